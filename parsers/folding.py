"""Folding: letters to plain lower case, one for one, so that an offset in folded text is the same in the
letter."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

_SIGNS: Final = {
    "\u2018": "'", "\u2019": "'", "\u201a": ",", "\u201b": "'", "`": "'", "\u00b4": "'",
    "\u201c": '"', "\u201d": '"', "\u201e": '"',
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-",
    "\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u202f": " ", "\t": " ",
}  # fmt: skip


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    sign = _SIGNS.get(character)
    if sign is not None:
        return sign
    plain = unicodedata.normalize("NFKD", character)[:1].lower()
    return plain if len(plain) == 1 else character


def fold(text: str) -> str:
    """Return `text` in lower case, without accents and with plain quotes and dashes; the length is kept."""
    if text.isascii():
        return text.lower().replace("`", "'").replace("\t", " ")
    return "".join(map(_fold_character, text))


def letters_and_digits(text: str) -> str:
    """Only the letters and digits of `text`, folded: how two names are held against each other."""
    return "".join(character for character in fold(text) if character.isalnum())
