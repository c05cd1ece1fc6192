"""Reading the vectors of tests/data/store, and applying to a vault what a hostile one says is done to it."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

from tests.store.opener import Row, Tables

FOLDER = Path(__file__).parents[1] / "data" / "store"


def load(name: str) -> Any:
    """Return what a file of vectors holds, its `{"hex": ...}` turned into bytes."""
    return json.loads((FOLDER / name).read_text(encoding="utf-8"), object_hook=_from_json)


def dump(name: str, content: object) -> None:
    """Write a file of vectors."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    text = json.dumps(_to_json(content), indent=1, ensure_ascii=False)
    (FOLDER / name).write_text(text + "\n", encoding="utf-8")


def edited(tables: Tables, edits: list[dict[str, Any]]) -> Tables:
    """Return the tables after what somebody did to them: rows deleted, inserted, or with columns changed.

    An edit names a `table` and, for all but an `insert`, the rows `where` it is done: `delete`, `set` (column
    to a value), `flip` (a bit of a column), `cut` (bytes off its end), `append` (bytes to it) or `swap` (a
    column between two rows).
    """
    changed = copy.deepcopy(tables)
    for edit in edits:
        rows = changed[edit["table"]]
        if "insert" in edit:
            rows.append(dict(edit["insert"]))
            continue
        chosen = [row for row in rows if _fits(row, edit["where"])]
        if not chosen:
            raise ValueError("an edit that changes nothing")
        for row in chosen:
            _change(rows, row, edit)
    return changed


def _change(rows: list[Row], row: Row, edit: dict[str, Any]) -> None:
    column = edit.get("column", "")
    match edit["do"]:
        case "delete":
            rows.remove(row)
        case "set":
            row[column] = edit["to"]
        case "flip":
            flipped = bytearray(row[column])
            flipped[edit["bit"] // 8] ^= 1 << edit["bit"] % 8
            row[column] = bytes(flipped)
        case "cut":
            row[column] = row[column][: -edit["bytes"]]
        case "append":
            row[column] += edit["bytes"]
        case "swap":
            (other,) = (other for other in rows if _fits(other, edit["with"]))
            row[column], other[column] = other[column], row[column]
        case unknown:
            raise ValueError(unknown)


def _fits(row: Row, where: dict[str, Any]) -> bool:
    return all(row[name] == value for name, value in where.items())


def _to_json(value: object) -> object:
    match value:
        case bytes():
            return {"hex": value.hex()}
        case dict():
            return {name: _to_json(one) for name, one in value.items()}
        case list() | tuple():
            return [_to_json(one) for one in value]
    return value


def _from_json(value: dict[str, Any]) -> object:
    return bytes.fromhex(value["hex"]) if set(value) == {"hex"} else value
