"""The grammar of letter texts, parsed here once; the browser only fills what this module marked.

    {field}              what was typed or chosen
    {field|은/는}         the same, followed by the Korean particle that fits
    {field.option}       the number of an exhibit
    [ … ]                in a row of a list only: left out while a slot inside is empty

Braces have no other use in a letter.
"""

import re
from dataclasses import dataclass

PARTICLE_PAIRS = ("은/는", "이/가", "을/를", "과/와", "으로/로", "이나/나", "이라는/라는")
"""Allomorphs after a consonant / after a vowel; 으로/로 treats a final ㄹ as a vowel."""


@dataclass(frozen=True)
class Words:
    """Fixed text."""

    text: str


@dataclass(frozen=True)
class Slot:
    """The place of a field's value; ``particles`` is a pair such as ``은/는``, or empty."""

    field: str
    particles: str = ""


@dataclass(frozen=True)
class ExhibitNumber:
    """The place of an exhibit's number, for example 증거 1."""

    field: str
    option: str


Node = Words | Slot | ExhibitNumber


@dataclass(frozen=True)
class Part:
    """A piece of a list's row; an ``optional`` one is left out while a slot in it is empty."""

    nodes: tuple[Node, ...]
    optional: bool

    @property
    def slots(self) -> list[Slot]:
        """Its slots, in order."""
        return [node for node in self.nodes if isinstance(node, Slot)]


_SIGN = re.compile(r"\{(?P<inside>[^{}]*)\}")
_INSIDE = re.compile(r"(?P<field>[a-z][a-z0-9_]*)(?:\.(?P<option>[a-z][a-z0-9_]*)|\|(?P<particles>.*))?")


class GrammarError(ValueError):
    """A text that does not follow the grammar; the message says where and what to do."""


def parse(text: str) -> tuple[Node, ...]:
    """Split a text into fixed words, slots and exhibit numbers.

    Raises:
        GrammarError: a brace without its partner, an empty or malformed sign, an unknown particle pair.
    """
    nodes: list[Node] = []
    position = 0
    for match in _SIGN.finditer(text):
        nodes += _plain(text[position : match.start()])
        nodes.append(_sign(match["inside"]))
        position = match.end()
    nodes += _plain(text[position:])
    return tuple(nodes)


def parse_row(text: str) -> tuple[Part, ...]:
    """Split the text of a list's row into its parts. Slots name columns.

    Raises:
        GrammarError: as :func:`parse`, and for a bracket without its partner, an optional part without a slot, or an
            exhibit number.
    """
    if re.sub(r"[^\[\]]", "", text).replace("[]", ""):
        raise GrammarError("has a “[” or “]” without its partner; brackets stand around what may be left out")
    parts = []
    for number, piece in enumerate(re.split(r"[\[\]]", text)):
        nodes = parse(piece)
        optional = number % 2 == 1
        if any(isinstance(node, ExhibitNumber) for node in nodes):
            raise GrammarError(f"“{piece}” has {{field.option}}, which a row does not know; write the column's name")
        if optional and not any(isinstance(node, Slot) for node in nodes):
            raise GrammarError(f"“[{piece}]” has no slot; write {{column}} in it or remove the brackets")
        if nodes:
            parts.append(Part(nodes, optional))
    return tuple(parts)


def blank_particle(pair: str) -> str:
    """A pair as written after an unknown word: ``은/는`` becomes ``은(는)``, ``으로/로`` becomes ``(으)로``."""
    after_consonant, after_vowel = pair.split("/")
    if after_consonant.endswith(after_vowel):
        return f"({after_consonant.removesuffix(after_vowel)}){after_vowel}"
    return f"{after_consonant}({after_vowel})"


def _plain(text: str) -> list[Node]:
    if brace := next((char for char in text if char in "{}"), None):
        near = text[max(0, text.index(brace) - 10) :][:25].replace("\n", " ")
        raise GrammarError(f"a lone “{brace}” near “{near}”; write {{field}}, or remove the brace")
    return [Words(text)] if text else []


def _sign(inside: str) -> Node:
    match = _INSIDE.fullmatch(inside)
    if not match:
        raise GrammarError(f"“{{{inside}}}” is not a slot; write {{field}}, {{field|은/는}} or {{field.option}}")
    if match["option"]:
        return ExhibitNumber(match["field"], match["option"])
    if match["particles"] is not None and match["particles"] not in PARTICLE_PAIRS:
        known = " ".join(PARTICLE_PAIRS)
        raise GrammarError(f"“{match['particles']}” is not a particle pair; write one of {known}")
    return Slot(match["field"], match["particles"] or "")
