"""References that hold a citizen service number are covered."""

from __future__ import annotations

import pytest

from overview.bsn import holds_bsn, masked


@pytest.mark.parametrize(
    ("reference", "creditor", "shown"),
    [
        # 111222333 and 123456782 are test numbers that pass the check.
        ("1112.22.333.H.56.01", "Belastingdienst", "••••.••.333.H.56.01"),
        ("123456782L26", "Incassobureau Noordkaap", "••••••782L26"),
        ("123456782", "DUO", "••••••782"),
    ],
)
def test_a_bsn_is_covered_but_for_its_last_figures(reference: str, creditor: str, shown: str) -> None:
    assert masked(reference, creditor) == shown


@pytest.mark.parametrize(
    ("reference", "creditor"),
    [
        # Nine figures that pass by chance, of a shop.
        ("123456782", "Kledinghuis Oost"),
        # Figures that do not pass.
        ("123456789", "DUO"),
        ("1234.56.789.H.56", "Belastingdienst"),
        ("4100002600417001", "CJIB"),
        ("", None),
    ],
)
def test_other_references_stay_as_they_are(reference: str, creditor: str | None) -> None:
    assert not holds_bsn(reference, creditor)
    assert masked(reference, creditor) == reference
