"""Payment codes on a page: QR codes found in its picture, and read strictly by their rules."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl, unquote, urlsplit

from stdnum import bic as stdnum_bic

from parsers.stated_payment import StatedPayment, StatedSource, is_account

if TYPE_CHECKING:
    from PIL import Image

_SERVICE_TAG: Final = "BCD"
_VERSIONS: Final = ("001", "002")
_CHARACTER_SETS: Final = {
    "1": "utf-8",
    "2": "iso8859-1",
    "3": "iso8859-2",
    "4": "iso8859-4",
    "5": "iso8859-5",
    "6": "iso8859-7",
    "7": "iso8859-10",
    "8": "iso8859-15",
}
_IDENTIFICATION: Final = "SCT"
_MOST_BYTES: Final = 331
"""Of a payload: what a QR code of version 13 and level M holds, the largest that the guidelines allow."""

_MOST_ELEMENTS: Final = 12
_LONGEST: Final = {
    "name": 70,
    "iban": 34,
    "purpose": 4,
    "structured": 35,
    "unstructured": 140,
    "information": 70,
}
_AMOUNT: Final = re.compile(r"EUR(0|[1-9]\d{0,8})(?:\.(\d{1,2}))?")
_PURPOSE: Final = re.compile(r"[A-Z0-9]{1,4}")
_PLAIN_AMOUNT: Final = re.compile(r"(\d{1,9})(?:\.(\d{1,2}))?")
_GROUPS: Final = re.compile(r"(?:\d{4} ){2,}\d{1,4}")
_HOST: Final = re.compile(r"(?:[a-z0-9_](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{1,63}")
_WEB_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S{3,}", re.I)
_MOST_CODES: Final = 12
"""Read on one page; a letter has one or two, a sheet of stickers is none of our business."""

_SMALLEST_SIDE: Final = 40
"""Of a picture, in pixels: the smallest QR code has 21 squares and a margin around them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodesRead:
    """What the codes of one page say: payments, and the domains of web addresses that they lead to."""

    stated: tuple[StatedPayment, ...] = ()
    links: tuple[str, ...] = ()


def read_codes(picture: Image.Image, *, page: int) -> CodesRead:
    """Return what the codes in a picture say; a code that is broken or breaks its rules says nothing.

    Args:
        picture: In grey, in whatever turn.
        page: Its number, from 1.
    """
    import numpy as np
    import zxingcpp

    if min(picture.size) < _SMALLEST_SIDE:
        return CodesRead()
    # Of all kinds only this one: the others on letters steer machines for post, and looking for them costs
    # five times as much. Nor is a picture turned light for dark, or made smaller, which would double the cost
    # for every page: who prints a code to be paid by prints it dark on light.
    try:
        found = zxingcpp.read_barcodes(
            np.asarray(picture),
            formats=zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode]),
            try_invert=False,
            try_downscale=False,
        )
    except (ValueError, TypeError, RuntimeError, MemoryError):
        # Raised by the library on a picture that it cannot take; the letter is still read by its words.
        return CodesRead()
    return decode_codes((code.bytes for code in found[:_MOST_CODES] if code.valid), page=page)


def decode_codes(payloads: Iterable[bytes], *, page: int) -> CodesRead:
    """Return what the contents of the codes on one page say, each thing once."""
    stated: dict[StatedPayment, None] = {}
    links: dict[str, None] = {}
    for payload in payloads:
        payment = decode_epc(payload) or decode_payto(payload) or decode_kenmerk(payload)
        if payment is not None:
            stated[replace(payment, page=page)] = None
            continue
        domain = find_domain(payload)
        if domain is not None:
            links[domain] = None
    return CodesRead(stated=tuple(stated), links=tuple(links))


def decode_epc(payload: bytes) -> StatedPayment | None:
    """Return the payment of a credit transfer code; `None` where anything in it breaks the rules.

    Twelve elements, each on a line of its own: service tag, version, character set, identification, BIC,
    name, account, amount, purpose, structured and unstructured remittance, information. Those at the end may
    be left out when empty.

    Source: EPC069-12, Quick response code: guidelines to enable the data capture for the initiation of a SEPA
    credit transfer, version 2.1, https://www.europeanpaymentscouncil.eu.
    """
    if not payload.startswith(_SERVICE_TAG.encode()) or len(payload) > _MOST_BYTES:
        return None
    separator = b"\r\n" if b"\r\n" in payload else b"\n"
    raw = payload.split(separator)
    if raw[-1] == b"":
        # Many programs end the last line too, which the guidelines do not foresee; nothing is lost by it.
        raw.pop()
    if not 7 <= len(raw) <= _MOST_ELEMENTS or any(b"\r" in part or b"\n" in part for part in raw):
        return None
    charset = _CHARACTER_SETS.get(raw[2].decode("latin-1"))
    if charset is None:
        return None
    try:
        elements = [part.decode(charset) for part in raw]
    except UnicodeDecodeError:
        return None
    if any(not element.isprintable() for element in elements):
        return None
    elements += [""] * (_MOST_ELEMENTS - len(elements))
    (
        tag,
        version,
        _,
        identification,
        bic,
        name,
        iban,
        amount,
        purpose,
        structured,
        unstructured,
        information,
    ) = elements
    if tag != _SERVICE_TAG or version not in _VERSIONS or identification != _IDENTIFICATION:
        return None
    if not _fits_lengths(
        name=name, iban=iban, structured=structured, unstructured=unstructured, information=information
    ):
        return None
    if (purpose and not _PURPOSE.fullmatch(purpose)) or not name.strip() or (structured and unstructured):
        return None
    if (bic and not stdnum_bic.is_valid(bic)) or (not bic and version == "001"):
        return None
    if not is_account(iban):
        return None
    cents = _cents(_AMOUNT, amount)
    reference = _structured_reference(structured) if structured else _unstructured_reference(unstructured)
    if (amount and cents is None) or (structured and reference is None):
        return None
    return _stated(
        amount_cents=cents, iban=iban, payment_reference=reference, creditor=" ".join(name.split())
    )


def decode_payto(payload: bytes) -> StatedPayment | None:
    """Return the payment of a ``payto:`` address for an account by IBAN; `None` for any other content.

    Source: RFC 8905, sections 3 to 5 and 7.3.
    """
    if payload[:13].lower() != b"payto://iban/" or len(payload) > 2 * _MOST_BYTES:
        return None
    try:
        address = urlsplit(payload.decode("ascii"))
        pairs = (
            parse_qsl(address.query, keep_blank_values=True, strict_parsing=True, max_num_fields=12)
            if address.query
            else []
        )
    except ValueError:
        return None
    options = dict(pairs)
    path = [unquote(part) for part in address.path.split("/")[1:]]
    if len(options) != len(pairs) or not 1 <= len(path) <= 2 or address.fragment:
        return None
    iban = path[-1].upper()
    if not is_account(iban):
        return None
    amount = options.get("amount", "")
    currency, _, number = amount.partition(":")
    cents = _cents(_PLAIN_AMOUNT, number) if currency == "EUR" else None
    message, name = options.get("message", ""), options.get("receiver-name", "")
    if (
        (amount and cents is None)
        or not (message + name).isprintable()
        or len(message) > 140
        or len(name) > 70
    ):
        return None
    return _stated(
        amount_cents=cents,
        iban=iban,
        payment_reference=_unstructured_reference(message),
        creditor=" ".join(name.split()) or None,
    )


def decode_kenmerk(payload: bytes) -> StatedPayment | None:
    """Return the payment reference where a code holds just that: 16 digits with the right check digit."""
    from parsers.banking import is_betalingskenmerk

    text = payload.decode("latin-1")
    # The foot of an acceptgiro repeats one digit often enough to pass the check by chance.
    if not is_betalingskenmerk(text) or len(set(text)) < 4:
        return None
    return _stated(amount_cents=None, iban=None, payment_reference=text, creditor=None)


def find_domain(payload: bytes) -> str | None:
    """Return the domain of a web address in a code, in lower case; `None` where it is none.

    The rest of the address is dropped: it may hold a key to the reader's own payment page.
    """
    try:
        text = payload.decode("utf-8").strip()
    except UnicodeDecodeError:
        return None
    if len(text) > 2_000 or not _WEB_ADDRESS.fullmatch(text):
        return None
    try:
        host = urlsplit(text if "://" in text else f"https://{text}").hostname or ""
        plain = host.rstrip(".").encode("idna").decode("ascii").lower()
    except (ValueError, UnicodeError):
        return None
    return plain if _HOST.fullmatch(plain) and len(plain) <= 253 else None


def _fits_lengths(**elements: str) -> bool:
    return all(len(element) <= _LONGEST[name] for name, element in elements.items())


def _cents(form: re.Pattern[str], text: str) -> int | None:
    """Return an amount in cents; `None` where it has another form, or is nothing."""
    match = form.fullmatch(text)
    if match is None:
        return None
    cents = int(Decimal(f"{match.group(1)}.{match.group(2) or '0'}") * 100)
    return cents or None


def _structured_reference(text: str) -> str | None:
    """Return a reference by ISO 11649 or a Dutch one, without spaces, if its check digits hold."""
    from parsers.banking import is_betalingskenmerk, is_creditor_reference

    plain = text.replace(" ", "")
    return plain if is_creditor_reference(plain) or is_betalingskenmerk(plain) else None


def _unstructured_reference(text: str) -> str | None:
    words = " ".join(text.split())
    if _GROUPS.fullmatch(words):
        return words.replace(" ", "")
    return _structured_reference(words) or words or None


def _stated(
    *, amount_cents: int | None, iban: str | None, payment_reference: str | None, creditor: str | None
) -> StatedPayment:
    return StatedPayment(
        amount_cents=amount_cents,
        iban=iban,
        payment_reference=payment_reference,
        creditor=creditor,
        invoice_number=None,
        issue_date=None,
        due_date=None,
        source=StatedSource.PAYMENT_CODE,
    )
