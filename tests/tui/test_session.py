"""Settings and the passphrase: where they come from, and that the passphrase goes no further."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from store import sqlite_url
from tui.errors import PassphraseFileError, PassphraseNeededError
from tui.session import Passphrases, Settings, is_weak, start_session, without_password


def test_the_passphrase_is_taken_out_of_the_environment() -> None:
    environment = {"POSTKLUIS_PASSPHRASE": "appel fietsbel moeras", "HOME": "/home/t"}
    session = start_session(environment)
    assert "POSTKLUIS_PASSPHRASE" not in environment
    assert session.passphrases.get("?") == "appel fietsbel moeras"
    assert "moeras" not in repr(session)


def test_the_file_goes_before_the_environment(tmp_path: Path) -> None:
    file = tmp_path / "secret"
    file.write_text("uit het bestand\n", encoding="utf-8")
    session = start_session({"POSTKLUIS_PASSPHRASE": "anders", "POSTKLUIS_PASSPHRASE_FILE": str(file)})
    assert session.passphrases.get("?") == "uit het bestand"


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfe\x00", b"x" * 5000])
def test_a_file_that_holds_no_passphrase_is_named(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "secret"
    file.write_bytes(content)
    with pytest.raises(PassphraseFileError):
        Passphrases(file=file).get("?")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(PassphraseFileError):
        Passphrases(file=tmp_path / "no").get("?")


def test_without_terminal_nobody_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("not a terminal"))
    with pytest.raises(PassphraseNeededError):
        Passphrases().get("?")


def test_spaces_around_a_passphrase_are_part_of_it(tmp_path: Path) -> None:
    file = tmp_path / "secret"
    file.write_bytes(b" met spaties \r\n")
    assert Passphrases(file=file).get("?") == " met spaties "


@pytest.mark.parametrize(
    ("passphrase", "weak"),
    [
        ("welkom01", True),
        ("aaaaaaaaaaaaaaaaaaaa", True),
        ("12341234123412341234", True),
        ("paard stapel accu klem", False),
    ],
)
def test_a_weak_passphrase_is_told_from_a_strong_one(passphrase: str, weak: bool) -> None:
    assert is_weak(passphrase) is weak


def test_key_files_stand_beside_a_file_and_never_in_it() -> None:
    local = Settings(store_given="sqlite:////srv/post/vault.sqlite3", data_folder=Path("/home/t/data"))
    remote = Settings(store_given="postgresql://db/post", data_folder=Path("/home/t/data"))
    assert local.key_folder == Path("/srv/post/keys")
    assert remote.key_folder == Path("/home/t/data/keys")


def test_today_is_the_day_in_amsterdam() -> None:
    session = start_session({})
    session.now = lambda: datetime(2026, 6, 14, 22, 30, tzinfo=UTC)
    assert session.today() == date(2026, 6, 15)


def test_the_store_follows_the_environment() -> None:
    assert (
        start_session({"POSTKLUIS_STORE": "postgresql://db/post"}).settings.store_url
        == "postgresql://db/post"
    )
    assert start_session({}).settings.store_url.startswith("sqlite:///")


@pytest.mark.parametrize("name", ["100% zeker?.sqlite3", "sp ace.sqlite3", "é#.sqlite3"])
def test_a_folder_with_odd_signs_in_its_name_is_a_folder(tmp_path: Path, name: str) -> None:
    settings = Settings(store_given=sqlite_url(tmp_path / name), data_folder=tmp_path)
    assert settings.store_file == tmp_path / name
    assert settings.key_folder == tmp_path / "keys"
    odd = Settings(data_folder=tmp_path / name)
    assert odd.store_file == tmp_path / name / "postkluis.sqlite3"


def test_a_file_named_from_here_is_the_same_file_from_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    settings = Settings(store_given="sqlite:///vault.sqlite3", data_folder=tmp_path)
    assert settings.store_file == tmp_path / "vault.sqlite3"
    assert settings.store_url == sqlite_url(tmp_path / "vault.sqlite3")


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("postgresql://kluis:geheim@db.example/post", "postgresql://kluis@db.example/post"),
        ("postgresql://kluis:p%40ss:w@db.example:5432/post", "postgresql://kluis@db.example:5432/post"),
        ("postgresql://:geheim@/post?host=/run/pg", "postgresql://@/post?host=/run/pg"),
        ("postgresql://db.example:5432/post", "postgresql://db.example:5432/post"),
        ("sqlite:////srv/a:b@c/vault.sqlite3", "sqlite:////srv/a:b@c/vault.sqlite3"),
    ],
)
def test_the_password_of_a_database_is_never_shown(address: str, shown: str) -> None:
    assert without_password(address) == shown
