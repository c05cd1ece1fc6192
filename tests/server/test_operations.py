"""The operations port, the headers of every answer, and a stop that finishes what was begun."""

from __future__ import annotations

import asyncio
from pathlib import Path

import aiohttp
import pytest

from server.errors import CertificateError, ListeningError
from server.headers import RESPONSE_HEADERS
from server.settings import ServerSettings
from store import PartKind, Store
from tests.server.hosting import LETTER, Hosting, hosting
from tests.store.conftest import CHEAP, PASSPHRASE


async def _operations(host: Hosting, path: str) -> tuple[int, str, str]:
    url = f"http://127.0.0.1:{host.serving.operations_port}{path}"
    async with host.client.get(url) as response:
        return response.status, response.headers["Content-Type"], await response.text()


async def test_health_readiness_and_metrics(host: Hosting) -> None:
    assert (await _operations(host, "/healthz"))[0] == 200
    status, _, text = await _operations(host, "/readyz")
    assert (status, text) == (200, '{"status":"ok","unread":0}')
    await host.push(host.letter())
    status, content_type, text = await _operations(host, "/metrics")
    assert status == 200
    assert content_type.startswith("text/plain; version=0.0.4")
    assert 'postkluis_letters_total{outcome="stored"} 1.0' in text
    assert 'postkluis_requests_total{route="/v1/letters",status="201"} 1.0' in text
    assert host.sender.name not in text
    assert (await _operations(host, "/v1/letters"))[0] == 404


@pytest.mark.parametrize("path", ["/v1/openapi.json", "/nowhere", "/v1/letters", "/v1/addresses/x"])
async def test_every_answer_carries_version_and_security_headers(host: Hosting, path: str) -> None:
    answer = await host.send("GET", path, {})
    for name, value in RESPONSE_HEADERS.items():
        assert answer.headers[name] == value
    assert ("Access-Control-Allow-Origin" in answer.headers) == (path == "/v1/openapi.json")


async def test_a_stop_finishes_what_was_begun(tmp_path: Path, empty_store: Path) -> None:
    """Letters whose bodies are on their way when the server stops get their receipts, and are stored."""
    settings = ServerSettings(read_letters=False)
    async with hosting(tmp_path, settings=settings, empty_store=empty_store) as host:
        letters = [host.letter(LETTER + str(number).encode()) for number in range(5)]
        conversations = []
        for letter in letters:
            body = letter.body()
            signed = host.signed("POST", "/v1/letters", letter.headers(body))
            head = "".join(f"{name}: {value}\r\n" for name, value in signed.items())
            reader, writer = await asyncio.open_connection("127.0.0.1", host.serving.port)
            writer.write(f"POST /v1/letters HTTP/1.1\r\nHost: x\r\n{head}\r\n".encode() + body[:100])
            conversations.append((reader, writer, body[100:]))
        async with asyncio.timeout(20):
            while await host.metric("postkluis_bytes_in_flight") < sum(len(one.body()) for one in letters):
                await asyncio.sleep(0.01)
        port, vault_id = host.serving.port, host.vault.vault_id

        async def finish() -> list[bytes]:
            answers = []
            for reader, writer, rest in conversations:
                async with asyncio.timeout(20):
                    while await _is_listening(port):
                        await asyncio.sleep(0.01)
                writer.write(rest)
                answers.append(await reader.read())
                writer.close()
            return answers

        finishing = asyncio.create_task(finish())
    answers = await finishing
    assert [answer[:12] for answer in answers] == [b"HTTP/1.1 201"] * 5
    async with await Store.open(f"sqlite:///{tmp_path}/vault.db", passphrase_cost=CHEAP) as store:
        vault = await store.unlock(vault_id, passphrase=PASSPHRASE)
        assert len(await vault.open_all(PartKind.SOURCE)) == 5


async def _is_listening(port: int) -> bool:
    try:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        return False
    writer.close()
    return True


async def test_a_port_that_is_taken(tmp_path: Path, host: Hosting) -> None:
    settings = ServerSettings(read_letters=False, port=host.serving.port)
    with pytest.raises(ListeningError):
        async with hosting(tmp_path / "other", settings=settings, keep_port=True):
            pass


async def test_a_certificate_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "chain.pem").write_text("no certificate")
    chain = tmp_path / "chain.pem"
    settings = ServerSettings(read_letters=False, certificate=chain, private_key=chain)
    with pytest.raises(CertificateError):
        async with hosting(tmp_path, settings=settings):
            pass


async def test_the_description_is_the_file(host: Hosting) -> None:
    answer = await host.send("GET", "/v1/openapi.json", {})
    assert answer.headers["Content-Type"].startswith("application/json")
    import server

    assert server.__file__ is not None
    assert answer.body == (Path(server.__file__).parent / "openapi.json").read_bytes()
    assert answer.json["info"]["version"] == answer.headers["API-Version"]


async def test_a_client_that_keeps_its_connection_is_served_again(host: Hosting) -> None:
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=1)) as client:
        for _ in range(3):
            async with client.get(f"{host.root}/v1/openapi.json") as response:
                assert response.status == 200
