"""Checks that need more than one record, and those that compare a record's languages.

Each check is a generator that yields :class:`Problem`; :func:`check_catalog` runs them all.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from macros import letter_grammar
from macros.catalog import Catalog, Loaded, Worded
from macros.letter_grammar import ExhibitNumber, GrammarError, Slot
from macros.models import (
    FILLED,
    WITH_OPTIONS,
    Checklist,
    ChecklistItem,
    Duration,
    Letter,
    LetterField,
    LetterWords,
    Money,
    When,
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
        check_worded_keys,
        check_unique_ids,
        check_checklist_words,
        check_letter_structure,
        check_letter_texts,
        check_strings,
    )
    problems = [problem for check in checks for problem in check(catalog)]
    return [*problems, *check_page_references(catalog, paths), *check_pages_exist(catalog, paths)]


def check_languages(catalog: Catalog) -> Iterator[Problem]:
    """Facts and terms carry every hand-written language, and no unknown one."""
    known = {locale.code for locale in catalog.locales}
    written = catalog.written_locales

    def check(document: Document, key: str, words: Mapping[str, str] | None) -> Iterator[Problem]:
        if words is None:
            return
        for code in written:
            if code not in words:
                yield document.problem([key], f"has no text in “{code}”; write it")
        for code in words.keys() - known:
            yield document.problem([key, code], "is not a language of mkdocs.yml; remove it")

    for fact in catalog.facts.values():
        yield from check(fact.document, "statement", fact.record.statement)
        yield from check(fact.document, "advice", fact.record.advice)
    for term in catalog.terms.values():
        yield from check(term.document, "word", term.record.word)
        yield from check(term.document, "definition", term.record.definition)


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
    for letter in catalog.letters.values():
        yield from missing(letter.document, ["facts"], letter.record.facts, facts, "fact")
        yield from missing(letter.document, ["send_in"], letter.record.send_in, codes, "language")
    for checklist in catalog.checklists.values():
        for path, item in _items(checklist.record):
            yield from missing(checklist.document, [*path, "facts"], item.facts, facts, "fact")
    for situation in catalog.situations.values():
        record, document = situation.record, situation.document
        yield from missing(document, ["letters"], record.letters, catalog.known("letters"), "letter")
        yield from missing(document, ["checklists"], record.checklists, catalog.known("checklists"), "checklist")


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
    """A letter, checklist or situation has its page, else nobody finds it."""
    kinds = (("letters", catalog.letters), ("checklists", catalog.checklists), ("situations", catalog.situations))
    for folder, records in kinds:
        for name, record in records.items():
            if f"{folder}/{name}" not in paths:
                page = f"docs/{catalog.locales[0].code}/{folder}/{name}.md"
                yield Problem(record.document.file, message=f"has no page {page}; write it")


def check_unused_sources(catalog: Catalog) -> Iterator[Problem]:
    """A source that no fact rests on is dead data; what a faulty fact rests on is not known."""
    if any(folder == "facts" for folder, _ in catalog.unreadable):
        return
    used = {name for fact in catalog.facts.values() for name in fact.record.sources}
    for name, source in catalog.sources.items():
        if name not in used:
            yield Problem(source.document.file, message="no fact rests on this source; use it or remove it")


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
            yield from _same_ids(words.document, ["items"], items, words.record.items)
            yield from _same_ids(words.document, ["groups"], groups, words.record.groups)


def _same_ids(
    document: Document, path: Sequence[str], declared: set[str], worded: Mapping[str, object]
) -> Iterator[Problem]:
    """The structure declares exactly the ids that the words describe."""
    for name in sorted(declared - worded.keys()):
        yield document.problem([*path, name], "is declared in the structure but has no words; write them")
    for name in sorted(worded.keys() - declared):
        yield document.problem([*path, name], "is not declared in the structure; declare it or remove it")


def check_letter_structure(catalog: Catalog) -> Iterator[Problem]:
    """Options belong to the types that have them; conditions and expectations can hold."""
    for letter in catalog.letters.values():
        record, document = letter.record, letter.document
        fields = {field.id: field for field in record.fields}
        earlier: set[str] = set()
        for g, group in enumerate(record.groups):
            for f, field in enumerate(group.fields):
                path = ["groups", str(g), "fields", str(f)]
                if (field.type in WITH_OPTIONS) != bool(field.options):
                    need = "needs" if field.type in WITH_OPTIONS else "takes no"
                    yield document.problem([*path, "options"], f"a field of type {field.type} {need} options")
                if field.pattern and field.type != "identifier":
                    yield document.problem([*path, "pattern"], "belongs to fields of type identifier; remove it")
                yield from _check_when(document, [*path, "when"], field.when, fields)
                for name in field.when.keys() & fields.keys() - earlier:
                    message = (
                        "depends on itself; remove it" if name == field.id else f"must stand after “{name}”; move it"
                    )
                    yield document.problem([*path, "when", name], f"“{field.id}” {message}")
                earlier.add(field.id)
        for p, passage in enumerate(record.passages):
            yield from _check_when(document, ["passages", str(p), "when"], passage.when, fields)
        for e, expected in enumerate(record.expects):
            yield from _check_when(document, ["expects", str(e), "when"], expected.when, fields)
            yield from _check_when(document, ["expects", str(e), "needs"], expected.needs, fields)


def _check_when(
    document: Document, path: Sequence[str], when: When, fields: Mapping[str, LetterField]
) -> Iterator[Problem]:
    for name, option in when.items():
        field = fields.get(name)
        if field is None:
            yield document.problem([*path, name], f"“{name}” is not a field of this letter; declare it or correct it")
        elif option != FILLED and option not in field.options:
            choices = ", ".join([*field.options, FILLED])
            yield document.problem([*path, name], f"“{option}” is not an option of it; write one of {choices}")


def check_letter_texts(catalog: Catalog) -> Iterator[Problem]:
    """Texts follow the grammar, use declared fields only, and say the same in every language."""
    for letter in catalog.letters.values():
        signs: dict[str, dict[str, set[tuple[str, str]]]] = {}
        for code, words in letter.words.items():
            yield from _check_letter_words(letter.record, words)
            texts = {"subject": words.record.subject} | words.record.passages
            signs[code] = {}
            for name, text in texts.items():
                path = ["subject"] if name == "subject" else ["passages", name]
                try:
                    nodes = letter_grammar.parse(text)
                except GrammarError as error:
                    yield words.document.problem(path, str(error))
                    continue
                yield from _check_signs(letter.record, words.document, path, nodes)
                signs[code][name] = {
                    (node.field, node.option if isinstance(node, ExhibitNumber) else "")
                    for node in nodes
                    if isinstance(node, Slot | ExhibitNumber)
                }
        yield from _compare_signs(letter, signs)


def _check_letter_words(record: Letter, words: Loaded[LetterWords]) -> Iterator[Problem]:
    document = words.document
    fields = {field.id: field for field in record.fields}
    yield from _same_ids(document, ["groups"], {group.id for group in record.groups}, words.record.groups)
    yield from _same_ids(document, ["fields"], set(fields), words.record.fields)
    yield from _same_ids(document, ["passages"], {passage.id for passage in record.passages}, words.record.passages)
    yield from _same_ids(document, ["expects"], {expected.id for expected in record.expects}, words.record.expects)
    for name in fields.keys() & words.record.fields.keys():
        options = set(fields[name].options)
        yield from _same_ids(document, ["fields", name, "options"], options, words.record.fields[name].options)


def _check_signs(
    record: Letter, document: Document, path: Sequence[str], nodes: Sequence[letter_grammar.Node]
) -> Iterator[Problem]:
    fields = {field.id: field for field in record.fields}
    for node in nodes:
        if not isinstance(node, Slot | ExhibitNumber):
            continue
        field = fields.get(node.field)
        if field is None:
            yield document.problem(
                path, f"uses the field “{node.field}”, which letter.yaml does not declare; declare it"
            )
        elif isinstance(node, ExhibitNumber) and (field.type != "exhibits" or node.option not in field.options):
            yield document.problem(
                path, f"“{{{node.field}.{node.option}}}” names no exhibit of letter.yaml; correct it"
            )


def _compare_signs(
    letter: Worded[Letter, LetterWords], signs: Mapping[str, Mapping[str, set[tuple[str, str]]]]
) -> Iterator[Problem]:
    """A slot that stands in one language stands in all, else one reader's letter would say less."""
    for code, texts in signs.items():
        for name, here in texts.items():
            everywhere = set().union(*(other.get(name, set()) for other in signs.values()))
            for field, option in sorted(everywhere - here):
                sign = f"{{{field}.{option}}}" if option else f"{{{field}}}"
                path = ["subject"] if name == "subject" else ["passages", name]
                message = f"lacks {sign}, which another language has; add it or remove it there"
                yield letter.words[code].document.problem(path, message)


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
