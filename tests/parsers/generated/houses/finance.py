"""Banks, lenders and cards: overdrafts, statements, arrears, balances called in, ended cover."""

from __future__ import annotations

from typing import Final

from tests.parsers.generated.content import Grid, Letter, Pairs
from tests.parsers.generated.drawing import Draw
from tests.parsers.generated.houses.pen import Pen

BANK: Final = (
    "[{b} Bank N.V.~{b} Bank|{b}bank~{b}bank|Spaarbank {p}~Spaarbank {p}|Coöperatieve {p}bank U.A.~{p}bank]"
)
LENDER: Final = (
    "[{b} Krediet B.V.~{b} Krediet|{b} Finance~{b}|Voorschotbank {p}~Voorschotbank {p}|{b} Card "
    "Services~{b}|{b} Leningen~{b}]"
)
_CONTRACT: Final = "[Contractnummer|Overeenkomstnummer|Kredietnummer|Leningnummer|Klantnummer]"


def overdraft(d: Draw) -> Letter:
    """An account too far in the red: to be paid onto the citizen's own account."""
    last = d.chance(0.4)
    x = Pen(d, story="overdraft", stage="final_notice" if last else "reminder", names=BANK, voice="friendly")
    x.number("[Ons kenmerk|Dossiernummer|Kenmerk|Referentie]")
    own = d.iban()
    shown = " ".join(own[i : i + 4] for i in range(0, 18, 4))
    x.head(
        "",
        "[Laatste waarschuwing: uw saldo|Aanmaning betaalrekening]"
        if last
        else "[U staat te veel rood|Uw betaalrekening staat rood|Ongeoorloofde roodstand]",
    )
    cents = d.cents(40, 1900)
    x.add(
        (
            "[Uw betaalrekening {own} staat {amount} rood.|Op uw rekening {own} is een tekort van "
            "{amount} ontstaan.|U staat op rekening {own} voor {amount} rood zonder dat dat mag.]"
        ),
        own=shown,
        amount=x.money(cents),
    )
    term = x.term()
    x.add(
        (
            "[Vul het tekort {due} aan.|Zorg dat het saldo van rekening {own} {due} weer positief "
            "is. Stort dus ten minste {amount}.|Wij verzoeken u {due} {amount} bij te storten op "
            "{own}.]"
        ),
        due=term.words,
        own=shown,
        amount=x.money(cents),
    )
    x.add(
        "[|Over uw roodstand betaalt u {rate}% rente per jaar.|Uw limiet is {limit}.]",
        rate=d.one(("9,9", "11,8", "12")),
        limit=x.money(d.between(1, 10) * 10000),
    )
    x.truth.amount_due_cents, x.truth.iban = cents, own
    x.deadline("payment", term.day)
    return x.done()


def card(d: Draw) -> Letter:
    """A card or a running credit: movements, balance, minimum; debited or transferred."""
    x = Pen(d, story="card", stage="invoice", names=LENDER, voice=d.one(("formal", "friendly")))
    contract = x.number(_CONTRACT)
    x.head(
        "[|Rekeningoverzicht|Maandoverzicht]",
        "[Uw overzicht van {m}|Rekeningoverzicht {m}|Maandafschrift doorlopend krediet]",
        m=x.say.month(x.day),
    )
    old, bought, paid, interest = d.cents(200, 1900), d.cents(10, 300), d.cents(20, 90), d.cents(2, 25)
    balance, bare = old + bought - paid + interest, x.say.bare
    minimum = max(1500, balance * 5 // 100)
    x.body.append(
        Grid(
            columns=("Omschrijving", "Bedrag"),
            rows=(
                ("Vorig saldo", bare(old)),
                ("Bestedingen", bare(bought)),
                ("Uw betaling", f"{bare(paid)}-"),
                ("Rente", bare(interest)),
                (x.t("[Nieuw saldo|Openstaand saldo|Saldo per {today}|Totaal verschuldigd]"), bare(balance)),
            ),
            right=1,
        )
    )
    term = x.fixed(10, 25)
    if d.chance(0.4):
        x.add(
            (
                "[Het minimumbedrag van {minimum} wordt op {day} automatisch afgeschreven.|Op {day} "
                "schrijven wij het maandbedrag van {minimum} af van uw rekening {own}.]"
            ),
            minimum=x.money(minimum),
            day=x.say.full(term.day),
            own=d.iban(),
        )
        x.truth.direct_debit = True
    else:
        x.add(
            (
                "[Het minimaal te betalen bedrag is {minimum}. Dit moet {due} ontvangen zijn op "
                "{iban} onder vermelding van {n}.|U betaalt {due} ten minste {minimum} op rekening "
                "{iban} van {me}, kenmerk {n}.]"
            ),
            minimum=x.money(minimum),
            due=term.words,
            iban=x.sender.iban,
            n=contract.printed,
        )
        x.truth.iban, x.truth.payment_reference = x.sender.iban, contract.bare
    x.truth.amount_due_cents = balance
    x.deadline("payment", term.day, minimum)
    x.small(
        "[|Kredietlimiet {limit}. Debetrente {rate}% op jaarbasis.]",
        limit=x.money(d.between(5, 50) * 10000),
        rate="13,9",
    )
    return x.done()


def loan_arrears(d: Draw) -> Letter:
    """Arrears of a loan; the whole loan is named and not yet asked."""
    last = d.chance(0.5)
    x = Pen(
        d,
        story="loan arrears",
        stage="final_notice" if last else "reminder",
        names=f"[{LENDER}|{BANK}]",
    )
    contract = x.number(_CONTRACT)
    x.head(
        "",
        "[Ingebrekestelling lening|Aanmaning achterstand|Laatste aanmaning]"
        if last
        else "[Achterstand op uw lening|Herinnering maandtermijn|Betalingsachterstand]",
    )
    month, n = d.cents(40, 260), d.between(1, 3)
    late, fee = month * n, d.cents(1, 9) if d.chance(0.3) else 0
    x.body.append(
        Pairs(
            (
                (
                    x.t("[Restant lening|Openstaand kredietsaldo|Hoofdsom van uw lening]"),
                    x.money(d.cents(2000, 15000)),
                ),
                (x.t("[Maandtermijn|Termijnbedrag]"), x.money(month)),
            )
        )
        if d.chance(0.5)
        else Pairs(((x.t("[Looptijd|Looptijd in maanden]"), "60"),))
    )
    if fee:
        late = x.claim(
            late,
            interest=fee,
            labels={
                "principal": "[Achterstallige termijnen|Achterstand]",
                "interest": "[Vertragingsrente|Vertragingsvergoeding|Rente over achterstand]",
                "total": "[Totale achterstand|Te betalen achterstand|Totaal te betalen]",
            },
        )
    else:
        x.add(
            (
                "[Uw achterstand bedraagt {late}.|U heeft een achterstand van {late} ({n} "
                "termijnen).|De achterstand is opgelopen tot {late}.]"
            ),
            late=x.money(late),
            n=str(n),
        )
    x.pay(late, contract, told=True)
    x.add(
        "[|Betaalt u niet, dan wordt de gehele lening opeisbaar.|Na drie maanden achterstand "
        "melden wij dit bij het BKR.]"
    )
    return x.done()


def called_in(d: Draw) -> Letter:
    """The whole balance called in."""
    x = Pen(
        d,
        story="called in",
        stage="final_notice",
        names=f"[{LENDER}|{BANK}]",
        voice="formal",
    )
    contract = x.number(_CONTRACT)
    x.head("[|OPEISING|Opeising]", "[Opeising van uw krediet|Opeising lening|Beëindiging en opeising]")
    x.add(
        (
            "[Wij hebben de kredietovereenkomst beëindigd en eisen het volledige saldo op.|Het "
            "gehele bedrag van uw lening is nu direct opeisbaar.|Wegens een achterstand van {late} "
            "is uw krediet met onmiddellijke ingang opgeëist.]"
        ),
        late=x.money(d.cents(90, 500)),
    )
    total = x.claim(
        d.cents(700, 9000),
        interest=d.cents(3, 90),
        labels={
            "principal": "[Saldo krediet|Openstaand saldo|Restant hoofdsom|Hoofdsom]",
            "interest": "[Rente|Lopende rente|Vertragingsrente]",
        },
    )
    x.pay(total, contract, told=True)
    return x.done()


def cover_ends(d: Draw) -> Letter:
    """An insurance whose cover stops because the premium was not paid."""
    x = Pen(
        d,
        story="cover ends",
        stage=d.one(("reminder", "final_notice")),
        names=(
            "[{b} Verzekeringen~{b}|Onderlinge {p} Verzekeringen~Onderlinge {p}|{b} Schade "
            "N.V.~{b}|{b} Direct~{b}]"
        ),
        voice="friendly",
    )
    policy = x.number("[Polisnummer|Polis|Relatienummer]")
    last = x.truth.stage == "final_notice"
    x.head(
        "",
        "[Aanmaning: uw dekking stopt|Laatste aanmaning premie|Aanmaning premie]"
        if last
        else "[Herinnering premie|Premie niet ontvangen|Uw premie kon niet worden afgeschreven]",
    )
    cents = d.cents(18, 340)
    x.add(
        (
            "[De premie van {amount} voor uw [autoverzekering|inboedelverzekering] is nog niet "
            "betaald.|Wij konden de premie van {amount} niet van uw rekening {own} afschrijven.]"
        ),
        amount=x.money(cents),
        own=d.iban(),
    )
    x.pay(cents, policy if d.chance(0.6) else x.kenmerk(), told=True)
    x.add("[|Ontvangen wij uw betaling niet op tijd, dan [stopt de dekking|schorsen wij de dekking].]")
    return x.done()


STYLES = ((overdraft, 3), (card, 3), (loan_arrears, 3), (called_in, 2), (cover_ends, 2))
