"""A mailbox comes into PostgreSQL as into SQLite: whole, and once, by two syncs at a time."""

from __future__ import annotations

import asyncio

import pytest

from mailbox_ingest.letters import list_letters
from mailbox_ingest.mailbox.events import FolderQuiet
from mailbox_ingest.mailbox.outcomes import State
from tests.mailbox_ingest.mailbox.conftest import Citizen, newsletter, seen, text_letter
from tests.store.conftest import new_postgresql_url, postgresql_url

__all__ = ["new_postgresql_url", "postgresql_url"]


@pytest.fixture
def url(new_postgresql_url: str) -> str:
    """Return the address of a database of this test alone."""
    return new_postgresql_url


async def test_two_syncs_at_once_take_each_letter_once(citizen: Citizen) -> None:
    citizen.receive(
        *(text_letter(number) for number in range(6)), *(newsletter(number) for number in range(3))
    )
    both = await asyncio.gather(citizen.sync(), citizen.sync())
    states = [state for events in both for _, state in seen(events)]
    assert states.count(State.TAKEN) == 6
    letters = await list_letters(citizen.vault)
    assert len(letters) == 6
    outcomes = await citizen.outcomes()
    assert [outcome.state for outcome in outcomes] == [State.TAKEN] * 6 + [State.NO_LETTER] * 3
    assert await citizen.sync() == [FolderQuiet(folder="INBOX")]
