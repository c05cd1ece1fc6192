"""Who can read is a matter of type: the checker refuses a program in which the intake side opens a part."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from store import Host, Intake, IntakeTransaction, SharedVault, UnlockedVault

_ROOT = Path(__file__).parents[2]
_PROGRAM = """
from store import Host, Intake, PartKind, SharedVault, SubjectId, UnlockedVault

async def of_owner(vault: UnlockedVault, subject: SubjectId) -> bytes:
    return (await vault.open(subject, PartKind.FACTS)).payload

async def of_counsellor(vault: SharedVault, subject: SubjectId) -> bytes:
    return (await vault.open(subject, PartKind.FACTS)).payload

async def of_intake(intake: Intake, subject: SubjectId) -> bytes:
    await intake.open(subject, PartKind.FACTS)
    return b""

async def as_owner(intake: Intake) -> None:
    await read(intake)

async def of_host(host: Host, subject: SubjectId) -> None:
    await host.open(subject, PartKind.FACTS)

async def counsellor_writes(vault: SharedVault, subject: SubjectId) -> None:
    await vault.put(subject, PartKind.FACTS, b"")

async def read(vault: UnlockedVault) -> None:
    await vault.open_all(PartKind.FACTS)
"""


def test_the_type_checker_sees_who_can_read(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(_PROGRAM)
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "mypy",
            "--strict",
            "--no-error-summary",
            "--hide-error-context",
            "--config-file=",
            f"--cache-dir={tmp_path / 'cache'}",
            str(program),
        ],
        capture_output=True,
        text=True,
        cwd=_ROOT,
        env={**os.environ, "MYPYPATH": str(_ROOT)},
        timeout=300,
    )
    found = [line.split(": ", 1)[1] for line in done.stdout.splitlines()]
    assert found == [
        'error: "Intake" has no attribute "open"  [attr-defined]',
        'error: Argument 1 to "read" has incompatible type "Intake"; expected "UnlockedVault"  [arg-type]',
        'error: "Host" has no attribute "open"  [attr-defined]',
        'error: "SharedVault" has no attribute "put"  [attr-defined]',
    ]


def test_the_sides_have_these_methods_and_no_others() -> None:
    assert _public(Intake) == {"adding", "known_source", "mailbox_marks", "vault_id"}
    assert _public(IntakeTransaction) == {
        "add",
        "delete_mailbox_marks",
        "find_mailbox_marks",
        "put_mailbox_marks",
        "recognise",
    }
    assert _public(SharedVault) == {
        "append_look",
        "open",
        "open_all",
        "refs",
        "seal_to_owner",
        "signing_public_key",
        "vault_id",
        "vault_key_id",
    }
    assert _public(Host) == {
        "count_unread",
        "end_expired",
        "end_reader",
        "find_address",
        "find_by_content",
        "find_by_delivery",
        "find_by_request",
        "finish",
        "forget_old_nonces",
        "leave_to_owner",
        "open_unread",  # with a reader key alone, and what was wrapped to it
        "reading",
        "spend_nonce",
        "take_in",
        "unread_of",
    }
    assert _public(UnlockedVault) > {"open", "open_all", "put", "share"}


def _public(side: type) -> set[str]:
    return {name for name in dir(side) if not name.startswith("_")}
