"""What can go wrong between us and the server of a mailbox.

MailboxError
├── MailboxAwayError           not now: try again later, and nothing is lost
│   ├── MailboxUnreachableError    no connection: name, network, or no greeting in time
│   └── MailboxLostError           the connection broke off, or nothing came in time
├── MailboxTlsError            no connection that is safe from others: the certificate is not trusted
├── MailboxLoginError          user and password, or token, are refused
├── MailboxTokenError          the provider gives no new token: the citizen has to give access again
├── MailboxRefusedError        the server says NO to a command
│   └── IdleRefusedError           to IDLE, which it offers
├── MailboxAnswerError         the server answers what the protocol does not know
├── FolderMissingError         there is no such folder
├── AccountError               what was given is no mailbox that can be used; `field` says which part
└── AccountMissingError        there is no mailbox of that id

No message holds a name, an address, a folder or anything that the server said.
"""

from __future__ import annotations

from typing import ClassVar

from mailbox_ingest.errors import IngestError


class MailboxError(IngestError):
    """Something is wrong between us and the server of a mailbox; `code` is its name in JSON."""

    code: ClassVar[str] = "mailbox"


class MailboxAwayError(MailboxError):
    """The server cannot be used now; whoever waits and tries again loses nothing."""

    code = "away"


class MailboxUnreachableError(MailboxAwayError):
    """No connection: the name is not known, nothing answers there, or no greeting came in time."""

    code = "unreachable"


class MailboxLostError(MailboxAwayError):
    """The connection broke off, or the server said nothing for too long."""

    code = "lost"


class MailboxTlsError(MailboxError):
    """No safe connection: the certificate is not trusted or not of this host, or there is no TLS there."""

    code = "tls"


class MailboxLoginError(MailboxError):
    """The server does not let this user in."""

    code = "login"


class MailboxTokenError(MailboxError):
    """The provider gives no new access token; `said` is its own word for why."""

    code = "token"

    def __init__(self, said: str | None = None) -> None:
        super().__init__(f"no token: {said or 'no answer'}")
        self.said = said


class MailboxRefusedError(MailboxError):
    """The server refuses a command; `command` is its first word."""

    code = "refused"

    def __init__(self, command: str) -> None:
        super().__init__(f"{command} was refused")
        self.command = command


class IdleRefusedError(MailboxRefusedError):
    """The server offers IDLE and does not do it; in what state the connection is, nobody knows."""

    def __init__(self) -> None:
        super().__init__("IDLE")


class MailboxAnswerError(MailboxError):
    """The server answers something that cannot be understood."""

    code = "answer"


class FolderMissingError(MailboxError):
    """The mailbox has no such folder (any more)."""

    code = "folder_missing"


class AccountError(MailboxError):
    """The settings of a mailbox cannot be used; `field` names the one."""

    code = "account"

    def __init__(self, field: str) -> None:
        super().__init__(f"{field} cannot be used")
        self.field = field


class AccountMissingError(MailboxError):
    """There is no mailbox of that id in the vault."""

    code = "account_missing"
