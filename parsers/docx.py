"""Word letters (.docx): paragraphs, tables, text boxes, heads and feet, as blocks on a grid."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator

import docx
from docx.exceptions import PythonDocxError
from docx.opc.exceptions import OpcError
from docx.oxml.exceptions import XmlchemyError
from lxml import etree

from parsers import limits
from parsers.document import Origin, Page
from parsers.errors import DamagedDocumentError, DocumentLimitError, PasswordProtectedError
from parsers.grid import Block, Cell, Gap, Paragraph, Run, Table, lay_page

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_ENCRYPTED = 0x1
_TAB_TWIPS = 720
_TWIPS_A_CHARACTER = 105


def read_docx_pages(content: bytes) -> tuple[Page, ...]:
    """Return the letter as one page: heads, then the text, then feet.

    Raises:
        DamagedDocumentError: it is broken.
        DocumentLimitError: it unpacks to far more than a letter.
        EmptyDocumentError: there is no word in it.
        PasswordProtectedError: its parts are locked.
    """
    _check_archive(content)
    try:
        document = docx.Document(io.BytesIO(content))
        heads: list[Block] = []
        feet: list[Block] = []
        seen: set[int] = set()
        for section in document.sections:
            for parts, into in (
                ((section.first_page_header, section.header), heads),
                ((section.first_page_footer, section.footer), feet),
            ):
                for part in parts:
                    if part.is_linked_to_previous or id(part.part) in seen:
                        continue
                    seen.add(id(part.part))
                    into += list(_blocks_of(part._element, depth=0))
        body = list(_blocks_of(document.element.body, depth=0))
    except (
        OpcError,
        PythonDocxError,
        XmlchemyError,
        zipfile.BadZipFile,
        etree.XMLSyntaxError,
        OSError,
        ValueError,
        LookupError,
        AttributeError,
        TypeError,
        RuntimeError,
        EOFError,
        zlib.error,
        lzma.LZMAError,
    ) as exc:
        # python-docx trusts the file: a missing or twisted part comes out as any of these.
        raise DamagedDocumentError(
            "The document is broken; ask for it again or scan the letter anew."
        ) from exc
    return (lay_page([*heads, Gap(), *body, Gap(), *feet], origin=Origin.MARKUP),)


def _check_archive(content: bytes) -> None:
    """Refuse an archive by what its own table says, before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as exc:
        raise DamagedDocumentError("The document is broken; ask for it again.") from exc
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise PasswordProtectedError(
            "The document is locked with a password; save it without one and bring it in again."
        )
    if (
        len(entries) > limits.ARCHIVE_PARTS
        or sum(entry.file_size for entry in entries) > limits.ARCHIVE_BYTES
    ):
        raise DocumentLimitError(
            "The document unpacks to far more than a letter; bring in a print or scan of it."
        )


def _blocks_of(parent: etree._Element, *, depth: int) -> Iterator[Block]:
    if depth > limits.MARKUP_DEPTH:
        raise DocumentLimitError("The document has tables nested too deep; bring in a print or scan of it.")
    for child in parent:
        match child.tag:
            case tag if tag == f"{_W}p":
                yield from _blocks_of_paragraph(child, depth=depth)
            case tag if tag == f"{_W}tbl":
                yield _table_of(child, depth=depth)
                yield Gap()
            case tag if tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}smartTag", f"{_W}customXml"):
                yield from _blocks_of(child, depth=depth + 1)


def _blocks_of_paragraph(paragraph: etree._Element, *, depth: int) -> Iterator[Block]:
    lines: list[list[Run]] = [[]]
    boxes: list[Block] = []
    style_bold = paragraph.find(f"{_W}pPr/{_W}pStyle")
    heading = style_bold is not None and (style_bold.get(f"{_W}val") or "").lower().startswith(
        ("heading", "kop", "title")
    )
    for run in _runs_of(paragraph):
        bold = heading or _is_on(run.find(f"{_W}rPr/{_W}b"))
        if _is_on(run.find(f"{_W}rPr/{_W}vanish")):
            continue
        for piece in run:
            if piece.tag == f"{_W}t":
                lines[-1].append(Run(piece.text or "", bold))
            elif piece.tag in (f"{_W}tab", f"{_W}ptab"):
                lines[-1].append(Run("\t", bold))
            elif piece.tag in (f"{_W}br", f"{_W}cr"):
                lines.append([])
            elif piece.tag == f"{_W}noBreakHyphen":
                lines[-1].append(Run("-", bold))
            else:
                for box in piece.iter(f"{_W}txbxContent"):
                    if not _within_fallback(box):
                        boxes += list(_blocks_of(box, depth=depth + 1))
    yield from boxes
    align = paragraph.find(f"{_W}pPr/{_W}jc")
    side = align.get(f"{_W}val") if align is not None else ""
    stops = _tab_stops(paragraph)
    for line in lines:
        if not any(run.text.strip() for run in line):
            yield Gap()
        elif any("\t" in run.text for run in line):
            yield Paragraph(_set_tabs(line, stops), keep=True)
        else:
            yield Paragraph(tuple(line), to_right=side in ("right", "end"))
    spacing = paragraph.find(f"{_W}pPr/{_W}spacing")
    after = spacing.get(f"{_W}after") if spacing is not None else None
    if after and after.isdigit() and int(after) >= 100:
        yield Gap()


def _runs_of(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Yield the runs of a paragraph, those in links and insertions too, not those in boxes or deletions."""
    for child in paragraph:
        if child.tag == f"{_W}r":
            yield child
        elif child.tag in (
            f"{_W}hyperlink",
            f"{_W}ins",
            f"{_W}smartTag",
            f"{_W}fldSimple",
            f"{_W}sdt",
            f"{_W}sdtContent",
        ):
            yield from _runs_of(child)


def _is_on(switch: etree._Element | None) -> bool:
    return switch is not None and (switch.get(f"{_W}val") or "1") not in ("0", "false", "off")


def _within_fallback(element: etree._Element) -> bool:
    return any(above.tag == _FALLBACK for above in element.iterancestors())


def _tab_stops(paragraph: etree._Element) -> list[tuple[int, str]]:
    """Return the tab stops of a paragraph in columns of the grid, with how text stands to each."""
    stops = []
    for stop in paragraph.iterfind(f"{_W}pPr/{_W}tabs/{_W}tab"):
        place = stop.get(f"{_W}pos") or ""
        if place.lstrip("-").isdigit() and stop.get(f"{_W}val") != "clear":
            stops.append((int(place) // _TWIPS_A_CHARACTER, stop.get(f"{_W}val") or "left"))
    return sorted(stops)


def _set_tabs(line: list[Run], stops: list[tuple[int, str]]) -> tuple[Run, ...]:
    """Return runs with each tab turned into the spaces that bring what follows to its stop."""
    parts: list[list[Run]] = [[]]
    for run in line:
        for number, text in enumerate(run.text.split("\t")):
            if number:
                parts.append([])
            if text:
                parts[-1].append(Run(text, run.bold))
    runs = list(parts[0])
    column = sum(len(run.text) for run in runs)
    for part in parts[1:]:
        length = sum(len(run.text) for run in part)
        usual = _TAB_TWIPS // _TWIPS_A_CHARACTER
        place, side = next(
            ((at, side) for at, side in stops if at > column), ((column // usual + 1) * usual, "left")
        )
        start = place - length if side in ("right", "end", "decimal") else place
        spaces = max(start - column, 3)
        runs += [Run(" " * spaces), *part]
        column += spaces + length
    return tuple(runs)


def _table_of(table: etree._Element, *, depth: int) -> Table:
    rows = []
    for row in table.iterfind(f"{_W}tr"):
        cells = []
        for cell in row.iterfind(f"{_W}tc"):
            span = cell.find(f"{_W}tcPr/{_W}gridSpan")
            value = span.get(f"{_W}val") if span is not None else "1"
            across = int(value) if value and value.isdigit() else 1
            cells.append(Cell(tuple(_blocks_of(cell, depth=depth + 1)), min(max(across, 1), 40)))
        rows.append(tuple(cells))
    return Table(tuple(rows))
