"""The one encoding of everything that is sealed, signed or bound: one spelling a value, decoded strictly.

    version   1 byte, 0x01
    label     1 byte length (1 to 255), then that many printable ASCII characters
    count     1 byte, the number of fields
    fields    each: 1 byte tag, 4 bytes length (big endian), then that many bytes
              tag 0x01 octets, 0x02 text in UTF-8, 0x03 number: 8 bytes, unsigned, big endian

No field is optional and nothing may follow the last one, so two different values never share an encoding
and no value has two. The label keeps encodings for one purpose from being taken for another.
"""

from __future__ import annotations

_VERSION = 1
_OCTETS, _TEXT, _NUMBER = 1, 2, 3
_NUMBER_BYTES = 8

STORE_LABEL = b"postkluis/1/"
"""How each label of the store begins; it starts at the third byte of an encoding."""
Field = bytes | str | int


class CanonicalError(Exception):
    """These bytes are not the canonical encoding that was expected."""


def encode(label: str, *fields: Field) -> bytes:
    """Return the encoding of `fields` in this order, for the purpose that `label` names."""
    name = label.encode("ascii")
    if not 1 <= len(name) <= 255 or not label.isprintable() or len(fields) > 255:
        raise ValueError("a label has 1 to 255 printable characters, a value at most 255 fields")
    pieces = [bytes((_VERSION, len(name))), name, bytes((len(fields),))]
    for field in fields:
        match field:
            case bytes():
                tag, content = _OCTETS, field
            case str():
                tag, content = _TEXT, field.encode("utf-8")
            case int():
                tag, content = _NUMBER, field.to_bytes(_NUMBER_BYTES, "big")
        pieces.append(bytes((tag,)) + len(content).to_bytes(4, "big"))
        pieces.append(content)
    return b"".join(pieces)


class Decoder:
    """Reads an encoding field by field; every step raises `CanonicalError` on anything unexpected.

    The caller asks for each field by its type and ends with `end()`, so that a value with a field too many
    or too few is refused just as one with a stray byte is.
    """

    __slots__ = ("_at", "_encoded", "_left")

    def __init__(self, encoded: bytes, label: str) -> None:
        self._encoded = encoded
        self._at = 0
        self._left = 0
        if self._take(1)[0] != _VERSION:
            raise CanonicalError("unknown version of the encoding")
        if self._take(self._take(1)[0]) != label.encode("ascii"):
            raise CanonicalError(f"not a {label}")
        self._left = self._take(1)[0]

    def octets(self, size: int | None = None) -> bytes:
        """Return the next field as bytes, of exactly `size` where that is given."""
        content = self._field(_OCTETS)
        if size is not None and len(content) != size:
            raise CanonicalError("octets of another length")
        return content

    def text(self) -> str:
        """Return the next field as text."""
        try:
            return self._field(_TEXT).decode("utf-8")
        except UnicodeDecodeError as exc:
            raise CanonicalError("text that is not UTF-8") from exc

    def number(self) -> int:
        """Return the next field as a number of 0 to 2**64 - 1."""
        content = self._field(_NUMBER)
        if len(content) != _NUMBER_BYTES:
            raise CanonicalError("number of another length")
        return int.from_bytes(content, "big")

    @property
    def left(self) -> int:
        """How many fields are still to be read."""
        return self._left

    def end(self) -> None:
        """Check that every field was read and nothing follows."""
        if self._left or self._at != len(self._encoded):
            raise CanonicalError("fields or bytes left over")

    def _field(self, tag: int) -> bytes:
        if not self._left:
            raise CanonicalError("a field is missing")
        self._left -= 1
        if self._take(1)[0] != tag:
            raise CanonicalError("a field of another type")
        return self._take(int.from_bytes(self._take(4), "big"))

    def _take(self, size: int) -> bytes:
        taken = self._encoded[self._at : self._at + size]
        if len(taken) != size:
            raise CanonicalError("cut short")
        self._at += size
        return taken
