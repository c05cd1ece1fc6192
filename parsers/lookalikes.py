"""Domains that only look like that of a known organisation: letters of another alphabet, or accents."""

from __future__ import annotations

from typing import Final

from parsers.directory import domain_stem, find_by_domain, load_directory
from parsers.folding import fold

_SHORTEST: Final = 4
"""Letters of a name; a shorter one may be anybody's."""

_LIKE_LATIN: Final = str.maketrans(
    # Cyrillic, Greek, and Latin of other sorts.
    "авсԁеғһіјкӏмпорԛгѕтцѵԝхуь" + "αβεηικνορτυχγ" + "ɑʙɡıłʟøɩđħŧɴʀꜱßþ",
    "abcdefhijklmnopqrstuvwxyb" + "abenikvoptuxy" + "abgilloidhtnrsbp",
)
"""Letters that are hardly told from a Latin one as they stand in an address."""


def looks_like_known(address: str) -> bool:
    """Whether a mail or web address has a domain that reads as that of a known organisation and is another.

    Only domains with other letters than those of ASCII are judged; no organisation of the directory has one.
    """
    host = address.rsplit("@", 1)[-1].strip(" .<>").lower()
    readable = ".".join(_decoded(label) for label in host.split("."))
    if readable.isascii():
        return False
    plain = fold(readable.translate(_LIKE_LATIN))
    if not plain.isascii():
        return False
    return find_by_domain(plain) is not None or domain_stem(plain) in _known_stems()


def _decoded(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label.removeprefix("xn--").encode("ascii").decode("punycode")
    except UnicodeError:
        return label


def _known_stems() -> frozenset[str]:
    return frozenset(
        stem for domain in load_directory().by_domain if len(stem := domain_stem(domain)) >= _SHORTEST
    )
