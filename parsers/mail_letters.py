"""Which parts of a mail are letters: its text where that says something, and each attachment that is one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
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
from parsers.zipped import Room, holds_files, unpack

_AMOUNT = re.compile(r"(?:€|\beur(?:o)?\b)\s*\d|\d\s*(?:€|\beuro?\b)|\d,\d\d\b|\d+,-", re.I)
_ACCOUNT = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}\b")
_LONG_BODY_WORDS = 150
"""Beyond it a mail says something of its own, whatever hangs on it."""

_SMALL_IMAGE_BYTES = 20_000
_SHOWN_PHOTO_BYTES = 60_000
"""A picture that the text shows and that is larger is a photo that somebody put into an empty mail."""

_FEW_WORDS = 60
_MOST_ARCHIVES_DEEP = 2
_LATE = 1_000_000
"""Added to the number of a part that is counted after all others."""

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
    """Letters found so far; attachments are numbered from 1 over all levels.

    What lies in archives, and photos in a text, are numbered after all others: a reader of before passed
    them over, and the numbers that it gave stay.
    """

    found: list[Document | UnreadPart] = field(default_factory=list)
    last_part: int = 0
    last_late: int = 0
    late: bool = False
    room: Room = field(default_factory=Room)

    @contextmanager
    def counted_late(self) -> Iterator[None]:
        """Number what is found within after all others."""
        before, self.late = self.late, True
        try:
            yield
        finally:
            self.late = before

    def next_part(self) -> int:
        if self.late:
            self.last_late += 1
            return _LATE + self.last_late
        self.last_part += 1
        return self.last_part

    def numbered(self) -> tuple[Document | UnreadPart, ...]:
        """Every letter, with its number for good."""
        return tuple(
            replace(letter, part=letter.part - _LATE + self.last_part) if letter.part > _LATE else letter
            for letter in self.found
        )


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
    found = with_einvoices(mail, (*([body] if body is not None else []), *letters.numbered()), part=0)
    if not found:
        raise EmptyDocumentError(
            "The mail holds no text and no letter; bring in the letter itself as a file."
        )
    return found


def _read_attachments(mail: Mail, letters: _Letters, *, within: str) -> None:
    place = len(letters.found)
    for attachment in mail.attachments:
        if attachment.mail is not None:
            _read_nested(attachment.mail, letters, name=attachment.name or within)
        elif attachment.error is not None:
            letters.found.append(
                UnreadPart(part=letters.next_part(), name=attachment.name, error=attachment.error)
            )
        elif holds_files(attachment.content):
            with letters.counted_late():
                _read_archive(attachment, mail.header, letters, depth=1)
        elif _may_be_letter(attachment):
            _read_attachment(attachment, mail.header, letters)
    if not any(isinstance(letter, Document) for letter in letters.found[place:]):
        for attachment in mail.attachments:
            if attachment.is_inline and _is_shown_photo(mail, attachment):
                with letters.counted_late():
                    _read_attachment(attachment, mail.header, letters)


def _read_archive(archive: Attachment, header: MailHeader, letters: _Letters, *, depth: int) -> None:
    """Read the letters in a ZIP file; what makes it unreadable as a whole is one part that needs a look."""
    name = archive.name or "attachment.zip"
    try:
        for file in unpack(archive.content, letters.room):
            inner = f"{name} › {file.name}"
            if file.error is not None:
                letters.found.append(UnreadPart(part=letters.next_part(), name=inner, error=file.error))
                continue
            packed = Attachment(name=inner, content=file.content, media_type="application/octet-stream")
            if holds_files(file.content) and depth < _MOST_ARCHIVES_DEEP:
                _read_archive(packed, header, letters, depth=depth + 1)
            elif _has_ending_of_letter(packed) and _may_be_letter(packed):
                _read_attachment(packed, header, letters)
    except ParserError as exc:
        letters.found.append(UnreadPart(part=letters.next_part(), name=name, error=exc))


def _is_shown_photo(mail: Mail, attachment: Attachment) -> bool:
    """Whether a picture in the text is most of what the mail says: a letter that somebody pasted into it."""
    if not kind_is_image(attachment) or len(attachment.content) < _SHOWN_PHOTO_BYTES:
        return False
    try:
        return len(_lay_body(mail).words) < _FEW_WORDS
    except ParserError:
        return True


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


def _read_attachment(attachment: Attachment, header: MailHeader, letters: _Letters) -> None:
    name = attachment.name or "attachment"
    try:
        kind = find_kind(attachment.content, name=name)
        if kind is Kind.OUTLOOK:
            from parsers.msg import open_outlook

            _read_nested(open_outlook(attachment.content), letters, name=name)
            return
        if kind is Kind.MAIL:
            _read_nested(open_mail(attachment.content), letters, name=name)
            return
        from parsers.sources import read_pages

        pages = read_pages(attachment.content, kind=kind)
    except ParserError as exc:
        is_decoration = kind_is_image(attachment) and isinstance(
            exc, UnsupportedTypeError | EmptyDocumentError
        )
        if is_decoration or (isinstance(exc, UnsupportedTypeError) and not _promises_letter(attachment)):
            return
        letters.found.append(UnreadPart(part=letters.next_part(), name=name, error=exc))
        return
    letters.found.append(Document(part=letters.next_part(), name=name, pages=pages, mail=header))


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


def _has_ending_of_letter(attachment: Attachment) -> bool:
    """Whether a file may be a letter by its ending; in an archive of a program, texts are no letters."""
    suffix = PurePath(attachment.name).suffix.lower()
    return not suffix or suffix in SUFFIXES


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
