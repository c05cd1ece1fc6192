"""The tables, as FORMAT.md lists them; every vault table's key starts with the vault."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa

from store.errors import StoreDamagedError

REVISIONS = ("0001", "0002")
"""Every schema there has been, oldest first; the last one is what this program reads and writes."""

GLOBAL = frozenset({"addresses", "senders", "sender_keys", "nonces", "receipts"})
"""The tables of a host that are no vault's."""

ADDED = {"0002": GLOBAL | {"mailbox_marks", "parcels", "unread"}}
"""The tables that a schema added to the one before it."""


def _checked(expected: type) -> Callable[[Any], Any]:
    """Return what each value read goes through: the type we wrote, or an error.

    SQLite stores whatever type it is given, and the database may be of somebody else: another type is damage,
    noticed before it meets a comparison or an allocation somewhere else.
    """

    def check(value: object) -> object:
        if value is not None and type(value) is not expected:
            raise StoreDamagedError("a column holds a value of another type")
        return value

    return check


class Octets(sa.LargeBinary):
    """Bytes."""

    cache_ok = True

    def result_processor(self, dialect: sa.Dialect, coltype: object) -> Callable[[Any], Any]:
        """Check what is read."""
        return _checked(bytes)


class Text(sa.String):
    """An id or a short word."""

    cache_ok = True

    def result_processor(self, dialect: sa.Dialect, coltype: object) -> Callable[[Any], Any]:
        """Check what is read."""
        return _checked(str)


class Number(sa.BigInteger):
    """A whole number."""

    cache_ok = True

    def result_processor(self, dialect: sa.Dialect, coltype: object) -> Callable[[Any], Any]:
        """Check what is read."""
        return _checked(int)


_ID = Text(32)
_KEY_ID = Text(64)
metadata = sa.MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(referred_table_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


def _to_vault() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["vault_id"], ["vaults.vault_id"])


vaults = sa.Table(
    "vaults",
    metadata,
    sa.Column("vault_id", _ID, primary_key=True),
    sa.Column("owner_handle", _ID, nullable=False),
    sa.Column("encryption_key", Octets, nullable=False),
    sa.Column("signing_key", Octets, nullable=False),
    sa.Column("keys_signature", Octets, nullable=False),
    sa.Column("private_keys", Octets, nullable=False),
)

slots = sa.Table(
    "slots",
    metadata,
    sa.Column("vault_id", _ID, primary_key=True),
    sa.Column("slot", Text(16), primary_key=True),
    sa.Column("salt", Octets, nullable=False),
    sa.Column("memory_kib", Number, nullable=False),
    sa.Column("iterations", Number, nullable=False),
    sa.Column("lanes", Number, nullable=False),
    sa.Column("sealed", Octets, nullable=False),
    _to_vault(),
)

parts = sa.Table(
    "parts",
    metadata,
    sa.Column("vault_id", _ID, primary_key=True),
    sa.Column("part_id", _ID, primary_key=True),
    sa.Column("version", Number, primary_key=True, autoincrement=False),
    sa.Column("subject_id", _ID, nullable=False),
    sa.Column("kind", Text(16), nullable=False),
    sa.Column("sealed", Octets, nullable=False),
    _to_vault(),
    sa.Index(None, "vault_id", "kind"),
    sa.Index(None, "vault_id", "subject_id"),
)

wraps = sa.Table(
    "wraps",
    metadata,
    sa.Column("vault_id", _ID, primary_key=True),
    sa.Column("part_id", _ID, primary_key=True),
    sa.Column("version", Number, primary_key=True, autoincrement=False),
    sa.Column("recipient", _ID, primary_key=True),
    sa.Column("wrap", Octets, nullable=False),
    sa.ForeignKeyConstraint(
        ["vault_id", "part_id", "version"], ["parts.vault_id", "parts.part_id", "parts.version"]
    ),
    sa.Index(None, "vault_id", "recipient"),
)

recognised = sa.Table(
    "recognised",
    metadata,
    sa.Column("vault_id", _ID, primary_key=True),
    sa.Column("mark", Octets(32), primary_key=True),
    sa.Column("source_id", _ID, nullable=False),
    _to_vault(),
)

grants = sa.Table(
    "grants",
    metadata,
    sa.Column("vault_id", _ID, primary_key=True),
    sa.Column("grant_id", _ID, primary_key=True),
    sa.Column("recipient", _ID, nullable=False),
    sa.Column("expires_at", Number, nullable=False),
    sa.Column("withdrawn_at", Number, nullable=True),
    _to_vault(),
)

looks = sa.Table(
    "looks",
    metadata,
    sa.Column("vault_id", _ID, primary_key=True),
    sa.Column("sequence", Number, primary_key=True, autoincrement=False),
    sa.Column("recipient", _ID, nullable=False),
    sa.Column("previous", Octets, nullable=False),
    sa.Column("wrap", Octets, nullable=False),
    sa.Column("sealed", Octets, nullable=False),
    _to_vault(),
)

mailbox_marks = sa.Table(
    "mailbox_marks",
    metadata,
    sa.Column("vault_id", _ID, primary_key=True),
    sa.Column("mark", Octets(32), primary_key=True),
    sa.Column("sealed", Octets, nullable=False),
    _to_vault(),
)

parcels = sa.Table(
    "parcels",
    metadata,
    sa.Column("vault_id", _ID, primary_key=True),
    sa.Column("parcel_id", _ID, primary_key=True),
    sa.Column("address_id", _ID, nullable=False),
    sa.Column("sealed", Octets, nullable=False),
    sa.Column("proof", Octets, nullable=False),
    _to_vault(),
)

unread = sa.Table(
    "unread",
    metadata,
    sa.Column("vault_id", _ID, primary_key=True),
    sa.Column("source_id", _ID, primary_key=True),
    sa.Column("reader_key", _ID, nullable=False),
    sa.Column("stored_at", Number, nullable=False),
    _to_vault(),
    sa.Index(None, "reader_key", "stored_at"),
)

addresses = sa.Table(
    "addresses",
    metadata,
    sa.Column("address_id", _ID, primary_key=True),
    sa.Column("vault_id", _ID, nullable=False),
    sa.Column("encryption_key", Octets, nullable=False),
    sa.Column("signature", Octets, nullable=False),
    sa.Column("host_access", Octets, nullable=False),
    sa.Column("closed_at", Number, nullable=True),
    _to_vault(),
    sa.Index(None, "vault_id"),
)

senders = sa.Table(
    "senders",
    metadata,
    sa.Column("sender_id", _ID, primary_key=True),
    sa.Column("name", Text(200), nullable=False),
    sa.Column("kind", Text(16), nullable=False),
    sa.Column("number_kind", Text(8), nullable=True),
    sa.Column("number", Text(20), nullable=True),
    sa.Column("suspended_at", Number, nullable=True),
)

sender_keys = sa.Table(
    "sender_keys",
    metadata,
    sa.Column("key_id", _KEY_ID, primary_key=True),
    sa.Column("sender_id", _ID, sa.ForeignKey("senders.sender_id"), nullable=False),
    sa.Column("version", Number, nullable=False),
    sa.Column("algorithm", Text(24), nullable=False),
    sa.Column("public_key", Octets, nullable=False),
    sa.Column("added_at", Number, nullable=False),
    sa.Column("ended_at", Number, nullable=True),
    sa.UniqueConstraint("sender_id", "version", name="uq_sender_keys_sender_id_version"),
)

nonces = sa.Table(
    "nonces",
    metadata,
    sa.Column("key_id", _KEY_ID, primary_key=True),
    sa.Column("nonce", Octets(32), primary_key=True),
    sa.Column("expires_at", Number, nullable=False),
    sa.Index(None, "expires_at"),
)

receipts = sa.Table(
    "receipts",
    metadata,
    sa.Column("mark", Octets(32), primary_key=True),
    sa.Column("sealed", Octets, nullable=False),
)
