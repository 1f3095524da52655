"""Every letter's Word file, opened by a word processor: its text, its fonts, its glyphs."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream

from macros.catalog import Catalog
from tests.browser.letters import FILLING
from tests.browser.paper import squeezed
from tests.browser.test_all_letters import LETTERS
from tests.office.libreoffice import to_pdf

KOREAN_FONTS = ("CJKkr", "CJKjp", "CJKsc", "CJKtc", "Nanum", "Malgun", "Batang", "UnBatang", "Baekmuk")
"""Families that draw Hangul; Noto's CJK fonts all hold the same glyphs."""


@dataclass(frozen=True)
class WordFile:
    letter: str
    lang: str
    text: str
    pdf: Path


@pytest.fixture(scope="session")
def word_files(
    browser: Browser, base_url: str, catalog: Catalog, tmp_path_factory: pytest.TempPathFactory
) -> list[WordFile]:
    """Every letter in every language it is sent in, filled, downloaded, and converted in one go."""
    folder = tmp_path_factory.mktemp("office")
    page = browser.new_context(base_url=base_url).new_page()
    found = []
    for letter in LETTERS:
        page.goto(f"en/letters/{letter}/")
        page.evaluate(FILLING)
        page.evaluate("Filling.all({ every: true })")
        languages = [catalog.locale(code).html_lang for code in catalog.letters[letter].record.send_in]
        for lang in languages:
            if len(languages) > 1:
                page.locator("[data-send-language]").select_option(lang)
            with page.expect_download() as download:
                page.locator("[data-action=download-docx]").click()
            file = folder / f"{letter}.{lang}.docx"
            download.value.save_as(file)
            found.append((letter, lang, page.evaluate("lang => Filling.text(lang)", lang), file))
    pdfs = to_pdf([file for *_, file in found], folder)
    return [WordFile(letter, lang, text, pdf) for (letter, lang, text, _), pdf in zip(found, pdfs, strict=True)]


def test_the_whole_text_is_there(word_files: list[WordFile]) -> None:
    for file in word_files:
        pages = PdfReader(file.pdf).pages
        shown = squeezed("".join(without_page_number(page, len(pages)) for page in pages))
        assert shown == squeezed(file.text), f"{file.letter} in {file.lang}"


def without_page_number(page: PageObject, count: int) -> str:
    """The text of a page without its footer, which must be there."""
    text = page.extract_text().strip()
    footer = f"{(page.page_number or 0) + 1} / {count}"
    assert footer in (text[-len(footer) :], text[: len(footer)]), f"no page number {footer}"
    return text.removesuffix(footer).removeprefix(footer) if text.endswith(footer) else text.removeprefix(footer)


def test_korean_is_set_in_a_korean_font_and_every_font_is_embedded(word_files: list[WordFile]) -> None:
    for file in word_files:
        fonts = [font for page in PdfReader(file.pdf).pages for font in fonts_of(page).values()]
        names = {str(font["/BaseFont"]) for font in fonts}
        assert any(family in name for name in names for family in KOREAN_FONTS), f"{file.letter}: {names}"
        for font in fonts:
            assert is_embedded(font), f"{file.letter}: {font['/BaseFont']}"


def test_no_glyph_is_missing(word_files: list[WordFile]) -> None:
    """A sign that a font lacks is drawn as glyph 0, an empty box."""
    for file in word_files:
        reader = PdfReader(file.pdf)
        for page in reader.pages:
            for font, codes in shown_codes(page, reader):
                if font["/Subtype"] == "/Type0":
                    assert 0 not in [codes[at] << 8 | codes[at + 1] for at in range(0, len(codes), 2)], file.letter


def fonts_of(page: PageObject) -> dict[str, Any]:
    return {name: font.get_object() for name, font in page["/Resources"]["/Font"].items()}  # type: ignore[index]


def is_embedded(font: Any) -> bool:
    inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
    descriptor = inner["/FontDescriptor"].get_object()
    return any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))


def shown_codes(page: PageObject, reader: PdfReader) -> Iterator[tuple[Any, bytes]]:
    """Every piece of text that a page shows, as font and codes."""
    fonts, font = fonts_of(page), None
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        if operator == b"Tf":
            font = fonts[operands[0]]
        elif operator in (b"Tj", b"TJ"):
            pieces = operands[0] if operator == b"TJ" else operands
            for piece in pieces:
                if codes := getattr(piece, "original_bytes", b""):
                    yield font, codes
