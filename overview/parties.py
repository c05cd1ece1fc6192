"""Whether two names on two letters can be one organisation, as letters spell it differently."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Words that tell organisations of one name apart from nothing: legal forms, articles, and "on behalf of".
_EMPTY_WORDS = frozenset(
    re.findall(
        r"\w+",
        "bv nv b v n vof cv ua u a gmbh ag se ab ltd plc inc sarl publ stichting cooperatie vereniging de "
        "het een the of en and namens nederland netherlands holland group groep holding",
    )
)
_SHORTEST_SHARED = 3


@lru_cache(maxsize=8192)
def party_words(name: str) -> frozenset[str]:
    """Return the telling words of a name, folded; for a name of nothing but empty words, those."""
    decomposed = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in decomposed if not unicodedata.combining(c)).lower()
    words = re.findall(r"[a-z0-9]+", plain)
    return frozenset(w for w in words if w not in _EMPTY_WORDS) or frozenset(words)


@lru_cache(maxsize=65536)
def same_party(one: str, other: str) -> bool:
    """Tell whether two names can be one organisation: the same words, or one has all words of the other."""
    first, second = party_words(one), party_words(other)
    if not first or not second:
        return False
    if first == second or "".join(sorted(first)) == "".join(sorted(second)):
        return True
    shared = first & second
    return (first <= second or second <= first) and len("".join(shared)) >= _SHORTEST_SHARED
