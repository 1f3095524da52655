"""Letters and pages on paper: real PDFs and their text. Checklists have a file of their own."""

import io
import re

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from macros.catalog import Catalog
from macros.views import Wording
from tests.browser.conftest import LETTER, NewContext
from tests.browser.letters import RESELLER, fill, text
from tests.browser.paper import squeezed
from tests.conftest import SITE_URL

LOCALES = [("zh", ""), ("ko", "ko/"), ("en", "en/"), ("zh-TW", "zh-TW/")]


def printed(page: Page) -> PdfReader:
    return PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, print_background=False)))


def words(pdf: PdfReader) -> str:
    return squeezed("".join(page.extract_text() for page in pdf.pages))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_is_white_whatever_the_screen(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme, media="print")  # type: ignore[arg-type]
    page.goto("en/respond/submit-appeal/")
    colours = page.evaluate("() => { const s = getComputedStyle(document.body); return [s.backgroundColor, s.color]; }")
    assert colours == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]


@pytest.mark.parametrize(("locale", "lang"), [("", "zh-Hans"), ("en/", "en"), ("zh-TW/", "zh-Hant")])
def test_a_letter_prints_the_text_to_send_and_nothing_else(page: Page, locale: str, lang: str) -> None:
    page.goto(locale + LETTER)
    fill(page, RESELLER)
    assert re.sub(r"\d+/\d+", "", words(printed(page))) == squeezed(text(page, "ko"))


@pytest.mark.parametrize(("locale", "lang"), [("", "zh-Hans"), ("en/", "en"), ("zh-TW/", "zh-Hant")])
def test_the_readers_copy_prints_by_its_own_button(new_context: NewContext, locale: str, lang: str) -> None:
    context = new_context()
    context.add_init_script(
        "window.print = () => { window.printed = document.querySelector('[data-letter]').className; };"
    )
    page = context.new_page()
    page.goto(locale + LETTER)
    fill(page, RESELLER)
    page.locator("[data-action=print-reader]").click()
    page.locator("[data-letter]").evaluate("(letter) => { letter.className = window.printed; }")
    on_paper = re.sub(r"\d+/\d+", "", words(printed(page)))
    assert squeezed(text(page, lang)) in on_paper
    assert squeezed(text(page, "ko")) not in on_paper


@pytest.mark.parametrize(("code", "locale"), LOCALES)
def test_a_playbook_prints_whole_without_the_frame(page: Page, code: str, locale: str, catalog: Catalog) -> None:
    page.goto(locale + "respond/preserve-evidence/")
    headings = page.locator("article h2").all_inner_texts()
    text_on_paper = words(printed(page))
    for heading in headings:
        assert squeezed(heading) in text_on_paper
    assert squeezed(f"{SITE_URL}{locale}respond/preserve-evidence/") in text_on_paper
    assert text_on_paper.count(squeezed(Wording(catalog, code).string("disclaimer"))) == 1, (
        "the site's footer is there too"
    )
