"""The web applications of a host: the API for senders, and beside it what its operator looks at."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files

from aiohttp import web

from server.answers import json_answer, problem_guard
from server.budget import ByteBudget
from server.checking import SenderCheck
from server.delivery_receipts import ReceiptIssuer
from server.headers import OPEN_TO_BROWSERS, add_response_headers
from server.logs import Log
from server.metrics import Metrics
from server.rates import Rates
from server.routes import SenderRoutes, add_route
from server.settings import ServerSettings
from server.taking import LetterTaking, Readers
from store import Host, HostKeys

OPENAPI_FILE = "openapi.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class HostParts:
    """What a server is made of, beside its settings."""

    host: Host
    keys: HostKeys
    readers: Readers
    metrics: Metrics
    log: Log
    clock: Callable[[], datetime]


def make_api(parts: HostParts, settings: ServerSettings) -> web.Application:
    """Return the application that senders reach."""
    rates = Rates(
        letters_per_minute=settings.letters_per_minute, failures_per_minute=settings.failures_per_minute
    )
    check = SenderCheck(
        parts.host.senders,
        authority=parts.keys.authority,
        settings=settings,
        rates=rates,
        metrics=parts.metrics,
        clock=parts.clock,
    )
    taking = LetterTaking(
        parts.host,
        authority=parts.keys.authority,
        issuer=ReceiptIssuer(parts.keys),
        metrics=parts.metrics,
        readers=parts.readers,
        clock=parts.clock,
    )
    routes = SenderRoutes(
        parts.host,
        check=check,
        taking=taking,
        budget=ByteBudget(settings.in_flight_bytes, parts.metrics.bytes_in_flight),
        rates=rates,
        metrics=parts.metrics,
        body_seconds=settings.body_seconds,
        log=parts.log,
    )
    app = web.Application(middlewares=[problem_guard(metrics=parts.metrics, log=parts.log)])
    app.on_response_prepare.append(add_response_headers)
    routes.add_to(app)
    add_route(app, "GET", "/v1/openapi.json", _describe(openapi_document()))
    return app


def make_operations(parts: HostParts, ready: Callable[[], Awaitable[dict[str, object]]]) -> web.Application:
    """Return the application of the operations port; `ready` gives what it found, or raises."""

    async def live(_request: web.Request) -> web.StreamResponse:
        return json_answer({"status": "ok"})

    async def is_ready(_request: web.Request) -> web.StreamResponse:
        return json_answer(await ready())

    async def metrics(_request: web.Request) -> web.StreamResponse:
        return web.Response(
            body=parts.metrics.render(), headers={"Content-Type": "text/plain; version=0.0.4; charset=utf-8"}
        )

    app = web.Application(middlewares=[problem_guard(metrics=parts.metrics, log=parts.log)])
    app.on_response_prepare.append(add_response_headers)
    app.router.add_get("/healthz", live)
    app.router.add_get("/readyz", is_ready)
    app.router.add_get("/metrics", metrics)
    return app


def openapi_document() -> bytes:
    """Return the description of the API, as its file has it."""
    return files("server").joinpath(OPENAPI_FILE).read_bytes()


def _describe(document: bytes) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    async def describe(_request: web.Request) -> web.StreamResponse:
        return web.Response(body=document, content_type="application/json", headers=OPEN_TO_BROWSERS)

    return describe
