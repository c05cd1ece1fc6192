"""Whether a letter says that its reader disputes the debt, or that it was paid; and what only may be."""

from __future__ import annotations

import pytest

from parsers.facts import Stage
from parsers.facts_from import parse_facts
from tests.parsers.detail_letters import ENERGY, letter


@pytest.mark.parametrize(
    ("body", "disputed"),
    [
        (
            """   U heeft bezwaar gemaakt tegen onze factuur van € 212,40. Zolang wij dit onderzoeken hoeft u
   niet te betalen.""",
            True,
        ),
        (
            """   Dank voor uw bericht waarin u de vordering van € 212,40 betwist. Wij houden de vordering in
   stand. Betaal € 212,40 binnen 7 dagen.""",
            True,
        ),
        ("   Wij hebben op 2 mei 2026 uw bezwaarschrift ontvangen tegen de nota van € 212,40.", True),
        ("   Uw klacht over de rekening van € 212,40 is bij ons in behandeling.", True),
        ("   U schrijft dat de nota van € 212,40 niet klopt. Wij zoeken dit uit.", True),
        ("   We have received your complaint about the invoice of € 212,40.", True),
        (
            """   U kunt bezwaar maken. Uw bezwaarschrift moet binnen zes weken door ons zijn ontvangen.

   Te betalen: € 212,40""",
            False,
        ),
        (
            """   Bent u het niet eens met deze factuur? Dan kunt u deze binnen 14 dagen betwisten.

   Te betalen: € 212,40""",
            False,
        ),
    ],
)
def test_what_is_disputed(body: str, disputed: bool) -> None:
    facts = parse_facts(letter(body, sender=ENERGY, subject="uw factuur F-2026-17"))

    assert facts.disputed is disputed
    assert facts.amount_due_cents == 21240


@pytest.mark.parametrize(
    ("body", "stage", "due", "paid"),
    [
        (
            "   Wij hebben uw betaling van € 212,40 ontvangen. Hiermee is uw dossier gesloten.",
            Stage.SETTLED,
            0,
            21240,
        ),
        (
            """   Heeft u al betaald? Dan kunt u deze brief als niet verzonden beschouwen.

   Te betalen: € 212,40""",
            Stage.INVOICE,
            21240,
            None,
        ),
    ],
)
def test_what_is_paid(body: str, stage: Stage, due: int, paid: int | None) -> None:
    facts = parse_facts(letter(body, sender=ENERGY, subject="uw factuur F-2026-17"))

    assert (facts.stage, facts.amount_due_cents, facts.paid_cents) == (stage, due, paid)
