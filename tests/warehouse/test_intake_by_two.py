"""An intake that two sign: drafted at the door, looked at, signed, taken in; or given up."""

from decimal import Decimal

import pytest
from sqlalchemy import func, select

from foundation import search
from foundation.acts import Act
from foundation.database import db
from tests.fixtures.ledger import verify_stream
from tests.fixtures.lending import IDENTITY, sign_both, signature
from tests.fixtures.papers import typed
from tests.fixtures.queries import counted
from tests.fixtures.receiving import begin_intake
from tests.fixtures.warehouse import as_described, draft, lines_of
from warehouse import allowed, queries, refusals
from warehouse.door.left_out import left_out
from warehouse.models import (
    BookLine,
    DifferenceDecision,
    Discrepancy,
    EvidenceItem,
    HandOverLine,
    HandOverState,
    ItemStatus,
    LineState,
    OrderState,
    PhysicalHolder,
    PlaceClass,
    PlaceCount,
    Seal,
    SealState,
    Stay,
)
from warehouse.operations.hand_over_signing import (
    sign_hand_over,
    sign_outside,
    withdraw_hand_over,
)
from warehouse.operations.hand_overs import remove_line
from warehouse.operations.intake import receive_line
from warehouse.queries.hand_overs import lines_of as lines_on


@pytest.fixture
def by(keeper, now):
    return Act(keeper, now)


@pytest.fixture
def three(make_intake):
    """An order over three things."""
    return make_intake(lines=[draft(seal=f"NP-{number}") for number in (1, 2, 3)])


@pytest.fixture
def look(shelf, by):
    """Look at a line at the door, as described but for what is said."""

    def look(line, **said):
        return receive_line(line, by=by, **{"place": shelf} | as_described(line, **said))

    return look


def here(place):
    return db.session.scalar(select(PlaceCount.held).where(PlaceCount.place_id == place.id)) or 0


def test_at_the_door_a_thing_has_a_code_and_is_in_no_store(three, by, look, shelf):
    intake = begin_intake(three, by)
    item = look(lines_of(three)[0], bound_codes=["IMEI 356938035643809"])

    assert (item.status, item.place_id, item.received_at) == (ItemStatus.AT_THE_DOOR, None, None)
    assert (item.holder, item.holder_name) == (PhysicalHolder.GIVER, "Đỗ Văn Giao")
    assert (item.seal_number, item.keeper_id) == (None, None)
    assert (lines_of(three)[0].state, three.state) == (
        LineState.AT_THE_DOOR,
        OrderState.APPROVED,
    )
    line = db.session.scalars(lines_on(intake)).one()
    assert (line.place_id, line.quantity, line.new_seal_number) == (shelf.id, 3, "NP-1")
    assert here(shelf) == 0
    for model in (BookLine, Seal, Stay):
        assert db.session.scalar(select(func.count()).select_from(model)) == 0
    assert item in db.session.scalars(queries.items_without_label([item.office_id])).all()
    for why in (
        allowed.why_not_handle(item, by),
        allowed.why_not_order_out(item, on_order=None),
        allowed.why_not_take_back(item, by),
    ):
        assert why is not None


def test_one_signature_takes_nothing_in_and_the_second_takes_all(three, by, look, shelf, keeper):
    intake = begin_intake(three, by)
    items = [look(line) for line in lines_of(three)]

    sign_outside(intake, looked=True, drawn=signature(), by=by)
    assert intake.stage is HandOverState.SIGNED_BY_ONE
    assert {item.status for item in items} == {ItemStatus.AT_THE_DOOR}
    assert here(shelf) == 0

    sign_hand_over(intake, looked=True, by=by)
    assert intake.stage is HandOverState.SIGNED
    for item, line in zip(items, lines_of(three), strict=True):
        assert (item.status, item.place_id) == (ItemStatus.IN_CUSTODY, shelf.id)
        assert (item.holder, item.keeper_id) == (PhysicalHolder.OFFICE, None)
        assert item.seal_number == line.described_seal
        assert item.received_at == by.at
        assert (line.state, line.settled_by_id) == (LineState.DONE, keeper.id)
        assert verify_stream(item.stream).intact
        assert [hit.subject_id for hit in _found(item.seal_number, item)] == [item.id]
    assert here(shelf) == 3
    assert (three.state, three.executed_by_id) == (OrderState.EXECUTED, keeper.id)
    came = db.session.scalars(select(BookLine)).all()
    assert [(one.before, one.came, one.held) for one in came] == [(None, 3, 3)] * 3
    assert db.session.scalar(select(func.count()).select_from(Stay)) == 3


def _found(words, item):
    return search.find(words, offices=[item.office_id], kinds=["item"])


def test_an_order_comes_in_parts_each_by_its_own_hand_over(three, by, look):
    first, second, third = lines_of(three)
    look_at = begin_intake(three, by)
    look(first)
    sign_both(look_at, by)
    assert three.state is OrderState.APPROVED

    begin_intake(three, by, name="Lý Văn Mang")
    look(second)
    assert look(third).holder_name == "Lý Văn Mang"


def test_what_differs_opens_its_discrepancy_with_the_second_signature(three, by, look):
    intake = begin_intake(three, by)
    said = {
        "quantity": Decimal(2),
        "difference": DifferenceDecision.ACCEPT,
        "difference_note": "thiếu 01 chiếc",
        "confirmation": typed("77/CV-CAKV2"),
    }
    item = look(lines_of(three)[0], **said)
    assert db.session.scalar(select(Discrepancy)) is None

    sign_both(intake, by)
    row = db.session.scalars(select(Discrepancy)).one()
    assert (row.item_id, row.touch, row.kinds) == (item.id, "intake", ["quantity"])


def test_what_is_refused_or_waits_stands_on_the_intake(three, by, look):
    intake = begin_intake(three, by)
    first, second, third = lines_of(three)
    look(first)
    note = {"difference_note": "niêm phong rách"}
    assert look(second, difference=DifferenceDecision.REFUSE, **note) is None
    assert look(third, difference=DifferenceDecision.WAIT, **note) is None

    said = [(each.line_no, each.state, each.note) for each in left_out(intake)]
    assert said == [
        (second.line_no, LineState.REFUSED, "niêm phong rách"),
        (third.line_no, LineState.WAITING, "niêm phong rách"),
    ]
    assert intake.lines_count == 1
    sign_both(intake, by)
    assert three.state is OrderState.APPROVED
    # what waits is taken in by another intake: on the first it stands as both signed
    second_time = begin_intake(three, by)
    look(third)
    sign_both(second_time, by)
    assert [(each.line_no, each.state, each.note) for each in left_out(intake)] == said
    assert left_out(second_time) == ()


def test_what_waited_and_is_taken_in_by_the_same_intake_is_not_left_out(three, by, look):
    intake = begin_intake(three, by)
    line = lines_of(three)[0]
    look(line, difference=DifferenceDecision.WAIT, difference_note="chờ giấy tờ")
    look(line, difference=DifferenceDecision.WAIT, difference_note="vẫn chờ giấy tờ")
    assert [each.note for each in left_out(intake)] == ["vẫn chờ giấy tờ"]
    look(line)
    assert list(left_out(intake)) == []


def test_a_thing_elsewhere_is_with_who_keeps_it_only_when_both_have_signed(
    three, by, look, elsewhere
):
    intake = begin_intake(three, by)
    said = {"holder": PhysicalHolder.OWNER, "holder_name": "Ông Lý Văn Giữ"}
    item = look(lines_of(three)[0], place=elsewhere, **said)
    assert item.holder is PhysicalHolder.GIVER
    sign_both(intake, by)
    assert (item.holder, item.holder_name) == (PhysicalHolder.OWNER, "Ông Lý Văn Giữ")


@pytest.fixture
def elsewhere(make_place):
    return make_place(short_name="NGOAI", place_class=PlaceClass.ELSEWHERE)


def test_giving_it_up_leaves_nothing_in_store_and_opens_the_lines(three, by, look, shelf):
    intake = begin_intake(three, by)
    lines = lines_of(three)
    gone = look(lines[0], bound_codes=["IMEI 356938035643809"])
    sign_outside(intake, looked=True, drawn=signature(), by=by)
    withdraw_hand_over(intake, why="người giao bỏ về", by=by)

    assert (gone.status, gone.quantity_held) == (ItemStatus.NOT_TAKEN_IN, 0)
    assert here(shelf) == 0
    assert db.session.scalar(select(BookLine)) is None
    line = lines_of(three)[0]
    assert (line.state, line.item_id, line.actual_quantity) == (LineState.PENDING, None, None)
    assert verify_stream(gone.stream).intact
    assert verify_stream(three.stream).intact
    assert _found("356938035643809", gone) == []

    again = begin_intake(three, by)
    item = look(lines[0], bound_codes=["IMEI 356938035643809"])
    assert item.code != gone.code
    sign_both(again, by)
    assert item.status is ItemStatus.IN_CUSTODY


def test_one_thing_is_taken_off_and_looked_at_again(three, by, look):
    intake = begin_intake(three, by)
    wrong = look(lines_of(three)[0], condition="móp")
    remove_line(db.session.scalars(lines_on(intake)).one(), by=by)

    assert wrong.status is ItemStatus.NOT_TAKEN_IN
    assert (intake.lines_count, intake.seen_count) == (0, 0)
    right = look(lines_of(three)[0])
    sign_both(intake, by)
    assert (wrong.status, right.status) == (ItemStatus.NOT_TAKEN_IN, ItemStatus.IN_CUSTODY)


def test_a_place_keeps_room_for_what_waits_at_the_door(three, by, look, make_place):
    small = make_place(short_name="NHO", capacity=1)
    begin_intake(three, by)
    look(lines_of(three)[0], place=small)
    with pytest.raises(refusals.PlaceFull):
        look(lines_of(three)[1], place=small)


def test_many_things_are_taken_in_by_as_many_statements_as_two(make_intake, by, look):
    counts = []
    for many in (2, 12):
        order = make_intake(lines=[draft(seal=None) for _line in range(many)])
        intake = begin_intake(order, by)
        for line in lines_of(order):
            look(line)
        sign_outside(intake, looked=True, drawn=signature(), by=by)
        db.session.commit()
        with counted() as statements:
            sign_hand_over(intake, looked=True, by=by)
            db.session.flush()
        counts.append(len(statements))
    assert counts[1] <= counts[0] + 1, counts


def test_the_card_of_who_brings_it_is_kept_and_shown_masked(three, by):
    intake = begin_intake(three, by, introduction="12/GGT")
    db.session.expire_all()
    signer = db.session.scalars(select(type(intake).outside.property.mapper.class_)).one()
    assert (signer.identity, signer.introduction) == (IDENTITY, "12/GGT")
    assert IDENTITY not in signer.identity_shown


def test_what_was_on_it_stays_to_be_read(three, by, look):
    intake = begin_intake(three, by)
    item = look(lines_of(three)[0], seal_state=SealState.INTACT)
    withdraw_hand_over(intake, why="nhầm lệnh", by=by)
    rows = db.session.scalars(select(HandOverLine)).all()
    assert [row.item_id for row in rows] == [item.id]
    assert db.session.get_one(EvidenceItem, item.id).status is ItemStatus.NOT_TAKEN_IN
