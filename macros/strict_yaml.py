"""A YAML reader that refuses what PyYAML accepts silently: duplicate keys, keys that are not texts, anchors, tags.

It also remembers on which line each key stands, so that a fault found later can name the line.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from macros.problems import FaultyData, Problem, explain, place_of

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class Document:
    """A parsed file: its data and the line of every key.

    ``lines`` maps a path of keys, for example ``("fields", "brand", "label")``, to a line counted from 1.
    """

    file: str
    data: Any
    lines: dict[tuple[str, ...], int]

    def problem(self, path: Sequence[str | int], message: str) -> Problem:
        """A problem at a path of keys, with the line of the nearest key that stands in the file."""
        keys = tuple(str(part) for part in path)
        found = next((keys[:end] for end in range(len(keys), 0, -1) if keys[:end] in self.lines), None)
        return Problem(self.file, self.lines[found] if found else 0, ".".join(keys), message)

    def validate(self, model: type[M], path: Sequence[str | int] = ()) -> M:
        """The data at a path of keys as a model. Raises FaultyData with every fault of it."""
        data = self.data
        for part in path:
            data = data[part]
        try:
            return model.model_validate(data)
        except ValidationError as error:
            faults = [(place_of(fault), explain(fault)) for fault in error.errors()]
            raise FaultyData(self.problem([*path, *place], message) for place, message in faults) from None


class _Refused(yaml.MarkedYAMLError):
    """Valid YAML that is not taken; its text says why and what to do."""

    def __init__(self, message: str, mark: yaml.Mark) -> None:
        super().__init__(problem=message, problem_mark=mark)


class MarkedLoader(yaml.SafeLoader):
    """Names the line of a value that cannot be built, such as the 30th of February."""

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:
        """The value of a node."""
        try:
            return super().construct_object(node, deep)
        except (ValueError, TypeError, AttributeError) as error:
            message = f"“{node.value}” cannot be read ({error}); correct it or put it in quotes"
            raise _Refused(message, node.start_mark) from None


class _StrictLoader(MarkedLoader):
    """Refuses anchors, aliases and tags."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            raise _Refused("anchors and aliases (& *) are refused; write the value out", event.start_mark)
        if event.tag:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            raise _Refused(f"the tag {tag} is refused; remove it", event.start_mark)
        return super().compose_node(parent, index)


def read(path: Path, root: Path, loader: type[MarkedLoader] = _StrictLoader) -> Document:
    """Read one YAML file. ``root`` is the project folder, used to name the file in messages.

    Raises:
        FaultyData: the file cannot be read, is not UTF-8, or is faulty as :func:`parse` says.
    """
    file = path.relative_to(root).as_posix()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise FaultyData([Problem(file, message="is not UTF-8; save it as UTF-8")]) from None
    except OSError as error:
        message = f"cannot be read ({error.strerror}); make it a readable file"
        raise FaultyData([Problem(file, message=message)]) from None
    return parse(text, file, loader)


def parse(text: str, file: str, loader: type[MarkedLoader] = _StrictLoader) -> Document:
    """Parse YAML text; ``file`` names it in messages.

    Raises:
        FaultyData: the text is not valid YAML, is empty, is not a mapping, repeats a key, or has a key that is no text.
    """
    lines: dict[tuple[str, ...], int] = {}
    try:
        reader = loader(text)
        node = reader.get_single_node()
        if node is None:
            raise FaultyData([Problem(file, message="is empty; fill it or remove it")])
        if not isinstance(node, yaml.MappingNode):
            raise FaultyData([Problem(file, message="must be keys with values; write them as “key: value”")])
        if problems := _walk(node, (), file, lines):
            raise FaultyData(problems)
        return Document(file, reader.construct_document(node), lines)
    except (yaml.YAMLError, RecursionError) as error:
        raise FaultyData([_syntax_problem(error, file, text)]) from None


def _syntax_problem(error: Exception, file: str, text: str) -> Problem:
    """What YAML says is wrong, with the line where it says so."""
    if isinstance(error, yaml.MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        line, reason = (mark.line + 1 if mark else 0), error.problem
    elif isinstance(error, yaml.reader.ReaderError):
        line, reason = text.count("\n", 0, error.position) + 1, "it has a control character"
    else:
        line, reason = 0, "it is nested too deeply"
    if isinstance(error, _Refused):
        return Problem(file, line, message=str(reason))
    return Problem(file, line, message=f"is not valid YAML: {reason}; correct the syntax near this line")


def _walk(node: yaml.Node, path: tuple[str, ...], file: str, lines: dict[tuple[str, ...], int]) -> list[Problem]:
    """Note the line of every key; problems of the keys."""
    problems: list[Problem] = []
    if isinstance(node, yaml.MappingNode):
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if key_node.tag != "tag:yaml.org,2002:str":
                shown = key_node.value if isinstance(key_node, yaml.ScalarNode) else "…"
                message = f"the key “{shown}” is not a text; put it in quotes or correct it"
                problems.append(Problem(file, line, ".".join(path), message))
                continue
            here = (*path, key_node.value)
            if here in lines:
                message = f"duplicate key, first given on line {lines[here]}; keep one of the two"
                problems.append(Problem(file, line, ".".join(here), message))
                continue
            lines[here] = line
            problems += _walk(value_node, here, file, lines)
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            here = (*path, str(index))
            lines[here] = item.start_mark.line + 1
            problems += _walk(item, here, file, lines)
    return problems
