"""The click classes of our commands: translated help with an example, and the global options everywhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import click

from tui.i18n import N_
from tui.i18n import gettext as _
from tui.session import Session


class Option(click.Option):
    """An option whose help is translated when it is shown."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the option and its help for the help page."""
        record = super().get_help_record(ctx)
        if record is None or not self.help:
            return record
        return record[0], record[1].replace(self.help, _(self.help), 1)


class Argument(click.Argument):
    """An argument whose help is translated when it is shown."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str]:
        """Return the argument and its help for the help page."""
        return self.make_metavar(ctx), _(self.help) if self.help else ""


def session_of(ctx: click.Context) -> Session:
    """Return the session that the entry point made for this run."""
    session = ctx.find_root().obj
    if not isinstance(session, Session):
        raise TypeError("a command runs through tui.cli.cli, which makes its session")
    return session


def _choose_store(ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
    if value is not None:
        session = session_of(ctx)
        session.settings = replace(session.settings, store_given=value)


def global_options() -> list[click.Parameter]:
    """Return the options that may stand before and after the name of a command."""
    return [
        Option(
            ["--store"],
            metavar="URL",
            expose_value=False,
            callback=_choose_store,
            help=N_("Where the vault is kept: sqlite:///... or postgresql://... (also POSTKLUIS_STORE)."),
        ),
        # The language is chosen before anything is parsed (tui.cli), so that a usage error speaks it too.
        Option(
            ["--lang"],
            type=click.Choice(["nl", "en"]),
            expose_value=False,
            help=N_("Language of everything you read here (also POSTKLUIS_LANG)."),
        ),
    ]


class _Translated(click.Command):
    """What commands and groups share: help that is translated when it is shown, and an example."""

    example: str = ""

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help text and the example."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_(self.help) if self.help else "")
        if self.example:
            with formatter.section(_("Example")):
                formatter.write(f"{'':>{formatter.current_indent}}{self.example}\n")

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return the first sentence of the help."""
        return (_(self.help) if self.help else "").partition("\n")[0].rstrip(".")

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the help option, with its own help in the active language."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _("Show this message and exit.")
        return option


class Command(_Translated):
    """One command. `help` is a message id; its first line stands alone as a sentence."""

    def __init__(self, *args: Any, example: str, **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self.example = example
        self.params.extend(global_options())


class Group(_Translated, click.Group):
    """A noun with its verbs."""

    def __init__(self, *args: Any, example: str, **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self.no_args_is_help = True
        self.example = example
        self.params.extend(global_options())

    def verb(self, name: str, *, help: str, example: str) -> Callable[[Callable[..., Any]], Command]:
        """Make a command of a function and put it under this noun."""

        def add(function: Callable[..., Any]) -> Command:
            made = command(name, help=help, example=example)(function)
            self.add_command(made)
            return made

        return add


def option(*declarations: str, **attributes: Any) -> Callable[[Any], Any]:
    """Decorate with an option whose help is translated."""
    return click.option(*declarations, cls=Option, **attributes)


def argument(*declarations: str, **attributes: Any) -> Callable[[Any], Any]:
    """Decorate with an argument whose help is translated."""
    return click.argument(*declarations, cls=Argument, **attributes)


def command(name: str, *, help: str, example: str) -> Callable[[Callable[..., Any]], Command]:
    """Make a command of a function."""
    return click.command(name, cls=Command, help=help, example=example)


def group(name: str, *, help: str, example: str) -> Callable[[Callable[..., Any]], Group]:
    """Make a group of commands of a function."""
    return click.group(name, cls=Group, help=help, example=example)


def json_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Decorate with ``--json``."""
    decorated: Callable[..., Any] = option(
        "--json", "as_json", is_flag=True, help=N_("Print JSON with stable keys (docs/commands.md).")
    )(function)
    return decorated


class Day(click.DateTime):
    """A day as ``2026-03-02``."""

    name = "day"

    def __init__(self) -> None:
        super().__init__(formats=["%Y-%m-%d"])

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the day as a `date`."""
        return super().convert(value, param, ctx).date()

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """Return what the help page calls the value."""
        return "DAY"
