"""How the paper of one sender looks: drawn once for each letter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tests.parsers.generated.drawing import Draw

_FONTS: Final = (
    (("Helvetica", "Helvetica-Bold"), 6),
    (("Times-Roman", "Times-Bold"), 3),
    (("Courier", "Courier-Bold"), 1),
    (("Sans", "SansBold"), 3),
    (("Serif", "SerifBold"), 2),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Every choice that the paper of a letter leaves open."""

    font: str
    bold: str
    size: float
    leading: float
    margin: float
    head: str
    """left, right, centre, band, or none (then the sender stands in the foot and the signature only)."""

    head_address: bool
    to_right: bool
    meta: str
    """left, above, right, table, line."""

    colon: str
    place_date: bool
    subject: str
    """label, bold, inverse, plain."""

    amounts: str
    """plain, sign, own_column, cents_apart."""

    negative: str
    """before, after, words."""

    rules: str
    """none, total, lines, boxed."""

    break_table: bool
    letterspaced: bool
    two_columns: bool
    foot: tuple[str, ...]
    tracked: bool
    strip_above: bool


def draw_layout(d: Draw) -> Layout:
    """The paper of a sender."""
    font, bold = d.weighted(_FONTS)
    foot = tuple(part for part in ("address", "kvk", "vat", "iban", "phone", "website") if d.chance(0.55))
    return Layout(
        font=font,
        bold=bold,
        size=d.one((9.0, 9.5, 10.0, 10.0, 10.5, 11.0)),
        leading=d.real(1.2, 1.45),
        margin=d.one((50.0, 57.0, 62.0, 71.0)),
        head=d.weighted((("left", 4), ("right", 4), ("centre", 2), ("band", 2), ("none", 1))),
        head_address=d.chance(0.5),
        to_right=d.chance(0.2),
        meta=d.weighted((("left", 4), ("above", 3), ("right", 4), ("table", 2), ("line", 1))),
        colon=d.one((":", ":", "", " :")),
        place_date=d.chance(0.2),
        subject=d.weighted((("label", 4), ("bold", 4), ("inverse", 1), ("plain", 1))),
        amounts=d.weighted((("plain", 4), ("sign", 4), ("own_column", 3), ("cents_apart", 1))),
        negative=d.weighted((("before", 4), ("after", 3), ("words", 1))),
        rules=d.weighted((("none", 2), ("total", 4), ("lines", 2), ("boxed", 2))),
        break_table=d.chance(0.08),
        letterspaced=d.chance(0.1),
        two_columns=d.chance(0.1),
        foot=foot,
        tracked=d.chance(0.05),
        strip_above=d.chance(0.5),
    )
