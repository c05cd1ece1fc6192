"""What OCR passed over: letters that no word covers, kept for a second look while the rest is wiped."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from parsers.document import Word
from parsers.straighten import WORKING_HEIGHT, Grey, find_ink, reduced

_CROWD_PIXELS = 41
_DENSEST = 0.36
"""Share of ink over three or four lines from which they are a code or a drawing; bold print has 0.3."""

_HIGHEST_LINE = 0.05
_WHITE = 245


def keep_unread(picture: Grey, words: Sequence[Word]) -> Grey | None:
    """Return `picture` with only the print left that no word of `words` covers; `None` where there is none.

    The engine's own division of the page into text and drawings goes wrong on boxes and tables now and then,
    and leaves whole lines out without a sign.
    """
    small = reduced(picture, WORKING_HEIGHT)
    height, width = small.shape
    scale = max(small.shape) / max(picture.shape)
    labels, stats, good = find_ink(small)
    crowd = cv2.blur((labels > 0).astype(np.float32), (_CROWD_PIXELS, _CROWD_PIXELS))
    # A code is thinner at its edges than in its middle, so what is close to it goes too.
    drawn = cv2.dilate(
        (crowd >= _DENSEST).astype(np.uint8), np.ones((_CROWD_PIXELS, _CROWD_PIXELS), np.uint8)
    )
    covered = np.zeros((height, width), np.uint8)
    for word in words:
        slack = max(2, round((word.y1 - word.y0) * height * 0.25))
        left, top = max(round(word.x0 * width) - slack, 0), max(round(word.y0 * height) - slack, 0)
        covered[top : round(word.y1 * height) + slack, left : round(word.x1 * width) + slack] = 1
    boxes = stats[good]
    middles_x = boxes[:, cv2.CC_STAT_LEFT] + boxes[:, cv2.CC_STAT_WIDTH] // 2
    middles_y = boxes[:, cv2.CC_STAT_TOP] + boxes[:, cv2.CC_STAT_HEIGHT] // 2
    unread = boxes[(covered[middles_y, middles_x] == 0) & (drawn[middles_y, middles_x] == 0)]
    if len(unread) == 0:
        return None
    kept = _patches(unread, height=height, width=width)
    if not kept:
        return None
    left_over = np.full_like(picture, _WHITE)
    for left, top, right, bottom in kept:
        rows = slice(max(int(top / scale), 0), int(bottom / scale) + 1)
        columns = slice(max(int(left / scale), 0), int(right / scale) + 1)
        left_over[rows, columns] = picture[rows, columns]
    return left_over


def _patches(boxes: Grey, *, height: int, width: int) -> list[tuple[int, int, int, int]]:
    """Return the places of unread letters that stand side by side as print does."""
    marks = np.zeros((height, width), np.uint8)
    for left, top, across, down, _ in boxes:
        marks[top : top + down, left : left + across] = 1
    usual = max(int(np.median(boxes[:, cv2.CC_STAT_HEIGHT])), 3)
    joined = cv2.morphologyEx(marks, cv2.MORPH_CLOSE, np.ones((3, usual * 3 + 1), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    middles = labels[
        boxes[:, cv2.CC_STAT_TOP] + boxes[:, cv2.CC_STAT_HEIGHT] // 2,
        boxes[:, cv2.CC_STAT_LEFT] + boxes[:, cv2.CC_STAT_WIDTH] // 2,
    ]
    kept = []
    for label in range(1, count):
        left, top, across, down, _ = (int(value) for value in stats[label])
        letters = int((middles == label).sum())
        if letters and across >= 2 * usual and usual // 2 < down <= _HIGHEST_LINE * height:
            kept.append((left - usual, top - usual, left + across + usual, top + down + usual))
    return kept
