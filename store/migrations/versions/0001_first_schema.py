"""The first schema: vaults and their slots, parts and their wraps, recognised sources, grants, looks."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_ID = sa.String(32)


def _to_vault(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["vault_id"], ["vaults.vault_id"], name=f"fk_{table}_vaults")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "vaults",
        sa.Column("vault_id", _ID, nullable=False),
        sa.Column("owner_handle", _ID, nullable=False),
        sa.Column("encryption_key", sa.LargeBinary, nullable=False),
        sa.Column("signing_key", sa.LargeBinary, nullable=False),
        sa.Column("keys_signature", sa.LargeBinary, nullable=False),
        sa.Column("private_keys", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("vault_id", name="pk_vaults"),
    )
    op.create_table(
        "slots",
        sa.Column("vault_id", _ID, nullable=False),
        sa.Column("slot", sa.String(16), nullable=False),
        sa.Column("salt", sa.LargeBinary, nullable=False),
        sa.Column("memory_kib", sa.BigInteger, nullable=False),
        sa.Column("iterations", sa.BigInteger, nullable=False),
        sa.Column("lanes", sa.BigInteger, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("vault_id", "slot", name="pk_slots"),
        _to_vault("slots"),
    )
    op.create_table(
        "parts",
        sa.Column("vault_id", _ID, nullable=False),
        sa.Column("part_id", _ID, nullable=False),
        sa.Column("version", sa.BigInteger, nullable=False),
        sa.Column("subject_id", _ID, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("vault_id", "part_id", "version", name="pk_parts"),
        _to_vault("parts"),
    )
    op.create_index("ix_parts_vault_id_kind", "parts", ["vault_id", "kind"])
    op.create_index("ix_parts_vault_id_subject_id", "parts", ["vault_id", "subject_id"])
    op.create_table(
        "wraps",
        sa.Column("vault_id", _ID, nullable=False),
        sa.Column("part_id", _ID, nullable=False),
        sa.Column("version", sa.BigInteger, nullable=False),
        sa.Column("recipient", _ID, nullable=False),
        sa.Column("wrap", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("vault_id", "part_id", "version", "recipient", name="pk_wraps"),
        sa.ForeignKeyConstraint(
            ["vault_id", "part_id", "version"],
            ["parts.vault_id", "parts.part_id", "parts.version"],
            name="fk_wraps_parts",
        ),
    )
    op.create_index("ix_wraps_vault_id_recipient", "wraps", ["vault_id", "recipient"])
    op.create_table(
        "recognised",
        sa.Column("vault_id", _ID, nullable=False),
        sa.Column("mark", sa.LargeBinary(32), nullable=False),
        sa.Column("source_id", _ID, nullable=False),
        sa.PrimaryKeyConstraint("vault_id", "mark", name="pk_recognised"),
        _to_vault("recognised"),
    )
    op.create_table(
        "grants",
        sa.Column("vault_id", _ID, nullable=False),
        sa.Column("grant_id", _ID, nullable=False),
        sa.Column("recipient", _ID, nullable=False),
        sa.Column("expires_at", sa.BigInteger, nullable=False),
        sa.Column("withdrawn_at", sa.BigInteger, nullable=True),
        sa.PrimaryKeyConstraint("vault_id", "grant_id", name="pk_grants"),
        _to_vault("grants"),
    )
    op.create_table(
        "looks",
        sa.Column("vault_id", _ID, nullable=False),
        sa.Column("sequence", sa.BigInteger, nullable=False),
        sa.Column("recipient", _ID, nullable=False),
        sa.Column("previous", sa.LargeBinary, nullable=False),
        sa.Column("wrap", sa.LargeBinary, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("vault_id", "sequence", name="pk_looks"),
        _to_vault("looks"),
    )
