"""Rent and living: landlords, owners' associations, service costs, evictions."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from tests.parsers.generated.content import Grid, Letter
from tests.parsers.generated.drawing import Draw
from tests.parsers.generated.houses import phrases
from tests.parsers.generated.houses.pen import Pen

CORPORATION: Final = (
    "[Woningstichting {p}~{p}|Woonstichting {h}~{h}|{b} Wonen~{b} Wonen|Stichting {h} "
    "Huisvesting~{h}|{p} Wonen~{p} Wonen|WBV {h}~{h}|Portaal {p}~Portaal {p}]"
)
MANAGER: Final = (
    "[{f} Vastgoedbeheer B.V.~{f} Vastgoedbeheer|{b} Property Management~{b}|{f} & {g} Makelaars~{f} "
    "& {g}|{b} Verhuur~{b}|VastgoedGroep {f}~VastgoedGroep {f}]"
)
OWNERS: Final = "[VvE {h}~VvE {h}|Vereniging van Eigenaars {h}~VvE {h}|VvE Flatgebouw {h} te {p}~VvE {h}]"
_TENANT: Final = (
    "[Huurdernummer|Contractnummer|Huurcontract|Klantnummer|Debiteurnummer|Relatienummer|Huurovereenkomst]"
)


def rent_reminder(d: Draw) -> Letter:
    """Rent arrears: months in a table or in a sentence."""
    last = d.chance(0.5)
    x = Pen(
        d,
        story="rent reminder",
        stage="final_notice" if last else "reminder",
        names=f"[{CORPORATION}|{MANAGER}]",
    )
    tenant = x.number(_TENANT)
    x.head(
        "",
        (
            "[Aanmaning huurachterstand|Laatste aanmaning|Ingebrekestelling huur|Aanmaning tot "
            "betaling van de huur]"
        )
        if last
        else "[Herinnering huur|Huurachterstand|U heeft een huurachterstand|Herinnering huur {month}]",
        month=x.say.month(x.day),
    )
    rent, n = d.cents(450, 1100), d.between(1, 3)
    if n > 1 and d.chance(0.6):
        rows, month = [], x.day.replace(day=1)
        for _ in range(n):
            month = (month - timedelta(days=1)).replace(day=1)
            rows.append((f"Huur {x.say.month(month)}", rent))
        paid = d.between(1, 4) * 5000 if d.chance(0.3) else 0
        if paid:
            x.truth.principal_cents, x.truth.paid_cents = rent * n, paid
            rows.append(("[Ontvangen|Door u betaald|Betaling]", -paid))
        total = x.lines(
            list(reversed(rows)) if not paid else rows,
            "[Huurachterstand|Totale achterstand|Totaal openstaand|Te betalen]",
        )
    else:
        total = rent * n
        x.add(
            (
                "[U heeft een huurachterstand van {n}.|De huur over {month} is niet ontvangen. De "
                "achterstand bedraagt {n}.|Uw huurachterstand is inmiddels opgelopen tot {n}.]"
            ),
            n=x.money(total),
            month=x.say.month(x.day),
        )
    x.add(
        (
            "[|Uw maandelijkse huur bedraagt {rent}.|De huur van {rent} dient u steeds vóór de "
            "eerste van de maand te betalen.]"
        ),
        rent=x.money(rent),
    )
    x.pay(total, x.kenmerk() if d.chance(0.4) else tenant, told=True)
    x.add(
        (
            "[|Doet u dit niet, dan schakelen wij een deurwaarder in. De kosten daarvan (minimaal "
            "{fee}) zijn voor u.|]"
        ),
        fee=x.money(d.cents(40, 160)),
    )
    x.add(phrases.CROSSED[x.voice])
    return x.done()


def service_costs(d: Draw) -> Letter:
    """The yearly settlement of service costs: to be paid or paid out."""
    x = Pen(d, story="service costs", stage="invoice", names=CORPORATION, voice=d.one(("formal", "friendly")))
    tenant = x.number(_TENANT)
    number = (
        x.number("[Afrekeningnummer|Factuurnummer|Kenmerk|Ons kenmerk]", above=d.chance(0.7))
        if d.chance(0.5)
        else tenant
    )
    if number is not tenant and (number.label, number.printed) not in x.meta:
        x.add("Deze afrekening heeft nummer {n}.", n=number.printed)
    x.head(
        "[|Afrekening|AFREKENING SERVICEKOSTEN]",
        (
            "[Afrekening servicekosten {last_year}|Eindafrekening stook- en "
            "servicekosten|Servicekosten {last_year}]"
        ),
    )
    back, rows, spent, paid = d.chance(0.35), [], 0, 0
    for name in d.some(
        (
            "Schoonmaak",
            "Elektra algemene ruimten",
            "Stookkosten",
            "Groenonderhoud",
            "Huismeester",
            "Glasfonds",
        ),
        d.between(2, 4),
    ):
        a, b = d.cents(40, 300), d.cents(40, 300)
        spent, paid = spent + a, paid + b
        rows.append((name, a, b))
    if (spent < paid) is not back:
        rows = [(name, b, a) for name, a, b in rows]
        spent, paid = paid, spent
    rest, bare = abs(spent - paid), x.say.bare
    head = (
        "Omschrijving",
        x.t("[Werkelijke kosten|Kosten]"),
        x.t("[Voorschot|Betaald voorschot]"),
        x.t("[Verschil|Saldo]"),
    )
    shown = [(name, bare(a), bare(b), ("-" if a < b else "") + bare(a - b)) for name, a, b in rows]
    label = x.t(
        "[Terug te ontvangen|U ontvangt terug|Uw tegoed]"
        if back
        else "[Te betalen|Bij te betalen|Totaal te betalen|Door u te betalen]"
    )
    x.body.append(Grid(columns=head, rows=(*shown, (label, bare(spent), bare(paid), bare(rest))), right=3))
    if back:
        x.truth.is_claim, x.truth.direction, x.truth.refund_cents, x.truth.stage = (
            False,
            "receivable",
            rest,
            "refund",
        )
        x.add(
            (
                "[Wij maken {rest} binnen twee weken over op uw rekening.|Het tegoed van {rest} "
                "ontvangt u eind deze maand op rekening {own}.]"
            ),
            rest=x.money(rest),
            own=d.iban(),
        )
    else:
        x.pay(rest, number if d.chance(0.6) else x.kenmerk(), told=True)
    x.add("[|Uw nieuwe voorschot servicekosten wordt {new} per maand.]", new=x.money(d.cents(20, 90)))
    return x.done()


def private_landlord(d: Draw) -> Letter:
    """A landlord who writes as people do."""
    x = Pen(
        d,
        story="private landlord",
        stage="reminder",
        names="[{f}~{f}|Familie {f}~{f}|{f} Kamerverhuur~{f}]",
        voice=d.one(("je", "friendly")),
    )
    x.head("", "[huur {m}|Huur nog niet binnen|betaling huur|Even over de huur]", m=x.say.month(x.day))
    cents = d.cents(350, 1200)
    x.add(
        (
            "[Ik zag dat de huur van {m} nog niet binnen is.|De huur voor {m} heb ik nog niet gezien "
            "op mijn rekening.|Volgens mij ben je de huur vergeten over te maken.]"
        ),
        m=x.say.month(x.day),
    )
    x.pay(cents, None)
    x.add(
        "[|De borg van {b} blijft staan.|En denk je ook aan het opruimen van de gang?]",
        b=x.money(d.cents(500, 1500)),
    )
    return x.done()


def owners(d: Draw) -> Letter:
    """An owners' association: contributions, or arrears with costs."""
    x = Pen(
        d,
        story="owners association",
        stage=d.one(("invoice", "reminder", "final_notice")),
        names=OWNERS,
        voice=d.one(("formal", "friendly")),
    )
    flat = x.number(
        "[Appartementsrecht|Eigenaarnummer|Debiteurnummer|Lidnummer]", d.one(("A-9#", "9####", "A9##"))
    )
    stage = x.truth.stage
    x.head(
        "",
        {
            "invoice": "[Ledenbijdrage [2e|derde] kwartaal|Bijdrage VvE|Nota servicekosten VvE]",
            "reminder": "[Herinnering ledenbijdrage|Herinnering VvE-bijdrage]",
            "final_notice": "[Aanmaning ledenbijdrage|Laatste aanmaning VvE-bijdrage]",
        }[stage],
    )
    cents = d.cents(90, 700)
    if stage == "invoice":
        x.add(
            (
                "[Conform het besluit van de vergadering bedraagt uw bijdrage {amount}.|Uw bijdrage "
                "aan de VvE is {amount} per kwartaal.]"
            ),
            amount=x.money(cents),
        )
        total = cents
    elif stage == "final_notice" and d.chance(0.6):
        x.add("De bijdrage is ondanks herinnering niet voldaan.")
        total = x.claim(
            cents,
            costs=[("[Administratiekosten|Aanmaningskosten|Kosten beheerder]", d.one((1500, 2500, 3025)))],
            interest=d.one((0, d.cents(1, 9))),
        )
    else:
        x.add(
            (
                "[Wij hebben uw bijdrage van {amount} nog niet ontvangen.|Een bedrag van {amount} "
                "staat nog open.]"
            ),
            amount=x.money(cents),
        )
        total = cents
    x.pay(total, flat, told=True)
    return x.done()


def eviction(d: Draw) -> Letter:
    """An eviction on a day; paying before it averts it."""
    x = Pen(
        d,
        story="eviction",
        stage="enforcement",
        names="[{f} Gerechtsdeurwaarders~{f}|{f} & {g} Gerechtsdeurwaarders~{f} & {g}]",
        voice="formal",
    )
    x.client(CORPORATION)
    dossier = x.number("[Dossiernummer|Dossier|Ons kenmerk|Dossiernr.]")
    day = x.fixed(12, 30).day
    x.head(
        "[|AANZEGGING ONTRUIMING|Ontruiming]",
        "[Aanzegging ontruiming|Ontruiming van uw woning|Ontruiming {street}]",
    )
    x.add(
        "[Namens {client} zeg ik u aan dat uw woning op {day} om {hour} uur wordt ontruimd.|Op "
        "{day} te {hour} uur zal ik overgaan tot ontruiming van de woning {street}, krachtens"
        " een vonnis van de kantonrechter van {judged}, op verzoek van {client}.]",
        client=x.truth.creditor[0],
        day=x.say.full(day),
        hour=d.one(("9.00", "10:30")),
        judged=x.before(20, 60),
    )
    x.deadline("enforcement", day)
    total = x.claim(
        d.cents(1200, 5000),
        interest=d.cents(5, 90),
        costs=[
            ("[Proceskosten|Kosten vonnis]", d.cents(300, 700)),
            ("[Kosten ontruiming aanzegging|Exploten|Executiekosten]", d.cents(90, 200)),
        ],
        paid=d.one((0, 50000)),
    )
    x.add("U kunt de ontruiming alleen voorkomen door het volledige bedrag te betalen.")
    x.pay(total, dossier, told=True, term=x.fixed(5, 11))
    return x.done()


def rent_rise(d: Draw) -> Letter:
    """A new rent: only told."""
    x = Pen(d, story="rent rise", stage="information", names=CORPORATION)
    x.number(_TENANT, counts=False)
    x.head("", "[Huurverhoging per 1 juli {year}|Voorstel tot huurverhoging|Uw nieuwe huurprijs]")
    old = d.cents(500, 900)
    x.body.append(
        Grid(
            columns=("", "Nu", "Vanaf 1 juli"),
            rows=(
                ("Kale huur", x.say.bare(old), x.say.bare(old * 104 // 100)),
                ("Servicekosten", "25,00", "27,50"),
            ),
            right=2,
        )
    )
    x.add(
        "[Bent u het niet eens met de verhoging, laat het ons dan weten.|U hoeft niets te doen "
        "als u automatisch betaalt.]"
    )
    x.truth.is_claim, x.truth.direction = False, "none"
    return x.done()


STYLES = (
    (rent_reminder, 5),
    (service_costs, 4),
    (private_landlord, 2),
    (owners, 3),
    (eviction, 1),
    (rent_rise, 1),
)
