"""Keys outside the database, and the files they are kept in."""

from __future__ import annotations

import hashlib
import hmac
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.authorship import INTAKE_KINDS, IntakeCertificate
from store.canonical import encode
from store.errors import KeyFileError, WrongPassphraseError
from store.ids import PartKind
from store.keyfile import (
    COUNSELLOR_FILE,
    CounsellorKeys,
    IntakeKeys,
    read_private_file,
    recognition_mark,
    write_private_file,
)
from store.keys import SigningKeyPair
from store.passphrase import PassphraseCost, PassphraseCostError
from store.vaultkeys import VaultPrivate

CHEAP = PassphraseCost(memory_kib=8 * 1024, iterations=1, lanes=1)
KEYS = VaultPrivate.generate().issue_intake_keys()
COUNSELLOR = CounsellorKeys.generate()
SEALED = COUNSELLOR.seal("zin", cost=CHEAP)


def test_intake_keys_come_back_from_their_file(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "intake.key"
    KEYS.save(path)
    assert IntakeKeys.load(path) == KEYS
    assert path.stat().st_mode & 0o777 == 0o600
    assert [entry.name for entry in path.parent.iterdir()] == ["intake.key"]
    write_private_file(path, b"something else")
    with pytest.raises(KeyFileError, match="no intake keys"):
        IntakeKeys.load(path)


@settings(max_examples=60)
@given(st.data())
def test_intake_keys_with_a_changed_bit_are_refused_or_others(data: st.DataObject) -> None:
    encoded = bytearray(KEYS.encode())
    bit = data.draw(st.integers(0, len(encoded) * 8 - 1))
    encoded[bit // 8] ^= 1 << bit % 8
    try:
        decoded = IntakeKeys.decode(bytes(encoded))
    except KeyFileError:
        return
    # What no certificate covers decodes to other keys: they recognise nothing, or are refused by the vault.
    assert decoded != KEYS
    assert decoded.encode() == bytes(encoded)


def test_intake_keys_whose_certificate_is_of_another_key_are_refused() -> None:
    other = VaultPrivate.generate().issue_intake_keys()
    mixed = encode(
        "postkluis/1/intake keys",
        KEYS.vault,
        KEYS.owner_handle,
        KEYS.encryption_public_key,
        KEYS.signing_public_key,
        KEYS.recognition_key,
        other.signing_key.seed,
        KEYS.certificate,
    )
    with pytest.raises(KeyFileError, match="of other keys"):
        IntakeKeys.decode(mixed)


def test_nobody_certifies_more_than_what_letters_need() -> None:
    owner = SigningKeyPair.generate()
    for kind in set(PartKind) - INTAKE_KINDS:
        with pytest.raises(ValueError, match="may not author"):
            IntakeCertificate.issue(vault=KEYS.vault, public_key=b"\0" * 32, kinds=[kind], owner=owner)


def test_a_counsellor_opens_the_key_file_with_the_passphrase_only() -> None:
    opened = CounsellorKeys.open(SEALED, "zin")
    assert (opened.encryption.seed, opened.signing.seed) == (
        COUNSELLOR.encryption.seed,
        COUNSELLOR.signing.seed,
    )
    assert opened.encryption_public_key == COUNSELLOR.encryption_public_key
    assert COUNSELLOR.signing.seed.hex() not in repr(COUNSELLOR)
    assert repr(COUNSELLOR.encryption.seed) not in repr(COUNSELLOR)
    with pytest.raises(WrongPassphraseError):
        CounsellorKeys.open(SEALED, "andere zin")
    for broken in (b"", SEALED[:-1], SEALED + b"\0", b"no key file"):
        with pytest.raises((KeyFileError, WrongPassphraseError)):
            CounsellorKeys.open(broken, "zin")


@pytest.mark.parametrize(
    ("memory_kib", "iterations", "lanes"),
    [
        (100 * 1024 * 1024, 3, 4),
        (2**63, 1, 1),
        (4 * 1024, 3, 4),
        (0, 0, 0),
        (64 * 1024, 1_000_000, 4),
        (64 * 1024, 3, 200),
        (64 * 1024, 0, 4),
    ],
)
def test_a_key_file_cannot_ask_for_all_memory_or_for_none(
    memory_kib: int, iterations: int, lanes: int
) -> None:
    with pytest.raises(PassphraseCostError):
        PassphraseCost(memory_kib=memory_kib, iterations=iterations, lanes=lanes)
    hostile = encode(COUNSELLOR_FILE, b"s" * 16, memory_kib, iterations, lanes, b"x" * 200)
    with pytest.raises(KeyFileError, match="no key file of a counsellor"):
        CounsellorKeys.open(hostile, "zin")


def test_a_key_file_that_others_may_read_or_that_is_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "intake.key"
    with pytest.raises(KeyFileError, match="No such file"):
        read_private_file(path)
    KEYS.save(path)
    path.chmod(0o640)
    with pytest.raises(KeyFileError, match="make it mode 600"):
        read_private_file(path)
    write_private_file(path, b"x" * 100_000)
    with pytest.raises(KeyFileError, match="too large"):
        read_private_file(path)
    with pytest.raises(KeyFileError, match="File exists"):
        write_private_file(path / "below", b"x")


@given(st.binary(min_size=32, max_size=32), st.binary(max_size=100))
def test_a_mark_is_the_hmac_of_the_hash(key: bytes, content: bytes) -> None:
    assert (
        recognition_mark(key, content)
        == hmac.new(key, hashlib.sha256(content).digest(), hashlib.sha256).digest()
    )
