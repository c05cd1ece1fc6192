"""`postkluis completion`: the few lines that teach a shell our commands."""

from __future__ import annotations

import click

from tui.command import argument, command
from tui.i18n import N_


@command(
    "completion",
    help=N_(
        "Print what makes your shell complete commands and options.\n\n"
        "For bash, put the line of the example in ~/.bashrc; for zsh the same with zsh in ~/.zshrc; "
        "for fish, write "
        "the output to ~/.config/fish/completions/postkluis.fish."
    ),
    example='eval "$(postkluis completion bash)"',
)
@argument("shell", type=click.Choice(["bash", "zsh", "fish"]), help=N_("The shell that you use."))
@click.pass_context
def COMMAND(ctx: click.Context, shell: str) -> None:
    """Print the script that click makes for the shell."""
    from click.shell_completion import get_completion_class

    found = get_completion_class(shell)
    if found is None:
        raise ValueError(shell)
    click.echo(found(ctx.find_root().command, {}, "postkluis", "_POSTKLUIS_COMPLETE").source())
