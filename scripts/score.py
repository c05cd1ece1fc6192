"""Score readings and overviews against letters with known truth: ../shared/letters, or another folder."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

from parsers import Reading, read
from parsers.facts_json import encode_facts
from parsers.names import readdress

SHARED = Path(__file__).resolve().parents[2] / "shared"
WORKERS = 2
SECONDS = 300


def main() -> int:
    """Print the scores; 0 also where there are no letters to score."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--worst", type=int, default=10, help="how many letters to tell what is wrong with")
    options.add_argument("--household", action="append", help="only this one; may be repeated")
    options.add_argument("--letters", type=Path, default=SHARED / "letters", help="a folder with truth.json")
    options.add_argument("--scorer", type=Path, default=SHARED / "tools" / "score.py")
    chosen = options.parse_args()
    letters, scorer = chosen.letters, chosen.scorer
    if not (letters / "truth.json").is_file() or not scorer.is_file():
        print(f"no letters to score: {letters} is not there")
        return 0
    truth = json.loads((letters / "truth.json").read_text(encoding="utf-8"))
    if chosen.household:
        truth = {name: truth[name] for name in chosen.household}
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder, "truth.json")
        kept.write_text(json.dumps(truth), encoding="utf-8")
        readings = _read_all(letters, truth)
        _score(scorer, "letters", kept, _fact_lines(readings, truth), chosen.worst)
        lines = list(_overview_lines(readings, truth))
        if lines:
            print()
            _score(scorer, "overview", kept, lines, chosen.worst)
    return 0


def _read_all(letters: Path, truth: dict[str, Any]) -> dict[str, tuple[Reading, ...]]:
    """Every letter's readings by its file, read by two processes as an import does."""
    jobs = [(letters / letter["file"], letter) for house in truth.values() for letter in house["letters"]]
    with ProcessPoolExecutor(WORKERS) as pool:
        results = pool.map(
            _read_one, [str(path) for path, _ in jobs], [letter["received"] for _, letter in jobs]
        )
        return {letter["file"]: readings for (_, letter), readings in zip(jobs, results, strict=True)}


def _read_one(path: str, received: str) -> tuple[Reading, ...]:
    file = Path(path)
    return read(file.read_bytes(), name=file.name, received=date.fromisoformat(received))


def _fact_lines(readings: dict[str, tuple[Reading, ...]], truth: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for house in truth.values():
        for letter in house["letters"]:
            for reading in readings[letter["file"]]:
                if reading.facts is None:
                    continue
                facts = readdress(reading.facts, (house["person"],))
                yield {"version": 1, "file": letter["file"], "part": reading.part, **encode_facts(facts)}


def _overview_lines(
    readings: dict[str, tuple[Reading, ...]], truth: dict[str, Any]
) -> Iterator[dict[str, Any]]:
    from overview import Household, LetterFacts, build, encode_overview

    for name, house in truth.items():
        letters = [
            LetterFacts(
                id=f"{letter['id']}#{reading.part}",
                source=letter["file"],
                received=date.fromisoformat(letter["received"]),
                facts=reading.facts,
                unread_reason=None if reading.error is None else reading.error.code,
            )
            for letter in house["letters"]
            for reading in readings[letter["file"]]
        ]
        household = Household(names=(house["person"],))
        built = build(letters, (), household, date.fromisoformat(house["as_of"]))
        yield {**encode_overview(built), "household": name}


def _score(scorer: Path, what: str, truth: Path, lines: Any, worst: int) -> None:
    got = truth.with_name(f"{what}.ndjson")
    got.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    command = [sys.executable, str(scorer), what, str(truth), str(got), "--worst", str(worst)]
    done = subprocess.run(command, check=True, timeout=SECONDS, capture_output=True, text=True)
    print(f"== {what}\n{done.stdout}", end="")


if __name__ == "__main__":
    sys.exit(main())
