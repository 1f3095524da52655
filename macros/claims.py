"""Sentences of pages that state a deadline, channel, number or law carry the citation of a fact.

The patterns find what is written in digits or in the usual signs of laws, and durations in words after “within”.
Minutes are free: they say how long a step takes us, not what somebody demands.
"""

import re
from collections.abc import Iterator, Mapping

from macros.catalog import Catalog
from macros.models import Duration, Money
from macros.pages import Page
from macros.problems import Problem

_CHANNELS = (
    r"₩\s?[\d,]+",
    r"(?<![\d.])\d+(\.\d+)?\s?%",
    r"(?<!\d)0?\d{1,4}-\d{3,4}(-\d{4})?(?!\d)",  # a phone number
    r"[\w.+-]+@[\w-]+(\.[a-z]+)+",
    r"(?<![\w/.])[\w-]+(\.[\w-]+)*\.(kr|com|net|org|cn|tw)(?![\w-])",
)
_COUNT = r"(?<![\d.])\d{1,3}"
_CLAIMS = {
    "zh": (
        *_CHANNELS,
        rf"{_COUNT}\s?(个工作日|工作日|个月|小时|天|周|年|日[内以])",
        r"[一二两三四五六七八九十]+(个工作日|个月|小时|天|日|周|年)[之以]?内",
        r"《[^》]*法[^》]*》|「[^」]*법」|第\s?\d+\s?条",
    ),
    "ko": (
        *_CHANNELS,
        rf"{_COUNT}\s?(영업일|시간|개월|주일|주|년|일\s?(이내|안|내|동안|간|까지|전|후|만에))(?![가-힣]*\s?\d+월)",
        r"(한|두|세|네|석|넉|다섯|여섯) (달|주|시간) (안|이내)",
        r"「[^」]*법[^」]*」|제\s?\d+조",
    ),
    "en": (
        *_CHANNELS,
        rf"{_COUNT}[ -]?((business|calendar|working)[ -])?(day|hour|week|month|year)s?\b",
        r"within (a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|thirty) "
        r"((business|calendar|working) )?(day|hour|week|month|year)s?\b",
        r"\b(Act|Acts|Decree)\b(?! in )|\bArticles? \d+",
    ),
}
_CITATION = re.compile(r"\{\{\s*(fact|value)\(\"([^\"]*)\"\)\s*\}\}")


def check_claims(catalog: Catalog, pages: Mapping[str, Mapping[str, Page]]) -> Iterator[Problem]:
    """No sentence or table cell claims something of that kind without citing a fact, or repeats a value by hand."""
    amounts = {
        name: fact.record.value.amount
        for name, fact in catalog.facts.items()
        if isinstance(fact.record.value, Duration | Money)
    }
    for code in catalog.written_locales:
        if code not in _CLAIMS:
            continue
        claim = re.compile("|".join(f"(?:{pattern})" for pattern in _CLAIMS[code]))
        for page in pages[code].values():
            for number, sentence in page.sentences:
                facts = [match[2] for match in _CITATION.finditer(sentence)]
                claims = [match[0].strip() for match in claim.finditer(_CITATION.sub("", sentence))]
                if claims and not facts:
                    message = f'“{claims[0]}” has no citation in its sentence; add {{{{ fact("…") }}}} after it'
                    yield Problem(page.file, number, message=message)
                for fact in dict.fromkeys(facts):
                    for said in claims:
                        if fact in amounts and amounts[fact] == _amount(said):
                            message = f'types “{said}” by hand; write {{{{ value("{fact}") }}}}'
                            yield Problem(page.file, number, message=message)


def _amount(claim: str) -> int | None:
    """The number of a duration or amount; None if the claim has none, or is no single number."""
    digits = re.findall(r"\d+", claim.replace(",", ""))
    return int(digits[0]) if len(digits) == 1 else None
