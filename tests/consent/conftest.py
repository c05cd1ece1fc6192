"""A vault with post in it, in a real database."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from store import Store
from tests.consent.posts import CHEAP, Clock, Post, make_post


@pytest.fixture
async def post(tmp_path: Path) -> AsyncIterator[Post]:
    """Give an unlocked vault with three letters and one correction, in an SQLite file."""
    path, clock = tmp_path / "post.db", Clock()
    async with await Store.open(f"sqlite:///{path}", passphrase_cost=CHEAP, clock=clock) as store:
        yield await make_post(store, clock, path)
