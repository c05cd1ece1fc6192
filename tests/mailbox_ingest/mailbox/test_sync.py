"""A sync with a real server: each message once, each outcome kept, and nothing changed in the mailbox."""

from __future__ import annotations

from mailbox_ingest.letters import list_letters
from mailbox_ingest.mailbox.events import FolderQuiet
from mailbox_ingest.mailbox.outcomes import State
from tests.mailbox_ingest.mailbox.conftest import Citizen, letter_mail, newsletter, seen


async def test_the_first_sync_takes_letters_in_and_leaves_the_rest(citizen: Citizen) -> None:
    citizen.receive(letter_mail(1), newsletter(2), letter_mail(3))
    events = await citizen.sync()
    assert seen(events) == [
        ("Factuur 1", State.TAKEN),
        ("Factuur 3", State.TAKEN),
        ("Nieuws van de tuin 2", State.NO_LETTER),
    ]
    letters = await list_letters(citizen.vault)
    assert len(letters) == 2
    assert all(letter.facts is not None and letter.facts.is_claim for letter in letters)
    assert await citizen.sync() == [FolderQuiet(folder="INBOX")]
    citizen.receive(letter_mail(4))
    assert seen(await citizen.sync()) == [("Factuur 4", State.TAKEN)]
