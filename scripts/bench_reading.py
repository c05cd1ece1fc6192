"""How long reading takes: a text PDF in a warm process, a clean scan beside plain tesseract on its image."""

from __future__ import annotations

import io
import os
import resource
import statistics
import subprocess
import time
from collections.abc import Callable

import pypdfium2

import parsers
from tests.parsers.sample_files import letter_pdf, scan_pdf

LINES = (
    "Stichting Wonen aan de Vliet",
    "Kanaalweg 12, 2511 AB Den Haag",
    "",
    "Mevrouw T. Hofstede",
    "Lange Laan 8",
    "2512 CD Den Haag",
    "",
    "Datum: 12 maart 2026",
    "Kenmerk: HV-2026-00871",
    "Onderwerp: herinnering huur maart 2026",
    "",
    "Geachte mevrouw Hofstede,",
    "",
    "Wij hebben de huur over maart 2026 nog niet van u ontvangen. Misschien is het u ontschoten.",
    "Wij vragen u het bedrag van € 612,40 uiterlijk 26 maart 2026 over te maken.",
    "",
    "Te betalen: € 612,40",
    "Rekeningnummer: NL20INGB0001234567",
    "Onder vermelding van: HV-2026-00871",
    "",
    "Heeft u in de tussentijd betaald? Dan kunt u deze brief als niet verzonden beschouwen.",
    "",
    "Met vriendelijke groet,",
    "Stichting Wonen aan de Vliet",
)


def rows() -> list[tuple[str, str, str]]:
    """Return what was measured, the figure, and what it has to be."""
    return [*_text_pdf(), *_clean_scan(200), *_clean_scan(300)]


def _text_pdf() -> list[tuple[str, str, str]]:
    content = letter_pdf(LINES)
    whole = _median_seconds(lambda: parsers.read(content, name="brief.pdf"), times=60)
    plain = _median_seconds(lambda: _text_alone(content), times=60)
    return [
        ("text PDF of one page, warm: median", f"{whole * 1000:.1f} ms", "<= 30 ms"),
        ("the same, against taking the text out alone", f"{whole / plain:.1f} x", "-"),
    ]


def _clean_scan(dpi: int) -> list[tuple[str, str, str]]:
    content = scan_pdf(LINES, dpi=dpi)
    picture = _scanned_picture(content)
    parsers.read(content, name="scan.pdf")
    ours, theirs = [], []
    for _ in range(5):
        ours.append(_cpu_seconds(lambda: parsers.read(content, name="scan.pdf")))
        theirs.append(_cpu_seconds(lambda: _plain_tesseract(picture)))
    ratios = sorted(a / b for a, b in zip(ours, theirs, strict=True))
    return [
        (
            f"clean scan of one page, {dpi} dpi: CPU against plain tesseract on its picture",
            f"{statistics.median(ratios):.2f} x ({ratios[0]:.2f} to {ratios[-1]:.2f})",
            "<= 1.15 x",
        ),
    ]


def _text_alone(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    try:
        return str(document[0].get_textpage().get_text_range())
    finally:
        document.close()


def _scanned_picture(content: bytes) -> bytes:
    """Return the picture that the scan consists of, as it stands in the PDF."""
    document = pypdfium2.PdfDocument(content)
    (picture,) = document[0].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
    buffer = io.BytesIO()
    picture.get_bitmap().to_pil().save(buffer, "PNG")
    document.close()
    return buffer.getvalue()


def _plain_tesseract(picture: bytes) -> None:
    subprocess.run(
        ["tesseract", "stdin", "stdout", "-l", "nld", "tsv"],
        input=picture,
        check=True,
        capture_output=True,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    )


def _median_seconds(work: Callable[[], object], *, times: int) -> float:
    for _ in range(3):
        work()
    spent = []
    for _ in range(times):
        started = time.perf_counter()
        work()
        spent.append(time.perf_counter() - started)
    return statistics.median(spent)


def _cpu_seconds(work: Callable[[], object]) -> float:
    before = _cpu_so_far()
    work()
    return _cpu_so_far() - before


def _cpu_so_far() -> float:
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime
