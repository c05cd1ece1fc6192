"""Kinds of costs by the words of their label, matched against folded text."""

from __future__ import annotations

import re
from typing import Final

from parsers.lexicon.roles import words_pattern

COST_KINDS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    ("statutory_increase", words_pattern(r"verhoging", r"increase")),
    (
        "collection",
        words_pattern(
            r"incasso",
            r"buitengerecht",
            r"\bbik\b",
            r"\bwik\b",
            r"collection",
            r"extra-?judicial",
            r"registratie",
            r"dossierkosten",
        ),
    ),
    ("reminder", words_pattern(r"aanmaning", r"herinnering", r"reminder", r"sommatie", r"late")),
    ("court", words_pattern(r"griffie", r"salaris", r"nakosten|nasalaris", r"proces", r"court", r"legal")),
    (
        "bailiff",
        words_pattern(
            r"exploo?t",
            r"beteken",
            r"dwangbevel",
            r"beslag",
            r"btag",
            r"deurwaarder",
            r"dagvaarding",
            r"executie",
            r"ontruiming",
            r"informatie",
            r"brp",
            r"dbr",
            r"verschot",
            r"invordering",
            r"vervolging",
            r"bailiff",
            r"writ",
            r"afsluit",
            r"kadaster",
        ),
    ),
    (
        "administration",
        words_pattern(r"administrat", r"behandel", r"verwerking", r"leges", r"opslag", r"storn"),
    ),
)
