"""Many notices at once: each makes a case, assets, a lot and a round, as one alone would."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from accounts.models import UserAccount
from auctions.models import Lot, LotStatus, Round
from auctions.operations.published_lots import PublishedLot, record_published_lots
from auctions.published import PublishedRound
from auctions.refusals import NoAssets
from cases.models import Asset, AssetCategory, CaseFile, Deadline, HoldReason, Step
from cases.operations import deadlines
from cases.operations.assets import NewAsset, seize_all
from cases.operations.files import NewCase, open_cases
from cases.operations.holds import place_hold
from cases.refusals import NotAnOfficer, NumberTaken, QuantityNotPositive
from foundation import clock, search
from foundation.actor import Actor
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import DayInTheFuture
from tests.fixtures.clock import at_nine
from tests.fixtures.ledger import verify_whole

ASSET = NewAsset(
    category=AssetCategory.VEHICLE,
    description="Xe ô tô tải",
    quantity=Decimal(1),
    unit="chiếc",
    seized_on=None,
    immovable=False,
)


@pytest.fixture
def by(officer: Actor) -> Act:
    return Act(officer, clock.now())


def new_case(number: str, officer: Actor) -> NewCase:
    return NewCase(
        office_id=officer.office_id,
        number=number,
        summary="Theo thông báo",
        officer=db.session.get_one(UserAccount, officer.id),
        money_due=0,
        opened_on=date(2026, 11, 2),
    )


def notice(**changes: object) -> PublishedRound:
    published = PublishedRound(
        origin="notice:1",
        session_at=at_nine(date(2026, 12, 3)),
        starting_price=350_000_000,
        deposit=35_000_000,
        organisation="Công ty đấu giá",
        place="Số 1",
        published_on=date(2026, 11, 2),
    )
    return replace(published, **changes)  # type: ignore[arg-type]


def lots_of(cases: list[CaseFile], by: Act, published: PublishedRound) -> list[Round]:
    assets = seize_all([(case, ASSET) for case in cases], by=by)
    many = [
        PublishedLot(case, [asset], f"Lô của {case.number}", published)
        for case, asset in zip(cases, assets, strict=True)
    ]
    return [made.round for made in record_published_lots(many, by=by) if made.round is not None]


def test_each_notice_has_its_case_lot_round_and_deadline(officer: Actor, by: Act) -> None:
    cases = open_cases([new_case(f"TB {n}", officer) for n in range(3)], by=by)
    rounds = lots_of(cases, by, notice(number=3, earlier_failures=2, earlier_reductions=1))

    lots = db.session.scalars(db.select(Lot).order_by(Lot.id)).all()
    assert [round_.lot_id for round_ in rounds] == [lot.id for lot in lots]
    assert [lot.case_id for lot in lots] == [case.id for case in cases]
    assert {lot.status for lot in lots} == {LotStatus.ANNOUNCED}
    assert {(lot.failed_rounds, lot.reductions) for lot in lots} == {(2, 1)}
    assert {round_.number for round_ in rounds} == {3}
    due = db.session.scalars(db.select(Deadline).where(Deadline.step == Step.RECORD_RESULT)).all()
    assert {deadline.subject_id for deadline in due} == {round_.id for round_ in rounds}
    assert verify_whole().intact


def test_what_was_made_together_is_found_by_itself(officer: Actor, by: Act) -> None:
    cases = open_cases([new_case(f"TB {n}", officer) for n in range(2)], by=by)
    lots_of(cases, by, notice())
    db.session.flush()

    found = search.find("TB 1", offices=[officer.office_id])
    assert {(entry.kind, entry.subject_id) for entry in found} == {
        ("case", cases[1].id),
        ("asset", db.session.scalars(db.select(Asset.id).order_by(Asset.id.desc())).first()),
        ("lot", db.session.scalars(db.select(Lot.id).order_by(Lot.id.desc())).first()),
    }


def test_a_number_that_stands_twice_or_is_taken_opens_no_case(officer: Actor, by: Act) -> None:
    with pytest.raises(NumberTaken):
        open_cases([new_case("TB 1", officer), new_case("tb-1", officer)], by=by)
    open_cases([new_case("TB 1", officer)], by=by)
    with pytest.raises(NumberTaken):
        open_cases([new_case("TB 2", officer), new_case("TB 1", officer)], by=by)


def test_one_case_of_tomorrow_opens_none(officer: Actor, by: Act) -> None:
    tomorrow = replace(new_case("TB 2", officer), opened_on=date(2026, 11, 24))
    with pytest.raises(DayInTheFuture):
        open_cases([new_case("TB 1", officer), tomorrow], by=by)


def test_one_person_who_is_no_officer_opens_none(officer: Actor, keeper: Actor, by: Act) -> None:
    other = replace(new_case("TB 2", officer), officer=db.session.get_one(UserAccount, keeper.id))
    with pytest.raises(NotAnOfficer):
        open_cases([new_case("TB 1", officer), other], by=by)


def test_nothing_of_nothing_is_seized(officer: Actor, by: Act) -> None:
    (case,) = open_cases([new_case("TB 1", officer)], by=by)
    with pytest.raises(QuantityNotPositive):
        seize_all([(case, ASSET), (case, replace(ASSET, quantity=Decimal(0)))], by=by)


def test_a_notice_of_tomorrow_makes_no_lot(officer: Actor, by: Act) -> None:
    cases = open_cases([new_case("TB 1", officer)], by=by)
    with pytest.raises(DayInTheFuture):
        lots_of(cases, by, notice(published_on=date(2026, 11, 24)))


def test_a_lot_of_nothing_is_not_made(officer: Actor, by: Act) -> None:
    (case,) = open_cases([new_case("TB 1", officer)], by=by)
    with pytest.raises(NoAssets):
        record_published_lots([PublishedLot(case, [], "Không có gì", notice())], by=by)


def test_assets_that_others_may_know_are_no_matter_of_this_operation(
    officer: Actor, by: Act
) -> None:
    (case,) = open_cases([new_case("TB 1", officer)], by=by)
    (asset,) = seize_all([(case, ASSET)], by=by)
    db.session.commit()
    with pytest.raises(ValueError, match="may know"):
        record_published_lots([PublishedLot(case, [asset], "Lô", notice())], by=by)


def test_a_round_imported_under_a_hold_is_paused_and_to_be_suspended(
    officer: Actor, by: Act
) -> None:
    held, free = open_cases([new_case(f"TB {n}", officer) for n in range(2)], by=by)
    place_hold(
        held,
        reason=HoldReason.LAWSUIT,
        ground="Điều 46",
        placed_on=by.day,
        review_on=date(2027, 1, 4),
        by=by,
    )
    first, second = lots_of([held, free], by, notice())
    result = deadlines.of(first).find(Step.RECORD_RESULT)
    assert result is not None
    assert result.is_paused
    suspend = deadlines.of(first).find(Step.SUSPEND_AUCTION)
    assert suspend is not None
    assert suspend.is_open
    other = deadlines.of(second).find(Step.RECORD_RESULT)
    assert other is not None
    assert not other.is_paused
    assert deadlines.of(second).find(Step.SUSPEND_AUCTION) is None
    assert verify_whole().intact
