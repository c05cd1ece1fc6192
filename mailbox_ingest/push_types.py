"""The media types that a sender may push, and whether a document is what its sender says it is."""

from __future__ import annotations

from typing import Final

from parsers.errors import ParserError
from parsers.kinds import Kind, find_kind

_FORMS: Final = {
    "application/pdf": (Kind.PDF, ".pdf", ()),
    "image/jpeg": (Kind.IMAGE, ".jpg", (b"\xff\xd8\xff",)),
    "image/png": (Kind.IMAGE, ".png", (b"\x89PNG\r\n\x1a\n",)),
    "image/tiff": (Kind.IMAGE, ".tif", (b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")),
    "message/rfc822": (Kind.MAIL, ".eml", ()),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": (Kind.DOCX, ".docx", ()),
    "text/html": (Kind.HTML, ".html", ()),
    "text/plain": (Kind.TEXT, ".txt", ()),
}
PUSH_MEDIA_TYPES: Final = tuple(_FORMS)
"""What may be pushed. A financial claims document is not among them: it carries a citizen service number,
which would have to be taken out, and then it is no longer what its sender signed."""


def ending_of(media_type: str) -> str:
    """Return the ending of a file name that goes with one of `PUSH_MEDIA_TYPES`."""
    return _FORMS[media_type][1]


def fits_media_type(content: bytes, media_type: str) -> bool:
    """Whether a document is what a media type says, told from the content alone."""
    if media_type not in _FORMS:
        return False
    kind, ending, starts = _FORMS[media_type]
    try:
        found = find_kind(content, name=f"letter{ending}")
    except ParserError:
        return False
    return found is kind and (not starts or content.startswith(starts))
