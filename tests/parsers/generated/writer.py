"""One letter being written: the hand, the numbers and the terms that its story strings together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from tests.parsers.generated import wordings as w
from tests.parsers.generated.content import Block, Box, Letter, Pairs, Rows, Strip, Text
from tests.parsers.generated.drawing import Draw
from tests.parsers.generated.saying import Saying, draw_saying
from tests.parsers.generated.senders import CIVIL, Person, Sender, draw_person, draw_sender
from tests.parsers.generated.truth import Truth
from tests.parsers.generated.wordings_later import ENGLISH

# Labels that cannot stand in a sentence as they are.
_IN_A_SENTENCE: Final = {"Vermelden bij betaling": "nummer", "Kenmerk betaling": "betalingskenmerk"}


def tidy(text: str) -> str:
    """The text with one full stop where a name that ends in one closes a sentence."""
    return text.replace("..", ".").replace(".,", ",") if text.count("..") else text


class Writer:
    """Writes one letter and keeps its truth in step with its words."""

    def __init__(self, d: Draw, kind: str, *, story: str, stage: str, english: bool = False) -> None:
        self.d = d
        self.english = english
        self.sender: Sender = draw_sender(d, kind)
        self.person: Person = draw_person(d)
        self.say: Saying = draw_saying(d, english=english)
        self.day: date = d.day()
        self.title: str | None = None
        self.subject = ""
        self.meta: list[tuple[str, str]] = []
        self.body: list[Block] = []
        self.strip: Strip | None = None
        self.story = story
        self.by_name = False
        self.reader = self.person.name
        self.truth = Truth(
            sender=self.sender.names, creditor=self.sender.names, letter_date=self.day, stage=stage
        )
        self._labelled: dict[str, str] = {}

    # words
    def label(self, role: str, *, kind: str | None = None) -> str:
        """A label for that role, the same one throughout the letter."""
        if role not in self._labelled:
            own = f"{role}:{kind or self.sender.kind}"
            tables = w.ENGLISH_LABELS if self.english else w.LABELS
            text = self.d.one(tables.get(own) or tables[role])
            self._labelled[role] = text.replace("{day}", self.say.full(self.day))
        return self._labelled[role]

    def phrase(self, dutch: Sequence[str], english: str, **values: str) -> str:
        """One of the sentences for this part, filled in."""
        text = self.d.one(ENGLISH[english] if self.english else dutch)
        known = {"phone": self.sender.phone, "website": self.sender.website, "email": self.sender.email}
        person = {"name": self.person.name, "surname": self.person.surname}
        title = {"title": "mevrouw" if self.person.title in ("Mevrouw", "Mw.") else "heer"}
        return tidy(text.format(**(known | person | title | values)))

    def add(self, text: str, *, bold: bool = False) -> None:
        """A paragraph, where there is anything to say."""
        text = tidy(text)
        if text:
            self.body.append(Box(text) if self.d.chance(0.04) else Text(text, bold))

    def later(self, days: int) -> date:
        """A day after the letter's own."""
        return self.day + timedelta(days=days)

    # numbers
    def number(self, role: str, *, kind: str | None = None, shown: float = 1.0) -> str:
        """A number by which the claim is known, among the labels above the letter."""
        d = self.d
        patterns = {
            "customer": ("9######", "#####9##", "9####", "@-9#####", "9## ### ###", "@@9#####", "9#########"),
            "invoice": (
                "20" + self.day.strftime("%y") + "-#####",
                "F9######",
                "9########",
                "@@@/" + self.day.strftime("%y") + "/####",
                "VF-#####",
                "9#####",
            ),
            "dossier": (
                "9#######",
                "@#####",
                self.day.strftime("%y") + "/#####",
                "D-9#####",
                "9#######.##",
                "@@@-####-##",
                "9######/@@",
            ),
        }
        number = d.number(d.one(patterns[role]))
        self.truth.references.append(number)
        if d.chance(shown):
            self.meta.append((self.label(role, kind=kind), number))
        return number

    def client(self) -> Sender:
        """The one for whom the sender collects: a creditor by another name than the sender's."""
        while True:
            client = draw_sender(self.d, self.d.one(CIVIL))
            if not set(client.name.split()) & set(self.sender.name.split()):
                self.truth.creditor = client.names
                return client

    # terms
    def due(self) -> tuple[str, date]:
        """A term for paying as the letter words it, and the day it comes to."""
        d, say = self.d, self.say
        if d.chance(0.55):
            day = self.later(d.between(7, 30))
            return self.phrase(w.DUE_DAY, "due_day", day=say.full(day), weekday=say.weekday(day)), day
        if not self.english and d.chance(0.2):
            n = d.one(tuple(w.WEEK_WORDS))
            return d.one(w.DUE_WEEKS).format(weeks=w.WEEK_WORDS[n]), self.later(n)
        n = d.one(tuple(w.NUMBER_WORDS))
        return self.phrase(w.DUE_TERM, "due_term", n=str(n), words=w.NUMBER_WORDS[n]), self.later(n)

    def deadline(self, kind: str, day: date, cents: int | None = None) -> None:
        """Note a day that counts."""
        if (kind, day, cents) not in self.truth.deadlines:
            self.truth.deadlines.append((kind, day, cents))

    # money
    def pay(self, cents: int, *, references: Sequence[tuple[str, str]]) -> None:
        """How, where and when to pay, in one of the ways letters say it."""
        d, say, truth = self.d, self.say, self.truth
        words, day = self.due()
        holder = self.sender.short if d.chance(0.3) else self.sender.name
        iban = self.sender.iban if d.chance(0.88) else d.iban()
        shown = " ".join(iban[i : i + 4] for i in range(0, len(iban), 4)) if d.chance(0.75) else iban
        label, reference = d.one(references) if references else ("", None)
        printed = reference
        if d.chance(0.35) or not references:
            label, reference = self.label("payment"), d.kenmerk()
            printed = reference
            if d.chance(0.7):
                printed = (
                    d.one((" ", ".")).join(reference[i : i + 4] for i in range(0, 16, 4))
                    if d.chance(0.9)
                    else reference
                )
            truth.references.append(reference)
        truth.amount_due_cents, truth.iban, truth.payment_reference = cents, iban, reference
        self.deadline("payment", day)
        amount = say.money(cents)
        way = d.weighted((("sentence", 5), ("block", 4), ("strip", 2)))
        if way == "sentence":
            noun = _IN_A_SENTENCE.get(label, label[:1].lower() + label[1:])
            ref = self.phrase(w.PAY_REF, "pay_ref", ref=str(printed), label=noun)
            self.add(self.phrase(w.PAY, "pay", amount=amount, due=words, iban=shown, holder=holder, ref=ref))
            return
        self.add(self.phrase(w.PAY_SHORT, "pay_short", amount=amount, due=words))
        if way == "strip":
            self.strip = Strip(amount_cents=cents, iban=shown, name=holder, reference=printed)
            return
        pairs = [(self.label("iban"), shown), (self.label("holder"), holder)]
        pairs.append((self.label("payment") if d.chance(0.7) else label, str(printed)))
        if d.chance(0.5):
            pairs.insert(0, (self.label("total"), amount))
        if d.chance(0.4):
            pairs.append((self.label("due"), say.full(day)))
        self.body.append(Pairs(tuple(pairs)))

    def table(
        self, rows: Sequence[tuple[str, int]], total: tuple[str, int], *, columns: tuple[str, ...] = ()
    ) -> None:
        """Lines with amounts and their total."""
        first = columns or (
            self.d.one(
                ("Description", "Details") if self.english else ("Omschrijving", "Specificatie", "Wat", "")
            ),
        )
        amount = "Amount" if self.english else self.d.one(("Bedrag", "Bedrag", "Te betalen", "In euro's"))
        self.body.append(
            Rows(
                columns=first,
                amount_column=amount,
                rows=tuple(((label,), cents) for label, cents in rows),
                totals=(total,),
            )
        )

    def parts(
        self, principal: int, *, interest: int = 0, costs: int = 0, paid: int = 0, costs_role: str = "costs"
    ) -> int:
        """A specification of a claim, and what it comes to."""
        rows = [(self.label("principal"), principal)]
        if interest:
            rows.append((self.label("interest"), interest))
        if costs:
            rows.append((self.label(costs_role), costs))
        if paid:
            rows.append((self.label("paid"), -paid))
        truth, total = self.truth, principal + interest + costs - paid
        truth.principal_cents, truth.interest_cents = principal, interest or None
        truth.costs_cents, truth.paid_cents = costs or None, paid or None
        self.table(rows, (self.label("open"), total))
        return total

    def done(self) -> Letter:
        """The letter with its salutation and its end."""
        body: list[Block] = [
            Text(self.phrase(w.GREETING[:1] if self.by_name else w.GREETING, "greeting")),
            *self.body,
        ]
        body.append(Text(self.phrase(w.HOURS, "hours")))
        signed = self.sender.name if self.d.chance(0.7) else self.sender.short
        team = (
            ""
            if self.english
            else self.d.one(("", "Afdeling Debiteurenbeheer", "Klantenservice", "Team Financiën"))
        )
        body.append(Text(self.phrase(w.CLOSING, "closing")))
        body += [Text(line) for line in (signed, team) if line]
        return Letter(
            story=self.story,
            english=self.english,
            say=self.say,
            sender=self.sender,
            person=self.person,
            reader=self.reader,
            day=self.day,
            title=self.title,
            subject=self.subject,
            meta=self.meta,
            body=[block for block in body if not (isinstance(block, Text) and not block.text)],
            strip=self.strip,
            truth=self.truth,
        )
