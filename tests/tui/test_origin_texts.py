"""Where a letter came from, on the command line and on its screen."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from mailbox_ingest.accept import accept
from mailbox_ingest.mailbox.origin import find_evidence
from mailbox_ingest.payloads import Provenance
from mailbox_ingest.sources import Channel, Evidence, EvidenceKind, IncomingSource
from parsers import read
from store import Store
from tests.tui.conftest import PASSPHRASE, Person, vault_of
from tests.tui.desks import ReadyDesk, past_the_door, press, text_of
from tests.tui.households import situation
from tui.app import PostkluisApp
from tui.i18n import Language, activate
from tui.origin_texts import origin_lines, origin_row
from tui.screens.letter import LetterScreen
from tui.session import Passphrases, Session, Settings
from tui.vault_desks import CitizenDesk

FAILED = "dmarc=fail (p=REJECT) header.from=vattenfall.nl"
PASSED = "dmarc=pass header.from=vattenfall.nl"


def mail(results: str) -> bytes:
    """A mail with what the receiving server found."""
    return (
        "Received: from x by mx.google.com with ESMTPS; y\n"
        f"Authentication-Results: mx.google.com; {results}\n"
        "From: Vattenfall <no-reply@vattenfall.nl>\nTo: t@post.example\nSubject: Herinnering\n"
        "Date: Tue, 03 Mar 2026 09:12:00 +0100\n\nFactuurnummer 70021948\n"
        "Totaal te betalen: 124,45 euro. Maak het over op NL13 TEST 0123 4567 89 voor 17 maart 2026.\n"
    ).encode()


def source(results: str) -> IncomingSource:
    """That mail as a mailbox gives it."""
    content = mail(results)
    return IncomingSource(
        content=content,
        name="Herinnering",
        media_type="message/rfc822",
        channel=Channel.MAILBOX,
        received=date(2026, 3, 3),
        evidence=find_evidence(content, trusted_host="imap.gmail.com"),
    )


@pytest.mark.parametrize(
    ("results", "sentence", "standing"),
    [
        (PASSED, "Sender verified: this mail comes from vattenfall.nl.", "verified"),
        ("dmarc=none", "Sender not verified: nothing proves who sent this mail.", "unknown"),
        (
            FAILED,
            "Sender not verified: vattenfall.nl says that it does not send mail like this.",
            "contradicted",
        ),
    ],
)
def test_a_mail_tells_whether_its_sender_was_verified(results: str, sentence: str, standing: str) -> None:
    activate(Language.ENGLISH)
    provenance = Provenance.of(source(results))
    lines = origin_lines(provenance)
    assert lines[0] == "Came from your mailbox."
    assert lines[1].startswith(sentence)
    assert origin_row(provenance)["sender"]["standing"] == standing


def test_a_file_has_nothing_to_tell() -> None:
    provenance = Provenance(
        name="brief.pdf",
        media_type="application/pdf",
        channel=Channel.FILE,
        received=date(2026, 3, 3),
        size_bytes=9,
    )
    assert origin_lines(provenance) == ()
    assert origin_row(provenance) == {"channel": "file", "evidence": "none"}


def test_evidence_of_a_newer_version_proves_nothing() -> None:
    provenance = Provenance.of(source(PASSED))
    later = Provenance(
        name=provenance.name,
        media_type=provenance.media_type,
        channel=provenance.channel,
        received=provenance.received,
        size_bytes=provenance.size_bytes,
        evidence=Evidence(kind=EvidenceKind.MAIL_AUTHENTICATION, statement='{"version":9}'),
    )
    assert origin_row(later)["sender"] == {"standing": "unknown", "domain": None}


def bring_in(person: Person, results: str) -> None:
    """Take a mail in as a mailbox does."""

    async def take() -> None:
        incoming = source(results)
        async with await Store.open(person.store_url, create=False) as store:
            (vault_id,) = await store.vault_ids()
            vault = await store.unlock(vault_id, passphrase=PASSPHRASE)
            await accept(vault, incoming, read(incoming.content, name="mail.eml"))

    asyncio.run(take())


def test_letter_show_tells_the_sender_and_the_sign_of_fraud(tmp_path: Path) -> None:
    owner = vault_of(tmp_path / "home")
    bring_in(owner, FAILED)
    (row,) = owner.json("letter", "list")["letters"]
    shown = owner.json("letter", "show", row["id"])
    assert shown["origin"] == {
        "channel": "mailbox",
        "evidence": "mail_authentication",
        "sender": {"standing": "contradicted", "domain": "vattenfall.nl"},
    }
    assert "mail_origin" in shown["facts"]["details"]["suspicious"]
    assert "sender" in shown["facts"]["review"]
    assert shown["facts"]["amount_due_cents"] == 12445
    told = " ".join(owner.done("letter", "show", row["id"]).split())
    assert "vattenfall.nl says that it does not send mail like this" in told


def test_a_verified_mail_has_no_sign_of_fraud_from_its_origin(tmp_path: Path) -> None:
    owner = vault_of(tmp_path / "home")
    bring_in(owner, PASSED)
    (row,) = owner.json("letter", "list")["letters"]
    shown = owner.json("letter", "show", row["id"])
    assert shown["origin"]["sender"]["standing"] == "verified"
    assert "mail_origin" not in shown["facts"]["details"]["suspicious"]


async def test_the_screen_of_a_letter_tells_its_sender() -> None:
    filled = situation()
    provenance = Provenance.of(source(FAILED))
    app = PostkluisApp(
        ReadyDesk(situation=replace(filled, origins=dict.fromkeys(filled.letters, provenance)))
    )
    activate(Language.ENGLISH)
    async with app.run_test(size=(100, 30)) as pilot:
        await past_the_door(pilot)
        await press(pilot, ("down", "enter", "down", "enter"))
        assert isinstance(app.screen, LetterScreen)
        assert "Came from your mailbox." in text_of(app, "#origin")
        assert "vattenfall.nl says that it does not send mail like this" in text_of(app, "#origin")


def test_the_desk_of_a_citizen_knows_where_letters_came_from(tmp_path: Path) -> None:
    owner = vault_of(tmp_path / "home")
    bring_in(owner, PASSED)
    settings = Settings(store_given=owner.store_url, data_folder=owner.data)
    session = Session(
        settings=settings,
        passphrases=Passphrases(given=PASSPHRASE),
        now=lambda: datetime(2026, 3, 4, 12, tzinfo=UTC),
    )
    opened = asyncio.run(CitizenDesk(session, as_of=date(2026, 3, 4)).open(None))
    (letter,) = opened.letters
    assert opened.origins[letter].channel is Channel.MAILBOX
