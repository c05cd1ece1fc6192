"""The words by which a message is told to be about money, or plainly not: rules of a data file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final

import yaml

_VERSION: Final = 1
_GOES_ON: Final = "~"
_GROUPS: Final = (
    "plain_money", "money", "advertising", "something_else", "errands", "senders", "telling_files",
    "other_files", "news_desks",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class WordRule:
    """A family of words with a name; `pattern` is searched for in folded text."""

    name: str
    pattern: re.Pattern[str]


Rules = tuple[WordRule, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TriageWords:
    """All rules; what each group is for stands in the data file."""

    plain_money: Rules
    money: Rules
    advertising: Rules
    something_else: Rules
    errands: Rules
    senders: Rules
    telling_files: Rules
    other_files: Rules
    news_desks: Rules
    private_domains: frozenset[str]


@lru_cache(maxsize=1)
def load_words() -> TriageWords:
    """The rules that come with the package; read once, when first asked for."""
    text = (files("mailbox_ingest") / "data" / "triage.yaml").read_text(encoding="utf-8")
    return decode_words(yaml.load(text, Loader=yaml.CSafeLoader))


def decode_words(loaded: object) -> TriageWords:
    """Decode the rules of a data file.

    Raises:
        ValueError: A version, group or word is not as this reads it.
    """
    if not isinstance(loaded, Mapping) or loaded.get("version") != _VERSION:
        raise ValueError("the words of triage have an unknown version")
    if set(loaded) != {*_GROUPS, "version", "private_domains"}:
        raise ValueError("the words of triage have other groups")
    groups = {group: _decode_group(loaded[group]) for group in _GROUPS}
    return TriageWords(**groups, private_domains=frozenset(_texts(loaded["private_domains"])))


def _decode_group(group: object) -> Rules:
    if not isinstance(group, Mapping):
        raise ValueError("a group of words has no names")
    return tuple(
        WordRule(name=str(name), pattern=re.compile("|".join(map(_whole_word, _texts(words)))))
        for name, words in group.items()
    )


def _whole_word(word: str) -> str:
    start = "" if word.startswith(_GOES_ON) else r"(?<!\w)"
    end = "" if word.endswith(_GOES_ON) else r"(?!\w)"
    return f"{start}(?:{word.strip(_GOES_ON)}){end}"


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise ValueError("words stand in a list")
    return tuple(value)


def find_word(rules: Rules, folded: str) -> str | None:
    """Return the words of the first rule that `folded` holds, as they stand there, `None` where none does."""
    for rule in rules:
        match = rule.pattern.search(folded)
        if match is not None:
            return _whole_words(folded, match.start(), match.end())
    return None


def _whole_words(text: str, start: int, end: int) -> str:
    while start and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return text[start:end].strip(" .,:;!-")
