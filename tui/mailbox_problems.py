"""What the errors of mailboxes mean to a person."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tui.i18n import N_
from tui.wording import Problem, Wording

_ERRORS = "mailbox_ingest.mailbox.errors"
_BY_FIELD: Mapping[str, Wording] = {
    "host": Wording(
        sentence=N_("it is not known where this mail is"),
        hint=N_("give the server that your provider names for IMAP, as in `--host imap.provider.example`"),
        exit_status=2,
    ),
    "security": Wording(
        sentence=N_("without TLS others on the way would read your password and your mail"),
        hint=N_("leave `--security` out; only for a server on this very machine it may be `none`"),
        exit_status=2,
    ),
    "name": Wording(
        sentence=N_("you have a mailbox with that name already, or it cannot be a name"),
        hint=N_("give it another name with `--name`"),
        exit_status=2,
    ),
    "folder": Wording(
        sentence=N_("these folders cannot be used: one is empty, or named twice"),
        exit_status=2,
    ),
    "label": Wording(
        sentence=N_("a label is one word of letters, digits, `-`, `_`, `.` and `$`"),
        exit_status=2,
    ),
    "password": Wording(
        sentence=N_("the password of the mailbox is needed, and there is no terminal to ask for it"),
        hint=N_("put it on one line in a file that only you can read, and name it with `--password-file`"),
    ),
    "oauth": Wording(
        sentence=N_("at this provider a password does not open a mailbox for a program"),
        hint=N_("give access in the browser with `--oauth`"),
    ),
    "client_id": Wording(
        sentence=N_("it is not known as which program to ask this provider for access"),
        hint=N_(
            "give the id that the provider gave for it with `--client-id`, or in POSTKLUIS_OAUTH_CLIENT_ID"
        ),
        exit_status=2,
    ),
    "token_url": Wording(
        sentence=N_("it is not known how to give access at this provider"),
        hint=N_("leave `--oauth` out and use a password, if need be one for programs alone"),
        exit_status=2,
    ),
}


def _account(error: Any) -> Problem:
    return _BY_FIELD.get(error.field, _ANY_FIELD)(error)


_ANY_FIELD = Wording(
    sentence=N_("{field} cannot be used for a mailbox"),
    hint=N_("`postkluis mailbox add --help` shows what is needed"),
    exit_status=2,
)

MAILBOX_WORDINGS: Mapping[str, Callable[[Any], Problem]] = {
    f"{_ERRORS}.MailboxError": Wording(sentence=N_("the mailbox cannot be used")),
    f"{_ERRORS}.MailboxAwayError": Wording(
        sentence=N_("the mailbox cannot be reached now"),
        hint=N_("try again later; nothing is lost"),
    ),
    f"{_ERRORS}.MailboxUnreachableError": Wording(
        sentence=N_("the server of the mailbox does not answer"),
        hint=N_("see whether you are online and whether the server is right, and try again later"),
    ),
    f"{_ERRORS}.MailboxLostError": Wording(
        sentence=N_("the connection with the mailbox broke off; what was taken in is in your vault"),
        hint=N_("try again: it goes on where it was"),
    ),
    f"{_ERRORS}.MailboxTlsError": Wording(
        sentence=N_(
            "the connection is not safe: the certificate of the server is not trusted, or there is none"
        ),
        hint=N_("check the name of the server; on a network that is not yours, try another network"),
    ),
    f"{_ERRORS}.MailboxLoginError": Wording(
        sentence=N_("the mailbox does not open with this user and password"),
        hint=N_("many providers want a password that is made for programs alone; look in their settings"),
    ),
    f"{_ERRORS}.MailboxTokenError": Wording(
        sentence=N_("the provider gives no access to the mailbox (any more)"),
        hint=N_("give access again: remove the mailbox and add it once more with `--oauth`"),
    ),
    f"{_ERRORS}.MailboxRefusedError": Wording(
        sentence=N_("the server refuses what every mailbox should do"),
        hint=N_("try again later; if it stays so, ask your provider"),
    ),
    f"{_ERRORS}.IdleRefusedError": Wording(
        sentence=N_("the mail server does not tell of new mail by itself"),
        hint=N_("it is asked now and then instead"),
    ),
    f"{_ERRORS}.MailboxAnswerError": Wording(
        sentence=N_("the server answers something that Postkluis does not understand"),
        hint=N_("try again later; if it stays so, please report it"),
    ),
    f"{_ERRORS}.FolderMissingError": Wording(
        sentence=N_("the mailbox has no such folder"),
        hint=N_("look in your mail program how it is called; a folder in another is written with a slash"),
    ),
    f"{_ERRORS}.AccountError": _account,
    f"{_ERRORS}.AccountMissingError": Wording(
        sentence=N_("there is no mailbox with that name"),
        hint=N_("`postkluis mailbox list` shows them"),
    ),
}
