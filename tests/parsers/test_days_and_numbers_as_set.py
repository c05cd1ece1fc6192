"""Stages, days and numbers as letters set them, in the words of many senders."""

from __future__ import annotations

import pytest

from tests.parsers.test_worded_demands import ACCOUNT, END, UNPAID, letter, read


def days(facts: dict[str, object]) -> list[tuple[str, str]]:
    """Kind and day of each deadline."""
    found = facts["deadlines"]
    assert isinstance(found, list)
    return [(item["kind"], item["date"]) for item in found]


@pytest.mark.parametrize(
    ("sentence", "stage"),
    [
        ("Wij stellen u hierbij in gebreke.", "final_notice"),
        ("Hierbij stel ik u formeel in gebreke.", "final_notice"),
        ("U wordt bij deze in gebreke gesteld.", "final_notice"),
        ("Deze brief geldt als ingebrekestelling.", "final_notice"),
        ("Daarom stellen wij je nu in gebreke.", "final_notice"),
        ("Dit schrijven dient als formele aanmaning.", "final_notice"),
        ("U bent nu officieel in gebreke gesteld.", "final_notice"),
        ("Hierbij manen wij u aan te betalen.", "final_notice"),
        ("Is uw betaling onderweg? Beschouw deze brief dan als niet verzonden.", "reminder"),
        ("Het is mogelijk aan uw aandacht ontsnapt.", "reminder"),
        (
            "Bij het nazien van onze administratie bleek dat deze nota nog niet door u is vereffend.",
            "reminder",
        ),
        ("Wellicht heeft u onze nota over het hoofd gezien.", "reminder"),
        ("Onze nota is nog niet geheel voldaan.", "reminder"),
        ("Wij hebben het bedrag nog niet mogen ontvangen.", "reminder"),
        ("Wij zagen uw betaling nog niet tegemoet.", "reminder"),
        ("Tot op heden is het bedrag niet door u overgemaakt.", "reminder"),
        ("Mogelijk hebben uw betaling en deze brief elkaar gekruist.", "reminder"),
        ("Je bent vast vergeten te betalen.", "reminder"),
    ],
)
def test_step_is_told_in_many_words(sentence: str, stage: str) -> None:
    facts = read(letter(f"{sentence} Het gaat om € 84,20.{END}", subject="nota 2026-0441"))
    assert facts["stage"] == stage


@pytest.mark.parametrize(
    "sentence",
    [
        "Op uw rekening NL91 ABNA 0417 1643 00 staat u sinds 11 april rood: € 84,20 debet.",
        "Uw betaalrekening NL91 ABNA 0417 1643 00 heeft een ongeoorloofde debetstand van € 84,20.",
        "U hebt een tekort van € 84,20 op uw rekening NL91 ABNA 0417 1643 00. Vul het tekort aan.",
        "Je staat rood op je rekening NL91 ABNA 0417 1643 00. Het tekort is € 84,20.",
        "De stand van uw rekening NL91 ABNA 0417 1643 00 is € 84,20 negatief. U staat rood zonder afspraak.",
    ],
)
def test_overdraft_is_made_up_on_the_own_account(sentence: str) -> None:
    text = f"{sentence}\n\n   Zorg ervoor dat het tekort uiterlijk 20 mei 2026 is aangevuld."
    facts = read(letter(text, subject="u staat rood", references="Ons kenmerk: BB/2026/77102"))
    assert (facts["stage"], facts["amount_due_cents"]) == ("reminder", 8420)
    assert (facts["iban"], facts["payment_reference"]) == (ACCOUNT.replace(" ", ""), None)
    assert days(facts) == [("payment", "2026-05-20")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Graag vóór 20 mei 2026, anders moeten wij de bezorging staken.",
        "Doe dat uiterlijk 20 mei 2026, anders gaat uw pas op slot.",
        "Tik het af vóór of op woensdag 20 mei 2026.",
        "Regel het voor 20 mei 2026.",
        "Liefst voor 20 mei 2026!",
        "Lukt het vóór 20 mei 2026? Fijn!",
        "Zorg dat het uiterlijk 20 mei 2026 rond is.",
        "Uiterlijk 20 mei 2026 willen wij dit graag afronden.",
        "Wij rekenen erop dat u dit vóór 20 mei 2026 in orde maakt.",
        "Please sort this out by 20 May 2026.",
    ],
)
def test_one_last_day_of_a_demand_is_to_pay_by(sentence: str) -> None:
    facts = read(letter(f"{UNPAID} Ons rekeningnummer is {ACCOUNT}.\n\n   {sentence}"))
    assert days(facts) == [("payment", "2026-05-20")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Machtigt u ons vóór 31 mei 2026, dan schrijven wij het bedrag voortaan af.",
        "Voor de volledigheid: de aangifte dient vóór 6 juni 2026 te zijn ingediend.",
        "Stapt u vóór 1 juni 2026 over, dan krijgt u een cadeau.",
        "Uw abonnement loopt tot en met 30 juni 2027.",
        "De actie is geldig tot 31 mei 2026.",
        "Met dit kenmerk is uw betaling binnen twee dagen verwerkt.",
        "Al betaald? Stuur dan uw bewijs. Binnen 5 werkdagen weet u of het goed staat.",
        "Tot die tijd is uw pas geblokkeerd.",
        "U hoort binnen drie weken van ons.",
        "Het nieuwe seizoen begint op 1 september 2026.",
        "Bestelt u voor 1 juni 2026, dan betaalt u geen verzendkosten.",
    ],
)
def test_days_of_other_matters_do_not_count(sentence: str) -> None:
    facts = read(letter(f"{UNPAID}{END}\n\n   {sentence}"))
    assert days(facts) == [("payment", "2026-05-20")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Wil je ons binnen 14 dagen na de datum van deze brief een kopie van je opzegging sturen?",
        "Wilt u ons uw bewijs uiterlijk 18 mei 2026 toesturen?",
        "Een voorstel tot betaling in termijnen moet vóór 18 mei 2026 schriftelijk in ons bezit zijn.",
        "Heeft u een betaalbewijs? Stuur dat dan voor 18 mei 2026 naar ons.",
        "Kun je uiterlijk 18 mei 2026 een kopie van het contract mailen?",
        "Uw schriftelijke reactie zien wij uiterlijk 18 mei 2026 tegemoet.",
        "Bent u het niet eens? Laat ons dat dan voor 18 mei 2026 weten.",
        "Stuur de gevraagde stukken uiterlijk 18 mei 2026 op.",
        "Please let us have your reply by 18 May 2026.",
    ],
)
def test_what_has_to_be_sent_is_answered(sentence: str) -> None:
    facts = read(letter(f"{UNPAID}{END}\n\n   {sentence}"))
    assert days(facts) == [("response", "2026-05-18"), ("payment", "2026-05-20")]


_TWO = "Klantnummer: 4471220     Dossier: 25110342     Kenmerk: SK24-10931     Factuurnummer: 2026-0441"


@pytest.mark.parametrize(
    ("asks", "number"),
    [
        ("onder vermelding van het dossiernummer", "25110342"),
        ("met vermelding van uw klantnummer", "4471220"),
        ("o.v.v. het kenmerk", "SK24-10931"),
        ("en vermeld daarbij het factuurnummer", "2026-0441"),
        ("met het dossiernummer erbij", "25110342"),
        ("en zet het factuurnummer in de omschrijving", "2026-0441"),
        ("onder vermelding van ons dossiernummer", "25110342"),
        ("quoting your customer number", "4471220"),
    ],
)
def test_number_is_asked_for_by_its_label_among_others(asks: str, number: str) -> None:
    text = f"De afrekening met kenmerk SK24-10931 is niet betaald. Betaal € 84,20 op {ACCOUNT} {asks}."
    assert read(letter(text, references=_TWO))["payment_reference"] == number


def test_number_to_write_in_an_objection_is_none_to_pay_with() -> None:
    text = (
        f"U betaalt € 84,20 op {ACCOUNT} onder vermelding van uw klantnummer.\n\n"
        "   Bent u het niet eens met dit besluit? Dan kunt u bezwaar maken.\n"
        "   Vermeld ons kenmerk en stuur een kopie mee."
    )
    facts = read(letter(text, references="Klantnummer: 4471220     Ons kenmerk: Z26.014482"))
    assert facts["payment_reference"] == "4471220"


@pytest.mark.parametrize(
    ("where", "number"),
    [
        ("De naheffingsaanslag parkeerbelasting 2026.0441.8273 is niet betaald.", "202604418273"),
        ("Nummer dwangbevel: 26-D-00881", "26D00881"),
        ("Nr. beschikking: 4471.0882", "44710882"),
        ("Op onze brief van 2 april (BB/2026/77102) hebt u niet gereageerd.", "BB202677102"),
        ("Kaartrekening: 5512-88031", "551288031"),
        ("Original account: Linnenhuis 30.447.812", "30447812"),
        ("Klantnummer Berkenhof 60118 4472", "601184472"),
        ("De eindafrekening levering stroom 26-4471-08 staat nog open.", "26447108"),
        ("Declaratie: 2025.0318", "20250318"),
    ],
)
def test_number_is_found_without_a_label_of_its_own(where: str, number: str) -> None:
    facts = read(letter(f"{where}\n\n   {UNPAID}{END}", references="Ons kenmerk: BB/2026/03318"))
    references = facts["references"]
    assert isinstance(references, list)
    plain = {"".join(sign for sign in one.upper() if sign.isalnum()) for one in references}
    assert plain == {"BB202603318", "55201A", number}


def test_number_in_the_subject_is_found() -> None:
    facts = read(letter(f"{UNPAID}{END}", subject="laatste aanmaning afrekening 2024 (SK24-10931)"))
    assert "SK24-10931" in str(facts["references"])
