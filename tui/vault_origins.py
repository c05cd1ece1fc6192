"""Where the letters of an open vault came from, as their sealed provenance tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from mailbox_ingest.errors import EvidenceError, PayloadError
from mailbox_ingest.letters import StoredLetter
from mailbox_ingest.payloads import Provenance, decode_provenance
from mailbox_ingest.sender_evidence import check_statement
from mailbox_ingest.sources import Evidence, EvidenceKind
from store import PartKind, PartMissingError, PartUnreadableError, SubjectId, UnlockedVault


async def origin_of(vault: UnlockedVault, letter: StoredLetter) -> Provenance | None:
    """Return where the first page of a letter came from; `None` where that does not open.

    A sender's signature is among it only where it is of this very document.
    """
    source = letter.record.pieces[0].source_id
    try:
        part = await vault.open(source, PartKind.PROVENANCE)
        return await _proven(vault, source, decode_provenance(part.payload))
    except (PartMissingError, PartUnreadableError, PayloadError):
        return None


async def origins_of(
    vault: UnlockedVault, sources: Mapping[SubjectId, SubjectId]
) -> Mapping[str, Provenance]:
    """Return where each letter came from, by its id; what does not open is left out.

    A sender's signature is among it only where it is of this very document.

    Args:
        vault: The open vault.
        sources: For each letter the source of its first page.
    """
    opened = await vault.open_all(PartKind.PROVENANCE)
    found: dict[SubjectId, Provenance] = {}
    for part in opened:
        try:
            provenance = decode_provenance(part.payload)
        except PayloadError:
            continue
        found[part.ref.subject] = await _proven(vault, part.ref.subject, provenance)
    return {letter: found[source] for letter, source in sources.items() if source in found}


async def _proven(vault: UnlockedVault, source: SubjectId, provenance: Provenance) -> Provenance:
    """Return where a source came from, without a signature that is not of its content.

    A host could put the proof of one letter beside another.
    """
    evidence = provenance.evidence
    if evidence.kind is not EvidenceKind.SENDER_SIGNATURE or evidence.statement is None:
        return provenance
    try:
        content = (await vault.open(source, PartKind.SOURCE)).payload
        check_statement(evidence.statement, content)
    except (EvidenceError, PartMissingError, PartUnreadableError):
        return replace(provenance, evidence=Evidence())
    return provenance
