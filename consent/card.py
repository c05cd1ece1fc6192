"""A counsellor's public card: a name, an organisation and two public keys, signed by the card's own key.

The card proves that whoever made it holds the signing key, and nothing about who that is. A person settles
that by comparing the fingerprint out loud. docs/consent-format.md gives the form byte by byte.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import unicodedata
from dataclasses import dataclass, field, replace

from consent.errors import CardError
from store import CounsellorKeys
from store.canonical import CanonicalError, Decoder, encode
from store.keys import (
    ENCRYPTION_KEY_BYTES,
    SIGNATURE_BYTES,
    SIGNING_KEY_BYTES,
    EncryptionPublicKey,
    KeyMaterialError,
    verify,
)

BEGIN_LINE = "-----BEGIN POSTKLUIS CARD-----"
END_LINE = "-----END POSTKLUIS CARD-----"

# What the card signs and the fingerprint is taken of, and what goes into the armour. The labels keep
# a signature over a card from ever passing for one over a part, a token or a look.
_BODY_LABEL = "postkluis/1/card"
_CARD_LABEL = "postkluis/1/signed card"

_LINE_CHARS = 64

# Long enough for "Gemeentelijke Kredietbank ... afdeling ..."; short enough to read whole on one screen.
MAX_NAME_CHARS = 100
# Any card we write is under 3,000 characters; more is not worth decoding.
MAX_CARD_CHARS = 4_000

_GROUPS = 8
_GROUP_DIGITS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class CounsellorCard:
    """Who a grant is for. Made by `make_card` and `decode_card` alone, which both check it."""

    name: str
    organisation: str
    encryption_public_key: bytes = field(repr=False)
    signing_public_key: bytes = field(repr=False)
    signature: bytes = field(repr=False)

    def fingerprint(self) -> str:
        """Return the card's fingerprint: eight groups of five digits, to be compared out loud.

        It covers names and keys. 40 digits are 132 bits: nobody finds a second card to a given fingerprint.
        """
        digest = hashlib.sha256(_encode_body(self)).digest()
        digits = str(int.from_bytes(digest) % 10 ** (_GROUPS * _GROUP_DIGITS)).zfill(_GROUPS * _GROUP_DIGITS)
        return " ".join(digits[i : i + _GROUP_DIGITS] for i in range(0, len(digits), _GROUP_DIGITS))


def make_card(*, name: str, organisation: str, keys: CounsellorKeys) -> CounsellorCard:
    """Return a counsellor's card, signed with their own key.

    Names are trimmed and brought to one Unicode form first, so that a card reads back as it was made.

    Raises:
        CardError: a name is empty, too long or not fit to be shown.
    """
    unsigned = CounsellorCard(
        name=_tidy_name(name),
        organisation=_tidy_name(organisation),
        encryption_public_key=keys.encryption_public_key,
        signing_public_key=keys.signing_public_key,
        signature=b"",
    )
    return _check(replace(unsigned, signature=keys.signing.sign(_encode_body(unsigned))))


def encode_card_bytes(card: CounsellorCard) -> bytes:
    """Return the binary form of a card, which `decode_card_bytes` reads back exactly."""
    return encode(_CARD_LABEL, _encode_body(card), card.signature)


def decode_card_bytes(encoded: bytes) -> CounsellorCard:
    """Return the card of its binary form, its signature checked.

    Raises:
        CardError: a byte too few or too many, another version, a name not in its one form, a bad signature.
    """
    try:
        outer = Decoder(encoded, _CARD_LABEL)
        body, signature = outer.octets(), outer.octets(SIGNATURE_BYTES)
        outer.end()
        inner = Decoder(body, _BODY_LABEL)
        card = CounsellorCard(
            name=inner.text(),
            organisation=inner.text(),
            encryption_public_key=inner.octets(ENCRYPTION_KEY_BYTES),
            signing_public_key=inner.octets(SIGNING_KEY_BYTES),
            signature=signature,
        )
        inner.end()
    except CanonicalError as exc:
        raise CardError("the card is cut off, damaged or of another version") from exc
    return _check(card)


def encode_card(card: CounsellorCard) -> str:
    """Return a card as text for a file or a mail: an armour line, base64, an armour line."""
    body = base64.b64encode(encode_card_bytes(card)).decode("ascii")
    lines = [body[i : i + _LINE_CHARS] for i in range(0, len(body), _LINE_CHARS)]
    return "\n".join([BEGIN_LINE, *lines, END_LINE]) + "\n"


def decode_card(text: str) -> CounsellorCard:
    """Return the card that a text holds, its signature checked.

    Mail and editors change line ends and the white space around lines, so those may differ. All else may not.

    Raises:
        CardError: anything but one whole, unaltered card.
    """
    if len(text) > MAX_CARD_CHARS:
        raise CardError("too long for a card")
    lines = [line.strip(" \t\r") for line in text.strip().split("\n")]
    if len(lines) < 3 or lines[0] != BEGIN_LINE or lines[-1] != END_LINE:
        raise CardError("not a card: it starts and ends with a line of its own")
    try:
        encoded = base64.b64decode("".join(lines[1:-1]).encode("ascii"), validate=True)
    except (binascii.Error, ValueError) as exc:
        raise CardError("the card holds characters that do not belong there") from exc
    card = decode_card_bytes(encoded)
    if encode_card(card).splitlines() != lines:
        raise CardError("the card is not in its one form")
    return card


def _check(card: CounsellorCard) -> CounsellorCard:
    for value in (card.name, card.organisation):
        if value != _tidy_name(value):
            raise CardError("a name on the card is not in its one form")
    try:
        EncryptionPublicKey.decode(card.encryption_public_key)
        verify(card.signing_public_key, card.signature, _encode_body(card))
    except KeyMaterialError as exc:
        raise CardError("a key or the signature does not fit: the card was altered or damaged") from exc
    return card


def _tidy_name(value: str) -> str:
    """Return the one form of a name, or refuse it.

    What is not printed is refused: a name is shown in a terminal beside the question whether to trust it,
    where a control character or a change of writing direction could show another name than the card's.
    """
    tidy = " ".join(word for word in unicodedata.normalize("NFC", value).split(" ") if word)
    if not tidy:
        raise CardError("a card needs a name and an organisation")
    if len(tidy) > MAX_NAME_CHARS:
        raise CardError(f"a name on a card has at most {MAX_NAME_CHARS} characters")
    if not tidy.isprintable():
        raise CardError("a name on a card holds a character that is not printed")
    return tidy


def _encode_body(card: CounsellorCard) -> bytes:
    return encode(
        _BODY_LABEL,
        card.name,
        card.organisation,
        card.encryption_public_key,
        card.signing_public_key,
    )
