"""Getting in: passwords, tokens and certificates, and a name for each way in which it fails."""

from __future__ import annotations

import imaplib
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, TypeGuard

import pytest
from imapclient import exceptions

from mailbox_ingest.mailbox.account import Account, Folder, OAuth, Password, Security
from mailbox_ingest.mailbox.accounts import new_account_id
from mailbox_ingest.mailbox.connection import Connection, connected, translated
from mailbox_ingest.mailbox.errors import (
    AccountError,
    MailboxError,
    MailboxLoginError,
    MailboxLostError,
    MailboxTlsError,
    MailboxUnreachableError,
)
from tests.mailbox_ingest.mailbox.dovecot import ODD_PASSWORD, ODD_USER, PASSWORD, Dovecot


def _account(dovecot: Dovecot, **changed: Any) -> Account:
    account = Account(
        id=new_account_id(),
        name="thuis",
        host="localhost",
        port=dovecot.tls_port,
        user=dovecot.new_user(),
        login=Password(secret=PASSWORD),
        folders=(Folder.named("INBOX"),),
    )
    return replace(account, **changed)


@pytest.fixture
def trusting(dovecot: Dovecot) -> ssl.SSLContext:
    """Return a way of checking certificates that trusts the server's own."""
    context = ssl.create_default_context()
    dovecot.authority.configure_trust(context)
    return context


async def _inbox(account: Account, secret: str, tls: ssl.SSLContext | None = None) -> int:
    async with connected(account, secret, tls=tls, connect_seconds=10, answer_seconds=10) as connection:
        return (await connection.status("INBOX")).messages


async def test_tls_from_the_first_byte(dovecot: Dovecot, trusting: ssl.SSLContext) -> None:
    assert await _inbox(_account(dovecot), PASSWORD, trusting) == 0


async def test_starttls(dovecot: Dovecot, trusting: ssl.SSLContext) -> None:
    account = _account(dovecot, port=dovecot.plain_port, security=Security.STARTTLS)
    assert await _inbox(account, PASSWORD, trusting) == 0


@pytest.mark.parametrize("security", [Security.TLS, Security.STARTTLS])
async def test_a_certificate_that_nobody_vouches_for_is_refused(dovecot: Dovecot, security: Security) -> None:
    port = dovecot.tls_port if security is Security.TLS else dovecot.plain_port
    with pytest.raises(MailboxTlsError):
        await _inbox(_account(dovecot, port=port, security=security), PASSWORD)


async def test_a_certificate_of_another_host_is_refused(dovecot: Dovecot, trusting: ssl.SSLContext) -> None:
    # The certificate is of localhost by name.
    with pytest.raises(MailboxTlsError):
        await _inbox(_account(dovecot, host="127.0.0.1"), PASSWORD, trusting)


async def test_a_port_without_tls_is_no_way_in(dovecot: Dovecot, trusting: ssl.SSLContext) -> None:
    with pytest.raises((MailboxTlsError, MailboxUnreachableError)):
        await _inbox(_account(dovecot, port=dovecot.plain_port), PASSWORD, trusting)


async def test_a_wrong_password_is_named(dovecot: Dovecot, trusting: ssl.SSLContext) -> None:
    with pytest.raises(MailboxLoginError) as caught:
        await _inbox(_account(dovecot), "iets anders", trusting)
    assert "iets anders" not in str(caught.value)


async def test_any_letters_may_stand_in_user_and_password(dovecot: Dovecot, trusting: ssl.SSLContext) -> None:
    account = _account(dovecot, user=ODD_USER, login=Password(secret=ODD_PASSWORD))
    assert await _inbox(account, ODD_PASSWORD, trusting) == 0
    with pytest.raises(MailboxLoginError):
        await _inbox(account, "gehéim", trusting)


async def test_an_access_token_opens_a_mailbox(dovecot: Dovecot, trusting: ssl.SSLContext) -> None:
    account = _account(dovecot, login=_OAUTH)
    assert await _inbox(account, dovecot.token(account.user), trusting) == 0


async def test_an_access_token_that_is_too_old_is_refused(dovecot: Dovecot, trusting: ssl.SSLContext) -> None:
    account = _account(dovecot, login=_OAUTH)
    with pytest.raises(MailboxLoginError):
        await _inbox(account, dovecot.token(account.user, valid_seconds=-60), trusting)


async def test_where_nothing_listens_it_says_so(dovecot: Dovecot) -> None:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        with pytest.raises(MailboxUnreachableError):
            await _inbox(_account(dovecot, port=asked.getsockname()[1]), PASSWORD)


async def test_a_name_that_is_nowhere_is_named(dovecot: Dovecot) -> None:
    with pytest.raises(MailboxUnreachableError):
        await _inbox(_account(dovecot, host="mail.invalid"), PASSWORD)


@contextmanager
def _server_that(says: bytes) -> Iterator[int]:
    """Give the port of a server that says something and closes."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def answer() -> None:
            came, _ = listening.accept()
            with came:
                came.sendall(says)

        thread = threading.Thread(target=answer)
        thread.start()
        try:
            yield listening.getsockname()[1]
        finally:
            thread.join()


@pytest.mark.parametrize("says", [b"", b"* OK", b"220 mail.example ESMTP\r\n", b"* BYE too many\r\n"])
async def test_a_greeting_that_is_none_is_no_mailbox(dovecot: Dovecot, says: bytes) -> None:
    with _server_that(says) as port, pytest.raises((MailboxUnreachableError, MailboxLostError)):
        await _inbox(_account(dovecot, host="127.0.0.1", port=port, security=Security.NONE), PASSWORD)


async def test_a_server_that_says_nothing_is_left_in_time(dovecot: Dovecot) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        account = _account(dovecot, host="127.0.0.1", port=silent.getsockname()[1], security=Security.NONE)
        with pytest.raises(MailboxUnreachableError):
            async with connected(account, PASSWORD, connect_seconds=0.2, answer_seconds=0.2):
                pass


async def test_a_connection_that_breaks_is_lost(dovecot: Dovecot, trusting: ssl.SSLContext) -> None:
    async def use(connection: Connection) -> None:
        connection.abandon()
        await connection.status("INBOX")

    with pytest.raises(MailboxLostError):
        async with connected(_account(dovecot), PASSWORD, tls=trusting) as connection:
            await use(connection)


_OAUTH = OAuth(token_url="https://login.example/token", client_id="postkluis", refresh_token="r")

UNFIT: list[tuple[str, dict[str, object]]] = [
    ("security", {"security": Security.NONE, "host": "mail.example"}),
    ("host", {"host": "mail example"}),
    ("host", {"host": ""}),
    ("host", {"port": 0}),
    ("user", {"user": "jan\r\nA1 DELETE INBOX"}),
    ("password", {"login": Password(secret="a\r\nb")}),
    ("folder", {"folders": ()}),
    ("folder", {"folders": (Folder.named("a"), Folder.named("a"))}),
    ("label", {"keyword": "\\Seen"}),
    ("token_url", {"login": replace(_OAUTH, token_url="http://login.example/token")}),
    ("refresh_token", {"login": replace(_OAUTH, refresh_token="")}),
]


@pytest.mark.parametrize(("field", "changed"), UNFIT)
def test_what_cannot_be_used_is_refused(dovecot: Dovecot, field: str, changed: dict[str, object]) -> None:
    with pytest.raises(AccountError) as caught:
        _account(dovecot, **changed)
    assert caught.value.field == field


def _is_error(kind: object) -> TypeGuard[type[Exception]]:
    return isinstance(kind, type) and issubclass(kind, Exception)


FOREIGN: list[BaseException] = [
    *(kind("said by somebody") for kind in vars(exceptions).values() if _is_error(kind)),
    imaplib.IMAP4.error("no"),
    imaplib.IMAP4.readonly("no"),
    imaplib.IMAP4.error("got more than 1000000 bytes"),
    ssl.SSLError("no"),
    OSError("no"),
    TimeoutError(),
    ConnectionResetError(),
    UnicodeEncodeError("ascii", "é", 0, 1, "no"),
    KeyError("no"),
    IndexError("no"),
]


@pytest.mark.parametrize("foreign", FOREIGN, ids=lambda error: type(error).__name__)
def test_each_error_of_the_libraries_has_a_name_of_ours(foreign: BaseException) -> None:
    with pytest.raises(MailboxError) as caught, translated("FETCH"):
        raise foreign
    assert caught.value.__cause__ is foreign
    assert "somebody" not in str(caught.value)
