"""What collectors write after the demand: arrangements, part payments, ends, disputes, cession."""

from __future__ import annotations

from datetime import date, timedelta

from tests.parsers.generated.content import Letter, Rows
from tests.parsers.generated.drawing import Draw
from tests.parsers.generated.houses.collectors import AGENCY, BAILIFF, BUYER, CESSION, CLIENTS, DOSSIER
from tests.parsers.generated.houses.pen import COLLECTING, Pen


def _months(first: date, count: int) -> list[date]:
    days = [first]
    while len(days) < count:
        following = (days[-1].replace(day=1) + timedelta(days=32)).replace(day=1)
        days.append(following.replace(day=first.day))
    return days


def arrangement(d: Draw) -> Letter:
    """An arrangement in prose or in a table; the whole stays the amount due."""
    by = d.chance(0.6)
    x = Pen(
        d,
        story="arrangement",
        stage="payment_plan",
        names=f"[{AGENCY}|{BAILIFF}]" if by else CLIENTS,
    )
    client = x.client(CLIENTS) if by else x.sender
    number = x.number(DOSSIER if by else "[Klantnummer|Debiteurnummer|Relatienummer]")
    if by and all(value != client.name for _, value in x.meta):
        x.add(
            "[Het gaat om de vordering van {c}.|Dit betreft uw schuld aan {c}.|Wij schrijven u namens {c}.]",
            c=client.name,
        )
    x.head(
        "",
        (
            "[Bevestiging betalingsregeling|Uw betalingsregeling|Betalingsregeling akkoord|Onze "
            "afspraak over betalen|Betalingsafspraak]"
        ),
    )
    count, each = d.between(3, 8), d.cents(20, 140)
    last = each - d.between(1, each // 2) if d.chance(0.5) else each
    total = each * (count - 1) + last
    first = _months(x.day.replace(day=d.one((1, 10, 15, 25, 27))), 2)[1]
    days = _months(first, count)
    x.add(
        "[U kunt uw schuld van {total} in termijnen betalen.|Wij gaan akkoord met uw voorstel om "
        "{total} in [{n} termijnen|{n} delen|gedeelten] te voldoen.|Zoals telefonisch besproken "
        "treffen wij"
        " voor het openstaande bedrag van {total} een regeling.|Hierbij bevestigen wij de met u "
        "gemaakte afspraak voor de vordering, groot {total}.]",
        total=x.money(total),
        n=str(count),
    )
    for day, cents in zip(days, [each] * (count - 1) + [last], strict=True):
        x.deadline("payment", day, cents)
    if d.chance(0.5):
        rows = tuple(
            ((str(i), x.say.full(day)), cents)
            for i, (day, cents) in enumerate(zip(days, [each] * (count - 1) + [last], strict=True), 1)
        )
        head = d.one(
            (
                ("Termijn", "Vervaldatum"),
                ("Nr.", "Betalen voor"),
                ("Termijn", "Uiterste datum"),
                ("#", "Datum"),
            )
        )
        x.body.append(
            Rows(
                columns=head,
                amount_column=d.one(("Bedrag", "Termijnbedrag", "Te betalen")),
                rows=rows,
                totals=(("Totaal", total),) if d.chance(0.5) else (),
            )
        )
    elif last == each:
        x.add(
            "[U betaalt {n} maandelijkse termijnen van {each}, voor het eerst op {first}.|U "
            "betaalt vanaf {first} {n} maanden lang {each} per maand.|De regeling: {n} x {each}, "
            "steeds op de {nth}e van de"
            " maand, te beginnen op {first}.]",
            n=str(count),
            each=x.money(each),
            first=x.say.full(first),
            nth=str(first.day),
        )
    else:
        x.add(
            "[U betaalt {n} termijnen van {each} en een laatste termijn van {last}. De eerste "
            "termijn moet op {first} binnen zijn, de volgende steeds een maand later.|Vanaf "
            "{first} betaalt u maandelijks"
            " {each} ({n} keer) en tot slot {last}.]",
            n=str(count - 1),
            each=x.money(each),
            last=x.money(last),
            first=x.say.full(first),
        )
    iban = x.sender.iban
    x.add(
        (
            "[Maak het [termijnbedrag|geld] over op {iban} t.n.v. {me} onder vermelding van "
            "{n}.|Betalen kan op rekening {iban} van {me}, kenmerk {n}.]"
        ),
        iban=iban,
        n=number.printed,
    )
    x.add(
        "[Betaalt u een termijn niet of te laat, dan vervalt de regeling en is het restant "
        "[direct|ineens] opeisbaar.|Komt u de afspraak niet na, dan vervalt deze.]"
    )
    truth = x.truth
    truth.amount_due_cents, truth.iban, truth.payment_reference, truth.plan = (
        total,
        iban,
        number.bare,
        "agreed",
    )
    return x.done()


def lapsed(d: Draw) -> Letter:
    """An arrangement that was not kept: what was paid is taken off and the rest is due."""
    x = Pen(d, story="lapsed", stage="payment_plan", names=f"[{AGENCY}|{BAILIFF}]")
    client = x.client(CLIENTS, above=1.0)
    dossier = x.number(DOSSIER)
    x.head("", "[Betalingsregeling vervallen|Uw betalingsregeling is beëindigd|Regeling niet nagekomen]")
    x.add(
        "[U bent de betalingsregeling [inzake {c} |]niet nagekomen. [De regeling is daarmee "
        "vervallen.|Daarom beëindigen wij de regeling.]|De termijn van {day} hebben wij niet "
        "ontvangen. De met u getroffen"
        " regeling is [komen te vervallen|vervallen].]",
        c=client.name,
        day=x.before(5, 25),
    )
    principal = d.cents(200, 2500)
    total = x.claim(
        principal,
        costs=[(COLLECTING, max(4000, principal * 15 // 100))] if d.chance(0.5) else (),
        paid=d.between(3, principal // 200) * 100,
    )
    x.pay(total, dossier, told=True)
    x.truth.plan = "broken"
    return x.done()


def part_paid(d: Draw) -> Letter:
    """Thanks for a payment, and what is still left."""
    x = Pen(d, story="part paid", stage="collection", names=AGENCY)
    x.client(CLIENTS, above=1.0)
    dossier = x.number(DOSSIER)
    x.head("", "[Uw betaling|Ontvangst betaling en restant|Restant vordering|Er staat nog een bedrag open]")
    principal, fee = d.cents(80, 900), d.one((4000, 4840))
    paid = d.between(20, principal // 110) * 100
    x.add(
        (
            "[Op {day} ontvingen wij van u {paid}. Dank daarvoor.|Wij bevestigen de ontvangst van uw "
            "betaling van {paid}.] [Daarmee is de vordering echter nog niet volledig voldaan.|Er "
            "resteert nog een bedrag.]"
        ),
        day=x.before(2, 9),
        paid=x.money(paid),
    )
    total = x.claim(principal, costs=[(COLLECTING, fee)], paid=paid)
    x.pay(total, dossier, told=True)
    return x.done()


def closed(d: Draw) -> Letter:
    """All is paid, or the file was closed."""
    by = d.chance(0.5)
    x = Pen(d, story="closed", stage="settled", names=AGENCY if by else CLIENTS)
    if by:
        x.client(CLIENTS, above=1.0)
    x.number(DOSSIER if by else "[Klantnummer|Factuurnummer|Debiteurnummer]")
    x.head(
        "",
        (
            "[Dossier gesloten|Bedankt voor uw betaling|Uw betaling is ontvangen|Bevestiging: alles "
            "betaald|Vordering voldaan]"
        ),
    )
    cents = d.cents(20, 900)
    x.truth.amount_due_cents = 0
    if d.chance(0.7):
        x.truth.paid_cents = cents
        x.add(
            "[Wij ontvingen op {day} uw betaling van {paid}. [De vordering is hiermee volledig "
            "voldaan.|U bent ons niets meer verschuldigd.]|Met uw betaling van {paid} is [het "
            "dossier|de zaak] [gesloten|afgedaan]. Er staat"
            " niets meer open.|Uw betaling van {paid} is in goede orde ontvangen. Het "
            "openstaande saldo is nu {zero}.]",
            day=x.before(1, 8),
            paid=x.money(cents),
            zero=x.money(0),
        )
    else:
        x.add(
            "[De vordering is volledig voldaan. Wij hebben ons dossier gesloten.|Wij hebben de "
            "vordering ingetrokken. U hoeft niets meer te betalen.|De factuur is gecrediteerd; "
            "er staat niets meer open.]"
        )
    return x.done()


def disputed(d: Draw) -> Letter:
    """An answer to somebody who disputes the claim."""
    holds = d.chance(0.5)
    x = Pen(d, story="disputed", stage="collection", names=AGENCY)
    client = x.client(CLIENTS, above=0.7)
    dossier = x.number(DOSSIER)
    x.head("", "[Uw bezwaar|Uw betwisting|Reactie op uw verweer|Uw brief van {day}]", day=x.before(4, 15))
    x.truth.disputed = True
    x.add(
        (
            "[U heeft ons laten weten dat u het niet eens bent met de vordering van {c}.|In uw mail "
            "van {day} betwist u de vordering van {c}.|Wij ontvingen uw verweer tegen de vordering "
            "van {c}.]"
        ),
        c=client.name,
        day=x.before(4, 15),
    )
    cents = d.cents(50, 900)
    if holds:
        x.add(
            (
                "[Wij schorten de incasso op totdat onze opdrachtgever heeft gereageerd.|In "
                "afwachting van de reactie van {c} ondernemen wij geen stappen.] De vordering "
                "bedraagt {amount}."
            ),
            c=client.name,
            amount=x.money(cents),
        )
        x.truth.amount_due_cents = cents
    else:
        x.add(
            "[Uw verweer [slaagt niet|treft geen doel]. De vordering blijft in stand.|Onze "
            "opdrachtgever handhaaft haar vordering.]"
        )
        x.pay(x.claim(cents, costs=[(COLLECTING, 4000)]), dossier, told=True)
    return x.done()


def handed_over(d: Draw) -> Letter:
    """The old creditor only tells that another owns the claim now."""
    x = Pen(d, story="handed over", stage="transfer", names=CLIENTS)
    x.number("[Klantnummer|Contractnummer|Relatienummer]")
    buyer = Pen(d, story="", stage="", names=BUYER).sender
    x.truth.creditor = buyer.names
    x.head(
        "",
        (
            "[Overdracht van uw schuld|Mededeling van cessie (artikel 3:94 BW)|Uw schuld is "
            "overgedragen|Nieuwe schuldeiser]"
        ),
    )
    x.add(CESSION.replace("{old}", "{me}"), new=buyer.name, day=x.before(5, 20))
    x.add(
        (
            "[{new} zal u binnenkort zelf benaderen.|U ontvangt van {new} bericht over de "
            "betaling.|Betalingen kunt u voortaan alleen nog aan {new} doen; zij stuurt u de "
            "gegevens.]"
        ),
        new=buyer.name,
    )
    return x.done()


STYLES = ((arrangement, 5), (lapsed, 2), (part_paid, 2), (closed, 3), (disputed, 2), (handed_over, 2))
