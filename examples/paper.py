"""A letter on paper: letterhead, address, reference block, text, tables and footer, drawn to PDF."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Frame, Paragraph, Spacer, Table, TableStyle

_WIDTH, _HEIGHT = A4
_LEFT = 25 * mm
_GREY = HexColor("#555555")


class Style(Enum):
    """How a letterhead sits on the page."""

    BAND = "a coloured band along the top, references in a column at the right"
    SIDE = "a coloured edge at the left, references in a column at the right"
    CENTRE = "name in the middle, references in a row under the address"
    STATE = "a small upright mark in the middle, references in a row under the address"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """A sender's paper."""

    name: str
    tagline: str
    colour: str
    style: Style
    footer: tuple[str, ...]
    serif: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """A table: each row a tuple of cells, the last column amounts; `total` rows are bold under a line."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[tuple[str, ...], ...] = ()
    widths: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A framed block: a heading and lines of label and value."""

    heading: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """The end of a letter."""

    greeting: str
    name: str
    role: str


Block = str | Columns | Box | Signed


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What is on one sheet. Text may hold <b> and <i>."""

    address: tuple[str, ...]
    references: tuple[tuple[str, str], ...]
    subject: str
    blocks: tuple[Block, ...]
    window_line: str = ""


def draw(head: Letterhead, letter: Letter) -> bytes:
    """Return the letter as a PDF: the same bytes each time."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1, pageCompression=0)
    canvas.setTitle(letter.subject)
    canvas.setAuthor(head.name)
    side_column = head.style in (Style.BAND, Style.SIDE)
    _draw_head(canvas, head)
    _draw_footer(canvas, head)
    _draw_address(canvas, head, letter)
    top = _HEIGHT - 92 * mm
    if side_column:
        _draw_reference_column(canvas, head, letter.references)
    else:
        top = _draw_reference_row(canvas, head, letter.references)
    width = (115 if side_column else 162) * mm
    story = _story(head, letter, width)
    frame = Frame(_LEFT, 32 * mm, width, top - 32 * mm, 0, 0, 0, 0)
    while story:
        before = len(story)
        frame.addFromList(story, canvas)
        if len(story) == before:
            raise ValueError("a block is larger than a page")
        if story:
            canvas.showPage()
            _draw_footer(canvas, head)
            frame = Frame(_LEFT, 32 * mm, 162 * mm, _HEIGHT - 62 * mm, 0, 0, 0, 0)
    canvas.save()
    return buffer.getvalue()


def _font(head: Letterhead, *, bold: bool = False, italic: bool = False) -> str:
    if head.serif:
        return {(0, 0): "Times-Roman", (1, 0): "Times-Bold", (0, 1): "Times-Italic"}[bold, italic]
    return {(0, 0): "Helvetica", (1, 0): "Helvetica-Bold", (0, 1): "Helvetica-Oblique"}[bold, italic]


def _draw_head(canvas: Canvas, head: Letterhead) -> None:
    colour = HexColor(head.colour)
    canvas.setFillColor(colour)
    match head.style:
        case Style.BAND:
            canvas.rect(0, _HEIGHT - 22 * mm, _WIDTH, 22 * mm, stroke=0, fill=1)
            canvas.setFillColor(HexColor("#ffffff"))
            canvas.setFont(_font(head, bold=True), 20)
            canvas.drawString(_LEFT, _HEIGHT - 14 * mm, head.name)
            canvas.setFont(_font(head), 9)
            canvas.drawRightString(_WIDTH - 18 * mm, _HEIGHT - 14 * mm, head.tagline)
        case Style.SIDE:
            canvas.rect(0, 0, 9 * mm, _HEIGHT, stroke=0, fill=1)
            canvas.setFont(_font(head, bold=True), 21)
            canvas.drawString(_LEFT, _HEIGHT - 24 * mm, head.name)
            canvas.setFillColor(_GREY)
            canvas.setFont(_font(head), 8.5)
            canvas.drawString(_LEFT, _HEIGHT - 29 * mm, head.tagline)
        case Style.CENTRE:
            canvas.setFont(_font(head, bold=True), 18)
            canvas.drawCentredString(_WIDTH / 2, _HEIGHT - 22 * mm, head.name)
            canvas.setFont(_font(head), 9)
            canvas.drawCentredString(_WIDTH / 2, _HEIGHT - 27.5 * mm, head.tagline)
            canvas.setStrokeColor(colour)
            canvas.setLineWidth(0.8)
            canvas.line(_LEFT, _HEIGHT - 32 * mm, _WIDTH - 20 * mm, _HEIGHT - 32 * mm)
        case Style.STATE:
            canvas.rect(_WIDTH / 2 - 6 * mm, _HEIGHT - 26 * mm, 12 * mm, 26 * mm, stroke=0, fill=1)
            canvas.setFont(_font(head), 11)
            canvas.drawString(_WIDTH / 2 + 9 * mm, _HEIGHT - 20 * mm, head.name)
            canvas.setFont(_font(head, italic=True), 9)
            canvas.drawString(_WIDTH / 2 + 9 * mm, _HEIGHT - 25 * mm, head.tagline)


def _draw_footer(canvas: Canvas, head: Letterhead) -> None:
    canvas.setStrokeColor(HexColor(head.colour))
    canvas.setLineWidth(0.6)
    canvas.line(_LEFT, 25 * mm, _WIDTH - 20 * mm, 25 * mm)
    canvas.setFillColor(_GREY)
    canvas.setFont(_font(head), 7.5)
    for place, line in enumerate(head.footer):
        canvas.drawString(_LEFT, (21 - 3.6 * place) * mm, line)


def _draw_address(canvas: Canvas, head: Letterhead, letter: Letter) -> None:
    canvas.setFillColor(_GREY)
    canvas.setFont(_font(head), 6.5)
    canvas.drawString(_LEFT, _HEIGHT - 45 * mm, letter.window_line)
    canvas.setFillColor(HexColor("#111111"))
    canvas.setFont(_font(head), 10.5)
    for place, line in enumerate(letter.address):
        canvas.drawString(_LEFT, _HEIGHT - (52 + 5 * place) * mm, line)


def _draw_reference_column(canvas: Canvas, head: Letterhead, references: Sequence[tuple[str, str]]) -> None:
    at = _HEIGHT - 52 * mm
    for label, value in references:
        canvas.setFillColor(HexColor(head.colour))
        canvas.setFont(_font(head, bold=True), 8)
        canvas.drawString(150 * mm, at, label)
        canvas.setFillColor(HexColor("#222222"))
        canvas.setFont(_font(head), 9)
        canvas.drawString(150 * mm, at - 4.2 * mm, value)
        at -= 11 * mm


def _draw_reference_row(canvas: Canvas, head: Letterhead, references: Sequence[tuple[str, str]]) -> float:
    """Draw the references in rows of four and return where the text may begin."""
    at = _HEIGHT - 86 * mm
    for start in range(0, len(references), 4):
        for place, (label, value) in enumerate(references[start : start + 4]):
            x = _LEFT + place * 41 * mm
            canvas.setFillColor(_GREY)
            canvas.setFont(_font(head), 8)
            canvas.drawString(x, at, label)
            canvas.setFillColor(HexColor("#111111"))
            canvas.setFont(_font(head), 9.5)
            canvas.drawString(x, at - 4.5 * mm, value)
        at -= 12 * mm
    return at - 2 * mm


def _story(head: Letterhead, letter: Letter, width: float) -> list[Flowable]:
    body = ParagraphStyle(
        "body", fontName=_font(head), fontSize=10.2, leading=14, spaceAfter=7, textColor=HexColor("#111111")
    )
    strong = ParagraphStyle("strong", parent=body, fontName=_font(head, bold=True))
    subject = ParagraphStyle("subject", parent=strong, fontSize=11.5, leading=15, spaceAfter=9)
    story: list[Flowable] = [Paragraph(letter.subject, subject)]
    for block in letter.blocks:
        match block:
            case str():
                story.append(Paragraph(block, body))
            case Columns():
                story += [_table(head, block, width), Spacer(1, 9)]
            case Box():
                story += [_box(head, block, width), Spacer(1, 9)]
            case Signed():
                story += _signed(block, body)
    return story


def _signed(block: Signed, body: ParagraphStyle) -> list[Flowable]:
    hand = ParagraphStyle("hand", parent=body, fontName="Times-Italic", fontSize=15, leading=24)
    lines = [Paragraph(block.greeting, body)]
    if block.name:
        lines.append(Paragraph(block.name, hand))
    return [*lines, Paragraph(block.role, body)]


def _table(head: Letterhead, columns: Columns, width: float) -> Flowable:
    first_total = len(columns.rows) + 1
    shares = columns.widths or (1.0,) * len(columns.header)
    table = Table(
        [columns.header, *columns.rows, *columns.total],
        colWidths=[width * share / sum(shares) for share in shares],
        hAlign="LEFT",
    )
    colour = HexColor(head.colour)
    table.setStyle(
        TableStyle(
            [
                ("FONT", (0, 0), (-1, 0), _font(head, bold=True), 9.5),
                ("FONT", (0, 1), (-1, first_total - 1), _font(head), 9.5),
                ("FONT", (0, first_total), (-1, -1), _font(head, bold=True), 9.8),
                ("LINEBELOW", (0, 0), (-1, 0), 0.9, colour),
                ("LINEABOVE", (0, first_total), (-1, first_total), 0.6, colour),
                ("LINEBELOW", (0, -1), (-1, -1), 0.4, _GREY),
                ("ALIGN", (-1, 0), (-1, -1), "RIGHT"),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), 2),
                ("TOPPADDING", (0, 0), (-1, -1), 3),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
            ]
        )
    )
    return table


def _box(head: Letterhead, box: Box, width: float) -> Flowable:
    table = Table([(box.heading, ""), *box.lines], colWidths=[width * 0.42, width * 0.58], hAlign="LEFT")
    colour = HexColor(head.colour)
    table.setStyle(
        TableStyle(
            [
                ("BOX", (0, 0), (-1, -1), 0.8, colour),
                ("SPAN", (0, 0), (-1, 0)),
                ("FONT", (0, 0), (-1, 0), _font(head, bold=True), 9.8),
                ("FONT", (0, 1), (-1, -1), _font(head), 9.5),
                ("TOPPADDING", (0, 0), (-1, -1), 2.5),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
            ]
        )
    )
    return table
