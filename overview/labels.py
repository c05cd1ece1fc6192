"""The words for what the core names by closed lists, to be spoken in the language of the reader."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from overview.claim import ClaimStatus
from overview.finding import Outcome
from overview.language import say
from parsers.facts import DeadlineKind, Stage

STAGES: Final[Mapping[str, str]] = {
    Stage.INVOICE: say("bill"),
    Stage.REMINDER: say("reminder"),
    Stage.FINAL_NOTICE: say("final notice"),
    Stage.COLLECTION: say("collection agency"),
    Stage.COURT: say("summons"),
    Stage.JUDGMENT: say("judgment or writ"),
    Stage.ENFORCEMENT: say("attachment or cut-off"),
    Stage.PAYMENT_PLAN: say("payment arrangement"),
    Stage.SETTLED: say("settled"),
    Stage.REFUND: say("money back"),
    Stage.TRANSFER: say("handed over"),
    Stage.INFORMATION: say("information"),
}
STATUSES: Final[Mapping[str, str]] = {
    ClaimStatus.OPEN: say("open"),
    ClaimStatus.PAYMENT_PLAN: say("arrangement"),
    ClaimStatus.DISPUTED: say("disputed"),
    ClaimStatus.UPCOMING: say("not yet due"),
    ClaimStatus.SETTLED: say("done"),
}
DEADLINES: Final[Mapping[str, str]] = {
    DeadlineKind.PAYMENT: say("pay"),
    DeadlineKind.OBJECTION: say("object"),
    DeadlineKind.RESPONSE: say("respond"),
    DeadlineKind.COURT: say("hearing"),
    DeadlineKind.ENFORCEMENT: say("attachment or cut-off"),
}
OUTCOMES: Final[Mapping[str, str]] = {
    Outcome.CONFLICTS: say("to ask"),
    Outcome.FITS: say("fits"),
    Outcome.CANNOT_BE_CHECKED: say("not to be checked"),
}
