"""What hangs on a message and of which form, without its content: from the structure that IMAP gives."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from typing import Final
from urllib.parse import unquote_to_bytes

MOST_PARTS: Final = 200
"""Parts looked at: as many as the readers open of one mail."""

_DEEPEST: Final = 40
_LONGEST_NAME: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class PartShape:
    """One part of a message that is no container.

    `media_type` is as the sender says, in lower case; `name` is what the sender calls it, decoded.
    `disposition` is ``attachment``, ``inline`` or `None`. `in_text` tells that the text may show it, as a
    logo. `size_bytes` is as it was transported, 0 where it is not told.
    """

    media_type: str
    name: str | None = field(default=None, repr=False)
    disposition: str | None = None
    in_text: bool = False
    size_bytes: int = 0


def shapes_of(structure: object) -> tuple[PartShape, ...]:
    """Return the parts of a BODYSTRUCTURE as IMAPClient gives it, at most `MOST_PARTS`.

    What is in an attached mail counts too, after that mail itself. What a server leaves out, or gives in a
    form of its own, is left out.
    """
    found: list[PartShape] = []
    for shape in _shapes(structure, depth=0):
        found.append(shape)
        if len(found) == MOST_PARTS:
            break
    return tuple(found)


def _shapes(structure: object, *, depth: int) -> Iterator[PartShape]:
    if depth > _DEEPEST or not isinstance(structure, Sequence) or not structure:
        return
    if isinstance(structure[0], list):
        for part in structure[0]:
            yield from _shapes(part, depth=depth + 1)
        return
    if isinstance(structure, bytes | str) or len(structure) < 2:
        return
    media_type = f"{_text(structure[0])}/{_text(structure[1])}".lower()
    is_mail = media_type in ("message/rfc822", "message/global")
    has_inner = is_mail and len(structure) > 8
    kind, fields = _disposition(structure, 11 if has_inner else 9 if media_type.startswith("text/") else 8)
    size = structure[6] if len(structure) > 6 else 0
    yield PartShape(
        media_type=media_type,
        name=_name(fields, "filename") or _name(_pairs(_item(structure, 2)), "name"),
        disposition=kind,
        in_text=_item(structure, 3) is not None,
        size_bytes=size if isinstance(size, int) else 0,
    )
    if has_inner:
        yield from _shapes(structure[8], depth=depth + 1)


def _item(structure: Sequence[object], place: int) -> object:
    return structure[place] if len(structure) > place else None


def _disposition(structure: Sequence[object], place: int) -> tuple[str | None, dict[str, str]]:
    value = _item(structure, place)
    if not isinstance(value, tuple) or not value or not isinstance(value[0], bytes | str):
        return None, {}
    return _text(value[0]).lower(), _pairs(value[1] if len(value) > 1 else None)


def _pairs(value: object) -> dict[str, str]:
    if not isinstance(value, tuple):
        return {}
    return {
        _text(name).lower(): _text(content)
        for name, content in zip(value[::2], value[1::2], strict=False)
        if isinstance(name, bytes | str) and isinstance(content, bytes | str)
    }


def _text(value: object) -> str:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return value if isinstance(value, str) else ""


def _name(fields: dict[str, str], key: str) -> str | None:
    """Return a name of a part: plain, in encoded words, or in the pieces and charset of RFC 2231."""
    if key in fields:
        return _decoded_words(fields[key])
    pieces = [fields[place] for place in _places(fields, key)]
    if not pieces:
        return None
    charset, _, rest = "".join(pieces).partition("'")
    encoded = rest.partition("'")[2] if rest else charset
    try:
        name = unquote_to_bytes(encoded).decode(charset if rest else "utf-8", "replace")
    except LookupError:
        name = unquote_to_bytes(encoded).decode("utf-8", "replace")
    return _bounded(name)


def _places(fields: dict[str, str], key: str) -> Iterator[str]:
    if f"{key}*" in fields:
        yield f"{key}*"
        return
    for number in range(MOST_PARTS):
        place = next((one for one in (f"{key}*{number}*", f"{key}*{number}") if one in fields), None)
        if place is None:
            return
        yield place


def _decoded_words(text: str) -> str | None:
    if "=?" in text:
        try:
            text = str(make_header(decode_header(text)))
        except (ValueError, LookupError, MessageError):
            return _bounded(text)
    return _bounded(text)


def _bounded(name: str) -> str | None:
    plain = "".join(character for character in name if character.isprintable())
    return plain.replace("\\", "/").split("/")[-1].strip()[:_LONGEST_NAME] or None


def shapes_of_mail(content: bytes) -> tuple[PartShape, ...]:
    """Return the parts of a whole mail as `shapes_of` gives them of its structure; none of a broken one."""
    try:
        message = email.message_from_bytes(content, policy=email.policy.compat32)
        found = []
        for part in message.walk():
            if part.get_content_maintype() == "multipart" and part.is_multipart():
                continue
            found.append(_shape_of(part))
            if len(found) == MOST_PARTS:
                break
        return tuple(found)
    except (MessageError, ValueError, LookupError, AttributeError, TypeError, RecursionError):
        # The standard parser lets these out of hostile mail.
        return ()


def _shape_of(part: Message) -> PartShape:
    payload = part.get_payload()
    name = part.get_filename()
    disposition = part.get("Content-Disposition")
    return PartShape(
        media_type=part.get_content_type().lower(),
        name=None if name is None else _decoded_words(name),
        disposition=None if disposition is None else str(disposition).split(";")[0].strip().lower() or None,
        in_text=part.get("Content-ID") is not None,
        size_bytes=len(payload) if isinstance(payload, str) else 0,
    )
