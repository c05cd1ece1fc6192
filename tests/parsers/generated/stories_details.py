"""Letters of which the details are known: debts apart, bills, costs, stretches of interest, notices."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from tests.parsers.generated import wordings as w
from tests.parsers.generated.content import Letter, Rows
from tests.parsers.generated.drawing import Draw
from tests.parsers.generated.senders import CIVIL
from tests.parsers.generated.writer import Writer

_LEADS: Final = (
    "Bij ons kantoor zijn meer vorderingen op u in behandeling. Hieronder staat wat u per dossier betaalt.",
    "Wij hebben van verschillende opdrachtgevers een vordering op u in behandeling.",
    "U heeft bij ons een aantal dossiers lopen. Wij zetten ze voor u op een rij.",
)
_FILES: Final = ("Dossier", "Dossiernummer", "Ons dossier", "Dossiernr.", "Zaaknummer")
_CLIENTS: Final = ("Opdrachtgever", "Schuldeiser", "Crediteur", "Namens")
_SHORT_NAME: Final = 11
_ACTS: Final = (
    ("bailiff", "summons", ("Kosten dagvaarding", "Exploot van dagvaarding", "Dagvaardingskosten")),
    ("court", None, ("Griffierecht", "Griffierecht rechtbank")),
    ("salary", None, ("Salaris gemachtigde", "Gemachtigdensalaris")),
    ("salary", None, ("Nakosten", "Nasalaris")),
    ("bailiff", "service", ("Betekening vonnis", "Kosten betekening", "Betekeningskosten")),
    (
        "bailiff",
        "attachment_income",
        ("Loonbeslag", "Kosten beslag op uw uitkering", "Beslag onder uw werkgever"),
    ),
    ("bailiff", "attachment_bank", ("Bankbeslag", "Kosten bankbeslag", "Beslag op uw bankrekening")),
    ("bailiff", "information", ("Informatiekosten", "Informatie BRP", "Uittreksel BRP")),
)
_VERDICT: Final = (
    "De kantonrechter heeft u bij vonnis van {day} veroordeeld om aan {client} te betalen.",
    "Bij vonnis van {day} bent u veroordeeld tot betaling aan onze opdrachtgever {client}.",
)


def dossiers(d: Draw) -> Letter:
    """An overview of an agency or a bailiff: a row for each client, with the sum of all."""
    x = Writer(d, d.one(("agency", "bailiff")), story="dossiers", stage="collection")
    x.subject = d.one(("Overzicht van uw dossiers", "Uw openstaande vorderingen", "Stand van uw dossiers"))
    x.add(d.one(_LEADS))
    names: list[str] = []
    while len(names) < d.between(2, 4):
        name = x.client().name
        if not any(set(name.split()) & set(other.split()) for other in names):
            names.append(name)
    client_first = d.chance(0.4)
    # Five columns of words leave no room for a long name.
    with_parts = d.chance(0.7) and max(map(len, names)) <= _SHORT_NAME
    head = [d.one(_FILES), d.one(_CLIENTS)]
    rows: list[tuple[tuple[str, ...], int]] = []
    debts: list[dict[str, object]] = []
    pattern = d.one(("@@-9#####", "9#######", "20##-#####", "9###.###"))
    for name in names:
        number = d.number(pattern)
        principal, interest, costs = d.cents(30, 1400), d.cents(1, 40), d.cents(40, 200)
        cells = (name, number) if client_first else (number, name)
        due = principal + interest + costs
        shown = tuple(x.say.bare(cents) for cents in (principal, interest, costs)) if with_parts else ()
        rows.append(((*cells, *shown), due))
        x.truth.references.append(number)
        debts.append({"creditor": name, "references": [number], "amount_due_cents": due})
    columns = (
        *(reversed(head) if client_first else head),
        *(("Hoofdsom", "Rente", "Kosten") if with_parts else ()),
    )
    total = sum(cents for _, cents in rows)
    x.body.append(
        Rows(
            columns=columns,
            amount_column=d.one(("Totaal", "Openstaand", "Saldo", "Te betalen")),
            rows=tuple(rows),
            totals=((x.label("open"), total),),
        )
    )
    x.pay(total, references=[])
    x.truth.details = {"debts": debts}
    return x.done()


def bills(d: Draw) -> Letter:
    """A reminder for several bills of one creditor: one debt."""
    x = Writer(d, d.one(CIVIL), story="bills", stage="reminder")
    x.number("customer")
    x.subject = d.one(("Herinnering", "Betalingsherinnering", "Uw openstaande facturen"))
    x.add("De volgende facturen zijn volgens onze administratie nog niet betaald.")
    pattern = d.one(("F9######", "9#######", "20##-#####"))
    rows, listed = [], []
    day = x.day - timedelta(days=d.between(100, 140))
    for _ in range(d.between(2, 5)):
        number, cents = d.number(pattern), d.cents(12, 300)
        rows.append(((number, f"{day:%d-%m-%Y}"), cents))
        listed.append({"number": number, "date": day.isoformat(), "amount_cents": cents})
        x.truth.references.append(number)
        day += timedelta(days=d.between(8, 22))
    total = sum(cents for _, cents in rows)
    columns = (d.one(("Factuurnummer", "Factuur", "Factuurnr.")), d.one(("Factuurdatum", "Datum")))
    x.body.append(
        Rows(
            columns=columns,
            amount_column=d.one(("Bedrag", "Openstaand", "Te betalen")),
            rows=tuple(rows),
            totals=((x.label("total"), total),),
        )
    )
    x.pay(total, references=[])
    x.truth.details = {"debts": [], "invoices": listed}
    return x.done()


def verdict(d: Draw) -> Letter:
    """What a judgment and its enforcement add to a debt, line by line."""
    x = Writer(d, "bailiff", story="verdict", stage="judgment")
    client = x.client()
    dossier = x.number("dossier")
    x.subject = d.one(
        ("Betekening van het vonnis", "Vonnis van de kantonrechter", "Uitvoering van het vonnis")
    )
    day = x.say.full(x.day - timedelta(days=d.between(20, 60)))
    x.add(d.one(_VERDICT).format(day=day, client=client.name))
    rows = [("Hoofdsom", d.cents(100, 3000)), (d.one(("Rente", "Wettelijke rente")), d.cents(2, 90))]
    lines: list[dict[str, object]] = []
    for kind, act, labels in sorted(d.some(_ACTS, d.between(3, 6)), key=_ACTS.index):
        cents = d.cents(5, 400)
        rows.append((d.one(labels), cents))
        lines.append({"kind": kind, "act": act, "amount_cents": cents, "vat_cents": None, "due": True})
    total = sum(cents for _, cents in rows)
    x.table(rows, (x.label("open"), total))
    x.pay(total, references=[(x.label("dossier"), dossier)])
    x.truth.details = {"cost_lines": lines}
    return x.done()


def stretches(d: Draw) -> Letter:
    """Interest in stretches with a rate of their own, and what the claim comes to."""
    x = Writer(d, d.one(("agency", "bailiff")), story="stretches", stage="collection")
    client = x.client()
    dossier = x.number("dossier")
    x.subject = d.one(("Uw schuld bij {}", "Vordering van {}")).format(client.name)
    x.add(d.one(w.AGENCY).format(client=client.name))
    statutory = d.chance(0.7)
    kind = (
        d.one(("wettelijke rente",)) if statutory else d.one(("contractuele rente", "overeengekomen rente"))
    )
    principal = d.cents(400, 4000)
    x.add(f"Over de hoofdsom van {x.say.money(principal)} berekenen wij {kind}:")
    day = x.day - timedelta(days=d.between(400, 700))
    rows: list[tuple[tuple[str, ...], int]] = []
    periods: list[dict[str, object]] = []
    count = d.between(2, 4)
    for place in range(count):
        until = x.day if place == count - 1 else day + timedelta(days=d.between(60, 130))
        rate, cents = d.between(2, 9) * 100 + d.one((0, 0, 50, 25)), d.cents(2, 60)
        shown = f"{rate // 100},{rate % 100:02d}%" if rate % 100 or d.chance(0.5) else f"{rate // 100}%"
        rows.append(((f"{day:%d-%m-%Y}", f"{until:%d-%m-%Y}", shown), cents))
        periods.append(
            {"from": day.isoformat(), "until": until.isoformat(), "rate_bp": rate, "amount_cents": cents}
        )
        day = until
    columns = d.one(
        (("Van", "Tot", "Rente %"), ("Vanaf", "Tot en met", "Percentage"), ("Van", "t/m", "Tarief"))
    )
    x.body.append(Rows(columns=columns, amount_column=d.one(("Rente", "Bedrag")), rows=tuple(rows)))
    interest, costs = sum(cents for _, cents in rows), max(4000, principal * 15 // 100)
    total = principal + interest + costs
    parts = [("Hoofdsom", principal), ("Rente", interest), ("Incassokosten", costs)]
    x.table(parts, (x.label("open"), total))
    x.pay(total, references=[(x.label("dossier"), dossier)])
    x.truth.details = {
        "interest_periods": periods,
        "interest_kind": "statutory" if statutory else "contractual",
    }
    return x.done()


def rate(d: Draw) -> Letter:
    """Interest at one rate, per month or per year, from a day."""
    x = Writer(d, d.one(("agency", "bailiff")), story="rate", stage="collection")
    client = x.client()
    dossier = x.number("dossier")
    x.subject = d.one(("Uw schuld bij {}", "Vordering van {}")).format(client.name)
    x.add(d.one(w.AGENCY).format(client=client.name))
    kind, name = d.one(
        (
            ("statutory", "wettelijke rente"),
            ("commercial", "wettelijke handelsrente"),
            ("contractual", "contractuele rente"),
        )
    )
    monthly = kind == "contractual" and d.chance(0.6)
    rate_bp = d.one((100, 150, 125)) if monthly else d.between(2, 14) * 100
    shown = f"{rate_bp // 100}" + (f",{rate_bp % 100:02d}" if rate_bp % 100 else "")
    per = "maand" if monthly else "jaar"
    start = x.day - timedelta(days=d.between(40, 200))
    day = x.say.full(start)
    x.add(
        d.one(
            (
                f"De {name} van {shown}% per {per} is berekend vanaf {day} tot vandaag.",
                f"Over de hoofdsom bent u sinds {day} {name} verschuldigd ({shown}% per {per}).",
                f"Vanaf {day} loopt de {name}. Het percentage van de rente is {shown}% per {per}.",
            )
        )
    )
    parts = [("Hoofdsom", d.cents(200, 3000)), ("Rente", d.cents(2, 80)), ("Incassokosten", d.cents(40, 300))]
    total = sum(cents for _, cents in parts)
    x.table(parts, (x.label("open"), total))
    x.pay(total, references=[(x.label("dossier"), dossier)])
    x.truth.details = {
        "interest_rate_bp": rate_bp,
        "interest_per": per.replace("maand", "month").replace("jaar", "year"),
        "interest_kind": kind,
        "interest_from": start.isoformat(),
    }
    return x.done()


def notice(d: Draw) -> Letter:
    """A notice before collection costs, with the costs and their VAT in several ways of saying."""
    x = Writer(d, d.one(CIVIL), story="notice", stage="final_notice")
    x.number("invoice")
    x.subject = d.one(w.FINAL_TITLE)
    cents = d.cents(60, 1800)
    costs = max(4000, cents * 15 // 100)
    vat = (costs * 21 + 50) // 100
    money = x.say.money
    receipt = d.chance(0.6)
    late = (
        f"Betaal {money(cents)} binnen 14 dagen na dagtekening van deze brief.",
        f"Wij verzoeken u {money(cents)} binnen veertien dagen na heden te voldoen.",
    )
    x.add(d.one(w.FOURTEEN).format(amount=money(cents)) if receipt else d.one(late))
    taxed = d.chance(0.5)
    plain = (
        f"Doet u dat niet, dan moet u ook {money(costs)} incassokosten betalen.",
        f"Betaalt u niet op tijd, dan rekenen wij {money(costs)} aan buitengerechtelijke incassokosten.",
        f"Anders brengen wij u {money(costs)} incassokosten in rekening.",
    )
    with_vat = (
        f"Doet u dat niet, dan betaalt u ook {money(costs)} incassokosten en {money(vat)} btw.",
        f"Betaalt u niet op tijd, dan rekenen wij {money(costs)} incassokosten, plus {money(vat)} btw.",
    )
    x.add(d.one(with_vat if taxed else plain))
    x.truth.amount_due_cents = cents
    x.truth.details = {
        "notice_14_days": {
            "costs_cents": costs + vat if taxed else costs,
            "vat_cents": vat if taxed else None,
            "term_days": 14,
            "runs_from": "receipt" if receipt else "date",
        },
        "cost_lines": [
            {
                "kind": "collection",
                "act": None,
                "amount_cents": costs,
                "vat_cents": vat if taxed else None,
                "due": False,
            }
        ],
    }
    return x.done()


DETAIL_STORIES: Final = (
    (dossiers, 3),
    (bills, 2),
    (verdict, 2),
    (stretches, 2),
    (rate, 2),
    (notice, 2),
)
