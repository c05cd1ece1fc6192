"""Any words in any places: facts come of them, whole, and the same again after they were written down."""

from __future__ import annotations

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parsers.document import Document, Origin, Page, Word
from parsers.facts_from import parse_letter
from parsers.facts_json import decode_facts, encode_facts
from tests.parsers.sample_files import LETTER

WORDS = (
    *(word for line in LETTER for word in line.split()),
    *(
        "€",
        "0,00-",
        "99.999.999,99",
        "31-02-2026",
        "31-12-9999",
        "1-1-0001",
        "NL00",
        "²²",
        "½",
        "٣",
        "\u200b",
    ),
    *("hoofdsom", "rente", "incassokosten", "termijnen", "binnen", "14", "dagen", "Pagina", "0", "van", "99"),
    *("bijlage", "namens", "B.V.", "a@b", "www.a.nl/", "-", ".", "x" * 500, "1" * 60, "1.1.1.1.1"),
)
PLACES = st.tuples(*[st.floats(0, 1, allow_nan=False)] * 4)


@st.composite
def _documents(draw: st.DrawFn) -> Document:
    pages = []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        texts = draw(st.lists(st.sampled_from(WORDS) | st.text(min_size=1, max_size=12), max_size=60))
        in_lines = draw(st.booleans())
        words = []
        for place, text in enumerate(texts):
            row, column = divmod(place, 8)
            x0, x1, y0, y1 = (
                (column / 8, (column + 0.9) / 8, row / 10 + 0.01, row / 10 + 0.02)
                if in_lines
                else draw(PLACES)
            )
            words.append(Word(text=text, x0=min(x0, x1), x1=max(x0, x1), y0=min(y0, y1), y1=max(y0, y1)))
        pages.append(
            Page(
                number=number,
                width=draw(st.sampled_from([595.0, 842.0, 1.0])),
                height=842.0,
                words=tuple(words),
                origin=draw(st.sampled_from(Origin)),
                has_positions=draw(st.booleans()),
            )
        )
    return Document(part=0, name="brief.pdf", pages=tuple(pages))


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(document=_documents())
def test_any_words_give_facts_that_are_the_same_once_written_and_read(document: Document) -> None:
    facts, marks = parse_letter(document, received=None)
    assert decode_facts(json.loads(json.dumps(encode_facts(facts)))) == facts
    assert len(marks) in (0, len(document.pages))
