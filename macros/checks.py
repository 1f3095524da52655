"""Checks that need more than one record, and those that compare a record's languages.

Each check is a generator that yields :class:`Problem`; :func:`check_catalog` runs them all.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from macros.catalog import Catalog
from macros.letter_checks import check_letters, same_ids
from macros.models import (
    Checklist,
    ChecklistItem,
    Count,
    Duration,
    Letter,
    Money,
    SharedColumn,
    SharedField,
    Words,
)
from macros.problems import Problem
from macros.strict_yaml import Document

_PLACEHOLDER = re.compile(r"\{[a-z_]+\}")


def check_catalog(catalog: Catalog, paths: Collection[str]) -> list[Problem]:
    """All problems between records that are valid one by one; ``paths`` are those of the source language's pages."""
    checks: tuple[Callable[[Catalog], Iterator[Problem]], ...] = (
        check_languages,
        check_fact_values,
        check_references,
        check_unused_sources,
        check_unused_shared_records,
        check_worded_keys,
        check_unique_ids,
        check_checklist_words,
        check_letters,
        check_strings,
    )
    problems = [problem for check in checks for problem in check(catalog)]
    return [*problems, *check_page_references(catalog, paths), *check_pages_exist(catalog, paths)]


def check_languages(catalog: Catalog) -> Iterator[Problem]:
    """Facts and terms carry every hand-written language, and no unknown one."""
    known = {locale.code for locale in catalog.locales}
    written = catalog.written_locales

    def check(document: Document, path: str, words: Mapping[str, str] | None) -> Iterator[Problem]:
        if words is None:
            return
        keys = path.split(".")
        for code in written:
            if code not in words:
                yield document.problem(keys, f"has no text in “{code}”; write it")
        for code in words.keys() - known:
            yield document.problem([*keys, code], "is not a language of mkdocs.yml; remove it")

    for fact in catalog.facts.values():
        yield from check(fact.document, "statement", fact.record.statement)
        yield from check(fact.document, "advice", fact.record.advice)
    for term in catalog.terms.values():
        yield from check(term.document, "word", term.record.word)
        yield from check(term.document, "definition", term.record.definition)
    for phrase in catalog.phrases.values():
        yield from check(phrase.document, "label", phrase.record.label)
        yield from check(phrase.document, "text", phrase.record.text)
    for field in catalog.fields.values():
        for path, words in _shared_words(field.record):
            yield from check(field.document, path, words)


def _shared_words(field: SharedField) -> Iterator[tuple[str, Words | None]]:
    """Every text of a shared field with its path of keys."""
    parts: list[tuple[str, SharedField | SharedColumn]] = [("", field)]
    parts += [(f"columns.{index}.", column) for index, column in enumerate(field.columns)]
    for path, part in parts:
        yield from ((f"{path}{key}", getattr(part, key)) for key in ("label", "hint", "example"))
        for index, option in enumerate(part.options):
            yield f"{path}options.{index}.label", option.label
            yield f"{path}options.{index}.text", option.text
    yield "row", field.row


def check_fact_values(catalog: Catalog) -> Iterator[Problem]:
    """A statement takes its value from ``{value}``; facts that claim something rest on a source."""
    for fact in catalog.facts.values():
        value = fact.record.value
        for code, statement in fact.record.statement.items():
            place = ["statement", code]
            if value is None and "{" in statement:
                yield fact.document.problem(place, "has a slot, but the fact has no value; add value, or write words")
            elif set("{}") & set(statement.replace("{value}", "")):
                yield fact.document.problem(place, "has a brace that is not of {value}; remove it")
            elif value is not None and "{value}" not in statement:
                yield fact.document.problem(place, "does not use {value}; write it where the value belongs")
            elif isinstance(value, Duration | Money) and re.search(rf"(?<!\d){value.amount}(?!\d)", statement):
                yield fact.document.problem(place, f"repeats {value.amount} by hand; leave it to {{value}}")
        for code, advice in (fact.record.advice or {}).items():
            if set("{}") & set(advice):
                yield fact.document.problem(["advice", code], "has a slot, which only a statement may; write words")
        if not fact.record.sources and fact.record.confidence not in ("inference", "unknown"):
            yield fact.document.problem(["sources"], "is empty; name a source, or call it inference or unknown")
        if fact.record.review_by <= fact.record.checked:
            yield fact.document.problem(["review_by"], "is not after “checked”; give a later date")


def check_references(catalog: Catalog) -> Iterator[Problem]:
    """Every id that one record uses names a record that exists."""

    def missing(
        document: Document, path: Sequence[str], ids: Sequence[str], known: Collection[str], kind: str
    ) -> Iterator[Problem]:
        for name in ids:
            if name not in known:
                yield document.problem(path, f"names the {kind} “{name}”, which does not exist; add it or correct it")

    facts, codes = catalog.known("facts"), [locale.code for locale in catalog.locales]
    for fact in catalog.facts.values():
        yield from missing(fact.document, ["sources"], fact.record.sources, catalog.known("sources"), "source")
        yield from missing(fact.document, ["contradicts"], fact.record.contradicts, facts, "fact")
    for name, letter in catalog.letters.items():
        record, document = letter.record, letter.document
        yield from missing(document, ["facts"], record.facts, facts, "fact")
        yield from missing(document, ["send_in"], record.send_in, codes, "language")
        yield from missing(document, ["next"], record.next, catalog.known("letters"), "letter")
        if name in record.next:
            yield document.problem(["next"], "names the letter itself; remove it")
        yield from missing(document, ["limit"], [record.limit] if record.limit else [], facts, "fact")
        limit = catalog.facts.get(record.limit or "")
        if limit and not isinstance(limit.record.value, Count):
            yield document.problem(["limit"], f"the fact “{record.limit}” has no value of the kind count; add one")
        for path, names in _phrases_of(record):
            yield from missing(document, path, names, catalog.known("phrases"), "ready sentence")
    for checklist in catalog.checklists.values():
        for path, item in _items(checklist.record):
            yield from missing(checklist.document, [*path, "facts"], item.facts, facts, "fact")
    for situation in catalog.situations.values():
        document, answers = situation.document, situation.record
        yield from missing(document, ["letters"], answers.letters, catalog.known("letters"), "letter")
        yield from missing(document, ["checklists"], answers.checklists, catalog.known("checklists"), "checklist")


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


def check_page_references(catalog: Catalog, paths: Collection[str]) -> Iterator[Problem]:
    """Every page that a record names exists."""
    for checklist in catalog.checklists.values():
        for path, item in _items(checklist.record):
            if item.page and item.page not in paths:
                message = f"names the page “{item.page}”, which does not exist; write it or correct it"
                yield checklist.document.problem([*path, "page"], message)
    for situation in catalog.situations.values():
        for page in situation.record.playbooks:
            if page not in paths:
                message = f"names the page “{page}”, which does not exist; write it or correct it"
                yield situation.document.problem(["playbooks"], message)


def check_pages_exist(catalog: Catalog, paths: Collection[str]) -> Iterator[Problem]:
    """A letter, checklist or situation can be found: it has its page, or a situation at least the index of letters."""
    indexed = catalog.situations if "letters/index" not in paths else {}
    kinds = (("letters", catalog.letters), ("checklists", catalog.checklists), ("situations", indexed))
    for folder, records in kinds:
        for name, record in records.items():
            if f"{folder}/{name}" not in paths:
                page = f"docs/{catalog.locales[0].code}/{folder}/{name}.md"
                yield Problem(record.document.file, message=f"has no page {page}; write it")
    answered = {name for situation in catalog.situations.values() for name in situation.record.letters}
    for name, letter in catalog.letters.items():
        if name not in answered:
            yield Problem(letter.document.file, message="no situation names this letter; name it in data/situations/")


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


def check_worded_keys(catalog: Catalog) -> Iterator[Problem]:
    """The words of letters, checklists and situations have the same keys in every language."""
    for letter in catalog.letters.values():
        yield from _compare_keys({code: words.document for code, words in letter.words.items()})
    for checklist in catalog.checklists.values():
        yield from _compare_keys({code: words.document for code, words in checklist.words.items()})
    for situation in catalog.situations.values():
        yield from _compare_keys({code: words.document for code, words in situation.words.items()})
    yield from _compare_keys(catalog.strings)


def _compare_keys(documents: Mapping[str, Document]) -> Iterator[Problem]:
    everywhere = {path for document in documents.values() for path in document.lines}
    for document in documents.values():
        absent = everywhere - document.lines.keys()
        for path in absent:
            if path[:-1] in absent:
                continue  # its parent is reported
            others = sorted(code for code, other in documents.items() if path in other.lines)
            yield document.problem(
                path, f"is missing here but stands in {', '.join(others)}; write it or remove it there"
            )


def check_unique_ids(catalog: Catalog) -> Iterator[Problem]:
    """Ids are unique inside a letter and inside a checklist."""

    def repeated(document: Document, kind: str, ids: Sequence[str]) -> Iterator[Problem]:
        for name, count in Counter(ids).items():
            if count > 1:
                yield Problem(document.file, message=f"{kind} “{name}” stands {count} times; ids must differ")

    for letter in catalog.letters.values():
        yield from repeated(letter.document, "field", [field.id for field in letter.record.fields])
        yield from repeated(letter.document, "group", [group.id for group in letter.record.groups])
        yield from repeated(letter.document, "passage", [passage.id for passage in letter.record.passages])
        yield from repeated(letter.document, "expectation", [expected.id for expected in letter.record.expects])
    for checklist in catalog.checklists.values():
        yield from repeated(checklist.document, "item", [item.id for item in checklist.record.items])
        yield from repeated(checklist.document, "group", [group.id for group in checklist.record.groups])


def check_checklist_words(catalog: Catalog) -> Iterator[Problem]:
    """Every item and group of a checklist has words, and no words lack an item."""
    for checklist in catalog.checklists.values():
        items = {item.id for item in checklist.record.items}
        groups = {group.id for group in checklist.record.groups}
        for words in checklist.words.values():
            yield from same_ids(words.document, ["items"], items, words.record.items)
            yield from same_ids(words.document, ["groups"], groups, words.record.groups)


def check_strings(catalog: Catalog) -> Iterator[Problem]:
    """Interface strings are texts, and have the same ``{placeholders}`` in every language."""
    placeholders: dict[str, dict[str, set[str]]] = {}
    for code, document in catalog.strings.items():
        for key, text in document.data.items():
            if not isinstance(text, str) or not text.strip():
                yield document.problem([key], "is not a text; write one, in quotes if YAML takes it for something else")
            elif set("{}") & set(_PLACEHOLDER.sub("", text)):
                yield document.problem([key], "has a brace that is not of a {placeholder}; write {lower_case_words}")
            else:
                placeholders.setdefault(key, {})[code] = set(_PLACEHOLDER.findall(text))
    for key, by_language in placeholders.items():
        everywhere = set().union(*by_language.values())
        for code, names in by_language.items():
            if absent := everywhere - names:
                shown = ", ".join(sorted(absent))
                yield catalog.strings[code].problem([key], f"lacks {shown}, which another language has; add it")
