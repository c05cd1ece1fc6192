"""A connection to the server of a mailbox, by IMAPClient: it looks and changes nothing, unless it labels."""

from __future__ import annotations

import asyncio
import imaplib
import logging
import re
import socket
import ssl
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from typing import Any, TypeVar

from imapclient import IMAPClient, SocketTimeout
from imapclient.exceptions import LoginError

from mailbox_ingest.mailbox import idling
from mailbox_ingest.mailbox.account import Account, Password, Security
from mailbox_ingest.mailbox.errors import (
    FolderMissingError,
    IdleRefusedError,
    MailboxAnswerError,
    MailboxLoginError,
    MailboxLostError,
    MailboxRefusedError,
    MailboxTlsError,
    MailboxUnreachableError,
)
from mailbox_ingest.mailbox.shapes import PartShape, shapes_of
from mailbox_ingest.mailbox.triage import TRIAGE_FIELDS

CONNECT_SECONDS = 30.0
"""How long a connection, and then a greeting, may take: some servers slow down whoever comes often."""
ANSWER_SECONDS = 120.0
"""How long the server may be silent in an answer; some need long to search a mailbox of gigabytes."""
WINDOW = 50_000
"""Messages in one search: UIDs come in one line, and a line of more than a million bytes is refused."""
_PLAIN_USER = re.compile(r"[A-Za-z0-9._+@=-]+")
_KNOWN_BY = ("Message-ID", "Received")
"""Beside what the triage looks at: these make that no two messages have the same header."""

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderStatus:
    """What a server tells of a folder; a number that it does not tell is 0."""

    uid_validity: int
    uid_next: int
    modseq: int
    messages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageHead:
    """What stands in front of a message: enough to judge it by, and to know it again."""

    uid: int
    size_bytes: int
    received_at: datetime
    header: bytes = field(repr=False)
    parts: tuple[PartShape, ...] = field(repr=False)


class Connection:
    """One connection, logged in. Its calls block nobody: each runs in a thread, one after the other."""

    def __init__(self, client: IMAPClient) -> None:
        self._client = client
        self.window = WINDOW
        """How many messages are in one search."""
        self._one_at_a_time = asyncio.Lock()
        self._examined: str | None = None

    async def status(self, folder: str) -> FolderStatus:
        """Return how a folder stands, without opening it.

        Raises:
            FolderMissingError: There is none of that name.
        """
        items = ["UIDVALIDITY", "UIDNEXT", "MESSAGES"]
        if await self.offers("CONDSTORE"):
            items.append("HIGHESTMODSEQ")
        try:
            told = await self._ask(lambda client: client.folder_status(folder, items))
        except MailboxRefusedError as refused:
            if await self.has_folder(folder):
                raise
            raise FolderMissingError("there is no such folder") from refused
        return _status(told, messages=b"MESSAGES")

    async def examine(self, folder: str) -> FolderStatus:
        """Open a folder to look and not to touch, and return how it stands."""
        self._examined = None
        told = await self._ask(lambda client: client.select_folder(folder, readonly=True))
        self._examined = folder
        return _status(told, messages=b"EXISTS")

    async def has_folder(self, folder: str) -> bool:
        """Whether there is a folder of that name."""
        return folder in await self.folders()

    async def folders(self) -> tuple[str, ...]:
        """Return the names of all folders that can hold messages."""
        listed = await self._ask(lambda client: client.list_folders())
        return tuple(
            name
            for flags, _, name in listed
            if isinstance(name, str)
            and name.isprintable()  # it is shown on a terminal
            and not {b"\\noselect", b"\\nonexistent"} & {flag.lower() for flag in flags}
        )

    async def offers(self, capability: str) -> bool:
        """Whether the server can do something."""
        return await self._ask(lambda client: bool(client.has_capability(capability)))

    async def uids_from(self, uid: int, *, messages: int) -> list[int]:
        """Return the UIDs of the open folder from `uid` on, in order; it has `messages` in all."""
        found: set[int] = set()
        for first in range(1, messages + 1, self.window):
            last = min(first + self.window - 1, messages)
            # `n:*` names the last message too where all are below n, and UIDs are in the order of numbers.
            criteria = (
                ["UID", f"{uid}:*"]
                if last - first + 1 == messages
                else [f"{first}:{last}", "UID", f"{uid}:*"]
            )
            found.update(await self._ask(partial(_search, criteria)))
        return sorted(one for one in found if one >= uid)

    async def heads(self, uids: Sequence[int], *, plain: bool = False) -> list[MessageHead]:
        """Return what stands in front of these messages, for those that are there.

        With `plain`, header and structure are left out: some messages are so broken that the server's answer
        about them cannot be read.
        """
        if not uids:
            return []
        items = ["RFC822.SIZE", "INTERNALDATE"]
        if not plain:
            names = " ".join(dict.fromkeys(name.upper() for name in (*TRIAGE_FIELDS, *_KNOWN_BY)))
            items += ["BODYSTRUCTURE", f"BODY.PEEK[HEADER.FIELDS ({names})]"]
        answered = await self._ask(lambda client: client.fetch(list(uids), items))
        return [_head(uid, answered[uid]) for uid in sorted(answered)]

    async def message(self, uid: int, *, limit_bytes: int) -> bytes | None:
        """Return a message as it is, or its first `limit_bytes` and one; `None` where it is gone.

        It stays unread in the mailbox.
        """
        answered = await self._ask(lambda client: client.fetch([uid], [f"BODY.PEEK[]<0.{limit_bytes + 1}>"]))
        if uid not in answered:
            return None
        content = next((value for key, value in answered[uid].items() if key.startswith(b"BODY[]")), None)
        if content is None:
            return None
        if not isinstance(content, bytes):
            # A body of a single number comes as one.
            content = str(content).encode("ascii")
        return content

    async def label(self, folder: str, uids: Sequence[int], keyword: str) -> None:
        """Give messages a keyword; the one thing that changes the mailbox, where the citizen asked for it."""
        await self._ask(lambda client: client.select_folder(folder, readonly=False))
        self._examined = None
        flag = keyword.encode("ascii")
        await self._ask(lambda client: client.add_flags(list(uids), [flag], silent=True))

    async def wait_for_news(self, folder: str, *, next_uid: int, seconds: float) -> bool:
        """Wait until something came into a folder, at most so many seconds, and return whether it did.

        The server tells it by IDLE (RFC 2177), which it must offer. What came since `next_uid` was the next
        UID, and before it listens, counts too. No thread is held while it waits.

        Raises:
            IdleRefusedError: It does not do it. The connection is of no use any more.
        """
        status = await self.examine(folder)
        if status.uid_next > next_uid:
            return True
        until = asyncio.get_running_loop().time() + seconds
        async with self._one_at_a_time:
            while (left := until - asyncio.get_running_loop().time()) > 0:
                try:
                    told = await asyncio.to_thread(_translated_call, idling.start, self._client)
                except MailboxRefusedError as refused:
                    raise IdleRefusedError from refused
                if not told:
                    await idling.wait_for_a_sign(self._client, left)
                if await asyncio.to_thread(_translated_call, idling.end, self._client):
                    return True
        return False

    async def _ask(self, call: Callable[[Any], _T]) -> _T:
        async with self._one_at_a_time:
            return await asyncio.to_thread(_translated_call, call, self._client)

    async def close(self) -> None:
        """Say goodbye, if anybody listens, and close."""
        async with self._one_at_a_time:
            await asyncio.to_thread(_close, self._client)

    def abandon(self) -> None:
        """Cut the connection at once, also while a call waits for an answer in its thread."""
        # The library closes its buffer first, and that waits for whoever reads from it: cut the line before.
        # Of a line with TLS as well: taking that apart is for the thread that may be in it.
        with suppress(OSError):
            socket.socket.shutdown(self._client.socket(), socket.SHUT_RDWR)
        with suppress(OSError):
            self._client.shutdown()


@asynccontextmanager
async def connected(
    account: Account,
    secret: str,
    *,
    tls: ssl.SSLContext | None = None,
    connect_seconds: float = CONNECT_SECONDS,
    answer_seconds: float = ANSWER_SECONDS,
) -> AsyncIterator[Connection]:
    """Connect, log in, and close at the end.

    Args:
        account: Which mailbox.
        secret: Its password, or an access token where it has OAuth.
        tls: How certificates are checked; by default as the system does.
        connect_seconds: How long connecting may take.
        answer_seconds: How long the server may be silent.

    Raises:
        MailboxUnreachableError, MailboxTlsError, MailboxLoginError, MailboxLostError: as they say.
    """
    timeout = SocketTimeout(connect=connect_seconds, read=answer_seconds)
    client = await asyncio.to_thread(_open, account, secret, tls or ssl.create_default_context(), timeout)
    connection = Connection(client)
    try:
        yield connection
    except BaseException:
        connection.abandon()
        raise
    await connection.close()


def _open(account: Account, secret: str, tls: ssl.SSLContext, timeout: SocketTimeout) -> Any:
    # IMAPClient writes every line that goes by to its log, with all that people write each other.
    logging.getLogger("imapclient").setLevel(logging.WARNING)
    try:
        client: Any = IMAPClient(
            account.host,
            port=account.port,
            ssl=account.security is Security.TLS,
            ssl_context=tls,
            timeout=timeout,
        )
    except ssl.SSLError as exc:
        raise MailboxTlsError("no safe connection") from exc
    except (OSError, imaplib.IMAP4.error, ValueError) as exc:
        raise MailboxUnreachableError("no connection, or no greeting") from exc
    try:
        client.normalise_times = False
        # Without this every line is copied for a log that nobody keeps.
        client._imap.debug = 0
        if account.security is Security.STARTTLS:
            _start_tls(client, tls)
        with translated("LOGIN"):
            if isinstance(account.login, Password):
                _log_in(client, account.user, secret)
            else:
                client.oauth2_login(account.user, secret)
    except BaseException:
        with suppress(OSError):
            client.shutdown()
        raise
    return client


def _log_in(client: Any, user: str, password: str) -> None:
    if _PLAIN_USER.fullmatch(user) and password.isascii():
        client.login(user, password)
    else:
        # LOGIN knows no other letters than those of ASCII, and imaplib sends a user as it is.
        client.plain_login(user, password)


def _start_tls(client: Any, tls: ssl.SSLContext) -> None:
    try:
        client.starttls(tls)
    except ssl.SSLError as exc:
        raise MailboxTlsError("no safe connection") from exc
    except imaplib.IMAP4.abort as exc:
        raise MailboxLostError("the connection broke") from exc
    except imaplib.IMAP4.error as exc:
        # Never go on in plain text: whoever stands in between can say that there is no TLS.
        raise MailboxTlsError("no TLS there") from exc
    except OSError as exc:
        raise MailboxLostError("the connection broke") from exc


@contextmanager
def translated(command: str) -> Iterator[None]:
    """Turn errors of IMAPClient, imaplib and the network into errors of the mailbox."""
    try:
        yield
    except LoginError as exc:
        if isinstance(exc.__context__, imaplib.IMAP4.abort):
            raise MailboxLostError("the connection broke while logging in") from exc
        if "UNAVAILABLE" in str(exc):
            raise MailboxUnreachableError("the server lets nobody in at the moment") from exc
        raise MailboxLoginError("not let in") from exc
    except imaplib.IMAP4.abort as exc:
        raise MailboxLostError("the connection broke") from exc
    except imaplib.IMAP4.error as exc:
        if isinstance(exc.__cause__ or exc.__context__, ValueError) or type(exc).__name__ == "ProtocolError":
            raise MailboxAnswerError("an answer of another form") from exc
        if "1000000 bytes" in str(exc):
            # imaplib gives up in the middle of the line: what follows cannot be told apart any more.
            raise MailboxLostError("an answer too long to read") from exc
        raise MailboxRefusedError(command) from exc
    except OSError as exc:
        raise MailboxLostError("the connection broke, or nothing came") from exc
    except (ValueError, TypeError, KeyError, IndexError, AssertionError) as exc:
        raise MailboxAnswerError("an answer of another form") from exc


def _translated_call(call: Callable[[Any], _T], client: Any) -> _T:
    with translated("command"):
        return call(client)


def _search(criteria: Sequence[str], client: Any) -> list[int]:
    found: list[int] = client.search(list(criteria))
    return found


def _close(client: Any) -> None:
    try:
        client.logout()
    except (OSError, imaplib.IMAP4.error, ValueError):
        with suppress(OSError):
            client.shutdown()


def _status(told: dict[bytes, Any], *, messages: bytes) -> FolderStatus:
    def number(name: bytes) -> int:
        value = told.get(name)
        return value if isinstance(value, int) and value > 0 else 0

    if not number(b"UIDVALIDITY"):
        raise MailboxAnswerError("a folder without UIDVALIDITY")
    return FolderStatus(
        uid_validity=number(b"UIDVALIDITY"),
        uid_next=number(b"UIDNEXT"),
        modseq=number(b"HIGHESTMODSEQ"),
        messages=number(messages),
    )


def _head(uid: int, fields: dict[bytes, Any]) -> MessageHead:
    size, received = fields.get(b"RFC822.SIZE"), fields.get(b"INTERNALDATE")
    header = next((value for key, value in fields.items() if key.startswith(b"BODY[HEADER")), b"")
    return MessageHead(
        uid=uid,
        size_bytes=size if isinstance(size, int) else 0,
        received_at=received if isinstance(received, datetime) else datetime.now(UTC),
        header=header if isinstance(header, bytes) else b"",
        parts=shapes_of(fields.get(b"BODYSTRUCTURE")),
    )
