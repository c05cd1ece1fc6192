"""How near facts come to the truth: exact letters, fields, silent errors, and how well doubt is placed."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from parsers import Piece, Reading, read, read_letter
from parsers.facts_json import encode_facts
from parsers.names import readdress
from tests.parsers.generated.cases import Case

FIELDS: Final = (
    "is_claim",
    "direction",
    "sender",
    "creditor",
    "letter_date",
    "stage",
    "amount_due_cents",
    "principal_cents",
    "interest_cents",
    "costs_cents",
    "paid_cents",
    "refund_cents",
    "iban",
    "payment_reference",
    "direct_debit",
    "disputed",
    "plan",
)
CORE: Final = (
    "is_claim",
    "direction",
    "creditor",
    "letter_date",
    "stage",
    "amount_due_cents",
    "iban",
    "payment_reference",
)
_NO_NAMES: Final = frozenset(
    [
        "bv",
        "nv",
        "b",
        "v",
        "n",
        "vof",
        "stichting",
        "the",
        "de",
        "het",
        "cv",
        "ua",
        "u",
        "a",
        "namens",
        "nederland",
    ]
)
_ALWAYS_STATED: Final = frozenset(("is_claim", "direct_debit", "disputed"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One letter held against its truth."""

    number: int
    form: str
    story: str
    exact: bool
    complete: bool
    """Every field right, not only those of the core."""

    kinds: Mapping[str, str]
    """Field to right, wrong, missing or spurious; a field that neither states is not in it."""

    review: frozenset[str]
    silent: int
    wrongs: tuple[str, ...]


@dataclass(slots=True)
class Tally:
    """Many outcomes together."""

    letters: int = 0
    exact: int = 0
    complete: int = 0
    silent: int = 0
    fields: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    wrong: int = 0
    wrong_in_review: int = 0
    right: int = 0
    right_in_review: int = 0

    def add(self, outcome: Outcome) -> None:
        """Count one more."""
        self.letters += 1
        self.exact += outcome.exact
        self.complete += outcome.complete
        self.silent += outcome.silent
        for name, kind in outcome.kinds.items():
            self.fields[name][kind] += 1
            reviewed = name in outcome.review
            if kind == "right":
                self.right += 1
                self.right_in_review += reviewed
            elif kind in ("wrong", "spurious"):
                self.wrong += 1
                self.wrong_in_review += reviewed


def read_case(case: Case) -> Reading:
    """The letter as the program reads it."""
    if len(case.files) > 1:
        pieces = [Piece(content=content, name=name, part=None, pages=None) for name, content in case.files]
        return read_letter(pieces, name=case.files[0][0], received=case.received)
    name, content = case.files[0]
    return read(content, name=name, received=case.received)[0]


def hold(case: Case, reading: Reading) -> Outcome:
    """One reading against the truth of its case."""
    facts = None if reading.facts is None else readdress(reading.facts, (case.reader,))
    got: dict[str, Any] = {} if facts is None else encode_facts(facts)
    want: dict[str, Any] = case.truth.encoded()
    review = frozenset(str(path).split(".")[0] for path in got.get("review", ()))
    kinds: dict[str, str] = {}
    wrongs: list[str] = []
    silent = 0
    for name in FIELDS:
        kind = _kind(name, got.get(name), want[name])
        if kind:
            kinds[name] = kind
        if kind and kind != "right":
            doubt = " (review)" if name in review else ""
            wanted = want[name][0] if isinstance(want[name], list) else want[name]
            wrongs.append(f"{name}: {got.get(name)!r} not {wanted!r}{doubt}")
            silent += kind in ("wrong", "spurious") and name not in review
    pay = {_plain(x) for x in (want["payment_reference"], got.get("payment_reference")) if x}
    pairs = (
        (
            "references",
            {_plain(r) for r in got.get("references", ())} - pay,
            {_plain(r) for r in want["references"]} - pay,
        ),
        ("deadlines", _days(got), _days(want)),
    )
    for name, have, need in pairs:
        if have or need:
            kinds[name] = "right" if have == need else "wrong" if have - need else "missing"
        if have != need:
            doubt = " (review)" if name in review else ""
            wrongs.append(f"{name}: extra {sorted(have - need)} missing {sorted(need - have)}{doubt}")
            silent += 0 if name in review else len(have - need)
    payments = {day for day in _days(got) if day[0] == "payment"} == {
        day for day in _days(want) if day[0] == "payment"
    }
    return Outcome(
        number=case.number,
        form=case.form,
        story=case.story,
        exact=facts is not None and payments and all(kinds.get(name, "right") == "right" for name in CORE),
        complete=facts is not None and not wrongs,
        kinds=kinds,
        review=review,
        silent=silent,
        wrongs=tuple(wrongs) if facts is not None else ("not read", *wrongs),
    )


def wrong_details(case: Case, reading: Reading) -> tuple[str, ...]:
    """The details of a letter that are not as its truth knows them; the amount due is looked at too."""
    if reading.facts is None:
        return ("not read",)
    got = encode_facts(reading.facts)
    details: Any = got["details"]
    wrongs = [
        f"{key}: {_known(details[key], want)!r} not {want!r}"
        for key, want in case.truth.details.items()
        if _known(details[key], want) != _known(want, want)
    ]
    if got["amount_due_cents"] != case.truth.amount_due_cents:
        wrongs.append(f"amount_due_cents: {got['amount_due_cents']} not {case.truth.amount_due_cents}")
    return tuple(wrongs)


def _known(value: Any, want: Any) -> Any:
    """A value without the keys of which the truth says nothing; numbers and names as they are compared."""
    if isinstance(want, dict) and isinstance(value, dict):
        return {key: _known(value.get(key), want[key]) for key in want}
    if isinstance(want, list) and isinstance(value, list):
        if want and isinstance(want[0], dict):
            return [_known(one, want[0]) for one in value]
        return sorted(_plain(str(one)) for one in value)
    return " ".join(_words(value)) if isinstance(value, str) and " " in value else value


def _kind(name: str, got: Any, want: Any) -> str:
    if name.endswith("_cents") and name not in ("amount_due_cents", "refund_cents", "principal_cents"):
        got, want = got or None, want or None
    if name not in _ALWAYS_STATED and _empty(got) and _empty(want):
        return ""
    if name in _ALWAYS_STATED:
        return "right" if got == want else "wrong"
    if _empty(got):
        return "missing"
    if _empty(want):
        return "spurious"
    return "right" if _same(name, got, want) else "wrong"


def _same(name: str, got: Any, want: Any) -> bool:
    if name in ("sender", "creditor"):
        return _same_name(got, want)
    if name in ("iban", "payment_reference"):
        return _plain(got) == _plain(want)
    return bool(got == want)


def _same_name(got: str, accepted: list[str]) -> bool:
    """Names are the same where one's words are all among the other's, legal forms left out."""
    have = _words(got)
    for name in accepted:
        want = _words(name)
        shared = set(have) & set(want)
        within = set(have) <= set(want) or set(want) <= set(have)
        if (
            have
            and want
            and ("".join(have) == "".join(want) or (shared and within and len("".join(shared)) >= 3))
        ):
            return True
    return False


def _words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return [word for word in re.findall(r"[a-z0-9]+", plain) if word not in _NO_NAMES]


def _plain(text: str) -> str:
    return re.sub(r"[^A-Z0-9]", "", text.upper())


def _empty(value: Any) -> bool:
    return value is None or value == [] or value == ""


def _days(facts: Mapping[str, Any]) -> set[tuple[str, date]]:
    return {(row["kind"], date.fromisoformat(row["date"])) for row in facts.get("deadlines") or ()}
