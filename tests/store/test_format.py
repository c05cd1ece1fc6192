"""The vectors of tests/data/store, held against the store and against an opener written from FORMAT.md."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from store import (
    CounsellorKeys,
    IntakeKeys,
    KeyId,
    PartId,
    PartKind,
    PartMissingError,
    PartUnreadableError,
    RecipientHandle,
    Store,
    SubjectId,
    VaultAlteredError,
    WrongPassphraseError,
    key_id,
    new_part_id,
    new_subject_id,
)
from store.canonical import CanonicalError, Decoder, encode
from store.errors import RecoveryCodeError
from store.recovery import format_recovery_code, parse_recovery_code
from store.schema import metadata
from tests.store import opener, vectors
from tests.store.conftest import CHEAP, PASSPHRASE, Vault, raw_database

CANONICAL = vectors.load("canonical.json")
RECOVERY = vectors.load("recovery.json")
VAULT = vectors.load("vault.json")
HOSTILE = vectors.load("hostile.json")


def _names(cases: list[dict[str, Any]]) -> list[str]:
    return [case.get("name") or case.get("label") or case["code"] for case in cases]


def _decode(encoded: bytes, label: str, shape: str) -> list[object]:
    reader = Decoder(encoded, f"postkluis/1/{label}")
    readers: dict[str, Callable[[], object]] = {"o": reader.octets, "t": reader.text, "n": reader.number}
    fields = [readers[kind]() for kind in shape]
    reader.end()
    return fields


@pytest.mark.parametrize("case", CANONICAL["good"], ids=_names(CANONICAL["good"]))
def test_a_good_encoding(case: dict[str, Any]) -> None:
    assert encode(f"postkluis/1/{case['label']}", *case["fields"]) == case["encoding"]
    assert opener.encode(case["label"], *case["fields"]) == case["encoding"]
    assert _decode(case["encoding"], case["label"], case["shape"]) == case["fields"]
    assert opener.decode(case["encoding"], case["label"], case["shape"]) == case["fields"]


@pytest.mark.parametrize("case", CANONICAL["hostile"], ids=_names(CANONICAL["hostile"]))
def test_a_hostile_encoding(case: dict[str, Any]) -> None:
    with pytest.raises(CanonicalError):
        _decode(case["encoding"], case["label"], case["shape"])
    with pytest.raises(opener.Refused):
        opener.decode(case["encoding"], case["label"], case["shape"])


@pytest.mark.parametrize("case", RECOVERY["good"], ids=_names(RECOVERY["good"]))
def test_a_good_recovery_code(case: dict[str, Any]) -> None:
    assert parse_recovery_code(case["code"]) == case["secret"]
    assert opener.recovery_secret(case["code"]) == case["secret"]
    assert parse_recovery_code(format_recovery_code(case["secret"])) == case["secret"]


@pytest.mark.parametrize("case", RECOVERY["hostile"], ids=_names(RECOVERY["hostile"]))
def test_a_hostile_recovery_code(case: dict[str, Any]) -> None:
    with pytest.raises(RecoveryCodeError):
        parse_recovery_code(case["code"])
    with pytest.raises(opener.Refused):
        opener.recovery_secret(case["code"])


@cache
def _keys() -> opener.Keys:
    return opener.open_vault(VAULT["tables"], VAULT["vault_id"], passphrase=VAULT["passphrase"])


def _owner_handle(tables: opener.Tables) -> str:
    handle: str = tables["vaults"][0]["owner_handle"]
    return handle


def test_the_opener_opens_the_vault_both_ways() -> None:
    by_code = opener.open_vault(VAULT["tables"], VAULT["vault_id"], code=VAULT["recovery_code"])
    assert by_code == _keys()
    with pytest.raises(opener.Refused):
        opener.open_vault(VAULT["tables"], VAULT["vault_id"], passphrase=VAULT["passphrase"] + " ")


@pytest.mark.parametrize("part", VAULT["newest"], ids=lambda part: str(part["kind"]))
def test_the_opener_opens_each_part_and_the_counsellor_those_that_are_shared(part: dict[str, Any]) -> None:
    tables, vault = VAULT["tables"], VAULT["vault_id"]
    asked = (part["subject_id"], part["kind"])
    opened = opener.open_newest(
        tables, vault, *asked, handle=_owner_handle(tables), seed=_keys().encryption, part=part["part_id"]
    )
    assert (opened.payload, opened.role, opened.made_at) == (part["payload"], part["role"], part["made_at"])

    seed, _ = opener.open_counsellor_file(VAULT["counsellor_key_file"], VAULT["counsellor_passphrase"])
    handle = VAULT["counsellor_handle"]
    if part["shared"]:
        assert opened == opener.open_newest(tables, vault, *asked, handle=handle, seed=seed)
    else:
        with pytest.raises(opener.Refused):
            opener.open_newest(tables, vault, *asked, handle=handle, seed=seed, part=part["part_id"])


def test_the_opener_reads_the_log_the_marks_and_the_key_files() -> None:
    tables, vault = VAULT["tables"], VAULT["vault_id"]
    signers = {VAULT["counsellor_handle"]: VAULT["counsellor_signing_key"]}
    log = opener.open_looks(tables, vault, seed=_keys().encryption, signers=signers)
    assert [look.payload for look in log] == VAULT["looks"]
    known = VAULT["known_source"]
    mark = opener.recognition_mark(_keys().recognition, known["content"])
    assert tables["recognised"] == [{"vault_id": vault, "mark": mark, "source_id": known["source_id"]}]
    fields = opener.decode(VAULT["intake_key_file"], "intake keys", "ttooooo")
    public = tables["vaults"][0]
    assert fields[:4] == [
        vault,
        *(public[name] for name in ("owner_handle", "encryption_key", "signing_key")),
    ]
    assert fields[4] == _keys().recognition


@pytest.mark.parametrize("case", HOSTILE, ids=_names(HOSTILE))
def test_the_opener_refuses_the_hostile(case: dict[str, Any]) -> None:
    tables = vectors.edited(VAULT["tables"], case["edits"])
    if case["expect"] == "opens":
        _ask_opener(tables, case["ask"])
        return
    with pytest.raises(opener.Refused):
        _ask_opener(tables, case["ask"])


def _ask_opener(tables: opener.Tables, ask: dict[str, Any]) -> None:
    vault = VAULT["vault_id"]
    match ask:
        case {"unlock": "passphrase"}:
            opener.open_vault(tables, vault, passphrase=VAULT["passphrase"])
        case {"unlock": "recovery"}:
            opener.open_vault(tables, vault, code=VAULT["recovery_code"])
        case {"looks": True}:
            signers = {VAULT["counsellor_handle"]: VAULT["counsellor_signing_key"]}
            opener.open_looks(tables, vault, seed=_keys().encryption, signers=signers)
        case {"subject_id": subject, "kind": kind, "part_id": part}:
            handle, seed = _owner_handle(tables), _keys().encryption
            opener.open_newest(tables, vault, subject, kind, handle=handle, seed=seed, part=part)


async def _stored(tmp_path: Path, tables: opener.Tables) -> Store:
    """A real store with these rows in it."""
    url = f"sqlite:///{tmp_path}/vault.db"
    store = await Store.open(url, passphrase_cost=CHEAP)
    async with raw_database(url) as connection:
        for table in metadata.sorted_tables:
            if tables.get(table.name):
                await connection.execute(table.insert(), tables[table.name])
    return store


async def test_the_store_opens_the_vectors(tmp_path: Path) -> None:
    async with await _stored(tmp_path, VAULT["tables"]) as store:
        (vault_id,) = await store.vault_ids()
        unlocked = await store.unlock(vault_id, passphrase=VAULT["passphrase"])
        await store.unlock_with_recovery(vault_id, VAULT["recovery_code"])
        counsellor = await store.open_shared(
            vault_id,
            keys=CounsellorKeys.open(VAULT["counsellor_key_file"], VAULT["counsellor_passphrase"]),
            handle=RecipientHandle(VAULT["counsellor_handle"]),
            vault_key_id=unlocked.vault_key_id,
        )
        for part in VAULT["newest"]:
            asked, part_id = (SubjectId(part["subject_id"]), PartKind(part["kind"])), PartId(part["part_id"])
            opened = await unlocked.open(*asked, part_id=part_id)
            assert (opened.payload, opened.author.role.value) == (part["payload"], part["role"])
            assert opened.stored_at.timestamp() == part["made_at"]
            if part["shared"]:
                assert await counsellor.open(*asked) == opened
            else:
                with pytest.raises(PartMissingError):
                    await counsellor.open(*asked, part_id=part_id)
        intake = store.intake(IntakeKeys.decode(VAULT["intake_key_file"]))
        known = VAULT["known_source"]
        assert await intake.known_source(known["content"]) == known["source_id"]
        async with intake.adding() as transaction:
            await transaction.add(new_subject_id(), PartKind.SOURCE, b"one more letter")
        log = await unlocked.looks(
            {RecipientHandle(VAULT["counsellor_handle"]): VAULT["counsellor_signing_key"]}
        )
        assert (log.intact, [look.payload for look in log.looks]) == (True, VAULT["looks"])


@pytest.mark.parametrize("case", HOSTILE, ids=_names(HOSTILE))
async def test_the_store_refuses_the_hostile(tmp_path: Path, case: dict[str, Any]) -> None:
    tables, ask = vectors.edited(VAULT["tables"], case["edits"]), case["ask"]
    async with await _stored(tmp_path, tables) as store:
        (vault_id,) = await store.vault_ids()
        if "unlock" in ask:
            by_code = ask["unlock"] == "recovery"
            with pytest.raises((VaultAlteredError, WrongPassphraseError)):
                await (
                    store.unlock_with_recovery(vault_id, VAULT["recovery_code"])
                    if by_code
                    else store.unlock(vault_id, passphrase=VAULT["passphrase"])
                )
            return
        unlocked = await store.unlock(vault_id, passphrase=VAULT["passphrase"])
        if "looks" in ask:
            signers = {RecipientHandle(VAULT["counsellor_handle"]): VAULT["counsellor_signing_key"]}
            assert not (await unlocked.looks(signers)).intact
            return
        subject, kind, part_id = SubjectId(ask["subject_id"]), PartKind(ask["kind"]), PartId(ask["part_id"])
        if case["expect"] == "opens":
            assert (await unlocked.open(subject, kind, part_id=part_id)).payload == b"planted"
            return
        with pytest.raises(PartUnreadableError):
            await unlocked.open(subject, kind, part_id=part_id)
        assert part_id not in [part.ref.part for part in await unlocked.open_all(kind)]


async def test_the_opener_opens_what_the_store_writes_today(vault: Vault) -> None:
    letter, part_id = new_subject_id(), new_part_id()
    async with vault.intake.adding() as transaction:
        await transaction.add(letter, PartKind.FACTS, b"facts")
    await vault.unlocked.put(letter, PartKind.FACTS, b"facts, again")
    await vault.unlocked.put(letter, PartKind.CORRECTION, b"an amount", part_id)
    async with raw_database(vault.url) as connection:
        tables = {
            table.name: [dict(row._mapping) for row in await connection.execute(sa.select(table))]
            for table in metadata.sorted_tables
        }
    vault_id = vault.created.vault_id
    keys = opener.open_vault(tables, vault_id, passphrase=PASSPHRASE)
    assert key_id(opener.signing_public(keys.signing)) == KeyId(vault.created.vault_key_id)
    handle, seed = _owner_handle(tables), keys.encryption
    facts = opener.open_newest(tables, vault_id, letter, "facts", handle=handle, seed=seed)
    assert (facts.payload, facts.role) == (b"facts, again", "owner")
    correction = opener.open_newest(
        tables, vault_id, letter, "correction", handle=handle, seed=seed, part=part_id
    )
    assert correction.payload == b"an amount"


def test_there_are_hostile_vectors_of_every_sort() -> None:
    assert len(HOSTILE) == len({case["name"] for case in HOSTILE})
    assert len(HOSTILE) > 50
