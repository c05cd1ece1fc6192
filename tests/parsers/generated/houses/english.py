"""Letters in English: rent, study, work from abroad, agencies."""

from __future__ import annotations

from typing import Final

from tests.parsers.generated.content import Grid, Letter
from tests.parsers.generated.drawing import Draw
from tests.parsers.generated.houses.pen import Pen

_HOUSE: Final = (
    "[{b} Student Housing~{b}|{b} Living B.V.~{b} Living|{p} Apartments~{p} Apartments|{b} "
    "University of Applied Sciences~{b}|International School {p}~International School {p}|{b} Health "
    "Insurance~{b}|{b} Storage~{b}]"
)
_AGENCY: Final = (
    "[{b} Collections~{b}|{b} Receivables B.V.~{b}|{f} & {g} Collection Agency~{f} & {g}|{b} Debt "
    "Recovery~{b}]"
)
_NUMBER: Final = (
    "[Tenant number|Customer ID|Student number|Account no.|Contract number|Our reference|File reference]"
)
_INVOICE: Final = "[Invoice number|Invoice no.|Invoice|Document number]"
_FEES: Final = "[Collection costs|Extrajudicial costs|Collection fee|Administrative costs|Reminder fee]"


def bill(d: Draw) -> Letter:
    """An invoice."""
    x = Pen(d, story="english bill", stage="invoice", names=_HOUSE, voice="english")
    x.number(_NUMBER) if d.chance(0.6) else None
    invoice = x.number(_INVOICE)
    x.head(
        "[|INVOICE|Invoice]",
        "[Invoice {n}|Your invoice|Invoice for {m}]",
        n=invoice.printed,
        m=x.say.month(x.day),
    )
    rows, bare = [], x.say.bare
    for name in d.some(
        (
            "Rent",
            "Service charges",
            "Tuition fee, instalment 2",
            "Cleaning",
            "Key replacement",
            "Locker rental",
        ),
        d.between(1, 3),
    ):
        rows.append((name, d.cents(20, 900)))
    total = sum(cents for _, cents in rows)
    x.body.append(
        Grid(
            columns=("Description", "Amount (EUR)"),
            rows=(
                *((n, bare(c)) for n, c in rows),
                (x.t("[Total|Total due|Amount payable|Total amount]"), bare(total)),
            ),
            right=1,
        )
    )
    x.pay(total, invoice, told=True)
    return x.done()


def reminder(d: Draw) -> Letter:
    """A reminder or a final one."""
    last = d.chance(0.5)
    x = Pen(
        d,
        story="english reminder",
        stage="final_notice" if last else "reminder",
        names=_HOUSE,
        voice="english",
    )
    account = x.number(_NUMBER)
    invoice = x.number(_INVOICE) if d.chance(0.6) else account
    x.head(
        "",
        "[Final notice|Final reminder before collection|Final demand for payment|Notice of default]"
        if last
        else "[Payment reminder|Reminder: overdue invoice|Friendly reminder|Outstanding payment]",
    )
    cents = d.cents(30, 1200)
    x.add(
        (
            "[Our records show that {amount} is still outstanding.|We have not yet received your "
            "payment of {amount}, which was due on {day}.|Your account shows an unpaid balance of "
            "{amount}.]"
        ),
        amount=x.money(cents),
        day=x.before(10, 30),
    )
    total = (
        x.claim(
            cents,
            costs=[(_FEES, d.one((1500, 4000, 2500)))],
            paid=d.between(1, cents // 400) * 100 if d.chance(0.3) else 0,
        )
        if d.chance(0.35)
        else cents
    )
    x.pay(total, invoice, told=True)
    x.add(
        (
            "[|If we do not receive payment, [collection costs of {fee} will be added|we will pass "
            "your file to a collection agency, at a cost of at least {fee}].]"
        ),
        fee=x.money(max(4000, total * 15 // 100)),
    )
    return x.done()


def agency(d: Draw) -> Letter:
    """A demand for a client."""
    x = Pen(d, story="english agency", stage="collection", names=_AGENCY, voice="english")
    client = x.client(_HOUSE, "[Client|Our client|Creditor|On behalf of]", above=0.5)
    file = x.number("[Our reference|File number|Case reference|Reference]")
    x.head(
        "[|DEMAND FOR PAYMENT|Final demand]",
        "[Your debt to {c}|Demand for payment: {c}|{c}|Outstanding debt owed to {c}]",
        c=client.name,
    )
    x.add(
        (
            "[We act on behalf of {c}.|{c} has [passed|transferred for collection] your unpaid "
            "account to us.|We have been instructed by {c} to recover the sum set out below.]"
        ),
        c=client.name,
    )
    principal = d.cents(60, 2400)
    total = x.claim(
        principal,
        interest=d.cents(1, 70) if d.chance(0.7) else 0,
        costs=[(_FEES.replace("|Reminder fee", ""), max(4000, principal * 15 // 100))],
        paid=d.between(5, principal // 150) * 100 if d.chance(0.3) else 0,
    )
    x.pay(total, file, told=True)
    x.add(
        "[|Failing payment, our client may start court proceedings, which will add costs of about {court}.]",
        court=x.money(d.cents(200, 600)),
    )
    return x.done()


def closed(d: Draw) -> Letter:
    """Paid, or money back."""
    back = d.chance(0.4)
    x = Pen(d, story="english closed", stage="refund" if back else "settled", names=_HOUSE, voice="english")
    x.number(_NUMBER)
    cents = d.cents(20, 900)
    x.head(
        "",
        "[Your refund|Refund of your deposit]"
        if back
        else "[Payment received|Thank you for your payment|Your account is settled]",
    )
    if back:
        x.add(
            (
                "[We will refund {amount} to your account within ten days.|An amount of {amount} "
                "will be paid back to you.]"
            ),
            amount=x.money(cents),
        )
        x.truth.is_claim, x.truth.direction, x.truth.refund_cents = False, "receivable", cents
    else:
        x.add(
            (
                "[We confirm receipt of your payment of {amount}. Nothing further is due.|Thank you "
                "for your payment of {amount}. Your account is now settled in full.]"
            ),
            amount=x.money(cents),
        )
        x.truth.amount_due_cents, x.truth.paid_cents = 0, cents
    return x.done()


STYLES = ((bill, 3), (reminder, 4), (agency, 3), (closed, 2))
