"""A vault with post in it, in a real database."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from consent import LetterToShare
from store import PassphraseCost, Store
from tests.consent.posts import PASSPHRASE, Clock, Post, add_letter, correct

_CHEAP = PassphraseCost(memory_kib=8 * 1024, iterations=1, lanes=1)


@pytest.fixture
async def post(tmp_path: Path) -> AsyncIterator[Post]:
    """Give an unlocked vault with three letters and one correction."""
    path, clock = tmp_path / "post.db", Clock()
    async with await Store.open(f"sqlite:///{path}", passphrase_cost=_CHEAP, clock=clock) as store:
        created = await store.create_vault(passphrase=PASSPHRASE, household=b"household")
        vault = await store.unlock(created.vault_id, passphrase=PASSPHRASE)
        first = await add_letter(vault, "rent 1")
        second = await add_letter(vault, "rent 2", claim=(first.letter,))
        fine = await add_letter(vault, "fine")
        await correct(vault, first.letter, "correction of rent 1")
        yield Post(
            store=store,
            path=path,
            clock=clock,
            vault=vault,
            first_rent=LetterToShare(letter=first.letter, sources=first.sources, claim=second.claim),
            second_rent=second,
            fine=fine,
        )
