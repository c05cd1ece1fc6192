"""Score the overview alone: from the true facts of the sample letters to their true overviews.

python -m scripts.score_from_truth LETTERS_DIR SCORER [--worst N]
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from overview import Household, LetterFacts, build, encode_overview
from parsers.facts import Deadline, DeadlineKind, Direction, Facts, Plan, Stage

# The truth is a file of somebody else's making, and this is the edge where it becomes values of ours.
Truth = dict[str, Any]


def facts_of(truth: Truth) -> Facts:
    """Return the true facts of one letter; the truth gives numbers without their kinds, and no addressee."""
    return Facts(
        is_claim=truth["is_claim"],
        direction=Direction(truth["direction"]),
        sender=truth["sender"][0],
        creditor=truth["creditor"][0],
        letter_date=date.fromisoformat(truth["letter_date"]),
        stage=Stage(truth["stage"]),
        references=tuple(truth["references"]),
        amount_due_cents=truth["amount_due_cents"],
        principal_cents=truth["principal_cents"],
        interest_cents=truth["interest_cents"],
        costs_cents=truth["costs_cents"],
        paid_cents=truth["paid_cents"],
        refund_cents=truth["refund_cents"],
        iban=truth["iban"],
        payment_reference=truth["payment_reference"],
        direct_debit=truth["direct_debit"],
        disputed=truth["disputed"],
        plan=Plan(truth["plan"]) if truth["plan"] else None,
        deadlines=tuple(
            Deadline(
                kind=DeadlineKind(one["kind"]),
                day=date.fromisoformat(one["date"]),
                amount_cents=one["amount_cents"],
            )
            for one in truth["deadlines"]
        ),
    )


def overview_of(household: str, truth: Truth) -> Truth:
    """Return the JSON of the overview that the true facts of a household give."""
    letters = [
        LetterFacts(
            id=letter["id"],
            source=letter["file"],
            received=date.fromisoformat(letter["received"]),
            facts=facts_of(letter["truth"]),
        )
        for letter in truth["letters"]
    ]
    made = build(letters, (), Household(names=(truth["person"],)), date.fromisoformat(truth["as_of"]))
    return {**encode_overview(made), "household": household}


def main() -> int:
    """Print the scores; the exit status is the scorer's."""
    parser = argparse.ArgumentParser(description="Score the overview from the true facts of the letters.")
    parser.add_argument("letters", type=Path)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("--worst", type=int, default=0)
    arguments = parser.parse_args()
    truth_file = arguments.letters / "truth.json"
    truth = json.loads(truth_file.read_text())
    with tempfile.NamedTemporaryFile("w", suffix=".ndjson") as overviews:
        for household, of_household in truth.items():
            print(json.dumps(overview_of(household, of_household)), file=overviews)
        overviews.flush()
        command = [sys.executable, str(arguments.scorer), "overview", str(truth_file), overviews.name]
        command += ["--worst", str(arguments.worst)]
        # The scorer is the program that the caller named, with arguments of our own making.
        return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
