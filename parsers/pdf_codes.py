"""Where on a page of a PDF a payment code may stand, so that only that part of it is made a picture."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Final

import pypdfium2
import pypdfium2.raw as pdfium

from parsers import limits
from parsers.payment_codes import CodesRead, read_codes

_SMALLEST_POINTS: Final = 25.0
"""Side of a code: 9 mm; banking apps ask for 15 mm or more."""

_QUIET_POINTS: Final = 8.0
"""Margin taken along, since a code needs white around it."""

_LARGEST_SQUARE: Final = 9.0
_LONGEST_RUN: Final = 60.0
_FEWEST_SQUARES: Final = 90
"""Of which a code may be drawn: the smallest has 21 rows of at least four runs."""

_FEWEST_SEGMENTS: Final = 300
"""Of one path that is a whole code."""

_MOST_OBJECTS: Final = 20_000
_MOST_PLACES: Final = 4
_DPI: Final = 300.0
_MOST_PIXELS: Final = 4_000_000
_MOST_DEPTH: Final = 4

_Rectangle = tuple[float, float, float, float]


def read_pdf_codes(page: pypdfium2.PdfPage, *, number: int) -> CodesRead:
    """Return what the payment codes on a page say; one with nothing like a code costs next to nothing.

    Args:
        page: As opened.
        number: Of the page, from 1.
    """
    places = _find_places(page)
    if not places:
        return CodesRead()
    width, height = page.get_size()
    left, bottom, right, top = page.get_bbox()
    whole = (left, bottom, right, top)
    if len(places) > _MOST_PLACES or page.get_rotation():
        places = [whole]
    found: list[CodesRead] = []
    for x0, y0, x1, y1 in places:
        x0, y0 = max(x0 - _QUIET_POINTS, left), max(y0 - _QUIET_POINTS, bottom)
        x1, y1 = min(x1 + _QUIET_POINTS, right), min(y1 + _QUIET_POINTS, top)
        if x1 - x0 < _SMALLEST_POINTS or y1 - y0 < _SMALLEST_POINTS:
            continue
        is_whole = (x0, y0, x1, y1) == whole
        area = width * height if is_whole else (x1 - x0) * (y1 - y0)
        crop = (0.0, 0.0, 0.0, 0.0) if is_whole else (x0 - left, y0 - bottom, right - x1, top - y1)
        scale = min(_DPI / 72, (_MOST_PIXELS / area) ** 0.5)
        bitmap = page.render(scale=scale, crop=crop, grayscale=True, may_draw_forms=False)
        try:
            found.append(read_codes(bitmap.to_pil().convert("L"), page=number))
        finally:
            bitmap.close()
    return CodesRead(
        stated=tuple(dict.fromkeys(stated for codes in found for stated in codes.stated)),
        links=tuple(dict.fromkeys(link for codes in found for link in codes.links)),
    )


def _find_places(page: pypdfium2.PdfPage) -> list[_Rectangle]:
    count = min(pdfium.FPDFPage_CountObjects(page), _MOST_OBJECTS)
    look = _Look()
    look.at((pdfium.FPDFPage_GetObject(page, index) for index in range(count)), depth=0)
    return [] if look.is_trap else _joined(look.places)


class _Look:
    """One look at what is drawn on a page, or within a form on it; `places` are those where a code may be.

    It `is_trap` where a picture would take more memory than a page may: then nothing of it is drawn.
    """

    def __init__(self) -> None:
        self.places: list[_Rectangle] = []
        self.is_trap = False
        self._squares: list[_Rectangle] = []
        self._left, self._bottom = ctypes.c_float(), ctypes.c_float()
        self._right, self._top = ctypes.c_float(), ctypes.c_float()

    def at(self, objects: Iterator[object], *, depth: int) -> None:
        """Look at objects in the order in which they are drawn."""
        get_type, get_bounds = pdfium.FPDFPageObj_GetType, pdfium.FPDFPageObj_GetBounds
        left, bottom, right, top = self._left, self._bottom, self._right, self._top
        for item in objects:
            kind = get_type(item)
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                # A code is drawn in one go; the dashes of a table have words between them.
                if self._squares:
                    self._end_squares()
                continue
            if not get_bounds(item, left, bottom, right, top):
                continue
            place = (left.value, bottom.value, right.value, top.value)
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                if place[3] - place[1] <= _LARGEST_SQUARE and place[2] - place[0] <= _LONGEST_RUN:
                    self._squares.append(place)
                elif _is_large(place) and _is_squarish(place) and _is_detailed(item):
                    self.places.append(place)
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self.is_trap = self.is_trap or _count_pixels(item) > limits.PAGE_PIXELS
                if _is_large(place):
                    self.places.append(place)
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _MOST_DEPTH and _is_large(place):
                inside = _look_into(item, depth=depth)
                self.is_trap = self.is_trap or inside.is_trap
                if inside.places:
                    # What is in a form has places of its own system, so that the form itself is the place.
                    self.places.append(place)
        self._end_squares()

    def _end_squares(self) -> None:
        if len(self._squares) >= _FEWEST_SQUARES:
            place = _around(self._squares)
            if _is_squarish(place):
                self.places.append(place)
        self._squares.clear()


def _look_into(form: object, *, depth: int) -> _Look:
    count = min(pdfium.FPDFFormObj_CountObjects(form), _MOST_OBJECTS)
    look = _Look()
    look.at((pdfium.FPDFFormObj_GetObject(form, index) for index in range(count)), depth=depth + 1)
    return look


def _count_pixels(image: object) -> int:
    width, height = ctypes.c_uint(), ctypes.c_uint()
    pdfium.FPDFImageObj_GetImagePixelSize(image, width, height)
    return width.value * height.value


def _is_detailed(path: object) -> bool:
    return bool(pdfium.FPDFPath_CountSegments(path) >= _FEWEST_SEGMENTS)


def _is_squarish(place: _Rectangle) -> bool:
    return 0.7 < (place[2] - place[0]) / max(place[3] - place[1], 0.1) < 1.4


def _is_large(place: _Rectangle) -> bool:
    return place[2] - place[0] >= _SMALLEST_POINTS and place[3] - place[1] >= _SMALLEST_POINTS


def _around(places: list[_Rectangle]) -> _Rectangle:
    return (
        min(place[0] for place in places),
        min(place[1] for place in places),
        max(place[2] for place in places),
        max(place[3] for place in places),
    )


def _joined(places: list[_Rectangle]) -> list[_Rectangle]:
    """Return the places with those that overlap made one, as strips of one picture are."""
    apart: list[_Rectangle] = []
    for place in places:
        overlapping = [other for other in apart if _overlap(place, other)]
        apart = [other for other in apart if other not in overlapping]
        apart.append(_around([place, *overlapping]))
        if len(apart) > 10 * _MOST_PLACES:
            break
    return apart


def _overlap(one: _Rectangle, other: _Rectangle) -> bool:
    return (
        one[0] <= other[2] + 1
        and other[0] <= one[2] + 1
        and one[1] <= other[3] + 1
        and other[1] <= one[3] + 1
    )
