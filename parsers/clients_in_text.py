"""For whom a collector writes, where no words say so outright: the party that its text is about.

Every name in the text and the head is weighed by its shape, by what stands before it, by what its sentence is
about, and by how often it comes back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from parsers.context import ContextReader
from parsers.creditor_names import called_by_number, names_in_passing
from parsers.facts import Evidence
from parsers.folding import fold
from parsers.layout import Block, Layout
from parsers.lexicon import parties as words
from parsers.party_names import (
    PartyName,
    looks_like_organisation,
    looks_like_person_or_role,
    name_at,
    same_party,
)

_CAPITAL: Final = re.compile(r"(?<![\w.'’-])(?=[A-Z])")
_BEFORE: Final = re.compile(
    r"\b(?:van|bij|met|aan|namens|voor|door|tussen|from|with|of|by|for|at)"
    r"(?: (?:de|het|the|onze client(?:e)?,?|"
    r"stichting|firma))?\s$"
)
_OF_CLAIM: Final = re.compile(
    r"vordering|factu|\bnota|opdracht|incass|schuld|rekening|overeenkomst|contract|lidmaatschap|"
    r"abonnement|betaald|"
    r"client|belangen|verzocht|gevraagd|ingeschakeld|gemachtigd|gewend|wendde|bestelling|lening|krediet|"
    r"huur|premie|"
    r"verschuldigd|invoice|claim|debt|instructed|behalf"
)
_SEAT: Final = re.compile(r"\b(?:te|in|gevestigd|vestiging|wonende|kantoorhoudende|rechtbank|locatie|at)\s$")
_NO_CLIENT: Final = re.compile(
    r"derdengeld|burgerlijk wetboek|\bwet\b|wetboek|\bbw\b|wik\b|\biban\b|kamer van koophandel|postbus|"
    r"rechtbank|"
    r"kantonrechter|hoge raad|belastingdienst toeslagen|gemeentelijke kredietbank|juridisch loket|autoriteit|"
    r"nederlandse vereniging|\bnvi\b|\bkbvg\b|mijn |ideal|whatsapp|google|facebook|instagram|schuldhulp"
)
_MONTHS: Final = re.compile(
    r"^(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|maandag|"
    r"dinsdag|"
    r"woensdag|donderdag|vrijdag|zaterdag|zondag|wij|u|uw|dit|dat|de|het|een|op|in|na|als|indien|bij|voor|"
    r"wilt|"
    r"betaal|hierbij|ondanks|omdat|tot|zij|hij|geachte|beste|dear|met|dossier|betreft|datum|kenmerk)$"
)
_LEGAL: Final = 2.0
_ORGANISATION: Final = 1.5
_PLACED: Final = 1.0
_ABOUT: Final = 1.5
_AGAIN: Final = 0.75
_ENOUGH: Final = 2.5
_SURE: Final = 4.25
"""More than one mention gives: a name that stands once in passing is shown to a person."""
_CLEAR: Final = 1.0
_SENTENCES: Final = 60


def client_of(
    layout: Layout,
    context: ContextReader,
    *,
    not_these: Sequence[PartyName],
    reader: frozenset[str],
) -> tuple[tuple[PartyName, Evidence], bool] | None:
    """The party that a collector's text is about with its place, and whether it is clear; `None` without one.

    Args:
        layout: Of the letter.
        context: Of the same letter.
        not_these: The names of its sender.
        reader: The telling words of the name of its reader.
    """
    weighed = _weighed(layout, context, not_these, reader)
    best, rival = (weighed[0][0] if weighed else 0.0), (weighed[1][0] if len(weighed) > 1 else 0.0)
    if best >= _SURE and best - rival >= _CLEAR:
        return (weighed[0][1], weighed[0][2]), True
    for name, evidence in (*names_in_passing(layout, context), *called_by_number(layout)):
        own = any(same_party(name, other) for other in not_these)
        if not own and not (name.tokens and name.tokens <= reader):
            return (name, evidence), False
    return ((weighed[0][1], weighed[0][2]), False) if best >= _ENOUGH else None


def _weighed(
    layout: Layout, context: ContextReader, not_these: Sequence[PartyName], reader: frozenset[str]
) -> list[tuple[float, PartyName, Evidence]]:
    """Every name of the text with what speaks for it, the best first."""
    weighed: list[tuple[float, PartyName, Evidence]] = []
    for name, evidence, weight in _named(layout, context):
        if name.tokens and name.tokens <= reader:
            continue
        if any(same_party(name, other) for other in not_these):
            continue
        known = next((at for at, one in enumerate(weighed) if same_party(one[1], name)), None)
        if known is None:
            weighed.append((weight, name, evidence))
        else:
            score, first, place = weighed[known]
            longer = name if len(name.text) > len(first.text) else first
            weighed[known] = (max(score, weight) + _AGAIN, longer, place)
    return sorted(weighed, key=lambda item: -item[0])


def _named(layout: Layout, context: ContextReader) -> Iterator[tuple[PartyName, Evidence, float]]:
    count = 0
    for block in layout.blocks:
        flat = block.text.replace("\n", " ")
        for sentence in context.sentences(block):
            count += 1
            if count > _SENTENCES:
                return
            end = sentence.start
            for capital in _CAPITAL.finditer(flat, sentence.start, sentence.end):
                if capital.start() < end:
                    continue
                name = name_at(flat[: sentence.end], capital.start())
                if name is None or not _may_be_client(name, flat, capital.start(), sentence.start):
                    continue
                end = capital.start() + len(name.text)
                yield (
                    name,
                    block.evidence(capital.start(), end),
                    _weight(name, block, capital.start(), sentence.folded),
                )


def _may_be_client(name: PartyName, flat: str, start: int, opened: int) -> bool:
    folded = fold(name.text)
    if _NO_CLIENT.search(folded) or _MONTHS.match(folded) or words.NO_PARTY.match(folded):
        return False
    if looks_like_person_or_role(name.text) or _SEAT.search(fold(flat[max(0, start - 20) : start])):
        return False
    # A word that opens a sentence has a capital, whatever it is.
    return start > opened or looks_like_organisation(name) or len(name.tokens) > 1


def _weight(name: PartyName, block: Block, start: int, sentence: str) -> float:
    weight = 0.0
    if words.LEGAL_FORM.search(fold(name.text)):
        weight += _LEGAL
    elif looks_like_organisation(name):
        weight += _ORGANISATION
    if _BEFORE.search(block.folded[max(0, start - 30) : start].replace("\n", " ")):
        weight += _PLACED
    if _OF_CLAIM.search(sentence):
        weight += _ABOUT
    return weight
