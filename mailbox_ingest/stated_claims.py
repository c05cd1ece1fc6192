"""What a sender says of its letter, held against what the letter itself says.

Neither is believed over the other: the letter is what counts, and a field in which they differ is one that
a person should look at.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from mailbox_ingest.errors import EvidenceError, PushMetadataError
from mailbox_ingest.push_metadata import SenderClaims, parse_metadata
from mailbox_ingest.sender_evidence import read_statement
from mailbox_ingest.sources import Evidence, EvidenceKind
from parsers import Reading
from parsers.facts import DeadlineKind, Facts

StatedValue = int | date | str
_AMOUNTS = ("amount_due_cents", "principal_cents", "interest_cents", "costs_cents", "paid_cents")
_NONE_IS_ZERO = frozenset({"interest_cents", "costs_cents", "paid_cents"})
"""A letter without such a line asks nothing of it: that is what a sender states as 0."""
_LEGAL_FORMS = frozenset({"bv", "nv", "vof", "cv", "stichting", "cooperatie", "ua", "inc", "ltd", "gmbh"})
_NOT_IN_NUMBERS = re.compile(r"[^0-9A-Za-z]")
_WORDS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A field in which sender and letter differ; `read` is `None` where the letter was not seen to say it.

    `path` is that of the facts, such as ``amount_due_cents``; for a payment deadline ``deadlines``.
    """

    path: str
    stated: StatedValue = field(repr=False)
    read: StatedValue | None = field(repr=False)


def stated_claims(evidence: Evidence) -> SenderClaims | None:
    """Return what a sender states of its letter, as its signed metadata has it.

    `None` where it states nothing, or where what it signed does not hold: then anybody could have stated it.
    """
    if evidence.kind is not EvidenceKind.SENDER_SIGNATURE or evidence.statement is None:
        return None
    try:
        statement = read_statement(evidence.statement)
        sealed_inside = statement.sealed_metadata is not None
        metadata = parse_metadata(statement.letter_metadata.encode("utf-8"), sealed_inside=sealed_inside)
    except (EvidenceError, PushMetadataError):
        return None
    return metadata.claims


def differences(evidence: Evidence, facts: Facts) -> tuple[Difference, ...]:
    """Return each field of a letter that its sender states otherwise."""
    claims = stated_claims(evidence)
    return () if claims is None else compare(claims, facts)


def with_stated_review(reading: Reading, evidence: Evidence) -> Reading:
    """Return a reading in which a person is asked to check what the sender states otherwise."""
    if reading.facts is None:
        return reading
    return replace(reading, facts=marked(reading.facts, differences(evidence, reading.facts)))


def compare(claims: SenderClaims, facts: Facts) -> tuple[Difference, ...]:
    """Return each field that the sender states and the letter does not say just so, in the order of facts."""
    return tuple(_compare(claims, facts))


def marked(facts: Facts, differences: tuple[Difference, ...]) -> Facts:
    """Return facts in which a person is asked to check each field that the sender states otherwise."""
    new = tuple(one.path for one in differences if one.path not in facts.review)
    return replace(facts, review=(*facts.review, *dict.fromkeys(new))) if new else facts


def _compare(claims: SenderClaims, facts: Facts) -> Iterator[Difference]:
    if claims.creditor is not None and not any(
        _same_name(claims.creditor, name) for name in (facts.creditor, facts.sender) if name
    ):
        yield Difference(path="creditor", stated=claims.creditor, read=facts.creditor)
    if claims.letter_date is not None and claims.letter_date != facts.letter_date:
        yield Difference(path="letter_date", stated=claims.letter_date, read=facts.letter_date)
    for path in _AMOUNTS:
        stated, read = getattr(claims, path), getattr(facts, path)
        same = stated == read or (path in _NONE_IS_ZERO and not stated and not read)
        if stated is not None and not same:
            yield Difference(path=path, stated=stated, read=read)
    yield from _compare_deadline(claims, facts)
    if claims.iban is not None and _plain(claims.iban) != _plain(facts.iban or ""):
        yield Difference(path="iban", stated=claims.iban, read=facts.iban)
    known = _numbers(facts)
    if claims.payment_reference is not None:
        read_reference = facts.payment_reference
        # A number without a label of its own is read as a reference; it is on the letter all the same.
        wanted = {_plain(read_reference)} if read_reference else known
        if _plain(claims.payment_reference) not in wanted:
            yield Difference(path="payment_reference", stated=claims.payment_reference, read=read_reference)
    for reference in claims.references:
        if _plain(reference) not in known:
            yield Difference(path="references", stated=reference, read=None)


def _compare_deadline(claims: SenderClaims, facts: Facts) -> Iterator[Difference]:
    stated = claims.payment_deadline
    days = [deadline.day for deadline in facts.deadlines if deadline.kind is DeadlineKind.PAYMENT]
    if stated is not None and stated not in days:
        yield Difference(path="deadlines", stated=stated, read=min(days, default=None))


def _numbers(facts: Facts) -> set[str]:
    """Return every number that the letter gives, plain."""
    numbers = [*facts.references, *(one.number for one in facts.details.references)]
    numbers += [invoice.number for invoice in facts.details.invoices if invoice.number]
    numbers += [number for debt in facts.details.debts for number in debt.references]
    if facts.payment_reference:
        numbers.append(facts.payment_reference)
    return {_plain(number) for number in numbers}


def _plain(number: str) -> str:
    """Return a number without the spaces, dots and dashes that are written to read it by."""
    return _NOT_IN_NUMBERS.sub("", number).upper()


def _same_name(one: str, other: str) -> bool:
    """Whether two names are of one organisation: all words of the shorter stand in the longer."""
    words, others = _name_words(one), _name_words(other)
    return bool(words and others) and (words <= others or others <= words)


def _name_words(name: str) -> frozenset[str]:
    folded = unicodedata.normalize("NFKD", name.casefold()).replace(".", "")
    plain = "".join(sign for sign in folded if not unicodedata.combining(sign))
    return frozenset(_WORDS.findall(plain)) - _LEGAL_FORMS
