"""Ligatures: the letters of one glyph stay in one word, as programs that set type well print them."""

from __future__ import annotations

import pytest

from parsers.sources import read_documents

_MAP = """/CIDInit /ProcSet findresource begin begincmap
1 begincodespacerange <00> <FF> endcodespacerange
{count} beginbfchar
{pairs}
endbfchar endcmap end"""


def _pdf_with_glyphs(text: str, glyphs: dict[str, str]) -> bytes:
    """A page with `text`, on which each character of `glyphs` is a glyph that stands for several letters."""
    pairs = "\n".join(
        f"<{ord(code):02X}> <{''.join(f'{ord(letter):04X}' for letter in letters)}>"
        for code, letters in glyphs.items()
    )
    unicode_map = _MAP.format(count=len(glyphs), pairs=pairs)
    drawing = f"BT /F1 11 Tf 72 700 Td ({text}) Tj ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(drawing)} >>\nstream\n{drawing}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>",
        f"<< /Length {len(unicode_map)} >>\nstream\n{unicode_map}\nendstream",
    ]
    body = "%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    start = len(body)
    body += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
    body += "".join(f"{place:010} 00000 n \n" for place in places)
    body += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return body.encode("latin-1")


@pytest.mark.parametrize(
    ("drawn", "glyphs", "words"),
    [
        ("De administraWe van onze organisaWe", {"W": "ti"}, "De administratie van onze organisatie"),
        ("HeeW u het vijWig keer verstuurd", {"W": "ft"}, "Heeft u het vijftig keer verstuurd"),
    ],
)
def test_letters_of_one_glyph_stay_in_their_word(drawn: str, glyphs: dict[str, str], words: str) -> None:
    (document,) = read_documents(_pdf_with_glyphs(drawn, glyphs), name="brief.pdf")

    assert [word.text for page in getattr(document, "pages", ()) for word in page.words] == words.split()
