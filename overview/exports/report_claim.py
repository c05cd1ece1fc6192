"""The page of one claim in the report: what is owed, to whom, what is due, and the letters that say so."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.platypus import Flowable, Table

from overview.claim import Claim
from overview.exports.material import Material
from overview.exports.report_style import (
    ADVICE,
    BODY,
    HEAD,
    LINE,
    NUMBER,
    SMALL,
    STRONG_NUMBER,
    TITLE,
    WARNING,
    paragraph,
)
from overview.field_labels import field_words
from overview.finding import Outcome
from overview.labels import DEADLINES, OUTCOMES, STAGES, STATUSES
from overview.law.sentences import sentence
from overview.sentences import danger, growth_sentence, remedy
from overview.short_lines import ground, way

_MOST_DEADLINES = 8


def claim_page(material: Material, claim: Claim, width: float) -> Iterator[Flowable]:
    """Return what stands on the page of a claim; a claim with many letters takes more than one."""
    yield paragraph(claim.creditor or material.say("unknown creditor"), TITLE)
    if claim.contact and claim.contact != claim.creditor:
        yield paragraph(material.say("deal with: {contact}").format(contact=claim.contact), BODY)
    yield _amounts(material, claim, width)
    yield from _ahead(material, claim)
    yield from _facts(material, claim, width)
    yield from _findings(material, claim)
    yield from _doubts(material, claim)
    yield from _letters(material, claim, width)


def _amounts(material: Material, claim: Claim, width: float) -> Table:
    speak = material.language
    parts = (
        (material.say("principal"), claim.principal_cents),
        (material.say("interest"), claim.interest_cents),
        (material.say("collection costs"), claim.costs_cents),
    )
    rows = [
        [paragraph(label), paragraph(speak.money(cents), NUMBER)]
        for label, cents in parts
        if cents is not None
    ]
    due = material.say("not known") if claim.amount_due_cents is None else speak.money(claim.amount_due_cents)
    rows.append([paragraph(material.say("amount to pay")), paragraph(due, STRONG_NUMBER)])
    table = Table(rows, colWidths=[width * 0.3, width * 0.2], hAlign="LEFT", spaceBefore=8)
    table.setStyle([("LINEABOVE", (0, -1), (-1, -1), 0.8, LINE), ("LEFTPADDING", (0, 0), (0, -1), 0)])
    return table


def _ahead(material: Material, claim: Claim) -> Iterator[Flowable]:
    speak = material.language
    if claim.threat is not None:
        yield paragraph(material.say("What can happen"), HEAD)
        yield paragraph(danger(claim.threat, speak), WARNING if claim.threat.threatening else BODY)
        yield paragraph(remedy(claim.threat, speak), BODY)
        if claim.threat.first_talk_by is not None:
            yield paragraph(
                material.say("If help is asked today, the municipality must talk with you by {day}.").format(
                    day=speak.day(claim.threat.first_talk_by)
                ),
                WARNING,
            )
    if claim.growth is not None:
        yield paragraph(growth_sentence(claim.growth, speak), BODY)


def _facts(material: Material, claim: Claim, width: float) -> Iterator[Flowable]:
    speak = material.language
    standing = f"{material.say(STATUSES[claim.status])}, {material.say(STAGES[claim.stage])}"
    rows = [(material.say("where it stands"), standing)]
    if claim.overdue_since is not None:
        rows.append((material.say("late since"), speak.day(claim.overdue_since)))
    for deadline in claim.deadlines[:_MOST_DEADLINES]:
        amount = "" if deadline.amount_cents is None else f", {speak.money(deadline.amount_cents)}"
        rows.append((material.say(DEADLINES[deadline.kind]), speak.day(deadline.day) + amount))
    if claim.iban:
        rows.append((material.say("pay to"), claim.iban))
    if claim.payment_reference:
        rows.append((material.say("payment reference"), claim.payment_reference))
    if claim.references:
        rows.append((material.say("references"), ", ".join(material.references(claim))))
    if claim.debtors:
        rows.append((material.say("who owes it"), ", ".join(claim.debtors)))
    for line in claim.short_lines:
        rows.append((material.say("how to reach them"), f"{way(line, speak)} ({ground(line, speak)})"))
    yield paragraph(material.say("What the letters say"), HEAD)
    table = Table(
        [[paragraph(label, SMALL), paragraph(value)] for label, value in rows],
        colWidths=[width * 0.25, width * 0.75],
    )
    table.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (0, -1), 0)])
    yield table


def _findings(material: Material, claim: Claim) -> Iterator[Flowable]:
    shown = [finding for finding in claim.findings if finding.outcome is not Outcome.FITS]
    fitting = [finding for finding in claim.findings if finding.outcome is Outcome.FITS]
    if not claim.findings:
        return
    yield paragraph(material.say("What the law seems to say: questions to check"), HEAD)
    for finding in (*shown, *fitting):
        outcome = material.say(OUTCOMES[finding.outcome])
        told = f"{sentence(finding, material.language)} ({outcome}; {finding.source.article}"
        if not finding.source.verified:
            told += f", {material.say('source not verified')}"
        yield paragraph(f"{told})", ADVICE, bullet="•")


def _doubts(material: Material, claim: Claim) -> Iterator[Flowable]:
    if claim.review:
        yield paragraph(material.say("Not sure, hold it against the letter"), HEAD)
        yield paragraph("; ".join(field_words(path, material.language) for path in claim.review))


def _letters(material: Material, claim: Claim, width: float) -> Iterator[Flowable]:
    head = [
        material.say("date"), material.say("sender"), material.say("kind of letter"), material.say("asked"),
        material.say("file"),
    ]  # fmt: skip
    rows = [[paragraph(one, SMALL) for one in head]]
    for letter in claim.letters:
        read = material.letters.get(letter.id)
        facts = read.facts if read else None
        cents = facts.amount_due_cents if facts else None
        rows.append(
            [
                paragraph(material.language.day(letter.day)),
                paragraph(facts.sender or "" if facts else ""),
                paragraph(material.say(STAGES[facts.stage]) if facts else ""),
                paragraph("" if cents is None else material.language.money(cents), NUMBER),
                paragraph(letter.source, SMALL),
            ]
        )
    yield paragraph(material.say("The letters"), HEAD)
    shares = (0.17, 0.27, 0.16, 0.14, 0.26)
    table = Table(rows, colWidths=[width * share for share in shares], repeatRows=1)
    table.setStyle(
        [
            ("LINEBELOW", (0, 0), (-1, -1), 0.3, LINE),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (0, -1), 0),
        ]
    )
    yield table
