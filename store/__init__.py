"""The citizen-owned encrypted store: keys, envelopes, database.

`Store` opens a database. `Intake` brings letters into one vault with public keys only; `UnlockedVault` is the
owner's side; `SharedVault` is what a counsellor may read. FORMAT.md says byte by byte what is stored.
"""

from store.authorship import Author, AuthorRole
from store.engine import sqlite_path, sqlite_url
from store.errors import (
    AlreadyKnownError,
    GrantMissingError,
    KeyFileError,
    PartExistsError,
    PartMissingError,
    PartUnreadableError,
    RecoveryCodeError,
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
from store.ids import (
    GrantId,
    KeyId,
    PartId,
    PartKind,
    PartRef,
    RecipientHandle,
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
from store.opening import OpenedPart, OpenedParts
from store.passphrase import DEFAULT_COST, PassphraseCost
from store.shared import SharedVault
from store.store import CreatedVault, Store
from store.vault import OwnerTransaction, UnlockedVault
from store.vaultkeys import VaultPublic

__all__ = [
    "DEFAULT_COST",
    "AlreadyKnownError",
    "Author",
    "AuthorRole",
    "CounsellorKeys",
    "CreatedVault",
    "GrantId",
    "GrantMissingError",
    "GrantState",
    "Intake",
    "IntakeKeys",
    "IntakeTransaction",
    "KeyFileError",
    "KeyId",
    "Look",
    "LookFinding",
    "LookFlaw",
    "LookLog",
    "OpenedPart",
    "OpenedParts",
    "OwnerTransaction",
    "PartExistsError",
    "PartId",
    "PartKind",
    "PartMissingError",
    "PartRef",
    "PartUnreadableError",
    "PassphraseCost",
    "RecipientHandle",
    "RecoveryCodeError",
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
    "SubjectId",
    "UnlockedVault",
    "VaultAlteredError",
    "VaultId",
    "VaultMissingError",
    "VaultPublic",
    "WrongPassphraseError",
    "is_id",
    "key_id",
    "main_part",
    "new_grant_id",
    "new_handle",
    "new_part_id",
    "new_subject_id",
    "read_private_file",
    "sqlite_path",
    "sqlite_url",
    "write_private_file",
]
