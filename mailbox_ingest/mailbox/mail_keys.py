"""Keys of those who sign mail (DKIM): kept sealed in the vault, looked up only where the citizen allows it.

Asking for a key tells whoever answers, and whoever listens, which organisations write to this citizen.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from mailbox_ingest.strict_json import Fields, encode_object
from store import PartKind, PartMissingError, SubjectId, UnlockedVault, VaultId
from store.canonical import encode

_SETTING: Final = "mail_keys"
_VERSION: Final = 1
_MOST_KEYS: Final = 1_000
"""Of the newest; an organisation has a few, and changes them once or twice a year."""

_LOOKUP_SECONDS: Final = 5.0

LookUp = Callable[[str], str | None]
"""Asks the network for the record of a key; `None` where there is none, or no answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MailKeys:
    """What is known: `records` by the name of a key, the newest last; `lookup` if others may be asked."""

    lookup: bool = False
    records: Mapping[str, str] = field(default_factory=dict, repr=False)

    def with_records(self, found: Mapping[str, str]) -> MailKeys:
        """Return these keys and others, as many as are kept."""
        together = {**self.records, **found}
        return replace(self, records=dict(list(together.items())[-_MOST_KEYS:]))


def encode_mail_keys(keys: MailKeys) -> bytes:
    """Return the payload of the setting."""
    return encode_object(
        {
            "version": _VERSION,
            "setting": _SETTING,
            "lookup": keys.lookup,
            "keys": [{"name": name, "record": record} for name, record in keys.records.items()],
        }
    )


def decode_mail_keys(payload: bytes) -> MailKeys:
    """Return the keys of a payload.

    Raises:
        PayloadError: It is not in the one spelling that this version writes.
    """
    fields = Fields.decode("mail keys", payload, version=_VERSION)
    if fields.text("setting") != _SETTING:
        raise fields.problem("another setting")
    keys = MailKeys(lookup=fields.flag("lookup"), records=dict(fields.items("keys", _decode_key)))
    fields.finish()
    return keys


def _decode_key(entry: object) -> tuple[str, str]:
    fields = Fields("mail keys.keys", entry)
    key = fields.text("name"), fields.text("record")
    fields.finish()
    return key


async def open_mail_keys(vault: UnlockedVault) -> MailKeys:
    """Return the keys that a vault knows; none before the first."""
    try:
        part = await vault.open(_subject(vault.vault_id), PartKind.SETTING)
    except PartMissingError:
        return MailKeys()
    return decode_mail_keys(part.payload)


async def save_mail_keys(vault: UnlockedVault, keys: MailKeys) -> None:
    """Seal the keys in the vault, in the place of those that were known."""
    await vault.put(_subject(vault.vault_id), PartKind.SETTING, encode_mail_keys(keys))


def _subject(vault: VaultId) -> SubjectId:
    return SubjectId(hashlib.sha256(encode("postkluis/1/mail keys", vault)).hexdigest()[:32])


class KeyFinder:
    """Finds the record of a key among those that are known, and asks for others where that is allowed.

    It may block, and is called in a thread. What it was not told once is not asked again.
    """

    def __init__(self, keys: MailKeys, look_up: LookUp | None = None) -> None:
        self._known = dict(keys.records)
        self._look_up = (look_up or look_up_record) if keys.lookup else None
        self._not_there: set[str] = set()
        self.found: dict[str, str] = {}
        """What was looked up and not known before."""

    def __call__(self, name: str) -> str | None:
        """Return the record of a key, `None` where it is not at hand."""
        if name in self._known:
            return self._known[name]
        if self._look_up is None or name in self._not_there:
            return None
        record = self._look_up(name)
        if record is None:
            self._not_there.add(name)
            return None
        self._known[name] = self.found[name] = record
        return record


def look_up_record(name: str, *, servers: Sequence[str] | None = None, port: int = 53) -> str | None:
    """Ask the name servers of this machine, or those given, for the TXT record of a key."""
    # Only where the citizen allowed it.
    import dns.exception
    import dns.resolver

    try:
        resolver = dns.resolver.Resolver(configure=servers is None)
        if servers is not None:
            resolver.nameservers = list(servers)
            resolver.port = port
        answer = resolver.resolve(name, "TXT", lifetime=_LOOKUP_SECONDS, search=False)
    except (dns.exception.DNSException, OSError, ValueError):
        return None
    records = [b"".join(record.strings).decode("utf-8", "replace") for record in answer]
    # A name with several records has no key (RFC 6376, section 3.6.2.2, leaves it undefined).
    return records[0] if len(records) == 1 else None
