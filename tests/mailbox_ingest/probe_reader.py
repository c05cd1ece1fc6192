"""A reader that a letter took over: confined as each reader is, it tries things, and says what came of them.

Run as ``python -m tests.mailbox_ingest.probe_reader FOLDER PORT FILE``: the only folder that it may write in,
a port of loopback on which something listens, and a file that is not its own.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from mailbox_ingest import reading_worker
from mailbox_ingest.sandbox import confine
from tests.parsers.sample_files import LETTER, pictures


def main() -> None:
    """Confine this process, then print a JSON object: of each attempt the error it met, or `null`."""
    folder, port, place = Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
    reading_worker._keep_to_limits(memory_bytes=640 * 1024 * 1024)
    page = pictures(LETTER[:12], dpi=120)[0].convert("L")
    confine(folder)
    attempts = _attempts(folder, port, place, page)
    print(json.dumps({name: _error_of(attempt) for name, attempt in attempts.items()}))


def _error_of(attempt: Callable[[], object]) -> str | None:
    try:
        attempt()
    except Exception as exc:
        return type(exc).__name__
    return None


def _attempts(folder: Path, port: int, place: Path, page: Image.Image) -> dict[str, Callable[[], object]]:
    script = folder / "script"
    script.write_text("#!/bin/sh\n")
    script.chmod(0o700)
    loader = next(Path("/lib64").glob("ld-linux*"), Path("/lib/ld-linux-aarch64.so.1"))
    return {
        "read the users of the system": lambda: Path("/etc/passwd").read_bytes(),
        "read a file of somebody": place.read_bytes,
        "read where it is": lambda: os.listdir(place.parent),
        "read its own environment": lambda: Path("/proc/self/environ").read_bytes(),
        "read the environment of its owner": lambda: Path(f"/proc/{os.getppid()}/environ").read_bytes(),
        "read the memory of its owner": lambda: Path(f"/proc/{os.getppid()}/mem").open("rb"),
        "go round by its root": lambda: Path("/proc/self/root/etc/passwd").read_bytes(),
        "write outside": lambda: place.with_name("new").write_text("x"),
        "write over": lambda: place.write_text("x"),
        "cut off": lambda: os.truncate(place, 0),
        "remove": place.unlink,
        "move away": lambda: place.rename(folder / "taken"),
        "link to it": lambda: (folder / "link").symlink_to(place),
        "link to it for good": lambda: (folder / "link").hardlink_to(place),
        "run a shell": lambda: subprocess.run(["/bin/sh", "-c", "true"], check=True),
        "run a shell by the loader": lambda: _by_loader(loader),
        "run python": lambda: subprocess.run([sys.executable, "-c", "0"], check=True),
        "run what it wrote": lambda: subprocess.run([script], check=True),
        "reach a server": lambda: socket.create_connection(("127.0.0.1", port), timeout=5),
        "serve": lambda: socket.create_server(("127.0.0.1", 0)),
        "send a datagram": lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM),
        "reach a local service": lambda: socket.socket(socket.AF_UNIX),
        "signal its owner": lambda: os.kill(os.getppid(), 0),
        "write in its own folder": lambda: (folder / "page").write_text("x"),
        "make a folder in it": lambda: (folder / "inner").mkdir(),
        "move it within": lambda: (folder / "inner").rename(folder / "moved"),
        "remove it": lambda: (folder / "moved").rmdir(),
        "run the OCR program": lambda: subprocess.run(
            ["tesseract", "--list-langs"], check=True, capture_output=True
        ),
        "read a scan": lambda: _read_scan(page),
        "read lines by the second engine": lambda: _read_lines(page),
    }


def _by_loader(loader: Path) -> None:
    subprocess.run([loader, "/bin/sh", "-c", "true"], check=True, capture_output=True)


def _read_scan(page: Image.Image) -> None:
    from parsers.ocr import recognise

    read = recognise(page, dpi=120, seconds=60.0)
    if not any("Zilverbeek" in word.text for word in read.words):
        raise ValueError(f"read {len(read.words)} words")


def _read_lines(page: Image.Image) -> None:
    import numpy as np

    from parsers.second_engine import find_lines, read_lines

    picture = np.asarray(page)[:200]
    places = find_lines(picture)
    text = "".join(sign.text for line in read_lines(picture, places) for sign in line)
    if "Zilverbeek" not in text:
        raise ValueError(f"read {len(text)} signs in {len(places)} lines")


if __name__ == "__main__":
    main()
