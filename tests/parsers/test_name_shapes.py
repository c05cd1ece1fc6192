"""What is a name and what is none, and who writes for whom, in invented letters."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from parsers.facts import Facts
from parsers.facts_from import parse_facts
from parsers.mail_names import house_of
from parsers.party_names import clean_name
from tests.parsers.letter_pages import document_of, mail_of


def _mail(body: str, sender: str, address: str) -> Facts:
    sent = datetime(2026, 3, 2, 9, tzinfo=UTC)
    return parse_facts(mail_of(body, sender=sender, address=address, subject="betaling", sent_at=sent))


@pytest.mark.parametrize(
    "text",
    [
        "En de gewone contributie", "Maar dat bedrag", "Dus het restant", "Als dat lukt", "Met de groeten",
        "EAN gas 871687140009990001", "Meter 0044 1182 77", "Lidnr 88120034", "v/h Belmora B.V.",
        "Factuuradres", "Afleveradres:",
    ],
)  # fmt: skip
def test_part_of_a_sentence_or_a_label_is_no_name(text: str) -> None:
    assert clean_name(text) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ziekenh u is Zuidoever", "Ziekenhuis Zuidoever"),
        ("Ge me ente Verzonnen", "Gemeente Verzonnen"),
        ("Noorderlicht Capital v/h Belmora", "Noorderlicht Capital"),
        ("En Garde Schermclub", "En Garde Schermclub"),
        ("Studio 54", "Studio 54"),
        ("Voor Elkaar Thuiszorg", "Voor Elkaar Thuiszorg"),
    ],
)
def test_name_is_made_whole_and_kept(text: str, name: str) -> None:
    found = clean_name(text)
    assert found is not None
    assert found.text == name


@pytest.mark.parametrize(
    ("told", "address", "name"),
    [
        ("Julia van Kassaro", "julia@hoi.kassaro.example", "Kassaro"),
        ("Tim from Klarpay", "tim@klarpay.example", "Klarpay"),
        ("Sanne bij Fietsgoed", "sanne@fietsgoed.example", "Fietsgoed"),
        ("Henk van Gelderen", "henk@rijschoolvangelderen.example", "Henk van Gelderen"),
        ("Els van Dam", "e.vandam@post.example", "Els van Dam"),
    ],
)
def test_who_writes_for_a_house_is_told_from_a_family_name(told: str, address: str, name: str) -> None:
    assert house_of(told, address) == name


@pytest.mark.parametrize("greeting", ["Lotte,", "Hallo Lotte,", "Hoi Lotte!", "Dag Lotte,"])
def test_private_mail_is_from_its_writer_and_not_from_its_reader(greeting: str) -> None:
    facts = _mail(
        f"""
{greeting}

De huur van maart is er nog niet, dat is 640 euro.

En de gewone stook, vanaf 1 mei 60,-, komt daar bovenop.
Zet het voor 10 maart 2026 op NL91 ABNA 0417 1643 00.

Groet,
Kees
""",
        "Kees Wildeman",
        "k.wildeman1961@post.example",
    )
    assert facts.sender == "Kees Wildeman"


@pytest.mark.parametrize(
    ("body", "creditor"),
    [
        (
            "Van onderstaande nota van Fysiotherapie Zuid hebben wij nog geen betaling gezien.",
            "Fysiotherapie Zuid",
        ),
        ("Uw declaratie van Tandartspraktijk Molenaar is nog niet betaald.", "Tandartspraktijk Molenaar"),
        ("De rekening van Kinderopvang Pluk staat nog open en is niet voldaan.", "Kinderopvang Pluk"),
    ],
)
def test_unpaid_bill_is_owed_to_who_sent_it(body: str, creditor: str) -> None:
    facts = parse_facts(
        document_of(f"""
   Notaplus B.V.

   De heer K. Voorbeeld
   Dorpsweg 3
   5011 AA TILBURG

   Herinnering

   Geachte heer Voorbeeld,

   {body}
   Betaal € 64,86 binnen 14 dagen op NL91 ABNA 0417 1643 00 (Notaplus B.V.).

   Met vriendelijke groet,
   Notaplus B.V.
""")
    )
    assert (facts.sender, facts.creditor) == ("Notaplus B.V.", creditor)
