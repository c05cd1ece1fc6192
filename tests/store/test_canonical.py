"""The canonical encoding: one spelling a value, and nothing else decodes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.canonical import CanonicalError, Decoder, Field, encode

FIELDS = st.lists(
    st.one_of(st.binary(max_size=40), st.text(max_size=20), st.integers(0, 2**64 - 1)), max_size=5
)


def _decode(encoded: bytes, shape: list[Field]) -> list[Field]:
    reader = Decoder(encoded, "label")
    decoded: list[Field] = []
    for field in shape:
        match field:
            case bytes():
                decoded.append(reader.octets())
            case str():
                decoded.append(reader.text())
            case int():
                decoded.append(reader.number())
    reader.end()
    return decoded


def test_the_bytes_are_those_of_the_format() -> None:
    assert encode("ab", b"\xff", "é", 258).hex() == (
        "01"  # version
        "026162"  # label
        "03"  # three fields
        "0100000001ff"
        "0200000002c3a9"
        "03000000080000000000000102"
    )


@given(FIELDS)
def test_what_is_encoded_decodes_to_itself(fields: list[Field]) -> None:
    assert _decode(encode("label", *fields), fields) == fields


@given(FIELDS, FIELDS)
def test_two_values_never_share_an_encoding(one: list[Field], other: list[Field]) -> None:
    assert (encode("label", *one) == encode("label", *other)) == (one == other)


@given(FIELDS, st.data())
def test_a_changed_cut_or_longer_encoding_is_no_second_spelling(
    fields: list[Field], data: st.DataObject
) -> None:
    encoded = encode("label", *fields)
    changed = data.draw(
        st.one_of(
            st.integers(0, len(encoded) * 8 - 1).map(lambda bit: _flip(encoded, bit)),
            st.integers(0, len(encoded) - 1).map(lambda size: encoded[:size]),
            st.binary(min_size=1, max_size=9).map(lambda tail: encoded + tail),
        )
    )
    try:
        decoded = _decode(changed, fields)
    except CanonicalError:
        return
    assert decoded != fields
    assert encode("label", *decoded) == changed


@given(st.binary(max_size=60))
def test_arbitrary_bytes_are_refused_or_encode_back(encoded: bytes) -> None:
    try:
        decoded = _decode(encoded, [b"", "", 0])
    except CanonicalError:
        return
    assert encode("label", *decoded) == encoded


@pytest.mark.parametrize(
    ("encoded", "says"),
    [
        (b"", "cut short"),
        (b"\x02" + encode("label", b"x")[1:], "unknown version"),
        (encode("other", b"x"), "not a label"),
        (encode("label"), "a field is missing"),
        (encode("label", b"x", b"y"), "left over"),
        (encode("label", b"x") + b"\0", "left over"),
        (encode("label", "x"), "another type"),
        (encode("label", b"x")[:-1], "cut short"),
    ],
)
def test_each_deviation_is_refused(encoded: bytes, says: str) -> None:
    def decode() -> None:
        reader = Decoder(encoded, "label")
        reader.octets()
        reader.end()

    with pytest.raises(CanonicalError, match=says):
        decode()


def test_fields_have_their_size_and_their_spelling() -> None:
    with pytest.raises(CanonicalError, match="another length"):
        Decoder(encode("label", b"12345"), "label").octets(4)
    with pytest.raises(CanonicalError, match="UTF-8"):
        Decoder(
            encode("label", b"\xff").replace(b"\x01\0\0\0\x01\xff", b"\x02\0\0\0\x01\xff"), "label"
        ).text()
    short = encode("label", b"\0" * 7).replace(b"\x01\0\0\0\x07", b"\x03\0\0\0\x07")
    with pytest.raises(CanonicalError, match="another length"):
        Decoder(short, "label").number()


def test_values_that_cannot_be_encoded_are_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="label"):
        encode("")
    with pytest.raises(ValueError, match="label"):
        encode("x" * 256)
    with pytest.raises(ValueError, match="fields"):
        encode("label", *([1] * 256))
    with pytest.raises(OverflowError):
        encode("label", -1)
    with pytest.raises(OverflowError):
        encode("label", 2**64)


def _flip(content: bytes, bit: int) -> bytes:
    changed = bytearray(content)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)
