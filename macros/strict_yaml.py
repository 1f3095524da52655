"""A YAML reader that refuses what PyYAML accepts silently: duplicate keys, anchors and empty files.

It also remembers on which line each key stands, so that a fault found later can name the line.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from macros.problems import FaultyData, Problem


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


def read(path: Path, root: Path) -> Document:
    """Read one YAML file. ``root`` is the project folder, used to name the file in messages.

    Raises:
        FaultyData: the file is not UTF-8, is not valid YAML, is empty, or repeats a key.
    """
    file = path.relative_to(root).as_posix()
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise FaultyData([Problem(file, message="is not UTF-8; save it as UTF-8")]) from None
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 0
        message = f"is not valid YAML: {error.problem}; correct the syntax near this line"
        raise FaultyData([Problem(file, line, message=message)]) from None
    if node is None:
        raise FaultyData([Problem(file, message="is empty; fill it or remove it")])
    lines: dict[tuple[str, ...], int] = {}
    problems = list(_walk(node, (), file, lines))
    if problems:
        raise FaultyData(problems)
    return Document(file, yaml.load(text, Loader=yaml.SafeLoader), lines)


def _walk(node: yaml.Node, path: tuple[str, ...], file: str, lines: dict[tuple[str, ...], int]) -> list[Problem]:
    problems: list[Problem] = []
    if isinstance(node, yaml.MappingNode):
        for key_node, value_node in node.value:
            key = str(key_node.value)
            here = (*path, key)
            line = key_node.start_mark.line + 1
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
