"""Words that decide how a payment letter reads, and how OCR may have spelled them.

OCR takes some letters for each other: c and e, i and l and 1, o and 0, s and 5, b and 8. Two spellings that
differ in
those alone are one word when one of them is in this list. Lengths are kept, so that offsets stay what they
are.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_LIST: Final = """
aanmaning aanmaningskosten aanslag aanslagbiljet aanslagbiljetnummer aanslagnummer aanzegging
achterstand administratiekosten afgeschreven aflossing afrekening afsluiten afsluiting april augustus
automatisch bedraagt bedrag belasting belastingdienst beroep beschikking beschikkingsnummer beslag
beslagvrije beslissing besluit betaal betaalbaar betaald betaaldatum betaalkenmerk betaalt betalen
betaling betalingen betalingsherinnering betalingskenmerk betalingsregeling betekening betreft betwist
bevel bezwaar bezwaarschrift bijgeschreven binnen boete brief buitengerechtelijke client collection
contract costs creditor customer dagen dagtekening dagvaarding datum deadline debiteurnummer december
deurwaarder direct dossier dossiernummer dwangbevel eindafrekening factuur factuurbedrag factuurdatum
factuurnummer februari geachte gelegd gemeente gerechtsdeurwaarders herinnering herinneringskosten
hoofdsom huur huurachterstand huurdernummer incasso incassokosten ingebrekestelling inkomen inning
interest invoice invorderingskosten jaarafrekening januari juli juni kantonrechter kenmerk klantnummer
kosten kwijtschelding laatste letter lidnummer maanden maart mindering minimaal namens nota notanummer
november objection oktober omschrijving onder ontruiming ontvangen opdrachtgever opeisen openstaand
openstaande overgedragen overmaken payment polisnummer premie principal proceskosten reeds reference
regeling rekening rekeningnummer relatienummer reminder rente restant saldo schuld schuldeiser september
sommatie sommeren stage storting subtotaal telefoon termijn termijnen terugbetalen teruggave
terugvordering totaal totale transfer uiterlijk uiterste uitspraak verhoging verlopen vermelding
verschuldigd vervaldatum vervallen verzet voldaan voldoen vonnis voor voorschot vordering
vorderingnummer weken wettelijke zaaknummer zitting
"""
_WORDS: Final = tuple(_LIST.split())
_CLASSES: Final = str.maketrans({"c": "e", "l": "i", "1": "i", "|": "i", "0": "o", "5": "s", "8": "b"})
_TOKEN: Final = re.compile(r"[a-z0-9|]{4,}")
_FEWEST_LETTERS: Final = 3
_KNOWN: Final = frozenset(_WORDS)
_BY_SHAPE: Final = {word.translate(_CLASSES): word for word in _WORDS}


@lru_cache(maxsize=4096)
def _spelled(token: str) -> str:
    if token in _KNOWN or sum(character.isalpha() for character in token) < _FEWEST_LETTERS:
        return token
    return _BY_SHAPE.get(token.translate(_CLASSES), token)


def respell(folded: str) -> str:
    """Return folded text with the words of this list spelled as they are; the length is kept.

    A rule that OCR reads as a low line is no letter of the word beside it.
    """
    return _TOKEN.sub(lambda match: _spelled(match.group()), folded.replace("_", " "))
