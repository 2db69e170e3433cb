"""A case is not closed while something is added to it, and takes nothing while it is closed."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import func, select

from auctions.operations import lots
from cases import refusals
from cases.models import (
    Asset,
    AssetCategory,
    AssetState,
    CaseFile,
    HoldReason,
    PartyKind,
    PartyRole,
)
from cases.operations import assets, files, holds
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from tests.fixtures.beside import one_in_the_way
from tests.fixtures.papers import typed

pytestmark = pytest.mark.postgresql_only
TODAY = date(2026, 11, 23)


def seize(case: CaseFile, by: Act) -> None:
    assets.seize(
        case,
        category=AssetCategory.GOODS,
        description="Lô gỗ xẻ",
        quantity=Decimal(3),
        unit="khối",
        seized_on=TODAY,
        immovable=False,
        by=by,
    )


def place_hold(case: CaseFile, by: Act) -> None:
    holds.place_hold(
        case,
        reason=HoldReason.LAWSUIT,
        ground="Điều 46",
        placed_on=TODAY,
        review_on=date(2027, 1, 20),
        by=by,
    )


def add_party(case: CaseFile, by: Act) -> None:
    files.add_party(case, role=PartyRole.DEBTOR, kind=PartyKind.PERSON, name="Nguyễn An", by=by)


ADDING = [seize, place_hold, add_party]


def close(case: CaseFile, by: Act) -> None:
    files.close_case(case, closed_on=TODAY, by=by)


@pytest.fixture
def meet(app, case, officer):
    """Do two things to one case: the second begins before the first has ended."""
    case_id, by = case.id, Act(officer, clock.now())

    def doing(act: Callable[[CaseFile, Act], None]) -> Callable[[], None]:
        return lambda: act(db.session.get_one(CaseFile, case_id), by)

    def run(first: Any, second: Any) -> tuple[Any, Any]:
        return one_in_the_way(app, doing(first), doing(second))

    return run


@pytest.mark.parametrize("add", ADDING)
def test_a_case_being_closed_takes_nothing_more(meet, add):
    closed, added = meet(close, add)
    assert closed is None
    assert isinstance(added, refusals.CaseIsClosed)
    assert db.session.scalar(select(func.count()).select_from(Asset)) == 0


@pytest.mark.parametrize(
    ("add", "why"), [(seize, refusals.CaseHasOpenAssets), (place_hold, refusals.CaseIsOnHold)]
)
def test_a_case_is_not_closed_over_what_is_being_added(meet, add, why):
    added, closed = meet(add, close)
    assert added is None
    assert isinstance(closed, why)


def test_an_asset_being_put_on_offer_is_not_given_back(app, case, truck, officer):
    case_id, asset_id, by = case.id, truck.id, Act(officer, clock.now())

    def offer() -> None:
        lots.create_lot(
            db.session.get_one(CaseFile, case_id),
            assets=[db.session.get_one(Asset, asset_id)],
            title="Xe tải",
            created_on=TODAY,
            by=by,
        )

    def give_back() -> None:
        assets.end_seizure(
            db.session.get_one(Asset, asset_id),
            to=AssetState.RETURNED,
            document=typed("05/BB"),
            ended_on=TODAY,
            by=by,
        )

    offered, returned = one_in_the_way(app, offer, give_back)
    assert offered is None
    assert isinstance(returned, refusals.ImpossibleAssetStep)
