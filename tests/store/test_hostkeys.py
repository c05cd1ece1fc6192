"""A host's keys and card, its reader's keys, and the receipts that only it opens."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from store import (
    END_AFTER,
    ROTATE_AFTER,
    HostCard,
    HostCardError,
    HostKeys,
    KeyFileError,
    PartMissingError,
    ReaderKey,
    ReaderKeyFolder,
    StoreDamagedError,
    VaultId,
    card_fingerprint,
    checked_authority,
)
from store.keys import EncryptionKeyPair, SigningKeyPair
from store.schema import receipts
from tests.store.conftest import Vault, raw_database
from tests.store.hosting import AUTHORITY, NOW, Hosted, host_of

_KEYS = HostKeys(
    authority=AUTHORITY,
    encryption=EncryptionKeyPair.from_seed(b"e" * 32),
    receipts=SigningKeyPair.from_seed(b"r" * 32),
    secret=b"s" * 32,
)


@pytest.fixture
async def hosted(vault: Vault) -> Hosted:
    """A vault with an address at a host."""
    return await host_of(vault)


def _modes(folder: Path) -> set[int]:
    return {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}


def test_the_keys_of_a_host_are_kept_in_a_file_of_its_own(tmp_path: Path) -> None:
    _KEYS.save(tmp_path / "host")
    assert _modes(tmp_path / "host") == {0o600}
    assert HostKeys.load(tmp_path / "host") == _KEYS
    (tmp_path / "host" / "host.keys").chmod(0o640)
    with pytest.raises(KeyFileError, match="mode 600"):
        HostKeys.load(tmp_path / "host")


@given(cut=st.integers(1, 60))
def test_keys_that_were_cut_or_lengthened_are_refused(cut: int) -> None:
    encoded = _KEYS.encode()
    for changed in (encoded[:-cut], encoded + bytes(cut)):
        with pytest.raises(KeyFileError):
            HostKeys.decode(changed)


def test_no_secret_shows_in_a_representation() -> None:
    shown = repr(_KEYS) + repr(ReaderKey.generate(NOW)) + repr(_KEYS.card)
    for secret in (_KEYS.secret, _KEYS.encryption.seed, _KEYS.receipts.seed):
        assert repr(secret) not in shown
        assert secret.hex() not in shown


def test_a_card_reads_back_and_says_where_the_host_is() -> None:
    card = _KEYS.card
    assert HostCard.from_text(card.to_text()) == card
    assert HostCard.from_text(card.to_text().replace("\n", "  \r\n")) == card
    assert card.authority == AUTHORITY
    assert card.receipt_key_id == _KEYS.receipts.key_id
    assert len(card_fingerprint(card).replace(" ", "")) == 40
    assert card_fingerprint(card) != card_fingerprint(HostKeys.generate(AUTHORITY).card)


@given(flip=st.integers(0, 8 * len(_KEYS.card.encode()) - 1))
def test_a_card_with_one_bit_changed_is_refused(flip: int) -> None:
    changed = bytearray(_KEYS.card.encode())
    changed[flip // 8] ^= 1 << flip % 8
    with pytest.raises(HostCardError):
        HostCard.decode(bytes(changed))


@pytest.mark.parametrize(
    "change",
    [
        lambda text: "",
        lambda text: text[:-40],
        lambda text: text.replace("HOST", "CARD"),
        lambda text: text + "more\n",
        lambda text: text.replace("\n", "\n\n", 2),
        lambda text: text.replace("A", "é", 1),
        lambda text: text * 3,
    ],
)
def test_a_text_that_is_not_a_whole_card_is_refused(change: Callable[[str], str]) -> None:
    with pytest.raises(HostCardError):
        HostCard.from_text(change(_KEYS.card.to_text()))


@pytest.mark.parametrize(
    "authority",
    ["a", "Post.Example.NL", "post.example.nl:1", "127.0.0.1:65535", "[::1]:8443", "xn--pst-sna.nl"],
)
def test_where_a_host_can_be(authority: str) -> None:
    assert checked_authority(authority) == authority.lower()


@pytest.mark.parametrize(
    "authority",
    [
        *(
            "",
            ".",
            "a.",
            "-a",
            "a-",
            "a b",
            "a/b",
            "a@b",
            "a:",
            "a:0",
            "a:65536",
            "a:01",
            "a:80:80",
            "pöst.nl",
        ),
        *("https://a", "a\n", "[::1", "x" * 64, ".".join(["x" * 60] * 5), "a%0a", "a\u200b"),
    ],
)
def test_where_no_host_can_be(authority: str) -> None:
    with pytest.raises(HostCardError):
        checked_authority(authority)


def test_a_reader_key_is_used_for_a_day_and_ends_after_three(tmp_path: Path) -> None:
    folder = ReaderKeyFolder(tmp_path / "host")
    assert folder.load() == ()
    first = folder.current(NOW)
    assert folder.current(NOW + ROTATE_AFTER - timedelta(seconds=1)) == first
    second = folder.current(NOW + ROTATE_AFTER)
    assert second.reader != first.reader
    assert folder.load() == (first, second)
    assert _modes(tmp_path / "host") == {0o600}
    assert folder.expired(NOW + END_AFTER - timedelta(seconds=1)) == ()
    assert folder.expired(NOW + END_AFTER) == (first,)
    assert folder.expired(NOW + ROTATE_AFTER + END_AFTER) == (first, second)
    folder.destroy(first.reader)
    folder.destroy(first.reader)
    assert folder.load() == (second,)


def test_a_key_of_the_future_is_not_wrapped_to_and_ends(tmp_path: Path) -> None:
    """Whoever sets a clock back, or plants a key that never seems old, gets no longer-lived key by it."""
    folder = ReaderKeyFolder(tmp_path / "host")
    future = folder.current(NOW + timedelta(days=400))
    assert folder.current(NOW) != future
    assert folder.expired(NOW) == (future,)


def test_a_key_that_was_being_destroyed_is_gone_and_stops_nobody(tmp_path: Path) -> None:
    folder = ReaderKeyFolder(tmp_path)
    first = folder.current(NOW)
    path = tmp_path / f"reader-{first.reader}.keys"
    path.write_bytes(bytes(path.stat().st_size))
    assert folder.load() == ()
    assert not path.exists()


def test_a_broken_file_does_not_keep_the_other_keys_alive(tmp_path: Path) -> None:
    folder = ReaderKeyFolder(tmp_path)
    first = folder.current(NOW)
    broken = tmp_path / f"reader-{'0' * 32}.keys"
    broken.write_bytes(b"something else")
    broken.chmod(0o600)
    with pytest.raises(KeyFileError):
        folder.load()
    assert folder.expired(NOW + END_AFTER) == (first,)


@pytest.mark.parametrize(
    "content", [b"x", b"xx", _KEYS.encode(), b"\x01" * 90], ids=["short", "two", "host", "no encoding"]
)
def test_a_file_that_is_no_reader_key_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / f"reader-{'a' * 32}.keys"
    path.write_bytes(content)
    path.chmod(0o600)
    with pytest.raises(KeyFileError):
        ReaderKeyFolder(tmp_path).load()


def test_a_reader_key_under_another_name_is_refused(tmp_path: Path) -> None:
    folder = ReaderKeyFolder(tmp_path)
    key = folder.current(NOW)
    os.rename(tmp_path / f"reader-{key.reader}.keys", tmp_path / f"reader-{'a' * 32}.keys")
    with pytest.raises(KeyFileError, match="another name"):
        folder.load()


def test_the_handle_of_a_reader_joins_no_two_vaults() -> None:
    key, other = ReaderKey.generate(NOW), ReaderKey.generate(NOW)
    first, second = VaultId("1" * 32), VaultId("2" * 32)
    assert len({key.handle(first), key.handle(second), other.handle(first), other.handle(second)}) == 4
    assert key.handle(first) == ReaderKey.decode(key.encode()).handle(first)


async def test_a_host_ends_its_expired_keys_with_their_wraps(hosted: Hosted, tmp_path: Path) -> None:
    folder = ReaderKeyFolder(tmp_path / "host")
    old = folder.current(datetime.now(UTC) - END_AFTER)
    fresh = folder.current(datetime.now(UTC))
    for number, reader in enumerate((old, fresh)):
        await hosted.host.take_in(hosted.source(f"letter {number}".encode(), reader=reader))
    (row,), (other,) = [await hosted.host.unread_of(key.reader) for key in (old, fresh)]
    assert await hosted.host.end_expired(folder) == 1
    assert folder.load() == (fresh,)
    with pytest.raises(PartMissingError):
        await hosted.host.open_unread(row, old)
    assert (await hosted.host.open_unread(other, fresh)).content == b"letter 1"
    assert await hosted.host.count_unread() == 2


async def test_a_reader_key_opens_what_it_was_wrapped_to_and_nothing_else(hosted: Hosted) -> None:
    mine, other = ReaderKey.generate(NOW), ReaderKey.generate(NOW)
    await hosted.host.take_in(hosted.source(b"a letter", reader=mine))
    (row,) = await hosted.host.unread_of(mine.reader)
    with pytest.raises(PartMissingError):
        await hosted.host.open_unread(row, other)


async def test_a_receipt_opens_for_its_host_alone(hosted: Hosted) -> None:
    taken = await hosted.host.take_in(hosted.source(b"a letter", key="k1"))
    other = hosted.vault.store.host(HostKeys.generate(AUTHORITY))
    sender, delivery = hosted.sender.sender, taken.receipt.delivery_id
    assert await other.find_by_delivery(sender, delivery) is None
    async with raw_database(hosted.vault.url) as connection:
        stored = (await connection.execute(sa.select(receipts))).all()
    assert len(stored) == 3
    for row in stored:
        assert taken.receipt.text.encode() not in row.sealed
        assert delivery.encode() not in row.sealed


async def test_receipts_that_were_swapped_or_changed_are_refused(hosted: Hosted) -> None:
    first = await hosted.host.take_in(hosted.source(b"a letter"))
    second = await hosted.host.take_in(hosted.source(b"another letter"))
    sender = hosted.sender.sender
    async with raw_database(hosted.vault.url) as connection:
        rows = list((await connection.execute(sa.select(receipts))).all())
        for row, other in zip(rows, rows[1:] + rows[:1], strict=True):
            await connection.execute(
                receipts.update().where(receipts.c.mark == row.mark).values(sealed=other.sealed)
            )
    for taken in (first, second):
        with pytest.raises(StoreDamagedError):
            await hosted.host.find_by_delivery(sender, taken.receipt.delivery_id)
