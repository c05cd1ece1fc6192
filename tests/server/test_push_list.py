"""The CSV of a sender: what a line becomes, and which lines cannot be sent."""

from __future__ import annotations

from pathlib import Path

import pytest

from server.errors import PushListError
from server.push_list import LetterToPush, UnusableLine, read_list
from store import AddressText
from store.ids import AddressId
from store.keys import EncryptionKeyPair

ADDRESS = AddressText.of(AddressId("0" * 32), EncryptionKeyPair.generate().public.raw, "post.example")


def _read(text: str) -> tuple[LetterToPush | UnusableLine, ...]:
    return read_list(text.encode(), folder=Path("/letters"))


@pytest.mark.parametrize("delimiter", [",", ";"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_line_becomes_a_letter(delimiter: str, mark: str, end: str) -> None:
    columns = ["file", "address", "amount_due_cents", "letter_date", "references", "creditor"]
    cells = ["map/a.pdf", ADDRESS.format(), "12345", "2026-03-02", "A1 | B2", ""]
    (letter,) = _read(mark + delimiter.join(columns) + end + delimiter.join(cells) + end)
    assert letter == LetterToPush(
        name="map/a.pdf",
        path=Path("/letters/map/a.pdf"),
        media_type="application/pdf",
        address=ADDRESS,
        claims={"amountDueCents": 12345, "letterDate": "2026-03-02", "references": ["A1", "B2"]},
    )


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("a.exe,{address},", "media_type"),
        ("a.json,{address},", "media_type"),
        ("a.pdf,nowhere,", "address"),
        (",{address},", "file"),
        ("a.pdf,{address}", "columns"),
        ("a.pdf,{address},1,2", "columns"),
        ('a.pdf,{address},"1,50"', "claim"),
        ("a.pdf,{address},-1", "claim"),
    ],
)
def test_a_line_that_cannot_be_sent_says_why(line: str, reason: str) -> None:
    good = "b.txt,{address},1"
    bad, fine = _read(
        "\n".join(("file,address,amount_due_cents", line, good)).format(address=ADDRESS.format())
    )
    assert isinstance(bad, UnusableLine)
    assert bad.error.reason == reason
    assert isinstance(fine, LetterToPush)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"file\n",
        b"file,address,colour\n",
        b"file,address,file\n",
        b"file,address\n\xff\n",
        b'file,address\n"a\n',
    ],
)
def test_what_is_no_list_is_refused_whole(content: bytes) -> None:
    with pytest.raises(PushListError):
        read_list(content, folder=Path())
