"""The text layer of a PDF page: characters with boxes become words, and what nobody can see is left out."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from dataclasses import dataclass, field

import pypdfium2
import pypdfium2.raw as pdfium

from parsers import limits
from parsers.document import Word
from parsers.errors import DocumentLimitError
from parsers.word_pieces import (
    Piece,
    is_raised_figure,
    join_fragments,
    join_touching,
    split_letterspaced,
    without_repeats,
)

_SPACES = frozenset(" \t\r\n\x0b\x0c\xa0\u2002\u2003\u2009\u200a\u202f\u3000")
_NO_WIDTH = frozenset("\u200b\u200c\u200d\u2060\ufeff\xad")
_LIGATURES = {
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "st",
    "ﬆ": "st",
    "\u2011": "-",
    "\x02": "-",
}
_BOLD_NAMES = ("bold", "black", "heavy", "semibd", "demi", "-bd")
_SMALLEST_POINTS = 2.2
"""Height under which text is not meant to be read; the smallest print on letters is 5 points."""

_SAME_PLACE = 0.01
"""Points within which two boxes are the same one."""

_INVISIBLE_MODES = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)


@dataclass(frozen=True, slots=True)
class TextLayer:
    """What the text layer of one page holds.

    Sizes are in points, of the page turned so that its text is upright.
    `invisible` and `unmapped` count words that no eye can see and words whose characters stand for nothing.
    """

    words: tuple[Word, ...]
    width: float
    height: float
    quarter_turns: int
    invisible: int
    unmapped: int


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible part of a page in user space, and the clockwise quarters that make it upright."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    @classmethod
    def of(cls, page: pypdfium2.PdfPage, *, turns: int) -> Frame:
        """Return the frame of `page`."""
        left, bottom, right, top = page.get_bbox()
        return cls(left, bottom, right, top, turns)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the upright page."""
        across, down = self.right - self.left, self.top - self.bottom
        return (down, across) if self.turns % 2 else (across, down)

    def place(
        self, left: float, bottom: float, right: float, top: float
    ) -> tuple[float, float, float, float]:
        """Return x0, y0, x1, y1 on the upright page, origin top left."""
        match self.turns:
            case 0:
                return left - self.left, self.top - top, right - self.left, self.top - bottom
            case 1:
                return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
            case 2:
                return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
            case _:
                return self.top - top, self.right - right, self.top - bottom, self.right - left


def read_text_layer(page: pypdfium2.PdfPage) -> TextLayer:
    """Return the words of the text layer of `page` in the order in which they are drawn.

    Raises:
        DocumentLimitError: the page has more text than a page can show.
    """
    text_page = page.get_textpage()
    try:
        return _Reader(page, text_page).read()
    finally:
        text_page.close()


@dataclass(slots=True)
class _Styles:
    """Weight and visibility of text objects; asked of the library once for each font."""

    text_page: pypdfium2.PdfTextPage
    bold_fonts: dict[int, bool] = field(default_factory=dict)

    def is_bold(self, index: int, text_object: object) -> bool:
        font = pdfium.FPDFTextObj_GetFont(text_object)
        if not font:
            return False
        key = ctypes.addressof(font.contents)
        if key not in self.bold_fonts:
            buffer = ctypes.create_string_buffer(256)
            pdfium.FPDFFont_GetBaseFontName(font, buffer, len(buffer))
            name = buffer.value.decode("latin-1").lower()
            weight = pdfium.FPDFText_GetFontWeight(self.text_page, index)
            self.bold_fonts[key] = weight >= 600 or any(mark in name for mark in _BOLD_NAMES)
        return self.bold_fonts[key]


class _Reader:
    """Reads one page; holds the handles that every step needs."""

    def __init__(self, page: pypdfium2.PdfPage, text_page: pypdfium2.PdfTextPage) -> None:
        self._page = page
        self._text_page = text_page
        self._count: int = text_page.count_chars()
        self._styles = _Styles(text_page)
        self._backgrounds: list[tuple[float, float, float, float]] | None = None

    def read(self) -> TextLayer:
        if self._count > limits.PAGE_CHARACTERS:
            raise DocumentLimitError(
                "A page has far more text than a page can show; bring in a scan of the letter."
            )
        frame = Frame.of(self._page, turns=self._quarter_turns())
        width, height = frame.size
        kept: list[Piece] = []
        invisible = unmapped = 0
        for piece in join_fragments(split_letterspaced(self._collect(frame))):
            if not self._is_upright(piece, frame):
                continue
            if pdfium.FPDFText_HasUnicodeMapError(self._text_page, piece.at) == 1 or _is_garbage(piece.text):
                unmapped += 1
                continue
            on_page = piece.x1 > 0 and piece.y1 > 0 and piece.x0 < width and piece.y0 < height
            if not on_page or piece.size < _SMALLEST_POINTS or not self._is_visible(piece):
                invisible += 1
                continue
            kept.append(piece)
        words = tuple(
            Word(
                text=piece.text,
                x0=fraction(piece.x0, width),
                y0=fraction(piece.y0, height),
                x1=fraction(piece.x1, width),
                y1=fraction(piece.y1, height),
                bold=piece.bold,
            )
            for piece in without_repeats(join_touching(kept))
        )
        return TextLayer(words, width, height, frame.turns, invisible, unmapped)

    def _quarter_turns(self) -> int:
        """Return the turns that make most of the text upright; those of the page where it has none."""
        step = max(self._count // 60, 1)
        votes: Counter[int] = Counter()
        for index in range(0, self._count, step):
            angle = pdfium.FPDFText_GetCharAngle(self._text_page, index)
            if angle >= 0 and not pdfium.FPDFText_IsGenerated(self._text_page, index):
                votes[-round(angle / (math.pi / 2)) % 4] += 1
        if not votes:
            return int(self._page.get_rotation() // 90)
        return votes.most_common(1)[0][0]

    def _collect(self, frame: Frame) -> list[Piece]:
        """Return the words as drawn, each broken where there is a space, a jump or a new line."""
        text_page, rect = self._text_page, pdfium.FS_RECTF()
        get_unicode, place = pdfium.FPDFText_GetUnicode, frame.place
        get_box = pdfium.FPDFText_GetLooseCharBox if frame.turns == 0 else _get_turned_box
        pieces: list[Piece] = []
        current: Piece | None = None
        last = (0.0, 0.0)
        high = 0
        for index in range(self._count):
            code = get_unicode(text_page, index)
            if 0xD800 <= code < 0xDC00:
                high = code
                continue
            if 0xDC00 <= code < 0xE000:
                code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
                high = 0
            character = chr(code) if code < 0x110000 else "\ufffd"
            if character in _SPACES:
                current = None
                continue
            if character in _NO_WIDTH or not get_box(text_page, index, rect):
                continue
            x0, y0, x1, y1 = place(rect.left, rect.bottom, rect.right, rect.top)
            character = _LIGATURES.get(character, character)
            if current is not None:
                size = max(current.y1 - current.y0, y1 - y0, 0.1)
                gap = x0 - current.x1
                # The letters of a ligature ("ti", "ft") all have the box of their one glyph.
                of_one_glyph = abs(x0 - last[0]) < _SAME_PLACE and abs(x1 - last[1]) < _SAME_PLACE
                in_line = -0.6 * size < gap < 0.24 * size or of_one_glyph
                in_line = in_line and abs(y1 - current.y1) < 0.35 * size
                last = (x0, x1)
                if in_line and not is_raised_figure(current, character, y1 - y0):
                    current.text += character
                    current.x1 = max(current.x1, x1)
                    current.y0 = min(current.y0, y0)
                    current.y1 = max(current.y1, y1)
                    continue
            current = Piece(index, character, x0, y0, x1, y1)
            last = (x0, x1)
            pieces.append(current)
        return pieces

    def _is_upright(self, piece: Piece, frame: Frame) -> bool:
        angle = pdfium.FPDFText_GetCharAngle(self._text_page, piece.at)
        off = (angle + frame.turns * math.pi / 2) % (2 * math.pi)
        return bool(min(off, 2 * math.pi - off) < 0.18)

    def _is_visible(self, piece: Piece) -> bool:
        """Set the weight of `piece`, and tell whether it can be seen."""
        text_object = pdfium.FPDFText_GetTextObject(self._text_page, piece.at)
        if not text_object:
            return True
        mode = pdfium.FPDFTextObj_GetTextRenderMode(text_object)
        if mode in _INVISIBLE_MODES:
            return False
        piece.bold = mode == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE or self._styles.is_bold(
            piece.at, text_object
        )
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        if not pdfium.FPDFText_GetFillColor(self._text_page, piece.at, red, green, blue, alpha):
            return True
        if mode == pdfium.FPDF_TEXTRENDERMODE_FILL and alpha.value < 8:
            return False
        if min(red.value, green.value, blue.value) < 250:
            return True
        return self._stands_on_colour(piece)

    def _stands_on_colour(self, piece: Piece) -> bool:
        """Tell whether something is drawn under white text, which makes it visible."""
        if self._backgrounds is None:
            self._backgrounds = list(self._find_backgrounds())
        rect = pdfium.FS_RECTF()
        pdfium.FPDFText_GetLooseCharBox(self._text_page, piece.at, rect)
        x, y = (rect.left + rect.right) / 2, (rect.bottom + rect.top) / 2
        return any(
            left <= x <= right and bottom <= y <= top for left, bottom, right, top in self._backgrounds
        )

    def _find_backgrounds(self) -> list[tuple[float, float, float, float]]:
        found = []
        kinds = [pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING]
        for page_object in self._page.get_objects(filter=kinds, max_depth=4):
            if page_object.type == pdfium.FPDF_PAGEOBJ_PATH:
                red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
                mode, stroke = ctypes.c_int(), pdfium.FPDF_BOOL()
                pdfium.FPDFPath_GetDrawMode(page_object.raw, mode, stroke)
                pdfium.FPDFPageObj_GetFillColor(page_object.raw, red, green, blue, alpha)
                white = min(red.value, green.value, blue.value) >= 250
                if mode.value == pdfium.FPDF_FILLMODE_NONE or white or alpha.value < 8:
                    continue
            try:
                found.append(page_object.get_bounds())
            except pypdfium2.PdfiumError:
                continue
        return found


def _get_turned_box(text_page: pypdfium2.PdfTextPage, index: int, rect: ctypes.Structure) -> bool:
    """Fill `rect` with the box of a character that stands on its side, as high as its font.

    The library's own loose box is as if the character stood upright, so it is made of the glyph's box along
    the line and of the font's size across it.
    """
    left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
    matrix = pdfium.FS_MATRIX()
    if not (
        pdfium.FPDFText_GetCharBox(text_page, index, left, right, bottom, top)
        and pdfium.FPDFText_GetCharOrigin(text_page, index, x, y)
        and pdfium.FPDFText_GetMatrix(text_page, index, matrix)
    ):
        return False
    size = pdfium.FPDFText_GetFontSize(text_page, index)
    up_x, up_y = matrix.c * size, matrix.d * size
    if abs(up_x) > abs(up_y):
        rect.left, rect.right = sorted((x.value - 0.22 * up_x, x.value + 0.95 * up_x))
        rect.bottom, rect.top = bottom.value, top.value
    else:
        rect.left, rect.right = left.value, right.value
        rect.bottom, rect.top = sorted((y.value - 0.22 * up_y, y.value + 0.95 * up_y))
    return True


def fraction(value: float, whole: float) -> float:
    """Return `value` as a share of `whole`, from 0 to 1."""
    return min(max(value / whole, 0.0), 1.0) if whole > 0 else 0.0


def _is_garbage(text: str) -> bool:
    """Tell whether most of a word is control characters, private use or replacement characters."""
    bad = sum(
        1
        for character in text
        if character < " " or "\ue000" <= character <= "\uf8ff" or character == "\ufffd"
    )
    return bad * 2 >= len(text) and text.strip("\uf0b7\uf0a7\uf0fc\uf0d8") != ""
