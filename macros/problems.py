"""Faults in data and pages: collected, then reported all at once."""

from collections.abc import Iterable
from dataclasses import dataclass


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
