"""The app for whoever may lose a home: the alarm, the checklist, payments for a counsellor, and exports."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import DataTable, Input

from store.errors import StoreLockedError
from tests.tui.desks import ReadyDesk, past_the_door, press, shown, text_of, until_shown
from tests.tui.households import NAME, empty_situation, situation, threatened_situation
from tui.app import PostkluisApp
from tui.i18n import Language, activate
from tui.screens.base import PostkluisScreen
from tui.screens.checks import ChecksScreen
from tui.screens.claim import ClaimScreen
from tui.screens.claims import ClaimsScreen
from tui.screens.export import ExportScreen
from tui.screens.letter import LetterScreen
from tui.screens.payments import PaymentsScreen

SIZES = [(80, 24), (140, 40)]


@pytest.fixture(autouse=True)
def _dutch() -> None:
    activate(Language.DUTCH)


def citizen() -> PostkluisApp:
    return PostkluisApp(ReadyDesk(situation=threatened_situation()))


def counsellor() -> PostkluisApp:
    return PostkluisApp(ReadyDesk(situation=threatened_situation(counsellor=True), client=NAME))


def stands(app: PostkluisApp, kind: type[PostkluisScreen]) -> bool:
    """Tell whether a screen of this kind is on top."""
    return isinstance(app.screen, kind)


def flat(app: PostkluisApp) -> str:
    """Return the text on the screen with every run of blanks as one."""
    return " ".join(re.sub("[█│]", " ", shown(app)).split())


@pytest.mark.parametrize("size", SIZES)
async def test_a_threatening_situation_stands_at_the_very_top(size: tuple[int, int]) -> None:
    app = citizen()
    async with app.run_test(size=size) as pilot:
        await past_the_door(pilot)
        seen = flat(app)
        order = [
            seen.index(words)
            for words in (
                "▲ Dringend. U kunt uit uw huis worden gezet.",
                "Woonstichting De Kade. De dag is 7 juli 2026, over 22 dagen.",
                "Zo stopt u het: vraag vandaag hulp bij de gemeente.",
                "Vraagt u vandaag hulp, dan moet de gemeente uiterlijk op 18 juni 2026 met u praten.",
                "En nog 1 die dringend is: met ▲ in de lijst.",
                "te betalen",
            )
        ]
        assert order == sorted(order)
        assert "ontruiming: 7 jul 2026" in seen


async def test_without_a_threat_there_is_no_alarm_and_no_room_taken() -> None:
    app = PostkluisApp(ReadyDesk(situation=situation()))
    async with app.run_test(size=(80, 24)) as pilot:
        await past_the_door(pilot)
        assert not app.screen.query_one("#alarm").display
        assert "Dringend" not in shown(app)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("make", [citizen, counsellor])
async def test_every_key_of_the_list_fits_80_columns(make: object, language: Language) -> None:
    activate(language)
    app = citizen() if make is citizen else counsellor()
    async with app.run_test(size=(80, 24)) as pilot:
        await past_the_door(pilot)
        await until_shown(pilot, "q Stop" if language is Language.DUTCH else "q Quit")


@pytest.mark.parametrize("keys", [("c",), ("p",), ("e",), ("enter",), ("d",)])
async def test_nothing_is_cut_off_sideways_and_amounts_can_be_hidden(keys: tuple[str, ...]) -> None:
    app = counsellor()
    async with app.run_test(size=(80, 24)) as pilot:
        await past_the_door(pilot)
        app.action_toggle_amounts()
        await press(pilot, keys)
        for table in app.screen.query(DataTable):
            assert table.virtual_size.width <= table.size.width
        assert re.search(r"€ *\d", shown(app)) is None


@pytest.mark.parametrize("width", [80, 100, 119, 120, 139, 140, 200])
async def test_the_list_fits_beside_the_panel_at_every_width(width: int) -> None:
    app = citizen()
    async with app.run_test(size=(width, 40)) as pilot:
        await past_the_door(pilot)
        table = app.screen.query_one(DataTable)
        assert table.virtual_size.width <= table.size.width


async def test_the_checklist_leads_to_the_claim_and_to_the_letter() -> None:
    app = PostkluisApp(ReadyDesk(situation=situation()))
    async with app.run_test(size=(80, 24)) as pilot:
        await past_the_door(pilot)
        await press(pilot, ("c",))
        assert stands(app, ChecksScreen)
        seen = flat(app)
        assert "Dit hoeft niet allemaal vandaag." in seen
        assert seen.index("foto/IMG_0042.jpg") < seen.index("incassokosten: het programma")
        await press(pilot, ("enter",))
        assert stands(app, LetterScreen)
        await press(pilot, ("escape", "down", "enter"))
        assert stands(app, ClaimScreen)
        await press(pilot, ("escape", "ctrl+end", "enter"))
        assert stands(app, ChecksScreen)
        await press(pilot, ("escape",))
        assert stands(app, ClaimsScreen)


async def test_an_empty_vault_has_nothing_to_check() -> None:
    app = PostkluisApp(ReadyDesk(situation=empty_situation()))
    async with app.run_test(size=(80, 24)) as pilot:
        await past_the_door(pilot)
        await press(pilot, ("c",))
        assert "Er is niets na te kijken." in shown(app)


async def test_a_claim_tells_what_can_happen_and_page_down_reads_on() -> None:
    app = citizen()
    async with app.run_test(size=(80, 24)) as pilot:
        await past_the_door(pilot)
        await press(pilot, ("enter",))
        assert "▲ U kunt uit uw huis worden gezet." in shown(app)
        assert "€ 3.112,40  brief 1" in shown(app)
        await press(pilot, ("pagedown", "pagedown"))
        assert "voorrang" in shown(app)
        assert "Praat eerst met een schuldhulpverlener" in shown(app)
        await press(pilot, ("pageup", "pageup"))
        assert "hoofdsom" in shown(app)
        await press(pilot, ("enter",))
        assert stands(app, LetterScreen)


async def test_the_number_of_a_letter_opens_it() -> None:
    app = PostkluisApp(ReadyDesk(situation=situation()))
    async with app.run_test(size=(80, 24)) as pilot:
        await past_the_door(pilot)
        await press(pilot, ("down", "enter", "9"))
        assert stands(app, ClaimScreen)
        await press(pilot, ("2",))
        assert stands(app, LetterScreen)
        assert "Haring & Zoon Incasso" in shown(app)
        await press(pilot, ("escape", "question_mark"))
        assert "1 2 3 4 5 6 7 8 9" in shown(app)


async def test_a_citizen_service_number_is_covered_on_every_screen() -> None:
    app = citizen()
    async with app.run_test(size=(80, 24)) as pilot:
        await past_the_door(pilot)
        await press(pilot, ("down", "down", "enter", "pagedown", "pagedown"))
        assert "••••••333H56" in shown(app)
        assert "111222333" not in shown(app)
        await press(pilot, ("enter",))
        assert stands(app, LetterScreen)
        assert "••••••333H56" in shown(app)
        assert "111222333" not in shown(app)


async def test_a_counsellor_sees_what_fits_a_budget_while_typing() -> None:
    app = counsellor()
    async with app.run_test(size=(80, 24)) as pilot:
        await past_the_door(pilot)
        await press(pilot, ("p",))
        assert stands(app, PaymentsScreen)
        assert "✓" not in text_of(app, "#payments")
        await press(pilot, ("5", "0", "0"))
        seen = flat(app)
        assert "✓ Belastingdienst" in seen
        assert "Binnen € 500,00 past wat met ✓ gemerkt is: € 491,15." in seen
        assert "Fietsenhuis Rondom: het bedrag lijkt te hoog" in seen
        assert "één schuldeiser betalen kan een regeling met allemaal in de weg zitten" in seen
        await press(pilot, ("x",))
        assert "✓" not in flat(app)
        await press(pilot, ("escape",))
        assert stands(app, ClaimsScreen)


async def test_a_citizen_gets_no_list_of_payments() -> None:
    app = citizen()
    async with app.run_test(size=(80, 24)) as pilot:
        await past_the_door(pilot)
        await press(pilot, ("p",))
        assert stands(app, ClaimsScreen)


async def type_name(pilot: Pilot[None], name: str) -> None:
    """Put a name in the field of the export screen and press enter."""
    field = pilot.app.screen.query_one("#file", Input)
    field.value = name
    await pilot.pause()
    await pilot.press("enter")


async def test_an_export_is_written_and_replaced_only_after_a_second_enter(tmp_path: Path) -> None:
    desk = ReadyDesk(situation=threatened_situation(counsellor=True), client=NAME)
    app = PostkluisApp(desk)
    file = tmp_path / "all.csv"
    async with app.run_test(size=(80, 24)) as pilot:
        await past_the_door(pilot)
        await press(pilot, ("e",))
        assert stands(app, ExportScreen)
        assert app.screen.query_one(Input).value == "overzicht-2026-06-15.pdf"
        assert "De cliënt ziet dat u het maakte." in shown(app)
        await type_name(pilot, str(file))
        await until_shown(pilot, "Opgeslagen in")
        assert "Woonstichting De Kade" in file.read_text(encoding="utf-8")
        assert desk.exports == 1
        file.write_text("mine", encoding="utf-8")
        await pilot.press("enter")
        await until_shown(pilot, "Er is al een bestand met deze naam.")
        assert file.read_text(encoding="utf-8") == "mine"
        await pilot.press("enter")
        await until_shown(pilot, "Opgeslagen in")
        assert file.read_text(encoding="utf-8") != "mine"
        await press(pilot, ("escape",))
        assert stands(app, ClaimsScreen)


async def test_an_export_that_fails_says_why_and_can_be_tried_again(tmp_path: Path) -> None:
    app = citizen()
    async with app.run_test(size=(80, 24)) as pilot:
        await past_the_door(pilot)
        await press(pilot, ("e",))
        assert "De cliënt ziet" not in shown(app)
        await type_name(pilot, str(tmp_path / "all.docx"))
        await until_shown(pilot, ".docx")
        await until_shown(pilot, ".pdf, .xlsx")
        await type_name(pilot, "x" * 300 + ".csv")
        await until_shown(pilot, "niet worden")
        await type_name(pilot, str(tmp_path / "none" / "all.json"))
        await until_shown(pilot, "all.json")
        assert list(tmp_path.iterdir()) == []
        await type_name(pilot, str(tmp_path / "all.json"))
        await until_shown(pilot, "Opgeslagen in")


async def test_what_cannot_be_written_in_the_log_of_the_client_is_not_exported(tmp_path: Path) -> None:
    desk = ReadyDesk(situation=situation(counsellor=True), client=NAME)
    app = PostkluisApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await past_the_door(pilot)
        await press(pilot, ("e",))
        desk.errors.append(StoreLockedError())
        await type_name(pilot, str(tmp_path / "all.json"))
        await until_shown(pilot, "Een ander programma gebruikt de kluis")
        assert list(tmp_path.iterdir()) == []
