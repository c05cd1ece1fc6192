"""Nothing of a letter lies about after an import: not in the database, a log, or a file left behind."""

from __future__ import annotations

import base64
import logging
import tempfile
from collections.abc import Iterator
from contextlib import aclosing
from pathlib import Path

import pytest

from mailbox_ingest.importing import NotTaken, Taken, import_paths
from mailbox_ingest.letters import list_letters
from mailbox_ingest.reading_pool import ReaderPool
from store import Intake, UnlockedVault
from tests.mailbox_ingest.conftest import DAY
from tests.parsers.sample_files import (
    LETTER,
    letter_docx,
    letter_html,
    letter_pdf,
    mail_with_attachment,
    new_mail,
    scan_pdf,
)

SECRETS = (
    *("Waterbedrijf", "Zilverbeek", "Appelhof", "Lindelaan", "RHENENDAM", "3911 KL", "70021948"),
    *("ZB-2026-00417", "€ 118,40", "€ 124,45", "NL13TEST0123456789", "NL13 TEST 0123 4567 89"),
    *('"amount_due_cents":12445', '"principal_cents":11840'),
    *("4017700219480417", "4017 7002 1948 0417", "Herinneringskosten", "drinkwater", "zilverbeek.example"),
    *("t.appelhof@post.example", "Geheime bijlage", "lening van tante", "enveloppe", "kladblok-van-tineke"),
)
"""Every name, amount, number and file name of the letters below, as printed.

Digits alone are here only where there are eight or more: fewer turn up by chance in ids and in times of day.
"""
FEW_BYTES = 5
"""Shorter ones turn up by chance in megabytes of ciphertext."""


def _forms(secret: str) -> Iterator[bytes]:
    """Yield how a text could stand in a file: two encodings, hex, and base64 at each of its three offsets."""
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        plain = secret.encode(encoding)
        yield plain
        yield plain.hex().encode()
        for offset in range(3):
            coded = base64.b64encode(b"\0" * offset + plain)
            first, last = (0, 2, 3)[offset], len(coded) - 4
            if last - first > FEW_BYTES:
                yield coded[first:last]


def _found(content: bytes) -> set[str]:
    folded = content.lower()
    return {
        secret
        for secret in SECRETS
        for form in _forms(secret)
        if len(form) >= FEW_BYTES and (form in content or form.lower() in folded)
    }


def _fill(folder: Path) -> None:
    folder.mkdir()
    (folder / "kladblok-van-tineke.pdf").write_bytes(letter_pdf())
    (folder / "enveloppe.docx").write_bytes(letter_docx([*LETTER, "docx"]))
    (folder / "lening van tante.html").write_text(letter_html([*LETTER, "html"]))
    (folder / "scan.pdf").write_bytes(scan_pdf())
    (folder / "mail.eml").write_bytes(
        mail_with_attachment(
            ("Geheime bijlage.pdf", letter_pdf([*LETTER, "mail"])), subject="lening van tante"
        )
    )
    mail = new_mail()
    mail.set_content("\n".join(LETTER))
    (folder / "mail2.eml").write_bytes(mail.as_bytes())
    (folder / "enveloppe kapot.pdf").write_bytes(letter_pdf()[:900])
    (folder / "enveloppe leeg.pdf").write_bytes(b"")
    (folder / "enveloppe.mp3").write_bytes(b"")
    (folder / "lening van tante.eml").write_bytes(b"From: Zilverbeek <a@zilverbeek.example>\n" * 9)


def test_the_search_itself_finds_what_it_looks_for() -> None:
    for secret in SECRETS:
        for form in _forms(secret):
            if len(form) >= FEW_BYTES:
                assert secret in _found(b"\x00\x01" + form + b"\xff"), form
    coded = base64.b64encode(b"x" + " ".join(SECRETS).encode())
    assert len(_found(coded)) > len(SECRETS) // 2
    assert _found(bytes(range(256)) * 100) == set()


async def test_nothing_of_a_letter_stands_in_clear_anywhere(
    tmp_path: Path,
    intake: Intake,
    vault: UnlockedVault,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    post = tmp_path / "enveloppe"
    _fill(post)
    temporary = tmp_path / "tijdelijk"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", None)
    in_memory = Path("/dev/shm")
    events = []
    folders = set()
    async with (
        ReaderPool(workers=2) as pool,
        aclosing(import_paths([post], intake=intake, pool=pool, received=None, today=DAY)) as running,
    ):
        async for event in running:
            events.append(event)
            folders |= {Path(f"/proc/{pid}/cwd").resolve() for pid in pool.worker_pids}
    assert sum(isinstance(event, Taken) for event in events) == 8
    assert sum(isinstance(event, NotTaken) for event in events) == 1
    letters = await list_letters(vault)
    assert len(letters) >= 8

    database = [path.read_bytes() for path in tmp_path.glob("kluis.db*")]
    assert sum(map(len, database)) > 500_000
    assert [_found(content) for content in database] == [set()] * len(database)

    assert list(temporary.rglob("*")) == []
    assert folders
    assert not any(folder.exists() for folder in folders)
    if in_memory.is_dir():
        assert {folder.parent.parent for folder in folders} <= {in_memory, temporary}

    said = "\n".join([*(str(record.__dict__) for record in caplog.records), *map(repr, [*events, *letters])])
    written = capfd.readouterr()
    assert _found((said + written.out + written.err).encode()) == set()
