"""Suspending and stopping an auction: which act has which ground, and from when."""

from datetime import date

from lawbook.stopping import WORDS, StoppingAct, stopping_ground, stopping_grounds

NOW = date(2026, 11, 23)


def test_suspending_and_stopping_have_grounds_of_their_own() -> None:
    suspended = [ground.basis.short for ground in stopping_grounds(StoppingAct.SUSPEND, NOW)]
    stopped = {ground.basis.short for ground in stopping_grounds(StoppingAct.STOP, NOW)}
    assert suspended == [f"Đ.84 k.1 đ.{letter} LTHADS" for letter in "abc"]
    assert {f"Đ.84 k.2 đ.{letter} LTHADS" for letter in "abcdđ"} < stopped
    assert {
        f"Đ.65 k.{number} đ.{letter} NĐ 152" for number in (7, 8) for letter in "abcd"
    } < stopped


def test_the_old_law_had_no_such_grounds() -> None:
    assert not stopping_grounds(StoppingAct.STOP, date(2026, 6, 30))


def test_each_act_has_its_word() -> None:
    assert set(WORDS) == set(StoppingAct)
    assert all(
        ground.vi and ground.confirmed for act in WORDS for ground in stopping_grounds(act, NOW)
    )


def test_the_owner_of_things_on_the_land_is_named_by_the_whole_provision() -> None:
    (ground,) = [
        one
        for one in stopping_grounds(StoppingAct.STOP, NOW)
        if one.basis.short == "Đ.65 k.8 đ.b NĐ 152"
    ]
    assert "điểm a khoản 3 Điều 90" in ground.vi


def test_a_kept_code_names_its_ground_on_any_later_day() -> None:
    ground = stopping_ground("84.1C")
    assert ground is not None
    assert (ground.act, ground.basis.short) == (StoppingAct.SUSPEND, "Đ.84 k.1 đ.c LTHADS")
    assert stopping_ground("84.9") is None
