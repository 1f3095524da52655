"""Read every record of ``data/`` into one catalog. Records are checked against each other in :mod:`macros.checks`."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path
from typing import Generic, TypeVar

from macros import shared_fields, strict_yaml
from macros.conversion import Converter
from macros.locales import Locale, read_locales
from macros.models import (
    FIELD_ID,
    RECORD_ID,
    CaseForm,
    CaseFormWords,
    Checklist,
    ChecklistWords,
    Deadline,
    Dictionary,
    ExhibitKind,
    Fact,
    HolidayYear,
    Institution,
    Letter,
    LetterWords,
    Phrase,
    Playbook,
    Record,
    SharedField,
    Situation,
    SituationWords,
    Source,
    Term,
    WordsToAvoid,
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
    fields: Mapping[str, Loaded[SharedField]] = field(default_factory=dict)
    phrases: Mapping[str, Loaded[Phrase]] = field(default_factory=dict)
    letters: Mapping[str, Worded[Letter, LetterWords]] = field(default_factory=dict)
    case_form: Worded[CaseForm, CaseFormWords] | None = None
    checklists: Mapping[str, Worded[Checklist, ChecklistWords]] = field(default_factory=dict)
    exhibit_kinds: Mapping[str, Loaded[ExhibitKind]] = field(default_factory=dict)
    situations: Mapping[str, Worded[Situation, SituationWords]] = field(default_factory=dict)
    playbooks: Mapping[str, Loaded[Playbook]] = field(default_factory=dict)
    institutions: Mapping[str, Loaded[Institution]] = field(default_factory=dict)
    deadlines: Mapping[str, Loaded[Deadline]] = field(default_factory=dict)
    holidays: Mapping[str, Loaded[HolidayYear]] = field(default_factory=dict)
    strings: Mapping[str, strict_yaml.Document] = field(default_factory=dict)
    words_to_avoid: Loaded[WordsToAvoid] | None = None
    converters: Mapping[str, Converter] = field(default_factory=dict)
    unreadable: frozenset[tuple[str, str]] = frozenset()
    """Folder of ``data/`` and id of the records that are there but faulty."""

    @property
    def written_locales(self) -> tuple[str, ...]:
        """Codes of the languages that are written by hand."""
        return tuple(locale.code for locale in self.locales if not locale.derived_from)

    def known(self, folder: str) -> frozenset[str]:
        """Ids of the records in a folder of ``data/``, of faulty ones too. Raises KeyError for an unknown folder."""
        records: dict[str, Mapping[str, object]] = {
            "facts": self.facts,
            "sources": self.sources,
            "glossary": self.terms,
            "fields": self.fields,
            "phrases": self.phrases,
            "letters": self.letters,
            "checklists": self.checklists,
            "situations": self.situations,
            "playbooks": self.playbooks,
            "institutions": self.institutions,
            "deadlines": self.deadlines,
            "holidays": self.holidays,
        }
        return frozenset(records[folder]) | {name for place, name in self.unreadable if place == folder}

    @cached_property
    def contradictions(self) -> Mapping[str, tuple[str, ...]]:
        """The facts that contradict each fact, whichever of the two says so."""
        found: dict[str, dict[str, None]] = {}
        for name, fact in self.facts.items():
            for other in fact.record.contradicts:
                found.setdefault(name, {})[other] = None
                found.setdefault(other, {})[name] = None
        return {name: tuple(others) for name, others in found.items()}

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
        self.unreadable: set[tuple[str, str]] = set()

    def catalog(self) -> Catalog:
        self._report_strangers()
        fields = self._files("fields", SharedField, FIELD_ID)
        phrases = self._files("phrases", Phrase)
        shared = shared_fields.Expansion(
            {name: loaded.record for name, loaded in fields.items()},
            {name: loaded.record for name, loaded in phrases.items()},
            frozenset(self.unreadable),
        )
        catalog = Catalog(
            root=self.root,
            locales=self.locales,
            facts=self._files("facts", Fact),
            sources=self._files("sources", Source),
            terms=self._files("glossary", Term),
            fields=fields,
            phrases=phrases,
            letters=self._folders("letters", "letter", Letter, LetterWords, shared),
            case_form=self._folder(self.data / "case", "case", CaseForm, CaseFormWords, shared),
            checklists=self._folders("checklists", "checklist", Checklist, ChecklistWords),
            exhibit_kinds=self._files("exhibit-kinds", ExhibitKind),
            situations=self._folders("situations", "situation", Situation, SituationWords),
            playbooks=self._files("playbooks", Playbook),
            institutions=self._files("institutions", Institution),
            deadlines=self._files("deadlines", Deadline),
            holidays=self._files("holidays", HolidayYear),
            strings=self._strings(),
            words_to_avoid=self._load(self.data / "words-to-avoid.yaml", WordsToAvoid),
            converters=self._converters(),
        )
        return replace(catalog, unreadable=frozenset(self.unreadable))

    def _report_strangers(self) -> None:
        """What nothing would read in ``data/`` itself and in ``data/ui/``."""
        folders = (
            "case",
            "facts",
            "sources",
            "glossary",
            "fields",
            "phrases",
            "letters",
            "checklists",
            "exhibit-kinds",
            "situations",
            "playbooks",
            "institutions",
            "deadlines",
            "holidays",
            "ui",
        )
        dictionaries = [f"{locale.code}.yaml" for locale in self.locales if locale.derived_from]
        self._expect_only(self.data, [*folders, *dictionaries, "words-to-avoid.yaml"])
        self._expect_only(self.data / "ui", [f"{locale.code}.yaml" for locale in self.locales])

    def _expect_only(self, folder: Path, names: Sequence[str]) -> None:
        for path in _visible(folder):
            if path.name not in names:
                self._report(path, f"does not belong here; expected {', '.join(sorted(names))}")

    def _files(self, folder: str, model: type[R], id_pattern: str = RECORD_ID) -> dict[str, Loaded[R]]:
        """One record per file; its name is its id."""
        records = {}
        for path in _visible(self.data / folder):
            if path.suffix != ".yaml":
                self._report(path, "does not belong here; records end in .yaml")
                continue
            self._check_id(path, id_pattern)
            if loaded := self._load(path, model):
                records[path.stem] = loaded
            else:
                self.unreadable.add((folder, path.stem))
        return records

    def _folders(
        self,
        folder: str,
        name: str,
        model: type[R],
        words: type[W],
        shared: shared_fields.Expansion | None = None,
    ) -> dict[str, Worded[R, W]]:
        """One record per folder: ``<name>.yaml`` for the structure, ``<locale>.yaml`` for the words."""
        records = {}
        for path in _visible(self.data / folder):
            if not path.is_dir():
                self._report(path, f"does not belong here; a {name} is a folder with {name}.yaml and its words")
                continue
            self._check_id(path)
            if loaded := self._folder(path, name, model, words, shared):
                records[path.name] = loaded
            else:
                self.unreadable.add((folder, path.name))
        return records

    def _folder(
        self,
        path: Path,
        name: str,
        model: type[R],
        words: type[W],
        shared: shared_fields.Expansion | None = None,
    ) -> Worded[R, W] | None:
        """The record in a folder with its words; None if its structure is faulty."""
        self._expect_only(path, [f"{name}.yaml", *(f"{locale.code}.yaml" for locale in self.locales)])
        raw = self._read(path / f"{name}.yaml")
        structure = self._validate(raw, model, shared.structure if shared else None)
        worded = {}
        for locale in self.locales:
            file = path / f"{locale.code}.yaml"
            if locale.derived_from and not file.exists():
                continue
            expand = partial(shared.words, raw, locale.code) if shared else None
            if loaded := self._validate(self._read(file), words, expand):
                worded[locale.code] = loaded
        return Worded(structure.record, structure.document, worded) if structure else None

    def _check_id(self, path: Path, pattern: str = RECORD_ID) -> None:
        if not re.fullmatch(pattern, path.stem):
            sign = "hyphens" if pattern == RECORD_ID else "underscores"
            self._report(path, f"its name must be lower-case words joined by {sign}; rename it")

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
        return {
            locale.code: Converter(loaded.record.replace)
            for locale in self.locales
            if locale.derived_from and (loaded := self._load(self.data / f"{locale.code}.yaml", Dictionary))
        }

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
        return self._validate(self._read(path), model)

    def _validate(
        self, document: strict_yaml.Document | None, model: type[R], expand: shared_fields.Expand | None = None
    ) -> Loaded[R] | None:
        """A document as a record; ``expand`` adds first what it takes from shared records."""
        if document is None:
            return None
        try:
            expanded, problems = expand(document) if expand else (document, [])
            self.problems += problems
            return Loaded(expanded.validate(model), document)
        except FaultyData as error:
            self.problems += error.problems
            return None

    def _report(self, path: Path, message: str) -> None:
        self.problems.append(Problem(path.relative_to(self.root).as_posix(), message=message))


def _visible(folder: Path) -> list[Path]:
    """What stands in a folder, in order, without the hidden files that systems and editors leave."""
    return [path for path in sorted(folder.glob("*")) if not path.name.startswith(".")]
