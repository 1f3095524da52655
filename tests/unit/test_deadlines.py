"""Deadlines and holidays: their faults are told exactly, and what we know of holidays agrees with a second opinion."""

import datetime
import re
from pathlib import Path

import holidays as second_opinion
import pytest
from bs4 import BeautifulSoup

from macros.catalog import Catalog
from macros.deadline_views import deadlines_view
from macros.models import Duration
from macros.problems import FaultyData
from macros.render import Link, Renderer
from macros.site import load_site
from macros.views import Wording

DEADLINE = """order: 1
fact: deadline
title: {zh: 提交材料, ko: 자료 제출, en: Papers}
start: {zh: 收到邮件的那天, ko: 메일을 받은 날, en: The day of the e-mail}
letters: [reply]
checklists: [first]
situations: [stop]
"""
YEAR = """fact: hotline
days:
  - {date: 2026-01-01, name: {zh: 元旦, ko: 1월 1일, en: New Year’s Day}}
  - {date: 2026-03-01, name: {zh: 三一节, ko: 3·1절, en: Independence Movement Day}}
"""
UNKNOWN = "which does not exist; add it or correct it"
FAULTS = {
    "unknown fact": ("deadlines", "fact: deadline", "fact: none", f":2: fact: names the fact “none”, {UNKNOWN}"),
    "no duration": (
        "deadlines",
        "fact: deadline",
        "fact: hotline",
        ":2: fact: the fact “hotline” has no value of the kind duration; add one",
    ),
    "unknown letter": ("deadlines", "[reply]", "[none]", f":5: letters: names the letter “none”, {UNKNOWN}"),
    "unknown checklist": ("deadlines", "[first]", "[none]", f":6: checklists: names the checklist “none”, {UNKNOWN}"),
    "unknown situation": ("deadlines", "[stop]", "[none]", f":7: situations: names the situation “none”, {UNKNOWN}"),
    "title untranslated": ("deadlines", ", en: Papers", "", ":3: title: has no text in “en”; write it"),
    "start untranslated": ("deadlines", " ko: 메일을 받은 날,", "", ":4: start: has no text in “ko”; write it"),
    "strange language": (
        "deadlines",
        "en: Papers",
        "en: Papers, fr: Papiers",
        ":3: title.fr: is not a language of mkdocs.yml; remove it",
    ),
    "unknown fact of a year": (
        "holidays",
        "fact: hotline",
        "fact: none",
        f":1: fact: names the fact “none”, {UNKNOWN}",
    ),
    "day of another year": (
        "holidays",
        "2026-03-01",
        "2027-03-01",
        ":4: days.1.date: is not a day of 2026; correct it or move it to its year",
    ),
    "day named twice": ("holidays", "2026-03-01", "2026-01-01", ":2: days: names 2026-01-01 2 times; name it once"),
    "days out of order": (
        "holidays",
        "2026-01-01",
        "2026-05-05",
        ":2: days: is not in the order of the calendar; sort it",
    ),
    "holiday untranslated": (
        "holidays",
        ", en: New Year’s Day",
        "",
        ":3: days.0.name: has no text in “en”; write it",
    ),
}
FILES = {"deadlines": "data/deadlines/papers.yaml", "holidays": "data/holidays/2026.yaml"}


@pytest.fixture
def project(mini_project: Path) -> Path:
    """The mini project with a deadline and a year of holidays."""
    for folder, text in (("deadlines", DEADLINE), ("holidays", YEAR)):
        file = mini_project / FILES[folder]
        file.parent.mkdir()
        file.write_text(text, "utf-8")
    return mini_project


def test_a_project_with_deadlines_and_holidays_has_no_faults(project: Path) -> None:
    catalog = load_site(project).catalog
    assert list(catalog.deadlines) == ["papers"]
    assert [day.date for day in catalog.holidays["2026"].record.days] == [
        datetime.date(2026, 1, 1),
        datetime.date(2026, 3, 1),
    ]


@pytest.mark.parametrize("name", FAULTS, ids=lambda name: name.replace(" ", "-"))
def test_a_fault_is_told_exactly(project: Path, name: str) -> None:
    folder, old, new, message = FAULTS[name]
    file = project / FILES[folder]
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), "utf-8")
    with pytest.raises(FaultyData) as caught:
        load_site(project)
    assert [str(problem) for problem in caught.value.problems] == [FILES[folder] + message]


def test_a_file_of_holidays_is_called_like_its_year(project: Path) -> None:
    (project / FILES["holidays"]).rename(project / "data/holidays/next.yaml")
    with pytest.raises(FaultyData) as caught:
        load_site(project)
    assert [str(problem) for problem in caught.value.problems] == [
        "data/holidays/next.yaml: its name must be a year; rename it"
    ]


def test_a_fact_that_only_a_deadline_or_a_year_cites_is_no_orphan(project: Path) -> None:
    """Nor are facts told as orphans while a deadline cannot be read."""
    for name in ("deadline", "hotline"):
        copy = (project / f"data/facts/{name}.yaml").read_text("utf-8")
        (project / f"data/facts/{name}-two.yaml").write_text(copy, "utf-8")
    for file in (project / FILES["deadlines"], project / FILES["holidays"]):
        text = file.read_text("utf-8").replace("fact: deadline", "fact: deadline-two")
        file.write_text(text.replace("fact: hotline", "fact: hotline-two"), "utf-8")
    load_site(project)
    file.write_text("fact: hotline-two\n", "utf-8")
    with pytest.raises(FaultyData) as caught:
        load_site(project)
    assert [str(problem) for problem in caught.value.problems] == [f"{FILES['holidays']}: days: is missing; add it"]


# --- what we know ----------------------------------------------------------------------------------------------------


def test_every_year_we_know_agrees_with_the_second_opinion(catalog: Catalog) -> None:
    assert len(catalog.holidays) >= 2
    for name, year in catalog.holidays.items():
        ours = {day.date for day in year.record.days}
        theirs = set(second_opinion.country_holidays("KR", years=int(name)))
        assert sorted(ours - theirs) == [], f"{name}: only ours"
        assert sorted(theirs - ours) == [], f"{name}: only theirs"


def test_substitute_holidays_are_called_so_and_fall_on_working_days(catalog: Catalog) -> None:
    for year in catalog.holidays.values():
        dates = {day.date for day in year.record.days}
        for day in year.record.days:
            assert ("대체공휴일" in day.name["ko"]) == ("Substitute" in day.name["en"]) == ("补休" in day.name["zh"])
            if "대체공휴일" in day.name["ko"]:
                assert day.date.weekday() < 5
                assert day.date - datetime.timedelta(days=1) in dates or day.date.weekday() == 0


def test_the_years_we_know_follow_each_other(catalog: Catalog) -> None:
    years = sorted(int(name) for name in catalog.holidays)
    assert years == list(range(years[0], years[-1] + 1))


def test_every_deadline_has_something_to_send_or_a_page_to_read(catalog: Catalog) -> None:
    assert 10 <= len(catalog.deadlines) <= 16
    for deadline in catalog.deadlines.values():
        fact = catalog.facts[deadline.record.fact].record
        assert isinstance(fact.value, Duration)
        assert deadline.record.letters or deadline.record.situations


@pytest.mark.parametrize("code", ["zh", "ko", "en", "zh-TW"])
def test_the_browser_gets_words_and_records_in_every_language(catalog: Catalog, code: str) -> None:
    browser = deadlines_view(Wording(catalog, code)).browser
    assert browser["records"].keys() == catalog.deadlines.keys()
    assert browser["holidays"].keys() == catalog.holidays.keys()
    assert browser["words"]["today"]
    assert browser["records"]["route-proof"]["korean"] == catalog.deadlines["route-proof"].record.title["ko"]
    if code == "zh-TW":
        assert "補" in browser["holidays"]["2026"]["2026-10-05"]


@pytest.mark.parametrize("code", ["zh", "ko", "en", "zh-TW"])
def test_the_tool_is_drawn_in_every_language(catalog: Catalog, code: str) -> None:
    def link(path: str) -> Link:
        return Link(f"../{path}/", f"Title of {path}", f"About {path}")

    html = Renderer(catalog.root, Wording(catalog, code), link, lambda _: "https://playbook.example/x/", {}).deadlines()
    page = BeautifulSoup(html, "html5lib")
    text = " ".join(part for part in page.find_all(string=True) if part.parent and part.parent.name != "script")
    assert not re.search(r"\{|\}|undefined|None", text)
    assert {row["data-known"] for row in page.select("[data-known]")} == set(catalog.deadlines)
    assert {one["data-kind"] for one in page.select("template[data-kind]")} == set(catalog.deadlines)
    assert {box["data-holidays"] for box in page.select("[data-holidays]")} == set(catalog.holidays)
    assert {option["value"] for option in page.select("#deadline-new option")} == {*catalog.deadlines, "own"}
