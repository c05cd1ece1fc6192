"""How properties are tried: the same examples for a commit, new ones at length, and never by the clock."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

# The same commit has the same outcome on every machine, however busy. New examples are drawn by the long
# tests, and by all properties with `--hypothesis-profile search`.
settings.register_profile(
    "commit", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("search", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("commit")


def pytest_configure(config: pytest.Config) -> None:
    """Let the long tests search anew each time."""
    if config.getoption("markexpr") == "long":
        settings.load_profile("search")


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name a long text by its argument: it reads better, and a mail differs from one process to the next."""
    return argname if isinstance(val, str | bytes) and len(val) > 200 else None
