"""Addresses: their text, and what whoever writes the database can do to them: make them useless, no more."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from store import (
    AddressAlteredError,
    AddressId,
    AddressMissingError,
    AddressState,
    AddressText,
    AddressTextError,
    Host,
    HostKeys,
    OwnAddress,
)
from store.addresses import address_id
from store.canonical import encode
from store.keys import ENCRYPTION_KEY_BYTES, EncryptionKeyPair, EncryptionPublicKey
from store.schema import addresses
from tests.store.conftest import HOUSEHOLD, Vault, raw_database
from tests.store.hosting import AUTHORITY, Hosted, host_of

_KEY = EncryptionKeyPair.from_seed(bytes(32)).public.raw
_TEXT = AddressText.of(AddressId("0f" * 16), _KEY, "post.example.nl:8443")


@pytest.fixture
async def hosted(vault: Vault) -> Hosted:
    """A vault with an address at a host."""
    return await host_of(vault)


async def _row(hosted: Hosted, address: AddressId) -> dict[str, Any]:
    async with raw_database(hosted.vault.url) as connection:
        found = await connection.execute(sa.select(addresses).where(addresses.c.address_id == address))
        return dict(found.one()._mapping)


async def _change(hosted: Hosted, address: AddressId, values: Mapping[str, Any]) -> None:
    async with raw_database(hosted.vault.url) as connection:
        await connection.execute(
            addresses.update().where(addresses.c.address_id == address).values(dict(values))
        )


async def _state(hosted: Hosted, address: AddressId) -> AddressState:
    (state,) = (one.state for one in await hosted.vault.unlocked.addresses() if one.address == address)
    return state


def test_the_text_of_an_address_reads_back_however_it_is_typed() -> None:
    text = _TEXT.format()
    assert re.fullmatch(r"([0-9A-Z]{4}-){15}[0-9A-Z]{4}@post\.example\.nl:8443", text)
    code, _, host = text.partition("@")
    typed = (
        text,
        f"  {text}\n",
        text.lower(),
        f"{code.replace('-', '')}@{host.upper()}",
        f"{code.replace('-', ' ').replace('0', 'o').replace('1', 'l')} @{host}",
    )
    assert [AddressText.parse(one) for one in typed] == [_TEXT] * len(typed)


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", "it has no @ with a host after it"),
        (_TEXT.format().partition("@")[0], "it has no @ with a host after it"),
        (_TEXT.format() + " ", None),
        (_TEXT.format()[1:], "the code of an address has 64 characters, this one 63"),
        ("!" + _TEXT.format()[1:], "the code of an address has no such character as stands in group 1"),
        (_TEXT.format().replace(":8443", ":8444"), "its checksum does not match"),
        (_TEXT.format().replace("post.", "past."), "its checksum does not match"),
        (_TEXT.format().replace("post.", "p/st."), "what stands after the @ is no host"),
        (_TEXT.format().replace(":8443", ":0"), "what stands after the @ is no host"),
        (_TEXT.format().replace("nl:", "nl@evil.example:"), "64 characters, this one 80"),
        ("0" * 401, "longer than an address can be"),
    ],
)
def test_a_slip_of_the_pen_is_named(typed: str, problem: str | None) -> None:
    if problem is None:
        assert AddressText.parse(typed) == _TEXT
        return
    with pytest.raises(AddressTextError, match=problem):
        AddressText.parse(typed)


@given(place=st.integers(0, 63), other=st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
def test_one_wrong_character_is_always_noticed(place: int, other: str) -> None:
    code, _, host = _TEXT.format().partition("@")
    characters = code.replace("-", "")
    changed = characters[:place] + other + characters[place + 1 :]
    if changed == characters:
        return
    with pytest.raises(AddressTextError):
        AddressText.parse(f"{changed}@{host}")


@given(st.text(max_size=100) | st.binary(max_size=60).map(lambda raw: f"{raw.hex()}@a.nl"))
def test_any_text_is_an_address_or_a_named_error(typed: str) -> None:
    try:
        assert AddressText.parse(AddressText.parse(typed).format()) == AddressText.parse(typed)
    except AddressTextError:
        return


def test_another_key_than_the_text_names_is_refused() -> None:
    assert _TEXT.checked_key(_KEY).raw == _KEY
    other = EncryptionKeyPair.generate().public.raw
    for key in (other, _KEY[:-1], b"", _KEY + b"\0"):
        with pytest.raises(AddressTextError):
            _TEXT.checked_key(key)
    nonsense = bytes([0xFF]) * ENCRYPTION_KEY_BYTES
    with pytest.raises(AddressTextError, match="no key"):
        AddressText.of(_TEXT.address, nonsense, _TEXT.authority).checked_key(nonsense)


async def test_the_addresses_of_a_vault_have_nothing_in_common_for_who_gets_them(hosted: Hosted) -> None:
    other = await hosted.vault.unlocked.new_address(hosted.keys.card, label="Gemeente Voorbeeld")
    first, second = hosted.own.text, other.text
    assert first.address != second.address
    assert first.key_hash != second.key_hash
    assert hosted.own.setting.seed != other.setting.seed
    found = await hosted.host.find_address(other.address)
    assert found is not None
    assert found.encryption_key.raw != hosted.address.encryption_key.raw
    assert found.intake.signing_key.public != hosted.address.intake.signing_key.public


async def test_the_owner_sees_each_address_and_its_state(hosted: Hosted) -> None:
    other = await hosted.vault.unlocked.new_address(hosted.keys.card, label="aardgas")
    await hosted.vault.unlocked.close_address(other.address)
    listed = await hosted.vault.unlocked.addresses()
    assert [(one.setting.label, one.state) for one in listed] == [
        ("aardgas", AddressState.CLOSED),
        ("Energie Noorderhaven", AddressState.OPEN),
    ]
    assert [one.text.authority for one in listed] == [AUTHORITY] * 2


async def test_closing_takes_the_access_of_the_host_away_and_keeps_its_time(hosted: Hosted) -> None:
    address = hosted.own.address
    await hosted.vault.unlocked.close_address(address)
    closed = await _row(hosted, address)
    assert closed["host_access"] == b""
    assert closed["closed_at"] is not None
    await _change(hosted, address, {"closed_at": 5})
    await hosted.vault.unlocked.close_address(address)
    assert (await _row(hosted, address))["closed_at"] == 5
    # Opened again by who writes the database, it has nothing to bring letters in with.
    await _change(hosted, address, {"closed_at": None})
    with pytest.raises(AddressAlteredError):
        await hosted.host.find_address(address)


async def test_nobody_closes_the_address_of_another(hosted: Hosted) -> None:
    created = await hosted.vault.store.create_vault(passphrase="een andere zin", household=HOUSEHOLD)
    other = await hosted.vault.store.unlock(created.vault_id, passphrase="een andere zin")
    with pytest.raises(AddressMissingError):
        await other.close_address(hosted.own.address)
    assert await _state(hosted, hosted.own.address) is AddressState.OPEN
    assert await other.addresses() == ()


async def test_another_host_cannot_use_an_address(hosted: Hosted) -> None:
    other = hosted.vault.store.host(HostKeys.generate(AUTHORITY))
    with pytest.raises(AddressAlteredError):
        await other.find_address(hosted.own.address)


async def _planted(hosted: Hosted) -> tuple[Host, OwnAddress]:
    """Another vault at the same host, of somebody who writes the database, with an address of its own."""
    created = await hosted.vault.store.create_vault(passphrase="een andere zin", household=HOUSEHOLD)
    thief = await hosted.vault.store.unlock(created.vault_id, passphrase="een andere zin")
    return hosted.host, await thief.new_address(hosted.keys.card, label="")


@pytest.mark.parametrize(
    "columns",
    [
        ("encryption_key",),
        ("encryption_key", "signature"),
        ("signature",),
        ("host_access",),
        ("vault_id",),
        ("vault_id", "host_access"),
        ("vault_id", "host_access", "signature"),
        ("vault_id", "host_access", "signature", "encryption_key"),
    ],
    ids="+".join,
)
async def test_columns_of_another_vault_in_the_row_of_an_address_are_refused(
    hosted: Hosted, columns: tuple[str, ...]
) -> None:
    host, theirs = await _planted(hosted)
    row, address = await _row(hosted, theirs.address), hosted.own.address
    await _change(hosted, address, {name: row[name] for name in columns})
    with pytest.raises(AddressAlteredError):
        await host.find_address(address)
    if columns != ("host_access",):
        assert await _state(hosted, address) is AddressState.ALTERED


async def test_an_access_made_anew_for_another_vault_is_refused(hosted: Hosted) -> None:
    """The strongest thief: owner of a vault at this host, who signs and seals all of the row anew.

    Only the id stays, which is in the hands of the sender; and the id is a hash of the vault's key.
    """
    created = await hosted.vault.store.create_vault(passphrase="een andere zin", household=HOUSEHOLD)
    thief = await hosted.vault.store.unlock(created.vault_id, passphrase="een andere zin")
    address, key = hosted.own.address, hosted.own.setting.keys.public.raw
    access = encode("postkluis/1/host access", thief.issue_intake_keys().encode(), hosted.own.setting.salt)
    to_host = EncryptionPublicKey.decode(hosted.keys.card.encryption_public_key)
    sealed = to_host.seal(access, encode("postkluis/1/host access seal", thief.vault_id, address))
    signature = thief._keys.signing.sign(encode("postkluis/1/address", thief.vault_id, address, key))
    await _change(
        hosted,
        address,
        {"vault_id": thief.vault_id, "host_access": sealed, "signature": signature},
    )
    with pytest.raises(AddressAlteredError):
        await hosted.host.find_address(address)


async def test_the_id_of_an_address_follows_from_the_vaults_key_and_a_salt(hosted: Hosted) -> None:
    unlocked, setting = hosted.vault.unlocked, hosted.own.setting
    expected = address_id(unlocked.vault_id, unlocked.signing_public_key, setting.salt)
    assert hosted.own.address == expected
    assert address_id(unlocked.vault_id, unlocked.signing_public_key, bytes(32)) != expected


async def test_an_address_that_was_taken_away_shows(hosted: Hosted) -> None:
    async with raw_database(hosted.vault.url) as connection:
        await connection.execute(addresses.delete())
    assert await _state(hosted, hosted.own.address) is AddressState.ALTERED
    assert await hosted.host.find_address(hosted.own.address) is None


async def test_an_address_that_nobody_here_made_is_none_of_ours(hosted: Hosted) -> None:
    row = await _row(hosted, hosted.own.address)
    async with raw_database(hosted.vault.url) as connection:
        await connection.execute(addresses.insert().values({**row, "address_id": "0" * 32}))
    assert [one.address for one in await hosted.vault.unlocked.addresses()] == [hosted.own.address]
    with pytest.raises(AddressAlteredError):
        await hosted.host.find_address(AddressId("0" * 32))
