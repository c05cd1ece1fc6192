"""Push one letter to a Postkluis address, and keep the receipt. It needs Python and `cryptography` alone.

    python push.py LETTER.pdf 'ABCD-...@post.example.nl' sender.pem host-card.txt

Copy it and change it as you like: it uses nothing else of Postkluis. ``sender.pem`` is your Ed25519 or P-256
key, ``host-card.txt`` what the host gave you.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import hmac
import json
import secrets
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

MEDIA_TYPES = {".pdf": "application/pdf", ".txt": "text/plain", ".png": "image/png", ".jpg": "image/jpeg"}
COVERED = (
    "content-digest",
    "content-length",
    "content-type",
    "idempotency-key",
    "postkluis-metadata-digest",
)
ATTEMPTS = 6
PrivateKey = ed25519.Ed25519PrivateKey | ec.EllipticCurvePrivateKey


def digest_text(content: bytes) -> str:
    """Return a SHA-256 as RFC 9530 writes it."""
    return "sha-256=:" + base64.b64encode(hashlib.sha256(content).digest()).decode() + ":"


def load_key(pem: bytes) -> PrivateKey:
    """Return the private key of a PEM file."""
    key = serialization.load_pem_private_key(pem, password=None)
    if not isinstance(key, ed25519.Ed25519PrivateKey | ec.EllipticCurvePrivateKey):
        raise SystemExit("a key is Ed25519 or P-256")
    return key


def key_id(key: PrivateKey) -> str:
    """Return the name of a key: SHA-256 of the 32 bytes of Ed25519, or of the uncompressed point of P-256."""
    if isinstance(key, ed25519.Ed25519PrivateKey):
        raw = key.public_key().public_bytes_raw()
    else:
        raw = key.public_key().public_bytes(
            serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
        )
    return hashlib.sha256(raw).hexdigest()


def sign(key: PrivateKey, message: bytes) -> bytes:
    """Return a signature as RFC 9421 writes it: of P-256 the two numbers, 32 bytes each."""
    if isinstance(key, ed25519.Ed25519PrivateKey):
        return key.sign(message)
    r, s = decode_dss_signature(key.sign(message, ec.ECDSA(hashes.SHA256())))
    return r.to_bytes(32, "big") + s.to_bytes(32, "big")


def make_body(letter: Path, address: str, key: PrivateKey) -> tuple[bytes, dict[str, str], str]:
    """Return the body of a letter, its headers, and the digest of the document."""
    document = letter.read_bytes()
    media_type = MEDIA_TYPES[letter.suffix.lower()]
    document_digest = digest_text(document)
    metadata = json.dumps(
        {
            "version": 1,
            "address": address,
            "documentDigest": document_digest,
            "documentType": media_type,
            "documentName": letter.name,
            # What your own books say of the letter; leave out what you do not have. See docs/push.md.
            # "claims": {"amountDueCents": 12345, "letterDate": "2026-03-02", "references": ["2026-000123"]},
        }
    ).encode()
    boundary = secrets.token_hex(16)
    body = b"".join(
        (
            f'--{boundary}\r\nContent-Disposition: form-data; name="metadata"\r\n'.encode(),
            b"Content-Type: application/json\r\n\r\n",
            metadata,
            f'\r\n--{boundary}\r\nContent-Disposition: form-data; name="document"; filename="d"\r\n'.encode(),
            f"Content-Type: {media_type}\r\n\r\n".encode(),
            document,
            f"\r\n--{boundary}--\r\n".encode(),
        )
    )
    # The same letter to the same address always has the same key, so that nothing is stored twice. It is a
    # keyed hash: the host learns nothing from it.
    private = key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    idempotency_key = hmac.digest(private, f"{address} {document_digest}".encode(), "sha256").hex()[:32]
    headers = {
        "content-type": f"multipart/form-data; boundary={boundary}",
        "content-length": str(len(body)),
        "content-digest": digest_text(body),
        "idempotency-key": idempotency_key,
        "postkluis-metadata-digest": digest_text(metadata),
    }
    return body, headers, document_digest


def signature_headers(key: PrivateKey, target: str, headers: dict[str, str]) -> dict[str, str]:
    """Return the two headers that sign a request (RFC 9421); each request needs a nonce of its own."""
    algorithm = "ed25519" if isinstance(key, ed25519.Ed25519PrivateKey) else "ecdsa-p256-sha256"
    covered = " ".join(f'"{name}"' for name in ("@method", "@target-uri", *COVERED))
    parameters = (
        f'({covered});created={int(time.time())};keyid="{key_id(key)}";alg="{algorithm}"'
        f';nonce="{secrets.token_hex(16)}";tag="postkluis-v1"'
    )
    lines = ['"@method": POST', f'"@target-uri": {target}']
    lines += [f'"{name}": {headers[name]}' for name in COVERED]
    lines.append(f'"@signature-params": {parameters}')
    signature = sign(key, "\n".join(lines).encode("ascii"))
    return {
        "signature-input": f"postkluis={parameters}",
        "signature": f"postkluis=:{base64.b64encode(signature).decode()}:",
    }


def push(url: str, target: str, body: bytes, headers: dict[str, str], key: PrivateKey) -> str:
    """Send a letter until there is a receipt or a no, and return the receipt."""
    for attempt in range(1, ATTEMPTS + 1):
        signed = {**headers, **signature_headers(key, target, headers)}
        # The address of the host is the operator's own, on the command line.
        request = urllib.request.Request(url, data=body, headers=signed, method="POST")  # noqa: S310
        wait = 2.0**attempt
        try:
            with urllib.request.urlopen(request, timeout=120) as response:  # noqa: S310
                return str(json.load(response)["receipt"])
        except urllib.error.HTTPError as error:
            if error.code not in (408, 429) and error.code < 500:
                raise SystemExit(f"refused with status {error.code}: {error.read().decode()}") from error
            wait = max(wait, float(error.headers.get("Retry-After", 0)))
        except OSError:
            pass  # no answer: whether it came in or not, sending it again does no harm
        if attempt < ATTEMPTS:
            time.sleep(wait)
    raise SystemExit(f"no receipt after {ATTEMPTS} attempts")


def check_receipt(receipt: str, card: str, address: str, document_digest: str) -> None:
    """Stop unless a receipt (a JWS) is signed by the key on the host's card, and is of this letter."""
    encoded = base64.b64decode("".join(line for line in card.splitlines() if not line.startswith("-")))
    # A card ends in the receipt key (32 bytes), 5 bytes that announce a signature, and that signature (64).
    receipt_key = ed25519.Ed25519PublicKey.from_public_bytes(encoded[-101:-69])
    header, payload, signature = receipt.split(".")
    receipt_key.verify(_from_base64url(signature), f"{header}.{payload}".encode())
    said = json.loads(_from_base64url(payload))
    if said["documentDigest"] != document_digest or said["address"] != address:
        raise SystemExit("the receipt is of another letter")


def _from_base64url(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def main() -> int:
    """Push the letter on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("letter", type=Path)
    parser.add_argument("address")
    parser.add_argument("key", type=Path)
    parser.add_argument("card", type=Path)
    parser.add_argument("--url", help="where the host is, if not where the address says")
    given = parser.parse_args()
    root = "https://" + given.address.rpartition("@")[2]
    key = load_key(given.key.read_bytes())
    body, headers, document_digest = make_body(given.letter, given.address, key)
    receipt = push((given.url or root) + "/v1/letters", root + "/v1/letters", body, headers, key)
    check_receipt(receipt, given.card.read_text(), given.address, document_digest)
    kept = given.letter.with_name(given.letter.name + ".receipt")
    kept.write_text(receipt + "\n")
    print(f"delivered; the receipt is in {kept}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
