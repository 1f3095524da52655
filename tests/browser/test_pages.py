"""Every page, in every language, light and dark, narrow and wide."""

from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page, expect

from macros.catalog import Catalog
from macros.locales import read_locales
from macros.pages import read_pages
from tests.browser.conftest import CHECKLIST, LETTER, NewContext, Say

ROOT = Path(__file__).parent.parent.parent
PATHS = [f"{folder}/" if (folder := path.removesuffix("index").strip("/")) else "" for path in read_pages(ROOT, "zh")]
LOCALES = [locale.path for locale in read_locales(ROOT)]
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")


def violations(page: Page) -> list[str]:
    """What axe finds, whatever its severity, with the elements concerned."""
    page.evaluate(AXE)
    found = page.evaluate("axe.run().then(result => result.violations)")
    return [f"{rule['id']}: {node['target']} {node['failureSummary']}" for rule in found for node in rule["nodes"]]


LOOKS = [("light", 320), ("dark", 1300), ("dark", 320), ("light", 1300)]
LANGUAGES = [path.strip("/") or "zh" for path in LOCALES]


@pytest.mark.parametrize("look", range(len(LOOKS)), ids=[f"{scheme}-{width}" for scheme, width in LOOKS])
@pytest.mark.parametrize("language", range(len(LOCALES)), ids=LANGUAGES)
def test_axe_finds_nothing(new_context: NewContext, language: int, look: int) -> None:
    """Every page in one of the looks, every language in every look. Not their whole product: what pages have in common,
    such as frame and widgets, is seen in all of them anyway.
    """
    locale, (scheme, width) = LOCALES[language], LOOKS[look]
    page = new_context(
        color_scheme=scheme, viewport={"width": width, "height": 800}, reduced_motion="reduce"
    ).new_page()
    for number, path in enumerate(PATHS):
        if number % len(LOOKS) != look or (number // len(LOOKS) + look) % len(LOCALES) != language:
            continue
        page.goto(locale + path)
        expect(page.locator("body")).to_have_attribute(
            "data-md-color-scheme", {"light": "default", "dark": "slate"}[scheme]
        )
        assert violations(page) == [], locale + path


@pytest.mark.parametrize("locale", LOCALES, ids=LANGUAGES)
def test_nothing_overflows_a_narrow_screen(new_context: NewContext, locale: str) -> None:
    """Every page in one of the languages, every language with a quarter of the pages."""
    page = new_context(viewport={"width": 320, "height": 800}, reduced_motion="reduce").new_page()
    for path in PATHS[LOCALES.index(locale) :: len(LOCALES)]:
        page.goto(locale + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, locale + path


@pytest.mark.parametrize("width", [320, 1300])
def test_axe_finds_nothing_while_things_are_open(new_context: NewContext, width: int) -> None:
    page = new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce").new_page()
    page.goto("en/" + LETTER)
    page.locator("[name=include][value=plan]").check()
    page.locator("[name='listings.product_id']").fill("abc")
    page.locator("[data-action=copy]").click()
    page.locator("[data-language-switch] summary").click()
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.goto("en/" + CHECKLIST)
    page.locator("[data-item]").first.check()
    page.locator("[data-not-applicable]").nth(1).check()
    assert violations(page) == []


def test_axe_finds_nothing_in_search_and_menu(new_context: NewContext) -> None:
    page = new_context(viewport={"width": 320, "height": 800}, reduced_motion="reduce").new_page()
    page.goto("en/")
    page.locator("button[data-toggle=__search]").click()
    page.locator(".md-search__input").fill("counterfeit")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert violations(page) == []
    page.goto("en/" + LETTER)
    page.locator("button[data-toggle=__drawer]").click()
    expect(page.locator(".md-sidebar--primary .md-nav__list").first).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize(
    ("locale", "word"), [("", "流通渠道"), ("ko/", "유통경로"), ("en/", "distribution route"), ("zh-TW/", "檢舉")]
)
def test_search_finds_something_in_every_language(page: Page, locale: str, word: str) -> None:
    page.goto(locale)
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").fill(word)  # as when pasting: no key is pressed
    results = page.locator(".md-search-result__item a.md-search-result__link")
    expect(results.first).to_be_visible()
    addresses = results.evaluate_all("links => links.map(link => new URL(link.href).pathname)")
    others = [f"/{other}" for other in LOCALES if other and other != locale]
    assert not [one for one in addresses if one.startswith(tuple(others)) or not one.startswith(f"/{locale}")]
    results.first.click()
    expect(page.locator("html")).to_have_attribute(
        "lang", {"": "zh-Hans", "zh-TW/": "zh-Hant"}.get(locale, locale[:-1])
    )
    expect(page.locator("h1")).to_have_count(1)


def test_search_recovers_from_a_network_that_failed(browser: Browser, base_url: str) -> None:
    """Not watched, since the failed request is the point."""
    context = browser.new_context(base_url=base_url)
    page = context.new_page()
    page.goto("en/")
    context.set_offline(True)
    page.locator(".md-search__input").fill("counterfeit")
    page.wait_for_timeout(500)
    context.set_offline(False)
    page.locator(".md-search__input").fill("counterfeits")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    context.close()


def test_the_policy_is_in_force(browser: Browser, base_url: str) -> None:
    """An inline script that slipped into a page would not run. (Not watched: it violates the policy on purpose.)"""
    page = browser.new_page(base_url=base_url)
    page.goto("en/")
    page.evaluate(
        "() => { const script = document.createElement('script'); script.textContent = 'window.ran = true';"
        " window.seen = 0; addEventListener('securitypolicyviolation', () => window.seen++);"
        " document.body.append(script); }"
    )
    page.wait_for_function("window.seen > 0")
    assert page.evaluate("window.ran") is None
    page.close()


def test_the_way_from_home_to_the_letter_is_two_clicks(page: Page) -> None:
    page.goto("")
    page.locator(".page-card a[href*='situations/counterfeit-report']").click()
    page.locator(".related a[href*='genuine-goods-explanation']").click()
    expect(page.locator("[data-letter]")).to_be_visible()


@pytest.mark.parametrize("language", range(len(LOCALES)), ids=LANGUAGES)
def test_every_situation_leads_to_its_letters_in_two_clicks(page: Page, catalog: Catalog, language: int) -> None:
    """From the index of letters: the situation, then the letter. Each situation in one of the languages."""
    locale = LOCALES[language]
    for name, situation in list(catalog.situations.items())[language :: len(LOCALES)]:
        page.goto(f"{locale}letters/")
        page.locator(f".letter-index__jump a[href='#{name}']").click()
        group = page.locator(".letter-index__group", has=page.locator(f"h3#{name}"))
        expect(group.locator("h3")).to_be_in_viewport()
        assert group.locator("li a").count() == len(situation.record.letters)
        group.locator("li a").first.click()
        expect(page.locator(f"[data-letter={situation.record.letters[0]}] form")).to_be_visible()


@pytest.mark.parametrize("locale", LOCALES, ids=LANGUAGES)
def test_every_page_can_be_walked_by_keyboard(new_context: NewContext, locale: str) -> None:
    """Focus is always visible somewhere, moves on, and reaches the end of the page."""
    page = new_context(viewport={"width": 320, "height": 700}).new_page()
    page.goto(locale)
    reached: list[str] = []
    for _ in range(400):
        page.keyboard.press("Tab")
        name, visible = page.evaluate(
            """() => { const e = document.activeElement;
            const shown = e.matches('.md-option') ? e.nextElementSibling : e;  // the theme outlines the option's label
            const box = shown.getBoundingClientRect();
            return [e.getAttribute('href') || e.dataset.toggle || e.className || e.tagName,
                    e === document.body || (box.width > 0 && box.height > 0)]; }"""
        )
        assert visible, f"focus on something invisible: {name} after {reached[-1:]}"
        reached.append(name)
        if name == "BODY":
            break
    assert "__drawer" in reached
    assert "__search" in reached
    assert any("reference/about" in step for step in reached)


def test_a_closed_menu_is_no_stop_for_the_keyboard(new_context: NewContext) -> None:
    page = new_context(viewport={"width": 360, "height": 700}).new_page()
    page.goto("en/respond/submit-appeal/")
    for _ in range(60):
        page.keyboard.press("Tab")
        left = page.evaluate("document.activeElement.getBoundingClientRect().right")
        assert left >= 0, page.evaluate("document.activeElement.outerHTML")


def test_menu_and_language_open_and_close_by_keyboard(new_context: NewContext) -> None:
    page = new_context(viewport={"width": 320, "height": 700}).new_page()
    page.goto("en/" + LETTER)
    page.locator("button[data-toggle=__drawer]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#__drawer")).to_be_checked()
    expect(page.locator(".md-sidebar--primary a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("button[data-toggle=__drawer]")).to_be_focused()
    page.goto("en/" + LETTER)
    page.locator("[data-language-switch] summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-language-switch] a").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("[data-language-switch] a").first).to_be_hidden()
    expect(page.locator("[data-language-switch] summary")).to_be_focused()


def test_a_fact_past_its_review_date_says_so(new_context: NewContext, english: Say) -> None:
    context = new_context()
    page = context.new_page()
    page.clock.set_fixed_time("2027-05-22T12:00:00")
    page.goto("en/respond/submit-appeal/")
    expect(page.locator(".is-stale")).to_have_count(0)
    page.clock.set_fixed_time("2027-05-23T12:00:00")
    page.reload()
    assert page.locator("[data-fact].is-stale").count() > 3
    stale = page.locator("[data-fact].is-stale").count()
    notice = english("browser_page_stale", count=stale, date="2027-05-22")
    expect(page.locator(".stale-page")).to_have_text(notice)
    expect(page.locator("[data-fact].is-stale").first).to_contain_text(english("browser_fact_stale"))


def test_a_citation_leads_to_its_record(page: Page) -> None:
    page.goto("en/respond/submit-appeal/")
    citation = page.locator("[data-fact]").first
    fact = citation.get_attribute("data-fact")
    citation.click()
    record = page.locator(f"#fact-{fact}")
    expect(record).to_be_in_viewport()


def test_the_page_for_unknown_addresses_speaks_every_language(page: Page, watch: object) -> None:
    page.goto("404.html")
    for lang in ("zh-Hans", "ko", "en", "zh-Hant"):
        expect(page.locator(f"section[lang={lang}] a")).to_be_visible()
    assert violations(page) == []
