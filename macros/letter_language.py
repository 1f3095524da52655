"""How letters speak: their texts, and the register of the Korean that is sent."""

import re
from collections.abc import Iterator

from macros.catalog import Catalog
from macros.models import LetterWords
from macros.problems import Problem
from macros.strict_yaml import Document

KOREAN = "ko"

_SENTENCE_END = re.compile(r"(?<=[.?!。])[”’\"')」』】]*(?:\s+|$)")
_FORMAL = re.compile(r"(?:니다|니까|시오|\})[”’\"')」』】]*[.?]$")
"""합니다체, or a slot whose own words are checked where they stand."""
_SPOKEN = re.compile(r"(?:해요|예요|에요|어요|아요|세요|네요|죠|군요|거든요)(?=[\s.?!,~)]|$)")


def check_register(catalog: Catalog) -> Iterator[Problem]:
    """Korean that is sent is written in 합니다체: complete sentences, no spoken endings, no exclamation."""
    for letter in catalog.letters.values():
        if KOREAN in letter.record.send_in and KOREAN in letter.words:
            words = letter.words[KOREAN]
            for path, text in _texts(words.record, words.document):
                for message in register_faults(text):
                    yield words.document.problem(path, message)
    for phrase in catalog.phrases.values():
        for message in register_faults(phrase.record.text.get(KOREAN, "")):
            yield phrase.document.problem(["text", KOREAN], message)


def register_faults(text: str) -> list[str]:
    """What is not formal written Korean in a text of a letter; notes without a full stop are taken as they are."""
    faults = []
    for line in text.splitlines():
        for sentence in _SENTENCE_END.split(line.strip()):
            said = sentence.strip()
            if "!" in said:
                faults.append(f"“{_short(said)}” has an exclamation mark; end it with a full stop")
            if _SPOKEN.search(said):
                faults.append(f"“{_short(said)}” has a spoken ending; write 합니다체")
            elif said.endswith((".", "?")) and re.search("[가-힣]", said) and not _FORMAL.search(said):
                faults.append(f"“{_short(said)}” does not end in 합니다체 (…니다. …니까? …시오.); rewrite it")
    return faults


def _short(sentence: str) -> str:
    return sentence if len(sentence) <= 40 else f"…{sentence[-39:]}"


def sent_texts(catalog: Catalog) -> Iterator[tuple[str, Document, list[str], str]]:
    """Every text that may stand in a letter: its language, file and path of keys."""
    for letter in catalog.letters.values():
        for code, words in letter.words.items():
            yield from ((code, words.document, path, text) for path, text in _texts(words.record, words.document))
    for phrase in catalog.phrases.values():
        yield from ((code, phrase.document, ["text", code], text) for code, text in phrase.record.text.items())


def _texts(words: LetterWords, document: Document) -> Iterator[tuple[list[str], str]]:
    """Every text that may stand in the letter, with its path of keys; words of shared records stand there."""
    yield ["subject"], words.subject
    for name, passage in words.passages.items():
        yield ["passages", name], passage
    for name, field in words.fields.items():
        if field.row and ("fields", name, "row") in document.lines:
            yield ["fields", name, "row"], field.row
        for option, said in field.options.items():
            path = ["fields", name, "options", option]
            if tuple(path) in document.lines:
                yield [*path, "text"], said.text
        for column, cell in field.columns.items():
            for option, said in cell.options.items():
                path = ["fields", name, "columns", column, "options", option]
                if tuple(path) in document.lines:
                    yield [*path, "text"], said.text
