"""Benefits paid back, student debt, contributions for care, remission."""

from __future__ import annotations

from tests.parsers.generated.content import Grid, Letter
from tests.parsers.generated.drawing import Draw
from tests.parsers.generated.houses.pen import Pen
from tests.parsers.generated.houses.public import ASSESSMENT, BOARD, BODY, OBJECT, TOWN


def recovery(d: Draw) -> Letter:
    """Benefit paid too much and now claimed back, gross and net beside each other."""
    x = Pen(d, story="recovery", stage="invoice", names=BODY, voice=d.one(("formal", "friendly")))
    x.number("[Registratienummer|Cliëntnummer|Klantnummer|Dossier]")
    number = x.number("[Vorderingsnummer|Besluitnummer|Ons kenmerk|Kenmerk|Zaaknummer]")
    x.head(
        "[|BESLUIT|Beschikking]",
        (
            "[Besluit tot terugvordering|Terugvordering [uitkering|toeslag|bijstand]|U moet geld "
            "terugbetalen|Te veel ontvangen uitkering]"
        ),
    )
    cents = d.cents(150, 4200)
    x.add(
        (
            "[U heeft van {a} tot en met {b} te veel [uitkering|bijstand|toeslag] ontvangen.|Uit "
            "onderzoek blijkt dat u over de periode {a} tot en met {b} teveel heeft ontvangen.]"
        ),
        a=x.before(200, 300),
        b=x.before(60, 150),
    )
    x.add(
        "[U moet {amount} aan ons terugbetalen.|Wij vorderen een bedrag van {amount} [van u "
        "|]terug.|Het bedrag dat u moet terugbetalen is {amount} [netto|].|Daarom"
        " moet u {amount} terugbetalen.]",
        amount=x.money(cents),
    )
    x.add(
        (
            "[|Had u recht op {right}, maar ontving u {got}. Het verschil is {amount}.|Betaalt u "
            "niet dit kalenderjaar, dan wordt het bedrag bruto {gross}.]"
        ),
        right=x.money(cents // 2),
        got=x.money(cents + cents // 2),
        amount=x.money(cents),
        gross=x.money(cents * 13 // 10),
    )
    x.pay(cents, number if d.chance(0.6) else x.kenmerk(), told=True, term=x.fixed(28, 43))
    if d.chance(0.3):
        x.add(
            (
                "[Kunt u dit niet in één keer betalen? Dan kunt u betalen in termijnen van "
                "bijvoorbeeld {each} per maand.|U kunt ook een betalingsregeling aanvragen.]"
            ),
            each=x.money(d.cents(20, 90)),
        )
    if d.chance(0.8):
        x.objection(OBJECT)
    return x.done()


def student_debt(d: Draw) -> Letter:
    """Arrears of a student debt beside the whole debt and the monthly amount."""
    x = Pen(
        d,
        story="student debt",
        stage=d.one(("reminder", "final_notice")),
        names=(
            "[Dienst Studieleningen {p}~Dienst Studieleningen|Studiefonds {p}~Studiefonds "
            "{p}|Stichting Studielening {b}~Studielening {b}]"
        ),
        voice="friendly",
    )
    number = x.number("[Correspondentienummer|Debiteurnummer|Klantnummer|Uw nummer]")
    last = x.truth.stage == "final_notice"
    x.head(
        "[|AANMANING]" if last else "",
        "[Aanmaning achterstand|Aanmaning: betaal uw achterstand]"
        if last
        else "[Herinnering: u heeft een achterstand|Betalingsachterstand studieschuld]",
    )
    month, n = d.cents(30, 180), d.between(2, 4)
    x.add(
        (
            "[U heeft {n} maandbedragen niet betaald.|Wij hebben uw maandbedrag {n} keer niet kunnen "
            "afschrijven.]"
        ),
        n=str(n),
    )
    x.add(
        "[Uw achterstand is {late}.|De achterstand bedraagt {late}.|U heeft een achterstand van {late}.]",
        late=x.money(month * n),
    )
    x.add(
        (
            "[|Uw maandbedrag is {month}.] [|Uw totale [studieschuld|schuld] is {whole}[, hiervan "
            "hoeft u nu alleen de achterstand te betalen|].]"
        ),
        month=x.money(month),
        whole=x.money(d.cents(6000, 32000)),
    )
    x.pay(month * n, number if d.chance(0.5) else x.kenmerk(), told=d.chance(0.4))
    return x.done()


def own_contribution(d: Draw) -> Letter:
    """A monthly contribution for care, debited or transferred."""
    x = Pen(
        d,
        story="own contribution",
        stage="invoice",
        names=(
            "[Bureau Eigen Bijdragen {p}~Bureau Eigen Bijdragen|{a} "
            "Zorgbijdragen~{a}|Bijdragekantoor {p}~Bijdragekantoor {p}]"
        ),
        voice="friendly",
    )
    x.number("[Klantnummer|Relatienummer]")
    bill = x.number("[Factuurnummer|Beschikkingsnummer|Factuurnr]")
    x.head(
        "[Factuur|]", "[Factuur eigen bijdrage [Wmo|Wlz]|Uw eigen bijdrage over {m}]", m=x.say.month(x.day)
    )
    cents = d.cents(17, 900)
    x.body.append(
        Grid(
            columns=("Periode", "Soort zorg", "Uw bijdrage"),
            rows=(
                (
                    x.say.month(x.day),
                    d.one(("Wmo", "Verblijf met zorg", "Beschermd wonen")),
                    x.say.bare(cents),
                ),
                (x.t("[Te betalen|Totaal]"), "", x.say.bare(cents)),
            ),
            right=1,
        )
    )
    if d.chance(0.4):
        day = x.fixed(10, 25).day
        x.add(
            (
                "[Op {day} schrijven wij {amount} af van uw rekening {own}.|Het bedrag wordt rond "
                "{day} afgeschreven.]"
            ),
            day=x.say.full(day),
            amount=x.money(cents),
            own=d.iban(),
        )
        x.truth.amount_due_cents, x.truth.direct_debit = cents, True
        x.deadline("payment", day)
    else:
        x.pay(cents, x.kenmerk() if d.chance(0.7) else bill, told=True)
    return x.done()


def remission(d: Draw) -> Letter:
    """Remission of an assessment, whole or refused."""
    x = Pen(d, story="remission", stage="settled", names=f"[{TOWN}|{BOARD}]", voice="formal")
    x.number(ASSESSMENT)
    x.number("[Kenmerk|Verzoeknummer|Zaaknummer]")
    x.head(
        "[|Beschikking]", "[Uw verzoek om kwijtschelding|Beschikking kwijtschelding|Kwijtschelding toegekend]"
    )
    x.add(
        "[Wij verlenen u [volledige|geheel] kwijtschelding van [bovengenoemde|de] aanslag.|U "
        "krijgt kwijtschelding. U hoeft [de aanslag|het bedrag] niet [meer |]te betalen.|Uw "
        "verzoek is"
        " toegewezen: de aanslag van {amount} is volledig kwijtgescholden.]",
        amount=x.money(d.cents(60, 600)),
    )
    x.truth.amount_due_cents = 0
    return x.done()


STYLES = ((recovery, 4), (student_debt, 3), (own_contribution, 2), (remission, 2))
