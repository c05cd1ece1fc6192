"""Who sends a request: its signature is checked from the headers alone, before any of the body is read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from aiohttp import web

from server.errors import (
    NonceReplayedError,
    SenderSuspendedError,
    SignatureRefusedError,
    SigningKeyEndedError,
    SigningKeyUnknownError,
)
from server.known import Remembered
from server.message_signatures import (
    PresentedSignature,
    SignedMessage,
    VerifiedSignature,
    read_signature,
    verify_signature,
)
from server.metrics import Metrics
from server.problems import Problem, ProblemError
from server.rates import Rates
from server.settings import ServerSettings
from store import KeyId, KnownKey, RequestNonce, SenderBook

_MOST_KEYS = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedRequest:
    """A request whose signature holds, of a sender that may push. Its nonce is still to be spent."""

    known: KnownKey
    verified: VerifiedSignature

    @property
    def nonce(self) -> RequestNonce:
        """What is spent with it."""
        presented = self.verified.presented
        return RequestNonce(
            key_id=KeyId(presented.key_id),
            nonce=presented.nonce,
            expires_at=datetime.fromtimestamp(presented.nonce_expires_at, UTC),
        )


class SenderCheck:
    """Checks signatures, counts those that fail, and slows down who fails too often."""

    def __init__(
        self,
        senders: SenderBook,
        *,
        authority: str,
        settings: ServerSettings,
        rates: Rates,
        metrics: Metrics,
        clock: Callable[[], datetime],
    ) -> None:
        self._root = f"{settings.public_scheme}://{authority}"
        self._behind_proxy = settings.behind_proxy
        self._rates = rates
        self._metrics = metrics
        self._clock = clock
        self._keys: Remembered[KeyId, KnownKey] = Remembered(
            senders.find_key, seconds=settings.known_seconds, most=_MOST_KEYS
        )

    async def check(self, request: web.Request, *, components: Sequence[str]) -> SignedRequest:
        """Return the request as its sender signed it.

        Raises:
            ProblemError: It is not signed, not well enough, not by somebody we know, or too often so.
        """
        peer = self._peer(request)
        self._rates.check_failures(peer)
        try:
            presented = read_signature(request.headers)
            known = await self._find(presented)
            message = SignedMessage(
                method=request.method, url=self._root + request.raw_path, headers=request.headers
            )
            verified = verify_signature(
                message, presented, known.key.public, components=components, now=self._clock()
            )
            if known.sender.suspended:
                raise SenderSuspendedError("the sender is suspended")
        except SignatureRefusedError as exc:
            self._rates.count_failure(peer)
            raise self.refuse(exc) from exc
        self._rates.count_request(known.sender.sender)
        return SignedRequest(known=known, verified=verified)

    def refuse(self, refused: SignatureRefusedError) -> ProblemError:
        """Return what is answered where a signature does not count, and count it."""
        self._metrics.signatures_refused.labels(refused.code).inc()
        match refused:
            case SenderSuspendedError():
                problem = Problem.SENDER_SUSPENDED
            case NonceReplayedError():
                problem = Problem.REPLAYED
            case _:
                problem = Problem.SIGNATURE_REFUSED
        detail = _DETAILS.get(refused.code)
        return ProblemError(problem, detail=detail, must_close=True)

    async def _find(self, presented: PresentedSignature) -> KnownKey:
        known = await self._keys.get(KeyId(presented.key_id))
        if known is None:
            raise SigningKeyUnknownError("no sender has this key")
        if known.key.ended:
            raise SigningKeyEndedError("the key has ended")
        return known

    def _peer(self, request: web.Request) -> str:
        """Return who is counted for signatures that fail; it is kept for a minute, in memory alone."""
        if self._behind_proxy:
            forwarded = request.headers.getall("X-Forwarded-For", [])
            if forwarded:
                return forwarded[-1].rpartition(",")[2].strip()[:64]
        return request.remote or "unknown"


# By the code of the error; what is missing here has words enough in the problem itself.
_DETAILS = {
    "signature_missing": "The headers Signature-Input and Signature are missing, or none is for this API.",
    "signature_malformed": "The headers Signature-Input and Signature cannot be read.",
    "signature_parameter": "The signature needs the parameters created, keyid and nonce in their forms.",
    "signature_time": "The signature was made too long ago or in the future; check the clock and sign anew.",
    "signature_components": "The signature does not cover all that it has to cover.",
    "signing_key_unknown": "No registered sender has the key that keyid names.",
    "signing_key_ended": "The key that keyid names has ended.",
    "signature_algorithm": "The parameter alg is not the algorithm of the key.",
    "signature_mismatch": "The signature does not verify with the key that keyid names.",
}
