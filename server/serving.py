"""A running server: the API, the operations port and the reader, from start to graceful stop."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from aiohttp import web

from mailbox_ingest.pending import read_as_host
from mailbox_ingest.reading_pool import ReaderPool
from server.application import HostParts, make_api, make_operations
from server.connections import EdgeRunner
from server.errors import CertificateError, ListeningError
from server.logs import Log, error_fields
from server.metrics import Metrics
from server.problems import Problem, ProblemError
from server.reading import HostReader, ReadPass
from server.settings import ServerSettings
from store import Host, HostKeys, ReaderKeyFolder, Store

_HOUSEKEEPING_SECONDS = 300.0
_BACKLOG = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """A server that runs."""

    port: int
    operations_port: int
    metrics: Metrics


@asynccontextmanager
async def serving(
    store: Store,
    *,
    keys: HostKeys,
    reader_folder: Path,
    settings: ServerSettings,
    log: Log,
    clock: Callable[[], datetime],
) -> AsyncIterator[Serving]:
    """Run a server while the block runs; leaving it finishes what was accepted and takes no more.

    Args:
        store: Where letters go.
        keys: Of this host.
        reader_folder: Where its short-lived reader keys are kept.
        settings: Ports, limits, certificates.
        log: Where events go.
        clock: Gives the present instant, aware.

    Raises:
        CertificateError: The certificate and its key cannot be used.
        ListeningError: A port cannot be had.
        KeyFileError: A reader key cannot be made or read.
        StoreError: The store does not answer.
    """
    metrics = Metrics()
    tls = _tls(settings)
    async with AsyncExitStack() as stack:
        host = await stack.enter_async_context(store.host(keys, sealing_process=settings.sealing_process))
        folder = ReaderKeyFolder(reader_folder)
        read_pass: ReadPass | None = None
        if settings.read_letters:
            pool = await stack.enter_async_context(ReaderPool(workers=settings.reader_workers))
            read_pass = partial(_read, host, folder, pool)
        readers = HostReader(
            host,
            folder,
            read_pass=read_pass,
            poll_seconds=settings.poll_seconds,
            metrics=metrics,
            log=log,
            clock=clock,
        )
        await readers.start()
        stack.push_async_callback(readers.stop)
        parts = HostParts(host=host, keys=keys, readers=readers, metrics=metrics, log=log, clock=clock)
        housekeeping = asyncio.create_task(_keep_house(host, log))
        stack.push_async_callback(_cancel, housekeeping)
        stopping = asyncio.Event()
        operations = make_operations(parts, lambda: _ready(host, stopping))
        operations_port = await _listen(
            stack, operations, settings.operations_bind, settings.operations_port, None, settings, parts
        )
        api = make_api(parts, settings)
        port = await _listen(stack, api, settings.bind, settings.port, tls, settings, parts)
        stack.callback(stopping.set)
        log.info("listening", listening=f"{settings.bind}:{port}")
        yield Serving(port=port, operations_port=operations_port, metrics=metrics)
        log.info("stopping")
    log.info("stopped")


async def _listen(
    stack: AsyncExitStack,
    app: web.Application,
    bind: str,
    port: int,
    tls: ssl.SSLContext | None,
    settings: ServerSettings,
    parts: HostParts,
) -> int:
    """Let an application listen until the stack unwinds, and return its port."""
    runner = EdgeRunner(
        app,
        most_connections=settings.most_connections,
        metrics=parts.metrics,
        log=parts.log,
        shutdown_seconds=settings.shutdown_seconds,
        header_seconds=settings.header_seconds,
        lingering_seconds=settings.lingering_seconds,
    )
    await runner.setup()
    stack.push_async_callback(runner.cleanup)
    if runner.server is None:
        raise RuntimeError("a runner that is set up has a server")
    # A site of aiohttp knows no time for the TLS handshake, and a minute is asyncio's own.
    handshake = None if tls is None else settings.header_seconds
    try:
        listening = await asyncio.get_running_loop().create_server(
            runner.server, bind, port, ssl=tls, ssl_handshake_timeout=handshake, backlog=_BACKLOG
        )
    except OSError as exc:
        raise ListeningError(port) from exc
    stack.callback(listening.close)
    return int(listening.sockets[0].getsockname()[1])


def _tls(settings: ServerSettings) -> ssl.SSLContext | None:
    if settings.certificate is None:
        return None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    try:
        context.load_cert_chain(settings.certificate, settings.private_key)
    except (OSError, ssl.SSLError) as exc:
        raise CertificateError("the certificate or its key") from exc
    return context


async def _ready(host: Host, stopping: asyncio.Event) -> dict[str, object]:
    """Return that the store answers; a server that stops takes no more."""
    if stopping.is_set():
        raise ProblemError(Problem.BUSY, retry_after_seconds=30)
    return {"status": "ok", "unread": await host.count_unread()}


async def _read(host: Host, folder: ReaderKeyFolder, pool: ReaderPool) -> Mapping[str, int]:
    done = await read_as_host(host, folder, pool)
    return {"read": done.sources, "left": done.left}


async def _keep_house(host: Host, log: Log) -> None:
    """Forget nonces that can no longer be used, now and then."""
    while True:
        await asyncio.sleep(_HOUSEKEEPING_SECONDS)
        try:
            await host.forget_old_nonces()
        except Exception as exc:  # the next time may do better; nonces only take room
            log.error("housekeeping-failed", **error_fields(exc))


async def _cancel(task: asyncio.Task[None]) -> None:
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
