"""Letters come in to PostgreSQL as they do to SQLite: whole, once, by several at a time."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mailbox_ingest.accept import accept
from mailbox_ingest.importing import ImportEvent, Known, Taken, import_paths
from mailbox_ingest.letters import list_letters
from mailbox_ingest.pending import HostReading, Outcome, WasWaiting, read_as_host, read_as_owner
from mailbox_ingest.reading_pool import ReaderPool
from parsers import Reading
from parsers.facts import Facts
from store import CreatedVault, Intake, PartKind, Store, UnlockedVault
from tests.mailbox_ingest.conftest import DAY, incoming
from tests.mailbox_ingest.doors import PUSHED_LETTER, open_door
from tests.parsers.sample_files import LETTER, letter_pdf, mail_with_attachment
from tests.store.conftest import new_postgresql_url, postgresql_url

__all__ = ["new_postgresql_url", "postgresql_url"]


@pytest.fixture
def url(new_postgresql_url: str) -> str:
    """Return the address of a database of this test alone."""
    return new_postgresql_url


async def test_several_at_once_store_a_source_once(
    url: str, created: CreatedVault, vault: UnlockedVault
) -> None:
    reading = Reading(part=0, name="a.pdf", pages=1, facts=Facts(is_claim=True), error=None)

    async def one(number: int) -> bool:
        async with await Store.open(url) as store:
            intake = store.intake(created.intake_keys)
            source = incoming(b"inhoud", f"{number}.pdf")
            return (await accept(intake, source, [reading], likeness=b"a likeness")).known

    assert sorted(await asyncio.gather(*map(one, range(5)))) == [False, True, True, True, True]
    assert len(await vault.open_all(PartKind.SOURCE)) == 1


async def test_two_imports_at_once_take_each_letter_once(
    tmp_path: Path, intake: Intake, vault: UnlockedVault
) -> None:
    post = tmp_path / "post"
    post.mkdir()
    for number in range(6):
        (post / f"{number}.pdf").write_bytes(letter_pdf([*LETTER, f"Brief {number}"]))
    (post / "mail.eml").write_bytes(mail_with_attachment(("a.pdf", letter_pdf([*LETTER, "Bijlage"]))))

    async def one(vault_side: Intake | UnlockedVault) -> list[ImportEvent]:
        async with (
            ReaderPool(workers=1) as pool,
            aclosing(import_paths([post], intake=vault_side, pool=pool, received=None, today=DAY)) as events,
        ):
            return [event async for event in events]

    both = await asyncio.gather(one(intake), one(vault))
    for events in both:
        assert sum(isinstance(event, Taken | Known) for event in events) == 7
    assert sum(isinstance(event, Taken) for events in both for event in events) == 7
    letters = await list_letters(vault)
    assert len(letters) == 7
    assert letters.unreadable == ()
    assert all(letter.facts is not None for letter in letters)


async def test_two_hosts_and_the_owner_at_once_read_each_pushed_letter_once(
    url: str, store: Store, vault: UnlockedVault, tmp_path: Path
) -> None:
    async with open_door(store, vault, url, tmp_path / "host") as door:
        for number in range(6):
            await door.push(PUSHED_LETTER.replace("20260017", f"2026{number:04}"))
        posted = door.sender.parcel(PUSHED_LETTER.encode(), door.own, at=datetime(2026, 3, 4, tzinfo=UTC))
        await door.post(posted)
        waiting = await vault.waiting()

        async def as_host(pool: ReaderPool) -> HostReading:
            return await read_as_host(door.host, door.folder, pool)

        async def as_owner(pool: ReaderPool) -> list[WasWaiting]:
            return [one async for one in read_as_owner(vault, waiting, pool)]

        async with ReaderPool(workers=1) as first, ReaderPool(workers=1) as second:
            by_host, by_other, by_owner = await asyncio.gather(
                as_host(first), as_host(second), as_owner(first)
            )
        read = sum(one.outcome is Outcome.READ for one in by_owner)
        assert by_host.sources + by_other.sources + read == 7
        assert not await vault.waiting()
        assert len(await list_letters(vault)) == 7
