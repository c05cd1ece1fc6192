"""What can go wrong in the store, each with a name that the edge turns into a sentence.

StoreError
├── StoreUrlError             the address of the store is none that we know
├── StoreMissingError         no store at that address
├── StoreUnreachableError     the database does not answer, or may not be used
├── StoreNewerError           written by a newer Postkluis
├── StoreLockedError          another process holds it
├── StoreFullError            nothing more can be written: disk, quota or limit
├── StoreReadOnlyError        may be read and not written
├── StoreDamagedError         the file is broken, or is no store
├── VaultMissingError         no such vault in this store
├── VaultAlteredError         keys in the database are not those of the vault: somebody changed them
├── WrongPassphraseError      passphrase or recovery code does not open this
├── RecoveryCodeError         what was typed is no recovery code: a slip of the pen
├── KeyFileError              a key file is missing, broken or of another kind
├── AlreadyKnownError         this source is stored already
├── PartMissingError          no such part
├── PartExistsError           the part is there and may not be replaced by who asks
├── PartUnreadableError       a part that does not open or does not verify
├── GrantMissingError         no such grant
├── HostCardError             a text is no card of a host
├── AddressTextError          what was typed is no address, or the host's key is not the one it names
├── AddressMissingError       the vault has no such address
├── AddressAlteredError       the row of an address is not what an owner made
├── SenderError               an organisation cannot be registered like that
├── SenderMissingError        no such sender
├── SenderKeyError            bytes that are no public key of a sender, or a signature that is not its
├── NonceSpentError           a request that was seen before
├── RequestReusedError        an idempotency key or parcel id that stands for something else
└── ParcelUnreadableError     a sealed push that does not open, or is of another address or vault

No message holds anything that stands inside an envelope, and no key: ids, kinds and versions only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.ids import AddressId, GrantId, PartRef, SenderId, SubjectId, VaultId


class StoreError(Exception):
    """Anything that the store refuses or cannot do."""


class StoreUrlError(StoreError):
    """The address is neither sqlite:///path nor postgresql://host/name."""


class StoreMissingError(StoreError):
    """There is no store at the address given."""


class StoreUnreachableError(StoreError):
    """The database does not answer, or does not let us in."""


class StoreNewerError(StoreError):
    """The store was written by a newer version of Postkluis; nothing in it was touched."""

    def __init__(self, *, revision: str) -> None:
        super().__init__(f"schema {revision} is newer than this program")
        self.revision = revision


class StoreLockedError(StoreError):
    """Another process holds the store; nothing was changed."""


class StoreFullError(StoreError):
    """Nothing more can be written: the disk is full, a quota or limit is reached, or the disk fails."""


class StoreReadOnlyError(StoreError):
    """The store may be read and not written."""


class StoreDamagedError(StoreError):
    """The file is broken, or is a database of something else."""


class VaultMissingError(StoreError):
    """The store holds no vault of that id."""

    def __init__(self, vault: VaultId) -> None:
        super().__init__(f"no vault {vault}")
        self.vault = vault


class VaultAlteredError(StoreError):
    """The keys of the vault in the database are not those that its owner made or signed."""

    def __init__(self, vault: VaultId, field: str) -> None:
        super().__init__(f"vault {vault}: {field} does not verify")
        self.vault = vault
        self.field = field


class WrongPassphraseError(StoreError):
    """The passphrase or recovery code does not open what it was tried on."""


class RecoveryCodeError(StoreError):
    """What was typed is no recovery code: a character is missing, too many, or not the one printed."""


class KeyFileError(StoreError):
    """A key file is missing, broken, readable by others, or of another kind."""


class AlreadyKnownError(StoreError):
    """A source with these very bytes is stored already."""

    def __init__(self, source_id: SubjectId) -> None:
        super().__init__(f"stored already as source {source_id}")
        self.source_id = source_id


class PartMissingError(StoreError):
    """There is no such part, or none for this recipient."""

    def __init__(self, subject: SubjectId, kind: str) -> None:
        super().__init__(f"no {kind} part of {subject}")
        self.subject = subject
        self.kind = kind


class PartExistsError(StoreError):
    """The part is there already, and who asks may add and not replace."""

    def __init__(self, ref: PartRef) -> None:
        super().__init__(f"{ref.kind} part {ref.part} of {ref.subject} is there already")
        self.ref = ref


class PartUnreadableError(StoreError):
    """A part that does not open or does not verify; the one error for every way in which that can happen."""

    def __init__(self, ref: PartRef) -> None:
        super().__init__(f"{ref.kind} part {ref.part} version {ref.version} of {ref.subject} does not open")
        self.ref = ref


class GrantMissingError(StoreError):
    """The vault has no grant of that id."""

    def __init__(self, grant: GrantId) -> None:
        super().__init__(f"no grant {grant}")
        self.grant = grant


class HostCardError(StoreError):
    """A text is no card of a host: cut off, altered, or something else."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class AddressTextError(StoreError):
    """What was typed is no address: a slip of the pen, or its host gave another key than it names."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class AddressMissingError(StoreError):
    """The vault has no address of that id."""

    def __init__(self, address: AddressId) -> None:
        super().__init__(f"no address {address}")
        self.address = address


class AddressAlteredError(StoreError):
    """The row of an address is not what the owner of a vault made for this host: somebody changed it."""

    def __init__(self, address: AddressId) -> None:
        super().__init__(f"address {address} does not verify")
        self.address = address


class SenderError(StoreError):
    """An organisation cannot be registered with this name or number."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class SenderMissingError(StoreError):
    """There is no sender of that id."""

    def __init__(self, sender: SenderId) -> None:
        super().__init__(f"no sender {sender}")
        self.sender = sender


class SenderKeyError(StoreError):
    """Bytes are no public key of a sender, the key is another's, or a signature is not of it."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NonceSpentError(StoreError):
    """A signed request was seen before; nothing was done."""


class RequestReusedError(StoreError):
    """An idempotency key, or the id of a parcel, stands for other content already; nothing was done."""


class ParcelUnreadableError(StoreError):
    """A sealed push does not open; the one error for every way in which that can happen."""
