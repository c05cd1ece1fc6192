"""The push door of one vault: a host with an address of it, and a sender that pushes there."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa

from mailbox_ingest.payloads import Provenance, encode_provenance
from mailbox_ingest.sources import Channel
from store import (
    Host,
    HostAddress,
    HostKeys,
    OwnAddress,
    PushedParcel,
    PushedSource,
    ReaderKeyFolder,
    Sender,
    SenderKind,
    Store,
    UnlockedVault,
)
from tests.mailbox_ingest.conftest import DAY
from tests.mailbox_ingest.senders import PostedParcel, SigningSender
from tests.store.conftest import raw_database
from tests.store.hosting import a_delivery

PUSHED_LETTER = """Energie Noorderhaven

Datum: 2 maart 2026
Factuurnummer: 20260017

Geachte heer De Wit,

Wilt u het bedrag van € 125,50 voor 16 maart 2026 betalen op NL91ABNA0417164300?

Met vriendelijke groet,
Energie Noorderhaven
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """The push door of one vault."""

    url: str
    host: Host
    keys: HostKeys
    folder: ReaderKeyFolder
    own: OwnAddress
    address: HostAddress
    sender: SigningSender
    registered: Sender

    async def push(self, text: str, *, for_host: bool = True, name: str = "brief.txt") -> None:
        """Push a letter in plain text."""
        content = text.encode()
        provenance = Provenance(
            name=name, media_type="text/plain", channel=Channel.PUSH, received=DAY, size_bytes=len(content)
        )
        reader = self.folder.current(datetime.now(UTC)) if for_host else None
        await self.host.take_in(
            PushedSource(
                delivery=a_delivery(self.registered, self.address, content),
                content=content,
                provenance=encode_provenance(provenance),
                reader=reader,
            )
        )

    async def post(self, posted: PostedParcel) -> None:
        """Bring in a sealed letter as the host does."""
        await self.host.take_in(
            PushedParcel(
                delivery=a_delivery(self.registered, self.address, posted.parcel.encode()),
                parcel=posted.parcel,
                proof=posted.statement.encode().encode(),
            )
        )

    async def rows(self, table: sa.Table) -> int:
        """How many rows a table has."""
        async with raw_database(self.url) as connection:
            counted = await connection.execute(sa.select(sa.func.count()).select_from(table))
            return int(counted.scalar_one())


@asynccontextmanager
async def open_door(store: Store, vault: UnlockedVault, url: str, folder: Path) -> AsyncIterator[Door]:
    """Make a host with an address of the vault and a sender."""
    keys = HostKeys.generate("post.example.nl")
    own = await vault.new_address(keys.card, label="Energie Noorderhaven")
    sender = SigningSender()
    async with store.host(keys) as host:
        address = await host.find_address(own.address)
        assert address is not None
        registered = await host.senders.add(name=sender.name, kind=SenderKind.CREDITOR, key=sender.public)
        yield Door(
            url=url,
            host=host,
            keys=keys,
            folder=ReaderKeyFolder(folder),
            own=own,
            address=address,
            sender=sender,
            registered=registered,
        )
