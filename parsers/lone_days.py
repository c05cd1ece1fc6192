"""The one last day of a letter that asks for money and sets no other: what it is for goes without saying.

"Graag vóór 28 september, anders stoppen wij de levering" has no word of paying beside its day.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from parsers.context import ContextReader
from parsers.dates import DateMention
from parsers.deadline_kinds import nearest_kind, of_other_matter
from parsers.deadlines import FoundDeadline
from parsers.facts import DeadlineKind
from parsers.lexicon import deadlines as words

# No letter gives longer to pay than this without a word of paying.
_FURTHEST_DAYS: Final = 120
_PERIOD: Final = re.compile(r"\b(?:tot en met|t/m|through)\W*$")
# What else has a last day in a letter about money.
_NOT_TO_PAY: Final = re.compile(
    r"\b(?:abonnement|contract|overeenkomst|looptijd|geldig|periode|tijdvak|seizoen|jaargang|bezorg|"
    r"lever(?:en|ing)\b|"
    r"aangifte|korting|actie|aanbieding|machtig|kwijtschelding|afspraak|bezoek|meterstand|saldo van|"
    r"aanmeld|inschrijv|"
    r"openings|bereikbaar|bestel|boek(?:en|t)? (?:u|je)|terugbreng|inlever|retour)"
)
# A sentence that tells the reader to do something, or what comes of not doing it.
_URGES: Final = re.compile(
    r"^\W*(?:doe|regel|zorg|maak|graag|liefst|gelieve|rond|tik|handel|los|vul|wil|wilt|kun|kunt|zou|zet|"
    r"please|do|sort)\b|"
    r"\b(?:anders|zo niet|otherwise)\b|\b(?:graag|moet|dient|verwacht(?:en)?|verzoek(?:en)?|zien|zie)\b"
)


def lone_payment_day(
    dates: Sequence[DateMention],
    context: ContextReader,
    *,
    letter_date: date | None,
    skip: DateMention | None,
) -> FoundDeadline | None:
    """The last day that stands alone in the sentences of a letter, as a payment day; `None` without one.

    It is sure where its sentence urges the reader to act. Meant for a letter that asks an amount and in which
    no other day or term to pay was found.
    """
    if letter_date is None:
        return None
    found: dict[date, tuple[DateMention, bool]] = {}
    for mention in dates:
        day = mention.in_or_after(letter_date)
        if mention is skip or day is None or not 0 < (day - letter_date).days <= _FURTHEST_DAYS:
            continue
        sentence = context.sentence_at(mention.block, mention.start)
        start = max(0, mention.start - sentence.start)
        before = sentence.folded[:start]
        previous = context.before_sentence(mention.block, sentence)
        if words.STRONG_CUE.search(before) is None or _PERIOD.search(before) or words.PAST.search(before):
            continue
        if _NOT_TO_PAY.search(before) or of_other_matter(sentence, before, previous):
            continue
        kind = nearest_kind(sentence.folded, start, max(0, mention.end - sentence.start))
        if kind not in (None, DeadlineKind.PAYMENT):
            continue
        found.setdefault(day, (mention, _URGES.search(sentence.folded) is not None and mention.exact))
    if len(found) != 1:
        return None
    [(day, (mention, urged))] = found.items()
    return FoundDeadline(
        kind=DeadlineKind.PAYMENT,
        day=day,
        block=mention.block,
        start=mention.start,
        end=mention.end,
        sure=urged and mention.weekday_fits,
        strong=True,
        computed=False,
    )
