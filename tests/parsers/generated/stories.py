"""The letters of the first months of a debt: bills, reminders, final notices, agencies."""

from __future__ import annotations

from datetime import timedelta

from tests.parsers.generated import wordings as w
from tests.parsers.generated.content import Letter, Rows
from tests.parsers.generated.drawing import Draw
from tests.parsers.generated.senders import CIVIL, CREDITORS, TAXES, draw_sender
from tests.parsers.generated.writer import Writer


def _english(d: Draw) -> bool:
    return d.chance(0.08)


def _lines(x: Writer, kind: str, *, most: int = 4) -> list[tuple[str, int]]:
    d = x.d
    if x.english:
        names = d.some(
            ("Subscription", "Service fee", "Delivery", "Monthly instalment", "Rent", "Repairs"),
            d.between(1, 3),
        )
    else:
        names = d.some(w.LINES[kind], d.between(1, min(most, len(w.LINES[kind]))))
    return [(name.replace("{month}", x.say.month(x.day)), d.cents(6, 420)) for name in names]


def _what(x: Writer, rows: list[tuple[str, int]]) -> str:
    return rows[0][0][:1].lower() + rows[0][0][1:] if not x.english else "our services"


def _numbers(x: Writer, *, invoice: bool = True) -> list[tuple[str, str]]:
    """The numbers of a creditor's letter; those that a payer may be asked to mention."""
    found = []
    if x.d.chance(0.8):
        found.append((x.label("customer"), x.number("customer")))
    if invoice:
        found.append((x.label("invoice"), x.number("invoice")))
    return found[-1:] or found


def invoice(d: Draw) -> Letter:
    """A bill with lines, paid by the reader."""
    x = Writer(d, d.one(CIVIL), story="invoice", stage="invoice", english=_english(d))
    x.title = "INVOICE" if x.english else d.one(("FACTUUR", "Factuur", "NOTA", "Rekening", None))
    references = _numbers(x)
    rows = _lines(x, x.sender.kind)
    total = sum(cents for _, cents in rows)
    what = _what(x, rows)
    x.subject = f"Invoice for {what}" if x.english else f"{d.one(('Factuur', 'Nota', 'Rekening'))} {what}"
    x.add(x.phrase(w.BILL, "bill", what=what))
    x.table(rows, (x.label("total"), total))
    x.pay(total, references=references)
    x.add(x.phrase(w.THREAT, "threat"))
    return x.done()


def debited(d: Draw) -> Letter:
    """A bill that is collected: nothing to transfer, no account to pay to."""
    kind = d.one(("insurer", "energy", "telecom", "water", "club", "school", "municipality"))
    x = Writer(d, kind, story="debited", stage="invoice", english=_english(d) and kind != "municipality")
    _numbers(x)
    rows = _lines(x, kind)
    total, day = sum(cents for _, cents in rows), x.later(d.between(7, 30))
    x.subject = "Your invoice" if x.english else d.one(("Uw factuur", "Uw rekening", "Factuur"))
    x.add(x.phrase(w.BILL, "bill", what=_what(x, rows)))
    x.table(rows, (x.label("total"), total))
    text = x.phrase(w.DEBIT, "debit", amount=x.say.money(total), day=x.say.full(day))
    x.add(text if x.english else text + d.one(w.DEBIT_FROM).format(own=d.iban()))
    x.truth.amount_due_cents, x.truth.direct_debit = total, True
    x.deadline("payment", day)
    return x.done()


def assessment(d: Draw) -> Letter:
    """A yearly assessment of a municipality or a water board."""
    kind = d.one(TAXES)
    x = Writer(d, kind, story="assessment", stage="invoice")
    x.title = d.one(("Aanslagbiljet", f"Aanslagbiljet {x.day.year}", "Gecombineerde aanslag"))
    references = _numbers(x)
    rows = _lines(x, kind)
    total = sum(cents for _, cents in rows)
    x.subject = d.one(
        (
            "Aanslag gemeentelijke heffingen" if kind == "municipality" else "Aanslag waterschapsbelasting",
            "Uw aanslag",
        )
    )
    x.add(d.one(w.ASSESSMENT).format(year=x.day.year))
    if kind == "municipality" and d.chance(0.4):
        x.add(f"De WOZ-waarde van uw woning is vastgesteld op {x.say.money(d.between(180, 560) * 100000)}.")
    x.table(rows, (x.label("total"), total))
    x.pay(total, references=references)
    if d.chance(0.7):
        x.add(d.one(w.OBJECTION))
        x.deadline("objection", x.later(42))
    return x.done()


def reminder(d: Draw, *, by_name: bool = False) -> Letter:
    """A friendly reminder of one bill, now and then with costs; `by_name` greets the addressee by name."""
    x = Writer(d, d.one(CREDITORS), story="reminder", stage="reminder", english=_english(d) and not by_name)
    x.by_name = by_name
    references = _numbers(x)
    x.subject = x.phrase(w.REMINDER_TITLE, "reminder_title")
    x.title = x.subject if d.chance(0.3) else None
    x.add(x.phrase(w.REMINDER, "reminder"))
    principal = d.cents(12, 900)
    if d.chance(0.3):
        costs = d.one((500, 750, 900, 1250, 1500))
        billed = x.day - timedelta(days=d.between(20, 50))
        row = f"Invoice of {x.say.full(billed)}" if x.english else f"Factuur van {x.say.full(billed)}"
        x.truth.principal_cents, x.truth.costs_cents = principal, costs
        total = principal + costs
        x.table([(row, principal), (x.label("reminder_costs"), costs)], (x.label("open"), total))
        x.pay(total, references=references)
    else:
        x.pay(principal, references=references)
    x.add(x.phrase(w.CROSSED, "crossed"))
    x.add(x.phrase(w.THREAT, "threat"))
    return x.done()


def reminder_of_several(d: Draw) -> Letter:
    """A reminder that lists bills."""
    x = Writer(d, d.one(CIVIL), story="several", stage="reminder", english=_english(d))
    customer = x.number("customer")
    x.subject = x.phrase(w.REMINDER_TITLE, "reminder_title")
    x.add(
        x.phrase(w.REMINDER, "reminder").replace(
            "de onderstaande rekening staat", "de onderstaande rekeningen staan"
        )
    )
    _several(x, d.between(2, 5))
    x.pay(x.truth.amount_due_cents or 0, references=[(x.label("customer"), customer)])
    x.add(x.phrase(w.CROSSED, "crossed"))
    return x.done()


def _several(x: Writer, count: int) -> None:
    d = x.d
    pattern = d.one(("20" + x.day.strftime("%y") + "####", "F-#####", "9#######"))
    rows = []
    for i in range(count):
        number, day = d.number(pattern), x.day - timedelta(days=30 * (count - i) + d.between(0, 9))
        x.truth.references.append(number)
        rows.append(((number, x.say.full(day)), d.cents(15, 300)))
    total = sum(cents for _, cents in rows)
    x.truth.amount_due_cents = total
    columns = (
        ("Invoice", "Date")
        if x.english
        else d.one((("Factuurnummer", "Factuurdatum"), ("Factuur", "Datum"), ("Nota", "d.d.")))
    )
    x.body.append(
        Rows(
            columns=columns,
            amount_column="Amount" if x.english else "Bedrag",
            rows=tuple(rows),
            totals=((x.label("open"), total),),
        )
    )


def failed_debit(d: Draw) -> Letter:
    """A direct debit that did not succeed: now to be paid by hand."""
    x = Writer(
        d,
        d.one(("insurer", "energy", "telecom", "water", "club", "school", "landlord")),
        story="failed_debit",
        stage="reminder",
    )
    references = _numbers(x)
    x.subject = d.one(w.FAILED_TITLE)
    cents = d.cents(15, 300)
    x.add(d.one(w.FAILED).format(amount=x.say.money(cents)))
    x.pay(cents, references=references)
    x.add(
        d.one(
            (
                "De volgende termijn schrijven wij weer gewoon automatisch af.",
                "",
                "Zorg dat er voldoende saldo op uw rekening staat.",
            )
        )
    )
    return x.done()


def final_notice(d: Draw) -> Letter:
    """A final notice; public bodies and some others add a fixed fee."""
    x = Writer(d, d.one(CREDITORS), story="final_notice", stage="final_notice", english=_english(d))
    references = _numbers(x)
    x.subject = x.phrase(w.FINAL_TITLE, "final_title")
    x.title = x.subject if d.chance(0.4) else None
    x.add(x.phrase(w.FINAL, "final"))
    principal = d.cents(25, 1400)
    if d.chance(0.5) or x.sender.kind in TAXES:
        costs, paid = d.one((900, 1900, 2500, 1000)), d.cents(10, 20) if d.chance(0.2) else 0
        x.pay(x.parts(principal, costs=costs, paid=paid, costs_role="reminder_costs"), references=references)
    else:
        x.pay(principal, references=references)
    x.add(x.phrase(w.THREAT, "threat"))
    return x.done()


def fourteen_days(d: Draw) -> Letter:
    """The notice before collection costs: a term from delivery, and costs only announced."""
    x = Writer(d, d.one(CIVIL), story="fourteen_days", stage="final_notice")
    references = _numbers(x)
    x.subject = d.one(w.FINAL_TITLE)
    x.add(d.one(w.FINAL))
    cents = d.cents(60, 1800)
    costs = max(4000, cents * 15 // 100)
    money = x.say.money
    x.add(d.one(w.FOURTEEN).format(amount=money(cents)))
    x.add(d.one(w.FOURTEEN_COSTS).format(costs=money(costs), sum=money(cents + costs)))
    label, reference = references[0]
    iban, truth = x.sender.iban, x.truth
    x.add(
        f"U kunt betalen op {iban} ten name van {x.sender.name} onder vermelding van "
        f"{label[:1].lower() + label[1:]} {reference}."
    )
    truth.amount_due_cents, truth.iban, truth.payment_reference = cents, iban, reference
    return x.done()


def agency(d: Draw) -> Letter:
    """An agency or a bailiff, before court, on behalf of a client."""
    x = Writer(d, d.one(("agency", "bailiff")), story="agency", stage="collection", english=_english(d))
    client = x.client()
    dossier = x.number("dossier")
    if d.chance(0.5):
        x.meta.append((x.label("client"), client.name))
    x.subject = x.phrase(w.AGENCY_TITLE, "agency_title", client=client.name)
    x.add(x.phrase(w.AGENCY, "agency", client=client.name))
    principal = d.cents(40, 2600)
    interest = d.cents(1, 60) if d.chance(0.8) else 0
    paid = d.cents(10, 39) if d.chance(0.35) else 0
    total = x.parts(principal, interest=interest, costs=max(4000, principal * 15 // 100), paid=paid)
    x.pay(total, references=[(x.label("dossier"), dossier)])
    x.add(x.phrase(w.AGENCY_END, "agency_end"))
    return x.done()


def sold(d: Draw) -> Letter:
    """The new owner of a claim, who asks for payment."""
    x = Writer(d, "buyer", story="sold", stage="collection")
    old = draw_sender(d, d.one(("telecom", "bnpl", "webshop", "energy", "bank")))
    dossier = x.number("dossier")
    x.subject = d.one(
        ("Vordering overgenomen van {}", "Uw schuld bij {}", "Betaling van uw schuld aan {}")
    ).format(old.short)
    x.add(d.one(w.SOLD).format(old=old.name, new=x.sender.name) + " Wij zijn nu uw schuldeiser.")
    x.pay(
        x.parts(d.cents(80, 2000), interest=d.cents(2, 90), costs=d.cents(40, 200)),
        references=[(x.label("dossier"), dossier)],
    )
    return x.done()
