"""What the codes of import and reading mean: why a file was not taken in, or a letter not read."""

from __future__ import annotations

from collections.abc import Mapping

from parsers.errors import ParserError
from tui.i18n import N_
from tui.problems import find_problem
from tui.wording import Problem, Wording

# What becomes of a letter is told by a code, in JSON and in the store: that of an error, or of what befell
# the reader.
_READING_WORDINGS: Mapping[str, Wording] = {
    "file_unreadable": Wording(
        sentence=N_("this file is missing, or you may not read it"),
        hint=N_("see whether the file is there and whether you may read it"),
    ),
    "timed_out": Wording(
        sentence=N_("reading this letter took too long"),
        hint=N_("please read it yourself, or scan it again"),
    ),
    "reader_died": Wording(
        sentence=N_("the program that reads letters stopped at this one"),
        hint=N_("please read it yourself, or scan it again"),
    ),
    "reader_failed": Wording(
        sentence=N_("the program that reads letters made a mistake at this one"),
        hint=N_("please read it yourself, or scan it again"),
    ),
}

_NOT_TAKEN: Mapping[str, Wording] = {
    "empty": Wording(sentence=N_("the file is empty")),
    "too_large": Wording(sentence=N_("the file is larger than a letter can be")),
    "no_letter": Wording(sentence=N_("this is not a kind of file that Postkluis reads")),
    "not_found": Wording(sentence=N_("there is no such file or folder")),
    "no_permission": Wording(sentence=N_("you may not read this file")),
    "not_a_file": Wording(sentence=N_("this is not a file")),
    "damaged": Wording(
        sentence=N_("this file is damaged; it is not kept, because it may hold a citizen service number")
    ),
    "read_failed": Wording(sentence=N_("the disk gives an error at this file")),
}


def reading_problem(code: str) -> Problem:
    """Return what the code of a letter that could not be read means to a person."""
    wording = _READING_WORDINGS.get(code)
    if wording is not None:
        return wording(ParserError())
    kinds: dict[str, type[ParserError]] = {kind.code: kind for kind in ParserError.__subclasses__()}
    problem = find_problem(kinds.get(code, ParserError)())
    if problem is None:
        raise ValueError(code)
    return problem


def not_taken_problem(reason: str) -> Problem:
    """Return why a file was not taken in."""
    return _NOT_TAKEN[reason](ParserError())
