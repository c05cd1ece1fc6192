"""`postkluis letter`: letters one by one: list, show, join, split, correct a fact, and undo any of that."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tui.command import argument, group, json_option, option, session_of
from tui.commands.letter_open import OPEN
from tui.i18n import N_
from tui.i18n import gettext as _

if TYPE_CHECKING:
    from mailbox_ingest.letters import StoredLetter
    from mailbox_ingest.payloads import Provenance
    from mailbox_ingest.proposals import Proposals
    from overview import Correction
    from store import UnlockedVault

_LETTER_HELP = N_(
    "The number of the letter, as `postkluis letter list` shows it; the first signs are enough."
)


@group(
    "letter",
    help=N_("Look at your letters one by one, and put right what is wrong."),
    example="postkluis letter list",
)
def COMMAND() -> None:
    """Group the commands about single letters."""


COMMAND.add_command(OPEN)


@COMMAND.verb(
    "list",
    help=N_(
        "List all letters with the number by which each is known.\n\n"
        "Below the list stands what seems to be pages of one letter, or several letters in one scan."
    ),
    example="postkluis letter list",
)
@json_option
@click.pass_context
def list_(ctx: click.Context, as_json: bool) -> None:
    """List the letters, the oldest first."""
    from tui.vault_letters import letters_with_proposals
    from tui.wiring import as_letter_facts, look_into_vault

    letters, proposals = asyncio.run(look_into_vault(session_of(ctx), letters_with_proposals))
    if as_json:
        rows = [_row(letter) for letter in letters]
        shown = {"version": 1, "letters": rows, "proposals": _proposal_rows(proposals)}
        click.echo(json.dumps(shown, ensure_ascii=False))
        return
    from rich.console import Console

    from tui.letters_view import letters_view
    from tui.proposals_view import proposals_view

    console = Console()
    console.print(letters_view([as_letter_facts(letter) for letter in letters]))
    asked = proposals_view(proposals, letters)
    if asked is not None:
        console.print(asked)


@COMMAND.verb(
    "show",
    help=N_("Show what was read in a letter, with the words and the page that say so, and your corrections."),
    example="postkluis letter show 3f9a",
)
@argument("letter", metavar="LETTER", help=_LETTER_HELP)
@json_option
@click.pass_context
def show(ctx: click.Context, letter: str, as_json: bool) -> None:
    """Show one letter."""
    from mailbox_ingest.stated_claims import differences
    from tui.origin_texts import origin_lines, origin_row
    from tui.stated_texts import difference_line, difference_rows
    from tui.vault_letters import letter_with_corrections
    from tui.vault_origins import origin_of
    from tui.wiring import as_letter_facts, look_into_vault

    async def look(
        vault: UnlockedVault,
    ) -> tuple[StoredLetter, tuple[Correction, ...], Provenance | None]:
        found, corrections = await letter_with_corrections(vault, letter)
        return found, corrections, await origin_of(vault, found)

    found, corrections, provenance = asyncio.run(look_into_vault(session_of(ctx), look))
    stated = (
        differences(provenance.evidence, found.facts)
        if provenance is not None and found.facts is not None
        else ()
    )
    if as_json:
        from parsers.facts_json import encode_facts

        shown = _row(found)
        shown["facts"] = None if found.facts is None else encode_facts(found.facts)
        shown["corrections"] = [_correction_row(one) for one in corrections]
        shown["origin"] = None if provenance is None else origin_row(provenance)
        shown["stated_otherwise"] = difference_rows(stated)
        click.echo(json.dumps({"version": 1, **shown}, ensure_ascii=False))
        return
    from rich.console import Console

    from tui.letter_view import letter_view
    from tui.letters_view import corrections_view, letter_head
    from tui.reading_problems import reading_problem

    console = Console()
    console.print(letter_head(as_letter_facts(found)))
    for line in () if provenance is None else origin_lines(provenance):
        console.print(line, markup=False, highlight=False)
    if found.facts is not None:
        console.print(letter_view(found.facts, with_paths=True))
        for one in stated:
            console.print(difference_line(one), markup=False, highlight=False, style="bold yellow")
    elif found.record.error is not None:
        problem = reading_problem(found.record.error.code)
        console.print(f"{problem.sentence}; {problem.hint}", markup=False, highlight=False)
    if corrections:
        console.print(corrections_view(corrections))


@COMMAND.verb(
    "join",
    help=N_(
        "Make one letter of several, in the order given: pages that belong together.\n\n"
        "With --as-proposed one number is enough: the others and their order are those that "
        "`postkluis letter list` proposes. "
        "`postkluis letter undo` brings the separate letters back."
    ),
    example="postkluis letter join 3f9a 71c0",
)
@argument("letters", metavar="LETTER LETTER...", nargs=-1, required=True, help=_LETTER_HELP)
@option("--as-proposed", "as_proposed", is_flag=True, help=N_("Join what is proposed with these."))
@json_option
@click.pass_context
def join(ctx: click.Context, letters: tuple[str, ...], as_proposed: bool, as_json: bool) -> None:
    """Join letters."""
    from tui.vault_letters import join_as_proposed, join_typed
    from tui.wiring import change_vault

    join_them = join_as_proposed if as_proposed else join_typed
    made = asyncio.run(change_vault(session_of(ctx), lambda vault: join_them(vault, letters)))
    _tell([made], as_json, _("One letter was made of them:"))


@COMMAND.verb(
    "split",
    help=N_(
        "Make several letters of one: a scan that holds more than one letter.\n\n"
        "Give the pages of each letter with --pages, such as 1-2 or 3; every page goes somewhere. "
        "With --as-proposed they are those that `postkluis letter list` proposes. "
        "`postkluis letter undo` brings the whole back."
    ),
    example="postkluis letter split 3f9a --pages 1-2 --pages 3",
)
@argument("letter", metavar="LETTER", help=_LETTER_HELP)
@option("--pages", "pages", metavar="PAGES", multiple=True, help=N_("Pages of one letter, as 1-2."))
@option("--as-proposed", "as_proposed", is_flag=True, help=N_("Split it as is proposed."))
@json_option
@click.pass_context
def split(ctx: click.Context, letter: str, pages: tuple[str, ...], as_proposed: bool, as_json: bool) -> None:
    """Split a letter."""
    from tui.vault_letters import split_as_proposed, split_typed
    from tui.wiring import change_vault

    if as_proposed == bool(pages):
        raise click.UsageError(_("give either --pages, for each letter, or --as-proposed"), ctx=ctx)
    groups = [_pages(ctx, text) for text in pages]
    made = asyncio.run(
        change_vault(
            session_of(ctx),
            lambda vault: (
                split_as_proposed(vault, letter) if as_proposed else split_typed(vault, letter, groups)
            ),
        )
    )
    _tell(made, as_json, _("These letters were made of it:"))


@COMMAND.verb(
    "keep",
    help=N_(
        "Say that letters are right as they are: nothing is proposed about them any more.\n\n"
        "`postkluis letter undo` takes that back."
    ),
    example="postkluis letter keep 3f9a",
)
@argument("letters", metavar="LETTER...", nargs=-1, required=True, help=_LETTER_HELP)
@json_option
@click.pass_context
def keep(ctx: click.Context, letters: tuple[str, ...], as_json: bool) -> None:
    """Keep letters as they are."""
    from tui.vault_letters import keep_typed
    from tui.wiring import change_vault

    kept = asyncio.run(change_vault(session_of(ctx), lambda vault: keep_typed(vault, letters)))
    _tell(kept, as_json, _("These letters stay as they are:"))


@COMMAND.verb(
    "correct",
    help=N_(
        "Put right a fact that was read wrongly.\n\n"
        "FIELD is the name that `postkluis letter show` gives, such as amount_due_cents. An amount "
        "is written in "
        "euros with two decimals; a dash says that the letter does not state it. What the program "
        "read is kept "
        "beside your correction."
    ),
    example='postkluis letter correct 3f9a amount_due_cents 345,67 --reason "read 845,67"',
)
@argument("letter", metavar="LETTER", help=_LETTER_HELP)
@argument("field", metavar="FIELD", help=N_("The name of the fact."))
@argument("value", metavar="VALUE", help=N_("What the letter really says."))
@option("--reason", default="", metavar="TEXT", help=N_("Why, for yourself and for your counsellor."))
@json_option
@click.pass_context
def correct(ctx: click.Context, letter: str, field: str, value: str, reason: str, as_json: bool) -> None:
    """Correct one fact."""
    from tui.labels import field_label
    from tui.vault_letters import correct_typed
    from tui.wiring import change_vault

    session = session_of(ctx)
    made = asyncio.run(
        change_vault(
            session,
            lambda vault: correct_typed(vault, letter, field, value, reason=reason, now=session.now()),
        )
    )
    if as_json:
        click.echo(json.dumps({"version": 1, **_correction_row(made)}, ensure_ascii=False))
    else:
        click.echo(_("Corrected: {field}.").format(field=field_label(field)))


@COMMAND.verb(
    "accept",
    help=N_(
        "Look at the corrections that a counsellor proposes, and take over what is right.\n\n"
        "You are asked about each. What you take over stands beside the letter with the counsellor's name, "
        "and `postkluis letter undo` takes it back."
    ),
    example="postkluis letter accept proposal.txt",
)
@argument("file", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help=N_("The file."))
@option("--all", "everything", is_flag=True, help=N_("Take over everything without being asked."))
@json_option
@click.pass_context
def accept(ctx: click.Context, file: Path, everything: bool, as_json: bool) -> None:
    """Take over what a counsellor proposes."""
    from tui.proposed import Proposed, read_proposal_text, take_over
    from tui.proposed_texts import proposed_lines
    from tui.wiring import change_vault

    session = session_of(ctx)
    text = read_proposal_text(file)

    def agrees(proposed: Proposed) -> bool:
        for line in proposed_lines(proposed):
            click.echo(line, err=True)
        return everything or session.ask_yes(_("Take this over?"))

    done = asyncio.run(change_vault(session, lambda vault: take_over(vault, text, agrees, session.now())))
    if as_json:
        rows = [_correction_row(one) for one in done.accepted]
        row = {"author": done.author, "accepted": rows, "refused": done.refused, "unknown": done.unknown}
        click.echo(json.dumps({"version": 1, **row}, ensure_ascii=False))
        return
    click.echo(
        _(
            "Taken over: {accepted}. Not taken over: {refused}. About letters that are not here: {unknown}."
        ).format(accepted=len(done.accepted), refused=done.refused, unknown=done.unknown)
    )


@COMMAND.verb(
    "undo",
    help=N_(
        "Take back a correction, a join or split, or that a letter is kept as it is.\n\n"
        "With FIELD it takes back the newest correction of that fact; without, it brings back the "
        "letters from which "
        "this one was made."
    ),
    example="postkluis letter undo 3f9a amount_due_cents",
)
@argument("letter", metavar="LETTER", help=_LETTER_HELP)
@argument("field", metavar="[FIELD]", required=False, help=N_("The name of the fact."))
@json_option
@click.pass_context
def undo(ctx: click.Context, letter: str, field: str | None, as_json: bool) -> None:
    """Undo."""
    from tui.vault_letters import undo_correction, undo_join_or_split
    from tui.wiring import change_vault

    session = session_of(ctx)
    if field is None:
        back = asyncio.run(change_vault(session, lambda vault: undo_join_or_split(vault, letter)))
        _tell(back, as_json, _("These letters stand by themselves again:"))
        return
    undone = asyncio.run(change_vault(session, lambda vault: undo_correction(vault, letter, field)))
    if as_json:
        click.echo(json.dumps({"version": 1, **_correction_row(undone)}, ensure_ascii=False))
    else:
        click.echo(_("The correction was taken back."))


_PAGES = re.compile(r"(\d{1,4})(?:-(\d{1,4}))?")


def _pages(ctx: click.Context, text: str) -> tuple[int, ...]:
    """Return the pages of ``1-2,5``, in that order."""
    pages: list[int] = []
    for stretch in text.split(","):
        match = _PAGES.fullmatch(stretch.strip())
        if match is None or (match[2] and int(match[2]) < int(match[1])):
            raise click.BadParameter(_("pages are written as 1-2 or 3"), ctx=ctx, param_hint="--pages")
        pages.extend(range(int(match[1]), int(match[2] or match[1]) + 1))
    return tuple(pages)


def _row(letter: StoredLetter) -> dict[str, Any]:
    facts = letter.facts
    return {
        "id": letter.id,
        "source": letter.record.source,
        "part_name": letter.record.part_name,
        "received": letter.record.received.isoformat(),
        "pages": letter.record.page_count,
        "status": letter.record.status.value,
        "error": None if letter.record.error is None else letter.record.error.code,
        "sender": None if facts is None else facts.sender,
        "letter_date": None if facts is None or facts.letter_date is None else facts.letter_date.isoformat(),
        "stage": None if facts is None else facts.stage.value,
        "amount_due_cents": None if facts is None else facts.amount_due_cents,
    }


def _proposal_rows(proposals: Proposals) -> dict[str, Any]:
    return {
        "splits": [
            {
                "letter": letter_id,
                "letters": [
                    {"pages": list(one.pages), "reasons": [reason.value for reason in one.reasons]}
                    for one in split.letters
                ],
            }
            for letter_id, split in proposals.splits.items()
        ],
        "joins": [
            {"letters": list(join.letter_ids), "reasons": [reason.value for reason in join.reasons]}
            for join in proposals.joins
        ],
    }


def _correction_row(correction: Correction) -> dict[str, Any]:
    return {
        "letter": correction.letter_id,
        "field": correction.path,
        "value": correction.value,
        "reason": correction.reason,
        "author": correction.author,
        "made_at": correction.made_at.isoformat(),
        "undone": correction.undone,
    }


def _tell(letters: Sequence[StoredLetter], as_json: bool, heading: str) -> None:
    if as_json:
        rows = [_row(letter) for letter in letters]
        click.echo(json.dumps({"version": 1, "letters": rows}, ensure_ascii=False))
        return
    from rich.console import Console

    from tui.letters_view import letters_view
    from tui.wiring import as_letter_facts

    click.echo(heading)
    Console().print(letters_view([as_letter_facts(letter) for letter in letters]))
