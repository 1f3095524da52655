"""Facts to filter, terms that explain themselves, the way from the words of a notice to the situation."""

from playwright.sync_api import Page, expect

from macros.catalog import Catalog
from tests.browser.conftest import NewContext, Say
from tests.browser.test_pages import violations

FACTS = "en/reference/facts/"
PLAYBOOK = "en/respond/preserve-evidence/"


def test_facts_are_filtered_by_confidence_words_and_status(page: Page, catalog: Catalog, english: Say) -> None:
    page.goto(FACTS)
    shown = page.locator(".fact:visible")
    count, everything = page.locator("[data-fact-count]"), len(catalog.facts)
    expect(count).to_have_text(english("browser_facts_shown", count=everything, all=everything))

    page.locator("[name=confidence]").select_option("statute")
    statutes = sum(fact.record.confidence == "statute" for fact in catalog.facts.values())
    expect(shown).to_have_count(statutes)
    expect(count).to_have_text(english("browser_facts_shown", count=statutes, all=everything))

    page.locator("[name=words]").fill("ARTICLE 314  criminal")
    expect(page.locator("#fact-business-interference")).to_be_visible()
    assert shown.count() < 5
    page.locator("[name=words]").fill("no record says this")
    expect(shown).to_have_count(0)
    expect(count).to_have_text(english("browser_facts_none"))

    page.locator("[name=words]").fill("")
    page.locator("[name=confidence]").select_option("")
    page.locator("[name=status]").select_option("contradicted")
    expect(shown).to_have_count(len(catalog.contradictions))


def test_facts_past_their_review_date_can_be_listed(new_context: NewContext, catalog: Catalog) -> None:
    page = new_context().new_page()
    page.clock.set_fixed_time("2027-06-30T12:00:00")
    page.goto(FACTS)
    page.locator("[name=status]").select_option("overdue")
    overdue = sum(fact.record.review_by.isoformat() < "2027-06-30" for fact in catalog.facts.values())
    assert 0 < overdue < len(catalog.facts)
    expect(page.locator(".fact:visible")).to_have_count(overdue)


def test_a_link_to_a_fact_shows_it_whatever_is_filtered(page: Page) -> None:
    page.goto(FACTS)
    page.locator("[name=confidence]").select_option("press")
    expect(page.locator("#fact-business-interference")).to_be_hidden()
    page.evaluate("location.hash = 'fact-business-interference'")
    expect(page.locator("#fact-business-interference")).to_be_in_viewport()
    expect(page.locator("[name=confidence]")).to_have_value("")


def test_without_scripts_all_facts_are_there_and_no_filter(new_context: NewContext, catalog: Catalog) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto("en/start/")
    expect(page.locator("[data-sign-filter]")).to_be_hidden()
    page.goto(FACTS)
    expect(page.locator(".fact:visible")).to_have_count(len(catalog.facts))
    expect(page.locator("[data-fact-filter]")).to_be_hidden()


def test_a_term_explains_itself_on_hover_focus_and_escape_closes(page: Page, catalog: Catalog) -> None:
    page.goto(PLAYBOOK)
    term, note = page.locator("a.term").first, page.locator("#term-note")
    definition = catalog.terms[str(term.get_attribute("href")).partition("#term-")[2]].record.definition["en"]
    expect(note).to_be_hidden()
    term.hover()
    expect(note).to_have_text(definition)
    expect(term).to_have_attribute("aria-describedby", "term-note")
    note.hover()  # it stays, so that it can be read
    page.wait_for_timeout(500)
    expect(note).to_be_visible()
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    page.keyboard.press("Tab")
    term.focus()
    expect(note).to_be_visible()
    assert violations(page) == []


def test_on_a_phone_the_first_tap_explains_a_term_and_the_second_opens_the_glossary(new_context: NewContext) -> None:
    page = new_context(viewport={"width": 320, "height": 700}, has_touch=True).new_page()
    page.goto(PLAYBOOK)
    term, note = page.locator("a.term").last, page.locator("#term-note")
    term.tap()
    expect(note).to_be_visible()
    box = note.bounding_box()
    assert box is not None and box["x"] >= 0 and box["x"] + box["width"] <= 320
    page.locator("h1").tap()
    expect(note).to_be_hidden()
    term.tap()
    term.tap()
    page.wait_for_url("**/reference/glossary/#term-*")


def test_without_scripts_a_term_has_a_title(new_context: NewContext) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(PLAYBOOK)
    assert page.locator("a.term").first.get_attribute("title")


def test_from_the_words_of_a_notice_to_the_letter_in_two_clicks(page: Page) -> None:
    page.goto("en/start/")
    row = page.locator(".signs tr", has_text="유통경로 확인 요청")
    row.locator("a").click()
    page.wait_for_url("**/en/situations/counterfeit-report/")
    page.locator(".related a", has_text="Explanation of distribution route").click()
    expect(page.locator("[data-letter=genuine-goods-explanation] form")).to_be_visible()


def test_a_pasted_notice_leaves_only_the_words_it_contains(page: Page, english: Say) -> None:
    page.goto("en/start/")
    rows, count = page.locator("[data-signs] tbody tr"), page.locator("[data-sign-count]")
    everything = rows.count()
    expect(count).to_have_text(english("browser_signs_shown", count=everything, all=everything))

    notice = (
        "안녕하세요. 귀하의 상품이 판매 중지되어 안내드립니다. 유통 경로 확인 요청 <b>A00000000</b>"  # spaced otherwise
    )
    page.locator("[data-sign-filter] textarea").fill(notice)
    shown = page.locator("[data-signs] tbody tr:visible")
    expect(shown.filter(has_text="유통경로 확인 요청")).to_have_count(1)
    assert 0 < shown.count() < everything / 4
    for row in shown.all():
        assert row.locator("td").first.inner_text().replace(" ", "") in notice.replace(" ", "")

    page.locator("[data-sign-filter] textarea").fill("warning letter")
    expect(shown.filter(has_text="경고장").first).to_be_visible()
    page.locator("[data-sign-filter] textarea").fill("no row has this")
    expect(shown).to_have_count(0)
    expect(count).to_have_text(english("browser_signs_none"))


def test_every_situation_is_reached_from_the_start_page(page: Page, catalog: Catalog) -> None:
    page.goto("en/start/")
    for name in catalog.situations:
        expect(page.locator(f".page-card a[href$='situations/{name}/']")).to_have_count(1)
