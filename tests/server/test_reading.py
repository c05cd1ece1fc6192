"""Reading on the host: facts while it may read, and after the end of its keys nothing that it could open."""

from __future__ import annotations

import asyncio
import io
import shutil
from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from mailbox_ingest.letters import list_letters
from mailbox_ingest.payloads import Provenance, encode_provenance
from mailbox_ingest.pending import read_as_owner
from mailbox_ingest.reading_pool import ReaderPool
from mailbox_ingest.sources import Channel
from server.logs import make_log
from server.metrics import Metrics
from server.reading import HostReader
from server.settings import ServerSettings
from store import KeyFileError, PartMissingError, ReaderId, ReaderKeyFolder, Store
from tests.server.hosting import HOUSEHOLD, LETTER, hosting
from tests.store.conftest import CHEAP, PASSPHRASE, Vault
from tests.store.hosting import NOW, Hosted, host_of


async def test_what_is_pushed_is_read_and_the_access_to_it_taken_away(
    tmp_path: Path, empty_store: Path
) -> None:
    settings = ServerSettings(reader_workers=1, poll_seconds=0.1)
    async with hosting(tmp_path, settings=settings, empty_store=empty_store) as host:
        assert (await host.push(host.letter())).status == 201
        async with asyncio.timeout(60):
            while await host.metric("postkluis_read_total", outcome="read") < 1:
                await asyncio.sleep(0.05)
        (letter,) = await list_letters(host.vault)
        assert letter.facts is not None
        assert letter.facts.amount_due_cents == 12345
        waiting = await host.vault.waiting()
        assert (waiting.sources, waiting.parcels) == ((), ())
        assert await host.metric("postkluis_reader_keys") == 1


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.hours = 0

    def __call__(self) -> datetime:
        """Return the instant."""
        return NOW + timedelta(hours=self.hours)


@pytest.fixture
def clock() -> Clock:
    """The clock of store and reader."""
    return Clock()


@pytest.fixture
async def hosted(clock: Clock, tmp_path: Path, empty_store: Path) -> AsyncIterator[Hosted]:
    """A host with a vault behind an address, at a time of our choice."""
    url = f"sqlite:///{shutil.copy(empty_store, tmp_path / 'vault.db')}"
    async with await Store.open(url, passphrase_cost=CHEAP, clock=clock) as store:
        created = await store.create_vault(passphrase=PASSPHRASE, household=HOUSEHOLD)
        unlocked = await store.unlock(created.vault_id, passphrase=PASSPHRASE)
        intake = store.intake(created.intake_keys)
        yield await host_of(Vault(store=store, url=url, created=created, intake=intake, unlocked=unlocked))


async def _reads_nothing() -> Mapping[str, int]:
    return {}


def _reader(
    hosted: Hosted, folder: Path, clock: Clock, *, reads: bool = True
) -> tuple[HostReader, io.StringIO]:
    """Return a reader of the host that keeps keys and finds nothing to read, and its log."""
    log = io.StringIO()
    reader = HostReader(
        hosted.host,
        ReaderKeyFolder(folder),
        read_pass=_reads_nothing if reads else None,
        poll_seconds=1000.0,
        metrics=Metrics(),
        log=make_log(log),
        clock=clock,
    )
    return reader, log


async def test_a_key_is_wrapped_to_for_a_day_and_ends_after_three(
    hosted: Hosted, clock: Clock, tmp_path: Path
) -> None:
    folder = tmp_path / "readers"
    reader, log = _reader(hosted, folder, clock)
    ids: list[ReaderId] = []
    for clock.hours in (0, 23, 25):
        await reader.keep_keys()
        assert reader.current is not None
        ids.append(reader.current.reader)
    assert ids[0] == ids[1] != ids[2]
    assert [key.reader for key in ReaderKeyFolder(folder).load()] == [ids[0], ids[2]]
    assert log.getvalue() == ""
    clock.hours = 72
    await reader.keep_keys()
    assert ids[0] not in {key.reader for key in ReaderKeyFolder(folder).load()}
    assert '"event": "reader-keys-ended"' in log.getvalue()


async def test_a_host_that_reads_no_more_makes_no_key_and_lets_the_old_ones_end(
    hosted: Hosted, clock: Clock, tmp_path: Path
) -> None:
    folder = tmp_path / "readers"
    reader, _ = _reader(hosted, folder, clock)
    await reader.keep_keys()
    no_more, log = _reader(hosted, folder, clock, reads=False)
    for clock.hours, left in ((48, 1), (72, 0)):
        await no_more.keep_keys()
        assert no_more.current is None
        assert len(ReaderKeyFolder(folder).load()) == left
    assert '"event": "reader-keys-ended"' in log.getvalue()


async def test_a_key_that_cannot_be_made_keeps_no_old_one_alive(
    hosted: Hosted, clock: Clock, tmp_path: Path
) -> None:
    folder = tmp_path / "readers"
    reader, _ = _reader(hosted, folder, clock)
    await reader.keep_keys()
    (old,) = folder.iterdir()
    clock.hours = 72
    broken = folder / f"reader-{'0' * 32}.keys"
    broken.write_bytes(b"no key")
    broken.chmod(0o600)
    with pytest.raises(KeyFileError):
        await reader.keep_keys()
    assert not old.exists()


async def test_after_the_end_of_its_keys_the_host_opens_nothing_and_the_owner_reads(
    hosted: Hosted, clock: Clock, tmp_path: Path
) -> None:
    reader, _ = _reader(hosted, tmp_path / "readers", clock)
    await reader.keep_keys()
    key = reader.current
    assert key is not None
    provenance = Provenance(
        name="brief.txt",
        media_type="text/plain",
        channel=Channel.PUSH,
        received=NOW.date(),
        size_bytes=len(LETTER),
    )
    push = replace(hosted.source(LETTER, reader=key), provenance=encode_provenance(provenance))
    await hosted.host.take_in(push)
    (row,) = await hosted.host.unread_of(key.reader)
    assert (await hosted.host.open_unread(row, key)).content == LETTER

    clock.hours = 72
    await reader.keep_keys()
    with pytest.raises(PartMissingError):
        await hosted.host.open_unread(row, key)

    waiting = await hosted.vault.unlocked.waiting()
    async with ReaderPool(workers=1) as pool:
        outcomes = [one async for one in read_as_owner(hosted.vault.unlocked, waiting, pool)]
    assert [one.letters for one in outcomes] == [1]
    (letter,) = await list_letters(hosted.vault.unlocked)
    assert letter.facts is not None
    assert letter.facts.amount_due_cents == 12345
