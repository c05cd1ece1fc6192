"""A counsellor's own files: the card, its keys, and the grants of clients, each sealed to those keys."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from consent import CardError, CounsellorCard, decode_card, encode_card, read_token
from store import CounsellorKeys, KeyFileError, read_private_file, write_private_file
from store.keys import EncryptionPublicKey, KeyMaterialError
from tui.errors import (
    AmbiguousError,
    CardMissingError,
    ClientBookError,
    FileExistsAlreadyError,
    NotFoundError,
    Sought,
)
from tui.private_files import make_private_folder

CARD_FILE = "card.txt"
KEY_FILE = "counsellor.keys"
CLIENT_FOLDER = "clients"
# What is sealed here can never pass for a wrap of the store or for anything else that is sealed to the same
# key.
_INFO = b"postkluis/1/client of a counsellor"
_VERSION = 1
_KEYS = {"version", "label", "token", "store_url", "added"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """One client: what the counsellor calls them, their token, where their vault is, and since when."""

    label: str = field(repr=False)
    token: str = field(repr=False)
    store_url: str = field(repr=False)
    added: date


def save_card(folder: Path, card: CounsellorCard, sealed_keys: bytes) -> None:
    """Write keys and card of a counsellor; a card that is there is never overwritten.

    Raises:
        FileExistsAlreadyError: there is a card already.
        KeyFileError: the files cannot be written.
    """
    for name in (CARD_FILE, KEY_FILE):
        if (folder / name).exists():
            raise FileExistsAlreadyError(str(folder / name))
    make_private_folder(folder)
    # The keys first: a card without its keys could be handed out and never open anything.
    write_private_file(folder / KEY_FILE, sealed_keys)
    write_private_file(folder / CARD_FILE, encode_card(card).encode())


def load_card(folder: Path) -> CounsellorCard:
    """Return the card of this machine.

    Raises:
        CardMissingError: there is none.
        CardError: it was altered or damaged.
    """
    try:
        return decode_card((folder / CARD_FILE).read_text(encoding="utf-8"))
    except FileNotFoundError as exc:
        raise CardMissingError from exc
    except (OSError, UnicodeDecodeError) as exc:
        raise CardError("the card file cannot be read") from exc


def load_keys(folder: Path, passphrase: str) -> CounsellorKeys:
    """Open the keys of this machine's counsellor.

    Raises:
        CardMissingError: there are none.
        WrongPassphraseError, KeyFileError: they do not open.
    """
    if not (folder / KEY_FILE).exists():
        raise CardMissingError
    return CounsellorKeys.open(read_private_file(folder / KEY_FILE), passphrase)


def save_client(folder: Path, client: Client) -> None:
    """Seal a client to the counsellor's own card and write it down; no passphrase is needed for that.

    A second token for the same grant takes the place of the first.

    Raises:
        CardMissingError: there is no card to seal to.
        TokenAlteredError: the token has not the form of one.
    """
    card = load_card(folder)
    grant = read_token(client.token).grant
    body = json.dumps(
        {
            "version": _VERSION,
            "label": client.label,
            "token": client.token,
            "store_url": client.store_url,
            "added": client.added.isoformat(),
        }
    ).encode()
    sealed = EncryptionPublicKey.decode(card.encryption_public_key).seal(body, _INFO)
    clients = folder / CLIENT_FOLDER
    make_private_folder(clients)
    write_private_file(clients / f"{grant}.client", sealed)


def load_clients(folder: Path, keys: CounsellorKeys) -> tuple[Client, ...]:
    """Return all clients in order of name.

    Raises:
        ClientBookError: a file is damaged, or sealed to other keys.
    """
    files = sorted((folder / CLIENT_FOLDER).glob("*.client"))
    return tuple(sorted((_load(file, keys) for file in files), key=lambda client: client.label.casefold()))


def _load(file: Path, keys: CounsellorKeys) -> Client:
    try:
        fields = json.loads(keys.encryption.open(read_private_file(file), _INFO))
        if not isinstance(fields, dict) or set(fields) != _KEYS or fields["version"] != _VERSION:
            raise ClientBookError("another form")
        return Client(
            label=str(fields["label"]),
            token=str(fields["token"]),
            store_url=str(fields["store_url"]),
            added=date.fromisoformat(str(fields["added"])),
        )
    except (KeyMaterialError, KeyFileError, ValueError) as exc:
        raise ClientBookError("does not open") from exc


def find_client(clients: Sequence[Client], typed: str) -> Client:
    """Return the client of that name, or the only one whose name holds what was typed.

    Raises:
        NotFoundError: there is none.
        AmbiguousError: there are several.
    """
    wanted = typed.casefold().strip()
    found = [client for client in clients if client.label.casefold() == wanted] or [
        client for client in clients if wanted and wanted in client.label.casefold()
    ]
    if not found:
        raise NotFoundError(Sought.CLIENT)
    if len(found) > 1:
        raise AmbiguousError(Sought.CLIENT, count=len(found))
    return found[0]
