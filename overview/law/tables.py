"""The figures of the law as data files, each with where it stands and whether that was seen."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from overview.finding import LegalSource

_VERSION = 1


def table(name: str) -> Mapping[str, Any]:
    """Return the table of law of this name, read once.

    Raises:
        ValueError: the file is of a version that this program does not know.
    """
    return package_table("overview.law", name)


@cache
def package_table(package: str, name: str) -> Mapping[str, Any]:
    """Return the data file of this name in a package of ours, read once.

    Raises:
        ValueError: the file is of a version that this program does not know.
    """
    text = (files(package) / "data" / f"{name}.yaml").read_text(encoding="utf-8")
    loaded = yaml.load(text, Loader=yaml.CSafeLoader)
    if not isinstance(loaded, dict) or loaded.get("version") != _VERSION:
        raise ValueError(f"the table {name} has an unknown version")
    return loaded


def source_of(row: Mapping[str, Any]) -> LegalSource:
    """Return where a row of a table says that it stands."""
    return LegalSource(
        article=str(row["article"]), reference=str(row["reference"]), verified=bool(row["verified"])
    )
