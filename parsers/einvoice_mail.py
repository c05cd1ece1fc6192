"""Electronic invoices that hang on a mail: each goes with the letter of the mail that it is the bill of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import PurePath
from typing import Final

from parsers.document import Document, Origin, Page, UnreadPart
from parsers.mail import Mail
from parsers.stated_payment import StatedPayment

_SUFFIXES: Final = frozenset({".xml", ".ubl"})
_MEDIA_TYPES: Final = frozenset({"application/xml", "text/xml", "application/vnd.oasis.ubl+xml"})
_MOST: Final = 20
"""Tried of one mail; each is opened, and a mail with more is an archive."""


def with_einvoices(
    mail: Mail, letters: Sequence[Document | UnreadPart], *, part: int
) -> tuple[Document | UnreadPart, ...]:
    """Return the letters of `mail`, those with an electronic invoice beside them with what it states.

    An invoice belongs to the one letter that names its number; where none or several do, to the only
    attachment that is a letter, or to the text of the mail where there is no other letter. One in a mail
    without any letter is laid out as a letter itself, which is then `part`.
    """
    invoices = _find_invoices(mail)
    if not invoices:
        return tuple(letters)
    if not any(isinstance(letter, Document) for letter in letters):
        if len(invoices) > 1:
            return tuple(letters)
        page = replace(_lay_out(invoices[0]), stated=invoices)
        name = mail.header.subject or "e-invoice"
        return Document(part=part, name=name, pages=(page,), mail=mail.header), *letters
    stated: dict[int, list[StatedPayment]] = {}
    for invoice in invoices:
        place = _find_letter(invoice, letters)
        if place is not None:
            stated.setdefault(place, []).append(invoice)
    return tuple(
        _with_stated(letter, stated[place]) if isinstance(letter, Document) and place in stated else letter
        for place, letter in enumerate(letters)
    )


def _lay_out(invoice: StatedPayment) -> Page:
    """Return an invoice as a page in the words that a bill would have, so that it is read as one."""
    from parsers.grid import lay_page
    from parsers.plain import lines_to_blocks

    euros, cents = divmod(invoice.amount_cents or 0, 100)
    rows = (
        ("", invoice.creditor),
        ("", "Factuur"),
        ("Factuurnummer: ", invoice.invoice_number),
        ("Factuurdatum: ", _day(invoice.issue_date)),
        ("Te betalen: ", f"€ {euros},{cents:02}"),
        ("Te betalen voor: ", _day(invoice.due_date)),
        ("Rekeningnummer: ", invoice.iban),
        ("Betalingskenmerk: ", invoice.payment_reference),
    )
    return lay_page(
        lines_to_blocks("\n\n".join(label + text for label, text in rows if text)), origin=Origin.MARKUP
    )


def _day(day: date | None) -> str | None:
    return day.strftime("%d-%m-%Y") if day else None


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
