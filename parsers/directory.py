"""Directory: which organisations send payment letters, by name, mail domain or account; a hint, never a
proof."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from typing import Final

import yaml

from parsers.folding import fold, letters_and_digits

_VERSION: Final = 1
_SHORT: Final = 3
_SECOND_LEVEL: Final = frozenset({"co", "com", "gov", "org"})
_NAME_NOISE: Final = re.compile(
    r"\b(?:b\.?\s?v\.?|n\.?\s?v\.?|u\.?\s?a\.?|v\.?o\.?f\.?|c\.?v\.?|gmbh|ltd\.?|limited|ab|"
    r"inc\.?|stichting|cooperatie)(?=\W|$)\.?"
)


class OrganisationKind(StrEnum):
    """What an organisation is."""

    TAX = "tax"
    FINE = "fine"
    BENEFIT = "benefit"
    CAK = "cak"
    EDUCATION = "education"
    MUNICIPALITY = "municipality"
    WATER_BOARD = "water_board"
    WATER = "water"
    ENERGY = "energy"
    HEALTH_INSURER = "health_insurer"
    INSURANCE = "insurance"
    HOUSING = "housing"
    TELECOM = "telecom"
    WEBSHOP_BNPL = "webshop_bnpl"
    BANK = "bank"
    COLLECTION_AGENCY = "collection_agency"
    BAILIFF = "bailiff"
    BILLING_OFFICE = "billing_office"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """One organisation of the directory."""

    name: str
    kind: OrganisationKind
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    ibans: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All names it goes by, its own first."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True, kw_only=True)
class Directory:
    """The organisations with what finds them."""

    by_name: dict[str, Organisation]
    by_domain: dict[str, Organisation]
    by_iban: dict[str, Organisation]
    names: re.Pattern[str]


def decode_organisation(row: dict[str, object]) -> Organisation:
    """Decode one row of the data file.

    Raises:
        ValueError: a key is unknown or a value is of the wrong kind.
    """
    unknown = set(row) - {"name", "kind", "aliases", "domains", "ibans"}
    name, kind = row.get("name"), row.get("kind")
    if unknown or not isinstance(name, str) or not isinstance(kind, str):
        raise ValueError(f"an organisation has unknown or missing keys: {sorted(unknown)}")
    return Organisation(
        name=name,
        kind=OrganisationKind(kind),
        aliases=_texts(row, "aliases"),
        domains=_texts(row, "domains"),
        ibans=_texts(row, "ibans"),
    )


def _texts(row: dict[str, object], key: str) -> tuple[str, ...]:
    values = row.get(key, [])
    if not isinstance(values, list):
        raise ValueError(f"{key} is no list")
    return tuple(str(value) for value in values)


@lru_cache(maxsize=1)
def load_directory() -> Directory:
    """The directory that comes with the package; read once, when first asked for."""
    text = (files("parsers") / "data" / "organisations.yaml").read_text(encoding="utf-8")
    loaded = yaml.load(text, Loader=yaml.CSafeLoader)
    if not isinstance(loaded, dict) or loaded.get("version") != _VERSION:
        raise ValueError("the directory of organisations has an unknown version")
    organisations = [decode_organisation(row) for row in loaded["organisations"]]
    by_name: dict[str, Organisation] = {}
    by_domain: dict[str, Organisation] = {}
    by_iban: dict[str, Organisation] = {}
    patterns: set[str] = set()
    for organisation in organisations:
        for name in organisation.names:
            by_name.setdefault(plain_name(name), organisation)
            patterns.add(name)
        for domain in organisation.domains:
            by_domain.setdefault(domain, organisation)
        for iban in organisation.ibans:
            by_iban.setdefault(iban, organisation)
    ordered = sorted(patterns, key=lambda name: (-len(name), name))
    names = re.compile(r"(?<![\w-])(?:" + "|".join(_name_pattern(name) for name in ordered) + r")(?![\w-])")
    return Directory(by_name=by_name, by_domain=by_domain, by_iban=by_iban, names=names)


def _name_pattern(name: str) -> str:
    """Short names and plain words count only as they are written; longer ones in any case."""
    if len(name) <= 6 and " " not in name:
        return re.escape(name)
    return f"(?i:{re.escape(name)})"


def plain_name(name: str) -> str:
    """A name as names are compared: folded, without legal form, spaces and signs."""
    return letters_and_digits(_NAME_NOISE.sub(" ", fold(name)))


def find_organisation(text: str) -> Organisation | None:
    """Return the organisation whose name, mail or web domain, or account `text` is; `None` where it is
    unknown."""
    directory = load_directory()
    compact = text.replace(" ", "").upper()
    if compact in directory.by_iban:
        return directory.by_iban[compact]
    if "@" in text or ("." in text and " " not in text):
        return find_by_domain(text)
    return directory.by_name.get(plain_name(text))


def find_by_domain(address: str) -> Organisation | None:
    """Return the organisation that owns the domain of a mail address or web address."""
    host = (
        fold(address)
        .rsplit("@", 1)[-1]
        .removeprefix("https://")
        .removeprefix("http://")
        .split("/", 1)[0]
        .strip(". ")
    )
    directory = load_directory()
    parts = host.split(".")
    for start in range(max(0, len(parts) - 1)):
        found = directory.by_domain.get(".".join(parts[start:]))
        if found is not None:
            return found
    return None


def domain_stem(address: str) -> str:
    """The part of a mail or web address that names its owner: ``zonnehof`` of
    ``huur@zonnehof.example``."""
    host = (
        fold(address)
        .rsplit("@", 1)[-1]
        .removeprefix("https://")
        .removeprefix("http://")
        .split("/", 1)[0]
        .strip(". ")
    )
    parts = [part for part in host.split(".") if part and part != "www"]
    if len(parts) < 2:
        return parts[0] if parts else ""
    return parts[-3] if len(parts) > 2 and parts[-2] in _SECOND_LEVEL else parts[-2]


def names_in(text: str) -> Iterator[tuple[str, Organisation]]:
    """Known organisations named in `text`, as written there, in order; names of two letters do not count."""
    directory = load_directory()
    for match in directory.names.finditer(text):
        written = match.group()
        organisation = directory.by_name.get(plain_name(written))
        if organisation is not None and len(written) >= _SHORT:
            yield written, organisation
