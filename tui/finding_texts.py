"""What the law seems to say of a claim, in the order to read it: what to ask first, what fits in one line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from overview import Claim
from overview.finding import Finding, Outcome, Rule
from overview.law.sentences import sentence
from tui.i18n import N_
from tui.i18n import gettext as _
from tui.proofs import proofs_line
from tui.speaking import ActiveLanguage

RULES = {
    Rule.COLLECTION_COSTS: N_("collection costs"),
    Rule.FOURTEEN_DAYS_NOTICE: N_("fourteen-day notice"),
    Rule.VAT_ON_COSTS: N_("VAT"),
    Rule.INTEREST: N_("interest"),
    Rule.FINE_INCREASE: N_("raises of the fine"),
    Rule.BAILIFF_TARIFF: N_("costs of the bailiff"),
    Rule.PUBLIC_REMINDER_FEE: N_("costs of a reminder"),
    Rule.LIMITATION: N_("not lapsed"),
    Rule.OBJECTION_TERM: N_("term to object"),
    Rule.TERM_ON_FREE_DAY: N_("term"),
    Rule.OTHER_DEBTOR: N_("who owes it"),
    Rule.DOUBLE_CLAIM: N_("same debt twice"),
}
# These tell of a day on which something can still be done, so they are never folded away.
_STILL_POSSIBLE = frozenset({Rule.OBJECTION_TERM, Rule.TERM_ON_FREE_DAY})
_HEADS = {
    Outcome.CONFLICTS: N_("Ask about this"),
    Outcome.CANNOT_BE_CHECKED: N_("Cannot be checked yet"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingTold:
    """One finding in words: under what head, what it says, and where that stands."""

    head: str
    text: str
    ground: str
    to_ask: bool


def told_findings(claim: Claim, *, hidden: bool = False) -> Iterator[FindingTold]:
    """Yield the findings that ask for something: conflicts, then what cannot be checked, then chances."""
    language = ActiveLanguage(hidden=hidden)
    for outcome in _HEADS:
        for finding in claim.findings:
            if finding.outcome is outcome:
                yield _told(claim, finding, _(_HEADS[outcome]), language)
    for finding in claim.findings:
        if finding.outcome is Outcome.FITS and finding.rule in _STILL_POSSIBLE:
            yield _told(claim, finding, _("Can still be done"), language)


def fitting_line(claim: Claim) -> str:
    """Return what was checked and fits, folded in one line; nothing where nothing does."""
    names = dict.fromkeys(
        _(RULES[finding.rule])
        for finding in claim.findings
        if finding.outcome is Outcome.FITS and finding.rule not in _STILL_POSSIBLE
    )
    if not names:
        return ""
    return _("Checked, and it fits: {what}.").format(what=", ".join(names))


def _told(claim: Claim, finding: Finding, head: str, language: ActiveLanguage) -> FindingTold:
    ground = [proofs_line(claim, finding.letters), finding.source.article]
    if not finding.source.verified:
        ground.append(_("source not verified"))
    return FindingTold(
        head=head,
        text=sentence(finding, language),
        ground="; ".join(part for part in ground if part),
        to_ask=finding.outcome is Outcome.CONFLICTS,
    )
