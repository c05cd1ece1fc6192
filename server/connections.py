"""The connections of the edge: how many, how long they may idle, and what is said to who speaks no HTTP."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from aiohttp import web
from aiohttp.http_exceptions import LineTooLong
from aiohttp.web_protocol import RequestHandler

from server.headers import RESPONSE_HEADERS
from server.logs import Log, error_fields
from server.metrics import Metrics
from server.problems import Problem, ProblemError, problem_response

MAX_HEADER_FIELDS = 48
"""A signed request behind two proxies has some twenty."""
MAX_FIELD_BYTES = 4608
"""Signature and Signature-Input have at most 4,096 characters; nothing else comes near."""
MAX_LINE_BYTES = 2048
"""Of the request line; our longest path has a hundred characters."""
_STOP_LOOK_SECONDS = 0.02


class _Connection(RequestHandler):
    """One connection; it answers what is no HTTP with a problem document, and closes."""

    __slots__ = ("_edge",)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Close at once where there are too many."""
        super().connection_made(transport)
        edge = self._edge
        if len(edge.connections) > edge.most:
            edge.metrics.connections_refused.inc()
            self.force_close()

    @property
    def busy(self) -> bool:
        """Whether a request is being taken in or answered."""
        return self._request_in_progress

    async def _handle_request(
        self,
        request: web.BaseRequest,
        start_time: float | None,
        request_handler: Callable[[web.BaseRequest], Awaitable[web.StreamResponse]],
    ) -> tuple[web.StreamResponse, bool]:
        """Answer a request; while the server stops it is the last one of this connection."""
        answered = await super()._handle_request(request, start_time, request_handler)
        if self._edge.stopping:
            self.close()
        return answered

    def attach(self, edge: EdgeServer) -> _Connection:
        """Name the server that it belongs to."""
        self._edge = edge
        return self

    def log_exception(self, *args: Any, **kw: Any) -> None:
        """Say that a connection broke down, by the class of the error; aiohttp would print all of it."""
        error = kw.get("exc_info")
        known = error_fields(error) if isinstance(error, BaseException) else {}
        self._edge.log.error("connection-failed", **known)

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        """Answer what never reached a route. Nothing of the request is repeated or logged."""
        if request.writer.output_size > 0:
            raise ConnectionError("an answer has begun already")
        if status == 400:
            too_large = isinstance(exc, LineTooLong) or "Too many" in str(message)
            problem = Problem.HEADERS_TOO_LARGE if too_large else Problem.MALFORMED_REQUEST
        else:
            problem = Problem.INTERNAL_ERROR
        edge = self._edge
        edge.metrics.refused.labels(problem.slug).inc()
        edge.metrics.requests.labels("none", str(problem.status.value)).inc()
        if problem is Problem.INTERNAL_ERROR and exc is not None:
            edge.log.error("request-failed", **error_fields(exc))
        response = problem_response(ProblemError(problem, must_close=True))
        response.headers.update(RESPONSE_HEADERS)
        return response


class EdgeServer(web.Server):
    """Makes the connections of one server."""

    most: int
    metrics: Metrics
    log: Log
    stopping = False

    def pre_shutdown(self) -> None:
        """Close the connections that are idle. aiohttp would stop reading from the others too."""
        self.stopping = True
        for connection in self._edge_connections():
            if not connection.busy:
                connection.close()

    async def shutdown(self, timeout: float | None = None) -> None:
        """Wait until every request that was begun is answered, and then close what is left."""
        with suppress(TimeoutError):
            async with asyncio.timeout(timeout):
                while any(connection.busy for connection in self._edge_connections()):
                    await asyncio.sleep(_STOP_LOOK_SECONDS)
        await super().shutdown(_STOP_LOOK_SECONDS)

    def _edge_connections(self) -> list[_Connection]:
        return [connection for connection in self.connections if isinstance(connection, _Connection)]

    def __call__(self) -> _Connection:
        """Return what speaks over a new connection."""
        return _Connection(self, loop=self._loop, **self._kwargs).attach(self)


class EdgeRunner(web.AppRunner):
    """Runs an application over such connections."""

    __slots__ = ("_log", "_metrics", "_most")

    def __init__(
        self,
        app: web.Application,
        *,
        most_connections: int,
        metrics: Metrics,
        log: Log,
        shutdown_seconds: float,
        header_seconds: float,
        lingering_seconds: float,
    ) -> None:
        super().__init__(
            app,
            access_log=None,
            auto_decompress=False,  # nothing may grow in memory that we did not promise room for
            keepalive_timeout=header_seconds,
            lingering_time=lingering_seconds,
            max_headers=MAX_HEADER_FIELDS,
            max_field_size=MAX_FIELD_BYTES,
            max_line_size=MAX_LINE_BYTES,
            shutdown_timeout=shutdown_seconds,
        )
        self._most = most_connections
        self._metrics = metrics
        self._log = log

    async def _make_server(self) -> EdgeServer:
        made = await super()._make_server()
        server = EdgeServer(
            made.request_handler,
            request_factory=made.request_factory,
            loop=asyncio.get_running_loop(),
            **made._kwargs,
        )
        server.most = self._most
        server.metrics = self._metrics
        server.log = self._log
        return server
