"""Agencies, buyers of debts and bailiffs before court: their demands."""

from __future__ import annotations

from typing import Final

from tests.parsers.generated.content import Grid, Letter, NextPage
from tests.parsers.generated.drawing import Draw
from tests.parsers.generated.houses import care, housing, trades, utilities
from tests.parsers.generated.houses.pen import COLLECTING, Pen

AGENCY: Final = (
    "[{b} Incasso~{b}|Incassobureau {f}~{f}|{b} Debiteurenbeheer B.V.~{b}|{b} Credit "
    "Services~{b}|{f} & {g} Juristen en Incasso~{f} & {g}|{a} Invordering~{a}|{b} Collect N.V.~{b}]"
)
BAILIFF: Final = (
    "[{f} Gerechtsdeurwaarders~{f}|{f} & {g} Gerechtsdeurwaarders~{f} & {g}|Deurwaarderskantoor "
    "{f}~{f}|{f} Gerechtsdeurwaarders & Incasso B.V.~{f}|{f} {g} Deurwaarders~{f} {g}]"
)
BUYER: Final = (
    "[{b} Debt Purchase B.V.~{b}|{b} Portfolio Services~{b}|{b} Investments II B.V.~{b}|{b} Finance "
    "Ireland DAC~{b}|{b} Vorderingen~{b}]"
)
CLIENTS: Final = (
    "["
    + "|".join(
        names[1:-1]
        for names in (
            utilities.TELECOM,
            utilities.ENERGY,
            care.PRACTICE,
            care.INSURER,
            housing.CORPORATION,
            *(names for _, names, _, _ in trades.TRADES[:4]),
        )
    )
    + "]"
)
DOSSIER: Final = (
    "[Dossiernummer|Ons dossier|Ons kenmerk|Dossier|Dossiernr.|Zaaknummer|Onze referentie|Uw "
    "dossiernummer|Referentienummer|Incassonummer|Kenmerk]"
)
_THEIRS: Final = (
    "[Kenmerk opdrachtgever|Uw klantnummer bij opdrachtgever|Factuurnummer|Referentie "
    "opdrachtgever|Klantnummer|Contractnummer|Uw referentie]"
)
CESSION: Final = (
    "[{old} heeft haar vordering op u [verkocht en overgedragen|gecedeerd] aan {new}.|Op {day} "
    "heeft {new} de vordering van {old} [op u |]overgenomen. {new} is [sindsdien|daarmee] uw "
    "schuldeiser."
    "|{new} is door cessie rechthebbende geworden van de vordering die {old} op u had.]"
)


def demand(d: Draw) -> Letter:
    """An agency, friendly or formal, or a bailiff on behalf of a client."""
    bailiff = d.chance(0.35)
    x = Pen(
        d,
        story="bailiff demand" if bailiff else "agency demand",
        stage="collection",
        names=BAILIFF if bailiff else AGENCY,
        voice="formal" if bailiff else "",
    )
    client = x.client(CLIENTS)
    dossier = x.number(DOSSIER)
    x.number(_THEIRS) if d.chance(0.5) else None
    x.head(
        "[||SOMMATIE|Sommatie|Laatste sommatie]",
        (
            "[Vordering van {c}|Uw schuld aan {c}|{c}/{surname}|Sommatie tot betaling|Inzake: "
            "{c}|Incasso {c}|Laatste sommatie|Betalingsverzoek namens {c}|Aankondiging dagvaarding]"
        ),
        c=client.name,
    )
    x.add(
        "[Tot ons wendde zich {c}, met het verzoek de [navolgende|onderstaande] vordering op u "
        "te incasseren.|{c} heeft ons [opdracht gegeven|verzocht] haar vordering op u te "
        "incasseren.|Namens [onze"
        " opdrachtgever |onze cliënte |]{c} [vragen wij uw aandacht voor het volgende|sommeer ik "
        "u tot betaling|benaderen wij u over een onbetaalde rekening].|Wij behartigen de "
        "belangen van {c}. U heeft"
        " een rekening van {c} niet betaald.]",
        c=client.name,
    )
    principal = d.cents(35, 2600)
    fee = max(4000, principal * 15 // 100)
    costs = [(COLLECTING, fee)]
    if d.chance(0.25):
        costs.append(("[Btw 21%|BTW over kosten|21% btw]", fee * 21 // 100))
    interest = d.cents(1, 80) if d.chance(0.75) else 0
    paid = d.between(5, principal // 150) * 100 if d.chance(0.3) else 0
    if d.chance(0.15):
        x.add("De specificatie staat op de [achterzijde|volgende pagina].")
        x.body.append(NextPage())
    total = x.claim(principal, interest=interest, costs=costs, paid=paid)
    x.pay(total, dossier if d.chance(0.8) else x.kenmerk(), told=True)
    x.add(
        "[|Voldoet u niet, dan [adviseren wij onze opdrachtgever u te dagvaarden|volgt een "
        "gerechtelijke procedure]. De kosten daarvan [lopen al snel op tot|bedragen circa] "
        "{court}.|Bij gebreke van betaling"
        " zal rechtsmaatregelen worden aangezegd, waarvan de kosten voor uw rekening komen.|De "
        "rente loopt door met {day} per dag.]",
        court=x.money(d.cents(250, 700)),
        day=x.money(d.between(2, 60)),
    )
    if d.chance(0.25):
        x.foot_notes.append(f"Derdengeldenrekening {x.truth.iban} | Kantoorrekening {d.iban()}")
    return x.done()


def bought(d: Draw) -> Letter:
    """A buyer of debts that asks for itself, or an agency that asks for a buyer: three names."""
    for_other = d.chance(0.5)
    x = Pen(
        d,
        story="bought, by agency" if for_other else "bought",
        stage="collection",
        names=AGENCY if for_other else BUYER,
    )
    owner = (
        x.client(BUYER, "[Opdrachtgever|Schuldeiser|Huidige schuldeiser|Rechthebbende]", above=0.6)
        if for_other
        else x.sender
    )
    old = d.one(
        (
            "Zomerland Thuiswinkel",
            "Kredietmeester",
            "Telesprint",
            "Energiehuis Noord",
            "Bank van de Maas",
            "FitVijf",
            "MobiPlan",
        )
    )
    dossier = x.number(DOSSIER)
    x.number(
        "[Contractnummer oud|Klantnummer oorspronkelijke schuldeiser|Contractnummer|Referentie]"
    ) if d.chance(0.4) else None
    x.head(
        "",
        (
            "[Uw schuld, voorheen bij {old}|Overgenomen vordering van {old}|Vordering {new}|Betaling "
            "openstaande vordering|{old} / {new}]"
        ),
        old=old,
        new=owner.name,
    )
    x.add(CESSION, old=old, new=owner.name, day=x.before(60, 400))
    if for_other:
        x.add("[{new} heeft ons gevraagd de vordering te innen.|Wij treden op namens {new}.]", new=owner.name)
    principal = d.cents(90, 3000)
    total = x.claim(
        principal,
        interest=d.cents(2, 300),
        costs=[(COLLECTING, max(4000, principal * 15 // 100))] if d.chance(0.7) else (),
        paid=d.between(5, principal // 150) * 100 if d.chance(0.25) else 0,
    )
    x.pay(total, dossier, told=True)
    return x.done()


def grid_of_bills(d: Draw) -> Letter:
    """An agency with several bills in a table, costs for all of them under it."""
    x = Pen(d, story="bills at agency", stage="collection", names=AGENCY)
    x.client(CLIENTS, above=0.8)
    dossier = x.number(DOSSIER)
    if all(value != x.truth.creditor[0] for _, value in x.meta):
        x.add("Wij schrijven u namens {c}.", c=x.truth.creditor[0])
    x.head("[|Sommatie]", "[Openstaande facturen|Sommatie|Betalingsverzoek|Overzicht van uw schuld]")
    rows = [
        (x.number("Factuur", above=False).printed, x.before(40, 200), d.cents(20, 300))
        for _ in range(d.between(2, 4))
    ]
    principal = sum(cents for *_, cents in rows)
    bare = x.say.bare
    x.body.append(
        Grid(
            columns=(x.t("[Factuur|Factuurnummer|Nota]"), "Datum", x.t("[Bedrag|Hoofdsom]")),
            rows=(
                *((n, day, bare(c)) for n, day, c in rows),
                (x.t("[Totaal hoofdsom|Subtotaal|Hoofdsom]"), "", bare(principal)),
            ),
            right=1,
        )
    )
    total = x.claim(
        principal, interest=d.cents(1, 60), costs=[(COLLECTING, max(4000, principal * 15 // 100))]
    )
    x.pay(total, dossier, told=True)
    return x.done()


STYLES = ((demand, 10), (bought, 4), (grid_of_bills, 3))
