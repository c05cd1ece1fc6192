"""A sync with a real server: each message once, each outcome kept, and nothing changed in the mailbox."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from mailbox_ingest.letters import list_letters
from mailbox_ingest.mailbox.events import FolderLooked, FolderQuiet
from mailbox_ingest.mailbox.origin import find_evidence
from mailbox_ingest.mailbox.outcomes import ASKED, NOTHING_OF_MONEY, State
from mailbox_ingest.payloads import decode_provenance
from mailbox_ingest.sources import Channel, Evidence, EvidenceKind
from store import PartKind
from tests.mailbox_ingest.conftest import DAY
from tests.mailbox_ingest.mailbox.conftest import Citizen, letter_mail, newsletter, plain_mail, seen


def _all_that_a_server_keeps(citizen: Citizen) -> dict[int, dict[bytes, Any]]:
    with citizen.mail_program() as client:
        client.select_folder("INBOX", readonly=True)
        kept = client.fetch(client.search(), ["FLAGS", "MODSEQ", "INTERNALDATE", "BODY.PEEK[]"])
        return {uid: dict(fields) for uid, fields in kept.items()}


async def test_the_first_sync_takes_letters_in_and_leaves_the_rest(citizen: Citizen) -> None:
    citizen.receive(letter_mail(1), newsletter(2), letter_mail(3))
    events = await citizen.sync()
    assert seen(events) == [
        ("Factuur 1", State.TAKEN),
        ("Factuur 3", State.TAKEN),
        ("Nieuws van de tuin 2", State.NO_LETTER),
    ]
    assert FolderLooked(folder="INBOX", new=3) in events
    letters = await list_letters(citizen.vault)
    assert len(letters) == 2
    assert all(letter.facts is not None and letter.facts.is_claim for letter in letters)
    assert {letter.record.received for letter in letters} == {DAY}
    assert {letter.record.source for letter in letters} == {"Factuur 1", "Factuur 3"}
    provenances = await citizen.vault.open_all(PartKind.PROVENANCE)
    assert {decode_provenance(part.payload).channel for part in provenances} == {Channel.MAILBOX}


async def test_what_is_stored_is_the_mail_as_the_server_has_it(citizen: Citizen) -> None:
    citizen.receive(letter_mail(1))
    await citizen.sync()
    (kept,) = _all_that_a_server_keeps(citizen).values()
    (source,) = await citizen.vault.open_all(PartKind.SOURCE)
    assert source.payload == kept[b"BODY[]"]


async def test_nothing_is_changed_on_the_server(citizen: Citizen) -> None:
    citizen.receive(letter_mail(1), newsletter(2), plain_mail(3))
    before = _all_that_a_server_keeps(citizen)
    await citizen.sync()
    await citizen.sync()
    assert _all_that_a_server_keeps(citizen) == before
    assert not any(b"\\Seen" in kept[b"FLAGS"] for kept in before.values())


async def test_a_quiet_mailbox_is_not_even_opened(citizen: Citizen) -> None:
    citizen.receive(letter_mail(1), newsletter(2))
    await citizen.sync()
    assert await citizen.sync() == [FolderQuiet(folder="INBOX")]


async def test_a_later_sync_sees_only_what_is_new(citizen: Citizen) -> None:
    citizen.receive(letter_mail(1), newsletter(2))
    await citizen.sync()
    citizen.receive(letter_mail(3), newsletter(4))
    events = await citizen.sync()
    assert seen(events) == [("Factuur 3", State.TAKEN), ("Nieuws van de tuin 4", State.NO_LETTER)]
    assert len(await citizen.outcomes()) == 4


async def test_an_empty_mailbox_is_quiet_from_the_second_time_on(citizen: Citizen) -> None:
    await citizen.sync()
    assert await citizen.sync() == [FolderQuiet(folder="INBOX")]


async def test_many_messages_are_seen_in_batches(citizen: Citizen) -> None:
    citizen.receive(*(newsletter(number) for number in range(7)))
    events = await citizen.sync(batch=3)
    assert len(seen(events)) == 7
    assert [outcome.place.uid for outcome in await citizen.outcomes()] == list(range(1, 8))


async def test_the_same_letter_in_the_vault_already_is_known(citizen: Citizen) -> None:
    citizen.receive(letter_mail(1))
    await citizen.sync()
    citizen.receive(letter_mail(1))
    assert seen(await citizen.sync()) == [("Factuur 1", State.KNOWN)]
    assert len(await list_letters(citizen.vault)) == 1
    assert len({outcome.source_id for outcome in await citizen.outcomes()}) == 1


async def test_a_message_that_is_too_large_stays_and_is_told(citizen: Citizen) -> None:
    citizen.receive(letter_mail(1), letter_mail(2) + b"\r\n" * 4000)
    events = await citizen.sync(limit_bytes=len(letter_mail(1)) + 4000)
    assert seen(events) == [("Factuur 1", State.TAKEN), ("Factuur 2", State.TOO_LARGE)]
    assert await citizen.sync() == [FolderQuiet(folder="INBOX")]


@pytest.mark.long
async def test_a_message_of_200_megabytes_is_never_fetched(citizen: Citizen) -> None:
    huge = letter_mail(1) + b"\r\n" + (b"x" * 76 + b"\r\n") * (200 * 1024 * 1024 // 78)
    citizen.receive(huge, letter_mail(2))
    assert seen(await citizen.sync()) == [("Factuur 1", State.TOO_LARGE), ("Factuur 2", State.TAKEN)]


async def test_a_message_in_doubt_is_kept_only_when_it_is_about_money(citizen: Citizen) -> None:
    citizen.receive(plain_mail(1))
    assert seen(await citizen.sync()) == [("Groeten 1", State.NO_LETTER)]
    (outcome,) = await citizen.outcomes()
    assert outcome.reason == NOTHING_OF_MONEY
    assert len(await list_letters(citizen.vault)) == 0


async def test_what_the_citizen_asks_for_is_taken_whatever_it_looks_like(citizen: Citizen) -> None:
    citizen.receive(newsletter(1), newsletter(2))
    await citizen.sync()
    first = (await citizen.outcomes())[0]
    await citizen.book.ask_for([first.place], citizen.clock())
    assert seen(await citizen.sync()) == [("Nieuws van de tuin 1", State.TAKEN)]
    outcomes = await citizen.outcomes()
    assert [(outcome.state, outcome.reason == ASKED) for outcome in outcomes] == [
        (State.TAKEN, True),
        (State.NO_LETTER, False),
    ]
    assert await citizen.sync() == [FolderQuiet(folder="INBOX")]


async def test_a_message_that_is_gone_before_it_is_fetched_is_told(citizen: Citizen) -> None:
    citizen.receive(newsletter(1))
    await citizen.sync()
    (outcome,) = await citizen.outcomes()
    await citizen.book.ask_for([outcome.place], citizen.clock())
    with citizen.mail_program() as client:
        client.select_folder("INBOX")
        client.delete_messages([outcome.place.uid])
        client.expunge()
    assert seen(await citizen.sync()) == [("Nieuws van de tuin 1", State.GONE)]
    assert await citizen.sync() == [FolderQuiet(folder="INBOX")]


async def test_the_evidence_of_origin_is_kept_with_the_letter(citizen: Citizen) -> None:
    citizen.receive(letter_mail(1))
    asked: list[bytes] = []

    def vouch(content: bytes) -> Evidence:
        asked.append(content)
        return find_evidence(
            b"Authentication-Results: 127.0.0.1; spf=pass\r\n" + content, trusted_host="127.0.0.1"
        )

    await citizen.sync(evidence=vouch)
    (part,) = await citizen.vault.open_all(PartKind.PROVENANCE)
    (source,) = await citizen.vault.open_all(PartKind.SOURCE)
    assert decode_provenance(part.payload).evidence.kind is EvidenceKind.MAIL_AUTHENTICATION
    assert asked == [source.payload]


async def test_the_database_names_no_account_folder_sender_or_reason(citizen: Citizen) -> None:
    citizen.receive(letter_mail(1), newsletter(2))
    await citizen.sync()
    rows = [row async for row in citizen.book.intake.mailbox_marks.every()]
    assert {len(mark) for mark, _ in rows} == {32}
    assert {len(sealed) for _, sealed in rows} == {1 + 12 + 512 + 16}
    everything = b"".join(mark + sealed for mark, sealed in rows)
    for word in (b"INBOX", citizen.user.encode(), b"Factuur", b"Waterbedrijf", b"newsletter", b"taken"):
        assert word not in everything


async def test_a_failure_is_tried_again_later_and_not_before(citizen: Citizen) -> None:
    citizen.receive(newsletter(1))
    await citizen.sync()
    (outcome,) = await citizen.outcomes()
    await citizen.book.ask_for([outcome.place], citizen.clock() + timedelta(minutes=5))
    assert await citizen.sync() == [FolderQuiet(folder="INBOX")]
    citizen.clock.pass_by(timedelta(minutes=5))
    assert seen(await citizen.sync()) == [("Nieuws van de tuin 1", State.TAKEN)]


async def test_a_label_is_given_only_to_what_was_taken_in(citizen: Citizen) -> None:
    citizen.receive(letter_mail(1), newsletter(2))
    citizen.with_label("Postkluis")
    await citizen.sync()
    assert _labels(citizen) == [True, False]
    citizen.receive(letter_mail(3))
    await citizen.sync()
    assert _labels(citizen) == [True, False, True]


def _labels(citizen: Citizen) -> list[bool]:
    return [b"Postkluis" in kept[b"FLAGS"] for kept in _all_that_a_server_keeps(citizen).values()]
