"""What speaks for the sender of a mail: kept with it as evidence, and told as verified or not.

Two things can speak: the results that the citizen's own mail server wrote on the mail as it came in, and a
DKIM signature that is checked here. Neither says that a letter is right: it says who sent the mail.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from email.errors import MessageError
from email.message import Message
from email.parser import BytesHeaderParser
from email.policy import compat32
from enum import StrEnum
from typing import Final

from mailbox_ingest.errors import PayloadError
from mailbox_ingest.mailbox.authentication_results import (
    Method,
    MethodResult,
    find_trusted_fields,
    read_results,
)
from mailbox_ingest.mailbox.dkim_check import CheckedSignature, DkimOutcome, FindKey, check_dkim
from mailbox_ingest.mailbox.mail_domains import is_aligned, sender_domain_of
from mailbox_ingest.sources import Evidence, EvidenceKind
from mailbox_ingest.strict_json import Fields, encode_object
from parsers.directory import find_by_domain

_VERSION: Final = 1
_KIND: Final = "mail authentication"


class Standing(StrEnum):
    """What can be said of the sender of a mail."""

    VERIFIED = "verified"
    """It comes from the organisation whose address it shows."""

    UNKNOWN = "unknown"
    """Nothing says so, and nothing says otherwise."""

    CONTRADICTED = "contradicted"
    """The owner of the address that it shows says that mail like this is not theirs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MailOrigin:
    """What was found of the sender of a mail.

    `sender_domain` is that of From, `None` where it shows none or several senders. `server_host` is the host
    of the mailbox whose server wrote `server_fields`. `checked` is the signature that was checked here.
    """

    sender_domain: str | None = field(repr=False)
    server_host: str | None = field(default=None, repr=False)
    server_fields: tuple[str, ...] = field(default=(), repr=False)
    checked: CheckedSignature | None = field(default=None, repr=False)

    @property
    def results(self) -> tuple[MethodResult, ...]:
        """What the receiving server found, method by method."""
        return read_results(self.server_fields)

    @property
    def standing(self) -> Standing:
        """What that says together.

        DMARC of the receiving server decides where it is there, but a signature that holds is stronger: a
        mail that was forwarded fails DMARC often and keeps its signature. A signature that does not hold says
        little, for mailing lists and virus scanners change what they pass on.
        """
        domain = self.sender_domain
        if domain is None:
            return Standing.UNKNOWN
        if self.checked is not None and self.checked.outcome is DkimOutcome.VALID:
            return Standing.VERIFIED if is_aligned(self.checked.domain, domain) else Standing.UNKNOWN
        told = self.results
        dmarc = next((one for one in told if one.method is Method.DMARC), None)
        if dmarc is not None and dmarc.result == "fail":
            about_it = dmarc.domain is None or is_aligned(dmarc.domain, domain)
            return Standing.CONTRADICTED if about_it else Standing.UNKNOWN
        vouched = any(one.vouches_for(domain) for one in told)
        return Standing.VERIFIED if vouched else Standing.UNKNOWN

    @property
    def is_suspicious(self) -> bool:
        """Whether it should count as a signal of fraud.

        Only where a known organisation, which says how its own mail can be told, says that this is not it:
        small firms often set up their mail wrongly, and what nobody checked is no signal at all.
        """
        return (
            self.standing is Standing.CONTRADICTED
            and self.sender_domain is not None
            and find_by_domain(self.sender_domain) is not None
        )


def find_evidence(content: bytes, *, trusted_host: str | None, find_key: FindKey | None = None) -> Evidence:
    """Return what speaks for the sender of a mail, to be kept with it; none where nothing does.

    It takes as long as hashing the mail, so a server calls it in a thread of its own. It raises nothing on
    what a stranger wrote.

    Args:
        content: The whole mail, as the server gave it.
        trusted_host: Where the mailbox is read; its own server's results count. `None` for a file.
        find_key: Where keys of signers are found; without it no signature is checked here.
    """
    message = _header_of(content)
    if message is None:
        return Evidence()
    domain = sender_domain_of(message)
    fields = () if trusted_host is None else find_trusted_fields(message, trusted_host=trusted_host)
    checked = None
    if find_key is not None and domain is not None:
        checked = check_dkim(content, find_key, sender_domain=domain)
    if not fields and checked is None:
        return Evidence()
    origin = MailOrigin(
        sender_domain=domain,
        server_host=trusted_host if fields else None,
        server_fields=fields,
        checked=checked,
    )
    return Evidence(kind=EvidenceKind.MAIL_AUTHENTICATION, statement=_encode(origin))


def _header_of(content: bytes) -> Message | None:
    try:
        return BytesHeaderParser(policy=compat32).parsebytes(content)
    except (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        # The standard library lets these out of headers that break its expectations.
        return None


def _encode(origin: MailOrigin) -> str:
    checked = origin.checked
    fields: dict[str, object] = {
        "version": _VERSION,
        "sender_domain": origin.sender_domain,
        "server_host": origin.server_host,
        "server_fields": list(origin.server_fields),
        "dkim": None
        if checked is None
        else {
            "outcome": checked.outcome.value,
            "domain": checked.domain,
            "key_name": checked.key_name,
            "record": checked.record,
        },
    }
    return encode_object(fields, replace_surrogates=True).decode("utf-8")


def decode_origin(evidence: Evidence) -> MailOrigin | None:
    """Return the origin of a mail from the evidence kept with it; `None` where that is of another kind.

    Raises:
        PayloadError: It is not in the one spelling that this version writes.
    """
    if evidence.kind is not EvidenceKind.MAIL_AUTHENTICATION or evidence.statement is None:
        return None
    fields = Fields.decode(_KIND, evidence.statement.encode("utf-8", "replace"), version=_VERSION)
    checked = None
    dkim_fields = fields.nested("dkim")
    if dkim_fields is not None:
        checked = CheckedSignature(
            outcome=dkim_fields.choice("outcome", DkimOutcome),
            domain=dkim_fields.text("domain"),
            key_name=dkim_fields.text("key_name"),
            record=dkim_fields.text("record"),
        )
        dkim_fields.finish()
    origin = MailOrigin(
        sender_domain=fields.text_or_none("sender_domain"),
        server_host=fields.text_or_none("server_host"),
        server_fields=fields.items("server_fields", _decode_text),
        checked=checked,
    )
    fields.finish()
    return origin


def _decode_text(entry: object) -> str:
    if not isinstance(entry, str):
        raise PayloadError(kind=_KIND, problem="a field is not a string")
    return entry


def still_holds(content: bytes, origin: MailOrigin) -> bool:
    """Tell whether what was kept is still what the mail itself says: both can be checked without the network.

    The signature is checked again with the record that was kept; the results must stand in the mail.
    """
    checked = origin.checked

    def kept_key(name: str) -> str | None:
        return checked.record if checked is not None and name == checked.key_name else None

    again = find_evidence(content, trusted_host=origin.server_host, find_key=kept_key)
    return decode_origin(again) == origin
