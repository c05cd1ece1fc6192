"""What is no claim: refunds, fraud, advertising, information, and post for somebody else."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from tests.parsers.generated.content import Grid, Letter
from tests.parsers.generated.drawing import Draw
from tests.parsers.generated.houses import collectors, daily, utilities
from tests.parsers.generated.houses.pen import Pen
from tests.parsers.generated.senders import draw_person

ANY: Final = collectors.CLIENTS


def refund(d: Draw) -> Letter:
    """Money that comes back, by a credit note, a settlement or a decision."""
    x = Pen(d, story="refund", stage="refund", names=ANY)
    x.number("[Klantnummer|Relatienummer|Debiteurnummer]")
    x.number("[Creditnota|Creditnummer|Factuurnummer|Kenmerk]") if d.chance(0.6) else None
    cents = d.cents(8, 700)
    x.head(
        "[|CREDITNOTA|Creditfactuur|Teruggave]",
        "[Creditnota|U krijgt geld terug|Terugbetaling|Teruggave van te veel betaald bedrag|Uw tegoed]",
    )
    if d.chance(0.4):
        x.body.append(
            Grid(
                columns=("Omschrijving", "Bedrag"),
                rows=(
                    (x.t("[Retour artikel|Correctie factuur|Te veel betaald]"), f"-{x.say.bare(cents)}"),
                    (x.t("[Totaal creditnota|Totaal|Terug te ontvangen]"), f"-{x.say.bare(cents)}"),
                ),
                right=1,
            )
        )
    x.add(
        "[Wij betalen {amount} aan u terug.|U heeft {amount} te veel betaald. Dit bedrag storten "
        "wij [binnen 5 werkdagen|binnenkort] terug op {own}.|Het bedrag van {amount} is "
        "[vandaag|heden] overgemaakt naar uw rekening {own}.|U ontvangt"
        " {amount} retour op de rekening waarmee u heeft betaald.|Er staat een tegoed van "
        "{amount} voor u klaar. Wij maken dit naar u over.]",
        amount=x.money(cents),
        own=d.iban(),
    )
    x.truth.is_claim, x.truth.direction, x.truth.refund_cents = False, "receivable", cents
    return x.done()


def fraud(d: Draw) -> Letter:
    """A mail that pretends: a link to pay, a hurry, no number that counts."""
    x = Pen(
        d,
        story="fraud",
        stage="information",
        names=(
            "[CJIB~CJIB|Belastingdienst~Belastingdienst|MijnOverheid~MijnOverheid|{b} "
            "Pakketdienst~{b}|{b}bank~{b}bank]"
        ),
        voice="friendly",
    )
    host = (
        f"{d.one(('service-betaal', 'mijn-afhandeling', 'openstaand-nl', 'track-info'))}{d.between(10, 99)}"
    )
    end = d.one((".top", ".xyz", ".info", ".click"))
    x.sender = replace(x.sender, email=f"noreply@{host}{end}", website="", phone="")
    x.head(
        "",
        (
            "[Laatste waarschuwing|Uw betaling is niet verwerkt|U heeft nog een openstaande "
            "schuld|Beslaglegging dreigt|Uw pakket wacht op betaling]"
        ),
    )
    cents = d.cents(2, 400)
    x.add(
        (
            "[Wij hebben geconstateerd dat u een openstaand bedrag heeft van {amount}.|Ondanks "
            "meerdere herinneringen staat {amount} nog open.|Voor uw pakket zijn {amount} "
            "invoerkosten verschuldigd.]"
        ),
        amount=x.money(cents),
    )
    x.add(
        (
            "[Klik hier om direct via iDEAL te betalen en beslag te voorkomen: {link}|Betaal binnen "
            "24 uur via onderstaande link: {link}|Voldoe het bedrag via de beveiligde betaallink "
            "{link}, anders wordt uw rekening geblokkeerd.]"
        ),
        link=f"https://{host}{end}/nl/{d.number('####')}",
    )
    x.truth.is_claim, x.truth.direction = False, "none"
    return x.done()


def advert(d: Draw) -> Letter:
    """An offer with amounts and a day."""
    x = Pen(
        d,
        story="advert",
        stage="information",
        names=f"[{utilities.TELECOM}|{utilities.ENERGY}]",
        voice=d.one(("friendly", "je")),
    )
    x.head(
        "",
        "[Alleen deze maand|Speciaal voor u|Stap nu over|Tot {amount} voordeel]",
        amount=x.money(d.cents(20, 200)),
    )
    x.add(
        (
            "[Profiteer tot en met {day} van {amount} korting.|Sluit vóór {day} een contract en "
            "ontvang {amount} cadeau.|Voor maar {amount} per maand kijkt u onbeperkt. Bestel vóór "
            "{day}.]"
        ),
        amount=x.money(d.cents(10, 300)),
        day=x.say.full(x.fixed(10, 40).day),
    )
    x.truth.is_claim, x.truth.direction = False, "none"
    return x.done()


def for_another(d: Draw) -> Letter:
    """A reminder that came to the wrong door."""
    letter = daily.trade_reminder(d)
    letter.story = "for another"
    letter.reader = draw_person(d).name
    while letter.reader.split(" ", 1)[1] == letter.person.surname:
        letter.reader = draw_person(d).name
    letter.truth.is_claim, letter.truth.direction = False, "none"
    return letter


def received(d: Draw) -> Letter:
    """An answer that something was received: nothing is asked."""
    x = Pen(d, story="received", stage="information", names=ANY)
    x.number("[Kenmerk|Zaaknummer|Klantnummer]", counts=False)
    x.head(
        "",
        (
            "[Ontvangstbevestiging|Wij hebben uw bericht ontvangen|Uw verhuizing is "
            "verwerkt|Wijziging rekeningnummer]"
        ),
    )
    x.add(
        (
            "[Wij hebben uw verhuizing verwerkt. U hoeft niets te doen.|Uw vraag is bij ons binnen. "
            "U krijgt binnen tien werkdagen antwoord.|Vanaf {day} is ons rekeningnummer {iban}. "
            "Gebruik dit nummer voor uw volgende betalingen.]"
        ),
        day=x.say.full(x.fixed(10, 30).day),
        iban=x.sender.iban,
    )
    x.truth.is_claim, x.truth.direction = False, "none"
    return x.done()


STYLES = ((refund, 5), (fraud, 2), (advert, 1), (for_another, 2), (received, 1))
