"""Runs the migrations on the connection that `store.engine` hands over; there is no other way to run them."""

from __future__ import annotations

from alembic import context
from sqlalchemy import Connection

from store.schema import metadata

_connection = context.config.attributes["connection"]
assert isinstance(_connection, Connection)  # noqa: S101 - alembic types its attributes as Any
context.configure(
    connection=_connection, target_metadata=metadata, transactional_ddl=False, render_as_batch=True
)
context.run_migrations()
