"""Clients, sellers and senders as letters name them, in other places than a label of their own."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from parsers import read as read_file
from parsers.facts_from import parse_facts
from parsers.facts_json import encode_facts
from tests.parsers.letter_pages import document_of

_COLLECTOR = """
   {sender}
   {trade}

   Mevrouw A.B. Terpstra
   Lindelaan 5
   3831 AB LEUSDEN

   Datum: 4 mei 2026
   {matter}

   Geachte mevrouw Terpstra,

   {body}

   U moet ons € 84,20 betalen voor 20 mei 2026 op NL91 ABNA 0417 1643 00, met vermelding van 26.118.

   Met vriendelijke groet,
   {sender}
"""


def collector(
    matter: str, *, sender: str = "Brugman Incasso B.V.", trade: str = "incasso en advies", body: str = ""
) -> dict[str, object]:
    """The facts of a letter of somebody who collects, mostly."""
    text = _COLLECTOR.format(
        sender=sender, trade=trade, matter=matter, body=body or "U bent in gebreke gebleven."
    )
    return encode_facts(parse_facts(document_of(text)))


@pytest.mark.parametrize(
    ("matter", "creditor"),
    [
        ("dossier 26.118 (Garage Hofman B.V.)", "Garage Hofman B.V."),
        ("Dossier: 26.118 (Loft Zeven Yoga)", "Loft Zeven Yoga"),
        ("Ons kenmerk: 26.118 / Woonstichting De Kade", "Woonstichting De Kade"),
        ("Dossiernummer 26.118 - Tandartspraktijk Zuid", "Tandartspraktijk Zuid"),
        ("Zaaknummer 26.118, Kinderopvang Pim", "Kinderopvang Pim"),
        ("Onze ref.: 26.118 | Energiebedrijf Noorderzon", "Energiebedrijf Noorderzon"),
        ("Uw dossier 26.118 – Rijschool Vlot", "Rijschool Vlot"),
        ("Betreft: 26.118 / Sportcentrum De Vaart", "Sportcentrum De Vaart"),
        ("Our file: 26.118 (Harbour Dental Clinic)", "Harbour Dental Clinic"),
        ("Dossier 26.118: Uitgeverij De Toren", "Uitgeverij De Toren"),
        ("Inzake: Garage Hofman / u, dossier 26.118", "Garage Hofman"),
    ],
)
def test_client_beside_the_number_of_the_file_is_owed(matter: str, creditor: str) -> None:
    assert collector(matter)["creditor"] == creditor


@pytest.mark.parametrize(
    "matter",
    [
        "Dossier: 26.118 (s.v.p. bij betaling vermelden)",
        "Ons kenmerk: 26.118 / AB",
        "Uw kenmerk: 26.118, 4 mei 2026",
        "Dossier 26.118 - Laatste aanmaning",
        "Zaaknummer 26.118 (mevrouw A.B. Terpstra)",
        "Dossier: 26.118 - behandelaar J. de Wit",
    ],
)
def test_other_words_beside_a_number_are_no_client(matter: str) -> None:
    facts = collector(matter)
    assert facts["creditor"] == "Brugman Incasso B.V."
    assert "creditor" in str(facts["review"])


@pytest.mark.parametrize(
    "sentence",
    [
        "Bij akte van 3 april heeft Kledinghuis Vera haar vordering op u, in behandeling bij Wit Incasso, "
        "verkocht en geleverd aan Brugman Capital B.V. Sindsdien zijn wij uw schuldeiser.",
        "Kledinghuis Vera heeft haar vordering op u aan ons verkocht.",
        "De vordering van Kledinghuis Vera is door cessie op ons overgegaan.",
        "Wij zijn nu de eigenaar van uw schuld bij Kledinghuis Vera.",
        "Per 1 april zijn wij de nieuwe schuldeiser van uw rekening bij Kledinghuis Vera.",
        "Wij hebben uw openstaande vordering van Kledinghuis Vera gekocht.",
        "Kledinghuis Vera sold your debt to us on 3 April 2026. We are now the owner of this debt.",
    ],
)
def test_who_bought_a_claim_is_owed(sentence: str) -> None:
    facts = collector("Ons nummer: 26.118", sender="Brugman Capital B.V.", trade="Den Haag", body=sentence)
    assert (facts["sender"], facts["creditor"]) == ("Brugman Capital B.V.", "Brugman Capital B.V.")


@pytest.mark.parametrize(
    "sentence",
    [
        "Kledinghuis Vera heeft uw achterstand aan ons overgedragen.",
        "Uw rekening bij Kledinghuis Vera is aan ons overgedragen ter incasso.",
        "Kledinghuis Vera heeft ons gevraagd de vordering te innen.",
        "Kledinghuis Vera heeft haar vordering op u aan ons uit handen gegeven.",
        "Namens Kledinghuis Vera vragen wij u te betalen.",
        "In opdracht van Kledinghuis Vera incasseren wij deze vordering.",
        "Onze opdrachtgever, Kledinghuis Vera, wacht nog steeds op uw betaling.",
        "U hebt de rekening van Kledinghuis Vera niet betaald. Die is nu bij ons in behandeling.",
        "Kledinghuis Vera schakelde ons in omdat u niet betaalde.",
        "Tot ons heeft zich gewend Kledinghuis Vera.",
    ],
)
def test_who_gave_a_claim_to_a_collector_is_still_owed(sentence: str) -> None:
    assert collector("Ons nummer: 26.118", body=sentence)["creditor"] == "Kledinghuis Vera"


@pytest.mark.parametrize(
    "form",
    [
        "de maatschap BAKEMA & DE JONG NOTARISSEN",
        "de besloten vennootschap BAKEMA & DE JONG NOTARISSEN B.V.",
        "de coöperatie BAKEMA & DE JONG NOTARISSEN U.A.",
        "de vennootschap onder firma BAKEMA & DE JONG NOTARISSEN",
        "de naamloze vennootschap BAKEMA & DE JONG NOTARISSEN N.V.",
        "de rechtspersoonlijkheid bezittende vereniging BAKEMA & DE JONG NOTARISSEN",
        "de commanditaire vennootschap BAKEMA & DE JONG NOTARISSEN",
        "BAKEMA & DE JONG NOTARISSEN",
    ],
)
def test_deed_names_who_asked_for_it_and_whom_it_is_for(form: str) -> None:
    text = f"""
   Gerechtsdeurwaarderskantoor Vreeburg             dossier 260087

                    DAGVAARDING

   Heden, de elfde maart tweeduizend zesentwintig;

   ten verzoeke van {form}, gevestigd te Zwolle, te dezer zake woonplaats
   kiezende te Zwolle ten kantore van mij, gerechtsdeurwaarder;

   heb ik, Pieter Vreeburg, als gerechtsdeurwaarder gevestigd te Zwolle;

   GEDAGVAARD

   Anna Bregtje TERPSTRA, wonende te 3831 AB LEUSDEN aan de Lindelaan 5;

   OM op woensdag 8 april 2026 te 10.00 uur te verschijnen ter terechtzitting van de rechtbank;

   hoofdsom                                   € 733,73
   wettelijke rente tot heden                 €  40,29
   buitengerechtelijke incassokosten          € 110,06
   totaal vordering                           € 884,08
"""
    facts = encode_facts(parse_facts(document_of(text)))
    assert str(facts["creditor"]).startswith("BAKEMA & DE JONG NOTARISSEN")
    assert facts["addressee"] == "Anna Bregtje TERPSTRA"
    assert facts["stage"] == "court"


_OWN_RISK = """
   {sender}
   Postbus 330, 8000 AH Zwolle

   Mevrouw A.B. Terpstra
   Lindelaan 5
   3831 AB LEUSDEN

   Datum: 4 mei 2026

   Nota eigen risico 2603551820

   Geachte mevrouw Terpstra,

   Een deel van deze behandeling valt onder uw eigen risico.

   Zorgverlener                   Behandeldatum      Eigen risico
   Ziekenhuis De Vlier            12-11-2025         240,18

   U betaalt: € 240,18. Betaal voor 20 mei 2026 op NL91 ABNA 0417 1643 00, kenmerk 2603551820.
"""


@pytest.mark.parametrize("sender", ["Waardse Zorgverzekeringen N.V.", "Onderlinge Verzekeraar De Brug"])
def test_own_risk_is_owed_to_the_insurer(sender: str) -> None:
    facts = encode_facts(parse_facts(document_of(_OWN_RISK.format(sender=sender))))
    assert facts["creditor"] == sender


@pytest.mark.parametrize(
    "for_whom",
    [
        "namens de gemeente Leusden en waterschap Vallei",
        "namens gemeente Leusden, gemeente Soest en waterschap Vallei",
        "namens de gemeente Leusden & het waterschap Vallei",
    ],
)
def test_who_bills_for_several_bodies_is_owed_itself(for_whom: str) -> None:
    facts = collector(
        "Aanslagbiljetnummer: 26.118",
        sender="Belastingsamenwerking Eemland",
        trade="heffing en invordering",
        body=f"Deze aanslag is opgelegd {for_whom}.",
    )
    assert facts["creditor"] == "Belastingsamenwerking Eemland"


def test_small_line_under_a_name_is_no_name() -> None:
    text = """
                                                            BAKEMA & DE JONG
                                                            notarissen en estate planners

   Mevrouw A.B. Terpstra
   Lindelaan 5
   3831 AB LEUSDEN

   Inzake: nalatenschap P. Terpstra / verklaring van erfrecht

   Geachte mevrouw Terpstra,

   Gaarne zie ik € 84,20 binnen veertien dagen na heden tegemoet op NL91 ABNA 0417 1643 00.

   Hoogachtend,
   mr. J.C. Bakema, notaris
"""
    facts = encode_facts(parse_facts(document_of(text)))
    assert (facts["sender"], facts["creditor"]) == ("BAKEMA & DE JONG", "BAKEMA & DE JONG")


_MAIL = """From: Brugman Benelux <zaken@brugman.example>
To: Anna Terpstra <anna@post.example>
Subject: RE: uw bezwaar
Date: Wed, 14 Jan 2026 11:20:00 +0100
MIME-Version: 1.0
Content-Type: text/plain; charset="utf-8"

Geachte mevrouw Terpstra,

U schrijft dat u de bestelling hebt teruggestuurd en niets meer verschuldigd bent. De verkoper heeft
geen retour ontvangen. Wij handhaven daarom het bedrag van EUR 84,20. U dient dit te betalen uiterlijk
op 28 januari 2026 op NL91 ABNA 0417 1643 00 onder vermelding van BRG-7740918.

Hoogachtend,
Brugman Receivables AB

{quote}
Ik ben het niet eens met uw brief en betaal geen 90 euro. Ook geen 12,50 aan kosten.
"""


@pytest.mark.parametrize(
    "quote",
    [
        "Van: Anna Terpstra <anna@post.example>\nVerzonden: zondag 4 januari 2026\nOnderwerp: bezwaar\n",
        "From: Anna Terpstra\nSent: Sunday, 4 January 2026\nTo: zaken@brugman.example\n",
        "Op zo 4 jan 2026 om 19:48 schreef Anna Terpstra <anna@post.example>:",
        "On 4 Jan 2026 at 19:48 Anna Terpstra wrote:",
    ],
)
def test_own_words_of_the_reader_under_an_answer_do_not_count(quote: str) -> None:
    [reading] = read_file(
        _MAIL.format(quote=quote).encode(),
        name="antwoord.eml",
        received=datetime(2026, 1, 14, tzinfo=UTC).date(),
    )
    facts = reading.facts
    assert facts is not None
    assert (facts.amount_due_cents, facts.stage.value, facts.disputed) == (8420, "collection", True)
