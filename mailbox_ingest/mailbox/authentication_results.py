"""What the server that received a mail found about its sender: Authentication-Results (RFC 8601).

Anybody can write such a field into a mail. It counts only where it is certain that the citizen's own mail
server wrote it: servers add what they have to say above what came in, and their first word is Received.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from email.message import Message
from enum import StrEnum
from typing import Final

import authres

from mailbox_ingest.mailbox.mail_domains import is_aligned, is_within, organisation_domain, plain_domain

_LONGEST_FIELD: Final = 8_000
_MOST_FIELDS: Final = 4
"""Some servers write a field for each method."""

_FIELD: Final = "authentication-results"
_RESULTS: Final = frozenset(
    {"pass", "fail", "softfail", "neutral", "none", "policy", "temperror", "permerror", "bestguesspass"}
)
_OF_THE_SENDER: Final = frozenset(
    {"dkim-signature", "from", "to", "subject", "date", "message-id", "mime-version"}
)
"""Fields that come with a mail: whatever stands below one of them came with it too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MailServer:
    """A provider of mailboxes that always checks, says so, and takes out what others wrote in its name.

    `imap` are the hosts where its mailboxes are read, `ids` the names under which its servers write results
    (none: they write no name), `receives` its servers in Received, `fields` how many fields it writes.
    """

    imap: tuple[str, ...]
    ids: tuple[str, ...]
    receives: tuple[str, ...]
    fields: int = 1


MAIL_SERVERS: Final = (
    MailServer(imap=("gmail.com", "googlemail.com"), ids=("mx.google.com",), receives=("google.com",)),
    MailServer(
        imap=("office365.com", "outlook.com", "hotmail.com", "live.com"),
        ids=(),
        receives=("outlook.com", "office365.com", "protection.outlook.com"),
    ),
    MailServer(imap=("yahoo.com", "aol.com"), ids=("yahoo.com",), receives=("yahoo.com", "aol.com")),
    MailServer(
        imap=("mail.me.com", "icloud.com"),
        ids=("icloud.com",),
        receives=("icloud.com", "apple.com"),
        fields=_MOST_FIELDS,
    ),
    MailServer(
        imap=("fastmail.com",), ids=("messagingengine.com",), receives=("messagingengine.com", "fastmail.com")
    ),
    MailServer(
        imap=("gmx.net", "gmx.com", "web.de"),
        ids=("gmx.net", "web.de"),
        receives=("gmx.net", "web.de", "kundenserver.de"),
    ),
)
"""Public knowledge of 2026 about how these providers write their results."""


class Method(StrEnum):
    """A way of checking who sent a mail."""

    SPF = "spf"
    DKIM = "dkim"
    DMARC = "dmarc"


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodResult:
    """What came of one check: `result` as written (``pass``, ``fail``, ``none``, ...), for which domain."""

    method: Method
    result: str
    domain: str | None

    def vouches_for(self, sender_domain: str) -> bool:
        """Whether it passed, and for the organisation in From."""
        return self.result == "pass" and self.domain is not None and is_aligned(self.domain, sender_domain)


def find_trusted_fields(message: Message, *, trusted_host: str) -> tuple[str, ...]:
    """Return the results that the mail server of `trusted_host` wrote, as they stand, topmost first.

    Of a provider that is known to check every mail they may stand below its own Received lines. Of any other
    they count only above every Received line, where no sender can write; there the name must be of the same
    organisation as the host.
    """
    known = next((server for server in MAIL_SERVERS if is_within(trusted_host, server.imap)), None)
    own = (organisation_domain(trusted_host),)
    found: list[str] = []
    for name, value in message.raw_items():
        field, text = name.lower(), str(value)[:_LONGEST_FIELD]
        if field in _OF_THE_SENDER:
            break
        if field == "received" and (known is None or not is_within(_receiver(text), known.receives)):
            break
        if field == _FIELD and _is_written_by(text, own if known is None else known.ids):
            found.append(" ".join(text.split()))
            if len(found) == (_MOST_FIELDS if known is None else known.fields):
                break
    return tuple(found)


def _receiver(received: str) -> str:
    """Return the host that a Received line says it was written by."""
    words = received.replace("(", " ( ").split()
    for place, word in enumerate(words[:-1]):
        if word.lower() == "by":
            return words[place + 1].strip(";,()")
    return ""


def _is_written_by(text: str, ids: tuple[str, ...]) -> bool:
    if not ids:
        return _has_no_id(text)
    words = text.split(";", 1)[0].split()
    return bool(words) and is_within(words[0], ids)


def _has_no_id(text: str) -> bool:
    return "=" in text.split(";", 1)[0]


def read_results(fields: Sequence[str]) -> tuple[MethodResult, ...]:
    """Return what trusted fields say of SPF, DKIM and DMARC; what breaks the form of RFC 8601 says nothing.

    The topmost field with a method tells it: one below may be older, or have come with the mail.
    """
    found: list[MethodResult] = []
    for field in fields:
        told = {result.method for result in found}
        # Microsoft writes no name.
        name, _, rest = (f"none.invalid; {field}" if _has_no_id(field) else field).partition(";")
        for clause in _split(rest):
            # One by one: a clause that its writer made wrong takes nothing from the others.
            found += [one for one in _read_clause(f"{name}; {clause.strip()}") if one.method not in told]
    return tuple(found)


def _split(text: str) -> list[str]:
    """Split at semicolons outside comments and quotes."""
    parts, depth, quoted = [""], 0, False
    for sign in text:
        if sign == '"' and depth == 0:
            quoted = not quoted
        elif sign == "(" and not quoted:
            depth += 1
        elif sign == ")" and not quoted:
            depth = max(0, depth - 1)
        if sign == ";" and depth == 0 and not quoted:
            parts.append("")
        else:
            parts[-1] += sign
    return parts


def _read_clause(field: str) -> list[MethodResult]:
    """Return the results of a field with one clause."""
    try:
        parsed = authres.core.AuthenticationResultsHeader.parse_value(authres.all_features(), field)
    except (authres.AuthResError, RecursionError, ValueError, IndexError, AttributeError, TypeError):
        # The library also lets plain errors of Python out of broken text.
        return []
    found = []
    for result in parsed.results:
        if result.method not in set(Method) or str(result.result).lower() not in _RESULTS:
            continue
        method = Method(result.method)
        found.append(
            MethodResult(method=method, result=str(result.result).lower(), domain=_domain(method, result))
        )
    return found


def _domain(method: Method, result: authres.core.AuthenticationResult) -> str | None:
    values = {(one.type, one.name): one.value for one in result.properties if isinstance(one.value, str)}
    match method:
        case Method.SPF:
            value = values.get(("smtp", "mailfrom")) or values.get(("smtp", "helo"))
        case Method.DKIM:
            value = values.get(("header", "d")) or values.get(("header", "i"))
        case Method.DMARC:
            value = values.get(("header", "from"))
    return plain_domain(value.rsplit("@", 1)[-1]) or None if value else None
