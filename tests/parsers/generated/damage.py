"""What scanners, fax machines and telephones do to a page."""

from __future__ import annotations

import io
import time

import cv2
import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image

from tests.parsers.generated.drawing import Draw

Picture = NDArray[np.uint8]

_MADE = time.gmtime(1_772_000_000)
"""The moment that a scan tells of itself: a fixed one, so that a case is the same each time."""


def pages_of(pdf: bytes, *, dpi: int) -> list[Picture]:
    """The pages of a PDF as grey pictures."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [
            np.asarray(page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L"), np.uint8)
            for page in document
        ]
    finally:
        document.close()


def scan(pdf: bytes, d: Draw, seed: int) -> bytes:
    """A PDF of pictures: a little skewed, grainy, soft or pale, at a resolution that scanners use."""
    dpi = d.weighted(((150, 2), (200, 5), (300, 3)))
    skew, blur, pale = d.real(-1.6, 1.6), d.real(0.0, 0.7), d.chance(0.2)
    pages = []
    for page in pages_of(pdf, dpi=dpi):
        turned = _soft(_turned(page, skew), blur * dpi / 200)
        if pale:
            turned = np.asarray(110 + turned * 0.57, np.uint8)
        pages.append(_grain(turned, d.real(1, 8), seed))
    return _pdf_of(pages, dpi, quality=d.between(55, 90))


def fax(pdf: bytes, d: Draw, seed: int) -> bytes:
    """Black and white at fax resolution, with specks."""
    pages = []
    for page in pages_of(pdf, dpi=204):
        grey = _grain(_soft(_turned(page, d.real(-0.8, 0.8)), 0.5), 12, seed)
        black = np.where(grey > d.between(140, 185), 255, 0).astype(np.uint8)
        specks = np.random.default_rng(seed).random(black.shape)
        black[specks < 0.0004] = 0
        pages.append(black)
    return _pdf_of(pages, 204, quality=92)


def photo(pdf: bytes, d: Draw, seed: int) -> list[bytes]:
    """Photographs of the pages on a table: perspective, a shadow, a little blur."""
    return [_photographed(page, d, seed + i) for i, page in enumerate(pages_of(pdf, dpi=190))]


def _photographed(page: Picture, d: Draw, seed: int) -> bytes:
    height, width = page.shape
    border = int(width * 0.08)
    canvas = np.full((height + 2 * border, width + 2 * border), d.between(60, 140), np.uint8)
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    moved = np.array(
        [
            [x + border + d.real(-1, 1) * border * 0.6, y + border + d.real(-1, 1) * border * 0.6]
            for x, y in corners
        ],
        np.float32,
    )
    matrix = cv2.getPerspectiveTransform(corners, moved)
    size = (canvas.shape[1], canvas.shape[0])
    laid = cv2.warpPerspective(page, matrix, size, flags=cv2.INTER_CUBIC)
    mask = cv2.warpPerspective(np.full_like(page, 255), matrix, size)
    seen = np.where(mask > 127, laid, canvas).astype(np.float32)
    across = np.linspace(d.real(0.62, 1.0), d.real(0.8, 1.0), size[0], dtype=np.float32)
    down = np.linspace(d.real(0.75, 1.0), 1.0, size[1], dtype=np.float32)
    shaded = np.asarray(np.clip(seen * across[None, :] * down[:, None], 0, 255), np.uint8)
    shot = _grain(_soft(shaded, d.real(0.3, 0.9)), d.real(2, 7), seed)
    file = io.BytesIO()
    Image.fromarray(shot).save(file, "JPEG", quality=d.between(60, 88))
    return file.getvalue()


def _turned(page: Picture, degrees: float) -> Picture:
    height, width = page.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return np.asarray(
        cv2.warpAffine(page, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=(255,)), np.uint8
    )


def _soft(page: Picture, sigma: float) -> Picture:
    return page if sigma < 0.2 else np.asarray(cv2.GaussianBlur(page, (0, 0), sigma), np.uint8)


def _grain(page: Picture, strength: float, seed: int) -> Picture:
    noise = np.random.default_rng(seed).standard_normal(page.shape, dtype=np.float32) * strength
    return np.asarray(np.clip(page + noise, 0, 255), np.uint8)


def _pdf_of(pages: list[Picture], dpi: int, *, quality: int) -> bytes:
    images = [Image.fromarray(page) for page in pages]
    file = io.BytesIO()
    images[0].save(
        file,
        "PDF",
        resolution=dpi,
        save_all=True,
        append_images=images[1:],
        quality=quality,
        creationDate=_MADE,
        modDate=_MADE,
    )
    return file.getvalue()
