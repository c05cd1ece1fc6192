"""Bodies and requests that were hurt at random: refused, or taken in as they were signed; it goes on."""

from __future__ import annotations

import asyncio
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from mailbox_ingest.sender_evidence import METADATA_DIGEST, digest_text
from server.settings import ServerSettings
from store import PartKind
from tests.server.hosting import LETTER, Hosting, hosting

SETTINGS = ServerSettings(
    read_letters=False,
    letters_per_minute=1_000_000,
    failures_per_minute=1_000_000,
    header_seconds=0.5,
    body_seconds=0.5,
    lingering_seconds=0.05,
)


def hurt(content: bytes, random: Random) -> bytes:
    """Return content with one to three places changed, cut, doubled or swapped."""
    for _ in range(random.randint(1, 3)):
        at, until = sorted(random.randrange(len(content) + 1) for _ in range(2))
        piece = content[at:until]
        match random.randrange(7):
            case 0:
                content = content[:at] + bytes([random.randrange(256)]) + content[at + 1 :]
            case 1:
                content = content[:at] + content[until:]
            case 2:
                content = content[:at] + piece[:64] + content[at:]
            case 3:
                content = content[:at] + random.randbytes(random.randint(1, 32)) + content[at:]
            case 4:
                content = content[:at]
            case 5:
                content = content[until:] + content[:until]
            case _:
                content = content.replace(b"\r\n", random.choice((b"\n", b"\r", b"\r\n\r\n")), 1)
        content = content or b"x"
    return content


async def _hurt_bodies(host: Hosting, rounds: int) -> Counter[int]:
    """Push letters whose bodies were hurt and then signed as they are."""
    statuses: Counter[int] = Counter()
    for number in range(rounds):
        letter = host.letter()
        body = hurt(letter.body(), Random(number))
        headers = letter.headers(body) | {METADATA_DIGEST: digest_text(letter.metadata)}
        answer = await host.send("POST", "/v1/letters", host.signed("POST", "/v1/letters", headers), body)
        statuses[answer.status] += 1
        if answer.status == 201:
            assert answer.json["documentDigest"] == digest_text(LETTER)
        else:
            assert answer.status < 500, (number, answer.problem)
            assert answer.problem
    sources = {part.payload for part in await host.vault.open_all(PartKind.SOURCE)}
    assert sources <= {LETTER}
    return statuses


async def _hurt_metadata(host: Hosting, rounds: int) -> Counter[int]:
    """Push letters with metadata that was hurt, in bodies that are whole and signed well."""
    statuses: Counter[int] = Counter()
    for number in range(rounds):
        letter = host.letter(documentName="brief.txt", claims={"amountDueCents": 12345})
        letter = replace(letter, metadata=hurt(letter.metadata, Random(number)))
        answer = await host.push(letter)
        statuses[answer.status] += 1
        assert answer.status < 500, (number, answer.problem)
    sources = {part.payload for part in await host.vault.open_all(PartKind.SOURCE)}
    assert sources <= {LETTER}
    return statuses


async def _hurt_requests(host: Hosting, rounds: int) -> None:
    """Send requests that were hurt as a whole, head and body."""
    for number in range(rounds):
        letter = host.letter()
        body = letter.body()
        signed = host.signed("POST", "/v1/letters", letter.headers(body))
        head = "".join(f"{name}: {value}\r\n" for name, value in signed.items())
        said = f"POST /v1/letters HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{head}\r\n".encode() + body
        reader, writer = await asyncio.open_connection("127.0.0.1", host.serving.port)
        with suppress(ConnectionError):
            writer.write(hurt(said, Random(number)))
            answer = await reader.read()
            assert answer == b"" or answer.startswith((b"HTTP/1.1 ", b"HTTP/1.0 ")), number
            assert b" 500 " not in answer[:20], number
        writer.close()
    assert (await host.send("GET", "/v1/openapi.json", {})).status == 200
    sources = {part.payload for part in await host.vault.open_all(PartKind.SOURCE)}
    assert sources <= {LETTER}
    assert '"level": "error"' not in host.log.getvalue()
    assert await host.metric("postkluis_bytes_in_flight") == 0


async def test_in_short(tmp_path: Path, empty_store: Path) -> None:
    async with hosting(tmp_path, settings=SETTINGS, empty_store=empty_store) as host:
        assert set(await _hurt_bodies(host, 150)) <= {201, 400, 413, 415}
        assert set(await _hurt_metadata(host, 150)) <= {201, 400, 404, 413, 415}
        await _hurt_requests(host, 60)


@pytest.mark.long
async def test_at_length(tmp_path: Path, empty_store: Path) -> None:
    async with hosting(tmp_path, settings=SETTINGS, empty_store=empty_store) as host:
        await _hurt_bodies(host, 5_000)
        await _hurt_metadata(host, 5_000)
        await _hurt_requests(host, 2_000)
