"""Whether the sender of a letter collects for others: by its name, its trade, or its registration."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from parsers.directory import Organisation, OrganisationKind
from parsers.folding import fold
from parsers.layout import Layout
from parsers.letter_text import LetterText
from parsers.lexicon import parties as words
from parsers.sender_lines import Candidate

_COLLECTING_KINDS: Final = (OrganisationKind.COLLECTION_AGENCY, OrganisationKind.BAILIFF)
_TRADE_LINES: Final = 8
# The register in which every collection agency stands.
_REGISTERED_AGENCY: Final = re.compile(
    r"\bwki\b|wet kwaliteit incasso|register (?:van )?(?:incassodienst|buitengerechtelijk)|"
    r"\b(?:wij|we) (?:innen|incasseren) (?:in naam van|namens|voor)|\bonze (?:opdrachtgevers?|client)\b"
)


def collects(sender: Candidate | None, organisation: Organisation | None) -> tuple[bool, bool]:
    if sender is None:
        return False, False
    folded = fold(sender.name.text)
    if organisation is not None and organisation.kind in _COLLECTING_KINDS:
        return True, organisation.kind is OrganisationKind.BAILIFF
    if words.NOT_COLLECTOR.search(folded) or (
        organisation is not None and organisation.kind is not OrganisationKind.OTHER
    ):
        return False, False
    return words.COLLECTOR.search(folded) is not None, words.BAILIFF.search(folded) is not None


def collects_by_legal_name(
    names: Iterable[Candidate], organisation: Organisation | None
) -> tuple[bool, bool]:
    """Whether the legal name under a mail, which is from a short name, says that its writer collects."""
    for member in names:
        if member.place in ("closing", "foot") and words.LEGAL_FORM.search(fold(member.name.text)):
            return collects(member, organisation)
    return False, False


def insures(names: Iterable[Candidate], organisation: Organisation | None) -> bool:
    """Whether the sender is an insurer."""
    if organisation is not None:
        return organisation.kind in (OrganisationKind.HEALTH_INSURER, OrganisationKind.INSURANCE)
    return any("verzeker" in fold(member.name.text) for member in names)


def own_department(names: list[Candidate]) -> bool:
    """Whether the names that collect are those of a department behind the name of its own house, told by what
    it collects ("Zonnehof Huurincasso")."""
    told = [fold(member.name.text) for member in names]
    return all(words.OWN_DEPARTMENT.search(name) for name in told if words.COLLECTOR.search(name))


def trade_of(layout: Layout, text: LetterText) -> tuple[bool, bool]:
    """Whether the lines under the name in a letterhead, or the deed, say that its writer collects or serves
    for others, and whether it is a bailiff."""
    trades = [cell.folded for cell in text.head[:_TRADE_LINES] if words.COLLECTING_TRADE.match(cell.folded)]
    writes = any(words.BAILIFF_WRITES.search(block.folded.replace("\n", " ")) for block in layout.blocks)
    return bool(trades) or writes, writes or any(words.BAILIFF.search(trade) for trade in trades)


def registered_agency(layout: Layout) -> bool:
    """Whether the letter says that its writer is registered as a collector, or has clients."""
    return any(_REGISTERED_AGENCY.search(block.folded.replace("\n", " ")) for block in layout.blocks)
