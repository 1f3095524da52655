"""Fill a letter the way a person does, and read what came out."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from playwright.sync_api import Locator, Page

FILLING = (Path(__file__).parent / "filling.js").read_text("utf-8")
"""A script for the page that fills any letter; see there."""

Row = Mapping[str, str]
Values = Mapping[str, "str | Sequence[str] | Sequence[Row]"]

RESELLER: Values = {
    "business_name": "한빛무역",
    "representative_name": "Li Wei",
    "seller_code": "A01234567",
    "notice_date": "2026-11-20",
    "notice_subject": "유통경로 확인 요청 안내_누리",
    "brand": "누리",
    "listings": [
        {
            "product_name": "누리 여행가방 20인치",
            "product_id": "7654321098",
            "option_id": "89379431593",
            "seller_product_id": "15012345678",
        }
    ],
    "source_kind": "reseller",
    "supplier_name": "대한유통",
    "upstream_name": "누리코리아",
    "purchases": [{"date": "2026-09-01", "quantity": "84", "supplier": "대한유통"}],
    "documents": ["statement", "brand_supplier_proof"],
    "request": "resume_listing",
}
"""A case without a gap: goods bought from a reseller, with both links of the chain proved."""


def fill(page: Page, values: Values) -> None:
    """Type and choose; fields that appear only after an earlier choice come later in the mapping."""
    for name, value in values.items():
        inputs = page.locator(f"[data-letter] form [name='{name}']")
        if isinstance(value, str):
            enter(inputs, value)
            continue
        rows = [one for one in value if not isinstance(one, str)]
        for option in value:
            if isinstance(option, str):
                inputs.and_(page.locator(f"[value='{option}']")).check()
        if rows:
            fill_rows(page.locator(f"[data-field='{name}']"), name, rows)


def fill_rows(field: Locator, name: str, rows: Sequence[Row]) -> None:
    """Type rows into a list, adding what it lacks."""
    for number, row in enumerate(rows):
        if field.locator(".field__row").count() <= number:
            field.locator("[data-action=add-row]").click()
        for column, value in row.items():
            enter(field.locator(".field__row").nth(number).locator(f"[name='{name}.{column}']"), value)


def enter(control: Locator, value: str) -> None:
    """Choose in a select, type elsewhere."""
    if control.evaluate("element => element.tagName") == "SELECT":
        control.select_option(value)
    else:
        control.fill(value)


def text(page: Page, lang: str) -> str:
    """The letter in one language as a person would copy it: visible passages, a blank line between them."""
    passages = page.locator(f"[data-letter-text][lang='{lang}'] [data-passage]:not([hidden])")
    return "\n\n".join(passages.evaluate_all("all => all.map(one => one.textContent)"))


def missing(page: Page) -> list[str]:
    """What the list of missing things says, without what merely looks odd."""
    return page.locator("[data-missing] li:not(.missing__item--hint)").all_inner_texts()


_GOLDEN = Path(__file__).parent / "golden"


def check_golden(name: str, text: str) -> None:
    """Compare a text with the one that was last read and accepted.

    ``make letters`` (``UPDATE=1``) accepts it instead; the diff is for a person to read.
    """
    file = _GOLDEN / f"{name}.txt"
    if os.environ.get("UPDATE"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text + "\n", "utf-8")
    assert file.exists(), f"{file.name} is missing: run `make letters` and read what it writes"
    assert text == file.read_text("utf-8").removesuffix("\n")


def golden(name: str) -> str:
    """A letter as it was last read and accepted."""
    return (_GOLDEN / f"{name}.txt").read_text("utf-8").removesuffix("\n")
