"""Names that may be the sender: from the head, the foot, the signature, the account holder and the mail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from parsers.addressee import own_letterhead
from parsers.banking import IbanMention
from parsers.directory import domain_stem, find_by_domain, names_in
from parsers.document import Document
from parsers.facts import Evidence
from parsers.folding import fold, letters_and_digits
from parsers.layout import Block, Cell, Layout
from parsers.letter_text import LetterText
from parsers.letterhead import is_office, is_street, labels_number, name_above, name_beside, name_under, trade
from parsers.lexicon import parties as words
from parsers.lexicon.stage_titles import TITLE as STAGE_TITLES
from parsers.lexicon.stages import SALUTATION
from parsers.mail_names import house_of
from parsers.party_names import (
    PartyName,
    clean_name,
    looks_like_organisation,
    looks_like_person_or_role,
    name_at,
)
from parsers.sender_lines import (
    Candidate,
    behind_accounts,
    from_imprints,
    from_offices,
    from_own_numbers,
    span_of,
)

_HEAD_DEPTH: Final = 0.2
_IN_LINE: Final = 0.02
_GREETING: Final = 60
_WORDS_OF_NAME: Final = 6


_ADDRESSES: Final = re.compile(
    r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)|(?<![\w@.])(?:https?://)?(?:www\.)?((?:[a-z0-9-]+\.)+(?:nl|"
    r"com|eu|org|net|example|be|de|frl))\b",
    re.IGNORECASE,
)


# "Groetjes van het team van X" signs as X does.
_GREETING_OF: Final = re.compile(
    r"^\W*(?:met )?(?:\w+ )?(?:groet(?:en|jes)?|liefs|regards|greetings)\W+(?:(?:van|namens|uit|from)\s)"
    r"(?:(?:het |heel )?team (?:van |bij |of )?|iedereen (?:van|bij) |everyone at |the team (?:at|of) )?",
    re.IGNORECASE,
)
# Behind the office somebody holds: the body it is held in.
_OFFICE_HELD: Final = re.compile(
    r"^(?:[a-z]+ )?(?:penningmeester|secretaris|voorzitter|ledenadministrateur|bestuurslid|treasurer|"
    r"eigenaar|"
    r"directeur|beheerder|administrateur|incassomedewerker)(?:,? (?:van|bij|of))?(?: de| het)? (?=[^\s])"
)
# The desk or office that a mail is from, before or behind the name of the house.
_ROLE_OF: Final = re.compile(
    r"^(?:de )?(?:penningmeester|secretaris|secretariaat|kassier|ledenadministratie|administratie|"
    r"klantenservice|"
    r"klantcontact|debiteuren(?:beheer|administratie)?|financiele administratie|boekhouding|facturatie|"
    r"treasurer)\s"
    r"(?:van (?:de |het )?)?(?=\S*[A-Z])|"
    r"(?<=\w)\s(?:support|customer (?:care|service|support)|klantenservice|klantcontact|helpdesk|billing|"
    r"administratie|"
    r"debiteuren(?:beheer|administratie)?|facturatie|finance)$",
    re.IGNORECASE,
)
_SEAT: Final = re.compile(r"\s*te\s[A-Z]")
# A known name that fills most of a line, with a mark or a speck beside it.
_MOST_OF_LINE: Final = 0.6
_DAY: Final = re.compile(r"\b\d{1,2}[ -](?:\d{1,2}-|[a-z]{3,9}\.? )\d{4}\b")


def sender_candidates(
    document: Document, layout: Layout, text: LetterText, ibans: tuple[IbanMention, ...]
) -> Iterator[Candidate]:
    """Every name that may be the sender, with the kind of place and how much that says."""
    mail = document.mail
    if mail is not None and mail.sender_name:
        told_by = house_of(mail.sender_name, mail.sender_address)
        name = clean_name(_ROLE_OF.sub("", re.split(r"\s(?:via|\||-|namens)\s", told_by)[0]))
        if name is not None and "@" not in mail.sender_name:
            stem = domain_stem(mail.sender_address or "")
            plain = letters_and_digits(name.text)
            told = letters_and_digits(name.text.replace("&", "en").replace("+", "en"))
            bare = stem.replace("-", "")
            fits = len(stem) > 2 and any(bare in written or written in bare for written in (plain, told))
            fits = fits or any(len(token) > 3 and token in stem for token in name.tokens)
            weight = 4.0 if looks_like_organisation(name) or fits else 0.5
            # An attachment is a letter of its own: who passed it on is only a hint.
            weight = weight if document.is_mail_body else 0.6
            yield Candidate(name=name, place="mail", weight=weight, evidence=Evidence(text=mail.sender_name))
    if mail is not None and mail.sender_address:
        known = find_by_domain(mail.sender_address)
        if known is not None:
            yield Candidate(
                name=PartyName(text=known.name, known=known),
                place="domain",
                weight=3.0 if document.is_mail_body else 0.5,
                evidence=Evidence(text=mail.sender_address),
            )
    writer = own_letterhead(layout)
    if writer is not None:
        name = PartyName(text=writer, known=None)
        block = layout.blocks[0]
        yield Candidate(name=name, place="head", weight=4.0, evidence=block.evidence(*span_of(block, writer)))
    yield from _from_head(layout, text, positions=document.pages[0].has_positions if document.pages else True)
    for block in text.foot:
        yield from _from_foot(block)
    yield from from_imprints(layout)
    yield from _from_closing(layout, text)
    yield from from_own_numbers(layout)
    yield from _from_holder(layout)
    yield from behind_accounts(ibans)
    yield from from_offices(layout)
    yield from _from_legal_forms(layout)


def _from_head(layout: Layout, text: LetterText, *, positions: bool) -> Iterator[Candidate]:
    rows = layout.rows[:6]
    seen: set[int] = set()
    for row in rows:
        for cell in row:
            if cell.page != 1 or (positions and cell.middle > _HEAD_DEPTH) or cell is text.subject_cell:
                continue
            block = layout.block_of(cell)
            if _DAY.search(cell.folded) or SALUTATION.match(cell.folded) or _under_salutation(cell, layout):
                continue
            if words.CREDITOR_LABEL.match(cell.folded) or words.CREDITOR_LEAD.match(cell.folded):
                continue
            if (
                words.OTHER_LABEL.match(cell.folded)
                or words.DESK.match(cell.folded)
                or is_street(cell, layout)
                or labels_number(cell, layout)
            ):
                continue
            weight = 2.0 if cell.row <= 1 else 1.2
            if cell.em > 0.02 or cell.bold:
                weight += 0.6
            if any(
                pattern.search(cell.folded) for _, _, pattern in STAGE_TITLES
            ) and not words.LEGAL_FORM.search(cell.folded):
                weight -= 2.0
            if is_office(layout, cell):
                office = PartyName(text=cell.text.strip(" ,"), known=None)
                evidence = block.evidence(*span_of(block, cell.text))
                yield Candidate(name=office, place="head", weight=weight + 3.0, evidence=evidence)
                continue
            line_trade = trade(cell.text)
            if line_trade is not None:
                # "Gerechtsdeurwaarders te Zwolle" is what the office named above it does.
                above = name_above(cell, layout) or name_beside(cell, layout)
                weight -= 2.0
                if above is not None:
                    evidence = layout.block_of(above).evidence(*span_of(layout.block_of(above), above.text))
                    yield from _as_candidate(f"{above.text} {line_trade}", "head", weight + 2.6, evidence)
            if words.PRACTISES.match(cell.folded) or _tagline(cell, layout):
                continue
            if words.PUBLIC_FIRST.match(cell.folded):
                named = name_under(cell, layout)
                if named is not None:
                    yield from _as_candidate(
                        f"{cell.text.strip().capitalize()} {named.text}", "head", weight + 1.0,
                        layout.block_of(named).evidence(*span_of(layout.block_of(named), named.text)),
                    )  # fmt: skip
            joined = _stacked(block)
            if joined is not None and block.index not in seen:
                seen.add(block.index)
                yield from _as_candidate(joined, "head", weight, block.evidence(0, len(block.text)))
            yield from _as_candidate(cell.text, "head", weight, block.evidence(*span_of(block, cell.text)))


def _tagline(cell: Cell, layout: Layout) -> bool:
    """Whether a line in small letters stands under a name with capitals: it tells what that name does."""
    above = layout.above(cell, within_em=4.0)
    return (
        above is not None
        and cell.text == cell.text.lower()
        and len(cell.words) > 1
        and above.text[:1].isupper()
        and clean_name(above.text) is not None
    )


def _under_salutation(cell: Cell, layout: Layout) -> bool:
    """Whether a line stands in line under the salutation: it is running text, and no letterhead."""
    if words.LEGAL_FORM.search(cell.folded) and len(cell.words) <= _WORDS_OF_NAME:
        return False
    return any(
        SALUTATION.match(other.folded) and abs(other.x0 - cell.x0) < _IN_LINE and len(other.text) < _GREETING
        for row in layout.rows[: cell.row]
        for other in row
        if other.page == cell.page
    )


def _stacked(block: Block) -> str | None:
    """The lines of a letterhead that is set word under word, as one name."""
    lines = [cell for cell in block.cells[:4] if cell.middle < _HEAD_DEPTH]
    if not 2 <= len(lines) <= 4 or len(lines) != len(block.cells):
        return None
    if any(len(line.words) > 3 or any(character.isdigit() for character in line.text) for line in lines):
        return None
    return " ".join(line.text for line in lines)


def _as_candidate(raw: str, place: str, weight: float, evidence: Evidence) -> Iterator[Candidate]:
    if place == "head" and words.PROFESSION.search(fold(raw)) and words.TITLE_OF_PERSON.match(fold(raw)):
        # A bailiff or lawyer who writes under a name of his own.
        raw = raw.replace(",", " ")
        office = PartyName(text=" ".join(raw.split())[:60], known=None)
        yield Candidate(name=office, place=place, weight=weight + 1.5, evidence=evidence)
        return
    name = clean_name(raw)
    if name is None or words.DESK.match(fold(name.text)):
        return
    if name.known is None and place == "head":
        inside = next(((text, known) for text, known in names_in(raw)), None)
        if inside is not None and _MOST_OF_LINE * len(raw) <= len(inside[0]) < len(raw):
            name = PartyName(text=inside[0], known=inside[1])
    if looks_like_organisation(name):
        weight += 1.5 if any(character.isupper() for character in name.text) or name.known else 0.0
    elif place in ("closing", "foot") or words.TITLE_OF_PERSON.match(fold(raw)) or words.INITIALS.match(raw):
        return
    yield Candidate(name=name, place=place, weight=weight, evidence=evidence)


def _from_foot(block: Block) -> Iterator[Candidate]:
    pieces = re.split(r"[|·•\n]|\s[-–—]\s|(?<=[a-z])\.\s", block.text)
    for index, piece in enumerate(pieces[:6]):
        yield from _as_candidate(
            piece, "foot", 2.0 if index == 0 else 0.8, block.evidence(*span_of(block, piece))
        )


def _from_closing(layout: Layout, text: LetterText) -> Iterator[Candidate]:
    for cell in text.closing:
        block = layout.block_of(cell)
        signed = _GREETING_OF.sub("", cell.text)
        pieces = [piece for piece in re.split(r",\s|\s\|\s|\s[-–]\s|\bnamens\b", signed) if piece.strip()]
        for piece in pieces:
            if words.CREDITOR_LEAD.search(cell.folded[: max(0, cell.text.find(piece))]):
                continue
            held = _OFFICE_HELD.match(fold(piece))
            of_body = clean_name(piece.strip()[held.end() :]) if held is not None else None
            if of_body is not None and of_body.text[:1].isupper() and _fits_name(of_body):
                yield Candidate(
                    name=of_body, place="closing", weight=2.5,
                    evidence=block.evidence(*span_of(block, of_body.text)),
                )  # fmt: skip
                continue
            if looks_like_person_or_role(piece) and not words.LEGAL_FORM.search(fold(piece)):
                for written, known in names_in(piece):
                    yield Candidate(
                        name=PartyName(text=written, known=known), place="closing", weight=2.5,
                        evidence=block.evidence(*span_of(block, written)),
                    )  # fmt: skip
                continue
            found = list(_as_candidate(piece, "closing", 1.5, block.evidence(*span_of(block, piece))))
            yield from found
            lone = None if found or cell is not text.closing[-1] else clean_name(piece)
            if lone is not None and _stands_above(lone, layout, cell):
                # A brand that signs without a word that tells an organisation, and is named before.
                yield Candidate(
                    name=lone, place="closing", weight=1.0, evidence=block.evidence(*span_of(block, piece))
                )


def _fits_name(name: PartyName) -> bool:
    """Whether a name has a word of two letters or more with a capital that no function is called by."""
    return any(len(token) > 1 for token in name.tokens) and not looks_like_person_or_role(name.text)


def _stands_above(name: PartyName, layout: Layout, below: Cell) -> bool:
    """Whether a name is written higher in the letter too, as that of a signing clerk is not."""
    plain = fold(name.text)
    return any(
        re.search(rf"(?<!\w){re.escape(plain)}(?!\w)", cell.folded)
        for row in layout.rows[: below.row]
        for cell in row
        if not SALUTATION.match(cell.folded)
    )


def _from_holder(layout: Layout) -> Iterator[Candidate]:
    for block in layout.blocks:
        for match in words.ACCOUNT_HOLDER.finditer(block.folded.replace("\n", " ")):
            beside = _own_cell(block, match, layout)
            name = clean_name(beside) if beside is not None else name_at(block.text, match.end())
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
            # "CJIB te Leeuwarden": a short name of the account alone, and not how it names itself.
            seated = _SEAT.match(block.text, match.end() + len(name.text)) is not None
            weight = 4.0 if cleaned.known is not None and not seated else 2.5
            yield Candidate(
                name=cleaned,
                place="holder",
                weight=weight,
                evidence=block.evidence(match.end(), match.end() + len(name.text)),
            )


def _own_cell(block: Block, match: re.Match[str], layout: Layout) -> str | None:
    """The text of the cell that holds the name alone, beside or under the cell with its label: what stands on
    the next line is no part of it."""
    label = block.cell_at(match.start())
    if fold(label.text).strip(" :.") == match.group().strip(" :."):
        right = layout.right_of(label)
        value = right[0] if right else layout.below(label)
        return value.text if value is not None else None
    rest = block.text[match.end() :].lstrip(" :\n")
    cell = block.cell_at(len(block.text) - len(rest)) if rest else label
    return cell.text if cell is not label and cell.row == label.row else None


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


def domain_stems(document: Document, text: LetterText) -> frozenset[str]:
    """The telling parts of all mail and web addresses in the letter."""
    stems: set[str] = set()
    if document.is_mail_body and document.mail is not None and document.mail.sender_address:
        stems.add(domain_stem(document.mail.sender_address).replace("-", ""))
    for match in _ADDRESSES.finditer(text.folded.replace("\n", " ")):
        stems.add(domain_stem(match.group(1) or match.group(2) or "").replace("-", ""))
    return frozenset(stem for stem in stems if len(stem) >= 3)


def fits_stem(name: PartyName, stems: frozenset[str]) -> bool:
    """Whether a name fits one of the addresses in the letter."""
    plain = letters_and_digits(name.text)
    told = letters_and_digits(name.text.replace("&", "en").replace("+", "en"))
    telling = "".join(sorted(name.tokens, key=lambda token: plain.find(token)))
    if name.known is not None and any(
        domain_stem(domain).replace("-", "") in stems for domain in name.known.domains
    ):
        return True
    return any(
        stem in plain
        or stem == told
        or (len(telling) >= 4 and telling in stem)
        or (len(plain) >= 4 and plain in stem)
        for stem in stems
    )
