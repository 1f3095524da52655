"""``make screenshots``: look at every type of page, in every language, light and dark, from phone to wide screen.

All pictures go to ``.build/screenshots/``; the few that the README shows go to ``screenshots/``.
"""

import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from macros.publish import publish
from tests.browser import chromium
from tests.browser.conftest import CHECKLIST, LETTER
from tests.browser.letters import RESELLER, fill
from tests.browser.server import serve

ROOT = Path(__file__).parent.parent.parent
ALL = ROOT / ".build" / "screenshots"
README = ROOT / "screenshots"
PAGES = {
    "home": "",
    "start": "start/",
    "playbook": "respond/submit-appeal/",
    "situation": "situations/counterfeit-report/",
    "letter": LETTER,
    "checklists": "checklists/",
    "checklist": CHECKLIST,
    "evidence-log": "tools/evidence-log/",
    "deadlines": "tools/deadlines/",
    "case": "tools/case/",
    "glossary": "reference/glossary/",
    "facts": "reference/facts/",
    "institutions": "reference/institutions/",
    "law": "reference/law/",
}
LANGUAGES = {"zh": "", "ko": "ko/", "en": "en/", "zh-TW": "zh-TW/"}
WIDTHS = (360, 768, 1300)


def main() -> None:
    """Build the site, then take all pictures."""
    ALL.mkdir(parents=True, exist_ok=True)
    README.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder) / "site"
        if problem := publish(ROOT, site):
            raise SystemExit(problem)
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.ARGUMENTS)
        with serve(site) as address:
            for language, home in LANGUAGES.items():
                for name, path in PAGES.items():
                    for width in WIDTHS:
                        page = _open(browser, address + home + path, width, "light" if width != 768 else "dark")
                        page.screenshot(path=ALL / f"{name}-{language}-{width}.png", full_page=name != "facts")
                        page.close()
            _readme_pictures(browser, address)
        browser.close()
    print(
        f"{len(list(ALL.glob('*.png')))} pictures in {ALL.relative_to(ROOT)}/, README's in {README.relative_to(ROOT)}/"
    )


def _open(browser: Browser, address: str, width: int, scheme: str) -> Page:
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(address)
    page.wait_for_load_state("networkidle")
    return page


def _readme_pictures(browser: Browser, address: str) -> None:
    page = _open(browser, address, 1300, "light")
    page.screenshot(path=README / "home-zh.png")
    page = _open(browser, f"{address}en/{LETTER}", 1300, "light")
    fill(page, RESELLER)
    page.locator("[data-letter]").evaluate("letter => scrollTo(0, letter.offsetTop + 620)")
    page.screenshot(path=README / "letter-en.png")
    page = _open(browser, f"{address}tools/evidence-log/", 1300, "light")
    for name, kind in (("판매중지 안내.eml", "notice-email"), ("商品页 2026-11-24.png", "listing-capture")):
        page.locator("[data-add-files]").set_input_files({"name": name, "mimeType": "", "buffer": name.encode() * 4000})
        row = page.locator("[data-exhibit]").last
        row.locator("[data-name]", has_text=name).wait_for()
        row.locator("[data-action=edit]").click()
        row.locator("[data-key=kind]").select_option(kind)
        row.locator("[data-key=ready]").check()
        if kind == "notice-email":
            row.locator("[data-action=close]").click()
    page.locator(".toast--shown").wait_for(state="detached")
    page.locator("[data-exhibits]").evaluate("list => scrollTo(0, list.offsetTop - 260)")
    page.screenshot(path=README / "evidence-log-zh.png")
    page = _open(browser, f"{address}ko/{CHECKLIST}", 360, "dark")
    page.locator("[data-item]").first.check()
    page.screenshot(path=README / "checklist-ko.png")


if __name__ == "__main__":
    main()
