"""What a number of a letter proves: one debt, one customer, or nothing."""

from __future__ import annotations

from overview import LetterFacts
from overview.references import Entry, Numbers, numbers_of, plain_number
from parsers.facts import Details, Reference, ReferenceKind, Stage
from tests.overview.letters import demand


def numbers(*letters: LetterFacts) -> list[Numbers]:
    entries = [
        Entry(
            letter_id=one.id,
            source=one.source,
            received=one.received,
            day=one.received,
            index=0,
            facts=one.facts,
        )
        for one in letters
        if one.facts
    ]
    return numbers_of(entries)


def labelled(*kinds: tuple[str, ReferenceKind]) -> Details:
    return Details(references=tuple(Reference(number=number, kind=kind) for number, kind in kinds))


def test_a_plain_number_is_capitals_and_figures() -> None:
    assert plain_number("hi/26.009 31-b") == "HI2600931B"


def test_a_number_of_four_characters_is_weak_and_one_of_five_is_not() -> None:
    (found,) = numbers(demand("a", "01-10", Stage.INVOICE, 100, "0174", "01745"))
    assert (found.weak, found.telling) == (("0174",), ("01745",))


def test_the_payment_reference_counts_among_the_numbers() -> None:
    (found,) = numbers(demand("a", "01-10", Stage.INVOICE, 100, payment_reference="4100 0026"))
    assert (found.telling, found.payment, found.unlabelled) == (("41000026",), "41000026", frozenset())


def test_a_customer_number_that_is_also_the_payment_reference_proves_no_debt() -> None:
    (found,) = numbers(
        demand("a", "01-10", Stage.INVOICE, 100, customer="8812345", payment_reference="8812345")
    )
    assert (found.telling, found.weak, found.payment) == ((), ("8812345",), None)


def test_most_letters_decide_what_a_number_is() -> None:
    bill = labelled(("8812345", ReferenceKind.INVOICE))
    customer = labelled(("8812345", ReferenceKind.CUSTOMER))
    found = numbers(
        demand("a", "01-10", Stage.INVOICE, 100, "8812345", details=bill),
        demand("b", "02-10", Stage.REMINDER, 100, "8812345", details=bill),
        demand("c", "03-10", Stage.REMINDER, 100, "8812345", details=customer),
    )
    assert all(one.telling == ("8812345",) for one in found)


def test_a_contract_number_is_like_one_without_a_label() -> None:
    (found,) = numbers(
        demand(
            "a",
            "01-10",
            Stage.INVOICE,
            100,
            "LN-40118",
            details=labelled(("LN-40118", ReferenceKind.CONTRACT)),
        )
    )
    assert found.unlabelled == {"LN40118"}


def test_a_number_that_only_the_details_name_is_no_reference() -> None:
    (found,) = numbers(
        demand(
            "a", "01-10", Stage.INVOICE, 100, "F-00017", details=labelled(("F-00099", ReferenceKind.INVOICE))
        )
    )
    assert found.telling == ("F00017",)
