"""The pen of a house style: it writes what is owed, in tables and in prose, and keeps the truth in step."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from tests.parsers.generated.content import Block, Grid, Pairs, Rows, Strip, Sum
from tests.parsers.generated.houses import phrases
from tests.parsers.generated.houses.amounts_in_words import spoken
from tests.parsers.generated.houses.hand import Hand, Number, Term
from tests.parsers.generated.houses.spinning import capital


class Pen(Hand):
    """Writes one letter of a house."""

    # money
    def pay(
        self,
        cents: int,
        ref: Number | None,
        *,
        term: Term | None = None,
        told: bool = False,
        iban: str = "",
        no_term: bool = False,
    ) -> None:
        """How much, when, where and with what mention; `told` where the amount stands above already."""
        d, truth, voice = self.d, self.truth, self.voice
        term = None if no_term else term or self.term()
        iban = iban or (self.sender.iban if d.chance(0.85) else d.iban())
        shown = " ".join(iban[i : i + 4] for i in range(0, len(iban), 4)) if d.chance(0.7) else iban
        holder = d.weighted(
            (
                (self.sender.name, 6),
                (self.sender.short, 3),
                (f"Stichting Derdengelden {self.sender.short}", 1 if voice == "formal" else 0),
            )
        )
        truth.amount_due_cents, truth.iban = cents, iban
        truth.payment_reference = ref.bare if ref else None
        if term:
            self.deadline("payment", term.day)
        tongue = "english" if self.english else "nl"
        pointed = told and self._stands(cents) and d.chance(0.6)
        plain = self.t(phrases.THIS_AMOUNT[tongue]) if pointed else self.in_words(cents)
        due = (
            term.words
            if term
            else self.t(
                "immediately" if self.english else "[per omgaande|direct|zo spoedig mogelijk|onmiddellijk]"
            )
        )
        day = self.say.full(term.day if term else self.day + timedelta(days=7))
        noun = ref.label[:1].lower() + ref.label[1:] if ref else ""
        refs = {"ref": ref.printed, "noun": noun, "Noun": ref.label} if ref else {}
        amounts = {
            "amount": plain,
            "Amount": capital(plain),
            "due": due,
            "day": day,
            "iban": shown,
            "holder": holder,
        }
        way = d.weighted((("all", 4), ("two", 3), ("pairs", 3), ("grid", 1), ("strip", 1)))
        if way == "all":
            mention = self.t(phrases.MENTION[tongue], **refs) if ref else ""
            self.add(phrases.PAY_ALL[voice], mention=mention, **amounts)
            return
        ask = (
            phrases.ASK[voice]
            if term
            else phrases.ASK[voice].replace(
                "U heeft tot en met {day} de tijd om {amount} te betalen.", "Betaal {amount} direct."
            )
        )
        self.add(ask, **amounts)
        if way == "two":
            mention = self.t(phrases.MENTION[tongue], **refs) if ref else ""
            tail = self.t(phrases.TAIL[tongue], **refs) if ref else ""
            self.add(phrases.HOW[voice], mention=mention, tail=tail, **amounts)
            return
        if way == "strip" and not told:
            self.strip = Strip(
                amount_cents=cents, iban=shown, name=holder, reference=ref.printed if ref else None
            )
            return
        self._details(cents, shown, holder, ref, term, grid=way == "grid")

    def _stands(self, cents: int) -> bool:
        """Whether the amount can be read above, so that a sentence may point at it."""
        shown = self.say.bare(cents)
        return any(
            shown in repr(block) or self.money(cents) in repr(block) or self._totals(block, cents)
            for block in self.body
        )

    @staticmethod
    def _totals(block: Block, cents: int) -> bool:
        return isinstance(block, Rows) and any(cents == total for _, total in block.totals)

    def in_words(self, cents: int) -> str:
        """The amount, now and then in words behind its figures, as bailiffs write it."""
        if self.voice == "formal" and self.d.chance(0.06):
            return f"{self.money(cents)} (zegge: {spoken(cents)})"
        return self.money(cents)

    def _details(
        self, cents: int, iban: str, holder: str, ref: Number | None, term: Term | None, *, grid: bool
    ) -> None:
        d, end = self.d, ".en" if self.english else ""
        label = phrases.LABELS
        pairs = [(self.t(label["iban" + end]), iban), (self.t(label["holder" + end]), holder)]
        if ref:
            pairs.append((ref.label if d.chance(0.5) else self.t(label["mention" + end]), ref.printed))
        if d.chance(0.5):
            pairs.insert(d.between(0, len(pairs)), (self.t(label["amount" + end]), self.money(cents)))
        if term and d.chance(0.5):
            pairs.insert(d.between(0, len(pairs)), (self.t(label["due" + end]), self.say.full(term.day)))
        if grid:
            self.body.append(
                Grid(columns=tuple(k for k, _ in pairs), rows=(tuple(v for _, v in pairs),), right=0)
            )
        else:
            self.body.append(Pairs(tuple(pairs)))

    def lines(self, rows: Sequence[tuple[str, int]], total: str, *, head: str = "") -> int:
        """Lines of money with their total, in a table, a column of pairs or a frame; returns the total."""
        said = [(self.t(label), cents) for label, cents in rows]
        whole = sum(cents for _, cents in said)
        self._spell(said, self.t(total), whole, head)
        return whole

    def _spell(self, said: list[tuple[str, int]], total: str, whole: int, head: str) -> None:
        d, say = self.d, self.say
        way = d.weighted((("table", 6), ("pairs", 2), ("frame", 2), ("grid", 2)))
        if way == "pairs":
            shown = [
                (label, ("-" if cents < 0 else "") + say.money(cents))
                for label, cents in [*said, (total, whole)]
            ]
            self.body.append(Pairs(tuple(shown)))
            return
        column = self.t(
            head or ("[Description|Item]" if self.english else "[Omschrijving|Specificatie||Onderdeel|Post|]")
        )
        amount = (
            "Amount"
            if self.english
            else d.one(("Bedrag", "Bedrag in €", "Euro", "Bedrag incl. btw", "Totaal"))
        )
        if way == "grid":
            rows = [
                (label, say.bare(cents) if cents >= 0 else f"-{say.bare(cents)}") for label, cents in said
            ]
            self.body.append(Grid(columns=(column, amount), rows=(*rows, (total, say.bare(whole))), right=1))
            return
        framed = way == "frame"
        self.body.append(
            Rows(
                columns=(column,),
                amount_column=amount,
                rows=tuple(((label,), cents) for label, cents in said),
                totals=() if framed else ((total, whole),),
            )
        )
        if framed:
            self.body.append(Sum(total, say.money(whole)))

    def claim(
        self,
        principal: int,
        *,
        interest: int = 0,
        costs: Sequence[tuple[str, int]] = (),
        paid: int = 0,
        labels: dict[str, str] | None = None,
    ) -> int:
        """A claim in its parts, in a table or in prose; returns what is left to pay."""
        truth, d, fee = self.truth, self.d, sum(cents for _, cents in costs)
        total = principal + interest + fee - paid
        truth.principal_cents = principal if total != principal or interest or fee or paid else None
        truth.interest_cents = interest or None
        truth.costs_cents, truth.paid_cents = fee or None, paid or None
        words = (CLAIM_ENGLISH if self.english else CLAIM) | (labels or {})
        if d.chance(0.16) and not self.english and len(costs) <= 1:
            self._in_prose(principal, interest, fee, paid, total)
            return total
        rows = [(words["principal"], principal)]
        rows += [(words["interest"], interest)] * bool(interest) + list(costs)
        rows += [(words["paid"], -paid)] * bool(paid)
        self.lines(rows, words["total"])
        return total

    def _in_prose(self, principal: int, interest: int, fee: int, paid: int, total: int) -> None:
        m = self.money
        parts = [self.t("[de hoofdsom van {x}|een hoofdsom van {x}|{x} aan hoofdsom]", x=m(principal))]
        if interest:
            parts.append(
                self.t(
                    (
                        "[{x} aan [wettelijke rente|rente|vervallen rente]|[rente|wettelijke rente] "
                        "ten bedrage van {x}]"
                    ),
                    x=m(interest),
                )
            )
        if fee:
            parts.append(
                self.t(
                    (
                        "[{x} aan [incassokosten|buitengerechtelijke "
                        "kosten]|[incassokosten|buitengerechtelijke kosten] van {x}]"
                    ),
                    x=m(fee),
                )
            )
        spoken = ", ".join(parts[:-1]) + " en " + parts[-1] if len(parts) > 1 else parts[0]
        less = (
            self.t(
                (
                    "[Hierop is {x} in mindering gebracht|U heeft hierop {x} betaald|Hiervan is {x} "
                    "reeds door ons ontvangen]. "
                ),
                x=m(paid),
            )
            + " "
            if paid
            else ""
        )
        self.add(
            "[De vordering bestaat uit|Het verschuldigde bedrag is opgebouwd uit|Onze vordering "
            "betreft] {spoken}. {less}"
            "[Per saldo bent u {x} verschuldigd.|Het totaal bedraagt {x}.|U bent thans in totaal "
            "{x} verschuldigd.|In totaal staat {x} open.]",
            spoken=spoken,
            less=less,
            x=m(total),
        )


CLAIM: Final = {
    "principal": "[Hoofdsom|Oorspronkelijke vordering|Openstaand factuurbedrag|Vordering|Uw "
    "factuur|Openstaande post(en)"
    "|Achterstallig bedrag|Achterstand|Openstaande nota|Bedrag vordering|Factuurbedrag]",
    "interest": "[Rente|Wettelijke rente|Rente tot en met {today}|Verschenen rente|Vertragingsrente|Rente ex "
    "art. 6:119 BW"
    "|Contractuele rente|Rente tot vandaag|Wettelijke rente t/m heden]",
    "paid": "[Reeds voldaan|Ontvangen betalingen|Af: reeds betaald|Betaald|Door ons ontvangen|Minus "
    "betalingen|Betaling(en)"
    "|In mindering|Uw betaling|Voldaan aan ons|Reeds ontvangen]",
    "total": "[Totaal te voldoen|Te betalen|Saldo|Restant|Totaal verschuldigd|Nog te voldoen|Totaal "
    "vordering|Totaal"
    "|Totaal openstaand|Te voldoen bedrag|Thans verschuldigd|Nog te betalen|Resteert te "
    "voldoen|Totaal door u te betalen]",
}
CLAIM_ENGLISH: Final = {
    "principal": "[Principal|Original debt|Outstanding invoice|Invoice amount|Principal sum]",
    "interest": "[Interest|Statutory interest|Interest accrued to date|Late payment interest]",
    "paid": "[Payments received|Less payments|Already paid|Paid to date]",
    "total": "[Total due|Balance outstanding|Amount due|Total payable|Outstanding balance]",
}
COLLECTING: Final = (
    "[Incassokosten|Buitengerechtelijke incassokosten|Buitengerechtelijke kosten|Kosten "
    "incasso|Incassokosten (WIK)|BIK"
    "|Invorderingskosten|Incassokosten conform wet|Kosten inc. btw]"
)
