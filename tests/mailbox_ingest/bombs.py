"""Files that are small on disk and would be huge once opened, and other files nobody should have to open."""

from __future__ import annotations

import struct
import zlib

_MEBIBYTE = 1024 * 1024


def deflated_zeros(mebibytes: int, *, of: bytes = b"\0") -> bytes:
    """Return what zlib would make of so many mebibytes of one byte, without ever making those."""
    compressor = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = compressor.compress(of * _MEBIBYTE) + compressor.flush(zlib.Z_FULL_FLUSH)
    ending = zlib.compressobj(9, zlib.DEFLATED, -15).flush(zlib.Z_FINISH)
    checksum = 1
    for _ in range(mebibytes):
        checksum = zlib.adler32(of * _MEBIBYTE, checksum)
    return b"\x78\xda" + block * mebibytes + ending + checksum.to_bytes(4, "big")


def pdf_of(objects: list[bytes]) -> bytes:
    """Return a PDF of these objects, the first of which is the catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    return bytes(out)


def pdf_of_pages(count: int) -> bytes:
    """Return a PDF of so many empty pages."""
    kids = b" ".join(b"%d 0 R" % number for number in range(3, 3 + count))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
    return pdf_of(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count %d /Kids [%s] >>" % (count, kids),
            *[page] * count,
        ]
    )


def pdf_with_content(stream: bytes, *, filters: bytes = b"/FlateDecode") -> bytes:
    """Return a PDF of one page that is drawn by this compressed stream."""
    return pdf_of(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
            b"<< /Length %d /Filter %s >>\nstream\n%s\nendstream" % (len(stream), filters, stream),
        ]
    )


def pdf_with_image(stream: bytes, *, side: int) -> bytes:
    """Return a PDF of one page that is filled with a grey image of `side` by `side` pixels."""
    drawing = b"q 595 0 0 842 0 0 cm /Im Do Q"
    return pdf_of(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            b"/Resources << /XObject << /Im 5 0 R >> >> >>",
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawing), drawing),
            b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray "
            b"/BitsPerComponent 8 /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream"
            % (side, side, len(stream), stream),
        ]
    )


def png_of(side: int, stream: bytes) -> bytes:
    """Return a grey PNG that says it has `side` by `side` pixels."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        checksum = zlib.crc32(kind + content)
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", checksum)

    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", stream) + chunk(b"IEND", b"")
