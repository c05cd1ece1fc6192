"""What every answer carries: the version of the API, and what keeps browsers and caches from misusing it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from aiohttp import web

API_VERSION: Final = "1.0.0"
"""In full, as the API Design Rules ask (core/version-header); openapi.json has the same."""

RESPONSE_HEADERS: Final[Mapping[str, str]] = {
    "API-Version": API_VERSION,
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Server": "postkluis",
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
OPEN_TO_BROWSERS: Final[Mapping[str, str]] = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "API-Version",
}
"""For the API description alone (core/publish-openapi): nothing else is for a page of somebody else."""


async def add_response_headers(_request: web.Request, response: web.StreamResponse) -> None:
    """Put the headers on an answer; a signal of aiohttp, which sees every answer before it leaves."""
    response.headers.update(RESPONSE_HEADERS)
