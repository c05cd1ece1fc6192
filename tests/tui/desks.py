"""Desks that open on ready values: the same Protocol as the real ones of tui.wiring, without a vault."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field

from textual.pilot import Pilot
from textual.widgets import Input, Static

from tui.app import PostkluisApp
from tui.desk import Corrector, NewCorrection, Situation
from tui.screens.opening import OpeningScreen


@dataclass(slots=True, kw_only=True)
class ReadyDesk:
    """Gives a situation, after the errors that should come first."""

    situation: Situation
    errors: list[Exception] = field(default_factory=list)
    client: str | None = None
    asks_passphrase: bool = False
    typed: list[str | None] = field(default_factory=list)
    exports: int = 0
    corrector: Corrector | None = None

    async def open(self, passphrase: str | None) -> Situation:
        """Raise what is next, or give the situation."""
        self.typed.append(passphrase)
        await asyncio.sleep(0)
        if self.errors:
            raise self.errors.pop(0)
        return self.situation

    async def record_export(self) -> None:
        """Count the export, or raise what is next."""
        await asyncio.sleep(0)
        if self.errors:
            raise self.errors.pop(0)
        self.exports += 1


@dataclass(slots=True, kw_only=True)
class ReadyCorrector:
    """Gives the situation that follows a correction, after the errors that should come first."""

    after: Situation
    errors: list[Exception] = field(default_factory=list)
    asks_passphrase: bool = False
    typed: list[tuple[str | None, NewCorrection]] = field(default_factory=list)

    async def correct(self, passphrase: str | None, correction: NewCorrection) -> Situation:
        """Raise what is next, or give the situation."""
        self.typed.append((passphrase, correction))
        await asyncio.sleep(0)
        if self.errors:
            raise self.errors.pop(0)
        return self.after


async def past_the_door(pilot: Pilot[None]) -> None:
    """Wait until the desk is open and the first list stands."""
    for _attempt in range(200):
        await pilot.pause(0.02)
        if not isinstance(pilot.app.screen, OpeningScreen):
            break
    await pilot.pause(0.02)


async def settle(pilot: Pilot[None]) -> None:
    """Wait until the picture no longer changes; a cursor that blinks would never let it."""
    for question in pilot.app.screen.query(Input):
        question.cursor_blink = False
    await pilot.wait_for_scheduled_animations()
    before, same = "", 0
    for _attempt in range(100):
        await pilot.pause(0.05)
        now = pilot.app.export_screenshot()
        same = same + 1 if now == before else 0
        before = now
        if same == 4:
            return


async def press(pilot: Pilot[None], keys: Sequence[str]) -> None:
    """Press keys one after another, each after the screen has settled."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def said(pilot: Pilot[None], selector: str) -> str:
    """Wait until a static widget says something, and return what."""
    for _attempt in range(200):
        text = str(pilot.app.screen.query_one(selector, Static).render())
        if text:
            return text
        await pilot.pause(0.02)
    raise AssertionError(f"{selector} stays empty")


def shown(app: PostkluisApp) -> str:
    """Return all text on the screen, as a person sees it."""
    width, height = app.size
    lines = app.screen._compositor.render_strips(app.size)
    text = "\n".join("".join(segment.text for segment in strip) for strip in lines[:height])
    assert all(len(line) <= width * 2 for line in text.splitlines())
    return text.replace("\N{NO-BREAK SPACE}", " ")


def text_of(app: PostkluisApp, selector: str) -> str:
    """Return the text of one static widget."""
    return str(app.screen.query_one(selector, Static).render())


async def until_shown(pilot: Pilot[None], text: str) -> None:
    """Wait until a text stands anywhere on the screen."""
    app = pilot.app
    assert isinstance(app, PostkluisApp)
    for _attempt in range(200):
        if text in shown(app):
            return
        await pilot.pause(0.02)
    raise AssertionError(f"{text!r} is not shown in:\n{shown(app)}")
