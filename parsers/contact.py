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
_OTHER_PHONE: Final = re.compile(r"juridisch loket|geldfit|schuldhulp|113|geschillen|hulpverlener")


def find_contact(layout: Layout, text: LetterText) -> ContactDetails | None:
    """Return how the sender can be reached, or `None` where the letter says nothing of it."""
    phone = email = website = handler = address = None
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
    if not any((phone, email, website, handler, address)):
        return None
    return ContactDetails(phone=phone, email=email, website=website, handler=handler, address=address)


def _phone(flat: str, folded: str) -> str | None:
    for pattern in (_PHONE, _FREE_PHONE):
        for match in pattern.finditer(flat):
            around = folded[max(0, match.start() - 40) : match.end() + 10]
            digits = sum(character.isdigit() for character in match.group())
            if (
                8 <= digits <= 13
                and not _OTHER_PHONE.search(around)
                and not re.search(r"iban|kvk|btw|nl\d\d", around[-60:])
            ):
                return " ".join(match.group().split())
    return None


def _inside_email(flat: str, match: re.Match[str]) -> bool:
    return any(email.start() <= match.start() < email.end() for email in _EMAIL.finditer(flat))
