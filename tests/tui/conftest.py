"""What the tests of the command line share: people at machines of their own, and a vault with letters."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from store import PassphraseCost
from tui.cli import cli
from tui.i18n import DEFAULT_LANGUAGE, activate
from tui.session import Settings
from tui.wiring import create_vault

CHEAP = PassphraseCost(memory_kib=8 * 1024, iterations=1, lanes=1)
PASSPHRASE = "appel fietsbel moeras kandelaar"
OWNER = "T. Appelhof"

WATER = """Waterbedrijf Zilverbeek
Postbus 118, 3900 AB Veenendam

Mevrouw T. Appelhof
Lindelaan 14
3911 KL Rhenendam

Datum: 3 maart 2026
Klantnummer: 70021948
Factuurnummer: ZB-2026-00417

Herinnering

Geachte mevrouw Appelhof,

Wij hebben uw betaling nog niet ontvangen. Wilt u het bedrag voor 17 maart 2026 overmaken?

Totaal te betalen: € 124,45

Maak het bedrag over op NL13 TEST 0123 4567 89 onder vermelding van 4017 7002 1948 0417.

Met vriendelijke groet,
Waterbedrijf Zilverbeek
"""

SCHOOL = """Zwemschool De Otter
Kade 3, 3900 AA Veenendam

Mevrouw T. Appelhof
Lindelaan 14
3911 KL Rhenendam

Datum: 10 april 2026
Factuurnummer: ZO 5512

Factuur

Geachte mevrouw Appelhof,

Hierbij ontvangt u de factuur voor de zwemlessen.

Totaal te betalen: € 80,00

Betaal uiterlijk 24 april 2026 op NL13 TEST 0123 4567 89 onder vermelding van ZO 5512.

Met vriendelijke groet,
Zwemschool De Otter
"""


@dataclass(slots=True, kw_only=True)
class Person:
    """Somebody at a machine of their own: a data folder, a passphrase, and the commands they type."""

    folder: Path
    passphrase: str | None = PASSPHRASE
    language: str = "en"
    extra: dict[str, str | None] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str | None]:
        """The variables that make this machine theirs."""
        return {
            "XDG_DATA_HOME": str(self.folder),
            "POSTKLUIS_PASSPHRASE": self.passphrase,
            "POSTKLUIS_PASSPHRASE_FILE": None,
            "POSTKLUIS_STORE": None,
            "POSTKLUIS_LANG": self.language,
            "LANGUAGE": None,
            "COLUMNS": "100",
            **self.extra,
        }

    @property
    def data(self) -> Path:
        """Where the program keeps its files for them."""
        return self.folder / "postkluis"

    @property
    def store_url(self) -> str:
        """The address of their store."""
        return f"sqlite:///{self.data / 'postkluis.sqlite3'}"

    def run(self, *arguments: str, stdin: str | None = None) -> Result:
        """Type one command; an unexpected error fails the test with its own trace."""
        result = CliRunner().invoke(cli, list(arguments), env=self.environment, input=stdin)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    def done(self, *arguments: str, stdin: str | None = None) -> str:
        """Type one command that has to succeed, and return what it printed."""
        result = self.run(*arguments, stdin=stdin)
        assert result.exit_code == 0, result.output
        return result.stdout

    def json(self, *arguments: str) -> Any:
        """Type one command that has to succeed with JSON, and return that."""
        return json.loads(self.done(*arguments, "--json"))


def vault_of(folder: Path, name: str = OWNER) -> Person:
    """Make somebody with an empty vault, as `init` does, but for the price of a guess at the passphrase."""
    owner = Person(folder=folder)
    owner.data.mkdir(parents=True)
    settings = Settings(store_given=owner.store_url, data_folder=owner.data)
    asyncio.run(create_vault(settings, passphrase=PASSPHRASE, names=[name], passphrase_cost=CHEAP))
    return owner


def post(folder: Path, **letters: str) -> Path:
    """Write letters as text files into a folder, and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in letters.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def _usual_language() -> Iterator[None]:
    """Leave language and environment as they were."""
    before = os.environ.get("LANGUAGE")
    yield
    activate(DEFAULT_LANGUAGE)
    os.environ.pop("LANGUAGE", None)
    if before is not None:
        os.environ["LANGUAGE"] = before


@pytest.fixture
def person(tmp_path: Path) -> Person:
    """Somebody on an empty machine."""
    return Person(folder=tmp_path / "home")


@pytest.fixture(scope="session")
def _filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make one vault with two letters, really imported; tests get copies of it."""
    folder = tmp_path_factory.mktemp("filled")
    owner = vault_of(folder / "home")
    owner.done("import", str(post(folder / "post", water=WATER, school=SCHOOL)), "--received", "2026-04-12")
    return owner.folder


@pytest.fixture
def owner(_filled: Path, tmp_path: Path) -> Person:
    """The owner of a vault with two letters."""
    shutil.copytree(_filled, tmp_path / "owner")
    return Person(folder=tmp_path / "owner")
