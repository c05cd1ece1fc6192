"""Outlook messages made in a test: the properties of a mail in a compound file, as published.

Sources: MS-CFB (Compound File Binary) and MS-OXMSG (Outlook Item File Format).
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field

_SECTOR, _SMALL_SECTOR, _CUTOFF = 512, 64, 4096
_END, _FREE, _FAT_SECTOR, _NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF
_UNICODE, _BINARY, _TIME = 0x001F, 0x0102, 0x0040


@dataclass(slots=True)
class Folder:
    """A storage: streams and storages by name."""

    streams: dict[str, bytes] = field(default_factory=dict)
    folders: dict[str, Folder] = field(default_factory=dict)


def outlook_mail(
    *,
    subject: str = "Herinnering",
    sender: tuple[str, str] = ("Waterbedrijf Zilverbeek", "klanten@zilverbeek.example"),
    recipient: tuple[str, str] = ("T. Appelhof", "t.appelhof@post.example"),
    text: str | None = None,
    html: bytes | None = None,
    rich: bytes | None = None,
    attachments: Mapping[str, bytes | Folder] | None = None,
    inline: Mapping[str, bytes] | None = None,
) -> bytes:
    """Return an Outlook message with these parts; an attachment that is a folder is a message of its own."""
    return compound_file(
        message(
            subject, sender, recipient, text, html, attachments or {}, inline or {}, rich=rich, embedded=False
        )
    )


def message(
    subject: str,
    sender: tuple[str, str],
    recipient: tuple[str, str],
    text: str | None,
    html: bytes | None,
    attachments: Mapping[str, bytes | Folder],
    inline: Mapping[str, bytes],
    *,
    rich: bytes | None = None,
    embedded: bool = True,
) -> Folder:
    """Return the folder of a message; `embedded` for one that hangs on another, `rich` its packed text."""
    counts = struct.pack("<8x4I", 1, len(attachments), 1, len(attachments)) + (
        b"" if embedded else b"\x00" * 8
    )
    values: dict[tuple[int, int], bytes] = {
        (0x0037, _UNICODE): subject.encode("utf-16-le"),
        (0x0C1A, _UNICODE): sender[0].encode("utf-16-le"),
        (0x0C1F, _UNICODE): sender[1].encode("utf-16-le"),
        # 3 March 2026, 08:12 UTC, in tenths of microseconds since 1601.
        (0x0039, _TIME): struct.pack("<Q", 134_169_991_200_000_000),
    }
    if text is not None:
        values[(0x1000, _UNICODE)] = text.encode("utf-16-le")
    if html is not None:
        values[(0x1013, _BINARY)] = html
    if rich is not None:
        values[(0x1009, _BINARY)] = rich
    folder = _with_properties(counts, values)
    folder.folders["__recip_version1.0_#00000000"] = _with_properties(
        b"\x00" * 8,
        {
            (0x3001, _UNICODE): recipient[0].encode("utf-16-le"),
            (0x39FE, _UNICODE): recipient[1].encode("utf-16-le"),
        },
    )
    for number, (name, content) in enumerate([*attachments.items(), *inline.items()]):
        properties = {(0x3707, _UNICODE): name.encode("utf-16-le")}
        if isinstance(content, bytes):
            properties[(0x3701, _BINARY)] = content
        if name in inline:
            properties[(0x3712, _UNICODE)] = f"{name}@mail".encode("utf-16-le")
        part = _with_properties(b"\x00" * 8, properties)
        if isinstance(content, Folder):
            part.folders["__substg1.0_3701000D"] = content
        folder.folders[f"__attach_version1.0_#{number:08X}"] = part
    return folder


def _with_properties(head: bytes, values: Mapping[tuple[int, int], bytes]) -> Folder:
    folder = Folder()
    table = bytearray(head)
    for (number, kind), value in values.items():
        table += struct.pack("<HHI", kind, number, 6)
        if kind == _TIME:
            table += value
            continue
        table += struct.pack("<II", len(value) + (2 if kind == _UNICODE else 0), 0)
        folder.streams[f"__substg1.0_{number:04X}{kind:04X}"] = value
    folder.streams["__properties_version1.0"] = bytes(table)
    return folder


def compound_file(root: Folder) -> bytes:
    """Return the compound file of a tree of folders."""
    entries: list[list[object]] = [["Root Entry", 5, _NONE, _NONE, _NONE, _END, 0]]
    sectors: list[bytes] = []
    chain: list[int] = []
    small = bytearray()
    small_chain: list[int] = []

    def store(content: bytes) -> int:
        start = len(sectors)
        count = -(-len(content) // _SECTOR)
        sectors.extend(
            content[at * _SECTOR : (at + 1) * _SECTOR].ljust(_SECTOR, b"\x00") for at in range(count)
        )
        chain.extend([*range(start + 1, start + count), _END] if count else [])
        return start if count else _END

    def store_small(content: bytes) -> int:
        start, count = len(small) // _SMALL_SECTOR, -(-len(content) // _SMALL_SECTOR)
        small.extend(content.ljust(count * _SMALL_SECTOR, b"\x00"))
        small_chain.extend([*range(start + 1, start + count), _END] if count else [])
        return start if count else _END

    def add(folder: Folder, owner: int) -> None:
        before = owner
        items: list[tuple[str, bytes | Folder]] = [*folder.streams.items(), *folder.folders.items()]
        for name, item in sorted(items, key=lambda pair: (len(pair[0]), pair[0])):
            number = len(entries)
            if isinstance(item, Folder):
                entries.append([name, 1, _NONE, _NONE, _NONE, 0, 0])
            else:
                start = store_small(item) if len(item) < _CUTOFF else store(item)
                entries.append([name, 2, _NONE, _NONE, _NONE, start, len(item)])
            # Each entry is the right neighbour of the one before it: a tree that leans, but a tree.
            entries[before][4 if before == owner else 3] = number
            before = number
        for name, inner in folder.folders.items():
            add(
                inner,
                next(
                    at
                    for at in range(owner + 1, len(entries))
                    if entries[at][0] == name and entries[at][4] == _NONE
                ),
            )

    add(root, 0)
    entries[0][5], entries[0][6] = store(bytes(small)), len(small)
    table = b"".join(_entry(entry) for entry in entries)
    directory = store(table)
    small_table = store(b"".join(struct.pack("<I", place) for place in small_chain))
    fat_count = 1
    while (len(chain) + fat_count) * 4 > fat_count * _SECTOR:
        fat_count += 1
    fat_start = len(chain)
    fat = struct.pack(f"<{len(chain) + fat_count}I", *chain, *[_FAT_SECTOR] * fat_count)
    sectors.extend(fat[at : at + _SECTOR].ljust(_SECTOR, b"\xff") for at in range(0, len(fat), _SECTOR))
    small_sectors = -(-len(small_chain) * 4 // _SECTOR)
    header = struct.pack(
        "<8s16sHHHHH6xIIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"\x00" * 16,
        0x3E,
        3,
        0xFFFE,
        9,
        6,
        0,
        fat_count,
        directory,
        0,
        _CUTOFF,
        small_table,
        small_sectors,
        _END,
        0,
        fat_start,
    )
    places = [*range(fat_start + 1, fat_start + fat_count)]
    header += struct.pack(f"<{len(places)}I", *places)
    return header.ljust(_SECTOR, b"\xff") + b"".join(sectors)


def _entry(entry: list[object]) -> bytes:
    name, kind, left, right, child, start, size = entry
    encoded = (str(name) + "\x00").encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII16xI8x8xIQ", encoded, len(encoded), kind, 1, left, right, child, 0, start, size
    )


def unpacked_rich_text(rtf: bytes) -> bytes:
    """Return rich text as a property that holds it without compression (MS-OXRTFCP 2.1.3.1.2)."""
    return struct.pack("<II4sI", len(rtf) + 12, len(rtf), b"MELA", 0) + rtf
