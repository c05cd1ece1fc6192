"""The letters that came as mail, as a saved page, as a text, or as a document of a word processor."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime, timedelta, timezone
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt, RGBColor

from examples import household as its
from examples.numbers import euro

_SUMMER = timezone(timedelta(hours=2))

_PAGE = """<!DOCTYPE html>
<html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>
<style>body{{font-family:Arial,sans-serif;color:#222}} td{{padding:4px 12px 4px 0}} .r{{text-align:right}}
.t{{font-weight:bold;border-top:1px solid #888}}
.k{{background:{colour};color:#fff;padding:14px 20px;font-size:20px}}
.f{{font-size:11px;color:#777}}</style></head>
<body><div class="k">{sender}</div>
{body}
<p class="f">{footer}</p></body></html>
"""


def shop_reminder() -> bytes:
    """A coat bought to be paid for later."""
    body = f"""<p>Hoi Marloes van Elzen,</p>
<p>Je hebt bij ons besteld en voor achteraf betalen gekozen. De betaaltermijn van je factuur is voorbij en we
hebben je betaling nog niet binnen. Vergeten? Dat kan iedereen gebeuren.</p>
<table>
<tr><td>Bestelnummer</td><td>{its.SHOP_ORDER}</td></tr>
<tr><td>Klantnummer</td><td>{its.SHOP_CUSTOMER}</td></tr>
<tr><td>Factuurnummer</td><td>{its.SHOP_INVOICE}</td></tr>
<tr><td>Winterjas Bries, donkerblauw, maat 42</td><td class="r">{euro(13390)}</td></tr>
<tr><td>Verzendkosten</td><td class="r">{euro(500)}</td></tr>
<tr class="t"><td>Nog te betalen</td><td class="r">{euro(13890)}</td></tr>
</table>
<p>Wil je het bedrag <b>binnen 14 dagen na de datum van deze e-mail</b> overmaken? Ons rekeningnummer is
{its.SHOP_IBAN} ten name van Wolkenjas B.V. Zet je factuurnummer {its.SHOP_INVOICE} in de omschrijving.</p>
<p>Heb je al betaald? Dan hebben onze berichten elkaar gekruist.</p>
<p>Groetjes,<br>Team Wolkenjas</p>"""
    page = _PAGE.format(
        lang="nl",
        title="Betalingsherinnering",
        colour="#3b6ea8",
        sender="Wolkenjas",
        body=body,
        footer="Wolkenjas B.V., Handelskade 88, 7417 DE Deventer. KvK 08999733. Automatisch verstuurd.",
    )
    return _mail(
        sender=Address("Wolkenjas", addr_spec="service@wolkenjas.example"),
        subject=f"Herinnering: factuur {its.SHOP_INVOICE} staat nog open",
        sent=datetime(2026, 4, 21, 9, 12, tzinfo=_SUMMER),
        plain="Deze e-mail bekijk je het best in een programma dat opmaak toont.",
        html=page,
        number="20260421.0912.8830417",
    )


def plan_mail(attachment: bytes) -> bytes:
    """A short mail with the confirmed arrangement attached."""
    return _mail(
        sender=Address("Zonnebries Energie", addr_spec="klantenservice@zonnebries.example"),
        subject="Bevestiging van uw betalingsregeling",
        sent=datetime(2026, 6, 2, 16, 40, tzinfo=_SUMMER),
        plain=(
            "Beste mevrouw Van Elzen,\n\nIn de bijlage vindt u de bevestiging van uw betalingsregeling.\n\n"
            "Met zonnige groet,\nJorn Meeuwsen\nZonnebries Energie\n"
        ),
        attachment=("betalingsregeling.pdf", attachment),
        number="20260602.1640.204471",
    )


def loan_advert() -> bytes:
    """An offer that nobody owes anything for."""
    body = """<p>Beste lezer,</p>
<p>Overzicht kwijt? Met een <b>SpaarRust doorlopend krediet tot € 25.000</b> lost u al uw leningen in één keer
af. Al vanaf € 89 per maand!</p>
<p>Vraag vandaag nog vrijblijvend een offerte aan. Actie geldig tot en met 31 oktober 2026.</p>
<p><i>Let op! Geld lenen kost geld.</i></p>
<p>Met vriendelijke groet,<br>SpaarRust Leningen</p>"""
    page = _PAGE.format(
        lang="nl",
        title="Aanbieding",
        colour="#b5391f",
        sender="SpaarRust Leningen",
        body=body,
        footer="U ontvangt deze nieuwsbrief omdat u zich hebt ingeschreven. Afmelden? Klik hier.",
    )
    return _mail(
        sender=Address("SpaarRust Leningen", addr_spec="nieuws@spaarrust.example"),
        subject="Al uw leningen in één keer afgelost?",
        sent=datetime(2026, 9, 17, 7, 5, tzinfo=_SUMMER),
        plain="Bekijk onze aanbieding in een programma dat opmaak toont.",
        html=page,
        number="20260917.0705.771",
    )


def mobile_reminder() -> bytes:
    """Two months of a phone contract, in English, saved from a browser."""
    body = f"""<p>10 September 2026</p>
<p>Ms M.A. van Elzen<br>Kraanvogelhof 27<br>8043 ZK Zwolle</p>
<p><b>Payment reminder</b><br>Customer number: {its.MOBILE_CUSTOMER}</p>
<p>Dear Ms Van Elzen,</p>
<p>According to our records the following invoices for your mobile subscription have not been paid:</p>
<table>
<tr><td><b>Invoice number</b></td><td><b>Invoice date</b></td><td class="r"><b>Amount</b></td></tr>
<tr><td>2026070881</td><td>1 July 2026</td><td class="r">€ 27.30</td></tr>
<tr><td>2026080912</td><td>1 August 2026</td><td class="r">€ 27.30</td></tr>
<tr class="t"><td>Total amount due</td><td></td><td class="r">€ 54.60</td></tr>
</table>
<p>Please pay the total amount <b>no later than 24 September 2026</b> by bank transfer to
{its.MOBILE_IBAN} in the name of Kwikstaart Mobile B.V., quoting your customer number
{its.MOBILE_CUSTOMER}.</p>
<p>If we do not receive your payment we may block outgoing calls. If you have already paid, please ignore this
message.</p>
<p>Kind regards,<br>Kwikstaart Mobile Customer Care</p>"""
    page = _PAGE.format(
        lang="en",
        title="Payment reminder",
        colour="#14665c",
        sender="Kwikstaart Mobile",
        body=body,
        footer="Kwikstaart Mobile B.V., P.O. Box 3301, 5600 HA Eindhoven. Chamber of Commerce 17999250.",
    )
    return page.encode("utf-8")


def dentist_paid() -> bytes:
    """Thanks for a payment, kept as a text."""
    return f"""Van: Tandartspraktijk De Kiezelsteen <balie@kiezelsteen.example>
Aan: {its.MAIL}
Datum: 3 juli 2026
Onderwerp: Bedankt voor uw betaling

Zwolle, 3 juli 2026

Beste mevrouw Van Elzen,

Wij hebben uw betaling van € 84,20 voor nota {its.DENTIST_INVOICE} ontvangen.
De nota is hiermee volledig voldaan. Er staat niets meer open.

Hartelijk dank en tot de volgende controle!

Met vriendelijke groet,

Tandartspraktijk De Kiezelsteen
Steenstraat 12, Zwolle
""".encode()


def music_invoice() -> bytes:
    """A term of guitar lessons, typed by the school itself."""
    document = Document()
    document.core_properties.author = "Muziekschool De Klankkast"
    document.core_properties.title = "Factuur"
    made = datetime(2026, 9, 24, 12, 0, tzinfo=UTC).replace(tzinfo=None)
    document.core_properties.created = document.core_properties.modified = made
    document.styles["Normal"].font.name = "Calibri"
    document.styles["Normal"].font.size = Pt(11)
    head = document.add_paragraph()
    name = head.add_run("Muziekschool De Klankkast")
    name.bold, name.font.size, name.font.color.rgb = True, Pt(18), RGBColor(0x7A, 0x3E, 0x9D)
    head.add_run("\nStationsweg 41, 8011 CZ Zwolle\nKvK 05999816").font.size = Pt(9)
    document.add_paragraph("\n".join(("Aan:", *its.ADDRESS)))
    document.add_paragraph(
        f"Factuurdatum: 24 september 2026\nFactuurnummer: {its.MUSIC_INVOICE}\nLeerling: Jip van Elzen"
    )
    document.add_paragraph().add_run("Factuur lesgeld").bold = True
    table = document.add_table(rows=0, cols=2)
    for label, amount, strong in (
        ("Omschrijving", "Bedrag", True),
        ("Gitaar, groepsles, september t/m december 2026 (12 lessen)", euro(9600), False),
        ("Totaal te betalen (vrijgesteld van btw)", euro(9600), True),
    ):
        cells = table.add_row().cells
        cells[0].paragraphs[0].add_run(label).bold = strong
        cells[1].paragraphs[0].add_run(amount).bold = strong
        cells[1].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_paragraph(
        f"\nWilt u dit bedrag uiterlijk 24 oktober 2026 overmaken op {its.MUSIC_IBAN} ten name van "
        f"Muziekschool De Klankkast, onder vermelding van factuurnummer {its.MUSIC_INVOICE}?"
    )
    document.add_paragraph("Met muzikale groet,\n\nHanneke Vonk\nAdministratie")
    buffer = io.BytesIO()
    document.save(buffer)
    return _undated(buffer.getvalue())


def _mail(
    *,
    sender: Address,
    subject: str,
    sent: datetime,
    plain: str,
    number: str,
    html: str | None = None,
    attachment: tuple[str, bytes] | None = None,
) -> bytes:
    message = EmailMessage()
    message["From"] = sender
    message["To"] = Address("M.A. van Elzen", addr_spec=its.MAIL)
    message["Subject"] = subject
    message["Date"] = format_datetime(sent)
    message["Message-ID"] = f"<{number}@{sender.domain}>"
    message.set_content(plain, cte="quoted-printable")
    if html is not None:
        message.add_alternative(html, subtype="html", cte="quoted-printable")
    if attachment is not None:
        name, content = attachment
        message.add_attachment(content, maintype="application", subtype="pdf", filename=name)
    if message.is_multipart():
        message.set_boundary(f"=_{number.replace('.', '_')}")
    return message.as_bytes()


def _undated(archive: bytes) -> bytes:
    """Return a zip archive with the same entries and no times: the same letter gives the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as dated, zipfile.ZipFile(buffer, "w") as undated:
        for entry in sorted(dated.namelist()):
            undated.writestr(zipfile.ZipInfo(entry), dated.read(entry), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
