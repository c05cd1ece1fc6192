"""Sizes that say little: what is sealed is first filled up to one of few lengths."""

from __future__ import annotations

_LENGTH_BYTES = 4
SMALLEST_BYTES = 1024
"""Corrections, records of letters, households and most facts fall in the first two or three sizes."""
_DOUBLING_TO_BYTES = 64 * 1024
"""Up to here sizes double; for scans of megabytes that would cost too much disk, so above it Padmé."""


class PaddingError(Exception):
    """These bytes were not padded by us."""


def padded_size(size: int) -> int:
    """Return the length that `size` bytes are filled up to, the four of their length included.

    Up to 64 KiB the next power of two, at least 1,024. Above it Padmé (Nikitin and others, "Reducing
    Metadata Leakage from Encrypted Files and Communication with PURBs", PoPETs 2019): the length is rounded
    up so that it keeps few significant bits; some 3 per cent is added there at most.
    """
    size += _LENGTH_BYTES
    if size <= _DOUBLING_TO_BYTES:
        return max(SMALLEST_BYTES, 1 << (size - 1).bit_length())
    exponent = size.bit_length() - 1
    free_bits = exponent - exponent.bit_length()
    mask = (1 << free_bits) - 1
    return (size + mask) & ~mask


def pad(content: bytes) -> bytes:
    """Return the length of `content` in four bytes (big endian), `content`, and zeros to the padded size."""
    head = len(content).to_bytes(_LENGTH_BYTES, "big")
    return (head + content).ljust(padded_size(len(content)), b"\0")


def unpad(padded: bytes) -> bytes:
    """Return what `pad` was given; `PaddingError` where the size or the filling is any other than ours."""
    size = int.from_bytes(padded[:_LENGTH_BYTES], "big")
    end = _LENGTH_BYTES + size
    if len(padded) != padded_size(size) or padded.count(0, end) != len(padded) - end:
        raise PaddingError("not padded as we pad")
    return padded[_LENGTH_BYTES:end]
