"""What kind of creditor a name stands for, where a wrong guess would bring the wrong law."""

from __future__ import annotations

import pytest

from overview.creditor_kinds import can_fine_traffic, creditor_kind
from parsers.directory import OrganisationKind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Woonstichting De Linde", OrganisationKind.HOUSING),
        ("Kamerverhuur Zuid", OrganisationKind.HOUSING),
        # Shops and hire of tools are no landlords.
        ("Woonwinkel De Hoek", None),
        ("Woonboulevard West", None),
        ("Verhuurbedrijf Ter Laak", None),
        ("Lichtbaak Energie", OrganisationKind.ENERGY),
        ("Sportschool Energiek", None),
        ("Warmtepompservice Oost", None),
        # A municipal bank lends under private law, a tax office of municipalities taxes.
        ("Gemeentelijke Kredietbank Noord", OrganisationKind.BANK),
        ("Belastingkantoor Middelland", OrganisationKind.MUNICIPALITY),
        ("Belastingsamenwerking Rivierengebied", OrganisationKind.MUNICIPALITY),
        ("Officier van Justitie", OrganisationKind.FINE),
    ],
)
def test_a_name_tells_its_kind_or_nothing(name: str, kind: OrganisationKind | None) -> None:
    assert creditor_kind(name) is kind


@pytest.mark.parametrize(
    ("name", "can"),
    [
        ("CJIB", True),
        ("Officier van Justitie", True),
        ("NVWA", False),
        ("Kledinghuis Oost", False),
        (None, False),
    ],
)
def test_traffic_is_fined_by_few(name: str | None, can: bool) -> None:
    assert can_fine_traffic(name) is can
