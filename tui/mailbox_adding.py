"""Adding a mailbox: what is known of the provider, what the citizen gave, and whether it opens."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import click

from mailbox_ingest.mailbox.account import Account, Folder, OAuth, Password, Security
from mailbox_ingest.mailbox.accounts import new_account_id
from mailbox_ingest.mailbox.connection import Connection
from mailbox_ingest.mailbox.errors import AccountError, FolderMissingError
from mailbox_ingest.mailbox.providers import (
    IMAP_TLS_PORT,
    PasswordKind,
    Provider,
    find_oauth_places,
    find_provider,
)
from tui.errors import FileReadError
from tui.i18n import gettext as _
from tui.session import Session

_STARTTLS_PORT = 143
_MOST_PASSWORD_BYTES = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedMailbox:
    """What was given on the command line."""

    address: str
    name: str | None
    host: str | None
    port: int | None
    security: Security
    user: str | None
    folders: tuple[str, ...]
    label: str | None
    password_file: Path | None
    oauth: bool
    client_id: str | None
    client_secret: str | None


async def make_account(asked: AskedMailbox, session: Session, show: Callable[[str], None]) -> Account:
    """Return the mailbox that was asked for; its password is asked for, or access to it.

    Raises:
        AccountError: Something is missing or cannot be used.
        MailboxError: The provider gives no access.
        FileReadError: The file with the password cannot be read.
    """
    provider = find_provider(asked.address) if asked.host is None else None
    host = asked.host or (provider.host if provider is not None else None)
    if host is None:
        raise AccountError("host")
    port = asked.port or (IMAP_TLS_PORT if asked.security is Security.TLS else _STARTTLS_PORT)
    user = asked.user or (provider.user_of(asked.address) if provider is not None else asked.address)
    without_login = Account(
        id=new_account_id(),
        name=asked.name or asked.address,
        host=host,
        port=port,
        security=asked.security,
        user=user,
        login=Password(secret="-"),  # noqa: S106 - the place of one, so that all else is checked first
        folders=tuple(Folder.named(name) for name in asked.folders or ("INBOX",)),
        keyword=asked.label,
    )
    return replace(without_login, login=await _login(asked, provider, host, session, show))


async def check_folders(account: Account, connection: Connection) -> None:
    """Make sure that every folder is there.

    Raises:
        FolderMissingError: One is not.
    """
    there = await connection.folders()
    if not {folder.name for folder in account.folders if folder.name.upper() != "INBOX"} <= set(there):
        raise FolderMissingError("no such folder")


async def _login(
    asked: AskedMailbox,
    provider: Provider | None,
    host: str,
    session: Session,
    show: Callable[[str], None],
) -> Password | OAuth:
    if asked.oauth:
        return await _ask_for_access(asked, host, show)
    if provider is not None and provider.password is PasswordKind.NONE:
        raise AccountError("oauth")
    if provider is not None and provider.password is PasswordKind.APP and asked.password_file is None:
        session.notice(
            _(
                "{provider} wants a password that is made for programs alone, not the one that you log in "
                "with. You make it in the settings of your account there."
            ).format(provider=provider.name)
        )
    return Password(secret=_password(asked.password_file, session))


def _password(file: Path | None, session: Session) -> str:
    if file is not None:
        try:
            with file.open("rb") as stream:
                secret = stream.read(_MOST_PASSWORD_BYTES).decode().rstrip("\r\n")
        except (OSError, UnicodeDecodeError) as exc:
            raise FileReadError(str(file)) from exc
        if not secret:
            raise FileReadError(str(file))
        return secret
    if not sys.stdin.isatty():
        raise AccountError("password")
    return str(click.prompt(_("The password of the mailbox"), hide_input=True, err=True))


async def _ask_for_access(asked: AskedMailbox, host: str, show: Callable[[str], None]) -> OAuth:
    from mailbox_ingest.mailbox.consenting import ask_for_access

    places = find_oauth_places(host)
    if places is None:
        raise AccountError("token_url")
    if not asked.client_id:
        raise AccountError("client_id")
    return await ask_for_access(
        places,
        client_id=asked.client_id,
        client_secret=asked.client_secret,
        address=asked.address,
        show=show,
    )
