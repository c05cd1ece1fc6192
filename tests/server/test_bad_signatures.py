"""Who may push: whatever is wrong with a signature or its sender is refused before a body is read."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mailbox_ingest.sender_evidence import METADATA_DIGEST, digest_text
from server.message_signatures import PUSH_COMPONENTS
from server.settings import ServerSettings
from store import PartKind
from tests.server.hosting import LETTER, Hosting, Letter, hosting, new_key
from tests.server.refusals import check_refused

PATH = "/v1/letters"


def _headers(host: Hosting, letter: Letter, body: bytes) -> dict[str, str]:
    return host.signed("POST", PATH, letter.headers(body))


async def test_no_signature(host: Hosting) -> None:
    letter = host.letter()
    body = letter.body()
    answer = await host.send("POST", PATH, letter.headers(body), body)
    await check_refused(host, answer, 401, "signature-refused")
    assert answer.headers["Accept-Signature"].startswith("postkluis=(")
    assert await host.metric("postkluis_signatures_refused_total", reason="signature_missing") == 1


@pytest.mark.parametrize("component", ["Content-Digest", "Idempotency-Key", METADATA_DIGEST, "Content-Type"])
async def test_something_signed_was_changed(host: Hosting, component: str) -> None:
    letter = host.letter()
    body = letter.body()
    changed = {
        "Content-Digest": digest_text(b"x"),
        "Idempotency-Key": "k" * 20,
        METADATA_DIGEST: digest_text(b"x"),
        "Content-Type": "multipart/form-data; boundary=anders",
    }
    headers = {**_headers(host, letter, body), component: changed[component]}
    await check_refused(host, await host.send("POST", PATH, headers, body), 401, "signature-refused")


@pytest.mark.parametrize("left_out", PUSH_COMPONENTS)
async def test_a_signature_that_leaves_something_out(host: Hosting, left_out: str) -> None:
    letter = host.letter()
    body = letter.body()
    components = tuple(name for name in PUSH_COMPONENTS if name != left_out)
    headers = host.signed("POST", PATH, letter.headers(body), components=components)
    await check_refused(host, await host.send("POST", PATH, headers, body), 401, "signature-refused")


async def test_a_signature_for_another_host_or_path(host: Hosting) -> None:
    letter = host.letter()
    body = letter.body()
    headers = host.signed("POST", "/v1/letter-batches", letter.headers(body))
    await check_refused(host, await host.send("POST", PATH, headers, body), 401, "signature-refused")


async def test_the_key_of_nobody(host: Hosting) -> None:
    letter = host.letter()
    body = letter.body()
    headers = host.signed("POST", PATH, letter.headers(body), key=new_key())
    answer = await host.send("POST", PATH, headers, body)
    await check_refused(host, answer, 401, "signature-refused")
    assert await host.metric("postkluis_signatures_refused_total", reason="signing_key_unknown") == 1


async def test_a_key_that_ended(host: Hosting) -> None:
    await host.store.senders.end_key(host.sender.sender, host.sender.keys[0].key_id)
    await check_refused(host, await host.push(host.letter()), 401, "signature-refused")


@pytest.mark.parametrize("minutes", [-10, 10])
async def test_a_signature_of_another_time(host: Hosting, minutes: int) -> None:
    letter = host.letter()
    body = letter.body()
    created = datetime.now(UTC) + timedelta(minutes=minutes)
    headers = host.signed("POST", PATH, letter.headers(body), created=created)
    await check_refused(host, await host.send("POST", PATH, headers, body), 401, "signature-refused")


async def test_a_replayed_request(host: Hosting) -> None:
    letter = host.letter()
    body = letter.body()
    headers = _headers(host, letter, body)
    assert (await host.send("POST", PATH, headers, body)).status == 201
    answer = await host.send("POST", PATH, headers, body)
    assert (answer.status, answer.problem) == (401, "replayed")
    assert len(await host.vault.open_all(PartKind.SOURCE)) == 1
    assert await host.metric("postkluis_signatures_refused_total", reason="nonce_replayed") == 1


async def test_a_nonce_used_for_another_letter(host: Hosting) -> None:
    nonce = secrets.token_urlsafe(16)
    for document, expected in ((LETTER, 201), (LETTER + b"PS", 401)):
        letter = host.letter(document)
        body = letter.body()
        headers = host.signed("POST", PATH, letter.headers(body), nonce=nonce)
        assert (await host.send("POST", PATH, headers, body)).status == expected
    assert len(await host.vault.open_all(PartKind.SOURCE)) == 1


async def test_a_replayed_look_up(host: Hosting) -> None:
    path = f"/v1/letters/{'0' * 32}/delivery-receipt"
    headers = host.signed("GET", path, {})
    assert (await host.send("GET", path, headers)).problem == "receipt-unknown"
    assert (await host.send("GET", path, headers)).problem == "replayed"


async def test_a_suspended_sender(host: Hosting) -> None:
    await host.store.senders.suspend(host.sender.sender)
    await check_refused(host, await host.push(host.letter()), 403, "sender-suspended")


async def test_a_sender_that_is_suspended_is_noticed_while_it_is_remembered(tmp_path: Path) -> None:
    """It is believed for two seconds; then the database is asked again."""
    async with hosting(tmp_path, settings=ServerSettings(read_letters=False, known_seconds=0.0)) as host:
        assert (await host.push(host.letter())).status == 201
        await host.store.senders.suspend(host.sender.sender)
        assert (await host.push(host.letter(LETTER + b"2"))).status == 403
