"""Offers: letters that want to sell something, or ask for a gift, and demand nothing."""

from __future__ import annotations

import re
from typing import Final

from parsers.letter_text import LetterText

# Each family is one kind of sign; a letter that only informs may have one of them in passing.
_LURE: Final = re.compile(
    r"\bkorting(?:en|scode|sbon)?\b|aanbieding|actie(?:code|prijs|weken)\b|\bgratis\b|cadeau|welkomst\w*|"
    r"\bvoordelig\w*|\bvoordeel\b|\bsale\b|uitverkoop|\bprijzenfestival|\bwin(?:nen|actie|kans)\b|kans maken|"
    r"\b(?:nu|al) (?:voor|vanaf) (?:slechts|maar|€)|\bvoor slechts\b|"
    r"de eerste (?:\w+ )?maand(?:en)? (?:gratis|voor)|"
    r"exclusief voor|speciaal voor (?:u|jou)|\bdiscount|special offer|\boffer ends|"
    r"free (?:trial|gift|month|delivery)|"
    r"\bvoucher|\btegoedbon|lage rente|\bspaarpunten|nieuwe collectie|\bnu nog (?:goedkoper|voordeliger)"
)
_CALL: Final = re.compile(
    r"\b(?:bestel|koop|shop|profiteer|ontdek|probeer|stap|word|vraag|sluit|meld|boek|steun|doneer|geef|kies|"
    r"verleng|upgrade|bekijk|activeer|claim|order|buy|try|switch|join|discover|donate|subscribe|upgrade)\b"
    r"(?=[^.?!]{0,60}\b(?:nu|vandaag|direct|snel|over|lid|klant|donateur|abonnee|offerte|aan|af|online|"
    r"gift|mee|"
    r"voordeel|aanbod|collectie|abonnement|pakket|proef|now|today|here|us|offer|plan)\b)|"
    r"\boverstappen\b|\bnog maar (?:\d+|een paar) dagen|\bop = op\b|op is op|mis (?:het|deze|dit) niet|"
    r"nodig(?:en)? (?:wij |we |ik )?(?:u|je) (?:graag |van harte )?uit|don't miss|limited time"
)
_MAILING: Final = re.compile(
    r"nieuwsbrief|newsletter|uitschrijven|afmelden|unsubscribe|geen (?:aanbiedingen|reclame|mailings?)|"
    r"(?:reclame|marketing)(?: ?uitingen)?\b|niet meer ontvangen|"
    r"actievoorwaarden|voorwaarden van (?:de|deze) actie|"
    r"aanbod (?:is )?geldig|offer valid|terms apply|geldig (?:tot|t/m)"
)
# What a letter is about when it informs its reader of something of their own.
_OWN_MATTER: Final = re.compile(
    r"wijzig|jaaropgave|jaaroverzicht|besluit|beschikking|bevestiging|afspraak|storing|onderhoud|"
    r"werkzaamheden|"
    r"polis|voorwaarden|verhuiz|rekeningnummer|opzegging|beeindig|tarie[fv]|huurverhoging|privacy|statement|"
    r"klacht|aanvraag|ontvangstbevestiging|changes? to|confirmation|appointment|maintenance"
)
_ENOUGH: Final = 2


def is_offer(text: LetterText) -> bool:
    """Tell whether a letter that demands nothing wants to sell: two kinds of sign, or one of them often.

    A title that is about a matter of the reader's own asks for one sign more.
    """
    found = [
        {match.group() for match in pattern.finditer(text.folded)} for pattern in (_LURE, _CALL, _MAILING)
    ]
    kinds = sum(bool(signs) for signs in found)
    signs = sum(len(signs) for signs in found)
    sells = bool(found[0] or found[1])
    needed = _ENOUGH + (2 if _OWN_MATTER.search(text.title) else 0)
    return sells and signs >= needed and (kinds >= _ENOUGH or len(found[0]) >= _ENOUGH + 1)
