"""Contact: how the sender says it can be reached."""

from __future__ import annotations

import re
from typing import Final

from parsers.facts import ContactDetails
from parsers.layout import Layout
from parsers.letter_text import LetterText

_PHONE: Final = re.compile(
    r"(?<![\w.-])(?:\+31\s?(?:\(0\)\s?)?|\(?0)\d{1,3}\)?(?:[\s.-]{0,3}\d{2,4}){2,4}(?![\w-])"
)
_DATE: Final = re.compile(r"[0-3]?\d[\s.-]{1,3}[01]?\d[\s.-]{1,3}(?:19|20)\d\d")
"""A day in figures, which has the form of a telephone number too."""
_FREE_PHONE: Final = re.compile(r"(?<![\d-])0[89]00\s?[-–]?\s?\d{2,4}(?:\s?\d{2,3})?(?!\d)")
_EMAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_WEBSITE: Final = re.compile(
    r"(?<![\w@.-])(?:https?://)?(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:nl|com|eu|org|net|"
    r"example|be|de|frl)(?:/[\w./-]*)?",
    re.IGNORECASE,
)
_HANDLER: Final = re.compile(
    r"^(?:behandeld door|behandelaar|uw contactpersoon|contactpersoon|handled by|case handler|"
    r"dossierbehandelaar|contact)\W*(?P<name>.*)$"
)
_POST_BOX: Final = re.compile(
    r"(?:Postbus|POSTBUS|P\.?O\.? ?Box|P\.?O\.? ?BOX)\s\d{1,6},?\s\d{4}\s?[A-Z]{2}\s[A-Z'][\w'-]+"
    r"(?:\s(?:aan|den|de|der|op|bij|[A-Z][\w'-]+)\b(?!\.)){0,3}"
)
_HANDLER_IN_TEXT: Final = re.compile(
    r"\b(?:dossierbehandelaar|behandelaar|contactpersoon|case handler|contact person)"
    r"(?:\s(?:is|van uw dossier is))?"
    r"[:,\s]{1,3}(?P<name>(?:(?:de heer|mevrouw|dhr\.?|mevr\.?|mw\.?|mr\.?|ms\.?|mrs\.?)\s)?"
    r"(?-i:(?:[A-Z]\.\s?){1,4}"
    r"(?:(?:van|de|der|den|ten|ter|el|te)\s){0,3}[A-Z][\w'-]+))",
    re.IGNORECASE,
)
_DAY: Final = (
    r"(?:ma(?:andag)?|di(?:nsdag)?|wo(?:ensdag)?|do(?:nderdag)?|vr(?:ijdag)?|za(?:terdag)?|zo(?:ndag)?|"
    r"werkdagen|"
    r"weekdagen|dagelijks|mon(?:day)?|tue(?:sday)?|wed(?:nesday)?|thu(?:rsday)?|fri(?:day)?|"
    r"sat(?:urday)?|weekdays|"
    r"working days)\b\.?"
)
_TIME: Final = r"\d{1,2}(?:[.:]\d{2})?(?:\s?(?:uur|u\b|am\b|pm\b|a\.m\.|p\.m\.))?"
_TIMES: Final = rf"(?:van |tussen |from |between )?{_TIME}\s?(?:-|–|tot|en|to|and|until)\s?{_TIME}"
_DAYS: Final = rf"\b{_DAY}(?:\s?(?:tot en met|t/m|tot|-|–|to|until|through|en|and)\s?{_DAY})?"
_HOURS: Final = re.compile(
    rf"{_DAYS}[\s,:;(]{{0,3}}(?:(?:bereikbaar|geopend|open)\s)?{_TIMES}|{_TIMES}\s(?:op|on)\s{_DAYS}",
    re.IGNORECASE,
)
_OTHER_NUMBER: Final = re.compile(
    r"(?:klant|factuur|dossier|polis|relatie|debiteur|contract|zaak|customer|invoice|file)\w*[- ]?"
    r"(?:nummer|nr|number|no)?\W{0,3}(?:is\W{1,2})?$"
)
_OTHER_PHONE: Final = re.compile(r"juridisch loket|geldfit|schuldhulp|113|geschillen|hulpverlener")


def find_contact(layout: Layout, text: LetterText) -> ContactDetails | None:
    """Return how the sender can be reached, or `None` where the letter says nothing of it."""
    phone = email = website = handler = address = hours = None
    for block in layout.blocks:
        flat = block.text.replace("\n", " ")
        if phone is None:
            phone = _phone(flat, block.folded.replace("\n", " "))
        if email is None and (match := _EMAIL.search(flat)):
            email = match.group().rstrip(".")
        if website is None:
            website = next(
                (
                    match.group().rstrip("./")
                    for match in _WEBSITE.finditer(flat)
                    if "@" not in flat[max(0, match.start() - 1) : match.start() + 1]
                    and not _inside_email(flat, match)
                ),
                None,
            )
        if hours is None and (match := _HOURS.search(flat)):
            hours = " ".join(match.group().split())
        if handler is None and (match := _HANDLER_IN_TEXT.search(flat)):
            handler = " ".join(match["name"].split())
        if address is None and (match := _POST_BOX.search(flat)):
            address = " ".join(match.group().split()).rstrip(" -,.")
    for row in layout.rows:
        for cell in row:
            match = _HANDLER.match(cell.folded)
            if match is None or handler is not None or len(cell.text) > 60:
                continue
            value = cell.text[match.start("name") :].strip(" :")
            if not value:
                right = layout.right_of(cell)
                below = right[0] if right else layout.below(cell)
                value = below.text if below is not None else ""
            handler = value[:60] or None
    if not any((phone, email, website, handler, address, hours)):
        return None
    return ContactDetails(
        phone=phone, email=email, website=website, handler=handler, address=address, opening_hours=hours
    )


def _phone(flat: str, folded: str) -> str | None:
    for pattern in (_PHONE, _FREE_PHONE):
        for match in pattern.finditer(flat):
            around = folded[max(0, match.start() - 40) : match.end() + 10]
            digits = sum(character.isdigit() for character in match.group())
            if (
                8 <= digits <= 13
                and not _OTHER_PHONE.search(around)
                and not _OTHER_NUMBER.search(folded[max(0, match.start() - 30) : match.start()])
                and not re.search(r"iban|kvk|btw|nl\d\d", around[-60:])
            ):
                return " ".join(match.group().split())
    return None


def _inside_email(flat: str, match: re.Match[str]) -> bool:
    return any(email.start() <= match.start() < email.end() for email in _EMAIL.finditer(flat))
