"""The site's languages. They are listed in ``mkdocs.yml`` and nowhere else; this module reads that list."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field

from macros import strict_yaml
from macros.problems import FaultyData, Problem


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


class _Loader(strict_yaml.MarkedLoader):
    """Reads ``mkdocs.yml`` although it has tags (``!ENV``, ``!!python/name``) that only MkDocs understands."""


def _ignore_tag(loader: yaml.Loader, suffix: str, node: yaml.Node) -> None:
    return None


_Loader.add_multi_constructor("!", _ignore_tag)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _ignore_tag)


class _Keys(BaseModel):
    """Keys of ``mkdocs.yml``; those that are not named here are MkDocs's affair."""

    model_config = ConfigDict(strict=True)


class _Extra(_Keys):
    html_lang: str
    derived_from: str = ""


class _Language(_Keys):
    locale: str
    name: str
    default: bool = False
    extra: _Extra


class _Languages(_Keys):
    languages: list[_Language] = Field(min_length=1)


class _Config(_Keys):
    plugins: list[Any]


def read_locales(root: Path) -> tuple[Locale, ...]:
    """The languages in the order of ``mkdocs.yml``; the first is the source language.

    Raises:
        FaultyData: ``mkdocs.yml`` cannot be read, or its list of languages is missing or faulty.
    """
    document = strict_yaml.read(root / "mkdocs.yml", root, _Loader)
    plugins = document.validate(_Config).plugins
    index = next((i for i, plugin in enumerate(plugins) if isinstance(plugin, dict) and "i18n" in plugin), None)
    if index is None:
        raise FaultyData([document.problem(["plugins"], "has no i18n with the list of languages; add it")])
    path: list[str | int] = ["plugins", index, "i18n"]
    languages = document.validate(_Languages, path).languages
    if problems := list(_check(document, [*path, "languages"], languages)):
        raise FaultyData(problems)
    return tuple(
        Locale(
            code=language.locale,
            name=language.name,
            html_lang=language.extra.html_lang,
            is_default=language.default,
            derived_from=language.extra.derived_from,
        )
        for language in languages
    )


def _check(
    document: strict_yaml.Document, path: Sequence[str | int], languages: Sequence[_Language]
) -> Iterator[Problem]:
    """The first language, and no other, is the default; derived ones derive from one written by hand."""
    written = [language.locale for language in languages if not language.extra.derived_from]
    codes = [language.locale for language in languages]
    for index, language in enumerate(languages):
        place, source = [*path, index], language.extra.derived_from
        if language.default != (index == 0):
            yield document.problem([*place, "default"], "must be true for the first language and for no other")
        if source and index == 0:
            yield document.problem([*place, "extra", "derived_from"], "must not be in the first language; remove it")
        elif source and source not in written:
            message = f"is “{source}”, which is not a language written by hand; write one of {', '.join(written)}"
            yield document.problem([*place, "extra", "derived_from"], message)
        if codes.count(language.locale) > 1:
            yield document.problem([*place, "locale"], f"“{language.locale}” stands twice; languages must differ")
