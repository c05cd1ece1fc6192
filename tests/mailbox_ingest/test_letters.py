"""Letters listed, joined, split, undone and read again: what a person chose stays, and nothing is lost."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import aclosing
from datetime import date
from pathlib import Path

import pytest

from mailbox_ingest.accept import accept
from mailbox_ingest.arranging import join_letters, read_again, split_letter, undo_arrangement
from mailbox_ingest.errors import ArrangementError, LetterGoneError, LetterMissingError
from mailbox_ingest.importing import Known, import_paths
from mailbox_ingest.letters import StoredLetter, get_letter, list_letters
from mailbox_ingest.payloads import LetterStatus, ReadFacts, encode_read_facts
from mailbox_ingest.reading_pool import ReaderPool
from parsers import READER_VERSION, Reading, ReadingError
from store import CounsellorKeys, PartKind, Store, SubjectId, UnlockedVault, new_subject_id
from tests.mailbox_ingest.conftest import DAY, incoming
from tests.parsers.sample_files import LETTER, letter_pdf, mail_with_attachment

FRONT = LETTER[:14]
BACK = ("Vervolg van onze brief van 3 maart 2026", "", *LETTER[14:])
OTHER = tuple(line.replace("118,40", "142,40").replace("124,45", "148,45") for line in LETTER)
MISSING_PROGRAM = ReadingError(code="reader_unavailable", message="The program tesseract is not installed.")


async def _take(
    vault: UnlockedVault, pool: ReaderPool, content: bytes, name: str, *, received: date = DAY
) -> tuple[SubjectId, ...]:
    source = incoming(content, name, received=received)
    reading = await pool.read(source)
    return (await accept(vault, source, reading.readings, likeness=reading.likeness)).letter_ids


async def _standing(vault: UnlockedVault) -> list[SubjectId]:
    return [letter.id for letter in await list_letters(vault)]


def _amounts(letters: Sequence[StoredLetter]) -> list[int | None]:
    return [None if letter.facts is None else letter.facts.amount_due_cents for letter in letters]


async def test_letters_are_listed_by_day_of_receipt(vault: UnlockedVault, pool: ReaderPool) -> None:
    (late,) = await _take(vault, pool, letter_pdf(), "b.pdf")
    (early,) = await _take(vault, pool, letter_pdf(OTHER), "a.pdf", received=date(2026, 1, 2))
    letters = await list_letters(vault)
    assert [letter.id for letter in letters] == [early, late]
    assert letters[0].record.source == "a.pdf"
    assert _amounts(letters) == [14845, 12445]
    assert [letter.id for letter in letters[1:]] == [late]


async def test_a_part_that_does_not_decode_is_named_and_hides_no_other(
    vault: UnlockedVault, pool: ReaderPool
) -> None:
    (good,) = await _take(vault, pool, letter_pdf(), "a.pdf")
    (strange,) = await _take(vault, pool, letter_pdf(OTHER), "b.pdf")
    facts = await vault.put(strange, PartKind.FACTS, b'{"version":9}')
    letter = await vault.put(new_subject_id(), PartKind.LETTER, b"{}")
    letters = await list_letters(vault)
    assert {one.id: one.facts is None for one in letters} == {good: False, strange: True}
    assert set(letters.unreadable) == {facts, letter}


async def test_pages_of_two_files_are_joined_to_one_letter(vault: UnlockedVault, pool: ReaderPool) -> None:
    (front,) = await _take(vault, pool, letter_pdf(FRONT), "voorkant.pdf")
    (back,) = await _take(vault, pool, letter_pdf(BACK), "achterkant.pdf", received=date(2026, 3, 2))
    joined = await join_letters(vault, [front, back], pool)
    assert await _standing(vault) == [joined.id]
    assert joined == await get_letter(vault, joined.id)
    assert (joined.record.source, joined.record.page_count) == ("voorkant.pdf", 2)
    assert joined.record.received == date(2026, 3, 2)
    assert _amounts([joined]) == [12445]
    gone = await list_letters(vault, with_gone=True)
    assert len(gone) == 3
    assert {letter.record.replaced_by for letter in gone if letter.id != joined.id} == {(joined.id,)}


async def test_a_scan_of_two_letters_is_split(vault: UnlockedVault, pool: ReaderPool) -> None:
    content = letter_pdf([*LETTER, "\f", *OTHER, "\f", "Bijlage bij de eerste brief"])
    (whole,) = await _take(vault, pool, content, "stapel.pdf")
    first, second = await split_letter(vault, whole, [[1, 3], [2]], pool)
    assert await _standing(vault) == [first.id, second.id]
    assert [letter.record.pieces[0].pages for letter in (first, second)] == [(1, 3), (2,)]
    assert _amounts([first, second]) == [12445, 14845]


async def test_joined_letters_are_split_across_their_files(vault: UnlockedVault, pool: ReaderPool) -> None:
    (one,) = await _take(vault, pool, letter_pdf([*FRONT, "\f", *OTHER]), "een.pdf")
    (two,) = await _take(vault, pool, letter_pdf(BACK), "twee.pdf")
    joined = await join_letters(vault, [one, two], pool)
    first, second = await split_letter(vault, joined.id, [[1, 3], [2]], pool)
    assert [(len(letter.record.pieces), letter.record.page_count) for letter in (first, second)] == [
        (2, 2),
        (1, 1),
    ]
    assert second.record.pieces[0].pages == (2,)


async def test_the_choice_stays_when_the_same_file_comes_in_again(
    vault: UnlockedVault, pool: ReaderPool, tmp_path: Path
) -> None:
    path = tmp_path / "stapel.pdf"
    path.write_bytes(letter_pdf([*LETTER, "\f", *OTHER]))
    (whole,) = await _take(vault, pool, path.read_bytes(), "stapel.pdf")
    split = await split_letter(vault, whole, [[1], [2]], pool)
    async with aclosing(import_paths([path], intake=vault, pool=pool, received=None, today=DAY)) as events:
        assert [type(event) for event in [event async for event in events]][1:] == [Known]
    assert await _standing(vault) == [letter.id for letter in split]


@pytest.mark.parametrize("undone", [0, 1])
async def test_a_split_is_undone_from_either_half(
    undone: int, vault: UnlockedVault, pool: ReaderPool
) -> None:
    (whole,) = await _take(vault, pool, letter_pdf([*LETTER, "\f", *OTHER]), "stapel.pdf")
    before = await get_letter(vault, whole)
    halves = await split_letter(vault, whole, [[1], [2]], pool)
    assert await undo_arrangement(vault, halves[undone].id) == (before,)
    assert await _standing(vault) == [whole]
    again = await split_letter(vault, whole, [[1], [2]], pool)
    assert await _standing(vault) == [letter.id for letter in again]


async def test_a_join_is_undone(vault: UnlockedVault, pool: ReaderPool) -> None:
    (front,) = await _take(vault, pool, letter_pdf(FRONT), "voorkant.pdf")
    (back,) = await _take(vault, pool, letter_pdf(BACK), "achterkant.pdf")
    joined = await join_letters(vault, [front, back], pool)
    await undo_arrangement(vault, joined.id)
    assert sorted(await _standing(vault)) == sorted([front, back])
    with pytest.raises(LetterGoneError):
        await undo_arrangement(vault, joined.id)


async def test_an_older_choice_is_not_undone_under_a_newer_one(
    vault: UnlockedVault, pool: ReaderPool
) -> None:
    (whole,) = await _take(vault, pool, letter_pdf([*LETTER, "\f", *OTHER]), "stapel.pdf")
    (loose,) = await _take(vault, pool, letter_pdf(BACK), "los.pdf")
    first, second = await split_letter(vault, whole, [[1], [2]], pool)
    joined = await join_letters(vault, [second.id, loose], pool)
    with pytest.raises(LetterGoneError) as refused:
        await undo_arrangement(vault, first.id)
    assert refused.value.replaced_by == (joined.id,)
    await undo_arrangement(vault, joined.id)
    await undo_arrangement(vault, first.id)
    assert sorted(await _standing(vault)) == sorted([whole, loose])


async def test_what_cannot_be_arranged_is_refused_and_changes_nothing(
    vault: UnlockedVault, pool: ReaderPool
) -> None:
    (one,) = await _take(vault, pool, letter_pdf([*LETTER, "\f", *OTHER]), "een.pdf")
    (broken,) = await _take(vault, pool, letter_pdf()[:700], "kapot.pdf")
    nobody = new_subject_id()
    before = await vault.refs()
    for wrong in ([], [one], [one, one]):
        with pytest.raises(ArrangementError, match="joining takes at least two letters, each once"):
            await join_letters(vault, wrong, pool)
    with pytest.raises(LetterMissingError, match=f"no letter {nobody}"):
        await join_letters(vault, [one, nobody], pool)
    groups: list[list[list[int]]] = [
        [],
        [[1, 2]],
        [[1]],
        [[1], [1, 2]],
        [[1], [3]],
        [[1], [2], []],
        [[0], [1]],
    ]
    for group in groups:
        with pytest.raises(ArrangementError, match="groups that hold each of the 2 pages once"):
            await split_letter(vault, one, group, pool)
    with pytest.raises(ArrangementError, match="a letter that could not be read has no known pages"):
        await split_letter(vault, broken, [[1], [2]], pool)
    with pytest.raises(ArrangementError, match=f"letter {one} came in as it is"):
        await undo_arrangement(vault, one)
    assert await vault.refs() == before


async def test_a_letter_that_was_joined_is_not_joined_again(vault: UnlockedVault, pool: ReaderPool) -> None:
    (one,) = await _take(vault, pool, letter_pdf(FRONT), "een.pdf")
    (two,) = await _take(vault, pool, letter_pdf(BACK), "twee.pdf")
    joined = await join_letters(vault, [one, two], pool)
    with pytest.raises(LetterGoneError, match=f"letter {one} was replaced by {joined.id}"):
        await join_letters(vault, [one, joined.id], pool)


async def test_a_join_that_cannot_be_read_needs_a_look_and_can_be_undone(
    vault: UnlockedVault, pool: ReaderPool
) -> None:
    (good,) = await _take(vault, pool, letter_pdf(), "goed.pdf")
    (broken,) = await _take(vault, pool, letter_pdf()[:700], "kapot.pdf")
    joined = await join_letters(vault, [good, broken], pool)
    assert joined.record.status is LetterStatus.NEEDS_A_LOOK
    assert joined.facts is None
    await undo_arrangement(vault, joined.id)
    assert _amounts(await list_letters(vault)) == [12445, None]


async def test_a_letter_is_read_again_when_the_program_is_there(
    vault: UnlockedVault, pool: ReaderPool
) -> None:
    unread = Reading(part=0, name="brief.pdf", pages=0, facts=None, error=MISSING_PROGRAM)
    accepted = await accept(vault, incoming(letter_pdf(), "brief.pdf"), [unread])
    (letter,) = await list_letters(vault)
    assert letter.reads_better_now
    (again,) = await read_again(vault, accepted.letter_ids[0], pool)
    assert _amounts([again]) == [12445]
    (letter,) = await list_letters(vault)
    assert letter == again
    assert not letter.reads_better_now


async def test_a_mail_that_is_read_at_last_gives_all_its_letters(
    vault: UnlockedVault, pool: ReaderPool
) -> None:
    content = mail_with_attachment(("a.pdf", letter_pdf()), ("b.pdf", letter_pdf(OTHER)))
    unread = Reading(part=0, name="post.eml", pages=0, facts=None, error=MISSING_PROGRAM)
    accepted = await accept(vault, incoming(content, "post.eml"), [unread])
    found = await read_again(vault, accepted.letter_ids[0], pool)
    assert found[0].id == accepted.letter_ids[0]
    assert sorted(letter.record.part_name or "" for letter in await list_letters(vault)) == ["a.pdf", "b.pdf"]


async def test_an_older_reading_is_replaced_and_a_failing_one_is_not(
    vault: UnlockedVault, pool: ReaderPool
) -> None:
    (letter_id,) = await _take(vault, pool, letter_pdf(), "brief.pdf")
    letter = await get_letter(vault, letter_id)
    assert letter.facts is not None
    older = ReadFacts(reader=READER_VERSION, facts=letter.facts, marks=letter.marks)
    await vault.put(letter_id, PartKind.FACTS, encode_read_facts(older))
    source_id = letter.record.pieces[0].source_id
    await vault.put(source_id, PartKind.SOURCE, letter_pdf()[:700])
    assert await read_again(vault, letter_id, pool) == (letter,)
    assert await get_letter(vault, letter_id) == letter


async def test_a_counsellor_lists_the_letters_that_were_shared(
    store: Store, vault: UnlockedVault, pool: ReaderPool
) -> None:
    (shared,) = await _take(vault, pool, letter_pdf(), "a.pdf")
    await _take(vault, pool, letter_pdf(OTHER), "b.pdf")
    keys, handle = CounsellorKeys.generate(), vault.new_handle()
    refs = [ref for ref in await vault.refs() if ref.subject == shared]
    await vault.share(refs, keys.encryption_public_key, handle)
    seen = await store.open_shared(vault.vault_id, keys=keys, handle=handle, vault_key_id=vault.vault_key_id)
    assert [letter.id for letter in await list_letters(seen)] == [shared]
    assert await get_letter(seen, shared) == await get_letter(vault, shared)
