"""Every command has help with an example, in both languages, and stands in docs/commands.md."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from tests.tui.conftest import Person
from tui.cli import cli
from tui.command import Argument, Command, Group, Option

DOCS = Path(__file__).parents[2] / "docs" / "commands.md"
FOR_ALL = {"--store", "--lang", "--help", "--version"}


def commands(
    group: click.Group, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        found = group.get_command(context, name)
        assert found is not None
        if isinstance(found, click.Group):
            yield from commands(found, (*path, name))
        yield (*path, name), found


ALL = dict(commands(cli))
IDS = [" ".join(path) for path in ALL]


@pytest.mark.parametrize("path", ALL, ids=IDS)
@pytest.mark.parametrize(("language", "example"), [("nl", "Voorbeeld:"), ("en", "Example:")])
def test_each_command_has_help_with_an_example(
    person: Person, path: tuple[str, ...], language: str, example: str
) -> None:
    person.language = language
    shown = person.done(*path, "--help")
    assert example in shown
    assert "--store" in shown
    found = ALL[path]
    assert isinstance(found, Command | Group)
    assert found.example in shown


@pytest.mark.parametrize("path", ALL, ids=IDS)
def test_each_example_is_a_use_of_the_command_that_parses(path: tuple[str, ...]) -> None:
    found = ALL[path]
    assert isinstance(found, Command | Group)
    words = shlex.split(found.example.partition(" <")[0].partition(" >")[0])
    if words[0] == "eval":
        words = shlex.split(words[1].removeprefix("$(").removesuffix(")"))
    assert words[0] == "postkluis"
    if isinstance(found, Group):
        assert (path[0], words[2]) in ALL
        return
    assert tuple(words[1 : 1 + len(path)]) == path
    context = found.make_context("example", words[1 + len(path) :], resilient_parsing=True)
    assert context.params


@pytest.mark.parametrize("path", ALL, ids=IDS)
def test_each_option_and_argument_is_explained(path: tuple[str, ...]) -> None:
    for parameter in ALL[path].params:
        assert isinstance(parameter, Option | Argument)
        assert parameter.help


@pytest.mark.parametrize("path", ALL, ids=IDS)
def test_each_command_and_option_stands_in_the_documentation(path: tuple[str, ...]) -> None:
    if isinstance(ALL[path], Group):
        return
    heading, text = section(path)
    known = {name for parameter in ALL[path].params for name in parameter.opts if name.startswith("--")}
    assert {name for name in known if name not in heading} <= FOR_ALL
    assert set(re.findall(r"--[a-z-]+", heading)) <= known
    assert text.strip()


def section(path: tuple[str, ...]) -> tuple[str, str]:
    """Return the heading and the text of a command in the documentation."""
    name = f"postkluis {' '.join(path)}"
    sections = DOCS.read_text(encoding="utf-8").split("\n### ")[1:]
    (found,) = (one for one in sections if f"{one.partition(chr(10))[0]} ".startswith(f"{name} "))
    heading, _end, text = found.partition("\n")
    return heading, text


def test_each_key_of_the_overview_stands_in_the_documentation(owner: Person) -> None:
    found = owner.json("overview", "--as-of", "2026-04-20")
    text = section(("overview",))[1]
    keys = {*found, *found["totals"], *found["claims"][0]} - {"version"}
    assert {key for key in keys if f"`{key}`" not in text} == set()


def test_the_help_of_the_program_lists_every_command_with_a_sentence(person: Person) -> None:
    person.language = "nl"
    shown = person.done("--help")
    for name in cli.list_commands(click.Context(cli)):
        line = next(line for line in shown.splitlines() if line.startswith(f"  {name} "))
        assert len(line.split()) > 3
    assert "Opdrachten:" in shown


def test_the_version_is_told(person: Person) -> None:
    assert person.done("--version").startswith("postkluis ")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("ovrview",), "no such command 'ovrview'"),
        (("overview", "--colour"), "no such option '--colour'"),
        (("letter", "show"), "missing argument 'LETTER'"),
        (("overview", "--as-of", "gisteren"), "does not match the format"),
        (("init",), "missing option '--name'"),
        (("overview", "--json", "--export", "x.json"), "choose --json or --export, not both"),
        (("--lang", "fr", "overview"), "'fr' is not one of"),
    ],
)
def test_wrong_usage_is_one_line_and_status_2(person: Person, arguments: tuple[str, ...], said: str) -> None:
    result = person.run(*arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith("postkluis: error: ")
    assert said in result.stderr
    assert result.stdout == ""
    assert "hint: `postkluis" in result.stderr


def test_a_noun_alone_shows_its_verbs(person: Person) -> None:
    result = person.run("letter")
    assert result.exit_code == 2
    assert "correct" in result.stderr


def test_the_language_of_an_error_follows_the_option(person: Person) -> None:
    person.language = "en"
    assert "hier is nog geen kluis" in person.run("overview", "--lang", "nl").stderr
    assert "hier is nog geen kluis" in person.run("--lang=nl", "overview").stderr
    assert "there is no vault here yet" in person.run("overview").stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_printed_for_each_shell(person: Person, shell: str) -> None:
    assert "_POSTKLUIS_COMPLETE" in person.done("completion", shell)


def test_nothing_english_is_left_in_a_dutch_page(person: Person) -> None:
    person.language = "nl"
    shown = person.done("grant", "new", "--help")
    for word in ("Usage", "Options", "required", "default", "Show", "Example"):
        assert word not in shown
    assert "[verplicht]" in shown
    assert "Show" not in person.done("--help")
