"""The built folder, opened from disk without a server."""

from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.browser.conftest import CHECKLIST, LETTER, Say, Watch
from tests.browser.letters import RESELLER, fill, golden, missing, text


def test_the_path_can_be_walked_from_the_folder_on_disk(browser: Browser, built_site: Path, english: Say) -> None:
    watch = Watch(host="")
    context = browser.new_context(offline=True, permissions=["clipboard-read", "clipboard-write"])
    context.on("page", watch.follow)
    page = context.new_page()
    page.goto(built_site.joinpath("index.html").as_uri())
    page.locator(".admonition.now a[href*='first-hour']").click()
    page.locator("[data-item]").first.check()
    page.locator("[data-language-switch] summary").click()
    page.locator("[data-language-switch] a[hreflang=en]").click()
    expect(page).to_have_url(built_site.joinpath("en", CHECKLIST, "index.html").as_uri())
    expect(page.locator("[data-item]").first).to_be_checked()
    page.locator(".page-cards a").first.click()
    expect(page.locator("h1")).to_be_visible()
    page.goto(built_site.joinpath("en", LETTER, "index.html").as_uri())
    fill(page, RESELLER)
    assert missing(page) == []
    assert text(page, "ko") == golden("reseller.ko")
    page.locator("[data-action=copy]").click()
    expect(page.locator(".toast")).to_have_text(english("browser_copied_all"))
    assert page.evaluate("navigator.clipboard.readText()") == golden("reseller.ko")
    context.close()
    assert watch.problems == []
