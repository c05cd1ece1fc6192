"""Two readings of one place on paper: agreement is evidence, and where they differ a check decides."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import pairwise, product
from typing import Final

from parsers.banking import is_betalingskenmerk, is_creditor_reference
from parsers.document import Word
from parsers.stated_payment import is_account

AGREED: Final = 0.97
"""Confidence of a word that two engines, which err in different ways, both read."""

PROVEN: Final = 0.9
FORMED: Final = 0.7
UNDECIDED: Final = 0.3
"""Confidence of figures that are read in two ways with nothing to choose by: such a field goes to review."""

_ADDED: Final = 0.7
"""Confidence from which a word counts that only one of both has seen."""

_MOST_DIFFERENCES: Final = 5
_SAME: Final = str.maketrans({"–": "-", "—": "-", "’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "|": "I"})
_ALIKE: Final = str.maketrans("OoDQIl|iSsBZzG", "00001111558226")
_FIGURE: Final = re.compile(r"[0-9€]")
_EDGES: Final = " .,:;()[]*'\"!?"
_AMOUNT: Final = re.compile(r"-?(?:€|EUR)?-?(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{2}|-|--|=))?-?")
_POINT_FOR_COMMA: Final = re.compile(r"((?<![\d.])\d{1,3}(?:\.\d{3})+)\.(\d{2})(?!\d)")
"""Of ``1.234.56``; a number of a file can look so too, so a currency or a sum must tell that it is money."""

_CURRENCY: Final = re.compile(r"€|EUR")
_FORMS: Final = (
    re.compile(r"-?(?:€|EUR)?-?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,(?:\d{2}|-|--|=))?-?"),
    re.compile(r"(?:0?[1-9]|[12]\d|3[01])[-/.](?:0?[1-9]|1[0-2])[-/.](?:\d{2}|\d{4})"),
    re.compile(r"\d+(?:[-./]\d+)*"),
    # Figures are taken all at once, or a row of thirty of them could be divided in a billion ways.
    re.compile(r"[A-Z]{1,6}[-./]?\d++(?:[-./]?[A-Z]{0,3}\d++)*"),
    re.compile(r"\d{4}[A-Z]{2}"),
    re.compile(r"[a-z]+\d+|\d+[a-z]{1,8}|\d+%|\d+,\d+%"),
)
_IBAN: Final = re.compile(r"[A-Z]{2}\d{2} ?[A-Z0-9]{4}(?: ?[A-Z0-9]){7,22}")
_KENMERK: Final = re.compile(r"(?<![\dA-Z])(?:\d ?){15}\d(?!\d)")
_ISO_REFERENCE: Final = re.compile(r"\bRF\d\d(?: ?[A-Z0-9]){4,21}")


def weigh(
    first: Sequence[Word], second: Sequence[Word], *, amounts: Collection[int], only_figures: bool
) -> tuple[Word, ...]:
    """Return the words of one line, given what two engines read there.

    Args:
        first: In the order of the line, as `second`.
        second: Of the engine that was asked because the first was in doubt.
        amounts: Every amount on the page in cents, for sums to prove one of two amounts.
        only_figures: Leave words without figures as the first engine has them.
    """
    before: list[Word] = []
    groups = list(_groups(first, second))
    for index, (ours, theirs) in enumerate(groups):
        after = [word for later, _ in groups[index + 1 :] for word in later]
        before.extend(
            _choose(ours, theirs, around=(before, after), amounts=amounts, only_figures=only_figures)
        )
    return tuple(_with_comma(word, before[:index], amounts) for index, word in enumerate(before))


def amount_cents(text: str) -> int | None:
    """Return the amount that `text` alone is, with two decimals or a dash for them; `None` for all else.

    A point before the decimals of ``1.234.56`` is taken for a comma.
    """
    plain = text.replace(" ", "").strip(_EDGES.replace(",", ""))
    match = _AMOUNT.fullmatch(_POINT_FOR_COMMA.sub(r"\1,\2", plain))
    if match is None or match.group(2) is None:
        return None
    return int(match.group(1).replace(".", "")) * 100 + (
        int(match.group(2)) if match.group(2).isdigit() else 0
    )


def is_well_formed(text: str) -> bool:
    """Tell whether `text` has a form in which figures are written, rather than one that misreading makes."""
    plain = text.replace(" ", "").strip(_EDGES)
    return any(form.fullmatch(plain) for form in _FORMS)


def proofs_in(text: str) -> int:
    """Return how many numbers in `text` have right check digits, less the account numbers that have not."""
    count = 0
    for match in _IBAN.finditer(text):
        plain = match.group().replace(" ", "")
        count += 1 if any(is_account(plain[:end]) for end in range(15, len(plain) + 1)) else -1
    count += sum(is_betalingskenmerk(match.group().replace(" ", "")) for match in _KENMERK.finditer(text))
    return count + sum(
        is_creditor_reference(match.group().replace(" ", "")) for match in _ISO_REFERENCE.finditer(text)
    )


def adds_up(amount: int, amounts: Collection[int]) -> bool:
    """Tell whether `amount` stands on the page again or is the sum or the difference of two that do."""
    others = [other for other in amounts if other]
    return amount in others or any(amount - other in others or amount + other in others for other in others)


def _choose(
    ours: Sequence[Word],
    theirs: Sequence[Word],
    *,
    around: tuple[Sequence[Word], Sequence[Word]],
    amounts: Collection[int],
    only_figures: bool,
) -> Iterable[Word]:
    first, second = _plain(ours), _plain(theirs)
    if first == second:
        sure = max(_least(ours), _least(theirs), AGREED)
        return [replace(word, confidence=max(word.confidence, sure)) for word in ours]
    has_figures = _FIGURE.search(first + second) is not None
    if not ours or not theirs:
        alone = ours or theirs
        if ours and (only_figures or _least(ours) >= _ADDED):
            return ours
        return alone if _least(alone) >= _ADDED and (has_figures or not only_figures) else ()
    if not has_figures:
        return ours if only_figures or _mean(ours) > _mean(theirs) else theirs
    return _choose_figures(ours, theirs, around=around, amounts=amounts)


def _choose_figures(
    ours: Sequence[Word],
    theirs: Sequence[Word],
    *,
    around: tuple[Sequence[Word], Sequence[Word]],
    amounts: Collection[int],
) -> Iterable[Word]:
    before, after = (_spaced(words) for words in around)
    in_place = [f"{before} {_spaced(words)} {after}".strip() for words in (ours, theirs)]
    first, second = (proofs_in(text) for text in in_place)
    if first != second:
        return _with(ours if first > second else theirs, at_least=PROVEN)
    mixed = _proven_mixture(ours, theirs, before=before, after=after, to_beat=first)
    if mixed is not None:
        return _with(mixed, at_least=PROVEN)
    formed = [is_well_formed(_plain(words)) for words in (ours, theirs)]
    likelier = ours if _least(ours) > _least(theirs) else theirs
    cents = [amount_cents(_plain(words)) for words in (ours, theirs)]
    if _skeleton(ours) == _skeleton(theirs) and (formed[0] != formed[1] or None in cents):
        # They differ in signs that look alike or in points alone: the form tells which are meant.
        fits = formed if formed[0] != formed[1] else [found is not None for found in cents]
        chosen = likelier if fits[0] == fits[1] else ours if fits[0] else theirs
        return _with(chosen, at_least=FORMED)
    sums = [found is not None and adds_up(found, amounts) for found in cents]
    if sums[0] != sums[1]:
        return _with(ours if sums[0] else theirs, at_least=PROVEN)
    if formed[0] != formed[1]:
        likelier = ours if formed[0] else theirs
    return [replace(word, confidence=min(word.confidence, UNDECIDED)) for word in likelier]


def _proven_mixture(
    ours: Sequence[Word], theirs: Sequence[Word], *, before: str, after: str, to_beat: int
) -> Sequence[Word] | None:
    """Return the one mixture of both readings that check digits prove, where each misread another sign."""
    first, second = _spaced(ours), _spaced(theirs)
    places = [index for index, (a, b) in enumerate(zip(first, second, strict=False)) if a != b]
    if len(first) != len(second) or not 1 < len(places) <= _MOST_DIFFERENCES:
        return None
    found = set()
    for choice in product((first, second), repeat=len(places)):
        signs = list(first)
        for place, text in zip(places, choice, strict=True):
            signs[place] = text[place]
        mixture = "".join(signs)
        if proofs_in(f"{before} {mixture} {after}".strip()) > to_beat:
            found.add(mixture)
    if len(found) != 1:
        return None
    texts = found.pop().split(" ")
    return [replace(word, text=text) for word, text in zip(ours, texts, strict=True) if text]


def _groups(first: Sequence[Word], second: Sequence[Word]) -> Iterator[tuple[Sequence[Word], Sequence[Word]]]:
    """Yield the least groups of words of both that stand for the same piece of the line."""
    ours, theirs = _plain(first), _plain(second)
    our_starts, their_starts = _starts(first), _starts(second)
    cuts = {(0, 0), (len(ours), len(theirs))}
    for block in SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks():
        for step in range(block.size + 1):
            cut = block.a + step, block.b + step
            if cut[0] in our_starts and cut[1] in their_starts:
                cuts.add(cut)
    ordered = sorted(cuts)
    for (i, j), (k, m) in pairwise(ordered):
        yield (
            [word for start, word in zip(sorted(our_starts), first, strict=False) if i <= start < k],
            [word for start, word in zip(sorted(their_starts), second, strict=False) if j <= start < m],
        )


def _starts(words: Sequence[Word]) -> set[int]:
    starts, position = set(), 0
    for word in words:
        starts.add(position)
        position += len(word.text)
    return starts | {position}


def _with_comma(word: Word, before: Sequence[Word], amounts: Collection[int]) -> Word:
    """Return an amount with the comma that was read as a point, where a currency or a sum proves it."""
    text = _POINT_FOR_COMMA.sub(r"\1,\2", word.text)
    cents = amount_cents(text)
    if text == word.text or cents is None:
        return word
    labelled = _CURRENCY.search(word.text) or (before and _CURRENCY.fullmatch(before[-1].text))
    others = [other for other in amounts if other != cents]
    return replace(word, text=text) if labelled or adds_up(cents, others) else word


def _skeleton(words: Sequence[Word]) -> str:
    """Return letters and figures alone, those that OCR takes for each other as one."""
    plain = _plain(words).translate(_ALIKE).upper()
    return "".join(character for character in plain if character.isalnum())


def _with(words: Sequence[Word], *, at_least: float) -> list[Word]:
    return [replace(word, confidence=max(word.confidence, at_least)) for word in words]


def _plain(words: Sequence[Word]) -> str:
    return "".join(word.text for word in words).translate(_SAME)


def _spaced(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _least(words: Sequence[Word]) -> float:
    return min((word.confidence for word in words), default=0.0)


def _mean(words: Sequence[Word]) -> float:
    return sum(word.confidence for word in words) / len(words) if words else 0.0
