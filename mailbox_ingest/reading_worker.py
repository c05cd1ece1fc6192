"""The process that reads letters: it takes tasks and answers on one line, and keeps to its limits.

Run as ``python -P -m mailbox_ingest.reading_worker MEMORY_BYTES`` with the folder for its own files in
TMPDIR, within one that is this reader's too. It leads a process group, so that the programs it calls end with
it. When its owner is gone it removes its folder and ends itself and them. Before it takes the first task the
kernel leaves it only what reading takes (`sandbox`).
"""

from __future__ import annotations

import os
import resource
import shutil
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from typing import BinaryIO

from mailbox_ingest.likeness_form import starts_as_mail
from mailbox_ingest.reading_frames import (
    LENGTH_BYTES,
    READY,
    Answer,
    Task,
    Work,
    decode_task_head,
    encode_answer,
    encode_step,
    with_contents,
)
from mailbox_ingest.sandbox import confine
from mailbox_ingest.worker_limits import MOST_STEPS
from parsers import Reading, ReadingError, read, read_letter
from parsers.passwords import trying
from parsers.steps import Step, telling

_MAX_FILE_BYTES = 512 * 1024 * 1024
"""Of a file that a program called by a reader may write: a page image is at most 100 MB."""

_ADDRESS_SPACE_FACTOR = 3
"""Libraries map files and reserve room that they never use; RLIMIT_DATA bounds what is really theirs."""

_TOO_MUCH_MEMORY = "The letter takes too much memory to read; bring in a scan of it."
_TOO_DEEP = "The letter is nested too deep to read; bring in a scan of it."


def main() -> None:
    """Answer tasks until the line ends."""
    tasks_in, answers_out = _take_line()
    _keep_to_limits(memory_bytes=int(sys.argv[1]))
    # Before there is a second thread: the kernel holds each to what held when it was started.
    confine(Path(os.environ["TMPDIR"]).parent)
    tasks: SimpleQueue[Task] = SimpleQueue()
    threading.Thread(target=_receive, args=(tasks_in, tasks.put), daemon=True).start()
    _tell(answers_out, READY)
    while True:
        task = tasks.get()
        with telling(_Steps(answers_out)):
            answer = _answer(task)
        _tell(answers_out, encode_answer(answer))


class _Steps:
    """Tells our owner the steps of one task, as many as it takes from us."""

    def __init__(self, answers_out: BinaryIO) -> None:
        self._answers_out = answers_out
        self._told = 0

    def __call__(self, step: Step) -> None:
        """Tell one step."""
        if self._told < MOST_STEPS:
            self._told += 1
            _tell(self._answers_out, encode_step(step))


def _tell(answers_out: BinaryIO, frame: bytes) -> None:
    try:
        answers_out.write(frame)
        answers_out.flush()
    except ConnectionError:
        # The owner is gone. Ending is for the other thread, which removes our folder first.
        threading.Event().wait()


def _take_line() -> tuple[BinaryIO, BinaryIO]:
    """Keep both ends to ourselves: what a library prints, or a program reads, must not get between."""
    tasks_in = os.fdopen(os.dup(0), "rb")
    answers_out = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1):
        os.dup2(nothing, standard)
    os.close(nothing)
    return tasks_in, answers_out


def _keep_to_limits(*, memory_bytes: int) -> None:
    resource.setrlimit(resource.RLIMIT_DATA, (memory_bytes, memory_bytes))
    address_space = memory_bytes * _ADDRESS_SPACE_FACTOR
    resource.setrlimit(resource.RLIMIT_AS, (address_space, address_space))
    resource.setrlimit(resource.RLIMIT_FSIZE, (_MAX_FILE_BYTES, _MAX_FILE_BYTES))
    # A core dump would be a letter on disk.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # A handler, not SIG_IGN: the programs we call would inherit that. See `_end`.
    signal.signal(signal.SIGTERM, lambda _number, _frame: None)
    try:
        with open("/proc/self/oom_score_adj", "w", encoding="ascii") as score:
            score.write("1000")
    except OSError:
        # Not Linux, or a container that forbids it. It only says whom to end first when memory is short.
        return


def _receive(tasks_in: BinaryIO, put: Callable[[Task], None]) -> None:
    """Hand on tasks as they come, and notice, whatever a reader is doing, that the owner is gone."""
    try:
        while True:
            task, count = decode_task_head(_frame(tasks_in))
            put(with_contents(task, [_frame(tasks_in) for _ in range(count)]))
    finally:
        _end()


def _frame(pipe: BinaryIO) -> bytes:
    length = pipe.read(LENGTH_BYTES)
    if len(length) != LENGTH_BYTES:
        raise EOFError
    content = pipe.read(int.from_bytes(length, "big"))
    if len(content) != int.from_bytes(length, "big"):
        raise EOFError
    return content


def _end() -> None:
    """End what we called, remove our folder, end ourselves.

    A reader in the other thread goes on meanwhile, and may start its program anew: the folder is moved away
    first, so that nobody finds it to write in. The empty one around it is out of our reach, and for
    `remove_leftovers` of the next owner.
    """
    folder = os.environ["TMPDIR"]
    with suppress(OSError):
        os.rename(folder, f"{folder}-ended")
    leads = os.getpgrp() == os.getpid()
    if leads:
        os.killpg(0, signal.SIGTERM)
    shutil.rmtree(f"{folder}-ended", ignore_errors=True)
    if leads:
        os.killpg(0, signal.SIGKILL)
    os._exit(1)


def _answer(task: Task) -> Answer:
    exhausted = False
    try:
        with trying(task.password):
            readings = _read(task)
    except MemoryError:
        exhausted = True
        readings = (_failed(task, "too_large", _TOO_MUCH_MEMORY),)
    except RecursionError:
        readings = (_failed(task, "too_large", _TOO_DEEP),)
    except Exception as exc:
        # The loop that must go on to the next letter. What went wrong is a fault of ours: named, never
        # quoted, and logged by the owner of this process, who has a log.
        readings = (
            _failed(
                task,
                "reader_failed",
                f"The reader failed on this letter ({type(exc).__name__}); please report it.",
            ),
        )
    likeness = None
    if task.work is Work.READ_SOURCE and starts_as_mail(task.pieces[0].content):
        from mailbox_ingest.likeness import find_mail_likeness

        try:
            likeness = find_mail_likeness(task.pieces[0].content)
        except MemoryError:
            exhausted = True
    resident, peak = _memory()
    return Answer(
        readings=readings, likeness=likeness, exhausted=exhausted, resident_bytes=resident, peak_bytes=peak
    )


def _read(task: Task) -> tuple[Reading, ...]:
    if task.work is Work.READ_SOURCE:
        return read(task.pieces[0].content, name=task.name, received=task.received)
    return (read_letter(task.pieces, name=task.name, received=task.received),)


def _failed(task: Task, code: str, message: str) -> Reading:
    return Reading(
        part=0, name=task.name, pages=0, facts=None, error=ReadingError(code=code, message=message)
    )


def _memory() -> tuple[int, int]:
    """Return what this process holds in memory and what it held at most, 0 where the system does not tell."""
    found = {"VmRSS": 0, "VmHWM": 0}
    try:
        with open("/proc/self/status", encoding="ascii") as status:
            for line in status:
                name, _, rest = line.partition(":")
                if name in found:
                    found[name] = int(rest.split()[0]) * 1024
    except OSError:
        pass
    return found["VmRSS"], found["VmHWM"]


if __name__ == "__main__":
    main()
