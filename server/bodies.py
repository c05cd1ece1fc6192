"""Reads the body of a push while it streams in: its parts in order, each within its limit and the time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from email.message import Message
from typing import Final

from aiohttp import StreamReader, web
from multipart import MultipartError, MultipartSegment, ParserLimitReached, PushMultipartParser

from mailbox_ingest.push_metadata import MAX_BATCH_LETTERS, MAX_MANIFEST_BYTES, MAX_METADATA_BYTES
from mailbox_ingest.sources import MAX_SOURCE_BYTES
from server.body_digest import BodyDigest
from server.errors import DigestMismatchError
from server.problems import Problem, ProblemError, problem_response

JSON_TYPE: Final = "application/json"
MULTIPART_TYPE: Final = "multipart/form-data"
MAX_LETTER_BODY_BYTES: Final = MAX_SOURCE_BYTES + MAX_METADATA_BYTES + 8 * 1024
"""A document, its metadata, and what multipart puts around them."""
MAX_BATCH_BODY_BYTES: Final = 128 * 1024 * 1024
"""A hundred letters of more than a megabyte; a few of them are in memory at a time."""

_PART_LIMITS: Final = {
    "manifest": MAX_MANIFEST_BYTES,
    "metadata": MAX_METADATA_BYTES,
    "document": MAX_SOURCE_BYTES,
}
_LEAST_BYTES_PER_SECOND = 128 * 1024
"""Senders are servers. Whoever drips a body in is cut off in a time that follows from its size."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of a body. The name of its file, where it was given one, was not even looked at."""

    name: str
    media_type: str
    content: bytes = field(repr=False)


async def refuse_unknown_expectation(request: web.Request) -> web.StreamResponse | None:
    """Leave `Expect: 100-continue` for `let_body_come`: a sender that is refused keeps its body.

    aiohttp calls it before the middleware, so a refusal is returned and not raised.
    """
    if request.headers.get("Expect", "").lower() == "100-continue":
        return None
    return problem_response(ProblemError(Problem.EXPECTATION_FAILED, must_close=True))


async def let_body_come(request: web.Request) -> None:
    """Tell a sender that waits for it that its body is welcome."""
    if "Expect" in request.headers:
        await request.writer.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        # aiohttp takes a byte written for the beginning of the answer, and its own handler does the same.
        request.writer.output_size = 0


def announced_length(request: web.Request, *, most_bytes: int) -> int:
    """Return the length that a request announces.

    Raises:
        ProblemError: It announces none, or more than there may be.
    """
    if request.headers.getall("Transfer-Encoding", None) or request.content_length is None:
        raise ProblemError(Problem.LENGTH_REQUIRED, must_close=True)
    if request.content_length > most_bytes:
        raise ProblemError(Problem.TOO_LARGE, must_close=True)
    if request.headers.getall("Content-Encoding", None):
        detail = "A body is not sent compressed."
        raise ProblemError(Problem.UNSUPPORTED_TYPE, detail=detail, must_close=True)
    return request.content_length


def multipart_boundary(request: web.Request) -> str:
    """Return the boundary that the Content-Type of a request names.

    Raises:
        ProblemError: The body is of another type, or names none.
    """
    values = request.headers.getall("Content-Type", [])
    message = Message()
    message["Content-Type"] = values[0] if len(values) == 1 else ""
    boundary = message.get_boundary()
    if message.get_content_type() != MULTIPART_TYPE:
        detail = "The body has to be multipart/form-data."
        raise ProblemError(Problem.UNSUPPORTED_TYPE, detail=detail, must_close=True)
    if not boundary or len(boundary) > 70 or not boundary.isascii() or not boundary.isprintable():
        detail = "Content-Type names no boundary of 1 to 70 characters."
        raise ProblemError(Problem.INVALID_BODY, detail=detail, must_close=True)
    return boundary


async def read_parts(
    content: StreamReader, *, boundary: str, length: int, digest: BodyDigest, base_seconds: float
) -> AsyncGenerator[Part]:
    """Yield each part of a body as soon as it is in, and at the end check the whole against its digest.

    Raises:
        ProblemError: The body is cut short, too slow, of another form, or not the one that was announced.
    """
    parser = PushMultipartParser(
        boundary,
        content_length=length,
        max_header_size=512,
        max_header_count=4,
        max_segment_count=2 * MAX_BATCH_LETTERS + 1,
    )
    deadline = asyncio.get_running_loop().time() + base_seconds + length / _LEAST_BYTES_PER_SECOND
    segment: MultipartSegment | None = None
    pieces: list[bytes] = []
    room = 0
    try:
        async for chunk in _chunks(content, deadline):
            digest.update(chunk)
            for event in parser.parse(chunk):
                if isinstance(event, MultipartSegment):
                    segment, pieces, room = event, [], _limit(event)
                elif event is not None:
                    room -= len(event)
                    if room < 0:
                        raise ProblemError(Problem.TOO_LARGE, must_close=True)
                    pieces.append(bytes(event))
                elif segment is not None:
                    yield Part(
                        name=segment.name, media_type=segment.content_type or "", content=b"".join(pieces)
                    )
                    pieces = []
        parser.close()
    except ParserLimitReached as exc:
        raise ProblemError(Problem.INVALID_BODY, detail=_LIMITS, must_close=True) from exc
    except MultipartError as exc:
        raise ProblemError(Problem.INVALID_BODY, must_close=True) from exc
    try:
        digest.finish()
    except DigestMismatchError as exc:
        detail = "The body does not have the Content-Digest that was given."
        raise ProblemError(Problem.DIGEST_MISMATCH, detail=detail) from exc


_LIMITS = "The body has too many parts, or a part has too many or too long headers."


async def next_part(parts: AsyncGenerator[Part], *names: str) -> Part:
    """Return the next part, which has to have one of these names.

    Raises:
        ProblemError: There is none, or it has another name; or as `read_parts`.
    """
    part = await anext(parts, None)
    if part is None or part.name not in names:
        detail = f"The next part of the body should be {' or '.join(names)}."
        raise ProblemError(Problem.INVALID_BODY, detail=detail, must_close=part is not None)
    return part


async def read_to_end(parts: AsyncGenerator[Part]) -> None:
    """Read what is left, which has to be nothing, so that the digest of the whole is checked.

    Raises:
        ProblemError: There is one more part; or as `read_parts`.
    """
    if await anext(parts, None) is not None:
        detail = "The body has a part too many."
        raise ProblemError(Problem.INVALID_BODY, detail=detail, must_close=True)


async def _chunks(content: StreamReader, deadline: float) -> AsyncGenerator[bytes]:
    try:
        while not content.at_eof():
            async with asyncio.timeout_at(deadline):
                chunk = await content.readany()
            if chunk:
                yield chunk
    except TimeoutError as exc:
        raise ProblemError(Problem.TOO_SLOW, must_close=True) from exc
    except (ConnectionError, web.RequestPayloadError) as exc:
        raise ProblemError(Problem.INCOMPLETE_BODY, must_close=True) from exc


def _limit(segment: MultipartSegment) -> int:
    limit = _PART_LIMITS.get(segment.name)
    if limit is None:
        detail = "There is a part with another name than manifest, metadata or document."
        raise ProblemError(Problem.INVALID_BODY, detail=detail, must_close=True)
    return limit
