"""Bands, failure letters, obstacles, money, citations, and what the loader refuses."""

from datetime import date
from typing import Any

import pytest

from lawbook.citation import Citation, Ruling
from lawbook.deposit import DepositBand, deposit_band
from lawbook.errors import BrokenLawData, NoEditionInForce, UnknownParameter
from lawbook.failure import FailureCode
from lawbook.loading import cite, instruments
from lawbook.money import Rounding, share
from lawbook.obstacles import StallStage, obstacle_reason, obstacle_reasons
from lawbook.periods import parameter_of, parameters


def row(**changes: Any) -> dict[str, Any]:
    whole = {
        "edition": "B",
        "in_force_from": date(2026, 7, 1),
        "length": "5 working_day",
        "law": "L25",
        "article": "Điều 83 khoản 3",
        "confirmed": True,
    }
    return {key: value for key, value in (whole | changes).items() if value is not None}


def table(*rows: dict[str, Any]) -> dict[str, Any]:
    return {"code": "X1", "title": "Thử", "trigger": "ngày thử", "edition": list(rows)}


def test_a_citation_is_written_as_on_documents_and_short_as_on_screens() -> None:
    basis = cite("L25", "Điều 83 khoản 3")
    assert str(basis) == "Điều 83 khoản 3 Luật THADS 106/2025/QH15"
    assert basis.short == "Đ.83 k.3 LTHADS"
    assert cite("D152", "Điều 67 khoản 1 điểm c").short == "Đ.67 k.1 đ.c NĐ 152"


def test_a_ruling_becomes_a_record_of_plain_values() -> None:
    basis = Citation("Luật THADS 106/2025/QH15", "Điều 83 khoản 3", "Đ.83 k.3 LTHADS")
    ruling = Ruling(date(2026, 11, 30), basis, True, "5 ngày làm việc", "R4", "B")
    assert ruling.as_record() == {
        "value": "2026-11-30",
        "basis": "Điều 83 khoản 3 Luật THADS 106/2025/QH15",
        "short": "Đ.83 k.3 LTHADS",
        "confirmed": True,
        "counted": "5 ngày làm việc",
        "code": "R4",
        "edition": "B",
    }
    assert Ruling(True, basis, True, "", "R7", "B").as_record()["value"] is True
    assert Ruling(900, basis, True, "", "R5", "B").as_record()["value"] == 900


def test_a_well_formed_parameter_is_read() -> None:
    one = parameter_of(table(row()))
    assert one.editions[0].span(None).length == 5


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param([], id="no edition"),
        pytest.param([row(law="L99")], id="law not recorded"),
        pytest.param([row(article="khoản 3")], id="article not named"),
        pytest.param([row(lenght="5 day")], id="misspelt key"),
        pytest.param([row(length=None)], id="no length"),
        pytest.param([row(movable="5 day")], id="length and kind together"),
        pytest.param([row(length=None, movable="5 day")], id="one kind only"),
        pytest.param([row(policy=True)], id="policy called confirmed"),
        pytest.param([row(in_force_to=date(2026, 6, 1))], id="ended before it began"),
        pytest.param([row(), row(in_force_from=date(2027, 1, 1))], id="overlap"),
        pytest.param(
            [row(in_force_to=date(2026, 12, 31)), row(in_force_from=date(2027, 1, 2))], id="gap"
        ),
    ],
)
def test_the_loader_refuses_a_row_that_breaks_the_rules(broken: list[dict[str, Any]]) -> None:
    with pytest.raises(BrokenLawData):
        parameter_of(table(*broken))


def test_no_period_is_in_force_outside_its_instrument() -> None:
    spans = {
        item["title"]: (item["in_force_from"], item.get("in_force_to") or date.max)
        for item in instruments().values()
    }
    outside = [
        (one.code, period.edition)
        for one in parameters()
        for period in one.editions
        if period.in_force_from < spans[period.basis.instrument][0]
        or (period.in_force_to or date.max) > spans[period.basis.instrument][1]
    ]
    assert not outside


def test_what_was_not_read_is_never_confirmed() -> None:
    unread = {item["title"] for item in instruments().values() if item["checking"].startswith("M")}
    claimed = [
        (one.code, period.edition)
        for one in parameters()
        for period in one.editions
        if period.confirmed and period.basis.instrument in unread
    ]
    assert unread
    assert not claimed


def test_a_policy_or_an_unread_value_says_why() -> None:
    silent = [
        (one.code, period.edition)
        for one in parameters()
        for period in one.editions
        if not period.confirmed and not (period.note or period.checking)
    ]
    assert not silent


@pytest.mark.parametrize(
    ("amount", "basis_points", "down", "half_up", "up"),
    [(999, 9000, 899, 899, 900), (5, 5000, 2, 3, 3), (100, 500, 5, 5, 5), (0, 2000, 0, 0, 0)],
)
def test_a_share_is_rounded_the_way_it_was_asked(
    amount: int, basis_points: int, down: int, half_up: int, up: int
) -> None:
    assert share(amount, basis_points, Rounding.DOWN) == down
    assert share(amount, basis_points, Rounding.HALF_UP) == half_up
    assert share(amount, basis_points, Rounding.UP) == up


def test_a_negative_amount_has_no_share() -> None:
    with pytest.raises(ValueError, match="không được âm"):
        share(-1, 500, Rounding.DOWN)


def test_the_deposit_lies_between_five_and_twenty_per_cent() -> None:
    ruling = deposit_band(date(2026, 11, 20))
    assert ruling.value == DepositBand(500, 2000, 1000)
    assert not ruling.confirmed
    assert deposit_band(date(2024, 12, 31)).confirmed
    assert ruling.value.limits(1000) == (50, 200)
    assert ruling.value.limits(999) == (50, 199), "up from below, down from above"
    with pytest.raises(NoEditionInForce):
        deposit_band(date(2016, 1, 1))


def test_the_seven_letters_of_failure() -> None:
    assert [code.value for code in FailureCode] == ["a", "b", "c", "d", "đ", "e", "g"]
    assert str(FailureCode("đ").basis(date(2024, 5, 1))) == (
        "Điều 52 khoản 1 điểm đ Luật Đấu giá tài sản 01/2016/QH14"
    )
    assert FailureCode.NO_BID.basis(date(2014, 3, 10)) is None, "before the Auction Law"


def test_the_thirty_six_reasons_have_both_labels_and_a_source() -> None:
    assert len(obstacle_reasons(StallStage.NOT_SOLD)) == 20
    assert len(obstacle_reasons(StallStage.NOT_DELIVERED)) == 16
    assert all(reason.vi and reason.en and reason.basis for reason in obstacle_reasons())


def test_the_days_around_tet_stand_in_the_decree_and_the_holidays_in_the_law() -> None:
    basis = obstacle_reason("U13").basis
    assert "Điều 72 khoản 5" in basis
    assert "Điều 42 khoản 2 Nghị định 152/2026" in basis


def test_a_reason_is_found_by_code_or_name() -> None:
    assert obstacle_reason("f04") == obstacle_reason("F04_NO_ACCESS")
    for unknown in ("F99", "F04_NO", ""):
        with pytest.raises(UnknownParameter):
            obstacle_reason(unknown)
