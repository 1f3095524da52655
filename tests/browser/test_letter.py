"""A letter, filled and taken away as a seller would."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.catalog import Catalog
from macros.views import Wording
from tests.browser.conftest import LETTER, NewContext, Say
from tests.browser.letters import FILLING, RESELLER, Row, Values, check_golden, fill, fill_rows, golden, missing, text

LOCALES = ["", "ko/", "en/", "zh-TW/"]
CLIPBOARD = ["clipboard-read", "clipboard-write"]


@pytest.mark.parametrize("locale", LOCALES)
def test_golden_letter_has_no_gap_and_is_the_same_in_every_language(page: Page, locale: str) -> None:
    page.goto(locale + LETTER)
    fill(page, RESELLER)
    assert missing(page) == []
    check_golden("reseller.ko", text(page, "ko"))


@pytest.mark.parametrize(("locale", "lang"), [("", "zh-Hans"), ("en/", "en"), ("zh-TW/", "zh-Hant")])
def test_golden_letter_for_the_reader_in_their_language(page: Page, locale: str, lang: str) -> None:
    page.goto(locale + LETTER)
    fill(page, RESELLER)
    check_golden(f"reseller.{lang}", text(page, lang))


def test_korean_readers_see_the_letter_once(page: Page) -> None:
    page.goto("ko/" + LETTER)
    assert page.locator("[data-letter-text]").count() == 1


def test_both_texts_follow_while_typing(page: Page) -> None:
    page.goto("en/" + LETTER)
    name = page.locator("[name=business_name]")
    name.press_sequentially("한")
    assert "판매자 한(업체코드" in text(page, "ko")
    name.press_sequentially("빛")
    assert "판매자 한빛(업체코드" in text(page, "ko")
    assert "한빛" in text(page, "en")
    name.fill("")
    assert "【상호】" in text(page, "ko")


def test_choices_translate_and_passages_come_and_go(page: Page) -> None:
    page.goto("en/" + LETTER)
    expect(page.locator("[data-field=upstream_name]")).to_be_hidden()
    passage = page.locator("[data-letter-text][lang=ko] [data-passage=route_reseller]")
    expect(passage).to_be_hidden()
    page.locator("[name=source_kind]").select_option("reseller")
    expect(page.locator("[data-field=upstream_name]")).to_be_visible()
    expect(passage).to_be_visible()
    page.locator("[name=source_kind]").select_option("own")
    expect(passage).to_be_hidden()
    expect(page.locator("[data-field=mark_number]")).to_be_visible()


def test_what_was_typed_in_a_hidden_field_stays_out_of_the_letter_and_is_not_lost(page: Page) -> None:
    page.goto("en/" + LETTER)
    fill(page, RESELLER)
    page.locator("[name=source_kind]").select_option("brand")
    assert "누리코리아" not in text(page, "ko")
    page.locator("[name=source_kind]").select_option("reseller")
    assert "누리코리아" in text(page, "ko")


def test_exhibits_are_numbered_in_order_and_renumbered(page: Page, catalog: Catalog) -> None:
    options = catalog.letters["genuine-goods-explanation"].words["ko"].record.fields["documents"].options
    page.goto("en/" + LETTER)
    fill(page, RESELLER)
    listed = page.locator("[data-letter-text][lang=ko] [data-slot=documents]")
    statement, chain = options["statement"].text, options["brand_supplier_proof"].text
    assert listed.text_content() == f"증거 1. {statement}\n증거 2. {chain}"
    page.locator("[name=documents][value=tax_invoice]").check()
    number = "[data-exhibit='documents.brand_supplier_proof']"
    expect(page.locator(f"[data-letter-text][lang=ko] {number}").first).to_have_text("증거 3")
    expect(page.locator(f"[data-letter-text][lang=en] {number}").first).to_have_text("Exhibit 3")


def test_dates_are_written_as_each_language_writes_them(page: Page) -> None:
    page.goto(LETTER)
    page.locator("[name=notice_date]").fill("2026-11-02")
    assert "2026년 11월 2일에 받은" in text(page, "ko")
    assert "2026年11月2日" in text(page, "zh-Hans")
    page.goto("en/" + LETTER)
    assert "November 2, 2026" in text(page, "en")


def test_what_is_missing_is_listed_and_leads_to_the_field(page: Page, catalog: Catalog) -> None:
    page.goto("en/" + LETTER)
    words = catalog.letters["genuine-goods-explanation"].words["en"].record
    always = [f for f in catalog.letters["genuine-goods-explanation"].record.fields if f.required and not f.when]
    assert missing(page) == [words.fields[field.id].label for field in always]
    page.locator("[data-missing] a").first.click()
    expect(page.locator("[name=business_name]")).to_be_focused()
    page.keyboard.type("Shop")
    assert missing(page) == [words.fields[field.id].label for field in always[1:]]


def test_a_claim_without_its_exhibit_is_told(page: Page, catalog: Catalog) -> None:
    page.goto("en/" + LETTER)
    fill(page, {**RESELLER, "documents": ["statement"]})
    words = catalog.letters["genuine-goods-explanation"].words["en"].record
    expected = [
        words.expects[rule.id]
        for rule in catalog.letters["genuine-goods-explanation"].record.expects
        if rule.when == {"source_kind": ["reseller"]} and rule.needs == {"documents": ["brand_supplier_proof"]}
    ]
    assert len(expected) == 1
    assert missing(page) == expected


def test_a_copied_example_and_an_odd_number_get_a_hint_and_no_refusal(
    page: Page, catalog: Catalog, english: Say
) -> None:
    page.goto("en/" + LETTER)
    words = catalog.letters["genuine-goods-explanation"].words["en"].record.fields
    page.locator("[name=business_name]").fill(words["business_name"].example or "")
    page.locator("[name=representative_name]").focus()  # not while it is being typed
    expect(page.locator("[data-field=business_name] [data-warning]")).to_have_text(
        english("browser_copied_example_hint")
    )
    assert english("browser_copied_example", field=words["business_name"].label) in missing(page)
    number = page.locator("[name='listings.product_id']")
    hint = page.locator(".field__cell", has=number).locator("[data-warning]")
    number.fill("abc")
    expect(hint).to_be_visible()
    assert "노출상품ID abc" in text(page, "ko")
    number.fill("7654321098")
    expect(hint).to_be_hidden()


def test_full_width_numbers_are_written_as_numbers_and_chinese_names_get_a_hint(page: Page, english: Say) -> None:
    page.goto("en/" + LETTER)
    number = page.locator("[name='listings.product_id']")
    number.fill("７６５４３２１０９８")
    expect(page.locator(".field__cell", has=number).locator("[data-warning]")).to_be_hidden()
    assert "노출상품ID 7654321098" in text(page, "ko")
    page.locator("[name=business_name]").fill("义乌星辰贸易")
    expect(page.locator("[data-field=business_name] [data-warning]")).to_have_text(english("browser_han_hint"))


def test_what_looks_odd_is_in_the_list_and_leads_to_its_field(page: Page, english: Say) -> None:
    page.goto("en/" + LETTER)
    fill(page, {"business_name": "韩光贸易", "notice_date": "2099-01-01"})
    page.locator("[name=brand]").focus()
    expected = english("browser_date_after", other=english("browser_today"))
    link = page.locator("[data-missing] .missing__item--hint a", has_text=expected)
    expect(link).to_have_count(1)
    expect(page.locator("[data-missing] .missing__item--hint")).to_have_count(2)
    link.click()
    expect(page.locator("[name=notice_date]")).to_be_focused()


def test_a_year_that_cannot_be_gets_a_hint(page: Page, english: Say) -> None:
    page.goto("en/" + LETTER)
    page.locator("[name=notice_date]").evaluate(
        "input => { input.value = '20266-11-20'; input.dispatchEvent(new Event('input', {bubbles: true})); }"
    )
    expect(page.locator("[data-field=notice_date] [data-warning]")).to_have_text(english("browser_date_hint"))


def test_a_missing_exhibit_is_one_click_away(page: Page) -> None:
    page.goto("en/" + LETTER)
    fill(page, {**RESELLER, "documents": ["statement"]})
    page.locator("[data-missing] a").first.click()
    expect(page.locator("[name=documents][value=brand_supplier_proof]")).to_be_focused()
    page.keyboard.press("Space")
    assert missing(page) == []


@pytest.mark.parametrize(
    ("action", "part"),
    [("copy", "all"), ("copy-subject", "subject"), ("copy-body", "body")],
)
def test_the_clipboard_holds_the_whole_text(new_context: NewContext, action: str, part: str) -> None:
    page = new_context(permissions=CLIPBOARD, viewport={"width": 1300, "height": 900}).new_page()
    page.goto("en/" + LETTER)
    fill(page, RESELLER)
    page.locator(f"[data-action={action}]").click()
    expect(page.locator(".toast")).to_have_class("toast toast--shown")
    whole = golden("reseller.ko")
    subject, _, body = whole.partition("\n\n")
    expected = {"all": whole, "subject": subject, "body": body}[part]
    assert page.evaluate("navigator.clipboard.readText()") == expected


def test_the_readers_copy_can_be_copied_too(new_context: NewContext, catalog: Catalog) -> None:
    page = new_context(permissions=CLIPBOARD).new_page()
    page.goto(LETTER)
    fill(page, RESELLER)
    page.locator("[data-action=copy-reader]").click()
    expect(page.locator(".toast")).to_have_text(Wording(catalog, "zh").string("browser_copied_reader"))
    assert page.evaluate("navigator.clipboard.readText()") == text(page, "zh-Hans")


def test_copying_with_gaps_is_possible_and_says_so(new_context: NewContext, english: Say) -> None:
    page = new_context(permissions=CLIPBOARD).new_page()
    page.goto("en/" + LETTER)
    page.locator("[name='listings.product_name']").fill("【정품】 가방")  # brackets of the seller's own are no gap
    shown = page.locator("[data-letter-text][lang=ko] [data-passage]:not([hidden])")
    gaps = sum(one.locator(".slot--blank").count() for one in shown.all())
    page.locator("[data-action=copy]").click()
    expect(page.locator(".toast")).to_have_text(english("browser_copied_with_gaps", count=gaps))
    assert "【상호】" in page.evaluate("navigator.clipboard.readText()")


BLOCKED = "if (navigator.clipboard) navigator.clipboard.writeText = () => Promise.reject(new Error('blocked'));"
NO_COMMAND = "document.execCommand = () => false;"


def test_with_the_clipboard_blocked_the_text_is_selected_for_copying_by_hand(
    new_context: NewContext, english: Say
) -> None:
    context = new_context()
    context.add_init_script(BLOCKED + NO_COMMAND)
    page = context.new_page()
    page.goto("en/" + LETTER)
    fill(page, RESELLER)
    page.locator("[data-action=copy]").click()
    area = page.locator("[data-copy-by-hand] textarea")
    expect(area).to_be_focused()
    assert area.input_value() == text(page, "ko")
    assert page.evaluate("getSelection().toString()") == text(page, "ko")
    expect(page.locator(".toast")).to_contain_text(english("browser_copy_blocked"))


def test_an_old_browser_without_the_clipboard_interface_copies_all_the_same(
    new_context: NewContext, english: Say
) -> None:
    context = new_context(permissions=CLIPBOARD)
    context.add_init_script(BLOCKED)
    page = context.new_page()
    page.goto("en/" + LETTER)
    fill(page, RESELLER)
    page.locator("[data-action=copy]").click()
    expect(page.locator(".toast")).to_have_text(english("browser_copied_all"))
    assert page.evaluate("navigator.clipboard.readText()") == text(page, "ko")


def test_clearing_keeps_what_letters_share_and_asks_first(page: Page) -> None:
    page.goto("en/" + LETTER)
    fill(page, RESELLER)
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.locator("[data-action=clear]").click()
    assert page.locator("[name=supplier_name]").input_value() == "대한유통"
    page.once("dialog", lambda dialog: dialog.accept())
    page.locator("[data-action=clear]").click()
    assert page.locator("[name=supplier_name]").input_value() == ""
    assert page.locator("[name=business_name]").input_value() == "한빛무역"
    assert "누리코리아" not in text(page, "ko")


HOSTILE = {
    "markup": '<img src=x onerror="document.title=1"><script>document.title=2</script>&amp;&lt;b&gt;',
    "template signs": "${alert(1)} {{7*7}} {%raw%} {business_name} `x` %s \\n",
    "right to left": "\u202eabc\u202c \u200f\u05d0\u05d1\u05d2 \u2067x\u2069",
    "very long": "가나다라마바사아자차" * 1000,
    "emoji": "🏬👩‍👩‍👧‍👦🇰🇷e\u0301",
    "hangul jamo": "\u1112\u1161\u11ab\u1107\u1175\u11be ㅎㅏㄴ",
    "brackets and quotes": "【】『』\"'“”—…",
}


@pytest.mark.parametrize("value", HOSTILE.values(), ids=[name.replace(" ", "-") for name in HOSTILE])
def test_whatever_is_typed_comes_out_as_the_same_text(new_context: NewContext, value: str) -> None:
    page = new_context(permissions=CLIPBOARD).new_page()
    page.goto("en/" + LETTER)
    title = page.title()
    fill(page, RESELLER)
    elements = page.locator("[data-letter-text] *").count()
    fill(page, {"business_name": value})
    slots = page.locator("[data-letter-text] [data-slot=business_name]").all_text_contents()
    assert set(slots) == {value}
    assert page.locator("[data-letter-text] *").count() == elements
    page.locator("[data-action=copy]").click()
    expect(page.locator(".toast")).to_have_class("toast toast--shown")
    assert value in page.evaluate("navigator.clipboard.readText()")
    page.reload()
    assert page.locator("[name=business_name]").input_value() == value
    assert set(page.locator("[data-letter-text] [data-slot=business_name]").all_text_contents()) == {value}
    assert page.title() == title


def in_single_inputs(values: Values) -> Iterator[tuple[str, str | list[str]]]:
    """The first row of a list as single inputs, in the order of the form."""
    for name, value in values.items():
        if isinstance(value, str):
            yield name, value
        elif rows := [one for one in value if not isinstance(one, str)]:
            yield from ((f"{name}.{column}", text) for column, text in rows[0].items())
        else:
            yield name, [one for one in value if isinstance(one, str)]


def test_the_whole_form_can_be_filled_and_copied_by_keyboard(new_context: NewContext, english: Say) -> None:
    page = new_context(permissions=CLIPBOARD, viewport={"width": 1300, "height": 900}).new_page()
    page.goto("en/" + LETTER)
    page.locator("[name=business_name]").focus()
    for name, value in in_single_inputs(RESELLER):
        for _ in range(60):
            if page.evaluate("document.activeElement.name") == name:
                break
            page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.name") == name, f"Tab does not reach {name}"
        kind = page.evaluate("document.activeElement.type")
        if isinstance(value, list):
            while page.evaluate("document.activeElement.name") == name:
                if page.evaluate("document.activeElement.value") in value:
                    page.keyboard.press("Space")
                page.keyboard.press("Tab")
        elif kind == "select-one":
            options = page.evaluate("[...document.activeElement.options].map(option => option.value)")
            for _ in range(options.index(value)):
                page.keyboard.press("ArrowDown")
        elif kind == "date":
            year, month, day = value.split("-")
            page.keyboard.type(month + day + year)
        else:
            page.keyboard.type(value)
    assert missing(page) == []
    for _ in range(80):
        if page.evaluate("document.activeElement.dataset.action") == "copy":
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".toast")).to_have_text(english("browser_copied_all"))
    expected = golden("reseller.ko")
    assert page.evaluate("navigator.clipboard.readText()") == expected


@pytest.mark.parametrize("locale", LOCALES)
def test_without_scripts_the_whole_letter_can_be_read(new_context: NewContext, locale: str, catalog: Catalog) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(locale + LETTER)
    korean = page.locator("[data-letter-text][lang=ko]")
    expect(korean).to_be_visible()
    letter = catalog.letters["genuine-goods-explanation"].record
    for passage in letter.passages:
        expect(korean.locator(f"[data-passage={passage.id}]")).to_be_visible()
    assert "【상호】" in korean.inner_text()
    conditional = [passage for passage in letter.passages if passage.when]
    assert korean.locator("[data-condition]:visible").count() == len(conditional)
    expect(page.locator(".letter__no-script")).to_be_visible()
    sentences = page.locator(".letter__options [lang=ko]").all_inner_texts()
    words = catalog.letters["genuine-goods-explanation"].words["ko"].record
    assert [" ".join(one.split()) for one in sentences] == [
        " ".join(option.text.split())
        for field in words.fields.values()
        for options in (field.options, *(column.options for column in field.columns.values()))
        for option in options.values()
    ]
    for hidden in ("[data-letter-form]", "[data-action=copy]", "[data-storage]", "[data-missing-state]"):
        expect(page.locator(hidden).first).to_be_hidden()


# --- rows ---------------------------------------------------------------------------------------------------------

TWO_LISTINGS: Values = {
    "listings": [
        {
            "product_name": "누리 가방",
            "product_id": "1111111111",
            "option_id": "2222222222",
            "seller_product_id": "3333333333",
        },
        {"product_name": "누리 우산", "product_id": "4444444444"},
    ]
}


def listed(page: Page, lang: str = "ko") -> str:
    return page.locator(f"[data-letter-text][lang={lang}] [data-slot=listings]").inner_text()


def test_rows_become_numbered_lines_with_their_gaps_marked(page: Page) -> None:
    page.goto("en/" + LETTER)
    fill(page, TWO_LISTINGS)
    first, second = listed(page).split("\n")
    assert first == "1. 누리 가방 / 노출상품ID 1111111111 / 옵션ID 2222222222 / 등록상품ID 3333333333"
    assert second == "2. 누리 우산 / 노출상품ID 4444444444 / 옵션ID 【옵션ID】 / 등록상품ID 【등록상품ID】"
    assert page.locator("[data-letter-text][lang=ko] [data-slot=listings] .slot--blank").count() == 2


def test_a_removed_row_can_be_brought_back_and_is_remembered(page: Page, english: Say) -> None:
    page.goto("en/" + LETTER)
    fill(page, TWO_LISTINGS)
    before = listed(page)
    page.get_by_role("button", name=english("browser_remove_row", row=english("browser_row_name", n=1))).first.click()
    assert listed(page).startswith("누리 우산")
    expect(page.locator(".toast")).to_contain_text(english("browser_row_removed"))
    page.get_by_role("button", name=english("browser_undo")).click()
    assert listed(page) == before
    page.reload()
    assert listed(page) == before


def test_shared_rows_stand_in_every_letter(page: Page) -> None:
    page.goto("en/" + LETTER)
    fill(page, TWO_LISTINGS)
    page.goto("ko/letters/trademark-explanation/")
    assert listed(page).split("\n")[0].startswith("1. 누리 가방 / 노출상품ID 1111111111")


def test_a_plan_needs_three_different_measures_each_with_proof(page: Page, english: Say, catalog: Catalog) -> None:
    page.goto("en/" + LETTER)
    label = catalog.letters["genuine-goods-explanation"].words["en"].record.fields["measures"].label
    measure = {"who": "상품 담당", "start": "2026-11-20", "proof": "prevention_proof"}
    rows: list[Row] = [
        {"measure": "check-on-arrival", **measure},
        {"measure": "check-on-arrival", **measure},
        {"measure": "record-stock-ledger", "who": "대표", "start": "2026-11-20"},
    ]
    plan = {"documents": ["statement", "brand_supplier_proof", "prevention_proof"], "include": ["plan"]}
    fill(page, {**RESELLER, **plan, "cause": "papers_not_ready", "actions": ["papers_matched"], "measures": rows[:2]})
    row = [english("browser_row_name", n=number) for number in (1, 2, 3)]
    repeated = english("browser_same_twice", field=label, row=row[1], other=row[0])
    assert missing(page) == [english("browser_missing_rows", field=label, count=3), repeated]
    fill(page, {"measures": rows})
    assert missing(page) == [repeated, english("browser_row_needs_exhibit", field=label, row=row[2])]
    fill(
        page, {"measures": [rows[0], {**rows[1], "measure": "reply-mailbox-daily"}, {**rows[2], "proof": "statement"}]}
    )
    assert missing(page) == []
    assert "시행일: 2026년 11월 20일 (증거 3)" in text(page, "ko")


# --- exhibits -----------------------------------------------------------------------------------------------------


def test_exhibits_of_ones_own_are_numbered_after_the_others(page: Page) -> None:
    page.goto("en/" + LETTER)
    fill(page, {"documents": ["statement", "tax_invoice"]})
    page.locator("[data-field=documents] [data-action=add-row]").click()
    page.keyboard.type("포장 사진 3장")
    shown = page.locator("[data-letter-text][lang=ko] [data-slot=documents]").inner_text().split("\n")
    assert shown[2] == "증거 3. 포장 사진 3장"
    page.locator("[name='purchases.date']").fill("2026-09-01")
    page.locator("[name='purchases.proof']").select_option("typed:포장 사진 3장")
    assert "(증거 3)" in page.locator("[data-letter-text][lang=ko] [data-slot=purchases]").inner_text()
    page.locator("[name=documents][value=statement]").uncheck()
    assert "(증거 2)" in page.locator("[data-letter-text][lang=ko] [data-slot=purchases]").inner_text()
    page.reload()
    assert "(증거 2)" in page.locator("[data-letter-text][lang=ko] [data-slot=purchases]").inner_text()


def test_exhibits_of_the_evidence_log_keep_their_numbers(new_context: NewContext) -> None:
    context = new_context(viewport={"width": 1300, "height": 900})
    log = [{"id": "a", "name": "mail.eml"}, {"id": "b", "name": "note.pdf"}, {"id": "c", "name": "photo.jpg"}]
    case = {"name": "", "shared": {}, "letters": {}, "checklists": {}, "exhibits": log, "deadlines": []}
    cases = json.dumps({"version": 2, "current": "first", "cases": {"first": case}})
    context.add_init_script(
        f"""if (location.protocol === "http:" && !sessionStorage.getItem("playbook.case"))
          sessionStorage.setItem("playbook.case", {json.dumps(cases)})"""
    )
    page = context.new_page()
    page.goto("en/" + LETTER)
    fill(page, {"documents": ["statement", "tax_invoice"]})
    shown = page.locator("[data-letter-text][lang=ko] [data-slot=documents]")
    assert [line[:5] for line in shown.inner_text().split("\n")] == ["증거 4.", "증거 5."]
    page.locator("[data-field=documents] select").first.select_option("b")
    page.locator("[data-log][value=c]").check()
    lines = shown.inner_text().split("\n")
    assert [line[:5] for line in lines] == ["증거 2.", "증거 3.", "증거 4."]
    assert lines[1] == "증거 3. photo.jpg"
    page.reload()
    assert shown.inner_text().split("\n") == lines


# --- hints and vagueness ------------------------------------------------------------------------------------------


def test_a_date_that_cannot_be_gets_a_hint_that_names_the_other(page: Page, english: Say) -> None:
    page.goto("en/" + LETTER)
    hint = page.locator("[data-field=notice_date] [data-warning]")
    page.locator("[name=notice_date]").fill("2090-01-01")
    expect(hint).to_have_text(english("browser_date_after", other=english("browser_today")))
    assert "2090년 1월 1일" in text(page, "ko")
    page.locator("[name=notice_date]").fill("2026-11-20")
    expect(hint).to_be_hidden()


@pytest.mark.parametrize("value", ["없음", "test", "...", "ㅋㅋㅋㅋ", "待补"])
def test_a_placeholder_is_told_as_vague(page: Page, english: Say, catalog: Catalog, value: str) -> None:
    page.goto("en/" + LETTER)
    label = catalog.letters["genuine-goods-explanation"].words["en"].record.fields["supplier_name"].label
    page.locator("[name=supplier_name]").fill(value)
    assert english("browser_placeholder", field=label) in missing(page)
    page.locator("[name=supplier_name]").fill("대한유통")
    assert english("browser_placeholder", field=label) not in missing(page)


def test_whether_it_is_ready_is_summed_up_and_read_out(page: Page, english: Say) -> None:
    page.goto("en/" + LETTER)
    fill(page, {**RESELLER, "documents": ["statement"], "notice_subject": "test"})
    parts = [english("browser_not_ready_claim", count=1), english("browser_not_ready_vague", count=1)]
    state = english("browser_not_ready", parts=english("browser_parts_separator").join(parts))
    expect(page.locator("[data-missing-state]")).to_have_text(state)
    expect(page.locator("[data-missing-spoken][role=status]")).to_have_text(state)
    fill(page, RESELLER)
    expect(page.locator("[data-missing-spoken]")).to_have_text(english("browser_ready"))


def test_own_words_follow_the_ready_sentences(page: Page) -> None:
    page.goto("en/" + LETTER)
    fill(page, {**RESELLER, "include": ["plan"], "actions": ["papers_matched"]})
    actions = page.locator("[data-letter-text][lang=ko] [data-slot=actions]")
    one = actions.inner_text()
    assert not one.startswith("1. ")
    page.locator("[data-field=actions] [data-own]").fill("공급처에 확인서를 요청하였습니다.")
    assert actions.inner_text() == f"1. {one}\n2. 공급처에 확인서를 요청하였습니다."


def test_the_length_of_the_text_is_counted(page: Page, english: Say) -> None:
    page.goto("en/" + LETTER)
    fill(page, RESELLER)
    body = golden("reseller.ko").partition("\n\n")[2]
    # Joined passages follow without a blank line; this letter, without phone and e-mail, has none.
    expect(page.locator("[data-length]")).to_have_text(english("browser_length", count=f"{len(body):,}"))


# --- money, answers on conditions, languages to send in -----------------------------------------------------------


def test_amounts_are_written_as_each_language_writes_them_and_impossible_ones_get_a_hint(
    page: Page, english: Say
) -> None:
    page.goto("en/letters/return-dispute/")
    amount = page.locator("[name=order_amount]")
    hint = page.locator("[data-field=order_amount] [data-warning]")
    amount.fill("１，234,000 원")
    expect(hint).to_be_hidden()
    assert "1,234,000원" in text(page, "ko")
    assert "₩1,234,000" in text(page, "en")
    amount.fill("12만 원")
    expect(hint).to_be_hidden()
    assert "120,000원" in text(page, "ko")
    for impossible in ("0", "-5", "a lot", "999999999999"):
        amount.fill(impossible)
        expect(hint).to_have_text(english("browser_money_hint"))
        shown = f"{int(impossible):,}원" if impossible.isdigit() else impossible
        assert shown in text(page, "ko"), "a hint, never a refusal"


def test_an_answer_that_is_no_longer_offered_does_not_count_and_comes_back(page: Page) -> None:
    page.goto("en/letters/police-complaint/")
    passage = page.locator("[data-letter-text][lang=ko] [data-passage=identify]")
    identify = page.locator("[name=include][value=identify]")
    page.locator("[name=suspect]").select_option("unknown")
    identify.check()
    expect(passage).to_be_visible()
    page.locator("[name=suspect]").select_option("named")
    expect(identify).to_be_hidden()
    expect(passage).to_be_hidden()
    page.locator("[name=suspect]").select_option("unknown")
    expect(identify).to_be_checked()
    expect(passage).to_be_visible()


def test_the_language_to_send_is_the_sellers_choice(new_context: NewContext, english: Say) -> None:
    page = new_context(permissions=CLIPBOARD, viewport={"width": 1300, "height": 900}).new_page()
    page.goto("en/letters/supplier-confirmation/")
    page.locator("[name=supplier_name]").fill("예시유통")
    shown = page.locator("[data-letter-text]:visible")
    assert [sheet.get_attribute("lang") for sheet in shown.all()] == ["ko", "en"]
    page.locator("[data-send-language]").select_option("zh-Hans")
    assert [sheet.get_attribute("lang") for sheet in shown.all()] == ["zh-Hans", "en"]
    page.locator("[data-action=copy]").click()
    expect(page.locator(".toast")).to_have_class("toast toast--shown")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(page.locator("[lang=zh-Hans] [data-passage=subject]").inner_text())
    page.locator("[data-send-language]").select_option("en")
    assert [sheet.get_attribute("lang") for sheet in shown.all()] == ["en"]
    expect(page.locator("[data-action=copy-reader]")).to_be_hidden()


def test_a_word_file_that_cannot_be_made_is_told_and_can_be_tried_again(browser: Browser, base_url: str) -> None:
    """Not watched, since the failed request is the point."""
    page = browser.new_page(base_url=base_url)
    page.goto("en/" + LETTER)
    page.route("**/vendor/docx.js", lambda route: route.abort())
    page.locator("[data-action=download-docx]").click()
    expect(page.locator(".toast")).to_contain_text("could not be made")
    page.unroute("**/vendor/docx.js")
    with page.expect_download() as download:
        page.locator("[data-action=download-docx]").click()
    assert download.value.suggested_filename.endswith(".docx")
    page.close()


def test_the_library_for_word_files_is_fetched_only_when_asked_for(page: Page) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto("en/" + LETTER)
    fill(page, RESELLER)
    assert [address for address in fetched if "docx" in address] == []
    with page.expect_download():
        page.locator("[data-action=download-docx]").click()
    assert len([address for address in fetched if "vendor/docx.js" in address]) == 1


# --- what a stranger stumbled over --------------------------------------------------------------------------------


@pytest.mark.parametrize("locale", ["", "en/", "zh-TW/"])
def test_both_texts_have_their_headings(page: Page, catalog: Catalog, locale: str) -> None:
    page.goto(locale + LETTER)
    say = Wording(catalog, locale.strip("/") or "zh").string
    language = {"": "language_zh_Hans", "en/": "language_en", "zh-TW/": "language_zh_Hant"}[locale]
    headings = page.locator(".sheet__heading:visible").all_inner_texts()
    assert headings == [
        say("sheet_send", language=say("language_ko")),
        say("sheet_copy", language=say(language)),
    ]


def test_a_click_after_something_vague_is_not_lost(page: Page) -> None:
    """The hint that appears must not move the box away between press and release."""
    page.goto("en/" + LETTER)
    page.locator("[name=supplier_name]").fill("없음")
    box = page.locator("[name=documents][value=statement]")
    box.scroll_into_view_if_needed()
    place = box.bounding_box()
    assert place is not None
    page.mouse.move(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
    page.mouse.down()
    page.wait_for_timeout(50)
    page.mouse.up()
    expect(box).to_be_checked()
    expect(page.locator("[data-field=supplier_name] [data-warning]")).to_be_visible()


def test_advice_does_not_keep_a_letter_from_being_ready(page: Page, english: Say) -> None:
    page.goto("en/letters/warning-letter-reply/")
    page.evaluate(FILLING)
    page.evaluate("Filling.all()")
    expect(page.locator(".missing__item--advice")).to_have_count(1)
    parts = english("browser_not_ready_advice", count=1)
    expect(page.locator("[data-missing-state]")).to_have_text(english("browser_ready_but", parts=parts))
    expect(page.locator("[data-missing-box]")).to_have_class("missing missing--none")


def test_an_amount_above_another_and_a_period_that_ends_before_it_begins_get_a_hint(
    page: Page, english: Say, catalog: Catalog
) -> None:
    words = catalog.letters["settlement-release-request"].words["en"].record.fields["payouts"].columns
    page.goto("en/letters/settlement-release-request/")
    row = page.locator("[data-field=payouts] .field__row").first
    fill_rows(
        page.locator("[data-field=payouts]"),
        "payouts",
        [{"sales_from": "2026-10-31", "sales_to": "2026-10-01", "due": "100,000", "held": "900,000"}],
    )
    shown = row.locator("[data-warning]:visible")
    assert shown.all_inner_texts() == [
        english("browser_date_before", other=words["sales_from"].label),
        english("browser_money_above", other=words["due"].label),
    ]


def test_a_list_says_where_its_exhibits_come_from(page: Page, english: Say) -> None:
    page.goto("en/" + LETTER)
    choice = page.locator("[name='purchases.proof']")
    assert choice.locator("option").all_inner_texts() == [english("browser_no_exhibits_yet")]
    fill(page, {"documents": ["statement"]})
    assert choice.locator("option").first.inner_text() == english("browser_choose")
