"""A real host beside a real store, with a vault that has an address and a sender that may push to it."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from server.logs import make_log
from server.message_signatures import SenderKey
from server.serving import Serving, serving
from server.settings import ServerSettings
from store import AddressText, HostKeys, SenderKind, Store, UnlockedVault
from tests.store.conftest import CHEAP, PASSPHRASE

AUTHORITY = "post.example"
"""Where the host is by its card; that it listens elsewhere is the business of whoever connects."""
LETTER = b"Gemeente Voorbeeld\n\nU moet EUR 123,45 betalen voor 16 maart 2026.\n"


def now() -> datetime:
    """Return the present instant."""
    return datetime.now(UTC)


def new_pem() -> bytes:
    """Return a new private key of a sender."""
    return Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A store with a vault and an address in it, the keys of its host, and a sender's key."""

    url: str
    folder: Path
    keys: HostKeys
    pem: bytes
    vault: UnlockedVault
    store: Store
    address: AddressText

    @property
    def sender_key(self) -> SenderKey:
        """The sender's private key."""
        return SenderKey.from_pem(self.pem)


@asynccontextmanager
async def prepared(url: str, folder: Path) -> AsyncIterator[Prepared]:
    """Make a vault, a host and a sender in the store at `url`; keys of the host go into `folder`."""
    keys = HostKeys.generate(AUTHORITY)
    keys.save(folder)
    pem = new_pem()
    async with await Store.open(url, passphrase_cost=CHEAP) as store:
        created = await store.create_vault(passphrase=PASSPHRASE, household=b"household")
        vault = await store.unlock(created.vault_id, passphrase=PASSPHRASE)
        own = await vault.new_address(keys.card, label="Gemeente Voorbeeld")
        await store.senders.add(
            name="Gemeente Voorbeeld", kind=SenderKind.PUBLIC_BODY, key=SenderKey.from_pem(pem).public
        )
        yield Prepared(
            url=url,
            folder=folder,
            keys=keys,
            pem=pem,
            vault=vault,
            store=store,
            address=own.text,
        )


@asynccontextmanager
async def served(ready: Prepared, settings: ServerSettings | None = None) -> AsyncIterator[Serving]:
    """Let the host of a prepared store run on any free port of loopback, without reading what comes in."""
    chosen = settings or ServerSettings(port=0, operations_port=0, read_letters=False)
    async with serving(
        ready.store,
        keys=ready.keys,
        reader_folder=ready.folder,
        settings=chosen,
        log=make_log(io.StringIO()),
        clock=now,
    ) as running:
        yield running
