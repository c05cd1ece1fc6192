"""The account to pay to: told from the reader's own, from others that are named, and from misread ones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from parsers.banking import IbanMention
from parsers.context import ContextReader
from parsers.direction import own_account
from parsers.directory import OrganisationKind
from parsers.parties import Parties

_PAY_WORDS: Final = re.compile(
    r"\bover(?:maken|te maken|gemaakt)?\b|\bmaak\b|\bmaakt\b|\bbetaal|\bstort|\bvoldoe|\bnaar\b|"
    r"\btransfer|\bpay\b|account (?:number|no|stated)|t\.?n\.?v|ten name van|in the name of|"
    r"onder vermelding|o\.v\.v|bijgeschreven|rekeningnummer|\biban\b|kwaliteitsrekening|"
    r"derdengeldenrekening|bankrekening|trust account|\b(?:de|onze|mijn) rekening (?:van|is)\b"
)
_OTHER_WORDS: Final = re.compile(
    r"incassant|creditor id|machtiging|voor het buitenland|oude rekening|niet meer|g-? ?rekening|"
    r"geblokkeerde rekening|\bgesloten\b|\bopgeheven\b|niet langer|no longer|any longer|\bclosed\b|"
    r"(?:alleen|uitsluitend|slechts) voor (?:facturen|nota|betalingen aan|honorar|ons kantoor)|niet voor\b|"
    r"uitsluitend (?:voor )?(?:loon|inleen|personeel)"
)
_OURS: Final = re.compile(r"\b(?:onze|ons|our) (?:\w+ )?(?:bank ?)?(?:rekening\w*|account)\b")
# A line of the firm itself, at the foot or the head of every page: its account there is one of its accounts.
_IMPRINT: Final = re.compile(
    r"\bkvk\b|\bk\.v\.k|\bbtw\b|chamber of commerce|\bvat\b|\bwww\.|\bpostbus\b|"
    r"^[^.]{0,60}\b[\w-]+\.(?:nl|com|example)\W*$"
)
# A sentence that asks to pay, and no label alone.
_DEMAND: Final = re.compile(
    r"\bover(?: ?te)? ?(?:maken|boeken|schrijven)\b|\bmaakt?\b.{0,120}\bover\b|\bbetaal|\bbetalen\b|"
    r"\bstort|\bvoldoe|"
    r"\btransfer\b|\bpay\b|bijgeschreven"
)


_RED: Final = re.compile(
    r"\brood\b|\broodstand|\bdebet ?(?:stand|saldo)|\btekort\b|\bin de min\b|\bsaldo\b.{0,60}\b(?:negatief|"
    r"positief)\b|"
    r"\boverdr(?:awn|aft)\b"
)
_NEAR: Final = 90
_NO_MORE: Final = re.compile(r"\b(?:niet|geen|nooit|not|never|no longer)\b")
_SOUND: Final = 3.0
_OF_IMPRINT: Final = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PayTo:
    """An account number, without spaces, with its place, and whether it is sure; `own` for the reader's."""

    iban: str
    source: IbanMention
    sure: bool
    own: bool = False


def find_pay_to(ibans: Sequence[IbanMention], context: ContextReader, parties: Parties) -> PayTo | None:
    """Return the account to pay to, or `None` where the letter names none but the reader's own."""
    scored: dict[str, tuple[float, IbanMention]] = {}
    own: list[IbanMention] = []
    named: set[str] = set()
    for mention in ibans:
        before = mention.block.folded[max(0, mention.start - 110) : mention.start]
        if own_account(before):
            own.append(mention)
            continue
        sentence = context.sentence_at(mention.block, mention.start)
        cell = mention.block.cell_at(mention.start)
        labels = f"{sentence.folded} {context.left_label(cell)} {context.above_label(cell)}"
        score = 3.0 if mention.valid else 0.5
        if _PAY_WORDS.search(labels):
            score += 3.0
        if _DEMAND.search(sentence.folded) and not _NO_MORE.search(sentence.folded):
            score += 1.0
        if _OURS.search(_own_words(mention, ibans, context)):
            score += 1.0
        if _OTHER_WORDS.search(_own_words(mention, ibans, context)):
            score -= 3.0
        if parties.organisation is not None and mention.iban in parties.organisation.ibans:
            score += 3.0
        imprint = any(_IMPRINT.search(told) for told in (sentence.folded, *_lines_around(mention)))
        imprint = imprint and not _DEMAND.search(sentence.folded)
        if imprint:
            score -= _OF_IMPRINT
        if mention.block.has_positions and cell.middle > 0.9 and not _PAY_WORDS.search(sentence.folded):
            score -= 0.5
        if not imprint:
            named.add(mention.iban)
        again = 0.0 if imprint else 1.0
        known = scored.get(mention.iban)
        scored[mention.iban] = (
            (score + (again if known else 0.0), mention)
            if known is None or score >= known[0]
            else (known[0] + again, known[1])
        )
    red = _in_the_red(ibans)
    own = [*own, *red]
    own_numbers = {mention.iban for mention in own}
    others = {iban: item for iban, item in scored.items() if iban not in own_numbers}
    if not others or (red and not others.keys() & named):
        # What is short is made up on the account itself; the bank's own stands in its imprint alone.
        return _overdraft(own, parties)
    ranked = sorted(others.items(), key=lambda item: -item[1][0])
    iban, (score, source) = ranked[0]
    rival = ranked[1][1][0] if len(ranked) > 1 else 0.0
    if score <= 0:
        return None
    # The only account in a letter, and sound: there is no other to pay to.
    lone = len(scored) == 1 and source.valid and score >= _SOUND - _OF_IMPRINT
    sure = source.valid and not source.repaired and (lone or (score >= 4.0 and score - rival >= 1.0))
    return PayTo(
        iban=iban,
        source=source,
        sure=sure or (source.valid and source.repaired and rival == 0.0 and score >= 6.0),
    )


def _in_the_red(ibans: Sequence[IbanMention]) -> list[IbanMention]:
    """Accounts of which the letter says that they are overdrawn: those of the reader."""
    return [
        mention
        for mention in ibans
        if _RED.search(mention.block.folded[max(0, mention.start - _NEAR) : mention.end + _NEAR])
    ]


def _lines_around(mention: IbanMention) -> tuple[str, ...]:
    """The folded lines just above and below that of an account, in its block."""
    cells = mention.block.cells
    cell = mention.block.cell_at(mention.start)
    place = next(at for at, other in enumerate(cells) if other is cell)
    return tuple(other.folded for other in (*cells[max(0, place - 1) : place], *cells[place + 1 : place + 2]))


def _own_words(mention: IbanMention, ibans: Sequence[IbanMention], context: ContextReader) -> str:
    """The words that are about one account: what leads to it, its labels and the rest of its line; of a
    sentence with two accounts those since the one before it."""
    sentence = context.sentence_at(mention.block, mention.start)
    inside = [
        other
        for other in ibans
        if other.block is mention.block and sentence.start <= other.start < sentence.end
    ]
    if len({other.iban for other in inside}) > 1:
        start = max((other.end for other in inside if other.start < mention.start), default=sentence.start)
        return mention.block.folded[start : mention.start].replace("\n", " ")
    before = sentence.folded[: max(0, mention.start - sentence.start)]
    # A new sentence behind it is about something else.
    behind = re.split(r"\.\s", context.line_after(mention.block, mention.end), maxsplit=1)[0]
    cell = mention.block.cell_at(mention.start)
    return f"{before} {behind} {context.left_label(cell)} {context.above_label(cell)}"


def _overdraft(own: Sequence[IbanMention], parties: Parties) -> PayTo | None:
    """The reader's own account, where a bank asks to make up its shortage."""
    bank = parties.organisation is not None and parties.organisation.kind is OrganisationKind.BANK
    for mention in own:
        text = mention.block.folded
        if mention.valid and (
            bank
            or re.search(
                r"\brood\b|rood ?stand|roodstaan|debetstand|negatief saldo|aan(?: te )?vullen|overdraft", text
            )
            or _RED.search(text)
        ):
            return PayTo(iban=mention.iban, source=mention, sure=bank, own=True)
    return None
