"""Envelopes: they open to what was sealed, for whom and as what it was sealed, and in no other way."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.authorship import (
    AuthorRole,
    AuthorshipError,
    AuthorVerifier,
    IntakeCertificate,
    Signer,
)
from store.envelope import EnvelopeError, open_envelope, seal, sealed_hash, unwrap, wrap
from store.ids import (
    PartKind,
    PartRef,
    main_part,
    new_handle,
    new_part_id,
    new_subject_id,
    new_vault_id,
)
from store.keys import EncryptionKeyPair, SigningKeyPair
from store.vaultkeys import VaultPrivate

KEYS = VaultPrivate.generate()
OWNER = Signer(role=AuthorRole.OWNER, key=KEYS.signing)
INTAKE = KEYS.issue_intake_keys().signer
HANDLE = KEYS.public.owner_handle
SUBJECT = new_subject_id()


def _ref(kind: PartKind = PartKind.FACTS, version: int = 1) -> PartRef:
    vault = KEYS.public.vault
    return PartRef(
        vault=vault, subject=SUBJECT, part=main_part(vault, SUBJECT, kind), kind=kind, version=version
    )


REF = _ref()
PREVIOUS = sealed_hash(b"the version before")


def _others() -> list[PartRef]:
    return [
        replace(REF, vault=new_vault_id()),
        replace(REF, subject=new_subject_id()),
        replace(REF, part=new_part_id()),
        replace(REF, kind=PartKind.LETTER),
        replace(REF, version=2),
    ]


def _seal(ref: PartRef, payload: bytes, signer: Signer = OWNER, previous: bytes = b"") -> tuple[bytes, bytes]:
    return seal(ref, payload, signer=signer, previous=previous, made_at=1_790_000_000)


def _verify(ref: PartRef, sealed: bytes, content_key: bytes) -> bytes:
    envelope = open_envelope(ref, sealed, content_key)
    verifier = AuthorVerifier(vault=KEYS.public.vault, owner_public_key=KEYS.public.signing_key)
    verifier.verify(ref, envelope.payload, envelope.signed)
    return envelope.payload


@settings(max_examples=60)
@given(st.binary(max_size=3000))
def test_what_is_sealed_opens_to_itself(payload: bytes) -> None:
    sealed, content_key = _seal(REF, payload)
    wrapped = wrap(REF, content_key, HANDLE, KEYS.public.encryption_key)
    assert len(wrapped) == 1168
    assert _verify(REF, sealed, unwrap(REF, wrapped, HANDLE, KEYS.encryption)) == payload


SEALED, CONTENT_KEY = _seal(REF, b"facts of a letter")
WRAPPED = wrap(REF, CONTENT_KEY, HANDLE, KEYS.public.encryption_key)


@settings(max_examples=300)
@given(st.integers(0, len(SEALED) * 8 - 1))
def test_a_sealed_part_with_any_changed_bit_does_not_open(bit: int) -> None:
    with pytest.raises(EnvelopeError):
        open_envelope(REF, _flip(SEALED, bit), CONTENT_KEY)


@settings(max_examples=300)
@given(st.integers(0, len(WRAPPED) * 8 - 1))
def test_a_wrap_with_any_changed_bit_does_not_open(bit: int) -> None:
    with pytest.raises(EnvelopeError):
        unwrap(REF, _flip(WRAPPED, bit), HANDLE, KEYS.encryption)


@given(st.integers(0, 60), st.binary(max_size=3))
def test_a_cut_or_longer_part_or_wrap_does_not_open(cut: int, tail: bytes) -> None:
    for changed in (SEALED[: len(SEALED) - 1 - cut], SEALED[:cut], SEALED + b"\0" + tail):
        with pytest.raises(EnvelopeError):
            open_envelope(REF, changed, CONTENT_KEY)
    for changed in (WRAPPED[: len(WRAPPED) - 1 - cut], WRAPPED[:cut], WRAPPED + b"\0" + tail):
        with pytest.raises(EnvelopeError):
            unwrap(REF, changed, HANDLE, KEYS.encryption)


@pytest.mark.parametrize("other", _others())
def test_a_part_opens_as_itself_only(other: PartRef) -> None:
    with pytest.raises(EnvelopeError):
        open_envelope(other, SEALED, CONTENT_KEY)


def test_a_wrap_opens_for_its_part_version_recipient_and_key_only() -> None:
    for other in _others():
        if other.kind is REF.kind:  # the kind is not in `info`: it is bound by what the key opens
            with pytest.raises(EnvelopeError):
                unwrap(other, WRAPPED, HANDLE, KEYS.encryption)
    with pytest.raises(EnvelopeError):
        unwrap(REF, WRAPPED, new_handle(), KEYS.encryption)
    with pytest.raises(EnvelopeError):
        unwrap(REF, WRAPPED, HANDLE, EncryptionKeyPair.generate())
    no_key = KEYS.public.encryption_key.seal(b"short", _info_of(REF))
    with pytest.raises(EnvelopeError):
        unwrap(REF, no_key, HANDLE, KEYS.encryption)


def _info_of(ref: PartRef) -> bytes:
    from store.canonical import encode

    return encode("postkluis/1/wrap", ref.vault, ref.subject, ref.part, ref.version, HANDLE)


def test_content_keys_and_nonces_are_never_used_twice() -> None:
    made = [_seal(REF, b"the same") for _ in range(50)]
    assert len({content_key for _, content_key in made}) == 50
    assert len({sealed[1:13] for sealed, _ in made}) == 50


def test_only_the_owner_and_certified_intake_may_author() -> None:
    assert _verify(REF, *_seal(REF, b"x", OWNER)) == b"x"
    assert _verify(REF, *_seal(REF, b"x", INTAKE)) == b"x"
    assert _verify(_ref(version=2), *_seal(_ref(version=2), b"x", OWNER, PREVIOUS)) == b"x"


def _stranger_certificate() -> bytes:
    stranger = SigningKeyPair.generate()
    certificate = IntakeCertificate.issue(
        vault=KEYS.public.vault, public_key=INTAKE.key.public, kinds=[PartKind.FACTS], owner=stranger
    )
    return certificate.encode()


def _narrow_signer() -> Signer:
    key = SigningKeyPair.generate()
    certificate = IntakeCertificate.issue(
        vault=KEYS.public.vault, public_key=key.public, kinds=[PartKind.SOURCE], owner=KEYS.signing
    )
    return Signer(role=AuthorRole.INTAKE, key=key, certificate=certificate.encode())


def _of_another_vault() -> Signer:
    key = SigningKeyPair.generate()
    certificate = IntakeCertificate.issue(
        vault=new_vault_id(), public_key=key.public, kinds=[PartKind.FACTS], owner=KEYS.signing
    )
    return Signer(role=AuthorRole.INTAKE, key=key, certificate=certificate.encode())


@pytest.mark.parametrize(
    ("ref", "signer", "previous"),
    [
        pytest.param(REF, Signer(role=AuthorRole.OWNER, key=SigningKeyPair.generate()), b"", id="a stranger"),
        pytest.param(REF, replace(INTAKE, role=AuthorRole.OWNER), b"", id="intake as the owner"),
        pytest.param(REF, replace(OWNER, certificate=INTAKE.certificate), b"", id="owner with a certificate"),
        pytest.param(REF, replace(OWNER, role=AuthorRole.COUNSELLOR), b"", id="a counsellor"),
        pytest.param(REF, replace(INTAKE, certificate=b""), b"", id="no certificate"),
        pytest.param(
            REF, replace(INTAKE, certificate=_stranger_certificate()), b"", id="certified by another"
        ),
        pytest.param(
            REF, replace(INTAKE, key=SigningKeyPair.generate()), b"", id="certificate of another key"
        ),
        pytest.param(REF, _narrow_signer(), b"", id="a kind it is not certified for"),
        pytest.param(REF, _of_another_vault(), b"", id="certified for another vault"),
        pytest.param(_ref(PartKind.CORRECTION), INTAKE, b"", id="a correction by intake"),
        pytest.param(_ref(PartKind.HOUSEHOLD), INTAKE, b"", id="a household by intake"),
        pytest.param(_ref(version=2), INTAKE, PREVIOUS, id="a second version by intake"),
        pytest.param(replace(REF, part=new_part_id()), INTAKE, b"", id="a second part by intake"),
        pytest.param(REF, OWNER, PREVIOUS, id="a first version after another"),
        pytest.param(_ref(version=2), OWNER, b"", id="a second version after none"),
        pytest.param(_ref(version=2), OWNER, b"short", id="no hash"),
        pytest.param(replace(REF, vault=new_vault_id()), OWNER, b"", id="another vault"),
    ],
)
def test_what_somebody_else_authored_opens_and_does_not_verify(
    ref: PartRef, signer: Signer, previous: bytes
) -> None:
    sealed, content_key = _seal(ref, b"planted", signer, previous)
    open_envelope(ref, sealed, content_key)
    with pytest.raises(AuthorshipError):
        _verify(ref, sealed, content_key)


def test_a_signature_holds_for_every_field_it_names() -> None:
    sealed, content_key = _seal(_ref(version=2), b"payload", OWNER, PREVIOUS)
    envelope = open_envelope(_ref(version=2), sealed, content_key)
    verifier = AuthorVerifier(vault=KEYS.public.vault, owner_public_key=KEYS.public.signing_key)
    ref, signed = _ref(version=2), envelope.signed
    verifier.verify(ref, b"payload", signed)
    changed_signatures = [
        replace(signed, previous=sealed_hash(b"another version before")),
        replace(signed, made_at=signed.made_at + 1),
        replace(signed, signature=bytes(64)),
        replace(signed, signature=_flip(signed.signature, 3)),
    ]
    changed_refs = [
        replace(ref, subject=new_subject_id()),
        replace(ref, part=new_part_id()),
        replace(ref, kind=PartKind.LETTER),
        replace(ref, version=3),
    ]
    cases = itertools.chain(
        ((ref, b"payload", changed) for changed in changed_signatures),
        ((changed, b"payload", signed) for changed in changed_refs),
        [(ref, b"payloae", signed)],
    )
    for at, payload, signature in cases:
        with pytest.raises(AuthorshipError):
            verifier.verify(at, payload, signature)


def _flip(content: bytes, bit: int) -> bytes:
    changed = bytearray(content)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)
