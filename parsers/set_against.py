"""The party that a line in the head of a letter sets against its reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from parsers.facts import Evidence
from parsers.folding import fold
from parsers.layout import Layout
from parsers.letter_text import LetterText
from parsers.lexicon import parties as words
from parsers.party_names import (
    PartyName,
    clean_name,
    looks_like_organisation,
    looks_like_role,
    person_of,
    tokens_of,
)
from parsers.sender_lines import span_of

# What a letter may be about that is no party, though it has a capital.
NO_PARTY_OF_MATTER: Final = re.compile(
    r"vordering|schuld|factu(?:ur|ren)|\bnota|rekening|betaling|achterstand|regeling|aanslag|boete|"
    r"\bhuur|premie|"
    r"kosten|dossier|\bzaak|overeenkomst|contract|abonnement|polis|incasso|beslag|krediet|lening|termijn|"
    r"bezwaar|"
    r"verzoek|bevestiging|informatie|mededeling|herinnering|aanmaning|sommatie|invoice|debt|claim|notice|"
    r"reminder|payment|levering|aanmelding|opzegging|wijziging|beeindiging|afsluiting|ontruiming|verhuizing|"
    r"afspraak|afrekening|toeslag|uitkering|collegegeld|lidmaatschap|contributie|risico"
)


# Who acts for the reader bills his own work, and names the other party of the case.
_FOR_THE_READER: Final = re.compile(
    r"\b(?:mijn|onze|door mij|door ons) (?:\w+ )?(?:declaratie|honorarium|werkzaamheden|uurtarief|verrichte)|"
    r"\bdeclaratie (?:eigen|inzake|betreffende|voor)\b|\braad voor rechtsbijstand\b|\btoevoeging\b|"
    r"\b(?:uw wederpartij|de wederpartij|uw advocaat|als uw gemachtigde|our fees|your opponent)\b"
)


def set_against_reader(
    layout: Layout, text: LetterText, addressee_tokens: frozenset[str]
) -> Iterator[tuple[PartyName, Evidence]]:
    """The name set against the reader's own in a line of the head, with whatever else stands in that line:
    "Ons dossier: 4471 (Bakker / u)", "9 april - 4471 - Bakker B.V. contra u"."""
    if not addressee_tokens or _FOR_THE_READER.search(text.folded):
        return
    for cell in text.head:
        for match in words.SET_AGAINST.finditer(cell.text):
            sides = (_last_part(cell.text[: match.start()]), _first_part(cell.text[match.end() :]))
            own = [bool(tokens_of(side)) and tokens_of(side) <= addressee_tokens for side in sides]
            if own[0] == own[1]:
                continue
            other = sides[1] if own[0] else sides[0]
            name = person_of(other) or clean_name(other)
            dash = match.group().strip() in ("-", "–", "—")
            if name is not None and dash and not looks_like_organisation(name):
                continue
            if (
                name is not None
                and not looks_like_role(name.text)
                and not NO_PARTY_OF_MATTER.search(fold(name.text))
            ):
                block = layout.block_of(cell)
                yield name, block.evidence(*span_of(block, cell.text))


def _last_part(text: str) -> str:
    """What stands behind the last mark or label in a line."""
    return re.split(r"[|·•;:(]|\s[-–—]\s|^(?:inzake|inz\.?|betreft|zaak)\s", text, flags=re.IGNORECASE)[
        -1
    ].strip()


def _first_part(text: str) -> str:
    """What stands before the next mark or entry of a line."""
    return re.split(r"[|·•;,)]|\s[-–—]\s", text, maxsplit=1)[0].strip()
