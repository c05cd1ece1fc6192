"""A sender whose program is killed again and again delivers every letter of its list, each once."""

from __future__ import annotations

import asyncio
import json
import os
import random
import sys
from collections import Counter
from pathlib import Path

from mailbox_ingest.sender_evidence import digest_text
from store import PartKind
from tests.server.sending_host import LETTER, Prepared, prepared, served

LETTERS = 60
KILLS = 3
RUN = "from tui.cli import main; main()"


async def _start(ready: Prepared, folder: Path, port: int) -> asyncio.subprocess.Process:
    arguments = ["push", str(folder), "--key", str(folder / "sender.pem"), "--host", str(folder / "card.txt")]
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        RUN,
        *arguments,
        "--url",
        f"http://127.0.0.1:{port}",
        "--json",
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        stdout=asyncio.subprocess.PIPE,
    )


def _receipts(folder: Path) -> int:
    path = folder / "letters.csv.receipts"
    return path.read_text().count('"receipt": ') if path.exists() else 0


async def test_a_killed_sender_delivers_every_letter_once(tmp_path: Path) -> None:
    chance = random.Random(1)
    async with (
        prepared(f"sqlite:///{tmp_path}/vault.db", tmp_path / "host") as ready,
        served(ready) as running,
    ):
        folder = tmp_path / "letters"
        folder.mkdir()
        (folder / "sender.pem").write_bytes(ready.pem)
        (folder / "card.txt").write_text(ready.keys.card.to_text())
        lines = ["file,address"]
        for number in range(LETTERS):
            (folder / f"{number}.txt").write_bytes(LETTER + f"Dossier {number}\n".encode())
            lines.append(f"{number}.txt,{ready.address.format()}")
        (folder / "letters.csv").write_text("\n".join(lines))
        for _ in range(KILLS):
            already = _receipts(folder)
            process = await _start(ready, folder, running.port)
            enough = already + chance.randrange(1, 15)
            while _receipts(folder) < enough and process.returncode is None:
                await asyncio.sleep(0.005)
            process.kill()
            await process.wait()
        process = await _start(ready, folder, running.port)
        said, _ = await process.communicate()
        assert process.returncode == 0
        delivered = json.loads(said)["delivered"]
        sources = await ready.vault.open_all(PartKind.SOURCE)
    assert 0 < sum(row["earlier"] for row in delivered) < LETTERS
    assert len(delivered) == len({row["delivery_id"] for row in delivered}) == LETTERS
    stored = Counter(digest_text(part.payload) for part in sources)
    assert stored == Counter(row["document_digest"] for row in delivered)
