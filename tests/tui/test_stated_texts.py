"""What a sender states otherwise than its letter, in words, as JSON and on the screen of the letter."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from multidict import CIMultiDict

from mailbox_ingest.payloads import Provenance, encode_provenance
from mailbox_ingest.sender_evidence import digest_text
from mailbox_ingest.sources import Channel, Evidence, EvidenceKind
from mailbox_ingest.stated_claims import Difference, differences
from parsers.facts import Facts
from server.message_signatures import (
    PUSH_COMPONENTS,
    SenderKey,
    SignedMessage,
    read_signature,
    verify_signature,
)
from store import PartKind, Store, SubjectId, new_subject_id
from tests.tui.conftest import PASSPHRASE, vault_of
from tests.tui.desks import ReadyDesk, past_the_door, press, text_of
from tests.tui.households import situation
from tui.app import PostkluisApp
from tui.i18n import Language, activate
from tui.origin_texts import origin_lines, origin_row
from tui.stated_texts import difference_line, difference_rows
from tui.vault_origins import origins_of

NOW = datetime(2026, 7, 1, tzinfo=UTC)
DOCUMENT = b"the letter"


def signed(claims: dict[str, object], *, name: str = "Gemeente Voorbeeld") -> Provenance:
    """Return where a pushed letter came from whose sender states these things."""
    pem = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    key = SenderKey.from_pem(pem)
    metadata = json.dumps(
        {
            "version": 1,
            "address": "somewhere",
            "documentDigest": digest_text(DOCUMENT),
            "documentType": "text/plain",
            "claims": claims,
        }
    )
    headers = {
        "Content-Type": "multipart/form-data; boundary=a",
        "Content-Length": "1",
        "Content-Digest": digest_text(b"a"),
        "Idempotency-Key": "0" * 16,
        "Postkluis-Metadata-Digest": digest_text(metadata.encode()),
    }
    url = "https://post.example/v1/letters"
    signature = key.sign("POST", url, headers, created=NOW, nonce="0" * 16, components=PUSH_COMPONENTS)
    message = SignedMessage(method="POST", url=url, headers=CIMultiDict({**headers, **signature}))
    presented = read_signature(message.headers)
    verified = verify_signature(message, presented, key.public, components=PUSH_COMPONENTS, now=NOW)
    statement = verified.statement(sender_id="0" * 32, sender_name=name, key_version=1, metadata=metadata)
    return Provenance(
        name="brief.txt",
        media_type="text/plain",
        channel=Channel.PUSH,
        received=date(2026, 7, 1),
        size_bytes=len(DOCUMENT),
        evidence=Evidence(kind=EvidenceKind.SENDER_SIGNATURE, statement=statement.encode()),
    )


def test_a_signed_letter_tells_who_signed_it() -> None:
    activate(Language.ENGLISH)
    provenance = signed({})
    assert origin_lines(provenance) == (
        "Sent to one of your addresses by the sender.",
        "Sender verified: signed by Gemeente Voorbeeld.",
    )
    assert origin_row(provenance)["sender"]["name"] == "Gemeente Voorbeeld"


def test_a_statement_that_does_not_hold_verifies_nobody() -> None:
    activate(Language.ENGLISH)
    for evidence in (Evidence(), Evidence(kind=EvidenceKind.SENDER_SIGNATURE, statement="{}")):
        altered = replace(signed({}), evidence=evidence)
        assert origin_lines(altered)[1].startswith("Sender not verified: ")
        told = origin_row(altered)["sender"]
        assert told == {"standing": "unknown", "name": None, "key_id": None}
        assert differences(altered.evidence, Facts(amount_due_cents=1)) == ()


async def test_a_proof_beside_another_letter_verifies_nobody(tmp_path: Path) -> None:
    owner = await asyncio.to_thread(vault_of, tmp_path / "home")
    proof = signed({"amountDueCents": 1})
    async with await Store.open(owner.store_url, create=False) as store:
        (vault_id,) = await store.vault_ids()
        vault = await store.unlock(vault_id, passphrase=PASSPHRASE)
        sources: dict[SubjectId, SubjectId] = {}
        for content in (DOCUMENT, b"another"):
            source = new_subject_id()
            async with vault.adding() as adding:
                await adding.add(source, PartKind.SOURCE, content)
                await adding.add(source, PartKind.PROVENANCE, encode_provenance(proof))
            sources[source] = source
        origins = await origins_of(vault, sources)
    kinds = [origins[source].evidence.kind for source in sources]
    assert kinds == [EvidenceKind.SENDER_SIGNATURE, EvidenceKind.NONE]


def test_a_name_cannot_steer_the_terminal() -> None:
    activate(Language.ENGLISH)
    assert origin_lines(signed({}, name="a\x1b[31m\nb"))[1] == "Sender verified: signed by a[31mb."


def test_differences_are_told_in_words_and_as_json() -> None:
    activate(Language.ENGLISH)
    stated = {"amountDueCents": 12_545, "letterDate": "2026-03-03", "iban": "NL13TEST0123456789"}
    facts = Facts(amount_due_cents=12_445)
    found = differences(signed(stated).evidence, facts)
    assert [difference_line(one) for one in found] == [
        "date of the letter: the sender says 3 March 2026, and the letter was not seen to say it.",
        "amount to pay: the sender says €125.45, the letter says €124.45.",
        "account number: the sender says NL13 TEST 0123 4567 89, and the letter was not seen to say it.",
    ]
    assert difference_rows(found) == [
        {"field": "letter_date", "stated": "2026-03-03", "read": None},
        {"field": "amount_due_cents", "stated": 12545, "read": 12445},
        {"field": "iban", "stated": "NL13TEST0123456789", "read": None},
    ]


def test_amounts_can_be_hidden() -> None:
    activate(Language.ENGLISH)
    line = difference_line(Difference(path="costs_cents", stated=4_000, read=7_500), hidden=True)
    assert "40" not in line
    assert "75" not in line


async def test_the_screen_of_a_letter_shows_them_at_the_fact() -> None:
    activate(Language.DUTCH)
    ready = situation()
    ready = replace(ready, origins=dict.fromkeys(ready.letters, signed({"amountDueCents": 1})))
    app = PostkluisApp(ReadyDesk(situation=ready))
    async with app.run_test(size=(120, 50)) as pilot:
        await past_the_door(pilot)
        await press(pilot, ("down", "enter", "down", "enter"))
        assert "ondertekend door Gemeente Voorbeeld" in text_of(app, "#origin")
        await press(pilot, ["down"] * 6)
        assert "“Totaal te voldoen € 490,84”" in text_of(app, "#quotation")
        told = text_of(app, "#quotation").replace("\N{NO-BREAK SPACE}", " ")
        assert "de afzender noemt € 0,01, in de brief staat € 490,84." in told
