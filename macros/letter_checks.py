"""Checks of letters: that no letter can be wrong quietly.

Each check is a generator that yields :class:`Problem`; :func:`check_letters` runs them all.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

from macros import letter_grammar, letter_language
from macros.catalog import Catalog, Loaded, Worded
from macros.letter_grammar import ExhibitNumber, GrammarError, Node, Slot
from macros.models import (
    EMPTY,
    FILLED,
    TODAY,
    WITH_OPTIONS,
    Column,
    Letter,
    LetterField,
    LetterWords,
    When,
)
from macros.problems import Problem
from macros.strict_yaml import Document

Signs = set[tuple[str, str]]
"""The slots of a text: field (or column) and, for exhibit numbers, option."""


def check_letters(catalog: Catalog) -> Iterator[Problem]:
    """Structure, words and texts of every letter."""
    for letter in catalog.letters.values():
        yield from _check_fields(letter.record, letter.document)
        yield from _check_conditions(letter.record, letter.document)
        yield from _check_texts(letter)
    yield from letter_language.check_register(catalog)


def same_ids(
    document: Document, path: Sequence[str], declared: set[str], worded: Mapping[str, object]
) -> Iterator[Problem]:
    """The structure declares exactly the ids that the words describe."""
    for name in sorted(declared - worded.keys()):
        yield document.problem([*path, name], "is declared in the structure but has no words; write them")
    for name in sorted(worded.keys() - declared):
        yield document.problem([*path, name], "is not declared in the structure; declare it or remove it")


def _located(letter: Letter) -> Iterator[tuple[list[str], LetterField]]:
    """Every field with its path of keys."""
    for g, group in enumerate(letter.groups):
        for f, field in enumerate(group.fields):
            yield ["groups", str(g), "fields", str(f)], field


# --- structure ---------------------------------------------------------------------------------------------------


def _check_fields(letter: Letter, document: Document) -> Iterator[Problem]:
    """Fields have the keys that their type takes, and only those."""
    dates = {field.id for field in letter.fields if field.type == "date"} | {TODAY}
    amounts = {field.id for field in letter.fields if field.type == "money"}
    exhibits = [field.id for field in letter.fields if field.type == "exhibits"]
    if len(exhibits) > 1:
        shown = ", ".join(exhibits)
        yield document.problem(["groups"], f"has several fields of type exhibits ({shown}); exhibits count through")
    for path, field in _located(letter):
        yield from _check_type(document, path, field, dates, amounts)
        for key, types in _KEYS_OF_TYPES.items():
            if key in field.model_fields_set and field.type not in types and getattr(field, key):
                kinds = " or ".join(types)
                yield document.problem([*path, key], f"belongs to fields of type {kinds}; remove it")
        if field.type == "exhibits" and field.phrases:
            yield document.problem([*path, "phrases"], "are sentences, no exhibits; write options")
        if field.type == "list" and not field.columns:
            yield document.problem([*path, "columns"], "is missing; a list needs at least one column")
        names = [column.id for column in field.columns]
        for name in sorted({name for name in names if names.count(name) > 1}):
            yield document.problem([*path, "columns"], f"column “{name}” stands twice; ids must differ")
        if field.different and field.different not in names:
            yield document.problem([*path, "different"], f"“{field.different}” is no column of this list; correct it")
        dates_of_row = {column.id for column in field.columns if column.type == "date"}
        amounts_of_row = {column.id for column in field.columns if column.type == "money"}
        for c, column in enumerate(field.columns):
            place = [*path, "columns", str(c)]
            yield from _check_type(document, place, column, dates | dates_of_row, amounts | amounts_of_row)
            if column.type == "exhibit" and not exhibits:
                yield document.problem(place, "picks an exhibit, but no field is of type exhibits; add one")


_KEYS_OF_TYPES = {
    "autofill": ("text",),
    "min_length": ("text", "long_text"),
    "columns": ("list",),
    "rows": ("list",),
    "different": ("list",),
}


def _check_type(
    document: Document,
    path: Sequence[str],
    field: LetterField | Column,
    dates: Collection[str],
    amounts: Collection[str],
) -> Iterator[Problem]:
    """What fields and columns have in common."""
    if (field.type in WITH_OPTIONS) != bool(field.option_ids):
        need = "needs" if field.type in WITH_OPTIONS else "takes no"
        yield document.problem([*path, "options"], f"a field of type {field.type} {need} options")
    if field.pattern and field.type != "identifier":
        yield document.problem([*path, "pattern"], "belongs to fields of type identifier; remove it")
    for key, other in (("since", field.since), ("until", field.until)):
        if other and field.type != "date":
            yield document.problem([*path, key], "belongs to fields of type date; remove it")
        elif other and (other not in dates or other == field.id):
            yield document.problem([*path, key], f"“{other}” is no other date of this letter; name one, or {TODAY}")
    if field.at_most and field.type != "money":
        yield document.problem([*path, "at_most"], "belongs to fields of type money; remove it")
    elif field.at_most and (field.at_most not in amounts or field.at_most == field.id):
        yield document.problem([*path, "at_most"], f"“{field.at_most}” is no other amount of this letter; correct it")


def _check_conditions(letter: Letter, document: Document) -> Iterator[Problem]:
    """Conditions can hold, and a field's depends on earlier fields only."""
    fields = {field.id: field for field in letter.fields}
    earlier: set[str] = set()
    for path, field in _located(letter):
        conditions = [([*path, "when"], field.when)]
        conditions += [([*path, "options", str(o), "when"], option.when) for o, option in enumerate(field.options)]
        for c, column in enumerate(field.columns):
            for o, option in enumerate(column.options):
                conditions.append(([*path, "columns", str(c), "options", str(o), "when"], option.when))
        for place, when in conditions:
            yield from _check_when(document, place, when, fields)
            for name in when.keys() & fields.keys() - earlier:
                message = "depends on itself; remove it" if name == field.id else f"must stand after “{name}”; move it"
                yield document.problem([*place, name], f"“{field.id}” {message}")
        earlier.add(field.id)
    for p, passage in enumerate(letter.passages):
        yield from _check_when(document, ["passages", str(p), "when"], passage.when, fields)
    for e, expected in enumerate(letter.expects):
        yield from _check_when(document, ["expects", str(e), "when"], expected.when, fields)
        yield from _check_when(document, ["expects", str(e), "needs"], expected.needs, fields)
    for kind, ids in (
        ("field", [field.id for field in letter.fields]),
        ("group", [group.id for group in letter.groups]),
        ("passage", [passage.id for passage in letter.passages]),
        ("expectation", [expected.id for expected in letter.expects]),
    ):
        for name in sorted({name for name in ids if ids.count(name) > 1}):
            message = f"{kind} “{name}” stands {ids.count(name)} times; ids must differ"
            yield Problem(document.file, message=message)


def _check_when(
    document: Document, path: Sequence[str], when: When, fields: Mapping[str, LetterField]
) -> Iterator[Problem]:
    for name, wanted in when.items():
        field = fields.get(name)
        if field is None:
            yield document.problem([*path, name], f"“{name}” is not a field of this letter; declare it or correct it")
            continue
        choices = [*field.option_ids, FILLED, EMPTY]
        for option in wanted:
            if option not in choices:
                shown = ", ".join(choices)
                yield document.problem([*path, name], f"“{option}” is not an option of it; write one of {shown}")


# --- words and texts ---------------------------------------------------------------------------------------------


def _check_texts(letter: Worded[Letter, LetterWords]) -> Iterator[Problem]:
    """Texts follow the grammar, use declared fields only, never show a blank nobody asks for, and agree."""
    record = letter.record
    conditions: dict[str, When] = {"subject": {}} | {passage.id: passage.when for passage in record.passages}
    signs: dict[str, dict[str, Signs]] = {}
    for code, words in letter.words.items():
        document = words.document
        yield from _check_ids(record, words)
        signs[code] = {}
        texts = {"subject": words.record.subject} | words.record.passages
        for name, text in texts.items():
            path = ["subject"] if name == "subject" else ["passages", name]
            try:
                nodes = letter_grammar.parse(text)
            except GrammarError as error:
                yield document.problem(path, str(error))
                continue
            if name in conditions:
                yield from _check_signs(record, document, path, nodes, conditions[name])
            signs[code][name] = _signs(nodes)
        for field in record.fields:
            if field.type == "list" and field.id in words.record.fields:
                yield from _check_row(field, words, signs[code])
    yield from _compare_signs(letter, signs)


def _check_ids(record: Letter, words: Loaded[LetterWords]) -> Iterator[Problem]:
    document = words.document
    fields = {field.id: field for field in record.fields}
    yield from same_ids(document, ["groups"], {group.id for group in record.groups}, words.record.groups)
    yield from same_ids(document, ["fields"], set(fields), words.record.fields)
    yield from same_ids(document, ["passages"], {passage.id for passage in record.passages}, words.record.passages)
    yield from same_ids(document, ["expects"], {expected.id for expected in record.expects}, words.record.expects)
    for name in fields.keys() & words.record.fields.keys():
        field, said = fields[name], words.record.fields[name]
        yield from same_ids(document, ["fields", name, "options"], set(field.option_ids), said.options)
        columns = {column.id: column for column in field.columns}
        yield from same_ids(document, ["fields", name, "columns"], set(columns), said.columns)
        for column in columns.keys() & said.columns.keys():
            path = ["fields", name, "columns", column, "options"]
            yield from same_ids(document, path, set(columns[column].option_ids), said.columns[column].options)


def _check_row(field: LetterField, words: Loaded[LetterWords], signs: dict[str, Signs]) -> Iterator[Problem]:
    """A list's row shows every column; what may be empty stands in brackets, so that no gap shows."""
    path, row = ["fields", field.id, "row"], words.record.fields[field.id].row
    if row is None:
        yield words.document.problem(path, "is missing; write the line of the letter for one row")
        return
    try:
        parts = letter_grammar.parse_row(row)
    except GrammarError as error:
        yield words.document.problem(path, str(error))
        return
    columns = {column.id: column for column in field.columns}
    shown = {slot.field: part for part in parts for slot in part.slots}
    signs[f"{field.id}.row"] = {(name, "") for name in shown}
    for name in sorted(shown.keys() - columns.keys()):
        yield words.document.problem(path, f"uses “{name}”, which is no column of this list; declare it or correct it")
    for name, column in columns.items():
        if name not in shown:
            yield words.document.problem(path, f"does not show the column “{name}”; write {{{name}}} where it belongs")
        elif not column.required and not shown[name].optional:
            yield words.document.problem(path, f"“{name}” may be empty; put it in brackets: [ … {{{name}}}]")


def _check_signs(
    record: Letter, document: Document, path: Sequence[str], nodes: Sequence[Node], when: When
) -> Iterator[Problem]:
    """Slots name fields that are there, and are asked whenever the passage shows."""
    fields = {field.id: field for field in record.fields}
    for node in nodes:
        if not isinstance(node, Slot | ExhibitNumber):
            continue
        field = fields.get(node.field)
        if field is None:
            message = f"uses the field “{node.field}”, which letter.yaml does not declare; declare it"
            yield document.problem(path, message)
        elif isinstance(node, ExhibitNumber):
            if field.type != "exhibits" or node.option not in field.option_ids:
                message = f"“{{{node.field}.{node.option}}}” names no exhibit of letter.yaml; correct it"
                yield document.problem(path, message)
            elif when.get(node.field) != [node.option]:
                message = f"cites {{{node.field}.{node.option}}}, which may not be attached; in letter.yaml, give it"
                yield document.problem(path, f"{message} when: {{{node.field}: {node.option}}}")
        else:
            for name, wanted in field.when.items():
                if not _implies(when.get(name), wanted):
                    asked = f"{name}: {wanted[0] if len(wanted) == 1 else '[' + ', '.join(wanted) + ']'}"
                    message = f"shows {{{field.id}}}, which is asked only when {{{asked}}}; give the passage that too"
                    yield document.problem(path, message)
            if not field.required and field.id not in when:
                message = f"shows {{{field.id}}}, which may be empty; in letter.yaml, give the passage"
                yield document.problem(path, f"{message} when: {{{field.id}: filled}}, or make the field required")


def _implies(given: Sequence[str] | None, wanted: Sequence[str]) -> bool:
    """Whether a field that is one of ``given`` is always one of ``wanted``."""
    if given is None:
        return False
    return all(one in wanted or (FILLED in wanted and one != EMPTY) for one in given)


def _signs(nodes: Sequence[Node]) -> Signs:
    return {
        (node.field, node.option if isinstance(node, ExhibitNumber) else "")
        for node in nodes
        if isinstance(node, Slot | ExhibitNumber)
    }


def _compare_signs(letter: Worded[Letter, LetterWords], signs: Mapping[str, Mapping[str, Signs]]) -> Iterator[Problem]:
    """A slot that stands in one language stands in all, else one reader's letter would say less."""
    for code, texts in signs.items():
        for name, here in texts.items():
            everywhere = set().union(*(other.get(name, set()) for other in signs.values()))
            for field, option in sorted(everywhere - here):
                sign = f"{{{field}.{option}}}" if option else f"{{{field}}}"
                if name.endswith(".row"):
                    path = ["fields", name.removesuffix(".row"), "row"]
                else:
                    path = ["subject"] if name == "subject" else ["passages", name]
                message = f"lacks {sign}, which another language has; add it or remove it there"
                yield letter.words[code].document.problem(path, message)
