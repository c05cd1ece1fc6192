"""The hand of a house style: its words, numbers and terms, and the letter from greeting to end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from tests.parsers.generated.content import Block, Letter, Small, Strip, Text
from tests.parsers.generated.drawing import Draw
from tests.parsers.generated.houses import phrases
from tests.parsers.generated.houses.naming import sender_of, street_line, town_line
from tests.parsers.generated.houses.spinning import spin
from tests.parsers.generated.saying import Saying, draw_saying
from tests.parsers.generated.senders import Person, Sender, draw_person
from tests.parsers.generated.truth import Truth
from tests.parsers.generated.writer import tidy

_OF_THIS: Final = re.compile(r"(?:(?:het|een) bedrag van|die|de) ((?:dit|het) )")
_SHAPES: Final = (
    "9#####",
    "9#######",
    "9#########",
    "@@9#####",
    "@-9####",
    "9##.###.###",
    "9### ####",
    "20{y}/9####",
    "{y}.9###.9##",
    "@@@{y}9###",
    "9#####-{y}",
    "{y}-9####",
    "9##-9###-##",
    "20{y}9#####",
    "@9# ### ###",
    "9####/@@",
    "{y}@@9####",
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it is printed, under its label; `bare` is what counts."""

    label: str
    printed: str
    bare: str


@dataclass(frozen=True, slots=True)
class Term:
    """A term as the letter words it, and the day it comes to."""

    words: str
    day: date


class Hand:
    """Writes one letter of a house, without a word on money."""

    def __init__(self, d: Draw, *, story: str, stage: str, names: str, voice: str = "") -> None:
        self.d, self.story = d, story
        self.voice = voice or d.weighted((("formal", 5), ("friendly", 4)))
        self.english = self.voice == "english"
        self.sender: Sender = sender_of(d, names)
        drawn = draw_person(d)
        self.person = Person(
            name=drawn.name, title=drawn.title, street=street_line(d), postcode_town=town_line(d)
        )
        self.say: Saying = draw_saying(d, english=self.english)
        self.day: date = d.day()
        self.title: str | None = None
        self.subject = ""
        self.meta: list[tuple[str, str]] = []
        self.body: list[Block] = []
        self.strip: Strip | None = None
        self.foot_notes: list[str] = []
        self.reader = self.person.name
        self.greets = True
        own = self.sender.names
        self.truth = Truth(sender=own, creditor=own, letter_date=self.day, stage=stage)
        self.date_label = self.t(
            phrases.DATE["english" if self.english else "bill" if stage == "invoice" else "nl"]
        )

    # words
    def t(self, text: str, **values: str) -> str:
        """One way of saying it, filled in."""
        sender, person = self.sender, self.person
        woman = person.title in ("Mevrouw", "Mw.")
        known = {
            "name": person.name,
            "surname": person.surname,
            "title": "mevrouw" if woman else "heer",
            "me": sender.name,
            "short": sender.short,
            "phone": sender.phone,
            "email": sender.email,
            "website": sender.website,
            "year": str(self.day.year),
            "last_year": str(self.day.year - 1),
            "today": self.say.full(self.day),
            "street": person.street,
        }
        said = tidy(spin(self.d, text).format(**(known | values)))
        return _OF_THIS.sub(r"\1", said)

    def add(self, text: str, **values: str) -> None:
        """A paragraph, where the choice is not to say nothing."""
        if said := self.t(text, **values):
            self.body.append(Text(said))

    def small(self, text: str, **values: str) -> None:
        """Small print at the end of the letter."""
        if said := self.t(text, **values):
            self.body.append(Small(said))

    def head(self, title: str, subject: str, **values: str) -> None:
        """The title in large letters, where there is one, and the subject line."""
        self.title = self.t(title, **values) or None
        self.subject = self.t(subject, **values)

    def before(self, low: int, high: int) -> str:
        """A day that is past, as the letter writes it."""
        return self.say.full(self.day - timedelta(days=self.d.between(low, high)))

    def money(self, cents: int) -> str:
        """An amount in a sentence."""
        return self.say.money(cents)

    # numbers
    def number(self, labels: str, shape: str = "", *, above: bool = True, counts: bool = True) -> Number:
        """A number of this claim; `above` puts it among the labels above the letter."""
        drawn = self.d.number((shape or self.d.one(_SHAPES)).replace("{y}", self.day.strftime("%y")))
        label = self.t(labels)
        if above:
            self.meta.append((label, drawn))
        if counts:
            self.truth.references.append(drawn)
        return Number(label, drawn, drawn)

    def kenmerk(self, labels: str = "", *, above: bool = False) -> Number:
        """A payment reference of sixteen digits, in groups or not."""
        bare = self.d.kenmerk()
        parts = [bare[i : i + 4] for i in range(0, 16, 4)]
        printed = self.d.weighted(
            ((" ".join(parts), 6), (".".join(parts), 2), ("-".join(parts), 1), (bare, 2))
        )
        nl = (
            "[Betalingskenmerk|Betaalkenmerk|Kenmerk "
            "betaling|Betaalreferentie|Betalingsnummer|Acceptgironummer]"
        )
        label = self.t(labels or ("[Payment reference|Reference number for payment]" if self.english else nl))
        if above:
            self.meta.append((label, printed))
        self.truth.references.append(bare)
        return Number(label, printed, bare)

    def client(self, names: str, labels: str = "", *, above: float = 0.5) -> Sender:
        """The one for whom the sender writes, who is owed in the end."""
        client = sender_of(self.d, names)
        while set(client.name.lower().split()) & set(self.sender.name.lower().split()):
            client = sender_of(self.d, names)
        self.truth.creditor = client.names
        if self.d.chance(above):
            self.meta.append(
                (
                    self.t(
                        labels
                        or (
                            "[Opdrachtgever|Inzake|Namens|Uw schuldeiser|Eiser|Cliënt|Voor rekening "
                            "van|Betreft vordering van]"
                        )
                    ),
                    client.name,
                )
            )
        return client

    # terms
    def fixed(self, low: int = 7, high: int = 30) -> Term:
        """A day named by its date."""
        day = self.day + timedelta(days=self.d.between(low, high))
        shown = self.say.weekday(day) if self.d.chance(0.15) else self.say.full(day)
        return Term(self.t(phrases.DUE_ENGLISH if self.english else phrases.DUE_DAY, day=shown), day)

    def term(self) -> Term:
        """A day or a number of days."""
        d = self.d
        if d.chance(0.5):
            return self.fixed()
        if self.english:
            n = d.one((7, 10, 14, 21, 30))
            return Term(self.t(phrases.DUE_TERM_ENGLISH, n=str(n)), self.day + timedelta(days=n))
        if d.chance(0.2):
            weeks = d.one(tuple(phrases.WEEKS))
            words = self.t(phrases.DUE_WEEKS, n=str(weeks), words=phrases.WEEKS[weeks])
            return Term(words, self.day + timedelta(weeks=weeks))
        n = d.one(tuple(phrases.NUMBERS))
        words = self.t(phrases.DUE_TERM, n=str(n), words=phrases.NUMBERS[n])
        return Term(words, self.day + timedelta(days=n))

    def deadline(self, kind: str, day: date, cents: int | None = None) -> None:
        """Note a day that counts."""
        if (kind, day, cents) not in self.truth.deadlines:
            self.truth.deadlines.append((kind, day, cents))

    def objection(self, text: str, days: int = 42) -> None:
        """How to object; the term is counted from the letter's own date."""
        self.add(text)
        self.deadline("objection", self.day + timedelta(days=days))

    def done(self) -> Letter:
        """The letter between its salutation and its end."""
        voice, sender = self.voice, self.sender
        body: list[Block] = [Text(self.t(phrases.GREETING[voice]))] if self.greets else []
        if self.truth.iban and not self.foot_notes and self.d.chance(0.15):
            banks = self.d.some(("ING", "Rabobank", "ABN AMRO", "Triodos", "BNG"), 2)
            self.foot_notes.append("   ".join(f"{bank} {self.d.iban()}" for bank in banks))
        prints = [block for block in self.body if isinstance(block, Small)]
        body += [block for block in self.body if not isinstance(block, Small)]
        if sender.phone:
            body.append(Text(self.t(phrases.QUESTIONS[voice])))
        if self.greets:
            body.append(Text(self.t(phrases.CLOSING[voice])))
            body.append(Text(sender.name if self.d.chance(0.6) else sender.short))
            if voice != "je":
                body.append(Text(self.t(phrases.TEAM_ENGLISH if self.english else phrases.TEAM)))
        body += prints
        return Letter(
            story=self.story,
            english=self.english,
            say=self.say,
            sender=sender,
            person=self.person,
            reader=self.reader,
            day=self.day,
            title=self.title,
            subject=self.subject or self.title or "",
            meta=self.meta,
            body=[block for block in body if not (isinstance(block, Text) and not block.text)],
            strip=self.strip,
            truth=self.truth,
            foot_notes=tuple(self.foot_notes),
            date_label=self.date_label,
        )
