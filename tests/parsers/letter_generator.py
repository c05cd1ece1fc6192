"""A generator of letters whose truth is known: senders, layouts and words are drawn anew for each seed."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from stdnum import iban as stdnum_iban

from parsers import Document
from parsers.banking import KENMERK_WEIGHTS
from tests.parsers.letter_pages import document_of

_FIRST: Final = (
    "Noorder",
    "Zuider",
    "Wester",
    "Ooster",
    "Maas",
    "Amstel",
    "Veluwe",
    "Kust",
    "Duin",
    "Berg",
    "Vecht",
)
_LAST: Final = ("mond", "dal", "veld", "haven", "land", "oord", "kamp", "rijk", "stroom", "zicht")
_TRADES: Final = (
    "{} Energie B.V.",
    "{} Wonen",
    "Woningstichting {}",
    "{} Verzekeringen N.V.",
    "Waterbedrijf {}",
    "{} Telecom B.V.",
    "Tandartspraktijk {}",
    "Autobedrijf {}",
    "Kinderopvang {}",
    "Gemeente {}",
    "Sportclub {}",
    "{} Webshop B.V.",
    "Stichting Bibliotheek {}",
    "Ziekenhuis {}",
    "{} Parkeren B.V.",
)
_COLLECTORS: Final = (
    "{} Incasso",
    "{} Gerechtsdeurwaarders",
    "Incassobureau {}",
    "{} Credit Management B.V.",
    "Deurwaarderskantoor {}",
)
_PEOPLE: Final = (
    "Mevrouw A. Verbeek",
    "De heer R.T. Kuiper",
    "Dhr. S. Bouali",
    "Mw. F.M. van den Akker",
    "Fam. Postuma",
)
_STREETS: Final = ("Eikenlaan 12", "Dorpsstraat 4a", "Marktplein 88", "Singel 301", "Zonnebloemweg 7")
_TOWNS: Final = (
    "3812 AB AMERSFOORT",
    "1015 XZ AMSTERDAM",
    "8021 CC Zwolle",
    "5611 DE EINDHOVEN",
    "9712 AA Groningen",
)
_MONTHS: Final = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
_DATE_LABELS: Final = ("Datum", "Datum:", "Dagtekening", "Briefdatum", "Datum brief:")
_DUE_LABELS: Final = (
    "Uiterste betaaldatum",
    "Vervaldatum",
    "Betalen vóór",
    "Te betalen voor",
    "Betaal uiterlijk",
)
_TOTAL_LABELS: Final = (
    "Te betalen",
    "Totaal te betalen",
    "Openstaand bedrag",
    "Totaal openstaand",
    "Door u te betalen",
    "Nog te voldoen",
    "Totaal verschuldigd",
    "Thans te voldoen",
    "Nog te betalen",
    "Totaal te voldoen",
    "Totaal verschuldigd bedrag",
)
_PRINCIPAL_LABELS: Final = (
    "Hoofdsom",
    "Factuurbedrag",
    "Oorspronkelijk bedrag",
    "Vordering",
    "Openstaande facturen",
)
_INTEREST_LABELS: Final = (
    "Rente tot heden",
    "Wettelijke rente",
    "Vervallen rente",
    "Rente",
    "Vertragingsrente",
)
_COST_LABELS: Final = (
    "Incassokosten",
    "Buitengerechtelijke incassokosten",
    "Administratiekosten",
    "Aanmaningskosten",
    "Herinneringskosten",
    "Buitengerechtelijke kosten",
    "WIK-kosten",
    "Invorderingskosten",
)
_PAID_LABELS: Final = (
    "Reeds betaald",
    "Ontvangen",
    "Reeds voldaan",
    "In mindering",
    "Af: betalingen",
    "Door u betaald",
)
_REFERENCE_LABELS: Final = (
    "Klantnummer",
    "Relatienummer",
    "Debiteurnummer",
    "Dossiernummer",
    "Ons kenmerk",
    "Factuurnummer",
    "Contractnummer",
    "Polisnummer",
    "Huurdernummer",
    "Notanummer",
)
_TITLES: Final = {
    "invoice": ("Factuur", "Nota", "Rekening", "Betaalverzoek"),
    "reminder": ("Herinnering", "Betalingsherinnering", "Herinnering betaling"),
    "final_notice": ("Aanmaning", "Laatste aanmaning", "Ingebrekestelling", "Laatste herinnering"),
    "collection": ("Sommatie", "Laatste sommatie", "Vordering van {creditor}", "Incasso vordering"),
}
_OPENINGS: Final = {
    "invoice": (
        "Hierbij ontvangt u onze nota.",
        "Voor onze diensten brengen wij u het volgende in rekening.",
    ),
    "reminder": (
        "Wij hebben uw betaling nog niet ontvangen.",
        "Misschien is het aan uw aandacht ontsnapt, maar onze nota staat nog open.",
    ),
    "final_notice": (
        "Ondanks onze herinnering hebben wij nog geen betaling ontvangen.",
        "U heeft niet gereageerd op onze herinnering. Daarom manen wij u aan.",
    ),
    "collection": (
        "Onze opdrachtgever {creditor} heeft ons de vordering op u ter incasso gegeven.",
        "Namens {creditor} sommeren wij u de onderstaande vordering te voldoen.",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class GeneratedLetter:
    """A letter drawn from a seed, with what is true of it."""

    seed: int
    text: str
    document: Document
    truth: dict[str, object] = field(default_factory=dict)


def generate(seed: int) -> GeneratedLetter:
    """Return the letter of a seed."""
    return _Drawing(random.Random(seed), seed).letter()


def iban_of(bank: str, number: int) -> str:
    """A Dutch account number with right check digits."""
    rest = f"{bank}{number:010}"
    return "NL" + str(stdnum_iban.calc_check_digits(f"NL00{rest}")) + rest


def kenmerk_of(number: int) -> str:
    """A 16-digit payment reference with the right check digit in front."""
    digits = f"{number:015}"
    total = sum(
        int(digit) * KENMERK_WEIGHTS[place % len(KENMERK_WEIGHTS)]
        for place, digit in enumerate(reversed(digits))
    )
    remainder = total % 11
    return str(remainder if remainder < 2 else 11 - remainder) + digits


class _Drawing:
    """One letter being drawn."""

    def __init__(self, dice: random.Random, seed: int) -> None:
        self._dice = dice
        self._seed = seed
        self._stage = dice.choice(tuple(_TITLES))
        place = dice.choice(_FIRST) + dice.choice(_LAST)
        self._creditor = dice.choice(_TRADES).format(place)
        other = dice.choice(_FIRST) + dice.choice(_LAST) + "se"
        self._sender = (
            dice.choice(_COLLECTORS).format(other) if self._stage == "collection" else self._creditor
        )
        self._day = date(2026, 1, 1) + timedelta(days=dice.randrange(360))
        self._due = self._day + timedelta(days=dice.randrange(7, 31))
        self._iban = iban_of(
            dice.choice(("ABNA", "RABO", "INGB", "BNGH", "TRIO")), dice.randrange(10**9, 10**10)
        )
        self._kenmerk = kenmerk_of(dice.randrange(10**13, 10**14))
        self._reference = self._draw_reference()
        self._reference_label = dice.choice(_REFERENCE_LABELS)
        self._dutch_cents = dice.random() < 0.85

    def _draw_reference(self) -> str:
        dice = self._dice
        return dice.choice(
            (
                f"{dice.randrange(10**5, 10**8)}",
                f"{dice.choice('ABDFK')}{dice.randrange(10, 99)}-{dice.randrange(10**3, 10**5)}",
                f"2026/{dice.randrange(10**4, 10**5)}",
                f"{dice.randrange(100, 999)}.{dice.randrange(100, 999)}.{dice.randrange(10, 99)}",
            )
        )

    def letter(self) -> GeneratedLetter:
        parts = self._amounts()
        text = "\n".join(
            [
                *self._head(),
                "",
                *self._title(),
                "",
                *self._table(parts),
                "",
                *self._demand(parts),
                *self._foot(),
            ]
        )
        return GeneratedLetter(
            seed=self._seed, text=text, document=document_of(text), truth=self._truth(parts)
        )

    def _amounts(self) -> dict[str, int]:
        dice = self._dice
        principal = dice.randrange(1500, 300000)
        parts = {"principal": principal, "interest": 0, "costs": 0, "paid": 0}
        if self._stage == "collection" or (self._stage == "final_notice" and dice.random() < 0.5):
            parts["costs"] = dice.choice((4000, principal * 15 // 100 + 1, 1250))
        if self._stage == "collection" and dice.random() < 0.8:
            parts["interest"] = dice.randrange(11, 4000)
        if self._stage != "invoice" and dice.random() < 0.3 and principal > 5000:
            parts["paid"] = dice.randrange(500, 4000)
        parts["due"] = principal + parts["interest"] + parts["costs"] - parts["paid"]
        return parts

    def _money(self, cents: int) -> str:
        euros = f"{cents // 100:,}".replace(",", ".")
        if cents % 100 == 0 and self._dice.random() < 0.5:
            return f"{euros},-"
        return f"{euros},{cents % 100:02}"

    def _date(self, day: date) -> str:
        return self._dice.choice(
            (
                f"{day.day} {_MONTHS[day.month - 1]} {day.year}",
                f"{day:%d-%m-%Y}",
                f"{day.day} {_MONTHS[day.month - 1]} {day.year}",
            )
        )

    def _head(self) -> list[str]:
        dice = self._dice
        address = [dice.choice(_PEOPLE), dice.choice(_STREETS), dice.choice(_TOWNS)]
        facts = [(dice.choice(_DATE_LABELS), self._date(self._day)), (self._reference_label, self._reference)]
        if dice.random() < 0.5:
            facts.append(
                ("Betalingskenmerk", " ".join(self._kenmerk[place : place + 4] for place in range(0, 16, 4)))
            )
            self._kenmerk_in_head = True
        else:
            self._kenmerk_in_head = False
        lines = ["   " + self._sender, "   Postbus 55, 1000 AA Utrecht", ""]
        match dice.randrange(3):
            case 0:  # labels to the left, under the address
                lines += ["   " + line for line in address] + [""]
                lines += [f"   {label:<24}{value}" for label, value in facts]
            case 1:  # a block of labels above their values, at the right
                right = [line for label, value in facts for line in (label, value)]
                left = address + [""] * max(0, len(right) - len(address))
                right += [""] * max(0, len(left) - len(right))
                lines += [f"   {one:<62}{other}".rstrip() for one, other in zip(left, right, strict=True)]
            case _:  # one row of labels over one row of values
                lines += ["   " + line for line in address] + [""]
                lines += ["   " + "".join(f"{label:<28}" for label, _ in facts).rstrip()]
                lines += ["   " + "".join(f"{value:<28}" for _, value in facts).rstrip()]
        return lines

    def _title(self) -> list[str]:
        title = self._dice.choice(_TITLES[self._stage]).format(creditor=self._creditor)
        lines = [f"   {self._dice.choice(('Betreft: ', '', 'Onderwerp: '))}{title}"]
        opening = self._dice.choice(_OPENINGS[self._stage]).format(creditor=self._creditor)
        if self._stage == "collection" and self._creditor not in opening + title:
            opening += f" Onze opdrachtgever: {self._creditor}."
        return [*lines, "", "   Geachte heer, mevrouw,", "", f"   {opening}"]

    def _table(self, parts: dict[str, int]) -> list[str]:
        dice = self._dice
        rows: list[tuple[str, str]] = []
        if parts["interest"] or parts["costs"] or parts["paid"]:
            rows.append((dice.choice(_PRINCIPAL_LABELS), self._money(parts["principal"])))
        if parts["interest"]:
            rows.append((dice.choice(_INTEREST_LABELS), self._money(parts["interest"])))
        if parts["costs"]:
            rows.append((dice.choice(_COST_LABELS), self._money(parts["costs"])))
        if parts["paid"]:
            rows.append((dice.choice(_PAID_LABELS), self._negative(parts["paid"])))
        rows.append((dice.choice(_TOTAL_LABELS), self._money(parts["due"])))
        layout = dice.randrange(5)
        if layout == 0 and len(rows) > 1:  # one row of labels over one row of amounts
            width = max(len(label) for label, _ in rows) + 4
            if width * len(rows) <= 96:
                return [
                    "   " + "".join(f"{label:<{width}}" for label, _ in rows).rstrip(),
                    "   " + "".join(f"{self._signed('€ ', value):<{width}}" for _, value in rows).rstrip(),
                ]
        if layout == 1 and len(rows) == 1:  # a box: the label above the amount
            label, value = rows[0]
            return [f"   {label}", f"   € {value}"]
        if layout == 2:  # labels that end in a colon, the amount right behind
            return [f"   {label}: {self._signed('€ ', value)}" for label, value in rows]
        sign = dice.choice(("€ ", "€", "EUR ", "€          "))
        return [f"   {label:<52}{self._signed(sign, value)}" for label, value in rows]

    def _negative(self, cents: int) -> str:
        return self._dice.choice(("{}-", "{} -", "-{}", "{}")).format(self._money(cents).replace(",-", ",00"))

    @staticmethod
    def _signed(sign: str, value: str) -> str:
        return f"-{sign}{value[1:]}" if value.startswith("-") else f"{sign}{value}"

    def _demand(self, parts: dict[str, int]) -> list[str]:
        dice = self._dice
        account = (
            " ".join(self._iban[place : place + 4] for place in range(0, 18, 4))
            if dice.random() < 0.7
            else self._iban
        )
        due = self._date(self._due)
        mention = self._kenmerk if self._kenmerk_in_head else self._reference
        how = dice.choice(("onder vermelding van", "o.v.v.", "met vermelding van"))
        name = self._sender
        days = (self._due - self._day).days
        when = dice.choice(
            (f"uiterlijk {due}", f"vóór {due}", f"binnen {days} dagen na de datum van deze brief")
        )
        amount = self._money(parts["due"])
        match dice.randrange(4):
            case 0:
                return [
                    f"   Wij verzoeken u dit bedrag {when} over te maken op {account}",
                    f"   ten name van {name}, {how} {mention}.",
                ]
            case 1:
                return [
                    f"   Betaal € {amount} {when} op rekeningnummer {account}",
                    f"   t.n.v. {name} {how} {mention}.",
                ]
            case 2:
                return [
                    f"   {dice.choice(_DUE_LABELS):<30}{due}",
                    f"   {'IBAN':<30}{account}",
                    f"   {'Ten name van':<30}{name}",
                    f"   {'Onder vermelding van':<30}{mention}",
                ]
            case _:
                return [
                    f"   Wilt u ervoor zorgen dat het bedrag {when} is bijgeschreven op",
                    f"   {account} van {name}? {how.capitalize()} {mention}.",
                ]

    def _foot(self) -> list[str]:
        return ["", "   Met vriendelijke groet,", "", f"   {self._sender}"]

    def _truth(self, parts: dict[str, int]) -> dict[str, object]:
        split = bool(parts["interest"] or parts["costs"] or parts["paid"])
        return {
            "is_claim": True,
            "direction": "owed",
            "sender": self._sender,
            "creditor": self._creditor,
            "letter_date": self._day.isoformat(),
            "stage": self._stage,
            "amount_due_cents": parts["due"],
            "principal_cents": parts["principal"] if split else None,
            "interest_cents": parts["interest"] or None,
            "costs_cents": parts["costs"] or None,
            "paid_cents": parts["paid"] or None,
            "iban": self._iban,
            "payment_reference": self._kenmerk if self._kenmerk_in_head else self._reference,
            "deadlines": [{"kind": "payment", "date": self._due.isoformat(), "amount_cents": None}],
        }
