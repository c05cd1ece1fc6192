"""Why a message was taken for a letter about money, or passed over, in a sentence for the citizen."""

from __future__ import annotations

from collections.abc import Mapping

from mailbox_ingest.mailbox.triage import TriageReason
from tui.i18n import N_
from tui.i18n import gettext as _

_SENTENCES: Mapping[TriageReason, str] = {
    TriageReason.ATTACHMENT: N_("a document is attached"),
    TriageReason.SUBJECT: N_("the subject is about money"),
    TriageReason.SENDER_KNOWN: N_("this organisation is known to send bills or decisions"),
    TriageReason.SENDER_NAME: N_("the sender's name is one of those that send bills"),
    TriageReason.PHOTO: N_("a photo is attached, perhaps of a letter"),
    TriageReason.FORWARDED: N_("somebody forwarded this to you"),
    TriageReason.DOUBT: N_("nothing says that it is something else"),
    TriageReason.BROKEN: N_("its heading is broken, so it is read to be sure"),
    TriageReason.NEWSLETTER: N_("it is advertising or a newsletter"),
    TriageReason.DISCUSSION: N_("it comes from a mailing list that people write to"),
    TriageReason.CALENDAR: N_("it is an invitation for a calendar"),
    TriageReason.CONVERSATION: N_("it is part of a conversation, without a word about money"),
    TriageReason.PRIVATE: N_("it is private mail, without a word about money"),
    TriageReason.NOTICE: N_("it is about an account, an appointment, a parcel or the like"),
    TriageReason.NOT_DELIVERED: N_("it reports that a mail of yours was not delivered"),
}


def triage_sentence(code: str) -> str:
    """Return the sentence of a reason as it was stored; one of a newer version as it is."""
    try:
        return _(_SENTENCES[TriageReason(code)])
    except ValueError:
        return code
