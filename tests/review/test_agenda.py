"""The agenda: four kinds of due acts in one list by day, paged by key, counted by week."""

import base64
from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

import pytest

from accounts.models import UserAccount
from cases.models import CaseFile, Holder, HoldReason, Step
from cases.operations import deadlines, holds, obstacles
from foundation import clock
from foundation.actor import Actor
from foundation.acts import Act
from foundation.counting import Counted
from foundation.database import db
from lawbook.periods import deadline
from review.filters import Due
from review.operations.directives import give_directive
from review.queries.agenda import ActKind, Whose, agenda, counts, when
from tests.fixtures.cases import Dated, MakeAsset
from tests.fixtures.queries import counted
from tests.fixtures.review import TODAY
from web.formatting import grouped

BAD = [
    base64.urlsafe_b64encode(plain.encode()).decode()
    for plain in (
        '["2026-01-01",1e999,1]',
        '["2026-01-01",1,1e400]',
        '["2026-01-01",1,12345678901234567890123]',
        '["2026-01-01",true,1]',
        "[" * 3_000,
    )
]


@pytest.fixture
def whose(case: CaseFile) -> Whose:
    return Whose([case.office_id])


@pytest.fixture
def filled(case: CaseFile, make_asset: MakeAsset, officer: Actor, head: Actor) -> None:
    """Acts due from the 18th to the 30th: twelve, of all four kinds, each about its own thing."""
    at = clock.now()
    for subject, trigger in enumerate((date(2026, 11, 16), date(2026, 11, 19), TODAY), 1):
        round_ = Dated(f"round:{subject}", case.office_id, case.id, lot_id=subject)
        deadlines.of(round_).schedule(
            Step.NOTIFY_FAILURE,
            deadline("R2", trigger),
            trigger_on=trigger,
            by=Act(officer, at),
        )
    for offset in (0, 1, 7):
        give_directive(
            make_asset(seized_on=None),
            instruction="Báo cáo",
            to_user=db.session.get_one(UserAccount, officer.id),
            due_on=TODAY + timedelta(days=offset),
            by=Act(head, at),
        )
        holds.place_hold(
            case,
            reason=HoldReason.COMPLAINT,
            ground="Điều 46",
            placed_on=TODAY - timedelta(days=30),
            review_on=TODAY + timedelta(days=offset),
            by=Act(officer, at),
        )
        obstacles.report_obstacle(
            make_asset(seized_on=None),
            reason_code="U01",
            held_by=Holder.POLICE,
            since_on=TODAY,
            next_act="Lập kế hoạch",
            due_on=TODAY + timedelta(days=offset),
            by=Act(officer, at),
        )


@pytest.mark.usefixtures("filled")
def test_four_kinds_stand_in_one_order(whose: Whose) -> None:
    rows = agenda(whose, today=TODAY).rows
    assert len(rows) == 12
    assert {row.kind for row in rows} == set(ActKind)
    assert [row.key for row in rows] == sorted(row.key for row in rows)


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("size", [1, 2, 5, 11, 12])
def test_pages_there_and_back_show_every_act_once(whose: Whose, size: int) -> None:
    every = [row.key for row in agenda(whose, today=TODAY).rows]
    page = agenda(whose, today=TODAY, size=size)
    assert page.before is None
    forward = [list(page.rows)]
    while page.after:
        page = agenda(whose, today=TODAY, after=page.after, size=size)
        forward.append(list(page.rows))
    assert [row.key for rows in forward for row in rows] == every

    back = [list(page.rows)]
    while page.before:
        page = agenda(whose, today=TODAY, before=page.before, size=size)
        back.insert(0, list(page.rows))
    assert [row.key for rows in back for row in rows] == every


@pytest.mark.usefixtures("filled")
def test_the_counts_add_up_and_are_those_of_the_lists(whose: Whose) -> None:
    found = counts(whose, TODAY)
    assert sum(found.values()) == 12
    for due in Due:
        rows = agenda(whose, today=TODAY, due=due).rows
        assert len(rows) == found[due]
        assert all(when(row.due_on, TODAY) is due for row in rows)


@pytest.mark.usefixtures("filled")
def test_a_count_stops_and_says_that_there_are_more(whose: Whose) -> None:
    whole = counts(whose, TODAY)
    assert not any(count.more for count in whole.values())
    short = counts(whose, TODAY, most=0)
    assert sum(short.values()) < sum(whole.values())
    for due in Due:
        assert short[due] <= whole[due]
        assert short[due].more is (short[due] < whole[due])
    every = Counted.together(short.values())
    assert every.more
    assert grouped(Counted(1000, more=True)) == "hơn 1.000"
    assert grouped(Counted(1000)) == "1.000"


@pytest.mark.usefixtures("filled")
def test_mine_are_those_of_my_cases_and_given_to_me(
    whose: Whose, officer: Actor, head: Actor
) -> None:
    offices: Collection[int] = whose.offices
    assert len(agenda(Whose(offices, officer.id), today=TODAY).rows) == 12
    assert len(agenda(Whose(offices, head.id), today=TODAY).rows) == 0


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("cursor", ["", "nonsense", "WzEsMiwzXQ", "W10", "é", *BAD])
def test_a_cursor_that_does_not_read_gives_the_first_page(whose: Whose, cursor: str) -> None:
    assert len(agenda(whose, today=TODAY, after=cursor).rows) == 12
    assert len(agenda(whose, today=TODAY, before=cursor).rows) == 12


@pytest.mark.usefixtures("filled")
def test_a_page_costs_one_short_read_a_kind(whose: Whose) -> None:
    with counted() as statements:
        agenda(whose, today=TODAY)
    assert len(statements) == len(ActKind)


@pytest.mark.parametrize(
    ("day", "due"),
    [
        (date(2026, 11, 22), Due.OVERDUE),
        (date(2026, 11, 23), Due.TODAY),
        (date(2026, 11, 29), Due.WEEK),
        (date(2026, 11, 30), Due.LATER),
    ],
)
def test_a_week_ends_on_sunday(day: date, due: Due) -> None:
    assert when(day, TODAY) is due


def test_seized_assets_without_a_lot_have_a_row_or_are_counted_where_no_day_is_known(
    pages: Any, make_asset: MakeAsset, make_lot: Any, officer: Actor
) -> None:
    make_lot(assets=[make_asset()])
    make_asset()  # its appraisal is due: a row of its own
    visitor = pages.as_user(officer)
    assert "chưa vào lô nào" not in visitor.get("/review/acts").text
    make_asset(seized_on=None)
    shown = visitor.get("/review/acts")
    assert "1 tài sản kê biên chưa vào lô nào" in shown.text
    assert "Đ.98 k.2 LTHADS 2008" in shown.text
    assert "/auctions/lots/new" in shown.markup
