"""The step that a letter says it is by what its sender did before."""

from __future__ import annotations

import pytest

from parsers.facts import Stage
from parsers.facts_from import parse_facts
from tests.parsers.letter_pages import document_of

HEAD = """
   Stichting Voorbeeld
   Datum: 1 maart 2026
   Factuurnummer: 8812001

   Geachte heer Jansen,

   U moet nog € 120,00 betalen.

"""


def stage_of(text: str) -> Stage | None:
    return parse_facts(
        document_of(f"{HEAD}   {text} Betaal binnen 14 dagen na de datum van deze brief.")
    ).stage


@pytest.mark.parametrize(
    "text",
    [
        "Wij hebben u al een herinnering gestuurd.",
        "Ik heb u op 2 februari 2026 een betalingsherinnering gezonden.",
        "Wij stuurden u op 2 februari 2026 een herinnering.",
        "Op 2 februari 2026 stuurden wij u een herinnering.",
        "We already sent you two reminders.",
    ],
)
def test_a_sender_that_reminded_before_sends_no_first_bill(text: str) -> None:
    assert stage_of(text) is Stage.REMINDER


@pytest.mark.parametrize(
    "text",
    [
        "Betaalt u niet, dan sturen wij u een herinnering.",
        "Hebben wij u een herinnering gestuurd? Dan vindt u daarop hetzelfde nummer.",
        "Als wij u een herinnering hebben gestuurd, betaalt u € 5,00 meer.",
    ],
)
def test_a_reminder_that_may_come_makes_none_of_a_bill(text: str) -> None:
    assert stage_of(text) is Stage.INVOICE


def test_a_last_notice_after_a_reminder_is_a_last_notice() -> None:
    assert (
        stage_of("Wij hebben u al een herinnering gestuurd. Dit is onze laatste aanmaning.")
        is Stage.FINAL_NOTICE
    )
