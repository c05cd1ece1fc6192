"""What a person found wrong in the reading of a letter: kept beside the letter, applied before folding."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, Final, TypeAlias

from overview import _payload
from overview.errors import CorrectionError, PayloadError
from overview.tie_paths import TIE_PATH, Tied
from parsers.facts import Deadline, DeadlineKind, Direction, Facts, ListedDebt, Plan, Stage

Value: TypeAlias = str | int | bool | None
"""What a fact can be corrected to: a JSON scalar that is no fraction."""

OWNER: Final = "owner"
"""The author of what the owner of a vault corrects; a counsellor's word has a name."""
MAX_CENTS = 10**12
"""Ten billion euro: no debt of a household comes near, and sums of many stay exact everywhere."""
MAX_ITEMS = 500
"""More deadlines or references than any letter has."""
_DEADLINE = re.compile(r"deadlines\.(0|[1-9]\d{0,3})(?:\.(kind|date|amount_cents))?")
_REFERENCE = re.compile(r"references\.(0|[1-9]\d{0,3})")
_AMOUNTS = ("amount_due_cents", "principal_cents", "interest_cents", "costs_cents", "paid_cents")
_DEBT = re.compile(rf"details\.debts\.(0|[1-9]\d{{0,3}})\.(creditor|{'|'.join(_AMOUNTS)})")
_ITEM = re.compile(r"(deadlines|references|details\.debts)\.(\d+)((?:\.\w+)?)")
LOST: Final = "lost."
"""Before the path of a correction of an earlier letter that finds no place in the one made of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One fact of one letter as a person has it.

    `path` is that of `parse --json`: ``amount_due_cents``, ``deadlines.0.date``, ``references.2``. A value
    of `None` says that the letter does not state it; for ``deadlines.N`` and ``references.N`` it takes the
    item out. A number one past the last adds an item. `undone` takes the correction itself back.
    ``details.debts.N.creditor`` and its amounts are those of one of several debts in the letter.
    ``lost.`` before a path: said of a letter that this one was made of, where it finds no place.
    ``tie.N.LETTER.M`` says whether debt N of this letter is debt M of another: see `overview.ties`.
    """

    letter_id: str
    path: str
    value: Value
    author: str
    reason: str
    made_at: datetime
    undone: bool = False


def _cents(value: Value) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError("not a whole number of cents")
    if not 0 <= value <= MAX_CENTS:
        raise ValueError("not an amount that can be owed")
    return value


def _text(value: Value) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("not a text")
    return value


def _day(value: Value) -> date:
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        raise ValueError("not a day as YYYY-MM-DD")
    return date.fromisoformat(value)


def _flag(value: Value) -> bool:
    if not isinstance(value, bool):
        raise ValueError("not true or false")
    return value


def _one_of(kinds: type[StrEnum]) -> Callable[[Value], StrEnum]:
    def convert(value: Value) -> StrEnum:
        if not isinstance(value, str) or value not in {kind.value for kind in kinds}:
            raise ValueError(f"not one of {', '.join(kinds)}")
        return kinds(value)

    return convert


_REQUIRED: dict[str, Callable[[Value], object]] = {
    "is_claim": _flag,
    "direction": _one_of(Direction),
    "stage": _one_of(Stage),
    "direct_debit": _flag,
    "disputed": _flag,
}
_OPTIONAL: dict[str, Callable[[Value], object]] = {
    **dict.fromkeys(("addressee", "sender", "creditor", "iban", "payment_reference"), _text),
    **dict.fromkeys(
        (
            "amount_due_cents",
            "principal_cents",
            "interest_cents",
            "costs_cents",
            "paid_cents",
            "refund_cents",
        ),
        _cents,
    ),
    "letter_date": _day,
    "plan": _one_of(Plan),
}
_OF_DEADLINE: dict[str, Callable[[Value], object]] = {"kind": _one_of(DeadlineKind), "date": _day}

CORRECTABLE = (*_REQUIRED, *_OPTIONAL)
"""The facts of a letter that stand by themselves; beside them ``deadlines.N…`` and ``references.N``."""


def checked(correction: Correction) -> Correction:
    """Return the correction if its path names a fact and its value can be one.

    Raises:
        CorrectionError: The path or the value cannot be.
    """
    _converted(correction.path, correction.value)
    match = TIE_PATH.fullmatch(correction.path)
    if match is not None and not correction.letter_id < match[2]:
        raise CorrectionError(correction.path, "names its two letters in another order")
    return correction


def item_of(path: str) -> tuple[str, int, str] | None:
    """Return list, number and rest of the path of an item, as ``deadlines``, 0 and ``.date``; else `None`."""
    match = _ITEM.fullmatch(path)
    return None if match is None else (match[1], int(match[2]), match[3])


def _converted(path: str, value: Value) -> object:
    """Return `value` as the type that the fact at `path` has."""
    try:
        if path in _REQUIRED:
            return _REQUIRED[path](value)
        if path in _OPTIONAL:
            return None if value is None else _OPTIONAL[path](value)
        if (match := _DEADLINE.fullmatch(path)) and int(match[1]) < MAX_ITEMS:
            return _converted_deadline(match[2], value)
        if (match := _REFERENCE.fullmatch(path)) and int(match[1]) < MAX_ITEMS:
            return None if value is None else _text(value)
        if (match := _DEBT.fullmatch(path)) and int(match[1]) < MAX_ITEMS:
            convert = _text if match[2] == "creditor" else _cents
            return None if value is None else convert(value)
        if TIE_PATH.fullmatch(path):
            return _one_of(Tied)(value)
        if path.startswith(LOST) and not path.startswith(LOST * 2):
            return _converted(path.removeprefix(LOST), value)
    except ValueError as error:
        raise CorrectionError(path, str(error)) from error
    raise CorrectionError(path, "names no fact that can be corrected")


def _converted_deadline(name: str | None, value: Value) -> object:
    if name is None:
        if value is not None:
            raise ValueError("a whole deadline can only be taken out; correct its kind, date or amount_cents")
        return None
    if name == "amount_cents":
        return None if value is None else _cents(value)
    return _OF_DEADLINE[name](value)


def encode_correction(correction: Correction) -> bytes:
    """Return the correction as the bytes that are sealed in the vault.

    Raises:
        CorrectionError: The path or the value cannot be.
    """
    checked(correction)
    if correction.made_at.tzinfo is None:
        raise ValueError("made_at is not an aware instant")
    return _payload.encode(
        {
            "letter_id": correction.letter_id,
            "path": correction.path,
            "value": correction.value,
            "author": correction.author,
            "reason": correction.reason,
            "made_at": correction.made_at.astimezone(UTC).isoformat(),
            "undone": correction.undone,
        }
    )


_FIELDS = frozenset({"letter_id", "path", "value", "author", "reason", "made_at", "undone"})


def decode_correction(payload: bytes) -> Correction:
    """Return the correction in `payload`.

    Raises:
        PayloadError: The bytes are no correction, or of a version that this program does not read.
        CorrectionError: It names no fact, or a value that the fact cannot have.
    """
    fields = _payload.decode(payload, "correction", _FIELDS)
    texts = {name: fields[name] for name in ("letter_id", "path", "author", "reason", "made_at")}
    if not all(isinstance(text, str) for text in texts.values()):
        raise PayloadError("correction", "a text is missing")
    value, undone = fields["value"], fields["undone"]
    if not isinstance(undone, bool) or not (value is None or isinstance(value, str | int | bool)):
        raise PayloadError("correction", "a value of another type")
    try:
        made_at = datetime.fromisoformat(str(texts["made_at"]))
    except ValueError as error:
        raise PayloadError("correction", "made_at is no instant") from error
    if made_at.utcoffset() != UTC.utcoffset(None):
        raise PayloadError("correction", "made_at is not in UTC")
    return checked(
        Correction(
            letter_id=str(texts["letter_id"]),
            path=str(texts["path"]),
            value=value,
            author=str(texts["author"]),
            reason=str(texts["reason"]),
            made_at=made_at,
            undone=undone,
        )
    )


def effective(corrections: Iterable[Correction]) -> dict[str, tuple[Correction, ...]]:
    """Return, by letter, the corrections that hold: of each path the newest; an undone one counts as none.

    Taking back the newest correction of a path brings back the one before it.
    """
    newest: dict[tuple[str, str], Correction] = {}
    for one in sorted(corrections, key=lambda c: (c.made_at, c.author, c.reason, repr(c.value))):
        if not one.undone:
            newest[one.letter_id, one.path] = checked(one)
    by_letter: dict[str, list[Correction]] = {}
    for (letter_id, _), one in newest.items():
        by_letter.setdefault(letter_id, []).append(one)
    return {letter: tuple(sorted(ones, key=lambda c: _order(c.path))) for letter, ones in by_letter.items()}


def _order(path: str) -> tuple[object, ...]:
    """Order paths so that items are added one after another, ``deadlines.2`` before ``deadlines.10``."""
    return tuple((0, int(step), "") if step.isdigit() else (1, 0, step) for step in path.split("."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """Facts after correction, and the paths of corrections that no longer find their place in them."""

    facts: Facts
    not_applied: tuple[str, ...]


def correct(facts: Facts, corrections: Sequence[Correction]) -> Corrected:
    """Return `facts` with its corrections; what a person set needs no review any more."""
    if not corrections:
        return Corrected(facts=facts, not_applied=())
    # The names and types of these fields were checked one by one when the corrections were decoded.
    plain: dict[str, Any] = {
        c.path: _converted(c.path, c.value) for c in corrections if c.path in CORRECTABLE
    }
    lists = [c for c in corrections if c.path not in CORRECTABLE]
    deadlines, lost_deadlines = _correct_deadlines(facts.deadlines, lists)
    references, lost_references = _correct_references(facts.references, lists)
    set_paths = {c.path for c in corrections}
    reviewed = tuple(
        path for path in facts.review if path not in set_paths and path.rsplit(".", 1)[0] not in set_paths
    )
    elsewhere = [c.path.removeprefix(LOST) for c in corrections if c.path.startswith(LOST)]
    debts, lost_debts = _correct_debts(facts.details.debts, lists)
    lost = (
        *lost_deadlines,
        *lost_references,
        *lost_debts,
        *(path for path in elsewhere if path not in set_paths),
    )
    details = replace(facts.details, debts=debts)
    changed = replace(
        facts, **plain, deadlines=deadlines, references=references, review=reviewed, details=details
    )
    return Corrected(facts=changed, not_applied=lost)


def _correct_deadlines(
    deadlines: tuple[Deadline, ...], corrections: Sequence[Correction]
) -> tuple[tuple[Deadline, ...], list[str]]:
    """Apply ``deadlines.N…``; a new one needs a date and is a payment deadline unless a kind is given."""
    changes: dict[int, dict[str | None, object]] = {}
    for one in corrections:
        if match := _DEADLINE.fullmatch(one.path):
            changes.setdefault(int(match[1]), {})[match[2]] = _converted(one.path, one.value)
    kept: list[Deadline | None] = list(deadlines)
    lost: list[str] = []
    for index in sorted(changes):
        fields = changes[index]
        before = kept[index] if index < len(kept) else None
        day = fields.get("date", before.day if before else None)
        if index > len(kept) or (before is None and None in fields) or not isinstance(day, date):
            lost += [f"deadlines.{index}" + (f".{name}" if name else "") for name in fields]
            continue
        kind = fields.get("kind", before.kind if before else DeadlineKind.PAYMENT)
        amount = fields.get("amount_cents", before.amount_cents if before else None)
        changed = None
        if None not in fields:
            changed = Deadline(
                kind=DeadlineKind(str(kind)),
                day=day,
                amount_cents=amount if isinstance(amount, int) else None,
            )
        if index == len(kept):
            kept.append(changed)
        else:
            kept[index] = changed
    return tuple(deadline for deadline in kept if deadline is not None), lost


def _correct_debts(
    debts: tuple[ListedDebt, ...], corrections: Sequence[Correction]
) -> tuple[tuple[ListedDebt, ...], list[str]]:
    """Apply ``details.debts.N…``: another creditor or amount of a debt that is there."""
    kept = list(debts)
    lost: list[str] = []
    for one in corrections:
        match = _DEBT.fullmatch(one.path)
        if match is None:
            continue
        if int(match[1]) < len(kept):
            # The name is one of the pattern's, and its value was converted to what the field has.
            changed: dict[str, Any] = {match[2]: _converted(one.path, one.value)}
            kept[int(match[1])] = replace(kept[int(match[1])], **changed)
        else:
            lost.append(one.path)
    return tuple(kept), lost


def _correct_references(
    references: tuple[str, ...], corrections: Sequence[Correction]
) -> tuple[tuple[str, ...], list[str]]:
    """Apply ``references.N``: another number, none, or one more."""
    kept: list[str | None] = list(references)
    lost: list[str] = []
    for one in corrections:
        match = _REFERENCE.fullmatch(one.path)
        if match is None:
            continue
        index, number = int(match[1]), None if one.value is None else str(one.value)
        if index > len(kept) or (index == len(kept) and number is None):
            lost.append(one.path)
        elif index == len(kept):
            kept.append(number)
        else:
            kept[index] = number
    return tuple(number for number in kept if number is not None), lost
