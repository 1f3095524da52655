"""The deadline tool: counted as Korea counts, whatever the device; nothing lost; told in the reader's language."""

import calendar
import datetime
import io
import json
import random
import re
from pathlib import Path
from typing import Any

import holidays as second_opinion
import pytest
from icalendar import Calendar
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from macros.catalog import Catalog
from macros.deadline_views import deadlines_view
from macros.views import Wording
from tests.browser.conftest import NewContext, Say
from tests.browser.paper import squeezed
from tests.browser.test_pages import violations

TOOL = "tools/deadlines/"
KEY = "playbook.case"
LOCALES = [("zh", ""), ("ko", "ko/"), ("en", "en/"), ("zh-TW", "zh-TW/")]
NOW = "2026-11-25T03:00:00Z"  # noon in Korea, a Wednesday
SEOUL = datetime.timezone(datetime.timedelta(hours=9))


@pytest.fixture
def page(new_context: NewContext) -> Page:
    return opened(new_context)


def opened(new_context: NewContext, at: str = NOW, locale: str = "en/", **options: object) -> Page:
    """The tool, in English unless told otherwise, at a moment given in UTC."""
    page = new_context(
        **{"viewport": {"width": 1300, "height": 900}, "timezone_id": "Asia/Seoul", **options}
    ).new_page()
    page.clock.set_fixed_time(at)
    page.goto(locale + TOOL)
    return page


def card(page: Page, title: str) -> Locator:
    return page.locator("[data-deadline]", has=page.locator("[data-title]", has_text=title))


def add(page: Page, kind: str, **fields: str) -> Locator:
    """Add a deadline and fill it in."""
    page.locator("[data-new-kind]").select_option(kind)
    page.locator("[data-action=add]").click()
    name = page.evaluate("document.activeElement.closest('[data-deadline]').dataset.deadline")
    made = page.locator(f"[data-deadline='{name}']")
    for key, value in fields.items():
        made.locator(f"[data-key={key}]").fill(value)
    return made


def stored(page: Page) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.evaluate("Playbook.case.read().deadlines")
    return found


def put(page: Page, *entries: dict[str, Any]) -> None:
    """Store deadlines as an imported file might hold them, and show them."""
    page.evaluate("entries => Playbook.case.change(data => { data.deadlines = entries; })", list(entries))
    page.reload()


def due(made: Locator) -> str:
    return made.locator("[data-due]").inner_text()


def hints(made: Locator) -> list[str]:
    return made.locator("[data-hints] > li").all_inner_texts()


# --- counting --------------------------------------------------------------------------------------------------------


def independent(record: dict[str, Any], start: datetime.datetime, off: set[datetime.date]) -> tuple[str, str]:
    """When a period ends, counted once more without our code; ``off``: public holidays by the second opinion."""
    day, amount = start.date(), record["amount"]
    match record["unit"]:
        case "hours":
            end = start + datetime.timedelta(hours=amount)
            return end.date().isoformat(), f"{end:%H:%M}"
        case "business-days":
            while amount:
                day += datetime.timedelta(days=1)
                amount -= day.weekday() < 5 and day not in off
        case "days":
            day += datetime.timedelta(days=amount)
        case unit:
            months = day.year * 12 + day.month - 1 + amount * (12 if unit == "years" else 1)
            year, month = divmod(months, 12)
            day = datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    return day.isoformat(), ""


def test_the_browser_counts_like_an_independent_count(page: Page, catalog: Catalog) -> None:
    chance = random.Random(20261125)
    browser = deadlines_view(Wording(catalog, "en")).browser
    off = set(second_opinion.country_holidays("KR", years=[2026, 2027]))
    cases = []
    for _ in range(600):
        unit = chance.choice(["business-days", "business-days", "days", "months", "years", "hours"])
        amount = chance.randint(1, {"years": 3, "months": 18, "hours": 200}.get(unit, 40))
        start = datetime.datetime(2026, 1, 1) + datetime.timedelta(minutes=chance.randrange(640 * 1440))
        cases.append(({"unit": unit, "amount": amount}, start))
    found = page.evaluate(
        """([cases, holidays]) => cases.map(([record, received, receivedTime]) => {
            const { day, minutes } = Playbook.deadlineDates.due(record, { received, receivedTime }, holidays);
            const { dayText, timeText } = Playbook.deadlineDates;
            return [day === null ? "" : dayText(day), minutes === null ? "" : timeText(minutes)];
        })""",
        [[(record, f"{start:%Y-%m-%d}", f"{start:%H:%M}") for record, start in cases], browser["holidays"]],
    )
    for (record, start), (day, time) in zip(cases, found, strict=True):
        assert (day, time) == independent(record, start, off), (record, start)


COUNTS = [
    ("route-proof", "2026-11-25", "Wed, December 9, 2026", "4 weekend days"),
    ("route-proof", "2026-11-27", "Fri, December 11, 2026", "4 weekend days"),  # from a Friday
    ("route-proof", "2026-11-28", "Fri, December 11, 2026", "3 weekend days"),  # from a Saturday
    ("route-proof", "2026-02-10", "Fri, February 27, 2026", "Seollal (Lunar New Year) (Feb 17)"),
    ("route-proof", "2026-09-21", "Thu, October 8, 2026", "Substitute holiday for National Foundation Day (Oct 5)"),
    ("route-proof", "2026-12-28", "Tue, January 12, 2027", "New Year’s Day (Jan 1)"),
    ("return-objection", "2027-04-29", "Thu, May 6, 2027", "Substitute holiday for Labor Day (May 3)"),
    ("return-objection", "2027-07-15", "Wed, July 21, 2027", "Substitute holiday for Constitution Day (Jul 19)"),
    ("return-objection", "2027-06-04", "Wed, June 9, 2027", "2 weekend days"),  # no substitute for June 6
    ("non-referral", "2026-11-30", "Sun, February 28, 2027", ""),
    ("non-referral", "2027-11-30", "Tue, February 29, 2028", ""),
    ("payment-order", "2026-12-31", "Thu, January 14, 2027", ""),
]


def test_the_calendar_of_korea(page: Page) -> None:
    made = add(page, "own")
    for kind, received, expected, left_out in COUNTS:
        made.locator("[data-key=kind]").select_option(kind)
        made.locator("[data-key=received]").fill(received)
        expect(made.locator("[data-due]"), received).to_have_text(expected)
        expect(made.locator("[data-basis]"), received).to_contain_text(left_out)
        expect(made.locator("[data-citation] [data-fact]")).to_be_visible()


def test_beyond_the_known_years_there_is_no_date(page: Page, english: Say) -> None:
    made = add(page, "route-proof", received="2027-12-20")
    assert due(made) == english("script_deadlines_not_known")
    expect(made.locator("[data-basis]")).to_have_text(english("script_deadlines_basis_unknown", year=2028))
    expect(made.locator("[data-left]")).to_be_hidden()
    expect(made.locator("[data-action=ics]")).to_be_disabled()
    made.locator("[data-key=named]").fill("2028-01-10")
    assert due(made) == "Mon, January 10, 2028"
    made.locator("[data-key=named]").fill("")
    made.locator("[data-key=received]").fill("2025-12-20")  # before them neither
    expect(made.locator("[data-basis]")).to_have_text(english("script_deadlines_basis_unknown", year=2025))


def test_the_date_in_the_notice_wins_and_both_are_shown(page: Page, english: Say) -> None:
    made = add(page, "route-proof", received="2026-11-25", named="2026-12-02", namedTime="18:00")
    assert due(made) == "Wed, December 2, 2026, 18:00"
    basis = made.locator("[data-basis]")
    expect(basis).to_contain_text(english("script_deadlines_basis_notice"))
    expect(basis).to_contain_text(english("script_deadlines_our_count", date="Wed, December 9, 2026"))
    expect(made.locator("[data-citation]")).to_be_hidden()
    made.locator("[data-key=named]").fill("2026-12-09")
    made.locator("[data-key=namedTime]").fill("")
    expect(basis).to_have_text(english("script_deadlines_basis_notice"))


def test_hours_run_from_the_time_of_arrival(page: Page, english: Say) -> None:
    made = add(page, "customer-answer", received="2026-11-24", receivedTime="21:30")
    assert due(made) == "Wed, November 25, 2026, 21:30"
    expect(made.locator("[data-left]")).to_have_text("9 hours left")
    made.locator("[data-key=receivedTime]").fill("")
    assert due(made) == "Wed, November 25, 2026, 00:00"
    assert english("script_deadlines_hint_no_time") in hints(made)
    expect(made.locator("[data-left]")).to_have_text("12 hours past")


def test_a_last_day_that_is_off_stays_and_what_the_law_says_is_told(new_context: NewContext, english: Say) -> None:
    page = opened(new_context, "2026-12-20T03:00:00Z")
    by_law = add(page, "court-review", received="2026-12-15")
    assert due(by_law) == "Fri, December 25, 2026"
    said = english(
        "script_deadlines_hint_off_law", date="December 25, 2026", what="Christmas Day", next="Mon, December 28, 2026"
    )
    assert hints(by_law) == [said]
    expect(by_law.locator("[data-aim]")).to_contain_text("Thu, December 24, 2026")
    saturday = add(page, "payment-order", received="2027-12-18")
    assert due(saturday) == "Sat, January 1, 2028"
    said = english("script_deadlines_hint_off_law_unknown", date="January 1, 2028", what="a Saturday")
    assert said in hints(saturday)
    far = add(page, "payment-order", received="2027-12-21")
    assert due(far) == "Tue, January 4, 2028"
    expect(far.locator("[data-aim]")).to_be_hidden()  # whether the day before is off is not known here


# --- days left, hints ------------------------------------------------------------------------------------------------


def test_days_left(page: Page) -> None:
    made = add(page, "own", note="Answer to the agency")
    for named, left in (
        ("2026-11-25", "today"),
        ("2026-11-26", "1 day left"),
        ("2026-11-28", "3 days left"),
        ("2026-11-24", "1 day past"),
        ("2026-11-01", "24 days past"),
    ):
        made.locator("[data-key=named]").fill(named)
        expect(made.locator("[data-left]"), named).to_have_text(left)
    expect(made.locator("[data-title]")).to_have_text("Answer to the agency")


def test_days_go_by_while_the_page_stays_open(new_context: NewContext) -> None:
    page = new_context(timezone_id="Asia/Seoul").new_page()
    page.clock.install(time="2026-11-25T14:59:00Z")  # one minute before midnight in Korea
    page.goto("en/" + TOOL)
    made = add(page, "own", named="2026-11-26")
    expect(made.locator("[data-left]")).to_have_text("1 day left")
    page.clock.fast_forward("02:00")
    expect(made.locator("[data-left]")).to_have_text("today")


def test_gentle_hints_never_stand_in_the_way(page: Page, english: Say) -> None:
    made = add(page, "route-proof", received="2026-11-30", named="2026-11-20")
    assert hints(made) == [
        english("script_deadlines_hint_future"),
        english("script_deadlines_hint_before"),
        english("script_deadlines_hint_past"),
    ]
    assert stored(page)[0]["received"] == "2026-11-30"
    made.locator("[data-key=done]").check()
    assert english("script_deadlines_hint_past") not in hints(made)


# --- the clock of the device -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("zone", "at", "today", "difference"),
    [
        ("America/Los_Angeles", "2026-11-25T16:30:00Z", "Thu, November 26, 2026, 01:30", "17 h ahead"),
        ("Asia/Shanghai", "2026-11-25T15:30:00Z", "Thu, November 26, 2026, 00:30", "1 h ahead"),
        ("Pacific/Auckland", "2026-11-25T14:30:00Z", "Wed, November 25, 2026, 23:30", "4 h behind"),
        ("Asia/Kolkata", "2026-11-25T03:00:00Z", "Wed, November 25, 2026, 12:00", "3.5 h ahead"),
        ("Asia/Seoul", "2026-11-25T03:00:00Z", "Wed, November 25, 2026, 12:00", ""),
    ],
)
def test_korean_time_whatever_the_zone_of_the_device(
    new_context: NewContext, zone: str, at: str, today: str, difference: str
) -> None:
    page = opened(new_context, at, timezone_id=zone)
    expect(page.locator("[data-now]")).to_contain_text(today)
    told = page.locator("[data-zone]")
    if difference:
        expect(told).to_contain_text(difference)
    else:
        expect(told).to_be_hidden()
    made = add(page, "route-proof", received="2026-11-25")
    assert due(made) == "Wed, December 9, 2026"
    day = 26 if "26" in today[:17] else 25
    expect(made.locator("[data-left]")).to_have_text(f"{9 + 30 - day} days left")
    page.reload()
    assert due(made) == "Wed, December 9, 2026"
    assert made.locator("[data-key=received]").input_value() == "2026-11-25"


# --- what is stored --------------------------------------------------------------------------------------------------


def test_every_key_is_kept_at_once_and_survives_a_reload(page: Page) -> None:
    made = add(page, "copyright-restore", received="2026-11-20", named="2026-12-01", namedTime="09:00")
    made.locator("[data-key=note]").press_sequentially("메일 3통")
    expected = {
        "kind": "copyright-restore",
        "received": "2026-11-20",
        "receivedTime": "",
        "named": "2026-12-01",
        "namedTime": "09:00",
        "note": "메일 3통",
        "done": False,
    }
    assert [{key: one[key] for key in expected} for one in stored(page)] == [expected]
    page.reload()
    assert due(made) == "Tue, December 1, 2026, 09:00"
    expect(made.locator("[data-note-shown]")).to_have_text("메일 3통")
    assert made.locator("[data-key=namedTime]").input_value() == "09:00"


def test_odd_stored_data_is_told_and_kept(page: Page, english: Say) -> None:
    odd = {"id": "a", "kind": "route-proof", "received": "2026-02-30", "named": 20261201, "namedTime": {"at": 1}}
    put(page, odd, {"id": "b", "kind": "__proto__", "received": None, "done": "yes"}, {"id": "c"}, {"id": "<b>x</b>"})
    first = page.locator("[data-deadline=a]")
    assert due(first) == english("script_deadlines_no_date")
    assert hints(first) == [
        english("script_deadlines_hint_odd_date", value="2026-02-30"),
        english("script_deadlines_hint_odd_date", value="20261201"),
        english("script_deadlines_hint_odd_time", value="[object Object]"),
    ]
    second = page.locator("[data-deadline=b]")
    assert hints(second) == [english("script_deadlines_hint_kind", value="__proto__")]
    expect(second.locator("[data-key=done]")).not_to_be_checked()
    expect(second.locator("[data-key=kind]")).to_have_value("")
    expect(page.locator("[data-deadline]")).to_have_count(4)
    assert next(one for one in stored(page) if one["id"] == "a") == odd

    second.locator("summary").click()
    second.locator("[data-key=kind]").select_option("refund")
    second.locator("[data-key=received]").fill("2026-11-25")
    assert due(second) == "Mon, November 30, 2026"
    first.locator("summary").click()
    first.locator("[data-key=received]").fill("2026-02-27")
    assert next(one for one in stored(page) if one["id"] == "a") == {**odd, "received": "2026-02-27"}
    assert hints(first)[0] == english("script_deadlines_hint_odd_date", value="20261201")


def test_dates_as_people_write_them_are_read(page: Page) -> None:
    for text in ("2026.11.25", "2026. 11. 25.", "2026/11/25", "2026年11月25日", "2026년 11월 25일"):
        put(page, {"id": "a", "kind": "route-proof", "received": text})
        assert due(page.locator("[data-deadline=a]")) == "Wed, December 9, 2026"
        assert page.locator("[data-deadline=a] [data-key=received]").input_value() == "2026-11-25"


def test_a_date_that_is_not_complete_leaves_what_was_there(page: Page, english: Say) -> None:
    made = add(page, "route-proof", received="2026-11-25")
    made.locator("[data-key=received]").press("Delete")  # takes the month away
    assert english("script_deadlines_hint_incomplete") in hints(made)
    assert stored(page)[0]["received"] == "2026-11-25"
    assert due(made) == "Wed, December 9, 2026"
    made.locator("[data-key=received]").fill("0202-11-25")  # on the way to a year
    assert stored(page)[0]["received"] == "2026-11-25"
    made.locator("[data-key=received]").fill("2026-11-26")
    assert hints(made) == [english("script_deadlines_hint_future")]
    made.locator("[data-key=received]").fill("")
    assert stored(page)[0]["received"] == ""


def test_the_date_of_the_notice_is_taken_from_the_case(page: Page) -> None:
    page.evaluate("() => Playbook.case.change((data) => { data.shared.notice_date = '2026-11-20'; })")
    add(page, "route-proof")
    assert stored(page)[0]["received"] == "2026-11-20"
    add(page, "payment-order")
    assert stored(page)[1]["received"] == "", "a court's order does not come with the notice"


def test_removing_can_be_undone(page: Page, english: Say, catalog: Catalog) -> None:
    made = add(page, "refund", received="2026-11-25", note="주문 3")
    add(page, "route-proof", received="2026-11-24")
    before = stored(page)
    made.get_by_role("button", name=re.compile("^Remove")).click()
    expect(page.locator("[data-deadline]")).to_have_count(1)
    title = english("script_deadlines_removed", title=catalog.deadlines["refund"].record.title["en"])
    expect(page.locator(".toast [role=status]")).to_have_text(title)
    page.get_by_role("button", name=english("browser_undo")).click()
    expect(page.locator("[data-deadline]")).to_have_count(2)
    assert sorted(stored(page), key=str) == sorted(before, key=str)
    expect(card(page, "Refund").locator("[data-note-shown]")).to_have_text("주문 3")


def test_two_tabs_share_their_deadlines(new_context: NewContext) -> None:
    context = new_context(viewport={"width": 1300, "height": 900}, timezone_id="Asia/Seoul")
    one, two = context.new_page(), context.new_page()
    for tab in (one, two):
        tab.clock.set_fixed_time(NOW)
        tab.goto("en/" + TOOL)
    one.locator("[data-action=remember]").check()
    add(one, "route-proof", received="2026-11-25")
    expect(two.locator("[data-deadline]")).to_have_count(1)
    add(two, "refund", received="2026-11-24")
    expect(one.locator("[data-deadline]")).to_have_count(2)
    note = card(one, "Proof of the distribution").locator("[data-key=note]")
    note.focus()
    note.press_sequentially("first")
    card(two, "Proof of the distribution").locator("[data-key=done]").check()
    expect(card(one, "Proof of the distribution").locator("[data-key=done]")).to_be_checked()
    note.press_sequentially(" second")
    two.wait_for_function(
        """() => { const {note, done} = Playbook.case.read().deadlines.find(({kind}) => kind === 'route-proof');
        return note === 'first second' && done === true; }"""
    )
    assert len(stored(one)) == 2


# --- the list --------------------------------------------------------------------------------------------------------


def titles(page: Page) -> Locator:
    return page.locator("[data-deadline] [data-title]")


def test_the_nearest_comes_first_and_done_ones_last(page: Page, english: Say) -> None:
    expect(page.locator("[data-empty]")).to_have_text(english("deadline_empty"))
    expect(page.locator("[data-action=ics-all]")).to_be_hidden()
    for note, named in (("far", "2027-01-05"), ("near", "2026-11-27"), ("none", ""), ("past", "2026-11-20")):
        add(page, "own", named=named, note=note)
    page.locator("h1").click()
    expect(page.locator("[data-empty]")).to_be_hidden()
    expect(titles(page)).to_have_text(["past", "near", "far", "none"])
    card(page, "past").locator("[data-key=done]").check()
    page.wait_for_timeout(50)
    expect(titles(page).first).to_have_text("past")  # nothing moves under the hand
    page.locator("h1").click()
    expect(titles(page)).to_have_text(["near", "far", "none", "past"])
    expect(card(page, "past").locator("[data-left]")).to_have_text(english("script_deadlines_done"))


def test_a_card_says_what_to_send_and_where_it_is_explained(page: Page, catalog: Catalog) -> None:
    for name, deadline in catalog.deadlines.items():
        page.locator("[data-new-kind]").select_option(name)
        page.locator("[data-action=add]").click()
        record = deadline.record
        made = page.locator("[data-deadline]:focus-within")
        links = made.locator("[data-send] a").evaluate_all("links => links.map(link => link.dataset.page)")
        assert links == [
            *(f"letters/{one}" for one in record.letters),
            *(f"checklists/{one}" for one in record.checklists),
            *(f"situations/{one}" for one in record.situations),
        ]
        expect(made.locator("[data-start-hint]")).to_have_text(record.start["en"])
        assert made.locator("[data-citation] [data-fact]").get_attribute("data-fact") == record.fact


def test_everything_works_by_keyboard(page: Page) -> None:
    page.locator("[data-new-kind]").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.dataset.key") == "received"
    page.keyboard.type("11252026")
    expect(page.locator("[data-due]")).to_have_text("Wed, December 9, 2026")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.action === 'remove'"):
            break
    page.keyboard.press("Enter")
    expect(page.locator("[data-deadline]")).to_have_count(0)
    assert page.evaluate("document.activeElement.dataset.action") == "add"


# --- calendar files --------------------------------------------------------------------------------------------------


def downloaded(page: Page, button: Locator) -> str:
    with page.expect_download() as waiting:
        button.click()
    assert waiting.value.suggested_filename == "deadlines.ics"
    with Path(waiting.value.path()).open(encoding="utf-8", newline="") as file:
        return file.read()


@pytest.mark.parametrize(("code", "locale"), LOCALES)
def test_the_calendar_file_is_what_calendars_read(
    new_context: NewContext, catalog: Catalog, code: str, locale: str
) -> None:
    page = opened(new_context, locale=locale)
    say = Wording(catalog, code).string
    record = catalog.deadlines["route-proof"].record
    add(page, "route-proof", received="2026-11-25", note="누리; 여행가방, 1\\2")
    add(page, "copyright-restore", received="2026-11-20", named="2026-12-01", namedTime="18:00")
    add(page, "own", note="第三件\n第二行")  # has no date
    done = add(page, "refund", received="2026-11-24")
    done.locator("[data-key=done]").check()
    text = downloaded(page, page.locator("[data-action=ics-all]"))

    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    parsed: Any = Calendar.from_ical(text)
    events = parsed.walk("VEVENT")
    assert len(events) == 2
    named, counted = events
    assert counted["DTSTART"].dt == datetime.datetime(2026, 12, 9, 9, tzinfo=SEOUL)
    assert counted["DTEND"].dt == datetime.datetime(2026, 12, 9, 18, tzinfo=SEOUL)
    assert named["DTEND"].dt == datetime.datetime(2026, 12, 1, 18, tzinfo=SEOUL)
    assert named["DTSTART"].dt == datetime.datetime(2026, 12, 1, 17, tzinfo=SEOUL)
    assert str(counted["SUMMARY"]).startswith(Wording(catalog, code).pick(record.title))
    assert record.title["ko"] in str(counted["SUMMARY"])
    description = str(counted["DESCRIPTION"])
    assert say("script_deadlines_wins") in description
    assert "누리; 여행가방, 1\\2" in description
    assert str(named["DESCRIPTION"]).count(say("script_deadlines_basis_notice")) == 1
    for event in events:
        assert [alarm["TRIGGER"].dt for alarm in event.walk("VALARM")] == [
            datetime.timedelta(days=-3),
            datetime.timedelta(days=-1),
            datetime.timedelta(hours=-3),
        ]
        assert event["DTSTAMP"].dt.tzinfo is not None
    again: Any = Calendar.from_ical(downloaded(page, page.locator("[data-deadline] [data-action=ics]").nth(1)))
    uids = {str(event["UID"]) for event in again.walk("VEVENT")}
    assert uids <= {str(event["UID"]) for event in events}
    assert len(uids) == 1


def test_without_a_date_there_is_no_calendar_file(page: Page, english: Say) -> None:
    made = add(page, "own", note="later")
    expect(made.locator("[data-action=ics]")).to_be_disabled()
    page.locator("[data-action=ics-all]").click()
    expect(page.locator(".toast [role=status]")).to_have_text(english("script_deadlines_ics_none"))


def printed(page: Page) -> PdfReader:
    return PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, print_background=False)))


def words(pdf: PdfReader) -> str:
    return squeezed("".join(page.extract_text() for page in pdf.pages))


# --- every language, paper, no scripts -------------------------------------------------------------------------------


@pytest.mark.parametrize(("code", "locale"), LOCALES)
def test_every_language_has_its_own_words(new_context: NewContext, catalog: Catalog, code: str, locale: str) -> None:
    page = opened(new_context, locale=locale, timezone_id="America/Los_Angeles")
    wording = Wording(catalog, code)
    made = add(page, "route-proof", received="2026-09-21")
    expect(made.locator("[data-title]")).to_have_text(wording.pick(catalog.deadlines["route-proof"].record.title))
    basis = made.locator("[data-basis]")
    expect(basis).to_contain_text(wording.string("script_deadlines_wins"))
    expect(basis).to_contain_text(deadlines_view(wording).browser["holidays"]["2026"]["2026-10-05"])
    assert {"zh": "2026年10月8日", "ko": "2026년 10월 8일", "en": "October 8, 2026", "zh-TW": "2026年10月8日"}[
        code
    ] in due(made)
    expect(page.locator("[data-zone]")).to_have_text(wording.string("script_deadlines_zone_ahead", hours=17))
    shown = page.locator("[data-tool=deadlines]").inner_text()
    assert "{" not in shown
    assert "undefined" not in shown
    if code in ("zh", "zh-TW"):
        assert due(made).endswith(("（周四）", "（週四）"))


@pytest.mark.parametrize(("code", "locale"), LOCALES)
def test_the_list_prints_on_a4(new_context: NewContext, catalog: Catalog, code: str, locale: str) -> None:
    page = opened(new_context, locale=locale)
    say = Wording(catalog, code).string
    add(page, "route-proof", received="2026-11-25", note="누리 여행가방")
    add(page, "own", named="2026-12-01", note="답변서")
    pdf = printed(page)
    text = words(pdf)
    assert len(pdf.pages) == 1
    for wanted in (
        say("deadline_paper_title"),
        Wording(catalog, code).pick(catalog.deadlines["route-proof"].record.title),
        "누리 여행가방",
        "답변서",
        say("script_deadlines_wins"),
        say("deadline_paper_note"),
    ):
        assert squeezed(wanted) in text, wanted
    assert squeezed(say("deadline_blank_title")) not in text
    assert squeezed(say("deadline_known")) not in text


def test_the_blank_form_prints_by_its_button_and_where_nothing_is_listed(page: Page, english: Say) -> None:
    blank = words(printed(page))
    assert squeezed(english("deadline_blank_title")) in blank
    assert blank.count(squeezed(english("deadline_blank_says"))) == 6
    add(page, "own", named="2026-12-01", note="listed")
    page.evaluate("window.print = () => {}")
    page.locator("[data-action=print-blank]").click()
    pdf = printed(page)
    assert words(pdf) == blank
    assert len(pdf.pages) == 1
    assert "listed" in words(printed(page))


@pytest.mark.parametrize(("code", "locale"), LOCALES)
def test_without_scripts_the_form_and_all_we_know_are_there(
    new_context: NewContext, catalog: Catalog, code: str, locale: str
) -> None:
    page = new_context(java_script_enabled=False, viewport={"width": 360, "height": 800}).new_page()
    page.goto(locale + TOOL)
    wording = Wording(catalog, code)
    expect(page.locator(".tool__no-script")).to_have_text(wording.string("deadline_no_script"))
    expect(page.locator(".tool__live")).to_be_hidden()
    expect(page.locator(".slip:visible")).to_have_count(6)
    for name, deadline in catalog.deadlines.items():
        row = page.locator(f"[data-known={name}]")
        expect(row).to_contain_text(wording.pick(deadline.record.title))
        expect(row).to_contain_text(wording.pick(deadline.record.start))
        expect(row.locator("[data-fact]")).to_have_attribute("data-fact", deadline.record.fact)
    for name, year in catalog.holidays.items():
        box = page.locator(f"[data-holidays='{name}']")
        box.locator("summary").click()
        expect(box.locator("li")).to_have_count(len(year.record.days))
        expect(box.locator("[data-fact]")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    pdf = printed(page)
    assert len(pdf.pages) == 1
    assert words(pdf).count(squeezed(wording.string("deadline_blank_says"))) == 6


@pytest.mark.parametrize("look", [("light", 320), ("dark", 1300)], ids=["light-320", "dark-1300"])
def test_axe_finds_nothing_in_a_filled_list(new_context: NewContext, look: tuple[str, int]) -> None:
    scheme, width = look
    page = opened(new_context, color_scheme=scheme, viewport={"width": width, "height": 900})
    add(page, "route-proof", received="2026-11-25")
    add(page, "court-review", received="2026-12-15", named="2026-11-20", note="두 번째")
    done = add(page, "own", named="2026-11-26")
    done.locator("[data-key=done]").check()
    page.locator("details").evaluate_all("boxes => boxes.forEach(box => { box.open = true; })")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_typed_text_stays_text(page: Page) -> None:
    evil = "<img src=x onerror=alert(1)>"
    made = add(page, "own", named="2026-12-01", note=evil)
    expect(made.locator("[data-title]")).to_have_text(evil)
    assert page.locator("[data-tool=deadlines] img").count() == 0
    assert json.loads(page.evaluate(f"sessionStorage.getItem('{KEY}')"))
