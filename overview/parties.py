"""Whether two names on two letters can be one organisation, as letters spell it differently."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from parsers.directory import Organisation, find_organisation

# Words that tell organisations of one name apart from nothing: legal forms, articles, departments.
_EMPTY_WORDS = frozenset(
    re.findall(
        r"\w+",
        "bv nv b v n vof cv ua u a gmbh ag se ab ltd plc inc sarl publ stichting cooperatie vereniging de "
        "het een the of en and namens nederland netherlands holland group groep holding afdeling team "
        "administratie debiteurenadministratie debiteurenbeheer debiteuren klantenservice klantcontact",
    )
)
_SHORTEST_SHARED = 3
_SHORTEST_MISREAD = 6
"""Shorter words that differ by one letter are different names: Ede and Epe."""
_LONG_WORD = 12


@lru_cache(maxsize=8192)
def party_words(name: str) -> frozenset[str]:
    """Return the telling words of a name, folded; for a name of nothing but empty words, those."""
    decomposed = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in decomposed if not unicodedata.combining(c)).lower()
    words = re.findall(r"[a-z0-9]+", plain)
    return frozenset(w for w in words if w not in _EMPTY_WORDS) or frozenset(words)


@lru_cache(maxsize=65536)
def same_party(one: str, other: str) -> bool:
    """Tell whether two names can be one organisation.

    One has all words of the other, as far as read well; or the directory knows both as names of one.
    """
    first, second = sorted((party_words(one), party_words(other)), key=len)
    if not first:
        return False
    missing, spare = first - second, second - first
    if any(not any(_is_misreading(word, like) for like in spare) for word in missing):
        known = _in_directory(one)
        return known is not None and known == _in_directory(other)
    return len("".join(first)) >= _SHORTEST_SHARED


@lru_cache(maxsize=8192)
def _in_directory(name: str) -> Organisation | None:
    return find_organisation(name)


def _is_misreading(word: str, like: str) -> bool:
    shorter = min(len(word), len(like))
    if shorter < _SHORTEST_MISREAD:
        return False
    allowed = 2 if shorter >= _LONG_WORD else 1
    return DamerauLevenshtein.distance(word, like, score_cutoff=allowed) <= allowed
