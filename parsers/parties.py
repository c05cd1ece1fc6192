"""Parties: who sent a letter, and to whom the debt is owed in the end."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from parsers.banking import IbanMention
from parsers.clients_in_text import client_of
from parsers.collecting import (
    collects,
    collects_by_legal_name,
    insures,
    own_department,
    registered_agency,
    trade_of,
)
from parsers.context import ContextReader
from parsers.creditor_labels import BY_CARE_LABEL
from parsers.creditor_names import asked_to_collect, represented_names
from parsers.directory import Organisation, OrganisationKind
from parsers.document import Document
from parsers.facts import Evidence
from parsers.folding import fold
from parsers.layout import Layout
from parsers.letter_text import LetterText
from parsers.lexicon import parties as words
from parsers.mail_names import private_mail_sender, reader_tokens
from parsers.party_names import (
    PartyName,
    looks_like_organisation,
    same_party,
)
from parsers.private_senders import private_senders
from parsers.recurring_names import read_once, recurring
from parsers.sender_lines import Candidate
from parsers.sender_names import domain_stems, fits_stem, sender_candidates
from parsers.sold_claims import Transfer, transfer_of

# Where a body is called by its short name.
_SHORT_PLACES: Final = ("label", "again")
_PLACES_OF_NAMES: Final = ("head", "mail", "holder")
_TELLING: Final = 5
_LINES_OF_HEAD: Final = frozenset({"head", "again"})
_OWN_PLACES: Final = frozenset({"head", "foot", "mail", "domain"})
_MAIL_PLACES: Final = frozenset({"mail", "domain"})
# The weight of a name that only hints at who sent a mail.
_HINT: Final = 0.6
_SURE_SCORE: Final = 6.0
_LONE_SCORE: Final = 3.4
_LETTERHEAD: Final = 6
# What names a client to a sender that does not collect for others; below three it is thin.
_REPRESENTED: Final = 2.9
# What scores less than this names no organisation: the writer may be a person.
_ORGANISATION: Final = 2.0


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
    addressee_tokens |= reader_tokens(document, layout)
    represented = list(represented_names(layout, text, context, addressee_tokens=addressee_tokens))
    candidates = recurring(sender_candidates(document, layout, text, ibans), layout)
    stems = domain_stems(document, text)
    groups = _grouped(_not_reader(candidates, addressee_tokens))
    if max((_group_score(group, stems, represented) for group in groups), default=0.0) < _ORGANISATION:
        candidates += [*private_senders(layout, text), *private_mail_sender(document)]
        groups = _grouped(_not_reader(candidates, addressee_tokens))
    ranked = sorted(groups, key=lambda group: -_group_score(group, stems, represented))
    sender_group = ranked[0] if ranked else None
    sender = _best_name(sender_group) if sender_group else None
    score = _group_score(sender_group, stems, represented) if sender_group else 0.0
    # A trade name beside the legal name bears it out.
    score += sum(
        0.5 * max(0.0, _group_score(group, stems, represented))
        for group in ranked[1:]
        if sender_group is not None and _telling(group) & _telling(sender_group)
    )
    rival = max(
        (_group_score(group, stems, represented) * _credit(group, ranked[0]) for group in ranked[1:]),
        default=0.0,
    )
    organisation = _organisation(document, sender_group)
    collector, bailiff = collects(sender, organisation)
    if document.is_mail_body and sender_group is not None and not collector:
        collector, bailiff = collects_by_legal_name(sender_group.members, organisation)
    if (
        collector
        and organisation is None
        and sender_group is not None
        and own_department(sender_group.members)
    ):
        collector, bailiff = False, False
    if not collector and organisation is None:
        collector, bailiff = trade_of(layout, text)
    collector = collector or asked_to_collect(layout, context)
    collector = collector or (organisation is None and registered_agency(layout))
    insured = insures(sender_group.members if sender_group else (), organisation)
    own = [
        (name, evidence)
        for name, evidence, weight in represented
        # Who gave the care was paid by the insurer, to whom the own risk is owed.
        if not (insured and weight == BY_CARE_LABEL)
        if sender is None or not same_party(name, sender.name)
    ]
    # A body that collects its own claims names others only in passing; a collector, billing office or agent
    # does not.
    weights = [(weight, name, evidence) for name, evidence, weight in represented if (name, evidence) in own]
    creditor: tuple[PartyName, Evidence] | None = None
    creditor_sure = True
    threshold = 1.0 if collector else _REPRESENTED
    if weights:
        totals: list[tuple[float, PartyName, Evidence]] = []
        for _weight, name, evidence in weights:
            total = sum(other for other, other_name, _ in weights if same_party(name, other_name))
            totals.append((total, name, evidence))
        totals.sort(key=lambda item: (-item[0], -len(item[1].text)))
        if totals[0][0] >= threshold:
            creditor = totals[0][1], totals[0][2]
            others = [name for _, name, _ in totals if not same_party(name, creditor[0])]
            only = collector and not others and words.LEGAL_FORM.search(fold(creditor[0].text)) is not None
            creditor_sure = totals[0][0] >= 3.0 or only
    office = sender is not None and words.BILLS_FOR_OTHERS.search(fold(sender.name.text)) is not None
    if creditor is None and (collector or office):
        own_names = [member.name for member in sender_group.members] if sender_group is not None else []
        client = client_of(layout, context, not_these=own_names, reader=addressee_tokens)
        creditor, creditor_sure = client if client is not None else (None, creditor_sure)
    transfer = transfer_of(layout, context)
    collects_here = collector or (organisation is not None and organisation.kind is OrganisationKind.FINE)
    if transfer.handed_by is not None and collects_here:
        # Given to one who collects for others, and not sold: the debt is still owed to who gave it.
        handed_by = transfer.handed_by
        transfer = Transfer()
        if sender is None or not same_party(handed_by[0], sender.name):
            creditor, creditor_sure = creditor or handed_by, creditor is not None and creditor_sure
    former, transferred, to_us, new = transfer.former, transfer.transferred, transfer.to_us, transfer.new
    if new is not None and sender is not None and same_party(new[0], sender.name):
        to_us = True
    if former is not None and new is None and not collector and creditor is None:
        # Whose claim it was before is told, and nobody else for whom it is asked.
        to_us = transferred = True
    new_group, alone = _head_group(groups, new, of_mail=document.is_mail_body)
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
    if creditor is not None and not collector:
        # A lawyer or jurist who writes for a client collects for him.
        # So does who has the trade of collecting under his name, or takes the collecting over.
        collector = any(
            words.LAWYER.search(cell.folded)
            or (
                words.COLLECTOR.search(cell.folded)
                and not words.NOT_COLLECTOR.search(cell.folded)
                and not same_party_in(creditor[0], cell.folded)
            )
            for cell in text.head[:_LETTERHEAD]
        ) or any(words.TAKES_COLLECTING.search(sentence.folded) for _, sentence in text.body)
    if creditor is None and collector and not to_us:
        creditor_sure = False
    once = sender_group is not None and read_once(document, sender_group.members)
    return Parties(
        sender=sender.name.text if sender else None,
        sender_evidence=sender.evidence if sender else None,
        sender_sure=_clear(score, rival) and (new_group is None or alone) and not once,
        creditor=creditor[0].text if creditor else (sender.name.text if sender else None),
        creditor_evidence=creditor[1] if creditor else (sender.evidence if sender else None),
        creditor_sure=creditor_sure and (creditor is not None or (_clear(score, rival) and not once)),
        organisation=organisation,
        collector=collector and not any(words.AS_CURATOR.search(block.folded) for block in layout.blocks),
        bailiff=bailiff,
        former_creditor=former,
        transferred=transferred,
    )


def same_party_in(name: PartyName, folded: str) -> bool:
    """Whether a line of the letterhead names a party itself."""
    return bool(name.tokens) and all(token in folded for token in name.tokens)


def _not_reader(candidates: list[Candidate], addressee_tokens: frozenset[str]) -> list[Candidate]:
    """Without the names that are the reader's own."""
    return [
        candidate
        for candidate in candidates
        if not (addressee_tokens and candidate.name.tokens and candidate.name.tokens <= addressee_tokens)
    ]


def _head_group(
    groups: list[_Group], new: tuple[PartyName, Evidence] | None, *, of_mail: bool
) -> tuple[_Group | None, bool]:
    """The group of the buyer of a claim, when it writes the letter too, and whether it alone does.

    A seller who tells of the sale prints the name of the buyer in its own letter, also in the head or foot.
    So a mail is from who sent it, and a letter with the seller in head and closing is that of the seller,
    unless the buyer signs as well.
    """
    if new is None:
        return None, True
    for group in groups:
        places = _places_of(group)
        if not places & _OWN_PLACES or not any(same_party(member.name, new[0]) for member in group.members):
            continue
        others = [other for other in groups if other is not group]
        if of_mail and not places & _MAIL_PLACES and any(_sends_mail(other) for other in others):
            return None, True
        signed = any({"head", "closing"} <= _places_of(other) for other in others)
        return (None, True) if signed and "closing" not in places else (group, not signed)
    return None, True


def _places_of(group: _Group) -> frozenset[str]:
    return frozenset(member.place for member in group.members)


def _sends_mail(group: _Group) -> bool:
    """Whether a group is who the mail is from, by a name that says so."""
    return any(member.place in _MAIL_PLACES and member.weight > _HINT for member in group.members)


def _credit(group: _Group, best: _Group) -> float:
    """How far a group is a rival of the best: not at all with its trade name, half where it is a bare line of
    the head that nothing tells to be an organisation."""
    if _telling(group) & _telling(best):
        return 0.0
    told = any(
        member.place not in _LINES_OF_HEAD or looks_like_organisation(member.name) for member in group.members
    )
    return 1.0 if told else 0.5


def _telling(group: _Group) -> frozenset[str]:
    """The long words of its names that are no word for a kind of organisation; persons share a surname."""
    if not any(looks_like_organisation(member.name) for member in group.members):
        return frozenset()
    return frozenset(
        token
        for member in group.members
        for token in member.name.tokens
        if len(token) >= _TELLING and token.isalpha() and not words.ORGANISATION_WORD.search(token)
    )


def _clear(score: float, rival: float) -> bool:
    """Whether the sender stands clear: by many places, or alone in the letter."""
    return (score >= _SURE_SCORE and score - rival >= 1.5) or (score >= _LONE_SCORE and score - rival >= 2.5)


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
    return _merged(groups)


def _merged(groups: list[_Group]) -> list[_Group]:
    """The groups, those joined that one telling name of a head, mail or account ties together: "De Waterval"
    is both "Facturen De Waterval" and "Stichting Zwembad De Waterval"."""
    kept: list[_Group] = []
    for group in groups:
        home = next((other for other in kept if _tied(group, other)), None)
        if home is None:
            kept.append(group)
        else:
            home.members.extend(group.members)
    return kept


def _tied(one: _Group, other: _Group) -> bool:
    return any(
        member.place in _PLACES_OF_NAMES
        and any(
            len(token) >= _TELLING and not words.ORGANISATION_WORD.search(token)
            for token in member.name.tokens
        )
        and any(member.name.tokens <= named.name.tokens for named in group.members)
        for tie, group in ((one, other), (other, one))
        for member in tie.members
        if member.name.tokens
    )


def _group_score(
    group: _Group, stems: frozenset[str], represented: list[tuple[PartyName, Evidence, float]]
) -> float:
    score = group.score
    if any(fits_stem(member.name, stems) for member in group.members):
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


def _best_name(group: _Group) -> Candidate:
    """The name that stands best for a group: clean, with its legal name, not too long."""

    def rank(candidate: Candidate) -> tuple[float, float]:
        text = candidate.name.text
        worth = candidate.weight + sum(
            0.4 for other in group.members if other.name.text == text and other.place not in _SHORT_PLACES
        )
        if words.LEGAL_FORM.search(fold(text)):
            worth += 0.6
        if re.search(r"klantenservice|team|afdeling|derdengelden|\bpostbus\b", fold(text)):
            worth -= 1.5
        return worth, -abs(len(text) - 22)

    printed = [member for member in group.members if member.place not in _SHORT_PLACES]
    return max(printed or group.members, key=rank)


def _organisation(document: Document, group: _Group | None) -> Organisation | None:
    if group is None:
        return None
    return next((member.name.known for member in group.members if member.name.known is not None), None)
