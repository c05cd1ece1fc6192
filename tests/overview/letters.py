"""Letters of invented senders to an invented household, as short as a test wants them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from overview import Claim, Correction, Household, LetterFacts, Overview, build
from parsers.facts import Deadline, DeadlineKind, Details, Direction, Facts, Reference, ReferenceKind, Stage

HOUSEHOLD = Household(names=("S. Terwolde", "M. Terwolde-Haan"))
AS_OF = date(2026, 6, 1)
ENERGY = "Lichtbaak Energie"
LANDLORD = "Wooncorporatie De Linde"
AGENCY = "Incassobureau Noordkaap"
BAILIFF = "Pauw & Van Gent Gerechtsdeurwaarders"
BUYER = "Zilvermeeuw Vorderingen B.V."


def day(text: str) -> date:
    """Return the day written as "2026-03-01", or "03-01" for this year."""
    return date.fromisoformat(text if len(text) > 5 else f"2026-{text}")


def pay_by(text: str, cents: int | None = None) -> Deadline:
    """Return a deadline to pay."""
    return Deadline(kind=DeadlineKind.PAYMENT, day=day(text), amount_cents=cents)


def term(kind: DeadlineKind, text: str) -> Deadline:
    """Return a deadline of another kind."""
    return Deadline(kind=kind, day=day(text))


def demand(
    name: str,
    on: str,
    stage: Stage,
    cents: int | None,
    *numbers: str,
    customer: str | None = None,
    received: str | None = None,
    **facts: Any,
) -> LetterFacts:
    """Return a letter that demands money: of the energy company unless `sender` says otherwise.

    `numbers` are bills and dossiers without a label; `customer` is labelled as a customer number.
    """
    given = date.fromisoformat(on) if len(on) > 5 else day(on)
    sender = facts.pop("sender", ENERGY)
    labels = (Reference(number=customer, kind=ReferenceKind.CUSTOMER),) if customer else ()
    details = facts.pop("details", Details(references=labels))
    fields: dict[str, Any] = {
        "addressee": "S. Terwolde",
        "is_claim": True,
        "direction": Direction.OWED,
        "sender": sender,
        "creditor": sender,
        "letter_date": given,
        "stage": stage,
        "references": (*numbers, *([customer] if customer else [])),
        "amount_due_cents": cents,
        "details": details,
        **facts,
    }
    came = day(received) if received else given + timedelta(days=1)
    return LetterFacts(id=name, source=f"post/{name}.pdf", received=came, facts=Facts(**fields))


def overview(*letters: LetterFacts, as_of: date = AS_OF, corrections: Sequence[Correction] = ()) -> Overview:
    """Return the overview of these letters for the invented household."""
    return build(letters, corrections, HOUSEHOLD, as_of)


def claims(*letters: LetterFacts, as_of: date = AS_OF) -> tuple[Claim, ...]:
    """Return the claims of these letters."""
    return overview(*letters, as_of=as_of).claims


def claim(*letters: LetterFacts, as_of: date = AS_OF) -> Claim:
    """Return the one claim that these letters make."""
    (only,) = claims(*letters, as_of=as_of)
    return only


def groups(found: Iterable[Claim]) -> set[tuple[str, ...]]:
    """Return the letters of each claim."""
    return {tuple(letter.id for letter in one.letters) for one in found}
