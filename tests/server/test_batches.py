"""Many letters in one request: each with a result of its own, whatever happens to the others."""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence

import pytest

from mailbox_ingest.payloads import decode_provenance
from mailbox_ingest.sender_evidence import METADATA_DIGEST, check_statement, digest_text
from server.delivery_receipts import read_receipt
from store import PartKind
from tests.server.hosting import BOUNDARY, LETTER, Answer, Hosting, Letter, multipart

PATH = "/v1/letter-batches"


def _letters(host: Hosting, count: int) -> list[Letter]:
    return [
        host.letter(LETTER + str(number).encode(), idempotencyKey=secrets.token_hex(16))
        for number in range(count)
    ]


def _manifest(letters: Sequence[Letter]) -> bytes:
    digests = [digest_text(letter.metadata) for letter in letters]
    return json.dumps({"version": 1, "metadataDigests": digests}).encode()


def _parts(letters: Sequence[Letter]) -> list[tuple[str, str, bytes]]:
    parts: list[tuple[str, str, bytes]] = []
    for letter in letters:
        parts += [("metadata", "application/json", letter.metadata)]
        parts += [("document", letter.media_type, letter.document)]
    return parts


def _signed(host: Hosting, manifest: bytes, body: bytes) -> dict[str, str]:
    headers = {
        "Content-Type": f"multipart/form-data; boundary={BOUNDARY}",
        "Content-Length": str(len(body)),
        "Content-Digest": digest_text(body),
        "Idempotency-Key": secrets.token_hex(16),
        METADATA_DIGEST: digest_text(manifest),
    }
    return host.signed("POST", PATH, headers)


async def _send(
    host: Hosting,
    manifest: bytes,
    parts: Sequence[tuple[str, str, bytes]],
    *,
    first: tuple[str, str, bytes] | None = None,
) -> Answer:
    body = multipart(first or ("manifest", "application/json", manifest), *parts)
    return await host.send("POST", PATH, _signed(host, manifest, body), body)


async def test_each_letter_gets_its_receipt_in_order_and_its_proof(host: Hosting) -> None:
    letters = _letters(host, 20)
    answer = await _send(host, _manifest(letters), _parts(letters))
    assert answer.status == 200
    results = answer.json["results"]
    assert [result["status"] for result in results] == [201] * 20
    for letter, result in zip(letters, results, strict=True):
        receipt = read_receipt(result["receipt"]["receipt"], receipt_public_key=host.keys.receipts.public)
        assert receipt.document_digest == digest_text(letter.document)
    sources = {part.ref.subject: part.payload for part in await host.vault.open_all(PartKind.SOURCE)}
    assert set(sources.values()) == {letter.document for letter in letters}
    for part in await host.vault.open_all(PartKind.PROVENANCE):
        statement = decode_provenance(part.payload).evidence.statement
        assert statement is not None
        check_statement(statement, sources[part.ref.subject])


async def test_the_same_batch_again_gets_the_same_receipts(host: Hosting) -> None:
    letters = _letters(host, 3)
    first = await _send(host, _manifest(letters), _parts(letters))
    again = await _send(host, _manifest(letters), _parts(letters))
    assert again.json == first.json
    assert len(await host.vault.open_all(PartKind.SOURCE)) == 3


async def test_a_letter_that_is_refused_does_not_stop_the_others(host: Hosting) -> None:
    good = _letters(host, 2)
    bad = [
        host.letter(LETTER + b"a", idempotencyKey=secrets.token_hex(16), address="nobody@post.example.nl"),
        host.letter(LETTER + b"b", idempotencyKey=secrets.token_hex(16), documentDigest=digest_text(b"")),
        host.letter(LETTER + b"c"),
        host.letter(b"no pdf", idempotencyKey=secrets.token_hex(16), documentType="application/pdf"),
        Letter(metadata=b"{}", document=LETTER),
    ]
    letters = [good[0], *bad, good[1]]
    answer = await _send(host, _manifest(letters), _parts(letters))
    assert answer.status == 200
    results = answer.json["results"]
    assert [result["status"] for result in results] == [201, 404, 400, 400, 415, 400, 201]
    assert all(set(result) == {"status", "problem"} for result in results[1:-1])
    assert len(await host.vault.open_all(PartKind.SOURCE)) == 2
    assert await host.metric("postkluis_refused_total", problem="invalid-metadata") == 2


async def test_a_letter_that_the_manifest_does_not_name_is_refused(host: Hosting) -> None:
    letters = _letters(host, 2)
    other = _letters(host, 1)
    answer = await _send(host, _manifest(letters), _parts([letters[0], *other]))
    assert [result["status"] for result in answer.json["results"]] == [201, 400]
    assert len(await host.vault.open_all(PartKind.SOURCE)) == 1


async def test_a_body_that_breaks_off_keeps_what_came_before(host: Hosting) -> None:
    letters = _letters(host, 3)
    answer = await _send(host, _manifest(letters), _parts(letters)[:-1])
    assert (answer.status, answer.problem) == (400, "invalid-body")
    assert len(await host.vault.open_all(PartKind.SOURCE)) == 2
    again = await _send(host, _manifest(letters), _parts(letters))
    assert [result["status"] for result in again.json["results"]] == [201] * 3
    assert len(await host.vault.open_all(PartKind.SOURCE)) == 3


@pytest.mark.parametrize("wrong", ["digest", "empty", "too many", "no manifest", "one too many", "type"])
async def test_what_is_no_batch_is_refused(host: Hosting, wrong: str) -> None:
    letters = _letters(host, 1)
    manifest, parts = _manifest(letters), _parts(letters)
    stored, first = 0, None
    match wrong:
        case "digest":
            first = ("manifest", "application/json", manifest + b" ")
        case "empty":
            manifest = b'{"version":1,"metadataDigests":[]}'
        case "too many":
            digests = [digest_text(bytes([number])) for number in range(101)]
            manifest = json.dumps({"version": 1, "metadataDigests": digests}).encode()
        case "no manifest":
            first, parts = parts[0], parts[1:]
        case "one too many":
            stored, parts = 1, parts + parts
        case "type":
            first = ("manifest", "text/plain", manifest)
    answer = await _send(host, manifest, parts, first=first)
    assert answer.status == 400, answer.body
    assert answer.problem in {"digest-mismatch", "invalid-metadata", "invalid-body"}
    assert len(await host.vault.open_all(PartKind.SOURCE)) == stored


async def test_a_batch_that_is_replayed_is_refused(host: Hosting) -> None:
    letters = _letters(host, 1)
    manifest = _manifest(letters)
    body = multipart(("manifest", "application/json", manifest), *_parts(letters))
    signed = _signed(host, manifest, body)
    assert (await host.send("POST", PATH, signed, body)).status == 200
    assert (await host.send("POST", PATH, signed, body)).problem == "replayed"
