"""Short letters for tests of wordings: a firm's letter or a club's mail with another text each time."""

from __future__ import annotations

from datetime import UTC, datetime
from textwrap import fill

from parsers.document import Document
from parsers.facts_from import parse_facts
from parsers.facts_json import encode_facts
from tests.parsers.letter_pages import document_of, mail_of

ACCOUNT = "NL91 ABNA 0417 1643 00"
_FIRM = """
   Berkenhof Tuinmeubelen B.V.
   Postbus 310, 3800 AH Amersfoort                                          www.berkenhof.example

   Mevrouw A.B. Terpstra
   Lindelaan 5
   3831 AB LEUSDEN

   Datum: 4 mei 2026
   {references}

   Betreft: {subject}

   Geachte mevrouw Terpstra,

   {body}

   Met vriendelijke groet,
   Berkenhof Tuinmeubelen B.V.
"""


def _wrapped(text: str) -> str:
    return "\n\n".join(
        fill(part, 95, initial_indent="   ", subsequent_indent="   ") for part in text.split("\n\n")
    ).strip()


def firm_letter(
    body: str, *, subject: str = "uw rekening", references: str = "Klantnummer: 4471220"
) -> Document:
    """A letter of a firm with this text."""
    return document_of(_FIRM.format(body=_wrapped(body), subject=subject, references=references))


def club_mail(
    body: str,
    *,
    subject: str = "bericht",
    sender: str = "Zeilclub De Waterlinie",
    address: str = "penningmeester@waterlinie.example",
) -> Document:
    """A mail of a club with this text."""
    sent = datetime(2026, 5, 4, 10, tzinfo=UTC)
    return mail_of(_wrapped(body), sender=sender, address=address, subject=subject, sent_at=sent)


def facts_of(document: Document) -> dict[str, object]:
    """Its facts as they are stored."""
    return encode_facts(parse_facts(document))


def days_of(facts: dict[str, object]) -> list[tuple[str, str]]:
    """The days of the facts with their kinds."""
    deadlines = facts["deadlines"]
    assert isinstance(deadlines, list)
    return sorted((str(one["kind"]), str(one["date"])) for one in deadlines)


def numbers_of(facts: dict[str, object]) -> list[str]:
    """The numbers by which the facts know the claim."""
    references = facts["references"]
    assert isinstance(references, list)
    return [str(one) for one in references]
