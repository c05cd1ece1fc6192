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
    (OrganisationKind.FINE, r"officier van justitie|openbaar ministerie|justitieel incasso\w*|cjib"),
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
    (
        OrganisationKind.HEALTH_INSURER,
        r"zorgverzeker\w*|zorgkas|ziekenfonds|ziektekosten\w*|health insurance",
    ),
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
_OTHER_FINES: Final = re.compile(r"\bnvwa\b|voedsel- en waren|\brdw\b|wegverkeer|e-tol|inspectie")
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


def can_fine_traffic(name: str | None) -> bool:
    """Tell whether fines of this creditor can be those of traffic; an inspectorate has others."""
    if name is None or creditor_kind(name) is not OrganisationKind.FINE:
        return False
    return _OTHER_FINES.search(fold(name)) is None


RECLAIMS_VAT: Final = frozenset(
    {
        OrganisationKind.TELECOM,
        OrganisationKind.ENERGY,
        OrganisationKind.WATER,
        OrganisationKind.WEBSHOP_BNPL,
    }
)
"""Kinds of business that are as a rule taxed with VAT, and so can set off what a collector charges them."""
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

_MAINTENANCE: Final = re.compile(r"\blbio\b|onderhoudsbijdrag|alimentatie")


def collects_maintenance(name: str | None) -> bool:
    """Tell whether a name is that of who collects maintenance (alimentatie), which family law rules."""
    return name is not None and _MAINTENANCE.search(fold(name)) is not None
