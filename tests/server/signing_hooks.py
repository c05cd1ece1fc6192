"""Hooks of schemathesis: each request is signed as it goes over the line, so that it reaches further.

Schemathesis loads it by SCHEMATHESIS_HOOKS; `test_api_description.py` names key, host and address in the
environment. Of half of the letters and batches that it makes up, the body is put right, so that they arrive.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import requests
import schemathesis
from requests.auth import AuthBase
from schemathesis.core.parameters import ParameterLocation

from mailbox_ingest.sender_evidence import METADATA_DIGEST, digest_text
from server.message_signatures import LOOK_UP_COMPONENTS, PUSH_COMPONENTS, SenderKey
from tests.server.hosting import BOUNDARY, multipart

KEY_FILE = "POSTKLUIS_TEST_KEY"
PUBLIC_ROOT = "POSTKLUIS_TEST_ROOT"
ADDRESS = "POSTKLUIS_TEST_ADDRESS"
_DOCUMENT = b"%PDF-1.7 "


class SigningAuth(AuthBase):
    """Signs a request that is ready to be sent."""

    def __init__(self) -> None:
        self._key = SenderKey.from_pem(Path(os.environ[KEY_FILE]).read_bytes())
        self._root = os.environ[PUBLIC_ROOT]

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        """Put digests and signature among the headers; what cannot be signed goes as it is."""
        method, body = request.method or "GET", request.body or b""
        content = body.encode() if isinstance(body, str) else body
        if not isinstance(content, bytes):
            return request
        if method == "POST" and _chosen(content):
            content = _batch(content) if request.path_url.endswith("/letter-batches") else _letter(content)
            request.body = content
            request.headers["Content-Type"] = f"multipart/form-data; boundary={BOUNDARY}"
        for name in ("Signature", "Signature-Input"):
            request.headers.pop(name, None)
        components: tuple[str, ...] = LOOK_UP_COMPONENTS
        if method == "POST":
            components = PUSH_COMPONENTS
            request.headers["Content-Digest"] = digest_text(content)
            request.headers["Content-Length"] = str(len(content))
            request.headers[METADATA_DIGEST] = digest_text(_first_part(content))
            request.headers.setdefault("Idempotency-Key", secrets.token_hex(16))
            request.headers.setdefault("Content-Type", "multipart/form-data")
        headers = {name: _text(value) for name, value in request.headers.items()}
        try:
            signed = self._key.sign(
                method,
                self._root + request.path_url,
                headers,
                created=datetime.now(UTC),
                nonce=secrets.token_urlsafe(16),
                components=components,
            )
        except ValueError:
            return request
        request.headers.update(signed)
        return request


@schemathesis.hook
def before_call(
    context: schemathesis.HookContext, case: schemathesis.Case[Any], kwargs: dict[str, Any]
) -> None:
    """Sign what is sent, but where something is wrong on purpose that the signing would put right."""
    if _has_wrong_headers(case):
        return
    kwargs["auth"] = SigningAuth()


def _chosen(content: bytes) -> bool:
    """Whether this one of two is put right; the same each time."""
    return hashlib.sha256(content).digest()[0] % 2 == 0


def _letter(content: bytes) -> bytes:
    """Return a letter that arrives, with what was made up of its metadata as far as that may stay."""
    document = _DOCUMENT + content[:100]
    try:
        made_up = json.loads(_first_part(content))
    except ValueError:
        made_up = None
    members = {
        name: made_up[name]
        for name in ("claims", "documentName")
        if isinstance(made_up, dict) and name in made_up
    }
    members |= {
        "version": 1,
        "address": os.environ[ADDRESS],
        "documentDigest": digest_text(document),
        "documentType": "application/pdf",
    }
    metadata = ("metadata", "application/json", json.dumps(members).encode())
    return multipart(metadata, ("document", "application/pdf", document))


def _batch(content: bytes) -> bytes:
    """Return a batch of a letter that arrives and one whose address does not exist."""
    pieces: list[tuple[str, str, bytes]] = []
    digests: list[str] = []
    for place, address in enumerate((os.environ[ADDRESS], "nobody@post.example.nl")):
        document = _DOCUMENT + content[:100] + bytes([place])
        members = {
            "version": 1,
            "address": address,
            "documentDigest": digest_text(document),
            "documentType": "application/pdf",
            "idempotencyKey": hashlib.sha256(document).hexdigest(),
        }
        metadata = json.dumps(members).encode()
        digests.append(digest_text(metadata))
        pieces += [("metadata", "application/json", metadata), ("document", "application/pdf", document)]
    manifest = json.dumps({"version": 1, "metadataDigests": digests}).encode()
    return multipart(("manifest", "application/json", manifest), *pieces)


def _has_wrong_headers(case: schemathesis.Case[Any]) -> bool:
    if case.meta is None:
        return False
    header = case.meta.components.get(ParameterLocation.HEADER)
    return header is not None and header.mode is schemathesis.GenerationMode.NEGATIVE


def _first_part(content: bytes) -> bytes:
    """Return the content of the first part of a multipart body."""
    line, _, rest = content.partition(b"\r\n")
    return rest.partition(b"\r\n\r\n")[2].partition(b"\r\n" + line)[0]


def _text(value: str | bytes) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else value
