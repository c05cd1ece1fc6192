"""How to reach the one who decides: what letters name, desks that are known, and what colleagues learned."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from overview import English, encode_overview
from overview.law.tables import package_table
from overview.short_line import ShortLine, ShortLineKind
from overview.short_lines import ColleagueNote, described, with_colleagues
from parsers.directory import find_organisation
from parsers.facts import ContactDetails, Details, Stage
from tests.overview.letters import AGENCY, ENERGY, claim, demand, overview

BILL = "F-2026-00417"


def reached(**ways: str) -> Details:
    return Details(contact_details=ContactDetails(**ways))


def test_the_newest_letter_of_the_contact_that_names_a_way_counts() -> None:
    found = claim(
        demand("bill", "01-10", Stage.INVOICE, 12000, BILL, details=reached(phone="088 000 00 01")),
        demand(
            "first",
            "03-10",
            Stage.COLLECTION,
            15000,
            BILL,
            sender=AGENCY,
            creditor=ENERGY,
            details=reached(phone="088 000 00 02", handler="mw. De Graaf", opening_hours="ma-vr 9-12 uur"),
        ),
        demand(
            "second",
            "04-10",
            Stage.COLLECTION,
            15000,
            BILL,
            sender=AGENCY,
            creditor=ENERGY,
            details=reached(address="Kade 1, 1000 AA Veenendam"),
        ),
    )
    (line,) = found.short_lines
    assert (line.kind, line.letter_id, line.phone) == (ShortLineKind.LETTER, "first", "088 000 00 02")
    assert (line.handler, line.opening_hours) == ("mw. De Graaf", "ma-vr 9-12 uur")
    assert line.checked_on == date(2026, 3, 10)


def test_letters_of_who_wrote_before_the_contact_are_not_the_contacts() -> None:
    found = claim(
        demand("bill", "01-10", Stage.INVOICE, 12000, BILL, details=reached(phone="088 000 00 01")),
        demand("agency", "03-10", Stage.COLLECTION, 15000, BILL, sender=AGENCY, creditor=ENERGY),
    )
    assert found.short_lines == ()


def test_a_desk_for_counsellors_comes_with_its_source_and_whether_that_was_seen() -> None:
    found = claim(demand("fine", "01-10", Stage.INVOICE, 12000, BILL, sender="CJIB"))
    (desk,) = found.short_lines
    assert desk.kind is ShortLineKind.DESK
    assert (desk.source or "").startswith("https://")
    assert desk.verified
    assert "emergency stop" in described(desk, English())


def test_every_desk_is_of_an_organisation_that_the_directory_knows() -> None:
    for row in package_table("overview", "desks")["desks"]:
        known = find_organisation(row["organisation"])
        assert known is not None
        assert known.name == row["organisation"]
        assert claim(
            demand("bill", "01-10", Stage.INVOICE, 12000, BILL, sender=row["organisation"])
        ).short_lines


def test_what_a_colleague_learned_comes_first_and_only_where_it_belongs() -> None:
    note = ColleagueNote(
        organisation="Lichtbaak Energie B.V.",
        line=ShortLine(kind=ShortLineKind.COLLEAGUE, phone="088 000 00 03", author="N. Terpstra"),
    )
    found = overview(
        demand("bill", "01-10", Stage.INVOICE, 12000, BILL, details=reached(phone="088 000 00 01")),
        demand("other", "01-11", Stage.INVOICE, 5000, "ZW 99812", sender="Zwemschool De Otter"),
    )
    with_note = {one.id: one for one in with_colleagues(found, [note]).claims}
    assert [line.phone for line in with_note["c-bill"].short_lines] == ["088 000 00 03", "088 000 00 01"]
    assert with_note["c-other"].short_lines == ()
    assert replace(with_note["c-bill"], short_lines=()) == replace(found.claims[0], short_lines=())
    assert with_colleagues(found, []) is found


def test_the_json_of_a_claim_has_its_short_lines() -> None:
    found = overview(
        demand("bill", "01-10", Stage.INVOICE, 12000, BILL, details=reached(email="help@lichtbaak.example"))
    )
    plain = json.loads(json.dumps(encode_overview(found)))
    (line,) = plain["claims"][0]["short_lines"]
    assert (line["kind"], line["email"], line["letter"]) == ("letter", "help@lichtbaak.example", "bill")
    assert line["checked_on"] == "2026-01-10"
