"""The mailboxes that a vault knows: their settings sealed in it, and the key that marks what was seen."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import secrets

from mailbox_ingest.errors import PayloadError
from mailbox_ingest.mailbox.account import (
    ACCOUNT_SETTING,
    Account,
    decode_account,
    encode_account,
    encode_removed_account,
)
from mailbox_ingest.mailbox.errors import AccountMissingError
from mailbox_ingest.mailbox.keys import KEY_BYTES, MailboxKey
from mailbox_ingest.strict_json import Fields, encode_object
from store import PartKind, SubjectId, UnlockedVault, VaultId, new_subject_id
from store.canonical import encode

_KEY_SETTING = "mailbox_key"
_VERSION = 1


def new_account_id() -> str:
    """Return an id for a new mailbox."""
    return str(new_subject_id())


async def list_accounts(vault: UnlockedVault) -> tuple[Account, ...]:
    """Return the mailboxes of a vault, in the order of their names.

    Raises:
        PayloadError: A newer version wrote one.
    """
    accounts = []
    for part in await vault.open_all(PartKind.SETTING):
        if _setting_of(part.payload) == ACCOUNT_SETTING:
            account = decode_account(part.payload)
            if account is not None and account.id == part.ref.subject:
                accounts.append(account)
    return tuple(sorted(accounts, key=lambda account: (account.name, account.id)))


async def save_account(vault: UnlockedVault, account: Account) -> None:
    """Seal a mailbox in the vault, in the place of what was known of it."""
    await vault.put(SubjectId(account.id), PartKind.SETTING, encode_account(account))


async def remove_account(vault: UnlockedVault, account_id: str) -> None:
    """Forget a mailbox.

    Letters that came from it stay. What was sealed of it before stays in the database as an earlier version
    of the setting, which only the vault opens.

    Raises:
        AccountMissingError: There is none of that id.
    """
    if account_id not in {account.id for account in await list_accounts(vault)}:
        raise AccountMissingError("no such mailbox")
    await vault.put(SubjectId(account_id), PartKind.SETTING, encode_removed_account())


async def open_mailbox_key(vault: UnlockedVault) -> MailboxKey:
    """Return the mailbox key of a vault, made at the first time.

    Raises:
        PayloadError: A newer version wrote it.
    """
    subject = _key_subject(vault.vault_id)
    versions = await vault.history(subject, PartKind.SETTING)
    if not versions and not versions.unreadable:
        fields = {
            "version": _VERSION,
            "setting": _KEY_SETTING,
            "key": _encoded(secrets.token_bytes(KEY_BYTES)),
        }
        await vault.put(subject, PartKind.SETTING, encode_object(fields))
        versions = await vault.history(subject, PartKind.SETTING)
    # The first one counts: had two programs made one at the same moment, both take that.
    if not versions:
        raise PayloadError(kind="mailbox key", problem="does not open")
    return MailboxKey(_decode_key(versions[0].payload))


def _key_subject(vault: VaultId) -> SubjectId:
    """Return what the key is about; it follows from the vault, so that there is one."""
    return SubjectId(hashlib.sha256(encode("postkluis/1/mailbox key", vault)).hexdigest()[:32])


def _encoded(key: bytes) -> str:
    return base64.b64encode(key).decode("ascii")


def _decode_key(payload: bytes) -> bytes:
    fields = Fields.decode("mailbox key", payload, version=_VERSION)
    if fields.text("setting") != _KEY_SETTING:
        raise fields.problem("another setting")
    try:
        key = base64.b64decode(fields.text("key"), validate=True)
    except binascii.Error as exc:
        raise fields.problem("key is not base64") from exc
    if len(key) != KEY_BYTES:
        raise fields.problem("key has another length")
    fields.finish()
    return key


def _setting_of(payload: bytes) -> str | None:
    """Return what a setting says it is; settings of others may have any form."""
    try:
        fields = json.loads(payload)
    except (ValueError, RecursionError):
        return None
    found = fields.get("setting") if isinstance(fields, dict) else None
    return found if isinstance(found, str) else None
