"""The demonstration office at a small scale: every state, true stories, invented people."""

import enum
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import String, Text, func, select
from sqlalchemy.orm import InstrumentedAttribute

from accounts.models import Membership, Role, UserAccount
from auctions.models import Lot, LotStatus, Round, RoundState
from audit.models import LedgerEntry
from cases.models import Asset, CaseFile, Hold, Obstacle, Party
from demo.people import PASSWORD
from demo.seeding import is_seeded
from demo.stories import Story, stories
from foundation.database import db
from foundation.unknown import says_unknown
from review.models import Directive, DirectiveState, Flag, FlagCode, StalledAsset
from sales.models import Sale
from tests.fixtures.clock import MONDAY
from tests.fixtures.demonstration import Furnished
from tests.fixtures.ledger import verify_whole
from warehouse.models import (
    DifferenceDecision,
    Discrepancy,
    DiscrepancyDecision,
    EvidenceItem,
    HandOver,
    HandOverKind,
    HandOverState,
    ItemStatus,
    Loan,
    OfficeKind,
    Order,
    OrderLine,
    OrderState,
    PlaceClass,
    Printer,
    PrinterKind,
)
from warehouse.models.place import Place
from warehouse.queries.printers import defaults_among

INVENTED = re.compile(r"Mẫu|Ngân hàng TMCP [PQRS]\.$|ẩn danh|số \d+$")


@pytest.fixture(scope="module")
def furnished(furnished: Furnished, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The application over a copy of the furnished office, opened once for this module."""
    with furnished.opened(tmp_path_factory.mktemp("office")) as app:
        yield app


def count_by(column: InstrumentedAttribute[Any]) -> dict[Any, int]:
    rows = db.session.execute(select(column, func.count()).group_by(column))
    return dict(rows.all())


@pytest.mark.usefixtures("furnished")
def test_what_nobody_knows_is_no_text() -> None:
    """It is NULL, so that each language says it in its own words."""
    kept = {
        f"{table.name}.{column.name}: {text}"
        for table in db.metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, String | Text)
        for text in db.session.scalars(select(column).distinct())
        if not isinstance(text, enum.Enum) and says_unknown(text or "")
    }
    payloads = db.session.scalars(select(LedgerEntry.payload))
    kept |= {
        str(payload)
        for payload in payloads
        if any(isinstance(value, str) and says_unknown(value) for value in payload.values())
    }
    assert not kept


@pytest.mark.usefixtures("furnished")
def test_lots_stand_in_every_status() -> None:
    assert set(count_by(Lot.status)) == set(LotStatus)


@pytest.mark.usefixtures("furnished")
def test_rounds_stand_in_every_state() -> None:
    of_corrections = {RoundState.ANNULLED}  # taken back: nobody of this office did that
    assert set(count_by(Round.state)) == set(RoundState) - of_corrections


@pytest.mark.usefixtures("furnished")
def test_things_lie_in_places_of_their_class() -> None:
    here = select(Place.place_class).join(EvidenceItem, EvidenceItem.place_id == Place.id)
    classes = set(db.session.scalars(here))

    assert {PlaceClass.VAULT, PlaceClass.WEAPONS, PlaceClass.NARCOTICS} <= classes
    assert {PlaceClass.VEHICLE_YARD, PlaceClass.ELSEWHERE} <= classes
    assert set(count_by(EvidenceItem.status)) >= {
        ItemStatus.IN_CUSTODY,
        ItemStatus.ON_LOAN,
        ItemStatus.RELEASED,
        ItemStatus.DESTROYED,
    }


@pytest.mark.usefixtures("furnished")
def test_a_loan_is_overdue_and_every_difference_was_decided() -> None:
    overdue = select(Loan).where(Loan.returned_at.is_(None), Loan.due_back_on < date(2026, 11, 23))

    assert db.session.scalars(overdue).all()
    assert set(count_by(OrderLine.difference)) == {None, *DifferenceDecision}


@pytest.mark.usefixtures("furnished")
def test_a_discrepancy_is_open_with_its_owner_and_others_are_decided() -> None:
    rows = db.session.scalars(select(Discrepancy)).all()
    unsettled = [row for row in rows if row.is_open]

    assert unsettled
    assert all(row.owner_id is not None for row in unsettled)
    assert any(row.decision is DiscrepancyDecision.AS_FOUND for row in rows)


@pytest.mark.usefixtures("furnished")
def test_orders_wait_for_everyone_and_pass_through_three_people() -> None:
    executed = db.session.scalars(select(Order).where(Order.state == OrderState.EXECUTED)).all()

    assert {OrderState.PROPOSED, OrderState.APPROVED} <= set(count_by(Order.state))
    assert all(
        len({order.proposed_by_id, order.approved_by_id, order.executed_by_id}) == 3
        for order in executed
    )


@pytest.mark.usefixtures("furnished")
def test_the_store_has_its_printers_and_the_office_its_kinds() -> None:
    """A sheet, its default, and a roll; a kind kept in fewer places than the law allows."""
    printers = db.session.scalars(select(Printer).order_by(Printer.id)).all()
    assert [each.kind for each in printers] == [PrinterKind.SHEET, PrinterKind.ROLL]
    assert defaults_among([each.id for each in printers]) == {printers[0].id}
    assert any(row.classes is not None for row in db.session.scalars(select(OfficeKind)))


@pytest.mark.usefixtures("furnished")
def test_every_role_has_an_account() -> None:
    assert set(count_by(Membership.role)) == set(Role)


@pytest.mark.parametrize("story", stories(), ids=lambda story: story.id)
@pytest.mark.usefixtures("furnished")
def test_a_story_is_on_the_stalled_list_when_it_should_be(story: Story) -> None:
    stalled = db.session.scalars(
        select(StalledAsset.id)
        .join(CaseFile, CaseFile.id == StalledAsset.case_id)
        .where(CaseFile.origin == f"báo chí, vụ {story.id}")
    ).all()

    assert bool(stalled) is story.on_stalled_list


@pytest.mark.usefixtures("furnished")
def test_the_long_ladders_are_whole() -> None:
    ladders = {
        origin: (failed, reductions)
        for origin, failed, reductions in db.session.execute(
            select(CaseFile.origin, Lot.failed_rounds, Lot.reductions)
            .join(Lot, Lot.case_id == CaseFile.id)
            .where(
                CaseFile.origin.in_(
                    ["báo chí, vụ QUY-NHON", "báo chí, vụ CO-PHAN", "báo chí, vụ GO-VAP"]
                )
            )
        )
    }

    assert ladders == {
        "báo chí, vụ QUY-NHON": (16, 15),
        "báo chí, vụ CO-PHAN": (22, 21),
        "báo chí, vụ GO-VAP": (14, 13),
    }


@pytest.mark.usefixtures("furnished")
def test_a_house_paid_in_2015_is_still_not_delivered() -> None:
    sale = db.session.scalars(
        select(Sale)
        .join(CaseFile, CaseFile.id == Sale.case_id)
        .where(CaseFile.origin == "báo chí, vụ NHA-QUAN-1")
    ).one()

    assert sale.paid_on == date(2015, 1, 15)
    assert sale.delivered_on is None


@pytest.mark.usefixtures("furnished")
def test_eight_parcels_are_offered_apart_after_seven_joint_rounds() -> None:
    lots = db.session.scalars(
        select(Lot)
        .join(CaseFile, CaseFile.id == Lot.case_id)
        .where(CaseFile.origin == "báo chí, vụ PHONG-PHU")
        .order_by(Lot.id)
    ).all()

    assert (lots[0].status, lots[0].failed_rounds) == (LotStatus.WITHDRAWN, 7)
    assert len(lots) == 1 + 8


@pytest.mark.usefixtures("furnished")
def test_the_stalled_list_says_who_holds_what() -> None:
    assert db.session.scalar(select(func.count()).select_from(StalledAsset)) >= 15
    assert db.session.scalar(select(func.count()).select_from(Obstacle)) >= 10
    assert {FlagCode.REPEAT_FAIL, FlagCode.SOLD_NOT_DELIVERED} <= set(count_by(Flag.code))
    assert db.session.scalars(select(Hold).where(Hold.lifted_on.is_(None))).all()


@pytest.mark.usefixtures("furnished")
def test_directives_are_overdue_answered_and_accepted() -> None:
    late = select(Directive).where(
        Directive.state == DirectiveState.OPEN, Directive.due_on < date(2026, 11, 23)
    )

    assert set(count_by(Directive.state)) == set(DirectiveState)
    assert db.session.scalars(late).all()


@pytest.mark.usefixtures("furnished")
def test_everyone_named_is_invented() -> None:
    named = [
        *db.session.scalars(select(Party.name)),
        *db.session.scalars(select(Sale.buyer)),
    ]

    assert not [name for name in named if not INVENTED.search(name)]


@pytest.mark.usefixtures("furnished")
def test_nothing_happened_after_today() -> None:
    assert db.session.scalar(select(func.max(LedgerEntry.at))) <= MONDAY
    assert db.session.scalar(select(func.max(Asset.seized_on))) <= date(2026, 11, 23)


@pytest.mark.usefixtures("furnished")
def test_the_ledger_is_whole() -> None:
    verdict = verify_whole()

    assert verdict.intact
    assert verdict.entries > 3000


def test_a_second_seeding_changes_nothing(furnished: Flask) -> None:
    db.session.remove()  # let go of the database
    finished = furnished.test_cli_runner().invoke(args=["demo", "seed"])  # with its checkpoint
    assert finished.exit_code == 0, finished.output
    before = db.session.scalar(select(func.count()).select_from(LedgerEntry))
    db.session.remove()  # let go of the database

    answer = furnished.test_cli_runner().invoke(args=["demo", "seed"])

    assert answer.exit_code == 0, answer.output
    assert "thukho" in answer.stdout
    assert is_seeded()
    assert db.session.scalar(select(func.count()).select_from(LedgerEntry)) == before


def test_the_accounts_are_printed_with_their_password(furnished: Flask) -> None:
    db.session.remove()  # let go of the database

    answer = furnished.test_cli_runner().invoke(args=["demo", "accounts"])

    assert answer.exit_code == 0
    assert PASSWORD in answer.stdout
    usernames = db.session.scalars(select(UserAccount.username).where(UserAccount.id > 1)).all()
    assert all(username in answer.stdout for username in usernames)


def test_there_are_hand_overs_at_every_stage(furnished):
    rows = db.session.scalars(select(HandOver)).all()
    assert {row.stage for row in rows} == set(HandOverState)
    taken = [
        row.lines_count
        for row in rows
        if row.kind is HandOverKind.KEEPER and row.stage is HandOverState.SIGNED
    ]
    assert sum(taken) == 3
    door = select(func.count()).where(EvidenceItem.status == ItemStatus.AT_THE_DOOR)
    assert db.session.scalar(door)
