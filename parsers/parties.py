"""Parties: who sent a letter, and to whom the debt is owed in the end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from parsers.banking import IbanMention
from parsers.context import ContextReader
from parsers.directory import Organisation, OrganisationKind, domain_stem, find_by_domain, names_in
from parsers.document import Document
from parsers.facts import Evidence
from parsers.folding import fold, letters_and_digits
from parsers.layout import Block, Layout
from parsers.letter_text import LetterText
from parsers.lexicon import parties as words
from parsers.lexicon.stages import SALUTATION
from parsers.lexicon.stages import TITLE as STAGE_TITLES
from parsers.party_names import (
    PartyName,
    clean_name,
    looks_like_organisation,
    looks_like_person_or_role,
    name_at,
    same_party,
)

_HEAD_DEPTH: Final = 0.2
_COLLECTING_KINDS: Final = (OrganisationKind.COLLECTION_AGENCY, OrganisationKind.BAILIFF)
_ADDRESSES: Final = re.compile(
    r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)|(?<![\w@.])(?:https?://)?(?:www\.)?((?:[a-z0-9-]+\.)+(?:nl|"
    r"com|eu|org|net|example|be|de|frl))\b",
    re.IGNORECASE,
)
_SURE_SCORE: Final = 6.0
_LONE_SCORE: Final = 3.4
_DAY: Final = re.compile(r"\b\d{1,2}[ -](?:\d{1,2}-|[a-z]{3,9}\.? )\d{4}\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A name that may be the sender, from one kind of place."""

    name: PartyName
    place: str
    weight: float
    evidence: Evidence


@dataclass(slots=True)
class _Group:
    members: list[Candidate] = field(default_factory=list)

    @property
    def score(self) -> float:
        best: dict[str, float] = {}
        for member in self.members:
            best[member.place] = max(best.get(member.place, 0.0), member.weight)
        return sum(best.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """Sender and creditor as printed, with places; `collector` when the sender collects for somebody else."""

    sender: str | None
    sender_evidence: Evidence | None
    sender_sure: bool
    creditor: str | None
    creditor_evidence: Evidence | None
    creditor_sure: bool
    organisation: Organisation | None
    collector: bool
    bailiff: bool
    former_creditor: str | None
    transferred: bool


def find_parties(
    document: Document,
    layout: Layout,
    text: LetterText,
    context: ContextReader,
    ibans: tuple[IbanMention, ...],
    *,
    addressee_tokens: frozenset[str],
) -> Parties:
    """Find who sent the letter and who is owed."""
    represented = list(_represented(layout, text, context))
    candidates = [
        candidate
        for candidate in _candidates(document, layout, text, ibans)
        if not (addressee_tokens and candidate.name.tokens and candidate.name.tokens <= addressee_tokens)
    ]
    stems = _stems(document, text)
    groups = _grouped(candidates)
    ranked = sorted(groups, key=lambda group: -_group_score(group, stems, represented))
    sender_group = ranked[0] if ranked else None
    sender = _best_name(sender_group) if sender_group else None
    score = _group_score(sender_group, stems, represented) if sender_group else 0.0
    rival = _group_score(ranked[1], stems, represented) if len(ranked) > 1 else 0.0
    organisation = _organisation(document, sender_group)
    collector, bailiff = _collects(sender, organisation)
    own = [
        (name, evidence)
        for name, evidence, _ in represented
        if sender is None or not same_party(name, sender.name)
    ]
    # A body that collects its own claims names others only in passing; a collector, billing office or agent does not.
    weights = [(weight, name, evidence) for name, evidence, weight in represented if (name, evidence) in own]
    creditor: tuple[PartyName, Evidence] | None = None
    creditor_sure = True
    threshold = 1.0 if collector else 3.0
    if weights:
        totals: list[tuple[float, PartyName, Evidence]] = []
        for _weight, name, evidence in weights:
            total = sum(other for other, other_name, _ in weights if same_party(name, other_name))
            totals.append((total, name, evidence))
        totals.sort(key=lambda item: (-item[0], -len(item[1].text)))
        if totals[0][0] >= threshold:
            creditor = totals[0][1], totals[0][2]
            creditor_sure = totals[0][0] >= 3.0
    former, transferred, to_us, new = _transfer(layout, context)
    if new is not None and sender is not None and same_party(new[0], sender.name):
        to_us = True
    new_group = _head_group(groups, new)
    if new_group is not None:
        sender = _best_name(new_group)
        organisation = _organisation(document, new_group)
        collector, bailiff, to_us = False, False, True
    if to_us and sender is not None:
        former = former or (creditor[0].text if creditor else None)
        creditor = None
        creditor_sure = True
    elif new is not None and (sender is None or not same_party(new[0], sender.name)):
        former = former or (sender.name.text if sender else None)
        creditor, creditor_sure = new, True
    if creditor is None and collector and not to_us:
        creditor_sure = False
    return Parties(
        sender=sender.name.text if sender else None,
        sender_evidence=sender.evidence if sender else None,
        sender_sure=_clear(score, rival),
        creditor=creditor[0].text if creditor else (sender.name.text if sender else None),
        creditor_evidence=creditor[1] if creditor else (sender.evidence if sender else None),
        creditor_sure=creditor_sure and (creditor is not None or _clear(score, rival)),
        organisation=organisation,
        collector=collector,
        bailiff=bailiff,
        former_creditor=former,
        transferred=transferred,
    )


def _head_group(groups: list[_Group], new: tuple[PartyName, Evidence] | None) -> _Group | None:
    """The group of the new creditor of a sold claim, when it writes the letter too: it is the one to deal with now."""
    if new is None:
        return None
    for group in groups:
        places = {member.place for member in group.members}
        if places & {"head", "foot", "mail"} and any(
            same_party(member.name, new[0]) for member in group.members
        ):
            return group
    return None


def _clear(score: float, rival: float) -> bool:
    """Whether the sender stands clear: by many places, or alone in the letter."""
    return (score >= _SURE_SCORE and score - rival >= 1.5) or (score >= _LONE_SCORE and score - rival >= 2.5)


def _candidates(
    document: Document, layout: Layout, text: LetterText, ibans: tuple[IbanMention, ...]
) -> Iterator[Candidate]:
    mail = document.mail
    if mail is not None and mail.sender_name:
        name = clean_name(re.split(r"\s(?:via|\||-|namens)\s", mail.sender_name)[0])
        if name is not None and "@" not in mail.sender_name:
            stem = domain_stem(mail.sender_address or "")
            plain = letters_and_digits(name.text)
            fits = len(stem) > 2 and (stem.replace("-", "") in plain or plain in stem.replace("-", ""))
            weight = 4.0 if looks_like_organisation(name) or fits else 0.5
            yield Candidate(name=name, place="mail", weight=weight, evidence=Evidence(text=mail.sender_name))
    if mail is not None and mail.sender_address:
        known = find_by_domain(mail.sender_address)
        if known is not None:
            yield Candidate(
                name=PartyName(text=known.name, known=known), place="domain", weight=3.0,
                evidence=Evidence(text=mail.sender_address),
            )  # fmt: skip
    yield from _from_head(layout, text, positions=document.pages[0].has_positions if document.pages else True)
    for block in text.foot:
        yield from _from_foot(block)
    yield from _from_closing(layout, text)
    yield from _from_holder(layout)
    yield from _from_legal_forms(layout)


def _from_head(layout: Layout, text: LetterText, *, positions: bool) -> Iterator[Candidate]:
    rows = layout.rows[:6]
    seen: set[int] = set()
    for row in rows:
        for cell in row:
            if cell.page != 1 or (positions and cell.middle > _HEAD_DEPTH) or cell is text.subject_cell:
                continue
            block = layout.block_of(cell)
            if _DAY.search(cell.folded) or SALUTATION.match(cell.folded):
                continue
            if words.CREDITOR_LABEL.match(cell.folded) or words.CREDITOR_LEAD.match(cell.folded):
                continue
            weight = 2.0 if cell.row <= 1 else 1.2
            if cell.em > 0.02 or cell.bold:
                weight += 0.6
            if any(
                pattern.search(cell.folded) for _, _, pattern in STAGE_TITLES
            ) and not words.LEGAL_FORM.search(cell.folded):
                weight -= 2.0
            joined = _stacked(block)
            if joined is not None and block.index not in seen:
                seen.add(block.index)
                yield from _as_candidate(joined, "head", weight, block.evidence(0, len(block.text)))
            yield from _as_candidate(cell.text, "head", weight, block.evidence(*_span(block, cell.text)))


def _stacked(block: Block) -> str | None:
    """The lines of a letterhead that is set word under word, as one name."""
    lines = [cell for cell in block.cells[:4] if cell.middle < _HEAD_DEPTH]
    if not 2 <= len(lines) <= 4 or len(lines) != len(block.cells):
        return None
    if any(len(line.words) > 2 or any(character.isdigit() for character in line.text) for line in lines):
        return None
    return " ".join(line.text for line in lines)


def _span(block: Block, text: str) -> tuple[int, int]:
    start = max(0, block.text.find(text))
    return start, start + len(text)


def _as_candidate(raw: str, place: str, weight: float, evidence: Evidence) -> Iterator[Candidate]:
    if place == "head" and words.PROFESSION.search(fold(raw)) and words.TITLE_OF_PERSON.match(fold(raw)):
        # A bailiff or lawyer who writes under a name of his own.
        raw = raw.replace(",", " ")
        office = PartyName(text=" ".join(raw.split())[:60], known=None)
        yield Candidate(name=office, place=place, weight=weight + 1.5, evidence=evidence)
        return
    name = clean_name(raw)
    if name is None:
        return
    if looks_like_organisation(name):
        weight += 1.5 if any(character.isupper() for character in name.text) or name.known else 0.0
    elif place in ("closing", "foot") or words.TITLE_OF_PERSON.match(fold(raw)) or words.INITIALS.match(raw):
        return
    yield Candidate(name=name, place=place, weight=weight, evidence=evidence)


def _from_foot(block: Block) -> Iterator[Candidate]:
    pieces = re.split(r"[|·•\n]|\s[-–—]\s|(?<=[a-z])\.\s", block.text)
    for index, piece in enumerate(pieces[:6]):
        yield from _as_candidate(
            piece, "foot", 2.0 if index == 0 else 0.8, block.evidence(*_span(block, piece))
        )


def _from_closing(layout: Layout, text: LetterText) -> Iterator[Candidate]:
    for cell in text.closing:
        block = layout.block_of(cell)
        pieces = [piece for piece in re.split(r",\s|\s\|\s|\s[-–]\s|\bnamens\b", cell.text) if piece.strip()]
        for piece in pieces:
            if words.CREDITOR_LEAD.search(cell.folded[: max(0, cell.text.find(piece))]):
                continue
            if looks_like_person_or_role(piece) and not words.LEGAL_FORM.search(fold(piece)):
                for written, known in names_in(piece):
                    yield Candidate(
                        name=PartyName(text=written, known=known), place="closing", weight=2.5,
                        evidence=block.evidence(*_span(block, written)),
                    )  # fmt: skip
                continue
            yield from _as_candidate(piece, "closing", 1.5, block.evidence(*_span(block, piece)))


def _from_holder(layout: Layout) -> Iterator[Candidate]:
    for block in layout.blocks:
        for match in words.ACCOUNT_HOLDER.finditer(block.folded):
            name = name_at(block.text, match.end())
            if name is None:
                line = block.text[match.end() :].strip(" :\n").split("\n", 1)[0]
                name = (
                    clean_name(line)
                    if len(line) < 50
                    and match.group()
                    .strip(" :.")
                    .endswith(("holder", "name", "begunstigde", "tenaamstelling"))
                    else None
                )
            if name is None or (looks_like_person_or_role(name.text) and not looks_like_organisation(name)):
                continue
            text = re.sub(r"^Stichting (?:Derdengelden|Derdenrekening|Beheer Derdengelden)\s", "", name.text)
            cleaned = clean_name(text) or name
            weight = 4.0 if cleaned.known is not None else 2.5
            yield Candidate(
                name=cleaned,
                place="holder",
                weight=weight,
                evidence=block.evidence(match.end(), match.end() + len(name.text)),
            )


def _from_legal_forms(layout: Layout) -> Iterator[Candidate]:
    pattern = re.compile(r"(?:[A-Z][\w&'’.-]*\s){1,5}(?:B\.V\.|N\.V\.|BV|NV|GmbH|V\.O\.F\.|VOF|U\.A\.)")
    for block in layout.blocks:
        for match in pattern.finditer(block.text.replace("\n", " ")):
            lead = block.folded[max(0, match.start() - 40) : match.start()]
            if words.CREDITOR_LEAD.search(lead):
                continue
            yield from _as_candidate(
                match.group(), "legal form", 0.5, block.evidence(match.start(), match.end())
            )


def _stems(document: Document, text: LetterText) -> frozenset[str]:
    stems: set[str] = set()
    if document.mail is not None and document.mail.sender_address:
        stems.add(domain_stem(document.mail.sender_address).replace("-", ""))
    for match in _ADDRESSES.finditer(text.folded.replace("\n", " ")):
        stems.add(domain_stem(match.group(1) or match.group(2) or "").replace("-", ""))
    return frozenset(stem for stem in stems if len(stem) >= 3)


def _grouped(candidates: list[Candidate]) -> list[_Group]:
    groups: list[_Group] = []
    for candidate in sorted(candidates, key=lambda item: -len(item.name.tokens)):
        home = next(
            (
                group
                for group in groups
                if any(same_party(candidate.name, other.name) for other in group.members)
            ),
            None,
        )
        if home is None:
            home = _Group()
            groups.append(home)
        home.members.append(candidate)
    return groups


def _group_score(
    group: _Group, stems: frozenset[str], represented: list[tuple[PartyName, Evidence, float]]
) -> float:
    score = group.score
    if any(_fits_stem(member.name, stems) for member in group.members):
        score += 2.5
    places = {member.place for member in group.members}
    weight = max(
        (
            weight
            for name, _, weight in represented
            if any(same_party(name, member.name) for member in group.members)
        ),
        default=0.0,
    )
    if weight and not places & {"holder", "mail", "domain"}:
        score -= 2.0 * weight
    return score


def _fits_stem(name: PartyName, stems: frozenset[str]) -> bool:
    plain = letters_and_digits(name.text)
    telling = "".join(sorted(name.tokens, key=lambda token: plain.find(token)))
    if name.known is not None and any(
        domain_stem(domain).replace("-", "") in stems for domain in name.known.domains
    ):
        return True
    return any(
        stem in plain or (len(telling) >= 4 and telling in stem) or (len(plain) >= 4 and plain in stem)
        for stem in stems
    )


def _best_name(group: _Group) -> Candidate:
    """The name that stands best for a group: clean, with its legal name, not too long."""

    def rank(candidate: Candidate) -> tuple[float, float]:
        text = candidate.name.text
        worth = candidate.weight + sum(0.4 for other in group.members if other.name.text == text)
        if words.LEGAL_FORM.search(fold(text)):
            worth += 0.6
        if re.search(r"klantenservice|team|afdeling|derdengelden|\bpostbus\b", fold(text)):
            worth -= 1.5
        return worth, -abs(len(text) - 22)

    return max(group.members, key=rank)


def _organisation(document: Document, group: _Group | None) -> Organisation | None:
    if group is None:
        return None
    return next((member.name.known for member in group.members if member.name.known is not None), None)


def _collects(sender: Candidate | None, organisation: Organisation | None) -> tuple[bool, bool]:
    if sender is None:
        return False, False
    folded = fold(sender.name.text)
    if organisation is not None and organisation.kind in _COLLECTING_KINDS:
        return True, organisation.kind is OrganisationKind.BAILIFF
    if words.NOT_COLLECTOR.search(folded) or (
        organisation is not None and organisation.kind is not OrganisationKind.OTHER
    ):
        return False, False
    return words.COLLECTOR.search(folded) is not None, words.BAILIFF.search(folded) is not None


def _represented(
    layout: Layout, text: LetterText, context: ContextReader
) -> Iterator[tuple[PartyName, Evidence, float]]:
    """Names on whose behalf the letter says it was written, with how much each place says."""
    for row in layout.rows:
        for cell in row:
            if not words.CREDITOR_LABEL.match(cell.folded):
                continue
            right = layout.right_of(cell)
            value = right[0] if right else layout.below(cell)
            if value is None or (value.row != cell.row and value.middle - cell.middle > 0.06):
                continue
            name = clean_name(value.text)
            if name is not None and not looks_like_person_or_role(name.text):
                block = layout.block_of(value)
                weight = 6.0 if "nieuwe" in cell.folded else 3.0
                yield name, block.evidence(*_span(block, value.text)), weight
    if text.subject and text.subject_cell is not None:
        yield from _from_subject(layout, text)
    count = 0
    for block in layout.blocks:
        flat = block.text.replace("\n", " ")
        folded = block.folded.replace("\n", " ")
        for match in words.CREDITOR_LEAD.finditer(folded):
            name = name_at(flat, match.end())
            if name is None or (looks_like_person_or_role(name.text) and not looks_like_organisation(name)):
                continue
            count += 1
            lead = match.group()
            weight = (
                3.0
                if re.search(
                    r"opdracht|verzoek|behalf|client|eiser|instructed|acting|crediteur|creditor", lead
                )
                else 2.0
            )
            if "namens" in lead or "heft en int" in lead:
                weight = 3.0 if looks_like_organisation(name) or block.y0 < 0.6 else 1.5
            if re.search(r"schuld (?:aan|bij)|verschuldigd|factuur van|claim of|vordering", lead):
                weight = 1.5
            yield name, block.evidence(match.end(), match.end() + len(name.text)), weight
        for match in words.CREDITOR_BEHIND.finditer(folded):
            start = max(flat.rfind(mark, 0, match.start()) for mark in (". ", ", ", "\n", ": ")) + 2
            name = name_at(flat, max(0, start if start > 1 else 0))
            if name is not None and not looks_like_person_or_role(name.text):
                yield name, block.evidence(start, match.start()), 2.5


def _from_subject(layout: Layout, text: LetterText) -> Iterator[tuple[PartyName, Evidence, float]]:
    """The first party of "Inzake: X / u" or of "Betreft: uw schuld bij X"."""
    cell = text.subject_cell
    assert cell is not None
    raw = cell.text
    match = re.search(r"(?:^|\s)(?:inzake|betreft|betr\.?|re|onderwerp)\b\W+", fold(raw))
    rest = raw[match.end() :] if match else raw
    versus = re.split(r"\s(?:/|contra|c\.|tegen|vs\.?|–|—|-/-|\|)\s", rest, maxsplit=1)
    if len(versus) == 2:
        name = clean_name(versus[0])
        if name is not None and not looks_like_person_or_role(name.text):
            block = layout.block_of(cell)
            yield name, block.evidence(*_span(block, cell.text)), 3.0


def _transfer(
    layout: Layout, context: ContextReader
) -> tuple[str | None, bool, bool, tuple[PartyName, Evidence] | None]:
    """A sale or hand-over of the claim: the former creditor, whether there was one, whether to the sender, and to whom."""
    former: str | None = None
    new: tuple[PartyName, Evidence] | None = None
    to_us = False
    transferred = False
    for block in layout.blocks:
        for sentence in context.sentences(block):
            flat = block.text[sentence.start : sentence.end].replace("\n", " ")
            if words.ASSIGNED_TO_US.search(sentence.folded) and not re.search(
                r"ter incasso|incasso(?:opdracht)?\b|ter inning", sentence.folded
            ):
                to_us = transferred = True
                name = name_at(flat, 0)
                former = former or (name.text if name is not None else None)
                continue
            match = words.ASSIGNED_TO.search(sentence.folded)
            if match is not None and not re.search(
                r"\b(?:als|indien|kan|kunnen|mogen|may|if|incasso|deurwaarder|innen)\b",
                sentence.folded[: match.end()],
            ):
                name = name_at(flat, match.end())
                if name is not None:
                    transferred = True
                    new = (
                        name,
                        block.evidence(
                            sentence.start + match.end(), sentence.start + match.end() + len(name.text)
                        ),
                    )
                    first = name_at(flat, 0)
                    former = former or (first.text if first is not None else None)
    return former, transferred, to_us, new
