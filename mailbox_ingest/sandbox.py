"""What a reader of strangers' letters is left with: libraries to read, its own folder to write, OCR to run.

Everything else is refused by the kernel, whatever a letter makes of the reader: other files (the store, the
home, the environment of the process that holds the passphrase), other programs, the network.
"""

from __future__ import annotations

import os
import shutil
import struct
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from mailbox_ingest.kernel_rules import (
    Access,
    landlock_version,
    refuse_calls,
    refused_calls_are_known,
    restrict_files,
)

_SYSTEM: Final = (
    *("/lib", "/lib32", "/lib64", "/usr/lib", "/usr/lib32", "/usr/lib64", "/usr/libexec", "/usr/share"),
    *("/usr/local/lib", "/usr/local/lib64", "/usr/local/share", "/nix/store", "/gnu/store"),
    *("/etc/ld.so.cache", "/etc/localtime", "/etc/mime.types", "/etc/fonts", "/etc/ssl/openssl.cnf"),
    *("/dev/urandom", "/dev/random", "/proc/self/status", "/proc/cpuinfo", "/proc/meminfo"),
    *("/sys/devices/system/cpu", "/sys/kernel/mm/transparent_hugepage"),
)
"""Libraries, fonts, the data of tesseract, time zones, and what libraries ask of the processor."""

_OF_A_PREFIX: Final = ("lib", "lib32", "lib64", "share")
_OURS: Final = ("parsers", "mailbox_ingest")
_INTERPRETER: Final = 3
"""The kind of a segment of a program that names the loader it is started by (PT_INTERP)."""

_LONGEST_PATH: Final = 4096
_WITH_NETWORK: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Protection:
    """What the kernel holds a reader to: files and programs, TCP (both Landlock), other calls (seccomp)."""

    files: bool
    tcp: bool
    calls: bool


def protection() -> Protection:
    """Return what `confine` would do on this machine."""
    version = landlock_version()
    return Protection(files=version > 0, tcp=version >= _WITH_NETWORK, calls=refused_calls_are_known())


def confine(folder: Path) -> None:
    """Leave this thread, and all that it starts from now on, only what reading letters takes.

    To be called before a second thread is started. Where the kernel has no such rules it does nothing: see
    `protection`.

    Args:
        folder: The only place to write in; nothing in it can be run.

    Raises:
        KernelRulesError: the kernel has such rules and refused them.
    """
    restrict_files(_allowed(folder))
    refuse_calls()


def _allowed(folder: Path) -> Iterator[tuple[Path, Access]]:
    yield folder, Access.OWN
    yield Path(os.devnull), Access.READ_FILE | Access.WRITE_FILE
    for place in (*map(Path, _SYSTEM), *_python_places()):
        yield place, Access.READ
    for listed in (os.environ.get("LD_LIBRARY_PATH", ""), os.environ.get("TESSDATA_PREFIX", "")):
        for name in listed.split(os.pathsep):
            if os.path.isabs(name):
                yield Path(name), Access.READ
    program = shutil.which("tesseract")
    if program is not None:
        yield from _to_run(Path(program).resolve())


def _python_places() -> Iterator[Path]:
    """Yield where Python and what is installed for it are, and our own two packages: not where they lie in.

    The folder that holds our packages may be one in which somebody keeps letters too.
    """
    for prefix in {sys.prefix, sys.exec_prefix, sys.base_prefix, sys.base_exec_prefix}:
        for name in _OF_A_PREFIX:
            yield Path(prefix, name)
    yield Path(os.__file__).parent
    for entry in sys.path:
        if os.path.basename(entry) in ("site-packages", "dist-packages"):
            yield Path(entry)
    for name in _OURS:
        place = getattr(sys.modules.get(name), "__file__", None)
        if place is not None:
            yield Path(place).parent


def _to_run(program: Path) -> Iterator[tuple[Path, Access]]:
    """Yield what it takes to run one program: itself, the loader that it names, and what stands beside it."""
    yield program, Access.READ_FILE | Access.EXECUTE
    loader = _loader_of(program)
    if loader is not None:
        yield loader, Access.READ_FILE | Access.EXECUTE
    if program.parent.name == "bin":
        for name in _OF_A_PREFIX:
            yield program.parent.parent / name, Access.READ


def _loader_of(program: Path) -> Path | None:
    """Return the loader that a program of 64 bits names in its head, if it names one."""
    try:
        with program.open("rb") as opened:
            head = opened.read(64)
            if len(head) < 64 or head[:5] != b"\x7fELF\x02" or head[5] != 1:
                return None
            start, size, count = *struct.unpack_from("<Q", head, 32), *struct.unpack_from("<HH", head, 54)
            opened.seek(start)
            table = opened.read(size * count)
            for number in range(count):
                kind, _, place, _, _, length = struct.unpack_from("<IIQQQQ", table, number * size)
                if kind == _INTERPRETER and length <= _LONGEST_PATH:
                    opened.seek(place)
                    return Path(os.fsdecode(opened.read(length).rstrip(b"\x00"))).resolve()
    except (OSError, struct.error, ValueError):
        pass
    return None
