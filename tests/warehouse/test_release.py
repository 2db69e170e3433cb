"""Releasing things for good: what is true when two have signed."""

from decimal import Decimal

import pytest
from sqlalchemy import event

from audit import ledger
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import (
    Refusal,
)
from organisations.models import OrganisationKind
from organisations.operations.naming import Named
from tests.fixtures.acting import with_act
from tests.fixtures.hand_overs import look_at_all
from tests.fixtures.ledger import verify_stream
from tests.fixtures.lending import release_item, sign_both, signature, taker
from tests.fixtures.warehouse import IDENTITY, lines_of, whole
from warehouse.drafting.minutes import read_minutes
from warehouse.models import (
    HandOverKind,
    HandOverState,
    ItemStatus,
    LineState,
    OrderPurpose,
    OrderState,
    PhysicalHolder,
)
from warehouse.operations import releases_carried_out as carried_out
from warehouse.operations.hand_over_signing import sign_hand_over, sign_outside
from warehouse.operations.hand_overs import add_lines
from warehouse.operations.movement import pack_item
from warehouse.operations.release import draft_release
from warehouse.queries.hand_overs import lines_of as things_of


@pytest.fixture
def by(keeper, now):
    return Act(keeper, now)


@pytest.fixture
def order(item, make_release):
    return make_release(item)


@pytest.fixture
def hand_over(keeper, now):
    """Draft, look and sign, as one call."""

    def hand_over(item, order, **said):
        values = {"found": whole(item), "actor": keeper, "at": now}
        return release_item(item, order=order, **with_act(values | said))

    return hand_over


@pytest.fixture
def draft(keeper, now):
    def draft(item, order, **said):
        values = taker() | {"actor": keeper, "at": now}
        return draft_release(item, order=order, **with_act(values | said))

    return draft


@pytest.fixture
def listeners():
    """The registered listeners, restored after the test."""
    before = list(carried_out.RELEASE_LISTENERS)
    carried_out.RELEASE_LISTENERS.clear()
    yield carried_out.RELEASE_LISTENERS
    carried_out.RELEASE_LISTENERS[:] = before


def test_nothing_leaves_before_both_have_signed(item, order, draft, by, keeper):
    row = draft(item, order)
    assert (row.kind, row.receiver_id, row.giver_id) == (HandOverKind.RELEASE, None, keeper.id)
    look_at_all(row, by)
    sign_hand_over(row, looked=True, by=by)
    assert (row.stage, item.status) == (HandOverState.SIGNED_BY_ONE, ItemStatus.IN_CUSTODY)
    sign_outside(row, looked=True, drawn=signature(), by=by)

    assert (row.stage, item.status) == (HandOverState.SIGNED, ItemStatus.RELEASED)
    assert (item.place_id, item.quantity_held) == (None, Decimal(0))
    assert (item.holder, item.holder_name) == (PhysicalHolder.RECEIVER, "Lý Thị Hoa")
    assert (order.state, order.executed_by_id) == (OrderState.EXECUTED, keeper.id)
    assert verify_stream(item.stream).intact
    assert verify_stream(order.stream).entries == 4
    said = read_minutes(row)
    assert said.receiver == "Lý Thị Hoa, Chủ sở hữu"
    assert "3" in said.things[0]["amount"]


def test_the_entry_says_by_which_hand_over_to_whom(item, order, hand_over):
    entry = hand_over(item, order, introduction="14/GGT")

    assert (entry.kind, entry.seq) == ("custody.released", 3)
    assert entry.payload["identity"] == "•••345"
    assert entry.payload["hand_over"].startswith("BG-")
    (line,) = lines_of(order)
    assert (line.receiver_name, line.receiver_identity) == ("Lý Thị Hoa", IDENTITY)
    assert line.receiver_paper == "14/GGT"


def test_who_signs_for_an_organisation_leaves_it_as_the_holder(item, order, hand_over):
    firm = Named("Sở Tài chính", OrganisationKind.FINANCE, adds=True)
    hand_over(item, order, organisation=firm)
    assert item.holder_name == "Sở Tài chính"
    assert item.holder_organisation_id is not None


def test_a_part_goes_and_the_rest_stays(item, order, hand_over):
    first = hand_over(item, order, quantity=Decimal(1))

    line = lines_of(order)[0]
    assert (first.kind, item.quantity_held) == ("custody.released_part", Decimal(2))
    assert (item.status, line.state) == (ItemStatus.IN_CUSTODY, LineState.PENDING)
    hand_over(item, order)
    assert (item.status, line.state) == (ItemStatus.RELEASED, LineState.DONE)


def test_the_line_says_how_much_is_signed_for(item, order, draft, by):
    row = draft(item, order, quantity=Decimal(1))
    (line,) = db.session.scalars(things_of(row))
    assert (line.going, line.amount) == (Decimal(1), Decimal(1))
    look_at_all(row, by)
    sign_both(row, by)
    assert (line.held, line.amount) == (Decimal(1), Decimal(1))


def test_an_order_over_a_part_ends_with_the_part(item, make_release, hand_over):
    order = make_release(item, quantities={item.id: Decimal(1)})
    hand_over(item, order)

    assert (item.status, item.quantity_held) == (ItemStatus.IN_CUSTODY, Decimal(2))
    assert order.state is OrderState.EXECUTED


def test_what_is_to_be_destroyed_is_destroyed(item, make_release, hand_over):
    entry = hand_over(item, make_release(item, purpose=OrderPurpose.DESTROY))
    assert (entry.kind, item.status) == ("custody.destroyed", ItemStatus.DESTROYED)


def test_all_of_an_order_goes_together(make_item, make_release, draft, by):
    items = [make_item() for _ in range(3)]
    order = make_release(*items)
    row = draft(items[1], order, everything=True, quantity=Decimal(1))
    look_at_all(row, by)
    sign_both(row, by)
    assert [item.quantity_held for item in items] == [Decimal(0), Decimal(2), Decimal(0)]
    assert [line.state for line in lines_of(order)] == [
        LineState.DONE,
        LineState.PENDING,
        LineState.DONE,
    ]
    assert order.state is OrderState.APPROVED


def test_more_is_put_on_the_draft(make_item, make_release, draft, by):
    first, second = make_item(), make_item()
    row = draft(first, make_release(first, second))
    add_lines(row, items=[second], by=by)
    look_at_all(row, by)
    sign_both(row, by)
    assert (first.status, second.status) == (ItemStatus.RELEASED, ItemStatus.RELEASED)


def test_a_box_goes_with_all_that_lies_in_it(make_item, make_release, draft, by):
    box, inside = make_item(), make_item()
    pack_item(inside, into=box, by=by)
    row = draft(box, make_release(box, inside), everything=True)
    look_at_all(row, by)
    sign_both(row, by)
    assert (box.status, inside.status) == (ItemStatus.RELEASED, ItemStatus.RELEASED)
    assert inside.container_id is None


def test_rooms_above_learn_of_a_release(item, make_release, hand_over, listeners):
    heard = []

    def listen(order, gone, by):
        heard.append((order.sale_id, order.state, [line.state for _item, line in gone]))

    carried_out.register_release_listener(listen)
    carried_out.register_release_listener(listen)
    order = make_release(item, purpose=OrderPurpose.DELIVER_TO_BUYER, sale_id=7)
    hand_over(item, order)

    assert heard == [(7, OrderState.EXECUTED, [LineState.DONE])]


def test_a_room_above_may_refuse(item, order, draft, by, listeners):
    def refuse(order, gone, by):
        raise Refusal

    carried_out.register_release_listener(refuse)
    row = draft(item, order)
    look_at_all(row, by)
    sign_hand_over(row, looked=True, by=by)
    db.session.commit()
    with pytest.raises(Refusal):
        sign_outside(row, looked=True, drawn=signature(), by=by)
    db.session.rollback()
    assert db.session.scalars(ledger.history(item.stream)).first().kind == "custody.received"


def test_twenty_things_take_no_more_statements_than_two(make_item, make_release, draft, by):
    counted = []
    for count in (2, 20):
        items = [make_item() for _ in range(count)]
        row = draft(items[0], make_release(*items), everything=True)
        look_at_all(row, by)
        sign_hand_over(row, looked=True, by=by)
        db.session.commit()
        counted.append(
            _statements(lambda row=row: sign_outside(row, looked=True, drawn=signature(), by=by))
        )
    few, many = counted
    assert len(few) == len(many), "\n".join(many)
    assert len(many) < 60


def _statements(act):
    said = []

    def note(_connection, _cursor, statement, *_rest):
        if not statement.startswith("INSERT INTO observation"):  # SQLite takes them one by one
            said.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        act()
        db.session.commit()
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
    return said
