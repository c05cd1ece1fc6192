"""Electronic invoices: the payment that the XML of one asks for, alone or in a PDF, read without trust."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from parsers.stated_payment import StatedPayment, StatedSource, is_account

if TYPE_CHECKING:
    import pypdfium2
    from lxml import etree

_MOST_BYTES: Final = 24 * 1024 * 1024
"""An invoice may carry itself as a PDF; without that it has 20 kB."""

_MOST_TAGS: Final = 100_000
"""Each costs memory; an invoice of a hundred lines has 8,000."""

_MOST_ATTACHMENTS: Final = 20
_FORBIDDEN: Final = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.I)
_CROSS_INDUSTRY: Final = frozenset(
    {
        "{urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100}CrossIndustryInvoice",
        "{urn:ferd:CrossIndustryDocument:invoice:1p0}CrossIndustryDocument",
    }
)
_UBL: Final = "{urn:oasis:names:specification:ubl:schema:xsd:Invoice-2}Invoice"
_BILLS: Final = frozenset(
    {"80", "82", "84", "326", "380", "383", "384", "386", "388", "393", "395", "875", "876", "877"}
)
"""Kinds of document (UNTDID 1001) that ask for money; credit notes and self-billed bills do not."""

_BY_DEBIT: Final = frozenset({"49", "59"})
"""Ways to pay (UNTDID 4461) by which the creditor collects, so that an account is none to pay to."""

_AMOUNT: Final = re.compile(r"\d{1,9}(?:\.\d{1,6})?")
_ISO_DAY: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_PLAIN_DAY: Final = re.compile(r"(\d{4})(\d\d)(\d\d)")
_LONGEST_TEXT: Final = 140


def read_einvoice(content: bytes) -> StatedPayment | None:
    """Return what an invoice in XML asks to be paid; `None` where it is no invoice, broken, or asks nothing.

    Cross Industry Invoice (Factur-X, ZUGFeRD 1 and 2, XRechnung) and UBL 2 (Peppol, SI-UBL, NLCIUS). Nothing
    outside `content` is read: entities, document types and the network are off, and one with a document type
    is refused.

    Source: EN 16931-1, the terms BT-1, 2, 3, 5, 9, 27, 59, 81, 83, 84 and 115.
    """
    root = _open(content)
    if root is None:
        return None
    if root.tag == _UBL:
        return _read_ubl(root)
    return _read_cross_industry(root) if root.tag in _CROSS_INDUSTRY else None


def read_pdf_einvoice(document: pypdfium2.PdfDocument) -> StatedPayment | None:
    """Return what the electronic invoice in a PDF asks to be paid; `None` where it has none, or several."""
    count = document.count_attachments()
    if count <= 0:
        return None
    contents = _attached(document, min(count, _MOST_ATTACHMENTS))
    found = {stated for content in contents if (stated := read_einvoice(content)) is not None}
    return found.pop() if len(found) == 1 else None


def _attached(document: pypdfium2.PdfDocument, count: int) -> Iterator[bytes]:
    import ctypes

    import pypdfium2
    import pypdfium2.raw as pdfium

    for index in range(count):
        try:
            attachment = document.get_attachment(index)
            if not attachment.get_name().lower().endswith(".xml"):
                continue
            length = ctypes.c_ulong()
            pdfium.FPDFAttachment_GetFile(attachment, None, 0, length)
            if 0 < length.value <= _MOST_BYTES:
                yield bytes(attachment.get_data())
        except (pypdfium2.PdfiumError, UnicodeDecodeError):
            continue


def _open(content: bytes) -> etree._Element | None:
    if not content or len(content) > _MOST_BYTES or content.count(b"<") > _MOST_TAGS:
        return None
    # In UTF-16 every other byte of the mark is nought.
    if _FORBIDDEN.search(content[:_MOST_BYTES].replace(b"\x00", b"")):
        return None
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        huge_tree=False,
        recover=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError, MemoryError):
        return None
    return None if root.getroottree().docinfo.internalDTD is not None else root


def _read_ubl(root: etree._Element) -> StatedPayment | None:
    kind = _text(root, "InvoiceTypeCode")
    if kind is not None and kind not in _BILLS:
        return None
    amounts = list(_find(root, "LegalMonetaryTotal/PayableAmount"))
    if len(amounts) != 1 or amounts[0].get("currencyID") != "EUR":
        return None
    return _stated(
        amount=amounts[0].text,
        means=_find(root, "PaymentMeans"),
        means_code="PaymentMeansCode",
        account="PayeeFinancialAccount/ID",
        reference=_text(root, "PaymentMeans/PaymentID"),
        creditor=_text(root, "PayeeParty/PartyName/Name")
        or _text(root, "AccountingSupplierParty/Party/PartyName/Name")
        or _text(root, "AccountingSupplierParty/Party/PartyLegalEntity/RegistrationName"),
        number=_text(root, "ID"),
        issued=_day(_ISO_DAY, _text(root, "IssueDate")),
        due=_day(_ISO_DAY, _text(root, "DueDate") or _text(root, "PaymentMeans/PaymentDueDate")),
    )


def _read_cross_industry(root: etree._Element) -> StatedPayment | None:
    heads = [*_find(root, "ExchangedDocument"), *_find(root, "HeaderExchangedDocument")]
    deals = [
        *_find(root, "SupplyChainTradeTransaction"),
        *_find(root, "SpecifiedSupplyChainTradeTransaction"),
    ]
    if len(heads) != 1 or len(deals) != 1 or _text(heads[0], "TypeCode") not in _BILLS:
        return None
    settlements = [
        *_find(deals[0], "ApplicableHeaderTradeSettlement"),
        *_find(deals[0], "ApplicableSupplyChainTradeSettlement"),
    ]
    agreements = [
        *_find(deals[0], "ApplicableHeaderTradeAgreement"),
        *_find(deals[0], "ApplicableSupplyChainTradeAgreement"),
    ]
    if len(settlements) != 1 or len(agreements) != 1 or _text(settlements[0], "InvoiceCurrencyCode") != "EUR":
        return None
    (settlement,) = settlements
    sums = [
        *_find(settlement, "SpecifiedTradeSettlementHeaderMonetarySummation"),
        *_find(settlement, "SpecifiedTradeSettlementMonetarySummation"),
    ]
    if len(sums) != 1:
        return None
    return _stated(
        amount=_text(sums[0], "DuePayableAmount"),
        means=_find(settlement, "SpecifiedTradeSettlementPaymentMeans"),
        means_code="TypeCode",
        account="PayeePartyCreditorFinancialAccount/IBANID",
        reference=_text(settlement, "PaymentReference"),
        creditor=_text(settlement, "PayeeTradeParty/Name") or _text(agreements[0], "SellerTradeParty/Name"),
        number=_text(heads[0], "ID"),
        issued=_day(_PLAIN_DAY, _text(heads[0], "IssueDateTime/DateTimeString")),
        due=_day(_PLAIN_DAY, _text(settlement, "SpecifiedTradePaymentTerms/DueDateDateTime/DateTimeString")),
    )


def _stated(
    *,
    amount: str | None,
    means: Iterable[etree._Element],
    means_code: str,
    account: str,
    reference: str | None,
    creditor: str | None,
    number: str | None,
    issued: date | None,
    due: date | None,
) -> StatedPayment | None:
    cents = _cents(amount)
    if cents is None or number is None:
        return None
    accounts = {
        iban
        for way in means
        if _text(way, means_code) not in _BY_DEBIT
        for element in _find(way, account)
        if (iban := _iban(element.text)) is not None
    }
    return StatedPayment(
        amount_cents=cents,
        iban=accounts.pop() if len(accounts) == 1 else None,
        payment_reference=reference,
        creditor=creditor,
        invoice_number=number,
        issue_date=issued,
        due_date=due if due is None or issued is None or due >= issued else None,
        source=StatedSource.EINVOICE,
    )


def _find(element: etree._Element, path: str) -> Iterator[etree._Element]:
    """Yield what stands at `path`, by names without name spaces, in which versions differ."""
    name, _, rest = path.partition("/")
    for child in element:
        if isinstance(child.tag, str) and child.tag.rpartition("}")[2] == name:
            if rest:
                yield from _find(child, rest)
            else:
                yield child


def _text(element: etree._Element, path: str) -> str | None:
    """Return the one text at `path`; `None` where there is none, or where there are several that differ."""
    texts = {" ".join((found.text or "").split()) for found in _find(element, path)} - {""}
    if len(texts) != 1:
        return None
    (text,) = texts
    return text if len(text) <= _LONGEST_TEXT and text.isprintable() else None


def _cents(text: str | None) -> int | None:
    """Return an amount above nought in cents; `None` for anything else, parts of a cent too."""
    plain = (text or "").strip()
    if not _AMOUNT.fullmatch(plain) or not plain.isascii():
        return None
    cents = Decimal(plain) * 100
    return int(cents) if cents > 0 and cents == cents.to_integral_value() else None


def _iban(text: str | None) -> str | None:
    plain = "".join((text or "").split()).upper()
    return plain if is_account(plain) else None


def _day(form: re.Pattern[str], text: str | None) -> date | None:
    match = form.match(text or "")
    if match is None or not match.group().isascii():
        return None
    try:
        return date(int(match.group(1)), int(match.group(2)), int(match.group(3)))
    except ValueError:
        return None
