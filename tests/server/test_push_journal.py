"""The journal of a sender: kept lines, lines that were cut off, and a file that is something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from server.errors import JournalError
from server.push_body import PushBody, open_body
from server.push_journal import PushJournal

BODY = open_body(
    address="somewhere",
    document=b"%PDF\n\x00",
    document_type="application/pdf",
    document_name=None,
    claims=None,
    idempotency_key="0" * 32,
    boundary="b" * 32,
)


def _written(path: Path) -> bytes:
    with PushJournal(path) as journal:
        journal.add_receipt("a", file="1.pdf", receipt="first")
        journal.keep_body("b", BODY)
        journal.add_receipt("a", file="1.pdf", receipt="second")
    return path.read_bytes()


def test_receipts_are_found_again(tmp_path: Path) -> None:
    _written(tmp_path / "j")
    with PushJournal(tmp_path / "j") as journal:
        assert journal.receipts("a") == ("second", "first")
        assert journal.receipts("b") == ()
        assert journal.parcels("b") == {BODY.document_digest}
        assert journal.kept_body("b") == BODY
        assert journal.kept_body("a") is None
        assert journal.parcels("a") == frozenset()
    assert (tmp_path / "j").stat().st_mode & 0o777 == 0o600


def test_a_journal_that_was_cut_anywhere_goes_on(tmp_path: Path) -> None:
    whole = _written(tmp_path / "j")
    lines = [end for end in range(len(whole) + 1) if whole[:end].endswith(b"\n")]
    for end in range(len(whole) + 1):
        path = tmp_path / f"cut{end}"
        path.write_bytes(whole[:end])
        with PushJournal(path) as journal:
            kept = sum(1 for line in lines if line <= end)
            assert len(journal.receipts("a")) == (0 if kept < 2 else 1 if kept < 4 else 2)
            journal.add_receipt("c", file="3.pdf", receipt="third")
        with PushJournal(path) as journal:
            assert journal.receipts("c") == ("third",)


@pytest.mark.parametrize(
    "content",
    [
        b"file,address\n",
        b'{"journal": "postkluis push", "version": 2}\n',
        b'{"journal": "postkluis push", "version": 1}\n{"letter": 1}\n',
        b'{"journal": "postkluis push", "version": 1}\nno json\n',
    ],
)
def test_another_file_is_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other"
    path.write_bytes(content)
    with pytest.raises(JournalError), PushJournal(path):
        pass
    assert path.read_bytes() == content


def test_two_programs_never_write_in_one(tmp_path: Path) -> None:
    first, second = PushJournal(tmp_path / "j"), PushJournal(tmp_path / "j")
    with first, pytest.raises(JournalError, match="in use"), second:
        pass


def test_reading_alone_makes_and_changes_nothing(tmp_path: Path) -> None:
    with PushJournal(tmp_path / "none", read_only=True) as journal:
        assert journal.receipts("a") == ()
    assert not (tmp_path / "none").exists()
    whole = _written(tmp_path / "j")
    (tmp_path / "j").write_bytes(whole + b"cut")
    with PushJournal(tmp_path / "j", read_only=True) as journal:
        assert journal.receipts("a") == ("second", "first")
    assert (tmp_path / "j").read_bytes() == whole + b"cut"


def test_a_folder_is_no_journal(tmp_path: Path) -> None:
    with pytest.raises(JournalError), PushJournal(tmp_path):
        pass


def test_a_sealed_letter_is_kept_until_it_has_its_receipt(tmp_path: Path) -> None:
    with PushJournal(tmp_path / "j") as journal:
        journal.keep_body("b", BODY)
        journal.add_receipt("b", file="b.pdf", receipt="first")
        assert journal.kept_body("b") is None
    assert [path.name for path in tmp_path.iterdir()] == ["j"]


def test_a_kept_letter_that_is_not_whole_is_none() -> None:
    whole = BODY.encode()
    assert PushBody.decode(whole) == BODY
    for end in range(len(whole)):
        assert PushBody.decode(whole[:end]) is None
    assert PushBody.decode(b"[]\n") is None
