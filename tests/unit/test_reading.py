"""Sentences are measured as a reader meets them."""

import pytest

from macros.pages import Page
from macros.reading import measured


@pytest.mark.parametrize(
    ("code", "text", "lengths"),
    [
        ("en", 'Save the mail. Then read it{{ fact("a") }}.', [3, 3]),
        ("en", 'Within {{ value("a") }} of receipt, see [the page](../a.md).', [7]),
        ("en", "| one two | three |\n|---|---|", [2, 1]),
        ("en", "```text\nnot prose at all\n```", []),
        ("zh", "先保存。再看 WING。", [3, 3]),
        ("ko", "저장하세요. 그다음 읽으세요.", [5, 7]),
    ],
)
def test_what_counts(code: str, text: str, lengths: list[int]) -> None:
    page = Page(f"docs/{code}/a.md", "a", f"---\ntitle: T\n---\n\n# Heading that is left out\n\n{text}\n")
    assert [sentence.length for sentence in measured(code, page)] == lengths
