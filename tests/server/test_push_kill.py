"""A host that is killed under load: what has a receipt is stored once and opens, nothing is there twice."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from contextlib import aclosing
from pathlib import Path

import aiohttp
import pytest

from mailbox_ingest.payloads import decode_provenance
from mailbox_ingest.sender_evidence import check_statement, digest_text
from server.errors import NotDeliveredError
from server.push_journal import PushJournal
from server.push_list import LetterToPush, letter_to_push
from server.push_run import LetterDelivered, LetterNotSent, PushSettings, push_letters
from server.sending import PushClient, RetryPolicy
from store import PartKind
from tests.server.sending_host import AUTHORITY, LETTER, Prepared, now, prepared
from tests.server.serving_process import serving_process
from tests.store.conftest import new_postgresql_url, postgresql_url

# The server that tests of the store share.
__all__ = ["new_postgresql_url", "postgresql_url"]

LETTERS_A_ROUND = 40
AT_ONCE = 8
ONCE = RetryPolicy(attempts=1)


async def _killed(kills: int, ready: Prepared, folder: Path, *, seed: int, read_letters: bool) -> None:
    """Push letters to a host that is killed `kills` times, and hold the store against the receipts."""
    chance = random.Random(seed)
    waiting: list[LetterToPush] = []
    delivered: dict[str, str] = {}
    made = 0
    for round_number in range(kills + 1):
        while len(waiting) < LETTERS_A_ROUND:
            path = folder / f"{made}.txt"
            path.write_bytes(LETTER + f"Dossier {made}\n".encode() + chance.randbytes(8_000).hex().encode())
            waiting.append(letter_to_push(path, ready.address.format()))
            made += 1
        last = round_number == kills
        kill_after = None if last else chance.randrange(LETTERS_A_ROUND - AT_ONCE)
        async with serving_process(ready.url, ready.folder, read_letters=read_letters) as (port, process):
            received = await _push(waiting, ready, folder, port, kill_after, process.kill)
        assert not last or len(received) == LETTERS_A_ROUND
        for name, digest in received.items():
            assert delivered.setdefault(name, digest) == digest
        waiting = [letter for letter in waiting if letter.name not in received]
    assert len(delivered) == made
    sources = await ready.vault.open_all(PartKind.SOURCE)
    assert sources.unreadable == ()
    stored = Counter(digest_text(part.payload) for part in sources)
    assert stored == Counter(delivered.values())
    contents = {part.ref.subject: part.payload for part in sources}
    proofs = await ready.vault.open_all(PartKind.PROVENANCE)
    assert len(proofs) == made
    for proof in proofs:
        statement = decode_provenance(proof.payload).evidence.statement
        assert statement is not None
        check_statement(statement, contents[proof.ref.subject])


async def _push(
    letters: list[LetterToPush],
    ready: Prepared,
    folder: Path,
    port: int,
    kill_after: int | None,
    kill: Callable[[], None],
) -> dict[str, str]:
    """Push until the host is gone; return the digest of each letter that has its receipt."""
    received: dict[str, str] = {}
    receipt_public_key = ready.keys.card.receipt_public_key
    async with aiohttp.ClientSession() as http:
        client = PushClient(
            http,
            base_url=f"http://127.0.0.1:{port}",
            authority=AUTHORITY,
            key=ready.sender_key,
            receipt_public_key=receipt_public_key,
            clock=now,
            policy=ONCE,
        )
        settings = PushSettings(
            key=ready.sender_key,
            authority=AUTHORITY,
            receipt_public_key=receipt_public_key,
            client=client,
            at_once=AT_ONCE,
        )
        with PushJournal(folder / "journal") as journal:
            async with aclosing(push_letters(letters, settings, lambda _letter: journal)) as events:
                if kill_after == 0:
                    kill()
                async for event in events:
                    if isinstance(event, LetterDelivered):
                        received[event.name] = event.receipt.document_digest
                        if len(received) == kill_after:
                            kill()
                    else:
                        assert isinstance(event, LetterNotSent)
                        assert isinstance(event.error, NotDeliveredError)
    return received


@pytest.mark.parametrize("read_letters", [False, True])
async def test_a_killed_host_loses_and_doubles_nothing(tmp_path: Path, read_letters: bool) -> None:
    async with prepared(f"sqlite:///{tmp_path}/vault.db", tmp_path / "host") as ready:
        await _killed(5, ready, tmp_path, seed=1, read_letters=read_letters)


async def test_a_killed_host_on_postgresql(new_postgresql_url: str, tmp_path: Path) -> None:
    async with prepared(new_postgresql_url, tmp_path / "host") as ready:
        await _killed(3, ready, tmp_path, seed=2, read_letters=False)


@pytest.mark.long
@pytest.mark.parametrize("read_letters", [False, True])
async def test_killed_a_hundred_times(tmp_path: Path, read_letters: bool) -> None:
    async with prepared(f"sqlite:///{tmp_path}/vault.db", tmp_path / "host") as ready:
        await _killed(100, ready, tmp_path, seed=random.randrange(2**32), read_letters=read_letters)


@pytest.mark.long
async def test_killed_fifty_times_on_postgresql(new_postgresql_url: str, tmp_path: Path) -> None:
    async with prepared(new_postgresql_url, tmp_path / "host") as ready:
        await _killed(50, ready, tmp_path, seed=random.randrange(2**32), read_letters=False)
