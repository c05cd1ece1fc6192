"""What a letter asks to write with a payment that is no number, or more than one."""

from __future__ import annotations

import pytest

from tests.parsers.test_worded_demands import ACCOUNT, UNPAID, letter, read


@pytest.mark.parametrize(
    ("asks", "words"),
    [
        (f"Maak € 84,20 over op {ACCOUNT} o.v.v. Noor groep 6.", "Noor groep 6"),
        (f"Betaal € 84,20 op {ACCOUNT}, zet erbij 'achterstand'.", "achterstand"),
        (f"Betaal € 84,20 op {ACCOUNT} onder vermelding van huur Lindelaan.", "huur Lindelaan"),
        (f"Betaal € 84,20 op {ACCOUNT}.\n   Omschrijving: contributie Terpstra", "contributie Terpstra"),
        (f"Betaal € 84,20 op {ACCOUNT}.\n   Omschrijving: LA8-20931 april", "LA8-20931 april"),
        (f"Betaal € 84,20 op {ACCOUNT} met als omschrijving zwemles Bram.", "zwemles Bram"),
    ],
)
def test_words_to_write_with_a_payment_are_found(asks: str, words: str) -> None:
    assert read(letter(f"{UNPAID} {asks}", references=""))["payment_reference"] == words


@pytest.mark.parametrize(
    "asks",
    [
        f"Maak € 84,20 over op {ACCOUNT} o.v.v. uw naam en adres.",
        f"Betaal € 84,20 op {ACCOUNT} onder vermelding van het bovenstaande nummer.",
        f"Betaal € 84,20 op {ACCOUNT}. Vermeld altijd het factuurnummer.",
    ],
)
def test_what_only_tells_which_number_is_no_text_to_write(asks: str) -> None:
    assert read(letter(f"{UNPAID} {asks}", references=""))["payment_reference"] is None
