"""How long it takes to open 1,000 stored letters and fold them into an overview, on a store on disk."""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from mailbox_ingest.accept import accept
from mailbox_ingest.letters import list_letters
from mailbox_ingest.sources import Channel, IncomingSource
from overview import Household, LetterFacts, build, encode_household
from parsers import Reading
from parsers.facts import (
    Deadline,
    DeadlineKind,
    Details,
    Direction,
    Evidence,
    Facts,
    Reference,
    ReferenceKind,
    Stage,
)
from store import Store

LETTERS = 1000
HOUSEHOLD = Household(names=("T. Hofstede",))
AS_OF = date(2026, 6, 1)


def rows() -> list[tuple[str, str, str]]:
    """Return what was measured, the figure, and what it has to be."""
    return asyncio.run(_measure())


async def _measure() -> list[tuple[str, str, str]]:
    with tempfile.TemporaryDirectory() as folder:
        async with await Store.open(f"sqlite:///{Path(folder) / 'bench.sqlite3'}") as store:
            created = await store.create_vault(
                passphrase="alleen voor de meting", household=encode_household(HOUSEHOLD)
            )
            intake = store.intake(created.intake_keys)
            started = time.perf_counter()
            for number in range(LETTERS):
                await accept(intake, *_letter(number))
            stored = time.perf_counter() - started
            vault = await store.unlock(created.vault_id, passphrase="alleen voor de meting")
            opened = []
            for _ in range(5):
                started = time.perf_counter()
                letters = await list_letters(vault)
                overview = build(
                    [
                        LetterFacts(
                            id=letter.id,
                            source=letter.record.source,
                            received=letter.record.received,
                            facts=letter.facts,
                        )
                        for letter in letters
                    ],
                    (),
                    HOUSEHOLD,
                    AS_OF,
                )
                opened.append(time.perf_counter() - started)
                if len(letters) != LETTERS or not overview.claims:
                    raise SystemExit("the measurement did not see the letters that it stored")
    return [
        (
            f"{LETTERS} stored letters opened and folded: median",
            f"{statistics.median(opened):.2f} s",
            "< 2 s",
        ),
        ("a letter with its facts sealed and committed", f"{stored / LETTERS * 1000:.1f} ms", "-"),
    ]


def _letter(number: int) -> tuple[IncomingSource, tuple[Reading, ...]]:
    """Return one of several letters about each of 250 debts, with as many facts as a real letter has."""
    debt, step = number % 250, number // 250
    day = date(2025, 1, 1) + timedelta(days=debt + 30 * step)
    reference = f"DOS-{debt:05d}"
    name = f"brief-{number}.pdf"
    facts = Facts(
        addressee="Mevrouw T. Hofstede",
        is_claim=True,
        direction=Direction.OWED,
        sender=f"Schuldeiser {debt}",
        creditor=f"Schuldeiser {debt}",
        letter_date=day,
        stage=(Stage.INVOICE, Stage.REMINDER, Stage.FINAL_NOTICE, Stage.COLLECTION)[step],
        references=(reference, f"K{debt:07d}"),
        amount_due_cents=10_000 + debt,
        iban="NL20INGB0001234567",
        payment_reference=reference,
        deadlines=(Deadline(kind=DeadlineKind.PAYMENT, day=day + timedelta(days=14)),),
        evidence={
            path: Evidence(page=1, text=f"{path}: zoals het in de brief staat")
            for path in ("sender", "creditor", "letter_date", "amount_due_cents", "iban", "payment_reference")
        },
        details=Details(
            references=(
                Reference(number=reference, kind=ReferenceKind.DOSSIER),
                Reference(number=f"K{debt:07d}", kind=ReferenceKind.CUSTOMER),
            )
        ),
    )
    source = IncomingSource(
        content=f"brief {number}".encode() * 200,
        name=name,
        media_type="application/pdf",
        channel=Channel.FILE,
        received=day,
    )
    return source, (Reading(part=0, name=name, pages=1, facts=facts, error=None),)
