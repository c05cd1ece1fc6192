"""Letters with payment codes, e-invoices and form fields, made in a test; all in them is invented."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

import numpy as np
import pypdfium2
import zxingcpp
from PIL import Image
from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.parsers import sample_files

IBAN = "NL13TEST0123456789"
KENMERK = "8017700219480417"
BILL = (
    "# Zwembad De Waterlelie",
    "Vijverpad 3, 4811 AB Brederode",
    "",
    "Mevrouw T. Appelhof",
    "Lindelaan 14",
    "3911 KL RHENENDAM",
    "",
    "Datum\t3 maart 2026",
    "Factuurnummer\tZW-2026-00417",
    "",
    "# Factuur",
    "Geachte mevrouw Appelhof,",
    "",
    "Hierbij ontvangt u de factuur voor de zwemlessen van februari.",
    "",
    "Zwemlessen februari\t€ 98,00",
    "Badmuts en diploma\t€ 26,45",
    "# Totaal te betalen\t€ 124,45",
    "",
    "Wilt u dit bedrag voor 2 april 2026 overmaken?",
    "",
    "Met vriendelijke groet,",
    "Zwembad De Waterlelie",
)
"""A bill that names neither account nor payment reference: those stand in its code alone."""


def epc(
    *,
    name: str = "Zwembad De Waterlelie",
    iban: str = IBAN,
    amount: str = "EUR124.45",
    structured: str = "",
    unstructured: str = "ZW-2026-00417",
    version: str = "002",
    charset: str = "1",
    bic: str = "",
) -> str:
    """Return the content of a credit transfer code."""
    return "\n".join(
        ["BCD", version, charset, "SCT", bic, name, iban, amount, "", structured, unstructured]
    ).rstrip("\n")


def qr_picture(content: str | bytes, *, scale: int = 4) -> Image.Image:
    """Return a QR code as a grey picture with white around it."""
    code = zxingcpp.create_barcode(content, zxingcpp.BarcodeFormat.QRCode)
    return Image.fromarray(np.array(code.to_image(scale=scale)))


def pdf_with_code(
    content: str, *, drawn: str = "image", lines: Sequence[str] = BILL, rotate: int = 0
) -> bytes:
    """Return a PDF with text and a code at its foot, drawn as `image`, `squares`, `path` or `form`."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    if rotate:
        canvas.setPageRotation(rotate)
    y = A4[1] - 70
    for line in lines:
        left, _, right = line.removeprefix("# ").partition("\t")
        canvas.setFont("Helvetica-Bold" if line.startswith("# ") else "Helvetica", 10.5)
        canvas.drawString(62, y, left)
        canvas.drawString(330, y, right)
        y -= 17
    picture = qr_picture(content)
    match drawn:
        case "image":
            canvas.drawImage(ImageReader(picture), 70, 60, 80, 80)
        case "squares":
            widget = QrCodeWidget(content, barLevel="M")
            widget.barWidth = widget.barHeight = 80
            drawing = Drawing(80, 80)
            drawing.add(widget)
            renderPDF.draw(drawing, canvas, 70, 60)
        case "path":
            dark = np.array(picture)[::4, ::4] < 128
            path = canvas.beginPath()
            for row, column in np.argwhere(dark):
                path.rect(70 + 1.5 * float(column), 150 - 1.5 * float(row), 1.5, 1.5)
            canvas.drawPath(path, stroke=0, fill=1)
        case "form":
            canvas.beginForm("code")
            canvas.drawImage(ImageReader(picture), 0, 0, 80, 80)
            canvas.endForm()
            canvas.translate(70, 60)
            canvas.doForm("code")
        case _:
            raise ValueError(drawn)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def page_with_code(content: str, *, lines: Sequence[str] = BILL, dpi: float = 200) -> Image.Image:
    """Return the picture of a page with a code at its foot, 3 cm wide."""
    page = sample_files.pictures(lines, dpi=dpi)[0]
    side = round(dpi * 3 / 2.54)
    code = qr_picture(content, scale=8).resize((side, side), Image.Resampling.LANCZOS)
    page.paste(code, (round(dpi * 0.9), page.height - side - round(dpi * 0.6)))
    return page


def pdf_with_attachments(files: Mapping[str, bytes], *, lines: Sequence[str] = BILL) -> bytes:
    """Return a PDF with text and files within it."""
    document = pypdfium2.PdfDocument(sample_files.letter_pdf(lines))
    try:
        for name, content in files.items():
            document.new_attachment(name).set_data(content)
        buffer = io.BytesIO()
        document.save(buffer)
    finally:
        document.close()
    return buffer.getvalue()


def cross_industry(
    *,
    kind: str = "380",
    number: str = "ZW-2026-00417",
    amount: str = "124.45",
    currency: str = "EUR",
    iban: str = IBAN,
    means: str = "58",
    payee: str = "",
    before: str = "",
) -> bytes:
    """Return an invoice as Factur-X has it within a PDF."""
    payee = f"<ram:PayeeTradeParty><ram:Name>{payee}</ram:Name></ram:PayeeTradeParty>" if payee else ""
    return f"""<?xml version="1.0" encoding="UTF-8"?>{before}
<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
 xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"
 xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
 <rsm:ExchangedDocument><ram:ID>{number}</ram:ID><ram:TypeCode>{kind}</ram:TypeCode>
  <ram:IssueDateTime><udt:DateTimeString format="102">20260303</udt:DateTimeString></ram:IssueDateTime>
 </rsm:ExchangedDocument>
 <rsm:SupplyChainTradeTransaction>
  <ram:ApplicableHeaderTradeAgreement>
   <ram:SellerTradeParty><ram:Name>Zwembad De Waterlelie</ram:Name></ram:SellerTradeParty>
  </ram:ApplicableHeaderTradeAgreement>
  <ram:ApplicableHeaderTradeDelivery/>
  <ram:ApplicableHeaderTradeSettlement>
   <ram:PaymentReference>{KENMERK}</ram:PaymentReference>
   <ram:InvoiceCurrencyCode>{currency}</ram:InvoiceCurrencyCode>{payee}
   <ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>{means}</ram:TypeCode>
    <ram:PayeePartyCreditorFinancialAccount><ram:IBANID>{iban}</ram:IBANID></ram:PayeePartyCreditorFinancialAccount>
   </ram:SpecifiedTradeSettlementPaymentMeans>
   <ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime>
    <udt:DateTimeString format="102">20260402</udt:DateTimeString></ram:DueDateDateTime>
   </ram:SpecifiedTradePaymentTerms>
   <ram:SpecifiedTradeSettlementHeaderMonetarySummation>
    <ram:GrandTotalAmount>{amount}</ram:GrandTotalAmount><ram:DuePayableAmount>{amount}</ram:DuePayableAmount>
   </ram:SpecifiedTradeSettlementHeaderMonetarySummation>
  </ram:ApplicableHeaderTradeSettlement>
 </rsm:SupplyChainTradeTransaction>
</rsm:CrossIndustryInvoice>
""".encode()


def ubl(
    *,
    kind: str = "380",
    number: str = "ZW-2026-00417",
    amount: str = "124.45",
    currency: str = "EUR",
    iban: str = IBAN,
    means: str = "58",
    root: str = "Invoice",
) -> bytes:
    """Return an invoice as Peppol, SI-UBL and NLCIUS have it."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<{root} xmlns="urn:oasis:names:specification:ubl:schema:xsd:{root}-2"
 xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
 xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
 <cbc:ID>{number}</cbc:ID><cbc:IssueDate>2026-03-03</cbc:IssueDate><cbc:DueDate>2026-04-02</cbc:DueDate>
 <cbc:InvoiceTypeCode>{kind}</cbc:InvoiceTypeCode><cbc:DocumentCurrencyCode>{currency}</cbc:DocumentCurrencyCode>
 <cac:AccountingSupplierParty><cac:Party>
  <cac:PartyName><cbc:Name>Zwembad De Waterlelie</cbc:Name></cac:PartyName>
  <cac:PartyLegalEntity><cbc:RegistrationName>De Waterlelie B.V.</cbc:RegistrationName></cac:PartyLegalEntity>
 </cac:Party></cac:AccountingSupplierParty>
 <cac:PaymentMeans><cbc:PaymentMeansCode>{means}</cbc:PaymentMeansCode><cbc:PaymentID>{KENMERK}</cbc:PaymentID>
  <cac:PayeeFinancialAccount><cbc:ID>{iban}</cbc:ID></cac:PayeeFinancialAccount>
 </cac:PaymentMeans>
 <cac:LegalMonetaryTotal>
  <cbc:TaxInclusiveAmount currencyID="{currency}">{amount}</cbc:TaxInclusiveAmount>
  <cbc:PayableAmount currencyID="{currency}">{amount}</cbc:PayableAmount>
 </cac:LegalMonetaryTotal>
</{root}>
""".encode()


def form_pdf(fields: Sequence[tuple[str, str, tuple[int, int, int, int], int, int]]) -> bytes:
    """Return a PDF form with a label before each field, the values in it drawn nowhere.

    Args:
        fields: Of each the label, the value, its place (left, bottom, right, top), its field flags and its
            annotation flags.
    """
    labels = ["BT /F1 10 Tf 62 790 Td (Zwembad De Waterlelie, formulier voor betaling) Tj ET"]
    objects: list[bytes] = []
    for label, value, (left, bottom, right, top), flags, unseen in fields:
        labels.append(f"BT /F1 10 Tf 62 {bottom + 4} Td ({label}) Tj ET")
        written = b"<FEFF" + value.encode("utf-16-be").hex().upper().encode() + b">"
        objects.append(
            b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (%s) /V %s /Rect [%d %d %d %d] /Ff %d /F %d"
            b" /DA (/F1 10 Tf 0 g) /P 3 0 R >>"
            % (label.encode(), written, left, bottom, right, top, flags, unseen)
        )
    drawn = "\n".join(labels).encode("latin-1")
    kids = b" ".join(b"%d 0 R" % (6 + index) for index in range(len(objects)))
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [%s] /NeedAppearances true"
        b" /DR << /Font << /F1 5 0 R >> >> /DA (/F1 10 Tf 0 g) >> >>" % kids,
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Annots [%s]"
        b" /Resources << /Font << /F1 5 0 R >> >> >>" % kids,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        *objects,
    ]
    content, offsets = b"%PDF-1.7\n", []
    for number, part in enumerate(parts, start=1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(parts) + 1, table)
    return content + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(parts) + 1,
        start,
    )
