"""Access that a citizen gives at the provider: a page in the browser, and its answer on this machine."""

from __future__ import annotations

import asyncio
import base64
import secrets
from collections.abc import Callable
from hashlib import sha256
from ssl import SSLContext
from urllib.parse import parse_qs, urlencode, urlsplit

from mailbox_ingest.mailbox.account import OAuth
from mailbox_ingest.mailbox.errors import MailboxTokenError
from mailbox_ingest.mailbox.providers import OAuthPlaces
from mailbox_ingest.mailbox.tokens import request_tokens

WAIT_SECONDS = 600.0
"""How long a citizen may take to log in at the provider and say yes."""
_MOST_BYTES = 16_384
_HEAD_SECONDS = 10


async def ask_for_access(
    places: OAuthPlaces,
    *,
    client_id: str,
    client_secret: str | None,
    address: str,
    show: Callable[[str], None],
    wait_seconds: float = WAIT_SECONDS,
    tls: SSLContext | None = None,
) -> OAuth:
    """Let the citizen give access at the provider, and return it (RFC 8252: browser and loopback address).

    Args:
        places: Where to ask.
        client_id: The id under which the provider knows this program.
        client_secret: What some providers give beside it; in a program on somebody's machine it is none.
        address: Whose mailbox, so that the page need not ask.
        show: Is called with the address of the page, to open or to print.
        wait_seconds: How long to wait for the citizen.
        tls: How the provider's certificate is checked; by default as the system does.

    Raises:
        MailboxTokenError: The citizen or the provider said no, or said nothing in time.
        MailboxUnreachableError: The provider does not answer.
    """
    verifier, state = secrets.token_urlsafe(48), secrets.token_urlsafe(24)
    answer: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await _serve(reader, writer, state=state, answer=answer)

    server = await asyncio.start_server(serve, "127.0.0.1", 0, limit=_MOST_BYTES)
    async with server:
        redirect = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
        challenge = base64.urlsafe_b64encode(sha256(verifier.encode()).digest()).rstrip(b"=").decode()
        query = {
            "response_type": "code",
            "client_id": client_id,
            "redirect_uri": redirect,
            "scope": places.scope,
            "state": state,
            "code_challenge": challenge,
            "code_challenge_method": "S256",
            "login_hint": address,
            **dict(places.extra),
        }
        show(f"{places.authorize_url}?{urlencode(query)}")
        try:
            code = await asyncio.wait_for(answer, wait_seconds)
        except TimeoutError as exc:
            raise MailboxTokenError("access_denied") from exc
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": redirect,
        "client_id": client_id,
        "code_verifier": verifier,
        **({} if client_secret is None else {"client_secret": client_secret}),
    }
    given = await request_tokens(places.token_url, form, tls=tls)
    if given.refresh_token is None:
        raise MailboxTokenError
    return OAuth(
        token_url=places.token_url,
        client_id=client_id,
        client_secret=client_secret,
        refresh_token=given.refresh_token,
    )


async def _serve(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, state: str, answer: asyncio.Future[str]
) -> None:
    """Answer one request of the browser; only one with our own `state` counts."""
    try:
        head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), _HEAD_SECONDS)
        method, _, rest = head.partition(b"\r\n")[0].decode("ascii", "replace").partition(" ")
        told = parse_qs(urlsplit(rest.partition(" ")[0]).query) if method == "GET" else {}
        if not secrets.compare_digest(told.get("state", [""])[0].encode(), state.encode()):
            writer.write(_page("404 Not Found", "Nothing here."))
        elif "code" in told:
            writer.write(
                _page("200 OK", "Postkluis: OK. You may close this page. / U kunt deze pagina sluiten.")
            )
            if not answer.done():
                answer.set_result(told["code"][0])
        else:
            writer.write(_page("200 OK", "Postkluis: no access was given. / Er is geen toegang gegeven."))
            if not answer.done():
                answer.set_exception(MailboxTokenError("access_denied"))
        await writer.drain()
    except (TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, OSError, ValueError):
        pass  # whoever that was, it was not the browser with our answer; that one may still come
    finally:
        writer.close()


def _page(status: str, text: str) -> bytes:
    body = f"<!doctype html><meta charset=utf-8><title>Postkluis</title><p>{text}".encode()
    head = (
        f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n"
        "Cache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nConnection: close\r\n\r\n"
    )
    return head.encode() + body
