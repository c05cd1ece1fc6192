"""The log of looks, as the citizen reads it: which counsellor looked at what, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from consent.canonical import decode_object, encode_object, text_of
from consent.errors import GrantDamagedError
from consent.grant import Grant
from consent.stored import read_grants
from store import LookFinding, SubjectId, UnlockedVault, is_id

_VERSION = 1
_KEYS = frozenset({"version", "what", "subject"})


class LookKind(StrEnum):
    """What a counsellor looked at."""

    OVERVIEW = "overview"
    LETTER = "letter"
    DOCUMENT = "document"
    EXPORT = "export"


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedAt:
    """What was looked at. `subject` is the letter or source; `None` for the whole."""

    what: LookKind
    subject: SubjectId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantLook:
    """One look: under which grant (and so by whom), when by the counsellor's clock, and at what.

    `looked_at` is `None` where the counsellor's program wrote something that this one does not know: that
    somebody looked is certain all the same, as the line is signed.
    """

    grant: Grant
    at: datetime
    looked_at: LookedAt | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LookList:
    """Every look that verifies, oldest first, and what is wrong with the log."""

    looks: tuple[GrantLook, ...]
    findings: tuple[LookFinding, ...]


def encode_look(looked_at: LookedAt) -> bytes:
    """Return the content of a line as the one JSON text that `decode_look` accepts."""
    return encode_object({"version": _VERSION, "what": looked_at.what.value, "subject": looked_at.subject})


def decode_look(encoded: bytes) -> LookedAt:
    """Return what a line says was looked at; `GrantDamagedError` where it is no line of ours."""
    fields = decode_object(encoded, keys=_KEYS, version=_VERSION)
    subject = fields["subject"]
    if subject is not None and (not isinstance(subject, str) or not is_id(subject)):
        raise GrantDamagedError("a look at no subject of ours")
    try:
        what = LookKind(text_of(fields, "what"))
    except ValueError as exc:
        raise GrantDamagedError("a look of an unknown kind") from exc
    looked_at = LookedAt(what=what, subject=None if subject is None else SubjectId(subject))
    if encode_look(looked_at) != encoded:
        raise GrantDamagedError("the look is not in its one form")
    return looked_at


async def list_looks(vault: UnlockedVault) -> LookList:
    """Return who looked at what, under any grant that the owner ever made.

    A line counts only where its signature is that of the card in the grant: who can write to the database
    could add lines, and cannot sign them.
    """
    grants = {grant.handle: grant for grant in (await read_grants(vault))[0]}
    log = await vault.looks({handle: grant.card.signing_public_key for handle, grant in grants.items()})
    looks = tuple(
        GrantLook(grant=grants[look.recipient], at=look.made_at, looked_at=_known(look.payload))
        for look in log.looks
    )
    return LookList(looks=looks, findings=log.findings)


def _known(payload: bytes) -> LookedAt | None:
    try:
        return decode_look(payload)
    except GrantDamagedError:
        return None
