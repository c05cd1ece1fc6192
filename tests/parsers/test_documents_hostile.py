"""Files that are empty, broken, locked, or built to exhaust a reader: each is refused in a sentence."""

from __future__ import annotations

import io
import struct
import time
import zipfile
import zlib

import pytest
from PIL import Image

from parsers import limits
from parsers.document import Document, UnreadPart
from parsers.errors import (
    DamagedDocumentError,
    DocumentLimitError,
    EmptyDocumentError,
    ParserError,
    PasswordProtectedError,
    UnsupportedTypeError,
)
from parsers.sources import read_documents
from tests.parsers import sample_files


def _pdf_of(*objects: bytes) -> bytes:
    """Return a PDF of numbered objects, the first the catalogue, with a right table of places."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def _page_with(content: bytes, *, filters: bytes = b"/FlateDecode", box: bytes = b"[0 0 595 842]") -> bytes:
    return _pdf_of(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox %s /Contents 4 0 R /Resources << >> >>" % box,
        b"<< /Length %d /Filter %s >>\nstream\n%s\nendstream" % (len(content), filters, content),
    )


def _packed_spaces(size: int) -> bytes:
    """Return `size` spaces, packed: one packed block over and over, which is no work to make."""
    packer = zlib.compressobj(9)
    head = packer.compress(b" " * (1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(b" " * (1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    return head + block * ((size >> 20) - 1) + packer.flush()


@pytest.mark.parametrize("content", [b"", b"   \r\n\t ", b"\x00" * 400])
def test_a_file_without_content_is_empty(content: bytes) -> None:
    with pytest.raises(
        EmptyDocumentError, match=r"^The file is empty; ask for it again or scan the letter anew\.$"
    ):
        read_documents(content, name="brief.pdf")


def test_a_pdf_without_pages_is_empty() -> None:
    content = _pdf_of(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>")
    with pytest.raises(
        EmptyDocumentError, match=r"^The PDF has no pages; ask for it again or scan the letter anew\.$"
    ):
        read_documents(content, name="brief.pdf")


def test_a_pdf_that_stops_half_way_is_mended_or_broken() -> None:
    content = sample_files.letter_pdf()
    with pytest.raises(
        DamagedDocumentError, match=r"^The PDF is broken; ask for it again or scan the letter anew\.$"
    ):
        read_documents(content[:300], name="brief.pdf")
    (letter,) = read_documents(content[:-120], name="brief.pdf")
    assert isinstance(letter, Document)


def test_a_pdf_behind_a_password_says_so() -> None:
    content = sample_files.letter_pdf(password="geheim")
    with pytest.raises(
        PasswordProtectedError,
        match=r"^The PDF is locked with a password; open the letter with it, or bring in one without\.$",
    ):
        read_documents(content, name="brief.pdf")


def test_ten_thousand_pages_are_refused_at_once() -> None:
    kids = b" ".join(b"%d 0 R" % number for number in range(3, 10_003))
    pages = [b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"] * 10_000
    content = _pdf_of(
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [%s] /Count 10000 >>" % kids, *pages
    )
    # Time of this process alone: what else a machine does is no part of it.
    started = time.process_time()
    with pytest.raises(
        DocumentLimitError,
        match=r"^The PDF has 10000 pages, and a letter at most 60; bring in the letter in parts\.$",
    ):
        read_documents(content, name="brief.pdf")
    assert time.process_time() - started < 5


@pytest.mark.parametrize("layers", [1, 2])
def test_a_page_that_unpacks_to_gigabytes_is_refused_before_it_does(layers: int) -> None:
    packed = _packed_spaces(2 << 30)
    filters = b"/FlateDecode"
    if layers == 2:
        packed, filters = zlib.compress(packed, 9), b"[/FlateDecode /FlateDecode]"
    started = time.process_time()
    with pytest.raises(
        DocumentLimitError,
        match=r"^A page of the PDF unpacks to far too much; bring in a scan of the letter\.$",
    ):
        read_documents(_page_with(packed, filters=filters), name="brief.pdf")
    assert time.process_time() - started < 10


def test_a_page_as_large_as_a_field_is_refused() -> None:
    content = _page_with(zlib.compress(b"0 0 m 900 900 l S"), box=b"[0 0 2000000 2000000]")
    with pytest.raises(
        DocumentLimitError, match=r"^A page of the PDF is larger than 200 inches; bring in a scan of it\.$"
    ):
        read_documents(content, name="brief.pdf")


def test_a_picture_that_claims_a_billion_pixels_is_refused_unopened() -> None:
    buffer = io.BytesIO()
    Image.new("1", (8, 8)).save(buffer, format="PNG")
    content = bytearray(buffer.getvalue())
    content[16:24] = struct.pack(">II", 40_000, 40_000)
    content[29:33] = struct.pack(">I", zlib.crc32(bytes(content[12:29])))
    with pytest.raises(
        DocumentLimitError, match=r"^The picture has more than 40 million pixels; bring in a smaller one\.$"
    ):
        read_documents(bytes(content), name="foto.png")


def test_a_picture_with_too_many_pages_is_refused() -> None:
    frames = [Image.new("1", (400, 400), 1) for _ in range(limits.PAGES + 1)]
    buffer = io.BytesIO()
    frames[0].save(buffer, format="TIFF", save_all=True, append_images=frames[1:], compression="group4")
    with pytest.raises(
        DocumentLimitError, match=r"^The picture has more than 60 pages; bring in the letter in parts\.$"
    ):
        read_documents(buffer.getvalue(), name="fax.tif")


def test_a_picture_cut_short_is_broken() -> None:
    content = sample_files.photo_jpg(height=900)
    with pytest.raises(
        DamagedDocumentError, match=r"^The picture is broken; take it again or ask for it again\.$"
    ):
        read_documents(content[: len(content) // 3], name="foto.jpg")


def test_a_tiny_picture_is_no_letter() -> None:
    buffer = io.BytesIO()
    Image.new("L", (120, 90), 200).save(buffer, format="PNG")
    with pytest.raises(
        UnsupportedTypeError,
        match=r"^The picture is too small to hold a letter; take one that shows the whole page\.$",
    ):
        read_documents(buffer.getvalue(), name="logo.png")


def test_a_word_file_that_unpacks_to_far_too_much_is_refused_by_its_table() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (limits.ARCHIVE_BYTES + 1))
    with pytest.raises(
        DocumentLimitError,
        match=r"^The document unpacks to far more than a letter; bring in a print or scan of it\.$",
    ):
        read_documents(buffer.getvalue(), name="brief.docx")


def test_a_word_file_without_its_parts_is_broken() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", "<nonsense/>")
    with pytest.raises(
        DamagedDocumentError, match=r"^The document is broken; ask for it again or scan the letter anew\.$"
    ):
        read_documents(buffer.getvalue(), name="brief.docx")


def test_entities_that_grow_in_a_word_file_are_not_followed() -> None:
    buffer = io.BytesIO(sample_files.letter_docx())
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha" * 50}">' for n in range(12))
    out = io.BytesIO()
    with zipfile.ZipFile(buffer) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                content = content.replace(b"?>", f"?><!DOCTYPE w [{entities}]>".encode(), 1)
                content = content.replace(b"Herinnering<", b"&a11;<", 1)
            new.writestr(name, content)
    with pytest.raises(ParserError):
        read_documents(out.getvalue(), name="brief.docx")


def test_a_mail_fifty_deep_is_refused_without_a_crash() -> None:
    with pytest.raises(
        DocumentLimitError,
        match=r"^The mail holds mails within mails too deep; bring in the letter itself as a file\.$",
    ):
        read_documents(sample_files.nested_mail(50), name="diep.eml")


def test_a_mail_a_thousand_deep_is_refused_without_a_crash() -> None:
    with pytest.raises(DocumentLimitError):
        read_documents(sample_files.nested_mail(1000), name="diep.eml")


def test_a_mail_with_too_many_parts_is_refused() -> None:
    files = [(f"a{number}.txt", b"tekst") for number in range(limits.MAIL_PARTS + 1)]
    with pytest.raises(
        DocumentLimitError,
        match=r"^The mail has more than 200 parts; bring in the letter itself as a file\.$",
    ):
        read_documents(sample_files.mail_with_attachment(*files), name="veel.eml")


def test_what_hangs_too_deep_does_not_hide_the_letter_above_it() -> None:
    outer = sample_files.new_mail()
    outer.set_content("Geachte mevrouw,\n\nU moet € 45,00 betalen voor 1 mei 2026.\n")
    content = outer.as_bytes()
    inner = sample_files.nested_mail(40)
    boundary = "buiten"
    head, _, body = content.partition(b"\n\n")
    kept = b"\n".join(line for line in head.split(b"\n") if not line.startswith((b"Content-", b"MIME-")))
    mixed = (
        kept
        + f'\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="{boundary}"\n\n'.encode()
        + f"--{boundary}\nContent-Type: text/plain; charset=utf-8\n\n".encode()
        + "U moet € 45,00 betalen voor 1 mei 2026.\n".encode()
        + f"--{boundary}\nContent-Type: message/rfc822\n\n".encode()
        + inner
        + f"\n--{boundary}--\n".encode()
    )
    assert body
    letter, *rest = read_documents(mixed, name="mail.eml")
    assert isinstance(letter, Document)
    assert [type(part) for part in rest] == [UnreadPart]


def test_elements_nested_too_deep_are_refused() -> None:
    with pytest.raises(
        DocumentLimitError,
        match=r"^The letter is built of elements nested too deep; bring in a scan or print of it\.$",
    ):
        read_documents(b"<html>" + b"<div>" * 200 + b"diep" + b"</div>" * 200, name="brief.html")


def test_a_text_file_of_a_whole_archive_is_refused() -> None:
    with pytest.raises(DocumentLimitError):
        read_documents(b"regel met woorden \n" * 40_000, name="archief.txt")


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 8, "brief.pdf", "damaged"),
        (b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 8, "programma", "unsupported_type"),
        (b"PK\x03\x04" + b"\x14\x00" * 60, "brief.docx", "damaged"),
    ],
)
def test_what_is_no_letter_is_refused_by_name(content: bytes, name: str, code: str) -> None:
    with pytest.raises(ParserError) as caught:
        read_documents(content, name=name)
    assert caught.value.code == code


def test_a_file_that_lies_about_its_form_is_read_as_what_it_is() -> None:
    for content, name in (
        (sample_files.letter_pdf(), "brief.docx"),
        (sample_files.letter_docx(), "brief.pdf"),
        (sample_files.html_mail(), "brief.txt"),
        (sample_files.letter_html().encode(), "brief.pdf"),
    ):
        (letter,) = read_documents(content, name=name)
        assert isinstance(letter, Document)
        assert any(word.text == "70021948" for word in letter.pages[0].words)
