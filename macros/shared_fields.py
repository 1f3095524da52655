"""Fill in what letters take from ``data/fields/`` and ``data/phrases/``, before they are validated.

A letter writes ``{id: business_name, case: true}``; here the rest is added: type, pattern, columns, and the words of
each language. Ready sentences become options, so that everything after this module knows fields with options only.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from macros.models import Phrase, SharedColumn, SharedField, WordedOption, Words
from macros.problems import Problem
from macros.strict_yaml import Document

Expand = Callable[[Document], tuple[Document, list[Problem]]]
"""Completes a document; also tells what of it could not be completed."""

_LETTER_SAYS = ("id", "case", "required", "when", "rows")
"""What a letter may say of a shared field; all else is said once for all letters."""
_WORDS = ("label", "hint", "example", "row")


@dataclass(frozen=True)
class Expansion:
    """Shared fields and ready sentences by id. ``unreadable``: folder and id of those that are faulty."""

    fields: Mapping[str, SharedField]
    phrases: Mapping[str, Phrase]
    unreadable: frozenset[tuple[str, str]]

    def structure(self, document: Document) -> tuple[Document, list[Problem]]:
        """A letter's structure with its shared fields described."""
        problems: list[Problem] = []
        data = document.data
        if not isinstance(data, dict) or not isinstance(data.get("groups"), list):
            return document, problems
        groups = []
        for g, group in enumerate(data["groups"]):
            if not isinstance(group, dict) or not isinstance(group.get("fields"), list):
                groups.append(group)
                continue
            fields = []
            for f, one in enumerate(group["fields"]):
                if isinstance(one, dict) and one.get("case") is True:
                    problems += self._faults(document, ["groups", str(g), "fields", str(f)], one)
                    fields.append({**self._description(one), **one})
                else:
                    fields.append(one)
            groups.append({**group, "fields": fields})
        return Document(document.file, {**data, "groups": groups}, document.lines), problems

    def _faults(self, document: Document, path: list[str], one: Mapping[str, Any]) -> Iterator[Problem]:
        name = str(one.get("id"))
        if name not in self.fields and ("fields", name) not in self.unreadable:
            message = f"is shared, but there is no data/fields/{name}.yaml; write it, or remove “case”"
            yield document.problem([*path, "case"], message)
        for key in one:
            if key not in _LETTER_SAYS:
                yield document.problem([*path, key], f"is said in data/fields/{name}.yaml; remove it here")

    def _description(self, one: Mapping[str, Any]) -> dict[str, Any]:
        shared = self.fields.get(str(one.get("id")))
        if shared is None:
            return {"type": "text"}
        description = shared.model_dump(exclude={*_WORDS, "options", "columns"}, exclude_unset=True)
        description["options"] = _without_words(shared.options)
        description["columns"] = [
            {
                **column.model_dump(exclude={*_WORDS, "options"}, exclude_unset=True),
                "options": _without_words(column.options),
            }
            for column in shared.columns
        ]
        return description

    def words(self, structure: Document | None, code: str, document: Document) -> tuple[Document, list[Problem]]:
        """A letter's words in one language with those of its shared fields and ready sentences."""
        data = document.data
        if structure is None or not isinstance(data.get("fields", {}), dict):
            return document, []
        expanded, _ = self.structure(structure)
        fields = dict(data.get("fields", {}))
        for one in _fields_of(expanded.data):
            name = one.get("id")
            here = fields.get(name, {})
            if not isinstance(here, dict):
                continue
            if one.get("case") is True:
                shared = self.fields.get(str(name))
                here = {**(_words_of(shared, code) if shared else {"label": name}), **here}
            if phrases := self._phrase_words(one, code):
                here = {**here, "options": {**phrases, **_mapping(here.get("options"))}}
            for column in _mappings(one.get("columns")):
                if phrases := self._phrase_words(column, code):
                    columns = _mapping(here.get("columns"))
                    cell = _mapping(columns.get(column.get("id")))
                    cell = {**cell, "options": {**phrases, **_mapping(cell.get("options"))}}
                    here = {**here, "columns": {**columns, column.get("id"): cell}}
            if here:
                fields[name] = here
        return Document(document.file, {**data, "fields": fields}, document.lines), []

    def _phrase_words(self, one: Mapping[str, Any], code: str) -> dict[str, Any]:
        """The ready sentences of a field or column as options with words; what does not exist is told elsewhere."""
        names = one.get("phrases") or []
        return {
            name: {"label": phrase.label.get(code, name), "text": phrase.text.get(code, name)}
            for name in names
            if isinstance(name, str) and (phrase := self.phrases.get(name))
        }


def _fields_of(data: Any) -> Iterator[Mapping[str, Any]]:
    for group in _mappings(data.get("groups")):
        yield from _mappings(group.get("fields"))


def _mappings(value: object) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _mapping(value: object) -> dict[Any, Any]:
    return value if isinstance(value, dict) else {}


def _without_words(options: list[WordedOption]) -> list[dict[str, Any]]:
    return [{"id": option.id, "when": option.when} for option in options]


def _words_of(shared: SharedField, code: str) -> dict[str, Any]:
    """The words of a shared field in one language, as a letter would write them."""
    words = {**_in(code, shared, _WORDS), "options": _option_words(shared.options, code)}
    words["columns"] = {
        column.id: {**_in(code, column, _WORDS[:-1]), "options": _option_words(column.options, code)}
        for column in shared.columns
    }
    return words


def _in(code: str, record: SharedField | SharedColumn, keys: tuple[str, ...]) -> dict[str, str]:
    found: dict[str, Words | None] = {key: getattr(record, key) for key in keys}
    return {key: words[code] for key, words in found.items() if words and code in words}


def _option_words(options: list[WordedOption], code: str) -> dict[str, Any]:
    return {
        option.id: {"label": option.label.get(code, option.id), "text": option.text.get(code, option.id)}
        for option in options
    }
