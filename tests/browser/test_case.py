"""What is typed and ticked: kept, moved, lost never, and told when it cannot be kept."""

import json
import time
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from macros.catalog import Catalog
from tests.browser.conftest import CHECKLIST, LETTER, NewContext, Say
from tests.browser.letters import RESELLER, fill, text

KEY = "playbook.case"


def stored(page: Page, store: str) -> object:
    value = page.evaluate(f"{store}.getItem('{KEY}')")
    return json.loads(value) if value else None


def open_case(page: Page, store: str) -> dict[str, object]:
    """The open case as it is stored."""
    everything: dict[str, Any] = stored(page, store)  # type: ignore[assignment]
    found: dict[str, object] = everything["cases"][everything["current"]]
    return found


def switch_language(page: Page, hreflang: str) -> None:
    page.locator("[data-language-switch] summary").click()
    page.locator(f"[data-language-switch] a[hreflang={hreflang}]").click()
    page.locator(f"html[lang={hreflang}]").wait_for()
    page.wait_for_load_state()


def test_the_case_follows_through_all_languages_and_the_reader_stays_on_the_page(page: Page) -> None:
    page.goto(LETTER)
    fill(page, RESELLER)
    korean = text(page, "ko")
    for hreflang, path in (("en", "en/"), ("ko", "ko/"), ("zh-Hant", "zh-TW/"), ("zh-Hans", "")):
        switch_language(page, hreflang)
        assert urlsplit(page.url).path == f"/{path}{LETTER}"
        expect(page.locator("html")).to_have_attribute("lang", hreflang)
        assert text(page, "ko") == korean


def test_the_switch_keeps_the_heading(page: Page) -> None:
    page.goto("respond/submit-appeal/#sources")
    switch_language(page, "ko")
    expect(page).to_have_url(f"{page.url.split('#')[0]}#sources")
    assert "/ko/respond/submit-appeal/" in page.url


def test_by_default_nothing_outlives_the_tab(new_context: NewContext) -> None:
    context = new_context()
    page = context.new_page()
    page.goto("en/" + LETTER)
    fill(page, {"business_name": "한빛무역"})
    assert stored(page, "localStorage") is None
    other = context.new_page()
    other.goto("en/" + LETTER)
    assert other.locator("[name=business_name]").input_value() == ""


def test_remember_keeps_it_on_the_device_and_can_be_undone(new_context: NewContext, english: Say) -> None:
    context = new_context()
    page = context.new_page()
    page.goto("en/" + LETTER)
    fill(page, {"business_name": "한빛무역"})
    page.locator("[data-action=remember]").check()
    expect(page.locator("[data-storage-state]")).to_contain_text(english("browser_storage_device"))
    assert stored(page, "sessionStorage") is None
    page.close()
    page = context.new_page()
    page.goto("en/" + LETTER)
    assert page.locator("[name=business_name]").input_value() == "한빛무역"
    expect(page.locator("[data-action=remember]")).to_be_checked()
    page.locator("[data-action=remember]").uncheck()
    assert stored(page, "localStorage") is None
    assert stored(page, "sessionStorage") is not None


def test_two_open_tabs_do_not_overwrite_each_other(new_context: NewContext) -> None:
    context = new_context()
    one = context.new_page()
    one.goto("en/" + LETTER)
    one.locator("[data-action=remember]").check()
    two = context.new_page()
    two.goto("en/" + LETTER)
    fill(one, {"business_name": "한빛무역"})
    expect(two.locator("[name=business_name]")).to_have_value("한빛무역")
    fill(two, {"brand": "누리"})
    expect(one.locator("[name=brand]")).to_have_value("누리")
    assert one.locator("[name=business_name]").input_value() == "한빛무역"


STALE = """() => {
    const read = Storage.prototype.getItem, write = Storage.prototype.setItem;
    const old = localStorage.getItem('playbook.case');
    Storage.prototype.setItem = function (key, value) {
      Object.assign(Storage.prototype, {getItem: read, setItem: write});
      write.call(this, key, value);
    };
    Storage.prototype.getItem = function (key) { return key === 'playbook.case' && this === localStorage
      ? old : read.call(this, key); };
}"""
"""Browsers show a tab what another one stored a moment late; here the moment lasts until it writes itself."""


def test_what_another_tab_overwrites_before_it_saw_it_is_made_again(new_context: NewContext) -> None:
    context = new_context()
    one, two = context.new_page(), context.new_page()
    one.goto("en/" + LETTER)
    one.locator("[data-action=remember]").check()
    two.goto("en/" + CHECKLIST)
    two.evaluate(STALE)
    fill(one, {"business_name": "한빛무역"})
    fill(one, {"brand": "누리"})
    two.locator("[data-item=pause]").check()
    expect(two.locator("[data-item=pause]")).to_be_checked()
    two.wait_for_function("() => 'brand' in Playbook.case.read().shared")
    for tab in (one, two):
        case = open_case(tab, "localStorage")
        assert case["shared"] == {"business_name": "한빛무역", "brand": "누리"}
        assert case["checklists"] == {"first-hour": {"pause": "done"}}


def test_what_was_deleted_everywhere_is_not_made_again(new_context: NewContext) -> None:
    context = new_context()
    one, two = context.new_page(), context.new_page()
    for tab in (one, two):
        tab.goto("en/" + LETTER)
    one.locator("[data-action=remember]").check()
    fill(one, {"business_name": "한빛무역"})
    expect(two.locator("[name=business_name]")).to_have_value("한빛무역")
    two.on("dialog", lambda dialog: dialog.accept())
    two.locator("[data-action=wipe]").click()
    expect(one.locator("[name=business_name]")).to_have_value("")
    two.locator("[data-action=remember]").check()
    fill(two, {"brand": "누리"})
    expect(one.locator("[name=brand]")).to_have_value("누리")
    assert open_case(two, "localStorage")["shared"] == {"brand": "누리"}


def test_two_tabs_write_at_the_same_time(new_context: NewContext) -> None:
    """As fast as they can, each its own; nothing of either is lost."""
    context = new_context()
    one, two = context.new_page(), context.new_page()
    for tab in (one, two):
        tab.goto("en/" + CHECKLIST)
    one.locator("[data-action=remember]").check()
    expect(two.locator("[data-action=remember]")).to_be_checked()
    for tab, name in ((one, "a"), (two, "b")):
        tab.evaluate(
            """name => { let left = 100; const write = () => {
            const key = name + left;
            Playbook.case.change((data) => { data.shared[key] = 'x'; });
            if (--left) setTimeout(write, 5); }; setTimeout(write, 300); }""",
            name,
        )
    one.wait_for_function("() => Object.keys(Playbook.case.read().shared).length === 200")
    assert len(open_case(two, "localStorage")["shared"]) == 200  # type: ignore[arg-type]


def test_a_tab_with_a_case_of_its_own_joins_when_another_is_remembered(new_context: NewContext, english: Say) -> None:
    context = new_context()
    one, two = context.new_page(), context.new_page()
    for tab in (one, two):
        tab.goto("en/" + LETTER)
    fill(one, {"business_name": "한빛무역"})
    fill(two, {"business_name": "다른이름", "brand": "누리"})
    one.locator("[data-action=remember]").check()
    expect(two.locator("[name=business_name]")).to_have_value("한빛무역")
    assert two.locator("[name=brand]").input_value() == "누리"
    expect(one.locator("[name=brand]")).to_have_value("누리")
    expect(two.locator("[data-storage-problem]")).to_have_text(english("browser_storage_other_tab"))
    aside = two.evaluate(f"Object.entries(sessionStorage).filter(([key]) => key.startsWith('{KEY}.set-aside'))")
    assert "다른이름" in aside[0][1]


def test_a_damaged_tab_does_not_take_the_remembered_case_with_it(page: Page) -> None:
    page.goto("en/" + LETTER)
    fill(page, {"business_name": "한빛무역"})
    page.locator("[data-action=remember]").check()
    page.evaluate(f"sessionStorage.setItem('{KEY}', '[broken')")
    page.reload()
    assert page.locator("[name=business_name]").input_value() == "한빛무역"


def test_deleting_everything_asks_and_deletes_everywhere(page: Page) -> None:
    page.goto("en/" + CHECKLIST)
    page.locator("[data-item]").first.check()
    page.goto("en/" + LETTER)
    page.locator("[data-action=remember]").check()
    fill(page, RESELLER)
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.locator("[data-action=wipe]").click()
    assert page.locator("[name=business_name]").input_value() == "한빛무역"
    page.once("dialog", lambda dialog: dialog.accept())
    page.locator("[data-action=wipe]").click()
    assert page.locator("[name=business_name]").input_value() == ""
    assert "한빛무역" not in text(page, "ko")
    assert (
        page.evaluate("[localStorage, sessionStorage].flatMap(Object.keys).filter(k => k.startsWith('playbook'))") == []
    )
    page.goto("en/" + CHECKLIST)
    expect(page.locator("[data-item]").first).not_to_be_checked()


@pytest.mark.parametrize(
    ("damaged", "message"),
    [
        ("{not json", "storage_damaged"),
        ("null", "storage_damaged"),
        ('{"version": 1, "shared": []}', "storage_damaged"),
        ('{"version": 1, "shared": {}, "letters": {"a": "x"}, "checklists": {}}', "storage_damaged"),
        ('{"version": 1, "shared": {}, "letters": {}, "checklists": {"first-hour": []}}', "storage_damaged"),
        ('{"version": 0, "letters": {}}', "storage_damaged"),
        ('{"version": 2, "current": "a", "cases": {}}', "storage_damaged"),
        ('{"version": 2, "current": "toString", "cases": {}}', "storage_damaged"),
        ('{"version": 2, "current": "a", "cases": {"a": {"name": "", "shared": {}}}}', "storage_damaged"),
        (
            '{"version": 2, "current": "a", "cases": {"a": {"name": "", "shared": {}, "letters": {}, "checklists": {},'
            ' "exhibits": [{"id": 7}], "deadlines": []}}}',
            "storage_damaged",
        ),
        ('{"version": 99, "cases": {}}', "storage_newer"),
    ],
)
@pytest.mark.parametrize("store", ["localStorage", "sessionStorage"])
def test_what_cannot_be_read_is_set_aside_and_told(
    page: Page, store: str, damaged: str, message: str, english: Say
) -> None:
    page.goto("en/" + LETTER)
    page.evaluate(f"value => {store}.setItem('{KEY}', value)", damaged)
    page.reload()
    expect(page.locator("[data-storage-problem]")).to_have_text(english(f"browser_{message}"))
    aside = page.evaluate(f"Object.entries({store}).filter(([key]) => key.startsWith('{KEY}.set-aside'))")
    assert [value for _, value in aside] == [damaged]
    fill(page, {"business_name": "한빛무역"})
    assert "한빛무역" in text(page, "ko")
    page.reload()
    assert page.locator("[name=business_name]").input_value() == "한빛무역"


def test_what_an_older_version_stored_is_taken_over(page: Page) -> None:
    old = (
        '{"version": 1, "shared": {"business_name": "한빛무역"}, "letters": {"genuine-goods-explanation":'
        ' {"upstream_name": "누리유통"}}, "checklists": {"first-hour": {"pause": "done"}}}'
    )
    page.goto("en/" + LETTER)
    page.evaluate(f"value => localStorage.setItem('{KEY}', value)", old)
    page.reload()
    assert page.locator("[name=business_name]").input_value() == "한빛무역"
    fill(page, {"brand": "누리"})
    case = open_case(page, "localStorage")
    assert case["shared"] == {"business_name": "한빛무역", "brand": "누리"}
    assert case["letters"] == {"genuine-goods-explanation": {"upstream_name": "누리유통"}}
    page.goto("en/" + CHECKLIST)
    expect(page.locator("[data-item=pause]")).to_be_checked()


ODD = (
    '{"version": 1, "shared": {"business_name": {"a": 1}, "brand": ["x"], "__proto__": {"polluted": "x"}},'
    ' "letters": {"genuine-goods-explanation": {"documents": [null, 7, {"text": 5}], "source_kind": "nonsense",'
    ' "actions": {"chosen": "all", "own": 3}, "purchases": "many"}},'
    ' "checklists": {"first-hour": {"unknown": "done"}}}'
)


def test_odd_values_in_stored_data_do_no_harm(page: Page, catalog: Catalog, english: Say) -> None:
    page.goto("en/" + LETTER)
    page.evaluate(f"value => sessionStorage.setItem('{KEY}', value)", ODD)
    page.reload()
    fill(page, {"business_name": "한빛무역"})
    assert "한빛무역" in text(page, "ko")
    assert page.evaluate("({}).polluted") is None
    items = catalog.checklists["first-hour"].record.items
    page.goto("en/" + CHECKLIST)
    expect(page.locator("[data-progress]")).to_have_text(english("browser_progress", done=0, total=len(items)))


FORBIDDEN = """
for (const name of ['localStorage', 'sessionStorage'])
  Object.defineProperty(window, name, {get() { throw new DOMException('forbidden', 'SecurityError'); }});
"""
FULL = """
Storage.prototype.setItem = function () { throw new DOMException('full', 'QuotaExceededError'); };
"""


def storage_that(context: BrowserContext, script: str) -> Page:
    context.add_init_script(script)
    return context.new_page()


def test_with_storage_forbidden_the_page_works_and_says_so(new_context: NewContext, english: Say) -> None:
    page = storage_that(new_context(), FORBIDDEN)
    page.goto("en/" + LETTER)
    expect(page.locator("[data-storage-state]")).to_contain_text(english("browser_storage_none"))
    expect(page.locator("[data-action=remember]")).to_be_disabled()
    fill(page, RESELLER)
    assert "한빛무역" in text(page, "ko")


def test_with_storage_full_nothing_typed_is_lost_on_the_page_and_it_says_so(
    new_context: NewContext, english: Say
) -> None:
    page = storage_that(new_context(), FULL)
    page.goto("en/" + LETTER)
    fill(page, RESELLER)
    expect(page.locator("[data-storage-problem]")).to_contain_text(english("browser_storage_full"))
    assert "한빛무역" in text(page, "ko")
    assert page.locator("[name=upstream_name]").input_value() == RESELLER["upstream_name"]


def test_storage_that_fills_up_on_the_way_keeps_what_is_on_the_page(page: Page, english: Say) -> None:
    page.goto("en/" + LETTER)
    fill(page, {"business_name": "한빛무역"})
    page.evaluate(f"() => {{ {FULL} }}")
    fill(page, {"brand": "누리"})
    expect(page.locator("[data-storage-problem]")).to_have_text(english("browser_storage_full"))
    assert page.locator("[name=business_name]").input_value() == "한빛무역"
    assert "누리" in text(page, "ko")
    page.evaluate("delete Storage.prototype.setItem")
    assert open_case(page, "sessionStorage")["shared"] == {"business_name": "한빛무역"}


def test_what_cannot_be_read_nor_set_aside_is_left_untouched(new_context: NewContext, english: Say) -> None:
    newer = '{"version": 99, "text": "precious"}'
    context = new_context()
    page = context.new_page()
    page.goto("en/" + LETTER)
    page.evaluate(f"value => localStorage.setItem('{KEY}', value)", newer)
    context.add_init_script(FULL)
    page.reload()
    expect(page.locator("[data-storage-problem]")).to_have_text(english("browser_storage_locked"))
    fill(page, {"business_name": "한빛무역"})
    assert "한빛무역" in text(page, "ko")
    assert page.evaluate(f"localStorage.getItem('{KEY}')") == newer


def test_deleting_everything_reaches_other_tabs_and_stays_deleted(new_context: NewContext) -> None:
    context = new_context()
    one, two = context.new_page(), context.new_page()
    for tab in (one, two):
        tab.goto("en/" + LETTER)
        fill(tab, {"business_name": "한빛무역"})
    one.on("dialog", lambda dialog: dialog.accept())
    one.locator("[data-action=wipe]").click()
    expect(two.locator("[name=business_name]")).to_have_value("")
    fill(two, {"brand": "누리"})
    assert open_case(two, "sessionStorage")["shared"] == {"brand": "누리"}


def test_going_back_after_deleting_shows_nothing(page: Page) -> None:
    page.goto("en/" + LETTER)
    fill(page, {"business_name": "한빛무역"})
    page.goto("en/" + CHECKLIST)
    page.once("dialog", lambda dialog: dialog.accept())
    page.locator("[data-action=wipe]").click()
    page.go_back()
    page.locator(".is-ready").wait_for()
    assert page.locator("[name=business_name]").input_value() == ""
    fill(page, {"brand": "누리"})
    assert open_case(page, "sessionStorage")["shared"] == {"brand": "누리"}


def test_no_longer_remembering_in_one_tab_leaves_the_other_its_entries(new_context: NewContext) -> None:
    context = new_context()
    one, two = context.new_page(), context.new_page()
    one.goto("en/" + LETTER)
    fill(one, {"business_name": "한빛무역"})
    one.locator("[data-action=remember]").check()
    two.goto("en/" + LETTER)
    two.locator("[data-action=remember]").uncheck()
    expect(one.locator("[data-action=remember]")).not_to_be_checked()
    one.reload()
    assert one.locator("[name=business_name]").input_value() == "한빛무역"


def late(route: Route) -> None:
    """Hold back a script until the reader has typed."""
    time.sleep(1.5)
    route.continue_()


def test_what_is_typed_before_the_script_runs_is_kept(page: Page) -> None:
    page.route("**/javascripts/letter.js", late)
    page.goto("en/" + LETTER, wait_until="commit")
    page.locator("[name=business_name]").fill("한빛무역")
    page.locator("[data-letter].is-ready").wait_for()
    assert page.locator("[name=business_name]").input_value() == "한빛무역"
    assert "한빛무역" in text(page, "ko")
    assert open_case(page, "sessionStorage")["shared"] == {"business_name": "한빛무역"}


def test_what_is_ticked_before_the_script_runs_is_kept(page: Page) -> None:
    page.route("**/javascripts/checklist.js", late)
    page.goto("en/" + CHECKLIST, wait_until="commit")
    page.locator("[data-item]").first.check()
    page.locator("[data-checklist].is-ready").wait_for()
    expect(page.locator("[data-item]").first).to_be_checked()


def test_with_a_script_that_fails_to_load_the_letter_can_still_be_read(browser: Browser, base_url: str) -> None:
    """Not watched, since the failed request is the point."""
    page = browser.new_page(base_url=base_url)
    page.route("**/javascripts/letter.js", lambda route: route.abort())
    page.goto("en/" + LETTER)
    expect(page.locator(".letter__no-script")).to_be_visible()
    expect(page.locator("[data-letter-form]")).to_be_hidden()
    expect(page.locator("[data-letter-text][lang=ko] [data-condition]").first).to_be_visible()
    page.close()


@pytest.mark.parametrize("script", [FORBIDDEN, FULL], ids=["forbidden", "full"])
def test_leaving_with_unsaved_entries_asks_first(new_context: NewContext, script: str) -> None:
    page = storage_that(new_context(), script)
    page.goto("en/" + LETTER)
    page.locator("[name=business_name]").press_sequentially("한빛")
    asked = []

    def refuse(dialog: object) -> None:
        asked.append(dialog.type)  # type: ignore[attr-defined]
        dialog.dismiss()  # type: ignore[attr-defined]

    page.on("dialog", refuse)
    page.locator(".md-logo").first.click(no_wait_after=True)
    page.wait_for_timeout(500)
    assert asked == ["beforeunload"]
    assert page.locator("[name=business_name]").input_value() == "한빛"


def test_what_another_tab_stored_while_this_one_could_not_is_kept(new_context: NewContext) -> None:
    context = new_context()
    one, two = context.new_page(), context.new_page()
    for tab in (one, two):
        tab.goto("en/" + LETTER)
    one.locator("[data-action=remember]").check()
    one.evaluate(f"() => {{ window.setItem = Storage.prototype.setItem; {FULL} }}")
    fill(one, {"business_name": "한빛무역"})
    fill(two, {"brand": "누리"})
    one.evaluate("() => { Storage.prototype.setItem = window.setItem; }")
    fill(one, {"seller_code": "A00123456"})
    assert open_case(one, "localStorage")["shared"] == {
        "business_name": "한빛무역",
        "brand": "누리",
        "seller_code": "A00123456",
    }


def test_what_was_deleted_while_the_storage_was_full_stays_deleted(page: Page) -> None:
    page.goto("en/" + LETTER)
    fill(page, {"business_name": "한빛무역", "brand": "누리"})
    page.evaluate(f"() => {{ window.setItem = Storage.prototype.setItem; {FULL} }}")
    fill(page, {"brand": ""})
    page.evaluate("() => { Storage.prototype.setItem = window.setItem; }")
    fill(page, {"seller_code": "A00123456"})
    assert open_case(page, "sessionStorage")["shared"] == {"business_name": "한빛무역", "seller_code": "A00123456"}


def test_leaving_with_everything_saved_asks_nothing(page: Page) -> None:
    page.goto("en/" + LETTER)
    page.locator("[name=business_name]").press_sequentially("한빛")
    page.on("dialog", lambda dialog: pytest.fail(dialog.type))
    page.locator(".md-logo").first.click()
    page.locator(".page--index").wait_for()


def test_a_checklist_works_without_storage_too(new_context: NewContext) -> None:
    page = storage_that(new_context(), FORBIDDEN)
    page.goto("en/" + CHECKLIST)
    page.locator("[data-item]").first.check()
    expect(page.locator("[data-progress]")).to_contain_text("1")
