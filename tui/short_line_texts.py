"""How to reach those who decide, claim by claim, for whoever calls them one after another."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from overview import Claim, Overview
from overview.short_lines import ground, way
from overview.urgency import by_urgency
from tui.claim_texts import creditor_name
from tui.i18n import gettext as _
from tui.speaking import ActiveLanguage


def ways(claim: Claim) -> Iterator[Text]:
    """Yield each way to reach who decides on the claim, and where it is known from."""
    speak = ActiveLanguage()
    for line in claim.short_lines:
        yield Text.assemble(way(line, speak), (f" ({ground(line, speak)})", "dim"))


def short_lines_block(overview: Overview) -> Iterator[RenderableType]:
    """Yield the ways of all claims, the most urgent first; nothing where none is known."""
    known = [claim for claim in by_urgency(overview.claims, overview.as_of) if claim.short_lines]
    if known:
        yield Text("")
        yield Text(_("How to reach those who decide:"), style="bold")
    for claim in known:
        yield Padding(Text(claim.contact or creditor_name(claim)), (0, 0, 0, 2))
        for text in ways(claim):
            yield Padding(text, (0, 0, 0, 4))
