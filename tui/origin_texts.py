"""What is known of where a letter came from, and whether its sender was verified, in words and as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mailbox_ingest.errors import EvidenceError, PayloadError
from mailbox_ingest.payloads import Provenance
from mailbox_ingest.sender_evidence import SenderStatement, read_statement
from mailbox_ingest.sources import Channel, EvidenceKind
from tui.i18n import N_
from tui.i18n import gettext as _

_CHANNELS: Mapping[Channel, str] = {
    Channel.MAILBOX: N_("Came from your mailbox."),
    Channel.PUSH: N_("Sent to one of your addresses by the sender."),
}
_STANDINGS: Mapping[str, str] = {
    "verified": N_("Sender verified: this mail comes from {domain}."),
    "unknown": N_("Sender not verified: nothing proves who sent this mail."),
    "contradicted": N_(
        "Sender not verified: {domain} says that it does not send mail like this. "
        "Do not pay before you have asked them yourself."
    ),
}


def origin_lines(provenance: Provenance) -> tuple[str, ...]:
    """Return how the source came in and what speaks for its sender; nothing of a plain file.

    That a signature is of this very document was checked by who gave the provenance (`tui.vault_origins`).
    """
    lines = []
    if provenance.channel in _CHANNELS:
        lines.append(_(_CHANNELS[provenance.channel]))
    sender = _sender_line(provenance)
    if sender is not None:
        lines.append(sender)
    return tuple(lines)


def _sender_line(provenance: Provenance) -> str | None:
    if provenance.evidence.kind is EvidenceKind.MAIL_AUTHENTICATION:
        standing, domain = mail_standing(provenance)
        return _(_STANDINGS[standing]).format(domain=domain or "")
    if provenance.channel is Channel.MAILBOX:
        return _(_STANDINGS["unknown"])
    if provenance.channel is Channel.PUSH:
        return _signed_line(_signed_by(provenance))
    return None


def _signed_line(statement: SenderStatement | None) -> str:
    if statement is None:
        return _("Sender not verified: what is kept of the signature does not prove who sent this.")
    return _("Sender verified: signed by {name}.").format(name=printable(statement.sender_name))


def _signed_by(provenance: Provenance) -> SenderStatement | None:
    """Return who signed a pushed letter, `None` where the proof does not hold."""
    text = provenance.evidence.statement
    if provenance.evidence.kind is not EvidenceKind.SENDER_SIGNATURE or text is None:
        return None
    try:
        return read_statement(text)
    except EvidenceError:
        return None


def printable(name: str) -> str:
    """Return a name that came from outside, without what would steer a terminal."""
    return "".join(sign for sign in name if sign.isprintable())


def mail_standing(provenance: Provenance) -> tuple[str, str | None]:
    """Return what is known of the sender of a mail, and the domain of the address that it shows.

    Evidence that does not open, as of a newer version, proves nothing.
    """
    # Only where a mail is shown: the libraries that it takes are large.
    from mailbox_ingest.mailbox.origin import decode_origin

    try:
        origin = decode_origin(provenance.evidence)
    except PayloadError:
        origin = None
    return ("unknown", None) if origin is None else (origin.standing.value, origin.sender_domain)


def origin_row(provenance: Provenance) -> dict[str, Any]:
    """Return the same as JSON."""
    row: dict[str, Any] = {"channel": provenance.channel.value, "evidence": provenance.evidence.kind.value}
    if provenance.channel is Channel.MAILBOX or provenance.evidence.kind is EvidenceKind.MAIL_AUTHENTICATION:
        standing, domain = mail_standing(provenance)
        row["sender"] = {"standing": standing, "domain": domain}
    elif provenance.channel is Channel.PUSH:
        row["sender"] = _signed_row(_signed_by(provenance))
    return row


def _signed_row(statement: SenderStatement | None) -> dict[str, Any]:
    if statement is None:
        return {"standing": "unknown", "name": None, "key_id": None}
    return {"standing": "verified", "name": statement.sender_name, "key_id": statement.key_id}
