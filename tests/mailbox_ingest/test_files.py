"""Which files a folder yields, what is passed over and said, and how what cannot be read is refused."""

from __future__ import annotations

import os
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from mailbox_ingest.errors import SourceNotReadableError
from mailbox_ingest.files import (
    FoundFile,
    LostFile,
    SkippedFile,
    SkipReason,
    find_files,
    read_source,
    shown_name,
)
from mailbox_ingest.sources import MAX_SOURCE_BYTES, Channel, NotTakenReason

DAY = date(2026, 3, 2)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of post as it lies on somebody's computer."""
    folder = tmp_path / "map"
    (folder / "oud" / "nog ouder").mkdir(parents=True)
    for name in (
        "brief.pdf",
        "BRIEF.PDF.JPG",
        "oud/scan.tiff",
        "oud/nog ouder/mail.eml",
        ".verborgen.pdf",
        ".DS_Store",
        "Thumbs.db",
        "~$brief.docx",
        "._brief.pdf",
        "download.pdf.part",
        "muziek.mp3",
        "begroting.xlsx",
    ):
        (folder / name).write_bytes(b"x")
    (folder / ".git").mkdir()
    (folder / ".git" / "brief.pdf").write_bytes(b"x")
    return folder


def _names(found: list[FoundFile | SkippedFile | LostFile]) -> list[str]:
    return [item.name for item in found if isinstance(item, FoundFile)]


def _skipped(found: list[FoundFile | SkippedFile | LostFile]) -> dict[str, SkipReason]:
    return {item.name: item.reason for item in found if isinstance(item, SkippedFile)}


def test_a_folder_yields_its_letters_and_says_what_it_passed_over(folder: Path) -> None:
    found = list(find_files([folder]))
    assert _names(found) == [
        "map/BRIEF.PDF.JPG",
        "map/brief.pdf",
        "map/oud/nog ouder/mail.eml",
        "map/oud/scan.tiff",
    ]
    assert _skipped(found) == {
        "map/.DS_Store": SkipReason.JUNK,
        "map/._brief.pdf": SkipReason.JUNK,
        "map/.git": SkipReason.HIDDEN,
        "map/.verborgen.pdf": SkipReason.HIDDEN,
        "map/Thumbs.db": SkipReason.JUNK,
        "map/begroting.xlsx": SkipReason.OTHER_ENDING,
        "map/download.pdf.part": SkipReason.JUNK,
        "map/muziek.mp3": SkipReason.OTHER_ENDING,
        "map/~$brief.docx": SkipReason.JUNK,
    }


def test_a_named_file_is_tried_whatever_its_ending(folder: Path) -> None:
    assert _names(list(find_files([folder / "begroting.xlsx", folder / ".verborgen.pdf"]))) == [
        "begroting.xlsx",
        ".verborgen.pdf",
    ]


def test_the_folder_we_stand_in_has_its_own_name(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert "map/brief.pdf" in _names(list(find_files([Path()])))


def test_a_link_in_a_folder_is_not_followed_and_a_named_one_is(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "geheim.pdf"
    outside.write_bytes(b"x")
    (folder / "link.pdf").symlink_to(outside)
    (folder / "map.pdf").symlink_to(folder)
    found = list(find_files([folder]))
    assert _skipped(found)["map/link.pdf"] is SkipReason.LINK
    assert _skipped(found)["map/map.pdf"] is SkipReason.LINK
    assert _names(list(find_files([folder / "link.pdf"]))) == ["link.pdf"]


def test_a_file_that_becomes_a_link_after_it_was_found_is_refused(folder: Path, tmp_path: Path) -> None:
    found = FoundFile(path=folder / "brief.pdf", name="map/brief.pdf", named=False)
    found.path.unlink()
    found.path.symlink_to(tmp_path)
    with pytest.raises(SourceNotReadableError, match="not taken in: not_a_file"):
        read_source(found, received=DAY)


def test_folders_in_folders_have_no_end_that_breaks_us(tmp_path: Path) -> None:
    deep = tmp_path / "d"
    deep.mkdir()
    here = os.open(deep, os.O_RDONLY)
    for _ in range(1200):
        os.mkdir("d", dir_fd=here)
        below = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)
    try:
        assert _names(list(find_files([deep]))) == []
    finally:
        # What pytest removes folders with gives up on a chain as deep as this.
        subprocess.run(["rm", "-rf", str(deep)], check=True)


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(path))


@pytest.mark.parametrize("make", [_pipe, _socket])
def test_a_pipe_or_socket_is_refused_and_never_waited_for(
    make: Callable[[Path], None], folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    make(Path("map/post.pdf"))
    assert _skipped(list(find_files([folder])))["map/post.pdf"] is SkipReason.NOT_A_FILE
    (named,) = find_files([Path("map/post.pdf")])
    assert isinstance(named, FoundFile)
    with pytest.raises(SourceNotReadableError, match="not taken in: not_a_file"):
        read_source(named, received=DAY)


def test_a_device_is_refused() -> None:
    (named,) = find_files([Path("/dev/zero")])
    assert isinstance(named, FoundFile)
    with pytest.raises(SourceNotReadableError, match="not taken in: not_a_file"):
        read_source(named, received=DAY)


def test_what_is_not_there_is_said() -> None:
    found = list(find_files([Path("/nergens/brief.pdf"), Path("a\0b")]))
    assert found == [
        LostFile(name="brief.pdf", reason=NotTakenReason.NOT_FOUND),
        LostFile(name="a\N{REPLACEMENT CHARACTER}b", reason=NotTakenReason.NOT_FOUND),
    ]


def test_a_file_is_read_with_what_is_known_of_it(folder: Path) -> None:
    found = FoundFile(path=folder / "brief.pdf", name="map/brief.pdf", named=False)
    source = read_source(found, received=DAY)
    assert (source.content, source.name, source.media_type) == (b"x", "map/brief.pdf", "application/pdf")
    assert (source.channel, source.received) == (Channel.FILE, DAY)
    assert "brief" not in repr(source)


@pytest.mark.parametrize(
    ("size", "reason"),
    [(0, NotTakenReason.EMPTY), (MAX_SOURCE_BYTES + 1, NotTakenReason.TOO_LARGE)],
)
def test_an_empty_or_too_large_file_is_refused(size: int, reason: NotTakenReason, tmp_path: Path) -> None:
    path = tmp_path / "brief.pdf"
    with path.open("wb") as file:
        file.truncate(size)
    with pytest.raises(SourceNotReadableError) as refused:
        read_source(FoundFile(path=path, name="brief.pdf", named=True), received=DAY)
    assert refused.value.reason is reason


def test_the_largest_file_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "brief.pdf"
    with path.open("wb") as file:
        file.truncate(MAX_SOURCE_BYTES)
    source = read_source(FoundFile(path=path, name="brief.pdf", named=True), received=DAY)
    assert len(source.content) == MAX_SOURCE_BYTES


def test_a_file_that_is_gone_by_the_time_it_is_read_is_refused(tmp_path: Path) -> None:
    found = FoundFile(path=tmp_path / "brief.pdf", name="brief.pdf", named=False)
    with pytest.raises(SourceNotReadableError, match="not taken in: not_found"):
        read_source(found, received=DAY)


@contextmanager
def _without_rights() -> Iterator[None]:
    """Be nobody for a while where we are root, whom no mode of a file stops."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_file_or_folder_that_may_not_be_read_is_said(folder: Path) -> None:
    folder.parent.chmod(0o755)
    (folder / "brief.pdf").chmod(0)
    (folder / "oud").chmod(0)
    found = FoundFile(path=folder / "brief.pdf", name="map/brief.pdf", named=False)
    above = [path for path in folder.parents if path.is_relative_to(tempfile.gettempdir())]
    modes = {path: path.stat().st_mode for path in above}
    try:
        for path in above:
            path.chmod(modes[path] | 0o011)
        with _without_rights():
            with pytest.raises(SourceNotReadableError, match="not taken in: no_permission"):
                read_source(found, received=DAY)
            lost = [item for item in find_files([folder]) if isinstance(item, LostFile)]
        assert lost == [LostFile(name="map/oud", reason=NotTakenReason.NO_PERMISSION)]
    finally:
        for path, mode in modes.items():
            path.chmod(mode)
        (folder / "oud").chmod(0o700)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("brief.pdf", "brief.pdf"),
        ("cafe\u0301.pdf", "caf\u00e9.pdf"),
        ("a\x1b[2Jb.pdf", "a\ufffd[2Jb.pdf"),
        ("a\nb.pdf", "a\ufffdb.pdf"),
        ("\u202egpj.pdf", "\ufffdgpj.pdf"),
        (os.fsdecode(b"br\xffef.pdf"), "br\ufffdef.pdf"),
    ],
)
def test_a_name_cannot_play_tricks_on_a_terminal(name: str, shown: str) -> None:
    assert shown_name(name) == shown
