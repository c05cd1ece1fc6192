"""The generated letters by number: case N in a form is always the same file with the same truth."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from tests.parsers.generated import stories as early
from tests.parsers.generated import stories_later as late
from tests.parsers.generated.content import Letter
from tests.parsers.generated.digital import docx, mail
from tests.parsers.generated.drawing import Draw
from tests.parsers.generated.houses.paper import HousePaper, draw_look
from tests.parsers.generated.houses.styles import MAILED, house_letter
from tests.parsers.generated.layouts import draw_layout
from tests.parsers.generated.paper import Paper
from tests.parsers.generated.stories_details import DETAIL_STORIES
from tests.parsers.generated.truth import Truth
from tests.parsers.generated.wordings import ENGLISH_LABELS, LABELS

Kind = Literal["stories", "houses", "details"]
"""Plain letters of every step; letters in many house styles; letters of which the details are known."""

TEXT_FORMS: Final = ("pdf", "eml", "txt", "docx")
PICTURE_FORMS: Final = ("scan", "fax", "photo")
_STORIES: Final[tuple[tuple[Callable[[Draw], Letter], int], ...]] = (
    (early.invoice, 14),
    (early.debited, 7),
    (early.assessment, 6),
    (early.reminder, 14),
    (early.reminder_of_several, 5),
    (early.failed_debit, 5),
    (early.final_notice, 10),
    (early.fourteen_days, 6),
    (early.agency, 14),
    (early.sold, 3),
    (late.summons, 3),
    (late.judgment, 3),
    (late.seizure, 4),
    (late.cut_off, 3),
    (late.plan, 7),
    (late.broken_plan, 3),
    (late.settled, 5),
    (late.refund, 5),
    (late.dispute, 2),
    (late.card, 2),
    (late.transfer, 2),
    (late.news, 4),
    (late.somebody_else, 2),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One generated letter as files, and what is true about it."""

    number: int
    form: str
    story: str
    files: tuple[tuple[str, bytes], ...]
    """Name and content; several where each page is a photograph of its own."""

    received: date
    reader: str
    truth: Truth


def text_form(number: int) -> str:
    """The form with a text layer that this number comes in when forms are mixed."""
    return Draw(f"form {number}").weighted((("pdf", 12), ("eml", 4), ("txt", 2), ("docx", 2)))


def make_case(number: int, form: str, kind: Kind = "stories") -> Case:
    """Letter `number` of a kind in a form; its words and layout are the same in each form."""
    if kind == "houses":
        letter = house_letter(Draw(f"house {number}"))
        if letter.story in MAILED and form not in PICTURE_FORMS:
            form = "eml"
    elif kind == "details":
        d = Draw(f"details {number}")
        letter = d.weighted(DETAIL_STORIES)(d)
    else:
        d = Draw(f"letter {number}")
        letter = d.weighted(_STORIES)(d)
    hurt = Draw(f"{form} {number}")
    files = _files(letter, number, form, kind, hurt)
    received = letter.day + timedelta(
        days=hurt.between(0 if form in ("eml", "txt") else 1, 1 if form in ("eml", "txt") else 4)
    )
    return Case(
        number=number,
        form=form,
        story=letter.story,
        files=tuple(files),
        received=received,
        reader=letter.reader,
        truth=letter.truth,
    )


def _files(letter: Letter, number: int, form: str, kind: Kind, hurt: Draw) -> list[tuple[str, bytes]]:
    paper = Draw(f"layout {number}")
    layout = draw_layout(paper)
    tables = ENGLISH_LABELS if letter.english else LABELS
    date_label = paper.one(tables["date:invoice" if letter.truth.stage == "invoice" else "date"])
    date_label = letter.date_label or date_label
    if form in ("eml", "txt"):
        return [(f"{number}.eml", mail(letter, hurt, rich=form == "eml"))]
    if form == "docx":
        return [(f"{number}.docx", docx(letter, hurt, date_label))]
    if kind == "houses":
        return _on_paper(HousePaper(letter, draw_look(paper, layout), date_label).pdf(), number, form, hurt)
    return _on_paper(Paper(letter, layout, date_label).pdf(), number, form, hurt)


def _on_paper(pdf: bytes, number: int, form: str, hurt: Draw) -> list[tuple[str, bytes]]:
    if form == "pdf":
        return [(f"{number}.pdf", pdf)]
    from tests.parsers.generated import damage

    if form == "photo":
        return [(f"{number}-{i}.jpg", shot) for i, shot in enumerate(damage.photo(pdf, hurt, number), 1)]
    return [(f"{number}.pdf", {"scan": damage.scan, "fax": damage.fax}[form](pdf, hurt, number))]
