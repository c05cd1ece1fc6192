"""Telecom, energy, water and heating: bills by debit, yearly bills with advances, reminders, cut-offs."""

from __future__ import annotations

from tests.parsers.generated.content import Grid, Letter, NextPage, Pairs, Sum
from tests.parsers.generated.drawing import Draw
from tests.parsers.generated.houses import phrases
from tests.parsers.generated.houses.pen import COLLECTING, Pen

TELECOM = (
    "[{b}~{b}|{b} Nederland B.V.~{b}|{b} Mobile~{b}|{b} Internet & TV~{b}|{b} Glasvezel B.V.~{b} Glasvezel]"
)
ENERGY = (
    "[{b}~{b}|{b} Energie N.V.~{b}|{p} Energie~{p} Energie|{b} Power~{b}|Energiecoöperatie "
    "{p}~Energiecoöperatie {p}]"
)
WATER = (
    "[{a} Drinkwater N.V.~{a}|Waterleiding {p}~Waterleiding {p}|Drinkwaterbedrijf "
    "{p}~Drinkwaterbedrijf {p}|{b}water~{b}water]"
)
HEAT = (
    "[Warmtebedrijf {p}~Warmtebedrijf {p}|{b} Warmte B.V.~{b} Warmte|Stadsverwarming {p}~Stadsverwarming {p}]"
)
_CUSTOMER = (
    "[Klantnummer|Uw klantnummer|Klantnr.|Contractrekening|Relatienr|Contractnummer|Accountnummer|Debiteur]"
)
_BILL = "[Factuurnummer|Factuurnr.|Notanummer|Factuur|Nota|Rekeningnummer nota|Factuur nr]"


def telecom_bill(d: Draw) -> Letter:
    """A monthly bill, collected by direct debit or paid by hand, with VAT and earlier months beside it."""
    x = Pen(d, story="telecom bill", stage="invoice", names=TELECOM, voice=d.one(("friendly", "je")))
    x.number(_CUSTOMER)
    bill = x.number(_BILL)
    x.head(
        "[||Factuur|Je factuur]",
        "[Uw factuur van {m}|Je rekening voor {m}|Factuur {m}|Hier is je factuur]",
        m=x.say.month(x.day),
    )
    x.add(
        "[Hierbij ontvangt u de factuur voor uw abonnement.|Je factuur van deze maand staat "
        "klaar.|In deze mail vindt u een"
        " samenvatting van uw factuur.]"
    )
    rows = [
        (name, d.cents(2, 60))
        for name in d.some(
            (
                "Abonnement Onbeperkt",
                "Toestel, termijn [7|11|18] van 24",
                "Gesprekken buiten bundel",
                "Zender- en filmpakket",
                "Roaming buiten de EU",
                "Internet 500 Mb/s",
                "Extra simkaart",
                "Aansluitkosten eenmalig",
            ),
            d.between(2, 4),
        )
    ]
    total = x.lines(
        rows, "[Totaal te betalen|Totaal deze maand|Factuurbedrag|Totaal inclusief btw|Te betalen]"
    )
    if d.chance(0.6):
        x.small(
            "[Waarvan 21% btw: {vat}.|In dit bedrag is {vat} btw begrepen.|Btw hoog {vat} over {net}.]",
            vat=x.money(total * 21 // 121),
            net=x.money(total - total * 21 // 121),
        )
    if d.chance(0.6):
        day = x.fixed(8, 20).day
        x.add(
            "[Wij schrijven {amount} [op of rond|omstreeks|rond|op] {day} af van rekening "
            "{own}.|Het bedrag wordt [op|rond] {day}"
            " automatisch van uw rekening {own} afgeschreven.|Je hoeft niets te doen: op {day} "
            "incasseren we {amount} van {own}.]",
            amount=x.money(total),
            day=x.say.full(day),
            own=d.iban(),
        )
        x.truth.amount_due_cents, x.truth.direct_debit = total, True
        x.deadline("payment", day)
    else:
        x.pay(total, x.kenmerk(above=d.chance(0.5)) if d.chance(0.6) else bill, told=True)
    if d.chance(0.4):
        x.small(
            (
                "Nog openstaande toestelkosten: {left}. [U hoeft dit bedrag nu niet te betalen.|Dit "
                "betaal je in je maandbedrag.]"
            ),
            left=x.money(d.cents(90, 700)),
        )
    return x.done()


def telecom_reminder(d: Draw) -> Letter:
    """A reminder that threatens to block the connection, with a fee for reconnecting that is not due."""
    last = d.chance(0.4)
    x = Pen(
        d,
        story="telecom reminder",
        stage="final_notice" if last else "reminder",
        names=TELECOM,
        voice=d.one(("friendly", "je")),
    )
    x.number(_CUSTOMER)
    bill = x.number(_BILL, above=d.chance(0.7))
    x.head(
        "[||Herinnering]" if not last else "[||Laatste aanmaning]",
        (
            "[Laatste aanmaning voor uw factuur|Laatste herinnering: blokkade dreigt|Aanmaning: uw "
            "factuur staat nog open]"
        )
        if last
        else (
            "[Betalingsherinnering|We missen nog een betaling|Uw rekening staat nog open|Herinnering "
            "voor factuur {n}]"
        ),
        n=bill.printed,
    )
    cents = d.cents(15, 240)
    if bill.printed not in x.subject and (bill.label, bill.printed) not in x.meta:
        x.add("Het gaat om factuur {n} van {day}.", n=bill.printed, day=x.before(20, 60))
    x.add(
        "[Ons valt op dat {amount} nog niet is betaald.|Er staat nog een bedrag van {amount} "
        "open.|De factuur van {amount} is nog"
        " niet door ons ontvangen.|We konden {amount} niet bij je afschrijven.]",
        amount=x.money(cents),
    )
    x.pay(cents, x.kenmerk() if d.chance(0.6) else bill, told=True)
    x.add(
        "[|Betaalt u niet op tijd, dan [blokkeren wij uw aansluiting|beperken wij uw diensten]. "
        "Opnieuw aansluiten kost {fee}.|Daarna"
        " brengen we {fee} administratiekosten in rekening.]",
        fee=x.money(d.one((1250, 1500, 2500, 4000))),
    )
    x.add(phrases.CROSSED[x.voice])
    return x.done()


def energy_year(d: Draw) -> Letter:
    """A yearly bill: use, advances set off, what is left, and the new monthly amount beside it."""
    x = Pen(
        d,
        story="energy year",
        stage="invoice",
        names=f"[{ENERGY}|{HEAT}]",
        voice="friendly",
    )
    x.number(_CUSTOMER)
    bill = x.number(_BILL)
    x.head(
        "[|Jaarnota|Jaarafrekening|Eindafrekening]",
        "[Uw jaarnota {year}|Jaarafrekening energie|Eindnota na uw verhuizing|Afrekening van uw verbruik]",
    )
    used, advance = (
        [
            ("[Stroom|Elektriciteit|Levering elektriciteit]", d.cents(400, 1300)),
            ("[Gas|Warmte|Levering gas]", d.cents(300, 1400)),
        ],
        0,
    )
    used.append(("[Vaste leveringskosten|Vastrecht|Netbeheer|Transport]", d.cents(90, 420)))
    whole = sum(cents for _, cents in used)
    advance = whole - d.cents(20, 380)
    back = d.chance(0.25)
    advance = whole + (whole - advance) if back else advance
    rest = abs(whole - advance)
    x.add(
        "[U heeft het afgelopen jaar voor {whole} verbruikt en {advance} aan voorschotten "
        "betaald.|Dit is de afrekening over"
        " de periode [1 mei {last_year} tot en met 30 april {year}|1 januari tot en met 31 "
        "december {last_year}].|]",
        whole=x.money(whole),
        advance=x.money(advance),
    )
    final = (
        "[U krijgt van ons terug|Terug te ontvangen|Door ons te betalen|Tegoed]"
        if back
        else (
            "[Te betalen|Bij te betalen|Nog te betalen|Door u bij te betalen|Totaal bij te "
            "betalen|Saldo jaarnota]"
        )
    )
    paid = (
        "[In rekening gebrachte voorschotten|Betaalde termijnbedragen|Af: voorschotten|Reeds "
        "betaalde voorschotten|Verrekende termijnen|Voorschotbedragen]"
    )
    bare = x.say.bare
    rows = [(x.t(label), bare(cents)) for label, cents in used]
    rows.append(
        (x.t("[Totaal verbruik|Totale kosten|Subtotaal|Totaal inclusief btw|Uw energiekosten]"), bare(whole))
    )
    rows.append((x.t(paid), d.one(("-{}", "{}-", "- {}", "-/- {}")).format(bare(advance))))
    last = x.t(final)
    framed = d.chance(0.4)
    if not framed:
        rows.append((last, bare(rest)))
    x.body.append(
        Grid(
            columns=(
                x.t("[Omschrijving|Kosten|Specificatie|Overzicht]"),
                x.t("[Bedrag|Bedrag in euro|€|Incl. btw]"),
            ),
            rows=tuple(rows),
            right=1,
        )
    )
    if framed:
        x.body.append(Sum(last, x.money(rest)))
    month = x.money(d.cents(80, 320))
    x.add(
        "[Uw nieuwe [maandbedrag|termijnbedrag|voorschot] is {month}[, ingaande volgende "
        "maand|].|Vanaf volgende maand betaalt u"
        " {month} per maand.|]",
        month=month,
    )
    if back:
        x.truth.is_claim, x.truth.direction, x.truth.refund_cents, x.truth.stage = (
            False,
            "receivable",
            rest,
            "refund",
        )
        x.add(
            "[Wij storten dit bedrag binnen [10|tien] [werkdagen|dagen] op [uw "
            "rekening|rekening] {own}.|Wij maken {rest} aan u over."
            " Dit gebeurt binnen twee weken.|Het tegoed van {rest} ontvangt u op {own}.]",
            own=d.iban(),
            rest=x.money(rest),
        )
    elif d.chance(0.4):
        day = x.fixed(10, 21).day
        x.add(
            "[Dit bedrag schrijven wij {on} {day} van uw rekening af.|Wij incasseren {rest} {on} "
            "{day} van {own}.|U heeft ons gemachtigd:"
            " het bedrag wordt {on} {day} afgeschreven.]",
            on=d.one(("op", "rond", "op of omstreeks")),
            day=x.say.full(day),
            rest=x.money(rest),
            own=d.iban(),
        )
        x.truth.amount_due_cents, x.truth.direct_debit = rest, True
        x.deadline("payment", day)
    else:
        x.pay(rest, x.kenmerk() if d.chance(0.7) else bill, told=True)
    return x.done()


def energy_arrears(d: Draw) -> Letter:
    """Unpaid monthly amounts in a table; costs that come if nothing happens."""
    last = d.chance(0.5)
    x = Pen(
        d,
        story="energy arrears",
        stage="final_notice" if last else "reminder",
        names=ENERGY,
        voice="friendly",
    )
    customer = x.number(_CUSTOMER)
    x.head(
        "",
        "[Laatste herinnering termijnbedragen|Ingebrekestelling|Aanmaning betaalachterstand]"
        if last
        else "[U heeft een betalingsachterstand|Herinnering maandbedrag|Uw termijnbedragen]",
    )
    months = [x.day.replace(day=1)]
    rows = []
    for _ in range(d.between(1, 3)):
        months.append((months[-1].replace(day=1) - x.day.resolution).replace(day=1))
    each = d.cents(70, 260)
    for month in reversed(months[1:]):
        rows.append((f"Termijnbedrag {x.say.month(month)}", each))
    x.add(
        "[Wij hebben uw betaling van [onderstaande|de volgende] termijnen nog niet ontvangen.|U "
        "loopt achter met betalen.|In onze"
        " administratie staan deze maandbedragen nog open.]"
    )
    total = x.lines(rows, "[Totale achterstand|Achterstand|Totaal openstaand|Openstaand bedrag|Te betalen]")
    x.pay(total, x.kenmerk() if d.chance(0.5) else customer, told=True)
    x.add(
        "[|Ontvangen wij het bedrag niet op tijd, dan [bent u {fee} incassokosten "
        "verschuldigd|verhogen wij het bedrag met {fee}"
        " incassokosten tot {sum}].]",
        fee=x.money(max(4000, total * 15 // 100)),
        sum=x.money(total + max(4000, total * 15 // 100)),
    )
    x.add(
        "[|Let op: uw termijnbedrag van {each} voor de komende maand loopt gewoon door.]", each=x.money(each)
    )
    return x.done()


def water_bill(d: Draw) -> Letter:
    """A quarterly water bill with meter readings, read from another page now and then."""
    x = Pen(d, story="water bill", stage="invoice", names=WATER)
    x.number(_CUSTOMER)
    bill = x.number(_BILL)
    x.head(
        "[|Nota|Voorschotnota|Drinkwaternota]",
        "[Uw drinkwaternota|Nota drinkwater {year}|Voorschot drinkwater]",
    )
    x.add("[Hierbij ontvangt u de nota voor drinkwater op het adres {street}.|Wij brengen u in rekening:|]")
    if d.chance(0.5):
        low = d.between(100, 900)
        x.body.append(
            Grid(
                columns=("Meternummer", "Beginstand", "Eindstand", "Verbruik m3"),
                rows=((d.number("9#######"), str(low), str(low + 84), "84"),),
                right=2,
            )
        )
    if d.chance(0.25):
        x.add("De specificatie vindt u op de volgende bladzijde.")
        x.body.append(NextPage())
    total = x.lines(
        [
            ("Waterverbruik", d.cents(20, 90)),
            ("Vastrecht", d.cents(8, 30)),
            ("[Belasting op leidingwater|BoL]", d.cents(5, 20)),
            ("Btw 9%", d.cents(3, 9)),
        ],
        "[Totaal nota|Totaal te betalen|Te voldoen|Notabedrag]",
    )
    x.pay(total, x.kenmerk(above=d.chance(0.4)) if d.chance(0.8) else bill, told=True)
    return x.done()


def cut_off(d: Draw) -> Letter:
    """A cut-off on a named day, after which extra costs come."""
    x = Pen(d, story="cut off", stage="enforcement", names=f"[{ENERGY}|{WATER}|{HEAT}]")
    customer = x.number(_CUSTOMER)
    day = x.fixed(15, 35).day
    x.head(
        "[|Aankondiging afsluiting|AFSLUITING]",
        "[Wij sluiten [de levering|uw aansluiting|het water] af|Aankondiging "
        "[afsluiting|beëindiging levering]"
        "|Afsluiting van uw aansluiting op {day}]",
        day=x.say.full(day),
    )
    x.add(
        "[Omdat u niet heeft betaald, sluiten wij u [op|op] {day} af.|Op {day} komt onze monteur "
        "de [meter|aansluiting] afsluiten.|De levering"
        " aan {street} wordt op {day} beëindigd.]",
        day=x.say.full(day),
    )
    x.deadline("enforcement", day)
    principal, fee = d.cents(150, 1900), d.one((0, 4000, 6200))
    total = x.claim(principal, costs=[(COLLECTING, fee)] if fee else ())
    x.pay(total, customer if d.chance(0.5) else x.kenmerk(), term=x.fixed(5, 14), told=True)
    x.add(
        (
            "[|Na afsluiting betaalt u ook de kosten van af- en heraansluiten: {fee}.|De kosten van "
            "afsluiting ([ca. |]{fee}) zijn voor uw rekening.]"
        ),
        fee=x.money(d.cents(60, 290)),
    )
    return x.done()


def tariff(d: Draw) -> Letter:
    """New prices: nothing is asked."""
    x = Pen(
        d,
        story="tariff",
        stage="information",
        names=f"[{ENERGY}|{TELECOM}|{WATER}]",
        voice="friendly",
    )
    x.number(_CUSTOMER, counts=False)
    x.head("", "[Uw nieuwe tarieven|Wijziging van uw maandbedrag|Prijswijziging per 1 juli]")
    old, new = d.cents(20, 200), d.cents(20, 220)
    x.add("[Per 1 juli veranderen onze prijzen.|Zoals elk jaar passen wij onze tarieven aan.]")
    x.body.append(
        Pairs((("Huidig bedrag per maand", x.money(old)), ("Nieuw bedrag per maand", x.money(new))))
    )
    x.add("[U hoeft hiervoor niets te doen.|Bent u het er niet mee eens? Dan kunt u uw contract opzeggen.]")
    x.truth.is_claim, x.truth.direction = False, "none"
    return x.done()


STYLES = (
    (telecom_bill, 4),
    (telecom_reminder, 4),
    (energy_year, 5),
    (energy_arrears, 3),
    (water_bill, 2),
    (cut_off, 2),
    (tariff, 1),
)
