"""The app, driven by keys: what a citizen and a counsellor see, and what happens when something is wrong."""

from __future__ import annotations

import re
from datetime import date

import pytest
from textual.widgets import DataTable, Input

from overview import ClaimStatus
from store.errors import StoreLockedError, WrongPassphraseError
from tests.tui.conftest import PASSPHRASE, Person
from tests.tui.desks import ReadyDesk, past_the_door, press, said, shown, text_of, until_shown
from tests.tui.households import NAME, empty_situation, situation
from tui.app import PostkluisApp
from tui.errors import NoVaultError
from tui.i18n import Language, activate
from tui.screens.base import PostkluisScreen
from tui.screens.claim import ClaimScreen
from tui.screens.claims import ClaimsScreen
from tui.screens.deadlines import DeadlinesScreen
from tui.screens.help import HelpScreen
from tui.screens.letter import LetterScreen
from tui.screens.opening import OpeningScreen
from tui.screens.other_letters import OtherLettersScreen
from tui.session import start_session
from tui.vault_desks import CitizenDesk

SIZES = [(80, 24), (120, 40)]


@pytest.fixture(autouse=True)
def _dutch() -> None:
    activate(Language.DUTCH)


def app_on(**changes: object) -> PostkluisApp:
    desk = ReadyDesk(situation=situation())
    for name, value in changes.items():
        setattr(desk, name, value)
    return PostkluisApp(desk)


def stands(app: PostkluisApp, kind: type[PostkluisScreen]) -> bool:
    """Tell whether a screen of this kind is on top."""
    return isinstance(app.screen, kind)


@pytest.mark.parametrize("size", SIZES)
async def test_the_list_shows_totals_and_what_is_urgent_first(size: tuple[int, int]) -> None:
    app = app_on()
    async with app.run_test(size=size) as pilot:
        await past_the_door(pilot)
        seen = shown(app)
        assert stands(app, ClaimsScreen)
        assert "€ 2.879,94" in seen
        assert "te betalen" in seen
        assert "op 15 juni 2026" in seen
        assert "Niet volledig: 1 brief kon niet worden gelezen." in seen
        order = [seen.index(name) for name in ("Woonstichting", "Polderstroom", "Betaal Straks")]
        assert order == sorted(order)
        assert "te laat: 3 apr 2026" in seen


async def test_nothing_is_cut_off_sideways_at_80_columns() -> None:
    app = app_on()
    async with app.run_test(size=(80, 24)) as pilot:
        await past_the_door(pilot)
        for keys in ((), ("enter",), ("enter",), ("escape", "escape", "d"), ("escape", "o")):
            await press(pilot, keys)
            for table in app.screen.query(DataTable):
                assert table.virtual_size.width <= table.size.width, type(app.screen).__name__


async def test_amounts_stand_under_each_other_on_the_right() -> None:
    app = app_on()
    async with app.run_test(size=(80, 24)) as pilot:
        await past_the_door(pilot)
        lines = shown(app).splitlines()
        ends = {
            line.index(amount) + len(amount)
            for amount in ("€ 490,84", "€ 2.389,10", "€ 89,95", "€ 0,00")
            for line in lines
            if amount in line
            and "─" not in line
            and "€ 2.879,94" not in line
            and "€ 618,00 " not in line[:60]
        }
        assert len({end for end in ends if end > 20}) <= 2
        header = next(line for line in lines if "Schuldeiser" in line)
        assert header.index("Bedrag") + len("Bedrag") in ends


async def test_enter_opens_a_claim_and_enter_a_letter_with_its_place() -> None:
    app = app_on()
    async with app.run_test(size=(80, 24)) as pilot:
        await past_the_door(pilot)
        await press(pilot, ("down", "enter"))
        assert stands(app, ClaimScreen)
        seen = shown(app)
        for word in (
            "hoofdsom",
            "€ 412,50",
            "rente",
            "€ 6,47",
            "incassokosten",
            "€ 71,87",
            "via Haring & Zoon",
        ):
            assert word in seen
        assert "€ 490,84  brief 2" in seen
        assert seen.index("20 mrt 2026") < seen.rindex("11 mei 2026")
        await press(pilot, ("pagedown", "pagedown", "pagedown"))
        assert "incassokosten: het programma kon dit niet goed lezen" in " ".join(shown(app).split())
        await press(pilot, ("down", "enter"))
        assert stands(app, LetterScreen)
        await press(pilot, ["down"] * 6)
        assert "“Totaal te voldoen € 490,84”" in text_of(app, "#quotation")
        assert "bladzijde 1" in text_of(app, "#quotation")
        await press(pilot, ["down"] * 3)
        assert "Het programma is hier niet zeker van." in text_of(app, "#quotation")
        await press(pilot, ("escape", "escape"))
        assert stands(app, ClaimsScreen)


async def test_a_fact_that_is_nowhere_quoted_says_so() -> None:
    app = app_on()
    async with app.run_test(size=(80, 24)) as pilot:
        await past_the_door(pilot)
        await press(pilot, ("down", "enter", "down", "enter"))
        assert "De brief zegt dit niet met zoveel woorden." in text_of(app, "#quotation")


async def test_deadlines_are_in_order_of_day_with_the_hearing_among_them() -> None:
    app = app_on()
    async with app.run_test(size=(80, 24)) as pilot:
        await past_the_door(pilot)
        await press(pilot, ("d",))
        assert stands(app, DeadlinesScreen)
        seen = shown(app)
        order = [
            seen.index(day)
            for day in ("3 apr 2026", "19 jun 2026", "22 jun 2026", "24 jun 2026", "28 jun 2026")
        ]
        assert order == sorted(order)
        assert "zitting" in seen
        assert "€ 60,00" in seen
        await press(pilot, ("enter",))
        assert stands(app, ClaimScreen)
        await press(pilot, ("escape", "escape"))
        assert stands(app, ClaimsScreen)


async def test_letters_that_are_no_claim_are_all_there_with_the_reason() -> None:
    app = app_on()
    async with app.run_test(size=(80, 24)) as pilot:
        await past_the_door(pilot)
        await press(pilot, ("o",))
        assert stands(app, OtherLettersScreen)
        seen = shown(app)
        for word in ("niet te lezen", "u krijgt geld", "€ 146,00", "verdacht"):
            assert word in seen
        await press(pilot, ("enter",))
        assert "Er staat niets te lezen in dit bestand." in text_of(app, "#unread")
        assert "De brief is bewaard." in text_of(app, "#unread")


@pytest.mark.parametrize("keys", [(), ("down", "enter"), ("down", "enter", "down", "enter"), ("d",), ("o",)])
@pytest.mark.parametrize("size", SIZES)
async def test_h_hides_every_amount_on_every_screen(size: tuple[int, int], keys: tuple[str, ...]) -> None:
    app = app_on()
    async with app.run_test(size=size) as pilot:
        await past_the_door(pilot)
        await press(pilot, (*keys, "h"))
        await press(pilot, ["down"] * 8)
        seen = shown(app)
        assert re.search(r"€ *\d", seen) is None
        assert "•" in seen
        await press(pilot, ("h",))
        assert "€" in shown(app)


async def test_amounts_stay_hidden_on_the_next_screen() -> None:
    app = app_on()
    async with app.run_test(size=(80, 24)) as pilot:
        await past_the_door(pilot)
        await press(pilot, ("h", "down", "enter"))
        assert "€" not in shown(app)
        await press(pilot, ("h", "escape"))
        assert "€ 490,84" in shown(app)


async def test_amounts_hidden_at_the_door_are_hidden_inside() -> None:
    app = app_on(asks_passphrase=True)
    async with app.run_test(size=(80, 24)) as pilot:
        app.action_toggle_amounts()
        await press(pilot, (*"zin", "enter"))
        await past_the_door(pilot)
        assert "€" not in shown(app)


async def test_help_lists_every_key_of_the_screen_with_a_sentence() -> None:
    app = app_on()
    async with app.run_test(size=(80, 24)) as pilot:
        await past_the_door(pilot)
        await press(pilot, ("question_mark",))
        assert stands(app, HelpScreen)
        seen = shown(app)
        for sentence in (
            "Alle termijnen tonen",
            "De schuld openen",
            "Alle bedragen verbergen",
            "De app sluiten",
        ):
            assert sentence in seen
        await press(pilot, ("question_mark",))
        assert stands(app, HelpScreen)
        await press(pilot, ("escape",))
        assert stands(app, ClaimsScreen)


@pytest.mark.parametrize(
    "keys", [(), ("down", "enter"), ("enter", "enter"), ("d",), ("o",), ("question_mark",)]
)
async def test_each_key_has_a_name_a_label_and_help(keys: tuple[str, ...]) -> None:
    app = app_on()
    async with app.run_test(size=(80, 24)) as pilot:
        await past_the_door(pilot)
        await press(pilot, keys)
        for active in app.screen.active_bindings.values():
            binding = active.binding
            if binding.show and not binding.system:
                assert binding.id
                assert binding.description
                assert active.tooltip.endswith(".")


async def test_the_footer_fits_80_columns_in_both_languages() -> None:
    for language in Language:
        activate(language)
        app = app_on()
        async with app.run_test(size=(80, 24)) as pilot:
            await past_the_door(pilot)
            await until_shown(pilot, "q Stop" if language is Language.DUTCH else "Quit")


async def test_a_counsellor_reads_purpose_end_and_that_it_is_a_part() -> None:
    app = PostkluisApp(ReadyDesk(situation=situation(counsellor=True, partial=True), client=NAME))
    async with app.run_test(size=(80, 24)) as pilot:
        await past_the_door(pilot)
        seen = shown(app)
        assert f"Postkluis › {NAME}" in seen
        assert "Doel: hulp bij het oplossen van schulden." in seen
        assert "15 september 2026" in " ".join(seen.split())
        assert "Dit is een deel: de cliënt heeft niet elke schuld met u gedeeld." in seen


async def test_the_door_asks_hides_what_is_typed_and_opens() -> None:
    desk = ReadyDesk(situation=situation(), asks_passphrase=True)
    app = PostkluisApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Dit is uw kluis. Alleen uw wachtzin opent hem." in shown(app)
        await press(pilot, ("enter",))
        assert desk.typed == []
        await press(pilot, tuple("geheim"))
        assert "geheim" not in shown(app)
        await press(pilot, ("enter",))
        await past_the_door(pilot)
        assert desk.typed == ["geheim"]
        assert stands(app, ClaimsScreen)


async def test_a_wrong_passphrase_is_told_and_asked_again() -> None:
    desk = ReadyDesk(situation=situation(), asks_passphrase=True, errors=[WrongPassphraseError()])
    app = PostkluisApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, (*"fout", "enter"))
        assert "Met deze wachtzin gaat het niet open; er is niets verloren." in await said(pilot, "#problem")
        assert stands(app, OpeningScreen)
        assert app.screen.query_one(Input).value == ""
        assert app.focused is app.screen.query_one(Input)
        await press(pilot, (*"goed", "enter"))
        await past_the_door(pilot)
        assert desk.typed == ["fout", "goed"]
        assert stands(app, ClaimsScreen)


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (StoreLockedError(), "Een ander programma gebruikt de kluis"),
        (NoVaultError(), "Hier is nog geen kluis"),
    ],
)
async def test_a_door_that_does_not_open_says_why_and_can_be_tried_again(
    error: Exception, sentence: str
) -> None:
    app = app_on(errors=[error])
    async with app.run_test(size=(80, 24)) as pilot:
        assert sentence in await said(pilot, "#problem")
        await until_shown(pilot, "Opnieuw")
        await press(pilot, ("ctrl+r",))
        await past_the_door(pilot)
        assert stands(app, ClaimsScreen)


async def test_a_mistake_of_our_own_is_not_dressed_up() -> None:
    app = app_on(errors=[ZeroDivisionError("bug")])
    with pytest.raises(ZeroDivisionError):
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause(0.3)


async def test_an_empty_vault_says_how_to_begin() -> None:
    app = PostkluisApp(ReadyDesk(situation=empty_situation()))
    async with app.run_test(size=(80, 24)) as pilot:
        await past_the_door(pilot)
        assert "Hier zitten nog geen brieven." in text_of(app, "#empty")
        assert "postkluis import" in text_of(app, "#empty")
        await press(pilot, ("d",))
        assert "U kunt even ademhalen." in text_of(app, "#empty")
        await press(pilot, ("escape", "o"))
        assert "Er zijn geen andere brieven." in text_of(app, "#empty")


async def test_beside_the_list_stands_the_claim_under_the_cursor_where_there_is_room() -> None:
    app = app_on()
    async with app.run_test(size=(120, 40)) as pilot:
        await past_the_door(pilot)
        await press(pilot, ("down",))
        assert "Haring & Zoon Incasso" in shown(app)
        assert "€ 71,87" in shown(app)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "€ 71,87" not in shown(app)


async def test_the_cursor_stays_where_it_is_when_amounts_are_hidden() -> None:
    app = app_on()
    async with app.run_test(size=(80, 24)) as pilot:
        await past_the_door(pilot)
        await press(pilot, ("down", "down", "h"))
        assert app.screen.query_one("#claims", DataTable).cursor_row == 2


async def test_the_real_desk_of_a_citizen_opens_a_real_vault(owner: Person) -> None:
    environment = {"POSTKLUIS_STORE": owner.store_url}
    desk = CitizenDesk(start_session(environment), as_of=date(2026, 4, 20))
    assert desk.asks_passphrase
    app = PostkluisApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, ("x", "enter"))
        assert "gaat het niet open" in await said(pilot, "#problem")
        app.screen.query_one(Input).value = PASSPHRASE
        await press(pilot, ("enter",))
        await past_the_door(pilot)
        assert isinstance(app.screen, ClaimsScreen)
        assert "Waterbedrijf" in shown(app)
        assert app.screen.situation.overview.claims[0].status is ClaimStatus.OPEN
