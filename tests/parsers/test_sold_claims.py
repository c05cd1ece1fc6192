"""Sold claims: who writes, the seller or the buyer, and to whom is owed from then on."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from parsers.facts import Facts, Stage
from parsers.facts_from import parse_facts
from tests.parsers.letter_pages import document_of, mail_of

_SELLER = ("Zonnekind Webwinkel", "info@zonnekind.example")
_BUYER = ("Merelhof Finance", "klant@merelhoffinance.example")

_LETTER = """
{head}

   De heer K. Voorbeeld
   Dorpsweg 3
   5011 AA TILBURG

   Tilburg, 2 maart 2026

   Onderwerp: {subject}

   Geachte heer Voorbeeld,

{body}

   Met vriendelijke groet,

{closing}
"""


def _mail(sender: tuple[str, str], subject: str, body: str) -> Facts:
    sent = datetime(2026, 3, 2, 9, tzinfo=UTC)
    return parse_facts(mail_of(body, sender=sender[0], address=sender[1], subject=subject, sent_at=sent))


def _letter(head: str, subject: str, body: str, closing: str) -> Facts:
    text = _LETTER.format(head=f"   {head}", subject=subject, body=body.strip("\n"), closing=f"   {closing}")
    return parse_facts(document_of(text))


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        (
            "Uw rekening is overgedragen",
            """
Beste klant,

Uw nieuwe schuldeiser is:
Merelhof Finance B.V.
Postbus 10, 1000 AA Amsterdam

Wij hebben onze vordering van € 225,50 verkocht. Betaal voortaan alleen aan Merelhof Finance B.V.

Zonnekind Webwinkel
""",
        ),
        (
            "Informatie over uw openstaande bedrag",
            """
Beste klant,

Je hebt bij ons nog € 225,50 openstaan. Deze vordering hebben we overgedragen aan Merelhof Finance B.V.
Vragen? Bel Merelhof Finance B.V.: 088 000 00 00.

Merelhof Finance B.V. | KvK 12345678 | Postbus 10, 1000 AA Amsterdam

Groet,
Zonnekind Webwinkel
""",
        ),
        (
            "Overdracht van uw vordering",
            """
Beste klant,

Per 1 maart 2026 is uw openstaande rekening van € 225,50 overgedragen aan Merelhof Finance B.V.
Betaal voor 20 maart 2026 op NL91 ABNA 0417 1643 00 t.n.v. Merelhof Finance B.V.

Zonnekind Webwinkel
""",
        ),
    ],
)
def test_mail_of_the_seller_is_from_the_seller_and_names_the_buyer_as_creditor(
    subject: str, body: str
) -> None:
    facts = _mail(_SELLER, subject, body)

    assert (facts.sender, facts.creditor) == ("Zonnekind Webwinkel", "Merelhof Finance B.V.")
    assert facts.stage is Stage.TRANSFER


def test_mail_of_the_buyer_is_from_the_buyer() -> None:
    body = """
Geachte heer Voorbeeld,

Zonnekind Webwinkel heeft haar vordering op u aan ons verkocht. U bent ons daarom € 225,50 verschuldigd.
Betaal uiterlijk 16 maart 2026 op NL91 ABNA 0417 1643 00.

Met vriendelijke groet,
Merelhof Finance B.V.
"""

    facts = _mail(_BUYER, "Wij zijn uw nieuwe schuldeiser", body)

    assert (facts.sender, facts.creditor) == ("Merelhof Finance B.V.", "Merelhof Finance B.V.")


@pytest.mark.parametrize(
    "head",
    [
        "Zonnekind Webwinkel B.V.",
        "Zonnekind Webwinkel B.V.                         Nieuwe schuldeiser\n"
        "   Beekweg 1, 5000 AA Tilburg                       Merelhof Finance B.V.",
    ],
)
def test_letter_of_the_seller(head: str) -> None:
    body = """
   Wij hebben onze vordering op u van € 225,50 verkocht aan Merelhof Finance B.V. U kunt alleen nog aan
   Merelhof Finance B.V. betalen.
"""

    facts = _letter(head, "verkoop van uw vordering", body, "Zonnekind Webwinkel B.V.")

    assert (facts.sender, facts.creditor) == ("Zonnekind Webwinkel B.V.", "Merelhof Finance B.V.")


@pytest.mark.parametrize(
    "body",
    [
        """
   Op 1 februari 2026 hebben wij de vordering van Zonnekind Webwinkel op u overgenomen. U bent ons
   € 225,50 verschuldigd. Betaal uiterlijk 16 maart 2026 op NL91 ABNA 0417 1643 00.
""",
        """
   Zonnekind Webwinkel heeft haar vordering op u verkocht en geleverd aan Merelhof Finance B.V. U kunt
   alleen nog betalen aan Merelhof Finance B.V. Het saldo bedraagt € 225,50.
""",
    ],
)
def test_letter_of_the_buyer(body: str) -> None:
    facts = _letter("Merelhof Finance B.V.", "overname van uw schuld", body, "Merelhof Finance B.V.")

    assert (facts.sender, facts.creditor) == ("Merelhof Finance B.V.", "Merelhof Finance B.V.")


def test_letter_that_both_sign_is_shown_for_review() -> None:
    both = "Zonnekind Webwinkel B.V.                         Merelhof Finance B.V."
    body = """
   Zonnekind Webwinkel B.V. heeft haar vordering op u van € 225,50 overgedragen aan Merelhof Finance B.V.
"""

    facts = _letter(both, "overdracht van uw vordering", body, both)

    assert facts.creditor == "Merelhof Finance B.V."
    assert "sender" in facts.review
