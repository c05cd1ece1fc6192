"""DKIM checked here, where the signer's key is at hand: a signature over the mail as it came (RFC 6376)."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

import dkim

from mailbox_ingest.mailbox.mail_domains import is_aligned

FindKey = Callable[[str], str | None]
"""From the name of a key (``mei._domainkey.vattenfall.nl``) to its TXT record; `None` where unknown."""

_MOST_SIGNATURES: Final = 5
_LEAST_BITS: Final = 1024
_LONGEST_RECORD: Final = 4_000
_KEY_NAME: Final = re.compile(r"[A-Za-z0-9._-]{1,255}")
_quiet: Final = logging.getLogger("dkim.not_logged")
_quiet.disabled = True
"""The library would log what stands in the mail."""


_BROKEN: Final = (
    dkim.DKIMException,
    dkim.util.InvalidTagValueList,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
)
"""The library also lets plain errors of Python out of broken signatures and keys."""


class DkimOutcome(StrEnum):
    """What came of checking a signature here."""

    VALID = "valid"
    WRONG = "wrong"
    """The mail is not what was signed: changed on its way, or forged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedSignature:
    """A signature that was checked: by whose key, with which record, and what came of it."""

    outcome: DkimOutcome
    domain: str
    key_name: str
    record: str = field(repr=False)


def check_dkim(content: bytes, find_key: FindKey, *, sender_domain: str) -> CheckedSignature | None:
    """Return what comes of the signatures of the organisation in From; `None` where none can be checked.

    One that holds is enough. A signature over a part of the body only (``l=``) is passed over: anything may
    have been added after it.
    """
    count = _count_signatures(content)
    wrong: CheckedSignature | None = None
    for number in range(min(count, _MOST_SIGNATURES)):
        checked = _check(content, number, find_key, sender_domain=sender_domain)
        if checked is not None and checked.outcome is DkimOutcome.VALID:
            return checked
        wrong = wrong or checked
    return wrong


def _count_signatures(content: bytes) -> int:
    try:
        headers, _ = dkim.rfc822_parse(content)
    except _BROKEN:
        return 0
    return sum(name.lower() == b"dkim-signature" for name, _ in headers)


def _check(content: bytes, number: int, find_key: FindKey, *, sender_domain: str) -> CheckedSignature | None:
    try:
        verifier = dkim.DKIM(content, logger=_quiet, minkey=_LEAST_BITS)
        prepared = verifier.verify_headerprep(number)
        fields = verifier.signature_fields
        if not prepared or b"l" in fields or fields[b"a"].endswith(b"-sha1"):
            return None
        domain = verifier.domain.decode("ascii").lower()
        key_name = f"{verifier.selector.decode('ascii').lower()}._domainkey.{domain}"
    except _BROKEN:
        return None
    if not is_aligned(domain, sender_domain) or _KEY_NAME.fullmatch(key_name) is None:
        return None
    record = find_key(key_name)
    if record is None or not _is_sound(record):
        return None
    try:
        valid = verifier.verify(number, dnsfunc=lambda name, timeout=5: record.encode("ascii"))
    except _BROKEN:
        valid = False
    return CheckedSignature(
        outcome=DkimOutcome.VALID if valid else DkimOutcome.WRONG,
        domain=domain,
        key_name=key_name,
        record=record,
    )


def _is_sound(record: str) -> bool:
    """Whether a record is a key that counts: readable, long enough, not withdrawn, and not on trial."""
    if len(record) > _LONGEST_RECORD:
        return False
    try:
        _, bits, kind, _ = dkim.evaluate_pk("key", record)
        flags = dkim.util.parse_tag_value(record.encode("ascii")).get(b"t", b"")
    except _BROKEN:
        return False
    return b"y" not in flags.split(b":") and (kind == b"ed25519" or bits >= _LEAST_BITS)
