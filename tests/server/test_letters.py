"""What a sender delivers: stored with a receipt that verifies, once, with the proof of who sent it."""

from __future__ import annotations

import base64
import secrets
from datetime import UTC, datetime, timedelta
from urllib.parse import quote

import pytest

from mailbox_ingest.payloads import decode_provenance
from mailbox_ingest.push_metadata import PARCEL_TYPE
from mailbox_ingest.sender_evidence import check_parcel_statement, check_statement, digest_text
from mailbox_ingest.sources import Channel, EvidenceKind
from server.delivery_receipts import read_receipt
from store import AddressText, Parcel, ParcelContent, PartKind, SenderKind, new_parcel_id
from tests.server.hosting import LETTER, Hosting, Letter, new_key


async def test_a_letter_is_delivered_and_its_receipt_verifies(host: Hosting) -> None:
    letter = host.letter(documentName="Aanmaning juni.txt", claims={"amountDueCents": 12345})
    answer = await host.push(letter)
    assert answer.status == 201
    receipt = read_receipt(answer.json["receipt"], receipt_public_key=host.keys.receipts.public)
    assert receipt.document_digest == answer.json["documentDigest"] == digest_text(LETTER)
    assert receipt.address == host.own.text.format()
    assert receipt.delivery_id == answer.json["deliveryId"]
    assert answer.headers["Location"] == f"/v1/letters/{receipt.delivery_id}/delivery-receipt"
    assert datetime.now(UTC) - receipt.received_at < timedelta(minutes=5)

    (source,) = await host.vault.open_all(PartKind.SOURCE)
    assert source.payload == LETTER
    (part,) = await host.vault.open_all(PartKind.PROVENANCE)
    provenance = decode_provenance(part.payload)
    assert provenance.channel is Channel.PUSH
    assert provenance.name == "Aanmaning juni.txt"
    assert provenance.evidence.kind is EvidenceKind.SENDER_SIGNATURE
    assert provenance.evidence.statement is not None
    statement = check_statement(provenance.evidence.statement, LETTER)
    assert statement.sender_name == "Energie Noorderhaven"
    assert statement.metadata.encode() == letter.metadata


async def test_a_letter_without_a_name_is_called_after_its_sender(host: Hosting) -> None:
    assert (await host.push(host.letter())).status == 201
    (part,) = await host.vault.open_all(PartKind.PROVENANCE)
    provenance = decode_provenance(part.payload)
    assert provenance.name == f"Energie Noorderhaven {provenance.received.isoformat()}.txt"


async def test_the_same_request_again_gets_the_same_receipt(host: Hosting) -> None:
    letter = host.letter()
    first = await host.push(letter)
    again = await host.push(letter)
    assert (again.status, again.body) == (201, first.body)
    assert len(await host.vault.open_all(PartKind.SOURCE)) == 1
    assert await host.metric("postkluis_letters_total", outcome="repeated") == 1


async def test_the_same_document_under_another_key_gets_the_same_receipt(host: Hosting) -> None:
    first = await host.push(host.letter())
    again = await host.push(host.letter())
    assert again.json == first.json
    assert len(await host.vault.open_all(PartKind.SOURCE)) == 1


async def test_a_key_used_for_another_letter_is_a_conflict(host: Hosting) -> None:
    letter = host.letter()
    assert (await host.push(letter)).status == 201
    other = host.letter(LETTER + b"PS")
    answer = await host.push(Letter(metadata=other.metadata, document=other.document, key=letter.key))
    assert (answer.status, answer.problem) == (409, "key-reused")
    assert len(await host.vault.open_all(PartKind.SOURCE)) == 1


async def test_a_letter_that_the_vault_had_already_gets_a_receipt_like_any_other(host: Hosting) -> None:
    first = await host.push(host.letter())
    key = new_key()
    await host.store.senders.add(name="Incasso Zuid", kind=SenderKind.COLLECTOR, key=key.public)
    letter = host.letter()
    body = letter.body()
    signed = host.signed("POST", "/v1/letters", letter.headers(body), key=key)
    second = await host.send("POST", "/v1/letters", signed, body)
    assert second.status == 201
    assert second.json["deliveryId"] != first.json["deliveryId"]
    assert set(second.json) == set(first.json)
    assert len(await host.vault.open_all(PartKind.SOURCE)) == 1


async def test_a_key_of_p256_signs_as_well(host: Hosting) -> None:
    key = new_key("ecdsa-p256-sha256")
    await host.store.senders.add_key(host.sender.sender, key.public)
    letter = host.letter()
    body = letter.body()
    signed = host.signed("POST", "/v1/letters", letter.headers(body), key=key)
    assert (await host.send("POST", "/v1/letters", signed, body)).status == 201
    (part,) = await host.vault.open_all(PartKind.PROVENANCE)
    statement = decode_provenance(part.payload).evidence.statement
    assert statement is not None
    assert check_statement(statement, LETTER).key_version == 2


async def test_a_receipt_can_be_asked_for_again_by_its_sender_alone(host: Hosting) -> None:
    delivered = await host.push(host.letter())
    path = f"/v1/letters/{delivered.json['deliveryId']}/delivery-receipt"
    answer = await host.get(path)
    assert (answer.status, answer.json) == (200, delivered.json)
    key = new_key()
    await host.store.senders.add(name="Incasso Zuid", kind=SenderKind.COLLECTOR, key=key.public)
    other = await host.send("GET", path, host.signed("GET", path, {}, key=key))
    assert (other.status, other.problem) == (404, "receipt-unknown")
    none = await host.get(f"/v1/letters/{'0' * 32}/delivery-receipt")
    assert (none.status, none.body) == (404, other.body)


async def test_the_key_of_an_address_is_the_one_that_its_text_names(host: Hosting) -> None:
    text = host.own.text
    answer = await host.get("/v1/addresses/" + quote(text.format(), safe=""))
    assert answer.status == 200
    assert answer.json["address"] == text.format()

    text.checked_key(base64.b64decode(answer.json["encryptionKey"]))
    assert PARCEL_TYPE in answer.json["documentTypes"]


async def test_a_sealed_letter_is_stored_as_it_is_with_its_proof(host: Hosting) -> None:
    letter, _ = sealed_letter(host)
    answer = await host.push(letter)
    assert answer.status == 201
    assert answer.json["documentDigest"] == digest_text(letter.document)
    assert len(await host.vault.open_all(PartKind.SOURCE)) == 0
    waiting = await host.vault.waiting()
    (row,) = waiting.parcels
    opened = await host.vault.open_parcel(row)
    assert opened.content.document == LETTER
    statement = check_parcel_statement(opened.proof.decode(), letter.document)
    assert statement.sender_name == "Energie Noorderhaven"
    assert (await host.push(letter)).body == answer.body


async def test_a_parcel_id_that_was_used_for_another_letter_is_a_conflict(host: Hosting) -> None:
    letter, parcel = sealed_letter(host)
    assert (await host.push(letter)).status == 201
    other, _ = sealed_letter(host, document=b"something else", parcel_id=parcel.parcel)
    answer = await host.push(other)
    assert (answer.status, answer.problem) == (409, "key-reused")


@pytest.mark.parametrize("wrong", ["address", "parcelId"])
async def test_a_parcel_that_was_sealed_for_something_else_is_refused(host: Hosting, wrong: str) -> None:
    if wrong == "address":
        other = await host.vault.new_address(host.keys.card, label="Ander")
        letter, _ = sealed_letter(host, sealed_to=other.text)
    else:
        letter, _ = sealed_letter(host, stated_id="0" * 32)
    answer = await host.push(letter)
    assert (answer.status, answer.problem) == (400, "invalid-metadata")
    assert (await host.vault.waiting()).parcels == ()


def sealed_letter(
    host: Hosting,
    *,
    document: bytes = LETTER,
    parcel_id: str | None = None,
    stated_id: str | None = None,
    sealed_to: AddressText | None = None,
) -> tuple[Letter, Parcel]:
    """Return a letter sealed to the address, with what can be wrong about it."""
    text = sealed_to or host.own.text
    inner = f'{{"version":1,"documentDigest":"{digest_text(document)}","salt":"{secrets.token_urlsafe(16)}"}}'
    parcel = Parcel.seal(
        ParcelContent(metadata=inner.encode(), document=document),
        address=text.address,
        parcel=new_parcel_id() if parcel_id is None else type(new_parcel_id())(parcel_id),
        key=text.checked_key(host.own.setting.keys.public.raw)
        if sealed_to is None
        else host.own.setting.keys.public,
    )
    letter = host.letter(
        parcel.encode(),
        documentType=PARCEL_TYPE,
        parcelId=stated_id or parcel.parcel,
        sealedMetadataDigest=digest_text(inner.encode()),
    )
    return letter, parcel
