"""Domains of mail as they are held against each other: that of From, and those that are vouched for."""

from __future__ import annotations

import re
from email.errors import MessageError
from email.message import Message
from email.utils import getaddresses
from typing import Final

_DOMAIN: Final = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*")
_SHARED_ENDINGS: Final = frozenset({"co", "com", "gov", "org", "net", "ac"})
"""Names below which countries hand out domains, as ``co.uk``."""


def plain_domain(domain: str) -> str:
    """Return a domain as it is looked up: in lower case, other letters than ASCII in their coded form.

    Never without accents, as words are compared: ``vattenfáll.nl`` is somebody else's. What is no domain
    gives an empty text.
    """
    text = domain.strip(". \t").lower()
    if not text.isascii():
        try:
            text = text.encode("idna").decode("ascii")
        except UnicodeError:
            return ""
        if "xn--" not in text:
            # Signs that take no place were left out, or wide letters made narrow: nobody writes a domain so.
            return ""
    return text if _DOMAIN.fullmatch(text) else ""


def organisation_domain(domain: str) -> str:
    """Return the part of a domain that one organisation has registered: ``b.nl`` of ``mail.b.nl``."""
    labels = [label for label in plain_domain(domain).split(".") if label]
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
    host = plain_domain(domain)
    return any(host == ending or host.endswith("." + ending) for ending in endings)


def sender_domain_of(message: Message) -> str | None:
    """Return the domain of the one address in From; `None` where there is none, or more than one.

    A mail with two senders is a trick: one is checked, the other shown.
    """
    try:
        written = [str(value) for name, value in message.raw_items() if name.lower() == "from"]
        addresses = [address for _, address in getaddresses(written)]
    except (MessageError, ValueError, LookupError, TypeError, AttributeError):
        # The standard library lets these out of broken addresses.
        return None
    if len(written) != 1 or len(addresses) != 1:
        return None
    local, _, domain = addresses[0].rpartition("@")
    domain = plain_domain(domain)
    return domain if local and "." in domain else None
