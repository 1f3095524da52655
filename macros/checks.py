"""Checks that need more than one record, and those that compare a record's languages.

Each check is a generator that yields :class:`Problem`; :func:`check_catalog` runs them all.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from macros.catalog import Catalog
from macros.deadline_checks import check_deadlines
from macros.letter_checks import check_letters, same_ids
from macros.link_checks import check_links
from macros.models import (
    Duration,
    Money,
    SharedColumn,
    SharedField,
    Words,
)
from macros.pages import Page
from macros.problems import Problem
from macros.strict_yaml import Document

_PLACEHOLDER = re.compile(r"\{[a-z_]+\}")


def check_catalog(catalog: Catalog, pages: Mapping[str, Page]) -> list[Problem]:
    """All problems between records that are valid one by one; ``pages`` are those of the source language by path."""
    checks: tuple[Callable[[Catalog], Iterator[Problem]], ...] = (
        check_languages,
        check_fact_values,
        check_worded_keys,
        check_unique_ids,
        check_checklist_words,
        check_case_form,
        check_sign_words,
        check_letters,
        check_deadlines,
        check_strings,
    )
    problems = [problem for check in checks for problem in check(catalog)]
    return [*problems, *check_links(catalog, pages)]


def check_languages(catalog: Catalog) -> Iterator[Problem]:
    """Records with all languages in one file carry every hand-written language, and no unknown one."""
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
    for institution in catalog.institutions.values():
        yield from check(institution.document, "name", institution.record.name)
        for name, row in institution.record.rows.items():
            yield from check(institution.document, f"{name}.text", row.text if row else None)
    for kind in catalog.exhibit_kinds.values():
        yield from check(kind.document, "word", kind.record.word)
        yield from check(kind.document, "shows", kind.record.shows)
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


def check_worded_keys(catalog: Catalog) -> Iterator[Problem]:
    """The words of letters, checklists and situations have the same keys in every language."""
    for letter in catalog.letters.values():
        yield from _compare_keys({code: words.document for code, words in letter.words.items()})
    if catalog.case_form:
        yield from _compare_keys({code: words.document for code, words in catalog.case_form.words.items()})
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
    """Ids are unique inside a letter, a checklist and a situation."""

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
    for situation in catalog.situations.values():
        yield from repeated(situation.document, "sign", [sign.id for sign in situation.record.signs])
        yield from repeated(situation.document, "sign", [sign.ko for sign in situation.record.signs])


def check_checklist_words(catalog: Catalog) -> Iterator[Problem]:
    """Every item and group of a checklist has words, and no words lack an item."""
    for checklist in catalog.checklists.values():
        items = {item.id for item in checklist.record.items}
        groups = {group.id for group in checklist.record.groups}
        for words in checklist.words.values():
            yield from same_ids(words.document, ["items"], items, words.record.items)
            yield from same_ids(words.document, ["groups"], groups, words.record.groups)


def check_case_form(catalog: Catalog) -> Iterator[Problem]:
    """“My case” asks for every field that letters share once, and for nothing else; all its groups have words."""
    form = catalog.case_form
    if form is None:
        return
    asked = Counter(field.id for group in form.record.groups for field in group.fields)
    for group in form.record.groups:
        for field in group.fields:
            if not field.case:
                message = f"asks for “{field.id}”, which letters do not share; add “case: true”, or remove it"
                yield form.document.problem(["groups"], message)
    shared = {field.id for letter in catalog.letters.values() for field in letter.record.fields if field.case}
    for name in sorted(shared & catalog.known("fields")):
        if asked[name] != 1:
            message = f"asks {asked[name]} times for the shared field “{name}”; ask once"
            yield form.document.problem(["groups"], message)
    for words in form.words.values():
        yield from same_ids(words.document, ["groups"], {group.id for group in form.record.groups}, words.record.groups)


def check_sign_words(catalog: Catalog) -> Iterator[Problem]:
    """Every sign of a situation has words, no words lack a sign, and the same Korean means the same everywhere."""
    meanings: dict[tuple[str, str], tuple[str, str]] = {}
    for situation in catalog.situations.values():
        signs = {sign.id: sign.ko for sign in situation.record.signs}
        for code, words in situation.words.items():
            yield from same_ids(words.document, ["signs"], set(signs), words.record.signs)
            for name, said in words.record.signs.items():
                first, file = meanings.setdefault((code, signs.get(name, "")), (said.meaning, words.document.file))
                if first != said.meaning:
                    message = f"means “{said.meaning}” here, but {file} says “{first}” of the same Korean; write one"
                    yield words.document.problem(["signs", name, "meaning"], message)


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
