"""Who speaks no HTTP, too slowly, too much or not to the end: an answer or a closed connection."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import aiohttp
import pytest
import trustme

from server.settings import ServerSettings
from store import PartKind
from tests.server.hosting import Hosting, hosting


async def _talk(host: Hosting, said: bytes) -> bytes:
    """Say something, and return all that comes until the server closes."""
    reader, writer = await asyncio.open_connection("127.0.0.1", host.serving.port)
    writer.write(said)
    answer = await reader.read()
    writer.close()
    return answer


@pytest.fixture
async def hasty(tmp_path: Path, empty_store: Path) -> AsyncIterator[Hosting]:
    """A server that waits for nobody."""
    settings = ServerSettings(
        read_letters=False, header_seconds=0.2, body_seconds=0.2, lingering_seconds=0.1, most_connections=5
    )
    async with hosting(tmp_path, settings=settings, empty_store=empty_store) as running:
        yield running


def _check_problem(answer: bytes, status: int, problem: str) -> None:
    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.startswith((f"HTTP/1.1 {status} ".encode(), f"HTTP/1.0 {status} ".encode()))
    assert b"Content-Type: application/problem+json" in head
    assert b"API-Version: 1." in head
    assert b"Cache-Control: no-store" in head
    assert f"/problems/{problem}".encode() in body


@pytest.mark.parametrize(
    "said",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(100),
        b"HELO example.nl\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /v1/openapi.json HTTP/1.1\r\nHost: x\r\nA\x00B: c\r\n\r\n",
        b"GET /v1/openapi.json HTTP/1.1\r\nHost: x\r\n no: fold\r\n\r\n",
        b"POST /v1/letters HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        b"POST /v1/letters HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        b"POST /v1/letters HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n",
    ],
    ids=["tls", "smtp", "version", "nul", "fold", "two lengths", "negative", "smuggling"],
)
async def test_what_is_no_http(host: Hosting, said: bytes) -> None:
    _check_problem(await _talk(host, said), 400, "malformed-request")
    assert await host.metric("postkluis_refused_total", problem="malformed-request") == 1


@pytest.mark.parametrize(
    "headers",
    [
        "X-A: " + "a" * 9000,
        "\r\n".join(f"X-{number}: a" for number in range(200)),
        "Cookie: " + "b" * 200_000,
    ],
    ids=["long", "many", "huge"],
)
async def test_header_bombs(host: Hosting, headers: str) -> None:
    said = f"GET /v1/openapi.json HTTP/1.1\r\nHost: x\r\n{headers}\r\n\r\n".encode()
    _check_problem(await _talk(host, said), 431, "headers-too-large")
    assert await host.metric("postkluis_refused_total", problem="headers-too-large") == 1


async def test_a_very_long_path(host: Hosting) -> None:
    said = b"GET /v1/" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n"
    _check_problem(await _talk(host, said), 431, "headers-too-large")


async def test_headers_that_drip_in_are_cut_off(hasty: Hosting) -> None:
    """Slowloris: a byte now and then keeps no connection open."""
    reader, writer = await asyncio.open_connection("127.0.0.1", hasty.serving.port)

    async def drip() -> None:
        for byte in b"GET /v1/openapi.json HTTP/1.1\r\n" + b"X-A: a\r\n" * 10_000:
            writer.write(bytes([byte]))
            await asyncio.sleep(0.01)

    dripping = asyncio.create_task(drip())
    with suppress(ConnectionResetError):  # a byte may be on its way while it closes
        assert await reader.read() == b""
    dripping.cancel()
    writer.close()


async def test_a_connection_on_which_nothing_comes_is_closed(hasty: Hosting) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", hasty.serving.port)
    assert await reader.read() == b""
    writer.close()


async def test_a_body_that_drips_in_is_refused(hasty: Hosting) -> None:
    letter = hasty.letter()
    body = letter.body()
    signed = hasty.signed("POST", "/v1/letters", letter.headers(body))
    head = "".join(f"{name}: {value}\r\n" for name, value in signed.items())
    said = f"POST /v1/letters HTTP/1.1\r\nHost: x\r\n{head}\r\n".encode() + body[:50]
    _check_problem(await _talk(hasty, said), 408, "too-slow")
    assert await hasty.metric("postkluis_refused_total", problem="too-slow") == 1
    assert len(await hasty.vault.open_all(PartKind.SOURCE)) == 0
    assert await hasty.metric("postkluis_bytes_in_flight") == 0


async def test_a_body_that_is_cut_off_leaves_nothing(host: Hosting) -> None:
    letter = host.letter()
    body = letter.body()
    signed = host.signed("POST", "/v1/letters", letter.headers(body))
    head = "".join(f"{name}: {value}\r\n" for name, value in signed.items())
    _, writer = await asyncio.open_connection("127.0.0.1", host.serving.port)
    writer.write(f"POST /v1/letters HTTP/1.1\r\nHost: x\r\n{head}\r\n".encode() + body[:-20])
    await writer.drain()
    writer.close()
    await writer.wait_closed()
    async with asyncio.timeout(20):
        while await host.metric("postkluis_refused_total", problem="incomplete-body") < 1:
            await asyncio.sleep(0.01)
    assert len(await host.vault.open_all(PartKind.SOURCE)) == 0
    assert await host.metric("postkluis_bytes_in_flight") == 0
    assert (await host.push(letter)).status == 201


async def test_slow_senders_get_no_more_room_than_there_is(tmp_path: Path, empty_store: Path) -> None:
    """Of five that begin at once three fit; those are all taken in, and the others told to come back."""
    async with hosting(
        tmp_path,
        settings=ServerSettings(read_letters=False, in_flight_bytes=3 * 70_000),
        empty_store=empty_store,
    ) as host:
        conversations = []
        for number in range(5):
            letter = host.letter(b"%PDF-1.7 " + bytes([number]) * 65_000, documentType="application/pdf")
            body = letter.body()
            signed = host.signed("POST", "/v1/letters", letter.headers(body))
            head = "".join(f"{name}: {value}\r\n" for name, value in signed.items())
            reader, writer = await asyncio.open_connection("127.0.0.1", host.serving.port)
            writer.write(f"POST /v1/letters HTTP/1.1\r\nHost: x\r\n{head}\r\n".encode() + body[:500])
            conversations.append((reader, writer, body[500:]))
        async with asyncio.timeout(20):
            while await host.metric("postkluis_refused_total", problem="busy") < 2:
                await asyncio.sleep(0.01)
        statuses = []
        for reader, writer, rest in conversations:
            writer.write(rest)
            statuses.append((await reader.readline())[9:12])
            writer.close()
        assert sorted(statuses) == [b"201"] * 3 + [b"503"] * 2
        assert await host.metric("postkluis_bytes_in_flight") == 0


async def test_a_body_in_chunks_needs_a_length(host: Hosting) -> None:
    letter = host.letter()
    body = letter.body()
    signed = host.signed("POST", "/v1/letters", letter.headers(body))
    del signed["Content-Length"]
    head = "".join(f"{name}: {value}\r\n" for name, value in signed.items())
    said = f"POST /v1/letters HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n{head}\r\n".encode()
    answer = await _talk(host, said + b"%x\r\n" % len(body) + body + b"\r\n0\r\n\r\n")
    assert answer.startswith((b"HTTP/1.1 401 ", b"HTTP/1.1 411 "))
    assert len(await host.vault.open_all(PartKind.SOURCE)) == 0


async def test_too_many_connections_are_closed_at_once(hasty: Hosting) -> None:
    pairs = [await asyncio.open_connection("127.0.0.1", hasty.serving.port) for _ in range(12)]
    assert [await reader.read() for reader, _ in pairs] == [b""] * 12
    for _, writer in pairs:
        writer.close()
    assert await hasty.metric("postkluis_connections_refused_total") >= 1


async def test_a_body_that_waits_to_be_asked_for(host: Hosting) -> None:
    """`Expect: 100-continue`: who is refused keeps its body, who is not is told to go on."""
    letter = host.letter()
    body = letter.body()
    signed = host.signed("POST", "/v1/letters", letter.headers(body))
    for headers, answered in ((signed, b"HTTP/1.1 100 "), (letter.headers(body), b"HTTP/1.1 401 ")):
        reader, writer = await asyncio.open_connection("127.0.0.1", host.serving.port)
        head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        writer.write(f"POST /v1/letters HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n{head}\r\n".encode())
        assert (await reader.readline()).startswith(answered)
        if headers is signed:
            writer.write(body)
            assert await reader.readline() == b"\r\n"
            assert (await reader.readline()).startswith(b"HTTP/1.1 201 ")
        writer.close()


async def test_an_unknown_expectation(host: Hosting) -> None:
    said = b"GET /v1/openapi.json HTTP/1.1\r\nHost: x\r\nExpect: a-miracle\r\nConnection: close\r\n\r\n"
    _check_problem(await _talk(host, said), 417, "expectation-failed")


def _certificate(authority: trustme.CA, folder: Path) -> tuple[Path, Path]:
    """Write a certificate for loopback, and return the files of chain and key."""
    issued = authority.issue_cert("127.0.0.1")
    chain, key = folder / "chain.pem", folder / "key.pem"
    for place, blob in enumerate(issued.cert_chain_pems):
        blob.write_to_path(str(chain), append=place > 0)
    issued.private_key_pem.write_to_path(str(key))
    return chain, key


async def test_a_server_speaks_tls_with_a_certificate_of_its_own(tmp_path: Path, empty_store: Path) -> None:
    authority = trustme.CA()
    chain, key = _certificate(authority, tmp_path)
    settings = ServerSettings(read_letters=False, certificate=chain, private_key=key)
    async with hosting(tmp_path, settings=settings, empty_store=empty_store) as host:
        trusting = ssl.create_default_context()
        authority.configure_trust(trusting)
        connector = aiohttp.TCPConnector(ssl=trusting)
        async with aiohttp.ClientSession(connector=connector) as client:
            url = f"https://127.0.0.1:{host.serving.port}/v1/openapi.json"
            async with client.get(url) as response:
                assert response.status == 200


async def test_a_handshake_that_does_not_come_is_not_waited_for(tmp_path: Path, empty_store: Path) -> None:
    chain, key = _certificate(trustme.CA(), tmp_path)
    settings = ServerSettings(read_letters=False, certificate=chain, private_key=key, header_seconds=0.2)
    async with hosting(tmp_path, settings=settings, empty_store=empty_store) as host:
        reader, writer = await asyncio.open_connection("127.0.0.1", host.serving.port)
        writer.write(b"\x16\x03\x01")
        with suppress(ConnectionResetError):
            assert await reader.read() == b""
        writer.close()


async def test_a_proxy_is_believed_only_where_there_is_one(tmp_path: Path, empty_store: Path) -> None:
    path = f"/v1/letters/{'0' * 32}/delivery-receipt"
    for behind_proxy, expected in ((False, [401, 401, 429, 429]), (True, [401, 401, 401, 401])):
        folder = tmp_path / str(behind_proxy)
        folder.mkdir()
        settings = replace(
            ServerSettings(read_letters=False, failures_per_minute=2), behind_proxy=behind_proxy
        )
        async with hosting(folder, settings=settings, empty_store=empty_store) as host:
            answers = [
                await host.send("GET", path, {"X-Forwarded-For": f"evil, 192.0.2.{number}"})
                for number in range(4)
            ]
            assert [answer.status for answer in answers] == expected
