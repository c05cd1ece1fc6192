"""Everything that an operator can set of the server: one value, each field with its unit and a default."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerSettings:
    """Settings of one server process."""

    bind: str = "127.0.0.1"
    """Where the API listens."""
    port: int = 8443
    """Its port; 0 takes any that is free."""
    operations_bind: str = "127.0.0.1"
    """Where health and metrics listen: not for the outside world."""
    operations_port: int = 8081
    """Its port; 0 takes any that is free."""
    certificate: Path | None = None
    """Chain of certificates for TLS, in PEM; without one, a proxy in front speaks TLS."""
    private_key: Path | None = None
    """The key of the certificate, in PEM."""
    public_scheme: str = "https"
    """How senders write our address; `http` is for loopback alone."""
    behind_proxy: bool = False
    """Whether the last entry of X-Forwarded-For tells who came; without a proxy anybody could write it."""
    letters_per_minute: int = 6000
    """What one sender may push or look up."""
    failures_per_minute: int = 120
    """How many signatures of one peer may fail before it has to wait."""
    in_flight_bytes: int = 64 * 1024 * 1024
    """Bodies in memory at a time, of all senders; sealing takes some three times as much again."""
    most_connections: int = 1024
    """Open connections."""
    header_seconds: float = 20.0
    """In which the headers of a request have to be in, from the connection or the last answer on."""
    lingering_seconds: float = 3.0
    """How long what a refused sender still sends is thrown away, so that it gets to read the answer."""
    body_seconds: float = 30.0
    """In which a body has to be in, and a second more for each 128 kB of it."""
    shutdown_seconds: float = 30.0
    """How long a stopping server waits for what it has begun to take in."""
    known_seconds: float = 2.0
    """How long a sender is believed not to have been suspended since it was looked up."""
    sealing_process: bool = False
    """Whether letters are sealed in a process of their own, beside the one that talks to senders."""
    read_letters: bool = True
    """Whether the host reads what is pushed, by its short-lived reader keys."""
    reader_workers: int | None = None
    """How many letters are read at a time; by default one for each core."""
    poll_seconds: float = 5.0
    """How often the reader looks for what another process took in."""
