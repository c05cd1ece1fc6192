"""The two doors beside files: what a mailbox was seen to hold, and what a host needs to take in a push."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_ID = sa.String(32)
_KEY_ID = sa.String(64)


def _to_vault(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["vault_id"], ["vaults.vault_id"], name=f"fk_{table}_vaults")


def upgrade() -> None:
    """Make the tables."""
    _of_a_vault()
    _of_the_host()


def _of_a_vault() -> None:
    op.create_table(
        "mailbox_marks",
        sa.Column("vault_id", _ID, nullable=False),
        sa.Column("mark", sa.LargeBinary(32), nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("vault_id", "mark", name="pk_mailbox_marks"),
        _to_vault("mailbox_marks"),
    )
    op.create_table(
        "parcels",
        sa.Column("vault_id", _ID, nullable=False),
        sa.Column("parcel_id", _ID, nullable=False),
        sa.Column("address_id", _ID, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.Column("proof", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("vault_id", "parcel_id", name="pk_parcels"),
        _to_vault("parcels"),
    )
    op.create_table(
        "unread",
        sa.Column("vault_id", _ID, nullable=False),
        sa.Column("source_id", _ID, nullable=False),
        sa.Column("reader_key", _ID, nullable=False),
        sa.Column("stored_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("vault_id", "source_id", name="pk_unread"),
        _to_vault("unread"),
    )
    op.create_index("ix_unread_reader_key_stored_at", "unread", ["reader_key", "stored_at"])


def _of_the_host() -> None:
    op.create_table(
        "addresses",
        sa.Column("address_id", _ID, nullable=False),
        sa.Column("vault_id", _ID, nullable=False),
        sa.Column("encryption_key", sa.LargeBinary, nullable=False),
        sa.Column("signature", sa.LargeBinary, nullable=False),
        sa.Column("host_access", sa.LargeBinary, nullable=False),
        sa.Column("closed_at", sa.BigInteger, nullable=True),
        sa.PrimaryKeyConstraint("address_id", name="pk_addresses"),
        _to_vault("addresses"),
    )
    op.create_index("ix_addresses_vault_id", "addresses", ["vault_id"])
    op.create_table(
        "senders",
        sa.Column("sender_id", _ID, nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("number_kind", sa.String(8), nullable=True),
        sa.Column("number", sa.String(20), nullable=True),
        sa.Column("suspended_at", sa.BigInteger, nullable=True),
        sa.PrimaryKeyConstraint("sender_id", name="pk_senders"),
    )
    op.create_table(
        "sender_keys",
        sa.Column("key_id", _KEY_ID, nullable=False),
        sa.Column("sender_id", _ID, nullable=False),
        sa.Column("version", sa.BigInteger, nullable=False),
        sa.Column("algorithm", sa.String(24), nullable=False),
        sa.Column("public_key", sa.LargeBinary, nullable=False),
        sa.Column("added_at", sa.BigInteger, nullable=False),
        sa.Column("ended_at", sa.BigInteger, nullable=True),
        sa.PrimaryKeyConstraint("key_id", name="pk_sender_keys"),
        sa.ForeignKeyConstraint(["sender_id"], ["senders.sender_id"], name="fk_sender_keys_senders"),
        sa.UniqueConstraint("sender_id", "version", name="uq_sender_keys_sender_id_version"),
    )
    op.create_table(
        "nonces",
        sa.Column("key_id", _KEY_ID, nullable=False),
        sa.Column("nonce", sa.LargeBinary(32), nullable=False),
        sa.Column("expires_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("key_id", "nonce", name="pk_nonces"),
    )
    op.create_index("ix_nonces_expires_at", "nonces", ["expires_at"])
    op.create_table(
        "receipts",
        sa.Column("mark", sa.LargeBinary(32), nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("mark", name="pk_receipts"),
    )
