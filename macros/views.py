"""Records as one reader sees them: words chosen, values written out, conditions explained.

Partials draw these views and decide nothing.
"""

import json
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypeVar

from macros import formats, letter_grammar
from macros.catalog import Catalog, Worded
from macros.models import (
    CONFIDENCES,
    EMPTY,
    FACT_SLOT,
    FILLED,
    INSTITUTION_GROUPS,
    MOMENTS,
    PLAYBOOK_KINDS,
    RECIPIENTS,
    SITUATION_GROUPS,
    STAGES,
    CaseFormWords,
    ChecklistWords,
    Column,
    ColumnWords,
    Count,
    FieldGroup,
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
        contradicts=wording.catalog.contradictions.get(fact_id, ()),
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
class OptionView:
    """An answer a field offers; ``when`` is JSON, empty where it is always offered."""

    id: str
    label: str
    when: str


@dataclass(frozen=True)
class ColumnView:
    column: Column
    words: ColumnWords
    options: tuple[OptionView, ...]

    @property
    def digits_only(self) -> bool:
        """Whether a keypad of digits is enough."""
        return _digits_only(self.column.pattern)


@dataclass(frozen=True)
class FieldView:
    """``when`` is JSON, empty where the field is always asked."""

    field: LetterField
    words: FieldWords
    when: str
    options: tuple[OptionView, ...]
    columns: tuple[ColumnView, ...]

    @property
    def digits_only(self) -> bool:
        """Whether a keypad of digits is enough: one that lacks the comma and the hyphen."""
        return _digits_only(self.field.pattern)


def _digits_only(pattern: str | None) -> bool:
    return bool(pattern and re.fullmatch(r"\[0-9\](\{[0-9,]+\}|\+)", pattern))


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
    """The letter in one language.

    ``role``, until the reader chooses another language to send: ``send`` for the text to send, ``copy`` for the
    reader's own copy, ``other`` for further languages it may be sent in. ``headings``: by role.
    """

    code: str
    html_lang: str
    role: str
    sendable: bool
    language: str
    headings: dict[str, str]
    subject: PassageView
    passages: tuple[PassageView, ...]

    @property
    def heading(self) -> str:
        """The heading of its first role."""
        return self.headings["copy" if self.role == "copy" else "send"]


@dataclass(frozen=True)
class LetterView:
    """``limit``: how many characters the recipient's box takes, 0 if that is not known. ``next``: paths of pages."""

    id: str
    title: str
    recipient: str
    groups: tuple[GroupView, ...]
    sheets: tuple[SheetView, ...]
    expects: tuple[dict[str, Any], ...]
    browser_words: dict[str, Any]
    shared: tuple[str, ...]
    options: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    reviewed: str
    limit: int
    next: tuple[str, ...]

    @property
    def send_sheets(self) -> list[SheetView]:
        """The sheets in the languages the letter may be sent in."""
        return [sheet for sheet in self.sheets if sheet.sendable]


def letter_view(wording: Wording, letter_id: str) -> LetterView:
    """A letter: its form in the reader's language, its text as sent and as the reader's copy.

    Raises KeyError for an unknown letter.
    """
    letter = wording.catalog.letters[letter_id]
    record, words = letter.record, wording.words(letter)
    codes = list(dict.fromkeys([*record.send_in, wording.code]))
    sheets = tuple(_sheet(wording, letter, code) for code in codes)
    groups = group_views(record.groups, words)
    expects = tuple(
        {
            "when": expected.when,
            "needs": expected.needs,
            "advice": expected.advice,
            "text": words.expects[expected.id],
        }
        for expected in record.expects
    )
    limit = wording.catalog.facts[record.limit].record.value if record.limit else None
    return LetterView(
        id=letter_id,
        title=words.title,
        recipient=record.recipient,
        groups=groups,
        sheets=sheets,
        expects=expects,
        browser_words={wording.catalog.locale(code).html_lang: _browser_words(wording, letter, code) for code in codes},
        shared=tuple(field.id for field in record.fields if field.case),
        options=_option_texts(Wording(wording.catalog, record.send_in[0]).words(letter), words),
        reviewed=formats.date(record.reviewed, wording.html_lang),
        limit=limit.amount if isinstance(limit, Count) else 0,
        next=tuple(f"letters/{name}" for name in record.next),
    )


def group_views(groups: Sequence[FieldGroup], words: LetterWords | CaseFormWords) -> tuple[GroupView, ...]:
    """Groups of a form with their fields."""
    return tuple(
        GroupView(
            id=group.id,
            label=words.groups[group.id],
            fields=tuple(_field_view(field, words.fields[field.id]) for field in group.fields),
        )
        for group in groups
    )


def _field_view(field: LetterField, words: FieldWords) -> FieldView:
    columns = tuple(
        ColumnView(column, words.columns[column.id], _options(column, words.columns[column.id]))
        for column in field.columns
    )
    return FieldView(field, words, _json(field.when), _options(field, words), columns)


def _options(field: LetterField | Column, words: FieldWords | ColumnWords) -> tuple[OptionView, ...]:
    conditions = {option.id: option.when for option in field.options}
    return tuple(
        OptionView(name, words.options[name].label, _json(conditions.get(name, {}))) for name in field.option_ids
    )


def _option_texts(sent: LetterWords, read: LetterWords) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """For readers without JavaScript: of every choice, its label and its texts as sent and as read."""
    found = []
    for name, field in read.fields.items():
        if field.options:
            found.append((field.label, sent.fields[name].options, field.options))
        for column, cell in field.columns.items():
            if cell.options:
                found.append((f"{field.label}: {cell.label}", sent.fields[name].columns[column].options, cell.options))
    return tuple(
        (label, tuple((as_sent[option].text, one.text) for option, one in options.items()))
        for label, as_sent, options in found
    )


def _sheet(reader: Wording, letter: Worded[Any, LetterWords], code: str) -> SheetView:
    wording = Wording(reader.catalog, code)
    words, reader_words = wording.words(letter), reader.words(letter)
    language = reader.string(f"language_{wording.locale.html_lang.replace('-', '_')}")
    role = "send" if code == letter.record.send_in[0] else "copy" if code == reader.code else "other"

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
        role=role,
        sendable=code in letter.record.send_in,
        language=language,
        headings={
            "send": reader.string("sheet_send", language=language),
            "copy": reader.string("sheet_copy", language=language),
        },
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
            said = words.fields[field]
            text = _blank_row(said) if said.row else f"【{said.label}】"
            return NodeView(text=text, field=field, particles=particles, blank_particles=blank)


def _blank_row(words: FieldWords) -> str:
    """A list's row with all its blanks."""
    return "".join(
        node.text if isinstance(node, letter_grammar.Words) else f"【{words.columns[node.field].label}】"
        for part in letter_grammar.parse_row(words.row or "")
        for node in part.nodes
    )


def _condition(reader: Wording, words: LetterWords, when: When) -> str:
    """A condition in words, for readers without JavaScript."""
    parts = []
    for field, wanted in when.items():
        said = words.fields[field]
        for state in (FILLED, EMPTY):
            if state in wanted:
                parts.append(reader.string(f"when_{state}", field=said.label))
        if options := [said.options[option].label for option in wanted if option not in (FILLED, EMPTY)]:
            shown = reader.string("or_separator").join(options)
            parts.append(reader.string("when_is", field=said.label, option=shown))
    return reader.string("keep_only_if", conditions=reader.string("list_separator").join(parts)) if parts else ""


def _browser_words(reader: Wording, letter: Worded[Any, LetterWords], code: str) -> dict[str, Any]:
    """What the browser needs to write choices, exhibits, amounts and rows in one language."""
    wording = Wording(reader.catalog, code)
    words = wording.words(letter)
    fields = [(field, words.fields[field.id]) for field in letter.record.fields]
    return {
        "exhibit": wording.strings["exhibit"],
        "money": wording.strings["money"],
        "options": {field.id: _texts(said) for field, said in fields if field.option_ids},
        "columns": {
            field.id: {
                column.id: {"label": said.columns[column.id].label, "options": _texts(said.columns[column.id])}
                for column in field.columns
            }
            for field, said in fields
            if field.columns
        },
        "rows": {field.id: _row(said.row) for field, said in fields if said.row},
    }


def _texts(words: FieldWords | ColumnWords) -> dict[str, str]:
    return {option: said.text for option, said in words.options.items()}


def _row(text: str) -> list[dict[str, Any]]:
    """A list's row for the browser: its parts, each with texts and columns."""

    def piece(node: letter_grammar.Node) -> dict[str, str]:
        match node:
            case letter_grammar.Slot(field, particles) if particles:
                return {"column": field, "particles": particles, "open": letter_grammar.blank_particle(particles)}
            case letter_grammar.Slot(field):
                return {"column": field}
            case letter_grammar.Words(words):
                return {"text": words}
        raise TypeError(f"a row has no {node}")  # refused by the grammar

    return [
        {"optional": part.optional, "pieces": [piece(node) for node in part.nodes]}
        for part in letter_grammar.parse_row(text)
    ]


def _json(when: When) -> str:
    return json.dumps(when, ensure_ascii=False) if when else ""


@dataclass(frozen=True)
class LetterGroupView:
    """Letters that belong together in the index. ``page``: path of the page about it, or empty."""

    id: str
    title: str
    note: str
    page: str
    letters: tuple[str, ...]


def letter_groups(wording: Wording, order: str) -> tuple[LetterGroupView, ...]:
    """All letters by ``situation``, ``stage`` or ``recipient``."""
    letters = wording.catalog.letters
    if order == "situation":
        return tuple(
            LetterGroupView(
                id=name,
                title=situation_words(wording, name).title,
                note=situation_words(wording, name).recognise,
                page=f"situations/{name}",
                letters=tuple(f"letters/{letter}" for letter in wording.catalog.situations[name].record.letters),
            )
            for name in ordered_situations(wording.catalog)
        )
    kinds: Sequence[str] = STAGES if order == "stage" else RECIPIENTS
    groups = []
    for kind in kinds:
        names = tuple(f"letters/{name}" for name, one in letters.items() if getattr(one.record, order) == kind)
        if names:
            key = f"{order}_{kind.replace('-', '_')}"
            groups.append(LetterGroupView(f"{order}-{kind}", wording.string(key), "", "", names))
    return tuple(groups)


# --- checklists --------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class ItemView:
    id: str
    do: str
    done: str
    who: str
    keep: str
    dont: str
    minutes: str
    pages: tuple[str, ...]
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
            who=said.who or "",
            keep=said.keep or "",
            dont=said.dont or "",
            minutes=wording.string("minutes", n=one.minutes) if one.minutes else "",
            pages=tuple(path for path in (one.page, one.letter and f"letters/{one.letter}") if path),
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


def checklists_by_moment(catalog: Catalog) -> list[tuple[str, list[str]]]:
    """Paths of all checklists by the moment at which each is taken, in the order of the moments."""
    records = {name: one.record for name, one in catalog.checklists.items()}
    ordered = sorted(records, key=lambda name: (records[name].order, name))
    return [
        (moment, [f"checklists/{name}" for name in ordered if records[name].moment == moment]) for moment in MOMENTS
    ]


# --- situations and playbooks ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class SignView:
    """A Korean word, what it means and what it tells; ``situations``: ids of those it points to."""

    korean: str
    meaning: str
    tells: str
    fact: FactView | None
    term: str
    situations: tuple[str, ...]


@dataclass(frozen=True)
class SituationView:
    id: str
    title: str
    recognise: str
    page: str
    signs: tuple[SignView, ...]


@dataclass(frozen=True)
class LinkGroup:
    """Pages of one kind that belong to what is drawn; ``label`` is the key of its name in the interface."""

    label: str
    pages: tuple[str, ...]


def ordered_situations(catalog: Catalog) -> list[str]:
    """Ids of all situations in the order in which they are listed."""
    return sorted(catalog.situations, key=lambda name: (catalog.situations[name].record.order, name))


def ordered_playbooks(catalog: Catalog, kind: str) -> list[str]:
    """Paths of the playbooks of one kind in the order in which they are listed."""
    records = [(one.record.order, name) for name, one in catalog.playbooks.items() if one.record.kind == kind]
    return [f"{kind}/{name}" for _, name in sorted(records)]


def situation_words(wording: Wording, situation_id: str) -> SituationWords:
    """Title and recognition line of a situation. Raises KeyError for an unknown situation."""
    return wording.words(wording.catalog.situations[situation_id])


def situation_view(wording: Wording, situation_id: str) -> SituationView:
    """A situation with its signs. Raises KeyError for an unknown situation."""
    words = situation_words(wording, situation_id)
    return SituationView(
        id=situation_id,
        title=words.title,
        recognise=words.recognise,
        page=f"situations/{situation_id}",
        signs=tuple(
            SignView(
                korean=sign.ko,
                meaning=words.signs[sign.id].meaning,
                tells=words.signs[sign.id].tells or "",
                fact=fact_view(wording, sign.fact) if sign.fact else None,
                term=sign.term or "",
                situations=(situation_id,),
            )
            for sign in wording.catalog.situations[situation_id].record.signs
        ),
    )


def situation_groups(wording: Wording) -> list[tuple[str, str, tuple[SituationView, ...]]]:
    """All situations by the part of the start page they stand in: its id, its label, the situations."""
    views = [(name, situation_view(wording, name)) for name in ordered_situations(wording.catalog)]
    records = wording.catalog.situations
    return [
        (
            group,
            wording.string(f"group_{group}"),
            tuple(view for name, view in views if records[name].record.group == group),
        )
        for group in SITUATION_GROUPS
    ]


def all_signs(wording: Wording) -> list[SignView]:
    """Every sign of every situation once, in the order of its Korean."""
    found: dict[str, SignView] = {}
    for name in ordered_situations(wording.catalog):
        for sign in situation_view(wording, name).signs:
            first = found.get(sign.korean, sign)
            situations = tuple(dict.fromkeys([*first.situations, name]))
            found[sign.korean] = replace(first, situations=situations)
    return sorted(found.values(), key=lambda sign: sign.korean)


def _pages(kind: str, ids: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"{kind}/{name}" for name in ids)


def _playbook_groups(catalog: Catalog, ids: Collection[str]) -> list[LinkGroup]:
    """Playbooks by kind, in the order given."""
    return [
        LinkGroup(
            f"section_{kind}", tuple(f"{kind}/{name}" for name in ids if catalog.playbooks[name].record.kind == kind)
        )
        for kind in PLAYBOOK_KINDS
    ]


def _naming(catalog: Catalog, kind: str, name: str) -> tuple[str, ...]:
    """Paths of the situations whose record names another record."""
    return _pages(
        "situations",
        [one for one in ordered_situations(catalog) if name in getattr(catalog.situations[one].record, kind)],
    )


def situation_links(catalog: Catalog, situation_id: str) -> list[LinkGroup]:
    """What answers a situation. Raises KeyError for an unknown situation."""
    record = catalog.situations[situation_id].record
    return _filled(
        LinkGroup("section_letters", _pages("letters", record.letters)),
        LinkGroup("section_checklists", _pages("checklists", record.checklists)),
        *_playbook_groups(catalog, record.playbooks),
    )


def playbook_links(catalog: Catalog, playbook_id: str) -> list[LinkGroup]:
    """What a playbook uses, and the situations that name it. Raises KeyError for an unknown playbook."""
    record = catalog.playbooks[playbook_id].record
    return _filled(
        LinkGroup("section_letters", _pages("letters", record.letters)),
        LinkGroup("section_checklists", _pages("checklists", record.checklists)),
        LinkGroup("section_situations", _naming(catalog, "playbooks", playbook_id)),
    )


def links_back(catalog: Catalog, kind: str, name: str) -> list[LinkGroup]:
    """Situations and playbooks that name a record of ``letters``, ``checklists`` or ``institutions``."""
    playbooks = [
        one
        for playbook_kind in PLAYBOOK_KINDS
        for path in ordered_playbooks(catalog, playbook_kind)
        if name in getattr(catalog.playbooks[one := path.partition("/")[2]].record, kind, ())
    ]
    return _filled(LinkGroup("section_situations", _naming(catalog, kind, name)), *_playbook_groups(catalog, playbooks))


def _filled(*groups: LinkGroup) -> list[LinkGroup]:
    return [group for group in groups if group.pages]


# --- institutions ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class InstitutionView:
    """``rows``: label key, text (empty if not known) and the facts it rests on."""

    id: str
    name: str
    korean: str
    rows: tuple[tuple[str, str, tuple[FactView, ...]], ...]
    situations: tuple[str, ...]


def institution_groups(wording: Wording) -> list[tuple[str, str, tuple[InstitutionView, ...]]]:
    """All institutions by group: its id, its label, the institutions."""
    records = wording.catalog.institutions
    ordered = sorted(records, key=lambda name: (records[name].record.order, name))
    groups = [
        (group, tuple(_institution(wording, name) for name in ordered if records[name].record.group == group))
        for group in INSTITUTION_GROUPS
    ]
    return [
        (group, wording.string(f"institutions_{group.replace('-', '_')}"), institutions)
        for group, institutions in groups
        if institutions
    ]


def _institution(wording: Wording, institution_id: str) -> InstitutionView:
    record = wording.catalog.institutions[institution_id].record

    def row(name: str) -> tuple[str, str, tuple[FactView, ...]]:
        known = record.rows[name]
        if known is None:
            return f"institution_{name}", "", ()
        facts = {fact: fact_view(wording, fact) for fact in known.facts}
        text = FACT_SLOT.sub(lambda slot: facts[slot[1]].value, wording.pick(known.text))
        return f"institution_{name}", text, tuple(facts.values())

    return InstitutionView(
        id=institution_id,
        name=wording.pick(record.name),
        korean=record.name["ko"],
        rows=tuple(row(name) for name in record.rows),
        situations=_naming(wording.catalog, "institutions", institution_id),
    )
