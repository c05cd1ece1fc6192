"""Headers of signatures: what patterns read is what the library reads."""

from __future__ import annotations

import base64

import http_sf
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from server.errors import SignatureMalformedError
from server.signature_input import plain_octets, read_inputs, read_signatures

_NAME = st.from_regex(r"[a-z][a-z0-9_.*-]{0,8}", fullmatch=True)
_TEXT = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E, exclude_characters='"\\'), max_size=12)


def _library(header: str) -> object:
    return http_sf.parse(header.encode("ascii"), tltype="dictionary")


@given(
    label=_NAME,
    names=st.lists(_TEXT, min_size=1, max_size=4),
    parameters=st.lists(
        st.tuples(st.from_regex(r"[a-z]{1,8}", fullmatch=True), _TEXT | st.integers(0, 10**14)),
        max_size=4,
        unique_by=lambda pair: pair[0],
    ),
)
@example(label="a", names=["x"], parameters=[("created", 7), ("nonce", ";created=8")])
def test_plain_inputs_are_read_as_by_the_library(
    label: str, names: list[str], parameters: list[tuple[str, str | int]]
) -> None:
    written = "".join(
        f";{name}={value}" if isinstance(value, int) else f';{name}="{value}"' for name, value in parameters
    )
    header = label + "=(" + " ".join(f'"{name}"' for name in names) + ")" + written
    assert read_inputs({"signature-input": header}) == _library(header)


def test_a_parameter_that_comes_twice_is_refused() -> None:
    with pytest.raises(SignatureMalformedError):
        read_inputs({"signature-input": 'a=("x");created=7;created=8'})


@given(label=_NAME, octets=st.binary(min_size=1, max_size=70))
def test_plain_octets_are_read_as_by_the_library(label: str, octets: bytes) -> None:
    header = f"{label}=:{base64.b64encode(octets).decode()}:"
    assert plain_octets(header) == _library(header) == {label: (octets, {})}


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), max_size=30))
@example("a=:QQ==:")
@example("a=:QR==:")
@example("a=:QQ:")
def test_any_header_is_read_as_by_the_library_or_refused(header: str) -> None:
    try:
        library = _library(header)
    except ValueError:
        with pytest.raises(SignatureMalformedError):
            read_signatures({"signature": header})
    else:
        assert isinstance(library, dict)
        read = read_signatures({"signature": header})
        assert {name: value for name, (value, _) in read.items()} == {
            name: member[0] if isinstance(member, tuple) else member for name, member in library.items()
        }
