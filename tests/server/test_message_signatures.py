"""Signed requests: what verifies, each reason of refusal, and the proof that is left of one."""

from __future__ import annotations

import base64
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from hypothesis import given
from hypothesis import strategies as st
from multidict import CIMultiDict

from mailbox_ingest.errors import EvidenceError
from mailbox_ingest.sender_evidence import check_parcel_statement, check_statement, digest_text
from server.body_digest import BodyDigest
from server.errors import (
    ComponentsNotCoveredError,
    DigestMalformedError,
    DigestMismatchError,
    SignatureAlgorithmError,
    SignatureMalformedError,
    SignatureMismatchError,
    SignatureMissingError,
    SignatureParameterError,
    SignatureRefusedError,
    SignatureTimeError,
)
from server.message_signatures import (
    LOOK_UP_COMPONENTS,
    MAX_AGE,
    MAX_CLOCK_SKEW,
    PUSH_COMPONENTS,
    SenderKey,
    SignedMessage,
    VerifiedSignature,
    read_signature,
    verify_signature,
)
from store import KeyAlgorithm, SenderKeyError, read_sender_key

NOW = datetime(2026, 7, 1, 9, 0, tzinfo=UTC)
URL = "https://post.example/v1/letters"
DOCUMENT = b"%PDF-1.7 a letter"
METADATA = json.dumps({"address": "AB12", "documentDigest": digest_text(DOCUMENT)})
NONCE = "n0nce-of-a-request"


def _private_key(algorithm: KeyAlgorithm) -> ed25519.Ed25519PrivateKey | ec.EllipticCurvePrivateKey:
    if algorithm is KeyAlgorithm.ED25519:
        return ed25519.Ed25519PrivateKey.generate()
    return ec.generate_private_key(ec.SECP256R1())


def _sender_key(algorithm: KeyAlgorithm = KeyAlgorithm.ED25519) -> SenderKey:
    pem = _private_key(algorithm).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return SenderKey.from_pem(pem)


# The same in each process: processes that test together have to agree on the names of tests.
KEY = SenderKey.from_pem(
    ed25519.Ed25519PrivateKey.from_private_bytes(bytes(range(32))).private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
    )
)


def _headers(metadata: str = METADATA, body: bytes = b"the whole body") -> dict[str, str]:
    return {
        "Content-Type": "multipart/form-data; boundary=abc",
        "Content-Length": str(len(body)),
        "Content-Digest": digest_text(body),
        "Idempotency-Key": "2026-000123",
        "Postkluis-Metadata-Digest": digest_text(metadata.encode()),
    }


def _signed(
    key: SenderKey = KEY,
    *,
    headers: dict[str, str] | None = None,
    components: tuple[str, ...] = PUSH_COMPONENTS,
    created: datetime = NOW,
    nonce: str = NONCE,
    method: str = "POST",
    url: str = URL,
) -> SignedMessage:
    headers = _headers() if headers is None else headers
    signature = key.sign(method, url, headers, created=created, nonce=nonce, components=components)
    return SignedMessage(method=method, url=url, headers=CIMultiDict({**headers, **signature}))


def _verify(
    message: SignedMessage, key: SenderKey = KEY, *, components: tuple[str, ...] = PUSH_COMPONENTS
) -> VerifiedSignature:
    presented = read_signature(message.headers)
    return verify_signature(message, presented, key.public, components=components, now=NOW)


def _edited(message: SignedMessage, **changes: str) -> SignedMessage:
    headers = CIMultiDict(message.headers.items())
    for name, value in changes.items():
        headers[name.replace("_", "-")] = value
    return replace(message, headers=headers)


def _with_input(message: SignedMessage, old: str, new: str) -> SignedMessage:
    given_input = dict(message.headers.items())["Signature-Input"]
    assert old in given_input
    return _edited(message, Signature_Input=given_input.replace(old, new))


@pytest.mark.parametrize("algorithm", list(KeyAlgorithm))
def test_a_signed_request_verifies_under_its_key(algorithm: KeyAlgorithm) -> None:
    key = _sender_key(algorithm)
    message = _signed(key)
    presented = read_signature(message.headers)
    assert presented.key_id == key.public.key_id
    assert presented.nonce == NONCE
    assert presented.created == int(NOW.timestamp())
    assert presented.algorithm is algorithm
    verified = _verify(message, key)
    assert verified.covered["content-digest"] == digest_text(b"the whole body")
    assert verified.covered["@target-uri"] == URL


def test_a_spelling_that_is_not_the_only_one_is_understood() -> None:
    message = _signed()
    given_input = dict(message.headers.items())["Signature-Input"]
    loose = given_input.replace("postkluis=(", "postkluis=(   ").replace(";tag=", ";  tag=")
    verified = _verify(_edited(message, Signature_Input=loose))
    assert verified.signature_input == given_input.removeprefix("postkluis=")


def test_a_component_that_comes_twice_is_refused() -> None:
    message = _with_input(_signed(), '("@method"', '("@method" "@method"')
    with pytest.raises(SignatureMismatchError):
        _verify(message)


def test_authority_and_path_stand_for_the_target() -> None:
    components = tuple(name for name in PUSH_COMPONENTS if name != "@target-uri")
    _verify(_signed(components=(*components, "@authority", "@path")))
    with pytest.raises(ComponentsNotCoveredError):
        _verify(_signed(components=(*components, "@path")))


def test_a_query_must_be_covered_too() -> None:
    url = "https://post.example/v1/letters/1/delivery-receipt?a=1"
    without = _signed(method="GET", url=url, headers={}, components=("@method", "@authority", "@path"))
    with pytest.raises(ComponentsNotCoveredError):
        _verify(without, components=LOOK_UP_COMPONENTS)
    whole = _signed(
        method="GET", url=url, headers={}, components=("@method", "@authority", "@path", "@query")
    )
    _verify(whole, components=LOOK_UP_COMPONENTS)


@pytest.mark.parametrize("left_out", PUSH_COMPONENTS)
def test_what_must_be_signed_is_named_when_it_is_not(left_out: str) -> None:
    message = _signed(components=tuple(name for name in PUSH_COMPONENTS if name != left_out))
    with pytest.raises(ComponentsNotCoveredError) as refused:
        _verify(message)
    assert refused.value.components == (left_out,)


@pytest.mark.parametrize(
    "header",
    ["Content-Type", "Content-Length", "Content-Digest", "Idempotency-Key", "Postkluis-Metadata-Digest"],
)
def test_a_changed_header_does_not_verify(header: str) -> None:
    message = _edited(_signed(), **{header: "other"})
    with pytest.raises(SignatureMismatchError):
        _verify(message)


def test_a_header_that_is_gone_does_not_verify() -> None:
    message = _signed()
    headers = CIMultiDict(message.headers.items())
    del headers["Idempotency-Key"]
    with pytest.raises(SignatureMismatchError):
        _verify(replace(message, headers=headers))


def test_another_method_target_or_key_does_not_verify() -> None:
    message = _signed()
    for changed in (replace(message, method="PUT"), replace(message, url=URL + "?x=1")):
        with pytest.raises(SignatureMismatchError):
            _verify(changed)
    with pytest.raises(SignatureMismatchError):
        _verify(message, _sender_key())


@pytest.mark.parametrize(
    ("late", "refused"),
    [
        (timedelta(), False),
        (MAX_AGE + MAX_CLOCK_SKEW, False),
        (MAX_AGE + MAX_CLOCK_SKEW + timedelta(seconds=1), True),
        (-MAX_CLOCK_SKEW, False),
        (-MAX_CLOCK_SKEW - timedelta(seconds=1), True),
    ],
)
def test_the_time_of_a_signature_has_two_sides(late: timedelta, refused: bool) -> None:
    message = _signed(created=NOW - late)
    if refused:
        with pytest.raises(SignatureTimeError):
            _verify(message)
    else:
        _verify(message)


def test_a_nonce_is_remembered_longer_than_its_request_is_taken() -> None:
    presented = read_signature(_signed().headers)
    last_moment = NOW + MAX_AGE + MAX_CLOCK_SKEW
    assert presented.nonce_expires_at > (last_moment + MAX_CLOCK_SKEW).timestamp()


def test_a_signature_past_its_own_end_is_refused() -> None:
    end = int((NOW - timedelta(minutes=2)).timestamp())
    message = _with_input(_signed(), ";tag=", f";expires={end};tag=")
    with pytest.raises(SignatureTimeError):
        _verify(message)


def test_a_request_without_a_signature_is_told_so() -> None:
    with pytest.raises(SignatureMissingError):
        read_signature(CIMultiDict(_headers()))
    with pytest.raises(SignatureMissingError):
        read_signature(_with_input(_signed(), 'tag="postkluis-v1"', 'tag="other"').headers)


def test_the_signature_of_somebody_between_is_passed_over() -> None:
    message = _signed()
    headers = CIMultiDict(message.headers.items())
    headers["Signature-Input"] = 'proxy=("@method");created=1, ' + headers["Signature-Input"]
    headers["Signature"] = "proxy=:AAAA:, " + headers["Signature"]
    _verify(replace(message, headers=headers))


@pytest.mark.parametrize(
    "changes",
    [
        {"Signature_Input": "(((("},
        {"Signature_Input": "postkluis=1"},
        {"Signature": "postkluis=:AAAA:"},
        {"Signature": "other=:AAAA:"},
        {"Signature": "postkluis=1"},
        {"Signature": "é"},
        {"Signature_Input": "a=1, " * 2000},
        {"Signature_Input": ", ".join(f'a{n}=("@method");tag="postkluis-v1"' for n in range(2))},
        {"Signature_Input": 'postkluis="x";tag="postkluis-v1"'},
        {"Signature_Input": 'postkluis=("content-digest";key="a");tag="postkluis-v1"'},
        {"Signature_Input": "postkluis=(" + '"@method" ' * 30 + ');tag="postkluis-v1"'},
    ],
)
def test_headers_that_are_no_signature(changes: dict[str, str]) -> None:
    message = _signed()
    parameters = (
        dict(message.headers.items())["Signature-Input"].split(")", 1)[1].removesuffix(';tag="postkluis-v1"')
    )
    changes = {name: value.replace(";tag=", parameters + ";tag=") for name, value in changes.items()}
    with pytest.raises((SignatureMalformedError, SignatureMissingError)):
        read_signature(_edited(message, **changes).headers)


@pytest.mark.parametrize(
    ("old", "new", "parameter"),
    [
        (f';nonce="{NONCE}"', "", "nonce"),
        (f';nonce="{NONCE}"', ';nonce="short"', "nonce"),
        (f';keyid="{KEY.public.key_id}"', ';keyid="abc"', "keyid"),
        (f";created={int(NOW.timestamp())}", "", "created"),
        (f";created={int(NOW.timestamp())}", ";created=-1", "created"),
        (f";created={int(NOW.timestamp())}", ';created="x"', "created"),
        (";tag=", ';expires="x";tag=', "expires"),
    ],
)
def test_a_parameter_that_is_missing_or_wrong_is_named(old: str, new: str, parameter: str) -> None:
    with pytest.raises(SignatureParameterError) as refused:
        read_signature(_with_input(_signed(), old, new).headers)
    assert refused.value.parameter == parameter


def test_an_algorithm_other_than_the_keys_is_refused() -> None:
    with pytest.raises(SignatureAlgorithmError):
        _verify(_with_input(_signed(), 'alg="ed25519"', 'alg="ecdsa-p256-sha256"'))
    with pytest.raises(SignatureAlgorithmError):
        _verify(_with_input(_signed(), 'alg="ed25519"', 'alg="hmac-sha256"'))


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_headers_are_refused_by_name(signature_input: str, signature: str) -> None:
    with pytest.raises(SignatureRefusedError):
        read_signature(CIMultiDict({"Signature-Input": signature_input, "Signature": signature}))


def test_what_cannot_be_signed_is_refused_at_the_sender() -> None:
    with pytest.raises(ValueError, match="cannot be signed"):
        KEY.sign("POST", URL, {}, created=NOW, nonce=NONCE, components=PUSH_COMPONENTS)


def test_a_body_is_checked_while_it_streams() -> None:
    digest = BodyDigest(digest_text(b"one two"))
    digest.update(b"one")
    digest.update(b" two")
    assert len(digest.finish()) == 32
    digest.update(b"more")
    with pytest.raises(DigestMismatchError):
        digest.finish()


def test_the_digest_of_rfc_9530_is_understood() -> None:
    digest = BodyDigest("sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:, sha-512=:AAAA:")
    digest.update(b'{"hello": "world"}\n')
    digest.finish()


@pytest.mark.parametrize(
    "header", [None, "", "sha-256", "sha-256=AAAA", "sha-256=:AAAA:", "sha-512=:AAAA:", "é", "(("]
)
def test_a_digest_that_is_none(header: str | None) -> None:
    with pytest.raises(DigestMalformedError):
        BodyDigest(header)


# The examples of RFC 9421: signature base, signature and key as they stand there.
_RFC_ED25519 = "MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs="
_RFC_ED25519_BASE = """\
"date": Tue, 20 Apr 2021 02:07:55 GMT
"@method": POST
"@path": /foo
"@authority": example.com
"content-type": application/json
"content-length": 18
"@signature-params": ("date" "@method" "@path" "@authority" "content-type" "content-length")\
;created=1618884473;keyid="test-key-ed25519\""""
_RFC_ED25519_SIGNATURE = (
    "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw=="
)
_RFC_P256 = (
    "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEqIVYZVLCrPZHGHjP17CTW0/+D9Lf"
    "w0EkjqF7xB4FivAxzic30tMM4GF+hR6Dxh71Z50VGGdldkkDXZCnTNnoXQ=="
)
_RFC_P256_BASE = """\
"@status": 200
"content-type": application/json
"content-digest": sha-512=:mEWXIS7MaLRuGgxOBdODa3xqM1XdEvxoYhvlCFJ41QJgJc4GTsPp29l5oGX69wWdXymyU0rjJuahq4l5\
aGgfLQ==:
"content-length": 23
"@signature-params": ("@status" "content-type" "content-digest" "content-length")\
;created=1618884473;keyid="test-key-ecc-p256\""""
_RFC_P256_SIGNATURE = (
    "wNmSUAhwb5LxtOtOpNa6W5xj067m5hFrj0XQ4fvpaCLx0NKocgPquLgyahnzDnDAUy5eCdlYUEkLIj+32oiasw=="
)


@pytest.mark.parametrize(
    ("key", "base", "signature"),
    [
        (_RFC_ED25519, _RFC_ED25519_BASE, _RFC_ED25519_SIGNATURE),
        (_RFC_P256, _RFC_P256_BASE, _RFC_P256_SIGNATURE),
    ],
)
def test_the_examples_of_rfc_9421_verify(key: str, base: str, signature: str) -> None:
    public = read_sender_key(f"-----BEGIN PUBLIC KEY-----\n{key}\n-----END PUBLIC KEY-----\n".encode())
    assert public.verify(base64.b64decode(signature), base.encode()) == base.encode()
    with pytest.raises(SenderKeyError):
        public.verify(base64.b64decode(signature), base.replace("application", "Application").encode())
    with pytest.raises(SenderKeyError):
        public.verify(b"short", base.encode())


def test_private_keys_of_other_kinds_are_refused() -> None:
    rsa_key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    p384_key = ec.generate_private_key(ec.SECP384R1())
    others = [
        key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()) for key in (rsa_key, p384_key)
    ]
    for wrong in (b"", b"no key", b"0" * 5000, *others):
        with pytest.raises(SenderKeyError):
            SenderKey.from_pem(wrong)


def _statement(metadata: str = METADATA, manifest: str | None = None) -> str:
    verified = _verify(_signed(headers=_headers(manifest or metadata)))
    return verified.statement(
        sender_id="0" * 32,
        sender_name="Gemeente Voorbeeld",
        key_version=1,
        metadata=metadata,
        manifest=manifest,
    ).encode()


def test_the_statement_proves_the_document_without_the_request() -> None:
    statement = check_statement(_statement(), DOCUMENT)
    assert statement.key_id == KEY.public.key_id
    assert statement.metadata == METADATA
    with pytest.raises(EvidenceError, match="the document is not what was signed"):
        check_statement(_statement(), DOCUMENT + b" ")


def test_a_letter_of_a_batch_is_proven_by_the_manifest() -> None:
    manifest = json.dumps({"metadataDigests": [digest_text(b"another"), digest_text(METADATA.encode())]})
    check_statement(_statement(manifest=manifest), DOCUMENT)
    with pytest.raises(EvidenceError, match="not in the manifest"):
        check_statement(
            _statement(manifest=json.dumps({"metadataDigests": [digest_text(b"another")]})), DOCUMENT
        )


def test_a_sealed_letter_is_proven_by_its_parcel_and_then_by_its_document() -> None:
    parcel = b"sealed"
    inner = json.dumps({"salt": "00", "documentDigest": digest_text(DOCUMENT)})
    outer = json.dumps(
        {"documentDigest": digest_text(parcel), "sealedMetadataDigest": digest_text(inner.encode())}
    )
    statement = check_parcel_statement(_statement(outer), parcel)
    check_statement(replace(statement, sealed_metadata=inner).encode(), DOCUMENT)
    with pytest.raises(EvidenceError, match="the parcel"):
        check_parcel_statement(_statement(outer), parcel + b" ")
    with pytest.raises(EvidenceError, match="sealed metadata"):
        check_statement(replace(statement, sealed_metadata=inner + " ").encode(), DOCUMENT)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("signature", base64.b64encode(bytes(64)).decode()),
        ("signature_base", '"@method": POST'),
        ("signature_input", '();created=1;keyid="x"'),
        ("metadata", METADATA + " "),
        ("manifest", METADATA),
        ("key_id", "0" * 64),
        ("algorithm", "ecdsa-p256-sha256"),
        ("algorithm", "none"),
        # Named, because it is another one in each process, and processes have to agree on the names of tests.
        pytest.param(
            "public_key", base64.b64encode(_sender_key().public.raw).decode(), id="public_key-other"
        ),
        ("public_key", "AAAA"),
        ("public_key", "*"),
        ("key_version", 0),
        ("version", 2),
        ("more", 1),
    ],
)
def test_a_statement_that_was_changed_proves_nothing(field: str, value: object) -> None:
    fields = json.loads(_statement())
    fields[field] = value
    changed = json.dumps(fields, sort_keys=True, separators=(",", ":"))
    with pytest.raises(EvidenceError):
        check_statement(changed, DOCUMENT)


@pytest.mark.parametrize("metadata", ["[]", "no json", '{"a":1,"a":1}', "{}"])
def test_metadata_that_is_no_object_proves_nothing(metadata: str) -> None:
    with pytest.raises(EvidenceError):
        check_statement(_statement(metadata), DOCUMENT)


def test_a_signature_on_a_look_up_is_no_proof_of_a_push() -> None:
    headers = _headers()
    message = _signed(headers=headers, method="PUT")
    verified = _verify(message)
    statement = verified.statement(sender_id="0" * 32, sender_name="X", key_version=1, metadata=METADATA)
    with pytest.raises(EvidenceError, match="no push"):
        check_statement(statement.encode(), DOCUMENT)


@pytest.mark.parametrize("algorithm", list(KeyAlgorithm))
def test_what_follows_from_a_key_is_always_the_same_and_of_that_key_alone(algorithm: KeyAlgorithm) -> None:
    key = _sender_key(algorithm)
    derived = key.derive("a label", "one", "two")
    assert derived == key.derive("a label", "one", "two")
    assert len({derived, key.derive("a label", "onetwo"), key.derive("b label", "one", "two")}) == 3
    assert derived != _sender_key(algorithm).derive("a label", "one", "two")
    assert len(derived) == 32
