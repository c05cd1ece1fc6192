"""The citizen-owned encrypted store: keys, envelopes, database.

`Store` opens a database. `Intake` brings letters into one vault with public keys only; `UnlockedVault` is the
owner's side; `SharedVault` is what a counsellor may read. FORMAT.md says byte by byte what is stored.
"""

from store.addresses import AddressState, HostAddress, OwnAddress
from store.addresstext import AddressText
from store.authorship import Author, AuthorRole
from store.engine import sqlite_path, sqlite_url
from store.errors import (
    AddressAlteredError,
    AddressMissingError,
    AddressTextError,
    AlreadyKnownError,
    GrantMissingError,
    HostCardError,
    KeyFileError,
    NonceSpentError,
    ParcelUnreadableError,
    PartExistsError,
    PartMissingError,
    PartUnreadableError,
    RecoveryCodeError,
    RequestReusedError,
    SenderError,
    SenderKeyError,
    SenderMissingError,
    StoreDamagedError,
    StoreError,
    StoreFullError,
    StoreLockedError,
    StoreMissingError,
    StoreNewerError,
    StoreReadOnlyError,
    StoreUnreachableError,
    StoreUrlError,
    VaultAlteredError,
    VaultMissingError,
    WrongPassphraseError,
)
from store.grants import GrantState
from store.host import Host, OpenedUnread
from store.hostkeys import HostCard, HostKeys, card_fingerprint, checked_authority
from store.ids import (
    AddressId,
    GrantId,
    KeyId,
    ParcelId,
    PartId,
    PartKind,
    PartRef,
    ReaderId,
    RecipientHandle,
    SenderId,
    SubjectId,
    VaultId,
    is_id,
    main_part,
    new_grant_id,
    new_handle,
    new_part_id,
    new_subject_id,
)
from store.intake import Intake, IntakeTransaction
from store.keyfile import CounsellorKeys, IntakeKeys, read_private_file, write_private_file
from store.keys import key_id
from store.looks import Look, LookFinding, LookFlaw, LookLog
from store.nonces import RequestNonce
from store.opening import OpenedPart, OpenedParts
from store.owner_transaction import OwnerTransaction
from store.parcels import OpenedParcel, Parcel, ParcelContent, new_parcel_id
from store.passphrase import DEFAULT_COST, PassphraseCost
from store.pushes import Delivery, Push, PushedParcel, PushedSource, Taken
from store.readerkeys import END_AFTER, ROTATE_AFTER, ReaderKey, ReaderKeyFolder
from store.receipts import StoredReceipt
from store.senderkeys import KeyAlgorithm, SenderPublicKey, read_sender_key
from store.senders import KnownKey, NumberKind, Sender, SenderBook, SenderKey, SenderKind
from store.shared import SharedVault
from store.store import CreatedVault, Store
from store.unread import UnreadSource, Waiting
from store.vault import UnlockedVault
from store.vaultkeys import VaultPublic

__all__ = [
    "DEFAULT_COST",
    "END_AFTER",
    "ROTATE_AFTER",
    "AddressAlteredError",
    "AddressId",
    "AddressMissingError",
    "AddressState",
    "AddressText",
    "AddressTextError",
    "AlreadyKnownError",
    "Author",
    "AuthorRole",
    "CounsellorKeys",
    "CreatedVault",
    "Delivery",
    "GrantId",
    "GrantMissingError",
    "GrantState",
    "Host",
    "HostAddress",
    "HostCard",
    "HostCardError",
    "HostKeys",
    "Intake",
    "IntakeKeys",
    "IntakeTransaction",
    "KeyAlgorithm",
    "KeyFileError",
    "KeyId",
    "KnownKey",
    "Look",
    "LookFinding",
    "LookFlaw",
    "LookLog",
    "NonceSpentError",
    "NumberKind",
    "OpenedParcel",
    "OpenedPart",
    "OpenedParts",
    "OpenedUnread",
    "OwnAddress",
    "OwnerTransaction",
    "Parcel",
    "ParcelContent",
    "ParcelId",
    "ParcelUnreadableError",
    "PartExistsError",
    "PartId",
    "PartKind",
    "PartMissingError",
    "PartRef",
    "PartUnreadableError",
    "PassphraseCost",
    "Push",
    "PushedParcel",
    "PushedSource",
    "ReaderId",
    "ReaderKey",
    "ReaderKeyFolder",
    "RecipientHandle",
    "RecoveryCodeError",
    "RequestNonce",
    "RequestReusedError",
    "Sender",
    "SenderBook",
    "SenderError",
    "SenderId",
    "SenderKey",
    "SenderKeyError",
    "SenderKind",
    "SenderMissingError",
    "SenderPublicKey",
    "SharedVault",
    "Store",
    "StoreDamagedError",
    "StoreError",
    "StoreFullError",
    "StoreLockedError",
    "StoreMissingError",
    "StoreNewerError",
    "StoreReadOnlyError",
    "StoreUnreachableError",
    "StoreUrlError",
    "StoredReceipt",
    "SubjectId",
    "Taken",
    "UnlockedVault",
    "UnreadSource",
    "VaultAlteredError",
    "VaultId",
    "VaultMissingError",
    "VaultPublic",
    "Waiting",
    "WrongPassphraseError",
    "card_fingerprint",
    "checked_authority",
    "is_id",
    "key_id",
    "main_part",
    "new_grant_id",
    "new_handle",
    "new_parcel_id",
    "new_part_id",
    "new_subject_id",
    "read_private_file",
    "read_sender_key",
    "sqlite_path",
    "sqlite_url",
    "write_private_file",
]
