"""An outside person signs a half: loans and returns of one thing and of many, and every refusal."""

from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import event, select

from audit import ledger
from foundation.acts import Act
from foundation.database import db
from organisations.refusals import OrganisationNeeded
from tests.fixtures.hand_overs import look_at_all, sign_by
from tests.fixtures.ledger import verify_whole
from tests.fixtures.lending import outsider, sign_both, signature
from tests.fixtures.warehouse import lines_of as lines_of_order
from tests.fixtures.warehouse import whole
from warehouse import refusals
from warehouse.drafting.minutes import read_minutes
from warehouse.models import (
    Discrepancy,
    HandOver,
    HandOverKind,
    HandOverState,
    ItemStatus,
    LineState,
    LoanPurpose,
    OrderState,
    PhysicalHolder,
    SealState,
)
from warehouse.observing import Found
from warehouse.operations.hand_over_looks import look_at_line
from warehouse.operations.hand_over_signing import (
    sign_hand_over,
    sign_outside,
    withdraw_hand_over,
)
from warehouse.operations.hand_overs import add_lines, draft_hand_over
from warehouse.operations.loans import draft_loan, draft_return
from warehouse.operations.looking import look_at_item
from warehouse.queries.hand_overs import lines_of
from warehouse.refusals import hand_overs as refused


@pytest.fixture
def by(keeper, now):
    return Act(keeper, now)


@pytest.fixture
def make_loan(make_loan_order, by, now):
    """Draft the loan of some things under one order."""

    def make(*items, order=None, **said):
        values = {"purpose": LoanPurpose.TRIAL, "due_back_on": now.date() + timedelta(days=7)}
        values |= {"everything": len(items) > 1, "order": order or make_loan_order(*items)}
        return draft_loan(items[0], by=by, **outsider(**values | said))

    return make


@pytest.fixture
def make_return(by, shelf):
    def make(item, **said):
        return draft_return(item, by=by, **outsider(**{"place": shelf} | said))

    return make


def test_nothing_goes_before_both_have_signed(make_loan, item, by):
    row = make_loan(item)
    assert (row.kind, row.receiver_id, row.giver_id) == (HandOverKind.LOAN, None, by.actor.id)
    look_at_all(row, by)
    sign_hand_over(row, looked=True, by=by)
    assert (row.stage, item.status) == (HandOverState.SIGNED_BY_ONE, ItemStatus.IN_CUSTODY)
    sign_outside(row, looked=True, drawn=signature(), by=by)
    assert (row.stage, item.status) == (HandOverState.SIGNED, ItemStatus.ON_LOAN)
    assert item.holder is PhysicalHolder.BORROWER
    said = read_minutes(row)
    assert said.receiver == "Mai Văn Định, Giám định viên"
    assert said.receiver_office == "Viện khoa học hình sự"
    assert not list(verify_whole().findings)


def test_the_outside_person_may_sign_first_and_on_paper(make_loan, item, by):
    row = make_loan(item)
    look_at_all(row, by)
    sign_outside(row, looked=True, paper=signature(), by=by)
    assert item.status is ItemStatus.IN_CUSTODY
    sign_hand_over(row, looked=True, by=by)
    assert item.status is ItemStatus.ON_LOAN


def test_things_of_one_order_go_together_and_come_back_in_part(
    make_loan, make_return, make_item, make_loan_order, by
):
    first, second, third = (make_item() for _ in range(3))
    order = make_loan_order(first, second, third)
    row = make_loan(first, second, third, order=order)
    look_at_all(row, by)
    sign_both(row, by)
    assert {item.status for item in (first, second, third)} == {ItemStatus.ON_LOAN}
    assert order.state is OrderState.EXECUTED
    assert {line.state for line in lines_of_order(order)} == {LineState.DONE}
    back = make_return(first)
    look_at_all(back, by)
    sign_both(back, by)
    assert (first.status, second.status) == (ItemStatus.IN_CUSTODY, ItemStatus.ON_LOAN)
    rest = make_return(second, everything=True)
    assert rest.lines_count == 2


def test_what_comes_back_otherwise_opens_its_discrepancy(make_loan, make_return, make_item, by):
    item = make_item(weight_grams=Decimal(500))
    row = make_loan(item)
    look_at_all(row, by)
    sign_both(row, by)
    back = make_return(item)
    (line,) = db.session.scalars(lines_of(back)).all()
    torn = Found(condition="rách", seal_state=SealState.BROKEN, weight_grams=Decimal(420))
    look_at_line(line, found=torn, by=by)
    assert db.session.scalar(select(Discrepancy)) is None
    sign_both(back, by)
    found = db.session.scalars(select(Discrepancy)).one()
    assert found.kinds == ["seal", "weight"]
    told = {entry.kind for entry in db.session.scalars(ledger.history(item.stream))}
    assert "custody.returned_broken" in told


def test_nobody_signs_the_other_half(
    make_loan, make_hand_over, item, make_item, by, make_user, now
):
    row = make_loan(item)
    look_at_all(row, by)
    other = Act(make_user(roles=["keeper"], full_name="Vi Văn Thứ"), now)
    for act in (
        lambda: sign_hand_over(row, looked=True, by=other),
        lambda: sign_outside(row, looked=True, drawn=signature(), by=other),
    ):
        with pytest.raises(refused.NotOfTheHandOver):
            act()
    with pytest.raises(refused.OutsidePersonSigns):
        sign_outside(make_hand_over(make_item()), looked=True, drawn=signature(), by=by)
    sign_hand_over(row, looked=True, by=by)
    with pytest.raises(refused.HalfSignedAlready):
        sign_hand_over(row, looked=True, by=by)


def test_a_draft_another_keeper_left_is_withdrawn(make_loan, make_loan_order, item, make_user, now):
    order = make_loan_order(item)
    row = make_loan(item, order=order)
    withdraw_hand_over(row, why="Nghỉ phép", by=Act(make_user(roles=["keeper"]), now))
    assert make_loan(item, order=order).id != row.id


def test_the_outside_person_signs_somehow_and_has_looked(make_loan, item, by):
    row = make_loan(item)
    with pytest.raises(refused.LinesUnseen):
        sign_outside(row, looked=True, drawn=signature(), by=by)
    look_at_all(row, by)
    with pytest.raises(refused.OutsideSignatureNeeded):
        sign_outside(row, looked=True, by=by)
    with pytest.raises(refused.NotLookedAt):
        sign_outside(row, looked=False, drawn=signature(), by=by)
    sign_both(row, by)
    with pytest.raises(refused.HandOverEnded):
        sign_outside(row, looked=True, drawn=signature(), by=by)


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"capacity": " "}, refused.CapacityNeeded),
        ({"organisation": None}, OrganisationNeeded),
        ({"name": " "}, refusals.ReceiverNeeded),
    ],
)
def test_who_signs_is_named_with_what_for(
    make_loan, make_return, make_loan_order, item, by, said, refusal
):
    order = make_loan_order(item)
    with pytest.raises(refusal):
        make_loan(item, order=order, **said)
    row = make_loan(item, order=order)
    look_at_all(row, by)
    sign_both(row, by)
    with pytest.raises(refusal):
        make_return(item, **said)


def test_a_keeper_is_no_outside_person(make_loan, item, by):
    with pytest.raises(refused.OutsideIsOurs):
        make_loan(item, name=by.actor.name.upper())


def test_what_is_locked_meanwhile_is_not_signed_for(make_loan, item, by):
    row = make_loan(item)
    look_at_all(row, by)
    sign_hand_over(row, looked=True, by=by)
    torn = Found(condition="rách", seal_state=SealState.BROKEN)
    look_at_item(item, found=torn, by=by)
    with pytest.raises((refused.LinesStale, refusals.ItemLocked)):
        sign_outside(row, looked=True, drawn=signature(), by=by)
    assert item.status is ItemStatus.IN_CUSTODY


def test_a_thing_on_an_open_draft_is_not_drafted_twice(make_loan, make_return, item, by):
    row = make_loan(item)
    order = db.session.get_one(HandOver, row.id).order_id
    assert order is not None
    look_at_all(row, by)
    sign_both(row, by)
    make_return(item)
    with pytest.raises(refused.OnHandOverAlready):
        make_return(item)


def test_what_comes_back_is_out_and_is_put_somewhere(make_loan, make_return, item, make_item, by):
    row = make_loan(item)
    look_at_all(row, by)
    sign_both(row, by)
    back = make_return(item)
    with pytest.raises(refused.PlaceNeeded):
        add_lines(back, items=[item], by=by)
    (line,) = db.session.scalars(lines_of(back)).all()
    line.place_id = None
    with pytest.raises(refused.PlaceNeeded):
        look_at_line(line, found=whole(item, condition="tốt"), by=by)
    with pytest.raises(refusals.NotOnLoan):
        add_lines(back, items=[make_item()], by=by)


def test_a_loan_is_not_drafted_as_a_change_of_keeper(office, by):
    with pytest.raises(TypeError):
        draft_hand_over(office, kind=HandOverKind.LOAN, reason="x", by=by)


def test_twenty_things_take_no_more_statements_than_two(make_loan, make_return, make_item, by):
    counted = []
    for count in (2, 20):
        items = [make_item() for _ in range(count)]
        row = make_loan(*items)
        look_at_all(row, by)
        out = _statements(row, by)
        back = make_return(items[0], everything=True)
        assert back.lines_count == count
        look_at_all(back, by)
        counted.append((out, _statements(back, by)))
    few, many = counted
    assert [len(each) for each in few] == [len(each) for each in many]
    assert max(len(each) for each in many) < 60


def _statements(row, by):
    sign_by(row, by.actor)
    db.session.commit()
    said = []

    def note(_connection, _cursor, statement, *_rest):
        # SQLite takes new rows one by one
        if not statement.startswith(("INSERT INTO observation", "INSERT INTO loan")):
            said.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        sign_outside(row, looked=True, drawn=signature(), by=by)
        db.session.commit()
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
    return said
