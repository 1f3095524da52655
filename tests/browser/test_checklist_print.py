"""Every checklist on paper, in every language: real PDFs, looked at in black and white as a copy shop prints them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from macros.catalog import Catalog
from macros.locales import read_locales
from macros.views import ItemView, Wording, checklist_view
from tests.browser.conftest import NewContext
from tests.browser.paper import MM, Box, Paper, Sheet, Sign, Tick, printed, squeezed
from tests.conftest import SITE_URL

ROOT = Path(__file__).parent.parent.parent
LOCALES = {locale.code: locale for locale in read_locales(ROOT)}
CHECKLISTS = sorted(path.name for path in (ROOT / "data" / "checklists").iterdir())
TICKED = ["account-suspension"]
"""What is tried with ticks, too."""

PRINTED_AREA = Box(15 * MM, 14 * MM, 195 * MM, 281 * MM)
FOOT_MARGIN = Box(15 * MM, 281 * MM, 195 * MM, 292 * MM)
"""Printers reach to five millimetres from the edge."""


@pytest.fixture(scope="module")
def still(browser: Browser, base_url: str) -> Iterator[Page]:
    """One page for all that only looks: opening a new one each time would take longer than printing."""
    context = browser.new_context(base_url=base_url, viewport={"width": 1300, "height": 900})
    yield context.new_page()
    context.close()


@dataclass(frozen=True)
class Part:
    """What stands on a checklist's paper together, in the order of reading."""

    kind: str
    text: str


@dataclass(frozen=True)
class Placed:
    """A part where it was printed: the sheet it begins and ends on, and its signs."""

    part: Part
    first: int
    last: int
    signs: Sequence[Sign]


class Expected:
    """The words and the address of a checklist in one language."""

    def __init__(self, catalog: Catalog, checklist: str, code: str) -> None:
        self._wording = Wording(catalog, code)
        self._view = checklist_view(self._wording, checklist)
        self.path = f"{LOCALES[code].path}checklists/{checklist}/"
        self.address = SITE_URL + self.path
        self.title = self._view.title
        self.items = [item for _, _, items in self._view.groups for item in items]

    def parts(self) -> Iterator[Part]:
        """Everything there is to read, but for the margins."""
        say = self._wording.string
        lines = [say("paper_name"), say("paper_date"), say("paper_case")]
        yield Part("head", squeezed("".join([self.title, *lines])))
        for _, label, items in self._view.groups:
            yield Part("heading", squeezed(label))
            for item in items:
                yield Part("item", squeezed(self._item(item)))
        version = say("version", date=self._view.reviewed)
        foot = [say("paper_notes"), self.address, "·", version, say("paper_disclaimer")]
        yield Part("foot", squeezed("".join(foot)))

    def _item(self, item: ItemView) -> str:
        say = self._wording.string
        details = {"done_when": item.done, "who": item.who, "keep": item.keep, "dont": item.dont}
        said = "".join(say(label) + text for label, text in details.items() if text)
        return item.do + said + item.minutes + say("not_applicable")


def place(paper: Paper, expected: Expected) -> list[Placed]:
    """Find every part; fails if anything is missing, doubled, or out of order, on the paper or in its margin."""
    bodies = []
    for number, sheet in enumerate(paper.sheets, start=1):
        margin = squeezed(f"{expected.title}{number}/{len(paper.sheets)}")
        assert sheet.text[: len(margin)] == margin, "the margin has the title and the number of the sheet"
        signs = sheet.signs[: len(margin)]
        assert [one for one in signs if not one.box.within(FOOT_MARGIN)] == [], "off its place in the margin"
        bodies.append(sheet.signs[len(margin) :])
    signs = [sign for body in bodies for sign in body]
    parts = list(expected.parts())
    assert "".join(sign.text for sign in signs) == "".join(part.text for part in parts), "the words on paper"
    sheet_of = [number for number, body in enumerate(bodies) for _ in body]
    ends = accumulate((len(part.text) for part in parts), initial=0)
    return [
        Placed(part, sheet_of[start], sheet_of[end - 1], signs[start:end])
        for part, (start, end) in zip(parts, pairwise(ends), strict=True)
    ]


def check_sheets(paper: Paper, expected: Expected) -> None:
    sizes = {(round(sheet.width), round(sheet.height)) for sheet in paper.sheets}
    assert sizes == {(595, 842)}, "not A4"
    assert len(paper.sheets) <= 3, "too many sheets"
    assert paper.title == expected.title, "the PDF is named otherwise"
    codes = [sheet.codes() for sheet in paper.sheets]
    assert codes == [[expected.address], *[[]] * (len(codes) - 1)], "the QR code, once, on the first sheet"


def check_breaks(placed: Sequence[Placed]) -> None:
    assert [one.part.text for one in placed if one.first != one.last] == [], "split between sheets"
    for one, following in pairwise(placed):
        if one.part.kind == "heading":
            assert one.last == following.first, f"a heading at the foot of a sheet: {one.part.text}"


def check_signs(sheet: Sheet, placed: Sequence[Sign]) -> None:
    """Every sign is known, large enough, on the paper, whole, and not printed over."""
    assert [one for one in sheet.signs if one.text == "\ufffd" or "\ue000" <= one.text <= "\uf8ff"] == [], "no glyph"
    assert [one for one in sheet.signs if one.size < 8.49] == [], "too small to read"
    assert [one for one in placed if not one.box.within(PRINTED_AREA)] == [], "outside the printed area"
    assert [one for one in sheet.signs if not is_whole(sheet, one)] == [], "clipped or without ink"
    assert list(overprinted(sheet.signs)) == [], "printed over each other"


def is_whole(sheet: Sheet, sign: Sign) -> bool:
    """Whether there is ink at all four edges of a sign, as fonts measure it."""
    left, top, right, bottom = sign.box.left, sign.box.top, sign.box.right, sign.box.bottom
    edges = [
        Box(left, top, right, top + 1),
        Box(left, bottom - 1, right, bottom),
        Box(left, top, left + 1, bottom),
        Box(right - 1, top, right, bottom),
    ]
    return all(sheet.ink(edge) for edge in edges)


def overprinted(signs: Sequence[Sign]) -> Iterator[str]:
    """Pairs of signs that share more than kerning explains."""
    ordered = sorted(signs, key=lambda sign: sign.box.top)
    for index, one in enumerate(ordered):
        for other in ordered[index + 1 :]:
            if other.box.top >= one.box.bottom:
                break
            width = min(one.box.right, other.box.right) - max(one.box.left, other.box.left)
            height = min(one.box.bottom, other.box.bottom) - max(one.box.top, other.box.top)
            if width > 1 and height > 1 and one.box != other.box:
                yield one.text + other.text


def boxes(paper: Paper, placed: Sequence[Placed]) -> list[tuple[str, str]]:
    """What each item's two boxes hold, once it is clear that each stands beside its item's words."""
    found = []
    for number, sheet in enumerate(paper.sheets):
        items = [one for one in placed if one.part.kind == "item" and one.first == number]
        to_tick, not_applicable = sheet.ticks(14.5, 21, 4.2), sheet.ticks(190, 196, 2.8)
        assert len(to_tick) == len(items), "boxes to tick"
        assert len(not_applicable) == len(items), "boxes for “not applicable”"
        for item, tick, other in zip(items, to_tick, not_applicable, strict=True):
            assert is_beside(tick, item.signs[0]), f"no box at {item.part.text}"
            gap = other.box.left - item.signs[-1].box.right
            assert 0 < gap < 3 * MM, f"no box for “not applicable” at {item.part.text}"
            assert level(other.box, item.signs[-1].box), f"no box for “not applicable” at {item.part.text}"
            found.append((tick.state, other.state))
    return found


def struck_out(paper: Paper, placed: Sequence[Placed]) -> list[bool]:
    """For each item, whether a line runs through the beginning of its words."""
    items = [one for one in placed if one.part.kind == "item"]
    return [paper.sheets[item.first].has_line_through(item.signs[:6]) for item in items]


def is_beside(tick: Tick, sign: Sign) -> bool:
    """Whether a box stands at a sign; an opening bracket brings its own space."""
    return 1.5 * MM < sign.box.left - tick.box.right < 6.5 * MM and level(tick.box, sign.box)


def level(box: Box, words: Box) -> bool:
    return abs((box.top + box.bottom) / 2 - (words.top + words.bottom) / 2) < 1.5 * MM


def check(paper: Paper, expected: Expected) -> list[Placed]:
    """All that holds for every checklist, ticked or not."""
    check_sheets(paper, expected)
    placed = place(paper, expected)
    check_breaks(placed)
    for number, sheet in enumerate(paper.sheets):
        check_signs(sheet, [sign for one in placed if one.first == number for sign in one.signs])
    return placed


def check_blank(paper: Paper, expected: Expected) -> None:
    placed = check(paper, expected)
    assert boxes(paper, placed) == [("empty", "empty")] * len(expected.items), "boxes that are not empty"
    assert True not in struck_out(paper, placed), "struck out"


@pytest.mark.parametrize("code", LOCALES)
@pytest.mark.parametrize("checklist", CHECKLISTS)
def test_every_checklist_prints_blank_on_a4(still: Page, catalog: Catalog, checklist: str, code: str) -> None:
    expected = Expected(catalog, checklist, code)
    still.goto(expected.path)
    check_blank(printed(still), expected)


def tick(page: Page, items: Sequence[ItemView]) -> list[tuple[str, str]]:
    """Tick some and set some aside; returns what their boxes must hold on paper."""
    states = []
    for number, item in enumerate(items):
        done, aside = number % 3 == 0, number % 3 == 1 and number % 2 == 0
        if done:
            page.locator(f"[data-item={item.id}]").check()
        if aside:
            page.locator(f"[data-not-applicable={item.id}]").check()
        states.append(("crossed" if done else "empty", "crossed" if aside else "empty"))
    return states


@pytest.mark.parametrize("code", LOCALES)
@pytest.mark.parametrize("checklist", TICKED)
def test_a_half_ticked_checklist_prints_as_it_stands_or_blank(
    new_context: NewContext, catalog: Catalog, checklist: str, code: str
) -> None:
    context = new_context(viewport={"width": 1300, "height": 900}, color_scheme="dark")
    context.add_init_script("window.print = () => { window.asked = true; };")
    page = context.new_page()
    expected = Expected(catalog, checklist, code)
    page.goto(expected.path)
    states = tick(page, expected.items)
    assert {state for pair in states for state in pair} == {"crossed", "empty"}

    paper = printed(page)
    placed = check(paper, expected)
    assert boxes(paper, placed) == states
    assert struck_out(paper, placed) == [aside == "crossed" for _, aside in states]

    page.locator("[data-action=print-blank]").click()
    assert page.evaluate("window.asked")
    check_blank(printed(page), expected)
    paper = printed(page)
    assert boxes(paper, place(paper, expected)) == states, "blank once, not for good"
    ticked = page.locator("[data-item]").evaluate_all("boxes => boxes.filter(box => box.checked).length")
    assert ticked == sum(done == "crossed" for done, _ in states), "the ticks on the screen stay"


def test_after_printing_the_page_has_its_name_back(page: Page, catalog: Catalog) -> None:
    page.goto("en/checklists/first-hour/")
    name = page.title()
    assert printed(page).title == Expected(catalog, "first-hour", "en").title != name
    assert page.title() == name


def test_without_scripts_it_prints_too(new_context: NewContext, catalog: Catalog) -> None:
    page = new_context(java_script_enabled=False).new_page()
    expected = Expected(catalog, "first-hour", "zh")
    page.goto(expected.path)
    paper = printed(page)
    assert len(paper.sheets) == 2
    text = "".join(sheet.text for sheet in paper.sheets)
    assert re.sub(r"[12]/2", "", text) == "".join(part.text for part in expected.parts())
    ticks = [tick.state for sheet in paper.sheets for tick in sheet.ticks(14.5, 21, 4.2)]
    assert ticks == ["empty"] * len(expected.items)


SPOILED = {
    "A4": "@page { size: A4 landscape; }",
    "too many sheets": ".item { break-after: page; }",
    "the QR code": ".qr-code { visibility: hidden; }",
    "the margin has": "@page { @bottom-left { content: none !important; } }",
    "off its place in the margin": "@page { margin-bottom: 30mm !important; }",
    "the words on paper": ".item:nth-child(2) .item__dont { display: none; }",
    "split": """.md-typeset ul.checklist__items > .item { display: block; break-inside: auto; }
        [data-item-row=no-changes] .item__details { break-before: page; }""",
    "a heading": ".checklist__group:nth-of-type(2) .item:first-child { break-before: page !important; }",
    "too small": ".item__details { font-size: 8pt !important; }",
    "outside": ".item__do { margin-left: -1mm; } .item__box { display: none; }",
    "clipped or without ink": "[data-item-row=no-changes] .item__done { height: 3mm; overflow: clip; }",
    "clipped or without ink ": ".item:nth-child(2) .item__done { color: #fff !important; }",
    "printed over each other": ".item__details { margin-top: -1.5mm; }",
    "boxes to tick": ".item:nth-child(2) .item__box { visibility: hidden; }",
    "boxes to tick ": ".item:nth-child(2) .item__box { border-bottom: 0; }",
    "no box at": ".item:nth-child(2) .item__box { transform: translateY(4mm); }",
    "boxes for": ".item:nth-child(2) .item__not-applicable input { border-left: 0; }",
    "no box for": ".item:nth-child(2) .item__not-applicable input { transform: translateY(3mm); }",
    "struck out": ".item:nth-child(2) .item__do span { text-decoration: line-through; }",
    "not empty": ".item:nth-child(2) .item__box { box-shadow: inset 0 0 0 1mm #000; }",
}
"""Faults of style, by what the checks must say of them."""

CONTENT = {
    "the QR code": """async () => {
        const other = await (await fetch("../extortion/")).text();
        const code = new DOMParser().parseFromString(other, "text/html").querySelector(".qr-code");
        document.querySelector(".qr-code").replaceWith(code); }""",
    "the words on paper": """() => {
        const origin = document.querySelector(".paper-origin");
        origin.innerHTML = origin.innerHTML.replace("/en/", "/ko/"); }""",
    "the words on paper ": """() => {
        const said = document.querySelector(".item__do span");
        said.textContent = said.textContent.replace("e", "\ue123"); }""",
    "named otherwise": "() => { document.querySelector('[data-checklist]').dataset.title = ''; }",
}
"""Faults of content, likewise."""


@pytest.mark.parametrize("fault", SPOILED)
def test_these_tests_see_faults_of_style(still: Page, catalog: Catalog, fault: str) -> None:
    expected = Expected(catalog, "first-hour", "en")
    still.goto(expected.path)
    still.evaluate(
        """rules => { const sheet = new CSSStyleSheet(); sheet.replaceSync(`@media print { ${rules} }`);
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]; }""",
        SPOILED[fault],
    )
    with pytest.raises(AssertionError, match=fault.strip()):
        check_blank(printed(still), expected)


@pytest.mark.parametrize("fault", CONTENT)
def test_these_tests_see_faults_of_content(still: Page, catalog: Catalog, fault: str) -> None:
    expected = Expected(catalog, "first-hour", "en")
    still.goto(expected.path)
    still.evaluate(CONTENT[fault])
    with pytest.raises(AssertionError, match=fault.strip()):
        check_blank(printed(still), expected)
