"""The steps that a reader tells whoever waits for it, so that time is given where a page is read by OCR."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum


class Step(StrEnum):
    """What a reader sets about: a document, or the next one of a mail; a page by OCR, and it is done."""

    DOCUMENT = "document"
    PAGE = "page"
    PAGE_DONE = "page_done"


_listener: ContextVar[Callable[[Step], None] | None] = ContextVar("listener", default=None)


@contextmanager
def telling(listen: Callable[[Step], None]) -> Iterator[None]:
    """Tell `listen` the steps of what is read within; without it nobody is told."""
    token = _listener.set(listen)
    try:
        yield
    finally:
        _listener.reset(token)


def tell_document() -> None:
    """Tell that a document is begun."""
    _tell(Step.DOCUMENT)


@contextmanager
def page_by_ocr() -> Iterator[None]:
    """Tell that what is done within is reading one page by OCR, drawing or unpacking it included."""
    _tell(Step.PAGE)
    try:
        yield
    finally:
        _tell(Step.PAGE_DONE)


def _tell(step: Step) -> None:
    listen = _listener.get()
    if listen is not None:
        listen(step)
