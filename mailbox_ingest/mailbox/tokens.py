"""Access by OAuth 2: tokens of the provider, renewed before they end, and sealed again each time."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from ssl import SSLContext

from mailbox_ingest.mailbox.account import Account, OAuth, Password
from mailbox_ingest.mailbox.book import MailboxBook
from mailbox_ingest.mailbox.connection import ANSWER_SECONDS, CONNECT_SECONDS, Connection, connected
from mailbox_ingest.mailbox.errors import MailboxLoginError, MailboxTokenError, MailboxUnreachableError
from mailbox_ingest.mailbox.outcomes import Tokens

_SECONDS = 30
_MOST_BYTES = 65_536
"""An answer with two tokens is far smaller."""
_SPARE = timedelta(minutes=2)
"""A token that ends within this is renewed first: logging in and a sync take a while."""
_MEANWHILE_SECONDS = (0.0, 0.2, 1.0)
"""How long to wait for what another sync was given: it only has to write it down."""
_USUAL_SECONDS = 3600
"""How long a token holds where the provider does not say (RFC 6749, section 5.1)."""
_CODES = frozenset(
    {"invalid_request", "invalid_client", "invalid_grant", "unauthorized_client", "unsupported_grant_type",
     "invalid_scope", "access_denied", "interaction_required", "consent_required", "temporarily_unavailable"}
)  # fmt: skip
"""What a provider may say (RFC 6749, section 5.2). Anything else it says is not passed on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenTokens:
    """What a provider gave. Without a refresh token of its own, the one that was sent stays."""

    access_token: str = field(repr=False)
    refresh_token: str | None = field(repr=False)
    valid_seconds: int


async def request_tokens(
    token_url: str, form: Mapping[str, str], *, tls: SSLContext | None = None
) -> GivenTokens:
    """Ask a provider for tokens (RFC 6749, sections 4.1.3 and 6).

    Raises:
        MailboxTokenError: It gives none.
        MailboxUnreachableError: It does not answer.
    """
    # aiohttp takes a third of a second to import, and most mailboxes have a password.
    import aiohttp

    timeout = aiohttp.ClientTimeout(total=_SECONDS)
    try:
        async with (
            aiohttp.ClientSession(timeout=timeout) as session,
            session.post(
                token_url,
                data=dict(form),
                headers={"Accept": "application/json"},
                allow_redirects=False,
                ssl=tls if tls is not None else True,
            ) as response,
        ):
            status, body = response.status, b""
            async for chunk in response.content.iter_chunked(8192):
                body += chunk
                if len(body) > _MOST_BYTES:
                    raise MailboxTokenError
    except (aiohttp.ClientError, TimeoutError, OSError) as exc:
        raise MailboxUnreachableError("the provider does not answer") from exc
    if status >= 500:
        raise MailboxUnreachableError("the provider does not answer now")
    return _decode(status, body)


def _decode(status: int, body: bytes) -> GivenTokens:
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict):
        raise MailboxTokenError
    if status != 200:
        code = said.get("error")
        raise MailboxTokenError(code if isinstance(code, str) and code in _CODES else None)
    access, refresh, seconds = said.get("access_token"), said.get("refresh_token"), said.get("expires_in")
    if not isinstance(access, str) or not access or not access.isascii() or not access.isprintable():
        raise MailboxTokenError
    if not isinstance(seconds, int) or isinstance(seconds, bool) or seconds < 1:
        seconds = _USUAL_SECONDS
    return GivenTokens(
        access_token=access,
        refresh_token=refresh if isinstance(refresh, str) and refresh else None,
        valid_seconds=min(seconds, 7 * 24 * 3600),
    )


async def fresh_secret(
    account: Account,
    book: MailboxBook,
    now: Callable[[], datetime],
    *,
    renew: bool = False,
    tls: SSLContext | None = None,
) -> str:
    """Return what opens a mailbox now: its password, or an access token that holds for a while.

    Args:
        account: Which mailbox.
        book: Where tokens are kept, sealed.
        now: The clock.
        renew: Ask for another token, though the one at hand should hold.
        tls: How the provider's certificate is checked; by default as the system does.

    Raises:
        MailboxTokenError: The provider takes the access back, or never gave it.
        MailboxUnreachableError: It does not answer.
    """
    match account.login:
        case Password(secret=secret):
            return secret
        case OAuth() as access:
            return await _fresh_token(account.id, access, book, now, renew=renew, tls=tls)


async def _fresh_token(
    account: str,
    access: OAuth,
    book: MailboxBook,
    now: Callable[[], datetime],
    *,
    renew: bool,
    tls: SSLContext | None,
) -> str:
    basis = sha256(access.refresh_token.encode()).digest()
    kept = await _kept(account, basis, book)
    if kept is not None and not renew and kept.expires_at - _SPARE > now():
        return kept.access_token
    refresh_token = access.refresh_token if kept is None else kept.refresh_token
    form = {
        "grant_type": "refresh_token",
        "refresh_token": refresh_token,
        "client_id": access.client_id,
        **({} if access.client_secret is None else {"client_secret": access.client_secret}),
    }
    try:
        given = await request_tokens(access.token_url, form, tls=tls)
    except MailboxTokenError:
        # Another sync may have renewed it in this moment, and with that ended the one that we sent.
        for seconds in _MEANWHILE_SECONDS:
            await asyncio.sleep(seconds)
            meanwhile = await _kept(account, basis, book)
            if meanwhile is not None and meanwhile != kept:
                return meanwhile.access_token
        raise
    await book.keep_tokens(
        Tokens(
            account=account,
            basis=basis,
            refresh_token=given.refresh_token or refresh_token,
            access_token=given.access_token,
            expires_at=now() + timedelta(seconds=given.valid_seconds),
        )
    )
    return given.access_token


async def _kept(account: str, basis: bytes, book: MailboxBook) -> Tokens | None:
    """Return the tokens that came of this very access; those of one that was given before are none."""
    tokens = await book.tokens(account)
    return tokens if tokens is not None and tokens.basis == basis else None


@asynccontextmanager
async def opened_mailbox(
    account: Account,
    book: MailboxBook,
    now: Callable[[], datetime],
    *,
    tls: SSLContext | None = None,
    connect_seconds: float = CONNECT_SECONDS,
    answer_seconds: float = ANSWER_SECONDS,
) -> AsyncIterator[Connection]:
    """Connect to a mailbox and log in, with a new token where the one at hand is refused.

    Raises:
        MailboxError: As `connected` and `fresh_secret` say.
    """
    secret = await fresh_secret(account, book, now, tls=tls)
    seconds = {"connect_seconds": connect_seconds, "answer_seconds": answer_seconds}
    entered = False
    try:
        async with connected(account, secret, tls=tls, **seconds) as connection:
            entered = True
            yield connection
            return
    except MailboxLoginError:
        if entered or isinstance(account.login, Password):
            raise
    secret = await fresh_secret(account, book, now, renew=True, tls=tls)
    async with connected(account, secret, tls=tls, **seconds) as connection:
        yield connection
