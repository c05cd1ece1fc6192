"""Folders change under our hands: renumbered, renamed, moved between, refused, and gone."""

from __future__ import annotations

import re
from dataclasses import replace

from mailbox_ingest.letters import list_letters
from mailbox_ingest.mailbox.account import Folder
from mailbox_ingest.mailbox.errors import FolderMissingError, MailboxRefusedError
from mailbox_ingest.mailbox.events import FolderFailed, FolderQuiet, FolderRenamed, FolderRenewed
from mailbox_ingest.mailbox.outcomes import State
from tests.mailbox_ingest.mailbox.conftest import Citizen, letter_mail, newsletter, seen


def _watch(citizen: Citizen, *names: str) -> None:
    citizen.account = replace(citizen.account, folders=tuple(Folder.named(name) for name in names))


def _renumber(citizen: Citizen) -> None:
    """Give the folder another UIDVALIDITY and each message another UID, as a restored server does."""
    maildir = citizen.server.maildir(citizen.user)
    numbers = maildir / "dovecot-uidlist"
    first, _, rest = numbers.read_text().partition("\n")
    found = re.search(r"\bV(\d+)", first)
    assert found is not None
    validity = int(found.group(1)) + 1000
    moved = "".join(f"{int(line.split()[0]) + 500} {line.split(' ', 1)[1]}\n" for line in rest.splitlines())
    numbers.write_text(f"3 V{validity} N900\n{moved}")
    for index in maildir.glob("dovecot.index*"):
        index.unlink()


async def test_several_folders_are_looked_through(citizen: Citizen) -> None:
    _watch(citizen, "INBOX", "Post/Réclame & co")
    citizen.receive(letter_mail(1))
    citizen.receive(letter_mail(2), newsletter(3), folder="Post/Réclame & co")
    assert len(seen(await citizen.sync())) == 3
    assert await citizen.sync() == [FolderQuiet(folder="INBOX"), FolderQuiet(folder="Post/Réclame & co")]


async def test_a_message_that_moved_to_another_folder_is_known_and_not_fetched(citizen: Citizen) -> None:
    _watch(citizen, "INBOX", "Archief")
    citizen.receive(letter_mail(1))
    citizen.receive(newsletter(2), folder="Archief")
    await citizen.sync()
    with citizen.mail_program() as client:
        client.select_folder("INBOX")
        client.move([1], "Archief")
    # With no room for a body at all, only what is known by its header can be known.
    events = await citizen.sync()
    assert seen(events) == [("Factuur 1", State.KNOWN)]
    assert len(await list_letters(citizen.vault)) == 1


async def test_messages_are_known_again_after_their_numbers_changed(citizen: Citizen) -> None:
    citizen.receive(letter_mail(1), newsletter(2), letter_mail(3))
    await citizen.sync()
    _renumber(citizen)
    events = await citizen.sync()
    assert FolderRenewed(folder="INBOX") in events
    assert seen(events) == [
        ("Factuur 1", State.KNOWN),
        ("Factuur 3", State.KNOWN),
        ("Nieuws van de tuin 2", State.NO_LETTER),
    ]
    assert len(await list_letters(citizen.vault)) == 2
    outcomes = await citizen.outcomes()
    assert len(outcomes) == 3
    assert len({outcome.place.uid_validity for outcome in outcomes}) == 1
    assert all(outcome.place.uid > 500 for outcome in outcomes)
    assert await citizen.sync() == [FolderQuiet(folder="INBOX")]


async def test_what_waited_when_the_numbers_changed_is_told_as_gone(citizen: Citizen) -> None:
    citizen.receive(newsletter(1))
    await citizen.sync()
    (before,) = await citizen.outcomes()
    await citizen.book.ask_for([before.place], citizen.clock())
    _renumber(citizen)
    await citizen.sync()
    assert sorted(outcome.state for outcome in await citizen.outcomes()) == [State.GONE, State.NO_LETTER]


async def test_a_renamed_folder_is_followed(citizen: Citizen) -> None:
    _watch(citizen, "Post")
    citizen.receive(letter_mail(1), newsletter(2), folder="Post")
    await citizen.sync()
    with citizen.mail_program() as client:
        client.rename_folder("Post", "Brieven/Oud")
    assert await citizen.sync() == [
        FolderRenamed(folder="Brieven/Oud", before="Post"),
        FolderQuiet(folder="Brieven/Oud"),
    ]
    citizen.receive(letter_mail(3), folder="Brieven/Oud")
    assert seen(await citizen.sync()) == [("Factuur 3", State.TAKEN)]
    assert await citizen.sync() == [FolderQuiet(folder="Brieven/Oud")]
    assert len(await list_letters(citizen.vault)) == 2


async def test_another_folder_with_the_same_numbers_is_not_taken_for_it(citizen: Citizen) -> None:
    _watch(citizen, "Post")
    citizen.receive(letter_mail(1), folder="Post")
    await citizen.sync()
    known = await citizen.book.folder(citizen.account.id, citizen.account.folders[0].id)
    assert known is not None
    citizen.receive(newsletter(2), folder="Anders")
    numbers = citizen.server.maildir(citizen.user) / ".Anders" / "dovecot-uidlist"
    first, _, rest = numbers.read_text().partition("\n")
    numbers.write_text(re.sub(r"V\d+", f"V{known.uid_validity}", first) + "\n" + rest)
    for index in numbers.parent.glob("dovecot.index*"):
        index.unlink()
    with citizen.mail_program() as client:
        assert client.folder_status("Anders", ["UIDVALIDITY"])[b"UIDVALIDITY"] == known.uid_validity
        client.delete_folder("Post")
    (failed,) = await citizen.sync()
    assert isinstance(failed, FolderFailed)
    assert isinstance(failed.problem, FolderMissingError)


async def test_a_folder_that_is_not_there_does_not_stop_the_others(citizen: Citizen) -> None:
    _watch(citizen, "Weg", "INBOX")
    citizen.receive(letter_mail(1))
    failed, *rest = await citizen.sync()
    assert isinstance(failed, FolderFailed)
    assert isinstance(failed.problem, FolderMissingError)
    assert seen(rest) == [("Factuur 1", State.TAKEN)]


async def test_a_folder_that_the_server_refuses_does_not_stop_the_others(citizen: Citizen) -> None:
    _watch(citizen, "Dicht", "INBOX")
    citizen.receive(letter_mail(1))
    citizen.receive(letter_mail(2), folder="Dicht")
    closed = citizen.server.maildir(citizen.user) / ".Dicht"
    closed.chmod(0)
    try:
        failed, *rest = await citizen.sync()
    finally:
        closed.chmod(0o700)
    assert isinstance(failed, FolderFailed)
    assert isinstance(failed.problem, MailboxRefusedError | FolderMissingError)
    assert seen(rest) == [("Factuur 1", State.TAKEN)]
    assert seen(await citizen.sync()) == [("Factuur 2", State.TAKEN)]
