"""How the report looks: fonts, colours and the few styles it has."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path
from typing import Any, Final
from xml.sax.saxutils import escape

import reportlab
from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph

INK: Final = HexColor("#1d2733")
SOFT: Final = HexColor("#5f6b78")
LINE: Final = HexColor("#d5dae0")
LATE: Final = HexColor("#b3372b")
SOON: Final = HexColor("#b9770e")
CALM: Final = HexColor("#2c6e9b")
PALE: Final = HexColor("#f3f5f7")
TEXT: Final = "Vera"
BOLD: Final = "VeraBd"


@cache
def register_fonts() -> dict[int, int]:
    """Make the fonts known, which come with the library, and return the characters that they have."""
    folder = Path(reportlab.__file__).parent / "fonts"
    text = TTFont(TEXT, folder / "Vera.ttf")
    pdfmetrics.registerFont(text)
    pdfmetrics.registerFont(TTFont(BOLD, folder / "VeraBd.ttf"))
    pdfmetrics.registerFontFamily(TEXT, normal=TEXT, bold=BOLD, italic=TEXT, boldItalic=BOLD)
    known: dict[int, int] = text.face.charToGlyph
    return known


def drawable(text: str) -> str:
    """Return `text` with characters that the font lacks by their plain letter, or by a question mark."""
    known = register_fonts()

    def draw(character: str) -> str:
        if ord(character) in known or character == "\n":
            return character
        plain = unicodedata.normalize("NFKD", character)[:1]
        return plain if ord(plain) in known else "?"

    return "".join(map(draw, text))


def _style(name: str, size: float, **changes: Any) -> ParagraphStyle:
    look: dict[str, Any] = {"fontName": TEXT, "textColor": INK, "leading": size * 1.4, **changes}
    return ParagraphStyle(name, fontSize=size, **look)


TITLE: Final = _style("title", 19, fontName=BOLD, spaceAfter=2)
HEAD: Final = _style("head", 10.5, fontName=BOLD, spaceBefore=11, spaceAfter=4)
BODY: Final = _style("body", 8.6)
SMALL: Final = _style("small", 7.4, textColor=SOFT)
NUMBER: Final = _style("number", 8.6, alignment=2)
STRONG_NUMBER: Final = _style("strong-number", 8.6, fontName=BOLD, alignment=2)
WARNING: Final = _style("warning", 8.6, textColor=LATE)
ADVICE: Final = _style("advice", 8.6, leftIndent=9, bulletIndent=0, spaceAfter=3)


def paragraph(text: str, style: ParagraphStyle = BODY, *, bullet: str | None = None) -> Paragraph:
    """Return a paragraph of plain text: nothing in it is taken for markup."""
    return Paragraph(escape(drawable(text)).replace("\n", "<br/>"), style, bulletText=bullet)
