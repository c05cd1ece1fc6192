"""Who signs and where letters go, remembered for a moment: a push costs no look into the database."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from time import monotonic
from typing import Generic, TypeVar

_KeyT = TypeVar("_KeyT", bound=Hashable)
_ValueT = TypeVar("_ValueT")


class Remembered(Generic[_KeyT, _ValueT]):
    """Looks up, and believes what it found for a while; what is not there is asked for anew each time."""

    def __init__(
        self, find: Callable[[_KeyT], Awaitable[_ValueT | None]], *, seconds: float, most: int
    ) -> None:
        """Remember at most so many values for so long each."""
        self._find = find
        self._seconds = seconds
        self._most = most
        self._found: OrderedDict[_KeyT, tuple[float, _ValueT]] = OrderedDict()
        self._asking: dict[_KeyT, asyncio.Task[_ValueT | None]] = {}

    async def get(self, key: _KeyT) -> _ValueT | None:
        """Return the value of a key, `None` where there is none."""
        remembered = self._found.get(key)
        if remembered is not None and remembered[0] > monotonic():
            return remembered[1]
        asking = self._asking.get(key)
        if asking is None:
            # Many may ask at once when the time of a value is over: they share one look-up.
            asking = self._asking[key] = asyncio.create_task(self._look_up(key))
        return await asyncio.shield(asking)

    async def _look_up(self, key: _KeyT) -> _ValueT | None:
        try:
            value = await self._find(key)
            if value is None:
                self._found.pop(key, None)
                return None
            self._found[key] = monotonic() + self._seconds, value
            self._found.move_to_end(key)
            if len(self._found) > self._most:
                self._found.popitem(last=False)
            return value
        finally:
            del self._asking[key]

    def forget(self, key: _KeyT) -> None:
        """Ask anew the next time."""
        self._found.pop(key, None)
