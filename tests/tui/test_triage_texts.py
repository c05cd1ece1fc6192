"""Each reason of triage is a sentence, in both languages."""

from __future__ import annotations

import pytest

from mailbox_ingest.mailbox.triage import TriageReason
from tui.i18n import Language, activate, active
from tui.triage_texts import triage_sentence


@pytest.mark.parametrize("reason", TriageReason)
def test_each_reason_is_a_sentence_in_both_languages(reason: TriageReason) -> None:
    before = active()
    spoken = set()
    for language in Language:
        activate(language)
        spoken.add(triage_sentence(reason.value))
    activate(before)
    assert len(spoken) == len(Language)


def test_a_reason_of_a_newer_version_is_shown_as_it_is() -> None:
    assert triage_sentence("of_later") == "of_later"
