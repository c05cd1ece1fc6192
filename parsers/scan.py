"""From a picture of a page to its words: made flat, upright and straight as needed, then read by OCR."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from PIL import Image

from parsers import limits
from parsers.document import Origin, Page, Word
from parsers.errors import ReaderUnavailableError
from parsers.flatten import even_light, find_sheet, flatten, sharpen, without_rules
from parsers.ocr import Layout, Recognised, find_turn, recognise
from parsers.payment_codes import read_codes
from parsers.second_opinion import add_second_opinion
from parsers.straighten import Grey, find_lie, shrunk, turn
from parsers.unread import keep_unread

_A4_INCHES = 11.69
_LONGEST_INCHES = 17.0
"""Side of a page that a claimed resolution may lead to; phones claim 72 dots an inch for a photo."""

_SMALL_LETTER_PIXELS = 13.0
_GOOD_LETTER_PIXELS = 20.0
"""Usual height of a letter that the engine reads best; 10 points at 200 dpi is 17."""

_LARGE_LETTER_PIXELS = 26.0
_AMPLE_LETTER_PIXELS = 24.0
"""To which larger letters are brought down, those of most scans at 300 dpi: as many words and figures are
then read right in three quarters of the time, and small print beside them keeps enough dots."""

_SLIGHT_SKEW_DEGREES = 0.25
_SURE = 0.80
"""Confidence from which a page is taken as read; clean scans reach 0.90 to 0.96, upside down 0.3 to 0.5."""

_SECOND_SECONDS = 9.0
"""Kept for the second engine, which takes 1 to 3: the first can go on and on over specks on a faint page."""

_POOR = 0.62
_FEW_WORDS = 12
_SECOND_LOOK = 0.55
"""Confidence that a word found at the second look must have; specks and drawings read as words have less."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSeconds:
    """How long a page may be read: by the first engine, and in all."""

    first_engine: float = limits.OCR_SECONDS - _SECOND_SECONDS
    both: float = limits.OCR_SECONDS


_USUAL_SECONDS = PageSeconds()


@dataclass(slots=True)
class _Sheet:
    """A picture on its way to being read: grey, with the dots an inch it stands for."""

    picture: Grey
    dpi: float


def read_picture(
    image: Image.Image,
    *,
    number: int,
    dpi: tuple[float, float] | None,
    in_colour: Image.Image | None = None,
    seconds: PageSeconds = _USUAL_SECONDS,
) -> Page:
    """Return the page that `image` shows.

    Args:
        image: In grey.
        number: Of the page, from 1.
        dpi: Dots an inch across and down, where known.
        in_colour: The same small and in colour, where it may show a sheet on a table rather than a page and
            nothing else.
        seconds: How long it may take.

    Raises:
        ReaderUnavailableError: the OCR program is missing, failed or took too long.
    """
    began = time.monotonic()
    # As many pages as there are cores are read at a time, so one thread each.
    cv2.setNumThreads(1)
    sheet = _prepare(image, dpi=dpi, in_colour=in_colour)
    words = _read_words(sheet, first_until=began + seconds.first_engine, stop_at=began + seconds.both)
    height, width = sheet.picture.shape
    codes = read_codes(image, page=number)
    return Page(
        number=number,
        width=width / sheet.dpi * 72,
        height=height / sheet.dpi * 72,
        words=words,
        origin=Origin.OCR,
        stated=codes.stated,
        links=codes.links,
    )


def _prepare(image: Image.Image, *, dpi: tuple[float, float] | None, in_colour: Image.Image | None) -> _Sheet:
    grey = np.asarray(_with_square_dots(image, dpi))
    if in_colour is not None:
        corners = find_sheet(np.asarray(in_colour.convert("RGB")))
        if corners is not None:
            larger = grey.shape[1] / in_colour.width, grey.shape[0] / in_colour.height
            grey, dpi = flatten(grey, corners * np.array(larger, np.float32)), None
    lie = find_lie(grey)
    resolution = _resolution(grey, dpi)
    if lie.letter_pixels > _LARGE_LETTER_PIXELS:
        # Before all else, since each step and the engine itself cost by the dot.
        factor = max(_AMPLE_LETTER_PIXELS / lie.letter_pixels, 0.4)
        grey = shrunk(grey, factor)
        resolution *= factor
    if lie.sideways:
        grey = np.ascontiguousarray(np.rot90(grey, k=-1))
    if abs(lie.skew) >= _SLIGHT_SKEW_DEGREES:
        grey = turn(grey, lie.skew)
    grey = without_rules(even_light(grey))
    if 0 < lie.letter_pixels < _SMALL_LETTER_PIXELS:
        grey, factor = _resize(grey, _GOOD_LETTER_PIXELS / lie.letter_pixels)
        resolution *= factor
    return _Sheet(grey, resolution)


def _with_square_dots(image: Image.Image, dpi: tuple[float, float] | None) -> Image.Image:
    """Return `image` with as many dots an inch down as across; a fax has half as many or fewer."""
    if dpi is None or 0.97 < dpi[0] / dpi[1] < 1.03:
        return image
    most = max(dpi)
    size = round(image.width * most / dpi[0]), round(image.height * most / dpi[1])
    return image if size[0] * size[1] > limits.PAGE_PIXELS else image.resize(size, Image.Resampling.BICUBIC)


def _resolution(grey: Grey, dpi: tuple[float, float] | None) -> float:
    longest = max(grey.shape)
    if dpi is not None and longest / max(dpi) <= _LONGEST_INCHES:
        return float(max(dpi))
    return float(longest / _A4_INCHES)


def _resize(grey: Grey, factor: float) -> tuple[Grey, float]:
    """Return the picture in another size, and by how much it grew."""
    factor = min(max(factor, 0.4), 2.5, (limits.PAGE_PIXELS / grey.size) ** 0.5)
    size = round(grey.shape[1] * factor), round(grey.shape[0] * factor)
    return np.asarray(Image.fromarray(grey).resize(size, Image.Resampling.LANCZOS)), factor


def _read_words(sheet: _Sheet, *, first_until: float, stop_at: float) -> tuple[Word, ...]:
    """Return the words of the sheet: those of the first engine, and where they are in doubt of the second."""
    words, confidence = _read_first(sheet, stop_at=first_until)
    try:
        return add_second_opinion(sheet.picture, words, confidence=confidence, stop_at=stop_at)
    except ReaderUnavailableError:
        if not words:
            raise
        # The first engine has read the page, and says itself which words it is unsure of.
        return words


def _read_first(sheet: _Sheet, *, stop_at: float) -> tuple[tuple[Word, ...], float]:
    """Return the words that the first engine finds in the time there is, and its confidence in them."""
    read, picture = Recognised((), 0.0, 0.0), sheet.picture
    try:
        read = _recognise(sheet, stop_at=stop_at)
        read = _read_better(sheet, read, stop_at=stop_at)
        return (*read.words, *_read_what_is_left(sheet, read, stop_at=stop_at)), read.confidence
    except ReaderUnavailableError:
        if time.monotonic() < stop_at:
            raise
        # Where the sheet was turned since, what was read of it before stands in other places.
        return (read.words, read.confidence) if sheet.picture is picture else ((), 0.0)


def _read_better(sheet: _Sheet, read: Recognised, *, stop_at: float) -> Recognised:
    """Where a sheet was read poorly, see whether it is upside down, then try a cleaner picture."""
    if read.confidence >= _SURE and len(read.words) >= _FEW_WORDS:
        return read
    if read.confidence < _POOR or len(read.words) < _FEW_WORDS:
        quarters = find_turn(
            Image.fromarray(sheet.picture), dpi=round(sheet.dpi), seconds=stop_at - time.monotonic()
        )
        if quarters:
            turned = _Sheet(np.ascontiguousarray(np.rot90(sheet.picture, k=-quarters)), sheet.dpi)
            again = _recognise(turned, stop_at=stop_at)
            if again.weight > read.weight:
                sheet.picture, read = turned.picture, again
    if read.confidence >= _SURE:
        return read
    cleaned = _Sheet(sharpen(sheet.picture), sheet.dpi)
    again = _recognise(cleaned, stop_at=stop_at)
    return again if again.weight > read.weight else read


def _read_what_is_left(sheet: _Sheet, read: Recognised, *, stop_at: float) -> tuple[Word, ...]:
    """Return the words of print that the first reading passed over, if there is such."""
    left_over = keep_unread(sheet.picture, read.words)
    if left_over is None:
        return ()
    more = recognise(
        Image.fromarray(left_over),
        dpi=round(sheet.dpi),
        seconds=stop_at - time.monotonic(),
        layout=Layout.SPARSE,
    )
    return tuple(
        word
        for word in more.words
        if word.confidence >= _SECOND_LOOK
        and (len(word.text) > 1 or word.text in "€0123456789")
        and _is_new(word, read.words)
    )


def _is_new(word: Word, words: Sequence[Word]) -> bool:
    """Tell whether no word stands where the middle of `word` is."""
    x, y = (word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2
    return not any(other.x0 <= x <= other.x1 and other.y0 <= y <= other.y1 for other in words)


def _recognise(sheet: _Sheet, *, stop_at: float) -> Recognised:
    return recognise(Image.fromarray(sheet.picture), dpi=round(sheet.dpi), seconds=stop_at - time.monotonic())
