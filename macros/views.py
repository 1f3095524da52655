"""Records as one reader sees them: words chosen, values written out, conditions explained.

Partials draw these views and decide nothing.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from macros import formats, letter_grammar
from macros.catalog import Catalog, Worded
from macros.models import (
    CONFIDENCES,
    FILLED,
    ChecklistWords,
    FieldWords,
    LetterField,
    LetterWords,
    Record,
    SituationWords,
    When,
    Words,
)

W = TypeVar("W", bound=Record)


class Wording:
    """Chooses words in one language: hand-written ones first, else converted from the language it derives from."""

    def __init__(self, catalog: Catalog, code: str) -> None:
        self.catalog = catalog
        self.locale = catalog.locale(code)
        self.code = code
        self.html_lang = self.locale.html_lang
        self._written = self.locale.derived_from or code
        convert = catalog.converters[code].convert if self.locale.derived_from else _unchanged
        self._convert: Callable[[str], str] = convert

    def pick(self, words: Words) -> str:
        """The text of a fact or term."""
        return words[self.code] if self.code in words else self._convert(words[self._written])

    def words(self, worded: Worded[Any, W]) -> W:
        """The words of a letter, checklist or situation."""
        if self.code in worded.words:
            return worded.words[self.code].record
        source = worded.words[self._written].record
        return type(source).model_validate(_map_texts(source.model_dump(), self._convert))

    @cached_property
    def strings(self) -> Mapping[str, str]:
        """The words of the interface."""
        if self.code in self.catalog.strings:
            strings: dict[str, str] = self.catalog.strings[self.code].data
            return strings
        return {key: self._convert(text) for key, text in self.catalog.strings[self._written].data.items()}

    def string(self, key: str, **slots: object) -> str:
        """One string of the interface with its placeholders filled. Raises KeyError for an unknown key."""
        return self.strings[key].format(**slots)


def _unchanged(text: str) -> str:
    return text


def _map_texts(data: Any, convert: Callable[[str], str]) -> Any:
    """The same nested data with every text value converted; keys stay."""
    if isinstance(data, dict):
        return {key: _map_texts(value, convert) for key, value in data.items()}
    return convert(data) if isinstance(data, str) else data


# --- facts -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class SourceView:
    id: str
    publisher: str
    title: str
    language: str
    date: str
    url: str
    read: str


@dataclass(frozen=True)
class FactView:
    """``short_date`` is when the newest source appeared, or else when we checked."""

    id: str
    statement: str
    value: str
    advice: str
    confidence: str
    confidence_label: str
    short_date: str
    checked: str
    review_by: str
    review_by_iso: str
    sources: tuple[SourceView, ...]
    contradicts: tuple[str, ...]


def source_view(wording: Wording, source_id: str) -> SourceView:
    """A source with its date and how much was read, in the reader's language."""
    source = wording.catalog.sources[source_id].record
    date = formats.partial_date(str(source.date), wording.html_lang) if source.date else wording.string("undated")
    return SourceView(
        id=source_id,
        publisher=source.publisher,
        title=source.title,
        language=source.language,
        date=date,
        url=source.url or "",
        read=wording.string(f"read_{source.read}"),
    )


def fact_view(wording: Wording, fact_id: str) -> FactView:
    """A fact with its value written into the statement. Raises KeyError for an unknown fact."""
    fact = wording.catalog.facts[fact_id].record
    value = formats.typed_value(fact.value, wording.html_lang, wording.strings) if fact.value else ""
    statement = wording.pick(fact.statement)
    dates = [str(date)[:7] for name in fact.sources if (date := wording.catalog.sources[name].record.date)]
    short_date = max(dates) if dates else wording.string("checked_in", date=fact.checked.isoformat()[:7])
    return FactView(
        id=fact_id,
        statement=statement.replace("{value}", value),
        value=value,
        advice=wording.pick(fact.advice) if fact.advice else "",
        confidence=fact.confidence,
        confidence_label=wording.string(f"confidence_{fact.confidence}"),
        short_date=short_date,
        checked=formats.date(fact.checked, wording.html_lang),
        review_by=formats.date(fact.review_by, wording.html_lang),
        review_by_iso=fact.review_by.isoformat(),
        sources=tuple(source_view(wording, name) for name in fact.sources),
        contradicts=tuple(fact.contradicts),
    )


def all_facts(wording: Wording) -> list[FactView]:
    """Every fact, best sourced first, then by id."""
    views = [fact_view(wording, fact_id) for fact_id in wording.catalog.facts]
    order = {confidence: position for position, confidence in enumerate(CONFIDENCES)}
    return sorted(views, key=lambda fact: (order[fact.confidence], fact.id))  # type: ignore[index]


# --- terms -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class TermView:
    """``word`` in the reader's language; ``korean`` as it stands on the screen; ``others``: (tag, word) pairs."""

    id: str
    word: str
    korean: str
    definition: str
    others: tuple[tuple[str, str], ...]


def term_view(wording: Wording, term_id: str) -> TermView:
    """A glossary term. Raises KeyError for an unknown term."""
    term = wording.catalog.terms[term_id].record
    others = tuple(
        (locale.html_lang, Wording(wording.catalog, locale.code).pick(term.word))
        for locale in wording.catalog.locales
        if locale.code not in (wording.code, "ko")
    )
    return TermView(
        id=term_id,
        word=wording.pick(term.word),
        korean=term.word["ko"],
        definition=wording.pick(term.definition),
        others=others,
    )


def all_terms(wording: Wording) -> list[TermView]:
    """Every term in the order of its Korean word, since that is what a seller looks up."""
    return sorted((term_view(wording, term_id) for term_id in wording.catalog.terms), key=lambda term: term.korean)


# --- letters -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class FieldView:
    field: LetterField
    words: FieldWords
    when: str

    @property
    def digits_only(self) -> bool:
        """Whether a keypad of digits is enough: one that lacks the comma and the hyphen."""
        return bool(self.field.pattern and re.fullmatch(r"\[0-9\](\{[0-9,]+\}|\+)", self.field.pattern))


@dataclass(frozen=True)
class GroupView:
    id: str
    label: str
    fields: tuple[FieldView, ...]


@dataclass(frozen=True)
class NodeView:
    """One piece of a passage: fixed ``text``, or a slot (``field``) or exhibit number (``field`` and ``option``)."""

    text: str
    field: str = ""
    option: str = ""
    particles: str = ""
    blank_particles: str = ""


@dataclass(frozen=True)
class PassageView:
    """``when`` is JSON for the browser, ``condition`` the same in words for a reader without JavaScript."""

    id: str
    joined: bool
    when: str
    condition: str
    nodes: tuple[NodeView, ...]


@dataclass(frozen=True)
class SheetView:
    """The letter in one language. ``role`` is ``send`` for the text to send, ``copy`` for the reader's own copy."""

    code: str
    html_lang: str
    role: str
    heading: str
    subject: PassageView
    passages: tuple[PassageView, ...]


@dataclass(frozen=True)
class LetterView:
    id: str
    title: str
    groups: tuple[GroupView, ...]
    sheets: tuple[SheetView, ...]
    expects: tuple[dict[str, Any], ...]
    browser_words: dict[str, Any]
    shared: tuple[str, ...]
    options: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    reviewed: str


def letter_view(wording: Wording, letter_id: str) -> LetterView:
    """A letter: its form in the reader's language, its text as sent and as the reader's copy.

    Raises KeyError for an unknown letter.
    """
    letter = wording.catalog.letters[letter_id]
    record, words = letter.record, wording.words(letter)
    codes = list(dict.fromkeys([*record.send_in, wording.code]))
    sheets = tuple(_sheet(wording, letter, code) for code in codes)
    groups = tuple(
        GroupView(
            id=group.id,
            label=words.groups[group.id],
            fields=tuple(FieldView(field, words.fields[field.id], _json(field.when)) for field in group.fields),
        )
        for group in record.groups
    )
    expects = tuple(
        {"when": expected.when, "needs": expected.needs, "text": words.expects[expected.id]}
        for expected in record.expects
    )
    return LetterView(
        id=letter_id,
        title=words.title,
        groups=groups,
        sheets=sheets,
        expects=expects,
        browser_words={wording.catalog.locale(code).html_lang: _browser_words(wording, letter, code) for code in codes},
        shared=tuple(field.id for field in record.fields if field.case),
        options=_option_texts(Wording(wording.catalog, record.send_in[0]).words(letter), words),
        reviewed=formats.date(record.reviewed, wording.html_lang),
    )


def _option_texts(sent: LetterWords, read: LetterWords) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """For readers without JavaScript: of every choice, its label and its texts as sent and as read."""
    return tuple(
        (
            field.label,
            tuple((sent.fields[name].options[option].text, one.text) for option, one in field.options.items()),
        )
        for name, field in read.fields.items()
        if field.options
    )


def _sheet(reader: Wording, letter: Worded[Any, LetterWords], code: str) -> SheetView:
    wording = Wording(reader.catalog, code)
    words, reader_words = wording.words(letter), reader.words(letter)
    send = code in letter.record.send_in
    language = reader.string(f"language_{wording.locale.html_lang.replace('-', '_')}")

    def passage(name: str, text: str, when: When, joined: bool = False) -> PassageView:
        return PassageView(
            id=name,
            joined=joined,
            when=_json(when),
            condition=_condition(reader, reader_words, when),
            nodes=tuple(_node(node, words, wording) for node in letter_grammar.parse(text)),
        )

    return SheetView(
        code=code,
        html_lang=wording.html_lang,
        role="send" if send else "copy",
        heading=reader.string("sheet_send" if send else "sheet_copy", language=language),
        subject=passage("subject", words.subject, {}),
        passages=tuple(passage(one.id, words.passages[one.id], one.when, one.joined) for one in letter.record.passages),
    )


def _node(node: letter_grammar.Node, words: LetterWords, wording: Wording) -> NodeView:
    """Blanks read 【label】, so that a gap cannot be overlooked."""
    match node:
        case letter_grammar.Words(text):
            return NodeView(text=text)
        case letter_grammar.ExhibitNumber(field, option):
            label = words.fields[field].options[option].label
            return NodeView(text=f"【{wording.string('exhibit', n='?')} {label}】", field=field, option=option)
        case letter_grammar.Slot(field, particles):
            blank = letter_grammar.blank_particle(particles) if particles else ""
            label = words.fields[field].label
            return NodeView(text=f"【{label}】", field=field, particles=particles, blank_particles=blank)


def _condition(reader: Wording, words: LetterWords, when: When) -> str:
    """A condition in words, for readers without JavaScript."""
    parts = []
    for field, option in when.items():
        label = words.fields[field].label
        if option == FILLED:
            parts.append(reader.string("when_filled", field=label))
        else:
            parts.append(reader.string("when_is", field=label, option=words.fields[field].options[option].label))
    return reader.string("keep_only_if", conditions=reader.string("list_separator").join(parts)) if parts else ""


def _browser_words(reader: Wording, letter: Worded[Any, LetterWords], code: str) -> dict[str, Any]:
    """What the browser needs to write choices and exhibits in one language."""
    wording = Wording(reader.catalog, code)
    words = wording.words(letter)
    return {
        "exhibit": wording.strings["exhibit"],
        "options": {
            field.id: {option: words.fields[field.id].options[option].text for option in field.options}
            for field in letter.record.fields
            if field.options
        },
    }


def _json(when: When) -> str:
    return json.dumps(when, ensure_ascii=False) if when else ""


# --- checklists and situations -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class ItemView:
    id: str
    do: str
    done: str
    keep: str
    dont: str
    minutes: str
    page: str
    facts: tuple[FactView, ...]


@dataclass(frozen=True)
class ChecklistView:
    id: str
    title: str
    reviewed: str
    groups: tuple[tuple[str, str, tuple[ItemView, ...]], ...]

    @property
    def item_count(self) -> int:
        """Number of items in all groups."""
        return sum(len(items) for _, _, items in self.groups)


def checklist_view(wording: Wording, checklist_id: str) -> ChecklistView:
    """A checklist; groups are (id, label, items). Raises KeyError for an unknown checklist."""
    checklist = wording.catalog.checklists[checklist_id]
    words: ChecklistWords = wording.words(checklist)

    def item(one: Any) -> ItemView:
        said = words.items[one.id]
        return ItemView(
            id=one.id,
            do=said.do,
            done=said.done,
            keep=said.keep or "",
            dont=said.dont or "",
            minutes=wording.string("minutes", n=one.minutes) if one.minutes else "",
            page=one.page or "",
            facts=tuple(fact_view(wording, name) for name in one.facts),
        )

    return ChecklistView(
        id=checklist_id,
        title=words.title,
        reviewed=formats.date(checklist.record.reviewed, wording.html_lang),
        groups=tuple(
            (group.id, words.groups[group.id], tuple(item(one) for one in group.items))
            for group in checklist.record.groups
        ),
    )


def situation_pages(wording: Wording, situation_id: str) -> list[str]:
    """Paths of the pages that answer a situation. Raises KeyError for an unknown situation."""
    record = wording.catalog.situations[situation_id].record
    letters = [f"letters/{letter}" for letter in record.letters]
    checklists = [f"checklists/{checklist}" for checklist in record.checklists]
    return [*letters, *checklists, *record.playbooks]


def situation_words(wording: Wording, situation_id: str) -> SituationWords:
    """Title and recognition line of a situation. Raises KeyError for an unknown situation."""
    return wording.words(wording.catalog.situations[situation_id])
