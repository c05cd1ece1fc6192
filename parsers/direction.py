"""Direction: whether the money of a letter goes to its sender, to its reader, or nowhere; and whether it is
collected by debit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from parsers.amount_roles import RoledAmount
from parsers.context import ContextReader
from parsers.letter_text import LetterText
from parsers.lexicon import money_phrases
from parsers.lexicon.deadlines import DEBIT_SENTENCE
from parsers.lexicon.references import OF_CONTACT
from parsers.lexicon.roles import Role
from parsers.lexicon.stages import ADVERTISING

_REFUND_TITLE: Final = re.compile(
    r"terug ?gaaf|teruggave|u krijgt .{0,30}terug|je krijgt .{0,30}terug|\bcredit(?:nota|factuur)|"
    r"credit note|\brefund\b|u ontvangt .{0,25}(?:terug|geld|retour)|uitbetaling|"
    r"\b(?:je|uw) retour(?:zending)? (?:is|hebben|ontvangen|verwerkt)|terugbetaling van (?:ons|uw)|geld "
    r"terug van|te ontvangen|you (?:will )?(?:get|"
    r"receive) .{0,30}(?:back|refund)|tegoed"
)
_NOT_REFUND: Final = re.compile(
    r"terugbetalen|terugvorder|terug te betalen|moet .{0,20}terug|betaalt .{0,20}terug|"
    r"geld terugbetalen"
)
_NOT_DEBITED: Final = re.compile(
    r"niet (?:gelukt|automatisch|worden|meer|af\b)|geweigerd|mislukt|gestorneerd|teruggeboekt|"
    r"in naam van|namens|opdrachtgever|voor rekening van|geen machtiging|liever|kunt u|wilt u|wanneer u|"
    r"als u|indien u|u kunt|geeft u|dan schrijven|"
    r"failed|wilden|konden|niet kunnen|machtigt ons|zelf over|if you|you can|ook automatisch|"
    r"voortaan|u machtigt|blijven (?:we|wij)"
)
_OTHER_DEBIT: Final = re.compile(
    r"termijnbedrag|voorschot|maandbedrag|lopende|nieuwe? (?:premie|termijn)|gewone?\b|volgende|elke maand"
)
_THIS_DEBIT: Final = re.compile(r"dit bedrag|bovenstaand|totaalbedrag|het hele bedrag|this amount")
_DEBITED_TITLE: Final = re.compile(
    r"wordt automatisch (?:afgeschreven|geincasseerd)|automatische incasso(?! is niet| mislukt|"
    r" niet)|direct debit(?! failed)"
)
# A debit that failed and is tried once more.
_AGAIN: Final = re.compile(
    r"\b(?:schrijven|incasseren|innen|proberen|boeken|halen) (?:wij|we)\b.{0,90}\b(?:opnieuw|nogmaals|"
    r"nog een keer|alsnog)\b|"
    r"\b(?:wij|we) (?:schrijven|incasseren|innen|proberen|zullen|boeken)\b.{0,90}\b"
    r"(?:opnieuw|nogmaals|nog een keer|alsnog)\b|\bopnieuw (?:afgeschreven|geincasseerd|aangeboden)\b|"
    r"\bbied(?:en|t) (?:wij|we|ik)\b.{0,80}\baan\b|\b(?:wij|we|ik) bied(?:en|t)?\b.{0,80}\baan\b|"
    r"\bwill .{0,60}\bagain\b"
)
_NOT_AGAIN: Final = re.compile(
    r"\b(?:niet|geen|not|never)\b.{0,30}\b(?:opnieuw|nogmaals|nog een ?(?:keer|maal)|again)\b"
)
_PAYS: Final = re.compile(r"betal|betaal|overma|overboek|stort|voldo|\bmaakt?\b|\bpay|transfer")
_NOTHING_TO_DO: Final = re.compile(
    r"u hoeft (?:zelf )?(?:verder )?niets (?:over te maken|te doen|te betalen)|"
    r"u hoeft (?:zelf )?niet te betalen|you do not need to (?:pay|do)|hoeft u niets|no action"
)
# "Op bovengenoemde rekening", "op onze rekening NL06 INGB ..." of which a scan kept but the beginning.
_POINTED_AT: Final = re.compile(
    r"\b(?:op|naar) (?:de )?(?:boven|onder|hier)(?:ge)?(?:noemde?|staande?|vermelde?)(?:e)? \w*rekening|"
    r"\b(?:op|naar) (?:onze|mijn|deze) \w*rekening(?:nummer)? [a-z]{2} ?\d{2}|"
    r"\bto the (?:above|below)(?:[- ]mentioned)? account|\b(?:op|naar) (?:de )?rekening hier(?:boven|onder)"
)
_GIFT: Final = re.compile(
    r"\bvrijwillig\w* (?:\w+ )?(?:bijdrage|gift|donatie|ouderbijdrage)|\b(?:geen|zonder) verplichting|"
    r"\bniet verplicht\b|\bdonatie|\bdoneer|\bdonateur|\b(?:een|uw|je|kleine|grote) gift(?:en)?\b|"
    r"\bcollecte\b|"
    r"\bsteun (?:ons|het|de)\b|\bdonat(?:e|ion)|\bvoluntary\b"
)
_OWN_ACCOUNT: Final = re.compile(
    r"(?:van|op|naar|with|from|to|onto|ten laste van)\s(?:uw|je|jouw|your)\s(?:eigen |bank|betaal|"
    r"giro|current )*(?:\w{0,20}rekening|rekeningnummer|iban|"
    r"account)\b[^.]{0,40}$|(?:uw|je|your) (?:rekening|iban|rekeningnummer|bankrekening|"
    r"betaalrekening|account)(?:nummer| number)?\W{0,4}(?:is|met nummer|eindigend op)?\W*$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refund:
    """What the sender pays the reader."""

    amount: RoledAmount | None
    sure: bool


def find_refund(
    text: LetterText, amounts: Sequence[RoledAmount], *, due: RoledAmount | None
) -> Refund | None:
    """Return the refund of a letter that pays out, or `None` for a letter that does not."""
    refunds = [amount for amount in amounts if amount.role is Role.REFUND and amount.cents > 0]
    title = text.title
    by_title = _REFUND_TITLE.search(title) is not None and _NOT_REFUND.search(title) is None
    by_text = any(money_phrases.REFUND_SENTENCE.search(sentence.folded) for _, sentence in text.body)
    if not refunds and not by_title:
        return None
    labelled = [amount for amount in refunds if not amount.in_sentence]
    asks = due is not None and due.role is Role.TOTAL and not _same_as_any(due, refunds)
    if asks and not by_title:
        return None
    asked = due is not None and (due.asked or due.role in (Role.TOTAL, Role.WEAK_TOTAL))
    if not labelled and not by_title and (asked or not by_text):
        return None
    best = labelled or refunds
    if not best and due is not None and by_title:
        best = [due]
    if not best and not by_text:
        return None
    return Refund(amount=best[0] if best else None, sure=by_title and bool(best) and not asks)


def _same_as_any(due: RoledAmount, refunds: Sequence[RoledAmount]) -> bool:
    return any(refund.cents == due.cents for refund in refunds)


def is_direct_debit(text: LetterText, *, failed: bool, asks_transfer: bool, due_cents: int | None) -> bool:
    """Whether the amount due will be collected from the reader's account.

    A debit of other amounts (a monthly sum beside the bill), a failed one that is not tried again and one
    that could be asked for do not count.
    """
    if failed:
        return not asks_transfer and any(
            DEBIT_SENTENCE.search(sentence.folded)
            and _AGAIN.search(sentence.folded)
            and not _NOT_AGAIN.search(sentence.folded)
            and not _OTHER_DEBIT.search(sentence.folded)
            for _, sentence in text.body
        )
    for _, sentence in text.body:
        folded = sentence.folded
        if not DEBIT_SENTENCE.search(folded) or _NOT_DEBITED.search(folded) or folded.endswith("?"):
            continue
        if _OTHER_DEBIT.search(folded) and not _THIS_DEBIT.search(folded):
            continue
        if asks_transfer and not re.search(r"u hoeft|zelf niets|hoeft niet", folded):
            continue
        return True
    return not asks_transfer and _DEBITED_TITLE.search(text.title) is not None and due_cents is not None


def own_account(before: str) -> bool:
    """Whether the folded words before an account number make it the reader's own."""
    return _OWN_ACCOUNT.search(before[-90:].replace("\n", " ")) is not None


def asks_transfer(context: ContextReader, text: LetterText) -> bool:
    """Whether the letter asks the reader to pay by own hand."""
    return any(
        re.search(
            r"\b(?:maak|maakt|stort|betaal|voldoe|overmaken|over te maken|maak)\b.{0,120}(?:\bover\b|naar|"
            r"op rekening|rekeningnummer|iban|t\.n\.v|ten name van|op onze|"
            r"\bop [a-z]{2} ?\d{2} ?[a-z]{4})|zelf (?:\w+ ){0,5}(?:over ?(?:te )?maken|"
            r"over ?(?:te )?boeken|te betalen|betalen|voldoen|te voldoen)\b|"
            r"(?:transfer|pay)\b.{0,80}\b(?:to|into|account)\b|onder vermelding van|o\.v\.v",
            sentence.folded,
        )
        and not re.search(r"niets over te maken|hoeft (?:zelf )?niet|no need to", sentence.folded)
        and not (OF_CONTACT.search(sentence.folded) and not _PAYS.search(sentence.folded))
        for _, sentence in text.body
    )


def is_advertising(text: LetterText, *, claims: bool) -> bool:
    """Whether a letter that claims nothing wants to sell something."""
    if claims:
        return False
    return len({match.group() for match in ADVERTISING.finditer(text.folded)}) >= 2


def asks_gift(text: LetterText) -> bool:
    """Whether what the letter asks is given freely, and owed by nobody."""
    return _GIFT.search(text.folded.replace("\n", " ")) is not None


def points_at_account(text: LetterText) -> bool:
    """Whether the letter asks to pay to an account that it points at or begins to print."""
    return any(_POINTED_AT.search(sentence.folded) for _, sentence in text.body)
