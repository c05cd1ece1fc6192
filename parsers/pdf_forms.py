"""Values filled in on a PDF form: they stand in fields, not in the text of the page."""

from __future__ import annotations

import ctypes
import re

import pypdfium2
import pypdfium2.raw as pdfium

from parsers.document import Word
from parsers.pdf_text import Frame, fraction

_KINDS = (pdfium.FPDF_FORMFIELD_TEXTFIELD, pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX)
_UNSEEN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
_MOST_FIELDS = 500
_LONGEST_VALUE = 4000
_WIDTH_OF_LETTER = 0.5
"""Of a usual letter, as a share of the height of its line."""

_HIGHEST_LINE_POINTS = 14.0


def read_form_values(
    document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, *, turns: int
) -> tuple[Word, ...]:
    """Return the words filled in on the fields of `page`, turned as its text is; none where it is no form.

    `document.init_forms()` was called before the page was loaded.
    """
    if document.formenv is None:
        return ()
    frame = Frame.of(page, turns=turns)
    words: list[Word] = []
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST_FIELDS)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        try:
            words += _read_field(document.formenv, annotation, frame)
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)
    return tuple(words)


def _read_field(form: pypdfium2.PdfFormEnv, annotation: object, frame: Frame) -> list[Word]:
    if (
        pdfium.FPDFAnnot_GetSubtype(annotation) != pdfium.FPDF_ANNOT_WIDGET
        or pdfium.FPDFAnnot_GetFlags(annotation) & _UNSEEN
        or pdfium.FPDFAnnot_GetFormFieldType(form, annotation) not in _KINDS
    ):
        return []
    rect = pdfium.FS_RECTF()
    if not pdfium.FPDFAnnot_GetRect(annotation, rect):
        return []
    return _lay(_value(form, annotation), frame.place(rect.left, rect.bottom, rect.right, rect.top), frame)


def _value(form: pypdfium2.PdfFormEnv, annotation: object) -> str:
    length = pdfium.FPDFAnnot_GetFormFieldValue(form, annotation, None, 0)
    if not 2 < length <= 2 * _LONGEST_VALUE:
        return ""
    buffer = (ctypes.c_ushort * (length // 2))()
    pdfium.FPDFAnnot_GetFormFieldValue(form, annotation, buffer, length)
    return bytes(buffer).decode("utf-16-le", errors="replace").rstrip("\x00")


def _lay(value: str, box: tuple[float, float, float, float], frame: Frame) -> list[Word]:
    """Return the words of a value along the lines of its field, as a viewer would set them."""
    lines = re.split(r"[\r\n]+", value)
    x0, y0, x1, y1 = box
    width, height = frame.size
    line_height = min((y1 - y0) / len(lines), _HIGHEST_LINE_POINTS)
    middle = (y0 + y1) / 2 if len(lines) == 1 else y0 + line_height / 2
    words = []
    for number, line in enumerate(lines):
        letter = min(line_height * _WIDTH_OF_LETTER, (x1 - x0) / max(len(line), 1))
        top = middle + number * line_height - line_height / 2
        words += [
            Word(
                text=match.group(),
                x0=fraction(x0 + match.start() * letter, width),
                y0=fraction(top, height),
                x1=fraction(x0 + match.end() * letter, width),
                y1=fraction(top + line_height, height),
            )
            for match in re.finditer(r"\S+", line)
        ]
    return words
