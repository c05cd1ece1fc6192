"""The private folder of a host: its keys, and the short-lived keys of its reader."""

from __future__ import annotations

from pathlib import Path

from store import HostKeys
from tui.errors import FileExistsAlreadyError, HostKeysMissingError
from tui.private_files import make_private_folder
from tui.session import Settings

HOST_FOLDER = "host"
_KEY_FILE = "host.keys"


def host_folder(settings: Settings, given: Path | None) -> Path:
    """Return the folder of the host's keys: as given, else one in the data folder."""
    return settings.data_folder / HOST_FOLDER if given is None else given


def load_host_keys(folder: Path) -> HostKeys:
    """Return the keys of the host on this machine.

    Raises:
        HostKeysMissingError: this machine is no host (yet).
        KeyFileError: the file cannot be read, is of something else, or others may read it.
    """
    if not (folder / _KEY_FILE).exists():
        raise HostKeysMissingError
    return HostKeys.load(folder)


def make_host_keys(folder: Path, authority: str) -> HostKeys:
    """Make the keys of a host, once: whoever replaced them would cut every address off.

    Raises:
        FileExistsAlreadyError: there are keys already.
        HostCardError: that is no place where a host can be reached.
    """
    if (folder / _KEY_FILE).exists():
        raise FileExistsAlreadyError(str(folder / _KEY_FILE))
    keys = HostKeys.generate(authority)
    make_private_folder(folder)
    keys.save(folder)
    return keys
