"""The entry point: finds the command, and turns named errors into a sentence and an exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NoReturn

import click

from tui.command import Group, Option
from tui.i18n import DEFAULT_LANGUAGE, N_, Language, activate
from tui.i18n import gettext as _
from tui.problems import find_problem
from tui.session import LANGUAGE_VARIABLE, start_session
from tui.wording import Problem

# In the order in which a person meets them; each is imported only when it is asked for.
COMMANDS = {
    "init": "tui.commands.init",
    "import": "tui.commands.import_letters",
    "mailbox": "tui.commands.mailbox",
    "parse": "tui.commands.parse",
    "overview": "tui.commands.overview",
    "letter": "tui.commands.letter",
    "claim": "tui.commands.claim",
    "card": "tui.commands.card",
    "grant": "tui.commands.grant",
    "client": "tui.commands.client",
    "contacts": "tui.commands.contacts",
    "push": "tui.commands.push",
    "address": "tui.commands.address",
    "sender": "tui.commands.sender",
    "host": "tui.commands.host",
    "serve": "tui.commands.serve",
    "log": "tui.commands.log",
    "tui": "tui.commands.app",
    "doctor": "tui.commands.doctor",
    "completion": "tui.commands.completion",
}


def _chosen_language(arguments: Sequence[str]) -> Language:
    """Find the language before anything is parsed: from ``--lang``, else the environment, else Dutch.

    A value that is no language is passed over here; the parser says so.
    """
    asked = [os.environ.get(LANGUAGE_VARIABLE, "")]
    for place, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--lang":
            asked.append("".join(arguments[place + 1 : place + 2]))
        elif argument.startswith("--lang="):
            asked.append(argument.removeprefix("--lang="))
    known = [Language(one) for one in asked if one in set(Language)]
    return known[-1] if known else DEFAULT_LANGUAGE


def show_problem(problem: Problem) -> None:
    """Write what went wrong and what can be done to standard error."""
    click.echo(f"postkluis: error: {problem.sentence}", err=True)
    if problem.hint:
        click.echo(f"hint: {problem.hint}", err=True)


def _usage_problem(error: click.UsageError) -> Problem:
    message = error.format_message().rstrip(".")
    hint = None
    if error.ctx is not None:
        hint = _("`{command} --help` shows how it is used").format(command=error.ctx.command_path)
    return Problem(sentence=message[:1].lower() + message[1:], hint=hint, exit_status=2)


class Root(Group):
    """The program itself: all commands, loaded when named."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands in the order in which a person meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one command."""
        if cmd_name not in COMMANDS:
            return None
        found = import_module(COMMANDS[cmd_name]).COMMAND
        if not isinstance(found, click.Command):
            raise TypeError(f"{COMMANDS[cmd_name]}.COMMAND is no command")
        return found

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> NoReturn:
        """Run one command and end the process with its status: 0 done, 1 refused or failed, 2 wrong usage."""
        arguments = list(sys.argv[1:] if args is None else args)
        activate(_chosen_language(arguments))
        extra.update(standalone_mode=False, prog_name="postkluis", obj=start_session())
        try:
            outcome = super().main(arguments, *rest, **extra)
            status = outcome if isinstance(outcome, int) else 0
        except click.exceptions.NoArgsIsHelpError as error:
            click.echo(error.format_message(), err=True)
            status = 2
        except click.UsageError as error:
            problem = _usage_problem(error)
            show_problem(problem)
            status = problem.exit_status
        except click.Abort:
            show_problem(Problem(sentence=_("stopped; what was finished stays"), hint=None, exit_status=1))
            status = 1
        except BrokenPipeError:
            # Whoever read our output has seen enough; the interpreter must not complain while closing it.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            status = 1
        except Exception as error:
            found = find_problem(error)
            if found is None:
                raise
            show_problem(found)
            status = found.exit_status
        sys.exit(status)


cli = Root(
    "postkluis",
    help=N_(
        "Your letters about money, locked under your own key, and one honest overview of what you owe.\n\n"
        "Start with `postkluis init`, bring in letters with `postkluis import`, and look with "
        "`postkluis overview`."
    ),
    example="postkluis import ~/post",
    params=[
        Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            help=N_("Show the version and exit."),
            callback=lambda ctx, _param, value: _show_version(ctx) if value else None,
        )
    ],
)


def _show_version(ctx: click.Context) -> None:
    from importlib.metadata import version

    click.echo(f"postkluis {version('postkluis')}")
    ctx.exit()


def main() -> NoReturn:
    """Run the program on the arguments of this process."""
    cli.main()
