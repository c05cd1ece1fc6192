"""What a file really is, told from its content and never from its name alone."""

from __future__ import annotations

import io
import re
import zipfile
from enum import StrEnum
from pathlib import PurePath

from parsers import limits
from parsers.errors import (
    DamagedDocumentError,
    DocumentLimitError,
    EmptyDocumentError,
    PasswordProtectedError,
    UnsupportedTypeError,
)
from parsers.fcid_json import holds_claims_document


class Kind(StrEnum):
    """A form of letter that Postkluis reads."""

    PDF = "pdf"
    IMAGE = "image"
    MAIL = "mail"
    OUTLOOK = "outlook"
    DOCX = "docx"
    HTML = "html"
    TEXT = "text"
    CLAIMS = "claims"
    """A financial claims document (JSON)."""


_KIND_BY_SUFFIX = {
    ".pdf": Kind.PDF,
    ".jpg": Kind.IMAGE,
    ".jpeg": Kind.IMAGE,
    ".png": Kind.IMAGE,
    ".tif": Kind.IMAGE,
    ".tiff": Kind.IMAGE,
    ".heic": Kind.IMAGE,
    ".heif": Kind.IMAGE,
    ".webp": Kind.IMAGE,
    ".eml": Kind.MAIL,
    ".msg": Kind.OUTLOOK,
    ".docx": Kind.DOCX,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".txt": Kind.TEXT,
}

SUFFIXES = frozenset(_KIND_BY_SUFFIX)
"""The endings of file names that letters have; content decides in the end."""

_READABLE = (
    "PDF, JPEG, PNG, TIFF, HEIC, e-mail (.eml, .msg), Word (.docx), HTML, text "
    "and financial claims documents (.json)"
)
_OTHER_JSON = ".json"
"""A file with this ending is a claims document, or the data of some program and no letter."""
_IMAGE_STARTS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")
_HEIF_BRANDS = frozenset({b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif"})
_OLE_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER_LINE = re.compile(rb"[!-9;-~]{1,76}:[ \t]?[^\r\n]*")
_MAIL_FIELDS = frozenset(
    {
        b"from",
        b"to",
        b"subject",
        b"date",
        b"received",
        b"return-path",
        b"message-id",
        b"mime-version",
        b"delivered-to",
    }
)
_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?>(?:<!--.*?-->\s*)*)<(?:!doctype\s+html|html|head|body|table|div|meta)\b",
    re.I | re.S,
)


def find_kind(content: bytes, *, name: str) -> Kind:
    """Return what `content` is.

    The ending of `name` only decides how a content that fits nothing is refused.

    Raises:
        EmptyDocumentError: there are no bytes, or nothing but white space.
        DocumentLimitError: there are too many bytes.
        PasswordProtectedError: it is an office file locked with a password.
        DamagedDocumentError: the name promises a form that the content does not keep.
        UnsupportedTypeError: it is something else.
    """
    if not content.strip(b"\x00\t\n\x0b\x0c\r "):
        raise EmptyDocumentError("The file is empty; ask for it again or scan the letter anew.")
    if len(content) > limits.CONTENT_BYTES:
        raise DocumentLimitError(
            f"The file is larger than {limits.CONTENT_BYTES // 2**20} MB; "
            "bring in the letter without its annexes."
        )
    kind = _find_binary(content) or _find_textual(content)
    if kind is Kind.TEXT and PurePath(name).suffix.lower() == _OTHER_JSON:
        kind = None
    if kind is not None:
        return kind
    promised = _KIND_BY_SUFFIX.get(PurePath(name).suffix.lower())
    if promised is not None:
        raise DamagedDocumentError(
            f"The file is not what its name says ({promised}), or it is broken; "
            "ask for it again or scan the letter anew."
        )
    raise UnsupportedTypeError(f"This form of file is not read; bring in the letter as one of {_READABLE}.")


def _find_binary(content: bytes) -> Kind | None:
    if b"%PDF-" in content[:1024]:
        return Kind.PDF
    if content.startswith(_IMAGE_STARTS) or (content[:4] == b"RIFF" and content[8:12] == b"WEBP"):
        return Kind.IMAGE
    if content[4:8] == b"ftyp" and content[8:12] in _HEIF_BRANDS:
        return Kind.IMAGE
    if content.startswith(_OLE_START):
        return _kind_of_compound(content)
    if content.startswith(b"PK\x03\x04"):
        return _kind_of_archive(content)
    return None


def _kind_of_compound(content: bytes) -> Kind | None:
    if "__properties_version1.0".encode("utf-16-le") in content:
        return Kind.OUTLOOK
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise PasswordProtectedError(
            "The document is locked with a password; save it without one and bring it in again."
        )
    return None


def _kind_of_archive(content: bytes) -> Kind | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as exc:
        raise DamagedDocumentError("The document is broken; ask for it again.") from exc
    return Kind.DOCX if "word/document.xml" in names else None


def _find_textual(content: bytes) -> Kind | None:
    if holds_claims_document(content):
        return Kind.CLAIMS
    head = content[:4096].lstrip(b"\xef\xbb\xbf\r\n\t ")
    if _HTML_START.match(head):
        return Kind.HTML
    if _starts_like_mail(head):
        return Kind.MAIL
    return Kind.TEXT if _is_text(content) else None


def _starts_like_mail(head: bytes) -> bool:
    fields = 0
    for number, line in enumerate(head.splitlines()):
        if number == 0 and line.startswith(b"From "):
            continue
        if line[:1] in (b" ", b"\t") and number:
            continue
        if not _HEADER_LINE.fullmatch(line):
            break
        fields += line.split(b":", 1)[0].lower() in _MAIL_FIELDS
    return fields >= 2


def _is_text(content: bytes) -> bool:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    sample = content[:65536]
    odd = sum(sample.count(bytes([code])) for code in (*range(9), *range(14, 32), 127) if code != 27)
    return odd <= len(sample) // 200
