"""What a counsellor learned about reaching an organisation, without a word about any client."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Final

from consent.errors import ContactNoteError

_LENGTHS: Final = {"organisation": 100, "role": 100, "phone": 30, "email": 254, "note": 300}
_PHONE: Final = re.compile(r"\+?[0-9][0-9 ()/-]{1,28}[0-9]")
_MOST_PHONE_DIGITS: Final = 15
_MAIL: Final = re.compile(r"[^\s@,;<>\"]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.IGNORECASE)
# An account, or six figures in a row, also in groups: a number of a file, customer, bill or citizen. A day
# written with dashes and opening hours are neither.
_OF_A_CLIENT: Final = re.compile(r"[A-Z]{2}\d{2} ?[A-Z]{4}|\d(?:[ .]?\d){5}", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactNote:
    """How to reach an organisation, as a counsellor found on `checked_on`. Made by `make_note` alone.

    `role` says who answers, as a department or a task. What is not known is empty.
    """

    organisation: str
    role: str = ""
    phone: str = ""
    email: str = ""
    note: str = ""
    checked_on: date

    @property
    def subject(self) -> tuple[str, str]:
        """What it is about: a newer note of the same organisation and role takes its place."""
        return self.organisation.casefold(), self.role.casefold()


def make_note(
    *, organisation: str, role: str = "", phone: str = "", email: str = "", note: str = "", checked_on: date
) -> ContactNote:
    """Return a note in its one form: trimmed, in one Unicode form, single spaces.

    Raises:
        ContactNoteError: a field is too long, not printed or of another form; it names no way to reach
            anybody; or it looks like data of a client: an account, or a long number outside `phone`.
    """
    made = ContactNote(
        organisation=_tidy("organisation", organisation),
        role=_tidy("role", role),
        phone=_tidy("phone", phone),
        email=_tidy("email", email),
        note=_tidy("note", note),
        checked_on=checked_on,
    )
    if not made.organisation:
        raise ContactNoteError("organisation", "is empty")
    if not (made.phone or made.email or made.note):
        raise ContactNoteError("note", "names no way to reach anybody")
    digits = sum(character.isdigit() for character in made.phone)
    if made.phone and (not _PHONE.fullmatch(made.phone) or digits > _MOST_PHONE_DIGITS):
        raise ContactNoteError("phone", "is no telephone number")
    if made.email and not _MAIL.fullmatch(made.email):
        raise ContactNoteError("email", "is no mail address")
    for name in ("organisation", "role", "email", "note"):
        if _OF_A_CLIENT.search(getattr(made, name)):
            raise ContactNoteError(name, "looks like a number of a client")
    return made


def _tidy(name: str, value: str) -> str:
    """Return the one form of a text that will be shown in a terminal, where nothing unprinted may steer."""
    tidy = " ".join(word for word in unicodedata.normalize("NFC", value).split(" ") if word)
    if len(tidy) > _LENGTHS[name]:
        raise ContactNoteError(name, f"has more than {_LENGTHS[name]} characters")
    if not tidy.isprintable():
        raise ContactNoteError(name, "holds a character that is not printed")
    return tidy
