"""Every folder of code is listed: a package left out works in the checkout and nowhere else."""

from __future__ import annotations

import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_distribution_lists_every_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    listed = set(project["tool"]["setuptools"]["packages"])
    top = {name.split(".")[0] for name in listed}
    found = {
        ".".join(path.parent.relative_to(ROOT).parts)
        for name in top
        for path in (ROOT / name).rglob("__init__.py")
    }
    assert listed == found


def test_the_type_checker_and_the_import_linter_see_every_package() -> None:
    tool = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]
    top = {name.split(".")[0] for name in tool["setuptools"]["packages"]}
    assert top <= set(tool["mypy"]["packages"])
    assert top == set(tool["importlinter"]["root_packages"])
