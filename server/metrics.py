"""What the operator can count: of the edge as a whole, never of one sender, address or person."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


class Metrics:
    """The counters of one server, in a registry of its own: two servers in one process do not mix."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self.requests = Counter(
            "postkluis_requests",
            "Answers given, by route and status.",
            ("route", "status"),
            registry=self._registry,
        )
        self.refused = Counter(
            "postkluis_refused",
            "Requests and letters of a batch that were refused, by problem.",
            ("problem",),
            registry=self._registry,
        )
        self.signatures_refused = Counter(
            "postkluis_signatures_refused",
            "Signatures and digests that do not count, by reason.",
            ("reason",),
            registry=self._registry,
        )
        self.letters = Counter(
            "postkluis_letters",
            "Letters with a receipt, by outcome: stored, parcel, known, repeated.",
            ("outcome",),
            registry=self._registry,
        )
        self.letter_bytes = Counter(
            "postkluis_letter_bytes", "Bytes of documents with a receipt.", registry=self._registry
        )
        self.read = Counter(
            "postkluis_read",
            "Pushed sources that were read here, by outcome.",
            ("outcome",),
            registry=self._registry,
        )
        self.addresses_altered = Counter(
            "postkluis_addresses_altered",
            "Look-ups of an address that somebody changed in the database.",
            registry=self._registry,
        )
        self.connections_refused = Counter(
            "postkluis_connections_refused", "Connections closed at once: too many.", registry=self._registry
        )
        self.bytes_in_flight = Gauge(
            "postkluis_bytes_in_flight", "Bytes of bodies that are promised room.", registry=self._registry
        )
        self.reader_keys = Gauge("postkluis_reader_keys", "Reader keys that exist.", registry=self._registry)
        self.seconds = Histogram(
            "postkluis_request_seconds",
            "Time from the headers of a request to its answer.",
            ("route",),
            buckets=_SECONDS,
            registry=self._registry,
        )

    def render(self) -> bytes:
        """Return all of it in the text format of Prometheus."""
        return generate_latest(self._registry)
