"""Links between records, and from records to pages: every one leads somewhere, and every record is reached.

A removed record stops the build wherever it is named.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from macros.catalog import Catalog
from macros.models import FACT_SLOT, Checklist, ChecklistItem, Count, InstitutionRow, Letter
from macros.pages import Page
from macros.problems import Problem
from macros.strict_yaml import Document

_ANSWERS = ("letters", "checklists", "playbooks", "institutions")
"""What a situation names; a playbook names the first two."""
_NAMING = ("situations", "playbooks", "letters", "checklists", "institutions", "deadlines", "holidays")
"""Folders of records that name or cite others."""


def check_links(catalog: Catalog, pages: Mapping[str, Page]) -> Iterator[Problem]:
    """All of them; ``pages`` are those of the source language by path."""
    yield from _check_fact_links(catalog)
    yield from _check_letter_links(catalog)
    yield from _check_checklist_links(catalog, pages.keys())
    yield from _check_situation_links(catalog)
    yield from _check_institution_links(catalog)
    yield from check_pages_exist(catalog, pages.keys())
    yield from check_unused_sources(catalog)
    yield from check_unused_shared_records(catalog)
    yield from check_orphans(catalog, pages)


def _missing(
    document: Document, path: Sequence[str], ids: Sequence[str], known: Collection[str], kind: str
) -> Iterator[Problem]:
    """Ids that name no record."""
    for name in ids:
        if name not in known:
            yield document.problem(path, f"names the {kind} “{name}”, which does not exist; add it or correct it")


def _check_fact_links(catalog: Catalog) -> Iterator[Problem]:
    facts, sources = catalog.known("facts"), catalog.known("sources")
    for fact in catalog.facts.values():
        yield from _missing(fact.document, ["sources"], fact.record.sources, sources, "source")
        yield from _missing(fact.document, ["contradicts"], fact.record.contradicts, facts, "fact")


def _check_letter_links(catalog: Catalog) -> Iterator[Problem]:
    facts, codes = catalog.known("facts"), [locale.code for locale in catalog.locales]
    for name, letter in catalog.letters.items():
        record, document = letter.record, letter.document
        yield from _missing(document, ["facts"], record.facts, facts, "fact")
        yield from _missing(document, ["send_in"], record.send_in, codes, "language")
        yield from _missing(document, ["next"], record.next, catalog.known("letters"), "letter")
        if name in record.next:
            yield document.problem(["next"], "names the letter itself; remove it")
        yield from _missing(document, ["limit"], [record.limit] if record.limit else [], facts, "fact")
        limit = catalog.facts.get(record.limit or "")
        if limit and not isinstance(limit.record.value, Count):
            yield document.problem(["limit"], f"the fact “{record.limit}” has no value of the kind count; add one")
        for path, names in _phrases_of(record):
            yield from _missing(document, path, names, catalog.known("phrases"), "ready sentence")


def _check_checklist_links(catalog: Catalog, paths: Collection[str]) -> Iterator[Problem]:
    for checklist in catalog.checklists.values():
        for path, item in _items(checklist.record):
            yield from _missing(checklist.document, [*path, "facts"], item.facts, catalog.known("facts"), "fact")
            yield from _missing(checklist.document, [*path, "page"], [item.page] if item.page else [], paths, "page")
            letters = [item.letter] if item.letter else []
            yield from _missing(checklist.document, [*path, "letter"], letters, catalog.known("letters"), "letter")


def _check_situation_links(catalog: Catalog) -> Iterator[Problem]:
    """Links of situations and playbooks."""
    links = [
        *((one.document, one.record, folder) for one in catalog.situations.values() for folder in _ANSWERS),
        *((one.document, one.record, folder) for one in catalog.playbooks.values() for folder in _ANSWERS[:2]),
    ]
    for document, record, folder in links:
        ids: list[str] = getattr(record, folder)
        yield from _missing(document, [folder], ids, catalog.known(folder), folder.removesuffix("s"))
    for situation in catalog.situations.values():
        for index, sign in enumerate(situation.record.signs):
            for key, name, folder in (("fact", sign.fact, "facts"), ("term", sign.term, "glossary")):
                path = ["signs", str(index), key]
                yield from _missing(situation.document, path, [name] if name else [], catalog.known(folder), key)


def _check_institution_links(catalog: Catalog) -> Iterator[Problem]:
    for institution in catalog.institutions.values():
        for name, row in institution.record.rows.items():
            if row:
                facts = catalog.known("facts")
                yield from _missing(institution.document, [name, "facts"], row.facts, facts, "fact")
                yield from _check_slots(catalog, institution.document, name, row)


def _check_slots(catalog: Catalog, document: Document, name: str, row: InstitutionRow) -> Iterator[Problem]:
    """Every slot of an institution's row is a fact of the row that has a value."""
    for code, text in row.text.items():
        place = [name, "text", code]
        for slot in FACT_SLOT.findall(text):
            fact = catalog.facts.get(slot)
            if slot not in row.facts:
                yield document.problem(place, f"has the slot {{{slot}}}, which is not among its facts; name it there")
            elif fact and fact.record.value is None:
                yield document.problem(place, f"has the slot {{{slot}}}, but that fact has no value; write words")
        if set("{}") & set(FACT_SLOT.sub("", text)):
            yield document.problem(place, "has a brace that is not of a {fact-id}; remove it")


def _phrases_of(letter: Letter) -> Iterator[tuple[list[str], list[str]]]:
    """The ready sentences a letter names, with their path of keys; those of shared fields are named there."""
    for g, group in enumerate(letter.groups):
        for f, field in enumerate(group.fields):
            path = ["groups", str(g), "fields", str(f)]
            yield [*path, "phrases"], field.phrases
            for c, column in enumerate(field.columns):
                yield [*path, "columns", str(c), "phrases"], column.phrases


def _items(checklist: Checklist) -> Iterator[tuple[list[str], ChecklistItem]]:
    """Every item with its path of keys."""
    for g, group in enumerate(checklist.groups):
        for i, item in enumerate(group.items):
            yield ["groups", str(g), "items", str(i)], item


def check_pages_exist(catalog: Catalog, paths: Collection[str]) -> Iterator[Problem]:
    """A letter, checklist, situation or playbook has its page."""
    documents = {
        **{f"letters/{name}": letter.document for name, letter in catalog.letters.items()},
        **{f"checklists/{name}": checklist.document for name, checklist in catalog.checklists.items()},
        **{f"situations/{name}": situation.document for name, situation in catalog.situations.items()},
        **{f"{one.record.kind}/{name}": one.document for name, one in catalog.playbooks.items()},
    }
    for path, document in documents.items():
        if path not in paths:
            page = f"docs/{catalog.locales[0].code}/{path}.md"
            yield Problem(document.file, message=f"has no page {page}; write it")


def check_orphans(catalog: Catalog, pages: Mapping[str, Page]) -> Iterator[Problem]:
    """Every record is reached from another one: what answers nothing would never be found.

    ``pages`` are those of the source language, which cite the facts and use the terms.
    """
    situations = [situation.record for situation in catalog.situations.values()]
    playbooks = [playbook.record for playbook in catalog.playbooks.values()]
    if any(folder in _NAMING for folder, _ in catalog.unreadable):
        return  # what faulty records name is not known
    letters = {name for one in situations for name in one.letters}
    checklists = {name for one in situations for name in one.checklists}
    checklists |= {name for one in playbooks for name in one.checklists}
    named = {name for one in situations for name in one.playbooks}
    institutions = {name for one in situations for name in one.institutions}
    terms = {sign.term for one in situations for sign in one.signs}
    terms |= _named(pages, "term")
    facts = {sign.fact for one in situations for sign in one.signs}
    facts |= _named(pages, "fact", "value")
    facts |= {fact for one in catalog.letters.values() for fact in (*one.record.facts, one.record.limit)}
    facts |= {fact for one in catalog.checklists.values() for item in one.record.items for fact in item.facts}
    facts |= {
        fact for one in catalog.institutions.values() for row in one.record.rows.values() if row for fact in row.facts
    }
    facts |= {one.record.fact for records in (catalog.deadlines, catalog.holidays) for one in records.values()}
    where = "name it in data/situations/"
    kinds: tuple[tuple[Mapping[str, Any], Collection[str | None], str], ...] = (
        (catalog.letters, letters, f"no situation names this letter; {where}"),
        (catalog.checklists, checklists, f"no situation or playbook names this checklist; {where}"),
        (catalog.playbooks, named, f"no situation names this playbook; {where}"),
        (catalog.institutions, institutions, f"no situation names this institution; {where}"),
        (catalog.terms, terms, "no page and no sign of a situation uses this term; use it or remove it"),
        (catalog.facts, facts, "no page and no record cites this fact; cite it or remove it"),
    )
    for records, reached, message in kinds:
        for name, record in records.items():
            if name not in reached:
                yield Problem(record.document.file, message=message)


def _named(pages: Mapping[str, Page], *macros: str) -> set[str]:
    """Every id that these macros name on some page."""
    calls = (call for page in pages.values() for call in page.calls if call.name in macros)
    return {name for call in calls for name in call.arguments}


def check_unused_sources(catalog: Catalog) -> Iterator[Problem]:
    """A source that no fact rests on is dead data; what a faulty fact rests on is not known."""
    if any(folder == "facts" for folder, _ in catalog.unreadable):
        return
    used = {name for fact in catalog.facts.values() for name in fact.record.sources}
    for name, source in catalog.sources.items():
        if name not in used:
            yield Problem(source.document.file, message="no fact rests on this source; use it or remove it")


def check_unused_shared_records(catalog: Catalog) -> Iterator[Problem]:
    """A shared field or ready sentence that no letter uses is dead data; what faulty letters use is not known."""
    if any(folder in ("letters", "fields") for folder, _ in catalog.unreadable):
        return
    letters = [letter.record for letter in catalog.letters.values()]
    fields = {field.id for letter in letters for field in letter.fields if field.case}
    phrases = {name for letter in letters for _, names in _phrases_of(letter) for name in names}
    for kind, records, used in (("field", catalog.fields, fields), ("sentence", catalog.phrases, phrases)):
        for name, record in records.items():
            if name not in used:
                yield Problem(record.document.file, message=f"no letter uses this {kind}; use it or remove it")
