"""The second OCR engine: the models of RapidOCR run by onnxruntime, for lines that the first is unsure of."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final, NamedTuple

import cv2
import numpy as np
import onnxruntime
from numpy.typing import NDArray
from onnxruntime.capi import onnxruntime_pybind11_state as failures

from parsers import limits
from parsers.errors import ReaderUnavailableError
from parsers.straighten import Grey

_FINDER: Final = "PP-OCRv6_det_small.onnx"
_READER: Final = "PP-OCRv6_rec_small.onnx"

_READER_HEIGHT: Final = 48
_NARROWEST: Final = 96
_WIDEST: Final = 2400
"""In dots at the reader's height: a line of the whole page of small print is 1,800."""

_BATCH_DOTS: Final = 1_900
"""Width of all lines that are read in one go; each dot of it costs some 70 kB of memory."""

_FINDER_SIDE: Final = 1280
_FINDER_BAND: Final = 256
"""The finder sees the page in bands as high as this: the whole page at once takes 300 MB more."""

_BAND_OVERLAP: Final = 48
_TEXT: Final = 0.3
_SURE_TEXT: Final = 0.5
_GROWTH: Final = 1.6
"""What the finder marks is the heart of a line; its makers grow it by area x this / outline."""

_SIGNS: Final = frozenset(
    " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]_abcdefghijklmnopqrstuvwxyz|"
    "€£§°éèëêïíîóòöôüúûáàäâçñÉËÏÖÜ–"
)
"""What stands in Dutch letters; the reader knows 18,708 signs of all the world."""


_FAILURES: Final = (
    failures.EPFail,
    failures.Fail,
    failures.InvalidArgument,
    failures.InvalidGraph,
    failures.InvalidProtobuf,
    failures.NoModel,
    failures.NoSuchFile,
    failures.NotImplemented,
    failures.RuntimeException,
)


class Place(NamedTuple):
    """A rectangle in dots of a picture, half open."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """One sign read, the middle of it in dots from the left of the picture, and how sure (0 to 1) it is."""

    text: str
    middle: float
    confidence: float


def read_lines(
    picture: Grey, places: Sequence[Place], *, stop_at: float = math.inf
) -> tuple[tuple[Sign, ...], ...]:
    """Return the signs in each of `places`, each one line of upright print; spaces are signs too.

    Args:
        picture: In grey.
        places: In dots of it.
        stop_at: Monotonic time at which to give up.

    Raises:
        ReaderUnavailableError: the engine is missing, failed or takes too long.
    """
    engine = _engine()
    lines: list[tuple[Sign, ...]] = [()] * len(places)
    wide = [_width_of(place) for place in places]
    for batch in _batches(wide):
        if time.monotonic() > stop_at:
            raise ReaderUnavailableError(
                f"Reading a page took more than {limits.OCR_SECONDS:.0f} seconds; "
                "bring in a clearer scan of it."
            )
        broadest = max(wide[index] for index in batch)
        given = np.zeros((len(batch), 3, _READER_HEIGHT, broadest), np.float32)
        for row, index in enumerate(batch):
            given[row, :, :, : wide[index]] = _as_seen(_cut(picture, places[index]), wide[index])
        found = _run(engine.reader, given)
        for row, index in enumerate(batch):
            lines[index] = engine.decode(found[row], places[index], dots=wide[index], of=broadest)
    return tuple(lines)


def find_lines(picture: Grey) -> tuple[Place, ...]:
    """Return where lines of print are in an upright picture, from the top down.

    Raises:
        ReaderUnavailableError: the engine is missing or failed.
    """
    scale = min(1.0, _FINDER_SIDE / max(picture.shape))
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    height, width = small.shape
    heat = np.zeros((height, width), np.float32)
    for top in range(0, height, _FINDER_BAND):
        first, last = max(top - _BAND_OVERLAP, 0), min(top + _FINDER_BAND + _BAND_OVERLAP, height)
        band = small[first:last]
        given = np.full((1, 3, _round_up(band.shape[0]), _round_up(width)), 1.0, np.float32)
        given[0, :, : band.shape[0], :width] = band.astype(np.float32) / 127.5 - 1
        seen = _run(_engine().finder, given)[0, 0, : band.shape[0], :width]
        until = min(top + _FINDER_BAND, height)
        heat[top:until] = seen[top - first : until - first]
    return tuple(sorted(_places_in(heat, scale=scale, shape=picture.shape), key=lambda place: place.top))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Engine:
    """Both models, opened once in a process, and the signs that the reader can give."""

    finder: onnxruntime.InferenceSession
    reader: onnxruntime.InferenceSession
    classes: NDArray[np.int64]
    signs: tuple[str, ...]

    def decode(self, found: NDArray[np.float32], place: Place, *, dots: int, of: int) -> tuple[Sign, ...]:
        """Return the signs of one line: the likeliest of each step, where it is not the same one going on."""
        likely = found[:, self.classes]
        best = likely.argmax(axis=1)
        per_step = of / len(best)
        signs: list[Sign] = []
        for step, kind in enumerate(best):
            if kind == 0 or (step and best[step - 1] == kind) or step * per_step >= dots:
                continue
            signs.append(
                Sign(
                    text=self.signs[kind],
                    middle=place.left + (step + 0.5) * per_step / dots * (place.right - place.left),
                    confidence=float(likely[step, kind]),
                )
            )
        return tuple(signs)


@cache
def _engine() -> _Engine:
    """Open the models that came in the package itself: none is ever fetched."""
    package = find_spec("rapidocr")
    if package is None or not package.submodule_search_locations:
        raise ReaderUnavailableError(
            "The second OCR engine is not installed; install the package rapidocr with its models."
        )
    models = Path(package.submodule_search_locations[0], "models")
    options = onnxruntime.SessionOptions()
    # As many workers as cores read at a time, so one thread each; memory is given back after each page.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = options.enable_mem_pattern = False
    options.log_severity_level = 4
    onnxruntime.disable_telemetry_events()
    try:
        finder, reader = (
            onnxruntime.InferenceSession(str(models / name), options, providers=["CPUExecutionProvider"])
            for name in (_FINDER, _READER)
        )
        known = reader.get_modelmeta().custom_metadata_map["character"].splitlines()
    except (OSError, KeyError, RuntimeError, *_FAILURES) as exc:
        raise ReaderUnavailableError(
            "The second OCR engine cannot be started; install the package rapidocr again."
        ) from exc
    # Class 0 is "no sign here", and after the signs that the model names comes the space.
    all_signs = ["", *known, " "]
    chosen = [0, *(number for number, sign in enumerate(all_signs) if sign in _SIGNS and sign)]
    return _Engine(
        finder=finder,
        reader=reader,
        classes=np.array(chosen, np.int64),
        signs=tuple(all_signs[number] for number in chosen),
    )


def _run(session: onnxruntime.InferenceSession, given: NDArray[np.float32]) -> NDArray[np.float32]:
    try:
        (found,) = session.run(None, {session.get_inputs()[0].name: given})
    except (RuntimeError, *_FAILURES) as exc:
        raise ReaderUnavailableError(
            "The second OCR engine failed on a page; check memory, and try again."
        ) from exc
    return np.asarray(found, np.float32)


def _batches(wide: Sequence[int]) -> Iterator[list[int]]:
    """Yield the numbers of lines of about the same width, as many as are read in one go."""
    batch: list[int] = []
    for index in sorted(range(len(wide)), key=lambda number: wide[number]):
        if batch and wide[index] * (len(batch) + 1) > _BATCH_DOTS:
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch


def _width_of(place: Place) -> int:
    across = (place.right - place.left) / max(place.bottom - place.top, 1)
    return min(max(math.ceil(across * _READER_HEIGHT), 16), _WIDEST)


def _cut(picture: Grey, place: Place) -> Grey:
    return picture[place.top : place.bottom, place.left : place.right]


def _as_seen(line: Grey, width: int) -> NDArray[np.float32]:
    sized = cv2.resize(line, (width, _READER_HEIGHT), interpolation=cv2.INTER_LINEAR)
    return np.asarray(sized.astype(np.float32) / 127.5 - 1, np.float32)


def _round_up(length: int) -> int:
    return math.ceil(length / 32) * 32


def _places_in(heat: NDArray[np.float32], *, scale: float, shape: tuple[int, ...]) -> Iterator[Place]:
    mask = cv2.dilate((heat > _TEXT).astype(np.uint8), np.ones((2, 2), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    for label in range(1, count):
        left, top, across, down, area = (int(value) for value in stats[label])
        if min(across, down) < 3:
            continue
        inside = labels[top : top + down, left : left + across] == label
        if float(heat[top : top + down, left : left + across][inside].mean()) < _SURE_TEXT:
            continue
        grow = area * _GROWTH / (2 * (across + down))
        yield Place(
            max(int((left - grow) / scale), 0),
            max(int((top - grow) / scale), 0),
            min(math.ceil((left + across + grow) / scale), shape[1]),
            min(math.ceil((top + down + grow) / scale), shape[0]),
        )
