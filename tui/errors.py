"""What can go wrong between a person and the program.

TuiError
├── NoVaultError                 there is no vault in this store yet
├── VaultExistsError             there is one already
├── SeveralVaultsError           there are several, and none of them belongs to this machine
├── PassphraseNeededError        no passphrase, and nobody to ask
├── PassphraseMismatchError      the two passphrases typed are not the same
├── PassphraseFileError          the file that should hold the passphrase cannot be read
├── NotFoundError                no letter, claim, grant or client is known by what was typed
├── AmbiguousError               what was typed fits more than one
├── FieldError                   a correction that fits no field, or a value that the field cannot have
├── NothingToUndoError           no correction of that field stands
├── NothingProposedError         nothing is proposed about that letter
├── FingerprintError             the card is not the one whose fingerprint was given
├── NotConfirmedError            the person said no
├── FileReadError                a file named on the command line cannot be read
├── FileWriteError               a file cannot be written
├── FileExistsAlreadyError       a file that must not be overwritten is there already
├── ExportFormatError            no export has this ending
├── CardMissingError             this machine has no counsellor's card yet
├── HostKeysMissingError         this machine has no keys of a host
├── HostCardNeededError          it is not known at which host an address should be
├── OlderContactsError           contacts of a colleague that are older than those that are here
└── ClientBookError              the file of a counsellor's clients is damaged or not this counsellor's
"""

from __future__ import annotations

from enum import StrEnum


class Sought(StrEnum):
    """What a person can point at by a short id or a name."""

    LETTER = "letter"
    CREDITOR = "creditor"
    GRANT = "grant"
    CLIENT = "client"
    CONTACT = "contact"
    CLAIM = "claim"
    MAILBOX = "mailbox"
    MESSAGE = "message"
    ADDRESS = "address"
    SENDER = "sender"
    SENDER_KEY = "sender_key"
    REFUSED = "refused"


class TuiError(Exception):
    """Something that the person at the terminal can act on."""


class NoVaultError(TuiError):
    """There is no vault in this store yet."""


class VaultExistsError(TuiError):
    """There is a vault in this store already."""


class SeveralVaultsError(TuiError):
    """The store holds several vaults, and none of them has a key file on this machine."""


class PassphraseNeededError(TuiError):
    """No passphrase was given, and there is no terminal to ask for one."""


class PassphraseMismatchError(TuiError):
    """The passphrase and its repetition are not the same."""


class PassphraseFileError(TuiError):
    """The file that should hold the passphrase cannot be read, or is empty."""


class NotFoundError(TuiError):
    """Nothing is known by what was typed."""

    def __init__(self, sought: Sought) -> None:
        super().__init__(f"no such {sought.value}")
        self.sought = sought


class AmbiguousError(TuiError):
    """What was typed fits more than one."""

    def __init__(self, sought: Sought, *, count: int) -> None:
        super().__init__(f"{count} times {sought.value}")
        self.sought = sought
        self.count = count


class FieldError(TuiError):
    """A correction names no field, or a value that the field cannot have; `expected` says what it can."""

    def __init__(self, field: str, *, expected: str | None = None) -> None:
        super().__init__(field)
        self.field = field
        self.expected = expected


class NothingToUndoError(TuiError):
    """No correction of that field stands."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class NothingProposedError(TuiError):
    """Nothing is proposed about that letter."""


class FingerprintError(TuiError):
    """The card has another fingerprint than the one that was given."""


class NotConfirmedError(TuiError):
    """The person was asked and said no; nothing was done."""


class FileReadError(TuiError):
    """A file named on the command line cannot be read."""

    def __init__(self, path: str) -> None:
        super().__init__("unreadable file")
        self.path = path


class FileWriteError(TuiError):
    """A file cannot be written."""

    def __init__(self, path: str) -> None:
        super().__init__("unwritable file")
        self.path = path


class FileExistsAlreadyError(TuiError):
    """A file that must not be overwritten is there already."""

    def __init__(self, path: str) -> None:
        super().__init__("file exists")
        self.path = path


class ExportFormatError(TuiError):
    """No export has this ending."""

    def __init__(self, ending: str) -> None:
        super().__init__("unknown ending")
        self.ending = ending


class CardMissingError(TuiError):
    """This machine has no counsellor's card yet."""


class HostKeysMissingError(TuiError):
    """This machine has no keys of a host."""


class HostCardNeededError(TuiError):
    """A first address is made, no host's card was given, and this machine is no host."""


class OlderContactsError(TuiError):
    """The contacts of a colleague that are here already were made later than these."""


class ClientBookError(TuiError):
    """The file of a counsellor's clients is damaged, or was sealed with another key."""
