"""Whether a message is likely a letter about money, told from its header and structure, with the reason.

Nothing of a message is fetched but what stands in front of it, so this decides whether its content is read at
all. Who was wrongly passed over can be taken in by the citizen; a debt that nobody sees grows. So in doubt a
message is likely, and what is passed over is passed over for a reason that can be read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from email.errors import MessageError
from enum import StrEnum
from pathlib import PurePath
from typing import Final

from mailbox_ingest.mailbox.heading import Heading
from mailbox_ingest.mailbox.shapes import PartShape
from mailbox_ingest.mailbox.triage_words import find_word, load_words
from parsers.directory import OrganisationKind, find_by_domain, names_in
from parsers.folding import fold

TRIAGE_FIELDS: Final = (
    "From", "To", "Subject", "Date", "In-Reply-To", "References", "List-Id", "List-Post", "List-Unsubscribe",
    "Precedence", "Auto-Submitted", "Content-Type",
)  # fmt: skip
"""The fields of the header that this looks at."""

_LONGEST_TEXT: Final = 1000
_PHOTO_BYTES: Final = 20_000
"""A smaller picture is a logo."""

_MOST_PHOTOS: Final = 4
"""More than these are an album, and no letter that somebody took pictures of."""

_DOCUMENT_ENDINGS: Final = frozenset(
    {".pdf", ".doc", ".docx", ".odt", ".rtf", ".tif", ".tiff", ".zip", ".msg", ".eml", ".dat", ".p7m", ".xps"}
)
_DOCUMENT_TYPES: Final = re.compile(
    r"application/(?:pdf|x-pdf|msword|rtf|zip|x-zip\S*|ms-tnef|vnd\.ms-tnef|vnd\.openxml\S*word\S*|vnd\.oasis\S*text|"
    r"pkcs7-mime|x-pkcs7-mime)|image/tiff|message/(?:rfc822|global)"
)
_IMAGE_ENDINGS: Final = frozenset({".jpg", ".jpeg", ".png", ".heic", ".heif", ".webp"})
_SERIOUS: Final = frozenset(
    {
        OrganisationKind.TAX,
        OrganisationKind.FINE,
        OrganisationKind.BENEFIT,
        OrganisationKind.CAK,
        OrganisationKind.EDUCATION,
        OrganisationKind.MUNICIPALITY,
        OrganisationKind.WATER_BOARD,
        OrganisationKind.COLLECTION_AGENCY,
        OrganisationKind.BAILIFF,
    }
)
"""Who makes an appointment, or sends something on, about more than a parcel."""

_COLLECTOR: Final = "collector"
"""The words of senders that make an appointment serious too."""

_REPLY: Final = re.compile(r"\s*(?:re|aw|antw|betr)\s*(?:\[\d+\])?:", re.IGNORECASE)
_FORWARD: Final = re.compile(r"\s*(?:fwd?|fw|doorst|doorgestuurd|wg)\s*:", re.IGNORECASE)


class TriageReason(StrEnum):
    """Why a message is likely a letter about money, or is passed over. The values are stored."""

    ATTACHMENT = "attachment"
    SUBJECT = "subject"
    SENDER_KNOWN = "sender_known"
    SENDER_NAME = "sender_name"
    PHOTO = "photo"
    FORWARDED = "forwarded"
    DOUBT = "doubt"
    BROKEN = "broken"

    NEWSLETTER = "newsletter"
    DISCUSSION = "discussion"
    CALENDAR = "calendar"
    CONVERSATION = "conversation"
    PRIVATE = "private"
    NOTICE = "notice"
    NOT_DELIVERED = "not_delivered"

    @property
    def likely(self) -> bool:
        """Whether a message with this reason is read."""
        return self in _LIKELY

    @property
    def doubtful(self) -> bool:
        """Whether it is read for want of a reason not to: kept only if reading finds money in it."""
        return self in _DOUBTFUL


_DOUBTFUL: Final = frozenset({TriageReason.PHOTO, TriageReason.FORWARDED, TriageReason.DOUBT})
_LIKELY: Final = _DOUBTFUL | {
    TriageReason.ATTACHMENT,
    TriageReason.SUBJECT,
    TriageReason.SENDER_KNOWN,
    TriageReason.SENDER_NAME,
    TriageReason.BROKEN,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What was decided of a message and why; `detail` is what of the message says so, and private."""

    reason: TriageReason
    detail: str | None = field(default=None, repr=False)

    @property
    def likely(self) -> bool:
        """Whether its content is to be read."""
        return self.reason.likely


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    """What the header says, folded where words are looked for."""

    subject: str = field(repr=False)
    sender: str = field(repr=False)
    address: str = field(repr=False)
    own: bool
    bulk: bool
    discussion: bool
    reply: bool
    forward: bool


def triage(header: bytes, parts: Sequence[PartShape]) -> Verdict:
    """Decide whether a message is likely a letter about money.

    Args:
        header: Its header, or at least `TRIAGE_FIELDS` of it, as transported.
        parts: What it is made of (`shapes_of`).
    """
    try:
        head = _read_head(header)
    except (MessageError, ValueError, LookupError, AttributeError, TypeError, AssertionError, RecursionError):
        # The standard library lets these out of headers that break its expectations.
        return Verdict(reason=TriageReason.BROKEN)
    return _by_content(head, parts) or _by_sender(head) or _by_other_signs(head, parts)


def _read_head(header: bytes) -> _Head:
    heading = Heading(header)
    name, sent_from = heading.sender()
    address = fold(sent_from)[:_LONGEST_TEXT]
    precedence = heading.raw("Precedence").lower()
    listed = bool(heading.raw("List-Id") or heading.raw("List-Unsubscribe"))
    subject = heading.text("Subject")[:_LONGEST_TEXT]
    return _Head(
        subject=fold(subject),
        sender=name[:_LONGEST_TEXT],
        address=address,
        own=bool(address) and address in fold(heading.raw("To")),
        bulk=listed or precedence in ("bulk", "list", "junk"),
        discussion="mailto:" in heading.raw("List-Post").lower() or precedence == "list",
        reply=bool(heading.raw("In-Reply-To")) or _REPLY.match(subject) is not None,
        forward=_FORWARD.match(subject) is not None,
    )


def _by_content(head: _Head, parts: Sequence[PartShape]) -> Verdict | None:
    if any(part.media_type == "message/delivery-status" for part in parts):
        return Verdict(reason=TriageReason.NOT_DELIVERED)
    if (word := find_word(load_words().plain_money, head.subject)) is not None:
        return Verdict(reason=TriageReason.SUBJECT, detail=word)
    document = next(
        (part for part in parts if _is_document(part) and not (head.discussion and not _tells(part))), None
    )
    if document is not None:
        return Verdict(reason=TriageReason.ATTACHMENT, detail=document.name)
    told = next((part for part in parts if _is_image(part) and _tells(part)), None)
    if told is not None:
        return Verdict(reason=TriageReason.ATTACHMENT, detail=told.name)
    if (word := find_word(load_words().money, head.subject)) is not None:
        if head.discussion or _advertises(head):
            return Verdict(reason=TriageReason.NEWSLETTER)
        return Verdict(reason=TriageReason.SUBJECT, detail=word)
    return None


def _by_sender(head: _Head) -> Verdict | None:
    if _advertises(head) or head.discussion or _about_something_else(head):
        return None
    errand = _about_an_errand(head)
    known = find_by_domain(head.address) if "@" in head.address else None
    if known is None:
        known = next((organisation for _, organisation in names_in(head.sender)), None)
    if known is not None:
        if errand and known.kind not in _SERIOUS:
            return None
        return Verdict(reason=TriageReason.SENDER_KNOWN, detail=known.name)
    local, _, domain = head.address.partition("@")
    named = fold(head.sender) + " " + local
    if domain not in load_words().private_domains:
        named += " " + domain
    rules = load_words().senders
    word = find_word(tuple(rule for rule in rules if rule.name == _COLLECTOR) if errand else rules, named)
    return None if word is None else Verdict(reason=TriageReason.SENDER_NAME, detail=word)


def _by_other_signs(head: _Head, parts: Sequence[PartShape]) -> Verdict:
    if head.discussion:
        return Verdict(reason=TriageReason.DISCUSSION)
    if _advertises(head):
        return Verdict(reason=TriageReason.NEWSLETTER)
    if any(part.media_type in ("text/calendar", "application/ics") for part in parts):
        return Verdict(reason=TriageReason.CALENDAR)
    if _about_something_else(head) or _about_an_errand(head):
        return Verdict(reason=TriageReason.NOTICE)
    if head.bulk:
        return Verdict(reason=TriageReason.NEWSLETTER)
    photos = [part for part in parts if _is_photo(part)]
    if 0 < len(photos) <= _MOST_PHOTOS:
        return Verdict(reason=TriageReason.PHOTO, detail=photos[0].name)
    if head.reply:
        return Verdict(reason=TriageReason.CONVERSATION)
    if head.forward:
        return Verdict(reason=TriageReason.FORWARDED)
    if not head.own and head.address.rsplit("@", 1)[-1] in load_words().private_domains:
        return Verdict(reason=TriageReason.PRIVATE)
    return Verdict(reason=TriageReason.DOUBT)


def _is_news_desk(head: _Head) -> bool:
    return find_word(load_words().news_desks, head.address) is not None


def _advertises(head: _Head) -> bool:
    """Whether it was mailed to many and says that it sells or tells something."""
    if not (head.bulk or _is_news_desk(head)):
        return False
    if find_word(load_words().advertising, head.subject) is not None:
        return True
    return head.bulk and _is_news_desk(head)


def _about_an_errand(head: _Head) -> bool:
    return find_word(load_words().errands, head.subject) is not None


def _about_something_else(head: _Head) -> bool:
    return find_word(load_words().something_else, head.subject) is not None


def _ending(part: PartShape) -> str:
    return PurePath(part.name or "").suffix.lower()


def _tells(part: PartShape) -> bool:
    return part.name is not None and find_word(load_words().telling_files, fold(part.name)) is not None


def _is_document(part: PartShape) -> bool:
    """Whether it has the form of a letter, and no name that says otherwise."""
    if _DOCUMENT_TYPES.fullmatch(part.media_type) is None and _ending(part) not in _DOCUMENT_ENDINGS:
        return False
    stem = fold(PurePath(part.name or "").stem)
    return _tells(part) or find_word(load_words().other_files, stem) is None


def _is_image(part: PartShape) -> bool:
    return part.media_type.startswith("image/") or _ending(part) in _IMAGE_ENDINGS


def _is_photo(part: PartShape) -> bool:
    shown = part.in_text and part.disposition != "attachment"
    return _is_image(part) and not shown and part.size_bytes >= _PHOTO_BYTES
