"""What must not be overlooked: claims with a threatening situation, each in a few lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from overview.urgency import by_urgency
from tui.claim_ahead import ahead_of, alarms
from tui.claim_texts import THREAT_MARK, creditor_name
from tui.desk import Situation
from tui.i18n import gettext as _


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """One threatening situation: a line to stand out, and the lines under it."""

    headline: str
    lines: tuple[str, ...]


def alarms_of(situation: Situation) -> Iterator[Alarm]:
    """Yield an alarm for each claim with a threatening situation, the most urgent first.

    All have the municipality's term in common, so the first one alone tells it.
    """
    overview = situation.overview
    told = ""
    for claim in alarms(by_urgency(overview.claims, overview.as_of)):
        ahead = ahead_of(claim, overview.as_of, to_client=situation.grant is not None)
        talk = "" if ahead.first_talk == told else ahead.first_talk
        told = ahead.first_talk
        headline = _("Urgent: {danger}").format(danger=ahead.danger)
        day = f"{creditor_name(claim)}. {ahead.day}"
        yield Alarm(
            headline=f"{THREAT_MARK} {headline}",
            lines=tuple(line for line in (day, ahead.remedy, talk) if line),
        )
