"""Outlook messages whose body is there as rich text only: unpacked, and read as the HTML or text it was."""

from __future__ import annotations

import pytest

from parsers.errors import DamagedDocumentError
from parsers.reading import read
from parsers.rtf import read_rich_body, unpack
from tests.parsers.sample_outlook import outlook_mail, unpacked_rich_text

# The example of MS-OXRTFCP 4.1.1.
_PACKED = bytes.fromhex(
    "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
)
_HEAD = (
    rb"{\rtf1\ansi\ansicpg1252\fromhtml1 \deff0{\fonttbl{\f0\fswiss Arial;}}{\colortbl;\red0\green0\blue0;}"
)
_FROM_HTML = (
    _HEAD
    + rb"{\*\htmltag64 <html>}{\*\htmltag64 <body>}{\*\htmltag64 <p>}\htmlrtf {\htmlrtf0 Geachte heer,"
    + rb"{\*\htmltag72 </p>}\htmlrtf\par}\htmlrtf0 {\*\htmltag64 <p style=\"display:none\">}Oud: \'80 9,00"
    + rb"{\*\htmltag72 </p>}{\*\htmltag64 <table>}{\*\htmltag64 <tr>}{\*\htmltag64 <td>}\htmlrtf {\htmlrtf0 "
    + rb"Nog te betalen{\*\htmltag72 </td>}\htmlrtf}\htmlrtf0 \htmlrtf\tab 999,00\htmlrtf0 "
    + rb"{\*\htmltag64 <td>}\'80\'a0225,50{\*\htmltag72 </td>}{\*\htmltag72 </tr>}{\*\htmltag72 </table>}"
    + rb"{\*\htmltag64 <p>}Betaal v\'f3\'f3r 16 maart 2026 op NL91 ABNA 0417 1643 00."
    + rb"{\*\htmltag72 </p>}\htmlrtf\par\htmlrtf0 }"
)
_PLAIN = (
    rb"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}}{\*\generator Iets;}\pard Geachte heer,\par "
    rb"{\b Nog te betalen:}\tab \u8364?\~225,50\par {\v Oud: 999,00\par}Betaal v\u243\'f3\u243\'f3r "
    rb"16 maart 2026 op NL91 ABNA 0417 1643 00.\par }"
)


def test_published_example_unpacks() -> None:
    assert unpack(_PACKED) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"


@pytest.mark.parametrize("place", range(16, len(_PACKED)))
def test_changed_byte_is_noticed(place: int) -> None:
    changed = _PACKED[:place] + bytes([_PACKED[place] ^ 1]) + _PACKED[place + 1 :]

    with pytest.raises(DamagedDocumentError):
        unpack(changed)


@pytest.mark.parametrize("length", [0, 8, 15, 20, 40])
def test_packed_text_that_is_cut_off_is_refused(length: int) -> None:
    with pytest.raises(DamagedDocumentError):
        unpack(_PACKED[:length])


def test_html_within_rich_text_is_given_back() -> None:
    body = read_rich_body(unpacked_rich_text(_FROM_HTML))

    assert body.text is None
    assert body.html is not None
    assert "<td>€\xa0225,50</td>" in body.html
    assert "999,00" not in body.html


def test_rich_text_without_html_is_its_text_without_what_is_hidden() -> None:
    body = read_rich_body(unpacked_rich_text(_PLAIN))

    assert body.html is None
    assert body.text == (
        "Geachte heer,\nNog te betalen:\t€\xa0225,50\nBetaal vóór 16 maart 2026 op NL91 ABNA 0417 1643 00.\n"
    )


@pytest.mark.parametrize("rtf", [_FROM_HTML, _PLAIN])
def test_message_with_rich_text_alone_is_read(rtf: bytes) -> None:
    (reading,) = read(outlook_mail(rich=unpacked_rich_text(rtf)), name="bericht.msg")

    assert reading.facts is not None
    assert reading.facts.amount_due_cents == 22550
    assert reading.facts.iban == "NL91ABNA0417164300"
    assert [item.day.isoformat() for item in reading.facts.deadlines] == ["2026-03-16"]


def test_message_with_broken_rich_text_needs_a_look() -> None:
    (reading,) = read(outlook_mail(rich=_PACKED[:-3]), name="bericht.msg")

    assert reading.facts is None
    assert reading.error is not None


def test_broken_rich_text_beside_plain_text_is_left_out() -> None:
    text = "Nog te betalen: € 225,50 voor 16 maart 2026 op NL91 ABNA 0417 1643 00."

    (reading,) = read(outlook_mail(text=text, rich=_PACKED[:-3]), name="bericht.msg")

    assert reading.facts is not None
    assert reading.facts.amount_due_cents == 22550
