"""Care: insurers, and practices that bill themselves or through an office that collects for them."""

from __future__ import annotations

from typing import Final

from tests.parsers.generated.content import Grid, Letter, Sum
from tests.parsers.generated.drawing import Draw
from tests.parsers.generated.houses import phrases
from tests.parsers.generated.houses.pen import COLLECTING, Pen

INSURER: Final = (
    "[{b} Zorgverzekeringen N.V.~{b}|{b} Zorg~{b}|Onderlinge {p} Zorg~Onderlinge {p}|{b} "
    "Zorgverzekeraar~{b}|{a} Zorg~{a}]"
)
PRACTICE: Final = (
    "[Tandartspraktijk {f}~{f}|Tandarts {f}~Tandarts {f}|Orthodontie {p}~Orthodontie "
    "{p}|Fysiotherapie {p}~Fysiotherapie {p}|Huisartsenpraktijk {h}~Huisartsenpraktijk"
    " {h}|Mondzorg {h}~Mondzorg {h}|Apotheek {h}~Apotheek {h}|Podotherapie {f}~Podotherapie "
    "{f}|Maatschap {f} & {g} Tandartsen~{f} & {g}|GGZ-praktijk {b}~{b}"
    "|Verloskundigen {h}~Verloskundigen {h}|Dierenartsen {p}~Dierenartsen {p}]"
)
OFFICE: Final = (
    "[{b}medics B.V.~{b}medics|{b} Facturatie~{b}|{b} Medische Declaraties B.V.~{b}|{a} "
    "Factoring~{a}|{b} Zorgfacturatie~{b}]"
)
_PATIENT: Final = "[Patiëntnummer|Debiteurnummer|Relatienummer|Debiteurnr.|Cliëntnummer]"
_BILL: Final = "[Notanummer|Factuurnummer|Declaratienummer|Nota|Factuurnr.]"
_POLICY: Final = "[Relatienummer|Polisnummer|Verzekerdenummer|Klantnummer|Verzekeringsnummer]"
_ACTS: Final = (
    ("C002", "Periodieke controle"),
    ("M03", "Gebitsreiniging per 5 min."),
    ("V93", "Vulling drie vlakken"),
    ("X10", "Röntgenfoto"),
    ("A10", "Verdoving"),
    ("1000", "Zitting fysiotherapie"),
    ("F121A", "Consult orthodontie"),
    ("R24", "Kroon op natuurlijk element"),
)


def _acts(x: Pen, count: int) -> int:
    d, rows, total = x.d, [], 0
    for code, act in d.some(_ACTS, count):
        cents = d.cents(8, 190)
        total += cents
        rows.append((x.before(8, 60), code, act, str(d.between(1, 2)), x.say.bare(cents)))
    head = (
        "Datum",
        "Code",
        x.t("[Omschrijving|Prestatie|Behandeling]"),
        "Aantal",
        x.t("[Bedrag|Tarief|Bedrag (€)]"),
    )
    label = x.t("[Totaal|Totaalbedrag|Notabedrag|Totaal te betalen|Factuurbedrag]")
    if d.chance(0.4):
        x.body.append(Grid(columns=head, rows=tuple(rows), right=1))
        x.body.append(Sum(label, x.money(total)))
    else:
        x.body.append(Grid(columns=head, rows=(*rows, (label, "", "", "", x.say.bare(total))), right=1))
    return total


def practice_bill(d: Draw) -> Letter:
    """A practice that bills its patient itself."""
    x = Pen(d, story="practice bill", stage="invoice", names=PRACTICE)
    x.number(_PATIENT)
    bill = x.number(_BILL)
    x.head("[|NOTA|Factuur|Rekening]", "[Nota voor uw behandeling|Declaratie|Rekening|Nota]")
    x.add(
        "[Hierbij ontvangt u de nota voor de behandeling van {name}.|Voor verrichte "
        "werkzaamheden brengen wij u in rekening:|]"
    )
    total = _acts(x, d.between(1, 4))
    x.pay(total, bill, told=True)
    x.small(
        (
            "[|U kunt deze nota indienen bij uw zorgverzekeraar. Een deel kan onder uw eigen risico "
            "van {risk} vallen.]"
        ),
        risk=x.money(38500),
    )
    return x.done()


def office_bill(d: Draw) -> Letter:
    """An office that bills for a practice: two names in the head, the practice is owed."""
    x = Pen(d, story="office bill", stage="invoice", names=OFFICE)
    practice = x.client(
        PRACTICE, "[Zorgverlener|Zorgaanbieder|Behandelaar|Praktijk|Namens|Uw zorgverlener]", above=0.6
    )
    x.number(_PATIENT)
    bill = x.number(_BILL)
    x.head(
        "[|Factuur|NOTA]",
        "[Factuur van {client}|Nota namens {client}|Uw behandeling bij {client}]",
        client=practice.name,
    )
    x.add(
        "[Namens {client} ontvangt u hierbij de [nota|factuur] voor uw behandeling.|{client} "
        "heeft {me} gevraagd de rekening voor de behandeling te versturen."
        "|Wij verzorgen de facturatie voor {client}. Hieronder vindt u de behandelingen.]",
        client=practice.name,
    )
    total = _acts(x, d.between(1, 3))
    if d.chance(0.25):
        insured = d.between(1, total // 100) * 50
        x.truth.paid_cents, x.truth.principal_cents = insured, total
        total = x.lines(
            [
                ("[Totaal nota|Bedrag nota]", total),
                ("[Vergoed door zorgverzekeraar|Betaald door uw verzekeraar]", -insured),
            ],
            "[Door u te betalen|Te betalen|Uw deel]",
        )
    x.pay(total, x.kenmerk(above=d.chance(0.4)) if d.chance(0.6) else bill, told=True)
    return x.done()


def office_reminder(d: Draw) -> Letter:
    """A reminder or a notice of fourteen days from that office."""
    last = d.chance(0.5)
    x = Pen(d, story="office reminder", stage="final_notice" if last else "reminder", names=OFFICE)
    practice = x.client(PRACTICE, "[Zorgverlener|Behandelaar|Praktijk|Uw zorgverlener]", above=0.5)
    x.number(_PATIENT)
    bill = x.number(_BILL)
    x.head(
        "",
        "[[Aanmaning|Laatste aanmaning|Laatste herinnering] nota {n}|Aanmaning factuur {client}]"
        if last
        else "[Betalingsherinnering|Herinnering nota {n}|Herinnering: nota van {client}]",
        n=bill.printed,
        client=practice.name,
    )
    x.add(
        "[Op {day} stuurden wij u namens {client} een nota van {amount}.|De nota van {day} voor "
        "uw behandeling bij {client} is nog niet betaald.|Eerder ontving u van"
        " ons de nota van {client}. Wij hebben nog geen betaling ontvangen.]",
        day=x.before(31, 70),
        client=practice.name,
        amount=x.money(cents := d.cents(18, 700)),
    )
    paid = d.between(5, cents // 200) * 100 if d.chance(0.2) else 0
    due = x.claim(cents, paid=paid) if paid else cents
    if last and d.chance(0.6):
        fee = max(4000, due * 15 // 100)
        x.add(
            "[Betaalt u niet binnen 14 dagen vanaf de dag nadat deze brief bij u is bezorgd, dan "
            "[betaalt u ook|komen daar] {fee} incassokosten [bij|].|U krijgt nog veertien dagen,"
            " te rekenen vanaf de dag na bezorging van deze brief, om zonder kosten te betalen. "
            "Daarna bent u {fee} aan incassokosten verschuldigd. Het totaal wordt dan {sum}.]",
            fee=x.money(fee),
            sum=x.money(due + fee),
        )
        x.pay(due, x.kenmerk() if d.chance(0.6) else bill, told=True, no_term=True)
    else:
        x.pay(due, x.kenmerk() if d.chance(0.6) else bill)
    x.add(phrases.CROSSED[x.voice])
    return x.done()


def excess(d: Draw) -> Letter:
    """Own risk: what the insurer paid, what it counted, and what the insured pays of it."""
    x = Pen(d, story="own risk", stage="invoice", names=INSURER, voice="friendly")
    x.number(_POLICY)
    bill = x.number(_BILL)
    x.head("[|Nota|Kostenoverzicht]", "[Nota eigen risico {year}|Uw zorgkosten|Rekening eigen risico]")
    rows, mine = [], 0
    for care in d.some(
        (
            "Laboratoriumonderzoek",
            "Ziekenhuis polikliniek",
            "Farmacie",
            "Fysiotherapie",
            "Ambulancevervoer",
            "Hulpmiddelen",
        ),
        d.between(1, 3),
    ):
        whole = d.cents(40, 600)
        part = whole if d.chance(0.4) else whole // 3
        mine += part
        rows.append((x.before(30, 120), care, x.say.bare(whole), x.say.bare(whole - part), x.say.bare(part)))
    head = (
        "Datum",
        "Zorg",
        x.t("[Kosten|Ingediend|Gedeclareerd]"),
        x.t("[Vergoed|Wij betalen]"),
        x.t("[Eigen risico|U betaalt|Voor uw rekening]"),
    )
    label = x.t("[Totaal|Te betalen|Door u te betalen|Totaal te betalen]")
    x.body.append(Grid(columns=head, rows=(*rows, (label, "", "", "", x.say.bare(mine))), right=3))
    x.add(
        (
            "[|Uw eigen risico voor {year} is {risk}. Hiervan is nu {used} gebruikt.|Van uw eigen "
            "risico van {risk} blijft nog {left} over.]"
        ),
        risk=x.money(38500),
        used=x.money(d.cents(100, 385)),
        left=x.money(d.cents(5, 100)),
    )
    if d.chance(0.4):
        day = x.fixed(10, 25).day
        x.add(
            (
                "[Wij schrijven {amount} op {day} af van rekening {own}.|Rond {day} schrijven wij "
                "dit bedrag automatisch af.]"
            ),
            amount=x.money(mine),
            day=x.say.full(day),
            own=d.iban(),
        )
        x.truth.amount_due_cents, x.truth.direct_debit = mine, True
        x.deadline("payment", day)
    else:
        x.pay(mine, x.kenmerk() if d.chance(0.7) else bill, told=True)
    return x.done()


def premium_arrears(d: Draw) -> Letter:
    """Unpaid premiums; the running premium and the administrative premium stand beside them."""
    last = d.chance(0.6)
    x = Pen(
        d,
        story="premium arrears",
        stage="final_notice" if last else "reminder",
        names=INSURER,
        voice="friendly",
    )
    policy = x.number(_POLICY)
    x.head(
        "",
        "[Aanmaning: betalingsachterstand zorgpremie|Laatste aanmaning premie|Aanmaning]"
        if last
        else "[Herinnering zorgpremie|Uw premie is nog niet betaald]",
    )
    each, n = d.cents(110, 190), d.between(1, 4)
    months = ", ".join(x.say.month(x.day.replace(day=1, month=m)) for m in sorted(d.some(range(1, 13), n)))
    x.add(
        (
            "[Wij misten de premie over {months}.|De premie van {months} is nog niet betaald.|U "
            "heeft een premieachterstand over {months}.]"
        ),
        months=months,
    )
    if d.chance(0.4) and n > 1:
        fee = d.one((0, 4000, 4840))
        total = (
            x.claim(
                each * n,
                costs=[(COLLECTING, fee)] if fee else (),
                labels={"principal": "[Premieachterstand|Openstaande premie|Achterstallige premie]"},
            )
            if fee
            else each * n
        )
    else:
        total = each * n
    x.add(
        "[|Uw maandpremie van {each} blijft u gewoon betalen.|Let op: de premie voor komende "
        "maand ({each}) zit hier niet bij.|Bij een achterstand van zes maanden melden"
        " wij u aan bij het CAK; u betaalt dan een bestuursrechtelijke premie van {more} per maand.]",
        each=x.money(each),
        more=x.money(19130),
    )
    x.pay(total, x.kenmerk() if d.chance(0.6) else policy)
    return x.done()


STYLES = ((practice_bill, 4), (office_bill, 4), (office_reminder, 5), (excess, 3), (premium_arrears, 3))
