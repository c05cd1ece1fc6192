"""The catalog: every text is translated, no placeholder is lost, and nothing escapes extraction."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from tui import _click_texts
from tui.i18n import LOCALE_FOLDER, Language, activate, gettext, ngettext

ROOT = Path(__file__).parents[2]
MARKERS = {"_", "N_", "gettext"}
PLURAL_MARKERS = {"ngettext", "NN_"}


def catalog() -> list[Message]:
    with (LOCALE_FOLDER / "nl" / "LC_MESSAGES" / "postkluis.po").open("rb") as stream:
        return [message for message in read_po(stream, locale="nl") if message.id]


def marked_texts() -> Iterator[tuple[str, str | tuple[str, ...]]]:
    """Yield every text marked for translation in tui/, found in another way than by extraction."""
    for file in sorted((ROOT / "tui").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            texts = [
                arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
            ]
            if node.func.id in MARKERS and texts:
                yield file.name, texts[0]
            if node.func.id in PLURAL_MARKERS and len(texts) > 1:
                yield file.name, (texts[0], texts[1])


def test_the_catalogs_are_complete_and_compiled() -> None:
    checked = subprocess.run(
        [sys.executable, "scripts/messages", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout


def test_every_marked_text_is_in_the_catalog() -> None:
    known = {message.id for message in catalog()}
    found = list(marked_texts())
    assert len(found) > 300
    assert [text for text in found if text[1] not in known] == []


def test_no_placeholder_is_lost_or_made_up_in_translation() -> None:
    for message in catalog():
        originals = [str(one) for one in (message.id if isinstance(message.id, tuple) else (message.id,))]
        translated = message.string if isinstance(message.string, tuple) else (message.string,)
        allowed = {name for text in originals for name in re.findall(r"\{(\w+)[^}]*\}", text)}
        for text in translated:
            assert isinstance(text, str)
            assert set(re.findall(r"\{(\w+)[^}]*\}", text)) <= allowed, message.id
        if not isinstance(message.id, tuple):
            names = set(re.findall(r"\{(\w+)[^}]*\}", str(message.string)))
            assert names == allowed or "format" in allowed, message.id


def test_commands_and_field_names_stand_untranslated_in_translations() -> None:
    for message in catalog():
        if isinstance(message.id, str):
            for one in re.findall(r"`postkluis [a-z ]+", message.id):
                assert one.rstrip() in str(message.string), message.id


@pytest.mark.parametrize(
    "text", [*_click_texts.TEXTS, *(one for pair in _click_texts.PLURAL_TEXTS for one in pair)]
)
def test_the_texts_of_click_are_still_those_of_click(text: str) -> None:
    folder = Path(click.__file__).parent
    source = "".join(file.read_text(encoding="utf-8") for file in folder.glob("*.py"))
    assert text.replace("\n", "\\n").replace("\t", "\\t") in source


def test_dutch_and_english_follow_the_choice() -> None:
    activate(Language.DUTCH)
    assert gettext("Creditor") == "Schuldeiser"
    assert ngettext("in {count} day", "in {count} days", 2) == "over {count} dagen"
    activate(Language.ENGLISH)
    assert gettext("Creditor") == "Creditor"
    assert ngettext("in {count} day", "in {count} days", 1) == "in {count} day"


def test_the_empty_text_is_not_the_header_of_the_catalog() -> None:
    activate(Language.DUTCH)
    assert gettext("") == ""
