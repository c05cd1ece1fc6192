"""The commands about hosts, senders and addresses, and what was pushed being read at the next unlock."""

from __future__ import annotations

import asyncio
import base64
import json
import re
import stat
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from mailbox_ingest.payloads import Provenance, encode_provenance
from mailbox_ingest.sources import Channel
from store import (
    AddressText,
    HostCard,
    HostKeys,
    Parcel,
    ParcelContent,
    PushedParcel,
    PushedSource,
    ReaderKey,
    SenderKind,
    Store,
    new_parcel_id,
)
from store.schema import addresses, unread
from tests.store.conftest import raw_database
from tests.store.hosting import a_delivery, new_sender_key
from tests.tui.conftest import Person

_HOST = "post.example.nl"
_PUSHED = """Waterbedrijf Zilverbeek

Mevrouw T. Appelhof
Lindelaan 14
3911 KL Rhenendam

Datum: 3 juni 2026
Klantnummer: 70021948
Factuurnummer: ZB-2026-00611

Factuur

Totaal te betalen: € 61,10

Betaal uiterlijk 17 juni 2026 op NL13 TEST 0123 4567 89 onder vermelding van 4017 7002 1948 0611.
"""


@pytest.fixture
def hosting(owner: Person) -> Person:
    """The owner of a vault on a machine that is its own host."""
    owner.done("host", "make", "--at", _HOST)
    return owner


def _pem(folder: Path, name: str = "key.pem") -> Path:
    path = folder / name
    key = Ed25519PrivateKey.generate().public_key()
    path.write_bytes(key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    return path


def _push(person: Person, text: str = _PUSHED, *, sealed: bool = False) -> None:
    """Bring a letter in as the host of this machine does."""
    shown = person.json("address", "new", "--label", "Waterbedrijf")

    async def push() -> None:
        keys, content = HostKeys.load(person.data / "host"), text.encode()
        async with await Store.open(person.store_url) as store, store.host(keys) as host:
            address = await host.find_address(shown["id"])
            assert address is not None
            sender = await host.senders.add(
                name="Waterbedrijf", kind=SenderKind.CREDITOR, key=new_sender_key()
            )
            if sealed:
                parcel = Parcel.seal(
                    ParcelContent(metadata=b"{}", document=content),
                    address=address.address,
                    parcel=new_parcel_id(),
                    key=address.encryption_key,
                )
                delivery = a_delivery(sender, address, parcel.encode())
                await host.take_in(PushedParcel(delivery=delivery, parcel=parcel, proof=b"no proof"))
                return
            provenance = Provenance(
                name="rekening.txt",
                media_type="text/plain",
                channel=Channel.PUSH,
                received=date(2026, 6, 4),
                size_bytes=len(content),
            )
            await host.take_in(
                PushedSource(
                    delivery=a_delivery(sender, address, content),
                    content=content,
                    provenance=encode_provenance(provenance),
                    reader=ReaderKey.generate(datetime.now(UTC)),
                )
            )

    asyncio.run(push())


def test_a_host_is_made_once_and_its_card_holds_no_secret(person: Person) -> None:
    made = person.run("host", "make", "--at", f"{_HOST}:8443")
    assert made.exit_code == 0
    card = HostCard.from_text(made.stdout)
    assert card.authority == f"{_HOST}:8443"
    assert re.search(r"Fingerprint: (\d{5} ){7}\d{5}", made.stderr)
    assert person.done("host", "show") == made.stdout
    shown = person.json("host", "show")
    assert (shown["host"], HostCard.from_text(shown["card"])) == (card.authority, card)
    (file,) = (person.data / "host").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    again = person.run("host", "make", "--at", _HOST)
    assert again.exit_code == 1
    assert HostKeys.load(person.data / "host").card == card


def test_a_host_in_a_folder_of_its_own(person: Person, tmp_path: Path) -> None:
    folder = tmp_path / "keys of the host"
    person.done("host", "make", "--at", _HOST, "--host-keys", str(folder))
    assert (folder / "host.keys").exists()
    assert person.run("host", "show").exit_code == 1
    assert person.json("host", "show", "--host-keys", str(folder))["host"] == _HOST


@pytest.mark.parametrize(
    "authority", ["", "https://post.example.nl", "post example.nl", "post.example.nl:99999", "pöst.nl"]
)
def test_a_host_is_a_name_and_no_more(person: Person, authority: str) -> None:
    refused = person.run("host", "make", "--at", authority)
    assert refused.exit_code == 2
    assert "no place where one can be reached" in refused.stderr
    assert not (person.data / "host").exists()


def test_an_address_is_shown_as_text_and_as_a_code_and_listed(hosting: Person) -> None:
    made = hosting.run("address", "new", "--label", "Waterbedrijf Zilverbeek")
    assert made.exit_code == 0
    text = AddressText.parse(made.stdout)
    assert text.authority == _HOST
    assert "▀" in made.stderr
    assert "▄" in made.stderr
    hosting.done("address", "new")
    listed = hosting.json("address", "list")["addresses"]
    assert [(one["label"], one["state"], one["host"]) for one in listed] == [
        ("", "open", _HOST),
        ("Waterbedrijf Zilverbeek", "open", _HOST),
    ]
    assert listed[1]["address"] == text.format()
    assert text.format() in hosting.done("address", "list")


def test_an_address_at_a_host_elsewhere_and_the_next_one_too(owner: Person, tmp_path: Path) -> None:
    refused = owner.run("address", "new")
    assert refused.exit_code == 2
    assert "--host" in refused.stderr
    card = tmp_path / "host.txt"
    card.write_text(HostKeys.generate("elders.example.nl").card.to_text(), encoding="ascii")
    owner.done("address", "new", "--label", "eerste", "--host", str(card))
    card.unlink()
    assert owner.json("address", "new")["host"] == "elders.example.nl"


@pytest.mark.parametrize("content", [b"", b"-----BEGIN POSTKLUIS CARD-----", b"\xff\xfe"])
def test_what_is_no_card_of_a_host_is_refused(owner: Person, tmp_path: Path, content: bytes) -> None:
    card = tmp_path / "host.txt"
    card.write_bytes(content)
    assert owner.run("address", "new", "--host", str(card)).exit_code != 0
    assert owner.json("address", "list")["addresses"] == []


@pytest.mark.parametrize("by", ["id", "label", "address"])
def test_an_address_is_closed_by_number_name_or_text(hosting: Person, by: str) -> None:
    made = hosting.json("address", "new", "--label", "Waterbedrijf")
    hosting.done("address", "new", "--label", "Ander")
    typed = made[by][:6] if by == "id" else made[by].lower()
    assert hosting.json("address", "close", typed) == {"version": 1, "id": made["id"], "state": "closed"}
    states = {one["label"]: one["state"] for one in hosting.json("address", "list")["addresses"]}
    assert states == {"Waterbedrijf": "closed", "Ander": "open"}
    assert hosting.run("address", "close", "0" * 32).exit_code == 1


def test_an_address_that_somebody_changed_is_shown_as_such(hosting: Person) -> None:
    made = hosting.json("address", "new", "--label", "Waterbedrijf")

    async def change() -> None:
        async with raw_database(hosting.store_url) as connection:
            key = HostKeys.generate(_HOST).encryption.public.raw
            await connection.execute(
                addresses.update().where(addresses.c.address_id == made["id"]).values(encryption_key=key)
            )

    asyncio.run(change())
    listed = hosting.run("address", "list")
    assert listed.exit_code == 1
    assert "changed by somebody else" in listed.stdout


def test_senders_are_registered_listed_and_suspended(person: Person, tmp_path: Path) -> None:
    key = _pem(tmp_path)
    added = person.json(
        "sender",
        "add",
        "Waterbedrijf Zilverbeek",
        "--kind",
        "creditor",
        "--kvk",
        "12345678",
        "--key",
        str(key),
    )
    assert (added["name"], added["number_kind"], added["number"]) == (
        "Waterbedrijf Zilverbeek",
        "kvk",
        "12345678",
    )
    assert added["status"] == "active"
    assert "Waterbedrijf" in person.done("sender", "list")
    assert "KVK 12345678" in person.done("sender", "list")
    assert person.json("sender", "suspend", "waterbedrijf zilverbeek")["status"] == "suspended"
    assert person.json("sender", "suspend", added["id"][:5])["status"] == "suspended"
    assert person.json("sender", "suspend", added["id"][:5], "--lift")["status"] == "active"


def test_a_sender_changes_over_to_another_key(person: Person, tmp_path: Path) -> None:
    added = person.json(
        "sender", "add", "Gemeente", "--kind", "public_body", "--oin", "0" * 20, "--key", str(_pem(tmp_path))
    )
    (first,) = added["keys"]
    point = ec.generate_private_key(ec.SECP256R1()).public_key().public_numbers()

    def coordinate(value: int) -> str:
        return base64.urlsafe_b64encode(value.to_bytes(32, "big")).decode().rstrip("=")

    jwk = tmp_path / "key.json"
    jwk.write_text(
        json.dumps({"kty": "EC", "crv": "P-256", "x": coordinate(point.x), "y": coordinate(point.y)})
    )
    both = person.json("sender", "key-add", added["id"], str(jwk))["keys"]
    assert [(key["key_version"], key["algorithm"]) for key in both] == [
        (1, "ed25519"),
        (2, "ecdsa-p256-sha256"),
    ]
    assert person.run("sender", "key-add", added["id"], str(jwk)).exit_code == 2
    ended = person.json("sender", "key-end", added["id"], first["id"][:10])["keys"]
    assert [key["status"] for key in ended] == ["ended", "active"]
    assert person.run("sender", "key-end", added["id"], "zz").exit_code == 1


@pytest.mark.parametrize(
    "options", [("--oin", "123"), ("--kvk", "1234567"), ("--kvk", "1234567x"), ("--oin", "١" * 20)]
)
def test_a_number_that_no_register_has_is_refused(
    person: Person, tmp_path: Path, options: tuple[str, str]
) -> None:
    refused = person.run("sender", "add", "Naam", "--kind", "other", "--key", str(_pem(tmp_path)), *options)
    assert refused.exit_code == 2
    assert "digits" in refused.stderr
    assert person.json("sender", "list")["senders"] == []


def test_a_private_key_is_not_taken(person: Person, tmp_path: Path) -> None:
    path = tmp_path / "key.pem"
    path.write_bytes(
        Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    )
    refused = person.run("sender", "add", "Naam", "--kind", "other", "--key", str(path))
    assert refused.exit_code == 2
    assert "this is a private key" in refused.stderr


@pytest.mark.parametrize("command", [("overview",), ("letter", "list")])
def test_what_was_pushed_is_read_at_the_next_unlock(hosting: Person, command: tuple[str, ...]) -> None:
    _push(hosting)
    first = hosting.run(*command, "--json")
    assert first.exit_code == 0
    assert first.stderr == "Reading 1 letter that came in since you were last here...\n"
    assert "rekening.txt" in first.stdout
    overview = hosting.json("overview", "--as-of", "2026-06-05")
    assert overview["complete"]
    told = [letter["source"] for claim in overview["claims"] for letter in claim["letters"]]
    assert "rekening.txt" in told
    assert hosting.run(*command, "--json").stderr == ""


def test_what_the_database_no_longer_lists_is_read_all_the_same(hosting: Person) -> None:
    _push(hosting)

    async def strike() -> None:
        async with raw_database(hosting.store_url) as connection:
            await connection.execute(sa.delete(unread))

    asyncio.run(strike())
    shown = hosting.run("overview", "--json")
    assert "Reading 1 letter" in shown.stderr
    assert json.loads(shown.stdout)["complete"]


def test_while_something_does_not_open_the_overview_is_not_complete(hosting: Person) -> None:
    _push(hosting, sealed=True)
    shown = hosting.run("overview", "--json")
    assert shown.exit_code == 0
    assert not json.loads(shown.stdout)["complete"]
    assert "does not open, or is not what its sender signed" in shown.stderr
    assert "Not complete: 1 letter came in that was not read yet." in hosting.done("overview")


def test_a_letter_that_was_refused_is_listed_and_can_be_thrown_away(hosting: Person) -> None:
    assert hosting.done("address", "refused") == "Every letter that came in could be taken in.\n"
    _push(hosting, sealed=True)
    (refused,) = hosting.json("address", "refused")["refused"]
    said = "what the sender signed does not prove that this letter came from it"
    assert hosting.done("address", "refused") == f"{refused['id'][:8]}  {said}\n"
    assert hosting.run("address", "refused", "--drop", "zz").exit_code == 1
    dropped = hosting.json("address", "refused", "--drop", refused["id"][:6])
    assert (dropped["dropped"], dropped["refused"]) == (True, [refused])
    shown = hosting.run("overview", "--json")
    assert json.loads(shown.stdout)["complete"]
    assert shown.stderr == ""
