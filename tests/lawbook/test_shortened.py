"""The shortened procedure: who may use it, who must, and from when."""

from datetime import date

import pytest

from lawbook.shortened import shortened_ground

OLD, NOW = date(2024, 10, 16), date(2027, 1, 5)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"starting_prices": 49_999_999}, "A.53.SMALL"),
        ({"starting_prices": 50_000_000}, None),
        ({"starting_prices": 80_000_000, "failed_rounds": 1}, None),
        ({"starting_prices": 80_000_000, "failed_rounds": 2}, "A.53.REPEAT"),
        ({}, None),
    ],
)
@pytest.mark.parametrize("on", [OLD, NOW])
def test_a_small_or_twice_failed_auction_may_be_shortened(
    facts: dict[str, int], code: str | None, on: date
) -> None:
    ground = shortened_ground(on, **facts)
    assert (ground.code if ground else None) == code
    assert ground is None or not ground.mandatory


def test_jewellery_gold_must_be_shortened_since_the_new_decree() -> None:
    ground = shortened_ground(NOW, starting_prices=900_000_000, gold=True)
    assert ground is not None
    assert (ground.mandatory, ground.basis.short, ground.confirmed) == (
        True,
        "Đ.61 k.3 NĐ 152",
        True,
    )
    assert shortened_ground(date(2026, 6, 30), starting_prices=900_000_000, gold=True) is None


def test_the_amended_auction_law_is_not_called_read() -> None:
    read, unread = shortened_ground(OLD, failed_rounds=2), shortened_ground(NOW, failed_rounds=2)
    assert read is not None
    assert unread is not None
    assert (read.confirmed, unread.confirmed) == (True, False)
