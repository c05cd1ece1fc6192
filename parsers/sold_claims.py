"""Claims that were sold or handed over: by whom, and to whom."""

from __future__ import annotations

import re

from parsers.context import ContextReader
from parsers.facts import Evidence
from parsers.folding import fold
from parsers.layout import Cell, Layout
from parsers.lexicon import parties as words
from parsers.party_names import PartyName, clean_name, name_at


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


def transfer_of(
    layout: Layout, context: ContextReader
) -> tuple[str | None, bool, bool, tuple[PartyName, Evidence] | None]:
    """A sale or hand-over of the claim: the former creditor, whether there was one, whether to the sender,
    and to whom."""
    former: str | None = None
    new: tuple[PartyName, Evidence] | None = None
    to_us = False
    transferred = False
    for block in layout.blocks:
        for sentence in context.sentences(block):
            flat = block.text[sentence.start : sentence.end].replace("\n", " ")
            if words.ASSIGNED_TO_US.search(sentence.folded) and not re.search(
                r"ter incasso|incasso(?:opdracht)?\b|\binn(?:ing|en)\b|\bincasseren\b|\bcollecting\b",
                sentence.folded,
            ):
                to_us = transferred = True
                name = name_at(flat, 0)
                former = former or (name.text if name is not None else None)
                continue
            labelled = words.FORMER_LABEL.search(sentence.folded)
            if labelled is not None:
                name = name_at(flat, labelled.end()) or _in_cell_beside(
                    layout, block.cell_at(sentence.start + labelled.start())
                )
                former = former or (name.text if name is not None else None)
            match = words.ASSIGNED_TO.search(sentence.folded)
            if match is not None and not re.search(
                r"\b(?:als|indien|kan|kunnen|mogen|may|if|incasso|deurwaarder|innen)\b",
                sentence.folded[: match.end()],
            ):
                # "Uw nieuwe schuldeiser is:" has the name in the line below.
                below = match.group().endswith(":")
                name = name_at(block.text[sentence.start :] if below else flat, match.end())
                if name is not None and _only_collects(name, sentence.folded):
                    continue
                if name is not None:
                    transferred = True
                    new = (
                        name,
                        block.evidence(
                            sentence.start + match.end(), sentence.start + match.end() + len(name.text)
                        ),
                    )
                    first = name_at(flat, 0)
                    former = former or (first.text if first is not None else None)
    return former, transferred, to_us, new
