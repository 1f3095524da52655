"""Checks of deadlines and holidays: what they name exists, and their words are there in every language."""

import re
from collections import Counter
from collections.abc import Iterator

from macros.catalog import Catalog
from macros.models import Deadline, Duration, HolidayYear, Words
from macros.problems import Problem
from macros.strict_yaml import Document


def check_deadlines(catalog: Catalog) -> Iterator[Problem]:
    """All of them."""
    for deadline in catalog.deadlines.values():
        yield from _check_deadline(catalog, deadline.record, deadline.document)
    for name, year in catalog.holidays.items():
        yield from _check_year(catalog, name, year.record, year.document)


def _check_deadline(catalog: Catalog, record: Deadline, document: Document) -> Iterator[Problem]:
    yield from _check_words(catalog, document, ["title"], record.title)
    yield from _check_words(catalog, document, ["start"], record.start)
    yield from _check_fact(catalog, document, record.fact)
    fact = catalog.facts.get(record.fact)
    if fact and not isinstance(fact.record.value, Duration):
        yield document.problem(["fact"], f"the fact “{record.fact}” has no value of the kind duration; add one")
    for folder in ("letters", "checklists", "situations"):
        for name in getattr(record, folder):
            if name not in catalog.known(folder):
                kind = folder.removesuffix("s")
                message = f"names the {kind} “{name}”, which does not exist; add it or correct it"
                yield document.problem([folder], message)


def _check_year(catalog: Catalog, name: str, record: HolidayYear, document: Document) -> Iterator[Problem]:
    if not re.fullmatch(r"20\d\d", name):
        yield Problem(document.file, message="its name must be a year; rename it")
        return
    yield from _check_fact(catalog, document, record.fact)
    dates = [day.date for day in record.days]
    for index, day in enumerate(record.days):
        place = ["days", str(index)]
        yield from _check_words(catalog, document, [*place, "name"], day.name)
        if day.date.year != int(name):
            yield document.problem([*place, "date"], f"is not a day of {name}; correct it or move it to its year")
    for date, count in Counter(dates).items():
        if count > 1:
            yield document.problem(["days"], f"names {date} {count} times; name it once")
    if dates != sorted(dates):
        yield document.problem(["days"], "is not in the order of the calendar; sort it")


def _check_fact(catalog: Catalog, document: Document, name: str) -> Iterator[Problem]:
    if name not in catalog.known("facts"):
        yield document.problem(["fact"], f"names the fact “{name}”, which does not exist; add it or correct it")


def _check_words(catalog: Catalog, document: Document, path: list[str], words: Words) -> Iterator[Problem]:
    """Every hand-written language, and no unknown one."""
    for code in catalog.written_locales:
        if code not in words:
            yield document.problem(path, f"has no text in “{code}”; write it")
    for code in words.keys() - {locale.code for locale in catalog.locales}:
        yield document.problem([*path, code], "is not a language of mkdocs.yml; remove it")
