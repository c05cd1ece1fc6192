"""Public bodies: assessments, fines, writs, parking tax."""

from __future__ import annotations

from datetime import timedelta

from tests.parsers.generated.content import Grid, Letter, NextPage
from tests.parsers.generated.drawing import Draw
from tests.parsers.generated.houses.pen import Pen

TOWN = (
    "[Gemeente {p}~Gemeente {p}|Belastingen {p}~Belastingen {p}|Regionale Belasting Groep {p}~RBG "
    "{p}|{a} Belastingsamenwerking~{a}|Gemeentebelastingen {p}~Gemeentebelastingen {p}]"
)
BOARD = (
    "[Waterschap {p}~{p}|Hoogheemraadschap {p}~{p}|Waterschapsbelastingen {p}~{p}|Wetterskip "
    "{p}~Wetterskip {p}]"
)
BODY = (
    "[Uitvoeringsdienst {p}~Uitvoeringsdienst {p}|Dienst Inkomen {p}~Dienst Inkomen|Sociale Dienst "
    "{p}~Sociale Dienst {p}|Gemeente {p}, afdeling Werk en Inkomen~Gemeente {p}]"
)
_SUBJECT = "[Subjectnummer|Klantnummer|Debiteurnummer|Relatienummer|Persoonsnummer belastingen]"
ASSESSMENT = "[Aanslagnummer|Aanslagbiljetnummer|Biljetnummer|Vorderingnummer|Aanslagnr.]"
OBJECT = (
    "[Bent u het niet eens met deze [aanslag|beschikking]? Dan kunt u binnen [6|zes] weken na de "
    "dagtekening bezwaar maken."
    "|[U kunt|Belanghebbenden kunnen] binnen zes weken na [de datum van dit "
    "besluit|dagtekening|de datum van deze brief] [een |]bezwaar"
    "[schrift indienen| maken].|Bezwaar is mogelijk tot zes weken na de dagtekening van dit biljet.]"
)


def assessment(d: Draw) -> Letter:
    """A combined assessment with its objects, in terms by debit or at once."""
    board = d.chance(0.35)
    x = Pen(d, story="assessment", stage="invoice", names=BOARD if board else TOWN, voice="formal")
    x.number(_SUBJECT)
    biljet = x.number(ASSESSMENT)
    x.head(
        "[AANSLAGBILJET {year}|Aanslagbiljet|Gecombineerde aanslag {year}|Aanslag {year}|]",
        "[Aanslag [lokale heffingen|gemeentelijke belastingen"
        "|waterschapsbelasting] {year}|Aanslagbiljet belastingjaar {year}|Uw belastingaanslag]",
    )
    kinds = (
        ("Watersysteemheffing ingezetenen", "Zuiveringsheffing", "Watersysteemheffing gebouwd")
        if board
        else (
            "Afvalstoffenheffing",
            "Rioolheffing",
            "Onroerendezaakbelasting",
            "Hondenbelasting",
            "Precariobelasting",
        )
    )
    rows, total = [], 0
    for name in d.some(kinds, d.between(1, 3)):
        cents = d.cents(30, 380)
        total += cents
        rows.append(
            (
                name,
                x.person.street,
                d.one(("1-1/31-12", "12 mnd", "2 pers.", x.say.bare(d.between(160, 590) * 100000))),
                x.say.bare(cents),
            )
        )
    x.body.append(
        Grid(
            columns=(
                x.t("[Soort heffing|Belastingsoort|Omschrijving]"),
                x.t("[Object|Adres]"),
                x.t("[Maatstaf|Grondslag|Periode]"),
                x.t("[Bedrag|Bedrag in €|Aanslag]"),
            ),
            rows=(
                *rows,
                (
                    x.t("[Totaal aanslag|Totaal te betalen|Totaal|Totaal verschuldigd]"),
                    "",
                    "",
                    x.say.bare(total),
                ),
            ),
            right=1,
        )
    )
    if d.chance(0.35) and total > 6000:
        day = x.fixed(15, 35).day
        x.add(
            "[Dit bedrag wordt op {day} van uw rekening afgeschreven.|U heeft ons een machtiging "
            "gegeven. Wij schrijven het bedrag in één keer af, op"
            " of rond {day}.|Automatische incasso op {day}.]",
            day=x.say.full(day),
        )
        x.truth.amount_due_cents, x.truth.direct_debit = total, True
        x.deadline("payment", day)
    else:
        x.pay(
            total,
            x.kenmerk(above=d.chance(0.4)) if d.chance(0.75) else biljet,
            told=True,
            term=x.fixed(28, 62),
        )
    if d.chance(0.25):
        x.body.append(NextPage())
    if d.chance(0.7):
        x.objection(OBJECT)
    x.small(
        "[|Betaalt u te laat, dan ontvangt u een aanmaning. De kosten daarvan zijn {low} of {high}.]",
        low=x.money(900),
        high=x.money(2000),
    )
    return x.done()


def tax_reminder(d: Draw) -> Letter:
    """A reminder or a warning notice of a tax collector, with its fixed fee."""
    warns = d.chance(0.6)
    x = Pen(
        d,
        story="tax reminder",
        stage="final_notice" if warns else "reminder",
        names=f"[{TOWN}|{BOARD}]",
        voice="formal",
    )
    x.number(_SUBJECT)
    biljet = x.number(ASSESSMENT)
    x.head(
        "[AANMANING|Aanmaning|]" if warns else "[Betalingsherinnering|]",
        "[Aanmaning aanslag {last_year}|Aanmaning tot betaling|Aanmaning]"
        if warns
        else "[Herinnering aanslag {last_year}|U heeft nog niet betaald]",
    )
    x.add(
        "[Volgens onze administratie is de [onderstaande|volgende] aanslag nog niet [geheel "
        "|]betaald.|U heeft [een deel van |]uw aanslag niet op tijd betaald.]"
    )
    principal, paid = d.cents(60, 700), d.cents(10, 50) if d.chance(0.3) else 0
    costs = (
        [
            (
                "[Kosten aanmaning|Aanmaningskosten|Kosten van deze aanmaning|Invorderingskosten]",
                900 if principal < 45400 else 2000,
            )
        ]
        if warns
        else []
    )
    total = x.claim(
        principal,
        costs=costs,
        paid=paid,
        labels={"principal": "[Bedrag aanslag|Aanslag|Belastingbedrag|Oorspronkelijke aanslag]"},
    )
    x.pay(total, x.kenmerk() if d.chance(0.7) else biljet, told=True)
    x.add(
        (
            "[|Betaalt u niet, dan [vaardigen wij een dwangbevel uit|ontvangt u een dwangbevel]. De "
            "kosten daarvan bedragen minimaal {fee}.]"
        ),
        fee=x.money(5200),
    )
    return x.done()


def writ(d: Draw) -> Letter:
    """A writ of execution for taxes, with its own costs and two days to pay."""
    x = Pen(d, story="writ", stage="judgment", names=f"[{TOWN}|{BOARD}]", voice="formal")
    x.number(_SUBJECT)
    biljet = x.number("[Dwangbevelnummer|Dwangbevel nr.|Aanslagnummer]")
    x.head("[DWANGBEVEL|Dwangbevel]", "[Dwangbevel|Betekening dwangbevel|Dwangbevel met bevel tot betaling]")
    x.add(
        "[De invorderingsambtenaar heeft tegen u een dwangbevel uitgevaardigd.|Hierbij wordt aan "
        "u betekend het dwangbevel wegens niet betaalde belastingen.]"
    )
    principal = d.cents(60, 900)
    costs = [
        ("[Kosten aanmaning|Aanmaningskosten]", 900),
        ("[Kosten dwangbevel|Betekeningskosten|Kosten van betekening]", d.cents(48, 120)),
    ]
    total = x.claim(
        principal,
        interest=d.cents(1, 20) if d.chance(0.5) else 0,
        costs=costs,
        labels={
            "principal": "[Aanslag|Belasting|Verschuldigde belasting]",
            "interest": "[Invorderingsrente|Rente]",
        },
    )
    day = x.day + timedelta(days=2)
    x.add(
        "[U wordt bevolen binnen twee dagen [na heden|na betekening] te betalen.|Wij bevelen u "
        "het totaal binnen twee dagen na heden te voldoen.]"
    )
    x.deadline("payment", day)
    kenmerk = x.kenmerk() if d.chance(0.6) else biljet
    iban = x.sender.iban
    x.add(
        "[Betaal op|U kunt betalen op] {iban} ten name van {me} onder vermelding van {ref}.",
        iban=iban,
        ref=kenmerk.printed,
    )
    x.truth.amount_due_cents, x.truth.iban, x.truth.payment_reference = total, iban, kenmerk.bare
    x.small(
        "[|Wordt niet betaald, dan kan beslag worden gelegd op uw loon, uitkering, bankrekening of inboedel.]"
    )
    return x.done()


def fine(d: Draw) -> Letter:
    """A fine with administration costs, or its first increase."""
    raised = d.chance(0.4)
    x = Pen(
        d,
        story="fine",
        stage="final_notice" if raised else "invoice",
        names=(
            "[Boetebureau {p}~Boetebureau|Centraal Inningsbureau {p}~CIB {p}|{a} "
            "Handhaving~{a}|Gemeente {p}, Handhaving~Gemeente {p}]"
        ),
        voice="formal",
    )
    number = x.number(
        "[Beschikkingsnummer|Zaaknummer|Boetenummer|Uw beschikking|Beschikkingsnr.]", "9### #### #### ####"
    )
    x.head(
        "[|BESCHIKKING|Beschikking]" if not raised else "[|AANMANING|Eerste aanmaning]",
        "[Eerste aanmaning|Uw boete is verhoogd]"
        if raised
        else "[Beschikking|U heeft een boete gekregen|Boete voor te hard rijden]",
    )
    x.add(
        (
            "[Op {day} om {hour} uur [reed u te hard|stond uw voertuig verkeerd geparkeerd|negeerde "
            "u een rood licht].|Pleegdatum: {day}, {hour} uur. Kenteken {plate}.]"
        ),
        day=x.before(12, 60),
        hour=d.one(("08.14", "16:02", "21.40")),
        plate=d.number("@@-##9-@"),
    )
    base, admin = d.between(40, 300) * 100, 900
    if raised:
        x.add(
            "[U heeft niet [op tijd |]betaald. Daarom is uw boete met 50% verhoogd.|De termijn "
            "is verstreken; het bedrag is van rechtswege verhoogd.]"
        )
        total = x.claim(
            base,
            costs=[("Administratiekosten", admin), ("[Verhoging 50%|Eerste verhoging|Verhoging]", base // 2)],
            labels={"principal": "[Boete|Sanctiebedrag|Boetebedrag]"},
        )
    else:
        total = x.claim(
            base,
            costs=[("[Administratiekosten|Adm. kosten]", admin)],
            labels={"principal": "[Boete|Sanctie|Boetebedrag|Bedrag van de boete]"},
        )
    x.pay(total, number, told=True, term=x.fixed(20, 57))
    if not raised and d.chance(0.7):
        x.objection(
            "[Niet eens met de boete? U kunt binnen 6 weken na de datum van deze brief beroep "
            "instellen bij de officier van justitie.|Beroep instellen"
            " kan binnen zes weken na dagtekening.]"
        )
    return x.done()


def parking_tax(d: Draw) -> Letter:
    """A parking tax assessed afterwards: the tax and the costs of it."""
    x = Pen(d, story="parking tax", stage="invoice", names=TOWN, voice="formal")
    aanslag = x.number("[Aanslagnummer|Naheffingsnummer|Nummer naheffingsaanslag|Kenmerk]")
    x.head("[Naheffingsaanslag|NAHEFFINGSAANSLAG PARKEERBELASTING|]", "Naheffingsaanslag parkeerbelasting")
    x.add(
        (
            "Op {day} om {hour} uur is vastgesteld dat voor het voertuig met kenteken {plate} geen "
            "parkeerbelasting was betaald."
        ),
        day=x.before(3, 20),
        hour="14:17",
        plate=d.number("@-9##-@@"),
    )
    total = x.claim(
        d.between(150, 700),
        costs=[("[Kosten naheffing|Kosten naheffingsaanslag|Kosten]", d.one((6920, 7280, 7750)))],
        labels={"principal": "[Parkeerbelasting|Verschuldigde parkeerbelasting|Belasting]"},
    )
    x.pay(total, aanslag if d.chance(0.5) else x.kenmerk(), told=True)
    if d.chance(0.7):
        x.objection(OBJECT)
    return x.done()


STYLES = ((assessment, 5), (tax_reminder, 3), (writ, 2), (fine, 4), (parking_tax, 2))
