"""Read generated letters and hold them against their known truth: scores, doubt and the worst ones."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.parsers.generated.cases import PICTURE_FORMS, TEXT_FORMS, Kind, make_case, text_form
from tests.parsers.generated.scoring import Outcome, Tally, hold, read_case, wrong_details

_FIRST = 100_000


def main() -> int:
    """Print the scores of each form."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=200, help="how many letters of each form")
    options.add_argument("--first", type=int, default=_FIRST, help="number of the first letter: the seed")
    options.add_argument(
        "--forms",
        default="text",
        help="text (the digital forms mixed), or any of pdf,eml,txt,docx,scan,fax,photo",
    )
    options.add_argument("--processes", type=int, default=2)
    options.add_argument("--worst", type=int, default=10, help="how many letters to tell what is wrong with")
    options.add_argument("--houses", action="store_true", help="letters in the style of many houses")
    options.add_argument("--details", action="store_true", help="letters of which the details are known")
    chosen = options.parse_args()
    kind: Kind = "houses" if chosen.houses else "stories"
    with ProcessPoolExecutor(chosen.processes) as pool:
        for form in chosen.forms.split(","):
            if form not in ("text", *TEXT_FORMS, *PICTURE_FORMS):
                options.error(f"no such form: {form}")
            numbers = range(chosen.first, chosen.first + chosen.count)
            if chosen.details:
                wrongs = pool.map(_wrong_details, numbers, [form] * len(numbers), chunksize=4)
                _show_details(form, list(wrongs), worst=chosen.worst)
                continue
            outcomes = list(
                pool.map(_outcome, numbers, [form] * len(numbers), [kind] * len(numbers), chunksize=4)
            )
            _show(form, outcomes, worst=chosen.worst)
    return 0


def _outcome(number: int, form: str, kind: Kind) -> Outcome:
    case = make_case(number, text_form(number) if form == "text" else form, kind)
    return hold(case, read_case(case))


def _wrong_details(number: int, form: str) -> tuple[str, str, tuple[str, ...]]:
    case = make_case(number, text_form(number) if form == "text" else form, "details")
    return case.story, f"{number} {case.form}", wrong_details(case, read_case(case))


def _show_details(form: str, outcomes: list[tuple[str, str, tuple[str, ...]]], *, worst: int) -> None:
    print(f"== details, {form}: {len(outcomes)} letters")
    all_of, right = Counter(story for story, _, _ in outcomes), Counter[str]()
    right.update(story for story, _, wrongs in outcomes if not wrongs)
    for story, count in sorted(all_of.items()):
        print(f"  {story:24} {right[story] / count:.3f}  of {count}")
    for story, name, wrongs in [one for one in outcomes if one[2]][:worst]:
        print(f"- {name} {story}: " + " · ".join(wrongs))


def _show(form: str, outcomes: list[Outcome], *, worst: int) -> None:
    tally = Tally()
    for outcome in outcomes:
        tally.add(outcome)
    letters, unseen = max(1, tally.letters), 1 - tally.wrong_in_review / max(1, tally.wrong)
    print(f"== {form}: {tally.letters} letters from number {outcomes[0].number}")
    print(f"exact                      {tally.exact / letters:.3f}  ({letters - tally.exact} not)")
    print(f"every field right          {tally.complete / letters:.3f}")
    print(f"silent errors per letter   {tally.silent / letters:.3f}")
    print(f"wrong facts not in review  {unseen:.3f}  (of {tally.wrong})")
    print(f"right facts in review      {tally.right_in_review / max(1, tally.right):.3f}  (of {tally.right})")
    for name, kinds in tally.fields.items():
        others = ", ".join(f"{kind} {n}" for kind, n in kinds.items() if kind != "right")
        print(f"  {name:24} {kinds['right'] / sum(kinds.values()):.3f}  {others}")
    for title, key in (("by form", "form"), ("by story", "story")):
        of = Counter(getattr(outcome, key) for outcome in outcomes)
        right = Counter(getattr(outcome, key) for outcome in outcomes if outcome.exact)
        print(f"{title}: " + ", ".join(f"{name} {right[name]}/{count}" for name, count in sorted(of.items())))
    missed = sorted((o for o in outcomes if o.wrongs), key=lambda o: (o.exact, -len(o.wrongs)))
    for outcome in missed[:worst]:
        print(f"- {outcome.number} {outcome.form} {outcome.story}: " + " · ".join(outcome.wrongs))


if __name__ == "__main__":
    sys.exit(main())
