"""What sentences of a letter state of its debt outright: that it was not paid, asked before, or settled."""

from __future__ import annotations

import re
from typing import Final

from parsers.facts import Stage
from parsers.letter_text import LetterText
from parsers.lexicon import money_phrases
from parsers.lexicon import stages as words
from parsers.lexicon.settled import SETTLES, SETTLES_ONLY_IF
from parsers.lexicon.unpaid import CROSSED, OF_ANOTHER_BILL, OF_PAYMENT, REMINDED
from parsers.told_payments import AT_THE_METER

_NEXT_STEP: Final = re.compile(
    r"\b(?:als|indien|wanneer|mocht|blijft|zonder|anders|if|should|otherwise|kan|kunnen|may|can|"
    r"could|will|zullen|volgt|volgen|dan|zodra|voorkom\w*|wilt u|kunt u|bij uitblijven|"
    r"bij gebreke|desnoods|eventueel|mogelijk|vraag|aanvragen|aangevraagd|advise|request)\b"
)


def settling(text: LetterText) -> int:
    """How many sentences state that nothing is left to pay, outright and not in a case."""
    return sum(
        SETTLES.search(sentence.folded) is not None and not SETTLES_ONLY_IF.search(sentence.folded)
        for _, sentence in text.body
    )


def misses_payment(text: LetterText) -> bool:
    """Whether the letter states that its bill was not paid: no condition, and of no other bill."""
    for _, sentence in text.body:
        if CROSSED.search(sentence.folded):
            return True
        if not OF_PAYMENT.search(sentence.folded):
            continue
        if OF_ANOTHER_BILL.search(sentence.folded) or opens_with_condition(sentence.folded):
            continue
        if AT_THE_METER.search(sentence.folded):
            # What a driver did not pay is what the bill is for.
            continue
        for stage, _, pattern in words.BODY:
            match = pattern.search(sentence.folded) if stage is Stage.REMINDER else None
            if match is not None and not threatens(sentence.folded, match):
                return True
    return False


def reminds(text: LetterText) -> bool:
    """Whether the letter states that its sender sent a reminder before."""
    for _, sentence in text.body:
        match = REMINDED.search(sentence.folded)
        if match is not None and not threatens(sentence.folded, match):
            return True
    return False


def threatens(folded: str, match: re.Match[str]) -> bool:
    return (
        _NEXT_STEP.search(folded[: match.start()]) is not None
        or money_phrases.CONDITIONAL_LEAD.search(folded[: match.end()]) is not None
    )


def opens_with_condition(folded: str) -> bool:
    return (
        re.match(
            r"\W*(?:als|indien|wanneer|mocht|bent|if|should|zodra|houdt|mist|mis|betaalt|komt|bij|"
            r"wordt|worden|lukt|mislukt|blijkt|mislukken)\b",
            folded,
        )
        is not None
    )
