"""The findings of the one claim that a test is about."""

from __future__ import annotations

from datetime import date

from overview import Finding, LetterFacts, Rule
from tests.overview.letters import AS_OF, claims


def findings(rule: Rule, *letters: LetterFacts, as_of: date = AS_OF) -> tuple[Finding, ...]:
    """Return what a rule finds in the one claim that these letters make."""
    (claim,) = claims(*letters, as_of=as_of)
    return tuple(one for one in claim.findings if one.rule is rule)


def finding(rule: Rule, *letters: LetterFacts, as_of: date = AS_OF) -> Finding:
    """Return the one finding of a rule."""
    (found,) = findings(rule, *letters, as_of=as_of)
    return found


def no_finding(rule: Rule, *letters: LetterFacts, as_of: date = AS_OF) -> None:
    """Check that a rule finds nothing."""
    assert findings(rule, *letters, as_of=as_of) == ()
