"""The usual providers of mail: where their servers are and how a citizen gets in, as data with sources."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_VERSION = 1
IMAP_TLS_PORT = 993


class PasswordKind(StrEnum):
    """Which password opens a mailbox from a program."""

    ACCOUNT = "account"
    APP = "app"
    """One that the citizen makes at the provider for this program alone."""
    NONE = "none"
    """None does: access is given at the provider, by OAuth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OAuthPlaces:
    """Where access is asked for at a provider, for what, and what it wants to be told beside that."""

    authorize_url: str
    token_url: str
    scope: str
    extra: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """One provider; `source` is where its data was read."""

    name: str
    domains: tuple[str, ...]
    host: str
    user_is_address: bool
    password: PasswordKind
    oauth: OAuthPlaces | None
    source: str

    def user_of(self, address: str) -> str:
        """Return the name that the server knows the owner of an address by."""
        return address if self.user_is_address else address.partition("@")[0]


def find_provider(address: str) -> Provider | None:
    """Return the provider of a mail address, `None` for one that is not among the usual."""
    domain = address.rpartition("@")[2].strip().lower()
    return next((one for one in load_providers() if domain in one.domains), None)


def find_oauth_places(host: str) -> OAuthPlaces | None:
    """Return where access to a server is asked for, `None` where that is not known."""
    return next((one.oauth for one in load_providers() if one.host == host.lower()), None)


@cache
def load_providers() -> tuple[Provider, ...]:
    """Return the usual providers; read once, when first asked for."""
    text = (files("mailbox_ingest.mailbox") / "data" / "providers.yaml").read_text(encoding="utf-8")
    loaded = yaml.load(text, Loader=yaml.CSafeLoader)
    if not isinstance(loaded, dict) or loaded.get("version") != _VERSION:
        raise ValueError("the list of providers has an unknown version")
    return tuple(_decode(row) for row in loaded["providers"])


def _decode(row: dict[str, Any]) -> Provider:
    oauth = row.get("oauth")
    return Provider(
        name=row["name"],
        domains=tuple(row["domains"]),
        host=row["host"],
        user_is_address=row["user"] == "address",
        password=PasswordKind(row["password"]),
        oauth=None
        if oauth is None
        else OAuthPlaces(
            authorize_url=oauth["authorize_url"],
            token_url=oauth["token_url"],
            scope=oauth["scope"],
            extra=tuple(sorted(oauth["extra"].items())),
        ),
        source=row["source"],
    )
