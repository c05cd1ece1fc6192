"""What goes wrong in the world: each gets one clear sentence, a way on, and a status; nothing is lost."""

from __future__ import annotations

import asyncio
import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.tui.conftest import CHEAP, PASSPHRASE, SCHOOL, Person, post
from tui.session import Settings
from tui.wiring import create_vault

POSTKLUIS = Path(sys.executable).with_name("postkluis")


def real(person: Person, *arguments: str, file_limit: int | None = None) -> subprocess.CompletedProcess[str]:
    """Run the installed program as its own process, with a limit on the size of files where asked."""

    def limit() -> None:
        if file_limit is not None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            # The soft limit alone: reading workers set one of their own.
            resource.setrlimit(resource.RLIMIT_FSIZE, (file_limit, resource.RLIM_INFINITY))

    environment = {"PATH": os.environ["PATH"], "HOME": str(person.folder)}
    environment.update({name: value for name, value in person.environment.items() if value is not None})
    return subprocess.run(
        [POSTKLUIS, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        stdin=subprocess.DEVNULL,
        preexec_fn=limit,
    )


def store_file(person: Person) -> Path:
    return person.data / "postkluis.sqlite3"


def test_a_wrong_passphrase(owner: Person) -> None:
    owner.passphrase = "appel fietsbel moeras"
    owner.language = "nl"
    for command in (("overview",), ("letter", "list"), ("grant", "list"), ("log",)):
        result = owner.run(*command)
        assert result.exit_code == 1
        assert result.stdout == ""
        assert result.stderr == (
            "postkluis: error: met deze wachtzin gaat het niet open; er is niets verloren\n"
            "hint: probeer het opnieuw, en let op hoofdletters en spaties\n"
        )


def test_no_passphrase_and_no_terminal(owner: Person) -> None:
    owner.passphrase = None
    result = real(owner, "overview")
    assert result.returncode == 1
    assert result.stderr == (
        "postkluis: error: your passphrase is needed, and there is no terminal to ask for it\n"
        "hint: put it in a file that only you can read and name that file in POSTKLUIS_PASSPHRASE_FILE\n"
    )


def test_no_vault_yet(person: Person, tmp_path: Path) -> None:
    for command in (
        ("overview",),
        ("import", str(tmp_path)),
        ("letter", "list"),
        ("grant", "list"),
        ("tui",),
    ):
        result = person.run(*command)
        assert result.exit_code == 1
        assert "there is no vault here yet" in result.stderr
        assert "postkluis init" in result.stderr
    assert not person.data.exists()


@pytest.mark.parametrize("url", ["mysql://host/db", "sqlite:///", "nonsense", ""])
def test_an_address_that_is_none(owner: Person, url: str) -> None:
    result = owner.run("overview", "--store", url)
    assert result.exit_code in (1, 2)
    assert result.stderr.startswith("postkluis: error: ")


def test_a_database_that_does_not_answer(owner: Person) -> None:
    result = owner.run("overview", "--store", "postgresql://127.0.0.1:1/post")
    assert result.exit_code == 1
    assert "the database does not answer" in result.stderr


def test_a_vault_of_a_newer_version_is_left_alone(owner: Person) -> None:
    with closing(sqlite3.connect(store_file(owner))) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    before = store_file(owner).read_bytes()
    result = owner.run("overview")
    assert result.exit_code == 1
    assert result.stderr == (
        "postkluis: error: this vault was written by a newer version of Postkluis; "
        "nothing in it was touched\n"
        "hint: install the newest version and try again\n"
    )
    assert store_file(owner).read_bytes() == before


def test_a_store_that_is_locked(owner: Person, tmp_path: Path) -> None:
    folder = post(tmp_path / "more", bill=SCHOOL.replace("5512", "7781").replace("80,00", "91,00"))
    with closing(sqlite3.connect(store_file(owner), isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        result = owner.run("import", str(folder))
        other.execute("ROLLBACK")
    assert result.exit_code == 1
    assert "another program is using the vault at this moment; nothing was changed" in result.stderr
    assert owner.json("import", str(folder))["taken"] == 1


def test_a_file_that_is_no_vault(person: Person) -> None:
    person.data.mkdir(parents=True)
    store_file(person).write_bytes(b"Dear diary, " * 1000)
    result = person.run("overview")
    assert result.exit_code == 1
    assert "the file of the vault is damaged, or is not a vault" in result.stderr


def test_a_full_disk_loses_nothing_and_the_import_goes_on_later(owner: Person, tmp_path: Path) -> None:
    bills = {
        f"bill{n}": SCHOOL.replace("5512", f"77{n:03}").replace("80,00", f"{n},10") for n in range(1, 31)
    }
    folder = post(tmp_path / "more", **bills)
    limit = store_file(owner).stat().st_size + 150_000
    full = real(owner, "import", str(folder), "--json", file_limit=limit)
    assert full.returncode == 1, full.stderr
    assert "postkluis: error: the disk is full; what was stored before is safe" in full.stderr
    assert "what is there already is not taken twice" in full.stderr
    stored = len(owner.json("letter", "list")["letters"])
    assert 2 <= stored < 32
    rest = owner.json("import", str(folder))
    assert len(rest["known"]) == stored - 2
    assert len(owner.json("letter", "list")["letters"]) == 32


def test_a_planted_part_is_not_shown_as_true(owner: Person) -> None:
    with closing(sqlite3.connect(store_file(owner))) as connection, connection:
        connection.execute(
            "UPDATE parts SET sealed = zeroblob(length(sealed)) WHERE rowid = "
            "(SELECT min(rowid) FROM parts WHERE kind = 'facts')"
        )
    overview = owner.json("overview")
    assert overview["complete"] is False
    assert overview["totals"]["claims"] == 1
    assert "1 part of the vault does not open" in owner.done("overview")


def test_the_passphrase_is_in_no_worker(owner: Person, tmp_path: Path) -> None:
    """While a real import runs, no process below it has the passphrase in its environment."""
    folder = post(tmp_path / "more", **{f"bill{n}": SCHOOL.replace("80,00", f"{n},20") for n in range(30)})
    environment = {"PATH": os.environ["PATH"], "HOME": str(owner.folder)}
    environment.update({name: value for name, value in owner.environment.items() if value is not None})
    with subprocess.Popen(
        [POSTKLUIS, "import", str(folder)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        seen = 0
        while running.poll() is None:
            for child in Path(f"/proc/{running.pid}/task/{running.pid}/children").read_text().split():
                try:
                    command = Path(f"/proc/{child}/cmdline").read_bytes()
                    inherited = Path(f"/proc/{child}/environ").read_bytes()
                except OSError:
                    continue
                # Between fork and exec a child still is its parent, by name and by memory.
                if b"reading_worker" in command:
                    seen += 1
                    assert PASSPHRASE.encode() not in inherited
        running.communicate()
    assert running.returncode == 0
    assert seen > 0


def test_doctor_finds_what_is_wrong_and_says_what_to_do(owner: Person, person: Person) -> None:
    verdicts = {check["name"]: check["verdict"] for check in owner.json("doctor")["checks"]}
    # How far readers are confined is up to the kernel of the machine that tests.
    assert verdicts.pop("readers") in ("good", "note")
    assert set(verdicts.values()) == {"good"}
    keys = next((owner.data / "keys").iterdir())
    keys.chmod(0o644)
    result = owner.run("doctor")
    assert result.exit_code == 1
    assert "others on this machine can read the key file" in result.stdout
    assert f"chmod 600 {keys}" in result.stdout
    keys.unlink()
    gone = json.loads(owner.done("doctor", "--json"))["checks"]
    assert [check["verdict"] for check in gone if check["name"] == "key_file"] == ["note"]
    assert [check["verdict"] for check in person.json("doctor")["checks"] if check["name"] == "vault"] == [
        "note"
    ]


def test_doctor_misses_tesseract(owner: Person, tmp_path: Path) -> None:
    owner.extra["PATH"] = str(tmp_path)
    result = owner.run("doctor")
    assert result.exit_code == 1
    assert "tesseract is missing" in result.stdout
    assert "sudo apt-get install tesseract-ocr tesseract-ocr-nld" in result.stdout


def test_several_vaults_in_one_store_are_told_apart_by_their_key_file(owner: Person) -> None:
    elsewhere = Settings(store_given=owner.store_url, data_folder=owner.data)
    keys = next((owner.data / "keys").iterdir())
    asyncio.run(create_vault(elsewhere, passphrase="van de buren", names=["N. Buur"], passphrase_cost=CHEAP))
    for other in (owner.data / "keys").iterdir():
        if other != keys:
            other.unlink()
    assert owner.json("overview", "--as-of", "2026-04-20")["totals"]["claims"] == 2
    keys.unlink()
    result = owner.run("overview")
    assert result.exit_code == 1
    assert "this store holds several vaults" in result.stderr


def test_a_folder_that_cannot_be_made_is_named_and_nothing_is_made(person: Person) -> None:
    person.folder.mkdir()
    person.data.write_text("a file is in the way", encoding="utf-8")
    result = person.run("init", "--name", "T. Appelhof")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"postkluis: error: {person.data} cannot be written\n")
    assert "Recovery" not in result.stdout


def test_a_key_file_that_is_gone_is_made_anew_at_the_next_unlock(person: Person) -> None:
    made = real(person, "init", "--name", "T. Appelhof")
    assert made.returncode == 0
    keys = person.data / "keys"
    before = next(keys.iterdir())
    before.unlink()
    assert person.json("overview")["claims"] == []
    assert [path.name for path in keys.iterdir()] == [before.name]


def test_a_file_with_a_vault_takes_no_second_one_even_without_its_key_file(owner: Person) -> None:
    next((owner.data / "keys").iterdir()).unlink()
    result = owner.run("init", "--name", "N. Buur")
    assert result.exit_code == 1
    assert "there is a vault here already" in result.stderr
