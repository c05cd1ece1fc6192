"""A host in a process of its own, for measuring: the whole one, or an empty one that only answers.

It prints its port, and stops when its standard input ends.
"""

from __future__ import annotations

import asyncio
import io
import ssl
import sys
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from aiohttp import web
from multipart import PushMultipartParser

from server.answers import json_answer, problem_guard
from server.connections import EdgeRunner
from server.headers import add_response_headers
from server.logs import make_log
from server.metrics import Metrics
from server.serving import serving
from server.settings import ServerSettings
from store import HostKeys, Store

_ENOUGH = 10**9
SETTINGS = ServerSettings(
    port=0, operations_port=0, letters_per_minute=_ENOUGH, read_letters=False, sealing_process=True
)
_ANSWER = {"deliveryId": "0" * 32, "documentDigest": "0" * 60, "receivedAt": "0" * 20, "receipt": "0" * 620}
"""As long as the answer with a receipt."""


async def whole(url: str, folder: Path, *, tls: bool) -> None:
    """Run the host that stores letters, without the reader that reads them later."""
    async with (
        await Store.open(url, create=False) as store,
        serving(
            store,
            keys=HostKeys.load(folder),
            reader_folder=folder,
            settings=replace(SETTINGS, **_certificate(folder)) if tls else SETTINGS,
            log=make_log(io.StringIO()),
            clock=lambda: datetime.now(UTC),
        ) as running,
    ):
        await _wait(running.port)


def _certificate(folder: Path) -> dict[str, Path]:
    return {"certificate": folder / "certificate.pem", "private_key": folder / "private.pem"}


async def empty(_url: str, folder: Path, *, tls: bool) -> None:
    """Run the same server with a route that drains the body and answers."""

    async def drain(request: web.Request) -> None:
        async for _chunk in request.content.iter_any():
            pass

    await _answering(drain, folder, tls=tls)


async def parts(_url: str, folder: Path, *, tls: bool) -> None:
    """Run the same server with a route that splits the body into its parts and answers."""

    async def split(request: web.Request) -> None:
        boundary = request.headers["Content-Type"].partition("boundary=")[2]
        parser = PushMultipartParser(boundary, content_length=int(request.headers["Content-Length"]))
        kept = bytearray()
        async for chunk in request.content.iter_any():
            for piece in parser.parse(chunk):
                if isinstance(piece, bytes | bytearray):
                    kept += piece

    await _answering(split, folder, tls=tls)


async def _answering(read: Callable[[web.Request], Awaitable[None]], folder: Path, *, tls: bool) -> None:
    async def answer(request: web.Request) -> web.StreamResponse:
        await read(request)
        return json_answer(_ANSWER, status=201, headers={"Location": "/v1/letters/" + "0" * 32})

    metrics, log = Metrics(), make_log(io.StringIO())
    app = web.Application(middlewares=[problem_guard(metrics=metrics, log=log)])
    app.on_response_prepare.append(add_response_headers)
    app.router.add_post("/v1/letters", answer)
    runner = EdgeRunner(
        app,
        most_connections=SETTINGS.most_connections,
        metrics=metrics,
        log=log,
        shutdown_seconds=SETTINGS.shutdown_seconds,
        header_seconds=SETTINGS.header_seconds,
        lingering_seconds=SETTINGS.lingering_seconds,
    )
    await runner.setup()
    context = None
    if tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*_certificate(folder).values())
    await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=context).start()
    await _wait(runner.addresses[0][1])
    await runner.cleanup()


async def _wait(port: int) -> None:
    print(port, flush=True)
    await asyncio.to_thread(sys.stdin.read)


if __name__ == "__main__":
    run = {"whole": whole, "empty": empty, "parts": parts}[sys.argv[1]]
    asyncio.run(run(sys.argv[2], Path(sys.argv[3]), tls=sys.argv[4] == "tls"))
