"""Lines that name the sender by what stands beside a name: an account, a register number or a label."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from parsers.banking import IbanMention
from parsers.directory import names_in
from parsers.facts import Evidence
from parsers.layout import Block, Layout
from parsers.party_names import PartyName, clean_name, looks_like_person_or_role, name_at

_REGISTERED: Final = re.compile(r"\bk\.?v\.?k\b\W{0,4}(?:nr\.? |nummer )?\d{4}|chamber of commerce")
_PARTED: Final = re.compile(r"\s*[|·•]\s*|\s[-–—]\s|,\s")
# "... 4300 van Firm", "... 4300 (Firm)", in running text.
_OF_ACCOUNT: Final = re.compile(
    r"[\s,]{0,2}(?:\((?!t\.?n\.?v|ten name)|(?:van|of|bij)\s)(?:de |het |"
    r"stichting derdengelden )?(?P<name>[A-Z].{2,60})",
)
_REACH: Final = 90
_OFFICE: Final = re.compile(
    r"\b(?:ten kantore van|verbonden aan(?: het kantoor)?|werkzaam (?:bij|ten kantore van)|"
    r"kantoorhoudende? bij|"
    r"van het kantoor)\s(?:de |het )?(?=[a-z])"
)
_OWN_NUMBER: Final = re.compile(
    r"(?:^|[\s|·(])\W*(?:(?:Uw|Ons) )?(?P<name>[A-Z][\w]{2,})[- ](?:nummer|nr\b|kenmerk)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A name that may be the sender, from one kind of place."""

    name: PartyName
    place: str
    weight: float
    evidence: Evidence


def span_of(block: Block, text: str) -> tuple[int, int]:
    """Where `text` stands in a block, half open."""
    start = max(0, block.text.find(text))
    return start, start + len(text)


def from_imprints(layout: Layout) -> Iterator[Candidate]:
    """The name that opens a line with a register number, whatever words it has: "Name · Street · KvK"."""
    for row in layout.rows:
        for cell in row:
            if not _REGISTERED.search(cell.folded) or not _PARTED.search(cell.text):
                continue
            piece = _PARTED.split(cell.text, maxsplit=1)[0]
            name = clean_name(piece)
            if name is None or not name.text[:1].isupper() or looks_like_person_or_role(name.text):
                continue
            block = layout.block_of(cell)
            yield Candidate(
                name=name, place="foot", weight=2.0, evidence=block.evidence(*span_of(block, piece.strip()))
            )


def from_own_numbers(layout: Layout) -> Iterator[Candidate]:
    """Known bodies after which a number is called: "CJIB-nummer"."""
    for row in layout.rows:
        for cell in row:
            label = _OWN_NUMBER.search(cell.text)
            named = next(names_in(label["name"]), None) if label is not None else None
            if named is not None:
                block = layout.block_of(cell)
                yield Candidate(
                    name=PartyName(text=named[0], known=named[1]), place="label", weight=2.5,
                    evidence=block.evidence(*span_of(block, cell.text)),
                )  # fmt: skip
                return


def from_offices(layout: Layout) -> Iterator[Candidate]:
    """The office of a bailiff or lawyer that a deed names: "ten kantore van X", "verbonden aan X"."""
    for block in layout.blocks:
        for match in _OFFICE.finditer(block.folded.replace("\n", " ")):
            name = name_at(block.text, match.end())
            if name is not None and not looks_like_person_or_role(name.text):
                yield Candidate(
                    name=name, place="office", weight=4.0,
                    evidence=block.evidence(match.end(), match.end() + len(name.text)),
                )  # fmt: skip


def behind_accounts(ibans: tuple[IbanMention, ...]) -> Iterator[Candidate]:
    """The holder's name that follows an account in its line with nothing between: "NL.. 44 63 Firm"."""
    for mention in ibans:
        block = mention.block
        line = block.text[mention.end :].split("\n", 1)[0]
        match = _OF_ACCOUNT.match(block.text[mention.end : mention.end + _REACH].replace("\n", " "))
        if match is not None and (of := name_at(match["name"], 0)) is not None:
            start = mention.end + match.start("name")
            if mention.valid and not looks_like_person_or_role(of.text):
                yield Candidate(
                    name=of, place="holder", weight=2.5, evidence=block.evidence(start, start + len(of.text))
                )
                continue
        match = re.match(r"[\s,;|·–-]{1,3}(?P<name>[A-Z][^|·,;:()]{2,45}?)\s*(?:[|·,;:(]|\s[-–]\s|$)", line)
        name = clean_name(match["name"]) if match is not None and mention.valid else None
        if match is None or name is None or looks_like_person_or_role(name.text):
            continue
        start = mention.end + match.start("name")
        yield Candidate(
            name=name, place="holder", weight=2.0, evidence=block.evidence(start, start + len(name.text))
        )
