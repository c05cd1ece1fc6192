"""A line to a real server that can be cut after any byte, held back, or listened to."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import struct
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field


@dataclass(slots=True)
class FaultProxy:
    """Passes bytes on between a client and a server on loopback.

    `cut_after` says for each connection, counted from 0, after how many bytes of the server it is cut
    (`None`: never). `heard` is what the client hears of what the server says. `held` keeps what the server
    says until it is set. `commands` is what clients asked.
    """

    server_port: int
    cut_after: Callable[[int], int | None] = lambda connection: None
    heard: Callable[[bytes], bytes] = bytes
    port: int = 0
    connections: int = 0
    commands: list[bytes] = field(default_factory=list)
    held: asyncio.Event = field(default_factory=asyncio.Event)
    _lines: set[asyncio.StreamWriter] = field(default_factory=set)
    _clients: set[asyncio.StreamWriter] = field(default_factory=set)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    async def connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one client until its line is cut, or an end closes it."""
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        number = self.connections
        self.connections += 1
        server_reader, server_writer = await asyncio.open_connection("127.0.0.1", self.server_port)
        ends = {writer, server_writer}
        self._lines |= ends
        self._clients.add(writer)
        try:
            asking = asyncio.create_task(self._ask(reader, server_writer))
            answering = asyncio.create_task(self._answer(server_reader, writer, self.cut_after(number)))
            await asyncio.wait({asking, answering}, return_when=asyncio.FIRST_COMPLETED)
            asking.cancel()
            answering.cancel()
            await asyncio.gather(asking, answering, return_exceptions=True)
        finally:
            self._lines -= ends
            self._clients.discard(writer)
            for end in ends:
                _break(end)
            self._tasks.discard(task)

    async def _ask(self, reader: asyncio.StreamReader, server: asyncio.StreamWriter) -> None:
        while data := await reader.read(65536):
            self.commands += [line for line in data.split(b"\r\n") if line]
            server.write(data)
            await server.drain()

    async def _answer(
        self, server: asyncio.StreamReader, client: asyncio.StreamWriter, left: int | None
    ) -> None:
        while data := await server.read(65536):
            await self.held.wait()
            data = self.heard(data)
            if left is not None and len(data) >= left:
                client.write(data[:left])
                await client.drain()
                return
            left = None if left is None else left - len(data)
            client.write(data)
            await client.drain()

    @property
    def is_open(self) -> bool:
        """Whether any line is open."""
        return bool(self._lines)

    def say_goodbye(self) -> None:
        """End every line as a server does that is stopped: with a word, and without a reset."""
        for client in tuple(self._clients):
            client.write(b"* BYE Server shutting down.\r\n")
            client.close()

    def cut(self) -> None:
        """Cut every line that is open now."""
        for end in tuple(self._lines):
            _break(end)

    async def close(self) -> None:
        """Cut every line, and wait until that is done."""
        self.cut()
        await asyncio.gather(*tuple(self._tasks), return_exceptions=True)


def _break(end: asyncio.StreamWriter) -> None:
    """End a line as a cable does that is pulled: nothing more comes, not even an end."""
    sock = end.get_extra_info("socket")
    with contextlib.suppress(OSError):
        # Linger of 0 seconds sends a reset.
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    end.transport.abort()


@asynccontextmanager
async def fault_proxy(
    server_port: int,
    cut_after: Callable[[int], int | None] = lambda connection: None,
    heard: Callable[[bytes], bytes] = bytes,
) -> AsyncIterator[FaultProxy]:
    """Put a line between clients and a server; its port is in the proxy."""
    proxy = FaultProxy(server_port, cut_after, heard)
    proxy.held.set()
    listening = await asyncio.start_server(proxy.connect, "127.0.0.1", 0)
    proxy.port = listening.sockets[0].getsockname()[1]
    try:
        yield proxy
    finally:
        listening.close()
        await proxy.close()
