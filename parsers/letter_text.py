"""The parts of a letter: its title and subject, what stands above the salutation, its running text, its
closing, its foot."""

from __future__ import annotations

import re
from dataclasses import dataclass
from statistics import median
from typing import Final

from parsers.context import ContextReader, Sentence
from parsers.document import Document
from parsers.layout import Block, Cell, Layout
from parsers.lexicon.stages import CLOSING, SALUTATION, SUBJECT_INSIDE, SUBJECT_LABEL

_FOOT: Final = 0.885
_TITLE_LENGTH: Final = 130
_TITLE_DEPTH: Final = 0.45
_HEAD_DEPTH: Final = 0.1
_MANY: Final = 400
_FIGURE: Final = re.compile(r"^(?:€|eur)?\s?-?\d[\d.]*,(?:\d{2}|-)-?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterText:
    """A letter in parts. `titles` and `subject` are folded; `body` holds the sentences of its running
    text."""

    titles: tuple[str, ...]
    subject: str
    subject_cell: Cell | None
    head: tuple[Cell, ...]
    closing: tuple[Cell, ...]
    foot: tuple[Block, ...]
    body: tuple[tuple[Block, Sentence], ...]
    folded: str

    @property
    def title(self) -> str:
        """All that names the letter, in one folded text."""
        return " \n ".join([*self.titles, self.subject]).strip()


def read_parts(document: Document, layout: Layout, context: ContextReader) -> LetterText:
    """Tell the parts of a letter apart."""
    cells = [cell for row in layout.rows for cell in row]
    salutation = next((cell for cell in cells if SALUTATION.match(cell.folded) and len(cell.text) < 60), None)
    first_page = [cell for cell in cells if cell.page == 1]
    head = tuple(_above(first_page, salutation))
    closing = tuple(_closing(cells))
    foot = tuple(block for block in layout.blocks if _is_foot(block))
    subject, subject_cell = _subject(first_page, layout)
    titles = list(_titles(first_page, salutation, head, layout))
    if document.is_mail_body and document.mail is not None and document.mail.subject:
        from parsers.folding import fold

        titles.insert(0, fold(document.mail.subject))
    body: list[tuple[Block, Sentence]] = []
    for block in layout.blocks:
        if block in foot:
            continue
        body.extend((block, sentence) for sentence in context.sentences(block))
    return LetterText(
        titles=tuple(titles),
        subject=subject,
        subject_cell=subject_cell,
        head=head,
        closing=closing,
        foot=foot,
        body=tuple(body[:_MANY]),
        folded="\n".join(block.folded for block in layout.blocks),
    )


def _above(cells: list[Cell], salutation: Cell | None) -> list[Cell]:
    if salutation is None:
        return [cell for cell in cells if cell.middle < 0.33]
    return [cell for cell in cells if cell.middle < salutation.middle - 0.002]


def _is_foot(block: Block) -> bool:
    if block.has_positions:
        return block.y0 > _FOOT
    text = block.folded
    if any(SALUTATION.match(cell.folded) or CLOSING.match(cell.folded) for cell in block.cells):
        # A short letter without positions is one block, its foot included.
        return False
    return "kvk" in text and len(text) > 80 and ("btw" in text or "e-mail" in text or "mail" in text)


def _subject(cells: list[Cell], layout: Layout) -> tuple[str, Cell | None]:
    """What stands behind "Betreft" or the like, beside or under it."""
    for cell in cells:
        match = SUBJECT_LABEL.match(cell.folded) or SUBJECT_INSIDE.search(cell.folded)
        if match is None or cell.middle > 0.6:
            continue
        rest = cell.folded[match.end() :].strip()
        if (
            rest
            and len(rest) > 3
            and (":" in cell.folded[: match.end() + 2] or len(cell.text) < _TITLE_LENGTH)
        ):
            if not cell.folded[match.end() - 1 :].startswith((" ", ":", ".")) and match.end() < 5:
                continue
            below = layout.below(cell, within_em=1.9)
            more = (
                f" {below.folded}"
                if below is not None and below.bold and abs(below.x0 - cell.x0) < 0.2
                else ""
            )
            return rest + more, cell
        if not rest:
            right = layout.right_of(cell)
            value = right[0] if right else layout.below(cell)
            if value is not None:
                return value.folded, value
    return "", None


def _titles(cells: list[Cell], salutation: Cell | None, head: tuple[Cell, ...], layout: Layout) -> list[str]:
    """Lines that stand out by size, weight or place, between the head of the letter and its text."""
    if not cells:
        return []
    usual = median(cell.y1 - cell.y0 for cell in cells)
    usual_em = median(cell.em for cell in cells)
    below = salutation.middle if salutation is not None and salutation.page == 1 else _TITLE_DEPTH
    found: list[str] = []
    for cell in cells:
        if not cell.folded.strip() or len(cell.text) > _TITLE_LENGTH or cell.middle > 0.62:
            continue
        if cell.middle > below + 0.07:
            continue
        if salutation is not None and cell.middle > below and len(layout.rows[cell.row]) > 1:
            # Words side by side below the salutation head the columns of a table.
            continue
        if not cell.bold and any(_FIGURE.match(other.folded) for other in layout.rows[cell.row]):
            # A row of a reckoning, as in a deed that has no salutation.
            continue
        large = (cell.y1 - cell.y0) > 1.15 * usual and cell.em > 1.15 * usual_em and cell.middle < below
        capitals = (
            cell.text.isupper()
            and len(cell.text) > 6
            and cell.middle < below
            and not any(c.isdigit() for c in cell.text)
        )
        near = (
            salutation is not None
            and cell.page == salutation.page
            and 0 < salutation.middle - cell.middle < 0.09
        )
        after = salutation is not None and 0 < cell.middle - salutation.middle < 0.07 and cell.bold
        alone = len(layout.rows[cell.row]) == 1 or cell.middle > _HEAD_DEPTH
        plain = (
            _HEAD_DEPTH < cell.middle < below
            and not cell.folded.endswith((".", ",", ":"))
            and len(cell.text) < 70
        )
        if (
            plain or large or capitals or (cell.bold and cell.middle < 0.5) or (near and alone) or after
        ) and cell is not salutation:
            found.append(cell.folded)
    if head and not found:
        found.append(head[-1].folded)
    return found[:24]


def _closing(cells: list[Cell]) -> list[Cell]:
    """The lines from the closing words on, at most ten: where the sender signs."""
    for index, cell in enumerate(cells):
        if CLOSING.match(cell.folded) and len(cell.text) < 70:
            return [other for other in cells[index : index + 10] if other.page == cell.page]
    return []
