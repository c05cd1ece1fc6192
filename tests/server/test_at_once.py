"""Many at once: each letter is stored once with one receipt, on either database."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from server.settings import ServerSettings
from store import PartKind
from tests.server.hosting import LETTER, Hosting, Letter, hosting
from tests.store.conftest import new_postgresql_url, postgresql_url

__all__ = ["new_postgresql_url", "postgresql_url"]

SETTINGS = ServerSettings(read_letters=False, sealing_process=True)


async def _push_each_three_times(host: Hosting) -> None:
    letters = [host.letter(LETTER + str(number).encode()) for number in range(12)]
    under_another_key = [Letter(metadata=one.metadata, document=one.document) for one in letters]
    answers = await asyncio.gather(
        *(host.push(letter) for letter in (*letters, *letters, *under_another_key))
    )
    assert {answer.status for answer in answers} == {201}
    for place in range(12):
        assert len({answer.body for answer in answers[place::12]}) == 1
    sources = await host.vault.open_all(PartKind.SOURCE)
    assert sorted(part.payload for part in sources) == sorted(letter.document for letter in letters)
    assert await host.metric("postkluis_letters_total", outcome="stored") == 12
    assert await host.metric("postkluis_letters_total", outcome="repeated") == 24


async def test_on_sqlite(tmp_path: Path, empty_store: Path) -> None:
    async with hosting(tmp_path, settings=SETTINGS, empty_store=empty_store) as host:
        await _push_each_three_times(host)


async def test_on_postgresql(tmp_path: Path, new_postgresql_url: str) -> None:
    async with hosting(tmp_path, settings=SETTINGS, url=new_postgresql_url) as host:
        await _push_each_three_times(host)


@pytest.mark.long
async def test_at_length(tmp_path: Path, empty_store: Path) -> None:
    for round_number in range(20):
        folder = tmp_path / str(round_number)
        folder.mkdir()
        async with hosting(folder, settings=SETTINGS, empty_store=empty_store) as host:
            await _push_each_three_times(host)
