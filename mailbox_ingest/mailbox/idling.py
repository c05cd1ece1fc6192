"""IDLE (RFC 2177): a server tells by itself what comes into the open folder, and nobody waits in a thread."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any


def start(client: Any) -> bool:
    """Let the server tell what comes, and return whether it did already, in the same breath."""
    client.idle()
    return _has_more(client)


def _has_more(client: Any) -> bool:
    """Whether something stands in the buffers above the socket: the system would not tell of that."""
    sock = client.socket()
    before = sock.gettimeout()
    try:
        sock.settimeout(0)
        # Reads from the socket at most once, and only if there is nothing yet.
        return bool(_lines_of(client).peek(1))
    except BlockingIOError:
        return False
    except OSError as exc:
        # TLS has its own way to say that nothing is there.
        if type(exc).__name__ == "SSLWantReadError":
            return False
        raise
    finally:
        with suppress(OSError):
            sock.settimeout(before)


def _lines_of(client: Any) -> Any:
    # Python gave it another name in 3.14.
    return getattr(client._imap, "_file", None) or client._imap.file


async def wait_for_a_sign(client: Any, seconds: float) -> None:
    """Wait until anything comes over the line, or it breaks; at most so many seconds."""
    loop = asyncio.get_running_loop()
    came = asyncio.Event()
    try:
        number = client.socket().fileno()
        loop.add_reader(number, came.set)
    except (OSError, ValueError):
        # The connection is closed; whoever asks for the answer is told.
        return
    try:
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await came.wait()
    finally:
        loop.remove_reader(number)


def end(client: Any) -> bool:
    """Let the server stop, and return whether it told that something came into the folder."""
    _, told = client.idle_done()
    return any(isinstance(one, tuple) and b"EXISTS" in one for one in told)
