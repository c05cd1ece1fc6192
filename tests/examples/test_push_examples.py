"""The examples for creditors, run against a real host: each delivers a letter once and checks its receipt."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest

from store import PartKind
from tests.server.sending_host import LETTER, Prepared, prepared, served

EXAMPLES = Path(__file__).parent.parent.parent / "examples" / "push"


@pytest.fixture
async def ready(tmp_path: Path) -> AsyncIterator[Prepared]:
    async with prepared(f"sqlite:///{tmp_path}/vault.db", tmp_path / "host") as made:
        (tmp_path / "sender.pem").write_bytes(made.pem)
        (tmp_path / "card.txt").write_text(made.keys.card.to_text())
        (tmp_path / "letter.txt").write_bytes(LETTER)
        yield made


async def _run(command: Sequence[str], folder: Path, port: int, address: str) -> tuple[int, str]:
    url = f"http://127.0.0.1:{port}"
    arguments = [*command, "letter.txt", address, "sender.pem", "card.txt"]
    if command[0] == sys.executable:
        arguments += ["--url", url]
    process = await asyncio.create_subprocess_exec(
        *arguments,
        cwd=folder,
        env={"PATH": "/usr/bin:/bin", "POSTKLUIS_URL": url, "ATTEMPTS": "1"},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    said, _ = await process.communicate()
    assert process.returncode is not None
    return process.returncode, said.decode()


COMMANDS = ([str(EXAMPLES / "push.sh")], [sys.executable, str(EXAMPLES / "push.py")])


@pytest.mark.parametrize("command", COMMANDS, ids=["shell", "python"])
async def test_an_example_delivers_a_letter_once(command: list[str], ready: Prepared, tmp_path: Path) -> None:
    receipt = tmp_path / "letter.txt.receipt"
    async with served(ready) as running:
        first = await _run(command, tmp_path, running.port, ready.address.format())
        assert first == (0, "delivered; the receipt is in letter.txt.receipt\n")
        kept = receipt.read_text()
        assert (await _run(command, tmp_path, running.port, ready.address.format()))[0] == 0
    assert receipt.read_text() == kept
    (source,) = await ready.vault.open_all(PartKind.SOURCE)
    assert source.payload == LETTER


@pytest.mark.parametrize("command", COMMANDS, ids=["shell", "python"])
async def test_an_example_tells_a_refusal(command: list[str], ready: Prepared, tmp_path: Path) -> None:
    (sender,) = await ready.store.senders.list()
    await ready.store.senders.suspend(sender.sender)
    async with served(ready) as running:
        status, said = await _run(command, tmp_path, running.port, ready.address.format())
    assert status == 1
    assert said.startswith("refused with status 403: {")
    assert not (tmp_path / "letter.txt.receipt").exists()


@pytest.mark.parametrize("command", COMMANDS, ids=["shell", "python"])
async def test_an_example_notices_another_host(command: list[str], ready: Prepared, tmp_path: Path) -> None:
    async with prepared(f"sqlite:///{tmp_path}/other.db", tmp_path / "other host") as other:
        (tmp_path / "card.txt").write_text(other.keys.card.to_text())
    async with served(ready) as running:
        status, _said = await _run(command, tmp_path, running.port, ready.address.format())
    assert status == 1
    assert not (tmp_path / "letter.txt.receipt").exists()
