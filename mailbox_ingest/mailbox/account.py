"""A mailbox of the citizen: where it is, how it is reached and opened, and which folders count."""

from __future__ import annotations

import ipaddress
import secrets
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import urlsplit

from mailbox_ingest.errors import PayloadError
from mailbox_ingest.mailbox.errors import AccountError
from mailbox_ingest.strict_json import Fields, encode_object

ACCOUNT_SETTING = "mailbox_account"
"""What the setting of a mailbox says it is: the vault keeps settings of others too."""
_VERSION = 1
_LONGEST = 1000
"""Characters of anything typed; a refresh token may have more."""
_LONGEST_TOKEN = 16_384


class Security(StrEnum):
    """How the connection is kept from others."""

    TLS = "tls"
    """From the first byte (RFC 8314); what providers ask today."""
    STARTTLS = "starttls"
    """Asked for in plain text before anything is said."""
    NONE = "none"
    """Not at all: only to this very machine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """A folder that is looked through. `id` stays when it is renamed, so that what was seen stays known."""

    id: str
    name: str = field(repr=False)

    @classmethod
    def named(cls, name: str) -> Folder:
        """Return a folder that was never looked at."""
        return cls(id=secrets.token_hex(4), name=name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Password:
    """A password, of the account or made for this program alone."""

    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class OAuth:
    """Access that the citizen gave at the provider (RFC 6749), to be renewed by the refresh token."""

    token_url: str
    client_id: str = field(repr=False)
    client_secret: str | None = field(default=None, repr=False)
    refresh_token: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One mailbox. `keyword` is the label that taken messages get, where the citizen asked for one.

    Raises:
        AccountError: A part of it cannot be used.
    """

    id: str
    name: str = field(repr=False)
    host: str = field(repr=False)
    port: int
    security: Security = Security.TLS
    user: str = field(repr=False)
    login: Password | OAuth = field(repr=False)
    folders: tuple[Folder, ...] = field(repr=False)
    keyword: str | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        """Refuse what could not be connected to, or not without being heard by others."""
        for name, text in (("host", self.host), ("user", self.user), ("name", self.name)):
            if not text or len(text) > _LONGEST or not text.isprintable():
                raise AccountError(name)
        if any(sign.isspace() for sign in self.host) or not 1 <= self.port <= 65535:
            raise AccountError("host")
        if self.security is Security.NONE and not is_loopback(self.host):
            raise AccountError("security")
        folders = [folder.name for folder in self.folders]
        if not folders or len(set(folders)) != len(folders) or any(not _is_line(one) for one in folders):
            raise AccountError("folder")
        if self.keyword is not None and not _is_keyword(self.keyword):
            raise AccountError("label")
        match self.login:
            case Password(secret=secret):
                if not _is_line(secret):
                    raise AccountError("password")
            case OAuth() as access:
                if not is_token_url(access.token_url):
                    raise AccountError("token_url")
                if not access.client_id or not 0 < len(access.refresh_token) <= _LONGEST_TOKEN:
                    raise AccountError("refresh_token")


def is_loopback(host: str) -> bool:
    """Whether a host is this very machine, so that nobody is on the way."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def is_token_url(url: str) -> bool:
    """Whether tokens may be asked for there: by TLS, or on this very machine."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    if not parts.hostname or parts.username or parts.password:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and is_loopback(parts.hostname))


def _is_line(text: str) -> bool:
    # IMAP has no way to say NUL, and the ends of lines would begin a command of their own.
    return 0 < len(text) <= _LONGEST and not any(sign in text for sign in "\r\n\0")


def _is_keyword(text: str) -> bool:
    """Whether it is a flag that a citizen may choose: an atom of IMAP that is none of its own flags."""
    return (
        text.isascii()
        and len(text) <= 60
        and all(sign.isalnum() or sign in "$_-." for sign in text)
        and text != ""
    )


def encode_account(account: Account) -> bytes:
    """Return the payload of the setting of a mailbox."""
    match account.login:
        case Password(secret=secret):
            login: dict[str, object] = {"kind": "password", "password": secret}
        case OAuth() as access:
            login = {
                "kind": "oauth2",
                "token_url": access.token_url,
                "client_id": access.client_id,
                "client_secret": access.client_secret,
                "refresh_token": access.refresh_token,
            }
    return encode_object(
        {
            "version": _VERSION,
            "setting": ACCOUNT_SETTING,
            "removed": False,
            "id": account.id,
            "name": account.name,
            "host": account.host,
            "port": account.port,
            "security": account.security.value,
            "user": account.user,
            "login": login,
            "folders": [{"id": folder.id, "name": folder.name} for folder in account.folders],
            "label": account.keyword,
        }
    )


def encode_removed_account() -> bytes:
    """Return the payload that takes the place of the setting of a mailbox: nothing of it is left there."""
    return encode_object({"version": _VERSION, "setting": ACCOUNT_SETTING, "removed": True})


def decode_account(payload: bytes) -> Account | None:
    """Return the mailbox of a payload, `None` for one that was removed.

    Raises:
        PayloadError: It is not in the one spelling that this version writes.
    """
    fields = Fields.decode("mailbox account", payload, version=_VERSION)
    if fields.text("setting") != ACCOUNT_SETTING:
        raise fields.problem("another setting")
    if fields.flag("removed"):
        fields.finish()
        return None
    login = fields.nested("login")
    if login is None:
        raise fields.problem("login is not an object")
    try:
        account = Account(
            id=fields.text("id"),
            name=fields.text("name"),
            host=fields.text("host"),
            port=fields.integer("port"),
            security=fields.choice("security", Security),
            user=fields.text("user"),
            login=_decode_login(login),
            folders=fields.items("folders", _decode_folder),
            keyword=fields.text_or_none("label"),
        )
    except AccountError as exc:
        raise PayloadError(kind="mailbox account", problem=f"{exc.field} cannot be used") from exc
    fields.finish()
    return account


def _decode_login(fields: Fields) -> Password | OAuth:
    kind = fields.text("kind")
    login: Password | OAuth
    if kind == "password":
        login = Password(secret=fields.text("password"))
    elif kind == "oauth2":
        login = OAuth(
            token_url=fields.text("token_url"),
            client_id=fields.text("client_id"),
            client_secret=fields.text_or_none("client_secret"),
            refresh_token=fields.text("refresh_token"),
        )
    else:
        raise fields.problem("kind is not one of the list")
    fields.finish()
    return login


def _decode_folder(entry: object) -> Folder:
    fields = Fields("mailbox account.folders", entry)
    folder = Folder(id=fields.text("id"), name=fields.text("name"))
    fields.finish()
    return folder
