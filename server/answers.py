"""How the edge answers: JSON for what was asked, a problem document for everything else."""

from __future__ import annotations

import json
from collections.abc import Mapping
from time import perf_counter
from typing import Final

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from server.logs import Log, error_fields
from server.metrics import Metrics
from server.problems import Problem, ProblemError, problem_response
from store import (
    StoreError,
    StoreFullError,
    StoreLockedError,
    StoreReadOnlyError,
    StoreUnreachableError,
)

_WAITS: Final = (StoreFullError, StoreLockedError, StoreReadOnlyError, StoreUnreachableError)
"""What may pass by itself, or by an operator's hand: the sender is to come back."""
_STORE_RETRY_SECONDS = 5


def json_answer(
    members: Mapping[str, object], *, status: int = 200, headers: Mapping[str, str] | None = None
) -> web.Response:
    """Return an answer in JSON."""
    return web.Response(
        body=json.dumps(members, separators=(",", ":")).encode("utf-8"),
        status=status,
        content_type="application/json",
        headers=headers,
    )


def as_problem(error: Exception, log: Log) -> ProblemError:
    """Return what is answered where something went wrong; what nobody foresaw is logged, by its class."""
    match error:
        case ProblemError():
            return error
        case web.HTTPNotFound():
            return ProblemError(Problem.NOT_FOUND)
        case web.HTTPMethodNotAllowed():
            return ProblemError(Problem.METHOD_NOT_ALLOWED, allow=frozenset(error.allowed_methods))
        case web.HTTPExpectationFailed():
            return ProblemError(Problem.EXPECTATION_FAILED, must_close=True)
        case StoreError() if isinstance(error, _WAITS):
            log.warning("store-waits", **error_fields(error))
            return ProblemError(Problem.BUSY, retry_after_seconds=_STORE_RETRY_SECONDS)
        case _:
            log.error("request-failed", **error_fields(error))
            return ProblemError(Problem.INTERNAL_ERROR, must_close=True)


def problem_guard(*, metrics: Metrics, log: Log) -> Middleware:
    """Return the middleware that turns every refusal and failure into a problem document, and counts."""

    @web.middleware
    async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
        started = perf_counter()
        resource = request.match_info.route.resource
        route = "none" if resource is None else resource.canonical
        response: web.StreamResponse
        problem: str | None = None
        try:
            if request.rel_url.raw_query_string or "?" in request.raw_path:
                raise ProblemError(Problem.INVALID_QUERY, must_close=request.can_read_body)
            response = await handler(request)
        except Exception as exc:  # the one place where an unforeseen error must not end the server
            refused = as_problem(exc, log)
            refused.must_close |= request.can_read_body and not request.content.at_eof()
            metrics.refused.labels(refused.problem.slug).inc()
            problem = refused.problem.slug
            response = problem_response(refused)
        seconds = perf_counter() - started
        metrics.requests.labels(route, str(response.status)).inc()
        metrics.seconds.labels(route).observe(seconds)
        if problem is not None:
            log.info(
                "refused", route=route, status=response.status, problem=problem, seconds=round(seconds, 4)
            )
        else:
            log.debug("answered", route=route, status=response.status, seconds=round(seconds, 4))
        return response

    return guard
