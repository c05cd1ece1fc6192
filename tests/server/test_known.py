"""What is remembered for a moment: asked for once, forgotten in time, and never more than so much."""

from __future__ import annotations

import asyncio

import pytest

from server.known import Remembered


class Source:
    """Counts how often it is asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def find(self, key: str) -> str | None:
        """Find everything but `nothing`; fail on `broken`."""
        self.asked.append(key)
        await asyncio.sleep(0)
        if key == "broken":
            raise LookupError(key)
        return None if key == "nothing" else key.upper()


async def test_those_who_ask_at_once_share_a_look_up() -> None:
    source = Source()
    remembered = Remembered(source.find, seconds=60.0, most=10)
    assert await asyncio.gather(*(remembered.get("a") for _ in range(5))) == ["A"] * 5
    assert await remembered.get("a") == "A"
    assert source.asked == ["a"]


async def test_what_is_not_there_or_over_is_asked_for_anew() -> None:
    source = Source()
    remembered = Remembered(source.find, seconds=0.0, most=10)
    for _ in range(2):
        assert await remembered.get("a") == "A"
        assert await remembered.get("nothing") is None
        with pytest.raises(LookupError, match="broken"):
            await remembered.get("broken")
    assert source.asked == ["a", "nothing", "broken"] * 2


async def test_what_is_forgotten_or_pushed_out_is_asked_for_anew() -> None:
    source = Source()
    remembered = Remembered(source.find, seconds=60.0, most=2)
    for key in ("a", "b", "c", "a"):
        await remembered.get(key)
    remembered.forget("a")
    await remembered.get("a")
    assert source.asked == ["a", "b", "c", "a", "a"]


async def test_who_gives_up_does_not_take_the_answer_from_the_others() -> None:
    source = Source()
    remembered = Remembered(source.find, seconds=60.0, most=2)
    first = asyncio.create_task(remembered.get("a"))
    second = asyncio.create_task(remembered.get("a"))
    await asyncio.sleep(0)
    first.cancel()
    assert await second == "A"
