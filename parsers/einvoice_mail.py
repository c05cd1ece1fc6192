"""Electronic invoices that hang on a mail: each goes with the letter of the mail that it is the bill of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import Final

from parsers.document import Document, UnreadPart
from parsers.mail import Mail
from parsers.stated_payment import StatedPayment

_SUFFIXES: Final = frozenset({".xml", ".ubl"})
_MEDIA_TYPES: Final = frozenset({"application/xml", "text/xml", "application/vnd.oasis.ubl+xml"})
_MOST: Final = 20
"""Tried of one mail; each is opened, and a mail with more is an archive."""


def with_einvoices(mail: Mail, letters: Sequence[Document | UnreadPart]) -> tuple[Document | UnreadPart, ...]:
    """Return the letters of `mail`, those with an electronic invoice beside them with what it states.

    An invoice belongs to the one letter that names its number; where none or several do, to the only
    attachment that is a letter, or to the text of the mail where there is no other letter.
    """
    invoices = _find_invoices(mail)
    if not invoices:
        return tuple(letters)
    stated: dict[int, list[StatedPayment]] = {}
    for invoice in invoices:
        place = _find_letter(invoice, letters)
        if place is not None:
            stated.setdefault(place, []).append(invoice)
    return tuple(
        _with_stated(letter, stated[place]) if isinstance(letter, Document) and place in stated else letter
        for place, letter in enumerate(letters)
    )


def _find_invoices(mail: Mail) -> tuple[StatedPayment, ...]:
    candidates = [
        attachment
        for attachment in mail.attachments
        if PurePath(attachment.name).suffix.lower() in _SUFFIXES or attachment.media_type in _MEDIA_TYPES
    ]
    if not candidates:
        return ()
    from parsers.einvoice import read_einvoice

    found = (read_einvoice(attachment.content) for attachment in candidates[:_MOST])
    return tuple(dict.fromkeys(stated for stated in found if stated is not None))


def _find_letter(invoice: StatedPayment, letters: Sequence[Document | UnreadPart]) -> int | None:
    documents = {
        place: letter for place, letter in enumerate(letters) if isinstance(letter, Document) and letter.pages
    }
    number = _plain(invoice.invoice_number or "")
    naming = [place for place, letter in documents.items() if len(number) > 3 and number in _text(letter)]
    attached = [place for place, letter in documents.items() if not letter.is_mail_body]
    for places in (naming, attached, list(documents)):
        if len(places) == 1:
            return places[0]
    return None


def _with_stated(letter: Document, stated: Sequence[StatedPayment]) -> Document:
    first, *others = letter.pages
    # Within a PDF there can be the same invoice once more.
    every = dict.fromkeys([*first.stated, *stated])
    return replace(letter, pages=(replace(first, stated=tuple(every)), *others))


def _text(letter: Document) -> str:
    return _plain("".join(word.text for page in letter.pages for word in page.words))


def _plain(text: str) -> str:
    return "".join(character for character in text if character.isalnum()).upper()
