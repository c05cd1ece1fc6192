"""What became of a message, and why, in a sentence for the citizen."""

from __future__ import annotations

from collections.abc import Mapping

from mailbox_ingest.mailbox.outcomes import ASKED, NOTHING_OF_MONEY, Outcome, State
from tui.formatting import format_instant
from tui.i18n import N_
from tui.i18n import gettext as _
from tui.triage_texts import triage_sentence

_STATES: Mapping[State, str] = {
    State.WAITING: N_("waits until it is fetched"),
    State.TAKEN: N_("taken in"),
    State.KNOWN: N_("was in your vault already"),
    State.NO_LETTER: N_("no letter"),
    State.TOO_LARGE: N_("left there"),
    State.GONE: N_("gone"),
    State.FAILED: N_("did not work"),
}
_REASONS: Mapping[str, str] = {
    ASKED: N_("you asked for it"),
    NOTHING_OF_MONEY: N_("it was read, and says nothing about money"),
    "too_large": N_("it is larger than a letter can be"),
    "gone": N_("it is no longer in the mailbox"),
    "empty": N_("there is nothing in it"),
    "damaged": N_("it is damaged, and may hold a citizen service number"),
    "": N_("nobody looked at it yet"),
}
_FAILURES: Mapping[str, str] = {
    "answer": N_("the server does not give it in a form that can be read"),
    "refused": N_("the server does not give it"),
    "lost": N_("the connection broke at this message"),
}


def state_text(state: State) -> str:
    """Return what became of a message, in a word or two."""
    return _(_STATES[state])


def reason_text(outcome: Outcome) -> str:
    """Return why, and for what failed when it is tried again."""
    if outcome.state is State.FAILED:
        failure = _(_FAILURES.get(outcome.failure, _FAILURES["answer"]))
        if outcome.retry_at is None:
            return failure
        return _("{reason}; tried again from {when}").format(
            reason=failure, when=format_instant(outcome.retry_at)
        )
    return _(_REASONS[outcome.reason]) if outcome.reason in _REASONS else triage_sentence(outcome.reason)


def outcome_text(outcome: Outcome) -> str:
    """Return what became of a message and why."""
    return f"{state_text(outcome.state)}: {reason_text(outcome)}"
