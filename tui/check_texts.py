"""What is probably missing and what needs a look, in words: about whom, and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from overview import Claim
from overview.check import Check, CheckKind
from overview.sentences import check_sentence
from overview.urgency import by_urgency
from tui.claim_texts import creditor_name
from tui.desk import Situation
from tui.i18n import gettext as _
from tui.labels import doubt_sentence
from tui.speaking import ActiveLanguage

_ORDER = (
    CheckKind.UNREAD,
    CheckKind.LOOK,
    CheckKind.SILENT,
    CheckKind.EARLIER_LETTERS,
    CheckKind.NO_LETTER_OF,
)
"""What can make the sums wrong comes first, what can only be missing last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckTold:
    """One thing to check: about whom, what to do, what is not sure; and what can be opened."""

    about: str
    sentence: str
    doubts: tuple[str, ...]
    claim: Claim | None
    letter_id: str | None


def told_checks(situation: Situation, *, hidden: bool = False) -> tuple[CheckTold, ...]:
    """Return the checklist, what can make the sums wrong first, and the most urgent claim first in that."""
    overview = situation.overview
    claims = {claim.id: claim for claim in by_urgency(overview.claims, overview.as_of)}
    places = {claim_id: place for place, claim_id in enumerate(claims)}
    ordered = sorted(
        overview.checks, key=lambda check: (_ORDER.index(check.kind), places.get(check.claim_id or "", 0))
    )
    return tuple(_told(situation, check, claims.get(check.claim_id or ""), hidden) for check in ordered)


def short_checks(situation: Situation) -> Iterator[str]:
    """Yield the checklist as few lines: the same words about several claims are one line.

    What is not sure in a claim is left to the list of doubts, which says more of it.
    """
    about: dict[str, list[str]] = {}
    for told in told_checks(situation):
        if not told.doubts:
            names = about.setdefault(told.sentence, [])
            if told.claim is not None or told.letter_id is not None:
                names.append(told.about)
    for sentence, names in about.items():
        yield f"{sentence} ({'; '.join(dict.fromkeys(names))})" if names else sentence


def _told(situation: Situation, check: Check, claim: Claim | None, hidden: bool) -> CheckTold:
    letter = situation.letters.get(check.letter_id or "")
    if claim is not None:
        about = creditor_name(claim)
    elif letter is not None:
        about = letter.source
    else:
        about = _("your letters") if situation.grant is None else _("the letters")
    doubts: tuple[str, ...] = ()
    if check.kind is CheckKind.LOOK and claim is not None:
        doubts = tuple(doubt_sentence(doubt, hidden=hidden) for doubt in claim.doubts)
    return CheckTold(
        about=about,
        sentence=check_sentence(check, ActiveLanguage(hidden=hidden)),
        doubts=doubts,
        claim=claim,
        letter_id=None if letter is None else letter.id,
    )
