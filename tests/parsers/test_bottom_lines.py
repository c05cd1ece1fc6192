"""Sums without a label, shares of a sum, names that come back, and what to write beside the account."""

from __future__ import annotations

import pytest

from tests.parsers.test_worded_demands import ACCOUNT, letter, read


def _deadlines(facts: dict[str, object]) -> list[tuple[str, str]]:
    found = facts["deadlines"]
    assert isinstance(found, list)
    return [(item["kind"], item["date"]) for item in found]


def _rows(*rows: tuple[str, str]) -> str:
    return "\n".join(f"   {label:<55}{amount}" for label, amount in rows)


@pytest.mark.parametrize(
    "label",
    ["Tezamen", "Nu verschuldigd (in euro)", "Stand vandaag", "Komt neer op", "Al met al", "Thans", "Beloop"],
)
@pytest.mark.parametrize("opened", ["Heffing 2025", "Nog openstaande heffing", "Contributie", "Eerdere nota"])
def test_figure_under_rows_of_a_claim_is_their_sum_whatever_it_is_called(label: str, opened: str) -> None:
    rows = _rows(
        (opened, "€ 226,30"),
        ("Aanmaningskosten", "€ 9,00"),
        ("Rente tot heden", "€ 4,10"),
        (label, "€ 239,40"),
    )
    facts = read(
        letter(f"Wij manen u aan te betalen.\n\n{rows}\n\n   Betaal op {ACCOUNT}.", subject="aanmaning")
    )
    assert (facts["amount_due_cents"], facts["principal_cents"]) == (23940, 22630)
    assert (facts["interest_cents"], facts["costs_cents"]) == (410, 900)


@pytest.mark.parametrize(
    "label", ["Door u overgemaakt", "Ontvangen 2 juni", "Door jou gestort", "Overgemaakt op 2 juni"]
)
def test_payment_among_rows_is_told_by_its_participle(label: str) -> None:
    rows = _rows(
        ("Bijdrage", "€ 300,00"), ("Herinneringskosten", "€ 5,00"), (label, "€ -105,00"), ("Rest", "€ 200,00")
    )
    facts = read(
        letter(f"Er staat nog iets open.\n\n{rows}\n\n   Betaal op {ACCOUNT}.", subject="herinnering")
    )
    assert (facts["amount_due_cents"], facts["principal_cents"], facts["paid_cents"]) == (20000, 30000, 10500)


@pytest.mark.parametrize(
    "sentence",
    [
        "Drie termijnen, samen € 90,30, plus € 40,00 incassokosten, is € 130,30.",
        "De hoofdsom van € 90,30 en € 40,00 aan incassokosten maken € 130,30.",
        "Er staat € 90,30 open; daar komt € 40,00 aan incassokosten bij, dat wordt € 130,30.",
    ],
)
def test_last_amount_of_a_sentence_that_adds_up_is_asked(sentence: str) -> None:
    facts = read(letter(f"De stand van het dossier. {sentence} Betaal op {ACCOUNT}.", subject="vordering"))
    assert (facts["amount_due_cents"], facts["costs_cents"]) == (13030, 4000)


@pytest.mark.parametrize(
    "sentence",
    ["Die zijn 15%, dus € 60,00.", "Deze kosten bedragen € 60,00.", "Dat is in uw geval € 60,00."],
)
def test_costs_are_told_by_one_sentence_and_their_amount_by_the_next(sentence: str) -> None:
    body = (
        f"Uw achterstand is € 400,00. Over dit bedrag bent u incassokosten verschuldigd. {sentence} "
        f"In totaal moet u € 460,00 betalen op {ACCOUNT}."
    )
    facts = read(letter(body, subject="achterstand"))
    assert (facts["amount_due_cents"], facts["principal_cents"], facts["costs_cents"]) == (46000, 40000, 6000)


@pytest.mark.parametrize(
    "share",
    ["Waarvan uw aandeel (de helft)", "Hiervan komt uw deel neer op", "Daarvan is een derde gedeelte voor u"],
)
def test_share_of_a_sum_is_asked(share: str) -> None:
    rows = _rows(("Honorarium", "€ 600,00"), ("Uittreksels", "€ 60,00"), ("Totaal", "€ 660,00"))
    asked = f"{share}, te voldoen binnen 14 dagen: € 220,00. Betaal op {ACCOUNT}."
    body = f"Hierbij de nota.\n\n{rows}\n\n   {asked}"
    assert read(letter(body, subject="nota"))["amount_due_cents"] == 22000


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Zet er dan “LK-48 voorjaar” bij.", "LK-48 voorjaar"),
        ("Zet in de omschrijving: 551904418 HUUR.", "551904418 HUUR"),
        ("Gebruik bij het overmaken deze code: RT4-KLM-220-871.", "RT4-KLM-220-871"),
        ("Schrijf bij uw overboeking: 40417705 / L26-0093381.", "40417705 / L26-0093381"),
    ],
)
def test_what_to_write_with_a_payment_is_written_whole(words: str, number: str) -> None:
    body = f"U betaalt € 84,20 op {ACCOUNT}. {words}"
    assert read(letter(body, subject="betaling"))["payment_reference"] == number


@pytest.mark.parametrize(
    "words",
    [
        "Bij betaling altijd het contractnummer noemen.",
        "Wij verzoeken u bij de overschrijving het contractnr. te vermelden.",
        "Betaal met vermelding van het contractnummer.",
    ],
)
def test_number_that_is_asked_by_its_kind_stands_under_that_word(words: str) -> None:
    document = letter(
        f"U betaalt € 84,20 op {ACCOUNT}. {words}", references="Contract: KR-0417-B\n   Klantnummer: 881"
    )
    assert read(document)["payment_reference"] == "KR-0417-B"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("Ontvang ik het bedrag niet uiterlijk vrijdag 29 mei 2026, dan kom ik beslag leggen.", "payment"),
        ("Is € 84,20 niet voor 29 mei 2026 betaald, dan sluiten wij uw aansluiting af.", "payment"),
        ("Hebben wij geen reactie voor 29 mei 2026, dan laten wij de woning ontruimen.", "response"),
    ],
)
def test_day_of_a_condition_is_for_what_was_not_done(body: str, kind: str) -> None:
    facts = read(
        letter(f"U bent ons € 84,20 verschuldigd. {body} Betaal op {ACCOUNT}.", subject="aankondiging")
    )
    assert _deadlines(facts) == [(kind, "2026-05-29")]


@pytest.mark.parametrize(
    "words",
    [
        "U hebt nog 14 dagen na dagtekening de tijd.",
        "Wij geven u nog 14 dgn na heden.",
        "U krijgt nog 2 wk na heden.",
    ],
)
def test_bare_term_after_a_demand_is_one_to_pay(words: str) -> None:
    facts = read(
        letter(f"Wij manen u aan € 84,20 te voldoen op {ACCOUNT}.\n\n   {words}", subject="aanmaning")
    )
    assert _deadlines(facts) == [("payment", "2026-05-18")]
