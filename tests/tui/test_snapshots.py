"""A few screens as pictures, fixed in size, theme and day: looked at by a person before they are accepted."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from store.errors import WrongPassphraseError
from tests.tui.desks import ReadyDesk, past_the_door, press, said, settle
from tests.tui.households import NAME, situation, threatened_situation
from tui.app import PostkluisApp
from tui.i18n import Language, activate


async def inside(pilot: Pilot[None]) -> None:
    """Go in and wait for the picture."""
    await past_the_door(pilot)
    await settle(pilot)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_claims_of_a_citizen(snap_compare: Callable[..., bool], size: tuple[int, int]) -> None:
    activate(Language.DUTCH)
    app = PostkluisApp(ReadyDesk(situation=situation()))
    assert snap_compare(app, terminal_size=size, run_before=inside)


def test_claims_of_a_client_in_english(snap_compare: Callable[..., bool]) -> None:
    activate(Language.ENGLISH)
    app = PostkluisApp(ReadyDesk(situation=situation(counsellor=True, partial=True), client=NAME))
    assert snap_compare(app, terminal_size=(120, 40), run_before=inside)


def test_one_claim(snap_compare: Callable[..., bool]) -> None:
    async def go(pilot: Pilot[None]) -> None:
        await past_the_door(pilot)
        await press(pilot, ("down", "enter"))
        await settle(pilot)

    activate(Language.DUTCH)
    assert snap_compare(PostkluisApp(ReadyDesk(situation=situation())), terminal_size=(80, 24), run_before=go)


def test_one_letter_with_its_quotation(snap_compare: Callable[..., bool]) -> None:
    async def go(pilot: Pilot[None]) -> None:
        await past_the_door(pilot)
        await press(pilot, ("down", "enter", "down", "enter", *["down"] * 9))
        await settle(pilot)

    activate(Language.DUTCH)
    assert snap_compare(PostkluisApp(ReadyDesk(situation=situation())), terminal_size=(80, 24), run_before=go)


def test_the_door_after_a_wrong_passphrase(snap_compare: Callable[..., bool]) -> None:
    async def go(pilot: Pilot[None]) -> None:
        await press(pilot, ("x", "enter"))
        await said(pilot, "#problem")
        await settle(pilot)

    activate(Language.DUTCH)
    desk = ReadyDesk(situation=situation(), asks_passphrase=True, errors=[WrongPassphraseError()])
    assert snap_compare(PostkluisApp(desk), terminal_size=(80, 24), run_before=go)


@pytest.mark.parametrize("size", [(80, 24), (140, 40)], ids=["80x24", "140x40"])
def test_a_home_that_can_be_lost(snap_compare: Callable[..., bool], size: tuple[int, int]) -> None:
    activate(Language.DUTCH)
    app = PostkluisApp(ReadyDesk(situation=threatened_situation()))
    assert snap_compare(app, terminal_size=size, run_before=inside)


@pytest.mark.parametrize(
    "keys",
    [("c",), ("p", "5", "0", "0"), ("down", "down", "down", "enter", "pagedown")],
    ids=["checklist", "payments", "findings"],
)
def test_checklist_payments_and_findings(snap_compare: Callable[..., bool], keys: tuple[str, ...]) -> None:
    async def go(pilot: Pilot[None]) -> None:
        await past_the_door(pilot)
        await press(pilot, keys)
        await settle(pilot)

    activate(Language.DUTCH)
    app = PostkluisApp(ReadyDesk(situation=threatened_situation(counsellor=True), client=NAME))
    assert snap_compare(app, terminal_size=(80, 24), run_before=go)
