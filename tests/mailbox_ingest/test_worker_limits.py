"""The time a worker has, as it tells what it is at; on a clock that only the test moves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailbox_ingest.worker_limits import Allowance, WorkerLimits
from parsers.steps import Step

LIMITS = WorkerLimits()


def _begun() -> Allowance:
    return Allowance(LIMITS, now=1000.0)


def test_what_needs_no_ocr_has_ten_seconds() -> None:
    assert _begun().until == 1010.0


def test_a_page_has_thirty_seconds_in_which_the_time_of_the_document_stands_still() -> None:
    allowance = _begun()
    allowance.hear(Step.PAGE, now=1004.0)
    assert allowance.until == 1034.0
    allowance.hear(Step.PAGE_DONE, now=1030.0)
    assert allowance.until == 1036.0
    allowance.hear(Step.PAGE, now=1036.0)
    assert allowance.until == 1066.0
    allowance.hear(Step.PAGE_DONE, now=1037.0)
    assert allowance.until == 1037.0


def test_each_document_of_a_mail_has_ten_seconds_of_its_own() -> None:
    allowance = _begun()
    allowance.hear(Step.DOCUMENT, now=1009.0)
    assert allowance.until == 1019.0


def test_pages_that_are_never_done_and_done_that_never_began_give_no_more() -> None:
    allowance = _begun()
    allowance.hear(Step.PAGE_DONE, now=1005.0)
    assert allowance.until == 1010.0
    allowance.hear(Step.PAGE, now=1006.0)
    allowance.hear(Step.PAGE, now=1016.0)
    assert allowance.until == 1046.0
    allowance.hear(Step.PAGE_DONE, now=1020.0)
    assert allowance.until == 1024.0


@pytest.mark.parametrize(
    ("steps", "sentence"),
    [
        ([], "Reading the letter took more than 10 seconds; bring in a clearer scan of it."),
        ([Step.PAGE], "Reading a page took more than 30 seconds; bring in a clearer scan of it."),
        ([Step.PAGE] * 30, "Reading the letter took more than 600 seconds; bring in a clearer scan of it."),
    ],
)
def test_what_took_too_long_is_told(steps: list[Step], sentence: str) -> None:
    allowance = _begun()
    for step in steps:
        allowance.hear(step, now=allowance.until)
    assert allowance.exceeded == sentence


@given(st.lists(st.tuples(st.sampled_from(Step), st.floats(0, 40)), max_size=200))
def test_nothing_that_is_told_gives_more_than_the_most(told: list[tuple[Step, float]]) -> None:
    allowance, now = _begun(), 1000.0
    for step, later in told:
        if now + later > allowance.until:
            break
        now += later
        allowance.hear(step, now=now)
        assert now <= allowance.until <= 1000.0 + LIMITS.most_seconds
