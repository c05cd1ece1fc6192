"""What a sync says to the server: few commands, none that changes anything, and a way on past every break."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from mailbox_ingest.letters import list_letters
from mailbox_ingest.mailbox.connection import connected
from mailbox_ingest.mailbox.errors import MailboxLostError
from mailbox_ingest.mailbox.events import FolderQuiet
from mailbox_ingest.mailbox.outcomes import State
from tests.mailbox_ingest.mailbox.conftest import Citizen, letter_mail, newsletter, seen, text_letter
from tests.mailbox_ingest.mailbox.dovecot import PASSWORD
from tests.mailbox_ingest.mailbox.relay import Relay, relayed

LOOKING = re.compile(
    r"CAPABILITY|LOGIN \.\.\.|LOGOUT|STATUS \S+ \(.*\)|EXAMINE \S+|UID SEARCH UID \d+:\*"
    r"|UID FETCH [\d,:]+ \(RFC822\.SIZE INTERNALDATE BODYSTRUCTURE BODY\.PEEK\[HEADER\.FIELDS"
    r" \([A-Z -]+\)\]\)"
    r"|UID FETCH \d+ \(BODY\.PEEK\[\]<0\.\d+>\)"
)


@pytest.fixture
def relay(citizen: Citizen) -> Iterator[Relay]:
    """Put a relay between the citizen and the server."""
    with relayed(citizen.server.plain_port) as relay:
        citizen.account = replace(citizen.account, port=relay.port)
        yield relay


async def test_every_command_only_looks(citizen: Citizen, relay: Relay) -> None:
    citizen.receive(letter_mail(1), newsletter(2))
    await citizen.sync()
    assert [command for command in relay.commands if not LOOKING.fullmatch(command)] == []
    assert sum("BODY.PEEK[]" in command for command in relay.commands) == 1


async def test_a_quiet_mailbox_costs_four_commands(citizen: Citizen, relay: Relay) -> None:
    citizen.receive(*(newsletter(number) for number in range(30)))
    await citizen.sync()
    relay.commands.clear()
    assert await citizen.sync() == [FolderQuiet(folder="INBOX")]
    assert relay.commands == [
        "CAPABILITY",
        "LOGIN ...",
        'STATUS "INBOX" (UIDVALIDITY UIDNEXT MESSAGES HIGHESTMODSEQ)',
        "LOGOUT",
    ]


async def test_no_message_without_a_letter_is_fetched_twice(citizen: Citizen, relay: Relay) -> None:
    citizen.receive(newsletter(1), newsletter(2))
    await citizen.sync()
    citizen.receive(newsletter(3))
    relay.commands.clear()
    await citizen.sync()
    fetched = [command.split()[2] for command in relay.commands if command.startswith("UID FETCH")]
    assert fetched == ["3"]


async def test_a_message_whose_heading_breaks_the_connection_is_passed_over(
    citizen: Citizen, relay: Relay
) -> None:
    citizen.receive(text_letter(1), newsletter(66), text_letter(2))
    relay.poison = b"tuin 66"
    for _ in range(3):
        with pytest.raises(MailboxLostError):
            await citizen.sync()
    await citizen.sync()
    assert len(await list_letters(citizen.vault)) == 2
    failed = [outcome for outcome in await citizen.outcomes() if outcome.state is State.FAILED]
    assert [(outcome.place.uid, outcome.reason, outcome.failure) for outcome in failed] == [(2, "", "lost")]
    assert await citizen.sync() == [FolderQuiet(folder="INBOX")]
    relay.poison = None
    citizen.clock.pass_by(timedelta(minutes=5))
    # Fetched whole, it is judged all the same.
    assert seen(await citizen.sync()) == [("Nieuws van de tuin 66", State.NO_LETTER)]
    assert len(await list_letters(citizen.vault)) == 2


async def test_a_message_whose_body_breaks_the_connection_comes_last_and_less_often(
    citizen: Citizen, relay: Relay
) -> None:
    citizen.receive(text_letter(66), text_letter(2))
    relay.poison = b"Volgnummer 66"
    for _ in range(2):
        with pytest.raises(MailboxLostError):
            await citizen.sync()
    assert len(await list_letters(citizen.vault)) == 1
    assert await citizen.sync() == [FolderQuiet(folder="INBOX")]
    relay.poison = None
    citizen.clock.pass_by(timedelta(minutes=5))
    assert seen(await citizen.sync()) == [("Herinnering 66", State.TAKEN)]
    assert len(await list_letters(citizen.vault)) == 2


async def test_a_mailbox_of_more_than_one_search_is_seen_whole(citizen: Citizen, relay: Relay) -> None:
    citizen.receive(*(newsletter(number) for number in range(10)))
    async with connected(citizen.account, PASSWORD) as connection:
        connection.window = 4
        examined = await connection.examine("INBOX")
        assert await connection.uids_from(1, messages=examined.messages) == list(range(1, 11))
        assert await connection.uids_from(9, messages=examined.messages) == [9, 10]
        assert await connection.uids_from(11, messages=examined.messages) == []
    searches = [command for command in relay.commands if "SEARCH" in command]
    assert searches[:3] == [
        "UID SEARCH 1:4 UID 1:*",
        "UID SEARCH 5:8 UID 1:*",
        "UID SEARCH 9:10 UID 1:*",
    ]


async def test_a_message_of_which_the_answer_cannot_be_read_is_fetched_whole(
    citizen: Citizen, relay: Relay
) -> None:
    citizen.receive(letter_mail(1), letter_mail(66), newsletter(2))
    relay.garble = (b'"filename" "factuur-66.pdf"', b'"filename" factuur"-66.pdf')
    events = await citizen.sync()
    assert seen(events) == [
        ("Factuur 1", State.TAKEN),
        ("Factuur 66", State.TAKEN),
        ("Nieuws van de tuin 2", State.NO_LETTER),
    ]
    assert len(await list_letters(citizen.vault)) == 2
    outcomes = await citizen.outcomes()
    assert [(outcome.state, bool(outcome.content)) for outcome in outcomes] == [
        (State.TAKEN, True),
        (State.TAKEN, False),
        (State.NO_LETTER, True),
    ]
    assert await citizen.sync() == [FolderQuiet(folder="INBOX")]
