"""The grant: what a citizen lets one counsellor see, why, and until when; a sealed, signed part of the vault.

The value is the truth about a grant. The token and the clear row in the database only repeat what is
needed to refuse early. docs/consent-format.md gives the form byte by byte.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from consent.canonical import (
    decode_instant,
    decode_object,
    encode_instant,
    encode_object,
    flag_of,
    shown_text,
    text_of,
    texts_of,
)
from consent.card import CounsellorCard, decode_card_bytes, encode_card_bytes
from consent.errors import CardError, GrantDamagedError, PurposeError
from store.ids import GrantId, RecipientHandle, SubjectId, VaultId, is_id

_VERSION = 1
_KEYS = frozenset(
    {
        "version",
        "id",
        "vault",
        "handle",
        "card",
        "scope",
        "actions",
        "creditors",
        "purpose",
        "letters",
        "sources",
        "letters_to_come",
        "starts",
        "ends",
        "withdrawn_at",
    }
)

# A purpose is a sentence; a paragraph of a few lines still fits.
MAX_PURPOSE_CHARS = 500
MAX_CREDITOR_CHARS = 200


class Scope(StrEnum):
    """How deep a counsellor may look: what the letters say, or the letters themselves as well."""

    FACTS = "facts"
    DOCUMENTS = "documents"


class Action(StrEnum):
    """What a counsellor may do with what they see. The app holds to it; a copy once made stays made."""

    VIEW = "view"
    EXPORT = "export"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """What the owner of a vault agreed to. Holds in `[starts, ends)`, unless withdrawn before.

    `creditors` names the claims that were chosen, for people to read; `None` means all claims. `letters` and
    `sources` are what was really opened, in the order of granting. `letters_to_come` is the owner's rule that
    later letters of the same claims (or, with all claims, every later letter) are added at an unlock.
    """

    id: GrantId
    vault: VaultId
    handle: RecipientHandle
    card: CounsellorCard
    scope: Scope
    actions: tuple[Action, ...] = (Action.VIEW, Action.EXPORT)
    creditors: tuple[str, ...] | None = field(default=None, repr=False)
    purpose: str = field(repr=False)
    letters: tuple[SubjectId, ...]
    sources: tuple[SubjectId, ...] = ()
    letters_to_come: bool = False
    starts: datetime
    ends: datetime
    withdrawn_at: datetime | None = None

    @property
    def part_of_whole(self) -> bool:
        """Whether the counsellor sees only a part of the claims, and has to be told so."""
        return self.creditors is not None


def check_purpose(purpose: str) -> str:
    """Return a purpose in its one form; it is a sentence that is shown to people.

    Raises:
        PurposeError: it is empty, too long, or holds what is not printed.
    """
    try:
        return shown_text(" ".join(purpose.split()), MAX_PURPOSE_CHARS)
    except ValueError as exc:
        raise PurposeError(f"a purpose has 1 to {MAX_PURPOSE_CHARS} printed characters") from exc


def tidy_creditors(creditors: Iterable[str]) -> tuple[str, ...]:
    """Return names of creditors in the one form that a grant keeps, each once, in the given order.

    They were read from letters, so that anything may stand in them. What is not printed is dropped, what is
    too long is cut, and of a name that nobody could read a question mark is left.
    """
    return tuple(dict.fromkeys(_tidy_name(name) for name in creditors))


def encode_grant(grant: Grant) -> bytes:
    """Return a grant as the one JSON text that `decode_grant` accepts for it."""
    return encode_object(
        {
            "version": _VERSION,
            "id": grant.id,
            "vault": grant.vault,
            "handle": grant.handle,
            "card": base64.b64encode(encode_card_bytes(grant.card)).decode("ascii"),
            "scope": grant.scope.value,
            "actions": [action.value for action in grant.actions],
            "creditors": None if grant.creditors is None else list(grant.creditors),
            "purpose": grant.purpose,
            "letters": list(grant.letters),
            "sources": list(grant.sources),
            "letters_to_come": grant.letters_to_come,
            "starts": encode_instant(grant.starts),
            "ends": encode_instant(grant.ends),
            "withdrawn_at": None if grant.withdrawn_at is None else encode_instant(grant.withdrawn_at),
        }
    )


def decode_grant(encoded: bytes) -> Grant:
    """Return the grant of its JSON text.

    Raises:
        GrantDamagedError: another version, a key too few or too many, a value of the wrong kind, or any other
            spelling than the one that `encode_grant` writes.
    """
    fields = decode_object(encoded, keys=_KEYS, version=_VERSION)
    try:
        card = decode_card_bytes(base64.b64decode(text_of(fields, "card"), validate=True))
        creditors = None if fields["creditors"] is None else texts_of(fields, "creditors")
        grant = Grant(
            id=GrantId(_id(text_of(fields, "id"))),
            vault=VaultId(_id(text_of(fields, "vault"))),
            handle=RecipientHandle(_id(text_of(fields, "handle"))),
            card=card,
            scope=Scope(text_of(fields, "scope")),
            actions=tuple(Action(value) for value in texts_of(fields, "actions")),
            creditors=creditors,
            purpose=shown_text(text_of(fields, "purpose"), MAX_PURPOSE_CHARS),
            letters=tuple(SubjectId(_id(value)) for value in texts_of(fields, "letters")),
            sources=tuple(SubjectId(_id(value)) for value in texts_of(fields, "sources")),
            letters_to_come=flag_of(fields, "letters_to_come"),
            starts=decode_instant(fields["starts"]),
            ends=decode_instant(fields["ends"]),
            withdrawn_at=None if fields["withdrawn_at"] is None else decode_instant(fields["withdrawn_at"]),
        )
        if creditors is not None and tidy_creditors(creditors) != creditors:
            raise GrantDamagedError("a name of a creditor is not in its one form")
        if grant.purpose != check_purpose(grant.purpose) or encode_grant(grant) != encoded:
            raise GrantDamagedError("the grant is not in its one form")
    except (CardError, ValueError, binascii.Error) as exc:
        raise GrantDamagedError("a field of the grant holds no value that belongs there") from exc
    if grant.ends <= grant.starts or not grant.actions or not grant.letters:
        raise GrantDamagedError("the grant holds nothing, or for no time")
    if grant.sources and grant.scope is Scope.FACTS:
        raise GrantDamagedError("a grant of facts names documents")
    return grant


def _id(value: str) -> str:
    if not is_id(value):
        raise ValueError("not an id")
    return value


def _tidy_name(name: str) -> str:
    printed = "".join(sign if sign.isprintable() else " " for sign in name)
    return " ".join(printed.split())[:MAX_CREDITOR_CHARS].rstrip() or "?"
