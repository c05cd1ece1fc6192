"""A sender's side of the line: a letter is signed, sent and tried again until there is a receipt or a no."""

from __future__ import annotations

import asyncio
import base64
import binascii
import io
import json
import random
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from ipaddress import ip_address
from urllib.parse import quote, urlsplit

import aiohttp
from yarl import URL

from server.delivery_receipts import DeliveryReceipt, read_receipt
from server.errors import LetterRefusedError, LetterUnusableError, NotDeliveredError, ReceiptRefusedError
from server.message_signatures import LOOK_UP_COMPONENTS, PUSH_COMPONENTS, SenderKey
from server.push_body import PushBody
from store import AddressText, AddressTextError

MAX_ANSWER_BYTES = 64 * 1024
"""A receipt and a problem document take 1 or 2 kB."""
ASK_FIRST_BYTES = 256 * 1024
"""From this size on the host is asked first (Expect: 100-continue), so that a no costs no upload."""
_CONNECT_SECONDS = 10
_SILENCE_SECONDS = 60
"""How long the host may say nothing; a busy one commits within a second."""
_TOO_MANY = 429
_TIMED_OUT = 408
_MOST_RETRY_AFTER_SECONDS = 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class RetryPolicy:
    """How often and how fast a letter is tried again; waits double, and half of each is chance."""

    attempts: int = 8
    first_seconds: float = 0.5
    most_seconds: float = 60.0

    def wait_seconds(self, failed: int, *, asked_seconds: float) -> float:
        """Return how long to wait after this many failures; never less than the host asked for."""
        ours = min(self.most_seconds, self.first_seconds * 2.0 ** (failed - 1))
        # Chance keeps senders that failed together from coming back together; nothing secret hangs on it.
        return max(asked_seconds, ours * (0.5 + random.random() / 2))  # noqa: S311


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    status: int
    content: bytes = field(repr=False)
    retry_after_seconds: float


def checked_base_url(url: str) -> str:
    """Return the address of a host without a slash at its end.

    Raises:
        LetterUnusableError: It is not https, and not this very machine either: letters would go in clear.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise LetterUnusableError("host_url")
    if parts.scheme == "http" and not _is_loopback(parts.hostname):
        raise LetterUnusableError("host_url")
    return url.rstrip("/")


def signed_root(base_url: str, authority: str) -> str:
    """Return the root of what is signed as the target: as the host's card says, however it is reached.

    Without TLS only a host on this very machine is called by the address at which it is reached.
    """
    return base_url if urlsplit(base_url).netloc == authority else f"https://{authority}"


class PushClient:
    """Sends letters of one sender to one host."""

    def __init__(
        self,
        session: aiohttp.ClientSession,
        *,
        base_url: str,
        authority: str,
        key: SenderKey,
        receipt_public_key: bytes,
        clock: Callable[[], datetime],
        policy: RetryPolicy | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """Take what is needed; `base_url` is checked, `authority` is that of the host's card."""
        self._session = session
        self._base_url = base_url
        self._signed_root = signed_root(base_url, authority)
        self._key = key
        self._receipt_public_key = receipt_public_key
        self._clock = clock
        self._policy = policy or RetryPolicy()
        self._sleep = sleep

    async def push(self, body: PushBody, address: AddressText) -> DeliveryReceipt:
        """Send a letter and return its receipt, once that is verified.

        Args:
            body: The letter. The same body may be sent any number of times and is stored once.
            address: Where it goes.

        Raises:
            LetterRefusedError: The host says no.
            NotDeliveredError: It gave no answer, or was too busy, as often as we tried.
            ReceiptRefusedError: It gave a receipt that is not of this letter, or not of this host.
        """
        answer = await self._ask("POST", "/v1/letters", PUSH_COMPONENTS, body)
        text = _member(answer.content, "receipt")
        receipt = read_receipt(text, receipt_public_key=self._receipt_public_key)
        return checked_receipt(receipt, address, frozenset({body.document_digest}))

    async def address_key(self, address: AddressText) -> bytes:
        """Return the public key that the host gives for an address; `AddressText.checked_key` is next.

        Raises:
            LetterRefusedError, NotDeliveredError: As for `push`.
            ReceiptRefusedError: What came is no key.
        """
        path = "/v1/addresses/" + quote(address.format(), safe="")
        answer = await self._ask("GET", path, LOOK_UP_COMPONENTS, None)
        try:
            return base64.b64decode(_member(answer.content, "encryptionKey"), validate=True)
        except (binascii.Error, ValueError) as exc:
            raise ReceiptRefusedError("the answer has no key") from exc

    async def _ask(
        self, method: str, path: str, components: tuple[str, ...], body: PushBody | None
    ) -> _Answer:
        failed = 0
        while True:
            cause: Exception | None = None
            asked_seconds = 0.0
            try:
                answer = await self._ask_once(method, path, components, body)
            except (aiohttp.ClientError, TimeoutError, OSError) as exc:
                cause = exc
            else:
                if 200 <= answer.status < 300:
                    return answer
                if answer.status not in (_TOO_MANY, _TIMED_OUT) and answer.status < 500:
                    raise _refused(answer)
                asked_seconds = answer.retry_after_seconds
            failed += 1
            if failed >= self._policy.attempts:
                reason = "host_busy" if cause is None else "no_answer"
                raise NotDeliveredError(attempts=failed, reason=reason) from cause
            await self._sleep(self._policy.wait_seconds(failed, asked_seconds=asked_seconds))

    async def _ask_once(
        self, method: str, path: str, components: tuple[str, ...], body: PushBody | None
    ) -> _Answer:
        headers = {} if body is None else dict(body.headers)
        # A new nonce and a new time for each attempt: the host may have seen the one before.
        signature = self._key.sign(
            method,
            self._signed_root + path,
            headers,
            created=self._clock(),
            nonce=secrets.token_urlsafe(24),
            components=components,
        )
        async with self._session.request(
            method,
            URL(self._base_url + path, encoded=True),
            data=None if body is None else io.BytesIO(body.content),
            headers={**headers, **signature, "Accept": "application/json"},
            allow_redirects=False,
            expect100=body is not None and len(body.content) >= ASK_FIRST_BYTES,
            timeout=aiohttp.ClientTimeout(
                total=None, sock_connect=_CONNECT_SECONDS, sock_read=_SILENCE_SECONDS
            ),
        ) as response:
            content = await response.content.read(MAX_ANSWER_BYTES + 1)
            while len(content) <= MAX_ANSWER_BYTES and (
                more := await response.content.read(MAX_ANSWER_BYTES)
            ):
                content += more
            return _Answer(
                status=response.status,
                content=content[:MAX_ANSWER_BYTES],
                retry_after_seconds=_retry_after(response.headers.get("Retry-After")),
            )


async def _read_answer(stream: aiohttp.StreamReader) -> bytes:
    """Return what a host says, cut off where it goes on for longer than any answer of ours."""
    content = b""
    while len(content) < MAX_ANSWER_BYTES and (more := await stream.read(MAX_ANSWER_BYTES - len(content))):
        content += more
    return content


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def checked_receipt(
    receipt: DeliveryReceipt, address: AddressText, digests: frozenset[str]
) -> DeliveryReceipt:
    """Return a verified receipt when it is of one of these documents to this address.

    Raises:
        ReceiptRefusedError: It is of another letter.
    """
    try:
        delivered_to = AddressText.parse(receipt.address)
    except AddressTextError as exc:
        raise ReceiptRefusedError("it names no address") from exc
    if delivered_to != address or receipt.host != address.authority or receipt.document_digest not in digests:
        raise ReceiptRefusedError("it is of another letter")
    return receipt


def _retry_after(value: str | None) -> float:
    """Return the seconds of a Retry-After; the form with a date is not one that our host sends."""
    if value is None or not value.isascii() or not value.isdigit() or len(value) > 6:
        return 0.0
    return float(min(int(value), _MOST_RETRY_AFTER_SECONDS))


def _refused(answer: _Answer) -> LetterRefusedError:
    """Return the no of a host; what is no problem document (RFC 9457) is told by its status alone."""
    try:
        members = _object(answer.content)
    except ReceiptRefusedError:
        members = {}
    kind, detail = members.get("type"), members.get("detail")
    return LetterRefusedError(
        status=answer.status,
        problem=_printable(kind).rsplit("/", 1)[-1] or "unknown",
        detail=_printable(detail),
    )


def _printable(value: object) -> str:
    return "".join(sign for sign in value if sign.isprintable())[:500] if isinstance(value, str) else ""


def _member(content: bytes, name: str) -> str:
    value = _object(content).get(name)
    if not isinstance(value, str):
        raise ReceiptRefusedError(f"the answer has no {name}")
    return value


def _object(content: bytes) -> dict[str, object]:
    try:
        value = json.loads(content)
    except (ValueError, RecursionError) as exc:
        raise ReceiptRefusedError("the answer is no JSON") from exc
    if not isinstance(value, dict):
        raise ReceiptRefusedError("the answer is no object")
    return value
