"""A token passes only whole, unaltered, in time, and in the hands it was made for."""

from __future__ import annotations

import base64
import hmac
import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from joserfc import jws
from joserfc.jwk import OKPKey

from consent.errors import (
    GrantExpiredError,
    GrantNotStartedError,
    OtherCounsellorError,
    TokenAlteredError,
)
from consent.token import MAX_TOKEN_CHARS, VerifiedGrant, issue_token, read_token, thumbprint, verify_token
from store.ids import GrantId, VaultId
from store.keys import SigningKeyPair, key_id
from tests.consent.cards import NOW, signing_keys

GRANT = GrantId("a1" * 16)
VAULT = VaultId("b2" * 16)
ENDS = NOW + timedelta(days=90)
VAULT_KEYS = signing_keys(50)
COUNSELLOR = signing_keys(1)


def issue(vault_keys: SigningKeyPair = VAULT_KEYS) -> str:
    return issue_token(
        grant=GRANT,
        vault=VAULT,
        counsellor_signing_key=COUNSELLOR.public,
        starts=NOW,
        ends=ENDS,
        signing_public_key=vault_keys.public,
        sign=vault_keys.sign,
    )


def verify(token: str, *, now: datetime = NOW, counsellor: SigningKeyPair = COUNSELLOR) -> VerifiedGrant:
    return verify_token(
        read_token(token),
        signing_public_key=VAULT_KEYS.public,
        counsellor_signing_key=counsellor.public,
        now=now,
    )


def segment(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def payload_of(token: str) -> dict[str, object]:
    middle = token.split(".")[1]
    decoded = json.loads(base64.urlsafe_b64decode(middle + "=" * (-len(middle) % 4)))
    assert isinstance(decoded, dict)
    return decoded


def spell(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":"), sort_keys=True).encode()


def forge(
    claims: dict[str, object],
    *,
    header: dict[str, object] | None = None,
    signer: SigningKeyPair = VAULT_KEYS,
    payload: bytes | None = None,
) -> str:
    """Return a token over any claims, truly signed by `signer`: only its form can be refused."""
    head = header if header is not None else {"alg": "Ed25519", "typ": "postkluis-grant+jwt"}
    signing_input = f"{segment(json.dumps(head, separators=(',', ':')).encode())}."
    signing_input += segment(payload if payload is not None else spell(claims))
    return f"{signing_input}.{segment(signer.sign(signing_input.encode()))}"


def test_a_token_says_what_was_signed() -> None:
    verified = verify(issue())
    assert verified == VerifiedGrant(
        grant=GRANT,
        vault=VAULT,
        vault_key=key_id(VAULT_KEYS.public),
        thumbprint=thumbprint(COUNSELLOR.public),
        starts=NOW,
        ends=ENDS,
    )


def test_a_token_holds_these_claims_and_no_others() -> None:
    assert set(payload_of(issue())) == {"cnf", "exp", "grant", "iat", "nbf", "vault", "vault_key"}
    assert set(json.loads(spell(payload_of(issue())["cnf"]))) == {"jkt"}


def test_another_program_can_verify_a_token() -> None:
    """Ours is a plain JWS: joserfc with nothing of ours accepts the vault's signature."""
    key = OKPKey.import_key({"kty": "OKP", "crv": "Ed25519", "x": segment(VAULT_KEYS.public)})
    decoded = jws.deserialize_compact(issue(), key, algorithms=["Ed25519"])
    assert decoded.headers() == {"alg": "Ed25519", "typ": "postkluis-grant+jwt"}


def test_the_forging_of_these_tests_makes_a_good_token_when_it_forges_nothing() -> None:
    assert verify(forge(payload_of(issue()))).grant == GRANT


def test_the_thumbprint_is_that_of_rfc_8037() -> None:
    public = base64.urlsafe_b64decode("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo=")
    assert thumbprint(public) == "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"


@pytest.mark.parametrize("now", [NOW, ENDS - timedelta(seconds=1)])
def test_a_token_holds_from_its_start_to_just_before_its_end(now: datetime) -> None:
    assert verify(issue(), now=now).ends == ENDS


@pytest.mark.parametrize("now", [ENDS, ENDS + timedelta(days=400)])
def test_an_expired_token_is_refused_and_says_when_it_ended(now: datetime) -> None:
    with pytest.raises(GrantExpiredError) as refused:
        verify(issue(), now=now)
    assert refused.value.ended == ENDS


def test_a_token_is_refused_before_its_start() -> None:
    with pytest.raises(GrantNotStartedError) as refused:
        verify(issue(), now=NOW - timedelta(seconds=1))
    assert refused.value.starts == NOW


def test_another_counsellor_cannot_use_a_token() -> None:
    with pytest.raises(OtherCounsellorError):
        verify(issue(), counsellor=signing_keys(2))


def test_a_token_signed_by_the_key_of_another_vault_is_refused() -> None:
    with pytest.raises(TokenAlteredError):
        verify(issue(signing_keys(51)))


def test_a_token_that_names_our_key_and_is_signed_by_another_is_refused() -> None:
    with pytest.raises(TokenAlteredError):
        verify(forge(payload_of(issue()), signer=signing_keys(51)))


@pytest.mark.parametrize(
    "header",
    [
        {"alg": "none", "typ": "postkluis-grant+jwt"},
        {"alg": "HS256", "typ": "postkluis-grant+jwt"},
        {"alg": "EdDSA", "typ": "postkluis-grant+jwt"},
        {"alg": "Ed448", "typ": "postkluis-grant+jwt"},
        {"alg": "ed25519", "typ": "postkluis-grant+jwt"},
        {"alg": "Ed25519", "typ": "JWT"},
        {"alg": "Ed25519"},
        {"typ": "postkluis-grant+jwt"},
        {"alg": "Ed25519", "typ": "postkluis-grant+jwt", "kid": "1"},
        {"alg": "Ed25519", "typ": "postkluis-grant+jwt", "crit": ["exp"]},
        {"alg": "Ed25519", "typ": "postkluis-grant+jwt", "b64": False},
        {"alg": "Ed25519", "typ": "postkluis-grant+jwt", "jwk": {"kty": "OKP"}},
        {"alg": ["Ed25519"], "typ": "postkluis-grant+jwt"},
    ],
)
def test_no_token_chooses_how_it_is_checked(header: dict[str, object]) -> None:
    with pytest.raises(TokenAlteredError):
        verify(forge(payload_of(issue()), header=header))


def test_an_unsigned_token_is_refused() -> None:
    head, payload, _ = issue().split(".")
    none = segment(b'{"alg":"none","typ":"postkluis-grant+jwt"}')
    for token in (f"{head}.{payload}.", f"{none}.{payload}.", f"{head}.{payload}"):
        with pytest.raises(TokenAlteredError):
            verify(token)


def test_a_token_signed_with_the_public_key_as_a_shared_secret_is_refused() -> None:
    head = segment(b'{"alg":"HS256","typ":"postkluis-grant+jwt"}')
    signing_input = f"{head}.{issue().split('.')[1]}"
    mark = hmac.digest(VAULT_KEYS.public, signing_input.encode(), "sha256")
    with pytest.raises(TokenAlteredError):
        verify(f"{signing_input}.{segment(mark)}")


@pytest.mark.parametrize(
    "change",
    [
        {"exp": int(ENDS.timestamp()) + 1},
        {"nbf": 0, "iat": 0},
        {"grant": "c3" * 16},
        {"vault": "c3" * 16},
        {"cnf": {"jkt": thumbprint(signing_keys(2).public)}},
    ],
)
def test_changed_claims_under_the_old_signature_are_refused(change: dict[str, object]) -> None:
    head, _, signature = issue().split(".")
    changed = segment(spell({**payload_of(issue()), **change}))
    with pytest.raises(TokenAlteredError):
        verify(f"{head}.{changed}.{signature}")


@pytest.mark.parametrize(
    "change",
    [
        {"sub": "somebody"},
        {"scope": "documents"},
        {"exp": None},
        {"exp": str(int(ENDS.timestamp()))},
        {"exp": ENDS.timestamp() + 0.5},
        {"exp": True},
        {"exp": 10**30},
        {"exp": int(NOW.timestamp())},
        {"iat": int(NOW.timestamp()) - 1},
        {"cnf": "jkt"},
        {"cnf": {}},
        {"cnf": {"jkt": 1}},
        {"cnf": {"jkt": thumbprint(COUNSELLOR.public), "kid": "1"}},
        {"grant": 12},
        {"grant": "A1" * 16},
        {"grant": ""},
        {"vault": "b2" * 15},
        {"vault_key": None},
        {"vault_key": "0" * 64},
    ],
)
def test_claims_in_another_form_are_refused_even_when_the_owner_signed_them(
    change: dict[str, object],
) -> None:
    with pytest.raises(TokenAlteredError):
        verify(forge({**payload_of(issue()), **change}))


@pytest.mark.parametrize("missing", ["cnf", "exp", "grant", "iat", "nbf", "vault", "vault_key"])
def test_no_claim_can_be_left_out(missing: str) -> None:
    claims = {name: value for name, value in payload_of(issue()).items() if name != missing}
    with pytest.raises(TokenAlteredError):
        verify(forge(claims))


def test_a_second_spelling_of_the_same_claims_is_refused() -> None:
    claims = payload_of(issue())
    plain = spell(claims)
    spellings = [
        json.dumps(claims, sort_keys=True).encode(),
        json.dumps(dict(reversed(claims.items())), separators=(",", ":")).encode(),
        plain.replace(b'"exp":', b'"exp":1,"exp":'),
        plain.replace(b'"exp"', b'"\\u0065xp"'),
        plain + b" ",
        b"\xef\xbb\xbf" + plain,
        b"[" + plain + b"]",
        b"\xff",
    ]
    for payload in spellings:
        with pytest.raises(TokenAlteredError):
            verify(forge({}, payload=payload))


def test_loose_bits_and_padding_in_base64_are_refused() -> None:
    token = issue()
    last = token[-1]
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    loose = token[:-1] + alphabet[alphabet.index(last) ^ 1]
    for other in (loose, token + "=", token.replace(".", "=.", 1), token.replace(".", " .", 1), token[:-1]):
        with pytest.raises(TokenAlteredError):
            verify(other)


def test_a_token_that_is_too_long_is_not_decoded() -> None:
    with pytest.raises(TokenAlteredError, match="at most"):
        read_token("x" * (MAX_TOKEN_CHARS + 1))


def test_a_deeply_nested_token_is_refused() -> None:
    deep = segment(b"[" * 700)
    with pytest.raises(TokenAlteredError):
        read_token(f"{issue().split('.')[0]}.{deep}.AA")


def test_white_space_around_a_pasted_token_is_no_change() -> None:
    assert verify(f"\n  {issue()} \r\n").grant == GRANT


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=120) | st.text("abcXYZ09-_.=", max_size=200))
def test_arbitrary_text_is_no_token(text: str) -> None:
    with pytest.raises(TokenAlteredError):
        read_token(text)


@settings(max_examples=60, deadline=None)
@given(position=st.integers(0, 10_000), letter=st.sampled_from("ABCxyz019-_."))
def test_a_token_with_one_other_character_is_refused(position: int, letter: str) -> None:
    token = issue()
    at = position % len(token)
    changed = token[:at] + letter + token[at + 1 :]
    if changed != token:
        with pytest.raises(TokenAlteredError):
            verify(changed)


@settings(max_examples=50, deadline=None)
@given(seconds=st.integers(0, 4_000_000_000), days=st.integers(1, 400))
def test_times_survive_a_token(seconds: int, days: int) -> None:
    begin = datetime.fromtimestamp(seconds, tz=UTC)
    token = issue_token(
        grant=GRANT,
        vault=VAULT,
        counsellor_signing_key=COUNSELLOR.public,
        starts=begin,
        ends=begin + timedelta(days=days),
        signing_public_key=VAULT_KEYS.public,
        sign=VAULT_KEYS.sign,
    )
    verified = verify(token, now=begin)
    assert (verified.starts, verified.ends) == (begin, begin + timedelta(days=days))


def test_a_token_stays_out_of_the_repr() -> None:
    assert issue() not in repr(read_token(issue()))
