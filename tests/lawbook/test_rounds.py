"""Planning a round: the planner screen's dates, the earliest session, every reason to refuse."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawbook.assets import AssetKind
from lawbook.errors import NoEditionInForce
from lawbook.rounds import REST_DAY, earliest_session, plan_round, unlawful_reasons
from lawbook.working_days import default_calendar

MOVABLE, IMMOVABLE = AssetKind.MOVABLE, AssetKind.IMMOVABLE
SESSION = date(2027, 1, 5)
CONTRACT = date(2026, 11, 30)


def test_the_plan_of_a_house_for_5_january_2027() -> None:
    plan = plan_round(SESSION, kind=IMMOVABLE, contract_on=CONTRACT, posted_on=date(2026, 12, 4))
    assert plan.last_posting_day.value == date(2026, 12, 18)  # 20/12 is a Sunday
    assert "20/12 là Chủ nhật, lùi về thứ Sáu 18/12" in plan.last_posting_day.counted
    assert plan.last_second_notice_day is not None
    assert plan.last_second_notice_day.value == date(2026, 12, 18)
    assert plan.last_first_notice_day.value == date(2026, 12, 15)
    assert plan.file_sale_closes.value == date(2026, 12, 30)
    assert plan.viewing_days.value == (date(2026, 12, 30), date(2026, 12, 31))
    assert plan.deposit_window.value == (date(2026, 12, 4), date(2026, 12, 30))
    assert plan.latest_session is not None
    assert plan.latest_session.value == date(2027, 1, 14)
    assert plan.priority_closes is not None
    assert plan.priority_closes.value == date(2026, 12, 30)
    assert plan.redemption_closes.value == date(2027, 1, 4)


def test_windows_are_recorded_as_first_and_last_day() -> None:
    plan = plan_round(SESSION, kind=IMMOVABLE, contract_on=None, posted_on=date(2026, 12, 4))
    assert plan.deposit_window.as_record()["value"] == "2026-12-04/2026-12-30"
    assert plan.latest_session is None


def test_the_first_notice_is_counted_back_from_the_second_that_is_known():
    loose = plan_round(SESSION, kind=IMMOVABLE, contract_on=None)
    second = loose.last_second_notice_day.value - timedelta(days=7)
    plan = plan_round(SESSION, kind=IMMOVABLE, contract_on=None, second_notice_on=second)
    assert plan.last_first_notice_day.value < loose.last_first_notice_day.value
    late = plan_round(
        SESSION, kind=IMMOVABLE, contract_on=None, second_notice_on=SESSION - timedelta(days=1)
    )
    assert late.last_first_notice_day.value == loose.last_first_notice_day.value


def test_a_plan_before_2025_has_three_working_days_to_collect_the_deposit() -> None:
    plan = plan_round(date(2024, 10, 16), kind=MOVABLE, contract_on=date(2024, 9, 20))
    assert plan.deposit_window.value == (date(2024, 10, 11), date(2024, 10, 15))
    assert plan.priority_closes is None  # regime A counts the priority from its notice
    assert plan.last_posting_day.confirmed
    assert plan.latest_session is not None
    assert plan.latest_session.edition == "A"


def test_the_shortened_procedure_has_shorter_posting_and_one_notice() -> None:
    plan = plan_round(SESSION, kind=MOVABLE, contract_on=None, shortened=True)
    assert plan.last_posting_day.code == "A3"
    assert plan.last_posting_day.value == date(2026, 12, 29)
    assert plan.last_first_notice_day == plan.last_posting_day
    assert plan.last_second_notice_day is None
    assert plan.file_sale_closes.value == date(2026, 12, 31)


def test_no_plan_under_a_law_that_is_not_recorded() -> None:
    with pytest.raises(NoEditionInForce):
        plan_round(date(2016, 10, 17), kind=MOVABLE, contract_on=None)


@pytest.mark.parametrize(
    ("posting_on", "kind", "second_on", "session_on", "code"),
    [
        pytest.param("2026-12-04", IMMOVABLE, "2026-12-04", "2026-12-21", "A2", id="the planner"),
        pytest.param("2026-12-04", IMMOVABLE, None, "2026-12-25", "A2", id="notices from posting"),
        pytest.param(
            "2026-12-10", IMMOVABLE, "2026-12-04", "2026-12-28", "A1", id="posting decides"
        ),
        pytest.param("2026-11-20", MOVABLE, None, "2026-12-08", "A2", id="over Culture Day"),
        pytest.param("2026-12-06", MOVABLE, None, "2026-12-22", "A2", id="posted on a Sunday"),
        pytest.param("2027-02-01", MOVABLE, "2027-02-01", "2027-02-22", "A2", id="over Tet"),
    ],
)
def test_earliest_session(
    posting_on: str, kind: AssetKind, second_on: str | None, session_on: str, code: str
) -> None:
    ruling = earliest_session(
        date.fromisoformat(posting_on),
        kind=kind,
        second_notice_on=second_on and date.fromisoformat(second_on),
    )
    assert (ruling.value.isoformat(), ruling.code) == (session_on, code)


def test_the_earliest_session_says_what_it_waited_for() -> None:
    ruling = earliest_session(date(2026, 12, 4), kind=IMMOVABLE, second_notice_on=date(2026, 12, 4))
    assert ruling.counted == (
        "đủ 15 ngày trọn sau ngày 04/12 (thông báo công khai lần hai); 20/12 là Chủ nhật"
    )


def test_the_shortened_procedure_comes_sooner() -> None:
    ruling = earliest_session(date(2026, 12, 4), kind=MOVABLE, shortened=True)
    assert (ruling.value, ruling.code) == (date(2026, 12, 10), "A3")


@settings(deadline=None, database=None, max_examples=100)
@given(st.dates(date(2018, 1, 1), date(2027, 9, 1)), st.sampled_from(AssetKind), st.booleans())
def test_the_earliest_session_is_lawful_and_no_working_day_before_it_is(
    posted_on: date, kind: AssetKind, shortened: bool
) -> None:
    ruling = earliest_session(posted_on, kind=kind, second_notice_on=posted_on, shortened=shortened)
    acts = {
        "kind": kind,
        "posted_on": posted_on,
        "second_notice_on": None if shortened else posted_on,
        "shortened": shortened,
    }
    assert unlawful_reasons(ruling.value, **acts) == []
    before = ruling.value - timedelta(days=1)
    while before > posted_on:
        assert unlawful_reasons(before, **acts)
        before -= timedelta(days=1)


def test_a_lawful_session_has_no_reason_against_it() -> None:
    assert not unlawful_reasons(
        SESSION,
        kind=IMMOVABLE,
        contract_on=CONTRACT,
        posted_on=date(2026, 12, 18),
        first_notice_on=date(2026, 12, 15),
        second_notice_on=date(2026, 12, 18),
    )


@pytest.mark.parametrize(
    ("acts", "code", "needed"),
    [
        pytest.param({"posted_on": date(2026, 12, 19)}, "A1", date(2026, 12, 18), id="posting"),
        pytest.param(
            {"second_notice_on": date(2026, 12, 21)}, "A2", date(2026, 12, 18), id="second notice"
        ),
        pytest.param(
            {"first_notice_on": date(2026, 12, 16), "second_notice_on": date(2026, 12, 18)},
            "A2.1",
            date(2026, 12, 15),
            id="notices too close",
        ),
        pytest.param(
            {"first_notice_on": date(2026, 12, 16)}, "A2.1", date(2026, 12, 15), id="first notice"
        ),
        pytest.param(
            {"contract_on": date(2026, 11, 20)}, "P17", date(2027, 1, 4), id="contract too old"
        ),
        pytest.param(
            {"posted_on": date(2026, 12, 28), "shortened": True},
            "A3",
            date(2026, 12, 25),
            id="shortened posting",
        ),
        pytest.param(
            {"first_notice_on": date(2026, 12, 28), "shortened": True},
            "A3",
            date(2026, 12, 25),
            id="shortened notice",
        ),
    ],
)
def test_each_broken_provision_is_named_with_the_day_it_needed(
    acts: dict[str, object], code: str, needed: date
) -> None:
    (reason,) = unlawful_reasons(SESSION, kind=IMMOVABLE, **acts)
    assert (reason.code, reason.value) == (code, needed)
    assert str(reason.basis)


def test_all_broken_provisions_are_named_at_once() -> None:
    reasons = unlawful_reasons(
        date(2026, 12, 18),
        kind=IMMOVABLE,
        posted_on=date(2026, 12, 4),
        second_notice_on=date(2026, 12, 4),
        contract_on=date(2026, 10, 1),
    )
    assert [reason.code for reason in reasons] == ["A1", "A2", "P17"]


@pytest.mark.parametrize(
    ("session_on", "next_day", "why"),
    [
        (date(2026, 11, 24), date(2026, 11, 25), "24/11 là Ngày Văn hóa Việt Nam"),
        (date(2026, 12, 20), date(2026, 12, 21), "20/12 là Chủ nhật"),
        (date(2027, 2, 8), date(2027, 2, 15), "08/02 là Mùng ba Tết Nguyên đán"),
        (
            date(2027, 2, 4),
            date(2027, 2, 15),
            "04/02 là ngày có thể nghỉ, chưa có quyết định",
        ),
    ],
)
def test_a_session_on_a_rest_day_is_refused_as_our_own_caution(
    session_on: date, next_day: date, why: str
) -> None:
    (reason,) = unlawful_reasons(session_on, kind=MOVABLE)
    assert (reason.code, reason.value, reason.counted) == (REST_DAY, next_day, why)
    assert not reason.confirmed
    assert "quy ước" in str(reason.basis)


def test_an_office_calendar_moves_the_plan() -> None:
    closed = default_calendar().edited(added={date(2027, 1, 4): "Nghỉ do bão"})
    plan = plan_round(SESSION, kind=MOVABLE, contract_on=None, calendar=closed)
    assert plan.redemption_closes.value == date(2026, 12, 31)
