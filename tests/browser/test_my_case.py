"""My case: one place for what was typed, ticked, listed and noted; saved to a file and brought back."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from macros.catalog import Catalog
from macros.tool_views import script_words
from macros.views import Wording
from tests.browser.conftest import CHECKLIST, LETTER, NewContext
from tests.browser.letters import fill, text
from tests.browser.paper import squeezed
from tests.browser.test_case import FORBIDDEN, KEY, open_case, stored
from tests.browser.test_print import printed, words

TOOL = "tools/case/"
LOCALES = [("zh", ""), ("ko", "ko/"), ("en", "en/"), ("zh-TW", "zh-TW/")]


@pytest.fixture
def say(catalog: Catalog) -> dict[str, str]:
    """What the tool's script says in English."""
    return script_words(Wording(catalog, "en"), "case")


def begin(page: Page) -> None:
    """A case with something of everything."""
    page.goto("en/" + LETTER)
    fill(page, {"business_name": "한빛무역", "brand": "누리", "source_kind": "reseller", "upstream_name": "누리유통"})
    page.goto("en/" + CHECKLIST)
    page.locator("[data-item=pause]").check()
    page.goto("en/tools/evidence-log/")
    page.locator("[data-add-files]").set_input_files(
        files={"name": "notice.eml", "mimeType": "message/rfc822", "buffer": b"stopped"}
    )
    expect(page.locator("[data-exhibit]")).to_have_count(1)
    page.goto("en/" + TOOL)


def save(page: Page, target: Path, action: str = "save") -> Path:
    with page.expect_download() as saved:
        page.locator(f"[data-action={action}]").click()
    saved.value.save_as(target)
    return target


def load(page: Page, file: Path, action: str) -> None:
    page.locator("[data-load]").set_input_files(str(file))
    page.locator(f"[data-action={action}]").click()


def cases(page: Page) -> dict[str, dict[str, Any]]:
    everything: dict[str, Any] = stored(page, "sessionStorage")  # type: ignore[assignment]
    found: dict[str, dict[str, Any]] = everything["cases"]
    return found


def test_it_shows_all_that_the_case_holds(page: Page, catalog: Catalog, say: dict[str, str]) -> None:
    begin(page)
    letter = page.locator("[data-letters] a")
    expect(letter).to_have_count(1)
    assert letter.get_attribute("href", timeout=1000) == "../../letters/genuine-goods-explanation/"
    total = len(catalog.checklists["first-hour"].record.items)
    expect(page.locator("[data-checklists]")).to_contain_text(f"1/{total}")
    expect(page.locator("[data-exhibits]")).to_have_text(say["exhibits"].format(count=1))
    assert page.locator("[data-shared-form] [name=business_name]").input_value() == "한빛무역"


def test_the_nearest_deadline_comes_first(page: Page, catalog: Catalog, say: dict[str, str]) -> None:
    page.clock.set_fixed_time("2026-11-25T20:00:00Z")  # the 26th in Korea
    page.goto("en/" + TOOL)
    page.evaluate(
        """() => Playbook.case.change((data) => { data.deadlines.push(
        {id: 'a', kind: 'own', note: 'Later', named: '2026-12-24'},
        {id: 'b', kind: 'route-proof', received: '2026-11-20'},
        {id: 'c', kind: 'own', note: 'Sent', named: '2026-11-27', done: true},
        {id: 'd', kind: 'own', note: 'Today', named: '2026-11-26'},
        {id: 'e', kind: 'own', note: 'Gone', named: '2026-11-25'},
        {id: 'f', kind: 'own', note: 'Open'}); })"""
    )
    page.reload()
    route = catalog.deadlines["route-proof"].record.title["en"]
    assert page.locator("[data-deadlines] a").all_inner_texts() == [
        say["deadline_past"].format(title="Gone", date="November 25, 2026"),
        say["deadline_today"].format(title="Today", date="November 26, 2026"),
        say["deadline_left"].format(title=route, date="December 4, 2026", days=8),
        say["deadline_left"].format(title="Later", date="December 24, 2026", days=28),
        say["deadline_undated"].format(title="Open"),
    ]


def test_what_is_typed_here_stands_in_letters(page: Page) -> None:
    page.goto("en/" + TOOL)
    page.locator("[data-group] summary").first.click()
    page.locator("[data-shared-form] [name=business_name]").fill("한빛무역")
    page.goto("en/" + LETTER)
    assert "한빛무역" in text(page, "ko")


def test_every_shared_field_is_there_in_every_language(page: Page, catalog: Catalog) -> None:
    for _, locale in LOCALES:
        page.goto(locale + TOOL)
        found = page.locator("[data-shared-form] [data-field]").evaluate_all("all => all.map(one => one.dataset.field)")
        assert sorted(found) == sorted(catalog.fields)


def test_several_cases_are_kept_apart(page: Page, say: dict[str, str]) -> None:
    begin(page)
    page.locator("[data-name]").fill("누리 신고")
    page.locator("[data-action=new]").click()
    expect(page.locator("[data-name]")).to_have_value(say["new_name"].format(n=2))
    page.goto("en/" + LETTER)
    assert page.locator("[name=business_name]").input_value() == ""
    fill(page, {"business_name": "다른무역"})
    page.goto("en/" + TOOL)
    page.locator("[data-cases]").select_option(label="누리 신고")
    page.goto("en/" + LETTER)
    assert page.locator("[name=business_name]").input_value() == "한빛무역"
    expect(page.locator("[data-storage-case]")).to_contain_text("누리 신고")


def test_deleting_a_case_can_be_undone(page: Page) -> None:
    begin(page)
    page.locator("[data-action=delete]").click()
    assert page.locator("[data-shared-form] [name=business_name]").input_value() == ""
    page.locator(".toast__action").click()
    assert page.locator("[data-shared-form] [name=business_name]").input_value() == "한빛무역"
    assert len(cases(page)) == 1


def test_a_saved_case_goes_on_in_another_browser(new_context: NewContext, tmp_path: Path) -> None:
    page = new_context().new_page()
    begin(page)
    page.locator("[data-name]").fill("누리 신고")
    file = save(page, tmp_path / "case.json")
    other = new_context().new_page()
    other.goto("ko/" + TOOL)
    load(other, file, "merge")
    expect(other.locator("[data-name]")).to_have_value("누리 신고")
    assert open_case(other, "sessionStorage") == open_case(page, "sessionStorage")
    other.goto("ko/" + CHECKLIST)
    expect(other.locator("[data-item=pause]")).to_be_checked()


def test_merging_adds_what_is_lacking_and_loses_nothing(
    new_context: NewContext, tmp_path: Path, say: dict[str, str]
) -> None:
    page = new_context().new_page()
    begin(page)
    file = save(page, tmp_path / "case.json")
    other = new_context().new_page()
    other.goto("en/" + LETTER)
    fill(other, {"business_name": "다른무역", "seller_code": "A00123456"})
    other.goto("en/" + TOOL)
    load(other, file, "merge")
    expect(other.locator(".toast")).to_contain_text(say["merged_apart"].format(count=1))
    here = open_case(other, "sessionStorage")
    assert here["shared"] == {"business_name": "다른무역", "seller_code": "A00123456", "brand": "누리"}
    assert here["checklists"] == {"first-hour": {"pause": "done"}}
    assert len(here["exhibits"]) == 1  # type: ignore[arg-type]
    apart = [one for one in cases(other).values() if one["shared"].get("business_name") == "한빛무역"]
    assert [one["name"] for one in apart] == [say["from_file"].format(name=say["unnamed"])]
    load(other, file, "merge")
    assert len(open_case(other, "sessionStorage")["exhibits"]) == 1  # type: ignore[arg-type]


def test_merging_can_be_undone(new_context: NewContext, tmp_path: Path) -> None:
    page = new_context().new_page()
    begin(page)
    file = save(page, tmp_path / "case.json")
    before = stored(page, "sessionStorage")
    page.locator("[data-group] summary").first.click()
    page.locator("[data-shared-form] [name=business_name]").fill("다른무역")
    load(page, file, "replace")
    assert stored(page, "sessionStorage") == before
    page.locator(".toast__action").click()
    assert open_case(page, "sessionStorage")["shared"]["business_name"] == "다른무역"  # type: ignore[index]


def test_replacing_takes_the_file_as_it_is(new_context: NewContext, tmp_path: Path) -> None:
    page = new_context().new_page()
    begin(page)
    page.locator("[data-action=new]").click()
    file = save(page, tmp_path / "all.json", "save-all")
    other = new_context().new_page()
    other.goto("en/" + LETTER)
    fill(other, {"business_name": "다른무역"})
    other.goto("en/" + TOOL)
    load(other, file, "replace")
    assert stored(other, "sessionStorage") == stored(page, "sessionStorage")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "load_damaged"),
        (b"not json", "load_damaged"),
        (b"\x00\xff\xfe" * 50, "load_damaged"),
        (b"[1, 2]", "load_damaged"),
        (b'{"version": 2, "current": "a", "cases": {"a": 7}}', "load_damaged"),
        (b'{"version": 2, "current": "a", "cases": {"a": {"name": "half', "load_damaged"),
        (b'{"version": 99}', "load_newer"),
        (b'{"format": "seller-defense-playbook/evidence-log", "version": 1, "exhibits": []}', "load_is_log"),
    ],
)
def test_a_wrong_or_damaged_file_is_told_and_changes_nothing(
    page: Page, tmp_path: Path, say: dict[str, str], content: bytes, message: str
) -> None:
    begin(page)
    before = stored(page, "sessionStorage")
    file = tmp_path / "사건 <b>.json"
    file.write_bytes(content)
    page.locator("[data-load]").set_input_files(str(file))
    expect(page.locator("[data-load-problem]")).to_have_text(say[message].format(name=file.name))
    expect(page.locator("[data-loaded]")).to_be_hidden()
    assert stored(page, "sessionStorage") == before
    good = save(page, tmp_path / "good.json")
    page.locator("[data-load]").set_input_files(str(good))
    expect(page.locator("[data-load-problem]")).to_be_hidden()
    expect(page.locator("[data-loaded]")).to_be_visible()


def test_a_file_of_the_first_version_is_taken_over(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "old.json"
    file.write_text('{"version": 1, "shared": {"business_name": "한빛무역"}, "letters": {}, "checklists": {}}')
    page.goto("en/" + TOOL)
    load(page, file, "merge")
    assert open_case(page, "sessionStorage")["shared"] == {"business_name": "한빛무역"}


def test_a_hostile_file_becomes_text_only(page: Page, tmp_path: Path) -> None:
    case = {
        "name": "<img src=x onerror=alert(1)>",
        "shared": {"business_name": "<script>alert(1)</script>", "listings": "x", "__proto__": {"polluted": 1}},
        "letters": {"genuine-goods-explanation": {"upstream_name": {"a": 1}}, "unknown": {}},
        "checklists": {"first-hour": {"pause": "done"}, "unknown": {}},
        "exhibits": [{"id": "x"}],
        "deadlines": [{"id": "x", "received": "<b>"}],
    }
    file = tmp_path / "case.json"
    file.write_text(json.dumps({"version": 2, "current": "c", "cases": {"c": case}}))
    page.goto("en/" + TOOL)
    load(page, file, "merge")
    assert page.evaluate("({}).polluted") is None
    assert page.locator("[data-tool] :is(img, script:not([type]))").count() == 0
    expect(page.locator("[data-name]")).to_have_value("<img src=x onerror=alert(1)>")
    for tool in ("deadlines", "evidence-log"):
        page.goto(f"en/tools/{tool}/")
        page.locator("[data-tool].is-ready").wait_for()


def test_what_was_set_aside_can_be_brought_back(page: Page, say: dict[str, str]) -> None:
    page.goto("en/" + TOOL)
    own = json.dumps(
        {"version": 1, "shared": {"business_name": "한빛무역"}, "letters": {}, "checklists": {}}, ensure_ascii=False
    )
    page.evaluate(f"own => sessionStorage.setItem('{KEY}.set-aside.1764000000000', own)", own)
    page.evaluate(f"sessionStorage.setItem('{KEY}.set-aside.1764000000001', 'broken')")
    page.reload()
    rows = page.locator("[data-aside-list] li")
    expect(rows).to_have_count(2)
    expect(rows.first.locator("[data-action=bring-back]")).to_be_hidden()
    rows.nth(1).locator("[data-action=bring-back]").click()
    expect(rows).to_have_count(1)
    brought = [one for one in cases(page).values() if one["shared"]]
    assert [one["shared"]["business_name"] for one in brought] == ["한빛무역"]
    page.once("dialog", lambda dialog: dialog.accept())
    rows.first.locator("[data-action=drop-aside]").click()
    expect(page.locator("[data-aside]")).to_be_hidden()


def test_remembered_it_survives_the_browser(new_context: NewContext, tmp_path: Path) -> None:
    """Closing the browser is imitated by a context that begins with what the first one had stored."""
    context = new_context()
    page = context.new_page()
    page.goto("en/" + TOOL)
    page.locator("[data-action=remember]").check()
    begin(page)
    page.locator("[data-name]").press_sequentially("누리 신고")
    context.storage_state(path=tmp_path / "state.json")
    context.close()
    again = new_context(storage_state=tmp_path / "state.json").new_page()
    again.goto("en/" + TOOL)
    expect(again.locator("[data-name]")).to_have_value("누리 신고")
    assert again.locator("[data-shared-form] [name=business_name]").input_value() == "한빛무역"
    expect(again.locator("[data-exhibits]")).to_contain_text("1")


def test_two_tabs_edit_one_case(new_context: NewContext) -> None:
    context = new_context()
    one, two = context.new_page(), context.new_page()
    one.goto("en/" + TOOL)
    one.locator("[data-action=remember]").check()
    two.goto("en/" + LETTER)
    one.locator("[data-name]").fill("누리 신고")
    fill(two, {"business_name": "한빛무역"})
    expect(one.locator("[data-shared-form] [name=business_name]")).to_have_value("한빛무역")
    expect(two.locator("[data-storage-case]")).to_contain_text("누리 신고")
    one.locator("[data-action=new]").click()
    expect(two.locator("[name=business_name]")).to_have_value("")
    fill(two, {"business_name": "다른무역"})
    names = [case["shared"]["business_name"] for case in stored(one, "localStorage")["cases"].values()]  # type: ignore[index]
    assert sorted(names) == ["다른무역", "한빛무역"]


def test_deleting_everything_in_another_tab_empties_the_field_in_use_too(new_context: NewContext) -> None:
    context = new_context()
    one, two = context.new_page(), context.new_page()
    one.goto("en/" + TOOL)
    one.locator("[data-action=remember]").check()
    one.locator("[data-group] summary").first.click()
    one.locator("[data-name]").fill("누리 신고")
    one.locator("[data-shared-form] [name=business_name]").fill("한빛무역")
    two.goto("en/" + TOOL)
    two.once("dialog", lambda dialog: dialog.accept())
    two.locator("[data-action=wipe]").click()
    expect(one.locator("[data-shared-form] [name=business_name]")).to_have_value("")
    expect(one.locator("[data-name]")).to_have_value("")


def test_with_storage_forbidden_it_works_and_can_be_saved(new_context: NewContext, tmp_path: Path) -> None:
    context = new_context()
    context.add_init_script(FORBIDDEN)
    page = context.new_page()
    page.goto("en/" + TOOL)
    page.locator("[data-name]").fill("누리 신고")
    file = save(page, tmp_path / "case.json")
    saved = json.loads(file.read_text("utf-8"))
    assert "seen" not in saved, "what only open tabs need"
    assert [case["name"] for case in saved["cases"].values()] == ["누리 신고"]
    page.on("dialog", lambda dialog: dialog.accept())


@pytest.mark.parametrize(("code", "locale"), LOCALES)
def test_the_case_sheet_prints_filled_and_without_scripts_blank(
    new_context: NewContext, catalog: Catalog, code: str, locale: str
) -> None:
    page = new_context().new_page()
    page.goto(locale + TOOL)
    page.locator("[data-group] summary").first.click()
    page.locator("[data-shared-form] [name=business_name]").fill("한빛무역")
    assert "한빛무역" in words(printed(page))
    plain = new_context(java_script_enabled=False).new_page()
    plain.goto(locale + TOOL)
    expect(plain.locator(".tool__no-script")).to_be_visible()
    expect(plain.locator(".tool__live")).to_be_hidden()
    on_paper = words(printed(plain))
    wording = Wording(catalog, code)
    for field in catalog.fields.values():
        assert squeezed(wording.pick(field.record.label)) in on_paper
