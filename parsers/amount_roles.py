"""Roles: what each amount in a letter is, by its label, its column and its sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from parsers.amounts import AmountMention
from parsers.context import ContextReader, Sentence
from parsers.facts import CostKind
from parsers.inclusions import without_inclusions
from parsers.layout import Cell
from parsers.lexicon import costs, money, money_phrases
from parsers.lexicon.roles import Role
from parsers.local_roles import VERDICT_ROLES, asks_now, clause_around, local_role
from parsers.pointing_back import REFUSES, asked_after, asked_before, meant_before

_WORD: Final = re.compile(r"[a-z]{2,}")
_FIGURES: Final = re.compile(r"[€\d.,=/\-\s]|eur(?:o)?\b")
_LONGEST_FIGURES: Final = 120
"""Of a cell of figures alone; each amount in it is looked at with all of the cell."""

_FIGURE_CELL: Final = re.compile(r"^[€\s-]*(?:eur )?\d[\d.,]*[\d=-]$")
_DAY_LABEL: Final = re.compile(r"^(?:uiterlijk |voor |op |per )?\d{1,2}(?:e)? [a-z]{3,9}\.?(?: 20\d\d)?$")
_LIMIT_BEFORE: Final = re.compile(
    r"\b(?:vanaf|boven(?: de)?|onder(?: de)?|"
    r"(?<!gelopen )(?<!gestegen )(?<!gegroeid )tot(?: maximaal)?|meer dan|minder dan|"
    r"vanaf een bedrag van|from|above|below|up to|more than|over)\s$"
)
_INSTALMENT_BEFORE: Final = re.compile(
    r"\b(?:termijn(?:en|bedrag)?|delen|maandbedragen|instal?ments?)(?: van| a| ad| of)\s$|"
    r"\btermijn van (?:\d.{0,20} )?(?:van )?$"
)
_EVERY_MONTH: Final = re.compile(
    r"\b(?:elke|iedere) maand\b|\bmaandelijkse? (?:huur|premie|bijdrage)|\b(?:each|every) month\b|"
    r"\b(?:steeds|telkens|altijd)\b.{0,60}\bvan (?:de|elke|iedere) (?:volgende )?maand\b"
)
# "€ 300,00 in 6 termijnen van": what is paid each month is the part, and not this.
_IN_PARTS: Final = re.compile(
    r"^\W{0,3}(?:af |terug )?in (?:[\w-]+ ){1,4}(?:termijnen|delen|keer|instal?ments)\b"
)
_BILL_BEFORE: Final = re.compile(
    r"\b(?:factuur|nota|rekening|declaratie|aanslag|boete|vordering|invoice|bill|fine|"
    r"claim)(?:,? (?:(?=[\w./-]*\d)[\w./-]+|nr\.? \S+|nummer \S+|[a-z]+)){0,2},? (?:van|ad|groot|of|for|"
    r"ten bedrage van|ten belope van|ter hoogte van|ter grootte van|in the amount of|te weten)\s$|"
    r"\b(?:factuur|nota|rekening|vordering|aanslag|bestelling|invoice|bill) (?:\w+ )?(?:bedroeg|was)\s$"
)
# "U betaalde € 50 van de € 120": the amount behind is the whole of the bill.
_OF_THE_WHOLE: Final = re.compile(r"(?:€|eur) ?[\d.,]+-? van (?:de|het) (?:totale? |oorspronkelijke )?$")
_SUM_BEFORE: Final = re.compile(
    r"\b(?:samen|tezamen|gezamenlijk|in totaal|totaal|bij elkaar|alles bijeen|al met al|in total|together|"
    r"altogether)[ :,]{1,2}(?:is (?:dat|dit) |dus |nu |derhalve |mitsdien |aldus |komt (?:dat|dit) op )?$"
)
# "Het gaat om de premie van juni van € X": the sentence that says what the letter is about.
_ABOUT: Final = re.compile(
    r"\b(?:het|dit) (?:gaat (?:\w+ ){0,2}om|betreft)\b[^.€]{0,90}$|\bit concerns\b[^.€]{0,60}$"
)
# "€ 12,00 minder": by how much two sums differ.
_DIFFERENCE: Final = re.compile(r"^\s?(?:minder|lager|hoger|meer|goedkoper|duurder|less|more|lower|higher)\b")
# "U dient dit te betalen": what the next sentence asks is the amount of this one.
_ASKS_FOR_IT: Final = re.compile(
    r"^\W*(?:(?:u|je|gij) (?:dient|moet|behoort)|(?:dient|moet) (?:u|je)|wilt u|wil je|kunt u|kun je|"
    r"betaal|betaalt u|maak|"
    r"maakt u|voldoe|stort|gelieve|graag|ik|wij|we|please|you (?:must|have to|need to|should)|"
    r"kindly)\b[^.?]{0,70}?"
    r"\b(?:dit|dat|het|genoemde?|bovenstaande?|bovengenoemde?|voormelde?|this|that|"
    r"the above)\b(?! (?:niet|geen)\b)"
    r"(?: (?:bedrag|som|saldo|tekort|sum|amount))?[^.?]{0,200}"
    r"\b(?:betal(?:en|ing)|voldoen|over|overmaken|overboeken|storten|aanvullen|aan te (?:vullen|zuiveren)|"
    r"pay|transfer)\b"
)
_PRICE_OF_ONE: Final = re.compile(
    r"\d\s?(?:st\b\.?|stuks|uur|uren|dagen|lessen|maanden|mnd|weken|termijnen|keer|maal)?\s?(?:x|×|\*|a|@|"
    r"tegen)\s?"
    r"(?:€|eur)?\s?\d"
)
_NEXT_ROW: Final = 2
_MOST_ROWS: Final = 60
_RUNNING_TEXT_WORDS: Final = 7
_STRONG_HEADS: Final = (
    Role.PRINCIPAL,
    Role.INTEREST,
    Role.COSTS,
    Role.PAID,
    Role.TOTAL,
    Role.VAT,
    Role.REFUND,
    Role.MINIMUM,
)
_COSTS_OF_THAT: Final = re.compile(
    r"^\W*(?:ook )?(?:alle |de )?(?:\w+ )?(?:extra |bijkomende |daaraan |"
    r"hieraan )?(?:verbonden )?kosten (?:daarvan|hiervan|"
    r"daarvoor|hiervoor|die daaruit|van (?:dat|die|deze))\b|^\W*(?:daar|"
    r"hier)aan zijn (?:\w+ ){0,3}kosten verbonden\b|^\W*de (?:daar|hier)(?:aan|uit|voor|mee) [a-z]+ kosten\b"
)
_FOLLOWS: Final = re.compile(r"^\W*(?:dan|in dat geval|then|in that case)\b")
_ANNOUNCED: Final = re.compile(r"^\s*(?:dan|die|deze|dat|daarnaast|daarbij|then|these|this|that)\b")
# A row of a plan in plain text: "2  28 mei 2025  € 51,83".
_INSTALMENT_ROW: Final = re.compile(
    r"^(?:termijn )?\d{1,2}[.)]?\s+\d{1,2}[ ./-]+[a-z\d]+\.?[ ./-]+\d{2,4}\s+"
    r"\W{0,3}(?:eur )?[\d.,]+[-=]{0,2}$"
)
_DITTO: Final = re.compile(r"[-–—−] +\d")
PAID_BACK: Final = re.compile(r"\bterug ?(?:te )?(?:betalen|vorder)|\bu betaalt .{0,12}terug\b")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RoledAmount:
    """An amount with its role. `label` is the folded text that decided; `asked` when its sentence asks for
    payment."""

    mention: AmountMention
    role: Role
    label: str
    in_sentence: bool
    asked: bool = False
    summed: bool = False
    conditional_role: Role | None = None

    @property
    def cents(self) -> int:
        """Its cents, without sign."""
        return self.mention.cents


def label_role(label: str) -> Role | None:
    """The role that a folded label gives to the amount beside it, or `None` where it tells nothing."""
    if not label:
        return None
    for role, pattern in money.LABEL_ROLES:
        if pattern.search(label):
            return role
    return None


def is_cost_label(label: str) -> bool:
    """Whether a folded label names costs, whatever else it says."""
    return any(role is Role.COSTS and pattern.search(label) for role, pattern in money.LABEL_ROLES)


def cost_kind(label: str) -> CostKind:
    """The kind of costs that a folded label names."""
    for kind, pattern in costs.COST_KINDS:
        if pattern.search(label):
            return CostKind(kind)
    return CostKind.OTHER


def roles_of(mentions: tuple[AmountMention, ...], context: ContextReader) -> tuple[RoledAmount, ...]:
    """Give every amount its role."""
    return _with_announced_rows(tuple(_with_meant_sign(_role_of(mention, context)) for mention in mentions))


def _with_meant_sign(amount: RoledAmount) -> RoledAmount:
    """An amount without the dash before it where that repeats the sign of currency above, as interest and
    costs are never below nought; and one to be paid back without the minus of the sum that led to it."""
    mention = amount.mention
    if not mention.negative or amount.in_sentence:
        return amount
    dashed = _DITTO.match(mention.block.folded, mention.start) is not None
    ditto = dashed and amount.role in (Role.PRINCIPAL, Role.INTEREST, Role.COSTS)
    if ditto or (amount.role is Role.TOTAL and PAID_BACK.search(amount.label)):
        return replace(amount, mention=replace(mention, negative=False))
    return amount


def _with_announced_rows(amounts: tuple[RoledAmount, ...]) -> tuple[RoledAmount, ...]:
    """Costs in a table under which stands what would be due with them are announced, and not due.

    Such a table is told by its sum: what is asked now and the costs make what is to be paid "then".
    """
    asked = {amount.cents for amount in amounts if amount.role in (Role.TOTAL, Role.PRINCIPAL)}
    announced: set[int] = set()
    costs = [one for one in amounts if one.role in (Role.COSTS, Role.VAT) and not one.in_sentence]
    costs = sorted(costs, key=lambda one: -one.mention.cell.row)[:_MOST_ROWS]
    for later in amounts:
        if later.role is not Role.CONDITIONAL or later.in_sentence:
            continue
        row, total = later.mention.cell.row, 0
        rows: list[RoledAmount] = []
        for amount in costs:
            if not 0 < row - amount.mention.cell.row <= _NEXT_ROW:
                continue
            row, total = amount.mention.cell.row, total + amount.cents
            rows.append(amount)
            if later.cents - total in asked:
                announced |= {id(one) for one in rows}
    return tuple(
        replace(amount, role=Role.CONDITIONAL, conditional_role=Role.COSTS)
        if id(amount) in announced
        else amount
        for amount in amounts
    )


def _role_of(mention: AmountMention, context: ContextReader) -> RoledAmount:
    line = mention.cell.folded
    if not mention.block.has_positions and _INSTALMENT_ROW.match(line):
        return RoledAmount(mention=mention, role=Role.INSTALMENT, label=line, in_sentence=False)
    own = context.line_before(mention.block, mention.start)
    rest = context.line_after(mention.block, mention.end)
    sentence = context.sentence_at(mention.block, mention.start)
    words = len(_WORD.findall(sentence.folded))
    if money_phrases.DUE_OTHERWISE.match(context.after_sentence(mention.block, sentence)):
        return RoledAmount(mention=mention, role=Role.OTHER, label=sentence.folded, in_sentence=True)
    if _is_figure_cell(mention, line):
        if words >= _RUNNING_TEXT_WORDS and _wrapped(mention, sentence, context):
            return _by_sentence(mention, sentence, context)
        return _by_labels(mention, context, rest)
    meant = meant_before(sentence, context.before_sentence(mention.block, sentence))
    if meant is not None:
        return RoledAmount(mention=mention, role=meant, label=sentence.folded, in_sentence=True)
    if words < _RUNNING_TEXT_WORDS:
        previous = context.before_sentence(mention.block, sentence)
        if asked_before(sentence, previous):
            return RoledAmount(mention=mention, role=Role.TOTAL, label=previous, in_sentence=True, asked=True)
    ended = sentence.folded.endswith((".", "?"))
    told = words > 3 or money_phrases.SHORT_DEMAND.match(sentence.folded) or _ABOUT.search(own)
    if words >= _RUNNING_TEXT_WORDS or (ended and told):
        return _by_sentence(mention, sentence, context)
    # Only the words of the same sentence label it, not those of one before it in the line.
    own = own[max(0, sentence.start - (mention.start - len(own))) :]
    label = own.strip()
    if money_phrases.PERIODIC_AFTER.match(rest):
        return RoledAmount(mention=mention, role=Role.PERIODIC, label=line, in_sentence=False)
    if _PRICE_OF_ONE.search(f"{own}0") and not _alone_in_row(mention.cell, context):
        return RoledAmount(mention=mention, role=Role.OTHER, label=line, in_sentence=False)
    role = label_role(label) or label_role(rest.strip())
    if role is None and ("\n" not in mention.block.folded[sentence.start : sentence.end] or not label):
        role = label_role(sentence.folded)
    if (
        role is None
        and not (label.endswith(":") and _WORD.search(label))
        and len(mention.cell.words) < _RUNNING_TEXT_WORDS
    ):
        outer = _by_labels(mention, context, rest)
        if outer.role is not Role.ITEM:
            return outer
    return RoledAmount(mention=mention, role=role or Role.ITEM, label=label or line, in_sentence=False)


def _wrapped(mention: AmountMention, sentence: Sentence, context: ContextReader) -> bool:
    """Whether an amount alone on its line goes on with the running text of the line above."""
    cell, block = mention.cell, mention.block
    start = next((at for at, other in enumerate(block.cells) if other is cell), 0)
    if start == 0 or not block.has_positions or len(context.layout.rows[cell.row]) > 1:
        return False
    above = block.cells[start - 1]
    return len(above.words) >= _RUNNING_TEXT_WORDS and sentence.start < mention.start - len(cell.text)


def _is_figure_cell(mention: AmountMention, line: str) -> bool:
    """Whether the cell of the amount holds figures alone, so that its label stands elsewhere."""
    if len(line) > _LONGEST_FIGURES:
        return False
    return not _WORD.search(_FIGURES.sub(" ", line)) or len(_FIGURES.sub("", line)) <= 2


def _by_labels(mention: AmountMention, context: ContextReader, rest: str) -> RoledAmount:
    cell = mention.cell
    left_near = context.left_label(cell)
    left_far = context.row_label(cell)
    left = label_role(left_far) or label_role(left_near)
    left_text = left_far if label_role(left_far) else left_near
    above = context.above_label(cell)
    above_role = label_role(above)
    head = context.column_head(cell)
    head_role = label_role(head)
    if left in (Role.TOTAL, Role.WEAK_TOTAL) and _PRICE_OF_ONE.search(left_text):
        # "Restant contract: 2 x € 96,00": a row of a bill, reckoned from the price of one.
        return RoledAmount(mention=mention, role=Role.ITEM, label=left_text, in_sentence=False)
    if left is not None and _near_enough(cell, context):
        summed = left is Role.WEAK_TOTAL or (left is Role.TOTAL and not _alone_in_row(cell, context))
        if summed and head_role in (Role.PRINCIPAL, Role.INTEREST, Role.COSTS, Role.PAID):
            return RoledAmount(mention=mention, role=head_role, label=head, in_sentence=False, summed=True)
        return RoledAmount(mention=mention, role=left, label=left_text, in_sentence=False)
    if above_role is not None and above_role is not Role.WEAK_TOTAL:
        return RoledAmount(mention=mention, role=above_role, label=above, in_sentence=False)
    if head_role is not None and head_role in _STRONG_HEADS:
        return RoledAmount(mention=mention, role=head_role, label=head, in_sentence=False)
    if left is not None:
        return RoledAmount(mention=mention, role=left, label=left_text, in_sentence=False)
    right = context.layout.right_of(cell)
    if right and money_phrases.PERIODIC_AFTER.match(right[0].folded):
        return RoledAmount(mention=mention, role=Role.PERIODIC, label=right[0].folded, in_sentence=False)
    if left_far:
        role = Role.INSTALMENT if _DAY_LABEL.match(left_far) else Role.ITEM
        return RoledAmount(mention=mention, role=role, label=left_far, in_sentence=False)
    role = Role.WEAK_TOTAL if above_role is Role.WEAK_TOTAL else Role.ITEM
    return RoledAmount(mention=mention, role=role, label=above or head, in_sentence=False)


def _alone_in_row(cell: Cell, context: ContextReader) -> bool:
    """Whether no other figures stand in the row: what is asked under a table, not the sum of one column."""
    row = context.layout.rows[cell.row]
    return not any(other is not cell and _FIGURE_CELL.match(other.folded) for other in row)


def _near_enough(cell: Cell, context: ContextReader) -> bool:
    """Whether the label to the left is in the same table: not a paragraph of another column."""
    others = context.layout.left_of(cell)
    return all(len(other.folded) < 90 for other in others[:2])


def _by_sentence(mention: AmountMention, sentence: Sentence, context: ContextReader) -> RoledAmount:
    block = mention.block
    previous = context.before_sentence(block, sentence)
    following = context.after_sentence(block, sentence)
    printed, sentence = sentence, without_inclusions(sentence)
    before = sentence.folded[: max(0, mention.start - sentence.start)]
    after = sentence.folded[max(0, mention.end - sentence.start) :]
    unpaid = money_phrases.UNPAID.search(clause_around(before, after)) is not None
    asked = unpaid or money_phrases.PAYMENT_PHRASE.search(sentence.folded) is not None
    if asked_after(sentence, context.next_sentences(block, printed)):
        return RoledAmount(
            mention=mention, role=Role.TOTAL, label=sentence.folded, in_sentence=True, asked=True
        )
    if money_phrases.NOT_ALL_DUE.search(after):
        return RoledAmount(mention=mention, role=Role.OTHER, label=sentence.folded, in_sentence=True)
    if money_phrases.PERIODIC_AFTER.match(after) or money_phrases.PERIODIC_BEFORE.search(before):
        return RoledAmount(mention=mention, role=Role.PERIODIC, label=sentence.folded, in_sentence=True)
    meant = meant_before(sentence, previous)
    if meant is not None:
        return RoledAmount(mention=mention, role=meant, label=previous, in_sentence=True)
    local, local_text = local_role(before, after)
    conditional = (
        money_phrases.CONDITIONAL_SENTENCE.search(sentence.folded)
        or money_phrases.CONDITIONAL_LEAD.search(before)
    ) is not None or (
        money_phrases.CONDITIONAL_BEFORE.search(previous) is not None
        and _ANNOUNCED.match(sentence.folded) is not None
    )
    if _COSTS_OF_THAT.match(sentence.folded):
        # "Anders leggen wij beslag. De kosten daarvan zijn voor u": those of what is threatened with.
        threat = money_phrases.CONDITIONAL_LEAD.search(previous) or _FOLLOWS.match(previous)
        conditional = conditional or threat is not None
    if money_phrases.IN_THAT_CASE.match(sentence.folded):
        conditional = conditional or money_phrases.CONDITIONAL_LEAD.search(previous) is not None
    if not conditional and local is None and _ANNOUNCED.match(sentence.folded) and "samen" in sentence.folded:
        conditional = money_phrases.CONDITIONAL_SENTENCE.search(previous) is not None
    to_prevent = money_phrases.PAYS_TO_PREVENT.match(sentence.folded) and not REFUSES.search(before)
    if to_prevent or money_phrases.IF_PAID.search(sentence.folded):
        # "Betaalt u voor 2 juli in totaal € X, dan wordt de zaak niet aangebracht": that is asked now.
        conditional = False
    if conditional and not asks_now(before):
        return RoledAmount(
            mention=mention,
            role=Role.CONDITIONAL,
            label=local_text or sentence.folded,
            in_sentence=True,
            conditional_role=local,
        )
    if money_phrases.AWAITED.search(sentence.folded):
        return RoledAmount(
            mention=mention, role=Role.TOTAL, label=sentence.folded, in_sentence=True, asked=True
        )
    reclaimed = any(money_phrases.RECLAIMED.search(told) for told in (sentence.folded, following))
    if money_phrases.REFUND_SENTENCE.search(sentence.folded) and not reclaimed:
        return RoledAmount(mention=mention, role=Role.REFUND, label=sentence.folded, in_sentence=True)
    if _INSTALMENT_BEFORE.search(before):
        return RoledAmount(mention=mention, role=Role.INSTALMENT, label=sentence.folded, in_sentence=True)
    summed = _SUM_BEFORE.search(before) is not None and local is not Role.PAID
    monthly = _EVERY_MONTH.search(sentence.folded) and not summed
    if monthly and not asks_now(before) and not _IN_PARTS.match(after):
        return RoledAmount(mention=mention, role=Role.PERIODIC, label=sentence.folded, in_sentence=True)
    later = money_phrases.NOT_NOW.search(sentence.folded) or money_phrases.BILL_FOLLOWS.search(following)
    if later and not asks_now(before):
        return RoledAmount(mention=mention, role=Role.OTHER, label=sentence.folded, in_sentence=True)
    if _LIMIT_BEFORE.search(before) or _DIFFERENCE.match(after):
        return RoledAmount(mention=mention, role=Role.OTHER, label=sentence.folded, in_sentence=True)
    if summed or (
        money_phrases.TOTAL_BEFORE.search(before) and local not in (Role.INTEREST, Role.COSTS, Role.VAT)
    ):
        return RoledAmount(
            mention=mention, role=Role.TOTAL, label=sentence.folded, in_sentence=True, asked=asked
        )
    asks = asks_now(before) or money_phrases.YOU_PAY.search(before) is not None
    if money_phrases.OTHER_SENTENCE.search(sentence.folded) and not asks:
        return RoledAmount(mention=mention, role=Role.OTHER, label=sentence.folded, in_sentence=True)
    if local is not None and local in VERDICT_ROLES:
        return RoledAmount(mention=mention, role=local, label=local_text, in_sentence=True)
    paid = money_phrases.PAID_SENTENCE.search(sentence.folded) is not None and not unpaid
    whole = _OF_THE_WHOLE.search(before) or (_BILL_BEFORE.search(before) and "€" in after)
    if whole or (_BILL_BEFORE.search(before) and not paid):
        return RoledAmount(
            mention=mention, role=Role.PRINCIPAL, label=sentence.folded, in_sentence=True, asked=asked
        )
    if paid:
        return RoledAmount(mention=mention, role=Role.PAID, label=sentence.folded, in_sentence=True)
    about = _ABOUT.search(before) is not None or (
        _ASKS_FOR_IT.search(following) is not None and "€" not in after and "eur" not in after
    )
    role = Role.TOTAL if asked or about or local is Role.TOTAL else Role.ITEM
    return RoledAmount(mention=mention, role=role, label=sentence.folded, in_sentence=True, asked=asked)
