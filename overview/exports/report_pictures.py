"""The pictures of the report: debts by creditor and urgency, and the deadlines along a line of time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from reportlab.graphics.shapes import Circle, Drawing, Line, Rect, String
from reportlab.lib.colors import Color

from overview.claim import Claim, ClaimStatus
from overview.exports.material import Material
from overview.exports.report_style import BOLD, CALM, INK, LATE, LINE, SOFT, SOON, TEXT, drawable
from overview.labels import DEADLINES
from overview.urgency import Urgency, by_urgency, urgency_of
from parsers.facts import Deadline

_BAR, _ROW, _NAMES, _MONEY = 9, 15, 150, 62
_MOST_BARS: Final = 16
_MOST_DAYS: Final = 12
_LONGEST_NAME: Final = 29
_COLOURS: Final = {Urgency.OVERDUE: LATE, Urgency.SOON: SOON}


def colour_of(claim: Claim, as_of: date) -> Color:
    """Return the colour of how soon a claim asks for something."""
    return _COLOURS.get(urgency_of(claim, as_of), CALM)


def debts(material: Material, width: float) -> Drawing | None:
    """Return a bar for each claim that is not settled, the most urgent at the top; `None` without any."""
    as_of = material.overview.as_of
    owed = [
        claim
        for claim in by_urgency(material.overview.claims, as_of)
        if claim.status is not ClaimStatus.SETTLED and claim.amount_due_cents
    ]
    if not owed:
        return None
    shown, rest = owed[:_MOST_BARS], owed[_MOST_BARS:]
    bars = [
        (
            claim.creditor or material.say("unknown creditor"),
            claim.amount_due_cents or 0,
            colour_of(claim, as_of),
        )
        for claim in shown
    ]
    if rest:
        name = material.say("{count} others").format(count=len(rest))
        bars.append((name, sum(claim.amount_due_cents or 0 for claim in rest), SOFT))
    most = max(cents for _, cents, _ in bars)
    drawing = Drawing(width, len(bars) * _ROW)
    for row, (name, cents, colour) in enumerate(bars):
        y = drawing.height - (row + 1) * _ROW + (_ROW - _BAR) / 2
        length = max(1.5, cents / most * (width - _NAMES - _MONEY - 8))
        drawing.add(_text(_shortened(name), 0, y + 1.5))
        drawing.add(_box(_NAMES, y, length, _BAR, colour))
        drawing.add(_text(material.language.money(cents), _NAMES + length + 5, y + 1.5, font=BOLD))
    return drawing


def timeline(material: Material, width: float) -> Drawing | None:
    """Return the next deadlines of all claims along a line of time; `None` where none is to come."""
    as_of = material.overview.as_of
    coming = sorted(
        ((deadline, claim) for claim in material.overview.claims for deadline in claim.deadlines),
        key=lambda one: (one[0].day, one[1].creditor or ""),
    )[:_MOST_DAYS]
    if not coming:
        return None
    last = max(coming[-1][0].day, as_of + timedelta(days=14))
    drawing = Drawing(width, len(coming) * _ROW + 16)
    line = drawing.height - 8
    track = 130.0
    drawing.add(Line(0, line, track, line, strokeColor=LINE, strokeWidth=2))
    for row, (deadline, claim) in enumerate(coming):
        y = line - 18 - row * _ROW
        x = (deadline.day - as_of).days / (last - as_of).days * track
        colour = colour_of(claim, as_of)
        drawing.add(Line(x, line, x, y + 3, strokeColor=LINE, strokeWidth=0.6))
        drawing.add(Line(x, y + 3, track + 10, y + 3, strokeColor=LINE, strokeWidth=0.6))
        drawing.add(Circle(x, line, 2.6, fillColor=colour, strokeColor=None))
        drawing.add(_text(material.language.day(deadline.day), track + 14, y, font=BOLD))
        drawing.add(_text(_what(material, deadline, claim), track + 112, y))
    return drawing


def _what(material: Material, deadline: Deadline, claim: Claim) -> str:
    name = claim.creditor or material.say("unknown creditor")
    told = f"{material.say(DEADLINES[deadline.kind])}: {name}"
    if deadline.amount_cents is not None:
        told += f", {material.language.money(deadline.amount_cents)}"
    return told


def _shortened(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1].rstrip() + "…"


def _box(x: float, y: float, width: float, height: float, colour: Color) -> Rect:
    box = Rect(x, y, width, height)
    box.fillColor, box.strokeColor = colour, None
    return box


def _text(text: str, x: float, y: float, *, font: str = TEXT) -> String:
    return String(x, y, drawable(text), fontName=font, fontSize=7.6, fillColor=INK)


def legend(material: Material, colours: Sequence[tuple[Color, str]]) -> Drawing:
    """Return what the colours mean, on one line."""
    drawing, x = Drawing(400, 12), 0.0
    for colour, words in colours:
        drawing.add(_box(x, 2, 7, 7, colour))
        drawing.add(_text(material.say(words), x + 11, 2.5))
        x += 24 + 4.4 * len(material.say(words))
    return drawing
