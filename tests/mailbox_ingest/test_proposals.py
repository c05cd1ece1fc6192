"""Pages of one letter are proposed to be joined, in their order; what a person chose is not asked again."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from mailbox_ingest.accept import accept
from mailbox_ingest.arranging import join_letters, keep_letters, split_letter, undo_arrangement
from mailbox_ingest.joining import JoinProposal, JoinReason, LoosePages, is_whole, propose_joins
from mailbox_ingest.letters import list_letters
from mailbox_ingest.proposals import Proposals, list_proposals, propose
from mailbox_ingest.reading_pool import ReaderPool
from parsers import read
from parsers.page_mark import PageMark
from store import SubjectId, UnlockedVault
from tests.mailbox_ingest.conftest import incoming
from tests.parsers.sample_files import LETTER, letter_pdf, photo_jpg
from tests.strategies import page_marks

HEAD, MIDDLE, END = LETTER[:15], LETTER[15:20], LETTER[20:]
RUNNING = "Factuurnummer\tZB-2026-00417"
TWO_PARTS = (LETTER[:15], LETTER[15:])


def _loose(*letters: tuple[str, Sequence[str]]) -> list[LoosePages]:
    """Return letters as read from PDFs; the name of each is its id."""
    return [
        LoosePages(id=SubjectId(name), name=name, marks=read(letter_pdf(lines), name=f"{name}.pdf")[0].marks)
        for name, lines in letters
    ]


def _joined(*letters: tuple[str, Sequence[str]]) -> list[tuple[str, ...]]:
    return [proposal.letter_ids for proposal in propose_joins(_loose(*letters))]


async def test_three_photos_of_one_letter_are_joined_in_the_order_of_their_pages(
    vault: UnlockedVault, pool: ReaderPool
) -> None:
    pages = [
        ("foto 1.jpg", ("Pagina 3 van 3", RUNNING, "", *END)),
        ("foto 2.jpg", (*HEAD, "", "Pagina 1 van 3")),
        ("foto 3.jpg", ("Pagina 2 van 3", RUNNING, "", *MIDDLE)),
    ]
    for name, lines in pages:
        source = incoming(photo_jpg(lines), name)
        await accept(vault, source, (await pool.read(source)).readings)
    (proposal,) = (await list_proposals(vault)).joins
    names = {letter.id: letter.record.source for letter in await list_letters(vault)}
    assert [names[letter_id] for letter_id in proposal.letter_ids] == [
        "foto 2.jpg",
        "foto 3.jpg",
        "foto 1.jpg",
    ]
    assert JoinReason.PAGE_NUMBERS in proposal.reasons
    joined = await join_letters(vault, proposal.letter_ids, pool)
    assert joined.facts is not None
    assert joined.facts.amount_due_cents == 12445
    assert await list_proposals(vault) == Proposals(splits={}, joins=())


def test_pages_without_numbers_are_joined_where_the_sentence_runs_on() -> None:
    front, back = TWO_PARTS
    (proposal,) = propose_joins(_loose(("IMG_002", back), ("IMG_001", front)))
    assert proposal == JoinProposal(
        letter_ids=(SubjectId("IMG_001"), SubjectId("IMG_002")),
        reasons=(JoinReason.RUNS_ON, JoinReason.FILE_NAMES),
    )


def test_two_letters_of_two_pages_are_kept_apart_by_their_numbers() -> None:
    other = [line.replace("2026-00417", "2026-00638").replace("3 maart", "3 april") for line in LETTER]
    running = "Factuurnummer\tZB-2026-00638"
    assert sorted(
        _joined(
            ("a", (*HEAD, "Pagina 1 van 2")),
            ("b", ("Pagina 2 van 2", RUNNING, *LETTER[15:])),
            ("c", (*other[:15], "Pagina 1 van 2")),
            ("d", ("Pagina 2 van 2", running, *other[15:])),
        )
    ) == [("a", "b"), ("c", "d")]


def test_a_page_that_fits_two_letters_as_well_is_in_no_proposal() -> None:
    assert (
        _joined(
            ("a", (*HEAD, "Pagina 1 van 2")),
            ("b", (*HEAD, "Pagina 1 van 2")),
            ("c", ("Pagina 2 van 2", RUNNING, *LETTER[15:])),
        )
        == []
    )


def test_a_signed_letter_goes_on_only_on_a_page_2_with_its_reference() -> None:
    overleaf = ("Zo kunt u bezwaar maken.", "Schrijf ons binnen zes weken.", "Pagina 2")
    assert _joined(("IMG_1", LETTER), ("IMG_2", (RUNNING, *overleaf))) == [("IMG_1", "IMG_2")]
    assert _joined(("IMG_1", LETTER), ("IMG_2", overleaf)) == []
    assert _joined(("IMG_1", LETTER), ("IMG_2", (RUNNING, *overleaf[:2]))) == []


ANNEX = ("# Bijlage", RUNNING, "Specificatie van uw verbruik", "Februari 2026\t14 m3")
TERMS = (
    "# Algemene voorwaarden van Waterbedrijf Zilverbeek",
    "Artikel 1. Deze voorwaarden gelden voor elke overeenkomst die u met ons sluit.",
)


def test_what_is_whole_or_an_enclosure_is_not_joined() -> None:
    later = [line.replace("2026-00417", "2026-00638").replace("3 maart", "3 april") for line in LETTER]
    assert _joined(("IMG_1", LETTER), ("IMG_2", later)) == []
    assert _joined(("IMG_1", LETTER), ("IMG_2", ANNEX), ("IMG_3", TERMS)) == []
    assert _joined(("IMG_1", LETTER[:21]), ("IMG_2", ANNEX)) == []
    assert _joined(("IMG_1", LETTER[:21]), ("IMG_2", TERMS)) == []
    # A bill without a salutation or a closing may be whole as well as another one of the same sender.
    bill, next_bill = [*LETTER[:11], *LETTER[16:21]], [*later[:11], *later[16:21]]
    assert _joined(("IMG_1", bill), ("IMG_2", next_bill)) == []


def test_a_page_of_another_sender_or_day_is_not_joined() -> None:
    front, back = TWO_PARTS
    (head, tail) = _loose(
        ("IMG_1", (*front, "Pagina 1 van 2")), ("IMG_2", ("Pagina 2 van 2", RUNNING, *back))
    )
    assert propose_joins([head, tail])
    for change in (
        {"letter_date": date(2026, 6, 1)},
        {"sender": "Gasbedrijf Vlamveld"},
        {"total": 3},
        {"number": 1},
    ):
        other = replace(tail, marks=(replace(tail.marks[0], **change),))
        assert propose_joins([head, other]) == ()


async def test_what_was_undone_kept_or_arranged_otherwise_is_not_proposed_again(
    vault: UnlockedVault, pool: ReaderPool
) -> None:
    front, back = TWO_PARTS
    for name, lines in (
        ("IMG_1.pdf", (*front, "Pagina 1 van 2")),
        ("IMG_2.pdf", ("Pagina 2 van 2", RUNNING, *back)),
        (
            "stapel.pdf",
            (*LETTER, "\f", *(line.replace("00417", "00638").replace("3 maart", "9 mei") for line in LETTER)),
        ),
    ):
        source = incoming(letter_pdf(lines), name)
        await accept(vault, source, (await pool.read(source)).readings)
    proposed = await list_proposals(vault)
    (join,) = proposed.joins
    ((stack, split),) = proposed.splits.items()
    assert split.groups == ((1,), (2,))

    await keep_letters(vault, [stack, join.letter_ids[1]])
    assert await list_proposals(vault) == Proposals(splits={}, joins=())
    assert [letter.record.kept for letter in await undo_arrangement(vault, stack)] == [False]
    await undo_arrangement(vault, join.letter_ids[1])
    assert await list_proposals(vault) == proposed

    halves = await split_letter(vault, stack, split.groups, pool)
    assert await list_proposals(vault) == Proposals(splits={}, joins=(join,))
    await undo_arrangement(vault, halves[0].id)
    assert await list_proposals(vault) == Proposals(splits={}, joins=(join,))

    # Joined otherwise than was proposed, and that undone: neither comes back.
    other = await join_letters(vault, [join.letter_ids[0], stack], pool)
    assert await list_proposals(vault) == Proposals(splits={}, joins=())
    await undo_arrangement(vault, other.id)
    assert await list_proposals(vault) == Proposals(splits={}, joins=(join,))
    joined = await join_letters(vault, join.letter_ids, pool)
    await undo_arrangement(vault, joined.id)
    assert await list_proposals(vault) == Proposals(splits={}, joins=())


LOOSE = st.lists(st.lists(page_marks(), min_size=1, max_size=3).map(tuple), max_size=7).map(
    lambda letters: [
        LoosePages(id=SubjectId(f"{at:032x}"), name=f"IMG_{at:03}.jpg", marks=marks)
        for at, marks in enumerate(letters)
    ]
)


@given(LOOSE, st.randoms(use_true_random=False))
def test_joins_do_not_depend_on_the_order_of_letters(
    letters: list[LoosePages], chance: random.Random
) -> None:
    shuffled = list(letters)
    chance.shuffle(shuffled)
    assert propose_joins(shuffled) == propose_joins(letters)


@given(LOOSE)
def test_a_letter_is_joined_once_never_when_whole_and_pages_stay_in_order(letters: list[LoosePages]) -> None:
    proposals = propose_joins(letters)
    marks = {letter.id: letter.marks for letter in letters}
    chosen = [letter_id for proposal in proposals for letter_id in proposal.letter_ids]
    assert len(chosen) == len(set(chosen))
    for proposal in proposals:
        assert len(proposal.letter_ids) >= 2
        assert len(proposal.reasons) >= 2
        assert not any(is_whole(marks[letter_id]) for letter_id in proposal.letter_ids[1:])
        firsts = [marks[letter_id][0] for letter_id in proposal.letter_ids]
        if is_whole(marks[proposal.letter_ids[0]]):
            assert (firsts[0].number, firsts[1].number) == (None, len(marks[proposal.letter_ids[0]]) + 1)
        assert firsts[0].opens
        assert not any(first.number == 1 for first in firsts[1:])


@given(LOOSE)
def test_letters_kept_apart_are_in_no_proposal_together(letters: list[LoosePages]) -> None:
    for proposal in propose_joins(letters):
        pair = frozenset(proposal.letter_ids[:2])
        for other in propose_joins(letters, apart=[pair]):
            assert not pair <= set(other.letter_ids)


def test_nothing_is_proposed_about_nothing() -> None:
    assert propose([]) == Proposals(splits={}, joins=())
    assert is_whole([PageMark(number=1, total=1)])
    assert not is_whole([PageMark(number=1, total=2, has_address=True, has_closing=True)])
