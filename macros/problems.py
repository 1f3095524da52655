"""Faults in data and pages: collected, then reported all at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, order=True)
class Problem:
    """One fault: which file (relative to the project), where in it, what is wrong and what to do.

    ``line`` counts from 1; 0 means that the fault concerns the file as a whole.
    ``key`` is the path of keys inside the file, for example ``fields.brand.label``.
    """

    file: str
    line: int = 0
    key: str = ""
    message: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.key}: {self.message}" if self.key else f"{place}: {self.message}"


class FaultyData(Exception):  # noqa: N818 (it names the data, not the error)
    """The records or pages have faults; nothing may be published until they are mended."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        count = len(self.problems)
        lines = "\n".join(f"  {problem}" for problem in self.problems)
        super().__init__(f"{count} {'fault' if count == 1 else 'faults'} found:\n{lines}")


def place_of(fault: Any) -> tuple[str | int, ...]:
    """Where in the file; pydantic adds the name of the chosen kind of value, which is not a key of the file."""
    kinds = {"duration", "money", "count", "phone", "email", "[key]"}
    return tuple(part for part in fault["loc"] if part not in kinds)


def explain(fault: Any) -> str:
    """Pydantic's message, in the words of somebody who edits YAML."""
    given = repr(fault["input"])[:60]
    context = fault.get("ctx", {})
    keys_with_values = "must be keys with values; write them as “key: value”"
    messages = {
        "missing": "is missing; add it",
        "extra_forbidden": "unknown key; remove it or correct its spelling",
        "literal_error": f"is {given}; write one of {context.get('expected')}",
        "string_pattern_mismatch": f"is {given}, which does not look like {context.get('pattern')}; correct it",
        "string_too_short": "is empty; write the text",
        "too_short": "is empty; add at least one",
        "string_type": f"is {given}, which is not a text; put it in quotes",
        "int_type": f"is {given}, which is not a whole number; correct it",
        "bool_type": f"is {given}; write true or false",
        "date_type": f"is {given}, which is not a date; write it as 2026-11-22, without quotes",
        "list_type": f"is {given}, which is not a list; write it in square brackets",
        "union_tag_invalid": f"is of the kind “{context.get('tag')}”; write one of {context.get('expected_tags')}",
        "union_tag_not_found": "has no kind; add it",
        "dict_type": keys_with_values,
        "model_type": keys_with_values,
        "model_attributes_type": keys_with_values,
        "value_error": str(context.get("error")),
    }
    other = f"is {given}: {fault['msg'][0].lower()}{fault['msg'][1:]}; correct it"
    return messages.get(fault["type"], other)
