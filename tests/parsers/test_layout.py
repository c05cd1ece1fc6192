"""Layout: words to rows, cells and blocks; labels find their values."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from parsers import Document, Page, Word
from parsers.context import ContextReader
from parsers.document import Origin
from parsers.folding import fold
from parsers.layout import lay_out
from tests.parsers.letter_pages import document_of, page_of


def rows_of(*texts: str) -> list[list[str]]:
    """The rows of a letter as texts of cells."""
    return [[cell.text for cell in row] for row in lay_out(document_of(*texts)).rows]


def test_wide_gaps_part_cells_and_single_spaces_do_not() -> None:
    assert rows_of("Totaal te betalen        €  12,50") == [
        ["Totaal te betalen", "€  12,50".replace("  ", " ")]
    ]


def test_column_that_starts_a_space_after_the_text_is_a_cell_of_its_own() -> None:
    body = ["een regel met gewone tekst van een brief" for _ in range(6)]
    side = ["Datum", "1 mei", "Nummer", "12345", "Team", "Inning"]
    lines = [f"{left:<60}{right}" for left, right in zip(body, side, strict=True)]
    lines[2] = f"{'een regel die helemaal doorloopt tot vlak voor de kolom ernaas':.59} {side[2]}"

    assert [row[-1] for row in rows_of("\n".join(lines))] == side


def test_euro_sign_stays_with_its_figure_at_a_gutter() -> None:
    rows = rows_of(
        "\n".join(["a        € 41,65", "b        € 41,65", "c        € 41,65", "d        € 124,95"])
    )

    assert [row[-1] for row in rows] == ["€ 41,65", "€ 41,65", "€ 41,65", "€ 124,95"]


def test_letterspaced_name_is_one_word() -> None:
    assert rows_of("B A S T I D E")[0] == ["BASTIDE"]


def test_skewed_line_stays_one_row() -> None:
    page = page_of("een regel tekst die over de hele breedte van het papier loopt en schuin is gescand")
    tilted = tuple(
        replace(word, y0=word.y0 + 0.012 * word.x0, y1=word.y1 + 0.012 * word.x0) for word in page.words
    )
    document = Document(part=0, name="x", pages=(replace(page, words=tilted),))

    assert len(lay_out(document).rows) == 1


def test_label_and_figure_at_slightly_other_heights_are_one_row() -> None:
    page = page_of("Samen te betalen                            € 382,60")
    moved = tuple(
        replace(word, y0=word.y0 - 0.009, y1=word.y1 - 0.009) if word.x0 > 0.4 else word
        for word in page.words
    )
    document = Document(part=0, name="x", pages=(replace(page, words=moved),))

    assert [[cell.text for cell in row] for row in lay_out(document).rows] == [
        ["Samen te betalen", "€ 382,60"]
    ]


def test_label_is_found_to_the_left_above_and_at_the_head_of_a_column() -> None:
    text = "\n".join(
        [
            "Nummer          Datum           Bedrag",
            "F-1             1-2-2026         12,50",
            "F-2             1-3-2026         14,50",
        ]
    )
    layout = lay_out(document_of(text))
    context = ContextReader(layout)

    assert context.row_label(layout.rows[1][2]) == ""
    assert context.above_label(layout.rows[1][2]) == "bedrag"
    assert context.column_head(layout.rows[2][2]) == "bedrag"


def test_sentences_go_on_over_lines_and_stop_at_their_ends() -> None:
    text = (
        "Wij verzoeken u het bedrag van deze nota uiterlijk op 27 maart\n"
        "2026 te betalen. Doet u dat niet, dan volgt een aanmaning t.n.v. u."
    )
    layout = lay_out(document_of(text))
    sentences = ContextReader(layout).sentences(layout.blocks[0])

    assert [sentence.folded for sentence in sentences] == [
        "wij verzoeken u het bedrag van deze nota uiterlijk op 27 maart 2026 te betalen.",
        "doet u dat niet, dan volgt een aanmaning t.n.v. u.",
    ]


def test_evidence_is_the_box_around_the_words() -> None:
    layout = lay_out(document_of("een twee drie"))
    evidence = layout.blocks[0].evidence(4, 8)
    word = layout.blocks[0].words[1]

    assert evidence.text == "twee"
    assert evidence.page == 1
    assert evidence.box is not None
    assert (evidence.box.x0, evidence.box.x1) == (round(word.x0, 4), round(word.x1, 4))


@given(st.text())
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_folding_is_plain_lower_case() -> None:
    assert fold("Coöperatie “Één” – ’t Gooi") == 'cooperatie "een" - \'t gooi'


@given(
    st.lists(
        st.tuples(st.floats(0, 1), st.floats(0, 1), st.sampled_from(["a", "bb", "€", "12,50"])), max_size=80
    )
)
def test_every_word_is_in_exactly_one_cell(places: list[tuple[float, float, str]]) -> None:
    words = tuple(Word(text=text, x0=x, y0=y, x1=x + 0.02, y1=y + 0.01) for x, y, text in places)
    page = Page(number=1, width=595.0, height=842.0, words=words, origin=Origin.TEXT_LAYER)
    layout = lay_out(Document(part=0, name="x", pages=(page,)))

    placed = [id(word) for row in layout.rows for cell in row for word in cell.words]
    assert sorted(placed) == sorted(id(word) for word in words)
    assert sorted(id(word) for block in layout.blocks for word in block.words) == sorted(placed)
