"""What lies ahead of a claim, in words: what can happen, on what day, how to stop it, what comes on top."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from overview import Claim, ClaimStatus
from overview.finding import Outcome, Rule
from overview.payments import payments
from overview.sentences import danger, growth_sentence, remedy
from parsers.facts import DeadlineKind
from tui.formatting import format_day, format_term
from tui.i18n import gettext as _
from tui.speaking import ActiveLanguage

_STRIKES = frozenset({DeadlineKind.COURT, DeadlineKind.ENFORCEMENT})
_QUIET = frozenset({ClaimStatus.UPCOMING, ClaimStatus.PAYMENT_PLAN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """What lies ahead of one claim, as sentences; each may be empty. `grave` is a threatening situation."""

    grave: bool = False
    danger: str = ""
    day: str = ""
    remedy: str = ""
    first_talk: str = ""
    growth: str = ""
    caution: str = ""
    "What a citizen should know before paying this one claim."

    @property
    def sentences(self) -> tuple[str, ...]:
        """Those that are not empty, in the order to read them."""
        every = (self.danger, self.day, self.first_talk, self.remedy, self.growth, self.caution)
        return tuple(sentence for sentence in every if sentence)


def ahead_of(claim: Claim, as_of: date, *, to_client: bool, hidden: bool = False) -> Ahead:
    """Return what lies ahead of a claim.

    Args:
        claim: The claim.
        as_of: The day of the overview.
        to_client: Whether a counsellor reads this about a client, and not the citizen.
        hidden: Whether amounts are covered.
    """
    threat, language = claim.threat, ActiveLanguage(hidden=hidden)
    if threat is None:
        return Ahead()
    growth = "" if claim.growth is None else growth_sentence(claim.growth, language)
    if claim.status in _QUIET and not threat.threatening:
        return Ahead(danger=_("As long as this is paid on time, nothing happens."), growth=growth)
    return Ahead(
        grave=threat.threatening,
        danger=danger(threat, language),
        day=_day(claim, as_of),
        # Who may owe nothing any more should not be told to pay or promise; the finding says what to do.
        remedy="" if _may_have_lapsed(claim) and not threat.threatening else remedy(threat, language),
        first_talk=_first_talk(threat.first_talk_by, to_client),
        growth=growth,
        caution="" if to_client else _caution(claim),
    )


def alarms(claims: tuple[Claim, ...]) -> Iterator[Claim]:
    """Yield the claims with a threatening situation, in the order given."""
    return (claim for claim in claims if claim.threat is not None and claim.threat.threatening)


def _may_have_lapsed(claim: Claim) -> bool:
    return any(one.rule is Rule.LIMITATION and one.outcome is not Outcome.FITS for one in claim.findings)


def _day(claim: Claim, as_of: date) -> str:
    threat = claim.threat
    if threat is None:
        return ""
    day = threat.strikes_on
    if day is None:
        return _("No letter names the day: it can be any day.") if threat.threatening else ""
    on_the_day = any(one.day == day and one.kind in _STRIKES for one in claim.deadlines)
    words = _("It is to happen on {day}, {term}.") if on_the_day else _("It can happen after {day}, {term}.")
    return words.format(day=format_day(day), term=format_term(day, as_of))


def _first_talk(by: date | None, to_client: bool) -> str:
    if by is None:
        return ""
    if to_client:
        words = _("If the client asks for help today, the municipality must talk with them by {day}.")
    else:
        words = _("If you ask for help today, the municipality must talk with you by {day}.")
    return words.format(day=format_day(by))


def _caution(claim: Claim) -> str:
    """Return the warning that goes with what a payment would avert; nothing where it averts nothing."""
    if not payments((claim,)).options:
        return ""
    return _(
        "Talk to a counsellor before you pay only this one: paying one creditor can harm an arrangement "
        "with all."
    )
