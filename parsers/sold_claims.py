"""Claims that were sold or handed over: by whom, and to whom."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from parsers.context import ContextReader
from parsers.facts import Evidence
from parsers.folding import fold
from parsers.layout import Cell, Layout
from parsers.lexicon import parties as words
from parsers.party_names import PartyName, clean_name, looks_like_person_or_role, name_at, name_before

# Given to be collected, or only in a case that may come.
_COLLECTS_OR_MAY: Final = re.compile(
    r"ter incasso|incasso(?:opdracht)?\b|\binn(?:ing|en)\b|\bincasseren\b|\bcollecting\b|"
    r"^\W*(?:als|indien|wanneer|mocht|ontvangen?|betaalt|blijft|bij|reageert|if|"
    r"should)\b.{0,200}\b(?:niet|geen|uit|not)\b"
)


def _only_collects(name: PartyName, folded: str) -> bool:
    """Whether a claim was put in the hands of an agency or bailiff, and not sold to one."""
    return words.COLLECTOR.search(fold(name.text)) is not None and not re.search(
        r"verkocht|cessie|gecedeerd|eigendom|nieuwe (?:schuldeiser|eigenaar)|sold|assign", folded
    )


def _in_cell_beside(layout: Layout, label: Cell) -> PartyName | None:
    """The name in the cell to the right of a label, or under it."""
    right = layout.right_of(label)
    value = right[0] if right else layout.below(label)
    return clean_name(value.text) if value is not None else None


def _only_may(folded: str, match: re.Match[str]) -> bool:
    """Whether a hand-over only may come, or is one to somebody who collects."""
    before = folded[: match.end()]
    if re.search(r"\b(?:als|indien|kan|kunnen|mogen|may|if)\b", before):
        return True
    sold = words.SOLD.search(match.group()) is not None
    return not sold and re.search(r"\b(?:incasso|deurwaarder|innen)\b", before) is not None


def _giver(flat: str) -> PartyName | None:
    """Who gave or sold the claim: the name before "heeft", or the one that opens the sentence."""
    verb = re.search(r"\s(?:heeft|hebben|had|hadden|has|have)\s", flat)
    behind = re.search(r"\b(?:heeft|hebben|had|hadden|has|have)\s", flat)
    before = name_before(flat, verb.start()) if verb is not None else None
    turned = name_at(flat, behind.end()) if behind is not None and before is None else None
    return before or turned or name_at(flat, 0)


def _owner_of(flat: str, folded: str) -> PartyName | None:
    """The name of which a sentence says that it took the claim over, or is the creditor now."""
    takes = words.TAKES_OVER.search(folded)
    name = name_at(flat, takes.end()) if takes is not None else None
    behind = words.NEW_OWNER_BEHIND.search(folded)
    if name is None and behind is not None:
        name = name_before(flat, behind.start())
    if name is None or words.NO_PARTY.match(fold(name.text)) or looks_like_person_or_role(name.text):
        return None
    return None if _only_collects(name, folded) else name


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """A sale or hand-over of the claim, as far as the letter tells of one.

    `to_us` where the sender says that it is the creditor now. `handed_by` is who gave the claim to the
    sender, where nothing says that it was sold: one who collects for others then only collects it.
    """

    former: str | None = None
    transferred: bool = False
    to_us: bool = False
    new: tuple[PartyName, Evidence] | None = None
    handed_by: tuple[PartyName, Evidence] | None = None


def transfer_of(layout: Layout, context: ContextReader) -> Transfer:
    """The former creditor, whether the claim changed hands, whether to the sender, and to whom."""
    found = Transfer()
    sold = False
    for block in layout.blocks:
        for sentence in context.sentences(block):
            flat = block.text[sentence.start : sentence.end].replace("\n", " ")
            to_us = words.ASSIGNED_TO_US.search(sentence.folded) is not None
            if to_us and not _COLLECTS_OR_MAY.search(sentence.folded):
                name = _giver(flat)
                sold = sold or words.SOLD.search(sentence.folded) is not None
                handed = found.handed_by
                if name is not None and handed is None:
                    handed = name, block.evidence(sentence.start, sentence.start + len(name.text))
                found = replace(
                    found,
                    to_us=True,
                    transferred=True,
                    former=found.former or (name.text if name is not None else None),
                    handed_by=handed,
                )
                continue
            owner = _owner_of(flat, sentence.folded)
            if owner is not None:
                start = sentence.start + max(0, flat.find(owner.text))
                evidence = block.evidence(start, start + len(owner.text))
                sold = True
                found = replace(found, transferred=True, new=(owner, evidence))
                continue
            labelled = words.FORMER_LABEL.search(sentence.folded)
            if labelled is not None:
                name = name_at(flat, labelled.end()) or _in_cell_beside(
                    layout, block.cell_at(sentence.start + labelled.start())
                )
                found = replace(found, former=found.former or (name.text if name is not None else None))
            match = words.ASSIGNED_TO.search(sentence.folded)
            if match is None or _only_may(sentence.folded, match):
                continue
            # "Uw nieuwe schuldeiser is:" has the name in the line below.
            below = match.group().endswith(":")
            name = name_at(block.text[sentence.start :] if below else flat, match.end())
            if name is None or _only_collects(name, sentence.folded):
                continue
            start = sentence.start + match.end()
            first = _giver(flat)
            sold = True
            found = replace(
                found,
                transferred=True,
                new=(name, block.evidence(start, start + len(name.text))),
                former=found.former or (first.text if first is not None else None),
            )
    return replace(found, handed_by=None) if sold else found
