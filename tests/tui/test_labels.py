"""Every value of every closed list of the core has words, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from enum import StrEnum

import pytest

from consent import LookKind, Scope
from consent.granting import GrantStatus
from mailbox_ingest.sources import NotTakenReason
from overview import ClaimStatus, Doubt, DoubtReason, LinkReason, OtherReason
from overview.field_labels import FIELDS
from parsers import suspicious
from parsers.facts import DeadlineKind, Direction, Facts, Plan, Stage
from tui import grants_view, labels
from tui.commands import log
from tui.i18n import Language, activate
from tui.reading_problems import not_taken_problem


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(
    ("kinds", "label"),
    [
        (Stage, labels.stage_label),
        (ClaimStatus, labels.status_label),
        (DeadlineKind, labels.deadline_label),
        (Direction, labels.direction_label),
        (Plan, labels.plan_label),
        (LinkReason, labels.link_label),
        (NotTakenReason, lambda reason: not_taken_problem(reason).sentence),
    ],
)
def test_each_value_has_words(language: Language, kinds: type[StrEnum], label: Callable[[str], str]) -> None:
    activate(language)
    for kind in kinds:
        words = label(kind.value)
        assert words
        assert "_" not in words


@pytest.mark.parametrize("reason", list(OtherReason))
def test_each_reason_why_a_letter_is_no_debt_has_words(reason: OtherReason) -> None:
    assert reason.value in labels.REASONS


@pytest.mark.parametrize("reason", list(DoubtReason))
def test_each_doubt_is_a_sentence_with_its_fact(reason: DoubtReason) -> None:
    activate(Language.DUTCH)
    sentence = labels.doubt_sentence(Doubt(path="costs_cents", reason=reason, amount_cents=12345))
    assert sentence.startswith("incassokosten: ")
    assert "{" not in sentence


def test_a_hidden_amount_stays_hidden_in_a_doubt() -> None:
    doubt = Doubt(path="amount_due_cents", reason=DoubtReason.LOWER_WITHOUT_PAYMENT, amount_cents=98765)
    assert "987" in labels.doubt_sentence(doubt)
    assert "987" not in labels.doubt_sentence(doubt, hidden=True)


def test_each_sign_of_fraud_has_words() -> None:
    signals = {value for name, value in vars(suspicious).items() if name.isupper() and isinstance(value, str)}
    assert len(signals) > 5
    assert signals <= set(labels.SIGNALS)


def test_the_lists_of_the_commands_are_complete() -> None:
    assert set(grants_view.STATUSES) == {status.value for status in GrantStatus}
    assert set(grants_view.SCOPES) == {scope.value for scope in Scope}
    assert set(log._LOOKED_AT) == {kind.value for kind in LookKind}


def test_each_fact_of_a_letter_has_a_name() -> None:
    named = {field.name for field in fields(Facts)} - {"review", "evidence"}
    assert named <= set(FIELDS)


def test_a_path_is_shown_in_words() -> None:
    activate(Language.ENGLISH)
    assert labels.field_label("deadlines.0.date") == "deadline 1, day"
    assert labels.field_label("details.notice_14_days") == "fourteen-day notice"
    assert labels.field_label("references.2") == "reference 3"


def test_a_path_without_words_is_shown_all_the_same() -> None:
    assert labels.field_label("something_new.0.part") == "something_new 1, part"
