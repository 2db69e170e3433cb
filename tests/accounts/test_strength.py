"""Passwords that are tried first are refused; the lists are the ones that were fetched."""

import hashlib
import json
from pathlib import Path

import pytest

from accounts import refusals, strength

FOLDER = Path(strength.__file__).parent / "data"
MANIFEST = json.loads((FOLDER / "manifest.json").read_text())
NAMES = ("thukho.kv1", "Trần Thị Khởi Hoàn", "KV1", "Phòng Thi hành án dân sự khu vực 1")


@pytest.mark.parametrize("password", ["", "ngắn", "chín-ký-t"])
def test_a_password_has_ten_characters(password):
    with pytest.raises(refusals.PasswordTooShort):
        strength.check_strength(password, names=NAMES)


def test_a_password_has_an_end():
    with pytest.raises(refusals.PasswordTooLong):
        strength.check_strength("xk" * 101, names=NAMES)


@pytest.mark.parametrize(
    "password",
    [
        "1234567890",
        "9876543210",
        "0912345678",
        "aaaaaaaaaa",
        "          ",
        "abcabcabcabc",
        "abcdefghij",
        "qwertyuiop",
        "poiuytrewq",
        "qwertyuiop12345",
        "ababababab",
        "!!!!!!!!!!",
    ],
)
def test_a_row_of_keys_is_no_password(password):
    with pytest.raises(refusals.PasswordForeseen):
        strength.check_strength(password, names=NAMES)


@pytest.mark.parametrize(
    "password",
    [
        "matkhau123",
        "MatKhau@2026",
        "mật khẩu 2026",
        "password12",
        "P@ssw0rd2026",
        "1q2w3e4r5t",
        "thihanhan2026",
        "anhyeuem2026",
        "basketball",
        "Vietnam2026!",
        "iloveyou1234",
    ],
)
def test_a_password_of_the_lists_is_refused_however_it_is_dressed_up(password):
    with pytest.raises(refusals.PasswordCommon):
        strength.check_strength(password, names=NAMES)


@pytest.mark.parametrize(
    "password", ["thukho.kv1-1", "TranThiKhoiHoan", "trần thị khởi hoàn1", "khoihoan2026"]
)
def test_a_name_of_ones_own_is_no_password(password):
    with pytest.raises(refusals.PasswordOfOwnName):
        strength.check_strength(password, names=NAMES)


@pytest.mark.parametrize(
    "password",
    ["con trâu trắng gặm cỏ", "Rổ-rá-cạp-lại-7", "k7mf-29xq-tbw4-hhn3", "mat-khau-thu-nghiem-2026"],
)
def test_a_password_of_several_words_is_good(password):
    strength.check_strength(password, names=NAMES)


@pytest.mark.parametrize("entry", MANIFEST, ids=lambda entry: entry["file"])
def test_a_list_is_the_one_that_was_fetched(entry):
    assert hashlib.sha256((FOLDER / entry["file"]).read_bytes()).hexdigest() == entry["sha256"]


def test_every_list_is_named_with_its_source_and_licence():
    there = {path.name for path in FOLDER.iterdir()} - {"manifest.json"}
    assert there == {entry["file"] for entry in MANIFEST}
    assert all(entry["source"] and entry["licence"] and entry["version"] for entry in MANIFEST)


def test_the_lists_hold_thousands_of_passwords():
    assert len(strength.common()) > 19_000
