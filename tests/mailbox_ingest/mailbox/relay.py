"""A relay on loopback between a program and a mail server: it writes down each command, and can break."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

_COMMAND = re.compile(rb"[A-Za-z0-9]+ ([A-Z]+(?: [A-Z]+)?)[^\r\n]*")
_LITERAL = re.compile(rb"\{(\d+)\+?\}$")


@dataclass(slots=True)
class Relay:
    """Where to connect to, and what the program said so far, without passwords.

    Where the server says something with `poison` in it, the connection breaks. What it says of the first of
    `garble` is passed on as the second.
    """

    port: int
    commands: list[str] = field(default_factory=list)
    received_bytes: int = 0
    poison: bytes | None = None
    garble: tuple[bytes, bytes] | None = None


@contextmanager
def relayed(server_port: int) -> Iterator[Relay]:
    """Give a relay to a server on 127.0.0.1 that speaks without TLS."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        relay = Relay(listening.getsockname()[1])
        threads: list[threading.Thread] = []
        sockets: list[socket.socket] = []

        def accept() -> None:
            while True:
                try:
                    came, _ = listening.accept()
                except OSError:
                    return
                there = socket.create_connection(("127.0.0.1", server_port))
                sockets.extend((came, there))
                for work in (_up, _down):
                    thread = threading.Thread(target=work, args=(came, there, relay), daemon=True)
                    thread.start()
                    threads.append(thread)

        accepting = threading.Thread(target=accept, daemon=True)
        accepting.start()
        try:
            yield relay
        finally:
            # Closing alone does not wake a thread that waits in accept.
            with suppress(OSError):
                listening.shutdown(socket.SHUT_RDWR)
            accepting.join()
            for thread in threads:
                thread.join()
            for one in sockets:
                one.close()


def _up(came: socket.socket, there: socket.socket, relay: Relay) -> None:
    """Pass on what the program says, and write down each line that begins a command."""
    left, literal = b"", 0
    try:
        while content := came.recv(65536):
            there.sendall(content)
            left += content
            while True:
                if literal:
                    taken = min(literal, len(left))
                    left, literal = left[taken:], literal - taken
                line, end, rest = left.partition(b"\r\n")
                if literal or not end:
                    break
                left = rest
                found = _LITERAL.search(line)
                literal = int(found.group(1)) if found else 0
                _write_down(line, relay)
    except OSError:
        pass  # either side hung up
    finally:
        _end(there, came)


def _write_down(line: bytes, relay: Relay) -> None:
    if _COMMAND.match(line) is None:
        return
    said = line.decode("ascii", "replace")
    _tag, _, command = said.partition(" ")
    if command.startswith(("LOGIN", "AUTHENTICATE")):
        command = f"{command.split()[0]} ..."
    relay.commands.append(command)


def _down(came: socket.socket, there: socket.socket, relay: Relay) -> None:
    try:
        while content := there.recv(65536):
            relay.received_bytes += len(content)
            if relay.poison is not None and relay.poison in content:
                return
            if relay.garble is not None:
                content = content.replace(*relay.garble)
            came.sendall(content)
    except OSError:
        pass  # either side hung up
    finally:
        _end(came, there)


def _end(*sockets: socket.socket) -> None:
    for one in sockets:
        with suppress(OSError):
            one.shutdown(socket.SHUT_RDWR)
