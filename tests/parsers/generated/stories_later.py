"""The letters of courts, bailiffs and arrangements, of good news, and those that ask nothing."""

from __future__ import annotations

from datetime import timedelta

from tests.parsers.generated import wordings_later as v
from tests.parsers.generated.content import Letter, Rows
from tests.parsers.generated.drawing import Draw
from tests.parsers.generated.senders import CIVIL, draw_person, draw_sender
from tests.parsers.generated.stories import reminder
from tests.parsers.generated.writer import Writer

_COURTS = ("Utrecht", "Arnhem", "Den Haag", "Groningen", "Breda")


def _bailiff(d: Draw, story: str, stage: str) -> tuple[Writer, str, str]:
    """A bailiff's letter for a client, with its dossier number."""
    x = Writer(d, "bailiff", story=story, stage=stage)
    client = x.client()
    return x, client.name, x.number("dossier")


def summons(d: Draw) -> Letter:
    """A summons: the day in court, and what is claimed."""
    x, client, _ = _bailiff(d, "summons", "court")
    x.title = x.subject = d.one(("Dagvaarding", "DAGVAARDING", "Dagvaarding kantonzaken"))
    court = x.later(d.between(14, 50))
    x.add(
        d.one(v.SUMMONS).format(
            client=client,
            name=x.person.name,
            court=x.say.weekday(court),
            hour=d.one(("9.30", "10.00", "14.15")),
            town=d.one(_COURTS),
            daywords=x.say.weekday(x.day),
        )
    )
    x.add(d.one(v.CLAIMED).format(client=client))
    total = x.parts(d.cents(300, 4000), interest=d.cents(5, 120), costs=d.cents(60, 500))
    x.truth.amount_due_cents = total
    x.deadline("court", court)
    return x.done()


def judgment(d: Draw) -> Letter:
    """The service of a judgment, with the order to pay within two days."""
    x, client, dossier = _bailiff(d, "judgment", "judgment")
    x.title = x.subject = d.one(
        ("Betekening vonnis", "Betekening vonnis en bevel tot betaling", "Exploot van betekening")
    )
    x.add(d.one(v.SERVED).format(client=client, judged=x.say.full(x.day - timedelta(days=d.between(10, 40)))))
    total = x.parts(d.cents(300, 4000), interest=d.cents(5, 120), costs=d.cents(200, 700))
    x.add(d.one(v.COMMAND).format(amount=x.say.money(total)))
    x.add(
        f"Betaling kan op {x.sender.iban} t.n.v. {x.sender.name} onder vermelding van "
        f"dossiernummer {dossier}."
    )
    truth = x.truth
    truth.amount_due_cents, truth.iban, truth.payment_reference = total, x.sender.iban, dossier
    x.deadline("payment", x.later(2))
    return x.done()


def seizure(d: Draw) -> Letter:
    """Notice of an attachment of income."""
    x, client, dossier = _bailiff(d, "seizure", "enforcement")
    x.subject = d.one(("Beslag op uw inkomen", "Kennisgeving loonbeslag", "Overbetekening derdenbeslag"))
    seized = x.day - timedelta(days=d.between(1, 7))
    x.add(
        d.one(v.SEIZED).format(
            client=client, seized=x.say.full(seized), third=d.one(("uw werkgever", "het UWV", "uw bank"))
        )
    )
    x.add(d.one(v.FREE_SUM).format(free=x.say.money(d.cents(1300, 2100))))
    total = x.parts(
        d.cents(400, 5000),
        interest=d.cents(5, 200),
        costs=d.cents(150, 900),
        paid=d.cents(20, 200) if d.chance(0.3) else 0,
    )
    x.truth.amount_due_cents = total
    if d.chance(0.6):
        x.add(
            f"U kunt het beslag laten eindigen door te betalen op {x.sender.iban} onder vermelding "
            f"van {dossier}."
        )
        x.truth.iban, x.truth.payment_reference = x.sender.iban, dossier
    return x.done()


def cut_off(d: Draw) -> Letter:
    """An announced cut-off or eviction, which paying still averts."""
    evicts = d.chance(0.4)
    kind = "landlord" if evicts else d.one(("energy", "water"))
    x = Writer(d, kind, story="cut_off", stage="enforcement")
    customer = x.number("customer")
    x.subject = d.one(
        ("Aanzegging ontruiming", "Ontruiming van uw woning")
        if evicts
        else ("Aankondiging afsluiting", "Wij gaan u afsluiten")
    )
    day = x.later(d.between(22, 45))
    x.add(d.one(v.EVICTED if evicts else v.CUT_OFF).format(day=x.say.full(day)))
    x.deadline("enforcement", day)
    words, due = x.due()
    cents = d.cents(200, 4000)
    due = min(due, day)
    words = f"uiterlijk {x.say.full(due)}" if due == day else words
    x.add(d.one(v.CUT_OFF_PAY).format(amount=x.say.money(cents), due=words))
    x.deadline("payment", due)
    x.add(f"Betaal op {x.sender.iban} ten name van {x.sender.name} onder vermelding van {customer}.")
    x.truth.amount_due_cents, x.truth.iban, x.truth.payment_reference = cents, x.sender.iban, customer
    return x.done()


def plan(d: Draw) -> Letter:
    """An arrangement that was agreed on, with its instalments."""
    x = Writer(d, d.one((*CIVIL, "agency", "bailiff")), story="plan", stage="payment_plan")
    collects = x.sender.kind in ("agency", "bailiff")
    number = x.number("dossier" if collects else "customer")
    if collects:
        client = x.client()
        x.meta.append((x.label("client"), client.name))
    x.subject = d.one(v.PLAN_TITLE)
    count, each = d.between(3, 8), d.cents(15, 120)
    last = each - d.between(1, min(900, each - 100)) if d.chance(0.5) else each
    amounts = [each] * (count - 1) + [last]
    total = sum(amounts)
    x.add(d.one(v.PLAN).format(amount=x.say.money(total), n=count))
    start = x.later(d.between(10, 35)).replace(day=d.one((1, 15, 25, 28)))
    start = start if start > x.day else (start.replace(day=1) + timedelta(days=40)).replace(day=start.day)
    rows, when = [], start
    for i, cents in enumerate(amounts, 1):
        rows.append(((f"{i}" if d.chance(1) else "", x.say.full(when)), cents))
        x.deadline("payment", when, cents)
        when = (when.replace(day=1) + timedelta(days=32)).replace(day=start.day)
    columns = d.one((("Termijn", "Uiterlijk betalen op"), ("Nr.", "Vervaldatum"), ("Termijn", "Datum")))
    totals = (("Totaal", total),) if d.chance(0.5) else ()
    x.body.append(Rows(columns=columns, amount_column="Bedrag", rows=tuple(rows), totals=totals))
    x.add(f"Maak elke termijn over op {x.sender.iban} t.n.v. {x.sender.name} onder vermelding van {number}.")
    x.add(d.one(v.PLAN_LAPSES))
    truth = x.truth
    truth.amount_due_cents, truth.iban, truth.payment_reference, truth.plan = (
        total,
        x.sender.iban,
        number,
        "agreed",
    )
    return x.done()


def broken_plan(d: Draw) -> Letter:
    """An arrangement that lapsed: the whole is due at once."""
    x = Writer(d, d.one(CIVIL), story="broken_plan", stage="payment_plan")
    customer = x.number("customer")
    x.subject = d.one(v.BROKEN_TITLE)
    cents, missed = d.cents(250, 2500), d.cents(20, 90)
    x.add(d.one(v.BROKEN).format(amount=x.say.money(cents), missed=x.say.money(missed)))
    x.pay(cents, references=[(x.label("customer"), customer)])
    x.truth.plan = "broken"
    return x.done()


def settled(d: Draw) -> Letter:
    """Thanks for paying: nothing is left."""
    x = Writer(d, d.one((*CIVIL, "agency")), story="settled", stage="settled")
    if x.sender.kind == "agency":
        x.number("dossier")
        client = x.client()
        x.meta.append((x.label("client"), client.name))
    else:
        x.number("customer")
        x.number("invoice")
    x.subject = d.one(v.SETTLED_TITLE)
    cents = d.cents(20, 900)
    x.add(
        d.one(v.SETTLED).format(
            amount=x.say.money(cents), paid=x.say.full(x.day - timedelta(days=d.between(1, 6)))
        )
    )
    x.truth.amount_due_cents, x.truth.paid_cents = 0, cents
    return x.done()


def refund(d: Draw) -> Letter:
    """Money that comes back to the reader."""
    x = Writer(d, d.one(CIVIL), story="refund", stage="refund")
    x.number("customer")
    if d.chance(0.5):
        x.number("invoice")
    x.subject = d.one(v.REFUND_TITLE)
    cents = d.cents(10, 600)
    x.add(d.one(v.REFUND).format(amount=x.say.money(cents), own=d.iban()))
    x.truth.is_claim, x.truth.direction, x.truth.refund_cents = False, "receivable", cents
    return x.done()


def dispute(d: Draw) -> Letter:
    """A dispute received: collection waits."""
    x = Writer(d, "agency", story="dispute", stage="collection")
    client = x.client()
    x.number("dossier")
    x.subject = d.one(v.DISPUTE_TITLE)
    cents = d.cents(50, 900)
    x.add(d.one(v.DISPUTE).format(client=client.name, amount=x.say.money(cents)))
    x.truth.amount_due_cents, x.truth.disputed = cents, True
    return x.done()


def card(d: Draw) -> Letter:
    """A running credit: the balance, and the least to pay of it."""
    x = Writer(d, "bank", story="card", stage="invoice")
    customer = x.number("customer")
    x.subject = d.one(("Rekeningoverzicht", "Overzicht van uw krediet", "Maandoverzicht creditcard"))
    cents, minimum = d.cents(400, 2500), d.cents(20, 90)
    words, day = x.due()
    x.add(d.one(v.CARD).format(amount=x.say.money(cents), minimum=x.say.money(minimum), due=words))
    x.add(f"Uw kredietlimiet is {x.say.money(d.between(26, 50) * 10000)}.")
    x.add(f"Betaal op {x.sender.iban} t.n.v. {x.sender.name} onder vermelding van {customer}.")
    truth = x.truth
    truth.amount_due_cents, truth.iban, truth.payment_reference = cents, x.sender.iban, customer
    x.deadline("payment", day, minimum)
    return x.done()


def transfer(d: Draw) -> Letter:
    """The old creditor tells that the claim was sold, and asks nothing."""
    x = Writer(d, d.one(("telecom", "bnpl", "webshop", "energy", "bank")), story="transfer", stage="transfer")
    buyer = draw_sender(d, "buyer")
    x.truth.creditor = buyer.names
    x.number("customer")
    x.subject = d.one(v.TRANSFER_TITLE)
    x.add(
        f"Wij hebben onze vordering op u verkocht en overgedragen aan {buyer.name}. {buyer.name} "
        f"is vanaf nu uw schuldeiser."
    )
    x.add(d.one(v.TRANSFER_END).format(new=buyer.name))
    return x.done()


def news(d: Draw) -> Letter:
    """A new price or an offer: nothing is asked."""
    x = Writer(d, d.one(tuple(v.NEWS)), story="news", stage="information")
    amount, day = x.say.money(d.cents(20, 900)), x.say.full(x.later(30))
    if d.chance(0.35):
        x.subject = d.one(("Een aanbod voor u", "Alleen deze maand", "Uw voordeel"))
        x.add(d.one(v.ADVERT).format(amount=amount, day=day))
    else:
        x.number("customer")
        x.truth.references.clear()
        x.subject = d.one(("Wijziging van uw tarief", "Nieuwe voorwaarden", "Belangrijke informatie"))
        x.add(d.one(v.NEWS[x.sender.kind]).format(amount=amount))
    x.truth.is_claim, x.truth.direction = False, "none"
    return x.done()


def somebody_else(d: Draw) -> Letter:
    """A reminder for another person at the address."""
    letter = reminder(d, by_name=True)
    letter.story = "somebody_else"
    letter.reader = draw_person(d).name
    while letter.reader.split(" ", 1)[1] == letter.person.surname:
        letter.reader = draw_person(d).name
    letter.truth.is_claim, letter.truth.direction = False, "none"
    return letter


__all__ = [
    "broken_plan",
    "card",
    "cut_off",
    "dispute",
    "judgment",
    "news",
    "plan",
    "refund",
    "seizure",
    "settled",
    "somebody_else",
    "summons",
    "transfer",
]
