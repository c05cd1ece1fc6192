"""What a person is asked about the letters of a vault: these seem to be one, this one seems to be several."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mailbox_ingest.joining import JoinProposal, LoosePages, propose_joins
from mailbox_ingest.letters import ReadsParts, StoredLetter, list_letters
from parsers.several_letters import SplitProposal, propose_split
from store import SubjectId


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposals:
    """What stands to be decided: letters to split, each by its id, and letters to join."""

    splits: dict[SubjectId, SplitProposal]
    joins: tuple[JoinProposal, ...]


async def list_proposals(vault: ReadsParts) -> Proposals:
    """Return the proposals for the letters that stand now."""
    return propose(await list_letters(vault, with_gone=True))


def propose(letters: Iterable[StoredLetter]) -> Proposals:
    """Return the proposals for letters, those that are gone among them; pure.

    What a person chose stays: a letter that was joined or split by hand, or kept as it is, is in no proposal,
    and what was joined or split and then undone is not proposed again.
    """
    every = tuple(letters)
    # A letter that is gone and was formed from others was made by a person, and undone or arranged anew.
    refused = [
        frozenset(letter.record.formed_from)
        for letter in every
        if letter.record.gone and letter.record.formed_from
    ]
    whole = {letter_id for group in refused if len(group) == 1 for letter_id in group}
    chosen = sorted(
        (
            letter
            for letter in every
            if not (letter.record.gone or letter.record.formed_from or letter.record.kept)
        ),
        key=lambda letter: letter.id,
    )
    splits: dict[SubjectId, SplitProposal] = {}
    for letter in chosen:
        split = propose_split(letter.marks) if letter.id not in whole else None
        if split is not None:
            splits[letter.id] = split
    loose = [
        LoosePages(id=letter.id, name=letter.record.part_name or letter.record.source, marks=letter.marks)
        for letter in chosen
        if letter.id not in splits
    ]
    joins = propose_joins(loose, apart=[group for group in refused if len(group) > 1])
    return Proposals(splits=splits, joins=joins)
