"""Everything we install may be used by a program under EUPL-1.2."""

from __future__ import annotations

import re
from importlib.metadata import Distribution, distributions
from pathlib import Path

ROOT = Path(__file__).parents[2]

# Permissive licences, and the copyleft ones that the appendix of EUPL-1.2 names as compatible or that reach
# no further than their own files or library. Never plain GPL or AGPL: those bind whoever passes the whole on.
_GOES_WITH_EUPL = re.compile(
    r"MIT|BSD|Apache|MPL|Mozilla|PSF|LGPL|Lesser General Public|ISC|Zlib|CC0|EUPL|HPND", re.IGNORECASE
)
_BSD_TEXT = "Redistribution and use in source and binary forms, with or without modification, are permitted"
_PLAIN_GPL = re.compile(r"(?<!L)GPL|Affero")


def _locked_names() -> set[str]:
    lock = (ROOT / "requirements.lock").read_text()
    return {_plain(name) for name in re.findall(r"^([A-Za-z0-9_.-]+)==", lock, re.MULTILINE)}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _stated_licence(distribution: Distribution) -> str:
    metadata = distribution.metadata
    classifiers = [c for c in metadata.get_all("Classifier") or [] if c.startswith("License ::")]
    fields = [
        metadata[key].strip().split("\n")[0] for key in ("License-Expression", "License") if key in metadata
    ]
    return " / ".join(filter(None, [*fields, *classifiers])) or _licence_of_text(distribution)


def _licence_of_text(distribution: Distribution) -> str:
    """Where the metadata names no licence, the text that it points at tells which it is."""
    texts = [
        Path(str(distribution.locate_file(file))).read_text(errors="replace")
        for file in distribution.files or []
        if file.name in (distribution.metadata.get_all("License-File") or [])
    ]
    return "BSD" if any(_BSD_TEXT in " ".join(text.split()) for text in texts) else ""


def _installed() -> dict[str, str]:
    locked = _locked_names()
    stated = {_plain(d.name): _stated_licence(d) for d in distributions()}
    return {name: stated[name] for name in locked if name in stated}


def test_the_lock_is_what_stands_in_the_environment() -> None:
    assert len(_installed()) > 40


def test_every_licence_goes_with_eupl() -> None:
    unfit = {
        name: licence
        for name, licence in _installed().items()
        if not _GOES_WITH_EUPL.search(licence) or _PLAIN_GPL.search(licence)
    }
    assert unfit == {}


def test_no_wheel_brings_a_gpl_library_along() -> None:
    """A wheel can be mild itself and carry a stricter library; its list of bundled parts then says so."""
    locked = _locked_names()
    strict = []
    for distribution in distributions():
        if _plain(distribution.name) not in locked:
            continue
        for file in distribution.files or ():
            if "bundled" in file.name.lower():
                text = Path(str(file.locate())).read_text(errors="replace")
                if re.search(r"^License: *(?:GPL|AGPL)(?!.*exception)", text, re.MULTILINE):
                    strict.append(f"{distribution.name}: {file}")
    assert strict == []


def test_the_lock_names_no_host() -> None:
    assert "://" not in (ROOT / "requirements.lock").read_text()
