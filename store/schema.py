"""The tables, as FORMAT.md lists them; every vault table's key starts with the vault."""

from __future__ import annotations

import sqlalchemy as sa

REVISIONS = ("0001",)
"""Every schema there has been, oldest first; the last one is what this program reads and writes."""

_ID = sa.String(32)
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
    sa.Column("encryption_key", sa.LargeBinary, nullable=False),
    sa.Column("signing_key", sa.LargeBinary, nullable=False),
    sa.Column("keys_signature", sa.LargeBinary, nullable=False),
    sa.Column("private_keys", sa.LargeBinary, nullable=False),
)

slots = sa.Table(
    "slots",
    metadata,
    sa.Column("vault_id", _ID, primary_key=True),
    sa.Column("slot", sa.String(16), primary_key=True),
    sa.Column("salt", sa.LargeBinary, nullable=False),
    sa.Column("memory_kib", sa.BigInteger, nullable=False),
    sa.Column("iterations", sa.BigInteger, nullable=False),
    sa.Column("lanes", sa.BigInteger, nullable=False),
    sa.Column("sealed", sa.LargeBinary, nullable=False),
    _to_vault(),
)

parts = sa.Table(
    "parts",
    metadata,
    sa.Column("vault_id", _ID, primary_key=True),
    sa.Column("part_id", _ID, primary_key=True),
    sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("subject_id", _ID, nullable=False),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("sealed", sa.LargeBinary, nullable=False),
    _to_vault(),
    sa.Index(None, "vault_id", "kind"),
    sa.Index(None, "vault_id", "subject_id"),
)

wraps = sa.Table(
    "wraps",
    metadata,
    sa.Column("vault_id", _ID, primary_key=True),
    sa.Column("part_id", _ID, primary_key=True),
    sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("recipient", _ID, primary_key=True),
    sa.Column("wrap", sa.LargeBinary, nullable=False),
    sa.ForeignKeyConstraint(
        ["vault_id", "part_id", "version"], ["parts.vault_id", "parts.part_id", "parts.version"]
    ),
    sa.Index(None, "vault_id", "recipient"),
)

recognised = sa.Table(
    "recognised",
    metadata,
    sa.Column("vault_id", _ID, primary_key=True),
    sa.Column("mark", sa.LargeBinary(32), primary_key=True),
    sa.Column("source_id", _ID, nullable=False),
    _to_vault(),
)

grants = sa.Table(
    "grants",
    metadata,
    sa.Column("vault_id", _ID, primary_key=True),
    sa.Column("grant_id", _ID, primary_key=True),
    sa.Column("recipient", _ID, nullable=False),
    sa.Column("expires_at", sa.BigInteger, nullable=False),
    sa.Column("withdrawn_at", sa.BigInteger, nullable=True),
    _to_vault(),
)

looks = sa.Table(
    "looks",
    metadata,
    sa.Column("vault_id", _ID, primary_key=True),
    sa.Column("sequence", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("recipient", _ID, nullable=False),
    sa.Column("previous", sa.LargeBinary, nullable=False),
    sa.Column("wrap", sa.LargeBinary, nullable=False),
    sa.Column("sealed", sa.LargeBinary, nullable=False),
    _to_vault(),
)
