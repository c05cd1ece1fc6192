"""The marks of pages as JSON values: one form to cross a pipe and to seal."""

from __future__ import annotations

from collections.abc import Sequence

from mailbox_ingest.strict_json import Fields
from parsers.page_mark import PageMark


def encode_marks(marks: Sequence[PageMark]) -> list[dict[str, object]]:
    """Return marks as JSON values."""
    return [
        {
            "number": mark.number,
            "total": mark.total,
            "has_address": mark.has_address,
            "has_salutation": mark.has_salutation,
            "has_closing": mark.has_closing,
            "runs_on": mark.runs_on,
            "breaks_off": mark.breaks_off,
            "is_annex": mark.is_annex,
            "sender": mark.sender,
            "letter_date": None if mark.letter_date is None else mark.letter_date.isoformat(),
            "references": list(mark.references),
        }
        for mark in marks
    ]


def decode_mark(entry: object) -> PageMark:
    """Return the mark of one page.

    Raises:
        PayloadError: It is none.
    """
    fields = Fields("marks", entry)
    try:
        mark = PageMark(
            number=fields.integer_or_none("number"),
            total=fields.integer_or_none("total"),
            has_address=fields.flag("has_address"),
            has_salutation=fields.flag("has_salutation"),
            has_closing=fields.flag("has_closing"),
            runs_on=fields.flag("runs_on"),
            breaks_off=fields.flag("breaks_off"),
            is_annex=fields.flag("is_annex"),
            sender=fields.text_or_none("sender"),
            letter_date=fields.day_or_none("letter_date"),
            references=fields.items("references", _text),
        )
    except ValueError as exc:
        raise fields.problem("no page is marked like this") from exc
    fields.finish()
    return mark


def _text(entry: object) -> str:
    if not isinstance(entry, str):
        raise ValueError("a reference is not a string")
    return entry
