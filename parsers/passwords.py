"""The password that a reader tries on what is locked, while it reads and no longer: nothing keeps it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

LONGEST_PASSWORD: Final = 200
"""Characters. The PDF format takes no more than 127 bytes, and a ZIP file no more than is typed."""

_password: ContextVar[str | None] = ContextVar("password", default=None)


@contextmanager
def trying(password: str | None) -> Iterator[None]:
    """Try `password` on each locked document that is read within; `None` tries nothing."""
    token = _password.set(password)
    try:
        yield
    finally:
        _password.reset(token)


def password_at_hand() -> str | None:
    """Return the password to try, `None` where there is none."""
    return _password.get()
