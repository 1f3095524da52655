"""The Markdown pages of ``docs/``: read without rendering, so that languages can be compared in seconds."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest
from pathlib import Path

import yaml

from macros.catalog import Catalog
from macros.models import Email, Phone
from macros.problems import Problem

INLINE_MACROS = frozenset({"fact", "value", "term"})
BLOCK_MACROS = frozenset({"sources", "pages", "situations", "situation", "letter", "checklist", "glossary", "facts"})

_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_HEADING = re.compile(r"^(#{1,6}) (.*?)(?:\s*\{#([\w-]+)\})?\s*$")
_CALL = re.compile(r"\{\{\s*(\w+)\((.*?)\)\s*\}\}")


@dataclass(frozen=True)
class Heading:
    line: int
    level: int
    id: str

    def __str__(self) -> str:
        return f"“{'#' * self.level} … {{#{self.id}}}”" if self.id else f"“{'#' * self.level} …” without an id"


@dataclass(frozen=True)
class Call:
    """A macro call; ``section`` is the id of the heading above it, ``alone`` whether it fills its line."""

    line: int
    name: str
    arguments: tuple[str, ...]
    section: str
    alone: bool


@dataclass(frozen=True)
class Page:
    """A page in one language. ``path`` is its address without locale and ending: ``respond/submit-appeal``."""

    file: str
    path: str
    text: str

    @cached_property
    def meta(self) -> Mapping[str, object]:
        """The front matter; empty if there is none or it is no mapping."""
        match = _FRONT_MATTER.match(self.text)
        meta = yaml.safe_load(match[1]) if match else {}
        return meta if isinstance(meta, dict) else {}

    @cached_property
    def title(self) -> str:
        """Short title, for navigation and links."""
        return str(self.meta.get("title", ""))

    @cached_property
    def description(self) -> str:
        """One sentence about the page."""
        return str(self.meta.get("description", ""))

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """All headings in order; the id is empty where none is given."""
        return tuple(
            Heading(number, len(match[1]), match[3] or "")
            for number, line in self._lines
            if (match := _HEADING.match(line))
        )

    @cached_property
    def calls(self) -> tuple[Call, ...]:
        """All macro calls in order."""
        calls, section = [], ""
        for number, line in self._lines:
            if heading := _HEADING.match(line):
                section = heading[3] or section
            for match in _CALL.finditer(line):
                arguments = tuple(re.findall(r"[\"']([^\"']*)[\"']", match[2]))
                calls.append(Call(number, match[1], arguments, section, alone=match[0] == line.rstrip()))
        return tuple(calls)

    @property
    def _lines(self) -> Iterator[tuple[int, str]]:
        """Lines of the body, numbered as in the file, front matter left out."""
        match = _FRONT_MATTER.match(self.text)
        skip = match[0].count("\n") if match else 0
        for number, line in enumerate(self.text.splitlines(), start=1):
            if number > skip:
                yield number, line


def read_pages(root: Path, code: str) -> dict[str, Page]:
    """The hand-written pages of one language by path."""
    folder = root / "docs" / code
    return {
        (path := file.relative_to(folder).with_suffix("").as_posix()): Page(
            file.relative_to(root).as_posix(), path, file.read_text(encoding="utf-8")
        )
        for file in sorted(folder.rglob("*.md"))
    }


def check_pages(catalog: Catalog, pages: Mapping[str, dict[str, Page]], *, records_complete: bool) -> list[Problem]:
    """All problems of the pages: parity of languages, headings, macro calls, values typed by hand.

    ``pages`` maps language code and path to a page. Unless ``records_complete``, ids are not looked up, since a record
    that could not be read would seem to be missing.
    """
    problems: list[Problem] = []
    source, *others = catalog.written_locales
    for by_path in pages.values():
        for page in by_path.values():
            problems += _check_page(catalog, page)
            if records_complete:
                problems += _check_ids(catalog, page, pages[source] | by_path)
    for code in others:
        problems += _compare_page_sets(source, code, pages[source], pages[code])
        for path in pages[source].keys() & pages[code].keys():
            problems += _compare_pages(pages[source][path], pages[code][path])
    return problems


def _check_page(catalog: Catalog, page: Page) -> Iterator[Problem]:
    for key in ("title", "description"):
        if not page.meta.get(key):
            yield Problem(page.file, 1, key, "is missing from the front matter; add it")
    ids = Counter(heading.id for heading in page.headings if heading.id)
    if [heading.level for heading in page.headings].count(1) != 1:
        yield Problem(page.file, message="must have exactly one “# ” heading")
    for heading in page.headings:
        if heading.level > 1 and not heading.id:
            yield Problem(page.file, heading.line, message="this heading has no id; add {#english-words} after it")
        elif ids[heading.id] > 1:
            yield Problem(page.file, heading.line, message=f"the id “{heading.id}” stands twice; ids must differ")
    yield from _check_calls(page)
    channels = {
        fact.record.value.text: name
        for name, fact in catalog.facts.items()
        if isinstance(fact.record.value, Phone | Email)
    }
    for number, line in page._lines:
        for text, name in channels.items():
            if text in line:
                yield Problem(page.file, number, message=f'types “{text}” by hand; write {{{{ value("{name}") }}}}')


def _check_calls(page: Page) -> Iterator[Problem]:
    for call in page.calls:
        if call.name not in INLINE_MACROS | BLOCK_MACROS:
            yield Problem(page.file, call.line, call.name, "is not a macro; see “Write a page” in CONTRIBUTING.md")
        if call.name in BLOCK_MACROS and not call.alone:
            yield Problem(page.file, call.line, call.name, "must stand alone on its line, at column 0")
    names = [call.name for call in page.calls]
    cites = {"fact", "letter", "checklist"} & set(names)
    if cites and "sources" not in names:
        yield Problem(page.file, message="cites facts but has no {{ sources() }}; end the page with it")


def _check_ids(catalog: Catalog, page: Page, by_path: Mapping[str, Page]) -> Iterator[Problem]:
    """Every id that a macro call names exists."""
    known: dict[str, Mapping[str, object]] = {
        "fact": catalog.facts,
        "value": catalog.facts,
        "term": catalog.terms,
        "letter": catalog.letters,
        "checklist": catalog.checklists,
        "situation": catalog.situations,
        "pages": by_path,
    }
    for call in page.calls:
        for name in call.arguments:
            if call.name in known and name not in known[call.name]:
                message = f"names “{name}”, which does not exist; add it or correct it"
                yield Problem(page.file, call.line, call.name, message)
            elif call.name == "value" and catalog.facts[name].record.value is None:
                yield Problem(page.file, call.line, call.name, f"the fact “{name}” has no value; add one or use words")


def _compare_page_sets(
    source: str, code: str, here: Mapping[str, Page], there: Mapping[str, Page]
) -> Iterator[Problem]:
    for path in sorted(here.keys() - there.keys()):
        yield Problem(f"docs/{code}/{path}.md", message=f"is missing, but docs/{source}/{path}.md exists; write it")
    for path in sorted(there.keys() - here.keys()):
        yield Problem(f"docs/{source}/{path}.md", message=f"is missing, but docs/{code}/{path}.md exists; write it")


def _compare_pages(source: Page, other: Page) -> Iterator[Problem]:
    """Same headings and, section by section, the same macro calls."""
    for number, (one, two) in enumerate(zip_longest(source.headings, other.headings), start=1):
        if one and two and (one.level, one.id) == (two.level, two.id):
            continue
        expected = f"{one} as on line {one.line} of {source.file}" if one else "the end of the page"
        message = f"heading {number} should be {expected}, found {two or 'none'}; make the headings equal"
        yield Problem(other.file, two.line if two else 0, message=message)
        return  # what follows would only repeat the shift
    for section in dict.fromkeys(call.section for call in (*source.calls, *other.calls)):
        one_calls = Counter(_shown(call) for call in source.calls if call.section == section)
        two_calls = Counter(_shown(call) for call in other.calls if call.section == section)
        place = f"section “{section}”" if section else "before the first section"
        for call in sorted((one_calls - two_calls).elements()):
            yield Problem(
                other.file, message=f"{place} lacks {call}, which {source.file} has; add it or remove it there"
            )
        for call in sorted((two_calls - one_calls).elements()):
            yield Problem(
                source.file, message=f"{place} lacks {call}, which {other.file} has; add it or remove it there"
            )


def _shown(call: Call) -> str:
    arguments = ", ".join(f'"{name}"' for name in call.arguments)
    return f"{{{{ {call.name}({arguments}) }}}}"
