"""`postkluis letter open`: a locked letter is read with its password, which stays nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.parsers.sample_files import letter_pdf, mail_with_attachment
from tests.tui.conftest import Person, vault_of

SECRET = "maanlicht-1987"


@pytest.fixture
def locked(tmp_path: Path) -> Person:
    """Somebody with a locked PDF, and a mail with another one."""
    person = vault_of(tmp_path / "home")
    post = tmp_path / "post"
    post.mkdir()
    (post / "brief.pdf").write_bytes(letter_pdf(password=SECRET))
    mail = mail_with_attachment(("nota.pdf", letter_pdf(password=SECRET)), text="Uw nota is beveiligd.\n")
    (post / "mail.eml").write_bytes(mail)
    person.run("import", str(post))
    return person


def locked_letters(person: Person) -> list[str]:
    """The numbers of the letters that wait for a password."""
    return [
        letter["id"]
        for letter in person.json("letter", "list")["letters"]
        if letter["error"] == "password_protected"
    ]


def with_password(folder: Path, text: str) -> list[str]:
    """Options that give a password."""
    path = folder / "password"
    path.write_text(text)
    return ["--password-file", str(path)]


def test_locked_letters_are_kept_and_open_with_their_password(locked: Person, tmp_path: Path) -> None:
    waiting = locked_letters(locked)
    assert len(waiting) == 2
    assert not locked.json("overview")["complete"]
    for number in waiting:
        opened = locked.json("letter", "open", number[:8], *with_password(tmp_path, SECRET + "\n"))
        assert opened["letters"] == [{"id": number, "status": "read"}]
        shown = locked.json("letter", "show", number)
        assert shown["facts"]["amount_due_cents"] == 12445
    assert locked_letters(locked) == []
    assert locked.json("overview")["complete"]


def test_a_wrong_password_changes_nothing(locked: Person, tmp_path: Path) -> None:
    number = locked_letters(locked)[0]
    result = locked.run("letter", "open", number, *with_password(tmp_path, "fout"))
    assert result.exit_code == 1
    assert "the letter does not open with that password; nothing was changed" in result.stderr
    assert len(locked_letters(locked)) == 2


def test_a_letter_that_is_not_locked_says_so(locked: Person, tmp_path: Path) -> None:
    number = locked_letters(locked)[0]
    locked.done("letter", "open", number, *with_password(tmp_path, SECRET))
    result = locked.run("letter", "open", number, *with_password(tmp_path, SECRET))
    assert result.exit_code == 1
    assert "that letter is not locked with a password" in result.stderr


@pytest.mark.parametrize("text", ["", "\n", "x" * 900])
def test_a_file_without_a_password_is_refused(locked: Person, tmp_path: Path, text: str) -> None:
    result = locked.run("letter", "open", "1", *with_password(tmp_path, text))
    assert result.exit_code != 0


def test_without_a_terminal_the_password_has_to_be_given(locked: Person) -> None:
    result = locked.run("letter", "open", "1")
    assert result.exit_code == 2
    assert "--password-file" in result.stderr


def test_the_password_stands_nowhere(locked: Person, tmp_path: Path) -> None:
    options = with_password(tmp_path, SECRET)
    for number in locked_letters(locked):
        locked.done("letter", "open", number, *options)
    for path in locked.folder.rglob("*"):
        if path.is_file():
            assert SECRET.encode() not in path.read_bytes()
