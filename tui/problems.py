"""Finds what each named error means to a person: one sentence, what to do, and the exit status."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tui.i18n import N_
from tui.i18n import gettext as _
from tui.mailbox_problems import MAILBOX_WORDINGS
from tui.store_problems import STORE_WORDINGS
from tui.wording import Problem, Wording

_NOT_FOUND = {
    "letter": Wording(
        sentence=N_("there is no letter with that number"),
        hint=N_("`postkluis letter list` shows the numbers; the first few signs are enough"),
    ),
    "creditor": Wording(
        sentence=N_("there is no claim of that creditor in your overview"),
        hint=N_("`postkluis overview` shows how each creditor is called; a part of the name is enough"),
    ),
    "grant": Wording(
        sentence=N_("there is no grant with that number"),
        hint=N_("`postkluis grant list` shows the numbers; the first few signs are enough"),
    ),
    "client": Wording(
        sentence=N_("there is no client with that name"),
        hint=N_("`postkluis client list` shows them"),
    ),
    "contact": Wording(
        sentence=N_("you wrote down no such contact"),
        hint=N_("`postkluis contacts list` shows them; only your own can be taken out"),
    ),
    "address": Wording(
        sentence=N_("you have no such address"),
        hint=N_("`postkluis address list` shows your addresses and their numbers"),
    ),
    "sender": Wording(
        sentence=N_("there is no such sender"),
        hint=N_("`postkluis sender list` shows them"),
    ),
    "refused": Wording(
        sentence=N_("no letter with that number was refused"),
        hint=N_("`postkluis address refused` shows the numbers; the first few signs are enough"),
    ),
    "sender_key": Wording(
        sentence=N_("that sender has no such key"),
        hint=N_("`postkluis sender list --json` shows each key in full"),
    ),
    "mailbox": Wording(
        sentence=N_("you have no such mailbox"),
        hint=N_("`postkluis mailbox list` shows them, and `postkluis mailbox add` adds one"),
    ),
    "message": Wording(
        sentence=N_("there is no mail with that number"),
        hint=N_("`postkluis mailbox seen --all` shows the numbers; the first few signs are enough"),
    ),
    "claim": Wording(
        sentence=N_("there is no claim like that"),
        hint=N_("`postkluis claim list` shows each claim with the numbers of its letters"),
    ),
}

_AMBIGUOUS = Wording(
    sentence=N_("that fits {count} at once, so nothing was done"),
    hint=N_("type one or two signs more, until only one is left"),
)


def _not_found(error: Any) -> Problem:
    return _NOT_FOUND[error.sought.value](error)


def _contact_note(error: Any) -> Problem:
    return Problem(
        sentence=_("this does not fit {field}, so nothing was written down").format(field=error.field),
        hint=_(
            "a contact has a telephone number, a mail address or a few words, and nothing about a client: "
            "no account and no number of a file, bill or person"
        ),
        exit_status=2,
    )


def _nothing_to_undo(error: Any) -> Problem:
    if error.field == "claim":
        return Wording(
            sentence=N_("nobody put this claim together or took it apart, so there is nothing to undo"),
            hint=N_("`postkluis claim list` shows each claim with its letters"),
        )(error)
    return Wording(
        sentence=N_("there is no correction of {field} to undo"),
        hint=N_("`postkluis letter show` lists the corrections of a letter"),
    )(error)


def _field(error: Any) -> Problem:
    if error.expected is None:
        return Wording(
            sentence=N_("a letter has no fact that is called {field}, so nothing was changed"),
            hint=N_("`postkluis letter show` names each fact that can be corrected"),
            exit_status=2,
        )(error)
    return Problem(
        sentence=_("that value does not fit {field}, so nothing was changed").format(field=error.field),
        hint=_("it should be {expected}").format(expected=_(error.expected)),
        exit_status=2,
    )


_WORDINGS: Mapping[str, Callable[[Any], Problem]] = {
    **MAILBOX_WORDINGS,
    **STORE_WORDINGS,
    # tui
    "tui.errors.TuiError": Wording(sentence=N_("this cannot be done")),
    "tui.errors.NoVaultError": Wording(
        sentence=N_("there is no vault here yet"),
        hint=N_('make one with `postkluis init --name "Your Name"`, or point to yours with --store'),
    ),
    "tui.errors.VaultExistsError": Wording(
        sentence=N_("there is a vault here already, and it stays as it is"),
        hint=N_("go on with `postkluis import` or `postkluis overview`; for another vault, give --store"),
    ),
    "tui.errors.SeveralVaultsError": Wording(
        sentence=N_("this store holds several vaults, and none of them has its key file on this machine"),
        hint=N_("use the machine on which your vault was made, or copy its key file to this one"),
    ),
    "tui.errors.PassphraseNeededError": Wording(
        sentence=N_("your passphrase is needed, and there is no terminal to ask for it"),
        hint=N_("put it in a file that only you can read and name that file in POSTKLUIS_PASSPHRASE_FILE"),
    ),
    "tui.errors.PassphraseMismatchError": Wording(
        sentence=N_("the two passphrases were not the same; nothing was made"),
        hint=N_("try again, slowly: it is easy to mistype what you cannot see"),
    ),
    "tui.errors.PassphraseFileError": Wording(
        sentence=N_("the file of POSTKLUIS_PASSPHRASE_FILE cannot be read, or holds no passphrase"),
        hint=N_("it should hold the passphrase on one line, and be readable for you alone"),
    ),
    "tui.errors.NotFoundError": _not_found,
    "tui.errors.AmbiguousError": _AMBIGUOUS,
    "tui.errors.FieldError": _field,
    "tui.errors.NothingToUndoError": _nothing_to_undo,
    "tui.errors.NothingProposedError": Wording(
        sentence=N_("nothing is proposed about that letter; nothing was changed"),
        hint=N_("`postkluis letter list` shows what is proposed"),
    ),
    "tui.errors.FingerprintError": Wording(
        sentence=N_("the card does not have that fingerprint; nothing was shared"),
        hint=N_("ask the counsellor to read the fingerprint to you once more, by telephone or face to face"),
    ),
    "tui.errors.NotConfirmedError": Wording(
        sentence=N_("you did not say yes, so nothing was done"),
    ),
    "tui.errors.FileReadError": Wording(
        sentence=N_("{path} cannot be read"),
        hint=N_("see whether the file is there and whether you may read it"),
    ),
    "tui.errors.FileWriteError": Wording(
        sentence=N_("{path} cannot be written"),
        hint=N_("see whether the folder is there, is yours, and has room"),
    ),
    "tui.errors.FileExistsAlreadyError": Wording(
        sentence=N_("{path} is there already, and it stays as it is"),
        hint=N_("give another name, or move that file away first"),
    ),
    "tui.errors.ExportFormatError": Wording(
        sentence=N_("an overview cannot be exported as {ending}"),
        hint=N_("end the name of the file in .pdf, .xlsx, .csv, .json, .ics, .fcid.json or .saldo.csv"),
        exit_status=2,
    ),
    "tui.errors.CardMissingError": Wording(
        sentence=N_("there is no counsellor's card on this machine yet"),
        hint=N_('make one with `postkluis card make --name "Your Name" --organisation "Your organisation"`'),
    ),
    "tui.errors.OlderContactsError": Wording(
        sentence=N_("these contacts are older than those of the same colleague that are here already"),
        hint=N_("what is here stays; ask the colleague for the newest file"),
    ),
    "tui.errors.ClientBookError": Wording(
        sentence=N_("the list of clients on this machine is damaged, or belongs to another card"),
        hint=N_("ask each client for the text of the grant again and add it with `postkluis client add`"),
    ),
    # overview
    "overview.errors.OverviewError": Wording(sentence=N_("the overview cannot be made")),
    "overview.errors.CorrectionError": Wording(
        sentence=N_("a correction in this vault fits no fact of a letter: {path}"),
        hint=N_("take it back with `postkluis letter undo`"),
    ),
    "overview.errors.RegroupingError": Wording(
        sentence=N_("these claims or letters cannot be put together or taken apart so; nothing was changed"),
        hint=N_("`postkluis claim list` shows each claim with its letters"),
        exit_status=2,
    ),
    "overview.errors.PayloadError": Wording(
        sentence=N_("something in this vault was written by another version of Postkluis, or was changed"),
        hint=N_("install the newest version; your letters are still there"),
    ),
    # consent
    "consent.errors.ConsentError": Wording(sentence=N_("this grant cannot be used")),
    "consent.errors.CardError": Wording(
        sentence=N_("this is not a counsellor's card, or it was changed on the way"),
        hint=N_("ask the counsellor for the card again, as a file, and copy it whole"),
    ),
    "consent.errors.ContactNoteError": _contact_note,
    "consent.errors.ContactBookError": Wording(
        sentence=N_("this is not a file of contacts of a counsellor, or it was changed on the way"),
        hint=N_("ask for the file again; one of your own that is damaged lies in the folder `contacts`"),
    ),
    "consent.errors.ProposalError": Wording(
        sentence=N_("this is no proposal by a counsellor whom you let look, or it was changed on the way"),
        hint=N_("nothing was changed; ask the counsellor to send it again, whole"),
    ),
    "consent.errors.GrantPeriodError": Wording(
        sentence=N_("a grant ends today at the earliest and in a year at the latest"),
        hint=N_("choose another day with --until, such as 2026-12-31"),
        exit_status=2,
    ),
    "consent.errors.PurposeError": Wording(
        sentence=N_(
            "what it is for, or the name of a creditor, cannot be shown to people: too long, or empty"
        ),
        hint=N_("say in one plain sentence what it is for"),
        exit_status=2,
    ),
    "consent.errors.NothingToGrantError": Wording(
        sentence=N_("there is no letter to share"),
        hint=N_("bring letters in first with `postkluis import`"),
    ),
    "consent.errors.GrantDamagedError": Wording(
        sentence=N_("a grant in this vault is damaged, or was written by a newer version"),
        hint=N_("withdraw it and make a new one"),
    ),
    "consent.errors.GrantRefusedError": Wording(sentence=N_("you may not look at this overview")),
    "consent.errors.TokenAlteredError": Wording(
        sentence=N_("this is not the text of a grant, or it was changed after the client made it"),
        hint=N_("ask the client to send it again; `postkluis grant show` gives the same text once more"),
    ),
    "consent.errors.OtherCounsellorError": Wording(
        sentence=N_("this grant was given to another counsellor, so your keys do not open it"),
        hint=N_("send the client your own card and ask for a grant to it"),
    ),
    "consent.errors.UnknownGrantError": Wording(
        sentence=N_("this store does not hold the vault or the grant that you are looking for"),
        hint=N_("ask the client for the address of the store and add the client again with --store"),
    ),
    "consent.errors.GrantNotStartedError": Wording(
        sentence=N_("you may not look yet: this grant starts later"),
        hint=N_("try again after the day on which it starts"),
    ),
    "consent.errors.GrantExpiredError": Wording(
        sentence=N_("you may no longer look: the time of this grant is over"),
        hint=N_("only the client can give a new one"),
    ),
    "consent.errors.GrantWithdrawnError": Wording(
        sentence=N_("you may no longer look: the client took this grant back"),
        hint=N_("only the client can give a new one"),
    ),
    "consent.errors.OutsideGrantError": Wording(
        sentence=N_("the client did not share that with you"),
        hint=N_("ask the client whether they want to share it too"),
    ),
    # mailbox_ingest
    "mailbox_ingest.errors.IngestError": Wording(sentence=N_("the letter cannot be brought in")),
    "mailbox_ingest.errors.PayloadError": Wording(
        sentence=N_("something in this vault was written by another version of Postkluis, or was changed"),
        hint=N_("install the newest version; your letters are still there"),
    ),
    "mailbox_ingest.errors.ReadingPoolError": Wording(
        sentence=N_("the part of the program that reads letters does not start"),
        hint=N_("`postkluis doctor` shows what is missing; what was brought in before is safe"),
    ),
    "mailbox_ingest.errors.SourceNotReadableError": Wording(
        sentence=N_("that file cannot be brought in"),
        hint=N_("see whether the file is there and whether you may read it"),
    ),
    "mailbox_ingest.errors.ArrangementError": Wording(
        sentence=N_("the letters cannot be joined, split or put back like that; nothing was changed"),
        hint=N_("join at least two letters; in a split, give every page exactly once"),
    ),
    "mailbox_ingest.errors.NotLockedError": Wording(
        sentence=N_("that letter is not locked with a password"),
        hint=N_("`postkluis letter show` tells what was read in it, or why it was not"),
    ),
    "mailbox_ingest.errors.WrongPasswordError": Wording(
        sentence=N_("the letter does not open with that password; nothing was changed"),
        hint=N_("it is often a date of birth, a postcode or a customer number; the sender tells which"),
    ),
    "mailbox_ingest.errors.EvidenceError": Wording(
        sentence=N_("what the sender signed does not prove that this letter came from it"),
        hint=N_("treat the letter as one of which you do not know who sent it"),
    ),
    "mailbox_ingest.errors.PushMetadataError": Wording(
        sentence=N_("what the sender says of its letter is not written as it should be"),
        hint=N_("the letter itself is kept, and is read as any other"),
    ),
    "mailbox_ingest.errors.LetterGoneError": Wording(
        sentence=N_("that letter was joined or split before, so it no longer stands by itself"),
        hint=N_("`postkluis letter list` shows the letters that took its place"),
    ),
    "mailbox_ingest.errors.LetterMissingError": Wording(
        sentence=N_("there is no letter with that number"),
        hint=N_("`postkluis letter list` shows the numbers; the first few signs are enough"),
    ),
    # server, as far as who runs it or sends to it meets it
    "server.errors.StartError": Wording(sentence=N_("the server cannot start")),
    "server.errors.CertificateError": Wording(
        sentence=N_("the certificate and its key cannot be used"),
        hint=N_("both are files in PEM, the chain of certificates and the key of the first one"),
        exit_status=2,
    ),
    "server.errors.ListeningError": Wording(
        sentence=N_("port {port} cannot be had"),
        hint=N_("see whether another program has it, or give another one"),
    ),
    "server.errors.SendingError": Wording(sentence=N_("the letters cannot be sent")),
    "server.errors.LetterUnusableError": Wording(
        sentence=N_("that cannot be sent as it is"),
        hint=N_("letters go over https only, to a host as `https://post.example.nl`"),
        exit_status=2,
    ),
    "server.errors.JournalError": Wording(
        sentence=N_("the file that keeps your receipts cannot be used"),
        hint=N_("it stands beside your list and ends in .receipts; another run may be using it"),
    ),
    "server.errors.PushListError": Wording(
        sentence=N_("that list of letters cannot be read"),
        hint=N_("it is a CSV in UTF-8 whose first line names the columns, such as file and address"),
        exit_status=2,
    ),
    # parsers
    "parsers.errors.ParserError": Wording(
        sentence=N_("this letter cannot be read by the program"),
        hint=N_("please read it yourself"),
    ),
    "parsers.errors.UnsupportedTypeError": Wording(
        sentence=N_("this is not a kind of file that Postkluis reads"),
        hint=N_("it reads .pdf .jpg .png .tif .heic .eml .msg .docx .html and .txt"),
    ),
    "parsers.errors.EmptyDocumentError": Wording(
        sentence=N_("there is nothing in this file to read"),
        hint=N_("scan or save the letter again"),
    ),
    "parsers.errors.DamagedDocumentError": Wording(
        sentence=N_("this file is broken, or is not what its name says"),
        hint=N_("save it again from where it came, or scan the letter"),
    ),
    "parsers.errors.PasswordProtectedError": Wording(
        sentence=N_("this file opens only with a password"),
        hint=N_("open it with: postkluis letter open NUMBER"),
    ),
    "parsers.errors.DocumentLimitError": Wording(
        sentence=N_("this file is larger, longer or deeper than a letter can be"),
        hint=N_("bring in the pages of the letter alone"),
    ),
    "parsers.errors.ReaderUnavailableError": Wording(
        sentence=N_("a program that reads letters is missing, or took too long"),
        hint=N_("`postkluis doctor` shows what is missing"),
    ),
}


def find_problem(error: BaseException) -> Problem | None:
    """Return what `error` means to a person, by its class or the nearest base with words; else `None`."""
    for kind in type(error).__mro__:
        wording = _WORDINGS.get(f"{kind.__module__}.{kind.__qualname__}")
        if wording is not None:
            return wording(error)
    return None


def has_own_words(kind: type[BaseException]) -> bool:
    """Return whether a class of error has a sentence of its own."""
    return f"{kind.__module__}.{kind.__qualname__}" in _WORDINGS
