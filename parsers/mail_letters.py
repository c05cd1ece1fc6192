"""Which parts of a mail are letters: its text where that says something, and each attachment that is one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import PurePath

from parsers.document import Document, MailHeader, Origin, Page, UnreadPart
from parsers.einvoice_mail import with_einvoices
from parsers.errors import EmptyDocumentError, ParserError, UnsupportedTypeError
from parsers.fcid_json import holds_claims_document
from parsers.forwarded import find_forwarded_header
from parsers.grid import lay_page
from parsers.kinds import SUFFIXES, Kind, find_kind
from parsers.mail import Attachment, Mail, open_mail
from parsers.markup import parse_html
from parsers.own_quotes import without_own_quotes
from parsers.plain import lines_to_blocks

_AMOUNT = re.compile(r"(?:€|\beur(?:o)?\b)\s*\d|\d\s*(?:€|\beuro?\b)|\d,\d\d\b|\d+,-", re.I)
_ACCOUNT = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}\b")
_LONG_BODY_WORDS = 150
"""Beyond it a mail says something of its own, whatever hangs on it."""

_SMALL_IMAGE_BYTES = 20_000
_NEVER_LETTERS = frozenset(
    {
        ".vcf",
        ".ics",
        ".p7s",
        ".p7m",
        ".asc",
        ".sig",
        ".gif",
        ".svg",
        ".xml",
        ".ubl",
        ".json",
        ".csv",
        ".css",
        ".dat",
        ".pgp",
    }
)


@dataclass(slots=True)
class _Letters:
    """Letters found so far; attachments are numbered from 1 over all levels."""

    found: list[Document | UnreadPart] = field(default_factory=list)
    last_part: int = 0

    def next_part(self) -> int:
        self.last_part += 1
        return self.last_part


def read_mail_letters(mail: Mail, *, name: str) -> tuple[Document | UnreadPart, ...]:
    """Return the letters of a mail: the body as part 0, attachments from 1; at least one.

    A body that only points to its attachment is left out where that could be read.

    Raises:
        EmptyDocumentError: there is neither text nor an attachment that is a letter.
    """
    letters = _Letters()
    _read_attachments(mail, letters, within=name)
    read_some = any(isinstance(letter, Document) for letter in letters.found)
    body = _read_body(mail, part=0, name=name, beside_a_letter=read_some)
    found = with_einvoices(mail, (*([body] if body is not None else []), *letters.found), part=0)
    if not found:
        raise EmptyDocumentError(
            "The mail holds no text and no letter; bring in the letter itself as a file."
        )
    return found


def _read_attachments(mail: Mail, letters: _Letters, *, within: str) -> None:
    for attachment in mail.attachments:
        if attachment.mail is not None:
            _read_nested(attachment.mail, letters, name=attachment.name or within)
            continue
        if attachment.error is not None:
            letters.found.append(
                UnreadPart(part=letters.next_part(), name=attachment.name, error=attachment.error)
            )
            continue
        if not _may_be_letter(attachment):
            continue
        letter = _read_attachment(attachment, mail.header, letters)
        if letter is not None:
            letters.found.append(letter)


def _read_nested(mail: Mail, letters: _Letters, *, name: str) -> None:
    """Read a mail that hangs on another one: it is a letter with a header of its own."""
    part = letters.next_part()
    place = len(letters.found)
    _read_attachments(mail, letters, within=name)
    read_some = any(isinstance(letter, Document) for letter in letters.found[place:])
    body = _read_body(mail, part=part, name=name, beside_a_letter=read_some)
    if body is not None:
        letters.found.insert(place, body)
    letters.found[place:] = with_einvoices(mail, letters.found[place:], part=part)


def _read_attachment(
    attachment: Attachment, header: MailHeader, letters: _Letters
) -> Document | UnreadPart | None:
    name = attachment.name or "attachment"
    try:
        kind = find_kind(attachment.content, name=name)
        if kind is Kind.OUTLOOK:
            from parsers.msg import open_outlook

            _read_nested(open_outlook(attachment.content), letters, name=name)
            return None
        if kind is Kind.MAIL:
            _read_nested(open_mail(attachment.content), letters, name=name)
            return None
        from parsers.sources import read_pages

        pages = read_pages(attachment.content, kind=kind)
    except ParserError as exc:
        is_decoration = kind_is_image(attachment) and isinstance(
            exc, UnsupportedTypeError | EmptyDocumentError
        )
        if is_decoration or (isinstance(exc, UnsupportedTypeError) and not _promises_letter(attachment)):
            return None
        return UnreadPart(part=letters.next_part(), name=name, error=exc)
    return Document(part=letters.next_part(), name=name, pages=pages, mail=header)


def _may_be_letter(attachment: Attachment) -> bool:
    """Tell whether an attachment is worth opening: no signature, card, logo or dot that counts readers."""
    suffix = PurePath(attachment.name).suffix.lower()
    if holds_claims_document(attachment.content):
        return True
    if suffix in _NEVER_LETTERS or attachment.media_type in ("text/calendar", "text/vcard", "text/x-vcard"):
        return False
    if attachment.media_type.startswith("multipart/") or not attachment.content:
        return bool(attachment.name) and suffix in SUFFIXES
    if kind_is_image(attachment):
        return not attachment.is_inline and len(attachment.content) >= _SMALL_IMAGE_BYTES
    return True


def kind_is_image(attachment: Attachment) -> bool:
    """Tell whether an attachment says that it is a picture."""
    suffix = PurePath(attachment.name).suffix.lower()
    return attachment.media_type.startswith("image/") or suffix in (".jpg", ".jpeg", ".png", ".webp")


def _promises_letter(attachment: Attachment) -> bool:
    return PurePath(attachment.name).suffix.lower() in SUFFIXES or holds_claims_document(attachment.content)


def _read_body(mail: Mail, *, part: int, name: str, beside_a_letter: bool) -> Document | UnreadPart | None:
    try:
        page = _lay_body(mail)
    except EmptyDocumentError:
        return None
    except ParserError as exc:
        return UnreadPart(part=part, name=name, error=exc)
    if beside_a_letter and _says_little(page):
        return None
    header = find_forwarded_header(page, mail.header)
    if header is None:
        header = mail.header
        page = without_own_quotes(page, header)
    return Document(part=part, name=name, pages=(page,), mail=header, is_mail_body=True)


def _lay_body(mail: Mail) -> Page:
    """Return the body as a page: from its HTML, unless its plain text says far more."""
    from_html: Page | None = None
    if mail.html is not None:
        try:
            from_html = lay_page(parse_html(mail.html), origin=Origin.MARKUP)
        except EmptyDocumentError:
            from_html = None
    if mail.text is None or (from_html is not None and len(from_html.words) * 3 >= len(mail.text.split())):
        if from_html is None:
            raise EmptyDocumentError("The mail has no text of its own.")
        return from_html
    return lay_page(lines_to_blocks(mail.text), origin=Origin.PLAIN)


def _says_little(page: Page) -> bool:
    if len(page.words) > _LONG_BODY_WORDS:
        return False
    text = " ".join(word.text for word in page.words)
    return _AMOUNT.search(text) is None and _ACCOUNT.search(text) is None
