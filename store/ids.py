"""The names of things in a store: random ids, kinds of parts, and the reference to one version of a part."""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from store.canonical import encode

VaultId = NewType("VaultId", str)
SubjectId = NewType("SubjectId", str)
"""What a part is about: a source, a letter, a grant, or the vault itself."""
PartId = NewType("PartId", str)
RecipientHandle = NewType("RecipientHandle", str)
"""Names a public key within one vault only, so that the clients of one counsellor cannot be joined."""
GrantId = NewType("GrantId", str)
AddressId = NewType("AddressId", str)
"""Where a creditor pushes to: 32 lowercase hex digits like every id, though not all its bits are drawn."""
SenderId = NewType("SenderId", str)
"""An organisation that may push."""
ParcelId = NewType("ParcelId", str)
"""What a sender calls a letter that it sealed itself."""
ReaderId = NewType("ReaderId", str)
"""A short-lived key by which a host reads what was pushed."""
KeyId = NewType("KeyId", str)
"""SHA-256 of a signing public key, in lowercase hex."""

_ID = re.compile(r"[0-9a-f]{32}")


class PartKind(StrEnum):
    """What a part holds; it stands in clear beside the sealed part."""

    HOUSEHOLD = "household"
    SOURCE = "source"
    PROVENANCE = "provenance"
    LETTER = "letter"
    FACTS = "facts"
    CORRECTION = "correction"
    GRANT = "grant"
    LOOK = "look"
    SETTING = "setting"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class PartRef:
    """One version of one part. All of it stands in clear and all of it is bound into the seal."""

    vault: VaultId
    subject: SubjectId
    part: PartId
    kind: PartKind
    version: int


def is_id(text: str) -> bool:
    """Whether `text` is spelled as our ids are: 128 bits in lowercase hex."""
    return _ID.fullmatch(text) is not None


def new_vault_id() -> VaultId:
    """Return a random id for a vault."""
    return VaultId(secrets.token_hex(16))


def new_subject_id() -> SubjectId:
    """Return a random id for a source, a letter or anything else that parts are about."""
    return SubjectId(secrets.token_hex(16))


def new_part_id() -> PartId:
    """Return a random id for a part that is one of several of its kind about a subject."""
    return PartId(secrets.token_hex(16))


def new_grant_id() -> GrantId:
    """Return a random id for a grant."""
    return GrantId(secrets.token_hex(16))


def new_handle() -> RecipientHandle:
    """Return a random name for a recipient in one vault."""
    return RecipientHandle(secrets.token_hex(16))


def main_part(vault: VaultId, subject: SubjectId, kind: PartKind) -> PartId:
    """Return the id of *the* part of a kind about a subject.

    It follows from the three names, so nobody can put a second one beside it: who may only add cannot give a
    letter that is there another set of facts.
    """
    return PartId(hashlib.sha256(encode("postkluis/1/main part", vault, subject, kind)).hexdigest()[:32])
