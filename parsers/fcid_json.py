"""The JSON of financial claims documents: told from other files, opened without trust, freed of the BSN."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping
from typing import Final, NoReturn

from parsers.errors import DamagedDocumentError, DocumentLimitError

_MOST_BYTES: Final = 4 * 1024 * 1024
"""A citizen with a hundred cases has some 200 kB."""

_DEEPEST: Final = 24
"""Objects and lists within each other; a document has six."""

_MOST_VALUES: Final = 300_000
"""Of one document, keys not counted: each takes memory."""

_MOST_NUMBERS: Final = 20
"""Of citizens: a document is about one, who may have a partner."""

_SPACE: Final = b"\t\n\r "
_BOM: Final = b"\xef\xbb\xbf"
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
_MARKS: Final = ("FINANCIAL_CLAIMS_INFORMATION_DOCUMENT", '"financiele_zaken"')
_BSN_KEY: Final = re.compile(r"(?:.*_)?(?:bsn|burgerservicenummer)(?:_.*)?", re.I | re.S)
_REFERENCE_KEY: Final = re.compile(r".*(?:kenmerk|nummer)", re.I | re.S)
_BSN: Final = re.compile(r"\d{8,9}")
MASK: Final = "•" * 9
"""What stands where a BSN stood within other text."""


def holds_claims_document(content: bytes) -> bool:
    """Tell whether a file means to be a financial claims document, by its content alone, sound or not."""
    if content.startswith(_UTF_16):
        text = content[: 2 * _MOST_BYTES].decode("utf-16", "ignore").lstrip()
        return text[:1] in ("{", "[") and any(mark in text for mark in _MARKS)
    if content[:256].removeprefix(_BOM).lstrip(_SPACE)[:1] not in (b"{", b"["):
        return False
    return any(mark.encode() in content for mark in _MARKS)


def open_claims_json(content: bytes) -> object:
    """Return the values of a JSON file, without any BSN.

    Raises:
        DocumentLimitError: it is larger, deeper or longer than such a document may be, or of many citizens.
        DamagedDocumentError: it is no JSON, names a member twice, or has a number that is none.
    """
    return _without_bsn(_load(content))[0]


def without_bsn(content: bytes) -> bytes:
    """Return a claims document without the citizen service number: as it is where there was none.

    Members named for the BSN are left out. Where that number stands in other text it is covered, but not
    within a longer reference, such as that of a tax assessment, which is needed to pay.

    Raises:
        ParserError: as `open_claims_json`; then nobody can tell where a BSN stands in it.
    """
    tree, found = _without_bsn(_load(content))
    if not found:
        return content
    return json.dumps(tree, ensure_ascii=False, separators=(",", ":")).encode()


def _load(content: bytes) -> object:
    if len(content) > _MOST_BYTES:
        raise DocumentLimitError("The claims document is larger than such a document may be.")
    try:
        tree: object = json.loads(
            content.removeprefix(_BOM).decode("utf-8"),
            object_pairs_hook=_object,
            parse_constant=_no_number,
            parse_float=_fraction,
        )
        _hold_limits(tree)
        # Half a character, written as an escape, has no place in any text.
        json.dumps(tree, ensure_ascii=False).encode("utf-8")
    except RecursionError as exc:
        raise DocumentLimitError("The claims document is nested deeper than such a document may be.") from exc
    except ValueError as exc:
        raise DamagedDocumentError("The claims document is no sound JSON; ask for it again.") from exc
    return tree


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise DamagedDocumentError("The claims document names a member twice; ask for it again.")
    return made


def _no_number(_text: str) -> NoReturn:
    raise DamagedDocumentError("The claims document has a number that is none; ask for it again.")


def _fraction(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        _no_number(text)
    return number


def _hold_limits(tree: object) -> None:
    level, count, depth = [tree], 0, 0
    while level:
        count, depth = count + len(level), depth + 1
        if depth > _DEEPEST:
            raise DocumentLimitError("The claims document is nested deeper than such a document may be.")
        if count > _MOST_VALUES:
            raise DocumentLimitError("The claims document is longer than such a document may be.")
        level = [child for value in level for child in _children(value)]


def _children(value: object) -> Iterator[object]:
    if isinstance(value, Mapping):
        yield from value.values()
    elif isinstance(value, list):
        yield from value


def _without_bsn(tree: object) -> tuple[object, bool]:
    """Return the values without BSN, and whether there were any."""
    numbers: set[str] = set()
    if not _has_bsn(tree, numbers):
        return tree, False
    if len(numbers) > _MOST_NUMBERS:
        raise DocumentLimitError("The claims document names more citizens than such a document may name.")
    digits = "|".join(r"[.\s-]?".join(number) for number in sorted(numbers))
    return _covered(tree, re.compile(rf"(?<!\d)(?:{digits})(?!\d)") if numbers else None), True


def _has_bsn(value: object, numbers: set[str]) -> bool:
    """Tell whether a member is named for a BSN, and add the numbers that such members hold."""
    found = False
    if isinstance(value, Mapping):
        for name, inner in value.items():
            if _BSN_KEY.fullmatch(name):
                found = True
                numbers.update(*(_service_numbers(leaf) for leaf in _leaves(inner)))
    return any([found, *(_has_bsn(child, numbers) for child in _children(value))])


def _leaves(value: object) -> Iterator[object]:
    if isinstance(value, Mapping | list):
        for child in _children(value):
            yield from _leaves(child)
    else:
        yield value


def _service_numbers(value: object) -> set[str]:
    """Return the ways in which a BSN may be written: a first nought gets lost where it is a number."""
    plain = re.sub(r"[.\s-]", "", str(value))
    return {plain, plain.zfill(9)} if plain.isascii() and _BSN.fullmatch(plain) else set()


def _covered(value: object, bsn: re.Pattern[str] | None, *, is_reference: bool = False) -> object:
    if isinstance(value, Mapping):
        return {
            name: _covered(inner, bsn, is_reference=bool(_REFERENCE_KEY.fullmatch(name)))
            for name, inner in value.items()
            if not _BSN_KEY.fullmatch(name)
        }
    if isinstance(value, list):
        return [_covered(inner, bsn, is_reference=is_reference) for inner in value]
    if bsn is None or isinstance(value, bool | float) or value is None:
        return value
    if isinstance(value, int):
        return MASK if bsn.fullmatch(str(value)) else value
    text = str(value)
    if is_reference:
        return MASK if bsn.fullmatch(text.strip()) else text
    return bsn.sub(MASK, text)
