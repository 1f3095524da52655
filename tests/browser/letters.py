"""Fill a letter the way a person does, and read what came out."""

import os
from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Page

Values = Mapping[str, str | list[str]]

RESELLER: Values = {
    "business_name": "한빛무역",
    "representative_name": "Li Wei",
    "seller_code": "A01234567",
    "notice_date": "2026-11-20",
    "notice_subject": "유통경로 확인 요청 안내_누리",
    "brand": "누리",
    "product_name": "누리 여행가방 20인치",
    "product_id": "7654321098",
    "option_id": "89379431593",
    "seller_product_id": "15012345678",
    "source_kind": "reseller",
    "supplier_name": "대한유통",
    "upstream_name": "누리코리아",
    "purchase_date": "2026-09-01",
    "quantity": "84",
    "documents": ["statement", "brand_supplier_proof"],
    "request": "resume_listing",
}
"""A case without a gap: goods bought from a reseller, with both links of the chain proved."""


def fill(page: Page, values: Values) -> None:
    """Type and choose; fields that appear only after an earlier choice come later in the mapping."""
    for name, value in values.items():
        inputs = page.locator(f"[data-letter] form [name='{name}']")
        if isinstance(value, list):
            for option in value:
                inputs.and_(page.locator(f"[value='{option}']")).check()
        elif inputs.evaluate("element => element.tagName") == "SELECT":
            inputs.select_option(value)
        else:
            inputs.fill(value)


def text(page: Page, lang: str) -> str:
    """The letter in one language as a person would copy it: visible passages, a blank line between them."""
    passages = page.locator(f"[data-letter-text][lang='{lang}'] [data-passage]:not([hidden])")
    return "\n\n".join(passages.evaluate_all("all => all.map(one => one.textContent)"))


def missing(page: Page) -> list[str]:
    """What the list of missing things says."""
    return page.locator("[data-missing] li").all_inner_texts()


_GOLDEN = Path(__file__).parent / "golden"


def golden(name: str) -> str:
    """A letter as it was last read and accepted."""
    return (_GOLDEN / f"{name}.txt").read_text("utf-8").removesuffix("\n")


def accept(name: str, text: str) -> None:
    """With ``UPDATE=1``, take this text as the golden one; the diff is for a person to read."""
    if os.environ.get("UPDATE"):
        (_GOLDEN / f"{name}.txt").write_text(text + "\n", "utf-8")
