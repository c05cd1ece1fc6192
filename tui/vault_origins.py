"""Where the letters of an open vault came from, as their sealed provenance tells."""

from __future__ import annotations

from collections.abc import Mapping

from mailbox_ingest.errors import PayloadError
from mailbox_ingest.letters import StoredLetter
from mailbox_ingest.payloads import Provenance, decode_provenance
from store import PartKind, PartMissingError, PartUnreadableError, SubjectId, UnlockedVault


async def origin_of(vault: UnlockedVault, letter: StoredLetter) -> Provenance | None:
    """Return where the first page of a letter came from; `None` where that does not open."""
    try:
        part = await vault.open(letter.record.pieces[0].source_id, PartKind.PROVENANCE)
        return decode_provenance(part.payload)
    except (PartMissingError, PartUnreadableError, PayloadError):
        return None


async def content_of(vault: UnlockedVault, letter: StoredLetter) -> bytes:
    """Return the source that the first page of a letter stands in; nothing where that does not open."""
    try:
        return (await vault.open(letter.record.pieces[0].source_id, PartKind.SOURCE)).payload
    except (PartMissingError, PartUnreadableError):
        return b""


async def origins_of(
    vault: UnlockedVault, sources: Mapping[SubjectId, SubjectId]
) -> Mapping[str, Provenance]:
    """Return where each letter came from, by its id; what does not open is left out.

    Args:
        vault: The open vault.
        sources: For each letter the source of its first page.
    """
    opened = await vault.open_all(PartKind.PROVENANCE)
    found: dict[SubjectId, Provenance] = {}
    for part in opened:
        try:
            found[part.ref.subject] = decode_provenance(part.payload)
        except PayloadError:
            continue
    return {letter: found[source] for letter, source in sources.items() if source in found}
