"""Structured logs that can hold no personal data: a line has fields of a closed list, and nothing else.

What a sender sent, an address, a name, a path or the text of an error never reaches a line: there is no field
for it. An exception is told by its class and by where in our own code it came from.
"""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import MutableMapping
from types import TracebackType
from typing import Any, TextIO

import structlog

_FIELDS = frozenset(
    {
        "bytes",
        "count",
        "error",
        "event",
        "level",
        "listening",
        "method",
        "outcome",
        "place",
        "problem",
        "reader_key",
        "reason",
        "request",
        "route",
        "seconds",
        "sender",
        "status",
        "timestamp",
    }
)
_PLAIN = re.compile(r"[A-Za-z0-9_.:/{}+-]{0,100}")
"""What a value may be made of. `sender` is the random id of an organisation, `request` that of a request."""

Log = structlog.typing.FilteringBoundLogger


def make_log(stream: TextIO | None = None) -> Log:
    """Return a log that writes a JSON line for each event, to standard error where no stream is given."""
    log: Log = structlog.wrap_logger(
        structlog.PrintLogger(stream or sys.stderr),
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            keep_to_the_list,
            structlog.processors.JSONRenderer(sort_keys=True),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        cache_logger_on_first_use=True,
    )
    return log


class LibraryLogs(logging.Handler):
    """Passes on that a library has something to say, and not what: it may quote what it was given."""

    def __init__(self, log: Log) -> None:
        super().__init__(logging.WARNING)
        self._log = log

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line with the name of the library's logger and the class of its error."""
        error = record.exc_info[1] if record.exc_info else None
        fields = {} if error is None else {"error": type(error).__name__}
        self._log.warning("library", place=record.name, **fields)


def take_over_logging(log: Log) -> None:
    """Let everything that libraries log in this process go through a log; for a program's one entry point."""
    logging.basicConfig(handlers=[LibraryLogs(log)], level=logging.WARNING, force=True)


def keep_to_the_list(
    _logger: object, _method: str, fields: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Drop every field that is not on the list, and withhold every text that is more than a word of ours."""
    kept: dict[str, Any] = {}
    for name, value in fields.items():
        if name not in _FIELDS:
            continue
        plain = isinstance(value, int | float) or (isinstance(value, str) and _PLAIN.fullmatch(value))
        kept[name] = value if plain else "withheld"
    return kept


def error_fields(error: BaseException) -> dict[str, str]:
    """Return what a log may say of an exception: its class, and the last line of ours that it passed."""
    return {"error": type(error).__name__, "place": _place(error.__traceback__)}


def _place(trace: TracebackType | None) -> str:
    place = "unknown"
    while trace is not None:
        module = str(trace.tb_frame.f_globals.get("__name__", ""))
        if module.partition(".")[0] in {"server", "store", "mailbox_ingest", "consent"}:
            place = f"{module}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place
