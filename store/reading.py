"""Reading parts as one recipient: what the owner's and the counsellor's side have in common."""

from __future__ import annotations

import asyncio

from store.engine import Database
from store.errors import PartMissingError
from store.ids import PartId, PartKind, PartRef, RecipientHandle, SubjectId, VaultId, main_part
from store.opening import OpenedPart, OpenedParts, PartOpener
from store.rows import fetch_newest, fetch_newest_refs


class PartReader:
    """Opens the parts of a vault that are wrapped to one recipient, newest versions only."""

    def __init__(
        self,
        database: Database,
        *,
        vault: VaultId,
        recipient: RecipientHandle,
        opener: PartOpener,
        shared: bool,
    ) -> None:
        self._database = database
        self._vault = vault
        self._recipient = recipient
        self._opener = opener
        self._shared = shared

    @property
    def vault_id(self) -> VaultId:
        """The vault that is read."""
        return self._vault

    async def open(self, subject: SubjectId, kind: PartKind, *, part_id: PartId | None = None) -> OpenedPart:
        """Return the newest version of a part.

        Args:
            subject: What the part is about.
            kind: What it holds.
            part_id: Which one, where a subject has several of a kind; else the one that is *the* part.

        Raises:
            PartMissingError: There is none, or none that this recipient may open.
            PartUnreadableError: It does not open or verify.
        """
        part = main_part(self._vault, subject, kind) if part_id is None else part_id
        async with self._database.reading() as connection:
            stored = await fetch_newest(
                connection,
                self._vault,
                self._recipient,
                shared=self._shared,
                kind=kind,
                subject=subject,
                part=part,
            )
        if not stored:
            raise PartMissingError(subject, kind)
        return await asyncio.to_thread(self._opener.open, stored[0])

    async def open_all(self, kind: PartKind, *, subject: SubjectId | None = None) -> OpenedParts:
        """Return the newest version of every part of a kind, of one subject or of all, oldest first."""
        async with self._database.reading() as connection:
            stored = await fetch_newest(
                connection,
                self._vault,
                self._recipient,
                shared=self._shared,
                kind=kind,
                subject=subject,
            )
        return await asyncio.to_thread(self._opener.open_each, stored)

    async def refs(
        self, kind: PartKind | None = None, *, subject: SubjectId | None = None
    ) -> tuple[PartRef, ...]:
        """Return which parts there are, in their newest version, without opening them."""
        async with self._database.reading() as connection:
            found = await fetch_newest_refs(
                connection,
                self._vault,
                self._recipient,
                shared=self._shared,
                kind=kind,
                subject=subject,
            )
        return tuple(sorted(found))
