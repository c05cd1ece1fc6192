"""Every way in which the HTTP edge says no: one table of problems, each a document of RFC 9457."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from enum import Enum
from http import HTTPStatus

from aiohttp import web

from server.message_signatures import TAG

PROBLEM_TYPE = "application/problem+json"
_TYPE_ROOT = "https://postkluis.example/problems/"
"""Names a kind of problem and leads nowhere; docs/push.md says what each means."""


@dataclass(frozen=True, slots=True)
class _Kind:
    slug: str
    status: HTTPStatus
    title: str
    detail: str


class Problem(Enum):
    """A kind of problem: its last word in the type, its status, and what it says."""

    MALFORMED_REQUEST = _Kind(
        "malformed-request",
        HTTPStatus.BAD_REQUEST,
        "The request is malformed",
        "This is no HTTP that we read.",
    )
    HEADERS_TOO_LARGE = _Kind(
        "headers-too-large",
        HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
        "The headers are too large",
        "There are too many header fields, or one of them is too long.",
    )
    INVALID_METADATA = _Kind(
        "invalid-metadata",
        HTTPStatus.BAD_REQUEST,
        "The metadata is not as it should be",
        "The metadata is not in the form that the API description gives.",
    )
    INVALID_BODY = _Kind(
        "invalid-body",
        HTTPStatus.BAD_REQUEST,
        "The body is not as it should be",
        "The body has to be multipart/form-data with the parts of the API description, in that order.",
    )
    INVALID_HEADER = _Kind(
        "invalid-header",
        HTTPStatus.BAD_REQUEST,
        "A header is missing or not as it should be",
        "A header that this request needs is missing, comes twice, or has another form.",
    )
    INVALID_PATH = _Kind(
        "invalid-path",
        HTTPStatus.BAD_REQUEST,
        "The path is not as it should be",
        "A variable in the path does not have the form that the API description gives.",
    )
    INVALID_QUERY = _Kind(
        "invalid-query",
        HTTPStatus.BAD_REQUEST,
        "There are query parameters",
        "No request of this API has query parameters.",
    )
    DIGEST_MISMATCH = _Kind(
        "digest-mismatch",
        HTTPStatus.BAD_REQUEST,
        "A digest does not match",
        "What was received is not what was announced; nothing of it was stored.",
    )
    INCOMPLETE_BODY = _Kind(
        "incomplete-body",
        HTTPStatus.BAD_REQUEST,
        "The body is incomplete",
        "The body ended before its announced length; nothing of it was stored.",
    )
    SIGNATURE_REFUSED = _Kind(
        "signature-refused",
        HTTPStatus.UNAUTHORIZED,
        "The signature is refused",
        "The request carries no signature of a registered sender that holds.",
    )
    REPLAYED = _Kind(
        "replayed",
        HTTPStatus.UNAUTHORIZED,
        "The request was seen before",
        "This very signature was used before; sign the request again, with another nonce.",
    )
    SENDER_SUSPENDED = _Kind(
        "sender-suspended",
        HTTPStatus.FORBIDDEN,
        "The sender is suspended",
        "This host takes nothing from this sender at present; ask the operator of the host.",
    )
    NOT_FOUND = _Kind(
        "not-found", HTTPStatus.NOT_FOUND, "There is nothing here", "No resource has this path."
    )
    ADDRESS_UNKNOWN = _Kind(
        "address-unknown",
        HTTPStatus.NOT_FOUND,
        "Nothing is delivered at this address",
        "This host gave out no such address, or its owner closed it; ask the person for another one.",
    )
    RECEIPT_UNKNOWN = _Kind(
        "receipt-unknown",
        HTTPStatus.NOT_FOUND,
        "There is no such delivery receipt",
        "This sender delivered no letter with this id.",
    )
    METHOD_NOT_ALLOWED = _Kind(
        "method-not-allowed",
        HTTPStatus.METHOD_NOT_ALLOWED,
        "The method is not allowed",
        "The header Allow lists the methods of this resource.",
    )
    TOO_SLOW = _Kind(
        "too-slow",
        HTTPStatus.REQUEST_TIMEOUT,
        "The request took too long",
        "The body did not arrive in time; nothing of it was stored.",
    )
    KEY_REUSED = _Kind(
        "key-reused",
        HTTPStatus.CONFLICT,
        "The key was used for another letter",
        "Another letter was delivered under this idempotency key or parcel id; nothing was stored now.",
    )
    LENGTH_REQUIRED = _Kind(
        "length-required",
        HTTPStatus.LENGTH_REQUIRED,
        "The length is required",
        "The header Content-Length has to give the length of the body; it is not sent in chunks.",
    )
    TOO_LARGE = _Kind(
        "too-large",
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        "The letter is too large",
        "A document has at most 25 MB; nothing was stored.",
    )
    UNSUPPORTED_TYPE = _Kind(
        "unsupported-type",
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        "The media type is not supported",
        "The body or the document is of a type that is not taken in, or is not what it says that it is.",
    )
    EXPECTATION_FAILED = _Kind(
        "expectation-failed",
        HTTPStatus.EXPECTATION_FAILED,
        "The expectation cannot be met",
        "The header Expect can ask for 100-continue alone.",
    )
    TOO_MANY_REQUESTS = _Kind(
        "too-many-requests",
        HTTPStatus.TOO_MANY_REQUESTS,
        "Too many requests",
        "Wait as long as the header Retry-After says, and go on more slowly.",
    )
    INTERNAL_ERROR = _Kind(
        "internal-error",
        HTTPStatus.INTERNAL_SERVER_ERROR,
        "Something went wrong here",
        "The fault is ours. Send the same request again later, with the same idempotency key.",
    )
    BUSY = _Kind(
        "busy",
        HTTPStatus.SERVICE_UNAVAILABLE,
        "The host is busy",
        "Wait as long as the header Retry-After says, and send the same request again.",
    )

    @property
    def slug(self) -> str:
        """The last part of its type, which metrics and logs use too."""
        return self.value.slug

    @property
    def status(self) -> HTTPStatus:
        """Its HTTP status."""
        return self.value.status


@dataclass(slots=True)
class ProblemError(Exception):
    """A request is refused. `detail` names fields and limits, never what a sender wrote in them.

    Not frozen: Python itself writes the traceback into an exception.
    """

    problem: Problem
    detail: str | None = None
    retry_after_seconds: int | None = None
    allow: frozenset[str] = field(default_factory=frozenset)
    must_close: bool = False
    """The rest of the request was not read, so that nothing more can come over this connection."""

    def __str__(self) -> str:
        """Return what may stand in a log line."""
        return self.problem.slug


def problem_fields(refused: ProblemError) -> dict[str, object]:
    """Return the members of the problem document."""
    kind = refused.problem.value
    return {
        "type": _TYPE_ROOT + kind.slug,
        "title": kind.title,
        "status": kind.status.value,
        "detail": refused.detail or kind.detail,
    }


def problem_response(refused: ProblemError) -> web.Response:
    """Return the answer that says no."""
    response = web.Response(
        body=json.dumps(problem_fields(refused)).encode("utf-8"),
        status=refused.problem.status,
        content_type=PROBLEM_TYPE,
    )
    if refused.problem is Problem.SIGNATURE_REFUSED or refused.problem is Problem.REPLAYED:
        response.headers["Accept-Signature"] = ACCEPT_SIGNATURE
    if refused.retry_after_seconds is not None:
        response.headers["Retry-After"] = str(refused.retry_after_seconds)
    if refused.allow:
        response.headers["Allow"] = ", ".join(sorted(refused.allow))
    if refused.must_close:
        response.force_close()
    return response


ACCEPT_SIGNATURE = f'postkluis=("@method" "@target-uri");created;nonce;keyid;tag="{TAG}"'
"""RFC 9421 section 5: how the next attempt is to be signed, at the least."""
