"""`postkluis contacts`: what counsellors learned about reaching organisations, shared between colleagues."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tui.command import Day, argument, group, json_option, option, session_of
from tui.i18n import N_
from tui.i18n import gettext as _
from tui.session import Session

if TYPE_CHECKING:
    from consent import ContactBook, ContactNote, Learned

_ORGANISATION_HELP = N_("The organisation, as its letters call it.")
_ROLE_HELP = N_("Who answers: a department or a task, such as legal or arrangements.")


@group(
    "contacts",
    help=N_(
        "For counsellors: short lines to organisations that you and your colleagues learned.\n\n"
        "They stand with the claims of every client. They are kept outside every vault, so write down "
        "nothing about a client: no name, no number of a file, no account."
    ),
    example="postkluis contacts list",
)
def COMMAND() -> None:
    """Group the commands about contacts."""


@COMMAND.verb(
    "list",
    help=N_("List what you and your colleagues learned, with the day it was last checked and by whom."),
    example="postkluis contacts list",
)
@json_option
@click.pass_context
def list_(ctx: click.Context, as_json: bool) -> None:
    """List all contacts in order of organisation."""
    from tui.contact_files import learned_here

    found = learned_here(session_of(ctx).settings.data_folder)
    if as_json:
        rows = [{**_row(one.note), "author": _author(one)} for one in found]
        click.echo(json.dumps({"version": 1, "contacts": rows}, ensure_ascii=False))
    elif found:
        _show(found)
    else:
        click.echo(_("There are no contacts yet. Write one down with `postkluis contacts add`."))


@COMMAND.verb(
    "add",
    help=N_(
        "Write down how an organisation can be reached, or that it still holds.\n\n"
        "What you wrote before of the same organisation and role makes way. Name a role rather than a "
        "person, and nothing about a client."
    ),
    example='postkluis contacts add "Lichtbaak Energie" --role arrangements --phone "088 000 00 11"',
)
@argument("organisation", metavar="ORGANISATION", help=_ORGANISATION_HELP)
@option("--role", default="", metavar="TEXT", help=_ROLE_HELP)
@option("--phone", default="", metavar="NUMBER", help=N_("The telephone number."))
@option("--email", default="", metavar="ADDRESS", help=N_("The mail address."))
@option("--note", default="", metavar="TEXT", help=N_("What helps, such as the hours or what to ask for."))
@option("--checked", type=Day(), help=N_("The day on which you found that it holds; without it, today."))
@json_option
@click.pass_context
def add(
    ctx: click.Context,
    organisation: str,
    role: str,
    phone: str,
    email: str,
    note: str,
    checked: date | None,
    as_json: bool,
) -> None:
    """Write down a contact and sign the own book again."""
    from consent import make_note

    session = session_of(ctx)
    day = checked or session.today()
    if day > session.today():
        raise click.BadParameter(_("nothing is checked on a day to come"), ctx=ctx, param_hint="--checked")
    made = make_note(
        organisation=organisation, role=role, phone=phone, email=email, note=note, checked_on=day
    )
    notes = _own_notes(session)
    _sign(session, (*(one for one in notes if one.subject != made.subject), made))
    if as_json:
        click.echo(json.dumps({"version": 1, **_row(made)}, ensure_ascii=False))
    else:
        click.echo(_("Written down: {organisation}.").format(organisation=made.organisation))


@COMMAND.verb(
    "remove",
    help=N_("Take out a contact that you wrote down yourself."),
    example='postkluis contacts remove "Lichtbaak Energie" --role arrangements',
)
@argument("organisation", metavar="ORGANISATION", help=_ORGANISATION_HELP)
@option("--role", metavar="TEXT", help=_ROLE_HELP)
@json_option
@click.pass_context
def remove(ctx: click.Context, organisation: str, role: str | None, as_json: bool) -> None:
    """Take out one contact and sign the own book again."""
    from tui.errors import AmbiguousError, NotFoundError, Sought

    session = session_of(ctx)
    notes = _own_notes(session)
    wanted, with_role = organisation.strip().casefold(), None if role is None else role.strip().casefold()
    found = [one for one in notes if one.subject[0] == wanted and with_role in (None, one.subject[1])]
    if not found:
        raise NotFoundError(Sought.CONTACT)
    if len(found) > 1:
        raise AmbiguousError(Sought.CONTACT, count=len(found))
    _sign(session, tuple(one for one in notes if one is not found[0]))
    if as_json:
        click.echo(json.dumps({"version": 1, **_row(found[0])}, ensure_ascii=False))
    else:
        click.echo(_("Taken out: {organisation}.").format(organisation=found[0].organisation))


@COMMAND.verb(
    "export",
    help=N_(
        "Write your own contacts to a file for colleagues.\n\n"
        "It is signed with your key and holds your card. It is not encrypted, and holds nothing about a "
        "client as long as you wrote nothing about one."
    ),
    example="postkluis contacts export my-contacts.txt",
)
@argument("file", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help=N_("The file."))
@json_option
@click.pass_context
def export(ctx: click.Context, file: Path, as_json: bool) -> None:
    """Write the own book."""
    from consent import encode_book
    from tui.private_files import write_private_text

    session = session_of(ctx)
    # Signed anew, so that the file has the newest instant and colleagues can tell which one is newer.
    book = _sign(session, _own_notes(session))
    write_private_text(file, encode_book(book))
    if as_json:
        click.echo(json.dumps({"version": 1, "file": str(file), "contacts": len(book.notes)}))
        return
    click.echo(_("Written to {path}.").format(path=file))
    click.echo(
        _(
            "Colleagues who take it for the first time compare this fingerprint with you: {fingerprint}"
        ).format(fingerprint=book.card.fingerprint()),
        err=True,
    )


@COMMAND.verb(
    "import",
    help=N_(
        "Take in the contacts of a colleague.\n\n"
        "The first time you see the name and the fingerprint of the colleague's card: let them read it "
        "out to you, and say yes only when it is the same. Of what several colleagues wrote the "
        "newest check counts."
    ),
    example="postkluis contacts import contacts-of-bakker.txt",
)
@argument("file", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help=N_("The file."))
@option(
    "--fingerprint",
    metavar="DIGITS",
    help=N_("The fingerprint that the colleague gave you; with it you are not asked to confirm."),
)
@json_option
@click.pass_context
def import_(ctx: click.Context, file: Path, fingerprint: str | None, as_json: bool) -> None:
    """Take in a book after its author is confirmed."""
    from consent import decode_book
    from tui.client_book import load_card
    from tui.contact_files import is_known, read_book_text, take_book
    from tui.errors import FingerprintError

    session = session_of(ctx)
    folder = session.settings.data_folder
    load_card(folder)
    book = decode_book(read_book_text(file))
    if fingerprint is not None:
        if _digits(fingerprint) != _digits(book.card.fingerprint()):
            raise FingerprintError
    elif not is_known(folder, book):
        _confirm(session, book)
    take_book(folder, book)
    name = f"{book.card.name}, {book.card.organisation}"
    if as_json:
        row = {"author": name, "fingerprint": book.card.fingerprint(), "contacts": len(book.notes)}
        click.echo(json.dumps({"version": 1, **row}, ensure_ascii=False))
    else:
        click.echo(_("Taken in: the contacts of {name}.").format(name=name))


def _confirm(session: Session, book: ContactBook) -> None:
    """Show whose contacts these are, and go on only after a yes."""
    from tui.errors import NotConfirmedError

    click.echo(f"{book.card.name}, {book.card.organisation}", err=True)
    click.echo(_("Fingerprint: {fingerprint}").format(fingerprint=book.card.fingerprint()), err=True)
    click.echo(
        _("Did your colleague read this same fingerprint out to you? Anyone can make a card with any name."),
        err=True,
    )
    if not session.ask_yes(_("Take in these contacts?")):
        raise NotConfirmedError


def _own_notes(session: Session) -> tuple[ContactNote, ...]:
    from tui.contact_files import load_own_notes

    return load_own_notes(session.settings.data_folder)


def _sign(session: Session, notes: tuple[ContactNote, ...]) -> ContactBook:
    from tui.client_book import load_keys
    from tui.contact_files import save_own_notes
    from tui.wiring import ask_counsellor_passphrase

    folder = session.settings.data_folder
    keys = load_keys(folder, ask_counsellor_passphrase(session))
    return save_own_notes(folder, keys, notes, session.now())


def _show(found: tuple[Learned, ...]) -> None:
    from rich.console import Console
    from rich.table import Table

    from tui.formatting import format_short_day

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column(_("Organisation"), overflow="fold")
    table.add_column(_("How"), overflow="fold")
    table.add_column(_("Checked"), no_wrap=True)
    table.add_column(_("By"), overflow="fold", style="dim")
    for one in found:
        note = one.note
        name = f"{note.organisation}\n{note.role}" if note.role else note.organisation
        how = "\n".join(text for text in (note.phone, note.email, note.note) if text)
        table.add_row(name, how, format_short_day(note.checked_on), _author(one))
    Console().print(table)


def _author(one: Learned) -> str:
    return f"{one.author.name}, {one.author.organisation}"


def _row(note: ContactNote) -> dict[str, Any]:
    return {
        "organisation": note.organisation,
        "role": note.role or None,
        "phone": note.phone or None,
        "email": note.email or None,
        "note": note.note or None,
        "checked_on": note.checked_on.isoformat(),
    }


def _digits(text: str) -> str:
    return "".join(character for character in text if character.isdigit())
