"""The overview as a report on paper (PDF): one page for the whole, then a page for each claim."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, Final

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, KeepTogether, PageBreak, PageTemplate, Table

from overview.claim import Claim
from overview.exports.material import Material
from overview.exports.report_claim import claim_page
from overview.exports.report_pictures import debts, legend, timeline
from overview.exports.report_style import (
    ADVICE,
    CALM,
    HEAD,
    LATE,
    LINE,
    NUMBER,
    SMALL,
    SOFT,
    SOON,
    STRONG_NUMBER,
    TEXT,
    TITLE,
    WARNING,
    drawable,
    paragraph,
    register_fonts,
)
from overview.language import say
from overview.sentences import check_sentence
from overview.urgency import by_urgency

_MARGIN: Final = 18 * mm
_WIDTH: Final = A4[0] - 2 * _MARGIN
_MOST_CHECKS: Final = 12


_COLOURS: Final = ((LATE, say("late")), (SOON, say("within two weeks")), (CALM, say("later, or as agreed")))


def report(material: Material) -> bytes:
    """Return the report as a PDF. The same overview gives the same bytes."""
    register_fonts()
    buffer = io.BytesIO()
    # `invariant` keeps the time of making and a random id out of the file.
    document = BaseDocTemplate(
        buffer,
        pagesize=A4,
        invariant=1,
        title=drawable(material.say("Debt overview")),
        author="Postkluis",
        lang="nl",
    )
    frame = Frame(_MARGIN, _MARGIN, _WIDTH, A4[1] - 2 * _MARGIN, 0, 0, 0, 0)
    document.addPageTemplates(PageTemplate(frames=[frame], onPage=_foot(material)))
    story = list(_front(material))
    for claim in by_urgency(material.overview.claims, material.overview.as_of):
        story += [PageBreak(), *claim_page(material, claim, _WIDTH)]
    document.build(story)
    return buffer.getvalue()


def _foot(material: Material) -> Any:
    left = f"{material.person} · {material.language.day(material.overview.as_of)}"

    def draw(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont(TEXT, 7)
        canvas.setFillColor(SOFT)
        canvas.drawString(_MARGIN, 10 * mm, drawable(left))
        canvas.drawRightString(A4[0] - _MARGIN, 10 * mm, str(document.page))

    return draw


def _front(material: Material) -> Iterator[Flowable]:
    overview, speak = material.overview, material.language
    yield paragraph(material.say("Debt overview"), TITLE)
    yield paragraph(f"{material.person} · {speak.day(overview.as_of)}", SMALL)
    if not overview.complete:
        yield paragraph(
            material.say("This overview is not complete: not every letter could be read."), WARNING
        )
    yield _totals(material)
    picture = debts(material, _WIDTH)
    if picture is not None:
        yield paragraph(material.say("To whom, and how urgent"), HEAD)
        yield legend(material, _COLOURS)
        yield picture
    line = timeline(material, _WIDTH)
    if line is not None:
        yield KeepTogether([paragraph(material.say("The next days that count"), HEAD), line])
    yield from _checks(material)
    yield paragraph(
        material.say(
            "Made from letters by a program. Hold what matters against the letter itself; what the law "
            "seems to say is a question to check and no advice."
        ),
        SMALL,
    )


def _totals(material: Material) -> Table:
    totals, speak = material.overview.totals, material.language
    rows = [
        (material.say("open"), totals.open_cents),
        (material.say("in an arrangement"), totals.payment_plan_cents),
        (material.say("disputed"), totals.disputed_cents),
        (material.say("not yet due"), totals.upcoming_cents),
        (material.say("to receive (not taken off)"), totals.receivable_cents),
    ]
    cells = [
        [paragraph(label), paragraph(speak.money(cents), STRONG_NUMBER if place == 0 else NUMBER)]
        for place, (label, cents) in enumerate(rows)
        if cents or place == 0
    ]
    claims = paragraph(material.say("{count} claims").format(count=totals.claims), SMALL)
    table = Table([*cells, [claims, ""]], colWidths=[_WIDTH * 0.4, _WIDTH * 0.2], hAlign="LEFT")
    table.setStyle([("LINEBELOW", (0, 0), (-1, -2), 0.4, LINE), ("LEFTPADDING", (0, 0), (0, -1), 0)])
    return table


def _checks(material: Material) -> Iterator[Flowable]:
    checks = material.overview.checks
    if not checks:
        return
    names: dict[str, Claim] = {claim.id: claim for claim in material.overview.claims}
    yield paragraph(material.say("To check"), HEAD)
    for check in checks[:_MOST_CHECKS]:
        claim = names.get(check.claim_id or "")
        about = f"{claim.creditor or material.say('unknown creditor')}: " if claim else ""
        yield paragraph(about + check_sentence(check, material.language), ADVICE, bullet="–")
    if len(checks) > _MOST_CHECKS:
        rest = len(checks) - _MOST_CHECKS
        yield paragraph(material.say("and {count} more").format(count=rest), SMALL)
