"""Deadlines and holidays as one reader sees them, and what the browser needs to count."""

import datetime
from dataclasses import dataclass
from typing import Any

from babel import Locale as BabelLocale
from babel.dates import format_date

from macros.models import Duration
from macros.tool_views import script_words
from macros.views import FactView, Wording, fact_view


@dataclass(frozen=True)
class DeadlineView:
    """``letters``, ``checklists`` and ``situations``: paths of pages."""

    id: str
    title: str
    start: str
    fact: FactView
    letters: tuple[str, ...]
    checklists: tuple[str, ...]
    situations: tuple[str, ...]


@dataclass(frozen=True)
class HolidayView:
    """``date`` is written for the reader, without its year."""

    date: str
    name: str


@dataclass(frozen=True)
class YearView:
    year: int
    fact: FactView
    days: tuple[HolidayView, ...]


@dataclass(frozen=True)
class DeadlinesView:
    """``browser``: records, holidays and words for the script."""

    deadlines: tuple[DeadlineView, ...]
    years: tuple[YearView, ...]
    browser: dict[str, Any]


def deadlines_view(wording: Wording) -> DeadlinesView:
    """All deadlines in their order, and all years we know the holidays of."""
    catalog = wording.catalog
    names = sorted(catalog.deadlines, key=lambda name: (catalog.deadlines[name].record.order, name))
    years = sorted(catalog.holidays)
    return DeadlinesView(
        deadlines=tuple(_deadline(wording, name) for name in names),
        years=tuple(_year(wording, name) for name in years),
        browser={
            "records": {name: _record(wording, name) for name in names},
            "holidays": _holidays(wording),
            "words": script_words(wording, "deadlines"),
        },
    )


def for_my_case(wording: Wording) -> dict[str, Any]:
    """What “My case” needs to tell which deadline is next."""
    records = {name: _record(wording, name) for name in wording.catalog.deadlines}
    return {
        "records": {
            name: {key: record[key] for key in ("title", "amount", "unit")} for name, record in records.items()
        },
        "holidays": _holidays(wording),
        "own": wording.string("deadline_own"),
    }


def _holidays(wording: Wording) -> dict[str, dict[str, str]]:
    """Names of the holidays by year and day."""
    return {
        name: {day.date.isoformat(): wording.pick(day.name) for day in year.record.days}
        for name, year in sorted(wording.catalog.holidays.items())
    }


def _deadline(wording: Wording, name: str) -> DeadlineView:
    record = wording.catalog.deadlines[name].record
    return DeadlineView(
        id=name,
        title=wording.pick(record.title),
        start=wording.pick(record.start),
        fact=fact_view(wording, record.fact),
        letters=tuple(f"letters/{one}" for one in record.letters),
        checklists=tuple(f"checklists/{one}" for one in record.checklists),
        situations=tuple(f"situations/{one}" for one in record.situations),
    )


def _record(wording: Wording, name: str) -> dict[str, Any]:
    """What the browser counts with. ``byLaw``: the period is set by a law, so the rules of law on counting apply."""
    record = wording.catalog.deadlines[name].record
    fact = wording.catalog.facts[record.fact].record
    if not isinstance(fact.value, Duration):
        raise TypeError(f"the fact {record.fact} is no duration")  # refused by the checks
    return {
        "title": wording.pick(record.title),
        "korean": record.title["ko"],
        "start": wording.pick(record.start),
        "amount": fact.value.amount,
        "unit": fact.value.unit,
        "period": fact_view(wording, record.fact).value,
        "byLaw": fact.confidence == "statute",
        "fromNotice": record.from_notice,
    }


def _year(wording: Wording, name: str) -> YearView:
    record = wording.catalog.holidays[name].record
    return YearView(
        year=int(name),
        fact=fact_view(wording, record.fact),
        days=tuple(HolidayView(_day(day.date, wording.html_lang), wording.pick(day.name)) for day in record.days),
    )


_PATTERNS = {"zh": "M月d日（EEE）", "ko": "M월 d일(EEE)", "en": "EEE, MMMM d"}


def _day(date: datetime.date, html_lang: str) -> str:
    """A day without its year, with its weekday."""
    locale = BabelLocale.parse(html_lang, sep="-")
    return format_date(date, format=_PATTERNS.get(locale.language, "MMM d (EEE)"), locale=locale)
