"""What a claim says of itself: what can happen, which letter proves a figure, what the law seems to say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from overview import Claim, ClaimStatus
from overview.finding import Outcome
from tests.tui.households import AS_OF, empty_situation, situation, threatened_situation
from tui.alarm_texts import alarms_of
from tui.claim_ahead import Ahead, ahead_of
from tui.claim_texts import claims_named, deadline_words, due_lines, urgency_mark
from tui.desk import Situation
from tui.errors import NotFoundError
from tui.finding_texts import fitting_line, told_findings
from tui.i18n import Language, activate
from tui.proofs import proof_of, proofs_line


@pytest.fixture(autouse=True)
def _english() -> None:
    activate(Language.ENGLISH)


def claim_of(creditor: str, where: Situation) -> Claim:
    return claims_named(where.overview.claims, creditor)[0]


def ahead(creditor: str, *, where: Situation | None = None, to_client: bool = False) -> Ahead:
    return ahead_of(claim_of(creditor, where or threatened_situation()), AS_OF, to_client=to_client)


def test_an_eviction_that_is_announced_names_the_day_the_way_out_and_the_term_for_help() -> None:
    found = ahead("kade")
    assert found.grave
    assert found.danger == "You can be put out of your home."
    assert found.day == "It is to happen on 7 July 2026, in 22 days."
    assert found.remedy.startswith("Stop it: ask the municipality for help today")
    assert found.first_talk == (
        "If you ask for help today, the municipality must talk with you by 18 June 2026."
    )


def test_a_counsellor_reads_of_the_client_and_gets_no_warning_for_citizens() -> None:
    found = ahead("kade", to_client=True)
    assert found.first_talk.startswith("If the client asks for help today")
    assert found.caution == ""
    assert ahead("kade").caution.startswith("Talk to a counsellor before you pay only this one")


def test_a_cut_off_without_a_day_can_be_any_day() -> None:
    assert ahead("polderstroom").day == "No letter names the day: it can be any day."


def test_a_last_day_to_pay_is_no_day_on_which_it_happens() -> None:
    assert ahead("tandarts").day == "It can happen after 25 June 2026, in 10 days."
    assert not ahead("tandarts").grave


def test_what_runs_as_agreed_frightens_nobody() -> None:
    for creditor in ("anker", "belastingdienst"):
        found = ahead(creditor, where=situation())
        assert found.danger == "As long as this is paid on time, nothing happens."
        assert not found.remedy
    settled = ahead("tandarts", where=situation())
    assert settled.sentences == ()


def test_what_may_have_lapsed_is_not_told_to_be_paid() -> None:
    claim = claim_of("rondom", threatened_situation())
    old = replace(
        claim,
        findings=tuple(
            replace(one, outcome=Outcome.CONFLICTS) if one.rule.value == "limitation" else one
            for one in claim.findings
        ),
    )
    assert ahead_of(claim, AS_OF, to_client=False).remedy
    assert not ahead_of(old, AS_OF, to_client=False).remedy
    assert not ahead_of(old, AS_OF, to_client=False).caution
    assert "Pay nothing and promise nothing" in next(told_findings(old)).text


def test_amounts_ahead_are_covered_where_asked() -> None:
    claim = claim_of("kade", threatened_situation())
    told = " ".join(ahead_of(claim, AS_OF, to_client=False, hidden=True).sentences)
    assert "€" not in told
    assert "•" in told
    assert "€" not in "".join(one.text for one in told_findings(claim, hidden=True))


def test_the_alarms_tell_the_term_of_the_municipality_once() -> None:
    first, second = alarms_of(threatened_situation())
    assert first.headline == "▲ Urgent: You can be put out of your home."
    assert first.lines[0].startswith("Woonstichting De Kade. It is to happen on 7 July 2026")
    assert sum("municipality must talk" in line for line in first.lines) == 1
    assert not any("municipality must talk" in line for line in second.lines)
    assert list(alarms_of(situation())) == []


def test_a_threatening_situation_has_a_sign_of_its_own() -> None:
    where = threatened_situation()
    assert [urgency_mark(claim_of(name, where), AS_OF) for name in ("kade", "rondom", "tandarts")] == [
        "▲",
        "!",
        "›",
    ]


def test_an_eviction_is_called_so_where_there_is_room_for_one_word() -> None:
    claim = claim_of("kade", threatened_situation())
    assert due_lines(claim, AS_OF)[0] == "eviction: 7 Jul 2026"
    other = replace(claim, threat=None)
    assert deadline_words(other, claim.deadlines[0]).startswith("attachment or cut-off")


def test_each_figure_names_the_newest_letter_that_states_it() -> None:
    where = situation()
    claim = claim_of("polderstroom", where)
    assert proof_of(claim, "amount_due_cents", where) == "letter 2"
    # The principal is the amount of the first letter too; the newest that states it as such counts.
    assert proof_of(claim, "principal_cents", where) == "letter 2"
    corrected = replace(claim, costs_cents=1)
    assert proof_of(corrected, "costs_cents", where) == ""
    assert proof_of(claim, "costs_cents", empty_situation()) == ""


def test_letters_are_named_by_their_numbers() -> None:
    claim = claim_of("polderstroom", situation())
    first, second = (letter.id for letter in claim.letters)
    assert proofs_line(claim, (second,)) == "letter 2"
    assert proofs_line(claim, (second, first, first)) == "letters 1, 2"
    assert proofs_line(claim, ("elsewhere",)) == ""


def test_findings_come_with_conflicts_first_and_their_ground() -> None:
    claim = claim_of("rondom", threatened_situation())
    told = list(told_findings(claim))
    assert [one.to_ask for one in told] == sorted((one.to_ask for one in told), reverse=True)
    assert told[0].head == "Ask about this"
    assert "€77.50" in told[0].text
    assert told[0].ground.startswith("letter 2; art. 6:96 lid 5 BW")
    heads = [one.head for one in told]
    assert heads == sorted(heads, key=heads.index)


def test_a_source_that_was_not_seen_says_so() -> None:
    claim = claim_of("rondom", threatened_situation())
    finding = claim.findings[0]
    unseen = replace(finding, source=replace(finding.source, verified=False), outcome=Outcome.CONFLICTS)
    told = next(told_findings(replace(claim, findings=(unseen,))))
    assert told.ground.endswith("source not verified")


def test_what_fits_is_one_line_and_nothing_where_nothing_does() -> None:
    claim = claim_of("rondom", threatened_situation())
    assert fitting_line(claim).startswith("Checked, and it fits: ")
    assert fitting_line(replace(claim, findings=())) == ""


def test_claims_are_found_by_a_part_of_creditor_or_contact() -> None:
    claims = situation().overview.claims
    assert [one.creditor for one in claims_named(claims, " HARING ")] == ["Polderstroom Energie"]
    for nothing in ("", "  ", "nobody"):
        with pytest.raises(NotFoundError):
            claims_named(claims, nothing)


def test_a_day_that_was_yesterday_does_not_come() -> None:
    claim = claim_of("kade", threatened_situation())
    assert claim.status is ClaimStatus.OPEN
    assert ahead_of(claim, date(2026, 7, 6), to_client=False).day.endswith("tomorrow.")
