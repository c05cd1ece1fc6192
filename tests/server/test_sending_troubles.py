"""A sender's client beside a host that is busy, breaks off, or lies."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

import aiohttp
import pytest
from aiohttp import web

from mailbox_ingest.sender_evidence import digest_text
from server.delivery_receipts import ReceiptIssuer, receipt_members
from server.errors import LetterRefusedError, LetterUnusableError, NotDeliveredError, ReceiptRefusedError
from server.message_signatures import SenderKey, read_signature
from server.push_body import PushBody, open_body
from server.sending import PushClient, RetryPolicy, checked_base_url, signed_root
from store import AddressText, HostKeys
from store.ids import AddressId
from store.keys import EncryptionKeyPair
from tests.server.sending_host import AUTHORITY, LETTER, new_pem, now

HOST = HostKeys.generate(AUTHORITY)
KEY = SenderKey.from_pem(new_pem())
ADDRESS = AddressText.of(AddressId("1" * 32), EncryptionKeyPair.generate().public.raw, AUTHORITY)
Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


def body() -> PushBody:
    return open_body(
        address=ADDRESS.format(),
        document=LETTER,
        document_type="text/plain",
        document_name="a.txt",
        claims=None,
        idempotency_key="0" * 32,
        boundary="b" * 32,
    )


def receipt_of(
    *,
    keys: HostKeys = HOST,
    document: bytes = LETTER,
    address: AddressText = ADDRESS,
    text: str | None = None,
) -> str:
    issued = ReceiptIssuer(keys).issue(
        delivery_id="2" * 32,
        document_digest=digest_text(document),
        address=text or address.format(),
        received_at=datetime(2026, 7, 1, tzinfo=UTC),
    )
    return issued.text


def answers(status: int, content: object = None, **headers: str) -> Answer:
    async def answer(_request: web.Request) -> web.StreamResponse:
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        if isinstance(content, bytes):
            return web.Response(status=status, body=content, headers=given)
        return web.json_response(content, status=status, headers=given)

    return answer


def gives(receipt: str) -> Answer:
    return answers(201, receipt_members(receipt))


async def breaks_off(request: web.Request) -> web.StreamResponse:
    assert request.transport is not None
    request.transport.abort()
    return web.Response()


@dataclass(slots=True)
class Fake:
    """A client at a host that answers as it is told, and what both of them saw."""

    client: PushClient
    waits: list[float] = field(default_factory=list)
    seen: list[web.Request] = field(default_factory=list)


@asynccontextmanager
async def host_that(*told: Answer) -> AsyncIterator[Fake]:
    left = list(told)
    seen: list[web.Request] = []
    waits: list[float] = []

    async def answer(request: web.Request) -> web.StreamResponse:
        await request.read()
        seen.append(request)
        return await left.pop(0)(request)

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    app = web.Application()
    app.router.add_post("/v1/letters", answer)
    app.router.add_get("/v1/addresses/{address}", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    port = runner.addresses[0][1]
    try:
        async with aiohttp.ClientSession() as http:
            client = PushClient(
                http,
                base_url=f"http://127.0.0.1:{port}",
                authority=AUTHORITY,
                key=KEY,
                receipt_public_key=HOST.card.receipt_public_key,
                clock=now,
                policy=RetryPolicy(attempts=5, first_seconds=1.0, most_seconds=4.0),
                sleep=sleep,
            )
            yield Fake(client, waits, seen)
    finally:
        await runner.cleanup()


async def test_it_waits_as_asked_and_signs_each_attempt_anew() -> None:
    busy = answers(429, {}, Retry_After="7")
    async with host_that(busy, answers(503, b"", Retry_After="x"), breaks_off, gives(receipt_of())) as fake:
        receipt = await fake.client.push(body(), ADDRESS)
    assert receipt.delivery_id == "2" * 32
    assert len(fake.waits) == 3
    assert fake.waits[0] == 7.0
    assert 1.0 <= fake.waits[1] <= 2.0
    assert 2.0 <= fake.waits[2] <= 4.0
    presented = [read_signature(request.headers) for request in fake.seen]
    assert len({one.nonce for one in presented}) == 4
    assert {request.headers["Idempotency-Key"] for request in fake.seen} == {"0" * 32}


async def test_it_gives_up_after_so_many_attempts() -> None:
    async with host_that(*[answers(500, {})] * 5) as fake:
        with pytest.raises(NotDeliveredError) as given_up:
            await fake.client.push(body(), ADDRESS)
    assert (given_up.value.reason, given_up.value.attempts, len(fake.waits)) == ("host_busy", 5, 4)


def test_a_host_cannot_make_it_wait_for_ever() -> None:
    policy = RetryPolicy(most_seconds=4.0)
    assert policy.wait_seconds(50, asked_seconds=0.0) <= 4.0


@pytest.mark.parametrize(
    ("content", "problem", "detail"),
    [
        (
            {"type": "https://x/problems/address-unknown", "detail": "Nothing here."},
            "address-unknown",
            "Nothing here.",
        ),
        ({"type": "a\x1b[31mb", "detail": "c\x07d\n"}, "a[31mb", "cd"),
        ({"type": 1}, "unknown", ""),
        (b"<html>", "unknown", ""),
        (b"[]", "unknown", ""),
    ],
)
async def test_a_refusal_is_told_in_plain_signs(content: object, problem: str, detail: str) -> None:
    async with host_that(answers(404, content)) as fake:
        with pytest.raises(LetterRefusedError) as refused:
            await fake.client.push(body(), ADDRESS)
    assert (refused.value.status, refused.value.problem, refused.value.detail) == (404, problem, detail)
    assert fake.waits == []


async def test_it_follows_nobody_elsewhere() -> None:
    async with host_that(answers(307, {}, Location="https://elsewhere.example/v1/letters")) as fake:
        with pytest.raises(LetterRefusedError):
            await fake.client.push(body(), ADDRESS)
    assert len(fake.seen) == 1


OTHER_ADDRESS = AddressText.of(AddressId("3" * 32), EncryptionKeyPair.generate().public.raw, AUTHORITY)
WRONG: Sequence[Answer] = (
    gives(receipt_of(document=b"another letter")),
    gives(receipt_of(address=OTHER_ADDRESS)),
    gives(receipt_of(text="nowhere")),
    gives(receipt_of(keys=HostKeys.generate(AUTHORITY))),
    answers(201, {"receipt": "no.receipt.atall"}),
    answers(201, {"receipt": 1}),
    answers(201, {}),
    answers(201, []),
    answers(201, b"no json"),
    answers(201, b'{"receipt": "' + b"a" * 100_000 + b'"}'),
)


@pytest.mark.parametrize("answer", WRONG, ids=[str(number) for number in range(len(WRONG))])
async def test_a_receipt_that_is_none_counts_for_nothing(answer: Answer) -> None:
    async with host_that(answer) as fake:
        with pytest.raises(ReceiptRefusedError):
            await fake.client.push(body(), ADDRESS)


async def test_a_key_that_is_no_text_is_none() -> None:
    async with host_that(answers(200, {"encryptionKey": "*"})) as fake:
        with pytest.raises(ReceiptRefusedError):
            await fake.client.address_key(ADDRESS)


@pytest.mark.parametrize(
    "url", ["http://post.example", "ftp://post.example", "post.example", "https://", "https://x/?a"]
)
def test_letters_go_over_https_alone(url: str) -> None:
    with pytest.raises(LetterUnusableError):
        checked_base_url(url)


def test_this_machine_needs_no_tls() -> None:
    for url in ("http://127.0.0.1:8080", "http://[::1]:8080", "http://localhost:8080"):
        assert checked_base_url(url + "/") == url
    assert signed_root("http://127.0.0.1:1", "127.0.0.1:1") == "http://127.0.0.1:1"
    assert signed_root("http://127.0.0.1:1", AUTHORITY) == f"https://{AUTHORITY}"
