"""From a picture of a page to its words: made upright and clean as far as it needs, then read by OCR."""

from __future__ import annotations

from PIL import Image

from parsers import limits
from parsers.document import Origin, Page
from parsers.ocr import recognise

_A4_INCHES = 11.69


def read_picture(image: Image.Image, *, number: int, dpi: tuple[float, float] | None) -> Page:
    """Return the page that `image` shows.

    Args:
        image: In grey.
        number: Of the page, from 1.
        dpi: Dots an inch across and down, where known.

    Raises:
        ReaderUnavailableError: the OCR program is missing, failed or took too long.
    """
    across = dpi[0] if dpi else max(image.size) / _A4_INCHES
    read = recognise(image, dpi=round(across), seconds=limits.OCR_SECONDS)
    return Page(
        number=number,
        width=image.width / across * 72,
        height=image.height / across * 72,
        words=read.words,
        origin=Origin.OCR,
    )
