"""Letters as text or HTML on a mail: the letter tells who wrote it, and not who sent it on."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from parsers.facts import Facts
from parsers.reading import read

_BODY = """Geachte heer Voorbeeld,

U bent ons nog € 225,50 verschuldigd. Betaal dit bedrag uiterlijk 16 maart 2026 op
NL91 ABNA 0417 1643 00 onder vermelding van 2026-118.
"""
_HEAD = """Waterbedrijf Zilverbeek N.V.
Beekweg 1, 5000 AA Tilburg

De heer K. Voorbeeld
Dorpsweg 3
5011 AA TILBURG

Tilburg, 2 maart 2026

"""
_CLOSING = """
Met vriendelijke groet,
Waterbedrijf Zilverbeek N.V.
"""
_SENDERS = (
    "Printzaak Post B.V. <noreply@printzaak.example>",
    "Jan de Vries <jan@post.example>",
    "Incassobureau Merelhof <info@merelhof.example>",
)


def _attached(sender: str, letter: str, *, as_html: bool) -> Facts:
    mail = EmailMessage()
    mail["From"] = sender
    mail["To"] = "k.voorbeeld@post.example"
    mail["Subject"] = "Brief"
    mail["Date"] = "Tue, 03 Mar 2026 09:00:00 +0100"
    mail.set_content("Zie de bijlage.")
    if as_html:
        lines = "".join(f"<p>{part}</p>".replace("\n", "<br>") for part in letter.split("\n\n"))
        mail.add_attachment(f"<html><body>{lines}</body></html>", subtype="html", filename="brief.html")
    else:
        mail.add_attachment(letter, filename="brief.txt")
    (reading,) = read(mail.as_bytes(), name="bericht.eml")
    assert reading.facts is not None
    return reading.facts


@pytest.mark.parametrize("as_html", [False, True])
@pytest.mark.parametrize("sender", _SENDERS)
@pytest.mark.parametrize("letter", [_HEAD + _BODY + _CLOSING, _HEAD + _BODY, _BODY + _CLOSING])
def test_letter_names_its_sender(letter: str, sender: str, as_html: bool) -> None:
    facts = _attached(sender, letter, as_html=as_html)

    assert facts.sender == facts.creditor == "Waterbedrijf Zilverbeek N.V."


@pytest.mark.parametrize("as_html", [False, True])
@pytest.mark.parametrize("sender", _SENDERS)
def test_letter_without_a_name_has_a_sender_to_be_looked_at(sender: str, as_html: bool) -> None:
    facts = _attached(sender, _BODY, as_html=as_html)

    assert {"sender", "creditor"} <= set(facts.review)
