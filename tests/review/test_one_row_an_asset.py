"""Whatever is due for an asset, the list of next acts has one row for it: the first."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import and_, select

from accounts.models import UserAccount
from auctions import next_act, offers
from auctions.acts import LotAct
from auctions.models import Lot, LotAsset, Round
from cases.models import Asset, CaseFile, Deadline, Holder, HoldReason, Step
from cases.operations import deadlines, holds, obstacles
from foundation import clock
from foundation.actor import Actor
from foundation.acts import Act
from foundation.database import db
from lawbook.periods import deadline
from review.operations.directives import give_directive
from review.queries.agenda import AgendaPage, DueRow, Whose, agenda, counts
from review.queries.first_due import SOURCES, open_first
from tests.fixtures.auctions import MakeLot
from tests.fixtures.cases import Dated, MakeAsset
from tests.fixtures.clock import TravelTo
from tests.fixtures.pages import Pages

TODAY = date(2026, 11, 23)
STEPS = (Step.NOTIFY_FAILURE, Step.DECIDE_REDUCTION, Step.TERM_DEPOSIT, Step.PAY_OUT)


@pytest.fixture
def whose(case: CaseFile) -> Whose:
    return Whose([case.office_id])


def assets_of(row: DueRow) -> list[int]:
    """The assets a row is about; none for a hold over a whole case."""
    if isinstance(row.row, Deadline):
        places = select(LotAsset.asset_id).where(
            LotAsset.lot_id == row.row.lot_id, LotAsset.left_on.is_(None)
        )
        return list(db.session.scalars(places))
    return [row.row.asset_id] if row.row.asset_id is not None else []


def pages_of(whose: Whose, size: int) -> Iterator[AgendaPage]:
    page = agenda(whose, today=TODAY, size=size)
    yield page
    while page.after:
        page = agenda(whose, today=TODAY, after=page.after, size=size)
        yield page


def add(what: str, about: int, days: int, world: "World") -> None:
    on, by = TODAY + timedelta(days=days), Act(world.officer, clock.now())
    asset = world.assets[about]
    if what == "deadline":
        lot = world.lots[about % len(world.lots)]
        world.number += 1
        thing = Dated(f"round:{world.number}", lot.office_id, lot.case_id, lot_id=lot.id)
        ruling = deadline("R2", on)
        step = STEPS[days % len(STEPS)]
        deadlines.of(thing).schedule(step, ruling, trigger_on=on, by=by)
    elif what == "directive":
        to_user = db.session.get_one(UserAccount, world.officer.id)
        by = Act(world.head, clock.now())
        give_directive(asset, instruction="Báo cáo", to_user=to_user, due_on=on, by=by)
    elif what == "obstacle":
        obstacles.report_obstacle(
            asset,
            reason_code="U01",
            held_by=Holder.POLICE,
            next_act="Lập kế hoạch",
            since_on=TODAY,
            due_on=on,
            by=by,
        )
    else:
        holds.place_hold(
            db.session.get_one(CaseFile, asset.case_id),
            reason=HoldReason.COMPLAINT,
            ground="Điều 46",
            placed_on=TODAY - timedelta(days=30),
            review_on=on,
            asset=asset if what == "hold" else None,
            by=by,
        )


class World:
    """Two lots, one of two assets, and an asset in none."""

    def __init__(self, lots: list[Lot], assets: list[Asset], officer: Actor, head: Actor) -> None:
        self.lots, self.assets, self.officer, self.head = lots, assets, officer, head
        self.number = 0


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    things=st.lists(
        st.tuples(
            st.sampled_from(["deadline", "deadline", "directive", "obstacle", "hold", "case"]),
            st.integers(0, 3),
            st.integers(0, 9),
        ),
        max_size=14,
    ),
    size=st.integers(1, 5),
)
def test_whatever_is_due_an_asset_has_one_row(  # noqa: PLR0913
    make_lot: MakeLot,
    make_asset: MakeAsset,
    whose: Whose,
    officer: Actor,
    head: Actor,
    things: list[tuple[str, int, int]],
    size: int,
) -> None:
    with db.session.begin_nested() as attempt:  # each example finds the same office
        assets = [make_asset() for _number in range(4)]
        lots = [make_lot(assets=assets[:2]), make_lot(assets=assets[2:3])]
        world = World(lots, assets, officer, head)
        for what, about, days in things:
            add(what, about, days, world)
        mine = {asset.id for asset in assets}
        rows = [row for page in pages_of(whose, size) for row in page.rows]
        seen = Counter(each for row in rows for each in assets_of(row) if each in mine)
        assert [each for each, times in seen.items() if times > 1] == []
        assert [row.key for row in rows] == sorted({row.key for row in rows})
        assert sum(counts(whose, TODAY).values()) == len(rows)
        attempt.rollback()


def test_the_row_of_a_lot_says_its_next_act_and_no_later_one(
    pages: Pages, failed_thrice: Round, lot: Lot, officer: Actor, whose: Whose, travel_to: TravelTo
) -> None:
    """The creditor is asked before the cut: both have a day, and one row stands for both."""
    at = travel_to(date(2027, 1, 15))
    open_days = select(Deadline.step).where(Deadline.lot_id == lot.id, Deadline.is_open)
    steps = set(db.session.scalars(open_days))
    assert {Step.CREDITOR_ANSWER, Step.DECIDE_REDUCTION} <= steps
    rows = [row for row in agenda(whose, today=at.date()).rows if isinstance(row.row, Deadline)]
    assert len(rows) == 1
    following = next_act.acts_of(offers.read(lot), Act(officer, at)).next
    assert following is not None
    assert following.code == LotAct.NOTIFY
    page = pages.as_user(officer).get("/review/acts")
    assert page.text.count("Ra quyết định giảm giá") == 0


def test_every_kind_is_compared_in_questions_that_stand_beside_each_other():
    """With a question inside a question PostgreSQL joins every hold with every lot, each time.

    What is due for a lot is compared with what is due for an asset by its lots, and by the asset.
    """
    for rank, source in enumerate(SOURCES):
        asked = str(and_(*open_first(rank, Whose(offices=(1,)))))
        mixed = [one for one in SOURCES if (one.model is Deadline) != (source.model is Deadline)]
        assert asked.count("EXISTS") == len(SOURCES) + len(mixed)
