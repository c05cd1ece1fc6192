"""The number to mention when paying: by its label, its check digit, and the words that ask to mention it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from parsers.asked_references import codes_beside_account, entries_behind_account, named_numbers
from parsers.banking import IbanMention, is_betalingskenmerk, is_creditor_reference
from parsers.context import ContextReader
from parsers.facts import ReferenceKind
from parsers.folding import letters_and_digits
from parsers.layout import Block, Layout
from parsers.lexicon.parties import ACCOUNT_HOLDER
from parsers.lexicon.references import (
    ASKED_BEHIND,
    ASKED_BY_LABEL,
    ASKING,
    LABEL,
    MENTION,
    MENTION_BEHIND,
    NUMBER_OF,
    OF_CONTACT,
)
from parsers.payment_lines import described_numbers
from parsers.reference_values import FoundReference
from parsers.references import kind_of, of_other_debt, value_cell
from parsers.worded_references import worded_references
from parsers.written_words import written_words

# What a number scores that the letter asks to mention.
_ASKED_FOR: Final = 9.0
_LINES_OF_DETAILS: Final = 5
_REACH: Final = 44
_SIGNS_ABOVE: Final = 120
_HOLDER_LABEL: Final = re.compile(rf"(?:{ACCOUNT_HOLDER.pattern})|naam\W*$|name\W*$|naam\b.{{0,3}}[a-z]")
_REACH_BEHIND: Final = 120
_NEXT_SENTENCE: Final = re.compile(r"(?<!\.\w)[.?!]\s+(?=[A-Z][a-z])|\n\n")
_FEWEST_SIGNS: Final = 4
_FAR_BEHIND: Final = 40
_SHORT_CELL: Final = 60
_LINES_ABOVE: Final = 0.05
_SAME_LINE: Final = 0.008
_ALIGNED: Final = 0.05
_ACCOUNT_LABEL: Final = re.compile(
    r"^\W*(?:iban|rekening(?:nummer|nr)?|bank(?:rekening)?|account)(?:\W+iban)?\W*$"
)
# Words of mentioning that are said of letters and calls as well as of payments.
_SAID_OF_ALL: Final = re.compile(
    r"^(?:vermeld|noem|quote|mention|state|kenmerk|reference|zet|geef|gebruik|schrijf|noteer)"
)
_PAYING: Final = re.compile(
    r"betal|betaal|overma|overboek|overschrijv|stort|voldo|\bpay|transfer|\biban\b|rekening"
)
_STROKE: Final = re.compile(
    r"(?<![\w/-])(?P<first>(?=[\w.-]*\d)[A-Z0-9][\w.-]{3,}) / (?=[\w.-]*\d{3})[A-Z0-9][\w.-]{2,}\w"
)
_CAPITALS_AROUND: Final = re.compile(
    r"[\s:.,\"']{0,3}(?P<whole>(?P<before>(?:[A-Z]{3,12} ){0,3})(?P<number>\d[\d./-]{2,19}\d)"
    r"(?P<behind>(?: (?![A-Z]\.[a-z]|IBAN|BIC|EUR)[A-Z]{1,12}\b){0,3}))(?=[\s),.;\"']|$)"
)
# Of a label what is left of it without its article and "nummer": "het dossiernummer" and "dossier".
_STEM: Final = re.compile(
    r"^(?:uw|ons|onze|je|jouw|het|de|bijbehorende|your|our|the)\s|[ -]?(?:nummer|nr\.?|number|no\.?|code|id)$"
)
_NAMES_BILL: Final = re.compile(r"^(?:met (?:kenmerk|nummer)|onder (?:het )?nummer)$")
_ACCOUNT: Final = re.compile(r"\bnl\d\d ?[a-z]{4} ?\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentReference:
    """What to mention when paying, and whether that is sure."""

    number: str
    source: FoundReference
    sure: bool


def find_payment_reference(
    layout: Layout,
    context: ContextReader,
    references: Sequence[FoundReference],
    ibans: Sequence[IbanMention],
) -> PaymentReference | None:
    """Return what the letter asks to mention when paying, or `None`."""
    scored: list[tuple[float, FoundReference]] = []
    asked, by_label = _asked_numbers(layout, context, references, no_account=not ibans)
    asked |= {found.plain for found in described_numbers(layout, ibans)}
    beside_account = _beside_account(layout, references, ibans)
    by_label |= named_numbers(layout, context, references, ibans)
    by_label |= entries_behind_account(context, references, ibans)
    written = tuple(codes_beside_account(layout, context, ibans))
    asked |= {one.plain for one in written}
    longer = tuple(one for one in written if all(one.plain != reference.plain for reference in references))
    for reference in (*references, *longer):
        plain = reference.plain
        score = 0.0
        if reference.kind is ReferenceKind.PAYMENT:
            score += 10.0
        if is_betalingskenmerk(plain) or is_creditor_reference(plain):
            score += 4.0
        if plain in asked:
            score += 9.0
        elif plain in by_label or plain == beside_account:
            score += 6.0
        if any(_in_one_sentence(reference, mention, context) for mention in ibans):
            score += 4.5
        elif any(mention.block is reference.block for mention in ibans):
            score += 2.0
        if ASKING.search(reference.label) and plain not in asked:
            score += 4.5
        if score >= 4.0:
            scored.append((score, reference))
    words = tuple(written_words(layout, context, ibans))
    worded = next(iter(worded_references(layout, ibans)), None)
    if worded is not None and not any(score >= _ASKED_FOR for score, _ in scored):
        return PaymentReference(number=worded.number, source=worded, sure=not scored)
    if not scored:
        # "O.v.v. huur Lindelaan": no number at all, but words to write.
        return PaymentReference(number=words[0].number, source=words[0], sure=False) if words else None
    scored.sort(key=lambda item: -item[0])
    score, best = scored[0]
    rival = next((other for other, reference in scored[1:] if reference.plain != best.plain), 0.0)
    plain = best.plain
    checked = is_betalingskenmerk(plain) if len(plain) == 16 and plain.isdigit() else best.sure
    number = plain if len(plain) == 16 and plain.isdigit() else _with_capitals_around(best, layout)
    whole = next((one.number for one in words if one.plain != plain and one.plain.startswith(plain)), None)
    if whole is not None and not is_betalingskenmerk(plain) and number == best.number:
        # "Omschrijving: LA8-20931 april": the words behind the number are to be written too.
        number = whole
    return PaymentReference(
        number=number,
        source=best,
        sure=checked and ((score >= 8.0 and score - rival >= 2.0) or (score >= 6.0 and rival == 0.0)),
    )


def _with_capitals_around(reference: FoundReference, layout: Layout) -> str:
    """A number with the words in capitals that have to be mentioned with it: "o.v.v. REL 4471220 SOORT B"."""
    for block in layout.blocks:
        flat = block.text.replace("\n", " ")
        for match in MENTION.finditer(block.folded.replace("\n", " ")):
            both = _STROKE.search(flat[match.end() : match.end() + _REACH_BEHIND])
            if both is not None and letters_and_digits(both["first"]).upper() == reference.plain:
                # Two numbers with a stroke between them are written both.
                return both.group()
            told = _CAPITALS_AROUND.match(flat[match.end() : match.end() + 80])
            if told is None or not (told["before"] or told["behind"]):
                continue
            spelled = re.sub(r"[^A-Z0-9]", "", told["before"] + told["number"])
            if spelled.endswith(reference.plain) and reference.plain.endswith(
                re.sub(r"\D", "", told["number"])
            ):
                return " ".join(told["whole"].split())
    return reference.number


def _beside_account(
    layout: Layout, references: Sequence[FoundReference], ibans: Sequence[IbanMention]
) -> str | None:
    """The one labelled number in the lines that say to which account and in whose name to pay."""
    for mention in ibans:
        cell = mention.block.cell_at(mention.start)
        row_text = letters_and_digits(" ".join(other.text for other in layout.rows[cell.row])).upper()
        in_row = {one.plain for one in references if len(one.plain) > _FEWEST_SIGNS and one.plain in row_text}
        if len(in_row) == 1 and len(layout.rows[cell.row]) > 1 and len(cell.text) < _SHORT_CELL:
            # A row of payment details: account, holder, number.
            return in_row.pop()
        near = [
            other
            for row in layout.rows[max(0, cell.row - _LINES_OF_DETAILS) : cell.row + _LINES_OF_DETAILS + 1]
            for other in row
            if other.page == cell.page
        ]
        if not any(_HOLDER_LABEL.match(other.folded.lstrip()) for other in near):
            # A column of payment details: the account under its label, and the number under its own.
            near = [other for other in near if abs(other.x0 - cell.x0) < _ALIGNED]
            if not (
                mention.block.has_positions and any(_ACCOUNT_LABEL.match(other.folded) for other in near)
            ):
                continue
        lines = [letters_and_digits(other.text) for other in near if LABEL.match(other.folded.lstrip())]
        lines += [
            letters_and_digits(beside.text)
            for other in near
            if LABEL.match(other.folded.lstrip())
            for beside in (*layout.right_of(other)[:1], layout.below(other))
            if beside is not None and beside in near
        ]
        found = {
            reference.plain
            for reference in references
            if any(line.endswith(reference.plain.lower()) for line in lines)
        }
        if len(found) == 1:
            return found.pop()
    return None


def _in_one_sentence(reference: FoundReference, account: IbanMention, context: ContextReader) -> bool:
    """Whether a number stands in the sentence that names the account to pay to: that of a court's case
    only where it closes the sentence, as in "..., dossier 4471-B"."""
    sentence = context.sentence_at(account.block, account.start)
    inside = account.block is reference.block and sentence.start <= reference.start < sentence.end
    if inside and reference.kind is not ReferenceKind.CASE:
        return True
    # "notanr. 2026-04": a point that ends no sentence.
    behind = _NEXT_SENTENCE.split(account.block.text[account.end : account.end + _REACH_BEHIND], maxsplit=1)[
        0
    ]
    return len(reference.plain) >= _FEWEST_SIGNS and reference.plain in re.sub(
        r"[^A-Z0-9]", "", behind.upper()
    )


def _asked_before(block: Block, context: ContextReader, references: Sequence[FoundReference]) -> set[str]:
    """Numbers behind which stands that they are to be mentioned: "wilt u 10 22 33 erbij zetten"."""
    flat = block.folded.replace("\n", " ")
    found: set[str] = set()
    for match in MENTION_BEHIND.finditer(flat):
        sentence = context.sentence_at(block, match.start())
        before = letters_and_digits(flat[max(sentence.start, match.start() - _REACH) : match.start()]).upper()
        hits = [reference.plain for reference in references if before.endswith(reference.plain)]
        if hits and not of_other_debt(block, match.start(), context):
            found.add(max(hits, key=len))
    return found


def _named_so(reference: FoundReference, what: str) -> bool:
    """Whether a number stands under the label `what`, or under one of the same kind."""
    if what[:6] in reference.label:
        return True
    label = LABEL.match(f"{what}nummer")
    return label is not None and kind_of(label)[0] is reference.kind


def _asked_numbers(
    layout: Layout, context: ContextReader, references: Sequence[FoundReference], *, no_account: bool
) -> tuple[set[str], set[str]]:
    """Numbers that stand just behind "onder vermelding van" and the like, and those whose label stands
    there."""
    asked: set[str] = set()
    by_label: set[str] = set()
    for block in layout.blocks:
        asked |= _asked_before(block, context, references)
        for match in MENTION.finditer(block.folded.replace("\n", " ")):
            if of_other_debt(block, match.start(), context):
                continue
            if (
                no_account
                and _SAID_OF_ALL.match(match.group())
                and not _PAYING.search(context.sentence_at(block, match.start()).folded)
            ):
                # Where the letter names no account, what to mention is for who answers.
                continue
            beside = value_cell(block, match.start(), match.end(), layout)
            window = block.text[match.end() : match.end() + 70] if beside is None else beside.text
            near = re.sub(r"[^A-Z0-9]", "", window.upper())
            hits = [reference for reference in references if 0 <= near.find(reference.plain) <= 34]
            lines_above = block.folded[max(0, match.start() - _SIGNS_ABOVE) : match.start()]
            paying = (
                _ACCOUNT.search(context.sentence_at(block, match.start()).folded) is not None
                or _ACCOUNT.search(lines_above) is not None
            )
            if _NAMES_BILL.match(match.group()) and not paying:
                # "De nota met kenmerk 26-118": which one, and not what to write.
                hits = [hit for hit in hits if hit.kind is ReferenceKind.PAYMENT]
            if match.group() == "kenmerk" and not paying:
                hits = [
                    hit for hit in hits if hit.kind is ReferenceKind.PAYMENT or is_betalingskenmerk(hit.plain)
                ]
            if hits:
                asked.add(min(hits, key=lambda hit: (near.find(hit.plain), -len(hit.plain))).plain)
                continue
            if match.group() == "kenmerk":
                continue
            # "onder vermelding van uw klantnummer": the number stands elsewhere under that label.
            label = LABEL.search(block.folded[match.end() : match.end() + 50].replace("\n", " "))
            named = NUMBER_OF.match(block.folded[match.end() : match.end() + 60].replace("\n", " "))
            # In the sentence with the account it says as much as the number itself would.
            found = asked if paying else by_label
            if not paying and _to_write(block, match.start(), context):
                continue
            if named is not None:
                of_kind = [reference for reference in references if _named_so(reference, named["what"])]
                found |= {of_kind[0].plain} if len(of_kind) == 1 else set()
            elif label is not None and (same := _labelled_alike(label, references)) is not None:
                found.add(same.plain)
        for match in ASKED_BY_LABEL.finditer(block.folded.replace("\n", " ")):
            label = LABEL.match(match["label"] or match["before"])
            if OF_CONTACT.search(context.sentence_at(block, match.start()).folded) or label is None:
                continue
            if (same := _labelled_alike(label, references)) is not None:
                by_label.add(same.plain)
        for match in ASKED_BEHIND.finditer(block.folded.replace("\n", " ")):
            before = _written_before(block, match.start(), references)
            # "Uw klantnummer graag bij betaling vermelden": the number stands elsewhere under that label.
            lead = block.folded[max(0, match.start() - _FAR_BEHIND) : match.start()].replace("\n", " ")
            alike = [_labelled_alike(label, references) for label in LABEL.finditer(lead)]
            told = {same.plain for same in alike if same is not None}
            if before is None and not told:
                before = _placed_before(block, match.start(), references)
            if before is not None:
                asked.add(before.plain)
            else:
                by_label |= told
    return asked, by_label


def _to_write(block: Block, offset: int, context: ContextReader) -> bool:
    """Whether words stand with what the reader may write or ask: "Maak bezwaar. Vermeld ons kenmerk"."""
    sentence = context.sentence_at(block, offset)
    return any(
        OF_CONTACT.search(told) is not None and _PAYING.search(told) is None
        for told in (sentence.folded, context.before_sentence(block, sentence))
    )


def _labelled_alike(label: re.Match[str], references: Sequence[FoundReference]) -> FoundReference | None:
    """The one number of the kind that a label names, or of several the one under just that label."""
    kind, _ = kind_of(label)
    same = [reference for reference in references if reference.kind is kind]
    if len(same) > 1:
        # "quoting our reference", beside the numbers of those who had the claim before.
        name = label.group().strip(" .:")
        exact = [reference for reference in same if reference.label.strip(" .:") == name]
        same = exact or [one for one in same if _STEM.sub("", one.label.strip(" .:")) == _STEM.sub("", name)]
    return same[0] if len(same) == 1 else None


def _written_before(block: Block, offset: int, references: Sequence[FoundReference]) -> FoundReference | None:
    """The number that stands just before words at `offset`, in their line or the one above."""
    told = re.sub(r"[^A-Z0-9]", "", block.text[max(0, offset - _FAR_BEHIND) : offset].upper())
    written = [
        (told.rfind(reference.plain), reference) for reference in references if reference.plain in told
    ]
    return max(written, key=lambda item: item[0])[1] if written else None


def _placed_before(block: Block, offset: int, references: Sequence[FoundReference]) -> FoundReference | None:
    """The number that is printed in the lines just above words at `offset`, in line with them."""
    cell = block.cell_at(offset)
    near: list[tuple[float, FoundReference]] = []
    for reference in references:
        other = reference.block.cell_at(reference.start)
        if (
            reference.block.has_positions
            and other.page == cell.page
            and 0 <= cell.middle - other.middle < _LINES_ABOVE
            and (abs(other.x0 - cell.x0) < _ALIGNED or abs(cell.middle - other.middle) < _SAME_LINE)
        ):
            near.append((cell.middle - other.middle + abs(other.x0 - cell.x0), reference))
    return min(near, key=lambda item: item[0])[1] if near else None
