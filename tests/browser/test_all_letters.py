"""Proof that no letter can be wrong quietly: every letter, in every language, through its page."""

from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from macros.catalog import Catalog
from macros.locales import read_locales
from macros.views import Wording
from tests.browser.letters import FILLING, check_golden, missing

ROOT = Path(__file__).parent.parent.parent
LOCALES = {locale.code: locale for locale in read_locales(ROOT)}
LETTERS = sorted(path.name for path in (ROOT / "data" / "letters").iterdir())


def open_letter(page: Page, letter: str, code: str) -> None:
    page.goto(f"{LOCALES[code].path}letters/{letter}/")
    page.evaluate(FILLING)


@pytest.mark.parametrize("code", LOCALES)
@pytest.mark.parametrize("letter", LETTERS)
def test_golden_text_of_every_letter(page: Page, catalog: Catalog, letter: str, code: str) -> None:
    """Filled with its examples and first answers, a letter has no gap and reads as it was last read by a person."""
    open_letter(page, letter, code)
    page.evaluate("words => Filling.all({ words })", korean_examples(catalog, letter))
    assert page.evaluate("Filling.gaps()") == []
    sent = [catalog.locale(one).html_lang for one in catalog.letters[letter].record.send_in]
    for lang in dict.fromkeys([*sent, LOCALES[code].html_lang]):
        check_golden(f"{letter}/{lang}", page.evaluate("lang => Filling.text(lang)", lang))


def korean_examples(catalog: Catalog, letter: str) -> dict[str, str]:
    """The examples of a letter's form by the names of its inputs, so that the text is the same for every reader."""
    fields = catalog.letters[letter].words["ko"].record.fields
    examples = {name: field.example for name, field in fields.items()}
    for name, field in fields.items():
        examples |= {f"{name}.{column}": cell.example for column, cell in field.columns.items()}
    return {name: example for name, example in examples.items() if example}


@pytest.mark.parametrize("letter", LETTERS)
def test_a_filled_letter_is_ready(page: Page, catalog: Catalog, letter: str) -> None:
    """Whatever the form asks can be answered, and then it says so."""
    open_letter(page, letter, "en")
    page.evaluate("Filling.all()")
    assert sorted(set(missing(page)) - expectations_beyond_exhibits(catalog, letter, "en")) == []


def expectations_beyond_exhibits(catalog: Catalog, letter: str, code: str) -> set[str]:
    """What first answers cannot meet though all documents are attached: an answer that goes with a document."""
    record = catalog.letters[letter].record
    exhibits = {field.id for field in record.fields if field.type == "exhibits"}
    words = Wording(catalog, code).words(catalog.letters[letter])
    return {words.expects[expected.id] for expected in record.expects if not expected.needs.keys() <= exhibits}


@pytest.mark.parametrize("letter", LETTERS)
def test_no_answer_and_no_two_answers_leave_a_gap(page: Page, letter: str) -> None:
    """Every branch and all pairs of branches, in the text sent and the English copy at once."""
    page.set_default_timeout(300_000)
    open_letter(page, letter, "en")
    result = page.evaluate("Filling.walk({ pairs: true })")
    assert result["found"] == []
    assert result["count"] > 1


OTHER_LANGUAGES = [code for code in LOCALES if code not in ("en", "ko")]


@pytest.mark.parametrize(
    ("letter", "code"), [(name, OTHER_LANGUAGES[n % len(OTHER_LANGUAGES)]) for n, name in enumerate(LETTERS)]
)
def test_no_answer_leaves_a_gap_in_the_other_languages(page: Page, letter: str, code: str) -> None:
    """Each letter in one of them: where texts stand is the same in all."""
    open_letter(page, letter, code)
    assert page.evaluate("Filling.walk({ pairs: false })")["found"] == []


NASTY = {
    "empty": "",
    "blank": " \u3000\t",
    "latin": "Nike",
    "digits": "No. 7",
    "closed": "한빛",
    "open": "나무",
    "chinese": "义乌星辰贸易",
    "brackets": "【(주)한빛】[무역]{name}",
    "markup": "<img src=x onerror=alert(1)>&amp;</script>",
    "emoji": "🏬👩‍👧e\u0301",
    "long": "가나다라마바사아자차" * 300,
}


@pytest.mark.parametrize("letter", LETTERS)
def test_nasty_names_come_out_as_typed_in_every_letter(page: Page, letter: str) -> None:
    open_letter(page, letter, "en")
    page.evaluate("Filling.all()")
    elements = page.locator("[data-letter-text] *").count()
    for words in NASTY.values():
        page.evaluate("words => Filling.type(words)", words)
        if words.strip():
            assert words in page.evaluate("Filling.text('ko')")
            assert page.locator("[data-letter-text] *").count() == elements, "typed text became markup"
        assert bool(page.evaluate("Filling.gaps()")) is not bool(words.strip()), "a blank shows, and only a blank"
        check_particles(page)


def check_particles(page: Page) -> None:
    """After every slot stands the particle of its word, or the open form of the pair."""
    for word, pair, open_form, particle in page.evaluate(
        """[...document.querySelectorAll("[data-particles]")].map((one) => {
          const slot = one.previousElementSibling;
          return [slot.classList.contains("slot--blank") ? "" : slot.textContent,
                  one.dataset.particles, one.dataset.blank, one.textContent];
        })"""
    ):
        last = word.strip()[-1:]
        if "가" <= last <= "힣":
            final = (ord(last) - ord("가")) % 28
            closed, opened = pair.split("/")
            is_open = final == 0 or (final == 8 and closed == "으로")
            assert particle == (opened if is_open else closed), word
        else:
            assert particle in (*pair.split("/"), open_form)
            assert word or particle == open_form


@given(words=st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_comes_out_as_typed(page: Page, words: str) -> None:
    if page.url == "about:blank":
        open_letter(page, "police-complaint", "en")
        page.evaluate("Filling.all()")
    page.evaluate("words => Filling.type(words)", words)
    if words.strip():
        assert words.strip() in page.evaluate("Filling.text('ko')")
    assert page.locator("[data-letter-text] :is(img, script, b, a)").count() == 0
    check_particles(page)


@pytest.mark.parametrize("letter", LETTERS)
def test_the_word_file_has_the_whole_letter_in_the_right_fonts(page: Page, catalog: Catalog, letter: str) -> None:
    open_letter(page, letter, "en")
    page.evaluate("Filling.all({ every: true })")
    send_in = [catalog.locale(code).html_lang for code in catalog.letters[letter].record.send_in]
    for lang in send_in:
        if len(send_in) > 1:
            page.locator("[data-send-language]").select_option(lang)
        check_word_file(page, lang)


LANGUAGE_OF_FONT = {
    "Malgun Gothic": "ko-KR",
    "Microsoft YaHei": "zh-CN",
    "Microsoft JhengHei": "zh-TW",
}


def check_word_file(page: Page, lang: str) -> None:
    """Download the file; compare it with the letter, whole, and check its fonts."""
    with page.expect_download() as download:
        page.locator("[data-action=download-docx]").click()
    document = docx.Document(BytesIO(Path(download.value.path()).read_bytes()))
    lines = [paragraph.text for paragraph in document.paragraphs]
    sheet = page.locator(f"[data-letter-text][lang='{lang}'] [data-passage]:not([hidden])")
    assert lines == [line for passage in sheet.all_text_contents() for line in passage.split("\n")]
    assert download.value.suggested_filename.endswith(".docx")
    hangul = 0
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            properties = run._element.rPr
            assert properties is not None
            fonts, language = properties.find(qn("w:rFonts")), properties.find(qn("w:lang"))
            east_asian = fonts.get(qn("w:eastAsia"))
            assert language.get(qn("w:eastAsia")) == LANGUAGE_OF_FONT[east_asian]
            if any("가" <= sign <= "힣" for sign in run.text):
                hangul += 1
                assert east_asian == "Malgun Gothic", run.text
    assert hangul
    section = document.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert "NUMPAGES" in section.footer._element.xml
