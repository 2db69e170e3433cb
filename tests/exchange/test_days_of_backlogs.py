"""Days as old lists write them: about a day, or before one, is no day."""

import pytest

from exchange.importing.codes import Code
from exchange.importing.oldcells import read_part
from exchange.importing.problems import Unread
from foundation.partdays import PartDay


@pytest.mark.parametrize(
    "text",
    ["khoảng 2019", "khoảng tháng 3/2019", "trước 15/3/2019", "2019 trở về trước", "sau 5/2019"],
)
def test_about_a_day_or_before_one_stays_unknown(text: str) -> None:
    found = read_part(text)
    assert isinstance(found, Unread)
    assert found.code is Code.OLD_DAY_ABOUT


@pytest.mark.parametrize(
    ("text", "day"),
    [("cuối năm 2018", PartDay(2018)), ("tháng 8/2019", PartDay(2019, 8))],
)
def test_the_end_of_a_year_is_in_that_year(text: str, day: PartDay) -> None:
    assert read_part(text) == day
