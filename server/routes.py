"""The routes for senders: push a letter or many, ask for a receipt, and look up the key of an address."""

from __future__ import annotations

import base64
import re
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Final

from aiohttp import web
from aiohttp.typedefs import Handler

from mailbox_ingest.errors import PushMetadataError
from mailbox_ingest.push_metadata import (
    PARCEL_TYPE,
    PushManifest,
    is_idempotency_key,
    parse_manifest,
)
from mailbox_ingest.push_types import PUSH_MEDIA_TYPES
from mailbox_ingest.sender_evidence import METADATA_DIGEST, digest_text
from server.answers import json_answer
from server.batches import WINDOW_BYTES, Batch
from server.bodies import (
    JSON_TYPE,
    MAX_BATCH_BODY_BYTES,
    MAX_LETTER_BODY_BYTES,
    Part,
    announced_length,
    let_body_come,
    multipart_boundary,
    next_part,
    read_parts,
    read_to_end,
    refuse_unknown_expectation,
)
from server.body_digest import BodyDigest
from server.budget import ByteBudget
from server.checking import SenderCheck, SignedRequest
from server.delivery_receipts import receipt_members
from server.errors import DigestMalformedError, NonceReplayedError
from server.logs import Log
from server.message_signatures import LOOK_UP_COMPONENTS, PUSH_COMPONENTS
from server.metrics import Metrics
from server.problems import Problem, ProblemError
from server.rates import Rates
from server.taking import LetterTaking
from store import AddressText, AddressTextError, Host, NonceSpentError

_DELIVERY_ID: Final = re.compile(r"[0-9a-f]{32}")


def add_route(app: web.Application, method: str, path: str, handler: Handler) -> None:
    """Add a route for one method alone."""
    app.router.add_route(method, path, handler, expect_handler=refuse_unknown_expectation)


class SenderRoutes:
    """Handlers: decode, call a service, encode."""

    def __init__(
        self,
        host: Host,
        *,
        check: SenderCheck,
        taking: LetterTaking,
        budget: ByteBudget,
        rates: Rates,
        metrics: Metrics,
        body_seconds: float,
        log: Log,
    ) -> None:
        self._host = host
        self._check = check
        self._taking = taking
        self._budget = budget
        self._rates = rates
        self._metrics = metrics
        self._body_seconds = body_seconds
        self._log = log

    def add_to(self, app: web.Application) -> None:
        """Add the routes to an application."""
        add_route(app, "POST", "/v1/letters", self.post_letter)
        add_route(app, "POST", "/v1/letter-batches", self.post_batch)
        add_route(app, "GET", "/v1/letters/{letterId}/delivery-receipt", self.get_delivery_receipt)
        add_route(app, "GET", "/v1/addresses/{address}", self.get_address)

    async def post_letter(self, request: web.Request) -> web.StreamResponse:
        """Take in one letter, and answer with its receipt."""
        signed = await self._check.check(request, components=PUSH_COMPONENTS)
        key = _idempotency_key(request)
        length = announced_length(request, most_bytes=MAX_LETTER_BODY_BYTES)
        with self._budget.promised(length):
            async with aclosing(await self._parts(request, length)) as parts:
                part = await next_part(parts, "metadata")
                _check_signed(signed, part)
                announced = await self._taking.announce(part, signed, idempotency_key=key)
                document = await self._taking.check_document(announced, await next_part(parts, "document"))
                await read_to_end(parts)
            receipt = await self._taking.take(announced, document.content, spends_nonce=True)
        location = f"/v1/letters/{receipt.delivery_id}/delivery-receipt"
        return json_answer(receipt_members(receipt.text), status=201, headers={"Location": location})

    async def post_batch(self, request: web.Request) -> web.StreamResponse:
        """Take in many letters, one after the other, and answer with what became of each."""
        signed = await self._check.check(request, components=PUSH_COMPONENTS)
        _idempotency_key(request)
        length = announced_length(request, most_bytes=MAX_BATCH_BODY_BYTES)
        room = min(length, MAX_LETTER_BODY_BYTES + WINDOW_BYTES)
        with self._budget.promised(room):
            async with aclosing(await self._parts(request, length)) as parts:
                part = await next_part(parts, "manifest")
                _check_signed(signed, part)
                manifest = _manifest(part)
                self._rates.count_request(signed.known.sender.sender, cost=len(manifest.metadata_digests) - 1)
                await self._spend(signed)
                batch = Batch(self._taking, signed, manifest, log=self._log, metrics=self._metrics)
                results = await batch.take(parts)
        return json_answer({"results": results})

    async def get_delivery_receipt(self, request: web.Request) -> web.StreamResponse:
        """Give a sender the receipt of a letter that it delivered."""
        signed = await self._check.check(request, components=LOOK_UP_COMPONENTS)
        delivery = request.match_info["letterId"]
        if _DELIVERY_ID.fullmatch(delivery) is None:
            raise ProblemError(Problem.INVALID_PATH)
        await self._spend(signed)
        receipt = await self._host.find_by_delivery(signed.known.sender.sender, delivery)
        if receipt is None:
            raise ProblemError(Problem.RECEIPT_UNKNOWN)
        return json_answer(receipt_members(receipt.text))

    async def get_address(self, request: web.Request) -> web.StreamResponse:
        """Give a sender the public key of an address, which it compares with the hash in the address."""
        signed = await self._check.check(request, components=LOOK_UP_COMPONENTS)
        typed = request.match_info["address"]
        try:
            text = AddressText.parse(typed)
        except AddressTextError as exc:
            raise ProblemError(Problem.INVALID_PATH) from exc
        if text.format() != typed:
            raise ProblemError(Problem.INVALID_PATH)
        await self._spend(signed)
        address = await self._taking.find_address(text)
        if address is None:
            raise ProblemError(Problem.ADDRESS_UNKNOWN)
        return json_answer(
            {
                "address": typed,
                "encryptionKey": base64.b64encode(address.encryption_key.raw).decode("ascii"),
                "documentTypes": [*PUSH_MEDIA_TYPES, PARCEL_TYPE],
            }
        )

    async def _parts(self, request: web.Request, length: int) -> AsyncGenerator[Part]:
        digests = request.headers.getall("Content-Digest", [])
        try:
            digest = BodyDigest(digests[0] if len(digests) == 1 else None)
        except DigestMalformedError as exc:
            self._metrics.signatures_refused.labels(exc.code).inc()
            detail = "The header Content-Digest has to give one sha-256 of the body (RFC 9530)."
            raise ProblemError(Problem.INVALID_HEADER, detail=detail, must_close=True) from exc
        boundary = multipart_boundary(request)
        await let_body_come(request)
        return read_parts(
            request.content,
            boundary=boundary,
            length=length,
            digest=digest,
            base_seconds=self._body_seconds,
        )

    async def _spend(self, signed: SignedRequest) -> None:
        try:
            await self._host.spend_nonce(signed.nonce)
        except NonceSpentError as exc:
            raise self._check.refuse(NonceReplayedError("a nonce that was used before")) from exc


def _idempotency_key(request: web.Request) -> str:
    keys = request.headers.getall("Idempotency-Key", [])
    if len(keys) != 1 or not is_idempotency_key(keys[0]):
        detail = "The header Idempotency-Key has to have 16 to 64 letters, digits, dashes or underscores."
        raise ProblemError(Problem.INVALID_HEADER, detail=detail, must_close=True)
    return keys[0]


def _check_signed(signed: SignedRequest, part: Part) -> None:
    """Refuse metadata, or a manifest, that is not the one whose digest was signed."""
    if signed.verified.covered.get(METADATA_DIGEST) != digest_text(part.content):
        detail = "The header Postkluis-Metadata-Digest is not that of the first part."
        raise ProblemError(Problem.DIGEST_MISMATCH, detail=detail, must_close=True)


def _manifest(part: Part) -> PushManifest:
    if part.media_type != JSON_TYPE:
        raise ProblemError(Problem.INVALID_METADATA, detail="The part manifest is not application/json.")
    try:
        return parse_manifest(part.content)
    except PushMetadataError as exc:
        detail = f"The manifest: {exc}."
        raise ProblemError(Problem.INVALID_METADATA, detail=detail, must_close=True) from exc
