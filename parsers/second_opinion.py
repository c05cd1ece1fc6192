"""A second opinion: where the words of the first OCR engine are in doubt, the second reads the same print."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from parsers.banking import KENMERK_LENGTH, is_betalingskenmerk
from parsers.document import Word
from parsers.straighten import Grey
from parsers.two_readings import amount_cents, is_well_formed, proofs_in, weigh

if TYPE_CHECKING:
    from parsers.second_engine import Place, Sign

_POOR_PAGE: Final = 0.86
"""Confidence of a page below which the second engine reads all of it."""

_FAIR_PAGE: Final = 0.90
"""Confidence of a page below which it reads every amount and every long number again."""

_SURE_NUMBER: Final = 0.80
_SURE_WORD: Final = 0.60
"""Confidence below which a word is in doubt: in an amount or a long number, and in other figures."""

_LEAST_WORD: Final = 0.5
"""Confidence of a word that the second engine sees no print for; specks and strokes have less."""

_RUN_GAP: Final = 1.3
"""In heights of the word: what stands closer together is one number, one amount or one date."""

_LONG_NUMBER: Final = 5
_MARGIN_ACROSS: Final = 0.5
_MARGIN_DOWN: Final = 0.25
_HAS_FIGURE: Final = re.compile(r"[0-9€]")
_MONEY: Final = re.compile(r"€|\bEUR|\d[.,](?:[\dOolISB]{2}\b|-)")
_PART_OF_NUMBER: Final = re.compile(r"[A-Z]{2,4}[.,]?|[A-Z0-9OIlSBZ|]{4}|-|EUR")
_IBAN_SHAPE: Final = re.compile(r"[A-Z]{2} ?[0-9OIlSBZ]{2} ?[A-Z0-9]{4}(?: ?[A-Z0-9]){8,22}")


@dataclass(frozen=True, slots=True)
class _Run:
    """Words side by side that are one number, amount or date, and how far to their neighbours."""

    words: tuple[Word, ...]
    room_left: float
    room_right: float


def add_second_opinion(
    picture: Grey, words: Sequence[Word], *, confidence: float, stop_at: float = math.inf
) -> tuple[Word, ...]:
    """Return the words of a page, those in doubt weighed against what the second engine reads.

    Args:
        picture: The page, upright, straight and evenly lit, as the first engine saw it.
        words: Of the first engine.
        confidence: Of the first engine in the page as a whole, 0 to 1.
        stop_at: Monotonic time at which to give up.

    Raises:
        ReaderUnavailableError: the second engine is missing, failed or takes too long.
    """
    if confidence < _POOR_PAGE:
        return _read_all(picture, words, stop_at=stop_at)
    doubtful = [run for run in _runs(words) if _is_doubtful(run.words, all_numbers=confidence < _FAIR_PAGE)]
    return _read_runs(picture, words, doubtful, stop_at=stop_at) if doubtful else tuple(words)


def _read_all(picture: Grey, words: Sequence[Word], *, stop_at: float) -> tuple[Word, ...]:
    from parsers.second_engine import find_lines, read_lines

    places = find_lines(picture)
    height, width = picture.shape
    inside: dict[int, list[Word]] = {index: [] for index in range(len(places))}
    outside: list[Word] = []
    for word in words:
        x, y = (word.x0 + word.x1) / 2 * width, (word.y0 + word.y1) / 2 * height
        home = next(
            (
                index
                for index, place in enumerate(places)
                if place.left <= x < place.right and place.top <= y < place.bottom
            ),
            None,
        )
        if home is not None:
            inside[home].append(word)
        elif word.confidence >= _LEAST_WORD:
            outside.append(word)
    lines = [
        _words_of(signs, place, shape=(height, width))
        for place, signs in zip(places, read_lines(picture, places, stop_at=stop_at), strict=True)
    ]
    amounts = _amounts([*words, *(word for line in lines for word in line)])
    weighed = [
        word
        for index, theirs in enumerate(lines)
        for word in weigh(
            sorted(inside[index], key=lambda word: word.x0), theirs, amounts=amounts, only_figures=False
        )
    ]
    return (*weighed, *outside)


def _read_runs(
    picture: Grey, words: Sequence[Word], runs: Sequence[_Run], *, stop_at: float
) -> tuple[Word, ...]:
    from parsers.second_engine import read_lines

    places = [_place_of(run, shape=picture.shape) for run in runs]
    lines = read_lines(picture, places, stop_at=stop_at)
    chosen = {id(word): run for run in runs for word in run.words}
    amounts = _amounts(word for word in words if id(word) not in chosen)
    replaced = {
        id(run.words[0]): weigh(
            run.words,
            _words_of(signs, place, shape=picture.shape),
            amounts=amounts,
            only_figures=True,
        )
        for run, place, signs in zip(runs, places, lines, strict=True)
    }
    return tuple(
        better for word in words for better in (replaced.get(id(word), ()) if id(word) in chosen else (word,))
    )


def _runs(words: Sequence[Word]) -> Iterator[_Run]:
    """Yield the numbers, amounts and dates on a page; words come line by line."""
    start = 0
    while start < len(words):
        if not _HAS_FIGURE.search(words[start].text) and not _PART_OF_NUMBER.fullmatch(words[start].text):
            start += 1
            continue
        end = start + 1
        while end < len(words) and _goes_on(words[end - 1], words[end]):
            end += 1
        run = tuple(words[start:end])
        if any(_HAS_FIGURE.search(word.text) for word in run):
            yield _Run(
                run,
                room_left=_gap(words[start - 1], run[0]) if start else 1.0,
                room_right=_gap(run[-1], words[end]) if end < len(words) else 1.0,
            )
        start = end


def _goes_on(word: Word, following: Word) -> bool:
    if not _HAS_FIGURE.search(following.text) and not _PART_OF_NUMBER.fullmatch(following.text):
        return False
    height = max(word.y1 - word.y0, following.y1 - following.y0)
    # Heights are fractions of a page that is higher than wide, gaps of its width: A4 for all pages will do.
    return 0 <= _gap(word, following) < _RUN_GAP * height * 2**0.5


def _gap(word: Word, following: Word) -> float:
    """Return how far `following` stands to the right of `word`; 1 where it does not stand beside it."""
    overlap = min(word.y1, following.y1) - max(word.y0, following.y0)
    least = min(word.y1 - word.y0, following.y1 - following.y0)
    return max(following.x0 - word.x1, 0.0) if overlap > 0.3 * least and following.x0 > word.x0 else 1.0


def _is_doubtful(run: Sequence[Word], *, all_numbers: bool) -> bool:
    """Tell whether a run is worth a second look; days, house numbers and postcodes are only when unsure."""
    text = " ".join(word.text for word in run)
    digits = "".join(character for character in text if character.isdigit())
    counts = digits and (len(digits) >= _LONG_NUMBER or _MONEY.search(text) is not None)
    least = min(word.confidence for word in run)
    if not counts:
        return least < _SURE_WORD
    if all_numbers or least < _SURE_NUMBER:
        return True
    if _IBAN_SHAPE.search(text):
        return proofs_in(text) < 1
    if digits == text.replace(" ", "").strip(".,") and len(digits) == KENMERK_LENGTH:
        return not is_betalingskenmerk(digits)
    return _MONEY.search(text) is not None and not is_well_formed(text)


def _amounts(words: Collection[Word] | Iterator[Word]) -> frozenset[int]:
    found = (amount_cents(word.text) for word in words)
    return frozenset(cents for cents in found if cents)


def _place_of(run: _Run, *, shape: tuple[int, ...]) -> Place:
    from parsers.second_engine import Place

    rows, columns = shape
    top, bottom = min(word.y0 for word in run.words) * rows, max(word.y1 for word in run.words) * rows
    left, right = run.words[0].x0 * columns, run.words[-1].x1 * columns
    high = bottom - top
    across = _MARGIN_ACROSS * high
    return Place(
        max(int(left - min(across, run.room_left * columns / 2)), 0),
        max(int(top - _MARGIN_DOWN * high), 0),
        min(int(right + min(across, run.room_right * columns / 2)) + 1, columns),
        min(int(bottom + _MARGIN_DOWN * high) + 1, rows),
    )


def _words_of(signs: Sequence[Sign], place: Place, *, shape: tuple[int, ...]) -> tuple[Word, ...]:
    """Return the words that the signs of a line make; each as sure as its least sure sign."""
    rows, columns = shape
    margin = (place.bottom - place.top) * 0.15
    words: list[Word] = []
    for letters in _split(signs):
        first, last = letters[0].middle, letters[-1].middle
        half = (last - first) / (len(letters) - 1) / 2 if len(letters) > 1 else margin
        words.append(
            Word(
                text="".join(sign.text for sign in letters),
                x0=max((first - half) / columns, 0.0),
                y0=(place.top + margin) / rows,
                x1=min((last + half) / columns, 1.0),
                y1=(place.bottom - margin) / rows,
                confidence=min(sign.confidence for sign in letters),
            )
        )
    return tuple(words)


def _split(signs: Sequence[Sign]) -> Iterator[list[Sign]]:
    letters: list[Sign] = []
    for sign in signs:
        if sign.text != " ":
            letters.append(sign)
        elif letters:
            yield letters
            letters = []
    if letters:
        yield letters
