import datetime
from collections.abc import Mapping
from pathlib import Path

import pytest

from macros import formats
from macros.catalog import Catalog
from macros.models import Count, Duration, Email, Money, Phone, Value
from macros.views import Wording

LANGUAGES = ("zh", "ko", "en", "zh-TW")


@pytest.fixture
def strings(catalog: Catalog) -> Mapping[str, Mapping[str, str]]:
    return {code: Wording(catalog, code).strings for code in LANGUAGES}


@pytest.mark.parametrize(
    ("html_lang", "expected"),
    [
        ("zh-Hans", "2026年11月2日"),
        ("zh-Hant", "2026年11月2日"),
        ("ko", "2026년 11월 2일"),
        ("en", "November 2, 2026"),
    ],
)
def test_a_day_in_full(html_lang: str, expected: str) -> None:
    assert formats.date(datetime.date(2026, 11, 2), html_lang) == expected


@pytest.mark.parametrize(
    ("value", "html_lang", "expected"),
    [
        ("2023-06-03", "ko", "2023년 6월 3일"),
        ("2023-06", "zh-Hans", "2023年6月"),
        ("2023-06", "ko", "2023년 6월"),
        ("2023-06", "en", "June 2023"),
        ("2023", "en", "2023"),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(value: str, html_lang: str, expected: str) -> None:
    assert formats.partial_date(value, html_lang) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (
            Duration(kind="duration", amount=10, unit="business-days"),
            ("10 个工作日", "10영업일", "10 business days", "10 個工作日"),
        ),
        (Duration(kind="duration", amount=1, unit="years"), ("1 年", "1년", "1 year", "1 年")),
        (Duration(kind="duration", amount=24, unit="hours"), ("24 小时", "24시간", "24 hours", "24 小時")),
        (Money(kind="money", amount=25000), ("₩25,000",) * 4),
        (Count(kind="count", amount=3), ("3",) * 4),
        (Phone(kind="phone", text="1600-0000"), ("1600-0000",) * 4),
        (Email(kind="email", text="a@b.example"), ("a@b.example",) * 4),
    ],
)
def test_a_value_is_written_as_each_language_writes_it(
    value: Value, expected: tuple[str, ...], strings: Mapping[str, Mapping[str, str]], catalog: Catalog
) -> None:
    written = [formats.typed_value(value, catalog.locale(code).html_lang, strings[code]) for code in LANGUAGES]
    assert tuple(written) == expected


def test_every_unit_of_a_duration_has_words(root: Path, strings: Mapping[str, Mapping[str, str]]) -> None:
    for unit in ("hours", "days", "business-days", "months", "years"):
        for code in LANGUAGES:
            value = Duration.model_validate({"kind": "duration", "amount": 2, "unit": unit})
            assert "2" in formats.typed_value(value, "en", strings[code])
