"""Facts put right from the app: beside what was read, with a reason, by the owner alone."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from overview import Correction, Household, build
from store.errors import WrongPassphraseError
from tests.tui.conftest import PASSPHRASE, Person
from tests.tui.desks import ReadyCorrector, ReadyDesk, past_the_door, press, shown, text_of, until_shown
from tests.tui.households import AS_OF, NAME, situation
from tui.app import PostkluisApp
from tui.correction_texts import corrected_value
from tui.desk import Situation
from tui.fact_rows import fact_rows
from tui.i18n import Language, activate
from tui.proofs import proof_of
from tui.screens.claim import ClaimScreen
from tui.screens.claims import ClaimsScreen
from tui.screens.correction import CorrectionScreen
from tui.screens.letter import LetterScreen
from tui.session import start_session
from tui.vault_desks import CitizenDesk

LETTER = f"{2:032x}"  # that of the collection agency
AT = datetime(2026, 6, 15, 8, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _dutch() -> None:
    activate(Language.DUTCH)


def correction(path: str, value: str | int | bool | None, reason: str = "") -> Correction:
    return Correction(letter_id=LETTER, path=path, value=value, author="owner", reason=reason, made_at=AT)


def corrected(*made: Correction) -> Situation:
    """Return the household with corrections, folded by the real overview."""
    before = situation()
    overview = build(tuple(before.letters.values()), made, Household(names=(NAME,)), AS_OF)
    return replace(before, overview=overview, corrections={made[0].letter_id: made})


async def to_the_letter(pilot: Pilot[None]) -> None:
    """Open the letter of the collection agency."""
    await past_the_door(pilot)
    await press(pilot, ("down", "enter", "2"))
    assert isinstance(pilot.app.screen, LetterScreen)


async def fill(pilot: Pilot[None], **fields: str) -> None:
    """Type into each field, and enter after each."""
    for name, text in fields.items():
        pilot.app.screen.query_one(f"#{name}", Input).value = text
        await press(pilot, ("enter",))


async def test_a_costs_line_is_put_right_and_what_was_read_stays_beside_it() -> None:
    after = corrected(correction("costs_cents", 4000, "de brief zegt 40 euro"))
    corrector = ReadyCorrector(after=after, asks_passphrase=True)
    app = PostkluisApp(ReadyDesk(situation=situation(), corrector=corrector))
    async with app.run_test(size=(80, 24)) as pilot:
        await to_the_letter(pilot)
        await press(pilot, [*["down"] * 9, "v"])
        assert isinstance(app.screen, CorrectionScreen)
        assert "incassokosten: nu staat er € 71,87." in shown(app)
        await fill(pilot, value="40,00", reason="de brief zegt 40 euro", secret="zin")
        await until_shown(pilot, "verbeterd")
        ((passphrase, made),) = corrector.typed
        assert passphrase == "zin"
        assert (made.path, made.text, made.reason) == ("costs_cents", "40,00", "de brief zegt 40 euro")
        assert isinstance(app.screen, LetterScreen)
        await press(pilot, ["down"] * 9)
        quotation = text_of(app, "#quotation").replace("\xa0", " ")
        assert "“Incassokosten € 71,87”" in quotation
        assert "Verbeterd op 15 juni 2026, 10:30. Het programma las: € 71,87." in quotation
        assert "Reden: de brief zegt 40 euro" in quotation
        await press(pilot, ("h",))
        assert re.search(r"€ *\d", shown(app)) is None
        await press(pilot, ("escape",))
        assert isinstance(app.screen, ClaimsScreen)
        await press(pilot, ("h", "down", "enter"))
        assert isinstance(app.screen, ClaimScreen)
        assert "€ 40,00  verbeterd" in shown(app)


async def test_a_value_that_cannot_be_is_told_before_anything_is_written() -> None:
    corrector = ReadyCorrector(after=situation())
    app = PostkluisApp(ReadyDesk(situation=situation(), corrector=corrector))
    async with app.run_test(size=(80, 24)) as pilot:
        await to_the_letter(pilot)
        await press(pilot, [*["down"] * 6, "v"])
        await fill(pilot, value="490")
        await until_shown(pilot, "twee decimalen")
        assert app.focused is app.screen.query_one("#value")
        assert corrector.typed == []
        await press(pilot, ("escape",))
        assert isinstance(app.screen, LetterScreen)


async def test_a_wrong_passphrase_loses_nothing_that_was_typed() -> None:
    corrector = ReadyCorrector(after=situation(), asks_passphrase=True, errors=[WrongPassphraseError()])
    app = PostkluisApp(ReadyDesk(situation=situation(), corrector=corrector))
    async with app.run_test(size=(80, 24)) as pilot:
        await to_the_letter(pilot)
        await press(pilot, [*["down"] * 6, "v"])
        await fill(pilot, value="490,00", reason="", secret="fout")
        await until_shown(pilot, "gaat het niet open")
        assert app.screen.query_one("#value", Input).value == "490,00"
        assert "fout" not in shown(app)
        await fill(pilot, secret="goed")
        await until_shown(pilot, "In de brief")
        assert [passphrase for passphrase, _made in corrector.typed] == ["fout", "goed"]


async def test_what_takes_a_word_of_a_list_names_the_command() -> None:
    app = PostkluisApp(ReadyDesk(situation=situation(), corrector=ReadyCorrector(after=situation())))
    async with app.run_test(size=(80, 24)) as pilot:
        await to_the_letter(pilot)
        await press(pilot, [*["down"] * 4, "v"])
        assert re.search("postkluis letter correct [0-9a-f]{8} stage", shown(app))
        await press(pilot, ("enter", "escape"))
        assert isinstance(app.screen, LetterScreen)


async def test_a_deadline_is_put_right_by_its_day() -> None:
    corrector = ReadyCorrector(after=situation())
    app = PostkluisApp(ReadyDesk(situation=situation(), corrector=corrector))
    async with app.run_test(size=(80, 24)) as pilot:
        await to_the_letter(pilot)
        await press(pilot, [*["down"] * 10, "v"])
        await fill(pilot, value="26-5-2026", reason="")
        await until_shown(pilot, "In de brief")
        assert [made.path for _passphrase, made in corrector.typed] == ["deadlines.0.date"]


async def test_a_counsellor_does_not_put_right_what_is_the_clients() -> None:
    app = PostkluisApp(ReadyDesk(situation=situation(counsellor=True), client=NAME))
    async with app.run_test(size=(80, 24)) as pilot:
        await to_the_letter(pilot)
        await press(pilot, ("v",))
        assert isinstance(app.screen, LetterScreen)
        assert "Verbeter" not in shown(app)


def test_a_real_vault_keeps_the_correction(owner: Person) -> None:
    environment = {"POSTKLUIS_STORE": owner.store_url}
    app = PostkluisApp(CitizenDesk(start_session(environment), as_of=date(2026, 4, 20)))

    async def put_right() -> None:
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            app.screen.query_one(Input).value = PASSPHRASE
            await press(pilot, ("enter",))
            await past_the_door(pilot)
            await press(pilot, ("enter", "1", *["down"] * 6, "v"))
            await fill(pilot, value="100,00", reason="", secret=PASSPHRASE)
            await until_shown(pilot, "verbeterd")

    asyncio.run(put_right())
    # The list of letters and the exports follow the correction; the letter keeps what was read.
    shown = owner.done("overview", "--as-of", "2026-04-20", "--claim", "zilverbeek").replace("\xa0", " ")
    assert re.search(r"amount to pay +€100\.00 +corrected", shown)
    assert "reminder  €100.00" in shown
    overview = owner.json("overview", "--as-of", "2026-04-20")
    amounts = {claim["creditor"]: claim["amount_due_cents"] for claim in overview["claims"]}
    assert amounts["Waterbedrijf Zilverbeek"] == 10000


def test_a_figure_that_was_put_right_says_so_and_no_letter_is_named() -> None:
    after = corrected(correction("costs_cents", 4000))
    claim = next(one for one in after.overview.claims if one.creditor == "Polderstroom Energie")
    assert claim.costs_cents == 4000
    assert proof_of(claim, "costs_cents", after) == "verbeterd"
    assert proof_of(claim, "principal_cents", after) == "brief 2"


def test_a_fact_that_the_letter_does_not_have_stands_at_the_end() -> None:
    letter = situation().letters[LETTER]
    assert letter.facts is not None
    added = correction("references.2", "Z-99")
    *_before, last = fact_rows(letter.facts, (added, correction("tie.0.aa.0", "same_debt")))
    assert (last.value, last.read) == ("Z-99", "niet gevonden")
    assert len(fact_rows(letter.facts, (added,))) == len(fact_rows(letter.facts)) + 1


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        ("letter_date", "2026-03-02", "2 maart 2026"),
        ("deadlines.0.date", "2026-03-02", "2 maart 2026"),
        ("stage", "reminder", "herinnering"),
        ("direct_debit", True, "ja"),
        ("amount_due_cents", 12345, "€\xa0123,45"),
        ("sender", "Polderstroom", "Polderstroom"),
        ("plan", None, "het staat niet in de brief"),
    ],
)
def test_a_corrected_value_is_written_as_people_do(
    path: str, value: str | int | bool | None, told: str
) -> None:
    assert corrected_value(correction(path, value)) == told
