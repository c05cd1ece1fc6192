"""Proposals to join and split letters, in words: what seems to belong together, why, and what to type."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from rich.console import RenderableType
from rich.text import Text

from mailbox_ingest.joining import JoinProposal
from mailbox_ingest.letters import StoredLetter
from mailbox_ingest.proposals import Proposals
from parsers.several_letters import SplitProposal
from tui.i18n import N_
from tui.i18n import gettext as _
from tui.letters_view import SHORT_ID

SPLIT_REASONS: Final[Mapping[str, str]] = {
    "numbering_restarts": N_("the page numbers start at 1 again"),
    "new_address": N_("your address stands at the top again"),
    "new_salutation": N_("there is a salutation again"),
    "other_date": N_("another date"),
    "other_sender": N_("another sender"),
    "other_references": N_("other reference numbers"),
}

JOIN_REASONS: Final[Mapping[str, str]] = {
    "page_numbers": N_("the page numbers follow each other"),
    "shared_reference": N_("the same reference number"),
    "same_sender": N_("the same sender"),
    "runs_on": N_("a sentence runs on to the next page"),
    "file_names": N_("the names of the files follow each other"),
}


def proposals_view(proposals: Proposals, letters: Sequence[StoredLetter]) -> RenderableType | None:
    """Return what a person is asked about letters, or `None` where there is nothing to ask."""
    if not proposals.splits and not proposals.joins:
        return None
    names = {letter.id: letter.record.part_name or letter.record.source for letter in letters}
    text = Text()
    for letter_id, split in proposals.splits.items():
        number = letter_id[:SHORT_ID]
        text.append("\n")
        text.append(_("Several letters in one scan?"), style="bold")
        text.append(f" {number}  {names[letter_id]}\n")
        text.append(_split_words(split))
        text.append(_typed(f"postkluis letter split {number} --as-proposed", number))
    for join in proposals.joins:
        first = join.letter_ids[0][:SHORT_ID]
        text.append("\n")
        text.append(_("Pages of one letter?"), style="bold")
        for letter_id in join.letter_ids:
            text.append(f"\n  {letter_id[:SHORT_ID]}  {names[letter_id]}")
        text.append("\n")
        text.append(_join_words(join))
        others = " ".join(letter_id[:SHORT_ID] for letter_id in join.letter_ids)
        text.append(_typed(f"postkluis letter join {first} --as-proposed", others))
    return text


def format_pages(pages: Sequence[int]) -> str:
    """Return pages in order as a person writes them: 1-2 or 3."""
    return str(pages[0]) if len(pages) == 1 else f"{pages[0]}-{pages[-1]}"


def _split_words(split: SplitProposal) -> str:
    lines = []
    for letter in split.letters:
        line = "  " + _("page {pages}").format(pages=format_pages(letter.pages))
        if letter.reasons:
            line += ": " + ", ".join(_(SPLIT_REASONS[reason]) for reason in letter.reasons)
        lines.append(line + "\n")
    return "".join(lines)


def _join_words(join: JoinProposal) -> str:
    return "  " + ", ".join(_(JOIN_REASONS[reason]) for reason in join.reasons) + "\n"


def _typed(command: str, numbers: str) -> str:
    return (
        "  "
        + _("yes: {command}").format(command=command)
        + "\n  "
        + _("no: {command}").format(command=f"postkluis letter keep {numbers}")
        + "\n"
    )
