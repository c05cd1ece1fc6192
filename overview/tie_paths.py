"""The paths and words by which a correction speaks of two letters rather than of a fact of one."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

TIE_PATH: Final = re.compile(r"tie\.(0|[1-9]\d{0,2})\.(\S{1,64})\.(0|[1-9]\d{0,2})")
"""Debt of this letter, the other letter, debt of that: ``tie.0.71c0.0``."""


class Tied(StrEnum):
    """What a person says of two debts."""

    SAME_DEBT = "same_debt"
    OTHER_DEBT = "other_debt"
