"""Words that we do not use: anywhere, or in letters. What they are is data.

``data/words-to-avoid.yaml`` holds invented claims, other platforms' terms and threats; each glossary term holds the
other words for the same thing.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from macros import letter_language
from macros.catalog import Catalog
from macros.pages import Page
from macros.problems import Problem
from macros.strict_yaml import Document

EVERY_LANGUAGE = "all"
_Pattern = tuple[re.Pattern[str], Mapping[str, str]]


def check_words_to_avoid(catalog: Catalog, pages: Mapping[str, Mapping[str, Page]]) -> Iterator[Problem]:
    """No page and no record has a word that we do not use, and no letter one that letters do not."""
    if catalog.words_to_avoid is None:
        return
    yield from _check_languages(catalog)
    avoid = catalog.words_to_avoid.record
    everywhere = _patterns(catalog, avoid.everywhere, _synonyms(catalog))
    for code in everywhere:
        for page in pages.get(code, {}).values():
            for number, line in page.body:
                for message in _found(line, everywhere[code], "we do not use"):
                    yield Problem(page.file, number, message=message)
    for code, document in _documents(catalog):
        for path, language, text in _texts(document.data, code, everywhere.keys()):
            for message in _found(text, everywhere[language], "we do not use"):
                yield document.problem(path, message)
    in_letters = _patterns(catalog, avoid.letters)
    for code, document, path, text in letter_language.sent_texts(catalog):
        for message in _found(text, in_letters.get(code), "no letter may have"):
            yield document.problem(path, message)


def _check_languages(catalog: Catalog) -> Iterator[Problem]:
    """Languages are named as in ``mkdocs.yml``."""
    assert catalog.words_to_avoid is not None
    known = {locale.code for locale in catalog.locales}
    message = "is not a language of mkdocs.yml; correct it"
    for place in ("everywhere", "letters"):
        for code in getattr(catalog.words_to_avoid.record, place).keys() - known - {EVERY_LANGUAGE}:
            yield catalog.words_to_avoid.document.problem([place, code], f"{message}, or write “{EVERY_LANGUAGE}”")
    for term in catalog.terms.values():
        for code in term.record.avoid.keys() - known:
            yield term.document.problem(["avoid", code], message)


def _synonyms(catalog: Catalog) -> dict[str, dict[str, str]]:
    """The words that glossary terms stand instead of, by language."""
    return {
        code: {
            word: f"write “{term.record.word[code]}”, as the glossary does"
            for term in catalog.terms.values()
            if code in term.record.word
            for word in term.record.avoid.get(code, [])
        }
        for code in (locale.code for locale in catalog.locales)
    }


def _patterns(catalog: Catalog, *lists: Mapping[str, Mapping[str, str]]) -> dict[str, _Pattern]:
    """By language, what to look for and what to say about it."""
    patterns: dict[str, _Pattern] = {}
    for code in (locale.code for locale in catalog.locales):
        words: dict[str, str] = {}
        for words_by_language in lists:
            words |= words_by_language.get(EVERY_LANGUAGE, {})
            words |= words_by_language.get(code, {})
        # Latin words match whole words only, others anywhere.
        signs = (rf"(?<![A-Za-z]){re.escape(word)}(?![A-Za-z])" for word in words)
        expression = re.compile("|".join(signs) or r"(?!)", re.IGNORECASE)
        patterns[code] = (expression, {word.lower(): instead for word, instead in words.items()})
    return patterns


def _found(text: str, pattern: _Pattern | None, judgement: str) -> Iterator[str]:
    """What is wrong with a text; nothing in a language that is none, which is told elsewhere."""
    if pattern is None:
        return
    expression, instead = pattern
    for match in expression.finditer(text):
        yield f"says “{match[0]}”, which {judgement}: {instead[match[0].lower()]}"


def _documents(catalog: Catalog) -> Iterator[tuple[str, Document]]:
    """Every record with words, and its language; empty where a record holds all languages."""
    single = (catalog.facts, catalog.terms, catalog.fields, catalog.phrases, catalog.institutions, catalog.deadlines)
    for records in single:
        yield from (("", loaded.document) for loaded in records.values())
    for folders in (catalog.letters, catalog.checklists, catalog.situations):
        for worded in folders.values():
            yield from ((code, loaded.document) for code, loaded in worded.words.items())
    yield from catalog.strings.items()


def _texts(data: Any, code: str, languages: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[list[str], str, str]]:
    """Every text below ``data`` with its path of keys and language; what a term names as to avoid is left out."""
    if isinstance(data, dict):
        for key, value in data.items():
            if path or key != "avoid":
                yield from _texts(value, key if key in languages else code, languages, (*path, str(key)))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _texts(value, code, languages, (*path, str(index)))
    elif isinstance(data, str) and code in languages:
        yield list(path), code, data
