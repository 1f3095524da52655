"""Paper: real PDFs, their pages and their text."""

import io
import re
import unicodedata

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from macros.catalog import Catalog
from macros.views import Wording
from tests.browser.conftest import CHECKLIST, LETTER, NewContext
from tests.browser.letters import RESELLER, fill, text
from tests.conftest import SITE_URL

LOCALES = [("zh", ""), ("ko", "ko/"), ("en", "en/"), ("zh-TW", "zh-TW/")]
A4 = (595, 842)


def printed(page: Page) -> PdfReader:
    return PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, print_background=False)))


# Fonts draw a radical and the ideograph that looks like it with one glyph, so a PDF may read back either.
RADICALS = str.maketrans(
    "⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳", "民虎西见角贝车长门青页风飞食马骨鬼鱼鸟麦黄齐齿龙龟"
)


def squeezed(text: str) -> str:
    """Without white space and compatibility forms, which PDF readers set as they like."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text).translate(RADICALS))


def words(pdf: PdfReader) -> str:
    return squeezed("".join(page.extract_text() for page in pdf.pages))


@pytest.mark.parametrize(("code", "locale"), LOCALES)
def test_a_checklist_prints_alone_on_a4_with_all_its_items(
    page: Page, catalog: Catalog, code: str, locale: str
) -> None:
    page.goto(locale + CHECKLIST)
    pdf = printed(page)
    assert len(pdf.pages) == 2
    for sheet in pdf.pages:
        assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == A4
    text = words(pdf)
    wording = Wording(catalog, code)
    checklist = wording.words(catalog.checklists["first-hour"])
    for item in checklist.items.values():
        assert squeezed(item.do) in text
        assert squeezed(item.done) in text
    for key in ("paper_name", "paper_date", "paper_notes", "paper_disclaimer"):
        assert squeezed(wording.string(key)) in text
    assert squeezed(f"{SITE_URL}{locale}{CHECKLIST}") in text
    assert "1/2" in text
    assert squeezed(wording.string("storage_tab")) not in text
    assert squeezed(wording.string("disclaimer")) not in text, "the site's footer is on the paper"


@pytest.mark.parametrize(("code", "locale"), LOCALES)
def test_no_item_is_split_between_pages(page: Page, catalog: Catalog, code: str, locale: str) -> None:
    page.goto(locale + CHECKLIST)
    sheets = [squeezed(sheet.extract_text()) for sheet in printed(page).pages]
    for item in Wording(catalog, code).words(catalog.checklists["first-hour"]).items.values():
        assert any(squeezed(item.do) in sheet and squeezed(item.done) in sheet for sheet in sheets)


def test_boxes_print_empty_or_ticked_in_black_and_white(page: Page) -> None:
    page.goto("en/" + CHECKLIST)
    page.locator("[data-item]").first.check()
    page.emulate_media(media="print")
    styles = page.locator("[data-item]").evaluate_all(
        """boxes => boxes.map(box => { const style = getComputedStyle(box);
        return [style.borderTopWidth !== '0px', style.borderTopColor, style.backgroundImage !== 'none']; })"""
    )
    assert styles[0] == [True, "rgb(0, 0, 0)", True]
    assert styles[1:] == [[True, "rgb(0, 0, 0)", False]] * (len(styles) - 1)


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


@pytest.mark.parametrize(("code", "locale"), LOCALES)
def test_every_sign_has_a_glyph(page: Page, code: str, locale: str) -> None:
    """A missing glyph comes out of a PDF as nothing, U+FFFD or a private sign."""
    page.goto(locale + CHECKLIST)
    raw = "".join(sheet.extract_text() for sheet in printed(page).pages)
    assert [sign for sign in raw if sign == "\ufffd" or unicodedata.category(sign) == "Co" or sign == "\x00"] == []
