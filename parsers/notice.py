"""The notice before collection costs (art. 6:96 lid 6 BW): its term, what that runs from, the costs named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from parsers.amount_roles import RoledAmount
from parsers.cost_lines import announced_lines, is_vat
from parsers.facts import CostKind, CostLine, FourteenDayNotice, RunsFrom, Stage
from parsers.lexicon.numerals import parse_count
from parsers.lexicon.roles import Role

if TYPE_CHECKING:
    from parsers.choosing import Choice, Mentions

_STAGES: Final = (Stage.REMINDER, Stage.FINAL_NOTICE, Stage.COLLECTION)
_TERM: Final = re.compile(
    r"\b(?P<count>\d{1,2}|zeven|acht|tien|twaalf|veertien|vijftien|zestien|een-?en-?twintig|twee|drie|"
    r"seven|ten|"
    r"fourteen|fifteen|two|three)\s(?:\(\w+\)\s)?(?:volle |hele |kalender|calendar )?"
    r"(?P<unit>dagen|days|weken|weeks)\b"
)
_USUAL: Final = (14, 15, 16)
_RECEIPT: Final = re.compile(
    r"bezorgd|bezorging|ontvang|in (?:uw|je) bezit|(?:hebt|heeft|heb) (?:ge)?kregen|gekregen|krijgt|aankomst|"
    r"\breceiv|receipt|deliver|arriv"
)
_DATE: Final = re.compile(
    r"dagtekening|\bna (?:de )?datum|datum (?:van|op|boven) |\bna (?:heden|vandaag)|vanaf (?:heden|vandaag)|"
    r"verzend|verstuur|verzonden|(?:of|from|after) (?:the )?date\b|from today|after (?:the )?sending|\bsent\b"
)
_COSTS: Final = re.compile(
    r"(?:incasso|buitengerechtelijke?|collection|extra-?judicial|wik|bik|extra|bijkomende) ?-?(?:incasso)?"
    r"(?:kosten|costs|charges)|kosten (?:van|voor) (?:de )?(?:incasso|invordering)|collection (?:fee|cost)|"
    r"(?:zonder|geen) (?:extra |bijkomende |incasso ?)?kosten|kosten in rekening|kosten (?:u )?bespaard"
)
_APPLIED: Final = re.compile(
    r"\b(?:in (?:uw|jouw) (?:geval|situatie)|in your case|voor u (?:is|betekent) dat)\b"
)
_ASKS: Final = re.compile(
    r"\bbetaa?l|voldoen|voldoet|voldaan|overma|over te maken|\bpay|transfer|bijgeschreven"
)
_COURT: Final = re.compile(r"dagvaard|griffie|proces|court|deurwaarder|beslag|executie|summons|bailiff")
_SALUTATION: Final = re.compile(r"^(?:geachte|beste|dear)\b[^,\n]{0,60},\s*", re.IGNORECASE)
_REACH: Final = 130
_WORDING: Final = 300


def find_notice(mentions: Mentions, choice: Choice, lines: Sequence[CostLine]) -> FourteenDayNotice | None:
    """Return the notice of a letter, or `None` where it is none.

    A letter that asks for collection costs already does not announce them.
    """
    charged = any(line.due and line.kind is CostKind.COLLECTION for line in lines)
    if (
        choice.stage.stage not in _STAGES
        or charged
        or not _COSTS.search(mentions.text.folded.replace("\n", " "))
    ):
        return None
    costs = [amount for amount in announced_lines(mentions, choice) if not _COURT.search(amount.label)]
    best: tuple[int, FourteenDayNotice] | None = None
    for block, sentence in mentions.text.body:
        for match in _TERM.finditer(sentence.folded):
            days = _days_of(match)
            before = mentions.context.before_sentence(block, sentence)
            after = mentions.context.after_sentence(block, sentence)
            around = f"{before} {sentence.folded} {after}"
            runs_from = _runs_from(sentence.folded[match.start() : match.end() + _REACH], sentence.folded)
            usual = days in _USUAL and (runs_from is not None or _COSTS.search(around) is not None)
            if not usual and not (costs and _asks(sentence.folded) and days is not None):
                continue
            rank = 2 * (days in _USUAL) + (runs_from is not None)
            if best is not None and best[0] >= rank:
                continue
            cents, vat = _named(costs, mentions, choice)
            wording = block.text[sentence.start : sentence.end].replace("\n", " ").strip()
            best = (
                rank,
                FourteenDayNotice(
                    costs_cents=cents,
                    term_days=days,
                    wording=_SALUTATION.sub("", wording)[:_WORDING],
                    vat_cents=vat,
                    runs_from=runs_from,
                ),
            )
    return best[1] if best is not None else None


def _days_of(match: re.Match[str]) -> int | None:
    count = parse_count(match["count"])
    if count is None:
        return None
    return count * 7 if match["unit"] in ("weken", "weeks") else count


def _asks(sentence: str) -> bool:
    """Whether a sentence with a term asks for payment."""
    return _ASKS.search(sentence) is not None


def _runs_from(near: str, sentence: str) -> RunsFrom | None:
    """What the term is counted from: the words behind it, or else those of its sentence."""
    for text in (near, sentence):
        receipt, dated = _RECEIPT.search(text), _DATE.search(text)
        if receipt and dated:
            return RunsFrom.RECEIPT if receipt.start() < dated.start() else RunsFrom.DATE
        if receipt or dated:
            return RunsFrom.RECEIPT if receipt else RunsFrom.DATE
    return None


def _named(costs: Sequence[RoledAmount], mentions: Mentions, choice: Choice) -> tuple[int | None, int | None]:
    """The costs as they will be asked, with their VAT, and that VAT where it is told apart."""
    net = [amount for amount in costs if not is_vat(amount)]
    taxes = [amount for amount in costs if is_vat(amount)]
    if not net:
        return _in_this_case(mentions, choice) or _by_sum(mentions, choice), None
    first = net[0]
    if taxes:
        return first.cents + taxes[0].cents, taxes[0].cents
    for other in net[1:]:
        # "€ 40,00, inclusief btw € 48,40"
        if abs(121 * first.cents - 100 * other.cents) <= 200:
            return other.cents, other.cents - first.cents
    return first.cents, None


def _in_this_case(mentions: Mentions, choice: Choice) -> int | None:
    """Costs told by a rule and then in figures: "15% van de hoofdsom. In uw geval is dat € 96"."""
    due = choice.reckoning.due_cents or 0
    for amount in mentions.amounts:
        block = amount.mention.block
        sentence = mentions.context.sentence_at(block, amount.mention.start)
        before = mentions.context.before_sentence(block, sentence)
        told = _APPLIED.search(sentence.folded) and re.search(r"kosten|costs|hoofdsom|%", before)
        if told and amount.in_sentence and 0 < amount.cents < due:
            return amount.cents
    return None


def _by_sum(mentions: Mentions, choice: Choice) -> int | None:
    """Costs that are only named in the sum that would be due with them."""
    due = choice.reckoning.due_cents
    if not due:
        return None
    later = {
        amount.cents - due
        for amount in mentions.amounts
        if amount.role is Role.CONDITIONAL and due < amount.cents < 3 * due
    }
    return later.pop() if len(later) == 1 else None
