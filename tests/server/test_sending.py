"""A sender's client against a real host: receipts, refusals, retries, and runs that broke off."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager
from pathlib import Path

import aiohttp
import pytest

from mailbox_ingest.payloads import decode_provenance
from mailbox_ingest.sender_evidence import check_statement
from mailbox_ingest.sources import EvidenceKind
from server.errors import JournalError, LetterRefusedError, LetterUnusableError, NotDeliveredError
from server.push_journal import PushJournal
from server.push_list import LetterToPush, UnusableLine, letter_to_push
from server.push_run import (
    LetterDelivered,
    LetterNotSent,
    LetterWouldGo,
    PushEvent,
    PushSettings,
    push_letters,
)
from server.sending import PushClient, RetryPolicy
from store import PartKind
from tests.server.sending_host import AUTHORITY, LETTER, Prepared, now, prepared, served

AT_ONCE_AGAIN = RetryPolicy(attempts=3, first_seconds=0.0)


@pytest.fixture
async def ready(tmp_path: Path) -> AsyncIterator[Prepared]:
    async with prepared(f"sqlite:///{tmp_path}/vault.db", tmp_path / "host") as made:
        yield made


@asynccontextmanager
async def settings_of(
    ready: Prepared, port: int, *, sealed: bool = False, dry_run: bool = False
) -> AsyncIterator[PushSettings]:
    async with aiohttp.ClientSession() as http:
        client = PushClient(
            http,
            base_url=f"http://127.0.0.1:{port}",
            authority=AUTHORITY,
            key=ready.sender_key,
            receipt_public_key=ready.keys.card.receipt_public_key,
            clock=now,
            policy=AT_ONCE_AGAIN,
        )
        yield PushSettings(
            key=ready.sender_key,
            authority=AUTHORITY,
            receipt_public_key=ready.keys.card.receipt_public_key,
            client=None if dry_run else client,
            sealed=sealed,
        )


def letters_in(folder: Path, ready: Prepared, count: int) -> list[LetterToPush | UnusableLine]:
    made: list[LetterToPush | UnusableLine] = []
    for number in range(count):
        path = folder / f"{number}.txt"
        path.write_bytes(LETTER + str(number).encode())
        made.append(letter_to_push(path, ready.address.format(), claims={"amountDueCents": 12_345}))
    return made


async def run(
    letters: list[LetterToPush | UnusableLine], settings: PushSettings, journal: Path
) -> list[PushEvent]:
    with PushJournal(journal, read_only=settings.client is None) as kept:
        return await run_with(letters, settings, kept)


async def run_with(
    letters: list[LetterToPush | UnusableLine], settings: PushSettings, journal: PushJournal
) -> list[PushEvent]:
    async with aclosing(push_letters(letters, settings, lambda _letter: journal)) as events:
        return [event async for event in events]


async def test_letters_arrive_once_however_often_they_are_sent(ready: Prepared, tmp_path: Path) -> None:
    letters = letters_in(tmp_path, ready, 5)
    async with served(ready) as running, settings_of(ready, running.port) as settings:
        first = await run(letters, settings, tmp_path / "journal")
        again = await run(letters, settings, tmp_path / "journal")
        lost = await run(letters, settings, tmp_path / "another journal")
    for events, earlier in ((first, False), (again, True), (lost, False)):
        assert [type(event) for event in events] == [LetterDelivered] * 5
        assert {event.earlier for event in events if isinstance(event, LetterDelivered)} == {earlier}
    assert (
        len({event.receipt.text for event in [*first, *again, *lost] if isinstance(event, LetterDelivered)})
        == 5
    )
    sources = await ready.vault.open_all(PartKind.SOURCE)
    assert sorted(part.payload for part in sources) == sorted(LETTER + str(n).encode() for n in range(5))


async def test_what_is_stored_proves_who_sent_it(ready: Prepared, tmp_path: Path) -> None:
    letters = letters_in(tmp_path, ready, 1)
    async with served(ready) as running, settings_of(ready, running.port) as settings:
        await run(letters, settings, tmp_path / "journal")
    (source,) = await ready.vault.open_all(PartKind.SOURCE)
    (stored,) = await ready.vault.open_all(PartKind.PROVENANCE)
    evidence = decode_provenance(stored.payload).evidence
    assert evidence.kind is EvidenceKind.SENDER_SIGNATURE
    assert evidence.statement is not None
    statement = check_statement(evidence.statement, source.payload)
    assert statement.sender_name == "Gemeente Voorbeeld"
    assert statement.key_id == ready.sender_key.public.key_id


async def test_a_sealed_letter_is_kept_sealed(ready: Prepared, tmp_path: Path) -> None:
    letters = letters_in(tmp_path, ready, 2)
    async with served(ready) as running, settings_of(ready, running.port, sealed=True) as settings:
        first = await run(letters, settings, tmp_path / "journal")
        again = await run(letters, settings, tmp_path / "journal")
    assert [type(event) for event in [*first, *again]] == [LetterDelivered] * 4
    assert len(await ready.vault.open_all(PartKind.SOURCE)) == 0


class FullDisk(PushJournal):
    """A journal that gets no receipt on the disk any more."""

    def add_receipt(self, key: str, *, file: str, receipt: str) -> None:
        """Fail as a full disk does."""
        raise JournalError("the journal cannot be written")


@pytest.mark.parametrize("sealed", [False, True])
async def test_a_letter_whose_receipt_was_lost_gets_the_same_again(
    ready: Prepared, tmp_path: Path, sealed: bool
) -> None:
    letters = letters_in(tmp_path, ready, 1)
    async with served(ready) as running, settings_of(ready, running.port, sealed=sealed) as settings:
        with FullDisk(tmp_path / "journal") as full, pytest.raises(JournalError):
            await run_with(letters, settings, full)
        (first,) = await run(letters, settings, tmp_path / "journal")
        (again,) = await run(letters, settings, tmp_path / "journal")
    assert isinstance(first, LetterDelivered)
    assert isinstance(again, LetterDelivered)
    assert (first.earlier, again.earlier) == (False, True)
    stored = await ready.vault.refs(PartKind.SOURCE)
    waiting = await ready.vault.waiting()
    assert len(stored) + len(waiting.parcels) == 1
    assert not list(tmp_path.glob("*.sealed"))


async def test_a_dry_run_sends_and_makes_nothing(ready: Prepared, tmp_path: Path) -> None:
    letters = letters_in(tmp_path, ready, 2)
    async with settings_of(ready, 9, dry_run=True) as settings:
        events = await run(letters, settings, tmp_path / "journal")
    assert [type(event) for event in events] == [LetterWouldGo] * 2
    assert not (tmp_path / "journal").exists()
    assert len(await ready.vault.open_all(PartKind.SOURCE)) == 0


async def test_a_host_that_is_not_there_is_tried_and_then_left(ready: Prepared, tmp_path: Path) -> None:
    async with served(ready) as running:
        port = running.port
    async with settings_of(ready, port) as settings:
        (event,) = await run(letters_in(tmp_path, ready, 1), settings, tmp_path / "journal")
    assert isinstance(event, LetterNotSent)
    assert isinstance(event.error, NotDeliveredError)
    assert (event.error.reason, event.error.attempts) == ("no_answer", 3)


async def test_a_refusal_is_told_and_not_tried_again(ready: Prepared, tmp_path: Path) -> None:
    (sender,) = await ready.store.senders.list()
    await ready.store.senders.suspend(sender.sender)
    async with served(ready) as running, settings_of(ready, running.port) as settings:
        (event,) = await run(letters_in(tmp_path, ready, 1), settings, tmp_path / "journal")
    assert isinstance(event, LetterNotSent)
    assert isinstance(event.error, LetterRefusedError)
    assert (event.error.status, event.error.problem) == (403, "sender-suspended")
    assert event.error.detail


async def test_a_large_letter_is_asked_for_first(ready: Prepared, tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_bytes(LETTER * 30_000)
    large: list[LetterToPush | UnusableLine] = [letter_to_push(path, ready.address.format())]
    async with served(ready) as running, settings_of(ready, running.port) as settings:
        (event,) = await run(large, settings, tmp_path / "journal")
    assert isinstance(event, LetterDelivered)
    (source,) = await ready.vault.open_all(PartKind.SOURCE)
    assert source.payload == path.read_bytes()
    (sender,) = await ready.store.senders.list()
    await ready.store.senders.suspend(sender.sender)
    async with served(ready) as running, settings_of(ready, running.port) as settings:
        (event,) = await run(large, settings, tmp_path / "other journal")
    assert isinstance(event, LetterNotSent)
    assert isinstance(event.error, LetterRefusedError)
    assert event.error.problem == "sender-suspended"


async def test_one_bad_letter_stops_no_other(ready: Prepared, tmp_path: Path) -> None:
    good = letters_in(tmp_path, ready, 1)
    empty, lies, gone = tmp_path / "empty.txt", tmp_path / "lies.pdf", tmp_path / "gone.txt"
    empty.write_bytes(b"")
    lies.write_bytes(b"no pdf at all")
    address = ready.address.format()
    bad: list[LetterToPush | UnusableLine] = [
        UnusableLine(name="x", error=LetterUnusableError("columns")),
        *(letter_to_push(path, address) for path in (empty, lies, gone)),
        letter_to_push(tmp_path / "0.txt", address, claims={"amountDueCents": -1}),
    ]
    async with served(ready) as running, settings_of(ready, running.port) as settings:
        events = await run([*bad, *good], settings, tmp_path / "journal")
    reasons = [
        event.error.reason
        for event in events
        if isinstance(event, LetterNotSent) and isinstance(event.error, LetterUnusableError)
    ]
    assert sorted(reasons) == ["claim", "columns", "empty", "file", "media_type"]
    assert [type(event) for event in events].count(LetterDelivered) == 1
