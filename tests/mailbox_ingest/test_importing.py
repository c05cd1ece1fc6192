"""An import: what becomes of each file is said, a bad file stops no other, and again adds nothing."""

from __future__ import annotations

import asyncio
import resource
from collections.abc import Iterator, Sequence
from contextlib import aclosing, contextmanager
from datetime import date
from pathlib import Path

import psutil
import pytest

from mailbox_ingest.files import SkipReason
from mailbox_ingest.importing import Counted, ImportEvent, Known, NotTaken, Skipped, Taken, import_paths
from mailbox_ingest.letters import list_letters
from mailbox_ingest.reading_pool import ReaderPool
from mailbox_ingest.sources import MAX_SOURCE_BYTES, NotTakenReason
from store import CreatedVault, Intake, PartKind, Store, StoreFullError, StoreLockedError, UnlockedVault
from tests.mailbox_ingest.conftest import DAY
from tests.parsers.sample_files import (
    LETTER,
    letter_docx,
    letter_html,
    letter_pdf,
    mail_with_attachment,
    scan_pdf,
)


@pytest.fixture
def post(tmp_path: Path) -> Path:
    """A folder of post in many forms."""
    folder = tmp_path / "post"
    (folder / "oud").mkdir(parents=True)
    (folder / "brief.pdf").write_bytes(letter_pdf())
    (folder / "oud" / "scan.pdf").write_bytes(scan_pdf())
    (folder / "brief.docx").write_bytes(letter_docx())
    (folder / "brief.html").write_text(letter_html())
    (folder / "brief.txt").write_text("\n".join(LETTER).replace("\t", "   "))
    attached = letter_pdf([*LETTER, "Tweede brief"]), letter_pdf([*LETTER, "Derde brief"])
    (folder / "mail.eml").write_bytes(mail_with_attachment(("a.pdf", attached[0]), ("b.pdf", attached[1])))
    (folder / "muziek.mp3").write_bytes(b"ID3\x04" + bytes(range(256)) * 8)
    (folder / ".verborgen.pdf").write_bytes(b"x")
    return folder


async def _import(
    paths: Sequence[Path], intake: Intake | UnlockedVault, pool: ReaderPool, *, received: date | None = None
) -> list[ImportEvent]:
    async with aclosing(
        import_paths(paths, intake=intake, pool=pool, received=received, today=DAY)
    ) as events:
        return [event async for event in events]


def _taken(events: Sequence[ImportEvent]) -> dict[str, list[str | None]]:
    return {
        event.name: [None if letter.error is None else letter.error.code for letter in event.letters]
        for event in events
        if isinstance(event, Taken)
    }


async def test_a_folder_comes_in_whole(
    post: Path, intake: Intake, vault: UnlockedVault, pool: ReaderPool
) -> None:
    events = await _import([post], intake, pool)
    assert events[:3] == [
        Counted(files=6),
        Skipped(reason=SkipReason.HIDDEN, names=("post/.verborgen.pdf",)),
        Skipped(reason=SkipReason.OTHER_ENDING, names=("post/muziek.mp3",)),
    ]
    assert _taken(events) == {
        "post/brief.pdf": [None],
        "post/oud/scan.pdf": [None],
        "post/brief.docx": [None],
        "post/brief.html": [None],
        "post/brief.txt": [None],
        "post/mail.eml": [None, None],
    }
    letters = await list_letters(vault)
    assert len(letters) == 7
    assert letters.unreadable == ()
    assert {letter.record.received for letter in letters} == {DAY}
    assert all(letter.facts is not None for letter in letters)
    assert sorted(letter.record.part_name or "" for letter in letters) == [
        "",
        "",
        "",
        "",
        "",
        "a.pdf",
        "b.pdf",
    ]


async def test_the_day_of_receipt_is_the_one_given(
    post: Path, intake: Intake, vault: UnlockedVault, pool: ReaderPool
) -> None:
    await _import([post / "brief.pdf"], intake, pool, received=date(2026, 1, 9))
    (letter,) = await list_letters(vault)
    assert letter.record.received == date(2026, 1, 9)


async def test_again_adds_nothing_and_reads_nothing(
    post: Path, intake: Intake, vault: UnlockedVault, pool: ReaderPool
) -> None:
    first = await _import([post], intake, pool)
    before = await vault.refs()
    async with ReaderPool(workers=1) as unused:
        again = await _import([post, post / "brief.pdf"], intake, unused)
        assert unused.peak_worker_bytes == 0
    assert [event for event in again if isinstance(event, Taken)] == []
    ids = {event.source_id for event in first if isinstance(event, Taken)}
    known = [event for event in again if isinstance(event, Known)]
    assert len(known) == 7
    assert {event.source_id for event in known} == ids
    assert await vault.refs() == before


async def test_a_mail_saved_twice_comes_in_once(
    post: Path, intake: Intake, vault: UnlockedVault, pool: ReaderPool
) -> None:
    mail = (post / "mail.eml").read_bytes()
    (post / "mail nog eens.eml").write_bytes(b"X-Mailbox: 2\n" + mail.replace(b"\n", b"\r\n"))
    events = await _import([post / "mail.eml", post / "mail nog eens.eml"], intake, pool)
    assert sorted(type(event).__name__ for event in events) == ["Counted", "Known", "Taken"]
    assert len(await vault.open_all(PartKind.SOURCE)) == 1


async def test_bad_files_are_said_and_the_others_come_in(
    post: Path, intake: Intake, vault: UnlockedVault, pool: ReaderPool
) -> None:
    (post / "leeg.pdf").write_bytes(b"")
    with (post / "groot.jpg").open("wb") as file:
        file.truncate(MAX_SOURCE_BYTES + 1)
    (post / "kapot.pdf").write_bytes(letter_pdf()[:700])
    (post / "geen plaatje.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 60)
    (post / "op slot.pdf").write_bytes(letter_pdf(password="geheim"))
    (post / "programma.pdf").write_bytes(b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 20)
    (post / "oude brief.jpg").write_bytes(letter_pdf([*LETTER, "heet jpg, is pdf"]))
    events = await _import([post, post / "muziek.mp3", post / "weg.pdf"], intake, pool)
    assert {(e.name, e.reason) for e in events if isinstance(e, NotTaken)} == {
        ("post/leeg.pdf", NotTakenReason.EMPTY),
        ("post/groot.jpg", NotTakenReason.TOO_LARGE),
        ("muziek.mp3", NotTakenReason.NO_LETTER),
        ("weg.pdf", NotTakenReason.NOT_FOUND),
    }
    taken = _taken(events)
    assert len(taken) == 6 + 5
    assert taken["post/kapot.pdf"] == ["damaged"]
    assert taken["post/geen plaatje.png"] == ["damaged"]
    assert taken["post/op slot.pdf"] == ["password_protected"]
    assert taken["post/programma.pdf"] == ["damaged"]
    assert taken["post/oude brief.jpg"] == [None]
    letters = {letter.record.source: letter for letter in await list_letters(vault)}
    assert letters["post/kapot.pdf"].record.error is not None
    source_id = letters["post/op slot.pdf"].record.pieces[0].source_id
    kept = (await vault.open(source_id, PartKind.SOURCE)).payload
    assert kept == (post / "op slot.pdf").read_bytes()


async def test_a_named_file_with_another_ending_is_tried_by_content(
    tmp_path: Path, intake: Intake, pool: ReaderPool
) -> None:
    scan = tmp_path / "scan.bak"
    scan.write_bytes(letter_pdf())
    assert _taken(await _import([scan], intake, pool)) == {"scan.bak": [None]}


async def test_two_imports_at_once_store_each_letter_once(
    post: Path, url: str, created: CreatedVault, vault: UnlockedVault
) -> None:
    async def one() -> list[ImportEvent]:
        async with await Store.open(url) as store, ReaderPool(workers=1) as pool:
            return await _import([post], store.intake(created.intake_keys), pool)

    both = await asyncio.gather(one(), one())
    assert [len(_taken(events)) + sum(isinstance(e, Known) for e in events) for events in both] == [6, 6]
    names = [name for events in both for name in _taken(events)]
    assert sorted(names) == sorted(
        {f"post/{n}" for n in ("brief.pdf", "brief.docx", "brief.html", "brief.txt")}
        | {"post/oud/scan.pdf", "post/mail.eml"}
    )
    assert len(await list_letters(vault)) == 7


async def test_an_import_broken_off_keeps_what_it_took_and_leaves_nothing_running(
    post: Path, intake: Intake, vault: UnlockedVault, pool: ReaderPool
) -> None:
    before = {process.pid for process in psutil.Process().children(recursive=True)}
    for number in range(20):
        (post / f"{number}.pdf").write_bytes(letter_pdf([*LETTER, f"Brief {number}"]))
    taken: list[ImportEvent] = []
    async with aclosing(import_paths([post], intake=intake, pool=pool, received=None, today=DAY)) as events:
        async for event in events:
            taken.extend([event] if isinstance(event, Taken) else [])
            if len(taken) == 3:
                break
    assert len(await vault.open_all(PartKind.SOURCE)) == 3
    await pool.close()
    assert {process.pid for process in psutil.Process().children(recursive=True)} == before
    async with ReaderPool(workers=1) as another:
        rest = await _import([post], intake, another)
    assert len(_taken(rest)) == 23
    assert sum(isinstance(event, Known) for event in rest) == 3
    assert len(await vault.open_all(PartKind.SOURCE)) == 26


async def test_an_import_that_is_cancelled_stops_at_once(
    post: Path, intake: Intake, vault: UnlockedVault, pool: ReaderPool
) -> None:
    started = asyncio.Event()

    async def run() -> None:
        async with aclosing(
            import_paths([post], intake=intake, pool=pool, received=None, today=DAY)
        ) as events:
            async for _ in events:
                started.set()

    running = asyncio.create_task(run())
    await started.wait()
    await asyncio.sleep(0.2)
    running.cancel()
    async with asyncio.timeout(30):
        with pytest.raises(asyncio.CancelledError):
            await running
    await _import([post], intake, pool)
    assert len(await list_letters(vault)) == 7


async def test_a_locked_store_stops_the_import_with_nothing_half_in(
    post: Path, url: str, created: CreatedVault, vault: UnlockedVault, pool: ReaderPool
) -> None:
    async with await Store.open(url, busy_seconds=0.2) as store:
        intake = store.intake(created.intake_keys)
        async with vault.adding():
            with pytest.raises(StoreLockedError):
                await _import([post], intake, pool)
        assert len(await vault.open_all(PartKind.SOURCE)) == 0
        assert len(_taken(await _import([post], intake, pool))) == 6


@contextmanager
def _files_no_larger_than(size_bytes: int) -> Iterator[None]:
    """Let the system refuse to write beyond a size, as a full disk does."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size_bytes, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


async def test_a_full_disk_stops_the_import_after_saying_what_came_in(
    post: Path, tmp_path: Path, intake: Intake, vault: UnlockedVault, pool: ReaderPool
) -> None:
    for number in range(30):
        (post / f"{number}.pdf").write_bytes(letter_pdf([*LETTER, f"Brief {number}"]))
    written = max(path.stat().st_size for path in tmp_path.glob("kluis.db*"))
    events: list[ImportEvent] = []

    async def run() -> None:
        async with aclosing(
            import_paths([post], intake=intake, pool=pool, received=None, today=DAY)
        ) as running:
            async for event in running:
                events.append(event)

    with _files_no_larger_than(written + 200_000), pytest.raises(StoreFullError):
        await run()
    taken = _taken(events)
    assert 0 < len(taken) < 36
    assert len(await vault.open_all(PartKind.SOURCE)) == len(taken)
    rest = _taken(await _import([post], intake, pool))
    assert len(rest) == 36 - len(taken)
    assert set(rest) & set(taken) == set()
