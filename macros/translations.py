"""How far the hand-written translations are: a translated page names the hash of the source page it was made from.

``python -m macros translations`` prints page by page what is current, stale or missing;
``python -m macros translations respond/submit-appeal`` records that the translations of a page are current now.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal

from macros.catalog import Catalog, read_catalog
from macros.pages import Page, read_pages
from macros.problems import Problem

KEY = "source_hash"
State = Literal["current", "stale", "missing"]
_HASH = re.compile(r"[0-9a-f]{12}")
_KEY_LINE = re.compile(rf"^{KEY}:.*\n", re.MULTILINE)
_MARK = "make translations PAGES="


def content_hash(page: Page) -> str:
    """The first 12 hexadecimal digits of the SHA-256 of a page's text, without spaces at the ends of lines."""
    text = "\n".join(line.rstrip() for line in page.text.strip().split("\n"))
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:12]


def state(source: Page, page: Page | None) -> State:
    """Whether a translation was made from the source page as it is now."""
    if page is None:
        return "missing"
    return "current" if page.meta.get(KEY) == content_hash(source) else "stale"


def check_hashes(catalog: Catalog, pages: Mapping[str, Mapping[str, Page]]) -> Iterator[Problem]:
    """Every translated page names the hash of its source page, whether or not that has moved on."""
    source = catalog.written_locales[0]
    for code, by_path in pages.items():
        for path, page in by_path.items():
            named = page.meta.get(KEY)
            if code == source:
                if named is not None:
                    yield Problem(page.file, 1, KEY, "belongs to translations, this is the source; remove it")
            elif path in pages[source] and page.meta and not _HASH.fullmatch(str(named or "")):
                message = f"is missing or no hash: the page it was translated from is not known; run {_MARK}{path}"
                yield Problem(page.file, 1, KEY, message)


def mark(source: Page, page: Page) -> str:
    """The text of a translation with the hash of its source as it is now, in the last line of its front matter."""
    head, front, rest = page.text.split("---\n", 2)
    front = _KEY_LINE.sub("", front)
    return f'{head}---\n{front}{KEY}: "{content_hash(source)}"\n---\n{rest}'


def mark_all(root: Path, paths: Sequence[str]) -> list[str]:
    """Record that the translations of these pages are current now; ``all`` names every page.

    Returns what is not a page; nothing is written then.
    """
    catalog, _ = read_catalog(root)
    source = catalog.written_locales[0]
    pages = {locale.code: read_pages(root, locale.code) for locale in catalog.locales}
    if unknown := sorted(set(paths) - pages[source].keys() - {"all"}):
        return unknown
    for path in pages[source] if "all" in paths else paths:
        for code in pages.keys() - {source}:
            if page := pages[code].get(path):
                Path(root, page.file).write_text(mark(pages[source][path], page), encoding="utf-8")
    return []


def report(root: Path) -> Iterator[str]:
    """A line per page, then a sum per language."""
    catalog, _ = read_catalog(root)
    source, *others = catalog.written_locales
    pages = {code: read_pages(root, code) for code in catalog.written_locales}
    width = max(len(path) for path in pages[source])
    yield f"{source:<{width}}  " + "  ".join(f"{code:<7}" for code in others)
    counts: dict[str, dict[str, int]] = {code: {} for code in others}
    for path, page in pages[source].items():
        states = {code: state(page, pages[code].get(path)) for code in others}
        for code, one in states.items():
            counts[code][one] = counts[code].get(one, 0) + 1
        yield f"{path:<{width}}  " + "  ".join(f"{one:<7}" for one in states.values())
    for code, by_state in counts.items():
        yield f"{code}: " + ", ".join(f"{count} {one}" for one, count in sorted(by_state.items()))
