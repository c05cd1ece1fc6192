"""Claims documents: each case becomes facts, doubt is named, and no service number is kept."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers import Piece, Reading, read, read_letter
from parsers.facts import (
    CostKind,
    Deadline,
    DeadlineKind,
    Direction,
    Evidence,
    Facts,
    Reference,
    ReferenceKind,
    Stage,
)
from parsers.facts_json import decode_facts, encode_facts
from parsers.fcid_json import MASK, holds_claims_document, without_bsn
from parsers.fcid_organisations import fcid_organisations, find_by_name
from tests.parsers.claims_documents import (
    BSN,
    CASE,
    NOON,
    asked,
    case,
    content,
    costs,
    document,
    event,
    fine,
    imposed,
)
from tests.parsers.sample_files import mail_with_attachment


def readings(of: Any) -> tuple[Reading, ...]:
    """Return what is read of a document."""
    return read(content(of), name="overzicht.json")


def facts(*cases: dict[str, Any], **members: Any) -> Facts:
    """Return the facts of the one case in a document."""
    (reading,) = readings(document(*cases, **members))
    assert reading.facts is not None, reading.error
    return reading.facts


def pay(day: str, cents: int | None = None) -> Deadline:
    return Deadline(kind=DeadlineKind.PAYMENT, day=date.fromisoformat(day), amount_cents=cents)


def test_a_case_becomes_the_facts_of_a_letter() -> None:
    found = facts(fine())
    assert (found.sender, found.creditor) == ("Centraal Justitieel Incassobureau",) * 2
    assert (found.is_claim, found.direction, found.stage) == (True, Direction.OWED, Stage.FINAL_NOTICE)
    assert (found.amount_due_cents, found.principal_cents, found.costs_cents) == (27900, 18000, 9900)
    assert (found.interest_cents, found.paid_cents) == (None, None)
    assert found.letter_date == date(2026, 3, 10)
    assert found.deadlines == (pay("2026-03-27"),)
    assert found.payment_reference == CASE
    assert found.details.references == (Reference(number=CASE, kind=ReferenceKind.CASE),)
    assert [(line.kind, line.amount_cents) for line in found.details.cost_lines] == [
        (CostKind.ADMINISTRATION, 900),
        (CostKind.STATUTORY_INCREASE, 9000),
    ]
    assert found.details.origin_date == date(2026, 1, 5)
    assert found.review == ()
    assert found.evidence["amount_due_cents"] == Evidence(text="saldo: 27900")
    assert found.evidence["deadlines.0.date"] == Evidence(text="vervaldatum: 2026-03-27")
    assert decode_facts(encode_facts(found)) == found


def test_each_case_is_a_letter_with_a_place_of_its_own() -> None:
    second = case(5000, imposed("f1", 5000, zaakkenmerk="CAK-55", type="cak_bijdrage"), zaakkenmerk="CAK-55")
    first, other = readings(document(fine(), second))
    assert [(one.part, one.name, one.pages) for one in (first, other)] == [(0, "zaak 1", 0), (1, "zaak 2", 0)]
    assert other.facts is not None
    assert other.facts.references == ("CAK-55", CASE)


def test_numbers_say_what_they_stand_for() -> None:
    events = (
        imposed("e1", 100, beschikkingsnummer="B-71"),
        asked("e2", "2026-02-01", 100, "Herinnering", None),
    )
    found = facts(case(100, *events, zaakkenmerk="Z-70"))
    kinds = {one.number: one.kind for one in found.details.references}
    assert kinds == {
        "Z-70": ReferenceKind.CASE,
        "B-71": ReferenceKind.DECISION,
        CASE: ReferenceKind.PAYMENT,
    }
    assert found.stage is Stage.REMINDER


@pytest.mark.parametrize(
    ("type_code", "name"), [(f"{one.prefix}_iets_2026", one.name) for one in fcid_organisations()]
)
def test_the_type_code_tells_whose_claim_it_is(type_code: str, name: str) -> None:
    found = facts(case(100, imposed("e1", 100, type=type_code)), aangeleverd_door=None)
    assert (found.sender, found.creditor) == (name, name)
    known = find_by_name(name)
    assert known is not None
    assert known.name == name


@pytest.mark.parametrize(
    "members",
    [
        {"type": "SVB_AOW"},
        {"type": None, "opgelegd_door": "Sociale Verzekeringsbank"},
        {"type": None, "opgelegd_door": {"naam": "SVB"}, "uitgevoerd_door": {"oin": "1", "x": []}},
    ],
)
def test_an_organisation_may_be_told_in_other_ways(members: dict[str, Any]) -> None:
    found = facts(case(100, imposed("e1", 100, **members)), aangeleverd_door=None)
    assert (found.sender, found.creditor) == ("Sociale Verzekeringsbank",) * 2


def test_a_demand_alone_tells_whom_to_pay() -> None:
    demand = asked("e1", "2026-02-01", 100, "Herinnering", None, te_betalen_aan="UWV")
    found = facts(case(100, demand), aangeleverd_door=None)
    assert found.creditor == "Uitvoeringsinstituut Werknemersverzekeringen"


def test_one_body_can_collect_for_another() -> None:
    found = facts(case(100, imposed("e1", 100, type="cak_wanbetalers")))
    assert (found.sender, found.creditor) == ("Centraal Justitieel Incassobureau", "CAK")


def test_an_unknown_body_is_left_to_a_person() -> None:
    found = facts(case(100, imposed("e1", 100, type="xyz_iets")), aangeleverd_door="00000001234567890000")
    assert (found.sender, found.creditor) == (None, None)
    assert {"sender", "creditor"} <= set(found.review)


def test_interest_and_payments_are_parts_of_the_sum() -> None:
    paid = event("BetalingVerwerkt", "e3", "2026-02-10", bedrag=2500)
    interest = costs("e2", 130, "Rente")
    found = facts(case(7630, imposed("e1", 10000, type="duo_lening"), interest, paid))
    parts = (found.principal_cents, found.interest_cents, found.costs_cents, found.paid_cents)
    assert parts == (10000, 130, None, 2500)
    assert found.review == ()


def test_version_3_has_other_totals_and_no_kind_of_demand() -> None:
    events = (
        imposed("e1", 18000, categorie=None),
        costs("e2", 900, None, omschrijving="Kosten"),
        asked("e3", "2026-02-27", 18900, None, "2026-03-27", omschrijving="Tweede herinnering"),
    )
    made = document(
        case(18900, *events, totaal_opgelegd=18900), kind="FINANCIAL_CLAIMS_INFORMATION_DOCUMENT_V3"
    )
    (reading,) = readings(made)
    found = reading.facts
    assert found is not None
    assert (found.stage, found.principal_cents, found.costs_cents) == (Stage.REMINDER, 18000, 900)
    assert found.details.cost_lines[0].kind is CostKind.OTHER


def test_several_demands_of_unknown_kind_leave_the_step_to_a_person() -> None:
    events = [asked(f"e{n}", f"2026-0{n}-02", 100, None, f"2026-0{n}-20") for n in (1, 2)]
    assert facts(case(100, *events)).review == ("stage",)


def test_totals_stand_in_for_a_balance() -> None:
    found = facts(
        case(None, imposed("e1", 9000), totaal_financieel_verplicht=9000, totaal_financieel_vereffend=0)
    )
    assert found.amount_due_cents == 9000
    assert found.letter_date == date(2026, 3, 11)
    assert found.review == ()


def test_version_3_names_what_was_paid_otherwise() -> None:
    paid = event("BetalingVerwerkt", "e2", "2026-02-01", bedrag=1000)
    found = facts(case(None, imposed("e1", 9000), paid, totaal_opgelegd=9000, totaal_reeds_betaald=1000))
    assert (found.amount_due_cents, found.paid_cents, found.review) == (8000, 1000, ())


def test_a_sum_that_only_the_events_give_is_checked_by_a_person() -> None:
    found = facts(case(None, imposed("e1", 9000), event("BetalingVerwerkt", "e2", "2026-02-01", bedrag=1000)))
    assert (found.amount_due_cents, found.review) == (8000, ("amount_due_cents",))


def test_figures_that_contradict_are_checked_by_a_person() -> None:
    assert facts(case(9500, imposed("e1", 9000))).review == ("principal_cents",)
    totals = {"totaal_financieel_verplicht": 9000, "totaal_financieel_vereffend": 1000}
    assert facts(case(9000, imposed("e1", 9000), **totals)).review == ("amount_due_cents",)


def test_a_demand_that_was_withdrawn_no_longer_counts() -> None:
    first = asked("e2", "2026-01-05", 9000, "Aanschrijving", "2026-02-10", betalingskenmerk="P1")
    second = asked("e3", "2026-02-15", 9000, "Herinnering", "2026-03-15", betalingskenmerk="P2")
    gone = event("BetalingsverplichtingIngetrokken", "e4", "2026-02-20", ingetrokken_gebeurtenis="e3")
    found = facts(case(9000, imposed("e1", 9000), first, second, gone))
    assert (found.stage, found.payment_reference) == (Stage.INVOICE, "P1")
    assert found.deadlines == (pay("2026-02-10"),)
    by_reference = {**gone, "betalingskenmerk": "P2"}
    del by_reference["ingetrokken_gebeurtenis"]
    assert facts(case(9000, imposed("e1", 9000), first, second, by_reference)).deadlines == found.deadlines


def test_a_debt_of_which_nothing_is_asked_is_no_demand() -> None:
    gone = event("BetalingsverplichtingIngetrokken", "e4", "2026-02-20", gebeurtenis="e2")
    first = asked("e2", "2026-01-05", 9000, "Aanschrijving", "2026-02-10")
    found = facts(case(9000, imposed("e1", 9000), first, gone))
    assert (found.stage, found.is_claim, found.amount_due_cents) == (Stage.INFORMATION, True, 9000)
    assert (found.deadlines, found.payment_reference, found.review) == ((), None, ())


def test_a_waived_sum_comes_off_what_was_imposed() -> None:
    waived = event("FinancieleVerplichtingKwijtgescholden", "e3", "2026-02-20", bedrag=4000)
    found = facts(case(5900, imposed("e1", 9000), costs("e2", 900, "Administratiekosten"), waived))
    assert (found.principal_cents, found.costs_cents, found.amount_due_cents) == (5000, 900, 5900)
    assert found.review == ()
    pointing = {**waived, "kwijtgescholden_gebeurtenis": "e2", "bedrag": 900}
    found = facts(case(9000, imposed("e1", 9000), costs("e2", 900, "Administratiekosten"), pointing))
    assert (found.principal_cents, found.costs_cents, found.review) == (9000, 0, ())


def test_a_case_that_is_paid_or_waived_is_settled() -> None:
    whole = event("FinancieleVerplichtingKwijtgescholden", "e3", "2026-02-20", kwijtgescholden="e1")
    demand = asked("e2", "2026-01-05", 9000, "Aanschrijving", "2026-02-10")
    found = facts(case(0, imposed("e1", 9000), demand, whole))
    assert (found.stage, found.amount_due_cents, found.is_claim) == (Stage.SETTLED, 0, True)
    assert (found.deadlines, found.review) == ((), ())


def test_money_to_come_back_is_no_debt() -> None:
    found = facts(case(-1200, imposed("e1", 800), event("BetalingVerwerkt", "e2", "2026-02-01", bedrag=2000)))
    assert (found.direction, found.stage, found.is_claim) == (Direction.RECEIVABLE, Stage.REFUND, False)
    assert (found.refund_cents, found.amount_due_cents) == (1200, None)


def test_a_debt_below_nought_is_never_shown_as_money_to_receive() -> None:
    found = facts(case(-9000, imposed("e1", 9000)))
    assert (found.direction, found.amount_due_cents) == (Direction.OWED, 9000)
    assert found.review == ("amount_due_cents",)


def test_instalments_are_days_with_amounts_and_a_paid_one_is_over() -> None:
    terms = [
        asked(f"t{n}", "2026-01-05", 3000, "Aanschrijving", f"2026-0{n}-28", betalingskenmerk=f"T{n}")
        for n in (1, 2, 3)
    ]
    paid = event("BetalingVerwerkt", "p1", "2026-01-27", bedrag=3000)
    found = facts(case(6000, imposed("e1", 9000), *terms, paid))
    assert found.deadlines == (pay("2026-02-28", 3000), pay("2026-03-28", 3000))
    assert found.payment_reference == "T2"


def test_a_sum_that_is_collected_has_no_account_to_pay_to() -> None:
    members = {"rekeningnummer": "NL86 INGB 0002 4455 88"}
    demand = asked("e2", "2026-01-05", 9000, "Aanschrijving", "2026-02-10", **members)
    found = facts(case(9000, imposed("e1", 9000), demand))
    assert (found.iban, found.direct_debit) == ("NL86INGB0002445588", False)
    found = facts(case(9000, imposed("e1", 9000), {**demand, "betaalwijze": "automatische incasso"}))
    assert (found.iban, found.direct_debit) == (None, True)


def test_events_of_unknown_kinds_are_counted_and_never_lost() -> None:
    corrected = [event("FinancieleVerplichtingGecorrigeerd", f"x{n}", "2026-02-01", bedrag=1) for n in (1, 2)]
    lacking = event("BetalingVerwerkt", "x3", "2026-02-01")
    lost = event("BetalingsverplichtingIngetrokken", "x4", "2026-02-01", gebeurtenis="nobody")
    found = facts(case(9000, imposed("e1", 9000), *corrected, lacking, lost))
    assert "events" in found.review
    assert found.evidence["events"].text == (
        "BetalingVerwerkt (1); BetalingsverplichtingIngetrokken (1); FinancieleVerplichtingGecorrigeerd (2)"
    )
    assert found.amount_due_cents == 9000
    assert facts(case(None, imposed("e1", 9000), *corrected)).amount_due_cents is None


def test_a_case_without_a_list_of_events_is_looked_at() -> None:
    found = facts({"zaakkenmerk": CASE, "saldo": 100, "saldo_datumtijd": f"2026-03-10{NOON}"})
    assert (found.amount_due_cents, found.stage) == (100, Stage.INFORMATION)
    assert "events" in found.review


def test_an_event_given_twice_counts_once() -> None:
    assert facts(case(9000, imposed("e1", 9000), imposed("e1", 9000))).principal_cents == 9000


def test_the_day_is_that_of_amsterdam() -> None:
    late = case(9000, imposed("e1", 9000), saldo_datumtijd="2026-07-13T22:30:00Z")
    assert facts(late).letter_date == date(2026, 7, 14)


def test_a_document_without_cases_is_information() -> None:
    found = facts()
    assert (found.is_claim, found.direction, found.stage) == (False, Direction.NONE, Stage.INFORMATION)
    assert (found.sender, found.letter_date) == ("Centraal Justitieel Incassobureau", date(2026, 3, 11))


def test_a_list_of_documents_is_read_whole() -> None:
    first, second = readings([document(fine()), document(case(100, imposed("e1", 100)))])
    assert [one.facts.amount_due_cents for one in (first, second) if one.facts] == [27900, 100]


def test_a_broken_case_does_not_hide_the_others() -> None:
    sound, broken = readings(document(fine(), case(100, imposed("e1", 100, bedrag="100"))))
    assert sound.facts is not None
    assert broken.error is not None
    assert (broken.part, broken.error.code) == (1, "damaged")


def test_content_and_not_the_name_decides() -> None:
    (reading,) = read(content(document(fine())), name="brief.txt")
    assert reading.facts is not None
    (other,) = read(b'{"name": "something", "version": "1.0.0"}', name="package.json")
    assert other.error is not None
    assert other.error.code == "unsupported_type"


def test_a_case_is_read_again_by_its_part_and_joins_no_pages() -> None:
    raw = content(document(fine(), case(100, imposed("e1", 100))))
    again = read_letter([Piece(content=raw, name="o.json", part=1)], name="o.json")
    assert again.facts is not None
    assert again.facts.amount_due_cents == 100
    page = Piece(content=b"Wilt u 12,00 euro betalen?", name="b.txt")
    joined = read_letter([Piece(content=raw, name="o.json", part=1), page], name="o.json")
    assert joined.error is not None
    assert joined.error.code == "unsupported_type"


def test_a_document_within_a_mail_is_named_and_not_read() -> None:
    mail = mail_with_attachment(("overzicht.json", content(document(fine()))))
    found = [one.error.code for one in read(mail, name="post.eml") if one.error]
    assert found == ["unsupported_type"]


@given(
    st.lists(st.integers(0, 50_000), min_size=1, max_size=4),
    st.lists(st.integers(0, 9_000), max_size=3),
    st.integers(0, 5_000),
)
def test_the_parts_add_up(principals: list[int], extra: list[int], paid: int) -> None:
    events = [imposed(f"p{n}", cents) for n, cents in enumerate(principals)]
    events += [costs(f"c{n}", cents, "Verhoging") for n, cents in enumerate(extra)]
    events.append(event("BetalingVerwerkt", "b", "2026-02-01", bedrag=paid))
    due = sum(principals) + sum(extra) - paid
    found = facts(case(due, *events))
    assert (found.principal_cents or 0) + (found.costs_cents or 0) - (found.paid_cents or 0) == due
    assert found.review == ()
    left = found.amount_due_cents if found.amount_due_cents is not None else -(found.refund_cents or 0)
    assert left == due


# The citizen service number.


def test_the_service_number_stands_in_no_fact() -> None:
    told = asked("e2", "2026-02-01", 9000, "Aanmaning", None, omschrijving=f"Aan {BSN}", betalingskenmerk=BSN)
    fined = imposed("e1", 9000, omschrijving=f"Boete van burger 9999.90.019 ({BSN})")
    found = facts(case(9000, fined, told, zaakkenmerk=BSN))
    assert BSN not in json.dumps(encode_facts(found))
    assert "9999.90.019" not in json.dumps(encode_facts(found))
    assert found.references == (CASE,)


def test_members_named_for_it_are_taken_out_wherever_they_stand() -> None:
    nested = {
        "persoon": {"Burgerservicenummer": 999990019},
        "partner_bsn": ["111222333"],
        "noot": "111222333",
    }
    raw = without_bsn(content(document(fine(), extra=nested)))
    assert b"bsn" not in raw.lower()
    assert b"servicenummer" not in raw.lower()
    for number in (BSN, "111222333"):
        assert number.encode() not in raw
    body = json.loads(raw)["body"]
    assert body["extra"] == {"persoon": {}, "noot": MASK}
    assert body["financiele_zaken"][0]["saldo"] == 27900


def test_a_longer_number_that_is_needed_to_pay_stays_whole() -> None:
    assessment = f"{BSN}.H.56.0112"
    taxed = imposed("e1", 9000, type="bd_ib", beschikkingsnummer=assessment, zaakkenmerk=assessment)
    found = facts(case(9000, taxed, zaakkenmerk=assessment), aangeleverd_door=None)
    assert found.references == (assessment,)


def test_taking_it_out_twice_changes_nothing_more() -> None:
    once = without_bsn(content(document(fine())))
    assert without_bsn(once) == once
    assert readings(document(fine())) == read(once, name="overzicht.json")


def test_what_holds_none_stays_byte_for_byte() -> None:
    plain = b'{ "financiele_zaken" : [ ], "n": 1.50 }\n'
    assert without_bsn(plain) == plain
    assert holds_claims_document(plain)
    assert not holds_claims_document(b"Uw financiele_zaken")
