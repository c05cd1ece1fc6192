"""The recovery code: copied from paper by a person who is under strain."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import RecoveryCodeError
from store.recovery import format_recovery_code, new_recovery_secret, parse_recovery_code

SECRETS = st.binary(min_size=20, max_size=20)
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@given(SECRETS)
def test_a_code_comes_back_however_it_is_typed(secret: bytes) -> None:
    code = format_recovery_code(secret)
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){8}", code)
    assert parse_recovery_code(code) == secret
    assert parse_recovery_code(f"  {code.lower().replace('-', ' ')}\n") == secret
    assert parse_recovery_code(code.replace("-", "").replace("0", "o").replace("1", "l")) == secret


@given(SECRETS, st.data())
def test_a_wrong_character_and_two_that_changed_places_are_noticed(
    secret: bytes, data: st.DataObject
) -> None:
    characters = list(format_recovery_code(secret).replace("-", ""))
    place = data.draw(st.integers(0, 35))
    wrong = data.draw(st.sampled_from(_ALPHABET.replace(characters[place], "")))
    with pytest.raises(RecoveryCodeError):
        parse_recovery_code("".join([*characters[:place], wrong, *characters[place + 1 :]]))
    other = data.draw(st.integers(0, 35))
    if characters[place] != characters[other]:
        characters[place], characters[other] = characters[other], characters[place]
        with pytest.raises(RecoveryCodeError):
            parse_recovery_code("".join(characters))


def test_what_is_no_code_says_how_without_repeating_it() -> None:
    code = format_recovery_code(new_recovery_secret())
    with pytest.raises(RecoveryCodeError, match=r"^a recovery code has 36 characters, this one 35$"):
        parse_recovery_code(code[:-1])
    with pytest.raises(
        RecoveryCodeError, match=r"^a recovery code has no such character as stands in group 2$"
    ):
        parse_recovery_code(code[:5] + "!" + code[6:])
    for text in ("", "-" * 44, "é" * 36):
        with pytest.raises(RecoveryCodeError):
            parse_recovery_code(text)
