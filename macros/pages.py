"""The Markdown pages of ``docs/``: read without rendering, so that languages can be compared in seconds."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest
from pathlib import Path

from macros import strict_yaml
from macros.catalog import Catalog
from macros.models import PLAYBOOK_KINDS, Email, Phone
from macros.problems import FaultyData, Problem

INLINE_MACROS = frozenset({"fact", "value", "term"})
BLOCK_MACROS = frozenset(
    {
        "sources",
        "pages",
        "all_signs",
        "situations",
        "situation",
        "signs",
        "playbooks",
        "playbook",
        "letters",
        "letter",
        "checklists",
        "checklist",
        "evidence_log",
        "deadlines",
        "my_case",
        "glossary",
        "facts",
        "institutions",
    }
)

_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_FRONT_MATTER_KEYS = ("title", "description", "hide", "search", "source_hash", "template")
_HEADING = re.compile(r"^(#{1,6}) (.*?)(?:\s*\{#([\w-]+)\})?\s*$")
_HEADING_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_FENCE = re.compile(r"\s*(```+|~~~+)")
_SENTENCE_END = re.compile(r"(?<=[.!?])[*”\"’)]*\s+(?=\S)|(?<=[。！？])[*」』）]*")
_CELL = re.compile(r"(?<!\\)\|")
_LINK_ADDRESS = re.compile(r"\]\([^)]*\)")
_ARGUMENT = r'"[^"{}\\]*"'
_CALL = re.compile(rf"\{{\{{\s*(\w+)\(\s*((?:{_ARGUMENT}(?:\s*,\s*{_ARGUMENT})*)?)\s*\)\s*\}}\}}")
_JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{\{|\}\}|\{%|%\}|\[\[#|#\]\]")
"""What Jinja reads: only calls of macros may have it."""

_NAMED = {
    "fact": "facts",
    "value": "facts",
    "term": "glossary",
    "letter": "letters",
    "checklist": "checklists",
    "situation": "situations",
    "signs": "situations",
    "playbook": "playbooks",
}
"""Macros that take the id of a record, and its folder in ``data/``."""
_CHOICES: dict[str, Collection[str]] = {"letters": ("situation", "stage", "recipient"), "playbooks": PLAYBOOK_KINDS}
"""Macros that take one of a few words. ``pages`` takes one path or more, the others nothing."""
_CITING = ("fact", "letter", "checklist", "signs", "institutions", "deadlines")
"""Macros that cite facts."""
_DRAWN: dict[str, tuple[str, ...]] = {
    "letters": ("letter",),
    "checklists": ("checklist",),
    "situations": ("situation", "signs"),
    **dict.fromkeys(PLAYBOOK_KINDS, ("playbook",)),
}
"""What a page in each folder draws of its record."""


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
        """The front matter; empty if there is none or it cannot be read."""
        try:
            return self.front_matter().data if _FRONT_MATTER.match(self.text) else {}
        except FaultyData:
            return {}

    def front_matter(self) -> strict_yaml.Document:
        """The front matter with its lines. Raises FaultyData if there is none or it cannot be read."""
        match = _FRONT_MATTER.match(self.text)
        text = "\n" + match[1] if match else ""  # on the same lines as in the file
        return strict_yaml.parse(text, self.file)

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
        found = ((number, _HEADING.match(line)) for number, line in self._prose)
        return tuple(Heading(number, len(match[1]), match[3] or "") for number, match in found if match)

    @cached_property
    def calls(self) -> tuple[Call, ...]:
        """All macro calls in order."""
        calls, section = [], ""
        sections = {heading.line: heading.id for heading in self.headings}
        for number, line in self.body:
            section = sections.get(number) or section
            for match in _CALL.finditer(line):
                arguments = tuple(re.findall(r'"([^"]*)"', match[2]))
                calls.append(Call(number, match[1], arguments, section, alone=match[0] == line.rstrip()))
        return tuple(calls)

    @property
    def sentences(self) -> Iterator[tuple[int, str]]:
        """Sentences and table cells with their line; headings, code and the addresses of links are left out."""
        for number, line in self._prose:
            if not _HEADING.match(line):
                text = _LINK_ADDRESS.sub("]", line).strip()
                for part in _CELL.split(text) if text.startswith("|") else [text]:
                    for sentence in _SENTENCE_END.split(part):
                        if sentence.strip():
                            yield number, sentence.strip()

    @property
    def _prose(self) -> Iterator[tuple[int, str]]:
        """Lines of the body that do not belong to a code block, numbered as in the file."""
        fence = ""
        for number, line in self.body:
            mark = _FENCE.match(line)
            if fence:
                fence = "" if mark and mark[1].startswith(fence) else fence
            elif mark:
                fence = mark[1]
            else:
                yield number, line

    @property
    def body(self) -> Iterator[tuple[int, str]]:
        """Lines of the body, numbered as in the file, front matter left out."""
        match = _FRONT_MATTER.match(self.text)
        skip = match[0].count("\n") if match else 0
        for number, line in enumerate(self.text.split("\n"), start=1):
            if number > skip:
                yield number, line


def read_pages(root: Path, code: str) -> dict[str, Page]:
    """The hand-written pages of one language by path."""
    folder = root / "docs" / code
    return {
        (path := file.relative_to(folder).with_suffix("").as_posix()): Page(
            file.relative_to(root).as_posix(), path, file.read_text(encoding="utf-8-sig", errors="surrogateescape")
        )
        for file in sorted(folder.rglob("*.md"))
        if file.is_file()
    }


def check_pages(catalog: Catalog, pages: Mapping[str, dict[str, Page]]) -> list[Problem]:
    """All problems of the pages: parity of languages, headings, macro calls, values typed by hand.

    ``pages`` maps language code and path to a page.
    """
    problems: list[Problem] = []
    source, *others = catalog.written_locales
    for by_path in pages.values():
        for page in by_path.values():
            problems += _check_page(catalog, page)
            problems += _check_ids(catalog, page, pages[source] | by_path)
    problems += _check_record_pages(catalog, pages[source])
    problems += _check_situation_titles(catalog, pages)
    for code in others:
        problems += _compare_page_sets(source, code, pages[source], pages[code])
        for path in pages[source].keys() & pages[code].keys():
            problems += _compare_pages(pages[source][path], pages[code][path])
    return problems


def _check_page(catalog: Catalog, page: Page) -> Iterator[Problem]:
    if any("\udc80" <= char <= "\udcff" for char in page.text):  # bytes that are no letters
        yield Problem(page.file, message="is not UTF-8; save it as UTF-8")
        return
    yield from _check_front_matter(page)
    ids = Counter(heading.id for heading in page.headings if heading.id)
    if [heading.level for heading in page.headings].count(1) != 1:
        yield Problem(page.file, message="must have exactly one “# ” heading")
    for heading in page.headings:
        if heading.level > 1 and not heading.id:
            yield Problem(page.file, heading.line, message="this heading has no id; add {#english-words} after it")
        elif ids[heading.id] > 1:
            yield Problem(page.file, heading.line, message=f"the id “{heading.id}” stands twice; ids must differ")
        elif heading.id and not _HEADING_ID.fullmatch(heading.id):
            message = f"the id “{heading.id}” must be lower-case English words joined by hyphens; correct it"
            yield Problem(page.file, heading.line, message=message)
    yield from _check_calls(page)
    channels = {
        fact.record.value.text: name
        for name, fact in catalog.facts.items()
        if isinstance(fact.record.value, Phone | Email)
    }
    for number, line in page.body:
        for text, name in channels.items():
            if text in line:
                yield Problem(page.file, number, message=f'types “{text}” by hand; write {{{{ value("{name}") }}}}')


def _check_front_matter(page: Page) -> Iterator[Problem]:
    """Title and description are there, no key is unknown, and no macro is called."""
    match = _FRONT_MATTER.match(page.text)
    if match is None:
        yield Problem(page.file, 1, message="has no front matter; begin it with title and description between ---")
        return
    try:
        document = page.front_matter()
    except FaultyData as error:
        yield from error.problems
        return
    for key in ("title", "description"):
        if not document.data.get(key):
            yield Problem(page.file, 1, key, "is missing from the front matter; add it")
        elif not isinstance(document.data[key], str):
            yield document.problem([key], "is not a text; put it in quotes")
    for key in document.data:
        if key not in _FRONT_MATTER_KEYS:
            known = ", ".join(_FRONT_MATTER_KEYS)
            yield document.problem([key], f"is not a key of the front matter; remove it or write one of {known}")
    for number, line in enumerate(match[0].splitlines(), start=1):
        if _JINJA.search(line):
            yield Problem(page.file, number, message="calls a macro in the front matter; write words instead")


def _check_calls(page: Page) -> Iterator[Problem]:
    """Macros exist, have the ids they take, and stand where they may; Jinja has no other use in a page."""
    for number, line in page.body:
        if found := _JINJA.search(_CALL.sub("", line)):
            message = f'“{found[0][:60]}” is no macro call; write {{{{ name("id") }}}} on one line, or remove it'
            yield Problem(page.file, number, message=message)
    for call in page.calls:
        if call.name not in INLINE_MACROS | BLOCK_MACROS:
            yield Problem(page.file, call.line, call.name, "is not a macro; see “Write a page” in CONTRIBUTING.md")
        elif wrong := _argument_fault(call):
            yield Problem(page.file, call.line, call.name, wrong)
        if call.name in BLOCK_MACROS and not call.alone:
            yield Problem(page.file, call.line, call.name, "must stand alone on its line, at column 0")
    drawn = Counter(_shown(call) for call in page.calls if call.name in ("letter", "checklist", "signs"))
    for shown, count in drawn.items():
        if count > 1:
            yield Problem(page.file, message=f"{shown} stands {count} times; keep one")
    yield from _check_sources_last(page)


def _check_sources_last(page: Page) -> Iterator[Problem]:
    """A page that cites facts ends with their sources."""
    names = [call.name for call in page.calls]
    citing = [call for call in page.calls if call.name in _CITING]
    if citing and "sources" not in names:
        yield Problem(page.file, message="cites facts but has no {{ sources() }}; end the page with it")
    elif citing:
        last = page.calls[len(names) - 1 - names[::-1].index("sources")]
        if page.calls.index(citing[-1]) > page.calls.index(last):
            message = "stands before the last fact of the page; move it to the end"
            yield Problem(page.file, last.line, "sources", message)


def _check_record_pages(catalog: Catalog, pages: Mapping[str, Page]) -> Iterator[Problem]:
    """A page of a letter, checklist, situation or playbook has its record and draws it."""
    for path, page in pages.items():
        folder, _, name = path.partition("/")
        if folder not in _DRAWN or name == "index":
            continue
        kind = "playbooks" if folder in PLAYBOOK_KINDS else folder
        if name not in catalog.known(kind):
            where = f"data/playbooks/{name}.yaml" if kind == "playbooks" else f"data/{kind}/{name}/"
            yield Problem(page.file, message=f"has no record {where}; add it or remove the page")
            continue
        calls = [(call.name, call.arguments) for call in page.calls]
        for macro in _DRAWN[folder]:
            if (macro, (name,)) not in calls:
                yield Problem(page.file, message=f'does not draw its record; add {{{{ {macro}("{name}") }}}}')


def _check_situation_titles(catalog: Catalog, pages: Mapping[str, Mapping[str, Page]]) -> Iterator[Problem]:
    """A situation is called the same on its page and on the cards that lead to it."""
    for name, situation in catalog.situations.items():
        for code, words in situation.words.items():
            page = pages.get(code, {}).get(f"situations/{name}")
            if page and page.title != words.record.title:
                message = f"is “{words.record.title}”, but {page.file} is titled “{page.title}”; make them equal"
                yield words.document.problem(["title"], message)


def _argument_fault(call: Call) -> str:
    """What is wrong with the number of ids in a call; empty if nothing is."""
    count = len(call.arguments)
    if call.name == "pages":
        return "" if count else "takes one path or more, has none; add one"
    wanted = int(call.name in _NAMED or call.name in _CHOICES)
    return "" if count == wanted else f"takes {wanted or 'no'} id{'' if wanted else 's'}, has {count}; correct it"


def _check_ids(catalog: Catalog, page: Page, by_path: Mapping[str, Page]) -> Iterator[Problem]:
    """Every id that a macro call names exists."""
    known: dict[str, Collection[str]] = {name: catalog.known(folder) for name, folder in _NAMED.items()}
    known |= _CHOICES | {"pages": by_path}
    for call in page.calls:
        for name in call.arguments:
            if call.name in known and name not in known[call.name]:
                message = f"names “{name}”, which does not exist; add it or correct it"
                yield Problem(page.file, call.line, call.name, message)
            elif call.name == "value" and (fact := catalog.facts.get(name)) and fact.record.value is None:
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
