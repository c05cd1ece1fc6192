"""A claims document comes in without the citizen service number, or not at all."""

from __future__ import annotations

import json
from contextlib import aclosing
from pathlib import Path

import pytest

from mailbox_ingest.accept import accept
from mailbox_ingest.arranging import join_letters, read_again, split_letter
from mailbox_ingest.errors import ArrangementError, SourceNotReadableError
from mailbox_ingest.importing import ImportEvent, Known, NotTaken, Skipped, Taken, import_paths
from mailbox_ingest.letters import list_letters
from mailbox_ingest.payloads import decode_provenance
from mailbox_ingest.reading_pool import ReaderPool
from mailbox_ingest.service_number import without_service_number
from mailbox_ingest.sources import NotTakenReason
from parsers import read
from store import Intake, PartKind, UnlockedVault
from tests.mailbox_ingest.conftest import DAY, incoming
from tests.parsers.claims_documents import BSN, case, content, document, fine, imposed

ALL_PARTS = (PartKind.SOURCE, PartKind.PROVENANCE, PartKind.LETTER, PartKind.FACTS)
TWO_CASES = document(
    fine(),
    case(5000, imposed("f1", 5000, zaakkenmerk="Z-5511", beschikkingsnummer="Z-5511"), zaakkenmerk="Z-5511"),
)


@pytest.fixture
def post(tmp_path: Path) -> Path:
    """An empty folder for files to come in from."""
    folder = tmp_path / "post"
    folder.mkdir()
    return folder


async def _import(path: Path, intake: Intake, pool: ReaderPool) -> list[ImportEvent]:
    async with aclosing(import_paths([path], intake=intake, pool=pool, received=None, today=DAY)) as events:
        return [event async for event in events]


async def _kept(vault: UnlockedVault) -> bytes:
    """Return everything of letters that the vault holds, opened."""
    parts = [part for kind in ALL_PARTS for part in await vault.open_all(kind)]
    assert parts
    return b"\n".join(part.payload for part in parts)


async def test_no_part_of_the_vault_holds_the_number(
    post: Path, intake: Intake, vault: UnlockedVault, pool: ReaderPool
) -> None:
    (post / "overzicht.json").write_bytes(content(TWO_CASES))
    (_, taken) = await _import(post / "overzicht.json", intake, pool)
    assert isinstance(taken, Taken)
    assert [letter.error for letter in taken.letters] == [None, None]
    kept = await _kept(vault)
    assert BSN.encode() not in kept
    assert b"bsn" not in kept.lower()
    source = (await vault.open(taken.source_id, PartKind.SOURCE)).payload
    assert json.loads(source)["body"]["financiele_zaken"][0]["saldo"] == 27900
    provenance = decode_provenance((await vault.open(taken.source_id, PartKind.PROVENANCE)).payload)
    assert (provenance.media_type, provenance.size_bytes) == ("application/json", len(source))


async def test_each_case_is_a_letter_of_its_own(
    post: Path, intake: Intake, vault: UnlockedVault, pool: ReaderPool
) -> None:
    (post / "overzicht.json").write_bytes(content(TWO_CASES))
    await _import(post, intake, pool)
    letters = await list_letters(vault)
    assert [letter.record.part_name for letter in letters] == ["zaak 1", "zaak 2"]
    assert [letter.facts.amount_due_cents for letter in letters if letter.facts] == [27900, 5000]
    again = await read_again(vault, letters[1].id, pool)
    assert [one.facts for one in again] == [letters[1].facts]
    with pytest.raises(ArrangementError):
        await join_letters(vault, [letter.id for letter in letters], pool)
    with pytest.raises(ArrangementError):
        await split_letter(vault, letters[0].id, [[1], [2]], pool)
    assert len(await list_letters(vault)) == 2


async def test_the_same_document_again_is_known(post: Path, intake: Intake, pool: ReaderPool) -> None:
    (post / "overzicht.json").write_bytes(content(TWO_CASES))
    await _import(post, intake, pool)
    assert [type(event) for event in (await _import(post, intake, pool))[1:]] == [Known]


async def test_one_that_does_not_open_is_not_kept(
    post: Path, intake: Intake, vault: UnlockedVault, pool: ReaderPool
) -> None:
    (post / "kapot.json").write_bytes(content(TWO_CASES)[:-30])
    (_, event) = await _import(post, intake, pool)
    assert event == NotTaken(name="post/kapot.json", reason=NotTakenReason.DAMAGED)
    assert len(await list_letters(vault)) == 0


async def test_the_one_way_in_refuses_it_too(intake: Intake, vault: UnlockedVault) -> None:
    broken = content(TWO_CASES)[:-30]
    with pytest.raises(SourceNotReadableError):
        await accept(intake, incoming(broken, "x.json"), read(broken, name="x.json"))
    whole = content(document(fine()))
    accepted = await accept(intake, incoming(whole, "x.json"), read(whole, name="x.json"))
    assert BSN.encode() not in (await vault.open(accepted.source_id, PartKind.SOURCE)).payload


async def test_the_data_of_other_programs_is_no_letter(post: Path, intake: Intake, pool: ReaderPool) -> None:
    (post / "package.json").write_text('{"name": "iets", "version": "1.0.0"}', encoding="utf-8")
    events = await _import(post, intake, pool)
    assert events[1:] == [NotTaken(name="post/package.json", reason=NotTakenReason.NO_LETTER)]
    assert not any(isinstance(event, Skipped) for event in events)


async def test_a_document_of_a_newer_version_is_kept_until_it_can_be_read(
    post: Path, intake: Intake, vault: UnlockedVault, pool: ReaderPool
) -> None:
    newer = document(fine(), kind="FINANCIAL_CLAIMS_INFORMATION_DOCUMENT_V9")
    (post / "nieuw.json").write_bytes(content(newer))
    (_, taken) = await _import(post, intake, pool)
    assert isinstance(taken, Taken)
    assert taken.needs_a_look
    assert BSN.encode() not in await _kept(vault)


def test_other_sources_stay_as_they_are() -> None:
    source = incoming(b"Uw BSN is 999990019", "brief.txt")
    assert without_service_number(source) is source
