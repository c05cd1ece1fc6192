"""Kinds of costs and acts of bailiffs by the words of their label, matched against folded text."""

from __future__ import annotations

import re
from typing import Final

from parsers.lexicon.roles import words_pattern

COST_KINDS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    ("statutory_increase", words_pattern(r"verhoging", r"\bincrease")),
    (
        "collection",
        words_pattern(
            r"incasso",
            r"buitengerecht",
            r"\bb\.?i\.?k\.?\b",
            r"\bwik\b",
            r"collection",
            r"extra-?judicial",
            r"registratie",
            r"dossierkosten",
        ),
    ),
    (
        "salary",
        words_pattern(
            r"salaris (?:gemachtigde|advocaat)|gemachtigdensalaris|^salaris\b",
            r"na-?kosten|na-?salaris",
            r"gemachtigde",
            r"(?:salary|fee) of (?:the )?(?:representative|attorney|lawyer)|attorney'?s? fees?|post-judgment",
        ),
    ),
    ("court", words_pattern(r"griffie", r"proces-?kosten", r"court", r"legal costs", r"procedurekosten")),
    (
        "bailiff",
        words_pattern(
            r"exploo?t",
            r"beteken",
            r"bevel",
            r"beslag",
            r"btag",
            r"deurwaarder",
            r"ambtshandeling",
            r"dagvaarding",
            r"oproeping",
            r"executie",
            r"executoria",
            r"tenuitvoerlegging",
            r"ontruiming",
            r"openbare verkoop",
            r"proces-?verbaal",
            r"informatie",
            r"uittreksel",
            r"\bbrp\b|\bgba\b|\bdbr\b|\bkvk\b|\buwv\b",
            r"adresonderzoek|recherche",
            r"verschot",
            r"invordering",
            r"vervolging",
            r"bailiff",
            r"\bwrit\b",
            r"attachment|garnish",
            r"summons",
            r"eviction",
            r"afsluit",
            r"kadaster",
        ),
    ),
    (
        "reminder",
        words_pattern(
            r"(?:aan|be)maning",
            r"herinnering",
            r"reminder",
            r"sommatie",
            r"\bte late\b|\blate (?:payment|fee)",
        ),
    ),
    (
        "administration",
        words_pattern(r"administrat", r"behandel", r"verwerking", r"leges", r"opslag", r"storn"),
    ),
)

# Acts of bailiffs (art. 2 Btag), the most telling words first: what is served of an attachment is a service,
# and a summons that is served is a summons.
BAILIFF_ACTS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    ("eviction", words_pattern(r"ontruim", r"evict")),
    ("sale", words_pattern(r"verkoop", r"\bsale\b")),
    ("service", words_pattern(r"overbeteken")),
    ("attachment_real_estate", words_pattern(r"beslag.{0,30}(?:onroerend|woning|\bhuis\b)", r"woningbeslag")),
    (
        "attachment_income",
        words_pattern(
            r"(?:loon|uitkerings?|inkomens?|salaris)-?beslag",
            r"beslag.{0,30}(?:\bloon\b|salaris|uitkering|inkom|periodiek|werkgever|\buwv\b|\bsvb\b)",
            r"(?:wage|income|benefits?|earnings).{0,12}(?:attachment|garnish)|"
            r"(?:attachment|garnish\w*).{0,20}(?:wages?|income|benefit|earnings)",
        ),
    ),
    (
        "attachment_bank",
        words_pattern(
            r"bank-?beslag",
            r"beslag.{0,30}(?:\bbank|rekening)",
            r"bank.{0,12}attachment|attachment.{0,20}bank",
        ),
    ),
    (
        "attachment_movables",
        words_pattern(
            r"(?:inboedel|auto|voertuig)-?beslag",
            r"beslag.{0,30}(?:roerend|inboedel|\bauto\b|voertuig|motorrijtuig)",
            r"attachment.{0,20}(?:movables|goods|car)",
        ),
    ),
    ("attachment", words_pattern(r"beslag(?!vrij)", r"attachment|garnish")),
    ("summons", words_pattern(r"dagvaarding", r"oproeping", r"summons")),
    ("service", words_pattern(r"beteken", r"bevel", r"exploo?t", r"\bwrit\b", r"\bservice\b")),
    (
        "information",
        words_pattern(
            r"informatie",
            r"uittreksel",
            r"\bbrp\b|\bgba\b|\bdbr\b|\bkvk\b|\buwv\b",
            r"adresonderzoek|recherche",
            r"kadaster",
            r"verschot",
        ),
    ),
)

VAT: Final = re.compile(r"\b(?:btw|b\.t\.w\.?|vat|omzetbelasting)(?![\w])")
INCLUDES_VAT: Final = re.compile(
    r"\bincl(?:usief|uding|uded|\.)?\W{0,3}(?:van |of )?(?:\d{1,2}(?:,\d+)? ?%\W{0,3})?(?:de )?"
    r"(?:btw|b\.t\.w|vat|omzetbelasting)"
    r"|(?:btw|vat) (?:inbegrepen|included|inclusief)"
)
# A line of VAT that is part of the line above it, not on top of it.
VAT_WITHIN: Final = re.compile(r"\b(?:waarvan|daarvan|hiervan|inbegrepen|of which|included)\b")
