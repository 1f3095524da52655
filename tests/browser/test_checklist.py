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


def test_reset_asks_and_clears(page: Page) -> None:
    page.goto("en/" + CHECKLIST)
    page.locator("[data-item]").first.check()
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.locator("[data-action=reset]").click()
    assert len(ids(page)) == 1
    page.once("dialog", lambda dialog: dialog.accept())
    page.locator("[data-action=reset]").click()
    assert ids(page) == []


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
