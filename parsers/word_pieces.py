"""Pieces of words as a page draws them, made whole: letters spaced apart, print over print."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

# A raised figure is set in three quarters of the size of its line at most.
_RAISED_SHARE = 0.8
# Of a heading set wide: how many gaps it has at least, how long a fragment is, and in shares of a letter
# how far apart the two sizes of gap are and how large the smaller is. A space is half a letter wide.
_FEWEST_GAPS = 3
_FRAGMENT = 4
_STEP = 0.25
_WITHIN = 0.3


@dataclass(slots=True)
class Piece:
    """A word under construction, in points of the upright page; `at` is the index of its first character."""

    at: int
    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    bold: bool = False

    @property
    def size(self) -> float:
        return self.y1 - self.y0


def split_letterspaced(pieces: list[Piece]) -> list[Piece]:
    """Join runs of single letters that stand evenly apart, as in a letterspaced heading."""
    joined: list[Piece] = []
    run: list[Piece] = []
    for piece in pieces:
        if len(piece.text) == 1 and (not run or _follows(run[-1], piece)):
            run.append(piece)
            continue
        joined += _join_run(run)
        run = [piece] if len(piece.text) == 1 else []
        if not run:
            joined.append(piece)
    return joined + _join_run(run)


def _follows(before: Piece, piece: Piece) -> bool:
    size = max(before.size, piece.size, 0.1)
    return 0 <= piece.x0 - before.x1 < 1.6 * size and abs(piece.y1 - before.y1) < 0.2 * size


def _join_run(run: list[Piece]) -> list[Piece]:
    """Return the words of a letterspaced run: a gap well over the usual one parts two words."""
    if len(run) < 4:
        return run
    gaps = sorted(after.x0 - before.x1 for before, after in pairwise(run))
    usual = gaps[len(gaps) // 2]
    if usual > 0.95 * run[0].size:
        return run
    words = [run[0]]
    for before, piece in pairwise(run):
        if piece.x0 - before.x1 <= 1.6 * usual + 0.05 * piece.size:
            words[-1].text += piece.text
            words[-1].x1 = piece.x1
        else:
            words.append(piece)
    return words


def join_fragments(pieces: list[Piece]) -> list[Piece]:
    """Join what is left of a heading set wide, whose gaps are of two sizes: within words and between them.

    Where letters stand nearly as far apart as words do, some pairs are drawn closer than others, and the line
    comes in fragments ("L IEV ER S"). Ordinary print has one gap, as large as the larger one here.
    """
    joined: list[Piece] = []
    line: list[Piece] = []
    for piece in pieces:
        if line and not (_in_capitals(piece) and _follows(line[-1], piece)):
            joined += _join_line(line)
            line = []
        if _in_capitals(piece):
            line.append(piece)
        else:
            joined.append(piece)
    return joined + _join_line(line)


def _in_capitals(piece: Piece) -> bool:
    return not any(sign.isdigit() or sign.islower() for sign in piece.text)


def _join_line(line: list[Piece]) -> list[Piece]:
    gaps = sorted(after.x0 - before.x1 for before, after in pairwise(line))
    if (
        len(gaps) < _FEWEST_GAPS
        or gaps[0] < 0
        or sum(len(piece.text) < _FRAGMENT for piece in line) < _FEWEST_GAPS
    ):
        return line
    letters = sum(piece.x1 - piece.x0 for piece in line) / sum(len(piece.text) for piece in line)
    # The widest step between two gaps parts those within words from those between.
    step, small = max((after - before, before) for before, after in pairwise(gaps))
    one_size = step < _STEP * letters
    limit = gaps[-1] if one_size else small
    if limit > _WITHIN * letters:
        return line
    words = [line[0]]
    for before, piece in pairwise(line):
        if piece.x0 - before.x1 <= limit + 0.001 * piece.size:
            words[-1].text += piece.text
            words[-1].x1 = piece.x1
        else:
            words.append(piece)
    return words


def is_raised_figure(before: Piece, text: str, size: float) -> bool:
    """Tell whether `text` is a small figure after a large one: cents or a note, and no more of its number."""
    return text[:1].isdigit() and before.text[-1:].isdigit() and size < _RAISED_SHARE * before.size


def join_touching(pieces: list[Piece]) -> list[Piece]:
    """Join a piece to the one drawn before it where they touch, as after a change of face within a word."""
    joined: list[Piece] = []
    for piece in pieces:
        before = joined[-1] if joined else None
        if (
            before is not None
            and piece.at == before.at + len(before.text)
            and abs(piece.x0 - before.x1) < 0.04 * piece.size
            and abs(piece.y1 - before.y1) < 0.25 * piece.size
            and not is_raised_figure(before, piece.text, piece.size)
        ):
            before.text += piece.text
            before.x1 = piece.x1
            continue
        joined.append(piece)
    return joined


def without_repeats(pieces: list[Piece]) -> list[Piece]:
    """Drop words printed again over themselves, as some programs do to make them bold."""
    seen: dict[tuple[str, int, int], Piece] = {}
    kept: list[Piece] = []
    for piece in pieces:
        keys = [
            (piece.text, round(piece.x0 / 3) + dx, round(piece.y0 / 3) + dy)
            for dx in (0, -1, 1)
            for dy in (0, -1, 1)
        ]
        first = next((seen[key] for key in keys if key in seen), None)
        if first is not None and abs(first.x0 - piece.x0) < 1.5 and abs(first.y0 - piece.y0) < 1.5:
            first.bold = True
            continue
        seen[keys[0]] = piece
        kept.append(piece)
    return kept
