"""What is on paper: the sheets of a PDF as a copier sees them, in black and white, and where every sign stands."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import zxingcpp
from playwright.sync_api import Page
from pypdfium2 import raw

DPI = 200
DOTS_PER_POINT = DPI / 72
MM = 72 / 25.4
"""Points in a millimetre."""

# Fonts draw a radical and the ideograph that looks like it with one glyph, so a PDF may read back either.
RADICALS = str.maketrans(
    "⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳", "民虎西见角贝车长门青页风飞食马骨鬼鱼鸟麦黄齐齿龙龟"
)


def squeezed(text: str) -> str:
    """Without white space and compatibility forms, which PDF readers set as they like."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text).translate(RADICALS))


@dataclass(frozen=True)
class Box:
    """A rectangle in points from the sheet's upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def within(self, other: "Box") -> bool:
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.top <= self.top
            and self.bottom <= other.bottom
        )


@dataclass(frozen=True)
class Sign:
    """A character on paper; ``text`` is empty where the PDF does not know which."""

    text: str
    box: Box
    size: float


@dataclass(frozen=True)
class Tick:
    """A closed box to tick: ``empty``, ``crossed``, or ``smudged`` if there is something else in it."""

    box: Box
    state: str


class Sheet:
    """One page of a PDF."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self.width, self.height = page.get_size()
        bitmap = page.render(scale=DOTS_PER_POINT, grayscale=True)
        self.rows = _black_and_white(bitmap)
        self.signs = list(_signs(page))

    @cached_property
    def text(self) -> str:
        """Everything on the sheet, squeezed."""
        return "".join(sign.text for sign in self.signs)

    def ink(self, box: Box) -> int:
        """Number of black dots in a rectangle."""
        left, right = int(box.left * DOTS_PER_POINT), int(box.right * DOTS_PER_POINT) + 1
        top, bottom = int(box.top * DOTS_PER_POINT), int(box.bottom * DOTS_PER_POINT) + 1
        return sum(row.count(BLACK, max(left, 0), right) for row in self.rows[max(top, 0) : bottom])

    def codes(self) -> list[str]:
        """What the QR codes on the sheet say."""
        image = memoryview(b"".join(self.rows)).cast("B", (len(self.rows), len(self.rows[0])))
        return [code.text for code in zxingcpp.read_barcodes(image)]

    def ticks(self, left: float, right: float, side: float) -> list[Tick]:
        """The closed boxes between two distances from the left edge, from the top down; all in millimetres."""
        first, last = round(left / 25.4 * DPI), round(right / 25.4 * DPI)
        length = round(side / 25.4 * DPI)
        edge = re.compile(rb"(?<!\x00)\x00{%d,%d}(?!\x00)" % (length - 2, length + 2))
        found: list[Tick] = []
        below = 0
        for y, row in enumerate(self.rows):
            if y < below:
                continue
            for run in edge.finditer(row, first, last):
                if (end := self._closed(run.start(), run.end(), y, length)) is not None:
                    found.append(self._tick(run.start(), run.end(), y, end))
                    below = end
                    break
        return found

    def _closed(self, left: int, right: int, top: int, length: int) -> int | None:
        """The row below a box whose upper edge is given, if it has all four sides."""
        full = BLACK * (right - left)
        for bottom in range(top + length + 2, top + length - 3, -1):
            rows = self.rows[top:bottom]
            sides = all(row[x : x + 2].count(BLACK) for row in rows for x in (left, right - 2))
            if len(rows) == bottom - top and sides and rows[-1][left:right] == full:
                return bottom
        return None

    def _tick(self, left: int, right: int, top: int, bottom: int) -> Tick:
        """What is in a box: nothing, the two strokes of a cross and white between them, or something else."""
        inner = [row[left + 4 : right - 4] for row in self.rows[top + 4 : bottom - 4]]
        width, height = len(inner[0]), len(inner)
        black = sum(row.count(BLACK) for row in inner)
        falling = rising = 0
        for y, row in enumerate(inner):
            x = round(y * (width - 1) / (height - 1))
            falling += BLACK in row[max(x - 2, 0) : x + 3]
            rising += BLACK in row[::-1][max(x - 2, 0) : x + 3]
        between = [inner[height // 2][0], inner[height // 2][-1], inner[0][width // 2], inner[-1][width // 2]]
        crossed = falling == rising == height and all(between) and black < 0.6 * width * height
        state = "crossed" if crossed else "smudged" if black else "empty"
        return Tick(Box(*(dots / DOTS_PER_POINT for dots in (left, top, right, bottom))), state)

    def has_line_through(self, signs: Sequence[Sign]) -> bool:
        """Whether a stroke runs through these signs of one line."""
        left, right = int(signs[0].box.left * DOTS_PER_POINT), int(signs[-1].box.right * DOTS_PER_POINT)
        top = int(min(sign.box.top for sign in signs) * DOTS_PER_POINT)
        bottom = int(max(sign.box.bottom for sign in signs) * DOTS_PER_POINT)
        return any(row[left:right] == BLACK * (right - left) for row in self.rows[top:bottom])


BLACK = b"\x00"
_THRESHOLD = bytes(0 if grey < 128 else 255 for grey in range(256))


def _black_and_white(bitmap: pdfium.PdfBitmap) -> list[bytes]:
    dots = bytes(bitmap.buffer).translate(_THRESHOLD)
    return [dots[start : start + bitmap.width] for start in range(0, bitmap.stride * bitmap.height, bitmap.stride)]


def _signs(page: pdfium.PdfPage) -> Iterator[Sign]:
    """Every sign but white space; one that compatibility forms make longer counts as several at one place."""
    textpage = page.get_textpage()
    height = page.get_height()
    matrix = raw.FS_MATRIX()
    for index in range(textpage.count_chars()):
        if raw.FPDFText_IsGenerated(textpage, index) == 1:
            continue
        unknown = raw.FPDFText_HasUnicodeMapError(textpage, index) == 1
        text = squeezed(chr(raw.FPDFText_GetUnicode(textpage, index)))
        if not text and not unknown:
            continue
        left, bottom, right, top = textpage.get_charbox(index)
        raw.FPDFText_GetMatrix(textpage, index, matrix)
        size = raw.FPDFText_GetFontSize(textpage, index) * abs(matrix.d)
        box = Box(left, height - top, right, height - bottom)
        for sign in "\ufffd" if unknown else text:
            yield Sign(sign, box, size)


@dataclass(frozen=True)
class Paper:
    """A printed page of the site."""

    title: str
    sheets: list[Sheet]


def printed(page: Page) -> Paper:
    """Print what the browser shows now."""
    document = pdfium.PdfDocument(page.pdf(prefer_css_page_size=True, print_background=False))
    try:
        return Paper(document.get_metadata_value("Title"), [Sheet(one) for one in document])
    finally:
        document.close()
