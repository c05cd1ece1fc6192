"""The directory of organisations, and fraud that borrows their names."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from parsers.directory import (
    OrganisationKind,
    decode_organisation,
    domain_stem,
    find_organisation,
    load_directory,
    names_in,
)
from parsers.facts import Direction
from parsers.facts_from import parse_facts
from tests.parsers.letter_pages import document_of, mail_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("CJIB", "Centraal Justitieel Incassobureau"),
        ("belastingdienst", "Belastingdienst"),
        ("Vitens N.V.", "Vitens"),
        ("noreply@service.essent.nl", "Essent"),
        ("https://www.duo.nl/particulier", "Dienst Uitvoering Onderwijs"),
        ("NL86 INGB 0002 4455 88", "Belastingdienst"),
    ],
)
def test_organisation_is_found(text: str, name: str) -> None:
    organisation = find_organisation(text)

    assert organisation is not None
    assert organisation.name == name


@pytest.mark.parametrize(
    "text", ["", "Bakkerij Jansen", "info@belastingdienst.example", "essent-betalen.info", "NL"]
)
def test_unknown_organisation(text: str) -> None:
    assert find_organisation(text) is None


def test_short_names_count_only_as_they_are_written() -> None:
    assert [written for written, _ in names_in("KPN en kpn, en ik ben benieuwd")] == ["KPN"]


def test_every_row_is_sound() -> None:
    directory = load_directory()

    assert len(directory.by_name) > 150
    assert {organisation.kind for organisation in directory.by_name.values()} <= set(OrganisationKind)


def test_unknown_key_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown or missing keys"):
        decode_organisation({"name": "X", "kind": "tax", "colour": "red"})


def test_stem_of_an_address() -> None:
    assert domain_stem("huur@mail.dekade.example") == "dekade"
    assert domain_stem("https://www.voorbeeld.co.uk/x") == "voorbeeld"


def test_mail_in_the_name_of_a_public_body_from_another_domain_is_no_claim() -> None:
    mail = mail_of(
        "Geachte klant,\n\nU heeft nog een openstaande boete van € 89,00. Betaal binnen 24 uur via:\n"
        "https://cjib-betalen.info/pay\n\nCJIB",
        sender="CJIB",
        address="boete@cjib-betalen.info",
        subject="Laatste aanmaning",
        sent_at=datetime(2026, 5, 1, 9, 0, tzinfo=UTC),
    )
    facts = parse_facts(mail)

    assert not facts.is_claim
    assert facts.direction is Direction.NONE
    assert {"sender_domain", "pressure"} <= set(facts.details.suspicious)
    assert (facts.references, facts.deadlines, facts.amount_due_cents, facts.iban) == ((), (), None, None)


def test_letter_that_asks_for_gift_cards_carries_a_signal() -> None:
    facts = parse_facts(
        document_of("   Betaal uw schuld van € 200,00 vandaag nog met een cadeaukaart of bitcoin.")
    )

    assert "odd_payment" in facts.details.suspicious


def test_contact_details_and_interest_of_a_letter() -> None:
    facts = parse_facts(
        document_of(
            "   Voorbeeld Incasso B.V.\n   Postbus 12, 1000 AB Amsterdam\n"
            "   info@voorbeeldincasso.example  "
            "020 - 555 01 23\n   Behandeld door: mw. De Boer\n   Datum: 1 mei 2026\n\n"
            "   Hoofdsom      € 100,00\n"
            "   Rente         €   1,10\n   Totaal        € 101,10\n\n"
            "   De wettelijke rente van 6% is berekend vanaf 1 maart 2026 tot en met 1 mei 2026."
        )
    )
    contact = facts.details.contact_details

    assert contact is not None
    assert contact.email == "info@voorbeeldincasso.example"
    assert contact.phone == "020 - 555 01 23"
    assert contact.handler == "mw. De Boer"
    assert contact.address == "Postbus 12, 1000 AB Amsterdam"
    assert facts.details.interest_rate_bp == 600
    assert str(facts.details.interest_from) == "2026-03-01"
    assert str(facts.details.interest_until) == "2026-05-01"
