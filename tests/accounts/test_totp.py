"""Codes of an authenticator: those of RFC 6238, at the edges of their half minute."""

import base64
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from accounts import totp

SECRET = b"12345678901234567890"
# RFC 6238, appendix B, SHA-1; the last six of its eight digits
PUBLISHED = {
    59: "287082",
    1_111_111_109: "081804",
    1_111_111_111: "050471",
    1_234_567_890: "005924",
    2_000_000_000: "279037",
    20_000_000_000: "353130",
}
START = datetime(2026, 11, 23, 2, 0, 0, tzinfo=UTC)  # the first second of a step
TICK = timedelta(microseconds=1)


@pytest.mark.parametrize(("seconds", "code"), PUBLISHED.items())
def test_the_published_codes(seconds, code):
    moment = datetime.fromtimestamp(seconds, UTC)
    assert totp.code_of(SECRET, totp.step_at(moment)) == code
    assert totp.matching_step(SECRET, code, at=moment) == seconds // 30


@pytest.mark.parametrize(
    ("moment", "fits"),
    [
        (START - timedelta(seconds=30) - TICK, False),
        (START - timedelta(seconds=30), True),
        (START, True),
        (START + timedelta(seconds=60) - TICK, True),
        (START + timedelta(seconds=60), False),
    ],
)
def test_a_code_stands_for_its_own_step_and_one_to_each_side(moment, fits):
    step = totp.step_at(START)
    found = totp.matching_step(SECRET, totp.code_of(SECRET, step), at=moment)
    assert found == (step if fits else None)


def test_a_step_is_used_once_and_with_it_all_before_it():
    now = totp.step_at(START)
    for step in (now - 1, now, now + 1):
        code = totp.code_of(SECRET, step)
        assert totp.matching_step(SECRET, code, at=START, after=step - 1) == step
        assert totp.matching_step(SECRET, code, at=START, after=step) is None
        assert totp.matching_step(SECRET, code, at=START, after=step + 1) is None


@pytest.mark.parametrize("code", ["", "28708", "2870822", "٢٨٧٠٨٢", "abcdef", "287083"])
def test_anything_else_is_no_code(code):
    assert totp.matching_step(SECRET, code, at=datetime.fromtimestamp(59, UTC)) is None


def test_the_symbol_holds_what_an_authenticator_reads():
    address = urlsplit(totp.address(SECRET, username="chv.kv1", issuer="Kê Biên"))
    assert (address.scheme, address.netloc) == ("otpauth", "totp")
    assert unquote(address.path) == "/Kê Biên:chv.kv1"
    said = parse_qs(address.query)
    assert said["issuer"] == ["Kê Biên"]
    assert base64.b32decode(said["secret"][0]) == SECRET
    assert base64.b32decode(totp.as_text(SECRET).replace(" ", "")) == SECRET


def test_two_secrets_are_never_the_same():
    assert len({totp.new_secret() for _time in range(50)}) == 50
