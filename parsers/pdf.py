"""PDF letters: each page by its text layer where that is sound, by OCR of its picture where it is not."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import replace

import pypdfium2
import pypdfium2.raw as pdfium

from parsers import limits
from parsers.document import Origin, Page
from parsers.einvoice import read_pdf_einvoice
from parsers.errors import (
    DamagedDocumentError,
    DocumentLimitError,
    EmptyDocumentError,
    PasswordProtectedError,
)
from parsers.form_fields import open_form, read_form_words
from parsers.passwords import password_at_hand
from parsers.pdf_codes import read_pdf_codes
from parsers.pdf_scan import take_scan
from parsers.pdf_tables import part_at_rules
from parsers.pdf_text import TextLayer, read_text_layer
from parsers.steps import page_by_ocr, tell_document

_BROKEN = "The PDF is broken; ask for it again or scan the letter anew."
_NO_PAGES = "The PDF has no pages; ask for it again or scan the letter anew."
_COUNT_NONE = re.compile(rb"/Count\s+0\b")
_A_PAGE = re.compile(rb"/Type\s*/Page\b|/ObjStm\b")
_CATALOGUE = re.compile(rb"(\d{1,8}) 0 obj(?:(?!endobj).){0,2000}?/Type\s*/Catalog\b", re.S)
_STREAM = re.compile(rb"stream\r?\n")
_REPEATED_FILTER = re.compile(rb"/Filter\s*\[[^\]]*(?:Flate|LZW|RunLength)[^\]]*/(?:Flate|LZW|RunLength)")
_INFLATION = 1032
"""The most that deflate can make of one byte."""

_FEWEST_WORDS = 5
_PROSE_WORDS = 40
"""From this many words on a page is a text that can be judged; a scan has at most a line of print over it."""

_MANY_OUTLINES = 400
"""Drawn shapes beyond which, on a page with little text, letters are among them; a chart has a hundred."""

_EVERYDAY_WORDS = frozenset(
    [
        "de",
        "het",
        "een",
        "van",
        "en",
        "u",
        "uw",
        "wij",
        "we",
        "je",
        "ik",
        "is",
        "in",
        "op",
        "te",
        "voor",
        "met",
        "aan",
        "bij",
        "om",
        "dat",
        "deze",
        "dit",
        "niet",
        "of",
        "als",
        "naar",
        "over",
        "uit",
        "door",
        "the",
        "a",
        "of",
        "to",
        "and",
        "you",
        "your",
        "we",
        "is",
        "in",
        "on",
        "for",
        "with",
        "this",
        "that",
        "not",
        "or",
        "as",
        "at",
        "by",
        "from",
        "our",
        "be",
        "are",
    ]
)
_USUAL_DPI = 300.0
_LOWEST_DPI, _HIGHEST_DPI = 100.0, 400.0


def read_pdf_pages(content: bytes) -> tuple[Page, ...]:
    """Return the pages of a PDF, in order; a page without a word is there too.

    Raises:
        DamagedDocumentError: it is broken beyond what can be mended.
        DocumentLimitError: it has too many pages, or a page is too large.
        EmptyDocumentError: it has no page, or no word on any.
        PasswordProtectedError: it opens with a password only.
        ReaderUnavailableError: a page needs OCR, and that is missing or failed.
    """
    tell_document()
    _refuse_inflating(content)
    document = _open(content)
    try:
        open_form(document)
        count = len(document)
        if count == 0:
            raise EmptyDocumentError(_NO_PAGES)
        if count > limits.PAGES:
            raise DocumentLimitError(
                f"The PDF has {count} pages, and a letter at most {limits.PAGES}; "
                "bring in the letter in parts."
            )
        pages = _with_einvoice(document, tuple(_read_pages(document, content, count)))
    except MemoryError as exc:
        raise DocumentLimitError("A page of the PDF takes too much memory; bring in a scan of it.") from exc
    finally:
        document.close()
    if not any(page.words for page in pages):
        raise EmptyDocumentError("No text was found in the PDF; bring in a clearer scan of the letter.")
    return pages


def _open(content: bytes) -> pypdfium2.PdfDocument:
    """Open a PDF; one that lost its end is given a new one, and the library then finds its objects itself."""
    try:
        return pypdfium2.PdfDocument(content, password=password_at_hand())
    except pypdfium2.PdfiumError as exc:
        # The library keeps its last error, which may be that of another file.
        if exc.err_code == pdfium.FPDF_ERR_PASSWORD and b"/Encrypt" in content:
            raise PasswordProtectedError(
                "The PDF is locked with a password; open the letter with it, or bring in one without."
            ) from exc
        if _COUNT_NONE.search(content) and not _A_PAGE.search(content):
            # The library takes a PDF without pages for a broken one.
            raise EmptyDocumentError(_NO_PAGES) from exc
        catalogue = _CATALOGUE.search(content)
        if catalogue is None:
            raise DamagedDocumentError(_BROKEN) from exc
        whole = content[: content.rfind(b"endobj")]
        mended = b"%sendobj\ntrailer\n<< /Root %s 0 R >>\n%%%%EOF\n" % (whole, catalogue.group(1))
    try:
        return pypdfium2.PdfDocument(mended)
    except pypdfium2.PdfiumError as exc:
        raise DamagedDocumentError(_BROKEN) from exc


def _read_pages(document: pypdfium2.PdfDocument, content: bytes, count: int) -> Iterator[Page]:
    for index in range(count):
        try:
            page = document[index]
        except pypdfium2.PdfiumError as exc:
            raise DamagedDocumentError(_BROKEN) from exc
        try:
            yield _read_page(page, content, number=index + 1)
        except pypdfium2.PdfiumError as exc:
            raise DamagedDocumentError(_BROKEN) from exc
        finally:
            page.close()


def _read_page(page: pypdfium2.PdfPage, content: bytes, *, number: int) -> Page:
    width, height = page.get_size()
    if not (0 < width <= limits.PAGE_INCHES * 72 and 0 < height <= limits.PAGE_INCHES * 72):
        raise DocumentLimitError(
            f"A page of the PDF is larger than {limits.PAGE_INCHES:.0f} inches; bring in a scan of it."
        )
    layer = read_text_layer(page)
    if _is_sound(layer) and not _is_picture(page, layer):
        codes = read_pdf_codes(page, number=number)
        return Page(
            number=number,
            width=layer.width,
            height=layer.height,
            words=part_at_rules(page, layer, content, index=number - 1) + read_form_words(page, layer),
            origin=Origin.TEXT_LAYER,
            stated=codes.stated,
            links=codes.links,
        )
    if not _has_marks(page):
        return Page(number=number, width=width, height=height, words=(), origin=Origin.TEXT_LAYER)
    with page_by_ocr():
        return _read_by_ocr(page, number=number)


def _with_einvoice(document: pypdfium2.PdfDocument, pages: tuple[Page, ...]) -> tuple[Page, ...]:
    stated = read_pdf_einvoice(document)
    if stated is None:
        return pages
    return replace(pages[0], stated=(*pages[0].stated, stated)), *pages[1:]


def _is_sound(layer: TextLayer) -> bool:
    """Tell whether a text layer says what the page shows, as far as it can be told from the text alone."""
    if len(layer.words) < _FEWEST_WORDS or layer.unmapped * 8 > len(layer.words):
        return False
    return len(layer.words) < _PROSE_WORDS or _reads_as_language(layer)


def _reads_as_language(layer: TextLayer) -> bool:
    """Tell whether words of every day stand in it: a font that maps its glyphs to other letters leaves none.

    A table of numbers has few of them as well, so digits count for it too.
    """
    texts = [word.text.lower().strip(".,:;()") for word in layer.words]
    known = sum(1 for text in texts if text in _EVERYDAY_WORDS)
    numbers = sum(1 for text in texts if text.replace(".", "").replace(",", "").isdigit())
    return known * 60 >= len(texts) or numbers * 4 >= len(texts)


def _is_picture(page: pypdfium2.PdfPage, layer: TextLayer) -> bool:
    """Tell whether most of the page is no text: a scan under a line of print, or print drawn as outlines."""
    if len(layer.words) >= _PROSE_WORDS:
        return False
    return _largest_image_share(page) > 0.5 or _counts_outlines(page) > _MANY_OUTLINES


def _counts_outlines(page: pypdfium2.PdfPage) -> int:
    """Return how many shapes are drawn on the page, but for squares: a payment code is made of hundreds."""
    count = 0
    for shape in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=4):
        left, bottom, right, top = shape.get_bounds()
        count += not 0.9 < (right - left) / max(top - bottom, 0.01) < 1.1
    return count


def _has_marks(page: pypdfium2.PdfPage) -> bool:
    return any(True for _ in page.get_objects(max_depth=2))


def _largest_image_share(page: pypdfium2.PdfPage) -> float:
    width, height = page.get_size()
    largest = 0.0
    for image in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=4):
        left, bottom, right, top = image.get_bounds()
        largest = max(largest, (right - left) * (top - bottom))
    return float(largest / (width * height))


def _read_by_ocr(page: pypdfium2.PdfPage, *, number: int) -> Page:
    from parsers.scan import read_picture

    taken = take_scan(page)
    if taken is not None:
        return read_picture(taken[0], number=number, dpi=taken[1])
    dpi = _best_dpi(page)
    # In colour and made grey afterwards: drawing a scan in grey takes the library twice as long.
    bitmap = page.render(scale=dpi / 72, may_draw_forms=True)
    try:
        image = bitmap.to_pil().convert("L")
    finally:
        bitmap.close()
    return read_picture(image, number=number, dpi=(dpi, dpi))


def _best_dpi(page: pypdfium2.PdfPage) -> float:
    """Return the dots an inch to draw a page in: those of the picture on it, so that none is lost."""
    found = 0.0
    for image in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=4):
        seen = image.get_metadata()
        if seen.width * seen.height > limits.PAGE_PIXELS:
            raise DocumentLimitError(
                f"A picture in the PDF has more than {limits.PAGE_PIXELS // 1_000_000} million pixels; "
                "bring in a scan of the page."
            )
        found = max(found, seen.horizontal_dpi, seen.vertical_dpi)
    dpi = min(max(found, _LOWEST_DPI), _HIGHEST_DPI) if found else _USUAL_DPI
    width, height = page.get_size()
    most = (limits.PAGE_PIXELS / 2 / (width / 72 * height / 72)) ** 0.5
    return float(min(dpi, most))


def _refuse_inflating(content: bytes) -> None:
    """Refuse a PDF with a stream that grows out of all proportion, before anything unpacks it.

    Only a stream long enough to be able to, or one packed several times over, is tried, in small steps.

    Raises:
        DocumentLimitError: a stream grows past the limit.
    """
    repeated = _REPEATED_FILTER.search(content) is not None
    for match in _STREAM.finditer(content):
        start = match.end()
        if content[start : start + 1] != b"\x78":
            continue
        stop = content.find(b"endstream", start)
        stop = len(content) if stop < 0 else stop
        if repeated:
            _inflate(content[start:stop], layers=4)
        elif (stop - start) * _INFLATION > limits.STREAM_BYTES:
            _inflate(content[start:stop], layers=1)


def _inflate(packed: bytes, *, layers: int) -> None:
    """Unpack `packed`, and what comes out of it while that is packed too, keeping no more than one step."""
    unpackers = [zlib.decompressobj()]
    grown = 0
    pending = [(0, packed)]
    try:
        while pending:
            level, chunk = pending.pop()
            unpacker = unpackers[level]
            step = unpacker.decompress(chunk, 1 << 20)
            if unpacker.unconsumed_tail:
                pending.append((level, unpacker.unconsumed_tail))
            grown += len(step)
            if grown > limits.STREAM_BYTES:
                raise DocumentLimitError(
                    "A page of the PDF unpacks to far too much; bring in a scan of the letter."
                )
            if not step or level + 1 >= layers:
                continue
            if len(unpackers) == level + 1:
                if step[:1] != b"\x78":
                    continue
                unpackers.append(zlib.decompressobj())
            pending.append((level + 1, step))
    except zlib.error:
        return
