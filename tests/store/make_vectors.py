"""Makes the vectors of tests/data/store: `python -m tests.store.make_vectors`.

They are made once for a format and then only read: keys and nonces are random, so a second run makes others.
"""

from __future__ import annotations

import asyncio
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from store import (
    CounsellorKeys,
    PartKind,
    PartRef,
    PassphraseCost,
    Store,
    VaultPublic,
    main_part,
    new_grant_id,
    new_handle,
    new_part_id,
    new_subject_id,
)
from store.authorship import AuthorRole, IntakeCertificate, Signer
from store.canonical import encode
from store.envelope import seal, wrap
from store.keys import EncryptionKeyPair, SigningKeyPair
from store.recovery import format_recovery_code, new_recovery_secret
from store.schema import metadata
from tests.store.conftest import raw_database
from tests.store.vectors import dump

_COST = PassphraseCost(memory_kib=8 * 1024, iterations=1, lanes=1)
_NOW = datetime(2026, 6, 15, 9, 30, tzinfo=UTC)
_PASSPHRASE = "een kluis vol brieven, caf\u00e9 dicht"
_CONTROL = "facts by certified intake, which are good"
"""Shows that the planted cases around it are refused for what is wrong with them."""
_COUNSELLOR_PASSPHRASE = "loket drie"


def _canonical() -> dict[str, Any]:
    good: list[dict[str, Any]] = []
    for label, fields in (
        ("empty", []),
        ("octets", [b"", b"\x00\xff"]),
        ("text", ["", "huurtoeslag", "\u20ac 12,50"]),
        ("numbers", [0, 1, 2**64 - 1]),
        ("all", ["t", 7, b"o"]),
    ):
        shape = "".join({bytes: "o", str: "t", int: "n"}[type(field)] for field in fields)
        encoding = encode(f"postkluis/1/{label}", *fields)
        good.append({"label": label, "shape": shape, "fields": fields, "encoding": encoding})
    one = encode("postkluis/1/one", b"xyz")
    hostile = [
        ("another version", "o", b"\x02" + one[1:]),
        ("version of none", "o", b""),
        ("another label", "o", encode("postkluis/1/two", b"xyz")),
        ("label cut", "o", one[:8]),
        ("no field", "o", encode("postkluis/1/one")),
        ("a field too many", "o", encode("postkluis/1/one", b"xyz", b"")),
        ("another type", "o", encode("postkluis/1/one", "xyz")),
        ("an unknown type", "o", one.replace(b"\x01\x00\x00\x00\x03", b"\x04\x00\x00\x00\x03")),
        ("a length too large", "o", one.replace(b"\x00\x00\x00\x03", b"\x00\x00\x00\x04")),
        ("a length of all bits", "o", one.replace(b"\x00\x00\x00\x03", b"\xff\xff\xff\xff")),
        ("a length too small", "o", one.replace(b"\x00\x00\x00\x03", b"\x00\x00\x00\x02")),
        ("cut", "o", one[:-1]),
        ("longer", "o", one + b"\x00"),
        (
            "text that is not UTF-8",
            "t",
            one.replace(b"\x01\x00\x00\x00\x03xyz", b"\x02\x00\x00\x00\x03\xff\xfe\xfd"),
        ),
        ("a short number", "n", one.replace(b"\x01\x00\x00\x00\x03", b"\x03\x00\x00\x00\x03")),
    ]
    return {
        "good": good,
        "hostile": [
            {"name": name, "label": "one", "shape": shape, "encoding": encoding}
            for name, shape, encoding in hostile
        ],
    }


def _recovery() -> dict[str, Any]:
    secrets = [bytes(20), b"\xff" * 20, new_recovery_secret(), new_recovery_secret()]
    good = [{"code": format_recovery_code(secret), "secret": secret} for secret in secrets]
    code = format_recovery_code(secrets[2])
    good.append({"code": code.lower().replace("-", " "), "secret": secrets[2]})
    good.append({"code": code.replace("0", "o").replace("1", "I"), "secret": secrets[2]})
    other = "2" if code[7] != "2" else "3"
    hostile = [
        ("empty", ""),
        ("a group too few", code[:-5]),
        ("a group too many", code + "-0000"),
        ("a character of no code", "U" + code[1:]),
        ("another character", code[:7] + other + code[8:]),
        ("groups in another order", "-".join(reversed(code.split("-")))),
    ]
    return {"good": good, "hostile": [{"name": name, "code": typed} for name, typed in hostile]}


async def _vault(folder: Path) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    url = f"sqlite:///{folder}/vault.db"
    counsellor = CounsellorKeys.generate()
    async with await Store.open(url, passphrase_cost=_COST, clock=lambda: _NOW) as store:
        created = await store.create_vault(passphrase=_PASSPHRASE, household=b"the household")
        unlocked = await store.unlock(created.vault_id, passphrase=_PASSPHRASE)
        intake = store.intake(created.intake_keys)
        source, letter, other = new_subject_id(), new_subject_id(), new_subject_id()
        scan = b"a scan of two pages"
        async with intake.adding() as transaction:
            await transaction.recognise(scan, source)
            await transaction.add(source, PartKind.SOURCE, scan)
            await transaction.add(source, PartKind.PROVENANCE, b"by post")
            await transaction.add(letter, PartKind.LETTER, b"the letter")
            facts = await transaction.add(letter, PartKind.FACTS, b"facts as first read")
            await transaction.add(other, PartKind.FACTS, b"facts of another letter")
        await unlocked.put(letter, PartKind.FACTS, b"facts as read again")
        newest = await unlocked.put(letter, PartKind.FACTS, b"facts as read once more")
        await unlocked.put(letter, PartKind.CORRECTION, b"an amount", new_part_id())
        await unlocked.put(letter, PartKind.SETTING, bytes(70_000))
        grant_id, handle = new_grant_id(), new_handle()
        async with unlocked.adding() as owner:
            grant = await owner.add(new_subject_id(), PartKind.GRANT, b"the grant")
            await owner.register_grant(grant_id, handle, datetime(2026, 9, 15, 22, 0, tzinfo=UTC))
            await owner.share([newest, grant], counsellor.encryption_public_key, handle)
        shared = await store.open_shared(
            created.vault_id, keys=counsellor, handle=handle, vault_key_id=created.vault_key_id
        )
        for payload in (b"looked at one", b"looked at two", b"looked at three"):
            await shared.append_look(payload)
        public = await store.vault_public(created.vault_id)
        opened = [part for kind in PartKind for part in await unlocked.open_all(kind)]
    async with raw_database(url) as connection:
        tables = {
            table.name: [dict(row._mapping) for row in await connection.execute(sa.select(table))]
            for table in metadata.sorted_tables
        }
    vault = {
        "tables": tables,
        "vault_id": created.vault_id,
        "passphrase": _PASSPHRASE,
        "recovery_code": created.recovery_code,
        "intake_key_file": created.intake_keys.encode(),
        "counsellor_key_file": counsellor.seal(_COUNSELLOR_PASSPHRASE, cost=_COST),
        "counsellor_passphrase": _COUNSELLOR_PASSPHRASE,
        "counsellor_handle": handle,
        "counsellor_signing_key": counsellor.signing_public_key,
        "known_source": {"content": scan, "source_id": source},
        "newest": [
            {
                "part_id": part.ref.part,
                "subject_id": part.ref.subject,
                "kind": part.ref.kind.value,
                "version": part.ref.version,
                "payload": part.payload,
                "role": part.author.role.value,
                "made_at": int(part.stored_at.timestamp()),
                "shared": part.ref in (newest, grant),
            }
            for part in opened
        ],
        "looks": [b"looked at one", b"looked at two", b"looked at three"],
    }
    second = PartRef(
        vault=facts.vault,
        subject=other,
        part=main_part(facts.vault, other, PartKind.FACTS),
        kind=PartKind.FACTS,
        version=1,
    )
    hostile = _edits(facts, second, handle) + _edits_of_vault()
    hostile += _planted(public, created.intake_keys.signer, facts, second)
    return vault, hostile


def _edits(facts: PartRef, second: PartRef, handle: str) -> list[dict[str, Any]]:
    """What is done to rows that were good: each case ends with the part that must then be refused."""
    target = _asked(second)
    here = {"part_id": second.part, "version": 1}
    cases: list[dict[str, Any]] = []

    def case(name: str, *edits: dict[str, Any], ask: dict[str, Any] = target) -> None:
        cases.append({"name": name, "expect": "refused", "edits": list(edits), "ask": ask})

    for name, bit in (("suite", 0), ("nonce", 8 * 3), ("ciphertext", 8 * 40), ("tag", (29 + 1024) * 8 - 1)):
        edit = {"table": "parts", "where": here, "do": "flip", "column": "sealed", "bit": bit}
        case(f"a bit of the {name} of a part", edit)
    for name, bit in (("ML-KEM part", 5), ("X25519 share", 1090 * 8), ("key", 1125 * 8), ("tag", 1167 * 8)):
        edit = {"table": "wraps", "where": here, "do": "flip", "column": "wrap", "bit": bit}
        case(f"a bit of the {name} of a wrap", edit)
    for table, column in (("parts", "sealed"), ("wraps", "wrap")):
        where = {"table": table, "where": here, "column": column}
        case(f"{column} cut", {**where, "do": "cut", "bytes": 1})
        case(f"{column} cut to nothing", {**where, "do": "set", "to": b""})
        case(f"{column} longer", {**where, "do": "append", "bytes": b"\0"})
        swap = {"do": "swap", "with": {"part_id": facts.part, "version": 1}}
        case(f"{column} swapped with another part's", {**where, **swap})
    other_id = "f" * 32
    case(
        "another kind",
        {"table": "parts", "where": here, "do": "set", "column": "kind", "to": "letter"},
        ask={**target, "kind": "letter", "part_id": second.part},
    )
    case(
        "another subject",
        {"table": "parts", "where": here, "do": "set", "column": "subject_id", "to": other_id},
        ask={**target, "subject_id": other_id, "part_id": second.part},
    )
    case(
        "another part",
        {"table": "parts", "where": here, "do": "set", "column": "part_id", "to": other_id},
        {"table": "wraps", "where": here, "do": "set", "column": "part_id", "to": other_id},
        ask={**target, "part_id": other_id},
    )
    case(
        "another version",
        {"table": "parts", "where": here, "do": "set", "column": "version", "to": 2},
        {"table": "wraps", "where": here, "do": "set", "column": "version", "to": 2},
    )
    case("the wrap deleted", {"table": "wraps", "where": here, "do": "delete"})
    case(
        "the wrap of another recipient",
        {"table": "wraps", "where": here, "do": "set", "column": "recipient", "to": handle},
    )
    ask_facts = _asked(facts)
    case(
        "the version before deleted",
        {"table": "parts", "where": {"part_id": facts.part, "version": 2}, "do": "delete"},
        ask=ask_facts,
    )
    case(
        "a bit of the version before",
        {
            "table": "parts",
            "where": {"part_id": facts.part, "version": 2},
            "do": "flip",
            "column": "sealed",
            "bit": 999,
        },
        ask=ask_facts,
    )
    replayed: list[dict[str, Any]] = []
    for table in ("parts", "wraps"):
        replayed.append({"table": table, "where": {"part_id": facts.part, "version": 3}, "do": "delete"})
        moved = {"table": table, "where": {"part_id": facts.part, "version": 1}, "do": "set"}
        replayed.append({**moved, "column": "version", "to": 3})
    case("an old version as the newest", *replayed, ask=ask_facts)
    return cases


def _edits_of_vault() -> list[dict[str, Any]]:
    """What is done to the keys of a vault, which must stay shut, and to its log, which must not pass."""
    cases: list[dict[str, Any]] = []

    def case(name: str, ask: dict[str, Any], *edits: dict[str, Any]) -> None:
        cases.append({"name": name, "expect": "refused", "edits": list(edits), "ask": ask})

    by_passphrase, by_code, by_log = {"unlock": "passphrase"}, {"unlock": "recovery"}, {"looks": True}
    row: dict[str, Any] = {"table": "vaults", "where": {}}
    for column in ("encryption_key", "signing_key", "keys_signature", "private_keys"):
        case(f"a bit of {column}", by_passphrase, {**row, "do": "flip", "column": column, "bit": 77})
    case("another owner handle", by_code, {**row, "do": "set", "column": "owner_handle", "to": "f" * 32})
    slot: dict[str, Any] = {"table": "slots", "where": {"slot": "passphrase"}}
    for name, column, value in (
        ("a slot that asks for 100 GiB", "memory_kib", 100 * 1024 * 1024),
        ("a slot with another memory", "memory_kib", 8 * 1024 + 8),
        ("a slot with endless passes", "iterations", 2**31),
        ("a slot without lanes", "lanes", 0),
        ("a slot with another salt", "salt", b"0123456789abcdef"),
        ("a slot without salt", "salt", b""),
        ("a slot with another key", "sealed", bytes(60)),
        ("a slot without key", "sealed", b""),
    ):
        case(name, by_passphrase, {**slot, "do": "set", "column": column, "to": value})
    swap = {"do": "swap", "with": {"slot": "recovery"}}
    columns = ("salt", "memory_kib", "iterations", "lanes", "sealed")
    case("slots swapped", by_code, *({**slot, **swap, "column": column} for column in columns))
    look: dict[str, Any] = {"table": "looks", "where": {"sequence": 2}}
    for column, bit in (("sealed", 300), ("wrap", 300), ("previous", 3)):
        case(f"a bit of {column} of a look", by_log, {**look, "do": "flip", "column": column, "bit": bit})
    case("a look of another", by_log, {**look, "do": "set", "column": "recipient", "to": "f" * 32})
    gone = {**look, "do": "delete"}
    case("a look deleted", by_log, gone)
    third = {"table": "looks", "where": {"sequence": 3}}
    case("the next moved up", by_log, gone, {**third, "do": "set", "column": "sequence", "to": 2})
    order = {**third, "do": "swap", "column": "sequence", "with": {"sequence": 2}}
    case("looks in another order", by_log, order)
    return cases


def _planted(public: VaultPublic, intake: Signer, facts: PartRef, second: PartRef) -> list[dict[str, Any]]:
    """What somebody seals to the public key and writes into the database."""
    stranger = Signer(role=AuthorRole.OWNER, key=SigningKeyPair.generate())
    foreign = IntakeCertificate.issue(
        vault=public.vault, public_key=intake.key.public, kinds=[PartKind.FACTS], owner=stranger.key
    )
    subject = new_subject_id()
    fresh = replace(second, subject=subject, part=main_part(public.vault, subject, PartKind.FACTS))
    correction = replace(facts, kind=PartKind.CORRECTION, part=new_part_id(), version=1)
    household = replace(
        fresh, kind=PartKind.HOUSEHOLD, part=main_part(public.vault, subject, PartKind.HOUSEHOLD)
    )
    fourth = replace(facts, version=4)
    cases = [
        (_CONTROL, fresh, intake, b""),
        ("facts signed by a stranger as the owner", fresh, stranger, b""),
        ("facts signed by a stranger as intake", fresh, replace(stranger, role=AuthorRole.INTAKE), b""),
        ("facts signed by intake as the owner", fresh, replace(intake, role=AuthorRole.OWNER), b""),
        (
            "facts by intake with another owner's certificate",
            fresh,
            replace(intake, certificate=foreign.encode()),
            b"",
        ),
        ("facts by a key that the certificate does not name", fresh, replace(intake, key=stranger.key), b""),
        ("facts signed by a counsellor", fresh, replace(stranger, role=AuthorRole.COUNSELLOR), b""),
        ("a correction by intake", correction, intake, b""),
        ("a household by intake", household, intake, b""),
        ("a second set of facts by intake", replace(second, part=new_part_id()), intake, b""),
        ("a newer version by intake", fourth, intake, b"\x07" * 32),
    ]
    hostile = []
    for name, ref, signer, previous in cases:
        sealed, content_key = seal(ref, b"planted", signer=signer, previous=previous, made_at=1_780_000_000)
        wrapped = wrap(ref, content_key, public.owner_handle, public.encryption_key)
        expect = "opens" if signer is intake and name == _CONTROL else "refused"
        edits = _insert(public, ref, sealed, wrapped)
        hostile.append({"name": name, "expect": expect, "edits": edits, "ask": _asked(ref)})
    sealed, content_key = seal(fresh, b"planted", signer=stranger, previous=b"", made_at=1_780_000_000)
    elsewhere = EncryptionKeyPair.generate().public
    wrapped = wrap(fresh, content_key, public.owner_handle, elsewhere)
    name = "a wrap to another key in the owner's name"
    edits = _insert(public, fresh, sealed, wrapped)
    hostile.append({"name": name, "expect": "refused", "edits": edits, "ask": _asked(fresh)})
    return hostile


def _asked(ref: PartRef) -> dict[str, Any]:
    return {"subject_id": ref.subject, "kind": ref.kind.value, "part_id": ref.part}


def _insert(public: VaultPublic, ref: PartRef, sealed: bytes, wrapped: bytes) -> list[dict[str, Any]]:
    where = {"vault_id": ref.vault, "part_id": ref.part, "version": ref.version}
    part = {**where, "subject_id": ref.subject, "kind": ref.kind.value, "sealed": sealed}
    return [
        {"table": "parts", "insert": part},
        {"table": "wraps", "insert": {**where, "recipient": public.owner_handle, "wrap": wrapped}},
    ]


async def main() -> None:
    """Make every file."""
    with tempfile.TemporaryDirectory() as folder:
        vault, hostile = await _vault(Path(folder))
    dump("canonical.json", _canonical())
    dump("recovery.json", _recovery())
    dump("vault.json", vault)
    dump("hostile.json", hostile)


if __name__ == "__main__":
    asyncio.run(main())
