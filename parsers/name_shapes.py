"""No names: part of a sentence, a label with its number, a former name, and letters read apart."""

from __future__ import annotations

import re
from typing import Final

from parsers.folding import fold
from parsers.lexicon import parties as words

# A word that opens a sentence, with a word without a capital behind it: "En de gewone huur".
_OPENS_SENTENCE: Final = re.compile(
    r"^(?:En|Maar|Want|Of|Dus|Ook|Als|Dan|Dat|Dit|Nu|Omdat|Toch|Daarom|Daarna|Verder|Verleden|Vorige|"
    r"Volgende|"
    r"Zoals|Toen|Sinds|Tot|Om|Met|Over|Per|Bij|Door|Voor|Volgens|Vanaf|Na|Er|Ik|We|Wij|Je|Jij|Heb|Wil|Kun|"
    r"Kan|"
    r"Zou|Ben|Is|Nog|And|But|So|If|When|As|I|It|This|That|There)\s(?:de |het |een |the |a )?[a-z]"
)
# A number that is too long for a name: of a meter, customer, register or file.
_LONG_NUMBER: Final = re.compile(r"\d(?:[ .-]?\d){5,}")
# Before or behind the present name: the one that somebody had, or whose claim it was.
FORMER: Final = re.compile(
    r"(?:^|[\s,(]+)(?:v/h|vh\.|v\.h\.|voorheen|eerder|destijds|formerly|previously|f/k/a)\s", re.IGNORECASE
)
_MEND_PIECES: Final = 4
_SHORT_PIECE: Final = 2
_WHOLE: Final = re.compile(
    r"ziekenhuis|gemeente|waterschap|stichting|vereniging|verzekeringen|verzekeraar|zorgverzekeraar|tandarts"
    r"|tandartspraktijk|apotheek|huisartsenpraktijk|bibliotheek|belastingdienst|incassobureau|incasso|"
    r"gerechtsdeurwaarders?|deurwaarders?|energie|universiteit|hogeschool|rijschool|woningstichting|"
    r"woonstichting|kinderopvang|ziekenfonds|waterbedrijf|drinkwater|telecom|fysiotherapie|advocaten|"
    r"notarissen|garage|autobedrijf|sportschool|fitness|zwembad|makelaars?|verhuur|kliniek|polikliniek"
)


def is_no_name(text: str) -> bool:
    """Whether a text is the start of a sentence, a label with a number, or a former name, and no name."""
    if words.LEGAL_FORM.search(fold(text)) is not None:
        return FORMER.match(text) is not None
    return (
        _OPENS_SENTENCE.match(text) is not None
        or _LONG_NUMBER.search(text) is not None
        or FORMER.match(text) is not None
    )


def without_former(text: str) -> str:
    """A name without the one that its bearer had before: "Noorderlicht Capital v/h Belmora"."""
    found = FORMER.search(text)
    return text[: found.start()].rstrip(" ,(") if found is not None and found.start() > 1 else text


def mended(text: str) -> str:
    """A name with the pieces of one word joined that makes a kind of organisation: "Ziekenh u is Zuid"."""
    pieces = text.split(" ")
    for start in range(len(pieces)):
        for end in range(min(len(pieces), start + _MEND_PIECES), start + 1, -1):
            run = pieces[start:end]
            if min(len(piece) for piece in run) <= _SHORT_PIECE and _WHOLE.fullmatch(fold("".join(run))):
                return " ".join([*pieces[:start], "".join(run), *pieces[end:]])
    return text
