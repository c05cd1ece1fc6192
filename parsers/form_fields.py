"""The filled-in fields of a PDF form: values that the text layer lacks become words at their place."""

from __future__ import annotations

import ctypes
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pypdfium2
import pypdfium2.raw as pdfium

from parsers.document import Word
from parsers.pdf_text import Frame, TextLayer, fraction

_READ: Final = frozenset(
    {pdfium.FPDF_FORMFIELD_TEXTFIELD, pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX}
)
_UNSEEN: Final = (
    pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW | pdfium.FPDF_ANNOT_FLAG_INVISIBLE
)
_PASSWORD_FLAG: Final = 1 << 13
_MULTILINE_FLAG: Final = 1 << 12
_COMB_FLAG: Final = 1 << 24
_MOST_FIELDS: Final = 400
_MOST_CHARACTERS: Final = 2_000
"""Of one field; a letter in one field is no form."""

_USUAL_POINTS: Final = 11.0
_SHARE_OF_WIDTH: Final = 0.5
"""Width of a character as a share of its height, in the usual fonts."""

_LEADING: Final = 1.2
_Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Style:
    """How a field shows its value: size in points (0: as fits), 0 left, 1 middle, 2 right."""

    size: float
    alignment: int
    many_lines: bool
    comb: bool


def open_form(document: pypdfium2.PdfDocument) -> bool:
    """Make the form of a PDF readable, if it has one; before its first page is opened. Runs nothing."""
    if document.get_formtype() != pdfium.FORMTYPE_ACRO_FORM:
        return False
    try:
        return bool(document.init_forms())
    except pypdfium2.PdfiumError:
        # A form that is broken is left alone; what is drawn on the page is still read.
        return False


def read_form_words(page: pypdfium2.PdfPage, layer: TextLayer) -> tuple[Word, ...]:
    """Return the values of the filled-in fields of `page` as words, without those that `layer` has already.

    The form has to be open. Fields that nobody sees, passwords, ticks and buttons have no words.
    """
    count = min(pdfium.FPDFPage_GetAnnotCount(page), _MOST_FIELDS)
    if count <= 0 or page.formenv is None:
        return ()
    form, frame = page.formenv, Frame.of(page, turns=layer.quarter_turns)
    words: list[Word] = []
    for index in range(count):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        try:
            words += _read_field(form, annotation, frame, layer)
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)
    return tuple(words)


def _read_field(form: pypdfium2.PdfFormEnv, annotation: object, frame: Frame, layer: TextLayer) -> list[Word]:
    if pdfium.FPDFAnnot_GetSubtype(annotation) != pdfium.FPDF_ANNOT_WIDGET:
        return []
    if pdfium.FPDFAnnot_GetFlags(annotation) & _UNSEEN:
        return []
    if pdfium.FPDFAnnot_GetFormFieldType(form, annotation) not in _READ:
        return []
    flags = pdfium.FPDFAnnot_GetFormFieldFlags(form, annotation)
    rect = pdfium.FS_RECTF()
    if flags & _PASSWORD_FLAG or not pdfium.FPDFAnnot_GetRect(annotation, rect):
        return []
    value = _value(form, annotation)
    if not value.strip() or rect.right - rect.left < 1 or rect.top - rect.bottom < 1:
        return []
    box = frame.place(rect.left, rect.bottom, rect.right, rect.top)
    if _is_there(value, box, layer):
        return []
    return list(_lay(value, box, layer, _style(form, annotation, flags)))


def _style(form: pypdfium2.PdfFormEnv, annotation: object, flags: int) -> _Style:
    size, alignment = ctypes.c_float(), ctypes.c_float()
    pdfium.FPDFAnnot_GetFontSize(form, annotation, size)
    pdfium.FPDFAnnot_GetNumberValue(annotation, b"Q", alignment)
    return _Style(
        size=size.value if 4 <= size.value <= 40 else 0.0,
        alignment=int(alignment.value),
        many_lines=bool(flags & _MULTILINE_FLAG),
        comb=bool(flags & _COMB_FLAG),
    )


def _value(form: pypdfium2.PdfFormEnv, annotation: object) -> str:
    length = pdfium.FPDFAnnot_GetFormFieldValue(form, annotation, None, 0)
    if not 2 < length <= 2 * _MOST_CHARACTERS:
        return ""
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFAnnot_GetFormFieldValue(
        form, annotation, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length
    )
    text = buffer.raw[:length].decode("utf-16-le", "ignore").rstrip("\x00")
    return "".join(
        character if character.isprintable() else " " if character not in "\r\n" else "\n"
        for character in text
    )


def _is_there(value: str, box: _Box, layer: TextLayer) -> bool:
    """Tell whether the text layer has the value within the field already, as when it was printed flat."""
    x0, y0, x1, y1 = box
    inside = "".join(
        word.text
        for word in layer.words
        if x0 <= (word.x0 + word.x1) / 2 * layer.width <= x1
        and y0 <= (word.y0 + word.y1) / 2 * layer.height <= y1
    )
    return "".join(value.split()) in inside


def _lay(value: str, box: _Box, layer: TextLayer, style: _Style) -> Iterator[Word]:
    """Yield the words of a value in its field: on one line in the middle, or on lines from the top."""
    x0, y0, x1, y1 = box
    size = min(style.size or _USUAL_POINTS, y1 - y0)
    if not style.many_lines:
        line = " ".join(value.split())
        words = ["".join(value.split())] if style.comb else line.split(" ")
        lines, top = [words], (y0 + y1 - size) / 2
    else:
        wide = max(int((x1 - x0) / (size * _SHARE_OF_WIDTH)), 1)
        lines = [row.split() for text in value.split("\n") for row in textwrap.wrap(text, wide) or [""]]
        top = y0 + 1
    for number, row in enumerate(lines):
        line_top = min(top + number * size * _LEADING, y1 - size)
        letter = (x1 - x0) / max(sum(map(len, row)) + len(row) - 1, 1)
        letter = letter if style.comb else min(letter, size * _SHARE_OF_WIDTH)
        width = letter * (sum(map(len, row)) + len(row) - 1)
        x = {1: (x0 + x1 - width) / 2, 2: x1 - width}.get(style.alignment, x0)
        for text in row:
            yield Word(
                text=text,
                x0=fraction(x, layer.width),
                y0=fraction(line_top, layer.height),
                x1=fraction(x + letter * len(text), layer.width),
                y1=fraction(line_top + size, layer.height),
            )
            x += letter * (len(text) + 1)
