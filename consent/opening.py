"""The counsellor's side: from a token and a key to what was granted, each look written first.

Two things keep a counsellor within a grant. The lock is the wraps: what is not wrapped to their key does
not open, whatever this program does. The check is here: time, withdrawal and scope are refused before
anything is opened, and a look is in the owner's log before its content is in the counsellor's hands.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta

from consent.errors import (
    GrantDamagedError,
    GrantExpiredError,
    GrantWithdrawnError,
    OtherCounsellorError,
    OutsideGrantError,
    TokenAlteredError,
    UnknownGrantError,
)
from consent.grant import Action, Grant, Scope, decode_grant
from consent.looks import LookedAt, LookKind, encode_look
from consent.period import check_instant
from consent.token import VerifiedGrant, check_period, read_token, verify_token
from store import (
    CounsellorKeys,
    GrantId,
    GrantMissingError,
    GrantState,
    OpenedPart,
    OpenedParts,
    PartId,
    PartKind,
    PartMissingError,
    PartRef,
    PartUnreadableError,
    SharedVault,
    Store,
    SubjectId,
    VaultAlteredError,
    VaultId,
    VaultMissingError,
)

_DOCUMENT_KINDS = frozenset({PartKind.SOURCE, PartKind.PROVENANCE})


class GrantedVault:
    """What one grant opens, for as long as it holds. Made by `open_grant` alone.

    It reads like a `SharedVault`. Each call asks the store first whether the grant still stands, so that a
    withdrawal ends an open session as well.
    """

    def __init__(
        self,
        *,
        store: Store,
        shared: SharedVault,
        grant: Grant,
        opened_at: datetime,
        elapsed: Callable[[], float],
    ) -> None:
        self._store = store
        self._shared = shared
        self._grant = grant
        self._opened_at = opened_at
        self._elapsed = elapsed
        self._started = elapsed()
        # The look that `open_grant` writes is the one at the overview; a second reading is a second look.
        self._overview_is_new = True

    @property
    def grant(self) -> Grant:
        """What the owner agreed to; `grant.part_of_whole` is to be told to the counsellor."""
        return self._grant

    @property
    def vault_id(self) -> VaultId:
        """The vault that is read."""
        return self._grant.vault

    async def open(self, subject: SubjectId, kind: PartKind, *, part_id: PartId | None = None) -> OpenedPart:
        """Return one part within the grant, after writing the look.

        Raises:
            OutsideGrantError: This grant does not open it.
            GrantRefusedError: The grant no longer holds; see the tree in `errors.py`.
            PartUnreadableError: The part does not open or verify.
        """
        await self._check(kind)
        await self._look_at(kind, subject)
        try:
            return await self._shared.open(subject, kind, part_id=part_id)
        except PartMissingError as exc:
            raise OutsideGrantError(f"this grant opens no {kind} of {subject}") from exc

    async def open_all(self, kind: PartKind, *, subject: SubjectId | None = None) -> OpenedParts:
        """Return every part of a kind within the grant, after writing the look."""
        await self._check(kind)
        await self._look_at(kind, subject)
        return await self._shared.open_all(kind, subject=subject)

    async def refs(
        self, kind: PartKind | None = None, *, subject: SubjectId | None = None
    ) -> tuple[PartRef, ...]:
        """Return which parts the grant opens, without opening them."""
        await self._check(kind)
        return await self._shared.refs(kind, subject=subject)

    async def missing_letters(self) -> tuple[SubjectId, ...]:
        """Return the letters that the owner granted and the store does not give: the overview lacks them."""
        there = {ref.subject for ref in await self.refs(PartKind.LETTER)}
        return tuple(letter for letter in self._grant.letters if letter not in there)

    def seal_to_owner(self, plaintext: bytes, info: bytes) -> bytes:
        """Return something that only the owner of this vault can open, for the purpose `info`."""
        return self._shared.seal_to_owner(plaintext, info)

    async def record_export(self) -> None:
        """Write down that the overview is exported, before it is.

        Raises:
            OutsideGrantError: The grant is to look, and not to export.
        """
        await self._check(None)
        if Action.EXPORT not in self._grant.actions:
            raise OutsideGrantError("this grant does not allow an export")
        await self._write(LookedAt(what=LookKind.EXPORT))

    async def _check(self, kind: PartKind | None) -> None:
        now = self._opened_at + timedelta(seconds=self._elapsed() - self._started)
        check_period(starts=self._grant.starts, ends=self._grant.ends, now=now)
        check_state(await _get_state(self._store, self._grant.vault, self._grant.id), now=now)
        if kind in _DOCUMENT_KINDS and self._grant.scope is Scope.FACTS:
            raise OutsideGrantError("this grant opens facts, and not the letters themselves")

    async def _look_at(self, kind: PartKind, subject: SubjectId | None) -> None:
        match kind:
            case PartKind.SOURCE:
                await self._write(LookedAt(what=LookKind.DOCUMENT, subject=subject))
            case PartKind.FACTS if subject is not None:
                await self._write(LookedAt(what=LookKind.LETTER, subject=subject))
            case PartKind.FACTS if self._overview_is_new:
                self._overview_is_new = False
            case PartKind.FACTS:
                await self._write(LookedAt(what=LookKind.OVERVIEW))
            case _:
                # Names and corrections are read beside facts, which have a line of their own.
                return

    async def _write(self, looked_at: LookedAt) -> None:
        await self._shared.append_look(encode_look(looked_at))


async def open_grant(
    store: Store,
    token: str,
    keys: CounsellorKeys,
    now: datetime,
    *,
    elapsed: Callable[[], float] = time.monotonic,
) -> GrantedVault:
    """Return the part of a vault that a token and a counsellor's key open, after writing the look.

    Args:
        store: Where the citizen's vault is.
        token: As the citizen gave it.
        keys: The counsellor's. The grant opens and the look is signed only with the private halves.
        now: The present instant.
        elapsed: Seconds on a clock that only goes forward; it tells how long the session lasts.

    Raises:
        TokenAlteredError, OtherCounsellorError, UnknownGrantError, GrantNotStartedError, GrantExpiredError,
        GrantWithdrawnError: As their names say.
        GrantDamagedError: The grant opens, and does not say what its token says.
    """
    instant = check_instant(now)
    verified = await _verify(store, token, keys, instant)
    state = await _get_state(store, verified.vault, verified.grant)
    check_state(state, now=instant)
    try:
        shared = await store.open_shared(
            verified.vault, keys=keys, handle=state.handle, vault_key_id=verified.vault_key
        )
        part = await shared.open(SubjectId(verified.grant), PartKind.GRANT)
    except PartMissingError as exc:
        raise UnknownGrantError("nothing in this store is shared under this grant") from exc
    except PartUnreadableError as exc:
        raise GrantDamagedError("the grant does not open or verify") from exc
    grant = _agreeing(decode_grant(part.payload), verified, keys)
    await shared.append_look(encode_look(LookedAt(what=LookKind.OVERVIEW)))
    return GrantedVault(store=store, shared=shared, grant=grant, opened_at=instant, elapsed=elapsed)


def check_state(state: GrantState, *, now: datetime) -> None:
    """Refuse what the clear row of a grant says is withdrawn or over."""
    if state.withdrawn_at is not None:
        raise GrantWithdrawnError(withdrawn_at=state.withdrawn_at)
    if now >= state.expires_at:
        raise GrantExpiredError(ended=state.expires_at)


async def _verify(store: Store, token: str, keys: CounsellorKeys, now: datetime) -> VerifiedGrant:
    unverified = read_token(token)
    try:
        public = await store.vault_public(unverified.vault)
    except VaultMissingError as exc:
        raise UnknownGrantError("this store holds no such vault") from exc
    except VaultAlteredError as exc:
        raise TokenAlteredError("the keys of the vault in this store are not its own") from exc
    return verify_token(
        unverified,
        signing_public_key=public.signing_key,
        counsellor_signing_key=keys.signing_public_key,
        now=now,
    )


async def _get_state(store: Store, vault: VaultId, grant: GrantId) -> GrantState:
    try:
        return await store.grant_state(vault, grant)
    except GrantMissingError as exc:
        raise UnknownGrantError("this store holds no such grant") from exc


def _agreeing(grant: Grant, verified: VerifiedGrant, keys: CounsellorKeys) -> Grant:
    """Return the grant where it is the one that the token is about; part and token are signed apart."""
    if grant.withdrawn_at is not None:
        raise GrantWithdrawnError(withdrawn_at=grant.withdrawn_at)
    if (grant.card.encryption_public_key, grant.card.signing_public_key) != (
        keys.encryption_public_key,
        keys.signing_public_key,
    ):
        raise OtherCounsellorError("the grant was made for the keys of another counsellor")
    same_names = (grant.id, grant.vault) == (verified.grant, verified.vault)
    same_times = (grant.starts, grant.ends) == (verified.starts, verified.ends)
    if not (same_names and same_times):
        raise GrantDamagedError("the grant and its token do not say the same")
    return grant
