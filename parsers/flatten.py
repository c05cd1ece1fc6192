"""A photo of a letter made flat: the sheet found on its table, stretched to a rectangle, evenly lit."""

from __future__ import annotations

import cv2
import numpy as np
from cv2.typing import MatLike
from numpy.typing import NDArray

from parsers.straighten import halved

Grey = NDArray[np.uint8]
Colour = NDArray[np.uint8]
Corners = NDArray[np.float32]

_WORKING_SIZE = 640
_SQUARE_PIXELS = 2.0
"""By which the corners of a square field may be off at the working size, through rounding alone."""

_SMALLEST_SHARE = 0.22
"""Of the picture that a sheet must take; less is a note on a wall."""

_LARGEST_SHARE = 0.975
_A4_RATIO = 2**0.5
_LIGHT_TILES = 24
_LIGHT_PIXELS = 600
"""Side of the picture from which the light is taken: it changes slowly over a page."""

_RULE_PIXELS = 5
"""At half size, from which a stroke is too thick for a rule: 1.3 mm at 200 dpi."""

_RULE_SHARE = 11
"""A rule is at least this part of the width of the page long."""


def find_sheet(picture: Colour) -> Corners | None:
    """Return the corners of the sheet in a colour photo, clockwise from top left; `None` if none stands out.

    A sheet is a bright, colourless four-sided patch that takes a good part of the picture but not all of it.
    """
    scale = _WORKING_SIZE / max(picture.shape[:2])
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    for paperness in _paper_maps(np.asarray(small, dtype=np.uint8)):
        _, mask = cv2.threshold(paperness, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
        corners = _four_corners(np.asarray(mask, dtype=np.uint8))
        if corners is not None and not _lies_square(corners):
            return np.asarray(corners / scale, dtype=np.float32)
    return None


def flatten(picture: Grey, corners: Corners) -> Grey:
    """Return the sheet between `corners` as an upright rectangle; one close to A4 gets its proportions."""
    top_left, top_right, bottom_right, bottom_left = corners
    across = max(np.linalg.norm(top_right - top_left), np.linalg.norm(bottom_right - bottom_left))
    down = max(np.linalg.norm(bottom_left - top_left), np.linalg.norm(bottom_right - top_right))
    longer, shorter = max(across, down), min(across, down)
    if abs(longer / shorter / _A4_RATIO - 1) < 0.15:
        longer = max(longer, shorter * _A4_RATIO)
        shorter = longer / _A4_RATIO
        across, down = (longer, shorter) if across > down else (shorter, longer)
    width, height = round(float(across)), round(float(down))
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    matrix = cv2.getPerspectiveTransform(corners, target)
    flat = cv2.warpPerspective(
        picture, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(flat, dtype=np.uint8)


def even_light(picture: Grey) -> Grey:
    """Return `picture` with the paper equally bright everywhere; ink keeps its darkness against it."""
    tiles = cv2.resize(
        halved(picture, _LIGHT_PIXELS), (_LIGHT_TILES * 8, _LIGHT_TILES * 8), interpolation=cv2.INTER_AREA
    )
    blocks = (
        tiles.reshape(_LIGHT_TILES, 8, _LIGHT_TILES, 8)
        .transpose(0, 2, 1, 3)
        .reshape(_LIGHT_TILES, _LIGHT_TILES, 64)
    )
    paper = np.percentile(blocks, 85, axis=2).astype(np.uint8)
    paper = cv2.GaussianBlur(cv2.dilate(paper, np.ones((3, 3), np.uint8)), (5, 5), 0)
    light = cv2.resize(paper, (picture.shape[1], picture.shape[0]), interpolation=cv2.INTER_CUBIC)
    return np.asarray(cv2.divide(picture, np.maximum(light, 40), scale=245), dtype=np.uint8)


def without_rules(picture: Grey) -> Grey:
    """Return `picture` with its ruled lines painted over, which make the engine take a table for a drawing.

    Only what runs on unbroken over a good part of the page is a rule: letters of small print that touch each
    other make lines as long as a word.
    """
    half = cv2.resize(picture, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    ink = cv2.adaptiveThreshold(half, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 17, 10)
    shortest = max(half.shape[1] // _RULE_SHARE, 10)
    # A rule that is a little aslant goes on a row higher or lower: thickened, it is one run again. Letters
    # of a word make such runs too, but they are high, and what is high and wide at once is no rule.
    across = _runs(cv2.dilate(ink, _ones(3, 1)), shortest)
    down = cv2.transpose(_runs(cv2.transpose(cv2.dilate(ink, _ones(1, 3))), shortest))
    if not cv2.countNonZero(across) and not cv2.countNonZero(down):
        return picture
    high = cv2.dilate(cv2.morphologyEx(ink, cv2.MORPH_OPEN, _ones(_RULE_PIXELS, 1)), _ones(3, 5))
    wide = cv2.dilate(cv2.morphologyEx(ink, cv2.MORPH_OPEN, _ones(1, _RULE_PIXELS)), _ones(5, 3))
    rules = cv2.max(cv2.subtract(across, high), cv2.subtract(down, wide))
    if cv2.countNonZero(rules) == 0:
        return picture
    paper = cv2.morphologyEx(half, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8))
    size = picture.shape[1], picture.shape[0]
    rules = cv2.resize(rules, size, interpolation=cv2.INTER_NEAREST)
    rules = cv2.dilate(rules, np.ones((3, 3), np.uint8))
    cleaned = picture.copy()
    cv2.copyTo(np.asarray(cv2.resize(paper, size, interpolation=cv2.INTER_LINEAR)), rules, cleaned)
    return cleaned


def _runs(ink: MatLike, length: int) -> MatLike:
    """Return what of `ink`, 0 or 255, goes on over its row for at least `length` dots.

    It is an opening by a row that long, in steps that double: the library takes as long as the row is.
    """
    if ink.shape[1] < length:
        return np.zeros_like(ink)
    kept, reach = ink, 1
    while reach < length:
        step = min(reach, length - reach)
        kept, reach = cv2.min(kept[:, :-step], kept[:, step:]), reach + step
    kept, reach = cv2.copyMakeBorder(kept, 0, 0, length - 1, length - 1, cv2.BORDER_CONSTANT, value=(0,)), 1
    while reach < length:
        step = min(reach, length - reach)
        kept, reach = cv2.max(kept[:, :-step], kept[:, step:]), reach + step
    return kept


def _ones(rows: int, columns: int) -> Grey:
    return np.ones((rows, columns), np.uint8)


def sharpen(picture: Grey) -> Grey:
    """Return `picture` with specks smoothed away and edges made steeper, for a second try at poor print."""
    calm = cv2.medianBlur(picture, 3)
    soft = cv2.GaussianBlur(calm, (0, 0), 2.0)
    return np.asarray(cv2.addWeighted(calm, 1.8, soft, -0.8, 0), dtype=np.uint8)


def _paper_maps(small: Colour) -> list[Grey]:
    """Return pictures in which paper is bright: by light, and by lack of colour where the table is bright."""
    lab = cv2.cvtColor(small, cv2.COLOR_RGB2LAB)
    light = cv2.morphologyEx(lab[:, :, 0], cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8))
    chroma = np.hypot(lab[:, :, 1].astype(np.float32) - 128, lab[:, :, 2].astype(np.float32) - 128)
    plain = np.clip(light.astype(np.float32) - 2.5 * chroma, 0, 255).astype(np.uint8)
    blurred = [cv2.GaussianBlur(found, (5, 5), 0) for found in (light, plain)]
    return [np.asarray(found, dtype=np.uint8) for found in blurred]


def _four_corners(mask: Grey) -> Corners | None:
    opened = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((7, 7), np.uint8))
    contours, _ = cv2.findContours(opened, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not contours:
        return None
    hull = cv2.convexHull(max(contours, key=cv2.contourArea))
    whole = float(mask.shape[0] * mask.shape[1])
    area = cv2.contourArea(hull)
    if not _SMALLEST_SHARE < area / whole < _LARGEST_SHARE:
        return None
    length = cv2.arcLength(hull, True)
    for tolerance in (0.01, 0.015, 0.02, 0.03, 0.045):
        outline = cv2.approxPolyDP(hull, tolerance * length, True)
        if len(outline) == 4:
            corners = outline.reshape(4, 2).astype(np.float32)
            inside = cv2.contourArea(corners) / area
            return _in_order(corners) if inside > 0.93 else None
    return None


def _lies_square(corners: Corners) -> bool:
    """Tell whether the sides run exactly along those of the picture, as no hand holds a camera.

    It is then a white field on a screen or in a letterhead, and what stands around it belongs to the letter.
    """
    top_left, top_right, bottom_right, bottom_left = corners
    slants = (
        top_left[1] - top_right[1],
        bottom_left[1] - bottom_right[1],
        top_left[0] - bottom_left[0],
        top_right[0] - bottom_right[0],
    )
    return max(abs(float(slant)) for slant in slants) <= _SQUARE_PIXELS


def _in_order(corners: Corners) -> Corners:
    """Return corners clockwise from the top left."""
    sums, differences = corners.sum(axis=1), np.diff(corners, axis=1)[:, 0]
    ordered = [corners[i] for i in (sums.argmin(), differences.argmin(), sums.argmax(), differences.argmax())]
    return np.array(ordered, dtype=np.float32)
