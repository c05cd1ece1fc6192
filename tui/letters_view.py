"""Letters and corrections as tables on the command line."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from overview import Correction, LetterFacts
from overview.corrections import OWNER
from tui.correction_texts import corrected_value
from tui.formatting import format_day, format_instant, format_money, format_short_day
from tui.i18n import gettext as _
from tui.labels import field_label, stage_label

SHORT_ID = 8


def letters_view(letters: Sequence[LetterFacts]) -> RenderableType:
    """Return letters as a table, one line each where the terminal is wide enough."""
    if not letters:
        return Text(_("There are no letters yet. Bring them in with: postkluis import FOLDER"))
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column(_("Number"), no_wrap=True)
    table.add_column(_("Date"), no_wrap=True)
    table.add_column(_("Sender and file"), overflow="fold", ratio=1)
    table.add_column(_("Kind"), overflow="fold")
    table.add_column(_("Amount"), justify="right", no_wrap=True)
    for letter in letters:
        facts = letter.facts
        day = letter.received if facts is None or facts.letter_date is None else facts.letter_date
        cents = None if facts is None else facts.refund_cents or facts.amount_due_cents
        sender = Text((facts.sender if facts else None) or _("sender not known"))
        sender.append(f"\n{letter.source}", style="dim")
        table.add_row(
            Text(letter.id[:SHORT_ID], style="bold"),
            format_short_day(day),
            sender,
            Text(stage_label(facts.stage) if facts else _("could not be read")),
            "" if cents is None else format_money(cents),
        )
    return table


def letter_head(letter: LetterFacts) -> RenderableType:
    """Return the lines that tell which letter this is."""
    return Text.assemble(
        (letter.source, "bold"),
        "\n",
        _("Number: {number}").format(number=letter.id),
        "\n",
        _("Received: {day}").format(day=format_day(letter.received)),
        "\n",
    )


def corrections_view(corrections: Sequence[Correction]) -> RenderableType:
    """Return the corrections of a letter, oldest first, with what became of them."""
    text = Text("\n")
    text.append(_("Corrections"), style="bold")
    for one in corrections:
        text.append(f"\n{format_instant(one.made_at)}  {field_label(one.path)}: {corrected_value(one)}")
        if one.undone:
            text.append("  (" + _("taken back") + ")")
        if one.author != OWNER:
            text.append("\n    " + _("by {author}").format(author=one.author), style="dim")
        if one.reason:
            text.append(f"\n    {one.reason}", style="dim")
    return text
