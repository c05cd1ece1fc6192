"""Files that break readers: each has a clear outcome, within bounds, and the good letter comes in."""

from __future__ import annotations

import zlib
from contextlib import aclosing
from pathlib import Path

from mailbox_ingest.importing import NotTaken, Taken, import_paths
from mailbox_ingest.letters import list_letters
from mailbox_ingest.reading_pool import ReaderPool
from mailbox_ingest.sources import NotTakenReason
from store import Intake, PartKind, UnlockedVault
from tests.mailbox_ingest.bombs import (
    deflated_zeros,
    pdf_of_pages,
    pdf_with_content,
    pdf_with_image,
    png_of,
)
from tests.mailbox_ingest.conftest import DAY
from tests.parsers.sample_files import letter_pdf, nested_mail


def bad_files() -> dict[str, bytes]:
    """Return each bad file by its name."""
    gigabytes = deflated_zeros(2048, of=b" ")
    image = deflated_zeros(900)
    return {
        "leeg.pdf": b"",
        "nul paginas.pdf": pdf_of_pages(0),
        "kapot.pdf": letter_pdf()[:700],
        "op slot.pdf": letter_pdf(password="geheim"),
        "tienduizend.pdf": pdf_of_pages(10_000),
        "gigabytes.pdf": pdf_with_content(gigabytes),
        "gigabytes dubbel.pdf": pdf_with_content(
            zlib.compress(gigabytes, 9), filters=b"[/FlateDecode /FlateDecode]"
        ),
        "strepen.pdf": pdf_with_content(deflated_zeros(512, of=b"0 0 m 9 9 l S\n\n\n")),
        "groot beeld.pdf": pdf_with_image(image, side=30_000),
        "groot beeld.png": png_of(30_000, image),
        "liegt.pdf": b"PK\x03\x04" + bytes(range(256)) * 40,
        "liegt.jpg": b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 40,
        "genest.eml": nested_mail(50, innermost=letter_pdf()),
        "genest duizend.eml": nested_mail(1000),
    }


EXPECTED = {
    "nul paginas.pdf": {"empty", "damaged"},
    "kapot.pdf": {"damaged"},
    "op slot.pdf": {"password_protected"},
    "tienduizend.pdf": {"too_large"},
    "gigabytes.pdf": {"too_large"},
    "gigabytes dubbel.pdf": {"too_large"},
    "strepen.pdf": {"too_large"},
    "groot beeld.pdf": {"too_large"},
    "groot beeld.png": {"too_large"},
    "liegt.pdf": {"damaged", "unsupported_type"},
    "liegt.jpg": {"damaged", "unsupported_type"},
    "genest.eml": {"too_large"},
    "genest duizend.eml": {"too_large", "damaged"},
}


async def test_every_bad_file_has_a_clear_outcome_and_the_good_letter_comes_in(
    tmp_path: Path, intake: Intake, vault: UnlockedVault
) -> None:
    post = tmp_path / "post"
    post.mkdir()
    for name, content in bad_files().items():
        (post / name).write_bytes(content)
    (post / "goed.pdf").write_bytes(letter_pdf())
    taken: dict[str, Taken] = {}
    refused: list[NotTaken] = []
    async with ReaderPool() as pool:
        async with aclosing(
            import_paths([post], intake=intake, pool=pool, received=None, today=DAY)
        ) as events:
            async for event in events:
                if isinstance(event, Taken):
                    taken[event.name.removeprefix("post/")] = event
                elif isinstance(event, NotTaken):
                    refused.append(event)
        assert pool.peak_worker_bytes < 350 * 1024 * 1024
    assert refused == [NotTaken(name="post/leeg.pdf", reason=NotTakenReason.EMPTY)]
    assert [letter.error for letter in taken.pop("goed.pdf").letters] == [None]
    assert set(taken) == set(EXPECTED)
    for name, event in taken.items():
        (letter,) = event.letters
        assert letter.error is not None, name
        assert letter.error.code in EXPECTED[name], name
        assert letter.error.message[0].isupper()
        assert letter.error.message.endswith(".")
    for stored in await list_letters(vault):
        source = await vault.open(stored.record.pieces[0].source_id, PartKind.SOURCE)
        assert source.payload == (tmp_path / stored.record.source).read_bytes()
