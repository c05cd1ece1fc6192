"""The paper of house styles: what their letters have on A4 that plain letters have not."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics

from tests.parsers.generated.content import Block, Box, Grid, Letter, NextPage, Pairs, Rows, Small, Sum, Text
from tests.parsers.generated.drawing import Draw
from tests.parsers.generated.layouts import Layout
from tests.parsers.generated.paper import Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The choices that a house style adds to a layout."""

    layout: Layout
    heads: str
    """plain, grid (labels above values, two by two), sidebar (a narrow column), or inline (in one line)."""

    sums: str
    """How one amount is framed: wide, right, below, or band."""

    small: float
    tails: bool
    """Whether the sender's details stand in a column at the right of the head."""


def draw_look(d: Draw, layout: Layout) -> Look:
    """The paper of a house."""
    return Look(
        layout=layout,
        heads=d.weighted((("plain", 5), ("grid", 2), ("sidebar", 2), ("inline", 1))),
        sums=d.one(("wide", "right", "below", "band")),
        small=d.one((6.5, 7.0, 7.5)),
        tails=d.chance(0.25),
    )


class HousePaper(Paper):
    """Draws one letter of a house."""

    def __init__(self, letter: Letter, look: Look, date_label: str) -> None:
        super().__init__(letter, look.layout, date_label)
        self._look = look

    def pdf(self) -> bytes:
        """The file."""
        self._head()
        if self._look.tails and self._layout.head in ("left", "band"):
            self._tails()
        self._addressee()
        whole = self._right
        if self._look.heads == "sidebar":
            self._sidebar()
        else:
            self._meta()
        self._subject()
        for block in self._letter.body:
            self._draw(block)
        self._right = whole
        if self._letter.strip is not None:
            self._strip(self._letter.strip)
        self._end_page()
        self._canvas.save()
        return self._file.getvalue()

    def _draw(self, block: Block) -> None:
        match block:
            case Text():
                self._text(block.text, bold=block.bold)
            case Box():
                self._box(block.text)
            case Pairs():
                self._pairs(block.pairs)
            case Rows():
                self._table(block)
            case Grid():
                self._grid(block)
            case Sum():
                self._sum(block)
            case Small():
                self._print(block.text)
            case NextPage():
                self._new_page()

    def _end_page(self) -> None:
        super()._end_page()
        self._canvas.setFont(self._plain, 7)
        for i, line in enumerate(self._letter.foot_notes):
            self._canvas.drawString(self._left, 23 - 8 * i, line)

    # the head
    def _meta(self) -> None:
        letter, heads = self._letter, self._look.heads
        pairs = [(self._date_label, self._say.full(letter.day)), *letter.meta]
        if heads == "plain" and not self._overprints(pairs):
            super()._meta()
        elif heads == "inline":
            lines = simpleSplit(
                "  |  ".join(f"{label} {value}" for label, value in pairs),
                self._plain,
                self._layout.size - 1,
                self._right - self._left,
            )
            for line in lines:
                self._say_at(self._left, line, size=self._layout.size - 1)
                self._y -= self._line
            self._y -= self._line
        else:
            half = (self._right - self._left) / 2
            for i in range(0, len(pairs), 2):
                self._above(pairs[i : i + 2], self._left, half)
                self._y -= 1.3 * self._line
            self._y -= self._line

    def _overprints(self, pairs: list[tuple[str, str]]) -> bool:
        """Whether values in one row would run into each other."""
        step = (self._right - self._left) / max(3, len(pairs))
        widest = max(
            pdfmetrics.stringWidth(text, self._bold, self._layout.size) for pair in pairs for text in pair
        )
        return self._layout.meta == "above" and widest > step - 6

    def _sidebar(self) -> None:
        """A narrow column at the right with labels above their values; the letter itself stays left of it."""
        letter, top = self._letter, self._y
        self._right -= 135
        x, y = self._right + 14, self._height - 130 if not self._layout.to_right else top
        pairs = [(self._date_label, self._say.full(letter.day)), *letter.meta]
        for label, value in (*pairs, ("Phone" if letter.english else "Telefoon", letter.sender.phone)):
            self._canvas.setFont(self._bold, 7.5)
            self._canvas.drawString(x, y, label)
            self._canvas.setFont(self._plain, 8.5)
            for line in simpleSplit(value, self._plain, 8.5, 132):
                y -= 10
                self._canvas.drawString(x, y, line)
            y -= 15
        self._y = min(top, y + 90)

    def _tails(self) -> None:
        sender = self._letter.sender
        self._canvas.setFont(self._plain, 7)
        for i, line in enumerate(
            (sender.street, sender.postcode_town, sender.phone, sender.email, f"KvK {sender.kvk}")
        ):
            self._canvas.drawRightString(self._right, self._height - 78 - 9 * i, line)

    # pieces
    def _print(self, text: str) -> None:
        size = self._look.small
        for line in simpleSplit(text, self._plain, size, self._right - self._left):
            self._need(size * 1.2)
            self._say_at(self._left, line, size=size)
            self._y -= size * 1.2
        self._y -= size

    def _sum(self, block: Sum) -> None:
        self._need(48)
        left, right, sums = self._left, self._right, self._look.sums
        if sums in ("right", "below"):
            left = right - 190
        self._canvas.setLineWidth(0.8)
        if sums == "band":
            self._canvas.setFillGray(0.88)
            self._canvas.rect(left, self._y - 14, right - left, 30, fill=1, stroke=0)
            self._canvas.setFillGray(0)
        else:
            self._canvas.rect(
                left, self._y - (22 if sums == "below" else 14), right - left, 40 if sums == "below" else 30
            )
        self._say_at(
            left + 8, block.label, bold=sums != "below", size=self._layout.size if sums != "below" else 8
        )
        if sums == "below":
            self._y -= 15
            self._say_at(left + 8, block.amount, bold=True, size=self._layout.size + 3)
        else:
            self._say_at(right - 8, block.amount, bold=True, size=self._layout.size + 1, right=True)
        self._y -= 3 * self._line

    def _grid(self, grid: Grid) -> None:
        size = self._layout.size - (1.5 if len(grid.columns) > 3 else 0.5)
        font = pdfmetrics.stringWidth
        widths = [
            max(font(row[i], self._bold, size) for row in (grid.columns, *grid.rows)) + 9
            for i in range(len(grid.columns))
        ]
        spare = self._right - self._left - sum(widths)
        if spare < 0:
            size, widths = size * (1 + spare / sum(widths)), [w * (1 + spare / sum(widths)) for w in widths]
            spare = 0.0
        widths = [w + spare / len(widths) for w in widths]
        self._need(self._line * min(8, len(grid.rows) + 1))
        for number, row in enumerate((grid.columns, *grid.rows)):
            self._need(self._line)
            x = self._left
            for i, (cell, width) in enumerate(zip(row, widths, strict=True)):
                right = i >= len(row) - grid.right
                self._say_at(x + width - 4 if right else x, cell, bold=number == 0, size=size, right=right)
                x += width
            if number == 0 and self._layout.rules != "none":
                self._canvas.setLineWidth(0.4)
                self._canvas.line(self._left, self._y - 3, self._right, self._y - 3)
            self._y -= self._line
        self._y -= self._line
