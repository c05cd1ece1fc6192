"""Crockford's base 32: text that a person can copy from paper, without letters that look like digits."""

from __future__ import annotations

# No I, L, O or U, so that nothing looks like a digit and no word comes out.
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOKALIKES = str.maketrans("ILO", "110")
_GROUP = 4


class Base32Error(Exception):
    """What was typed is not in this alphabet, or has another length; the message says where."""


def format_base32(number: int, *, characters: int) -> str:
    """Return a number in so many characters, most significant first, in groups of four joined by dashes."""
    text = "".join(_ALPHABET[number >> 5 * place & 31] for place in reversed(range(characters)))
    return "-".join(text[at : at + _GROUP] for at in range(0, characters, _GROUP))


def parse_base32(typed: str, *, characters: int) -> int:
    """Return the number that somebody typed: any case, any spaces and dashes, O for 0, I and L for 1.

    Raises:
        Base32Error: There are more or fewer characters, or one is of no alphabet.
    """
    text = "".join(typed.split()).replace("-", "").upper().translate(_LOOKALIKES)
    if len(text) != characters:
        raise Base32Error(f"has {characters} characters, this one {len(text)}")
    number = 0
    for place, character in enumerate(text):
        value = _ALPHABET.find(character)
        if value < 0:
            raise Base32Error(f"has no such character as stands in group {place // _GROUP + 1}")
        number = number << 5 | value
    return number
