"""Deadlines by code: the worked examples of the rulebook, the change of law, every refusal."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawbook.assets import AssetKind
from lawbook.counting import Unit
from lawbook.periods import (
    CalendarNotLoaded,
    Direction,
    KindRequired,
    LawbookError,
    NoEditionInForce,
    UnknownParameter,
    deadline,
    in_transition,
    parameter,
    parameters,
)
from lawbook.working_days import default_calendar

MOVABLE, IMMOVABLE = AssetKind.MOVABLE, AssetKind.IMMOVABLE


@pytest.mark.parametrize(
    ("code", "trigger_on", "kind", "value", "short", "confirmed"),
    [
        # the engine's worked examples, rulebook §2
        ("R2", "2026-11-20", None, "2026-11-25", "Đ.65 k.6 NĐ 152", True),
        ("R4", "2026-11-20", None, "2026-11-30", "Đ.83 k.3 LTHADS", True),
        ("D3", "2026-11-20", None, "2026-12-21", "Đ.65 k.1 NĐ 152", True),
        ("D6", "2026-12-01", None, "2026-12-11", "Đ.65 k.2 NĐ 152", True),
        ("D7", "2026-12-01", None, "2027-02-01", "Đ.67 k.1 đ.c NĐ 152", True),
        # regime A: payment, term deposit and delivery of a session in May 2026
        ("D3", "2026-05-21", None, "2026-06-22", "Đ.27 k.3 NĐ 62", True),
        ("D6", "2026-06-15", None, "2026-06-25", "Đ.5 k.1 TTLT 11", True),
        ("D7", "2026-06-15", None, "2026-08-14", "Đ.27 k.3 NĐ 62", True),
        # before 2025 the decree's older text is not read: given, but not confirmed
        ("D3", "2024-05-21", None, "2024-06-20", "Đ.27 k.3 NĐ 62", False),
        # after delivery
        ("D15", "2026-11-10", None, "2026-11-20", "Đ.69 k.1 NĐ 152", True),
        ("D17", "2026-11-20", None, "2026-11-30", "Đ.54 k.6 LTHADS", True),
        # from valuation to contract
        ("P25.1", "2026-11-19", None, "2026-11-27", "Đ.63 k.1 NĐ 152", True),
        ("P15", "2026-11-19", None, "2026-11-27", "Đ.83 k.2 đ.a LTHADS", True),
        ("P17", "2026-11-30", IMMOVABLE, "2027-01-14", "Đ.83 k.2 đ.a LTHADS", True),
        ("P17", "2026-11-30", MOVABLE, "2026-12-30", "Đ.83 k.2 đ.a LTHADS", True),
        # before a session on Tuesday 05/01/2027; 01/01 is a holiday
        ("A1", "2027-01-05", IMMOVABLE, "2026-12-18", "Đ.35 k.1 LĐGTS", False),
        ("A1", "2027-01-05", MOVABLE, "2026-12-23", "Đ.35 k.1 LĐGTS", False),
        ("A2", "2027-01-05", IMMOVABLE, "2026-12-18", "Đ.57 k.3 LĐGTS", False),
        ("A5", "2027-01-05", None, "2026-12-30", "Đ.38 k.2 LĐGTS", False),
        ("A7", "2027-01-05", None, "2026-12-30", "Đ.39 k.2 LĐGTS", False),
        ("P26", "2027-01-05", None, "2026-12-30", "Đ.83 k.1 LTHADS", True),
        ("P27", "2027-01-05", None, "2027-01-04", "Đ.83 k.4 LTHADS", True),
        # the auction law as it was: calendar days for dossiers, a window for the deposit
        ("A1", "2024-10-16", MOVABLE, "2024-10-04", "Đ.35 k.1 LĐGTS", True),
        ("A5", "2024-10-16", None, "2024-10-11", "Đ.38 k.2 LĐGTS", True),
        ("A7", "2024-10-16", None, "2024-10-15", "Đ.39 k.2 LĐGTS", True),
        ("A7.1", "2024-10-16", None, "2024-10-11", "Đ.39 k.2 LĐGTS", True),
        # the creditor's answer has no period of its own: a policy, so not confirmed
        ("R8", "2026-11-20", None, "2026-11-30", "Đ.83 k.3 LTHADS", False),
        # the organisation's report: the amended auction law is not read
        ("D1", "2026-11-20", None, "2026-11-23", "Đ.45 k.1 LĐGTS", False),
        ("D1", "2024-11-20", None, "2024-11-21", "Đ.45 k.1 LĐGTS", True),
    ],
)
def test_deadline(
    code: str, trigger_on: str, kind: AssetKind | None, value: str, short: str, confirmed: bool
) -> None:
    ruling = deadline(code, date.fromisoformat(trigger_on), kind=kind)
    assert ruling.as_record() | {"counted": ""} == {
        "value": value,
        "basis": str(ruling.basis),
        "short": short,
        "confirmed": confirmed,
        "counted": "",
        "code": code,
        "edition": ruling.edition,
    }


@pytest.mark.parametrize(
    ("code", "kind", "last_of_old", "first_of_new"),
    [
        ("R2", None, ("A", "2026-07-07"), ("B", "2026-07-03")),  # 5, then 2 working days
        ("R4", None, ("A", "2026-07-10"), ("B", "2026-07-08")),  # 10 days, then 5 working days
        ("R10", None, ("A", "2026-07-30"), ("B", "2026-07-08")),  # 30 days, then 5 working days
        ("P2", None, ("A", "2026-07-10"), ("B", "2026-07-10")),  # 10 days, then 9 days
        ("P15", None, ("A", "2026-07-10"), ("B", "2026-07-08")),  # 10 days, then 5 working days
        ("P25", IMMOVABLE, ("A", "2026-09-30"), ("B", "2026-07-16")),  # 3 months, then 15 days
        ("P25", MOVABLE, ("A", "2026-07-30"), ("B", "2026-07-08")),  # 1 month, 5 working days
        ("D15", None, ("A", "2026-07-07"), ("B", "2026-07-13")),  # 5 working days, then 10 days
        ("D16", None, ("A", "2026-08-04"), ("B", "2026-07-16")),  # 25 working days, then 15 days
        ("W2", None, ("A", "2026-07-10"), ("B", "2026-07-21")),  # 10 days, then 20 days
    ],
)
def test_the_trigger_day_chooses_the_edition(
    code: str,
    kind: AssetKind | None,
    last_of_old: tuple[str, str],
    first_of_new: tuple[str, str],
) -> None:
    old = deadline(code, date(2026, 6, 30), kind=kind)
    new = deadline(code, date(2026, 7, 1), kind=kind)
    assert (old.edition, old.value.isoformat()) == last_of_old
    assert (new.edition, new.value.isoformat()) == first_of_new


def test_the_auction_law_changes_with_the_day_of_the_session() -> None:
    assert deadline("A5", date(2024, 12, 31)).edition == "2016"
    assert deadline("A5", date(2025, 1, 1)).edition == "2024"


def test_a_period_begun_under_the_old_law_keeps_its_end_and_is_marked() -> None:
    def marked(code: str, trigger_on: date) -> bool:
        ruling = deadline(code, trigger_on)
        return in_transition(ruling.code, ruling.edition, ruling.value)

    assert marked("D7", date(2026, 6, 15))
    assert not marked("D7", date(2026, 4, 1))
    assert not marked("D7", date(2026, 7, 1))
    assert not in_transition("XX", "A", date(2026, 7, 1)), "a period nobody knows is not marked"


@pytest.mark.parametrize(
    ("won_on", "value"),
    [
        ("2027-01-04", "2027-02-03"),  # the last day before the doubt begins
        ("2027-01-06", "2027-02-11"),  # 05/02 is New Year's Eve; 10/02 is off in every scheme
        ("2027-01-12", "2027-02-11"),
        ("2027-01-13", "2027-02-12"),
    ],
)
def test_deadlines_around_tet_2027(won_on: str, value: str) -> None:
    assert deadline("D3", date.fromisoformat(won_on)).value.isoformat() == value


def test_a_day_awaiting_the_yearly_decision_is_never_called_confirmed() -> None:
    assert not deadline("D3", date(2027, 1, 5)).confirmed
    assert deadline("D3", date(2027, 1, 4)).confirmed


def test_the_agreement_on_the_reduction_ended_with_the_old_law() -> None:
    assert deadline("R3", date(2026, 6, 30)).value == date(2026, 7, 10)
    with pytest.raises(NoEditionInForce, match="R3"):
        deadline("R3", date(2026, 7, 1))


def test_codes_are_read_whatever_their_case() -> None:
    assert deadline(" r2 ", date(2026, 11, 20)) == deadline("R2", date(2026, 11, 20))


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(UnknownParameter):
        deadline("Z9", date(2026, 11, 20))


def test_a_day_before_every_recorded_edition_is_refused() -> None:
    with pytest.raises(NoEditionInForce):
        deadline("D3", date(2014, 5, 1))


def test_the_kind_must_be_said_where_the_law_distinguishes() -> None:
    with pytest.raises(KindRequired):
        deadline("A1", date(2027, 1, 5))


def test_a_count_beyond_the_recorded_calendar_is_refused() -> None:
    with pytest.raises(CalendarNotLoaded):
        deadline("D7", date(2028, 12, 1))


def test_a_moment_is_not_a_day() -> None:
    with pytest.raises(LawbookError):
        deadline("D3", datetime(2026, 11, 20, 9, 0, tzinfo=UTC))


def test_every_code_of_the_rulebook_is_listed_with_a_title() -> None:
    titles = {one.code: one.title for one in parameters()}
    assert all(titles.values())
    expected = (
        "R1 R2 R3 R4 R8 R9 R10 R11 R12 D1 D3 D6 D7 D15 D16 D17 D18 "
        "P1 P2 P3 P4 P7 P8 P10 P15 P16 P17 P19 P20 P21 P23 P24 P25 P26 P27 "
        "A1 A2 A3 A4 A5 A7 A8 H1 H2 H3 H4 H7"
    )
    assert set(expected.split()) <= set(titles)


@settings(deadline=None, database=None, max_examples=300)
@given(
    st.sampled_from([one.code for one in parameters()]),
    st.dates(date(2013, 1, 1), date(2027, 6, 30)),
    st.sampled_from(AssetKind),
)
def test_every_deadline_is_a_working_day_on_the_right_side(
    code: str, trigger_on: date, kind: AssetKind
) -> None:
    try:
        ruling = deadline(code, trigger_on, kind=kind)
    except (NoEditionInForce, CalendarNotLoaded):
        return  # a refusal is a right answer; what it must never be is a guess
    period = next(p for p in parameter(code).editions if p.edition == ruling.edition)
    forward = period.direction is Direction.FORWARD
    assert (ruling.value > trigger_on) is forward
    by_the_clock = period.movable.unit is Unit.HOUR
    assert by_the_clock or default_calendar().generous().is_working_day(ruling.value)
    assert ruling.counted
    assert str(ruling.basis).startswith("Điều ")
