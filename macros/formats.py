"""Dates, amounts and durations, written the way each language writes them."""

import datetime
from collections.abc import Mapping

from babel import Locale as BabelLocale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from macros.models import Count, Duration, Money, Value


def date(value: datetime.date, html_lang: str) -> str:
    """A day in full: 2026年11月22日 · 2026년 11월 22일 · November 22, 2026."""
    return format_date(value, format="long", locale=BabelLocale.parse(html_lang, sep="-"))


def partial_date(value: str, html_lang: str) -> str:
    """A date known to the day, the month or the year, as models keep it: ``2023-06-23``, ``2023-06``, ``2023``."""
    locale = BabelLocale.parse(html_lang, sep="-")
    match value.split("-"):
        case [year, month, day]:
            return format_date(datetime.date(int(year), int(month), int(day)), format="long", locale=locale)
        case [year, month]:
            return format_skeleton("yMMMM", datetime.date(int(year), int(month), 1), locale=locale)
    return value


def typed_value(value: Value, html_lang: str, strings: Mapping[str, str]) -> str:
    """A fact's value; units stand in ``strings``, the interface's words, as ``unit_<unit>_one`` and ``_other``."""
    if isinstance(value, Duration):
        number = "one" if value.amount == 1 else "other"
        pattern = strings[f"unit_{value.unit.replace('-', '_')}_{number}"]
        return pattern.format(n=value.amount)
    if isinstance(value, Money):
        return f"₩{format_decimal(value.amount, locale=BabelLocale.parse(html_lang, sep='-'))}"
    if isinstance(value, Count):
        return str(value.amount)
    return value.text
