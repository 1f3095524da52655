"""The site's languages. They are listed in ``mkdocs.yml`` and nowhere else; this module reads that list."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True)
class Locale:
    """One language of the site.

    ``code`` names its folder and URL; ``html_lang`` is its BCP 47 tag; ``derived_from`` is the code of the language
    its words are converted from, or empty where they are written by hand.
    """

    code: str
    name: str
    html_lang: str
    is_default: bool
    derived_from: str

    @property
    def path(self) -> str:
        """Start of the addresses of its pages: empty for the default language, else ``ko/``."""
        return "" if self.is_default else f"{self.code}/"


class _Loader(yaml.SafeLoader):
    """Reads ``mkdocs.yml`` although it has tags (``!ENV``, ``!!python/name``) that only MkDocs understands."""


def _ignore_tag(loader: yaml.Loader, suffix: str, node: yaml.Node) -> None:
    return None


_Loader.add_multi_constructor("!", _ignore_tag)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _ignore_tag)


def read_locales(root: Path) -> tuple[Locale, ...]:
    """The languages in the order of ``mkdocs.yml``; the first is the source language.

    Raises:
        KeyError, StopIteration: ``mkdocs.yml`` has no ``i18n`` plugin or a language lacks a key.
    """
    config = yaml.load((root / "mkdocs.yml").read_text(encoding="utf-8"), Loader=_Loader)
    i18n: dict[str, Any] = next(plugin["i18n"] for plugin in config["plugins"] if "i18n" in plugin)
    return tuple(
        Locale(
            code=language["locale"],
            name=language["name"],
            html_lang=language["extra"]["html_lang"],
            is_default=language.get("default", False),
            derived_from=language["extra"].get("derived_from", ""),
        )
        for language in i18n["languages"]
    )
