"""How hard the sentences of the pages are to read: ``python -m macros reading`` prints the worst of each language.

A sentence is measured against the length we aim at: words in English, characters in Chinese, syllables in Korean.
Longer than one and a half of that is a fault; in between it is a matter for the editor.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from macros.catalog import Catalog, read_catalog
from macros.pages import Page, read_pages
from macros.problems import Problem

WORST = 15
"""How many sentences of each language the report shows."""
_AIMS = {
    # language: (what counts one, how many we aim at, what it is called)
    "en": (re.compile(r"\w[\w’'-]*"), 20, "words"),
    "zh": (re.compile(r"[\u3400-\u9fff]|[A-Za-z0-9]+"), 40, "characters"),
    "ko": (re.compile(r"[가-힣]|[A-Za-z0-9]+"), 60, "syllables"),
}
_LIMIT = 1.5
_VALUE = re.compile(r"\{\{\s*(?:value|term)\([^)]*\)\s*\}\}")
_CALL = re.compile(r"\{\{.*?\}\}")


@dataclass(frozen=True, order=True)
class Sentence:
    """``strain``: its length as a multiple of what we aim at."""

    strain: float
    file: str
    line: int
    text: str
    length: int


def measured(code: str, page: Page) -> Iterator[Sentence]:
    """The sentences of a page with their length; a value or term counts as one word, a citation as none."""
    unit, aim, _ = _AIMS[code]
    for number, sentence in page.sentences:
        text = _CALL.sub("", _VALUE.sub("x", sentence))
        if length := len(unit.findall(text)):
            yield Sentence(length / aim, page.file, number, text, length)


def check_reading(catalog: Catalog, pages: Mapping[str, Mapping[str, Page]]) -> Iterator[Problem]:
    """No sentence is longer than one and a half of what we aim at."""
    for code in catalog.written_locales:
        for page in pages[code].values() if code in _AIMS else ():
            _, aim, name = _AIMS[code]
            for sentence in measured(code, page):
                if sentence.strain > _LIMIT:
                    message = f"“{sentence.text[:30]}…” has {sentence.length} {name}, we aim at {aim}; split it"
                    yield Problem(sentence.file, sentence.line, message=message)


def report(root: Path) -> Iterator[str]:
    """Lines that tell, of each language, how many sentences are longer than we aim at, and the worst of them."""
    catalog, _ = read_catalog(root)
    for code in catalog.written_locales:
        if code not in _AIMS:
            continue
        sentences = [one for page in read_pages(root, code).values() for one in measured(code, page)]
        long = sorted((one for one in sentences if one.strain > 1), reverse=True)
        _, aim, name = _AIMS[code]
        yield f"{code}: {len(long)} of {len(sentences)} sentences have more than {aim} {name}"
        for one in long[:WORST]:
            yield f"  {one.length:>3} {name}  {one.file}:{one.line}: {one.text}"
