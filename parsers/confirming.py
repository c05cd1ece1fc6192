"""Confirming: codes and electronic invoices beside what the letter says; they agree, add, or cast doubt."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from parsers.banking import is_betalingskenmerk, is_creditor_reference
from parsers.document import Document, Origin
from parsers.facts import Deadline, DeadlineKind, Direction, Evidence, Facts, Reference, ReferenceKind, Stage
from parsers.party_names import clean_name, same_party
from parsers.stated_payment import StatedPayment, StatedSource, is_account

_EVIDENCE: Final = {StatedSource.PAYMENT_CODE: "QR code", StatedSource.EINVOICE: "e-invoice"}
_SHORTEST_INSIDE: Final = 5
"""Of a reference that is looked for within a line of free text; shorter ones stand in it by chance."""

_WORD_END: Final = re.compile(r"[\s,;:/|]+")
_NUMBER: Final = re.compile(r"\d{3}")
_PARTS: Final = ("principal_cents", "interest_cents", "costs_cents", "paid_cents")


def confirm(facts: Facts, document: Document, *, printed: Collection[int]) -> Facts:
    """Return the facts of a letter with what codes on it and invoices beside it state taken into account.

    What they agree with is sure; what the letter lacks they add, with themselves as evidence; where they
    differ the field goes to `review`, and keeps the value of the letter unless check digits or sums are
    against it. In a letter that is suspicious, that pays out or that asks nothing more they prove nothing: a
    swindler can print a code as well.

    Args:
        facts: As read from the words.
        document: That they were read from.
        printed: Every amount in its words, in cents.
    """
    stated = document.stated
    if not stated or facts.details.suspicious:
        return facts
    from_ocr = any(page.origin is Origin.OCR for page in document.pages)
    draft = _Draft(facts, set(facts.review), dict(facts.evidence), stated, from_ocr)
    if facts.direction is Direction.NONE:
        if not draft.becomes_bill():
            return facts
    elif facts.direction is not Direction.OWED or facts.stage is Stage.SETTLED:
        return facts
    draft.weigh(printed, is_mail_body=document.is_mail_body)
    return replace(draft.facts, review=tuple(sorted(draft.review)), evidence=draft.evidence)


@dataclass(slots=True)
class _Draft:
    """The facts of one letter while what was stated is weighed; `agreed` counts what both say.

    Words `from_ocr` can have a character or two misread, which a code, that mends itself, has not.
    """

    facts: Facts
    review: set[str]
    evidence: dict[str, Evidence]
    stated: tuple[StatedPayment, ...]
    from_ocr: bool
    agreed: int = 0
    added: list[str] = field(default_factory=list)

    def becomes_bill(self) -> bool:
        """Make the letter a bill where an electronic invoice says so, and the words say little."""
        if self.facts.stage is not Stage.INFORMATION or not any(_is_invoice(item) for item in self.stated):
            return False
        self.facts = replace(self.facts, is_claim=True, direction=Direction.OWED, stage=Stage.INVOICE)
        self.review.update(("direction", "stage"))
        return True

    def weigh(self, printed: Collection[int], *, is_mail_body: bool) -> None:
        """Weigh each field; those that tell whether it is the same payment come first."""
        self._weigh_reference()
        self._weigh_account()
        self._weigh_amount(printed)
        self._weigh_parties()
        invoices = [item for item in self.stated if _is_invoice(item)]
        for invoice in invoices:
            if invoice.invoice_number is not None:
                self._weigh_number(invoice.invoice_number, ReferenceKind.INVOICE, invoice)
        if len(invoices) == 1 and self.facts.stage is Stage.INVOICE:
            self._weigh_days(invoices[0], is_mail_body=is_mail_body)
        if not self.agreed:
            # Nothing shows that the code and the letter are about one payment.
            self.review.update(self.added)

    def _agree(self, path: str) -> None:
        self.agreed += 1
        self.review.discard(path)

    def _added(self, path: str, source: StatedPayment) -> None:
        """Note that `path` has a value that the letter lacks, with its source as evidence."""
        self.evidence[path] = _evidence(source)
        self.review.discard(path)
        self.added.append(path)

    def _weigh_reference(self) -> None:
        facts = self.facts
        sources = {item.payment_reference: item for item in self.stated if item.payment_reference}
        own = facts.payment_reference
        if own is not None:
            if any(_is_in(own, reference) for reference in sources):
                self._agree("payment_reference")
                self._agree_with_references(sources)
                return
            others = [reference for reference in sources if _NUMBER.search(reference)]
            better = [
                reference
                for reference in others
                if not _is_checked(own)
                and (
                    _is_checked(reference) or (self.from_ocr and _is_misread(_plain(own), _plain(reference)))
                )
            ]
            if others:
                self.review.add("payment_reference")
            if len(better) == 1:
                self._correct_reference(own, better[0])
                self.evidence["payment_reference"] = _evidence(sources[better[0]])
        elif len(sources) == 1 and not facts.direct_debit:
            ((reference, source),) = sources.items()
            known = any(_is_in(number, reference) for number in facts.references)
            self.facts = replace(facts, payment_reference=reference)
            self._added("payment_reference", source)
            if known:
                self._agree("payment_reference")
            elif _NUMBER.search(reference) and " " not in reference:
                self._weigh_number(reference, ReferenceKind.PAYMENT, source)

    def _correct_reference(self, own: str, right: str) -> None:
        details = self.facts.details
        numbers = tuple(right if _plain(known) == _plain(own) else known for known in self.facts.references)
        typed = tuple(
            replace(known, number=right) if _plain(known.number) == _plain(own) else known
            for known in details.references
        )
        self.facts = replace(
            self.facts,
            payment_reference=right,
            references=numbers,
            details=replace(details, references=typed),
        )

    def _agree_with_references(self, stated: Iterable[str]) -> None:
        for index, number in enumerate(self.facts.references):
            if any(_is_in(number, reference) for reference in stated):
                self._agree(f"references.{index}")

    def _weigh_account(self) -> None:
        facts = self.facts
        sources = {item.iban: item for item in self.stated if item.iban}
        if facts.iban in sources:
            self._agree("iban")
        elif len(sources) == 1 and not facts.direct_debit:
            ((iban, source),) = sources.items()
            if facts.iban is None:
                self.facts = replace(facts, iban=iban)
                self._added("iban", source)
                return
            self.review.add("iban")
            if not is_account(facts.iban):
                self.facts = replace(facts, iban=iban)
                self.evidence["iban"] = _evidence(source)
        elif sources and facts.iban is not None:
            self.review.add("iban")

    def _weigh_amount(self, printed: Collection[int]) -> None:
        facts = self.facts
        sources = {item.amount_cents: item for item in self.stated if item.amount_cents is not None}
        due = facts.amount_due_cents
        if due is not None and (due in sources or (len(sources) > 1 and due == sum(sources))):
            self._agree("amount_due_cents")
            return
        if sources.keys() <= _smaller_demands(facts, self.stated):
            return
        if len(sources) > 1:
            self.review.add("amount_due_cents")
            return
        ((amount, source),) = sources.items()
        if due is None:
            self.facts = replace(facts, amount_due_cents=amount)
            self._added("amount_due_cents", source)
            return
        thin = "amount_due_cents" in self.review and facts.principal_cents is None and amount in printed
        misread = self.from_ocr and bool(self.agreed) and _is_misread(str(due), str(amount))
        if _add_up(facts, amount) or ((thin or misread) and not _add_up(facts, due)):
            self.facts = replace(facts, amount_due_cents=amount)
            self.evidence["amount_due_cents"] = _evidence(source)
        self.review.add("amount_due_cents")

    def _weigh_parties(self) -> None:
        names = {item.creditor: item for item in self.stated if item.creditor}
        for path, own in (("sender", self.facts.sender), ("creditor", self.facts.creditor)):
            if own is not None and any(_is_same_party(own, name) for name in names):
                self._agree(path)
        invoices = {name: item for name, item in names.items() if _is_invoice(item)}
        # The holder of the account in a code can be an agency; the seller of an invoice is who is owed.
        if self.facts.creditor is None and len(names) == 1:
            ((name, source),) = names.items()
            self.facts = replace(self.facts, creditor=name)
            self._added("creditor", source)
        elif invoices and not any(_is_same_party(self.facts.creditor or "", name) for name in invoices):
            self.review.add("creditor")
        if self.facts.sender is None and len(invoices) == 1:
            ((name, source),) = invoices.items()
            self.facts = replace(self.facts, sender=name)
            self._added("sender", source)

    def _weigh_number(self, number: str, kind: ReferenceKind, source: StatedPayment) -> None:
        for index, known in enumerate(self.facts.references):
            if _plain(known) == _plain(number):
                self._agree(f"references.{index}")
                return
        details = self.facts.details
        path = f"references.{len(self.facts.references)}"
        self.facts = replace(
            self.facts,
            references=(*self.facts.references, number),
            details=replace(details, references=(*details.references, Reference(number=number, kind=kind))),
        )
        self._added(path, source)

    def _weigh_days(self, invoice: StatedPayment, *, is_mail_body: bool) -> None:
        facts, due = self.facts, invoice.due_date
        if invoice.issue_date is not None and facts.letter_date is None:
            self.facts = facts = replace(facts, letter_date=invoice.issue_date)
            self._added("letter_date", invoice)
        elif invoice.issue_date is not None and invoice.issue_date == facts.letter_date:
            self._agree("letter_date")
        elif invoice.issue_date is not None and not is_mail_body:
            self.review.add("letter_date")
        if due is None or (facts.letter_date is not None and due < facts.letter_date):
            return
        whole = {
            f"deadlines.{index}.date": deadline.day
            for index, deadline in enumerate(facts.deadlines)
            if deadline.kind is DeadlineKind.PAYMENT and deadline.amount_cents is None
        }
        for path, day in whole.items():
            if day == due:
                self._agree(path)
                return
        if not facts.deadlines:
            deadline = Deadline(kind=DeadlineKind.PAYMENT, day=due)
            self.facts = replace(facts, deadlines=(deadline,))
            self._added("deadlines.0.date", invoice)
        self.review.update(whole)


def _evidence(source: StatedPayment) -> Evidence:
    return Evidence(text=_EVIDENCE[source.source], page=source.page)


def _is_invoice(stated: StatedPayment) -> bool:
    return stated.source is StatedSource.EINVOICE


def _smaller_demands(facts: Facts, stated: Iterable[StatedPayment]) -> frozenset[int | None]:
    """Return what can be asked beside the whole: an instalment, the minimum, the bill before its costs."""
    parts = {deadline.amount_cents for deadline in facts.deadlines}
    if all(_is_invoice(item) for item in stated):
        parts.add(facts.principal_cents)
    return frozenset(parts)


def _add_up(facts: Facts, total: int) -> bool:
    """Tell whether the letter states parts, and they make `total`."""
    if facts.principal_cents is None or all(getattr(facts, name) is None for name in _PARTS[1:]):
        return False
    more = (facts.interest_cents or 0) + (facts.costs_cents or 0) - (facts.paid_cents or 0)
    return facts.principal_cents + more == total


def _plain(text: str) -> str:
    return "".join(character for character in text if character.isalnum()).upper()


def _is_in(reference: str, text: str) -> bool:
    """Tell whether `text` is `reference`, or a line in which some words that follow each other make it."""
    own = _plain(reference)
    if own == _plain(text):
        return True
    words = [plain for word in _WORD_END.split(text) if (plain := _plain(word))]
    runs = ("".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1))
    return len(own) >= _SHORTEST_INSIDE and own in runs


def _is_misread(read: str, right: str) -> bool:
    """Tell whether `read` is as long as `right`, and differs from it in one or two places."""
    return len(read) == len(right) > 2 and sum(a != b for a, b in zip(read, right, strict=True)) <= 2


def _is_checked(reference: str) -> bool:
    plain = _plain(reference)
    return is_betalingskenmerk(plain) or is_creditor_reference(plain)


def _is_same_party(one: str, other: str) -> bool:
    first, second = clean_name(one), clean_name(other)
    if first is None or second is None:
        return bool(one) and _plain(one) == _plain(other)
    return same_party(first, second)
