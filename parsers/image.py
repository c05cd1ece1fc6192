"""Pictures of letters: opening them safely, upright by their own mark, one page a frame."""

from __future__ import annotations

import io
import math
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PIL import Image, ImageOps

from parsers import limits
from parsers.document import Page
from parsers.errors import DamagedDocumentError, DocumentLimitError, EmptyDocumentError, UnsupportedTypeError
from parsers.scan import read_picture
from parsers.steps import page_by_ocr, tell_document

_FORMATS = ("JPEG", "PNG", "TIFF", "WEBP", "MPO")
_TOO_LARGE = (
    f"The picture has more than {limits.PAGE_PIXELS // 1_000_000} million pixels; bring in a smaller one."
)
_WORKING_PIXELS = 17_000_000
"""A4 at 400 dpi has 15; print reads no better with more."""

_LEAST_COLOUR = 640
"""Longest side of the small picture in colour, or more."""

_ORIENTATION = 0x0112
_SMALLEST_PIXELS = 60_000
"""Under it no letter can be read: 200 by 300."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One page of a picture file, in grey and upright; `dpi` is what it claims, across and down.

    `in_colour` is the same but small, `None` for a picture in black and white, which no camera makes.
    """

    picture: Image.Image
    dpi: tuple[float, float] | None
    in_colour: Image.Image | None


def read_image_pages(content: bytes) -> tuple[Page, ...]:
    """Return a page for each frame of a picture that has words on it.

    Raises:
        DamagedDocumentError: it cannot be decoded.
        DocumentLimitError: it has more pixels or frames than a letter.
        EmptyDocumentError: there is no word on it.
        ReaderUnavailableError: the OCR program is missing or failed.
    """
    tell_document()
    frames, pages = open_frames(content), list[Page]()
    while True:
        with page_by_ocr():
            # Unpacking a large photo takes its time, and is part of reading it.
            frame = next(frames, None)
            if frame is None:
                break
            number = len(pages) + 1
            pages.append(read_picture(frame.picture, number=number, dpi=frame.dpi, in_colour=frame.in_colour))
    if not any(page.words for page in pages):
        raise EmptyDocumentError(
            "No text was found in the picture; take it again, closer and in better light."
        )
    return tuple(pages)


def open_frames(content: bytes) -> Iterator[Frame]:
    """Yield each frame of a picture file, upright by its own mark.

    Raises:
        DamagedDocumentError: it cannot be decoded.
        DocumentLimitError: it has more pixels or frames than a letter.
        UnsupportedTypeError: it is too small to be a letter.
    """
    with _translated_errors():
        image = _open(content)
        count = getattr(image, "n_frames", 1) if image.format == "TIFF" else 1
    with image:
        if count > limits.PAGES:
            raise DocumentLimitError(
                f"The picture has more than {limits.PAGES} pages; bring in the letter in parts."
            )
        for number in range(count):
            with _translated_errors():
                image.seek(number)
                _check_size(image)
                frame = _frame_of(image, is_only_one=count == 1)
            yield frame


def _frame_of(image: Image.Image, *, is_only_one: bool) -> Frame:
    """Return the frame that `image` is at; of a file with only one, its dots are not kept beside it."""
    may_be_photo = image.mode != "1"
    small, factor = _reduced(image)
    claimed = _claimed_dpi(image)
    dpi = (claimed[0] * factor, claimed[1] * factor) if claimed else None
    if is_only_one and small is not image:
        image.close()
    upright = _upright(small)
    steps = max(max(upright.size) // _LEAST_COLOUR, 1)
    in_colour = upright.reduce(steps) if may_be_photo else None
    # The file's own picture goes with the file, or becomes that of its next page.
    grey = upright.convert("L") if upright.mode != "L" else upright.copy() if upright is image else upright
    if is_only_one:
        image.close()
    return Frame(picture=grey, dpi=dpi, in_colour=in_colour)


@contextmanager
def _translated_errors() -> Iterator[None]:
    """Turn what Pillow raises on a broken or huge file into our own error; it warns of the same files."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except (Image.DecompressionBombError, MemoryError) as exc:
        raise DocumentLimitError(_TOO_LARGE) from exc
    except (
        OSError,
        SyntaxError,
        ValueError,
        EOFError,
        LookupError,
        TypeError,
        AttributeError,
        ArithmeticError,
        RuntimeError,
        struct.error,
    ) as exc:
        # All of these come out of broken files, whatever the documentation of Pillow says.
        raise DamagedDocumentError("The picture is broken; take it again or ask for it again.") from exc


def _open(content: bytes) -> Image.Image:
    if content[4:8] == b"ftyp":
        from pi_heif import register_heif_opener

        register_heif_opener()
        return Image.open(io.BytesIO(content), formats=("HEIF",))
    return Image.open(io.BytesIO(content), formats=_FORMATS)


def _check_size(frame: Image.Image) -> None:
    pixels = frame.width * frame.height
    if pixels > limits.PAGE_PIXELS:
        raise DocumentLimitError(_TOO_LARGE)
    if pixels < _SMALLEST_PIXELS:
        raise UnsupportedTypeError(
            "The picture is too small to hold a letter; take one that shows the whole page."
        )


def _reduced(frame: Image.Image) -> tuple[Image.Image, float]:
    """Return a frame of more dots than print needs at a half or less, and by how much it shrank.

    A photo of 40 million pixels in colour would take four times its 120 MB on its way to the words.
    """
    pixels, width = frame.width * frame.height, frame.width
    if pixels <= _WORKING_PIXELS:
        return frame, 1.0
    steps = math.ceil(math.sqrt(pixels / _WORKING_PIXELS))
    mark = frame.getexif().get(_ORIENTATION)
    if frame.format == "JPEG":
        # The decoder itself leaves dots out, before any memory is taken for them.
        frame.draft(frame.mode, (frame.width // steps, frame.height // steps))
    if frame.width == width:
        reduced = (frame.convert("RGB") if frame.mode == "P" else frame).reduce(steps)
        if mark is not None:
            reduced.getexif()[_ORIENTATION] = mark
        return reduced, reduced.width / width
    return frame, frame.width / width


def _upright(frame: Image.Image) -> Image.Image:
    """Return the frame turned by its EXIF mark, in grey or in colour, with clear parts made white."""
    frame.load()
    turned = ImageOps.exif_transpose(frame) if frame.getexif().get(_ORIENTATION, 1) != 1 else frame
    if turned.mode in ("RGBA", "LA", "PA") or "transparency" in turned.info:
        layered = turned.convert("RGBA")
        white = Image.new("RGBA", layered.size, (255, 255, 255, 255))
        return Image.alpha_composite(white, layered).convert("RGB")
    if turned.mode.startswith("I"):
        # 16 bits a pixel: a plain conversion would cut the values off instead of scaling them.
        return turned.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    wanted = "L" if turned.mode in ("1", "L", "F") else "RGB"
    return turned if turned.mode == wanted else turned.convert(wanted)


def _claimed_dpi(frame: Image.Image) -> tuple[float, float] | None:
    claimed = frame.info.get("dpi")
    if (
        isinstance(claimed, tuple)
        and len(claimed) == 2
        and all(40 <= float(value) <= 2400 for value in claimed)
    ):
        return float(claimed[0]), float(claimed[1])
    return None
