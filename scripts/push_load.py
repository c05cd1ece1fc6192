"""Loads a host: signed requests made beforehand, sent over many connections, with each answer timed."""

from __future__ import annotations

import asyncio
import os
import secrets
import ssl
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import trustme
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from server.message_signatures import PUSH_COMPONENTS, SenderKey
from server.push_body import open_body
from store import HostKeys, PassphraseCost, SenderKind, Store

AUTHORITY = "post.example"
LETTER_BYTES = 60 * 1024
CHEAP = PassphraseCost(memory_kib=8 * 1024, iterations=1, lanes=1)
ROOT = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedHost:
    """A store with a vault and an address, and the key of a sender that may push to it."""

    url: str
    folder: Path
    key: SenderKey
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What a load came to; latencies in seconds, sorted."""

    letters: int
    seconds: float
    latencies: tuple[float, ...] = field(repr=False)

    @property
    def per_second(self) -> float:
        """Letters a second."""
        return self.letters / self.seconds

    @property
    def p50(self) -> float:
        """The median of the latencies."""
        return statistics.median(self.latencies)

    @property
    def p99(self) -> float:
        """What one answer in a hundred took longer than."""
        return self.latencies[int(len(self.latencies) * 0.99)]


async def make_host(url: str, folder: Path) -> LoadedHost:
    """Make a vault with an address, and a sender, in the store at `url`."""
    keys = HostKeys.generate(AUTHORITY)
    keys.save(folder)
    certificate = trustme.CA(key_type=trustme.KeyType.ECDSA).issue_cert(AUTHORITY)
    certificate.private_key_pem.write_to_path(folder / "private.pem")
    for pem_part in certificate.cert_chain_pems:
        pem_part.write_to_path(folder / "certificate.pem", append=True)
    key = new_sender_key()
    async with await Store.open(url, passphrase_cost=CHEAP) as store:
        created = await store.create_vault(passphrase="alleen voor de meting", household=b"{}")
        vault = await store.unlock(created.vault_id, passphrase="alleen voor de meting")
        own = await vault.new_address(keys.card, label="meting")
        await store.senders.add(name="Meting", kind=SenderKind.OTHER, key=key.public)
    return LoadedHost(url=url, folder=folder, key=key, address=own.text.format())


def new_sender_key() -> SenderKey:
    """Return the key of a new sender."""
    pem = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return SenderKey.from_pem(pem)


def new_document(size: int = LETTER_BYTES) -> bytes:
    """Return a document that nobody has yet; random, as what is compressed already looks."""
    return b"%PDF-1.7\n" + os.urandom(size - 9)


def signed_request(host: LoadedHost, document: bytes, *, idempotency_key: str | None = None) -> bytes:
    """Return a whole request, as it goes over the line."""
    body = open_body(
        address=host.address,
        document=document,
        document_type="application/pdf",
        document_name="brief.pdf",
        claims={"amountDueCents": 12_345, "letterDate": "2026-03-02"},
        idempotency_key=idempotency_key or secrets.token_hex(16),
        boundary=secrets.token_hex(16),
    )
    signature = host.key.sign(
        "POST",
        f"https://{AUTHORITY}/v1/letters",
        body.headers,
        created=datetime.now(UTC),
        nonce=secrets.token_hex(16),
        components=PUSH_COMPONENTS,
    )
    headers = {"Host": AUTHORITY, **body.headers, **signature}
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"POST /v1/letters HTTP/1.1\r\n{lines}\r\n".encode() + body.content


async def load(port: int, requests: Iterable[bytes], *, connections: int, tls: bool) -> Figures:
    """Send every request, each connection one after the other, and time the answers."""
    waiting = iter(requests)
    context = ssl._create_unverified_context() if tls else None  # noqa: S323
    latencies: list[float] = []
    started = time.perf_counter()
    await asyncio.gather(*(_connection(port, context, waiting, latencies) for _ in range(connections)))
    seconds = time.perf_counter() - started
    return Figures(letters=len(latencies), seconds=seconds, latencies=tuple(sorted(latencies)))


async def send_slowly(port: int, request: bytes, *, pieces: int, seconds: float) -> None:
    """Send one request in many small pieces, as a bad line does, and wait for its answer."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    size = len(request) // pieces + 1
    for start in range(0, len(request), size):
        writer.write(request[start : start + size])
        await writer.drain()
        await asyncio.sleep(seconds / pieces)
    status, content = await read_answer(reader)
    if status != 201:
        raise SystemExit(f"a slow client was answered {status}: {content[:400]!r}")
    writer.close()
    await writer.wait_closed()


async def _connection(
    port: int, context: ssl.SSLContext | None, waiting: Iterator[bytes], latencies: list[float]
) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port, ssl=context)
    try:
        for request in waiting:
            started = time.perf_counter()
            writer.write(request)
            await writer.drain()
            status, content = await read_answer(reader)
            if status != 201:
                raise SystemExit(f"the host answered {status}: {content[:400]!r}")
            latencies.append(time.perf_counter() - started)
    finally:
        writer.close()
        await writer.wait_closed()


async def read_answer(reader: asyncio.StreamReader) -> tuple[int, bytes]:
    """Return status and body of the next answer on a connection."""
    head = await reader.readuntil(b"\r\n\r\n")
    lines = head.split(b"\r\n")
    length = next(int(line[15:]) for line in lines if line.lower().startswith(b"content-length:"))
    return int(lines[0].split()[1]), await reader.readexactly(length)


@contextmanager
def running_server(host: LoadedHost, *, mode: str, tls: bool) -> Iterator[tuple[int, subprocess.Popen[str]]]:
    """Run a host in a process of its own and give its port; `mode` is ``whole`` or ``empty``."""
    with subprocess.Popen(
        [
            sys.executable,
            str(Path(__file__).with_name("push_server.py")),
            mode,
            host.url,
            str(host.folder),
            "tls" if tls else "plain",
        ],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        if process.stdout is None or process.stdin is None or not (line := process.stdout.readline()):
            raise SystemExit("the server did not start")
        try:
            yield int(line), process
        finally:
            process.stdin.close()
            process.wait(timeout=60)
