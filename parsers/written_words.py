"""Words that a letter asks to write with a payment as they are, such as "o.v.v. Noor groep 6"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from parsers.banking import IbanMention
from parsers.context import ContextReader
from parsers.facts import ReferenceKind
from parsers.layout import Block, Layout
from parsers.lexicon.references import OF_CONTACT
from parsers.reference_values import FoundReference

_COPIED: Final = re.compile(
    r"\b(?:betalings?)?(?:omschrijving|mededeling(?:en)?|description)\b[^:\n€]{0,30}:\s*"
)
_CUE: Final = re.compile(
    r"(?<!\w)o\.?\s?v\.?\s?v\b\.?:?\s|\b(?:onder|met) (?:de )?vermelding van:?\s|"
    r"\b(?:met )?als omschrijving:?\s|"
    r"\bmet (?:de )?omschrijving:?\s"
)
_QUOTES: Final = re.compile(
    r"\b(?:zet|vermeld|schrijf|noteer|geef|omschrijving|mededeling|vermelding van|o\.?v\.?v\.?|erbij|"
    r"daarbij|mention|quote|write|"
    r"put)\b[^\"“„'‘.\n]{0,30}[\"“„'‘](?P<text>[^\"”’'“‘\n]{2,38})[\"”’']"
)
_ENDS: Final = re.compile(r"[.?!;](?:\s|$)|,\s|\s\(|\s[-–]\s|\n\n|$")
# Where the text says which number to write, and does not give the words themselves.
_TELLS_WHICH: Final = re.compile(
    r"^(?:uw|je|jouw|het|de|een|dit|deze|dat|die|ons|onze|bovenstaand\w*|boven\w+|genoemd\w*|vermeld\w*|"
    r"voornoemd\w*|your|the|our|"
    r"this|naam|adres)\b|"
    r"(?:nummer|nr|kenmerk|referentie|code|naam|adres|reference|number)\W*$"
)
_GOES_ON: Final = re.compile(
    r"\b(?:graag|s\.?v\.?p|a\.?u\.?b|altijd|steeds|te|en|of|bij|in|op|zodat|dan|voor|uiterlijk|naar|"
    r"t\.?n\.?v|ten|is|wordt|niet|"
    r"u|uw|je|het|de|ons|dit|als|zijn|moet|kunt|wij|we|and|or|please|to)\b"
)
_MOST_WORDS: Final = 5
_LONGEST: Final = 44
_FEWEST: Final = 3
_SIGNS_APART: Final = 400


def written_words(
    layout: Layout, context: ContextReader, ibans: Sequence[IbanMention]
) -> Iterator[FoundReference]:
    """The words to write near an account, best first: in quotes, behind a colon, behind "o.v.v."."""
    blocks = {mention.block.index: mention for mention in ibans}
    near = [
        block
        for block in layout.blocks
        if any(
            mention.block is block
            or (mention.block.page == block.page and abs(mention.block.index - block.index) <= 1)
            for mention in blocks.values()
        )
    ]
    for pattern in (_QUOTES, _COPIED, _CUE):
        for block in near:
            for match in pattern.finditer(block.folded):
                sentence = context.sentence_at(block, match.start())
                if OF_CONTACT.search(sentence.folded):
                    continue
                found = _quoted(block, match) if pattern is _QUOTES else _behind(block, match, sentence.end)
                if found is not None:
                    yield found


def _quoted(block: Block, match: re.Match[str]) -> FoundReference | None:
    return _found(block, match.start("text"), match.end("text"))


def _behind(block: Block, match: re.Match[str], until: int) -> FoundReference | None:
    end = match.end() + min(_LONGEST + 1, max(0, until - match.end()))
    window = block.text[match.end() : end].replace("\n", " ")
    ends = _ENDS.search(window)
    text = window[: ends.start() if ends is not None else len(window)].rstrip(" .,:;?!")
    if len(text) > _LONGEST or len(text.split()) > _MOST_WORDS or text[:1] in "\"'“„‘":
        return None
    folded = block.folded[match.end() : match.end() + len(text)].replace("\n", " ")
    if _TELLS_WHICH.search(folded) or _GOES_ON.search(folded):
        return None
    return _found(block, match.end(), match.end() + len(text))


def _found(block: Block, start: int, end: int) -> FoundReference | None:
    text = " ".join(block.text[start:end].split())
    if sum(sign.isalnum() for sign in text) < _FEWEST:
        return None
    return FoundReference(
        number=text, kind=ReferenceKind.PAYMENT, label="omschrijving", block=block, start=start, end=end,
        sure=any(sign.isdigit() for sign in text),
    )  # fmt: skip
