"""A letter on A4 with a text layer, in the layout of its sender."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from typing import Final

from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tests.parsers.generated.content import Box, Letter, Pairs, Rows, Strip, Text
from tests.parsers.generated.layouts import Layout

_FONT_DIR: Final = Path("/usr/share/fonts/truetype/dejavu")
_FILES: Final = {
    "Sans": "DejaVuSans",
    "SansBold": "DejaVuSans-Bold",
    "Serif": "DejaVuSerif",
    "SerifBold": "DejaVuSerif-Bold",
}
_FALLBACK: Final = {
    "Sans": "Helvetica",
    "SansBold": "Helvetica-Bold",
    "Serif": "Times-Roman",
    "SerifBold": "Times-Bold",
}
_FOOT: Final = 78.0


@cache
def _font(name: str) -> str:
    """The font itself, or a standard one where the system has no DejaVu."""
    if name not in _FILES:
        return name
    file = _FONT_DIR / f"{_FILES[name]}.ttf"
    if not file.is_file():
        return _FALLBACK[name]
    pdfmetrics.registerFont(TTFont(name, str(file)))
    return name


class Paper:
    """Draws one letter, page after page."""

    def __init__(self, letter: Letter, layout: Layout, date_label: str) -> None:
        self._letter, self._layout, self._say, self._date_label = letter, layout, letter.say, date_label
        self._file = io.BytesIO()
        self._canvas = Canvas(self._file, pagesize=A4, invariant=True, pageCompression=1)
        self._width, self._height = A4
        self._left = layout.margin
        self._right = self._width - layout.margin
        self._y = self._height - 60
        self._page = 1
        self._line = layout.size * layout.leading
        self._plain, self._bold = _font(layout.font), _font(layout.bold)

    def pdf(self) -> bytes:
        """The file."""
        self._head()
        self._addressee()
        self._meta()
        self._subject()
        body_right = self._right
        blocks = list(self._letter.body)
        if self._layout.two_columns:
            self._right -= 150
            self._aside(self._right + 16)
        for block in blocks:
            if isinstance(block, Text):
                self._text(block.text, bold=block.bold)
            elif isinstance(block, Box):
                self._box(block.text)
            elif isinstance(block, Pairs):
                self._pairs(block.pairs)
            elif isinstance(block, Rows):
                self._table(block)
        self._right = body_right
        if self._letter.strip is not None:
            self._strip(self._letter.strip)
        self._end_page()
        self._canvas.save()
        return self._file.getvalue()

    # pages
    def _need(self, height: float) -> None:
        if self._y - height < _FOOT + 12:
            self._new_page()

    def _new_page(self) -> None:
        self._end_page()
        self._canvas.showPage()
        self._page += 1
        self._y = self._height - 70
        english = self._letter.english
        label = f"Page {self._page}" if english else f"Pagina {self._page}"
        self._say_at(self._left, label, size=self._layout.size - 1)
        self._y -= 2 * self._line

    def _end_page(self) -> None:
        sender = self._letter.sender
        shown = [name for name in self._layout.foot if name != "iban" or self._letter.foot_account]
        parts = {
            "address": f"{sender.street}, {sender.postcode_town}",
            "kvk": f"KvK {sender.kvk}",
            "vat": f"BTW {sender.vat}",
            "iban": f"IBAN {sender.iban}",
            "phone": f"Tel. {sender.phone}",
            "website": sender.website,
        }
        lines = [" | ".join(parts[name] for name in shown[i : i + 3]) for i in range(0, len(shown), 3)]
        if self._layout.head == "none" or "address" in shown:
            lines.insert(0, sender.name)
        self._canvas.setFont(self._plain, 7)
        for i, line in enumerate(lines):
            self._canvas.drawCentredString(self._width / 2, 50 - 9 * i, line)

    # pieces
    def _say_at(
        self, x: float, text: str, *, bold: bool = False, size: float | None = None, right: bool = False
    ) -> None:
        self._canvas.setFont(self._bold if bold else self._plain, size or self._layout.size)
        if right:
            self._canvas.drawRightString(x, self._y, text)
        else:
            self._canvas.drawString(x, self._y, text)

    def _head(self) -> None:
        sender, layout = self._letter.sender, self._layout
        if layout.head == "none":
            return
        c, y = self._canvas, self._height - 55
        size = 17 if layout.head != "band" else 15
        if layout.head == "band":
            c.setFillGray(0.2)
            c.rect(0, y - 12, self._width, 36, fill=1, stroke=0)
            c.setFillGray(1)
        c.setFont(self._bold, size)
        name = sender.name.split(",")[0]
        address = (sender.street, sender.postcode_town) if layout.head_address else ()
        draw = {"right": c.drawRightString, "centre": c.drawCentredString}.get(layout.head, c.drawString)
        x = {"right": self._right, "centre": self._width / 2}.get(layout.head, self._left)
        draw(x, y, name)
        c.setFillGray(0)
        c.setFont(self._plain, 8)
        for i, line in enumerate(address):
            draw(x, y - 24 - 10 * i, line)

    def _addressee(self) -> None:
        person = self._letter.person
        self._y = self._height - 130
        x = self._width / 2 + 40 if self._layout.to_right else self._left
        for line in (f"{person.title} {person.name}".strip(), person.street, person.postcode_town):
            self._say_at(x, line)
            self._y -= self._line
        self._y -= self._line

    def _meta(self) -> None:
        layout, letter = self._layout, self._letter
        day = self._say.full(letter.day)
        pairs = list(letter.meta)
        if not layout.place_date:
            pairs.insert(0 if len(pairs) % 2 else len(pairs), (self._date_label, day))
        if layout.place_date:
            town = letter.sender.postcode_town.split(" ", 2)[-1].strip().title()
            self._say_at(self._left, f"{town}, {day}")
            self._y -= 1.5 * self._line
        if not pairs:
            return
        if layout.meta == "above":
            self._above(pairs, self._left, (self._right - self._left) / max(3, len(pairs)))
        elif layout.meta == "line":
            self._say_at(self._left, "   ".join(f"{label}: {value}" for label, value in pairs[:2]))
            for label, value in pairs[2:]:
                self._y -= self._line
                self._say_at(self._left, f"{label}: {value}")
        else:
            self._block(pairs)
        self._y -= 2 * self._line

    def _block(self, pairs: list[tuple[str, str]]) -> None:
        layout = self._layout
        widest = max(pdfmetrics.stringWidth(f"{label} :", self._plain, layout.size) for label, _ in pairs) + 8
        left, after = self._left, self._y
        if layout.meta == "right" and not layout.to_right:
            left, self._y = self._width / 2 + 30, self._height - 130
        top = self._y + layout.size + 2
        for label, value in pairs:
            self._say_at(left, label + layout.colon)
            self._say_at(left + widest, value)
            self._y -= self._line
            if layout.meta == "table":
                self._canvas.line(left - 4, self._y + layout.size + 2, self._right, self._y + layout.size + 2)
        if layout.meta == "table":
            self._canvas.rect(
                left - 4, self._y + layout.size + 2, self._right - left + 4, top - self._y - layout.size - 2
            )
        self._y = min(self._y, after)

    def _above(self, pairs: list[tuple[str, str]], left: float, step: float) -> None:
        for i, (label, value) in enumerate(pairs):
            self._canvas.setFont(self._bold, self._layout.size - 1.5)
            self._canvas.drawString(left + i * step, self._y, label)
            self._canvas.setFont(self._plain, self._layout.size)
            self._canvas.drawString(left + i * step, self._y - self._line, value)
        self._y -= self._line

    def _subject(self) -> None:
        letter, style = self._letter, self._layout.subject
        if letter.title and letter.title != letter.subject:
            space = 4.0 if self._layout.letterspaced else 0.0
            title = letter.title.upper() if space else letter.title
            self._canvas.setFont(self._bold, self._layout.size + 5)
            self._canvas.drawString(self._left, self._y, title, charSpace=space)
            self._y -= 2 * self._line
        if style == "label":
            word = "Subject" if letter.english else "Betreft"
            self._say_at(self._left, f"{word}: {letter.subject}", bold=True)
        elif style == "inverse":
            self._say_at(self._left, letter.subject.upper(), bold=True)
        else:
            self._say_at(
                self._left,
                letter.subject,
                bold=style == "bold",
                size=self._layout.size + (2 if style == "bold" else 0),
            )
        self._y -= 2 * self._line

    def _aside(self, x: float) -> None:
        sender, kept = self._letter.sender, self._y
        for i, line in enumerate(("Contact", sender.phone, sender.website, sender.email)):
            self._say_at(x, line, bold=not i, size=8)
            self._y -= 11
        self._y = kept

    def _text(self, text: str, *, bold: bool = False) -> None:
        font = self._bold if bold else self._plain
        lines = simpleSplit(text, font, self._layout.size, self._right - self._left)
        for line in lines:
            self._need(self._line)
            self._say_at(self._left, line, bold=bold)
            self._y -= self._line
        self._y -= self._line * 0.6

    def _box(self, text: str) -> None:
        lines = simpleSplit(text, self._plain, self._layout.size, self._right - self._left - 16)
        height = self._line * len(lines) + 12
        self._need(height)
        self._canvas.rect(
            self._left, self._y - height + self._layout.size + 6, self._right - self._left, height
        )
        self._y -= 4
        for line in lines:
            self._say_at(self._left + 8, line)
            self._y -= self._line
        self._y -= self._line + 4

    def _pairs(self, pairs: tuple[tuple[str, str], ...]) -> None:
        self._need(self._line * len(pairs))
        widest = (
            max(pdfmetrics.stringWidth(f"{label} :", self._plain, self._layout.size) for label, _ in pairs)
            + 12
        )
        for label, value in pairs:
            self._say_at(self._left, label + self._layout.colon)
            self._say_at(self._left + widest, value)
            self._y -= self._line
        self._y -= self._line

    # tables
    def _table(self, table: Rows) -> None:
        layout, right = self._layout, self._right
        columns = len(table.columns)
        step = (right - self._left - 110) / columns
        boxed = layout.rules == "boxed"
        row = self._line * (1.5 if layout.rules in ("lines", "boxed") else 1.0)
        self._need(self._line * min(6, len(table.rows) + 3))
        if any(table.columns):
            for i, name in enumerate(table.columns):
                self._say_at(self._left + 3 + i * step, name, bold=True)
            self._say_at(right - 3, self._amount_head(table), bold=True, right=True)
            self._y -= self._line
        for number, (cells, cents) in enumerate(table.rows):
            if layout.break_table and number == (len(table.rows) + 1) // 2:
                self._new_page()
            self._need(self._line)
            if layout.rules in ("lines", "boxed"):
                self._rule(row, boxed=boxed, step=step, columns=columns)
            for i, cell in enumerate(cells):
                self._say_at(self._left + 3 + i * step, cell)
            self._amount(cents)
            self._y -= row
        for label, cents in table.totals:
            self._need(self._line)
            if layout.rules != "none":
                self._rule(row, boxed=False, step=step, columns=columns)
            self._say_at(self._left + 3, label, bold=True)
            self._amount(cents, bold=True)
            self._y -= self._line
        self._y -= self._line

    def _amount_head(self, table: Rows) -> str:
        return (
            f"{table.amount_column} (€)"
            if self._layout.amounts == "plain" and "euro" not in table.amount_column
            else table.amount_column
        )

    def _rule(self, row: float, *, boxed: bool, step: float, columns: int) -> None:
        top = self._y + self._layout.size * 0.95
        bottom = top - row
        self._canvas.setLineWidth(0.5)
        self._canvas.line(self._left, top, self._right, top)
        if boxed:
            self._canvas.line(self._left, bottom, self._right, bottom)
            for x in (
                self._left,
                *(self._left + i * step for i in range(1, columns)),
                self._right - 105,
                self._right,
            ):
                self._canvas.line(x, top, x, bottom)

    def _amount(self, cents: int, *, bold: bool = False) -> None:
        layout, right = self._layout, self._right - 3
        shown = self._say.bare(cents)
        if cents < 0:
            shown = {"before": f"-{shown}", "after": f"{shown}-", "words": f"-/- {shown}"}[layout.negative]
        if layout.amounts == "sign":
            sign = "EUR " if self._say.sign == "EUR " else "€ "
            self._say_at(right, f"{sign}{shown}", bold=bold, right=True)
        elif layout.amounts == "cents_apart" and cents >= 0 and not self._letter.english:
            whole, rest = shown.split(",")
            self._say_at(right - 22, whole, bold=bold, right=True)
            self._say_at(right, rest, bold=bold, right=True)
        else:
            if layout.amounts != "plain":
                self._say_at(right - 85, "€", bold=bold)
            self._say_at(right, shown, bold=bold, right=True)

    def _strip(self, strip: Strip) -> None:
        english = self._letter.english
        labels = (
            ("Amount", "To account", "Name", "Reference")
            if english
            else ("Bedrag", "Naar IBAN", "Ten name van", "Betalingskenmerk")
        )
        values = (self._say.bare(strip.amount_cents), strip.iban, strip.name, strip.reference or "")
        self._need(96)
        self._y = min(self._y, 190)
        self._canvas.setDash(3, 3)
        self._canvas.line(0, self._y + 20, self._width, self._y + 20)
        self._canvas.setDash()
        if self._layout.strip_above:
            pairs = [(label, value) for label, value in zip(labels, values, strict=True) if value]
            self._above(pairs[:2], self._left, 160)
            self._y -= 2 * self._line
            self._above(pairs[2:], self._left, 240)
            return
        for label, value in zip(labels, values, strict=True):
            self._say_at(self._left, label)
            self._say_at(self._left + 120, value)
            self._y -= self._line
