"""Names that a mail itself gives: of who writes for a house, of a private writer, and of the reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from parsers.directory import domain_stem
from parsers.document import Document
from parsers.facts import Evidence
from parsers.folding import fold, letters_and_digits
from parsers.layout import Layout
from parsers.lexicon import parties as words
from parsers.party_names import PartyName, clean_name, looks_like_organisation, looks_like_role, tokens_of
from parsers.sender_lines import Candidate

_WRITES_FOR: Final = re.compile(
    r"^[^\W\d_][\w.'’ -]*?\s(?P<for>(?:van|bij|from|at|of|voor|@)\s+)(?P<name>\S.*)$"
)
_LEAST: Final = 4
_GREETED: Final = re.compile(
    r"^\W*(?:(?:geachte?|beste|dear|hallo|hoi|hello|hi|hey|hee|he|ha|hai|lieve|waarde|dag|"
    r"goede ?(?:morgen|middag|navond|dag)|good (?:morning|afternoon|day))\s)?",
    re.IGNORECASE,
)
_GIVEN_NAME: Final = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ'’]+")
_FIRST_ROWS: Final = 8
_MOST_WORDS: Final = 4
_NO_READER: Final = re.compile(
    r"klant|lid\b|leden|huurder|verzekerde|abonnee|bewoner|customer|member|team|heer|all"
)
_PRIVATE: Final = 0.9
_FITTING: Final = 1.4


def house_of(display_name: str, address: str | None) -> str:
    """The display name of a mail, without who writes for the house of its address: "Julia van Firm".

    A family name has the same form ("Henk van Dam"): there the address does not have the name alone.
    """
    found = _WRITES_FOR.match(display_name.strip())
    if found is None:
        return display_name
    stem = domain_stem(address or "").replace("-", "")
    house = letters_and_digits(found["name"])
    whole = letters_and_digits(found["for"] + found["name"])
    if len(stem) < _LEAST or len(house) < _LEAST or whole in stem:
        return display_name
    return found["name"] if house.startswith(stem) or stem.startswith(house) else display_name


def reader_tokens(document: Document, layout: Layout) -> frozenset[str]:
    """The words of the reader's own names: of the salutation, also when it is the bare first name."""
    found: set[str] = set()
    for row in layout.rows[:_FIRST_ROWS] if document.is_mail_body else layout.rows[: 5 * _FIRST_ROWS]:
        for cell in row:
            line = cell.text.strip()
            greeting = _GREETED.match(line)
            start = greeting.end() if greeting is not None and greeting.group().strip() else 0
            if not start and not (document.is_mail_body and line.endswith((",", "!")) and len(row) == 1):
                continue
            names = line[start:].split(",")[0].rstrip(" ,!:").split(" ")
            if not 1 <= len(names) <= _MOST_WORDS or not all(_GIVEN_NAME.fullmatch(name) for name in names):
                continue
            name = PartyName(text=" ".join(names), known=None)
            if looks_like_organisation(name) or _NO_READER.search(fold(name.text)):
                continue
            if tokens_of(name.text) & tokens_of(_sender_of(document)):
                continue
            found |= name.tokens
    return frozenset(found)


def private_mail_sender(document: Document) -> Iterator[Candidate]:
    """The person whose name a plain mail comes from, told best when the address has a word of it."""
    mail = document.mail
    if mail is None or not document.is_mail_body or not mail.sender_name or "@" in mail.sender_name:
        return
    name = clean_name(mail.sender_name)
    if name is None or looks_like_role(name.text) or looks_like_organisation(name):
        return
    if len(name.text.split()) < 2 or words.DESK.match(fold(name.text)):
        return
    local = letters_and_digits((mail.sender_address or "").split("@")[0])
    fits = any(len(token) >= _LEAST and token in local for token in name.tokens)
    yield Candidate(
        name=name,
        place="from",
        weight=_FITTING if fits else _PRIVATE,
        evidence=Evidence(text=mail.sender_name),
    )


def _sender_of(document: Document) -> str:
    mail = document.mail
    return "" if mail is None else f"{mail.sender_name or ''} {domain_stem(mail.sender_address or '')}"
