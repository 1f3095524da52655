"""The shape of every record in ``data/``. What a record may contain is decided here and nowhere else.

Checks that need more than one record (does this fact exist?) are in :mod:`macros.checks`.
"""

import datetime
import re
from typing import Annotated, Literal, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    field_validator,
)

RECORD_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
RecordId = Annotated[str, StringConstraints(pattern=RECORD_ID)]
"""Name of a record, checklist item or group: lower-case words joined by hyphens. Permanent."""
FIELD_ID = r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$"
FieldId = Annotated[str, StringConstraints(pattern=FIELD_ID)]
"""Name of a letter's field, option, passage or group: lower-case words joined by underscores."""
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Words = dict[str, Text]
"""One text per language; which languages must be there is checked against ``mkdocs.yml``."""


def _one_or_several(value: object) -> object:
    """``reseller`` is short for ``[reseller]``."""
    return [value] if isinstance(value, str) else value


AnyOf = Annotated[list[str], BeforeValidator(_one_or_several), Field(min_length=1)]
"""What a field must be in a condition: one of these options, or ``filled``, or ``empty``."""
When = dict[FieldId, AnyOf]
"""A condition: every named field is one of what is named."""
SomeCondition = Annotated[When, Field(min_length=1)]

FILLED = "filled"
EMPTY = "empty"
TODAY = "today"


class Record(BaseModel):
    """Base of all records: unknown keys and other types are refused, values cannot change."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


# --- facts and sources -------------------------------------------------------------------------------------------

Confidence = Literal["official", "statute", "professional", "press", "community", "inference", "unknown"]
CONFIDENCES: tuple[Confidence, ...] = (
    "official",
    "statute",
    "professional",
    "press",
    "community",
    "inference",
    "unknown",
)
Unit = Literal["hours", "days", "business-days", "months", "years"]


class Duration(Record):
    kind: Literal["duration"]
    amount: int = Field(gt=0)
    unit: Unit


class Money(Record):
    """An amount in Korean won."""

    kind: Literal["money"]
    amount: int = Field(ge=0)


class Count(Record):
    kind: Literal["count"]
    amount: int


class Phone(Record):
    kind: Literal["phone"]
    text: Annotated[str, StringConstraints(pattern=r"^\+?[0-9][0-9-]+$")]


class Email(Record):
    kind: Literal["email"]
    text: Annotated[str, StringConstraints(pattern=r"^[^@\s]+@[^@\s]+\.[a-z]+$")]


Value = Annotated[Duration | Money | Count | Phone | Email, Field(discriminator="kind")]


class Source(Record):
    """A publication. ``read`` says how much of it we could read."""

    publisher: Text
    title: Text
    language: Text
    date: str | None
    url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")] | None
    read: Literal["full", "most", "opening"]

    @field_validator("date", mode="before")
    @classmethod
    def _date_is_a_date(cls, value: object) -> str | None:
        """Keep dates as text: ``2023-06-23``, ``2023-06`` or ``2023``."""
        if value is None:
            return None
        text = value.isoformat() if isinstance(value, datetime.date) else str(value)
        if not _is_date(text):
            raise ValueError("is not a date; write 2023-06-23, 2023-06, 2023 or null")
        return text


def _is_date(text: str) -> bool:
    """Whether a text is a day, month or year of the calendar."""
    if not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", text):
        return False
    try:
        datetime.date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError:
        return False
    return True


class Fact(Record):
    """A claim about the world, what it rests on, and until when it may be trusted."""

    confidence: Confidence
    value: Value | None = None
    sources: list[RecordId]
    checked: datetime.date
    review_by: datetime.date
    contradicts: list[RecordId] = []
    statement: Words
    advice: Words | None = None


class Term(Record):
    """A word of the glossary: the Korean word a seller meets, and what it means.

    ``avoid``: by language, other words for the same thing, which no text of ours has.
    """

    word: Words
    definition: Words
    avoid: dict[str, list[Text]] = {}


# --- letters -----------------------------------------------------------------------------------------------------

FieldType = Literal[
    "text", "long_text", "date", "money", "identifier", "choice", "choices", "sentences", "exhibits", "list"
]
ColumnType = Literal["text", "date", "money", "identifier", "choice", "exhibit"]
WITH_OPTIONS: frozenset[str] = frozenset({"choice", "choices", "sentences", "exhibits"})
Recipient = Literal["coupang", "reporter", "police", "authority", "mediator", "supplier", "customer", "lawyer"]
Stage = Literal["first-answer", "follow-up", "own-report", "outside-help"]
RECIPIENTS: tuple[Recipient, ...] = get_args(Recipient)
STAGES: tuple[Stage, ...] = get_args(Stage)
Autofill = Literal["organization", "name", "tel", "email"]
"""What the browser may offer, where a field is about the seller (HTML's ``autocomplete``)."""


_ESCAPES = re.compile(r"\\[dwsb./()\[\]{}*+?^$|\\]")
_STRANGE = re.compile(r"\(\?(?![:=!]).?|\\.?")
"""Groups and, once the common escapes are taken away, escapes that browsers read differently or not at all."""


def _pattern_compiles(value: str) -> str:
    try:
        re.compile(value)
    except re.error as error:
        raise ValueError(f"is not a regular expression: {error}") from None
    if strange := _STRANGE.search(_ESCAPES.sub("", value)):
        raise ValueError(f"has “{strange[0]}”, which browsers may not know; write it another way")
    return value


Pattern = Annotated[str, AfterValidator(_pattern_compiles)]
"""A regular expression for the whole of an identifier, which Python and browsers read alike."""


class Option(Record):
    """One of the answers a field offers; ``when``: offered only if the condition holds."""

    id: FieldId
    when: When = {}


def _option_from_id(value: object) -> object:
    """``invoice`` is short for ``{id: invoice}``."""
    return {"id": value} if isinstance(value, str) else value


def _options_differ(options: list[Option]) -> list[Option]:
    ids = [option.id for option in options]
    for name in ids:
        if name in (FILLED, EMPTY):
            raise ValueError(f"“{name}” has a meaning of its own in conditions; call the option otherwise")
        if ids.count(name) > 1:
            raise ValueError(f"“{name}” stands twice; options must differ")
    return options


Options = Annotated[
    list[Annotated[Option, BeforeValidator(_option_from_id)]],
    AfterValidator(_options_differ),
]


class Input(Record):
    """What fields and columns have in common.

    ``since`` and ``until`` name another date, or ``today``; ``at_most`` names another amount.
    """

    options: Options = []
    phrases: list[RecordId] = []
    pattern: Pattern | None = None
    since: FieldId | None = None
    until: FieldId | None = None
    at_most: FieldId | None = None

    @property
    def option_ids(self) -> list[str]:
        """Ids of what it offers: options of its own, then ready sentences."""
        return [*(option.id for option in self.options), *self.phrases]


class Column(Input):
    """A cell of every row of a list; the dates and amounts it is compared with may stand in the row too."""

    id: FieldId
    type: ColumnType
    required: bool = False


class LetterField(Input):
    """An input of a letter.

    ``case``: shared with every other letter that has this field; its description stands in ``data/fields/`` and is
    filled in when the letter is read. ``when``: asked only if the condition holds.
    ``min_length``: what is shorter counts as vague; Hangul and Chinese characters count two.
    Of a list, ``rows`` is how many there must be at least, and no two may have the same in the column ``different``.
    """

    id: FieldId
    type: FieldType
    required: bool = False
    case: bool = False
    min_length: int | None = Field(default=None, gt=0)
    columns: list[Column] = []
    rows: int = Field(default=1, gt=0)
    different: FieldId | None = None
    autofill: Autofill | None = None
    when: When = {}


class FieldGroup(Record):
    id: FieldId
    fields: list[LetterField] = Field(min_length=1)


class Passage(Record):
    """A paragraph of the letter; shown only while ``when`` holds.

    ``joined``: follows the passage before it on the next line, without a blank line between.
    """

    id: FieldId
    joined: bool = False
    when: When = {}


class Expectation(Record):
    """While ``when`` holds, the letter claims something that needs the exhibit in ``needs``.

    ``advice``: worth a look, but the letter may be ready without.
    """

    id: FieldId
    advice: bool = False
    when: SomeCondition
    needs: SomeCondition


class Letter(Record):
    """Structure of a letter; its words are in :class:`LetterWords`, one per language.

    ``next``: letters that follow a refusal or silence. ``limit``: a fact whose value is how many characters the
    recipient's box takes.
    """

    recipient: Recipient
    stage: Stage
    send_in: list[str] = Field(min_length=1)
    reviewed: datetime.date
    facts: list[RecordId] = []
    next: list[RecordId] = []
    limit: RecordId | None = None
    groups: list[FieldGroup] = Field(min_length=1)
    passages: list[Passage] = Field(min_length=1)
    expects: list[Expectation] = []

    @property
    def fields(self) -> list[LetterField]:
        """All fields, in the order of the form."""
        return [field for group in self.groups for field in group.fields]


class OptionWords(Record):
    """``label`` stands in the form, ``text`` in the letter."""

    label: Text
    text: Text


class ColumnWords(Record):
    label: Text
    hint: Text | None = None
    example: Text | None = None
    options: dict[str, OptionWords] = {}


class FieldWords(Record):
    """``row``: a line of the letter for each row of a list."""

    label: Text
    hint: Text | None = None
    example: Text | None = None
    options: dict[str, OptionWords] = {}
    row: Text | None = None
    columns: dict[FieldId, ColumnWords] = {}


class LetterWords(Record):
    title: Text
    subject: Text
    groups: dict[FieldId, Text]
    fields: dict[FieldId, FieldWords]
    passages: dict[FieldId, Text]
    expects: dict[FieldId, Text] = {}


class WordedOption(Option):
    """An option of a shared field, with its words in every language."""

    label: Words
    text: Words


class SharedColumn(Column):
    """A column of a shared list, with its words in every language."""

    options: list[WordedOption] = []  # type: ignore[assignment]
    label: Words
    hint: Words | None = None
    example: Words | None = None


class SharedField(Input):
    """An input that several letters share, with its words in every language."""

    type: FieldType
    options: list[WordedOption] = []  # type: ignore[assignment]
    min_length: int | None = Field(default=None, gt=0)
    columns: list[SharedColumn] = []
    rows: int = Field(default=1, gt=0)
    different: FieldId | None = None
    autofill: Autofill | None = None
    label: Words
    hint: Words | None = None
    example: Words | None = None
    row: Words | None = None


class CaseForm(Record):
    """What “My case” asks for: the inputs that letters share, in groups. Its words are in :class:`CaseFormWords`."""

    groups: list[FieldGroup] = Field(min_length=1)


class CaseFormWords(Record):
    groups: dict[FieldId, Text]
    fields: dict[FieldId, FieldWords] = {}


class Phrase(Record):
    """A ready sentence: ``label`` stands in the form, ``text`` in the letter."""

    label: Words
    text: Words


class WordsToAvoid(Record):
    """Words that no text of ours has, and those that no letter has; by language or ``all``, each with what to do."""

    everywhere: dict[str, dict[Text, Text]]
    letters: dict[str, dict[Text, Text]]


# --- checklists --------------------------------------------------------------------------------------------------

Moment = Literal["first-hour", "this-week", "every-week", "every-month", "before-sending", "before-listing"]
MOMENTS: tuple[Moment, ...] = (
    "first-hour",
    "this-week",
    "before-sending",
    "every-week",
    "every-month",
    "before-listing",
)
"""In the order in which the index of checklists shows them."""


class ChecklistItem(Record):
    """``minutes``: how long it takes; ``page``: where it is explained, for example ``respond/submit-appeal``.

    ``letter``: what to send with it.
    """

    id: RecordId
    minutes: int | None = Field(default=None, gt=0)
    page: str | None = None
    letter: RecordId | None = None
    facts: list[RecordId] = []


class ItemGroup(Record):
    id: RecordId
    items: list[ChecklistItem] = Field(min_length=1)


class Checklist(Record):
    """A list to check off; its words are in :class:`ChecklistWords`. ``order``: its place in the index."""

    moment: Moment
    order: int
    reviewed: datetime.date
    groups: list[ItemGroup] = Field(min_length=1)

    @property
    def items(self) -> list[ChecklistItem]:
        """All items, in order."""
        return [item for group in self.groups for item in group.items]


class ItemWords(Record):
    """What to do, what done looks like, who does it, what proof to keep, what not to do."""

    do: Text
    done: Text
    who: Text | None = None
    keep: Text | None = None
    dont: Text | None = None


class ChecklistWords(Record):
    title: Text
    summary: Text
    groups: dict[RecordId, Text]
    items: dict[RecordId, ItemWords]


class ExhibitKind(Record):
    """A kind of evidence; its Korean word stands in the printed list and in letters.

    ``order``: its place in the choice; ``shows``: ready wording of what evidence of this kind shows.
    """

    order: int
    word: Words
    shows: Words | None = None


# --- situations, playbooks, institutions -------------------------------------------------------------------------

SituationGroup = Literal["listing", "account", "customers", "outside"]
SITUATION_GROUPS: tuple[SituationGroup, ...] = get_args(SituationGroup)


class Sign(Record):
    """A Korean word or phrase by which a seller recognizes a situation. ``fact``: who saw it; ``term``: what it is."""

    id: RecordId
    ko: Text
    fact: RecordId | None = None
    term: RecordId | None = None


class Situation(Record):
    """What happened to the seller, and what answers it; of every kind the best first.

    ``order``: its place in lists; smaller comes first.
    """

    order: int
    group: SituationGroup
    letters: list[RecordId] = []
    checklists: list[RecordId] = []
    playbooks: list[RecordId] = Field(min_length=1)
    institutions: list[RecordId] = []
    signs: list[Sign] = Field(min_length=1)


class SignWords(Record):
    """What a sign means, and what it tells the seller."""

    meaning: Text
    tells: Text | None = None


class SituationWords(Record):
    title: Text
    recognise: Text
    signs: dict[RecordId, SignWords]


PlaybookKind = Literal["respond", "prevent"]
PLAYBOOK_KINDS: tuple[PlaybookKind, ...] = get_args(PlaybookKind)


class Playbook(Record):
    """A page that tells what to do, ``<kind>/<id>``, and the letters and checklists it uses."""

    kind: PlaybookKind
    order: int
    letters: list[RecordId] = []
    checklists: list[RecordId] = []


InstitutionGroup = Literal["coupang", "mediation", "authority", "police-court", "property", "advice"]
INSTITUTION_GROUPS: tuple[InstitutionGroup, ...] = get_args(InstitutionGroup)
INSTITUTION_ROWS = ("does", "who", "cost", "time", "languages", "contact")


FACT_SLOT = re.compile(r"\{([a-z0-9-]+)\}")
"""In the text of an institution: the value of a fact."""


class InstitutionRow(Record):
    """What is known about one side of an institution, and the facts it rests on; ``{fact-id}`` is a fact's value."""

    facts: list[RecordId] = Field(min_length=1)
    text: Words


def _unknown_is_none(value: object) -> object:
    if value is None:
        raise ValueError("is empty; write what is known, or unknown")
    return None if value == "unknown" else value


MaybeKnown = Annotated[InstitutionRow | None, BeforeValidator(_unknown_is_none)]
"""A row, or ``unknown``."""


class Institution(Record):
    """Where a seller can turn."""

    group: InstitutionGroup
    order: int
    name: Words
    does: InstitutionRow
    who: MaybeKnown
    cost: MaybeKnown
    time: MaybeKnown
    languages: MaybeKnown
    contact: MaybeKnown

    @property
    def rows(self) -> dict[str, InstitutionRow | None]:
        """What is known, by the names of the rows, in order; None where it is not."""
        return {name: getattr(self, name) for name in INSTITUTION_ROWS}


# --- deadlines and holidays ---------------------------------------------------------------------------------------


class Deadline(Record):
    """Something a seller must do in time. ``title``: what is due; ``start``: what the count starts from.

    ``fact``: how long it is, a duration. ``letters`` and ``checklists``: what to send and go through; ``situations``:
    where it is explained; ``from_notice``: the start is the date of the notice, which the case may know already.
    """

    order: int
    fact: RecordId
    title: Words
    start: Words
    from_notice: bool = False
    letters: list[RecordId] = []
    checklists: list[RecordId] = []
    situations: list[RecordId] = Field(min_length=1)


class Holiday(Record):
    date: datetime.date
    name: Words


class HolidayYear(Record):
    """Every public holiday of Korea in one year, substitute holidays included; its file is called like the year."""

    fact: RecordId
    days: list[Holiday] = Field(min_length=1)


# --- languages ---------------------------------------------------------------------------------------------------


class Dictionary(Record):
    """Words of a derived language: what conversion writes, and what to write instead."""

    replace: dict[Annotated[str, StringConstraints(min_length=1)], str]
