"""The checked records and pages together, and what every page of the site needs besides its text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

from macros.catalog import Catalog, read_catalog
from macros.checks import check_catalog
from macros.claims import check_claims
from macros.pages import Page, check_pages, read_pages
from macros.problems import FaultyData
from macros.reading import check_reading
from macros.translations import check_hashes, state
from macros.words_to_avoid import check_words_to_avoid

CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
)
"""Sent in a ``meta`` element, so that it also holds where the host sets no headers and on ``file://``."""


@dataclass(frozen=True)
class Alternate:
    """The same page in another language: a relative address for the switch, an absolute one for search engines."""

    code: str
    html_lang: str
    name: str
    url: str
    absolute_url: str
    is_current: bool
    is_default: bool


@dataclass(frozen=True)
class Site:
    """Records and hand-written pages, free of faults. ``pages`` maps language code and path to a page."""

    catalog: Catalog
    pages: Mapping[str, dict[str, Page]]
    _derived: dict[tuple[str, str], Page] = field(default_factory=dict, compare=False)
    """Converted pages, each made once."""

    def page(self, code: str, path: str) -> Page:
        """A page in any language; in a derived one it is converted from its source unless written by hand.

        Raises KeyError if there is no such page.
        """
        if path in self.pages.get(code, {}):
            return self.pages[code][path]
        if (code, path) not in self._derived:
            source = self.pages[self.catalog.locale(code).derived_from][path]
            text = self.catalog.converters[code].convert(source.text)
            self._derived[code, path] = Page(f"docs/{code}/{path}.md", path, text)
        return self._derived[code, path]

    @cached_property
    def term_uses(self) -> Mapping[str, Sequence[str]]:
        """Paths of the pages that use each term, in their prose or among the signs of their situation."""
        uses: dict[str, list[str]] = {}
        for path, page in self.pages[self.catalog.locales[0].code].items():
            situation = self.catalog.situations.get(path.removeprefix("situations/"))
            signs = situation.record.signs if situation else []
            named = [sign.term for sign in signs if sign.term]
            named += [name for call in page.calls if call.name == "term" for name in call.arguments]
            for term in dict.fromkeys(named):
                uses.setdefault(term, []).append(path)
        return uses

    def is_stale(self, code: str, path: str) -> bool:
        """Whether the source page has moved on since a page was translated from it; never of a derived page."""
        page = self.pages.get(code, {}).get(path)
        source = self.catalog.written_locales[0]
        return page is not None and code != source and state(self.pages[source][path], page) == "stale"

    def alternates(self, path: str, code: str, site_url: str) -> list[Alternate]:
        """The page ``path`` (``respond/submit-appeal``) in every language, seen from the page in language ``code``."""
        folder = path.removesuffix("index").rstrip("/")
        address = f"{folder}/" if folder else ""
        here = self.catalog.locale(code).path + address
        up = "../" * here.count("/")
        return [
            Alternate(
                code=locale.code,
                html_lang=locale.html_lang,
                name=locale.name,
                url=(up + locale.path + address) or "./",
                absolute_url=f"{site_url.rstrip('/')}/{locale.path}{address}",
                is_current=locale.code == code,
                is_default=locale.is_default,
            )
            for locale in self.catalog.locales
        ]


def load_site(root: Path) -> Site:
    """Records and pages, checked. Kept until a file of ``data/``, ``docs/`` or ``mkdocs.yml`` changes.

    Raises:
        FaultyData: with every fault of records and pages.
    """
    return _load_site(root, _fingerprint(root))


@lru_cache(maxsize=1)
def _load_site(root: Path, fingerprint: int) -> Site:
    catalog, problems = read_catalog(root)
    pages = {locale.code: read_pages(root, locale.code) for locale in catalog.locales}
    problems += check_catalog(catalog, pages[catalog.locales[0].code])
    problems += check_pages(catalog, pages)
    problems += check_hashes(catalog, pages)
    problems += check_words_to_avoid(catalog, pages)
    problems += check_claims(catalog, pages)
    problems += check_reading(catalog, pages)
    if problems:
        raise FaultyData(problems)
    return Site(catalog, pages)


def _fingerprint(root: Path) -> int:
    files = [root / "mkdocs.yml", *(root / "data").rglob("*"), *(root / "docs").rglob("*")]
    return hash(tuple((file, _modified(file)) for file in sorted(files)))


def _modified(file: Path) -> int:
    """When a file was last written; 0 if it has just vanished, as the temporary files of editors do."""
    try:
        return file.stat().st_mtime_ns
    except FileNotFoundError:
        return 0
