"""Rules that a Linux process lays on itself and can never lift: which files to open, which calls to make.

The calls themselves, of Landlock and seccomp, by ctypes; `sandbox` says what a reader is left with.

Sources: https://docs.kernel.org/userspace-api/landlock.html (stable interface, versions 1 to 7 used here) and
https://docs.kernel.org/userspace-api/seccomp_filter.html; numbers from linux/landlock.h, linux/seccomp.h,
linux/audit.h and the tables of system calls of x86-64 and of arm64.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct
import sys
from collections.abc import Iterable, Mapping
from enum import IntFlag
from functools import cache
from pathlib import Path
from typing import Final


class Access(IntFlag):
    """What may be done to a file or folder and all below it."""

    EXECUTE = 1 << 0
    WRITE_FILE = 1 << 1
    READ_FILE = 1 << 2
    READ_DIR = 1 << 3
    REMOVE_DIR = 1 << 4
    REMOVE_FILE = 1 << 5
    MAKE_CHAR = 1 << 6
    MAKE_DIR = 1 << 7
    MAKE_REG = 1 << 8
    MAKE_SOCK = 1 << 9
    MAKE_FIFO = 1 << 10
    MAKE_BLOCK = 1 << 11
    MAKE_SYM = 1 << 12
    REFER = 1 << 13
    TRUNCATE = 1 << 14
    IOCTL_DEV = 1 << 15

    READ = READ_FILE | READ_DIR
    OWN = READ | WRITE_FILE | TRUNCATE | MAKE_REG | MAKE_DIR | REMOVE_FILE | REMOVE_DIR


_OF_FILES: Final = Access.EXECUTE | Access.WRITE_FILE | Access.READ_FILE | Access.TRUNCATE | Access.IOCTL_DEV
"""The rights that a rule on a single file may name."""

_KNOWN_FROM: Final = ((Access.REFER, 2), (Access.TRUNCATE, 3), (Access.IOCTL_DEV, 5))
_NETWORK_FROM, _SCOPES_FROM = 4, 6
_ALL_TCP: Final = 0b11
_ALL_SCOPES: Final = 0b11
"""Abstract sockets of, and signals to, processes that do not stand under the same rules."""

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_VERSION_ASKED, _PATH_BENEATH = 1, 1
_PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS, _SECCOMP_MODE_FILTER = 22, 38, 2

_ARCHITECTURES: Final[Mapping[str, tuple[int, Mapping[str, int]]]] = {
    "x86_64": (
        0xC000003E,
        {
            "socket": 41,
            "ptrace": 101,
            "unshare": 272,
            "perf_event_open": 298,
            "setns": 308,
            "process_vm_readv": 310,
            "process_vm_writev": 311,
            "bpf": 321,
            "userfaultfd": 323,
            "io_uring_setup": 425,
            "pidfd_getfd": 438,
        },
    ),
    "aarch64": (
        0xC00000B7,
        {
            "unshare": 97,
            "ptrace": 117,
            "socket": 198,
            "perf_event_open": 241,
            "setns": 268,
            "process_vm_readv": 270,
            "process_vm_writev": 271,
            "bpf": 280,
            "userfaultfd": 282,
            "io_uring_setup": 425,
            "pidfd_getfd": 438,
        },
    ),
}
"""Calls that a reader has no use for: a way to the network, into another process, or past these rules."""

_LOAD, _JUMP_EQUAL, _JUMP_AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_AT_NUMBER, _AT_ARCHITECTURE = 0, 4
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | errno.EACCES
_OTHER_TABLE: Final = 0x40000000
"""From here on x86-64 numbers the same calls a second time (x32): all refused."""


class KernelRulesError(Exception):
    """The kernel knows the rules and refused to take them."""


class _Ruleset(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("network", ctypes.c_uint64), ("scopes", ctypes.c_uint64))


class _PathBeneath(ctypes.Structure):
    # Two fields without room between or behind them is what the kernel's packed structure looks like, but for
    # four bytes that it does not read.
    _fields_ = (("access", ctypes.c_uint64), ("folder", ctypes.c_int32))


class _Program(ctypes.Structure):
    _fields_ = (("count", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


@cache
def _libc() -> ctypes.CDLL:
    library = ctypes.CDLL(None, use_errno=True)
    library.syscall.restype = ctypes.c_long
    return library


def landlock_version() -> int:
    """Return the version of Landlock that the kernel offers, 0 where it has none or it is switched off."""
    if sys.platform != "linux":
        return 0
    found = _libc().syscall(
        ctypes.c_long(_CREATE_RULESET), None, ctypes.c_size_t(0), ctypes.c_uint32(_VERSION_ASKED)
    )
    return max(int(found), 0)


def restrict_files(allowed: Iterable[tuple[Path, Access]]) -> int:
    """Leave this thread and all that it starts only what `allowed` says; return the version, 0 for no rules.

    From version 4 on it can also neither connect nor listen by TCP, and from version 6 on reach no abstract
    socket and no process but its own. What is open already stays open. Paths that are not there are left out.

    Raises:
        KernelRulesError: the kernel refused.
    """
    version = landlock_version()
    if version == 0:
        return 0
    known = ~Access(0)
    for access, since in _KNOWN_FROM:
        if version < since:
            known &= ~access
    wanted = _Ruleset(
        files=int(known),
        network=_ALL_TCP if version >= _NETWORK_FROM else 0,
        scopes=_ALL_SCOPES if version >= _SCOPES_FROM else 0,
    )
    # An older kernel refuses fields that it does not know unless they are nought, which they then are.
    ruleset = _called(
        "landlock_create_ruleset", _CREATE_RULESET, ctypes.byref(wanted), ctypes.sizeof(wanted), 0
    )
    try:
        for path, access in allowed:
            _allow(ruleset, path, access & known)
        _no_new_privileges()
        _called("landlock_restrict_self", _RESTRICT_SELF, ruleset, 0)
    finally:
        os.close(ruleset)
    return version


def _allow(ruleset: int, path: Path, access: Access) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        if not os.path.isdir(path):
            access &= _OF_FILES
        rule = _PathBeneath(access=int(access), folder=place)
        _called("landlock_add_rule", _ADD_RULE, ruleset, _PATH_BENEATH, ctypes.byref(rule), 0)
    finally:
        os.close(place)


def refused_calls_are_known() -> bool:
    """Tell whether `refuse_calls` can do its work on this machine."""
    return sys.platform == "linux" and platform.machine() in _ARCHITECTURES


def refuse_calls() -> bool:
    """Refuse this thread, and all that it starts, calls that make a socket or look into another process.

    Return whether it was done: for another kind of processor the numbers of the calls are not known here.

    Raises:
        KernelRulesError: the kernel refused.
    """
    if not refused_calls_are_known():
        return False
    code = _filter(*_ARCHITECTURES[platform.machine()])
    program = _Program(count=len(code) // 8, instructions=code)
    _no_new_privileges()
    done = _libc().prctl(_PR_SET_SECCOMP, ctypes.c_ulong(_SECCOMP_MODE_FILTER), ctypes.byref(program), 0, 0)
    if done != 0:
        raise KernelRulesError(f"seccomp: {os.strerror(ctypes.get_errno())}")
    return True


def _filter(architecture: int, calls: Mapping[str, int]) -> bytes:
    """Return the filter: eight bytes an instruction, each jump past as many as it says."""
    count = len(calls)
    code = [
        (_LOAD, 0, 0, _AT_ARCHITECTURE),
        (_JUMP_EQUAL, 1, 0, architecture),
        (_RETURN, 0, 0, _REFUSE),
        (_LOAD, 0, 0, _AT_NUMBER),
        (_JUMP_AT_LEAST, count + 1, 0, _OTHER_TABLE),
        *((_JUMP_EQUAL, count - place, 0, number) for place, number in enumerate(calls.values())),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    ]
    return b"".join(struct.pack("=HBBI", *instruction) for instruction in code)


def _no_new_privileges() -> None:
    """A program that runs as another user could else be run without the rules: the kernel asks for this."""
    if _libc().prctl(
        _PR_SET_NO_NEW_PRIVS, ctypes.c_ulong(1), ctypes.c_ulong(0), ctypes.c_ulong(0), ctypes.c_ulong(0)
    ):
        raise KernelRulesError(f"no_new_privs: {os.strerror(ctypes.get_errno())}")


def _called(name: str, number: int, *arguments: object) -> int:
    wide = [ctypes.c_long(argument) if isinstance(argument, int) else argument for argument in arguments]
    result = int(_libc().syscall(ctypes.c_long(number), *wide))
    if result < 0:
        raise KernelRulesError(f"{name}: {os.strerror(ctypes.get_errno())}")
    return result
