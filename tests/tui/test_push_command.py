"""A letter goes from a sender's command line, over a real host, into the overview of its owner."""

from __future__ import annotations

import asyncio
import io
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from server.logs import make_log
from server.serving import serving
from server.settings import ServerSettings
from store import HostKeys, Store
from tests.tui.conftest import SCHOOL, WATER, Person, vault_of

SETTINGS = ServerSettings(port=0, operations_port=0, read_letters=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """An owner with an address, a sender, and the folder in which the sender works."""

    owner: Person
    sender: Person
    folder: Path
    address: str

    def push(self, *arguments: str, port: int) -> tuple[int, Any]:
        """Let the sender push, and return exit status and JSON."""
        url = f"http://127.0.0.1:{port}"
        key, card = str(self.folder / "sender.pem"), str(self.folder / "card.txt")
        result = self.sender.run("push", *arguments, "--key", key, "--host", card, "--url", url, "--json")
        return result.exit_code, json.loads(result.stdout)


@pytest.fixture
def letters(tmp_path: Path) -> Post:
    owner = vault_of(tmp_path / "owner")
    folder = tmp_path / "sender"
    folder.mkdir()
    key = Ed25519PrivateKey.generate()
    (folder / "sender.pem").write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    public = folder / "public.pem"
    public.write_bytes(key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    owner.done("host", "make", "--at", "post.example")
    (folder / "card.txt").write_text(owner.done("host", "show"))
    owner.done("sender", "add", "Waterbedrijf Zilverbeek", "--kind", "creditor", "--key", str(public))
    address = owner.json("address", "new", "--label", "water")["address"]
    (folder / "water.txt").write_text(WATER)
    (folder / "school.txt").write_text(SCHOOL)
    return Post(owner=owner, sender=Person(folder=tmp_path / "nobody"), folder=folder, address=address)


@contextmanager
def host_of(owner: Person) -> Iterator[int]:
    """Run the host of a machine in a thread of its own, and give its port."""
    started, stop, ports = threading.Event(), threading.Event(), []

    async def run() -> None:
        keys = owner.data / "host"
        async with (
            await Store.open(owner.store_url, create=False) as store,
            serving(
                store,
                keys=HostKeys.load(keys),
                reader_folder=keys,
                settings=SETTINGS,
                log=make_log(io.StringIO()),
                clock=lambda: datetime.now(UTC),
            ) as running,
        ):
            ports.append(running.port)
            started.set()
            await asyncio.to_thread(stop.wait)

    thread = threading.Thread(target=asyncio.run, args=(run(),))
    thread.start()
    try:
        assert started.wait(timeout=60)
        yield ports[0]
    finally:
        stop.set()
        thread.join()


def test_a_list_is_sent_once_and_read_by_its_owner(letters: Post) -> None:
    table = letters.folder / "letters.csv"
    table.write_text(
        "file;address;amount_due_cents;letter_date\n"
        f"water.txt;{letters.address};12545;2026-03-03\n"
        f"school.txt;{letters.address};8000;\n"
        "gone.txt;nowhere;;\n"
    )
    with host_of(letters.owner) as port:
        planned = letters.push(str(letters.folder), "--dry-run", port=port)
        first = letters.push(str(letters.folder), port=port)
        again = letters.push("--list", str(table), port=port)
    assert sorted(planned[1]["would_send"]) == ["school.txt", "water.txt"]
    assert [status for status, _said in (planned, first, again)] == [1, 1, 1]
    for _status, said in (first, again):
        assert sorted(row["file"] for row in said["delivered"]) == ["school.txt", "water.txt"]
        assert [(row["file"], row["code"]) for row in said["not_sent"]] == [("gone.txt", "address")]
    assert [row["earlier"] for row in again[1]["delivered"]] == [True, True]
    assert (letters.folder / "letters.csv.receipts").exists()

    claims = letters.owner.json("overview", "--as-of", "2026-03-10")["claims"]
    assert any("amount_due_cents" in claim["review"] for claim in claims)
    listed = letters.owner.json("letter", "list")["letters"]
    assert sorted(row["amount_due_cents"] for row in listed) == [8000, 12445]
    water = next(row["id"] for row in listed if row["amount_due_cents"] == 12445)
    shown = letters.owner.json("letter", "show", water)
    assert shown["origin"]["sender"]["standing"] == "verified"
    assert shown["origin"]["sender"]["name"] == "Waterbedrijf Zilverbeek"
    assert shown["stated_otherwise"] == [{"field": "amount_due_cents", "stated": 12545, "read": 12445}]
    assert "amount_due_cents" in shown["facts"]["review"]
    told = letters.owner.done("letter", "show", water)
    assert "Sender verified: signed by Waterbedrijf Zilverbeek." in told
    assert "the sender says €125.45, the letter says €124.45." in told


def test_a_sealed_letter_is_opened_by_its_owner_alone(letters: Post) -> None:
    with host_of(letters.owner) as port:
        water = str(letters.folder / "water.txt")
        status, said = letters.push(water, "--to", letters.address, "--sealed", port=port)
    assert (status, len(said["delivered"])) == (0, 1)
    assert (letters.folder / "water.txt.receipts").exists()
    (listed,) = letters.owner.json("letter", "list")["letters"]
    assert listed["amount_due_cents"] == 12445
    shown = letters.owner.json("letter", "show", listed["id"])
    assert shown["origin"]["sender"]["standing"] == "verified"
    assert shown["stated_otherwise"] == []


def test_it_speaks_to_a_person_too(letters: Post) -> None:
    key, card = str(letters.folder / "sender.pem"), str(letters.folder / "card.txt")
    given = [str(letters.folder / "water.txt"), "--to", letters.address, "--key", key, "--host", card]
    with host_of(letters.owner) as port:
        url = ["--url", f"http://127.0.0.1:{port}"]
        assert letters.sender.done("push", *given, "--dry-run", *url) == "1 letter would be sent.\n"
        assert letters.sender.done("push", *given, *url) == "1 letter delivered.\n"
        assert letters.sender.done("push", *given, *url) == "1 letter had its receipt already.\n"


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        ((), 2, "give files and --to, or --list, or one folder with letters.csv"),
        (("a.txt",), 2, "give files and --to, or --list, or one folder with letters.csv"),
        (("--to", "x"), 2, "give files and --to, or --list, or one folder with letters.csv"),
        (("a.txt", "--to", "x", "--url", "http://post.example"), 2, "letters go over https only"),
        (("--list", "none.csv"), 1, "none.csv"),
    ],
)
def test_wrong_use_is_told(letters: Post, arguments: tuple[str, ...], status: int, said: str) -> None:
    key, card = str(letters.folder / "sender.pem"), str(letters.folder / "card.txt")
    result = letters.sender.run("push", *arguments, "--key", key, "--host", card)
    assert result.exit_code == status
    assert said in result.stderr


def test_a_key_that_is_none_is_told(letters: Post) -> None:
    card = str(letters.folder / "card.txt")
    result = letters.sender.run("push", "a.txt", "--to", "x", "--key", card, "--host", card)
    assert result.exit_code != 0
    assert result.stderr.startswith("postkluis: error: ")
