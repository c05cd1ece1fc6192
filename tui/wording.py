"""What a person reads when something is refused or fails: a sentence, what to do, and the exit status."""

from __future__ import annotations

from dataclasses import dataclass

from tui.i18n import gettext as _


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What a person reads when something is refused or fails, in the active language."""

    sentence: str
    hint: str | None
    exit_status: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Message ids of a problem; `{name}` stands for that attribute of the error."""

    sentence: str
    hint: str | None = None
    exit_status: int = 1

    def __call__(self, error: BaseException) -> Problem:
        facts = {name: getattr(error, name) for name in dir(error) if not name.startswith("_")}
        return Problem(
            sentence=_(self.sentence).format_map(facts),
            hint=_(self.hint).format_map(facts) if self.hint else None,
            exit_status=self.exit_status,
        )
