"""A small overview to export, with everything in it that can go wrong in a spreadsheet."""

from __future__ import annotations

from datetime import date

from overview import English, LetterFacts
from overview.exports.material import Material
from parsers.facts import DeadlineKind, Stage
from tests.overview.letters import AGENCY, ENERGY, LANDLORD, demand, overview, pay_by, term

LETTERS: tuple[LetterFacts, ...] = (
    demand("bill", "2026-01-10", Stage.INVOICE, 12000, "F-00017", deadlines=(pay_by("2026-01-31"),)),
    demand(
        "agency",
        "04-02",
        Stage.COLLECTION,
        16000,
        "F-00017",
        "DS-77120",
        sender=AGENCY,
        creditor=ENERGY,
        principal_cents=12000,
        costs_cents=4000,
        deadlines=(pay_by("06-20"),),
    ),
    demand(
        "rent",
        "05-20",
        Stage.COURT,
        240000,
        "=1+1",
        sender=LANDLORD,
        deadlines=(term(DeadlineKind.COURT, "06-18"), pay_by("06-10")),
    ),
    demand("tax", "05-02", Stage.INVOICE, 50000, "1112.22.333.H.56.01", sender="Belastingdienst"),
)


def material(*, with_bsn: bool = False) -> Material:
    """Return the overview of these letters on the first of June."""
    return Material(
        overview=overview(*LETTERS, as_of=date(2026, 6, 1)),
        letters={letter.id: letter for letter in LETTERS},
        person="S. Terwolde",
        language=English(),
        with_bsn=with_bsn,
    )
