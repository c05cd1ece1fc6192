"""Facts of many letters folded into claims, and claims into the debt overview of a household on one day."""

from overview.build import build
from overview.claim import (
    Claim,
    ClaimLetter,
    ClaimStatus,
    Doubt,
    DoubtReason,
    LetterFacts,
    LinkReason,
    OtherLetter,
    OtherReason,
    Overview,
    Receivable,
    Totals,
)
from overview.corrections import CORRECTABLE, Correction, checked, decode_correction, encode_correction
from overview.errors import CorrectionError, OverviewError, PayloadError, RegroupingError
from overview.finding import Finding, LegalSource, Outcome, Rule
from overview.household import Household, decode_household, encode_household
from overview.language import English, Language
from overview.overview_json import encode_overview

__all__ = [
    "CORRECTABLE",
    "Claim",
    "ClaimLetter",
    "ClaimStatus",
    "Correction",
    "CorrectionError",
    "Doubt",
    "DoubtReason",
    "English",
    "Finding",
    "Household",
    "Language",
    "LegalSource",
    "LetterFacts",
    "LinkReason",
    "OtherLetter",
    "OtherReason",
    "Outcome",
    "Overview",
    "OverviewError",
    "PayloadError",
    "Receivable",
    "RegroupingError",
    "Rule",
    "Totals",
    "build",
    "checked",
    "decode_correction",
    "decode_household",
    "encode_correction",
    "encode_household",
    "encode_overview",
]
