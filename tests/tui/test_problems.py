"""Every named error of every package has a sentence of its own, in both languages."""

from __future__ import annotations

import importlib
import inspect
from datetime import UTC, date, datetime
from types import ModuleType

import pytest

from consent.errors import GrantWithdrawnError
from parsers.errors import ParserError
from store.errors import StoreNewerError, WrongPassphraseError
from tui.errors import AmbiguousError, FieldError, NotFoundError, Sought
from tui.field_values import EXPECT_AMOUNT
from tui.i18n import Language, activate
from tui.problems import find_problem, has_own_words
from tui.reading_problems import reading_problem

PACKAGES = ("parsers", "overview", "store", "mailbox_ingest", "mailbox_ingest.mailbox", "consent", "tui")


def named_errors(module: ModuleType) -> list[type[BaseException]]:
    return [
        kind
        for _name, kind in inspect.getmembers(module, inspect.isclass)
        if issubclass(kind, BaseException) and kind.__module__ == module.__name__
    ]


@pytest.mark.parametrize("package", PACKAGES)
def test_every_error_class_has_words_of_its_own(package: str) -> None:
    kinds = named_errors(importlib.import_module(f"{package}.errors"))
    assert kinds
    assert [kind.__name__ for kind in kinds if not has_own_words(kind)] == []


SAMPLES = (
    NotFoundError(Sought.LETTER),
    NotFoundError(Sought.CREDITOR),
    NotFoundError(Sought.GRANT),
    NotFoundError(Sought.CLIENT),
    AmbiguousError(Sought.LETTER, count=3),
    FieldError("color"),
    FieldError("iban", expected=EXPECT_AMOUNT),
    StoreNewerError(revision="0099"),
    GrantWithdrawnError(withdrawn_at=datetime(2026, 1, 2, tzinfo=UTC)),
    WrongPassphraseError(),
)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("error", SAMPLES, ids=lambda error: type(error).__name__)
def test_a_problem_is_one_lower_case_sentence_with_a_way_on(language: Language, error: BaseException) -> None:
    activate(language)
    problem = find_problem(error)
    assert problem is not None
    for text in (problem.sentence, problem.hint):
        assert text
        assert "{" not in text
        assert "\n" not in text
        assert not text.endswith(".")
    assert problem.sentence[0].islower()
    assert problem.exit_status in (1, 2)


def test_a_subclass_that_nobody_knows_speaks_as_its_base() -> None:
    class UnheardOfError(WrongPassphraseError):
        """A new error, before it has words."""

    assert find_problem(UnheardOfError()) == find_problem(WrongPassphraseError())
    assert not has_own_words(UnheardOfError)


def test_a_mistake_of_our_own_is_no_problem_of_the_person() -> None:
    assert find_problem(ValueError("bug")) is None
    assert find_problem(KeyError(date.min)) is None


READING_ERRORS: tuple[type[ParserError], ...] = (ParserError, *ParserError.__subclasses__())


@pytest.mark.parametrize("code", [kind.code for kind in READING_ERRORS])
def test_each_code_of_an_unread_letter_has_words(code: str) -> None:
    assert reading_problem(code).sentence


@pytest.mark.parametrize("code", ["timed_out", "reader_died", "reader_failed", "file_unreadable"])
def test_each_code_of_the_reading_itself_has_words_of_its_own(code: str) -> None:
    assert reading_problem(code).sentence != reading_problem("unreadable").sentence


def test_a_code_of_a_newer_version_says_at_least_that_the_letter_was_not_read() -> None:
    assert reading_problem("something_new") == reading_problem("unreadable")
