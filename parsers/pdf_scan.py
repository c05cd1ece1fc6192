"""The picture that a scanned page of a PDF consists of, taken out as it is where nothing else is on it."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Final

import pypdfium2
import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from PIL import Image

_MOST_PIXELS: Final = 17_000_000
"""A4 at 400 dpi has 15; one with more is drawn smaller, dot by dot, rather than unpacked as a whole."""

_SLACK: Final = 0.02
"""Part of the page by which the sides of the picture may differ from those of the page."""

_LIKE_GREY_OR_RGB: Final = frozenset(
    [
        pdfium.FPDF_COLORSPACE_DEVICEGRAY,
        pdfium.FPDF_COLORSPACE_DEVICERGB,
        pdfium.FPDF_COLORSPACE_CALGRAY,
        pdfium.FPDF_COLORSPACE_CALRGB,
        pdfium.FPDF_COLORSPACE_ICCBASED,
    ]
)


def take_scan(page: pypdfium2.PdfPage) -> tuple[Image.Image, tuple[float, float]] | None:
    """Return the picture that is the whole page, in grey, and its dots an inch across and down.

    It costs a third of drawing the page. `None` where the page has anything else on it, or shows its picture
    in any other way than upright, opaque and as a whole.
    """
    if page.get_rotation() or pdfium.FPDFPage_CountObjects(page) != 1 or pdfium.FPDFPage_GetAnnotCount(page):
        return None
    (item,) = page.get_objects(max_depth=1)
    if not isinstance(item, pypdfium2.PdfImage) or not _covers(page, item) or not _is_plain(item):
        return None
    bitmap = item.get_bitmap()
    left, bottom, right, top = item.get_bounds()
    dpi = bitmap.width / (right - left) * 72, bitmap.height / (top - bottom) * 72
    return bitmap.to_pil().convert("L"), dpi


def _covers(page: pypdfium2.PdfPage, image: pypdfium2.PdfImage) -> bool:
    """Tell whether the picture lies upright on the page, and its sides are those of the page."""
    matrix = image.get_matrix()
    if matrix.a <= 0 or matrix.d <= 0 or abs(matrix.b) > 1e-3 or abs(matrix.c) > 1e-3:
        return False
    width, height = page.get_size()
    slack = _SLACK * width, _SLACK * height
    sides = zip(image.get_bounds(), page.get_bbox(), slack * 2, strict=True)
    return all(abs(one - other) <= most for one, other, most in sides)


def _is_plain(image: pypdfium2.PdfImage) -> bool:
    """Tell whether the picture is opaque, uncut, and of dots that are grey or colours as they stand."""
    if pdfium.FPDFPageObj_HasTransparency(image):
        return False
    if pdfium.FPDFClipPath_CountPaths(pdfium.FPDFPageObj_GetClipPath(image)) > 0:
        return False
    across, down = ctypes.c_uint(), ctypes.c_uint()
    if not pdfium.FPDFImageObj_GetImagePixelSize(image, across, down):
        return False
    if not 0 < across.value * down.value <= _MOST_PIXELS:
        return False
    seen = image.get_metadata()
    return seen.bits_per_pixel in (8, 24) and seen.colorspace in _LIKE_GREY_OR_RGB
