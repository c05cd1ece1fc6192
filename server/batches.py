"""The letters of one batch: read one by one, stored a few at a time, answered in their order."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncGenerator

from mailbox_ingest.push_metadata import PushManifest
from mailbox_ingest.sender_evidence import digest_text
from server.answers import as_problem
from server.bodies import Part, next_part, read_to_end
from server.checking import SignedRequest
from server.delivery_receipts import receipt_members
from server.logs import Log
from server.metrics import Metrics
from server.problems import Problem, ProblemError, problem_fields
from server.taking import LetterTaking
from store import StoredReceipt

WINDOW_BYTES = 8 * 1024 * 1024
"""Of letters that are being stored while the next ones come in."""
_WINDOW_LETTERS = 16
"""That many letters of a batch share a commit, at the most."""


class Batch:
    """Takes in a batch. Each of its letters is proven by itself: the manifest that was signed names it."""

    def __init__(
        self,
        taking: LetterTaking,
        signed: SignedRequest,
        manifest: PushManifest,
        *,
        log: Log,
        metrics: Metrics,
    ) -> None:
        self._taking = taking
        self._signed = signed
        self._manifest = manifest
        self._log = log
        self._metrics = metrics
        self._storing: deque[tuple[int, int, asyncio.Task[StoredReceipt]]] = deque()
        self._results: list[dict[str, object]] = [{} for _ in manifest.metadata_digests]

    async def take(self, parts: AsyncGenerator[Part]) -> list[dict[str, object]]:
        """Return the result of each letter; one that is refused does not stop the others.

        Raises:
            ProblemError: The body itself is not as it should be. Letters before that place are stored.
        """
        try:
            for place in range(len(self._results)):
                metadata = await next_part(parts, "metadata")
                await self._take_one(place, metadata, await next_part(parts, "document"))
            await read_to_end(parts)
        except ProblemError as refused:
            if refused.detail is None:
                refused.detail = _SOME_STORED
            raise
        finally:
            # What was begun is finished, also where the body breaks off.
            while self._storing:
                await self._settle()
        return self._results

    async def _take_one(self, place: int, metadata: Part, document: Part) -> None:
        try:
            if digest_text(metadata.content) != self._manifest.metadata_digests[place]:
                detail = "The metadata is not the one that the manifest names at this place."
                raise ProblemError(Problem.DIGEST_MISMATCH, detail=detail)
            announced = await self._taking.announce(
                metadata, self._signed, idempotency_key="", manifest=self._manifest.text
            )
            await self._taking.check_document(announced, document)
        except ProblemError as refused:
            self._refuse(place, refused)
            return
        size = len(document.content)
        while self._storing and self._is_full(size):
            await self._settle()
        task = asyncio.create_task(self._taking.take(announced, document.content, spends_nonce=False))
        self._storing.append((place, size, task))

    def _is_full(self, size: int) -> bool:
        held = sum(held for _, held, _ in self._storing)
        return len(self._storing) >= _WINDOW_LETTERS or held + size > WINDOW_BYTES

    async def _settle(self) -> None:
        """Wait for the letter that was begun first, and note what became of it."""
        place, _, task = self._storing.popleft()
        try:
            receipt = await task
        except Exception as exc:  # told in the result of this letter; the others go on
            self._refuse(place, as_problem(exc, self._log))
        else:
            self._results[place] = {"status": 201, "receipt": receipt_members(receipt.text)}

    def _refuse(self, place: int, refused: ProblemError) -> None:
        self._metrics.refused.labels(refused.problem.slug).inc()
        self._results[place] = {"status": refused.problem.status.value, "problem": problem_fields(refused)}


_SOME_STORED = (
    "The batch broke off here. Letters before this place may be stored; send it again with the same "
    "idempotency keys to get their receipts."
)
