"""Taiwan Chinese from mainland Chinese: OpenCC, then our own dictionary of Taiwan usage."""

import re
from functools import cache

from opencc import OpenCC


class Converter:
    """Turns Simplified text (words or whole Markdown pages) into the usage of Taiwan.

    ``replace`` is applied after OpenCC ``s2twp``; of overlapping entries the longest wins, so an entry that maps to
    itself protects a longer word from a shorter entry.
    """

    def __init__(self, replace: dict[str, str]) -> None:
        self._opencc = OpenCC("s2twp")
        self._replace = replace
        longest_first = sorted(replace, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")
        self.convert = cache(self._convert)

    def _convert(self, text: str) -> str:
        traditional: str = self._opencc.convert(text)
        return self._pattern.sub(lambda match: self._replace[match[0]], traditional)
