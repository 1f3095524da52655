"""Read every record of ``data/`` into one catalog. Records are checked against each other in :mod:`macros.checks`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from macros import strict_yaml
from macros.conversion import Converter
from macros.locales import Locale, read_locales
from macros.models import (
    Checklist,
    ChecklistWords,
    Fact,
    Letter,
    LetterWords,
    Record,
    Situation,
    SituationWords,
    Source,
    Term,
)
from macros.problems import FaultyData, Problem

R = TypeVar("R", bound=Record)
W = TypeVar("W", bound=Record)


@dataclass(frozen=True)
class Loaded(Generic[R]):
    """A record together with the file it came from, so that later checks can name the line."""

    record: R
    document: strict_yaml.Document


@dataclass(frozen=True)
class Worded(Generic[R, W]):
    """A record whose words stand in sibling files: structure once, words per language."""

    record: R
    document: strict_yaml.Document
    words: Mapping[str, Loaded[W]]


@dataclass(frozen=True)
class Catalog:
    """All validated records. Keys of the mappings are record ids, which are file or folder names."""

    root: Path
    locales: tuple[Locale, ...]
    facts: Mapping[str, Loaded[Fact]] = field(default_factory=dict)
    sources: Mapping[str, Loaded[Source]] = field(default_factory=dict)
    terms: Mapping[str, Loaded[Term]] = field(default_factory=dict)
    letters: Mapping[str, Worded[Letter, LetterWords]] = field(default_factory=dict)
    checklists: Mapping[str, Worded[Checklist, ChecklistWords]] = field(default_factory=dict)
    situations: Mapping[str, Worded[Situation, SituationWords]] = field(default_factory=dict)
    strings: Mapping[str, strict_yaml.Document] = field(default_factory=dict)
    converters: Mapping[str, Converter] = field(default_factory=dict)

    @property
    def written_locales(self) -> tuple[str, ...]:
        """Codes of the languages that are written by hand."""
        return tuple(locale.code for locale in self.locales if not locale.derived_from)

    def locale(self, code: str) -> Locale:
        """The language with this code. Raises KeyError for an unknown code."""
        return {locale.code: locale for locale in self.locales}[code]


def read_catalog(root: Path) -> tuple[Catalog, list[Problem]]:
    """Read all records below ``root / "data"`` and validate each by itself; faulty ones are left out and told."""
    loader = _Loader(root)
    return loader.catalog(), loader.problems


class _Loader:
    """Collects problems while reading, so that one broken file does not hide the next."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.data = root / "data"
        self.locales = read_locales(root)
        self.problems: list[Problem] = []

    def catalog(self) -> Catalog:
        return Catalog(
            root=self.root,
            locales=self.locales,
            facts=self._files("facts", Fact),
            sources=self._files("sources", Source),
            terms=self._files("glossary", Term),
            letters=self._folders("letters", "letter", Letter, LetterWords),
            checklists=self._folders("checklists", "checklist", Checklist, ChecklistWords),
            situations=self._folders("situations", "situation", Situation, SituationWords),
            strings=self._strings(),
            converters=self._converters(),
        )

    def _files(self, folder: str, model: type[R]) -> dict[str, Loaded[R]]:
        """One record per file; its name is its id."""
        records = {}
        for path in sorted((self.data / folder).glob("*")):
            if path.suffix != ".yaml":
                self._report(path, "does not belong here; records end in .yaml")
            elif loaded := self._load(path, model):
                records[path.stem] = loaded
        return records

    def _folders(self, folder: str, name: str, model: type[R], words: type[W]) -> dict[str, Worded[R, W]]:
        """One record per folder: ``<name>.yaml`` for the structure, ``<locale>.yaml`` for the words."""
        records = {}
        for path in sorted((self.data / folder).glob("*")):
            known = {f"{name}.yaml"} | {f"{locale.code}.yaml" for locale in self.locales}
            for stranger in sorted(path.glob("*")):
                if stranger.name not in known:
                    self._report(stranger, f"does not belong here; expected {', '.join(sorted(known))}")
            structure = self._load(path / f"{name}.yaml", model)
            worded = {}
            for locale in self.locales:
                file = path / f"{locale.code}.yaml"
                if locale.derived_from and not file.exists():
                    continue
                if loaded := self._load(file, words):
                    worded[locale.code] = loaded
            if structure:
                records[path.name] = Worded(structure.record, structure.document, worded)
        return records

    def _strings(self) -> dict[str, strict_yaml.Document]:
        """The words of the interface, one flat mapping per hand-written language."""
        strings = {}
        for locale in self.locales:
            path = self.data / "ui" / f"{locale.code}.yaml"
            if locale.derived_from and not path.exists():
                continue
            if document := self._read(path):
                strings[locale.code] = document
        return strings

    def _converters(self) -> dict[str, Converter]:
        converters = {}
        for locale in self.locales:
            if locale.derived_from and (document := self._read(self.data / f"{locale.code}.yaml")):
                replace = document.data.get("replace") if isinstance(document.data, dict) else None
                if not isinstance(replace, dict) or not all(isinstance(text, str) for text in replace.values()):
                    self.problems.append(document.problem(["replace"], "must map each word to its replacement"))
                else:
                    converters[locale.code] = Converter(replace)
        return converters

    def _read(self, path: Path) -> strict_yaml.Document | None:
        if not path.exists():
            self._report(path, "is missing; write it")
            return None
        try:
            return strict_yaml.read(path, self.root)
        except FaultyData as error:
            self.problems += error.problems
            return None

    def _load(self, path: Path, model: type[R]) -> Loaded[R] | None:
        document = self._read(path)
        if document is None:
            return None
        try:
            return Loaded(model.model_validate(document.data), document)
        except ValidationError as error:
            self.problems += [document.problem(_path(fault), _message(fault)) for fault in error.errors()]
            return None

    def _report(self, path: Path, message: str) -> None:
        self.problems.append(Problem(path.relative_to(self.root).as_posix(), message=message))


def _path(fault: Any) -> tuple[str | int, ...]:
    """Where in the file; pydantic adds the name of the chosen kind of value, which is not a key of the file."""
    kinds = {"duration", "money", "count", "phone", "email", "[key]"}
    return tuple(part for part in fault["loc"] if part not in kinds)


def _message(fault: Any) -> str:
    """Pydantic's message, in the words of somebody who edits YAML."""
    given = repr(fault["input"])[:60]
    context = fault.get("ctx", {})
    messages = {
        "missing": "is missing; add it",
        "extra_forbidden": "unknown key; remove it or correct its spelling",
        "literal_error": f"is {given}; write one of {context.get('expected')}",
        "string_pattern_mismatch": f"is {given}, which does not look like {context.get('pattern')}; correct it",
        "string_too_short": "is empty; write the text",
        "value_error": str(context.get("error")),
    }
    other = f"is {given}: {fault['msg'][0].lower()}{fault['msg'][1:]}; correct it"
    return messages.get(fault["type"], other)
