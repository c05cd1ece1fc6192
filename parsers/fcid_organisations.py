"""The public bodies that give financial claims documents, by the prefix of their type codes and by OIN."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final

import yaml

_VERSION: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class FcidOrganisation:
    """One of them. `oin` is its number in the government's list, `None` where that is not known to us.

    `name` is that of the directory of organisations; `oin_verified` tells whether the number was seen in a
    list of the government.
    """

    prefix: str
    name: str
    oin: str | None
    oin_verified: bool


@lru_cache(maxsize=1)
def fcid_organisations() -> tuple[FcidOrganisation, ...]:
    """Return those that come with the package; read once, when first asked for."""
    text = (files("parsers") / "data" / "fcid_organisations.yaml").read_text(encoding="utf-8")
    loaded = yaml.load(text, Loader=yaml.CSafeLoader)
    if not isinstance(loaded, dict) or loaded.get("version") != _VERSION:
        raise ValueError("the organisations of claims documents have an unknown version")
    return tuple(FcidOrganisation(**row) for row in loaded["organisations"])


def find_by_type_code(code: str | None) -> FcidOrganisation | None:
    """Return whose type code this is, such as ``cjib_wahv``; `None` where the prefix is of nobody known."""
    if code is None:
        return None
    prefix = code.partition("_")[0].lower()
    return next((one for one in fcid_organisations() if one.prefix == prefix), None)


def find_by_oin(oin: str | None) -> FcidOrganisation | None:
    """Return whose OIN this is; `None` where it is of nobody known."""
    return None if oin is None else next((one for one in fcid_organisations() if one.oin == oin), None)


def find_by_name(name: str | None) -> FcidOrganisation | None:
    """Return which of them a name on a letter stands for, by the names in the directory of organisations."""
    from parsers.directory import find_organisation

    known = find_organisation(name) if name else None
    return None if known is None else next((o for o in fcid_organisations() if o.name == known.name), None)
