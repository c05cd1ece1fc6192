"""Domains of mail as they are held against each other: that of From, and those that are vouched for."""

from __future__ import annotations

from email.errors import MessageError
from email.message import Message
from email.utils import getaddresses
from typing import Final

from parsers.folding import fold

_SHARED_ENDINGS: Final = frozenset({"co", "com", "gov", "org", "net", "ac"})
"""Names below which countries hand out domains, as ``co.uk``."""


def organisation_domain(domain: str) -> str:
    """Return the part of a domain that one organisation has registered: ``b.nl`` of ``mail.b.nl``."""
    labels = [label for label in fold(domain).strip(". ").split(".") if label]
    shared = len(labels) > 2 and labels[-2] in _SHARED_ENDINGS and len(labels[-1]) == 2
    return ".".join(labels[-3:] if shared else labels[-2:])


def is_aligned(domain: str, sender_domain: str) -> bool:
    """Tell whether what vouches for `domain` vouches for `sender_domain` too: both are of one organisation.

    This is the relaxed alignment of RFC 7489 section 3.1, with a short list in the place of the public
    suffix list: below an ending that is not on it, two owners of names under that ending count as one.
    """
    ours, theirs = organisation_domain(domain), organisation_domain(sender_domain)
    return "." in ours and ours == theirs


def is_within(domain: str, endings: tuple[str, ...]) -> bool:
    """Tell whether `domain` is one of `endings` or lies below it."""
    host = fold(domain).strip(". ")
    return any(host == ending or host.endswith("." + ending) for ending in endings)


def sender_domain_of(message: Message) -> str | None:
    """Return the domain of the one address in From; `None` where there is none, or more than one.

    A mail with two senders is a trick: one is checked, the other shown.
    """
    try:
        written = [str(value) for name, value in message.raw_items() if name.lower() == "from"]
        addresses = [address for _, address in getaddresses(written) if "@" in address]
    except (MessageError, ValueError, LookupError, TypeError, AttributeError):
        # The standard library lets these out of broken addresses.
        return None
    if len(written) != 1 or len(addresses) != 1:
        return None
    domain = fold(addresses[0].rsplit("@", 1)[-1]).strip(". ")
    return domain if "." in domain and " " not in domain else None
