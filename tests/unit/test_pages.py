from macros.pages import Page

TEXT = """---
title: Title
description: One sentence.
---

# Long title

Intro {{ term("a") }}.

## First {#first}

Claim{{ fact("b") }}, {{ value("b") }}.

{{ pages("x", "y/z") }}
"""


def test_front_matter_headings_and_calls_are_read() -> None:
    page = Page("docs/en/p.md", "p", TEXT)
    assert (page.title, page.description) == ("Title", "One sentence.")
    assert [(heading.line, heading.level, heading.id) for heading in page.headings] == [(6, 1, ""), (10, 2, "first")]
    assert [(call.line, call.name, call.arguments, call.section, call.alone) for call in page.calls] == [
        (8, "term", ("a",), "", False),
        (12, "fact", ("b",), "first", False),
        (12, "value", ("b",), "first", False),
        (14, "pages", ("x", "y/z"), "first", True),
    ]


def test_a_page_without_front_matter_has_neither_title_nor_description() -> None:
    page = Page("docs/en/p.md", "p", "# Only a heading\n")
    assert (page.title, page.description, len(page.headings)) == ("", "", 1)


def test_a_comment_in_a_code_block_is_no_heading() -> None:
    page = Page("docs/en/p.md", "p", "# Title\n\n```sh\n# comment\n~~~\n# comment\n```\n\n## First {#first}\n")
    assert [(heading.line, heading.id) for heading in page.headings] == [(1, ""), (9, "first")]
