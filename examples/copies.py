"""What becomes of paper: a letter put through a scanner, and a letter photographed on the kitchen table."""

from __future__ import annotations

import io
import time

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter

# A fixed day in the scans' own metadata, so that the same letters give the same bytes.
_MADE = time.gmtime(1_790_000_000)


def _page(pdf: bytes, dots_per_inch: int) -> Image.Image:
    with pypdfium2.PdfDocument(pdf) as document:
        drawn: Image.Image = document[0].render(scale=dots_per_inch / 72).to_pil()
        return drawn.convert("RGB")


def scan_bilevel(pdf: bytes, *, seed: int, tilt_degrees: float) -> bytes:
    """Return the first page as an office scanner gives it: black and white, 200 dpi, a little askew."""
    noise = np.random.default_rng(seed)
    page = _page(pdf, 200).convert("L").rotate(tilt_degrees, Image.Resampling.BICUBIC, fillcolor=255)
    grey = np.asarray(page.filter(ImageFilter.GaussianBlur(0.4)), dtype=np.float32)
    grey += noise.normal(0, 6, grey.shape).astype(np.float32)
    bits = Image.fromarray((grey > 165).astype(np.uint8) * 255).convert("1")
    return _as_pdf(bits, 200)


def scan_grey(pdf: bytes, *, seed: int, tilt_degrees: float) -> bytes:
    """Return the first page as a home scanner gives it: grey, 150 dpi, off-white, compressed."""
    noise = np.random.default_rng(seed)
    page = _page(pdf, 150).convert("L").rotate(tilt_degrees, Image.Resampling.BICUBIC, fillcolor=250)
    grey = np.asarray(page.filter(ImageFilter.GaussianBlur(0.5)), dtype=np.float32) * 0.94 + 6
    grey += noise.normal(0, 2.0, grey.shape).astype(np.float32)
    return _as_pdf(Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8)), 150)


def photo(pdf: bytes, *, seed: int) -> bytes:
    """Return the first page as a phone sees it: in perspective on a table, with the light from one side."""
    noise = np.random.default_rng(seed)
    sheet = _page(pdf, 170)
    wide, high = 1500, 2060
    corners = [(92.0, 70.0), (1422.0, 104.0), (1452.0, 1978.0), (48.0, 1950.0)]
    size = (wide, high)
    coefficients = _perspective(corners, [(0, 0), (sheet.width, 0), sheet.size, (0, sheet.height)])
    placed = sheet.transform(size, Image.Transform.PERSPECTIVE, coefficients, Image.Resampling.BICUBIC)
    mask = Image.new("L", sheet.size, 255).transform(
        size, Image.Transform.PERSPECTIVE, coefficients, Image.Resampling.BILINEAR
    )
    grain = noise.normal(0, 1, (high // 6, 12))
    wood = np.asarray(
        Image.fromarray((grain * 14 + 110).clip(0, 255).astype(np.uint8)).resize(
            size, Image.Resampling.BICUBIC
        ),
        dtype=np.float32,
    )
    table = np.stack([wood * 1.05, wood * 0.82, wood * 0.6], axis=-1).clip(0, 255).astype(np.uint8)
    shadow = Image.fromarray(table)
    shadow.paste((45, 36, 28), (14, 18), mask.filter(ImageFilter.GaussianBlur(14)).point(lambda v: v // 2))
    shadow.paste(placed, (0, 0), mask)
    light = np.linspace(1.0, 0.80, wide, dtype=np.float32)[None, :, None]
    light = light * np.linspace(0.93, 1.0, high, dtype=np.float32)[:, None, None]
    shot = np.asarray(shadow.filter(ImageFilter.GaussianBlur(0.7)), dtype=np.float32) * light
    shot += noise.normal(0, 2.2, (high, wide, 1)).astype(np.float32)
    buffer = io.BytesIO()
    Image.fromarray(shot.clip(0, 255).astype(np.uint8)).save(buffer, "JPEG", quality=58, optimize=True)
    return buffer.getvalue()


def _perspective(corners: list[tuple[float, float]], sheet: list[tuple[float, float]]) -> list[float]:
    """Return the eight numbers with which Pillow maps a point of the photograph to one of the sheet."""
    rows: list[list[float]] = []
    wanted: list[float] = []
    for (x, y), (u, v) in zip(corners, sheet, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y])
        wanted += [u, v]
    return [float(number) for number in np.linalg.solve(np.array(rows), np.array(wanted))]


def _as_pdf(image: Image.Image, dots_per_inch: int) -> bytes:
    buffer = io.BytesIO()
    # Black and white is kept as a fax is (CCITT group 4), and has no quality to choose.
    quality = {} if image.mode == "1" else {"quality": 38}
    image.save(buffer, "PDF", resolution=dots_per_inch, creationDate=_MADE, modDate=_MADE, **quality)
    return buffer.getvalue()
