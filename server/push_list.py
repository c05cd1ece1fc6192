"""The list of letters that a sender wants to push: a CSV with a file, an address and what the letter says."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from mailbox_ingest.files import MEDIA_TYPES
from mailbox_ingest.push_types import PUSH_MEDIA_TYPES
from server.errors import LetterUnusableError, PushListError
from store import AddressText, AddressTextError

MAX_LIST_BYTES = 64 * 1024 * 1024
"""Some 300,000 lines."""
FILE_COLUMN, ADDRESS_COLUMN = "file", "address"


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterToPush:
    """A letter that is to be sent; its content is read when its turn comes."""

    name: str = field(repr=False)
    path: Path = field(repr=False)
    media_type: str
    address: AddressText = field(repr=False)
    claims: Mapping[str, object] | None = field(default=None, repr=False)
    "As the API writes them: names in camelCase, amounts in cents, days as 2026-03-02."


@dataclass(frozen=True, slots=True, kw_only=True)
class UnusableLine:
    """A line that cannot be sent as it is, and why."""

    name: str = field(repr=False)
    error: LetterUnusableError


def letter_to_push(
    path: Path, address: str, *, name: str | None = None, claims: Mapping[str, object] | None = None
) -> LetterToPush:
    """Return a letter to send.

    Raises:
        LetterUnusableError: The address is none, or the ending is of no kind that a host takes.
    """
    media_type = MEDIA_TYPES.get(path.suffix.lower())
    if media_type not in PUSH_MEDIA_TYPES:
        raise LetterUnusableError("media_type")
    try:
        parsed = AddressText.parse(address)
    except AddressTextError as exc:
        raise LetterUnusableError("address") from exc
    return LetterToPush(
        name=name or path.name, path=path, media_type=media_type, address=parsed, claims=claims or None
    )


def read_list(content: bytes, *, folder: Path) -> tuple[LetterToPush | UnusableLine, ...]:
    """Return the letters of a CSV, in order.

    The first line names the columns: ``file`` and ``address``, and any of `CLAIM_COLUMNS`. Columns are apart
    by commas or, as spreadsheets in Dutch write them, by semicolons. An empty cell says nothing.

    Args:
        content: UTF-8, with or without a byte order mark.
        folder: What the names of files are relative to.

    Raises:
        PushListError: It is no such list. A line that cannot be sent is an `UnusableLine`.
    """
    if len(content) > MAX_LIST_BYTES:
        raise PushListError("larger than a list may be")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as exc:
        raise PushListError("not in UTF-8") from exc
    first_line = text.split("\n", 1)[0]
    delimiter = ";" if first_line.count(";") > first_line.count(",") else ","
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        columns = [column.strip() for column in reader.fieldnames or ()]
        reader.fieldnames = columns
        rows = list(reader)
    except csv.Error as exc:
        raise PushListError("no CSV") from exc
    missing = {FILE_COLUMN, ADDRESS_COLUMN} - set(columns)
    unknown = set(columns) - {FILE_COLUMN, ADDRESS_COLUMN} - set(CLAIM_COLUMNS)
    if missing or unknown or len(set(columns)) != len(columns):
        raise PushListError("its first line must name the columns file and address, and no unknown ones")
    return tuple(_line(row, folder) for row in rows)


def _line(row: dict[str | None, str | None], folder: Path) -> LetterToPush | UnusableLine:
    # A line that is too long has its rest under None, one that is too short has None for a value.
    cells = {name: (value or "").strip() for name, value in row.items() if name is not None}
    name = cells[FILE_COLUMN]
    try:
        if None in row or None in row.values():
            raise LetterUnusableError("columns")
        if not name:
            raise LetterUnusableError("file")
        claims = {
            CLAIM_COLUMNS[column][0]: _claim(column, value)
            for column, value in cells.items()
            if column in CLAIM_COLUMNS and value
        }
        return letter_to_push(folder / name, cells[ADDRESS_COLUMN], name=name, claims=claims)
    except LetterUnusableError as exc:
        return UnusableLine(name=name, error=exc)


def _claim(column: str, value: str) -> object:
    try:
        return CLAIM_COLUMNS[column][1](value)
    except ValueError as exc:
        raise LetterUnusableError("claim", column) from exc


def _cents(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise ValueError("no whole number of cents")
    return int(text)


def _day(text: str) -> str:
    return date.fromisoformat(text).isoformat()


def _texts(text: str) -> list[str]:
    return [part.strip() for part in text.split("|") if part.strip()]


CLAIM_COLUMNS: Mapping[str, tuple[str, Callable[[str], object]]] = {
    "letter_date": ("letterDate", _day),
    "amount_due_cents": ("amountDueCents", _cents),
    "principal_cents": ("principalCents", _cents),
    "interest_cents": ("interestCents", _cents),
    "costs_cents": ("costsCents", _cents),
    "paid_cents": ("paidCents", _cents),
    "payment_deadline": ("paymentDeadline", _day),
    "payment_reference": ("paymentReference", str),
    "iban": ("iban", str),
    "creditor": ("creditor", str),
    "references": ("references", _texts),
}
"""Columns with what the letter says; several references in one cell are apart by ``|``."""
