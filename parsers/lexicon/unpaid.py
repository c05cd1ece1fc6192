"""What a letter says of a bill that was not paid, or asked before; on folded text."""

from __future__ import annotations

import re
from typing import Final

# Of a bill before this one, or of one of which it is asked whether it was paid.
OF_ANOTHER_BILL: Final = re.compile(
    r"\b(?:vorig|eerder|voorgaand|ander|oud)e? (?:\w+ )?(?:factuur|nota|rekening|termijn|jaar|afrekening|"
    r"facturen)|"
    r"\bprevious\b|\bandere (?:factu|nota|termijn)|\bvoorschot|\?\s*$|"
    # Why something else is billed, and not why the letter is written.
    r"^(?!.*\b(?:herinner|aanman|maan\b|manen\b|schrijv|schrijf|mail|brief|bericht)).*\b(?:omdat|doordat|"
    r"aangezien|because)\b"
)

# What only a second letter says: that it may have crossed a payment, or that a first one was forgotten.
CROSSED: Final = re.compile(
    r"\b(?:gekruist|kruisen|kruist)\b|\bals niet (?:geschreven|verzonden|ontvangen)\b|\b(?:aan|"
    r"door) (?:uw|je|jouw) "
    r"aandacht\b|\bover het hoofd\b|\bontschoten\b|\bontgaan\b|\bslipped your mind\b|\boverlooked\b|"
    r"\bcrossed\b|"
    r"\b(?:heeft|hebt|heb|is) (?:u|je|uw \w+|je \w+) (?:\w+ )?(?:inmiddels|intussen|ondertussen|onlangs|"
    r"toch) (?:al )?betaald|"
    r"\bbetaling (?:is )?(?:al )?onderweg\b|\b(?:inmiddels|intussen|onlangs|reeds|"
    r"al) (?:\w+ ){0,2}(?:betaald|voldaan|"
    r"overgemaakt)\b.{0,60}\b(?:als niet|niet verzonden|niets? (?:meer )?te doen|negeren|vergeten)\b"
)

# What says that it is about money that did not come, and not about goods or papers.
OF_PAYMENT: Final = re.compile(
    r"betal|betaal|voldaan|voldoe|bedrag|geld|\bnota|factu|rekening|premie|\bhuur|contributie|termijn|€|"
    r"\beur\b|vereffen|"
    r"\bgekruist|kruisen|aandacht|hoofd gezien|vergeten|ontschoten|ontgaan|payment|\bpaid|invoice|\bbill\b"
)

# Of a bill that was paid in part, or not at all.
NOT_SETTLED: Final = re.compile(
    r"\b(?:niet|nooit|nimmer|slechts|maar|alleen) (?:\w+ ){0,3}(?:voldaan|betaald|afgelost|vereffend|"
    r"ontvangen)\b|"
    r"\bnot (?:\w+ ){0,2}(?:paid|settled)\b|\bnog (?:\w+ ){0,2}(?:€|eur\b)"
)

REMINDED: Final = re.compile(
    r"\b(?:al|reeds|eerder|inmiddels|nu) (?:\w+ ){0,2}(?:keer|maal|malen) (?:\w+ ){0,3}(?:gebeld|gemaild|"
    r"geschreven|geappt|"
    r"herinnerd|gevraagd|verzocht|aangemaand|benaderd|laten weten)\b|"
    r"\b(?:belde|mailde|appte|schreef|vroeg|belden|mailden|schreven|vroegen) (?:ik|wij|we) (?:u|je|"
    r"jullie) (?:\w+ ){0,3}"
    r"(?:eerder|al|over|hierover|daarover|om)\b|"
    r"\b(?:wij|we|ik) (?:hebben|heb) (?:u|je|jou|jullie) .{0,40}(?:herinnering|aanmaning)(?:en)? "
    r"(?:\w+ ){0,2}(?:gestuurd|verstuurd|toegestuurd|gezonden|toegezonden|verzonden|gemaild)|"
    r"\b(?:tweede|derde|hernieuwd|nogmaals het|opnieuw het) verzoek\b|"
    r"\bherha(?:al|len|ald|alde)\b.{0,40}\bverzoek\b|"
    r"\bnog (?:steeds|altijd) (?:\w+ ){0,3}(?:niet|geen|niets)\b.{0,40}\b(?:betaald|betaling|voldaan|"
    r"ontvangen|bijgeschreven|gezien)\b|"
    r"\b(?:al|reeds|eerder|inmiddels) (?:\w+ ){0,3}(?:herinnering|aanmaning)(?:en)? (?:\w+ )?"
    r"(?:gestuurd|gezonden|verzonden|verstuurd|gemaild|gekregen|ontvangen)|"
    r"\b(?:(?:wij|we|ik) (?:stuurden|stuurde|zonden|zond|mailden)|"
    r"(?:stuurden|stuurde|zonden|zond|mailden) (?:wij|we|ik)) .{0,50}(?:herinnering|aanmaning)|"
    r"\bherinnerden (?:wij|we) (?:u|je)\b|"
    r"\b(?:we|i) (?:have )?(?:already )?(?:sent you .{0,30}\breminders?|reminded you)\b"
)
"""The sender's own words that it sent a reminder before: what says so is no first bill."""
