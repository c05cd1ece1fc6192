"""How large, long and deep one letter may be: each limit with its reason."""

from __future__ import annotations

CONTENT_BYTES = 64 * 1024 * 1024
"""Of one source. Mail providers stop at 25 to 50 MB; a letter is rarely more than 10."""

PAGES = 60
"""Of one document. A summons with all its annexes stays under it; a book or a trap does not."""

PAGE_PIXELS = 40_000_000
"""Of one image. A phone photo has 12 to 25 million; A4 at 600 dpi in grey is 35."""

STREAM_BYTES = 192 * 1024 * 1024
"""To which one compressed stream of a PDF may grow; A4 at 600 dpi in colour is 105 MB."""

PAGE_INCHES = 200.0
"""Side of a page, the limit that the PDF format itself set for long."""

PAGE_CHARACTERS = 60_000
"""Of text on one page; a page of small print has 8,000."""

TEXT_CHARACTERS = 400_000
"""Of a mail, text or word-processor letter; more is no letter but an archive."""

ARCHIVE_BYTES = 96 * 1024 * 1024
"""To which the parts of a word-processor file may grow together."""

ARCHIVE_PARTS = 2_000
"""Parts in a word-processor file."""

MAIL_DEPTH = 8
"""Mails within mails: one that was forwarded three or four times is still read."""

MAIL_PARTS = 200
"""Parts of one mail, all levels together."""

MARKUP_DEPTH = 120
"""Elements within elements of a mail; layout tables of real ones reach 60."""

OCR_SECONDS = 27.0
"""For all OCR of one page; a clean page takes one or two. Whoever waits for a reader ends it after 30."""
