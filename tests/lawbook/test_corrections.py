"""Every row of the corrections of 25/11/2026: value, trigger, first day in force, citation, mark.

The expectations are written from the texts of the laws, not from the data.
"""

from datetime import date

import pytest

from lawbook.loading import instruments
from lawbook.periods import (
    MatterHasEnded,
    Nature,
    NoEditionInForce,
    deadline,
    parameter,
    parameters,
)

A, B = date(2015, 7, 1), date(2026, 7, 1)
DECREE, DECREE_2020, AMENDED = date(2015, 9, 1), date(2020, 5, 1), date(2025, 1, 1)
TTLT, TT01, TT13 = date(2016, 9, 30), date(2017, 3, 15), date(2022, 2, 13)

ROWS = [
    # values of the new law that were absent
    ("W1", "B", B, "1 tháng", "quyết định tiêu hủy", "Đ.58 k.2 LTHADS", True),
    ("W3", "B", B, "15 ngày", "được thông báo", "Đ.59 k.1 đoạn 2 LTHADS", True),
    ("W4", "B", B, "30 ngày", "được thông báo", "Đ.59 k.1 đoạn 3 LTHADS", True),
    ("W4.1", "B", B, "5 ngày làm việc", "được thông báo", "Đ.59 k.1 đoạn 3 LTHADS", True),
    ("W5", "B", B, "5 năm", "có hiệu lực pháp luật", "Đ.59 k.1 đoạn 5 LTHADS", True),
    ("W5.1", "B", B, "1 năm", "ngày thông báo", "Đ.59 k.1 đoạn 5 LTHADS", True),
    ("W6", "B", B, "3 tháng", "thông báo", "Đ.59 k.2 đoạn 2 LTHADS", True),
    ("W7", "B", B, "10 ngày", "ra quyết định thi hành án", "Đ.57 k.1 LTHADS", True),
    ("W11", "B", B, "3 ngày làm việc", "căn cứ trả lại", "Đ.59 k.1 đoạn 1 LTHADS", True),
    ("W12", "B", B, "5 năm", "ngày tạm thu", "Đ.57 k.4 LTHADS", True),
    ("S1", "B", B, "10 ngày", "đủ căn cứ", "Đ.66 k.4 LTHADS", True),
    ("S2", "B", B, "24 giờ", "lập biên bản", "Đ.69 k.2 LTHADS", True),
    ("S3", "B", B, "24 giờ", "lập biên bản", "Đ.67 k.4 LTHADS", True),
    ("S4", "B", B, "24 giờ", "xử lý tài sản", "Đ.42 k.5 đ.a NĐ 152", True),
    ("S5", "B", B, "3 ngày làm việc", "căn cứ", "Đ.95 k.2 LTHADS", True),
    ("S6", "A", A, "5 ngày làm việc", "căn cứ", "Đ.105 k.2 LTHADS 2008", False),
    ("S6", "B", B, "3 ngày làm việc", "căn cứ", "Đ.95 k.3 LTHADS", True),
    ("S7", "B", B, "3 ngày làm việc", "căn cứ", "Đ.95 k.4 LTHADS", True),
    ("H8.3", "B", B, "10 ngày", "thông tin mới", "Đ.38 k.2 LTHADS", True),
    ("P24.1", "B", B, "15 ngày", "được thông báo", "Đ.39 k.4 đ.b LTHADS", True),
    ("P21", "B", B, "15 ngày", "được thông báo", "Đ.81 k.2 LTHADS", True),
    ("K9", "B", B, "5 ngày làm việc", "nhận được đơn", "Đ.104 LTHADS", True),
    ("K9.1", "B", B, "10 ngày", "nhận được đơn", "Đ.104 LTHADS", True),
    ("K10", "B", B, "15 ngày", "thụ lý", "Đ.102 k.1 LTHADS", True),
    ("K10.1", "B", B, "30 ngày", "thụ lý", "Đ.102 k.1 LTHADS", True),
    ("K10.2", "B", B, "5 ngày làm việc", "thụ lý", "Đ.102 k.2 LTHADS", True),
    ("K10.3", "B", B, "30 ngày", "thụ lý", "Đ.102 k.3 LTHADS", True),
    ("K10.4", "B", B, "45 ngày", "thụ lý", "Đ.102 k.3 LTHADS", True),
    ("K10.5", "B", B, "30 ngày", "hết thời hạn giải quyết", "Đ.102 k.4 LTHADS", True),
    ("K11", "B", B, "30 ngày", "thụ lý tố cáo", "Đ.110 k.2 LTHADS", True),
    ("K11.1", "B", B, "60 ngày", "thụ lý tố cáo", "Đ.110 k.2 LTHADS", True),
    ("K11.2", "B", B, "90 ngày", "thụ lý tố cáo", "Đ.110 k.2 LTHADS", True),
    ("K5", "B", B, "15 ngày", "phát hiện", "Đ.112 k.2 LTHADS", True),
    ("K6", "B", B, "30 ngày", "phát hiện", "Đ.112 k.2 LTHADS", True),
    ("K5.1", "B", B, "1 năm", "thông báo về kết thúc", "Đ.112 k.2 LTHADS", True),
    ("K7", "B", B, "15 ngày", "kiến nghị", "Đ.113 k.1 LTHADS", True),
    ("K8", "B", B, "5 ngày làm việc", "văn bản trả lời", "Đ.113 k.1 LTHADS", True),
    ("K7.1", "B", B, "10 ngày", "văn bản đề nghị", "Đ.113 k.2 LTHADS", True),
    ("K7.2", "B", B, "30 ngày", "báo cáo", "Đ.113 k.2 đ.a LTHADS", True),
    ("D17.3", "B", B, "5 ngày làm việc", "hoãn, tạm đình chỉ", "Đ.30 k.8 NĐ 152", True),
    ("D17.4", "B", B, "2 ngày làm việc", "thu được tiền", "Đ.30 k.6 đ.b NĐ 152", True),
    ("P13.1", "B", B, "5 ngày làm việc", "đơn yêu cầu", "Đ.62 k.2 NĐ 152", True),
    ("P13.2", "B", B, "5 ngày làm việc", "kết quả thẩm định giá", "Đ.62 k.3 NĐ 152", True),
    ("P13.3", "B", B, "30 ngày", "yêu cầu nộp tiền", "Đ.62 k.3 NĐ 152", True),
    ("H8.5", "B", B, "5 ngày làm việc", "ra quyết định", "Đ.23 k.1 NĐ 152", True),
    ("H8.6", "B", B, "3 ngày làm việc", "thông tin thay đổi", "Đ.23 k.2 NĐ 152", True),
    ("H8.7", "B", B, "3 ngày làm việc", "quyết định đình chỉ", "Đ.23 k.2 NĐ 152", True),
    ("P25.1", "B", B, "5 ngày làm việc", "thẩm định giá lại", "Đ.63 k.1 NĐ 152", True),
    # rows that the text contradicted
    ("H2", "A", A, "3 tháng", "ra văn bản yêu cầu hoãn", "Đ.48 k.2 LTHADS 2008", True),
    ("H2", "B", B, "3 tháng", "ra văn bản yêu cầu hoãn", "Đ.46 k.2 LTHADS", True),
    ("P5", "A", DECREE, "15 ngày", "nhận được đề nghị", "Đ.26 k.1 NĐ 62", True),
    ("D6", "A", TTLT, "10 ngày", "nộp đủ tiền", "Đ.5 k.1 TTLT 11", True),
    ("D15", "A", TTLT, "5 ngày làm việc", "giao tài sản", "Đ.7 k.4 TTLT 11", False),
    ("W10", "A", TT01, "1 tháng", "kiểm tra gần nhất", "Đ.12 k.2 TT 01/2017", False),
    ("W2", "A", DECREE, "10 ngày", "thành lập Hội đồng", "Đ.33 k.1 NĐ 62", True),
    ("D16", "A", AMENDED, "25 ngày làm việc", "văn bản", "Đ.28 k.2 đ.b NĐ 62", True),
    ("W13", "B", B, "3 tháng", "kiểm kê", "Đ.11 k.4 TT 04/2023", False),
    ("W13.1", "B", B, "6 tháng", "kiểm kê", "Đ.38 k.2 đ.c NĐ 152", True),
    ("R9", "A", A, "10 ngày", "nhận được thông báo", "Đ.104 k.2 LTHADS 2008", True),
    ("H6", "A", A, "5 ngày làm việc", "nhận được một trong ba", "Đ.49 k.3 LTHADS 2008", False),
    ("H6", "B", B, "5 ngày làm việc", "nhận được một trong bốn", "Đ.47 k.3 LTHADS", True),
    # citations that were too wide
    ("H1", "A", A, "5 ngày làm việc", "căn cứ hoãn", "Đ.48 k.3 LTHADS 2008", True),
    ("H4", "A", A, "5 ngày làm việc", "không còn", "Đ.48 k.4 LTHADS 2008", True),
    ("R2", "A", A, "5 ngày làm việc", "không thành", "Đ.104 k.1 LTHADS 2008", True),
    ("R3", "A", A, "10 ngày", "nhận được thông báo", "Đ.104 k.1 LTHADS 2008", True),
    ("R4", "A", A, "10 ngày", "nhận được thông báo", "Đ.104 k.1 LTHADS 2008", False),
    ("R10", "A", A, "30 ngày", "nhận được thông báo", "Đ.104 k.2 LTHADS 2008", True),
    ("W3", "A", A, "15 ngày", "được thông báo", "Đ.126 k.2 LTHADS 2008", True),
    ("W4", "A", A, "3 tháng", "được thông báo", "Đ.126 k.2 LTHADS 2008", True),
    ("W5", "A", A, "5 năm", "có hiệu lực", "Đ.126 k.2 LTHADS 2008", True),
    ("W6", "A", A, "1 năm", "thông báo", "Đ.126 k.3 LTHADS 2008", True),
    # editions of the old law that were missing
    ("N1", "A", A, "3 ngày làm việc", "ra văn bản", "Đ.39 k.2 LTHADS 2008", False),
    ("H8", "A", AMENDED, "5 ngày làm việc", "căn cứ", "Đ.9 k.4 NĐ 62", True),
    ("H8.1", "A", A, "6 tháng", "xác minh gần nhất", "Đ.44 k.2 LTHADS 2008", True),
    ("P25.2", "A", A, "5 ngày làm việc", "hết thời hạn", "Đ.74 k.3 LTHADS 2008", True),
    ("P23.1", "A", A, "15 ngày", "nhận được thông báo", "Đ.74 k.1 LTHADS 2008", True),
    ("K1", "A", A, "15 ngày", "biết được", "Đ.140 k.2 đ.a LTHADS 2008", True),
    ("K2", "A", A, "10 ngày", "biết được", "Đ.140 k.2 đ.b LTHADS 2008", True),
    ("K2.1", "A", A, "3 ngày làm việc", "nhận được", "Đ.140 k.2 đ.b LTHADS 2008", True),
    ("K3", "A", A, "30 ngày", "biết được", "Đ.140 k.2 đ.c LTHADS 2008", True),
    ("K4", "A", A, "15 ngày", "nhận được", "Đ.140 k.2 LTHADS 2008", True),
    # found by the second reading: first day, editions that were missing, triggers cut short
    ("P13.1", "A", DECREE_2020, "5 ngày làm việc", "đơn yêu cầu", "Đ.17 k.2 NĐ 62", True),
    ("P13.2", "A", DECREE_2020, "5 ngày làm việc", "có kết quả", "Đ.17 k.3 NĐ 62", True),
    ("P13.3", "A", DECREE_2020, "30 ngày", "yêu cầu nộp tiền", "Đ.17 k.3 NĐ 62", True),
    ("P15", "B", B, "5 ngày làm việc", "xác định giá lại", "Đ.83 k.2 đ.a LTHADS", True),
    ("S1", "A", A, "10 ngày", "có căn cứ xác định", "Đ.68 k.5 LTHADS 2008", False),
    ("S2", "A", A, "24 giờ", "lập biên bản", "Đ.68 k.2 LTHADS 2008", False),
    ("S3", "A", A, "24 giờ", "lập biên bản", "Đ.67 k.2 LTHADS 2008", False),
    ("D14.3", "B", B, "3 ngày làm việc", "ý kiến chỉ đạo", "Đ.46 k.5 NĐ 152", True),
    ("D14.4", "A", A, "3 ngày làm việc", "kế hoạch cưỡng chế", "Đ.72 k.4 LTHADS 2008", False),
    ("D14.7", "A", A, "3 ngày làm việc", "ngày cưỡng chế", "Đ.73 k.4 LTHADS 2008", False),
    ("D17.2", "B", B, "10 ngày", "nhận được quyết định", "Đ.30 k.4 NĐ 152", True),
    ("K9.1", "A", TT13, "10 ngày", "lần hai", "Đ.9 k.1 TT 13/2021", False),
    ("K11", "A", A, "60 ngày", "thụ lý", "Đ.157 k.2 LTHADS 2008", False),
    ("K11.1", "A", A, "90 ngày", "thụ lý", "Đ.157 k.2 LTHADS 2008", False),
    ("W7.1", "A", DECREE, "10 ngày", "được thông báo", "Đ.32 k.2 NĐ 62", False),
    ("W5.1", "A", AMENDED, "1 năm", "thông báo", "Đ.49 k.5 đ.a NĐ 62", False),
]


@pytest.mark.parametrize(
    ("code", "edition", "first_day", "length", "trigger", "short", "confirmed"), ROWS
)
def test_the_row_is_as_the_text_has_it(
    code: str,
    edition: str,
    first_day: date,
    length: str,
    trigger: str,
    short: str,
    confirmed: bool,
) -> None:
    period = next(p for p in parameter(code).editions if p.edition == edition)
    assert str(period.movable) == length
    assert trigger in period.trigger
    assert period.basis.short == short
    assert (period.in_force_from, period.confirmed) == (first_day, confirmed)


@pytest.mark.parametrize(
    ("code", "first_day"), [("TTLT11", TTLT), ("TT01", TT01), ("TT13", TT13), ("D62Y", DECREE_2020)]
)
def test_an_instrument_is_in_force_from_the_day_of_its_amendment_note(
    code: str, first_day: date
) -> None:
    assert instruments()[code]["in_force_from"] == first_day


@pytest.mark.parametrize(
    ("code", "on"),
    [
        ("D16", date(2024, 12, 31)),
        ("D6", date(2016, 9, 29)),
        ("H8", date(2024, 1, 2)),
        ("P13.1", date(2020, 4, 30)),
        ("W5.1", date(2024, 12, 31)),
    ],
)
def test_a_value_the_old_text_is_not_known_to_have_is_not_there(code: str, on: date) -> None:
    with pytest.raises(NoEditionInForce):
        deadline(code, on)


def test_the_destruction_has_one_row_for_the_old_decree() -> None:
    assert [period.edition for period in parameter("W2").editions] == ["A", "B"]


def test_the_five_working_days_of_the_old_law_follow_the_first_failure_only() -> None:
    assert "lần đấu giá đầu" in parameter("R2").editions[0].note


@pytest.mark.parametrize(
    ("code", "nature", "last"),
    [
        ("P27", Nature.RIGHT, date(2026, 12, 8)),
        ("P26", Nature.RIGHT, date(2026, 12, 4)),
        ("D14.6", Nature.DUTY, date(2026, 12, 8)),
        ("P19.1", Nature.DUTY, date(2026, 12, 8)),
        ("D14.7", Nature.DUTY, date(2026, 12, 4)),  # full days before the day: an office's duty
    ],
)
def test_before_a_moment_the_last_working_day_still_counts(
    code: str, nature: Nature, last: date
) -> None:
    wednesday = date(2026, 12, 9)
    assert parameter(code).nature is nature
    assert deadline(code, wednesday).value == last


def test_a_duty_ends_early_and_a_right_late_while_a_day_is_open() -> None:
    duty, right = deadline("W7", date(2027, 1, 25)), deadline("K2", date(2027, 1, 25))
    assert (duty.value, right.value) == (date(2027, 2, 4), date(2027, 2, 15))
    assert {duty.awaits, right.awaits} == {"chưa chắc: chờ thông báo nghỉ Tết 2027"}
    assert not duty.confirmed
    assert not right.confirmed


def test_a_saturday_that_may_be_worked_makes_a_count_uncertain() -> None:
    ruling = deadline("R2", date(2027, 2, 18))
    assert ruling.value == date(2027, 2, 20)
    assert "20/02/2027 có thể làm bù" in ruling.counted
    assert not ruling.confirmed
    assert deadline("R2", date(2027, 2, 22)).awaits == ""


def test_a_count_over_a_year_nobody_compared_is_not_confirmed() -> None:
    assert not deadline("R2", date(2019, 5, 2)).confirmed
    assert deadline("R2", date(2024, 5, 2)).confirmed


# matters that ended before the new law


@pytest.mark.parametrize(
    ("code", "edition"),
    [
        ("K1", "A"),
        ("K4", "A"),
        ("K9.1", "A"),
        ("K10.3", "A"),
        ("K11", "A"),
        ("K11.1", "A"),
        ("K7", "A"),
        ("K5.1", "B"),
    ],
)
def test_the_law_of_a_closed_matter(code: str, edition: str) -> None:
    closed_on = date(2026, 5, 4)
    for trigger_on in (date(2026, 6, 15), date(2026, 9, 15)):
        assert deadline(code, trigger_on, closed_on=closed_on).edition == edition


def test_a_matter_that_goes_on_or_ended_later_follows_the_day_of_the_step() -> None:
    for closed_on in (None, date(2026, 7, 1)):
        assert deadline("K1", date(2026, 9, 15), closed_on=closed_on).edition == "B"
        assert deadline("K1", date(2026, 6, 15), closed_on=closed_on).edition == "A"


def test_a_step_outside_the_rule_of_closed_matters_is_not_touched_by_it() -> None:
    assert deadline("D17", date(2026, 9, 15), closed_on=date(2026, 5, 4)).edition == "B"


def test_what_the_old_law_has_no_row_for_is_refused_for_a_closed_matter() -> None:
    with pytest.raises(NoEditionInForce):
        deadline("K11.2", date(2026, 9, 15), closed_on=date(2026, 5, 4))


def test_the_payout_of_a_sale_before_2025_rests_on_texts_that_are_not_at_hand() -> None:
    assert deadline("D17", date(2025, 5, 5)).confirmed
    assert not deadline("D17", date(2024, 5, 2)).confirmed
    assert deadline("D17", date(2024, 5, 2)).basis.short == "Đ.18 k.1 TT 04/2023"
    assert not deadline("D17", date(2023, 9, 28)).confirmed


@pytest.mark.parametrize("code", ["K5", "K6"])
def test_a_protest_in_a_matter_that_has_ended_has_a_year_and_not_the_days(code: str) -> None:
    received_on = date(2026, 9, 15)
    assert "01 năm" in parameter(code).editions[-1].note
    assert deadline(code, received_on).edition == "B"
    for closed_on in (date(2026, 5, 4), date(2026, 8, 3)):
        with pytest.raises(MatterHasEnded):
            deadline(code, received_on, closed_on=closed_on)
        assert deadline("K5.1", received_on, closed_on=closed_on).value == date(2027, 9, 15)


def test_the_period_in_place_of_another_exists() -> None:
    assert {parameter(one.once_closed).code for one in parameters() if one.once_closed} == {"K5.1"}


def test_the_command_gives_the_later_day_of_a_right_and_the_law_of_a_closed_matter(
    run_command,
) -> None:
    day = run_command("lawbook", "day", "P27", "--from", "2026-12-09", "--json").json
    assert day["value"] == "2026-12-08"
    asked = ("lawbook", "day", "K1", "--from", "2026-09-15", "--closed", "2026-05-04", "--json")
    assert "26/2008" in run_command(*asked).json["basis"]


def test_money_taken_before_the_new_law_waits_its_five_years_too() -> None:
    assert deadline("W12", date(2022, 1, 10)).value == date(2027, 1, 11)
