"""What kind of creditor a name stands for: the directory knows some, and many names say it themselves."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from parsers.directory import OrganisationKind, find_organisation
from parsers.folding import fold

_TELLING: Final = (
    # A municipal credit bank lends under private law.
    (OrganisationKind.BANK, r"\w*kredietbank"),
    (OrganisationKind.TAX, r"belastingdienst|toeslagen|tax administration"),
    (
        OrganisationKind.MUNICIPALITY,
        r"gemeente|gemeentelijke|gemeentebelastingen|municipality|sociale dienst|"
        r"belastingkantoor|belastingsamenwerking\w*",
    ),
    (OrganisationKind.WATER_BOARD, r"waterschap|hoogheemraadschap|wetterskip"),
    (OrganisationKind.WATER, r"water(?:bedrijf|leiding\w*|maatschappij)|drinkwater\w*"),
    (
        OrganisationKind.ENERGY,
        r"\w*energie(?!k)\w*|energy|stroom\w*|gasbedrijf|netbeheer\w*|stadswarmte|warmte(?!pomp)\w*",
    ),
    (OrganisationKind.HEALTH_INSURER, r"zorgverzeker\w*|ziektekosten\w*|health insurance"),
    (
        OrganisationKind.HOUSING,
        r"woning\w*|woon(?!winkel|mall|boulevard|warenhuis|accessoire|decor|outlet|discount|express|center|centrum)"
        r"\w*|wonen|huurders?|verhuurders?|(?:kamer|woning|woonruimte)verhuur|verhuur woningen|vastgoed\w*|"
        r"corporatie|housing|property",
    ),
    (OrganisationKind.BAILIFF, r"gerechtsdeurwaarders?\w*|deurwaarders?\w*|bailiffs?"),
    (OrganisationKind.COLLECTION_AGENCY, r"\w*incasso\w*|collections?|debt recovery"),
    (OrganisationKind.INSURANCE, r"\w*verzeker\w*|assuranti\w*|insurance|uitvaart\w*"),
    (OrganisationKind.BANK, r"\w*bank|krediet\w*|finance|financiering\w*|hypothe\w*"),
    (OrganisationKind.TELECOM, r"telecom\w*|mobiel|mobile|internet|glasvezel|kabel\w*"),
)
_PATTERNS: Final = tuple((kind, re.compile(rf"\b(?:{words})\b")) for kind, words in _TELLING)


@lru_cache(maxsize=4096)
def creditor_kind(name: str | None) -> OrganisationKind | None:
    """Return what kind of organisation `name` is, or `None` where directory and name do not tell."""
    if not name:
        return None
    known = find_organisation(name)
    if known is not None:
        return known.kind
    plain = fold(name)
    return next((kind for kind, pattern in _PATTERNS if pattern.search(plain)), None)


PUBLIC_KINDS: Final = frozenset(
    {
        OrganisationKind.TAX,
        OrganisationKind.FINE,
        OrganisationKind.BENEFIT,
        OrganisationKind.CAK,
        OrganisationKind.EDUCATION,
        OrganisationKind.MUNICIPALITY,
        OrganisationKind.WATER_BOARD,
    }
)
"""Bodies whose claims rest on public law, with terms, costs and interest of their own (Awb title 4.4)."""
