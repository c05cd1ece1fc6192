"""A server on loopback with a store, a vault behind an address, and a sender that signs."""

from __future__ import annotations

import hashlib
import io
import json
import secrets
import shutil
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiohttp
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from yarl import URL

from mailbox_ingest.sender_evidence import METADATA_DIGEST, digest_text
from server.logs import make_log
from server.message_signatures import LOOK_UP_COMPONENTS, PUSH_COMPONENTS, SenderKey
from server.serving import Serving, serving
from server.settings import ServerSettings
from store import HostKeys, OwnAddress, Sender, SenderKind, Store, UnlockedVault
from tests.store.conftest import CHEAP, PASSPHRASE

LETTER = (
    b"Energie Noorderhaven\n\nGeachte heer Wimpel,\n\nU moet nog 123,45 euro betalen voor 1 juli 2026.\n"
    b"Betaal op NL91 ABNA 0417 1643 00 met kenmerk 700123.\n"
)
HOUSEHOLD = b'{"version":1}'
BOUNDARY = "grens-4f1c"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the server answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)

    @property
    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)

    @property
    def problem(self) -> str:
        """The last word of the type of a problem document, once the document is one in full."""
        assert self.headers["Content-Type"] == "application/problem+json", self.body
        assert set(self.json) == {"type", "title", "status", "detail"}
        assert self.json["status"] == self.status
        return str(self.json["type"]).rpartition("/")[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter that is to be pushed, with everything that can be done wrong about it."""

    metadata: bytes = field(repr=False)
    document: bytes = field(repr=False)
    media_type: str = "text/plain"
    key: str = field(default_factory=lambda: secrets.token_hex(16))

    def body(self) -> bytes:
        """The multipart body."""
        return multipart(
            ("metadata", "application/json", self.metadata), ("document", self.media_type, self.document)
        )

    def headers(self, body: bytes) -> dict[str, str]:
        """All headers but the signature."""
        return {
            "Content-Type": f"multipart/form-data; boundary={BOUNDARY}",
            "Content-Length": str(len(body)),
            "Content-Digest": digest_text(body),
            "Idempotency-Key": self.key,
            METADATA_DIGEST: digest_text(self.metadata),
        }


def multipart(*parts: tuple[str, str, bytes]) -> bytes:
    """Return a body of parts, each with name, media type and content."""
    body = io.BytesIO()
    for name, media_type, content in parts:
        head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n'
        head += f"Content-Type: {media_type}\r\n\r\n"
        body.write(head.encode() + content + b"\r\n")
    body.write(f"--{BOUNDARY}--\r\n".encode())
    return body.getvalue()


def new_private_key(
    algorithm: str = "ed25519",
) -> ed25519.Ed25519PrivateKey | ec.EllipticCurvePrivateKey:
    """Return a new private key, as a sender makes one."""
    if algorithm == "ed25519":
        return ed25519.Ed25519PrivateKey.generate()
    return ec.generate_private_key(ec.SECP256R1())


def new_key(algorithm: str = "ed25519") -> SenderKey:
    """Return a new private key, as it signs requests."""
    made = new_private_key(algorithm)
    return SenderKey.from_pem(made.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))


@dataclass(slots=True, kw_only=True)
class Hosting:
    """A server that runs, with who is before and behind it."""

    serving: Serving
    store: Store
    vault: UnlockedVault
    keys: HostKeys
    folder: Path
    own: OwnAddress
    sender: Sender
    key: SenderKey
    client: aiohttp.ClientSession
    log: io.StringIO
    clock_offset: int = 0

    @property
    def root(self) -> str:
        """Where it is reached."""
        return f"http://127.0.0.1:{self.serving.port}"

    @property
    def public_root(self) -> str:
        """What senders sign."""
        return f"http://{self.keys.authority}"

    def letter(self, document: bytes = LETTER, **changes: object) -> Letter:
        """Return a letter to the address; `changes` are members of the metadata, `None` leaves one out."""
        members: dict[str, object] = {
            "version": 1,
            "address": self.own.text.format(),
            "documentDigest": digest_text(document),
            "documentType": "text/plain",
        }
        members.update(changes)
        given = {name: value for name, value in members.items() if value is not None}
        return Letter(
            metadata=json.dumps(given).encode(), document=document, media_type=str(members["documentType"])
        )

    def signed(
        self,
        method: str,
        path: str,
        headers: Mapping[str, str],
        *,
        key: SenderKey | None = None,
        created: datetime | None = None,
        nonce: str | None = None,
        components: tuple[str, ...] | None = None,
    ) -> dict[str, str]:
        """Return headers with the signature of the sender."""
        usual = PUSH_COMPONENTS if method == "POST" else LOOK_UP_COMPONENTS
        made = (key or self.key).sign(
            method,
            self.public_root + path,
            headers,
            created=created or datetime.now(UTC),
            nonce=nonce or secrets.token_urlsafe(16),
            components=components or usual,
        )
        return {**headers, **made}

    async def send(
        self, method: str, path: str, headers: Mapping[str, str], body: bytes | None = None
    ) -> Answer:
        """Send a request as it stands."""
        async with self.client.request(
            method,
            URL(self.root + path, encoded=True),
            headers=headers,
            data=io.BytesIO(body) if body else None,
            skip_auto_headers=("Content-Type", "User-Agent"),
        ) as response:
            return Answer(status=response.status, headers=response.headers, body=await response.read())

    async def push(self, letter: Letter, *, headers: Mapping[str, str] | None = None) -> Answer:
        """Push a letter, signed as it should be; `headers` replace those that follow from it."""
        body = letter.body()
        signed = self.signed("POST", "/v1/letters", {**letter.headers(body), **(headers or {})})
        return await self.send("POST", "/v1/letters", signed, body)

    async def get(self, path: str) -> Answer:
        """Ask for something, signed."""
        return await self.send("GET", path, self.signed("GET", path, {}))

    async def metric(self, name: str, **labels: str) -> float:
        """Return a counter as the operations port shows it."""
        async with self.client.get(f"http://127.0.0.1:{self.serving.operations_port}/metrics") as response:
            text = await response.text()
        wanted = name + ("{" + ",".join(f'{k}="{v}"' for k, v in labels.items()) + "}" if labels else "")
        found = [line.split(" ")[1] for line in text.splitlines() if line.startswith(f"{wanted} ")]
        return float(found[0]) if found else 0.0


@asynccontextmanager
async def hosting(
    folder: Path,
    *,
    url: str | None = None,
    settings: ServerSettings | None = None,
    empty_store: Path | None = None,
    keep_port: bool = False,
    key_pem: bytes | None = None,
) -> AsyncIterator[Hosting]:
    """Run a server on a new store; with `empty_store` on a copy of that one, which is quicker."""
    if empty_store is not None:
        shutil.copy(empty_store, folder / "vault.db")
    log = io.StringIO()
    chosen = settings or ServerSettings(known_seconds=0.0)
    port = chosen.port if keep_port else 0
    chosen = replace(chosen, port=port, operations_port=0, public_scheme="http")
    keys = HostKeys.generate("post.example.nl")
    host_folder = folder / "host"
    keys.save(host_folder)
    async with await Store.open(url or f"sqlite:///{folder}/vault.db", passphrase_cost=CHEAP) as store:
        created = await store.create_vault(passphrase=PASSPHRASE, household=HOUSEHOLD)
        vault = await store.unlock(created.vault_id, passphrase=PASSPHRASE)
        own = await vault.new_address(keys.card, label="Energie Noorderhaven")
        key = new_key() if key_pem is None else SenderKey.from_pem(key_pem)
        sender = await store.senders.add(
            name="Energie Noorderhaven", kind=SenderKind.CREDITOR, key=key.public
        )
        async with (
            serving(
                store,
                keys=keys,
                reader_folder=host_folder,
                settings=chosen,
                log=make_log(log),
                clock=lambda: datetime.now(UTC),
            ) as running,
            aiohttp.ClientSession() as client,
        ):
            yield Hosting(
                serving=running,
                store=store,
                vault=vault,
                keys=keys,
                folder=host_folder,
                own=own,
                sender=sender,
                key=key,
                client=client,
                log=log,
            )


def sha256(content: bytes) -> bytes:
    """Return the SHA-256 of content."""
    return hashlib.sha256(content).digest()
