"""Scans, faxes and photos: the words of a letter come out whichever way the picture was taken."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image, ImageOps
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from parsers.document import Document, Origin, Page
from parsers.errors import EmptyDocumentError
from parsers.flatten import find_sheet, without_rules
from parsers.image import open_frames
from parsers.ocr import Layout, recognise
from parsers.pdf_scan import take_scan
from parsers.sources import read_documents
from parsers.straighten import find_lie, turn
from parsers.unread import keep_unread
from tests.parsers import sample_files

_KEY_WORDS = ("Zilverbeek", "70021948", "ZB-2026-00417", "124,45", "0417.", "0123", "Appelhof", "2026")


def _read(content: bytes, name: str) -> Page:
    (letter,) = read_documents(content, name=name)
    assert isinstance(letter, Document)
    (page,) = letter.pages
    assert page.origin is Origin.OCR
    return page


def _assert_reads_well(page: Page, *, misses: int = 0) -> None:
    texts = [word.text for word in page.words]
    missed = [word for word in _KEY_WORDS if word not in texts]
    assert len(missed) <= misses, missed
    label = next(word for word in page.words if word.text == "Klantnummer")
    value = next(word for word in page.words if word.text == "70021948")
    # On one line again, however the picture lay.
    assert abs((label.y0 + label.y1) - (value.y0 + value.y1)) / 2 < 0.006
    assert label.x1 < value.x0


@pytest.mark.parametrize("skew", [-4.0, 0.0, 1.7])
def test_a_slanted_scan_is_straightened(skew: float) -> None:
    _assert_reads_well(_read(sample_files.scan_pdf(skew=skew), "scan.pdf"))


@pytest.mark.parametrize("quarter", [90, 180, 270])
def test_a_scan_fed_in_the_wrong_way_is_turned(quarter: int) -> None:
    page = _read(sample_files.scan_pdf(turn=quarter, skew=0.8), "scan.pdf")
    _assert_reads_well(page)
    assert page.width < page.height


@pytest.mark.parametrize("quarter", [0, 90])
def test_a_photo_of_a_sheet_on_a_table_is_flattened(quarter: int) -> None:
    page = _read(sample_files.photo_jpg(turn=quarter, perspective=0.06, skew=3), "foto.jpg")
    _assert_reads_well(page)
    # The page is the sheet, not the picture with the table around it.
    assert page.height / page.width == pytest.approx(2**0.5, rel=0.02)


@pytest.mark.parametrize("quarter", [90, 180, 270])
def test_the_mark_of_the_camera_is_followed(quarter: int) -> None:
    _assert_reads_well(_read(sample_files.photo_jpg(exif_turn=quarter), "foto.jpg"), misses=1)


def test_a_dark_photo_is_read() -> None:
    _assert_reads_well(_read(sample_files.photo_jpg(shade=0.75), "foto.jpg"), misses=1)


def test_a_fax_with_dots_higher_than_wide_is_read() -> None:
    _assert_reads_well(_read(sample_files.fax_pdf(fine=False), "fax.pdf"), misses=2)
    _assert_reads_well(_read(sample_files.fax_pdf(), "fax.pdf"))


def test_every_page_of_a_tiff_is_a_page() -> None:
    first, second = sample_files.pictures(
        [*sample_files.LETTER, "\f", "Bijlage bij nota ZB-2026-00417 van maart"]
    )
    buffer = io.BytesIO()
    first.save(
        buffer, format="TIFF", save_all=True, append_images=[second], dpi=(200, 200), compression="tiff_lzw"
    )
    (letter,) = read_documents(buffer.getvalue(), name="scan.tif")
    assert isinstance(letter, Document)
    assert [page.number for page in letter.pages] == [1, 2]
    assert [round(page.width) for page in letter.pages] == [595, 595]
    assert any(word.text == "ZB-2026-00417" for word in letter.pages[1].words)


def test_a_png_with_clear_paper_is_read() -> None:
    grey = sample_files.pictures()[0]
    clear = Image.new("RGBA", grey.size, (0, 0, 0, 0))
    clear.putalpha(grey.point(lambda value: 255 - value))
    buffer = io.BytesIO()
    clear.save(buffer, format="PNG")
    _assert_reads_well(_read(buffer.getvalue(), "schermafdruk.png"))


def test_a_heic_photo_is_read() -> None:
    content = (Path(__file__).parent.parent / "data" / "brief.heic").read_bytes()
    _assert_reads_well(_read(content, "IMG_0001.HEIC"), misses=1)


def test_a_large_scan_is_brought_to_size_and_a_small_one_too() -> None:
    _assert_reads_well(_read(sample_files.scan_pdf(dpi=400), "scan.pdf"))
    _assert_reads_well(_read(sample_files.scan_pdf(dpi=110, noise=3), "scan.pdf"), misses=2)


def test_print_within_rules_and_bars_is_found() -> None:
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    canvas.setFont("Helvetica", 10)
    for row in range(8):
        y = 700 - 24 * row
        canvas.rect(60, y - 8, 240, 24)
        canvas.rect(300, y - 8, 200, 24)
        canvas.drawString(66, y, f"Termijn {row + 1} van de regeling")
        canvas.drawString(380, y, f"€ {110 + row},25")
    canvas.showPage()
    canvas.save()
    import pypdfium2

    document = pypdfium2.PdfDocument(buffer.getvalue())
    picture = document[0].render(scale=200 / 72, grayscale=True).to_pil()
    document.close()
    out = io.BytesIO()
    sample_files.scanned(picture).save(out, format="PDF", resolution=200)
    texts = [word.text for word in _read(out.getvalue(), "scan.pdf").words]
    assert [f"{110 + row},25" for row in range(8)] == [
        text.removeprefix("€") for text in texts if text.endswith(",25")
    ]


def test_a_photo_without_print_is_empty() -> None:
    buffer = io.BytesIO()
    Image.linear_gradient("L").resize((900, 1200)).convert("RGB").save(buffer, format="JPEG")
    with pytest.raises(
        EmptyDocumentError,
        match=r"^No text was found in the picture; take it again, closer and in better light\.$",
    ):
        read_documents(buffer.getvalue(), name="foto.jpg")


@pytest.mark.parametrize("slant", [-6.0, -1.2, 0.0, 0.6, 7.5])
def test_the_slant_of_a_page_is_measured(slant: float) -> None:
    picture = np.asarray(sample_files.scanned(sample_files.pictures()[0], skew=slant))
    assert find_lie(picture).skew == pytest.approx(-slant, abs=0.2)
    straight = turn(picture, find_lie(picture).skew)
    assert abs(find_lie(straight).skew) < 0.2


def test_lines_that_run_down_the_page_are_noticed() -> None:
    picture = np.asarray(sample_files.pictures()[0])
    assert not find_lie(picture).sideways
    assert find_lie(np.ascontiguousarray(np.rot90(picture))).sideways


def test_a_page_that_fills_the_picture_is_no_sheet_on_a_table() -> None:
    page = sample_files.scanned(sample_files.pictures()[0]).convert("RGB")
    assert find_sheet(np.asarray(page)) is None


def test_a_white_field_on_a_screen_keeps_what_stands_around_it() -> None:
    page = sample_files.pictures()[0]
    screen = Image.new("RGB", (page.width + 300, page.height + 500), (60, 70, 110))
    head = sample_files.pictures(["# Uw bericht van Stichting Oosterwal"])[0].crop((150, 160, 1200, 240))
    screen.paste(ImageOps.invert(head), (150, 100))
    screen.paste(page, (150, 300))
    buffer = io.BytesIO()
    screen.save(buffer, format="JPEG", quality=90)
    texts = [word.text for word in _read(buffer.getvalue(), "scherm.jpg").words]
    assert "Oosterwal" in texts
    assert "70021948" in texts


def test_rules_are_painted_over_and_print_is_left() -> None:
    picture = np.full((900, 700), 240, np.uint8)
    picture[300:303, 50:650] = 20
    picture[400:420, 60:72] = 20
    cleaned = without_rules(picture)
    assert cleaned[301, 300] > 200
    assert (cleaned[400:420, 60:72] == 20).all()


@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_a_photo_of_very_many_dots_is_read_at_fewer_and_keeps_its_mark(form: str) -> None:
    picture = Image.open(io.BytesIO(sample_files.photo_jpg(exif_turn=90)))
    buffer = io.BytesIO()
    large = picture.resize((5600, 4144))
    large.save(buffer, format=form, exif=picture.getexif(), dpi=(72, 72), compress_level=1)
    (frame,) = open_frames(buffer.getvalue())
    assert frame.picture.width * frame.picture.height <= 17_000_000
    assert frame.picture.width < frame.picture.height
    assert frame.dpi is not None
    assert frame.dpi[0] == pytest.approx(72 * frame.picture.height / 5600, rel=0.01)


def test_pages_of_one_file_keep_their_own_dots() -> None:
    first, second = sample_files.pictures(["een"])[0], sample_files.pictures(["twee", "drie"])[0]
    buffer = io.BytesIO()
    first.save(buffer, format="TIFF", save_all=True, append_images=[second])
    frames = list(open_frames(buffer.getvalue()))
    assert [frame.picture.tobytes() for frame in frames] == [first.tobytes(), second.tobytes()]
    (alone,) = open_frames(_png(first))
    assert alone.picture.tobytes() == first.tobytes()


def _png(picture: Image.Image) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, format="PNG")
    return buffer.getvalue()


def test_a_scan_is_taken_out_as_it_is_only_where_it_is_the_whole_page() -> None:
    picture = sample_files.pictures()[0]
    for turned, boxed, taken in ((0, A4, True), (90, A4, False), (0, (A4[0], A4[1] * 0.8), False)):
        buffer = io.BytesIO()
        canvas = Canvas(buffer, pagesize=boxed)
        canvas.setPageRotation(turned)
        canvas.drawInlineImage(picture, 0, 0, width=A4[0], height=A4[1])
        canvas.save()
        found = take_scan(pypdfium2.PdfDocument(buffer.getvalue())[0])
        assert (found is not None) is taken
        if found is not None:
            assert found[0].tobytes() == picture.tobytes()
            assert found[1] == pytest.approx((200, 200), rel=0.01)


def test_a_scan_with_something_drawn_over_it_is_drawn_with_it() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    canvas.drawInlineImage(sample_files.pictures()[0], 0, 0, width=A4[0], height=A4[1])
    canvas.rect(60, 300, 300, 300, fill=1)
    canvas.save()
    assert take_scan(pypdfium2.PdfDocument(buffer.getvalue())[0]) is None


def test_an_amount_that_the_engine_passed_over_is_kept_for_a_second_look() -> None:
    picture = sample_files.pictures()[0]
    read = recognise(picture, dpi=200, seconds=30)
    assert keep_unread(np.asarray(picture), read.words) is None
    without_amount = [word for word in read.words if word.text not in {"€", "6,05"}]
    left_over = keep_unread(np.asarray(picture), without_amount)
    assert left_over is not None
    again = recognise(Image.fromarray(left_over), dpi=200, seconds=30, layout=Layout.SPARSE)
    texts = " ".join(word.text for word in again.words)
    assert "6,05" in texts
    assert "Zilverbeek" not in texts
