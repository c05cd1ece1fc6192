"""What the words close to an amount in a sentence say it is, and whether they ask for it."""

from __future__ import annotations

import re
from typing import Final

from parsers.lexicon import money, money_phrases
from parsers.lexicon.roles import Role

_PLAIN_COSTS: Final = re.compile(r"^\s(?:aan |extra |bijkomende |gemaakte |onze )?kosten\b")
_CLOSE_BEFORE: Final = 55
_CLOSE_AFTER: Final = 44
# "€ 40,00 aan incassokosten", "€ 12,10 ter zake van btw": what an amount is.
_OF_KIND: Final = re.compile(r"^\s(?:aan|wegens|voor|ter zake(?: van)?|terzake(?: van)?) ")
_JUST_AFTER: Final = 4
VERDICT_ROLES: Final = (Role.COSTS, Role.INTEREST, Role.PRINCIPAL, Role.MINIMUM, Role.VAT, Role.INSTALMENT)


_EURO: Final = re.compile(r"^\s?(?:euro|eur)\b")


def clause_around(before: str, after: str) -> str:
    """The part of a sentence around an amount, up to where the sentence turns."""
    turns = list(money_phrases.TURN.finditer(before))
    end = money_phrases.TURN.search(after)
    return before[turns[-1].end() if turns else 0 :] + " " + after[: end.start() if end else len(after)]


def asks_now(before: str) -> bool:
    """Whether the words just before an amount tell to pay it, whatever else its sentence says."""
    return re.search(
        r"(?:^|\b)(?:maak|maakt|stort|betaal|voldoe|please (?:pay|transfer)|kindly pay|zorg dat|"
        r"wilt u)\b[^.]{0,60}$",
        before,
    ) is not None and not re.search(r"\b(?:niet|geen|not)\b", before[-70:])


def local_role(before: str, after: str) -> tuple[Role | None, str]:
    """The role that the words close to an amount give it: ``incassokosten van € 40``, ``€ 43,31 btw``."""
    after = _EURO.sub("", after)
    close = re.split(
        r"[€.;,(]|\ben\b|\band\b|\bover\b|\bop\b|\buiterlijk\b",
        _OF_KIND.sub("", after[:_CLOSE_AFTER]),
        maxsplit=1,
    )[0]
    for role, pattern in money.LABEL_ROLES:
        if role in VERDICT_ROLES and (found := pattern.search(close)) and found.start() <= _JUST_AFTER:
            return role, found.group()
    if _PLAIN_COSTS.match(after):
        return Role.COSTS, "kosten"
    near = before[-_CLOSE_BEFORE:]
    cut = max(
        near.rfind("€"),
        near.rfind("eur "),
        near.rfind(";"),
        near.rfind(" en "),
        near.rfind(" and "),
        near.rfind(" plus "),
    )
    near = near[cut + 1 :] if cut >= 0 else near
    best: tuple[int, Role, str] | None = None
    for role, pattern in money.LABEL_ROLES:
        if role not in (*VERDICT_ROLES, Role.PAID):
            continue
        for match in pattern.finditer(near):
            if match.end() > match.start() and (best is None or match.end() > best[0]):
                best = (match.end(), role, match.group())
    if best is not None:
        return best[1], best[2]
    for role, pattern in money.LABEL_ROLES:
        if role in VERDICT_ROLES and (found := pattern.search(close)):
            return role, found.group()
    return None, ""
