"""A disk that rots: whatever bytes change, what opens is what was stored, and the rest is named."""

from __future__ import annotations

import asyncio
import tempfile
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from store import PartKind, Store, StoreError, SubjectId, VaultId, new_subject_id, sqlite_url
from tests.store.conftest import CHEAP, PASSPHRASE

_KINDS = (PartKind.HOUSEHOLD, PartKind.SOURCE, PartKind.FACTS)


@cache
def _sound() -> tuple[bytes, VaultId, dict[tuple[SubjectId, PartKind], bytes]]:
    """A file, its vault, and what stands in it."""

    async def fill(path: Path) -> tuple[VaultId, dict[tuple[SubjectId, PartKind], bytes]]:
        async with await Store.open(sqlite_url(path), passphrase_cost=CHEAP) as store:
            created = await store.create_vault(passphrase=PASSPHRASE, household=b"household")
            expected = {(SubjectId(created.vault_id), PartKind.HOUSEHOLD): b"household"}
            for number in range(4):
                subject = new_subject_id()
                async with store.intake(created.intake_keys).adding() as transaction:
                    for kind in (PartKind.SOURCE, PartKind.FACTS):
                        expected[subject, kind] = f"{kind} {number}".encode()
                        await transaction.add(subject, kind, expected[subject, kind])
        return created.vault_id, expected

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "vault.db"
        vault, expected = asyncio.run(fill(path))
        return path.read_bytes(), vault, expected


async def _read(path: Path, vault: VaultId) -> dict[tuple[SubjectId, PartKind], bytes]:
    try:
        async with await Store.open(sqlite_url(path), busy_seconds=0.3) as store:
            unlocked = await store.unlock(vault, passphrase=PASSPHRASE)
            found = [part for kind in _KINDS for part in await unlocked.open_all(kind)]
    except StoreError:
        return {}
    return {(part.ref.subject, part.ref.kind): part.payload for part in found}


def test_the_sound_file_holds_everything(tmp_path: Path) -> None:
    content, vault, expected = _sound()
    (tmp_path / "vault.db").write_bytes(content)
    assert asyncio.run(_read(tmp_path / "vault.db", vault)) == expected


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(1, 255)), min_size=1, max_size=6))
def test_changed_bytes_never_become_another_truth(changes: list[tuple[float, int]]) -> None:
    content, vault, expected = _sound()
    rotten = bytearray(content)
    for place, change in changes:
        rotten[int(place * len(rotten))] ^= change
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "vault.db"
        path.write_bytes(rotten)
        found = asyncio.run(_read(path, vault))
    assert found.items() <= expected.items()


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 100), st.integers(0, 255))
def test_a_changed_header_is_a_named_error_or_no_matter(place: int, value: int) -> None:
    content, vault, expected = _sound()
    rotten = bytearray(content)
    rotten[place] = value
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "vault.db"
        path.write_bytes(rotten)
        found = asyncio.run(_read(path, vault))
    assert found.items() <= expected.items()
