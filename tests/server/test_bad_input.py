"""Whatever is wrong with a push: a clear problem document, nothing stored, and a counter raised."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from mailbox_ingest.sender_evidence import METADATA_DIGEST, digest_text
from mailbox_ingest.sources import MAX_SOURCE_BYTES
from server.settings import ServerSettings
from store import PartKind
from tests.server.hosting import BOUNDARY, LETTER, Hosting, Letter, hosting, multipart
from tests.server.refusals import check_nothing_stored, check_refused

PATH = "/v1/letters"


def _headers(host: Hosting, letter: Letter, body: bytes) -> dict[str, str]:
    return host.signed("POST", PATH, letter.headers(body))


async def test_a_closed_address(host: Hosting) -> None:
    await host.vault.close_address(host.own.address)
    await check_refused(host, await host.push(host.letter()), 404, "address-unknown")


async def test_an_address_that_closes_while_it_is_remembered(host: Hosting) -> None:
    assert (await host.push(host.letter())).status == 201
    await host.vault.close_address(host.own.address)
    answer = await host.push(host.letter(LETTER + b"PS"))
    assert (answer.status, answer.problem) == (404, "address-unknown")
    assert len(await host.vault.open_all(PartKind.SOURCE)) == 1


async def test_unknown_and_closed_addresses_are_answered_alike(host: Hosting) -> None:
    other = await host.vault.new_address(host.keys.card, label="Ander")
    await host.vault.close_address(other.address)
    closed = await host.push(host.letter(address=other.text.format()))
    text = replace(host.own.text, address=type(other.address)("0" * 32))
    unknown = await host.push(host.letter(address=text.format()))
    elsewhere = replace(host.own.text, authority="elders.example.nl")
    foreign = await host.push(host.letter(address=elsewhere.format()))
    swapped = replace(host.own.text, key_hash=bytes(20))
    other_key = await host.push(host.letter(address=swapped.format()))
    assert {closed.body, unknown.body, foreign.body, other_key.body} == {closed.body}
    assert (await host.push(host.letter(address="no address"))).body == closed.body


async def test_a_wrong_content_digest(host: Hosting) -> None:
    letter = host.letter()
    answer = await host.push(letter, headers={"Content-Digest": digest_text(b"something else")})
    await check_refused(host, answer, 400, "digest-mismatch")


async def test_a_content_digest_without_sha_256(host: Hosting) -> None:
    letter = host.letter()
    digest = base64.b64encode(hashlib.sha512(letter.body()).digest()).decode()
    answer = await host.push(letter, headers={"Content-Digest": f"sha-512=:{digest}:"})
    await check_refused(host, answer, 400, "invalid-header")


async def test_metadata_of_another_digest_than_was_signed(host: Hosting) -> None:
    answer = await host.push(host.letter(), headers={METADATA_DIGEST: digest_text(b"x")})
    await check_refused(host, answer, 400, "digest-mismatch")


async def test_a_document_of_another_digest_than_its_metadata_gives(host: Hosting) -> None:
    letter = host.letter(documentDigest=digest_text(b"x"))
    await check_refused(host, await host.push(letter), 400, "digest-mismatch")


@pytest.mark.parametrize("key", ["", "short", "k" * 65, "sleutel met spaties erin", "../../../../etc/passwd"])
async def test_an_idempotency_key_that_is_none(host: Hosting, key: str) -> None:
    answer = await host.push(replace(host.letter(), key=key))
    await check_refused(host, answer, 400, "invalid-header")


@pytest.mark.parametrize(
    ("document", "media_type"),
    [
        (b"MZ\x90\x00" + bytes(range(32)) * 20, "application/pdf"),
        (b"<html><body>betaal</body></html>", "application/pdf"),
        (b"%PDF-1.7\n", "image/png"),
        (b"%PDF-1.7\n", "application/x-msdownload"),
        (b'{"fcid": 1}', "application/json"),
        (b"\x00\x01\x02" * 50, "text/plain"),
        (b"no parcel", "application/vnd.postkluis.parcel"),
    ],
)
async def test_a_document_that_is_not_what_it_says(host: Hosting, document: bytes, media_type: str) -> None:
    sealed = media_type.endswith("parcel")
    letter = host.letter(
        document,
        documentType=media_type,
        parcelId="0" * 32 if sealed else None,
        sealedMetadataDigest=digest_text(b"") if sealed else None,
    )
    await check_refused(host, await host.push(letter), 415, "unsupported-type")


async def test_a_part_of_another_type_than_the_metadata_says(host: Hosting) -> None:
    letter = replace(host.letter(), media_type="application/pdf")
    await check_refused(host, await host.push(letter), 415, "unsupported-type")


async def test_an_empty_document(host: Hosting) -> None:
    await check_refused(host, await host.push(host.letter(b"")), 400, "invalid-body")


async def test_a_document_of_26_megabytes(host: Hosting) -> None:
    letter = host.letter(b"a" * (26 * 1024 * 1024))
    await check_refused(host, await host.push(letter), 413, "too-large")


async def test_a_document_just_too_large_within_a_body_of_allowed_size(host: Hosting) -> None:
    letter = host.letter(b"a" * (MAX_SOURCE_BYTES + 1))
    await check_refused(host, await host.push(letter), 413, "too-large")


@pytest.mark.parametrize(
    "metadata",
    [
        b"",
        b"{",
        b"null",
        b"[" * 10_000,
        b'{"a":' * 2_000 + b"1" + b"}" * 2_000,
        b'{"version":1,"version":1}',
        b'{"version":' + b"9" * 5000 + b"}",
        b" " * 16_385,
        b"\xff\xfe\x00",
    ],
    ids=["empty", "cut", "null", "brackets", "deep", "twice", "digits", "large", "no utf-8"],
)
async def test_json_bombs_in_the_metadata(host: Hosting, metadata: bytes) -> None:
    large = len(metadata) > 16 * 1024
    answer = await host.push(Letter(metadata=metadata, document=LETTER))
    expected = (413, "too-large") if large else (400, "invalid-metadata")
    await check_refused(host, answer, *expected)


@pytest.mark.parametrize("name", ["../../etc/passwd", "..\\..\\windows", "/etc/passwd", "a/b.pdf", "x\x00y"])
async def test_a_name_with_a_path_in_it(host: Hosting, name: str) -> None:
    answer = await host.push(host.letter(documentName=name))
    await check_refused(host, answer, 400, "invalid-metadata")


def _only(*names: str) -> Callable[[Letter], bytes]:
    def make(letter: Letter) -> bytes:
        contents = {
            "metadata": ("application/json", letter.metadata),
            "document": ("text/plain", letter.document),
            "other": ("text/plain", b"x"),
        }
        return multipart(*((name, *contents[name]) for name in names))

    return make


@pytest.mark.parametrize(
    "make",
    [
        lambda letter: b"",
        lambda letter: b"no multipart at all",
        lambda letter: letter.body()[:-6],
        lambda letter: letter.body()[: len(letter.body()) // 2],
        lambda letter: letter.body().replace(b"form-data; name", b"attachment; name"),
        lambda letter: letter.body().replace(
            b"\r\nContent-Type", b"\r\nX-A: " + b"a" * 600 + b"\r\nContent-Type"
        ),
        lambda letter: letter.body().replace(b"\r\n\r\n", b"\r\n" + b"X-A: a\r\n" * 9 + b"\r\n"),
        _only("metadata"),
        _only("document"),
        _only("document", "metadata"),
        _only("metadata", "metadata", "document"),
        _only("metadata", "document", "document"),
        _only("metadata", "document", "other"),
        _only("metadata", "other", "document"),
    ],
    ids=[
        "empty",
        "no multipart",
        "no end",
        "half",
        "disposition",
        "long header",
        "many headers",
        "no document",
        "no metadata",
        "order",
        "two metadata",
        "two documents",
        "unknown after",
        "unknown between",
    ],
)
async def test_a_body_of_another_form(host: Hosting, make: Callable[[Letter], bytes]) -> None:
    letter = host.letter()
    body = make(letter)
    answer = await host.send("POST", PATH, _headers(host, letter, body), body)
    await check_refused(host, answer, 400, "invalid-body")


@pytest.mark.parametrize(
    ("content_type", "status", "problem"),
    [
        ("application/json", 415, "unsupported-type"),
        ("multipart/mixed; boundary=x", 415, "unsupported-type"),
        ("multipart/form-data", 400, "invalid-body"),
        ("multipart/form-data; boundary=" + "b" * 71, 400, "invalid-body"),
    ],
)
async def test_a_content_type_that_is_not_taken(
    host: Hosting, content_type: str, status: int, problem: str
) -> None:
    answer = await host.push(host.letter(), headers={"Content-Type": content_type})
    await check_refused(host, answer, status, problem)


async def test_a_body_that_says_it_is_compressed(host: Hosting) -> None:
    answer = await host.push(host.letter(), headers={"Content-Encoding": "gzip"})
    await check_refused(host, answer, 415, "unsupported-type")


async def test_query_parameters(host: Hosting) -> None:
    letter = host.letter()
    body = letter.body()
    headers = host.signed("POST", f"{PATH}?a=b", letter.headers(body))
    await check_refused(host, await host.send("POST", f"{PATH}?a=b", headers, body), 400, "invalid-query")


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/v1",
        "/v1/letters/",
        "/v1//letters",
        "/v1/letters/../letters/x",
        "/v1/letters/%2e%2e%2f%2e%2e%2fetc%2fpasswd/delivery-receipt/x",
        "/v2/letters",
        "/v1/openapi.json/",
        "/healthz",
        "/metrics",
        "/readyz",
        "/v1/addresses/",
    ],
)
async def test_paths_that_lead_nowhere(host: Hosting, path: str) -> None:
    await check_refused(host, await host.send("GET", path, {}), 404, "not-found")


@pytest.mark.parametrize(
    "delivery", ["..%2f..%2fetc%2fpasswd", "%00", "x" * 32, "0" * 31, "A" * 32, "0" * 500, "%F0%9F%93%AE"]
)
async def test_path_variables_that_are_no_ids(host: Hosting, delivery: str) -> None:
    answer = await host.get(f"/v1/letters/{delivery}/delivery-receipt")
    await check_refused(host, answer, 400, "invalid-path")


@pytest.mark.parametrize("address", ["x", "..%2f..%2fx", "0" * 64, "%00", "a@b"])
async def test_path_variables_that_are_no_addresses(host: Hosting, address: str) -> None:
    await check_refused(host, await host.get(f"/v1/addresses/{address}"), 400, "invalid-path")


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "GET"])
async def test_methods_that_are_not_there(host: Hosting, method: str) -> None:
    answer = await host.send(method, PATH, {})
    assert answer.status == 405
    assert answer.headers["Allow"] == "POST"
    await check_nothing_stored(host)


async def test_too_many_requests_of_a_sender(tmp_path: Path) -> None:
    settings = ServerSettings(read_letters=False, letters_per_minute=2)
    async with hosting(tmp_path, settings=settings) as host:
        letters = [host.letter(LETTER + str(number).encode()) for number in range(3)]
        answers = [await host.push(letter) for letter in letters]
        assert [answer.status for answer in answers] == [201, 201, 429]
        assert answers[2].problem == "too-many-requests"
        assert 1 <= int(answers[2].headers["Retry-After"]) <= 60
        assert len(await host.vault.open_all(PartKind.SOURCE)) == 2


async def test_too_many_signatures_that_fail(tmp_path: Path) -> None:
    settings = ServerSettings(read_letters=False, failures_per_minute=2)
    async with hosting(tmp_path, settings=settings) as host:
        path = f"/v1/letters/{'0' * 32}/delivery-receipt"
        statuses = [(await host.send("GET", path, {})).status for _ in range(3)]
        assert statuses == [401, 401, 429]


async def test_no_room_for_one_more_body(tmp_path: Path) -> None:
    async with hosting(tmp_path, settings=ServerSettings(read_letters=False, in_flight_bytes=100)) as host:
        answer = await host.push(host.letter())
        await check_refused(host, answer, 503, "busy")
        assert int(answer.headers["Retry-After"]) >= 1


async def test_a_store_that_is_held_by_another_program(tmp_path: Path) -> None:
    import sqlite3

    async with hosting(tmp_path, settings=ServerSettings(read_letters=False)) as host:
        holder = sqlite3.connect(tmp_path / "vault.db", isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        answer = await host.push(host.letter())
        holder.execute("ROLLBACK")
        holder.close()
        assert (answer.status, answer.problem) == (503, "busy")
        assert (await host.push(host.letter())).status == 201


def test_the_boundary_of_the_tests_stands_in_no_letter() -> None:
    assert BOUNDARY.encode() not in LETTER
    assert json.dumps(BOUNDARY)
