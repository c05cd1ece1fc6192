"""Files of letters made in a test: text, scans, faxes, photos, Word and mail, of the lines asked for.

A line may hold one tab: what follows it stands in a second column. A line that starts with ``# `` is bold. A
line that is just a form feed starts a new page. All people, senders and numbers are invented.
"""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from email.message import EmailMessage

import docx
import numpy as np
import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageFilter
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

LETTER = (
    "# Waterbedrijf Zilverbeek",
    "Postbus 118, 3900 AB Veenendam",
    "",
    "Mevrouw T. Appelhof",
    "Lindelaan 14",
    "3911 KL RHENENDAM",
    "",
    "Datum\t3 maart 2026",
    "Klantnummer\t70021948",
    "Factuurnummer\tZB-2026-00417",
    "",
    "# Herinnering",
    "Geachte mevrouw Appelhof,",
    "",
    "Wij hebben uw betaling van onderstaande nota nog niet ontvangen. Wilt u het bedrag",
    "voor 17 maart 2026 overmaken? Dan voorkomt u dat wij kosten in rekening brengen.",
    "",
    "Nota drinkwater februari\t€ 118,40",
    "Herinneringskosten\t€ 6,05",
    "# Totaal te betalen\t€ 124,45",
    "",
    "Maak het bedrag over op NL13 TEST 0123 4567 89 onder vermelding van 4017 7002 1948 0417.",
    "",
    "Met vriendelijke groet,",
    "Waterbedrijf Zilverbeek",
)
"""A reminder of an invented water company, for tests that need just a letter."""

_LEFT, _SECOND, _TOP, _LEADING = 62.0, 330.0, 70.0, 17.0


def letter_pdf(
    lines: Sequence[str] = LETTER, *, size: float = 10.5, rotate: int = 0, password: str | None = None
) -> bytes:
    """Return a PDF with a text layer; `rotate` sets the pages' own mark, `password` locks it."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, encrypt=password, invariant=1)
    for page in _pages(lines):
        if rotate:
            canvas.setPageRotation(rotate)
        y = A4[1] - _TOP
        for line in page:
            bold, left, right = _split(line)
            canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
            canvas.drawString(_LEFT, y, left)
            if right:
                canvas.drawString(_SECOND, y, right)
            y -= _LEADING
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def pictures(lines: Sequence[str] = LETTER, *, dpi: float = 200, size: float = 10.5) -> list[Image.Image]:
    """Return each page as a clean grey picture."""
    document = pypdfium2.PdfDocument(letter_pdf(lines, size=size))
    try:
        return [page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L") for page in document]
    finally:
        document.close()


def scan_pdf(
    lines: Sequence[str] = LETTER,
    *,
    skew: float = 0.0,
    dpi: float = 200,
    turn: int = 0,
    noise: float = 6.0,
    size: float = 10.5,
) -> bytes:
    """Return a PDF of pictures: `skew` in degrees, `turn` in whole quarters (90, 180, 270) clockwise."""
    pages = [
        scanned(page, skew=skew, noise=noise).rotate(-turn, expand=True)
        for page in pictures(lines, dpi=dpi, size=size)
    ]
    buffer = io.BytesIO()
    pages[0].save(buffer, format="PDF", resolution=dpi, save_all=True, append_images=pages[1:], quality=80)
    return buffer.getvalue()


def scanned(picture: Image.Image, *, skew: float = 0.0, noise: float = 6.0, paper: int = 244) -> Image.Image:
    """Return a picture as a flatbed makes it: a little askew and soft, on paper that is not quite white."""
    soft = picture.filter(ImageFilter.GaussianBlur(0.5)).point(lambda value: 30 + value * (paper - 30) // 255)
    turned = soft.rotate(skew, resample=Image.Resampling.BICUBIC, fillcolor=paper)
    return _with_noise(turned, noise)


def fax_pdf(lines: Sequence[str] = LETTER, *, skew: float = 0.0, fine: bool = True) -> bytes:
    """Return a PDF of black and white pages at fax resolution, 204 by 196 (or 98) dots an inch."""
    down = 196 if fine else 98
    pages = []
    for page in pictures(lines, dpi=204):
        grey = scanned(page, skew=skew, noise=14.0).resize((page.width, round(page.height * down / 204)))
        pages.append(grey.point(lambda value: 255 if value > 150 else 0).convert("1"))
    buffer = io.BytesIO()
    pages[0].save(
        buffer, format="TIFF", compression="group4", dpi=(204, down), save_all=True, append_images=pages[1:]
    )
    # Pillow writes one resolution for both ways, so the place of each page on A4 is set by hand.
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    for page in pages:
        from reportlab.lib.utils import ImageReader

        canvas.drawImage(ImageReader(page), 0, 0, width=A4[0], height=A4[1])
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def photo_jpg(
    lines: Sequence[str] = LETTER,
    *,
    turn: int = 0,
    exif_turn: int = 0,
    skew: float = 1.5,
    perspective: float = 0.03,
    shade: float = 0.35,
    height: int = 2400,
    size: float = 10.5,
) -> bytes:
    """Return a phone photo of the first page, lying on a table.

    Args:
        lines: Of the letter.
        turn: Quarters clockwise that the pixels are turned, with nothing that says so.
        exif_turn: Quarters clockwise that the pixels are turned, with the EXIF mark that sets it right.
        skew: Degrees that the page lies askew.
        perspective: Share of the width by which the far edge is narrower on each side.
        shade: How much darker the far corner is, 0 to 1.
        height: Of the picture, in pixels.
        size: Of the print, in points.
    """
    page = pictures(lines, dpi=220, size=size)[0]
    table = Image.new("L", (round(height * 0.74), height), 96)
    margin_x, margin_y = table.width * 0.06, height * 0.05
    corners = _corners(table.width, height, margin_x, margin_y, perspective, skew)
    paper = page.point(lambda value: 25 + value * 210 // 255)
    flat = paper.transform(
        table.size, Image.Transform.PERSPECTIVE, _coefficients(corners, paper.size), Image.Resampling.BICUBIC
    )
    mask = Image.new("L", table.size, 0)
    ImageDraw.Draw(mask).polygon([tuple(corner) for corner in corners], fill=255)
    table.paste(flat, (0, 0), mask)
    wide = max(table.size) * 2
    light = Image.linear_gradient("L").resize((wide, wide)).rotate(30)
    left, top = (wide - table.width) // 2, (wide - table.height) // 2
    light = light.crop((left, top, left + table.width, top + table.height))
    shaded = ImageChops.multiply(table, light.point(lambda value: round(255 * (1 - shade * value / 255))))
    picture = _with_noise(shaded.filter(ImageFilter.GaussianBlur(0.7)), 5.0).convert("RGB")
    picture = picture.rotate(-(turn + exif_turn), expand=True)
    exif = Image.Exif()
    exif[0x0112] = {0: 1, 90: 8, 180: 3, 270: 6}[exif_turn]
    buffer = io.BytesIO()
    picture.save(buffer, format="JPEG", quality=85, exif=exif)
    return buffer.getvalue()


def letter_docx(lines: Sequence[str] = LETTER, *, head: str = "", foot: str = "") -> bytes:
    """Return a Word letter: lines as paragraphs, lines with a tab as rows of a table of two columns."""
    document = docx.Document()
    if head:
        document.sections[0].header.paragraphs[0].text = head
    if foot:
        document.sections[0].footer.paragraphs[0].text = foot
    table = None
    for line in lines:
        bold, left, right = _split(line)
        if right:
            table = table or document.add_table(rows=0, cols=2)
            cells = table.add_row().cells
            cells[0].paragraphs[0].add_run(left).bold = bold
            cells[1].paragraphs[0].add_run(right).bold = bold
            continue
        table = None
        document.add_paragraph().add_run(left).bold = bold
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def letter_html(lines: Sequence[str] = LETTER) -> str:
    """Return an HTML letter as mails have it: paragraphs, and rows of a table for lines with a tab."""
    rows = []
    for line in lines:
        bold, left, right = _split(line)
        cell = "<b>{}</b>" if bold else "{}"
        if right:
            rows.append(
                f"<table><tr><td width=50%>{cell.format(left)}</td><td>{cell.format(right)}</td></tr></table>"
            )
        else:
            rows.append(f"<p>{cell.format(left)}</p>" if left else "<br>")
    return f"<html><head><title>brief</title></head><body>{''.join(rows)}</body></html>"


def new_mail(
    *,
    subject: str = "Herinnering",
    sender: str = "Waterbedrijf Zilverbeek <klanten@zilverbeek.example>",
    recipient: str = "t.appelhof@post.example",
    date: str = "Tue, 03 Mar 2026 09:12:00 +0100",
) -> EmailMessage:
    """Return a mail with a header and nothing in it yet."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"], mail["Date"] = sender, recipient, subject, date
    mail["Message-ID"] = "<20260303.1@zilverbeek.example>"
    return mail


def html_mail(lines: Sequence[str] = LETTER, *, subject: str = "Herinnering") -> bytes:
    """Return a mail that is itself the letter, in HTML, with a text form that says nothing."""
    mail = new_mail(subject=subject)
    mail.set_content("Bekijk deze mail in HTML.\n")
    mail.add_alternative(letter_html(lines), subtype="html")
    return mail.as_bytes()


def mail_with_attachment(
    *attachments: tuple[str, bytes],
    text: str = "Geachte mevrouw Appelhof,\n\nIn de bijlage vindt u onze brief.\n\nWaterbedrijf Zilverbeek\n",
    subject: str = "Onze brief",
) -> bytes:
    """Return a mail with files, each given as its name and content."""
    mail = new_mail(subject=subject)
    mail.set_content(text)
    kinds = {
        "pdf": ("application", "pdf"),
        "jpg": ("image", "jpeg"),
        "png": ("image", "png"),
        "txt": ("text", "plain"),
    }
    for name, content in attachments:
        main, sub = kinds.get(name.rsplit(".", 1)[-1].lower(), ("application", "octet-stream"))
        mail.add_attachment(content, maintype=main, subtype=sub, filename=name)
    return mail.as_bytes()


def nested_mail(depth: int, *, innermost: bytes | None = None) -> bytes:
    """Return a mail within a mail within a mail, `depth` deep."""
    inner = new_mail(subject="Binnenste")
    inner.set_content("Tekst van de binnenste mail, met een bedrag van € 10,00.\n")
    if innermost is not None:
        inner.add_attachment(innermost, maintype="application", subtype="pdf", filename="brief.pdf")
    content = inner.as_bytes()
    for level in range(depth):
        boundary = f"grens{level}"
        content = (
            (
                f"From: a@post.example\r\nTo: b@post.example\r\nSubject: FW {level}\r\nMIME-Version: 1.0\r\n"
                f'Content-Type: multipart/mixed; boundary="{boundary}"\r\n\r\n--{boundary}\r\n'
                "Content-Type: message/rfc822\r\n\r\n"
            ).encode()
            + content
            + f"\r\n--{boundary}--\r\n".encode()
        )
    return content


def _pages(lines: Sequence[str]) -> list[list[str]]:
    pages: list[list[str]] = [[]]
    for line in lines:
        if line == "\f":
            pages.append([])
        else:
            pages[-1].append(line)
    return pages


def _split(line: str) -> tuple[bool, str, str]:
    bold = line.startswith("# ")
    left, _, right = line.removeprefix("# ").partition("\t")
    return bold, left, right


def _with_noise(picture: Image.Image, sigma: float) -> Image.Image:
    """Return `picture` with grain that is the same each time, so that what a test reads is too."""
    if sigma <= 0:
        return picture
    grain = np.random.default_rng(20260303).normal(0, sigma, (picture.height, picture.width))
    return Image.fromarray(np.clip(np.asarray(picture) + grain, 0, 255).astype(np.uint8))


def _corners(
    width: float, height: float, margin_x: float, margin_y: float, perspective: float, skew: float
) -> list[tuple[float, float]]:
    """Return where the corners of the page come: top left, top right, bottom right, bottom left."""
    narrow = perspective * width
    flat = [
        (margin_x + narrow, margin_y),
        (width - margin_x - narrow, margin_y * 1.3),
        (width - margin_x, height - margin_y),
        (margin_x, height - margin_y * 1.1),
    ]
    angle, cx, cy = math.radians(skew), width / 2, height / 2
    return [
        (
            cx + (x - cx) * math.cos(angle) - (y - cy) * math.sin(angle),
            cy + (x - cx) * math.sin(angle) + (y - cy) * math.cos(angle),
        )
        for x, y in flat
    ]


def _coefficients(corners: Sequence[tuple[float, float]], size: tuple[int, int]) -> list[float]:
    """Return the eight numbers with which Pillow maps a place in the photo back to one on the page."""
    width, height = size
    targets = [(0.0, 0.0), (float(width), 0.0), (float(width), float(height)), (0.0, float(height))]
    rows: list[list[float]] = []
    for (x, y), (u, v) in zip(corners, targets, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    return _solve(rows)


def _solve(rows: list[list[float]]) -> list[float]:
    """Solve linear equations, each given as coefficients and the right-hand side, by elimination."""
    count = len(rows)
    for column in range(count):
        pivot = max(range(column, count), key=lambda row: abs(rows[row][column]))
        rows[column], rows[pivot] = rows[pivot], rows[column]
        for row in range(count):
            if row != column:
                factor = rows[row][column] / rows[column][column]
                rows[row] = [a - factor * b for a, b in zip(rows[row], rows[column], strict=True)]
    return [rows[index][count] / rows[index][index] for index in range(count)]
