"""The installed program as a process of its own: light to start, quiet in a pipe, asking on a terminal."""

from __future__ import annotations

import json
import os
import pty
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from tests.mailbox_ingest.bombs import deflated_zeros, pdf_with_content
from tests.parsers.sample_files import LETTER, html_mail, letter_pdf, photo_jpg, scan_pdf
from tests.tui.conftest import PASSPHRASE, Person
from tests.tui.test_bad_input import POSTKLUIS, real

ROOT = Path(__file__).parents[2]

# What makes a start slow; none of it is needed to show help or to read one text PDF.
HEAVY = (
    "sqlalchemy",
    "alembic",
    "cryptography",
    "textual",
    "cv2",
    "numpy",
    "PIL",
    "pdfplumber",
    "babel",
    "consent",
)


def loaded_after(*arguments: str) -> set[str]:
    """Return the modules that a run of the program has loaded at its end."""
    script = (
        "import sys, json, contextlib, io\n"
        "from tui.cli import cli\n"
        "with contextlib.redirect_stdout(io.StringIO()):\n"
        "    try:\n        cli.main(sys.argv[1:])\n    except SystemExit:\n        pass\n"
        "print(json.dumps(sorted(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return set(json.loads(done.stdout))


def test_help_loads_nothing_heavy() -> None:
    assert loaded_after("--help") & set(HEAVY) == set()


def test_reading_one_text_pdf_loads_no_store_and_no_screen(tmp_path: Path) -> None:
    file = tmp_path / "letter.pdf"
    file.write_bytes(letter_pdf())
    loaded = loaded_after("parse", str(file), "--json")
    assert loaded & {"sqlalchemy", "alembic", "cryptography", "textual", "consent", "store"} == set()


def test_parse_in_a_pipe_is_one_object_a_line(person: Person, tmp_path: Path) -> None:
    file = tmp_path / "letter.pdf"
    file.write_bytes(letter_pdf())
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 nothing")
    result = real(person, "parse", str(file), str(broken), str(tmp_path / "no.pdf"), "--json")
    assert result.returncode == 1
    assert result.stderr == ""
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(Path(line["file"]).name, line["version"], line["part"]) for line in lines] == [
        ("letter.pdf", 1, 0),
        ("broken.pdf", 1, 0),
        ("no.pdf", 1, 0),
    ]
    assert lines[0]["amount_due_cents"] == 12445
    assert [line.get("error", {}).get("code") for line in lines] == [None, "damaged", "file_unreadable"]


def test_parse_opens_no_letter_itself(tmp_path: Path) -> None:
    files = [tmp_path / "letter.pdf", tmp_path / "foto.jpg", tmp_path / "mail.eml"]
    for file, content in zip(files, (letter_pdf(), photo_jpg(height=1200), html_mail()), strict=True):
        file.write_bytes(content)
    loaded = loaded_after("parse", *map(str, files), "--json")
    opens = {"pypdfium2", "PIL", "cv2", "numpy", "lxml", "pytesseract", "onnxruntime", "parsers.facts_from"}
    assert loaded & opens == set()


def test_parse_hands_no_passphrase_to_whoever_reads(person: Person, tmp_path: Path) -> None:
    """The interpreter that parse starts its readers with is one that tells what it was given."""
    file, told = tmp_path / "letter.pdf", tmp_path / "told"
    file.write_bytes(letter_pdf())
    script = (
        "import sys, pathlib\n"
        "reader = pathlib.Path(sys.argv[1], 'python')\n"
        "reader.write_text(f'#!/bin/sh\\nenv > {sys.argv[2]}\\nexec {sys.executable} \"$@\"\\n')\n"
        "reader.chmod(0o700)\n"
        "sys.executable = str(reader)\n"
        "from tui.cli import cli\n"
        "cli.main(['parse', sys.argv[3], '--json'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, tmp_path, told, file],
        cwd=ROOT,
        env={**os.environ, "POSTKLUIS_PASSPHRASE": PASSPHRASE, "POSTKLUIS_PASSPHRASE_FILE": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert json.loads(done.stdout)["amount_due_cents"] == 12445
    given = told.read_text()
    assert "PATH=" in given
    assert "POSTKLUIS" not in given
    assert PASSPHRASE not in given


def test_parse_tells_files_in_the_order_in_which_they_were_named(person: Person, tmp_path: Path) -> None:
    slow, quick = tmp_path / "scan.pdf", tmp_path / "letter.pdf"
    slow.write_bytes(scan_pdf())
    quick.write_bytes(letter_pdf())
    named = [str(file) for file in (slow, quick, tmp_path / "none.pdf", quick, quick, slow, quick)]
    result = real(person, "parse", *named, "--json")
    assert result.returncode == 1
    assert [json.loads(line)["file"] for line in result.stdout.splitlines()] == named


def test_parse_gives_up_what_takes_too_much_and_reads_on(person: Person, tmp_path: Path) -> None:
    bomb, letter = tmp_path / "bomb.pdf", tmp_path / "letter.pdf"
    bomb.write_bytes(pdf_with_content(deflated_zeros(1024, of=b" ")))
    letter.write_bytes(letter_pdf())
    result = real(person, "parse", str(bomb), str(letter), "--json")
    first, second = (json.loads(line) for line in result.stdout.splitlines())
    assert (result.returncode, first["error"]["code"]) == (1, "too_large")
    assert second["amount_due_cents"] == 12445


def test_parse_leaves_no_process_and_no_folder_when_it_is_stopped(person: Person, tmp_path: Path) -> None:
    file = tmp_path / "scan.pdf"
    file.write_bytes(scan_pdf([*LETTER, *(["\f", *LETTER] * 5)]))
    environment = {"PATH": os.environ["PATH"], "HOME": str(person.folder)}
    with subprocess.Popen(
        [POSTKLUIS, "parse", file], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        readers = _until_it_reads(running.pid)
        running.send_signal(signal.SIGINT)
        assert running.communicate(timeout=60)[0] == b""
    assert running.returncode == 1
    assert not any(_runs(reader) for reader in readers)
    assert not list(Path("/dev/shm").glob(f"postkluis-reader-{running.pid}-*"))


def _runs(process: psutil.Process) -> bool:
    """Tell whether a process runs; one that ended may wait for the system to take notice."""
    try:
        return bool(process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def _until_it_reads(pid: int) -> list[psutil.Process]:
    """Wait until the OCR program runs below a process, and return all that runs there."""
    while True:
        below = psutil.Process(pid).children(recursive=True)
        if len(below) > 1:
            return below
        time.sleep(0.01)


def test_parse_for_somebody_else_is_no_claim(person: Person, tmp_path: Path) -> None:
    file = tmp_path / "letter.pdf"
    file.write_bytes(letter_pdf())
    mine = json.loads(real(person, "parse", str(file), "--for", "T. Appelhof", "--json").stdout)
    theirs = json.loads(real(person, "parse", str(file), "--for", "B. Zandstra", "--json").stdout)
    assert (mine["is_claim"], mine["direction"]) == (True, "owed")
    assert (theirs["is_claim"], theirs["direction"]) == (False, "none")
    assert theirs["amount_due_cents"] == 12445


def test_parse_in_words_shows_facts_and_their_place(person: Person, tmp_path: Path) -> None:
    file = tmp_path / "letter.pdf"
    file.write_bytes(letter_pdf())
    person.language = "nl"
    result = real(person, "parse", str(file))
    assert result.returncode == 0
    assert "Waterbedrijf Zilverbeek" in result.stdout
    assert "€\xa0124,45" in result.stdout
    assert "bladzijde 1" in result.stdout
    assert not list((person.folder).rglob("*.sqlite3")) if person.folder.exists() else True


def test_a_reader_that_stops_reading_is_no_crash(owner: Person) -> None:
    environment = {"PATH": os.environ["PATH"], "HOME": str(owner.folder)}
    environment.update({name: value for name, value in owner.environment.items() if value is not None})
    command = f"{POSTKLUIS} overview | head -n 1"
    done = subprocess.run(
        ["bash", "-c", command], env=environment, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.stdout.startswith("Overview on ")
    assert "Traceback" not in done.stderr


class Terminal:
    """A pseudo-terminal with the program on it."""

    def __init__(self, person: Person, *arguments: str) -> None:
        environment = {"PATH": os.environ["PATH"], "HOME": str(person.folder), "TERM": "xterm-256color"}
        environment.update({name: value for name, value in person.environment.items() if value is not None})
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            # A terminal of its own needs fork and exec by hand; the program and its arguments are ours.
            os.execve(POSTKLUIS, [str(POSTKLUIS), *arguments], environment)  # noqa: S606
        self.shown = ""

    def wait_for(self, text: str, *, seconds: float = 60) -> None:
        """Read until `text` is shown."""
        end = time.monotonic() + seconds
        while text not in self.shown:
            if time.monotonic() > end:
                pytest.fail(f"{text!r} was not shown in:\n{self.shown}")
            self._read()

    def _read(self) -> bool:
        ready, _write, _error = select.select([self.terminal], [], [], 0.2)
        if not ready:
            return True
        try:
            piece = os.read(self.terminal, 65536)
        except OSError:
            return False
        self.shown += piece.decode(errors="replace")
        return bool(piece)

    def type(self, text: str) -> None:
        """Type on the keyboard."""
        os.write(self.terminal, text.encode())

    def ended(self) -> int:
        """Read to the end and return the exit status."""
        end = time.monotonic() + 60
        while self._read() and time.monotonic() < end:
            pass
        _pid, status = os.waitpid(self.pid, 0)
        os.close(self.terminal)
        return os.waitstatus_to_exitcode(status)


def test_init_asks_the_passphrase_twice_and_never_shows_it(person: Person) -> None:
    person.passphrase = None
    person.language = "nl"
    terminal = Terminal(person, "init", "--name", "T. Appelhof")
    terminal.wait_for("Kies een wachtzin:")
    terminal.type(PASSPHRASE + "\n")
    terminal.wait_for("Nog een keer dezelfde wachtzin:")
    terminal.type(PASSPHRASE + "\n")
    terminal.wait_for("Herstelcode:")
    assert terminal.ended() == 0
    assert PASSPHRASE not in terminal.shown


def test_two_different_passphrases_make_nothing(person: Person) -> None:
    person.passphrase = None
    terminal = Terminal(person, "init", "--name", "T. Appelhof")
    terminal.wait_for("Choose a passphrase:")
    terminal.type(PASSPHRASE + "\n")
    terminal.wait_for("once more:")
    terminal.type(PASSPHRASE + "x\n")
    assert terminal.ended() == 1
    assert "the two passphrases were not the same; nothing was made" in terminal.shown
    assert not (person.data / "postkluis.sqlite3").exists()


def test_who_lost_the_passphrase_chooses_a_new_one_with_the_code(person: Person) -> None:
    code = person.json("init", "--name", "T. Appelhof")["recovery_code"]
    person.passphrase = None
    terminal = Terminal(person, "overview")
    terminal.wait_for("recovery code:")
    terminal.type(code + "\n")
    terminal.wait_for("Choose a new passphrase now? [y/N]")
    terminal.type("y\n")
    terminal.wait_for("Choose a passphrase:")
    terminal.type("zolder vlieger grasmaaier boot\n")
    terminal.wait_for("once more:")
    terminal.type("zolder vlieger grasmaaier boot\n")
    terminal.wait_for("No letter asks for money.")
    assert terminal.ended() == 0
    assert code not in terminal.shown
    person.passphrase = PASSPHRASE
    assert person.run("overview").exit_code == 1
    for opens in ("zolder vlieger grasmaaier boot", code):
        person.passphrase = opens
        assert person.json("overview")["claims"] == []


def test_an_import_that_is_broken_off_keeps_what_was_finished(owner: Person, tmp_path: Path) -> None:
    for number in range(60):
        (tmp_path / f"{number}.txt").write_text(f"Brief {number}\nTotaal te betalen: € {number},10\n")
    terminal = Terminal(owner, "import", *(str(tmp_path / f"{number}.txt") for number in range(60)))
    terminal.wait_for("/60")
    os.kill(terminal.pid, signal.SIGINT)
    assert terminal.ended() == 1
    assert "postkluis: error: stopped; what was finished stays" in terminal.shown
    assert "Traceback" not in terminal.shown
    before = len(owner.json("letter", "list")["letters"])
    again = owner.json("import", *(str(tmp_path / f"{number}.txt") for number in range(60)))
    assert len(again["known"]) == before - 2
    assert len(owner.json("letter", "list")["letters"]) == 62


def test_import_on_a_terminal_shows_how_far_it_is(owner: Person, tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"Brief {number}\nTotaal te betalen: € {number},10\n")
    terminal = Terminal(owner, "import", *(str(tmp_path / f"{number}.txt") for number in range(3)))
    terminal.wait_for("Reading letters")
    terminal.wait_for("3 files taken in")
    assert terminal.ended() == 0


def test_a_grant_starts_on_no(owner: Person, tmp_path: Path) -> None:
    counsellor = Person(folder=tmp_path / "counsellor")
    text = counsellor.json("card", "make", "--name", "A. Bakker", "--organisation", "Voorbeeld")["card"]
    (tmp_path / "card.txt").write_text(text, encoding="utf-8")
    terminal = Terminal(owner, "grant", "new", "--to", str(tmp_path / "card.txt"), "--purpose", "help")
    terminal.wait_for("Let this counsellor look? [y/N]")
    terminal.type("\n")
    assert terminal.ended() == 1
    assert "you did not say yes, so nothing was done" in terminal.shown
    assert owner.json("grant", "list")["grants"] == []


def test_the_app_opens_on_a_real_vault_and_closes(owner: Person) -> None:
    owner.passphrase = None
    terminal = Terminal(owner, "tui", "--as-of", "2026-04-20")
    terminal.wait_for("Only your passphrase opens it.")
    terminal.type(PASSPHRASE + "\r")
    terminal.wait_for("Waterbedrijf")
    terminal.type("q")
    assert terminal.ended() == 0
    assert PASSPHRASE not in terminal.shown


def test_the_demo_goes_the_whole_way() -> None:
    done = subprocess.run(
        [ROOT / "scripts" / "demo"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
        timeout=180,
    )
    assert done.returncode == 0, done.stderr
    assert "u mag niet meer kijken: de cliënt heeft deze toestemming ingetrokken" in done.stdout
    assert "3.082,92" in done.stdout
