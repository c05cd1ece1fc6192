"""Signals of fraud: account, domain, name and tone that do not fit each other. Each is a hint; together they
mean a lot."""

from __future__ import annotations

import re
from typing import Final

from parsers.banking import IbanMention
from parsers.directory import Organisation, domain_stem, find_by_domain, names_in
from parsers.document import Document
from parsers.folding import letters_and_digits
from parsers.letter_text import LetterText
from parsers.lookalikes import looks_like_known
from parsers.parties import Parties

SENDER_DOMAIN: Final = "sender_domain"
LOOKALIKE_DOMAIN: Final = "lookalike_domain"
LINK_DOMAIN: Final = "link_domain"
PRESSURE: Final = "pressure"
FOREIGN_ACCOUNT: Final = "foreign_account"
INVALID_ACCOUNT: Final = "invalid_account"
ODD_PAYMENT: Final = "odd_payment"
ASKS_CODES: Final = "asks_codes"
NO_REFERENCE: Final = "no_reference"
NO_NAME: Final = "no_name"

_PRESSURE: Final = re.compile(
    r"binnen (?:24|48|12|6) uur|within (?:24|48|12) hours|vandaag nog|onmiddellijk|"
    r"direct (?:betalen|voldoen)|\bnu betalen\b|laatste kans|(?:rekening|account|uitkering|"
    r"paspoort|goederen|bezittingen|toeslag).{0,40}(?:geblokkeerd|bevroren|opgeschort)|"
    r"deurwaarder (?:staat|komt|is)|beslag .{0,40}(?:vandaag|morgen|binnen \d)|immediately|"
    r"suspended|morgen .{0,30}(?:beslag|deurwaarder)|per direct"
)
_ODD: Final = re.compile(
    r"bitcoin|\bbtc\b|crypto|cadeau ?kaart|giftcard|gift card|paysafe|western union|moneygram|"
    r"usdt|ethereum|tikkie|betaalverzoek(?:link)?.{0,30}(?:klik|link)|steam card|itunes"
)
_CODES: Final = re.compile(
    r"(?:bevestig|verifieer|controleer|vul .{0,20}in|confirm|verify)\b.{0,60}(?:gegevens|inlog|"
    r"identiteit|bank|pincode|wachtwoord|password|details|account)|pincode (?:in|door)|"
    r"digid .{0,30}(?:bevestig|inloggen via)"
)
_CLICK: Final = re.compile(
    r"klik (?:hier|op)|via (?:de )?(?:onderstaande|deze|bovenstaande) (?:link|knop)|betaal (?:nu|"
    r"direct|veilig) via|click (?:here|the)|onderstaande (?:link|knop)|https?://\S+"
)
_ADDRESS: Final = re.compile(
    r"(?:https?://)?(?:[a-z0-9-]+\.)+(?:nl|com|net|org|info|xyz|online|site|top|shop|eu|co|"
    r"example|ru|click|link|live|app|me|io|ly|tk|pw|biz|support)\b(?:/\S*)?"
)
_FOREIGN_SHAPE: Final = re.compile(
    r"\b(?!nl|de|be|lu)[a-z]{2}\d{2} ?(?:[a-z\d]{4} ?){2,6}[a-z\d]{1,4}\b(?<=\d)"
)
# Ends of addresses that cost next to nothing, and that hardly any creditor has.
_CHEAP_DOMAIN: Final = re.compile(
    r"\.(?:xyz|top|click|link|tk|pw|icu|buzz|cfd|sbs|monster|rest|cam|quest|gq|ml|cf|ga|live|site|online|"
    r"shop|info)$"
)
_PUBLIC_KINDS: Final = frozenset(
    {"tax", "fine", "benefit", "education", "municipality", "cak", "water_board"}
)
_STATE_KINDS: Final = frozenset({"tax", "fine", "benefit", "education", "cak"})
_STATE_DOMAINS: Final = ("overheid.nl", "rijksoverheid.nl", "digid.nl", "ideal.nl")
_FRAUD_SCORE: Final = {
    SENDER_DOMAIN: 3, LOOKALIKE_DOMAIN: 5, LINK_DOMAIN: 2, PRESSURE: 1, FOREIGN_ACCOUNT: 2,
    INVALID_ACCOUNT: 1, ODD_PAYMENT: 3, ASKS_CODES: 2, NO_REFERENCE: 1, NO_NAME: 1,
}  # fmt: skip
_FRAUD: Final = 5
_THREE_OF_A_KIND: Final = frozenset({PRESSURE, FOREIGN_ACCOUNT, NO_NAME})


def find_signals(
    document: Document,
    text: LetterText,
    parties: Parties,
    ibans: tuple[IbanMention, ...],
    *,
    letter_has_reference: bool,
) -> tuple[str, ...]:
    """Return the signals of fraud that a letter shows, each once, as stable words."""
    found: list[str] = []
    folded = text.folded.replace("\n", " ")
    mail = document.mail if document.is_mail_body else None
    claimed = parties.organisation or next((known for _, known in names_in(parties.sender or "")), None)
    if (
        mail is not None
        and mail.sender_address
        and claimed is not None
        and not _fits(mail.sender_address, claimed.domains)
    ):
        if not _stem_is_name(mail.sender_address, parties.sender):
            found.append(SENDER_DOMAIN)
    elif mail is not None and mail.sender_address and _pretends(mail.sender_address):
        found.append(SENDER_DOMAIN)
    if mail is not None and looks_like_known(mail.sender_address or ""):
        found.append(LOOKALIKE_DOMAIN)
    strange = mail is not None and _strange_link(
        folded, mail.sender_address or "", claimed.domains if claimed else ()
    )
    if strange or any(_leads_astray(link, claimed) for page in document.pages for link in page.links):
        found.append(LINK_DOMAIN)
    if (
        mail is not None
        and _cheap(mail.sender_address)
        and not _stem_is_name(mail.sender_address or "", parties.sender)
    ):
        # Who bills has a domain of its own name; one bought for a week has any.
        found += [one for one in (SENDER_DOMAIN,) if one not in found]
        if _CLICK.search(folded) and not ibans:
            found += [one for one in (LINK_DOMAIN,) if one not in found]
    if _PRESSURE.search(folded) and (_CLICK.search(folded) or mail is not None):
        found.append(PRESSURE)
    abroad = any(mention.valid and mention.iban[:2] not in ("NL", "DE") for mention in ibans)
    # Those who pretend make up account numbers too, so its check digits need not be right.
    pressed = SENDER_DOMAIN in found or (mail is not None and PRESSURE in found)
    abroad = abroad or (pressed and _FOREIGN_SHAPE.search(folded) is not None)
    if abroad and (claimed is None or claimed.kind in _PUBLIC_KINDS or SENDER_DOMAIN in found):
        found.append(FOREIGN_ACCOUNT)
    if (
        any(not mention.valid for mention in ibans)
        and document.pages
        and all(page.origin != "ocr" for page in document.pages)
    ):
        found.append(INVALID_ACCOUNT)
    if _ODD.search(folded):
        found.append(ODD_PAYMENT)
    if mail is not None and _CODES.search(folded) and _CLICK.search(folded):
        found.append(ASKS_CODES)
    if found:
        if not letter_has_reference:
            found.append(NO_REFERENCE)
        if mail is not None and re.search(
            r"(?:geachte|beste|dear) (?:klant|relatie|heer\W*mevrouw|heer of mevrouw|burger|gebruiker|"
            r"customer|sir|client|meneer\W*mevrouw|ondernemer|inwoner|bewoner|cliente?|rekeninghouder|"
            r"belastingplichtige|verzekerde|user|member|account holder)\b",
            folded,
        ):
            found.append(NO_NAME)
    return tuple(found)


def _cheap(address: str | None) -> bool:
    return address is not None and _CHEAP_DOMAIN.search(address.casefold()) is not None


def is_fraud(signals: tuple[str, ...]) -> bool:
    """Whether the signals together make the letter a fraud rather than a demand."""
    score = sum(_FRAUD_SCORE[signal] for signal in signals)
    # Somebody unnamed who is pressed to pay abroad: each says little, and the three of them much.
    return score + (1 if set(signals) >= _THREE_OF_A_KIND else 0) >= _FRAUD


def _fits(address: str, domains: tuple[str, ...]) -> bool:
    host = address.rsplit("@", 1)[-1].casefold()
    return not domains or any(host == domain or host.endswith("." + domain) for domain in domains)


def _stem_is_name(address: str, sender: str | None) -> bool:
    """Whether the address names the sender plainly, as a second domain of a firm does: not with words around
    the name."""
    stem = domain_stem(address).replace("-", "")
    plain = letters_and_digits(sender or "")
    return bool(stem) and (plain.startswith(stem) or stem == plain)


def _pretends(address: str) -> bool:
    """Whether an address carries the name of a known organisation inside a longer domain that is not its
    own."""
    if find_by_domain(address) is not None:
        return False
    stem = domain_stem(address)
    parts = [part for part in re.split(r"[-.]", address.rsplit("@", 1)[-1].casefold()) if len(part) > 2]
    return "-" in stem and any(True for part in parts for _ in names_in(part.upper()))


def _leads_astray(domain: str, claimed: Organisation | None) -> bool:
    """Whether the address in a code on the letter is hidden, made to look like a known one, or none of the
    government's where that writes; payment pages of firms stand on many domains, and say nothing."""
    if domain.replace(".", "").isdigit() or any(part.startswith("xn--") for part in domain.split(".")):
        return True
    if find_by_domain(domain) is not None:
        return False
    if claimed is not None and claimed.kind in _STATE_KINDS:
        return bool(claimed.domains) and not _fits(domain, (*claimed.domains, *_STATE_DOMAINS))
    return _pretends(domain)


def _strange_link(folded: str, sender_address: str, domains: tuple[str, ...]) -> bool:
    """Whether the letter sends its reader to an address of neither the sender's mail nor the known
    organisation."""
    sender_stem = domain_stem(sender_address)
    for match in _ADDRESS.finditer(folded):
        link = match.group()
        if "/" not in link.removeprefix("https://").removeprefix("http://") and "http" not in link:
            continue
        stem = domain_stem(link)
        if (
            stem == sender_stem
            or find_by_domain(link) is not None
            or any(domain_stem(domain) == stem for domain in domains)
        ):
            continue
        return True
    return False
