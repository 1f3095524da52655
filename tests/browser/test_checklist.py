"""A checklist on the screen."""

import pytest
from playwright.sync_api import Page, expect

from macros.catalog import Catalog
from tests.browser.conftest import CHECKLIST, NewContext, Say

LOCALES = ["", "ko/", "en/", "zh-TW/"]


def ids(page: Page) -> list[str]:
    found: list[str] = page.locator("[data-checklist] input[data-item]").evaluate_all(
        "boxes => boxes.filter(box => box.checked).map(box => box.dataset.item)"
    )
    return found


def test_ticks_survive_a_reload_and_a_change_of_language(page: Page, catalog: Catalog) -> None:
    items = [item.id for item in catalog.checklists["first-hour"].record.items]
    page.goto(CHECKLIST)
    for item in items[:3]:
        page.locator(f"[data-item={item}]").check()
    page.reload()
    assert ids(page) == items[:3]
    for locale in LOCALES:
        page.goto(locale + CHECKLIST)
        assert ids(page) == items[:3]


def test_progress_counts_what_applies(page: Page, catalog: Catalog, english: Say) -> None:
    items = [item.id for item in catalog.checklists["first-hour"].record.items]
    page.goto("en/" + CHECKLIST)
    progress = page.locator("[data-progress]")
    expect(progress).to_have_text(english("browser_progress", done=0, total=len(items)))
    page.locator(f"[data-item={items[0]}]").check()
    expect(progress).to_have_text(english("browser_progress", done=1, total=len(items)))
    page.locator(f"[data-not-applicable={items[1]}]").check()
    expect(progress).to_have_text(english("browser_progress_na", done=1, total=len(items) - 1, na=1))
    page.locator(f"[data-item={items[1]}]").check()
    expect(page.locator(f"[data-not-applicable={items[1]}]")).not_to_be_checked()
    expect(progress).to_have_text(english("browser_progress", done=2, total=len(items)))


def test_reset_clears_at_once_and_can_be_undone(page: Page, english: Say) -> None:
    page.goto("en/" + CHECKLIST)
    for index in (0, 2):
        page.locator("[data-item]").nth(index).check()
    page.locator("[data-not-applicable]").nth(1).check()
    before = ids(page)
    progress = page.locator("[data-progress]").inner_text()
    page.locator("[data-action=reset]").click()
    assert ids(page) == []
    expect(page.locator(".toast [role=status]")).to_have_text(english("browser_reset_done"))
    expect(page.locator("[data-not-applicable]:checked")).to_have_count(0)

    page.locator("[data-item]").nth(3).check()
    page.get_by_role("button", name=english("browser_undo")).press("Enter")
    assert ids(page)[:2] == before
    assert len(ids(page)) == 3, "what was ticked since stays"
    expect(page.locator("[data-not-applicable]").nth(1)).to_be_checked()
    expect(page.locator("[data-action=reset]")).to_be_focused()
    page.locator("[data-item]").nth(3).uncheck()
    expect(page.locator("[data-progress]")).to_have_text(progress)
    page.reload()
    assert ids(page) == before


def test_reset_of_a_list_without_ticks_offers_nothing_to_undo(page: Page, english: Say) -> None:
    page.goto("en/" + CHECKLIST)
    page.locator("[data-action=reset]").click()
    expect(page.locator(".toast [role=status]")).to_have_text(english("browser_reset_done"))
    expect(page.get_by_role("button", name=english("browser_undo"))).to_be_hidden()


def test_what_was_cleared_does_not_come_back_with_a_reload(page: Page, english: Say) -> None:
    page.goto("en/" + CHECKLIST)
    page.locator("[data-item]").first.check()
    page.locator("[data-action=reset]").click()
    page.reload()
    assert ids(page) == []
    expect(page.get_by_role("button", name=english("browser_undo"))).to_be_hidden()


def test_the_bar_shows_what_the_sentence_says(page: Page, catalog: Catalog) -> None:
    total = len(catalog.checklists["first-hour"].record.items)
    page.goto("en/" + CHECKLIST)
    bar = page.locator("[data-progress-bar]")
    shown = "bar => [bar.value, bar.max]"
    assert bar.evaluate(shown) == [0, total]
    page.locator("[data-item]").first.check()
    page.locator("[data-not-applicable]").nth(1).check()
    assert bar.evaluate(shown) == [1, total - 1]
    for index in range(total):
        page.locator("[data-not-applicable]").nth(index).check()
    assert bar.evaluate("bar => bar.value / bar.max") == 1, "nothing applies, so nothing is left to do"


@pytest.mark.parametrize("locale", LOCALES)
def test_on_a_phone_boxes_are_easy_to_hit_and_nothing_runs_out(new_context: NewContext, locale: str) -> None:
    page = new_context(viewport={"width": 360, "height": 740}, has_touch=True).new_page()
    page.goto(locale + CHECKLIST)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    targets = page.locator(".item__do, .item__not-applicable, .checklist__actions .button, .item__page")
    sizes = targets.evaluate_all("all => all.map((one) => one.getBoundingClientRect()).map((r) => [r.width, r.height])")
    assert [size for size in sizes if min(size) < 24] == []


def test_items_can_be_ticked_by_keyboard(page: Page) -> None:
    page.goto("en/" + CHECKLIST)
    page.locator("[data-action=print]").focus()
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("'item' in document.activeElement.dataset"):
            break
    page.keyboard.press("Space")
    assert len(ids(page)) == 1


@pytest.mark.parametrize("locale", LOCALES)
def test_without_scripts_every_item_is_there(new_context: NewContext, locale: str, catalog: Catalog) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(locale + CHECKLIST)
    boxes = page.locator("[data-checklist] input[data-item]")
    assert boxes.count() == len(catalog.checklists["first-hour"].record.items)
    for index in range(boxes.count()):
        expect(boxes.nth(index)).to_be_visible()
    expect(page.locator("[data-action=print]")).to_be_hidden()
