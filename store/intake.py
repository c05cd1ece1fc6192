"""The side that brings letters in: it recognises, seals and adds, with public keys, and never reads."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from store.authorship import INTAKE_KINDS, Signer
from store.engine import Database
from store.envelope import seal, sealed_hash, wrap
from store.errors import AlreadyKnownError, PartExistsError, VaultAlteredError
from store.ids import PartId, PartKind, PartRef, SubjectId, VaultId, main_part
from store.keyfile import IntakeKeys, recognition_mark
from store.mailbox_marks import MailboxMarks, delete_marks, find_marks, put_marks
from store.rows import find_newest, find_recognised, get_vault_public, insert_part
from store.schema import recognised
from store.vaultkeys import VaultPublic

Clock = Callable[[], datetime]


class IntakeTransaction:
    """Adds parts to a vault; all of them are stored at the end of the `async with` block, or none."""

    def __init__(
        self,
        connection: AsyncConnection,
        *,
        public: VaultPublic,
        signer: Signer,
        recognition_key: bytes,
        clock: Clock,
    ) -> None:
        self._connection = connection
        self._public = public
        self._signer = signer
        self._recognition_key = recognition_key
        self._clock = clock

    async def recognise(self, content: bytes, source_id: SubjectId) -> None:
        """Remember that these bytes are this source; `AlreadyKnownError` where they are another already."""
        mark = recognition_mark(self._recognition_key, content)
        known = await find_recognised(self._connection, self._public.vault, mark)
        if known is not None:
            raise AlreadyKnownError(known)
        await self._connection.execute(
            recognised.insert().values(vault_id=self._public.vault, mark=mark, source_id=source_id)
        )

    async def add(self, subject: SubjectId, kind: PartKind, payload: bytes) -> PartRef:
        """Sign, seal and store the part of a kind about a subject.

        Raises:
            PartExistsError: There is one already; who brings letters in replaces nothing.
            ValueError: Parts of this kind are the owner's to write.
        """
        if kind not in INTAKE_KINDS:
            raise ValueError("parts of this kind are the owner's to write")
        return await self._add(subject, kind, payload, main_part(self._public.vault, subject, kind))

    async def find_mailbox_marks(self, marks: Iterable[bytes]) -> dict[bytes, bytes]:
        """Return what is sealed under these marks; nobody changes it before this transaction ends."""
        return await find_marks(self._connection, self._public.vault, marks)

    async def put_mailbox_marks(self, rows: Mapping[bytes, bytes]) -> None:
        """Write marks of the mailbox door, in the place of those that are there."""
        await put_marks(self._connection, self._public.vault, rows)

    async def delete_mailbox_marks(self, marks: Iterable[bytes]) -> None:
        """Forget marks of the mailbox door."""
        await delete_marks(self._connection, self._public.vault, marks)

    async def _add(
        self, subject: SubjectId, kind: PartKind, payload: bytes, part: PartId, *, replace: bool = False
    ) -> PartRef:
        newest = await find_newest(self._connection, self._public.vault, part)
        version, previous = (1, b"") if newest is None else (newest[0] + 1, sealed_hash(newest[1]))
        ref = PartRef(vault=self._public.vault, subject=subject, part=part, kind=kind, version=version)
        if newest is not None and not replace:
            raise PartExistsError(ref)
        made_at = int(self._clock().timestamp())
        sealed, wrapped = await asyncio.to_thread(self._seal, ref, payload, previous, made_at)
        await insert_part(self._connection, ref, sealed, self._public.owner_handle, wrapped)
        return ref

    def _seal(self, ref: PartRef, payload: bytes, previous: bytes, made_at: int) -> tuple[bytes, bytes]:
        sealed, content_key = seal(ref, payload, signer=self._signer, previous=previous, made_at=made_at)
        return sealed, wrap(ref, content_key, self._public.owner_handle, self._public.encryption_key)


class Intake:
    """Brings letters into one vault. It has no method that opens a part, and no key that could."""

    def __init__(self, database: Database, *, keys: IntakeKeys, clock: Clock) -> None:
        self._database = database
        self._keys = keys
        self._clock = clock

    @property
    def vault_id(self) -> VaultId:
        """The vault that letters go into."""
        return self._keys.vault

    @property
    def mailbox_marks(self) -> MailboxMarks:
        """What the mailbox door remembers, sealed under a key that this side need not have."""
        return MailboxMarks(self._database, self._keys.vault)

    async def known_source(self, content: bytes) -> SubjectId | None:
        """Return the source that these very bytes are stored as, `None` where they are new."""
        mark = recognition_mark(self._keys.recognition_key, content)
        async with self._database.reading() as connection:
            return await find_recognised(connection, self._keys.vault, mark)

    @asynccontextmanager
    async def adding(self) -> AsyncIterator[IntakeTransaction]:
        """A transaction: committed when the block ends, rolled back whole when it raises."""
        async with self._database.writing() as connection:
            public = await get_vault_public(connection, self._keys.vault, lock=True)
            check_pinned(self._keys, public)
            yield IntakeTransaction(
                connection,
                public=public,
                signer=self._keys.signer,
                recognition_key=self._keys.recognition_key,
                clock=self._clock,
            )


def check_pinned(keys: IntakeKeys, public: VaultPublic) -> None:
    """Refuse a vault whose public keys in the database are not those that its owner gave us."""
    if public.signing_key != keys.signing_public_key:
        raise VaultAlteredError(keys.vault, "signing_key")
    if public.encryption_key.raw != keys.encryption_public_key or public.owner_handle != keys.owner_handle:
        raise VaultAlteredError(keys.vault, "encryption_key")
