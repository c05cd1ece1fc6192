"""What the origin of a source adds to what was read of it: a sign of fraud, or what its sender denies."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from mailbox_ingest.sources import Evidence, EvidenceKind
from mailbox_ingest.stated_claims import with_stated_review
from parsers import Reading

MAIL_ORIGIN: Final = "mail_origin"
"""The owner of the address that a mail shows says that the mail is not theirs."""


def with_origin_signals(reading: Reading, evidence: Evidence) -> Reading:
    """Return the reading with the doubts that its origin gives; the amounts stay as they were read.

    Of a pushed letter those are the fields that its sender states otherwise. Of a mail it is a sign of fraud.
    It alone makes no letter a fraud: mail that its reader has forwarded from another mailbox looks like this
    too. It is shown, and the sender stands in review.
    """
    facts = reading.facts
    if evidence.kind is EvidenceKind.SENDER_SIGNATURE:
        return with_stated_review(reading, evidence)
    if facts is None or evidence.kind is not EvidenceKind.MAIL_AUTHENTICATION:
        return reading
    # Only for mail from a mailbox: the libraries that it takes are large.
    from mailbox_ingest.mailbox.origin import decode_origin

    origin = decode_origin(evidence)
    if origin is None or not origin.is_suspicious or MAIL_ORIGIN in facts.details.suspicious:
        return reading
    details = replace(facts.details, suspicious=(*facts.details.suspicious, MAIL_ORIGIN))
    review = tuple(sorted({*facts.review, "sender"}))
    return replace(reading, facts=replace(facts, details=details, review=review))
