"""What a sender reads when a letter has no receipt: a sentence for each reason."""

from __future__ import annotations

from server.errors import (
    LetterRefusedError,
    LetterUnusableError,
    NotDeliveredError,
    ReceiptRefusedError,
    SendingError,
)
from tui.i18n import N_
from tui.i18n import gettext as _

_UNUSABLE = {
    "file": N_("the file is not there, or cannot be read"),
    "empty": N_("the file is empty"),
    "too_large": N_("the file is larger than 25 MB"),
    "media_type": N_("this is no kind of letter that a host takes, or not what the ending of its name says"),
    "address": N_("the address is not complete, or has a mistake in it"),
    "other_host": N_("the address is at another host than the one you gave"),
    "address_key": N_("the host gave another key than the address names; nothing was sent"),
    "columns": N_("the line has more or fewer cells than the first line"),
    "claim": N_("what the line says of the letter is not written as it should be: {problem}"),
}

_NOT_DELIVERED = {
    "no_answer": N_("the host does not answer; run this again later"),
    "host_busy": N_("the host is too busy; run this again later"),
}


def not_sent_code(error: SendingError | ReceiptRefusedError) -> str:
    """Return the stable word for why a letter has no receipt, as JSON has it."""
    match error:
        case LetterUnusableError() | NotDeliveredError():
            return error.reason
        case LetterRefusedError():
            return error.problem
        case _:
            return error.code


def not_sent_sentence(error: SendingError | ReceiptRefusedError) -> str:
    """Return why a letter has no receipt, in the active language."""
    match error:
        case LetterUnusableError():
            return _(_UNUSABLE[error.reason]).format(problem=error.problem or "")
        case NotDeliveredError():
            return _(_NOT_DELIVERED[error.reason])
        case LetterRefusedError():
            said = error.detail or error.problem
            return _("the host refused it (status {status}): {said}").format(status=error.status, said=said)
        case ReceiptRefusedError():
            return _("the host gave a receipt that is not of this letter, or not of this host")
        case _:
            return _("it was not sent")
