"""The one way in: stored whole or not at all, and the same source or mail never twice."""

from __future__ import annotations

import asyncio

import pytest

from mailbox_ingest.accept import Accepted, accept
from mailbox_ingest.likeness import find_mail_likeness
from mailbox_ingest.payloads import (
    LetterPiece,
    decode_letter,
    decode_provenance,
    decode_read_facts,
)
from mailbox_ingest.sources import Channel
from parsers import READER_VERSION, Reading, ReadingError
from parsers.facts import Facts
from store import Intake, PartKind, PartMissingError, UnlockedVault
from tests.mailbox_ingest.conftest import DAY, incoming

FACTS = Facts(sender="Waterbedrijf Zilverbeek", is_claim=True, amount_due_cents=12445)
READ = Reading(part=0, name="brief.pdf", pages=2, facts=FACTS, error=None)
BROKEN = ReadingError(code="damaged", message="The file is broken; bring in a scan of the letter.")
MAIL = (
    b"From: Zilverbeek <klanten@zilverbeek.example>\nTo: t.appelhof@post.example\n"
    b"Date: Tue, 03 Mar 2026 09:12:00 +0100\nMessage-ID: <1@zilverbeek.example>\nSubject: Herinnering\n\n"
    b"Wilt u 124,45 euro betalen?\n"
)
MAIL_READ = Reading(part=0, name="post.eml", pages=1, facts=FACTS, error=None)


async def _accept_mail(intake: Intake, content: bytes) -> Accepted:
    source = incoming(content, "post.eml")
    return await accept(intake, source, [MAIL_READ], likeness=find_mail_likeness(content))


async def test_a_source_is_stored_with_provenance_letter_and_facts(
    intake: Intake, vault: UnlockedVault
) -> None:
    accepted = await accept(intake, incoming(b"inhoud", "brief.pdf"), [READ])
    assert not accepted.known
    assert (await vault.open(accepted.source_id, PartKind.SOURCE)).payload == b"inhoud"
    provenance = decode_provenance((await vault.open(accepted.source_id, PartKind.PROVENANCE)).payload)
    assert (provenance.name, provenance.channel, provenance.received) == ("brief.pdf", Channel.FILE, DAY)
    assert provenance.size_bytes == 6
    (letter_id,) = accepted.letter_ids
    record = decode_letter((await vault.open(letter_id, PartKind.LETTER)).payload)
    assert record.pieces == (LetterPiece(source_id=accepted.source_id, part=0, page_count=2),)
    assert (record.source, record.part_name, record.error) == ("brief.pdf", None, None)
    read_facts = decode_read_facts((await vault.open(letter_id, PartKind.FACTS)).payload)
    assert (read_facts.reader, read_facts.facts) == (READER_VERSION, FACTS)


async def test_the_owner_brings_letters_in_too(vault: UnlockedVault) -> None:
    accepted = await accept(vault, incoming(b"inhoud", "brief.pdf"), [READ])
    assert len(accepted.letter_ids) == 1


async def test_a_source_of_several_letters_gives_each_its_own(intake: Intake, vault: UnlockedVault) -> None:
    readings = [
        Reading(part=1, name="factuur.pdf", pages=1, facts=FACTS, error=None),
        Reading(part=2, name="kapot.pdf", pages=0, facts=None, error=BROKEN),
    ]
    accepted = await accept(intake, incoming(MAIL, "post.eml"), readings)
    records = [
        decode_letter((await vault.open(letter_id, PartKind.LETTER)).payload)
        for letter_id in accepted.letter_ids
    ]
    assert [(record.part_name, record.pieces[0].part, record.error) for record in records] == [
        ("factuur.pdf", 1, None),
        ("kapot.pdf", 2, BROKEN),
    ]
    with pytest.raises(PartMissingError):
        await vault.open(accepted.letter_ids[1], PartKind.FACTS)


async def test_a_source_that_cannot_be_read_is_kept_whole(intake: Intake, vault: UnlockedVault) -> None:
    unread = Reading(part=0, name="brief.pdf", pages=0, facts=None, error=BROKEN)
    accepted = await accept(intake, incoming(b"kapot", "brief.pdf"), [unread])
    record = decode_letter((await vault.open(accepted.letter_ids[0], PartKind.LETTER)).payload)
    assert record.pieces[0].part is None
    assert record.error == BROKEN
    assert (await vault.open(accepted.source_id, PartKind.SOURCE)).payload == b"kapot"


async def test_the_same_bytes_are_known(intake: Intake, vault: UnlockedVault) -> None:
    first = await accept(intake, incoming(b"inhoud", "brief.pdf"), [READ])
    again = await accept(vault, incoming(b"inhoud", "kopie van brief.pdf"), [READ])
    assert again == Accepted(source_id=first.source_id, letter_ids=(), known=True)
    assert len(await vault.open_all(PartKind.SOURCE)) == 1
    assert len(await vault.open_all(PartKind.LETTER)) == 1


@pytest.mark.parametrize(
    "other_way",
    [
        MAIL.replace(b"\n", b"\r\n"),
        b"Received: from mx1 by mx2; Tue, 03 Mar 2026 09:12:09 +0100\n" + MAIL,
        b"From klanten@zilverbeek.example Tue Mar  3 09:12:00 2026\n" + MAIL,
    ],
)
async def test_the_same_mail_by_another_way_is_known(
    other_way: bytes, intake: Intake, vault: UnlockedVault
) -> None:
    first = await _accept_mail(intake, MAIL)
    again = await _accept_mail(intake, other_way)
    assert (again.known, again.source_id) == (True, first.source_id)
    assert len(await vault.open_all(PartKind.LETTER)) == 1


async def test_a_mail_that_claims_an_old_message_id_is_another_mail(
    intake: Intake, vault: UnlockedVault
) -> None:
    await _accept_mail(intake, MAIL)
    again = await _accept_mail(intake, MAIL.replace(b"124,45", b"924,45"))
    assert not again.known
    assert len(await vault.open_all(PartKind.LETTER)) == 2


async def test_two_at_once_store_it_once(intake: Intake, vault: UnlockedVault) -> None:
    results = await asyncio.gather(
        *(accept(intake, incoming(b"inhoud", f"{n}.pdf"), [READ]) for n in range(4)),
        *(accept(vault, incoming(b"inhoud", f"{n}.pdf"), [READ]) for n in range(4)),
    )
    assert sorted(result.known for result in results) == [False, *[True] * 7]
    assert len({result.source_id for result in results}) == 1
    assert len(await vault.open_all(PartKind.SOURCE)) == 1


async def test_what_fails_halfway_leaves_nothing(intake: Intake, vault: UnlockedVault) -> None:
    half_a_character = Reading(part=0, name="\ud800.pdf", pages=1, facts=FACTS, error=None)
    before = await vault.refs()
    with pytest.raises(UnicodeEncodeError):
        await accept(intake, incoming(b"inhoud", "brief.pdf"), [half_a_character])
    assert await vault.refs() == before
    assert await intake.known_source(b"inhoud") is None
    assert not (await accept(intake, incoming(b"inhoud", "brief.pdf"), [READ])).known


async def test_no_reading_is_a_mistake_of_ours(intake: Intake) -> None:
    with pytest.raises(ValueError, match="a source has at least one reading"):
        await accept(intake, incoming(b"inhoud", "brief.pdf"), [])
