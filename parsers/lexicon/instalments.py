"""The words of arrangements: how many instalments there are, when the first falls, and which differ.

All patterns are matched against folded text.
"""

from __future__ import annotations

import re
from typing import Final

INSTALMENT_SERIES: Final = re.compile(
    r"\b(?P<count>\d{1,2}|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|two|three|four|"
    r"five|six|eight|ten|twelve)(?:\s(?:(?:gelijke|maandelijkse|equal|monthly|opeenvolgende|"
    r"maand)\s?){0,3}(?:termijnen|delen|maandtermijnen|betalingen|keer|maanden|instal?ments|"
    r"payments|maandbedragen)\s(?:van|a|ad|of|per maand van)\s|\s?[x×]\s|\s(?:maal|keer)\s)"
)
FIRST_OF_SERIES: Final = re.compile(
    r"(?:eerste|first|vanaf|starting|ingaande|beginnend|voor het eerst|te beginnen)\b.{0,50}$|"
    r"(?:voor de eerste keer|startdatum|begindatum|start|begint|beginnen)\b.{0,30}$"
)
# Instalments that stay to be paid beside what a letter asks: of a telephone, of a loan.
BESIDE_THE_BILL: Final = re.compile(
    r"(?:niet|nooit|geen deel) (?:in|van|bij) (?:het |dit |deze |de )?(?:totaal|bedrag|factuur|nota|"
    r"rekening)|"
    r"\bnot (?:included|part of)\b|\bgewoon door\b"
)
# The amount of a first or last instalment that differs from the others stands behind these words.
FIRST_SINGLE: Final = re.compile(
    r"\b(?:eerste|1e|first)\s(?:\w*termijn|betaling|aflossing|deel|instal?ment|payment)?\s?"
    r"(?:van|is|bedraagt|of)\s$"
)
LAST_SINGLE: Final = re.compile(
    r"\b(?:(?:laatste|resterende|final|last)\s(?:\w*termijn|betaling|aflossing|deel|instal?ment|payment)?\s?|"
    r"slot(?:termijn|betaling)\s)(?:van|is|bedraagt|of)\s$|"
    r"\b(?:tot slot|ten slotte|tenslotte|als laatste|de laatste keer|and finally|finally)\s(?:nog )?$"
)
A_MONTH: Final = re.compile(r"^\s?(?:per|elke|iedere|a|every)\s(?:maand|month)\b")
FOR_MONTHS: Final = re.compile(
    r"\b(?:gedurende|in|for|voor)\s(?P<count>\d{1,2}|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|"
    r"twaalf)"
    r"\s(?:maanden|months)\b|"
    r"\b(?P<long>\d{1,2}|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf)\smaanden lang\b"
)
# "€ 60,50 (6 keer)": how many times an amount is paid, just behind it.
TIMES: Final = re.compile(
    r"^(?: per (?:maand|keer|termijn))?\W{1,3}(?P<count>\d{1,2}|twee|drie|vier|vijf|zes|zeven|acht|negen|"
    r"tien|elf|"
    r"twaalf)\s?(?:x\b|keer|maal|termijnen|times)"
)
