"""Invented bodies of letters with costs, interest and notices, in one frame of head and foot."""

from __future__ import annotations

from parsers import Document
from tests.parsers.letter_pages import document_of

AGENCY = "Incassobureau Noordkaap B.V."
BAILIFF = "Pauw & Van Gent Gerechtsdeurwaarders"
ENERGY = "Lichtbaak Energie B.V."
CJIB = "Centraal Justitieel Incassobureau"

_HEAD = """
   {sender}                                       Postbus 8100
                                                                      9700 AG Groningen
   Mevrouw S. Terwolde
   Lindenlaan 12
   9721 XK GRONINGEN

   Groningen, 4 mei 2026

   Betreft: {subject}

   Geachte mevrouw Terwolde,

"""
_FOOT = """

   Maak het bedrag over op NL91 ABNA 0417 1643 00 onder vermelding van 2026-00481.

   Met vriendelijke groet,

   {sender}
"""


def letter(
    body: str, *, sender: str = AGENCY, subject: str = "vordering Lichtbaak Energie B.V., dossier 2026-00481"
) -> Document:
    """A letter of 4 May 2026 with this body."""
    return document_of(_HEAD.format(sender=sender, subject=subject) + body + _FOOT.format(sender=sender))


def reminder(body: str) -> Document:
    """A last reminder of the creditor itself."""
    return letter(body, sender=ENERGY, subject="laatste herinnering factuur F-2026-17")
