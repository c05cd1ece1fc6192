"""Days that a reader may choose, how one objects, and the day of the letter itself; on folded text."""

from __future__ import annotations

import re
from typing import Final

# What the reader may choose or arrange, with what comes of it: no day of the claim.
OPTION: Final = re.compile(
    r"^\W*(?:machtig|kies|stap|bestel|boek|activeer|verleng|schrijf|meld)(?:t)? (?:u|"
    r"je)\b(?![^,]{0,60}\b(?:niet|geen)\b)"
    r".{0,120}\bdan\b|"
    r"\b(?:als|indien|wanneer) (?:u|je) (?:ons |voor |alsnog )?(?:\w+ ){0,6}(?:machtigt|gemachtigd|kiest|"
    r"overstapt|afgeeft)\b"
)

# A sentence that says how to object, and the words of an answer that it may have too.
OBJECTS: Final = re.compile(
    r"\b(?:bezwaar|beroep|verzet)(?:schrift)?\b.{0,80}\b(?:indienen|in te dienen|maken|instellen|"
    r"aantekenen|ingediend|"
    r"sturen|doen|gaan|komen)\b|\b(?:indienen|maak|maakt|dien|dient|stuur|stuurt)\b.{0,60}\b(?:bezwaar|"
    r"beroep|verzet)"
)

ALSO_OF_OBJECTION: Final = re.compile(r"eens|betwist|dien|stuur|\bin\b|redenen|toelicht|informeren")

# In a sentence that sets the day of the letter itself.
TODAY: Final = re.compile(
    r"\b(?:vandaag|heden|per direct|per omgaande|nog deze dag|today|now|nu|direct|onmiddellijk|meteen|"
    r"vervaldatum|"
    r"uiterlijk|uiterste|due|vanavond|contant|op)\b"
)
