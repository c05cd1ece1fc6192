"""Whether a claim has a privilege: it is paid before ordinary ones when money is shared out."""

from __future__ import annotations

import re
from typing import Final

from overview.creditor_kinds import creditor_kind
from parsers.directory import OrganisationKind
from parsers.folding import fold

_PREFERRED: Final = frozenset({OrganisationKind.TAX, OrganisationKind.BENEFIT})
"""Art. 21 Iw 1990; art. 36d WW, 79b WIA, 25a AOW."""
_UNKNOWN: Final = frozenset({OrganisationKind.MUNICIPALITY, OrganisationKind.CAK, OrganisationKind.OTHER})
"""A municipality has none for its taxes (art. 249 Gemeentewet) and one for social assistance (art. 60 lid 7
Participatiewet); CAK has one for the premium of those who did not pay their insurer (art. 18f lid 8 Zvw), and
none was found for what people pay themselves for care."""
_ALLOWANCES: Final = re.compile(r"\btoeslagen\b")
_LOCAL_TAXES: Final = re.compile(r"belasting|heffing")


def is_preferential(creditor: str | None) -> bool | None:
    """Return whether a creditor has a privilege on all goods, or `None` where the name does not tell.

    Recovered allowances have none, although the tax office collects them: no privilege stands in the Awir.
    The texts were those of 2015-2017.
    """
    kind = creditor_kind(creditor)
    if kind is None or creditor is None:
        return None
    plain = fold(creditor)
    if _ALLOWANCES.search(plain):
        return False
    if kind in _UNKNOWN:
        return False if kind is OrganisationKind.MUNICIPALITY and _LOCAL_TAXES.search(plain) else None
    return kind in _PREFERRED
