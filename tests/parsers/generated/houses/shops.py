"""Parking, paying after delivery, and a few lines from a treasurer or a small firm."""

from __future__ import annotations

from tests.parsers.generated.content import Letter, Text
from tests.parsers.generated.drawing import Draw
from tests.parsers.generated.houses.pen import Pen


def parking(d: Draw) -> Letter:
    """A private car park: the ticket not paid and a fixed extra."""
    x = Pen(
        d,
        story="parking",
        stage=d.one(("invoice", "reminder", "final_notice")),
        names="[{b} Parking~{b}|Parkeergarage {h}~{h}|{b} Parkeren B.V.~{b}|Q-{b} Control~Q-{b}]",
        voice="formal",
    )
    number = x.number("[Zaaknummer|Boetenummer|Referentie|Kenmerk|Ticketnummer]")
    stage = x.truth.stage
    x.head(
        "[|Naheffing|Parkeernota]" if stage == "invoice" else "",
        {
            "invoice": "[Naheffing parkeergeld|Parkeerovertreding|Nota parkeren]",
            "reminder": "[Herinnering parkeernota|Herinnering naheffing]",
            "final_notice": "[Laatste aanmaning parkeernota|Aanmaning]",
        }[stage],
    )
    x.add(
        (
            "Op {day} stond het voertuig met kenteken {plate} op [ons terrein|parkeerterrein {p}] "
            "zonder geldig ticket."
        ),
        day=x.before(5, 60),
        plate=d.number("@@-9##-@"),
        p=d.one(("P1", "Centrum", "Noord")),
    )
    fee = d.one((6500, 4500, 9500))
    costs = (
        [("[Aanmaningskosten|Administratiekosten|Herinneringskosten]", d.one((1000, 1500, 2500)))]
        if stage != "invoice"
        else []
    )
    total = (
        x.claim(fee, costs=costs, labels={"principal": "[Naheffing|Parkeertarief en toeslag|Openstaand]"})
        if costs
        else fee
    )
    if not costs:
        x.add(
            (
                "[De naheffing bedraagt {amount}.|U bent {amount} verschuldigd.|Het tarief hiervoor "
                "is {amount}.]"
            ),
            amount=x.money(fee),
        )
    x.pay(total, number, told=True)
    return x.done()


def pay_later(d: Draw) -> Letter:
    """Paying after delivery: the shop stands beside the one that asks for the money and owns the claim."""
    stage = d.one(("invoice", "reminder", "final_notice"))
    x = Pen(
        d,
        story="pay later",
        stage=stage,
        names="[{b}pay~{b}pay|{b} Achteraf B.V.~{b}|{b} Bank AB~{b}|{b} Payments~{b}]",
        voice=d.one(("je", "friendly")),
    )
    order = x.number("[Ordernummer|Bestelnummer|Bestelling]")
    bill = x.number("[Factuurnummer|Betaalnummer|Factuur]")
    shop = d.one(("Tuinmeubel24", "Sneakerhuis", "BabyWinkel", "De Gereedschapskist", "KookPlezier"))
    x.head(
        "",
        {
            "invoice": "[Je aankoop bij {shop}|Betaal je bestelling van {shop}|Factuur voor je aankoop]",
            "reminder": "[Herinnering voor je aankoop bij {shop}|Ben je je betaling vergeten?]",
            "final_notice": "[Laatste herinnering: {shop}|Aanmaning: betaal je aankoop bij {shop}]",
        }[stage],
        shop=shop,
    )
    cents = d.cents(14, 320)
    x.add(
        (
            "[Bedankt voor je aankoop bij {shop}.|Je kocht iets bij {shop} en koos voor achteraf "
            "betalen met {short}.|{shop} heeft de vordering op je aan ons overgedragen.]"
        ),
        shop=shop,
    )
    costs = (
        [("[Aanmaningskosten|Administratiekosten|Kosten te late betaling]", d.one((550, 995, 1495)))]
        if stage != "invoice" and d.chance(0.6)
        else []
    )
    total = (
        x.claim(cents, costs=costs, labels={"principal": f"[Aankoop {shop}|Factuurbedrag|Bestelling]"})
        if costs
        else cents
    )
    x.pay(total, x.kenmerk() if d.chance(0.4) else d.one((bill, bill, order)), told=bool(costs))
    x.add(
        (
            "[|Heb je iets teruggestuurd? Dan passen we het bedrag aan.|Je kunt ook in 3 keer "
            "betalen: {each} per maand.]"
        ),
        each=x.money(total // 3),
    )
    return x.done()


def short_mail(d: Draw) -> Letter:
    """A few lines from a treasurer or a small firm: the amount stands in a sentence alone."""
    x = Pen(
        d,
        story="short mail",
        stage=d.one(("invoice", "reminder")),
        names=(
            "[Buurtvereniging {h}~{h}|{f} Bijles~{f}|Rijschool {f}~Rijschool {f}|Stichting "
            "{h}~{h}|Hondenuitlaat {f}~{f}|Koor {h}~{h}]"
        ),
        voice="je",
    )
    x.head(
        "",
        "[bijdrage|betaling|Je bijdrage voor dit jaar|lesgeld]"
        if x.truth.stage == "invoice"
        else "[herinnering|Nog even dit|Herinnering bijdrage]",
    )
    cents = d.cents(10, 300)
    x.add(
        (
            "[Voor [dit jaar|dit seizoen|de lessen van afgelopen maand] [is je bijdrage|krijgen we "
            "nog] {amount}.|Je bijdrage komt dit keer op {amount}.]"
        )
        if x.truth.stage == "invoice"
        else (
            "[We hebben je bijdrage van {amount} nog niet gekregen.|Je bent ons nog {amount} "
            "schuldig voor [de lessen|vorige maand].|Er staat nog {amount} open.]"
        ),
        amount=x.money(cents),
    )
    x.pay(cents, None, told=True)
    x.body.append(
        Text(
            x.t(
                "[|Zie je op de [barbecue|ledenvergadering] van {day}! Kosten daarvan: {fee} p.p.]",
                day=x.say.full(x.fixed(30, 60).day),
                fee=x.money(1250),
            )
        )
    )
    return x.done()


STYLES = ((parking, 2), (pay_later, 4), (short_mail, 2))
