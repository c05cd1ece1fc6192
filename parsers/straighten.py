"""How text lies in a picture: its slant, whether it runs down instead of across, how high its letters are."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]
_Points = NDArray[np.float64]

WORKING_HEIGHT = 1100
"""Of the picture in which letters are looked for: they are then 7 to 12 pixels high."""

_INK = 22
"""By which ink is darker than what stands around it."""

_MOST_POINTS = 30_000
_WIDEST_DEGREES = 9.0
_COARSE_DEGREES = 0.75
_FEWEST_LETTERS = 25


@dataclass(frozen=True, slots=True)
class Lie:
    """How text lies: `skew` in degrees to turn it back by, `sideways` where its lines run up or down.

    `letter_pixels` is the usual height of a letter in the picture, 0 where too few were found to tell
    anything.
    """

    skew: float
    sideways: bool
    letter_pixels: float


def find_lie(picture: Grey) -> Lie:
    """Return how the text in `picture` lies, from the spread of its ink over rows and columns."""
    small = reduced(picture, WORKING_HEIGHT)
    scale = max(small.shape) / max(picture.shape)
    letters, height = _find_letters(small)
    if len(letters) < _FEWEST_LETTERS:
        return Lie(skew=0.0, sideways=False, letter_pixels=0.0)
    across_skew, across = _best_slant(letters[:, 0], letters[:, 1])
    down_skew, down = _best_slant(letters[:, 1], letters[:, 0])
    sideways = down > 1.25 * across
    return Lie(skew=-down_skew if sideways else across_skew, sideways=sideways, letter_pixels=height / scale)


def reduced(picture: Grey, longest: int) -> Grey:
    """Return `picture` with its longest side brought down to `longest`; one that is no longer as it is."""
    picture = halved(picture, longest)
    if max(picture.shape) <= longest:
        return picture
    scale = longest / max(picture.shape)
    size = max(round(picture.shape[1] * scale), 1), max(round(picture.shape[0] * scale), 1)
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)


def shrunk(picture: Grey, factor: float) -> Grey:
    """Return `picture` at `factor` of its size, which is at most 1; no dot of it is passed over."""
    method = cv2.INTER_LINEAR if factor > 0.5 else cv2.INTER_AREA
    return np.asarray(cv2.resize(picture, None, fx=factor, fy=factor, interpolation=method), np.uint8)


def halved(picture: Grey, least: int) -> Grey:
    """Return `picture` at the smallest half of a half that keeps its longest side at `least` or more.

    Halves cost next to nothing; bringing it down by another share takes longer than finding its letters.
    """
    while max(picture.shape) >= 2 * least and min(picture.shape) >= 2:
        down, across = picture.shape[0] // 2, picture.shape[1] // 2
        even = picture[: 2 * down, : 2 * across]
        picture = np.asarray(cv2.resize(even, (across, down), interpolation=cv2.INTER_AREA), np.uint8)
    return picture


def turn(picture: Grey, degrees: float) -> Grey:
    """Return `picture` turned counter-clockwise by a small angle, edges filled with what lies beside them."""
    height, width = picture.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    turned = cv2.warpAffine(
        picture, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(turned, dtype=np.uint8)


def _find_letters(small: Grey) -> tuple[_Points, float]:
    """Return the places (x, y) of ink in letters, and the usual height of one; no rules or pictures."""
    labels, stats, good = find_ink(small)
    if good.sum() < _FEWEST_LETTERS:
        return np.empty((0, 2)), float(np.median(stats[good, cv2.CC_STAT_HEIGHT])) if good.any() else 0.0
    inked = np.flatnonzero(labels.ravel() != 0)
    inked = inked[good[labels.ravel()[inked]]]
    rows, columns = np.divmod(inked[:: max(len(inked) // _MOST_POINTS, 1)], small.shape[1])
    points = np.stack([columns, rows], axis=1).astype(np.float64)
    return points, float(np.median(stats[good, cv2.CC_STAT_HEIGHT]))


def _best_slant(along: _Points, over: _Points) -> tuple[float, float]:
    """Return the slant in degrees that gathers ink best into lines, and how well it does so."""
    coarse = np.arange(-_WIDEST_DEGREES, _WIDEST_DEGREES + 0.01, _COARSE_DEGREES)
    best = max(((_gathering(along, over, slant), float(slant)) for slant in coarse), default=(0.0, 0.0))
    for step in (0.25, 0.08):
        around = (best[1] + step * offset for offset in (-2, -1, 1, 2))
        best = max(best, *((_gathering(along, over, slant), slant) for slant in around))
    return best[1], best[0]


def _gathering(along: _Points, over: _Points, slant: float) -> float:
    """Return how sharply ink falls into lines of this slant: the squared steps between neighbouring rows."""
    angle = np.radians(slant)
    rows = over * np.cos(angle) - along * np.sin(angle)
    counts = np.bincount((rows - rows.min()).astype(np.int64)).astype(np.float64)
    return float(np.square(np.diff(counts)).sum())


def find_ink(small: Grey) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.bool_]]:
    """Return patches of ink in a picture 1100 pixels high: labels, statistics, and which may be letters.

    Statistics are those of OpenCV: left, top, width, height, area.
    """
    _, ink = cv2.threshold(cv2.subtract(cv2.blur(small, (41, 41)), small), _INK, 1, cv2.THRESH_BINARY)
    # The default algorithm takes three times as long.
    _, labels, stats, _ = cv2.connectedComponentsWithStatsWithAlgorithm(ink, 8, cv2.CV_32S, cv2.CCL_BBDT)
    widths, heights, areas = (
        stats[:, cv2.CC_STAT_WIDTH],
        stats[:, cv2.CC_STAT_HEIGHT],
        stats[:, cv2.CC_STAT_AREA],
    )
    good = (areas >= 6) & (heights >= 3) & (widths >= 2) & (heights <= 40) & (widths <= 90)
    good[0] = False
    return np.asarray(labels, np.int32), np.asarray(stats, np.int32), np.asarray(good, np.bool_)
