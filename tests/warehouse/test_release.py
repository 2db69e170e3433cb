"""Releasing an item: what the ledger says afterwards, and every way it is refused."""

from decimal import Decimal

import pytest

from accounts.refusals import NotApproved, ThirdPersonNeeded
from audit import ledger
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import (
    ChangedMeanwhile,
    IdentityNotTwelveDigits,
    IdentityOfOneDigit,
    Refusal,
)
from tests.fixtures.acting import with_act
from tests.fixtures.ledger import verify_stream
from tests.fixtures.warehouse import IDENTITY, lines_of, whole
from warehouse import refusals
from warehouse.models import ItemStatus, LineState, OrderPurpose, OrderState, PhysicalHolder
from warehouse.operations import release
from warehouse.operations.movement import pack_item


@pytest.fixture
def order(item, make_release):
    return make_release(item)


@pytest.fixture
def hand_over(keeper, now):
    def hand_over(item, order, **said):
        values = {
            "receiver": "Lý Thị Hoa",
            "receiver_identity": IDENTITY,
            "found": whole(item),
            "actor": keeper,
            "at": now,
        }
        return release.release_item(item, order=order, **with_act(values | said))

    return hand_over


@pytest.fixture
def listeners():
    """The registered listeners, restored after the test."""
    before = list(release.RELEASE_LISTENERS)
    release.RELEASE_LISTENERS.clear()
    yield release.RELEASE_LISTENERS
    release.RELEASE_LISTENERS[:] = before


def test_release_writes_one_entry_and_the_item_follows_it(item, order, hand_over, keeper):
    entry = hand_over(item, order)

    assert (entry.kind, entry.seq) == ("custody.released", 2)
    assert entry.payload["identity"] == "•••345"
    assert (item.status, item.place_id, item.quantity_held) == (
        ItemStatus.RELEASED,
        None,
        Decimal(0),
    )
    assert (item.holder, item.holder_name) == (PhysicalHolder.RECEIVER, "Lý Thị Hoa")
    assert (order.state, order.executed_by_id) == (OrderState.EXECUTED, keeper.id)
    assert verify_stream(item.stream).intact
    assert verify_stream(order.stream).entries == 4


def test_a_part_goes_and_the_rest_stays(item, order, hand_over):
    first = hand_over(item, order, quantity=Decimal(1))

    line = lines_of(order)[0]
    assert (first.kind, item.quantity_held) == ("custody.released_part", Decimal(2))
    assert (item.status, line.state) == (ItemStatus.IN_CUSTODY, LineState.PENDING)
    hand_over(item, order)
    assert (item.status, line.state) == (ItemStatus.RELEASED, LineState.DONE)


def test_an_order_over_a_part_ends_with_the_part(item, make_release, hand_over):
    order = make_release(item, quantities={item.id: Decimal(1)})
    hand_over(item, order)

    assert (item.status, item.quantity_held) == (ItemStatus.IN_CUSTODY, Decimal(2))
    assert order.state is OrderState.EXECUTED


def test_what_is_to_be_destroyed_is_destroyed(item, make_release, hand_over):
    entry = hand_over(item, make_release(item, purpose=OrderPurpose.DESTROY))
    assert (entry.kind, item.status) == ("custody.destroyed", ItemStatus.DESTROYED)


def test_a_loan_order_releases_nothing_for_good(item, make_loan_order, hand_over):
    with pytest.raises(refusals.WrongPurpose):
        hand_over(item, make_loan_order(item))


def test_nothing_leaves_before_approval(item, make_release, hand_over):
    with pytest.raises(NotApproved):
        hand_over(item, make_release(item, approved=False))


def test_the_proposer_may_not_hand_over(item, order, hand_over, officer):
    with pytest.raises(ThirdPersonNeeded):
        hand_over(item, order, actor=officer)


def test_the_approver_may_not_hand_over(item, order, hand_over, head):
    with pytest.raises(ThirdPersonNeeded):
        hand_over(item, order, actor=head)


def test_an_item_that_changed_is_looked_at_again(item, order, hand_over):
    with pytest.raises(ChangedMeanwhile):
        hand_over(item, order, expected=item.custody_seq + 1)


def test_exactly_what_the_order_lists_goes_out(make_item, order, hand_over):
    with pytest.raises(refusals.OrderDoesNotListItem):
        hand_over(make_item(), order)


def test_an_item_cannot_leave_twice(item, make_item, make_release, hand_over):
    order = make_release(item, make_item())
    hand_over(item, order)
    with pytest.raises(refusals.NotInCustody):
        hand_over(item, order)


def test_a_part_cannot_leave_twice(item, make_item, make_release, hand_over):
    order = make_release(item, make_item(), quantities={item.id: Decimal(1)})
    hand_over(item, order)
    with pytest.raises(refusals.LineSettledAlready):
        hand_over(item, order)


def test_a_box_leaves_empty(item, make_item, order, hand_over, keeper, now):
    pack_item(make_item(), into=item, by=Act(keeper, now))
    with pytest.raises(refusals.ContainerNotEmpty):
        hand_over(item, order)


def test_no_more_leaves_than_the_order_allows(item, order, hand_over):
    with pytest.raises(refusals.QuantityTooLarge):
        hand_over(item, order, quantity=Decimal(4))
    with pytest.raises(refusals.QuantityNotPositive):
        hand_over(item, order, quantity=Decimal(0))


def test_somebody_signs_with_twelve_digits(item, order, hand_over):
    with pytest.raises(refusals.ReceiverNeeded):
        hand_over(item, order, receiver="")
    with pytest.raises(IdentityNotTwelveDigits):
        hand_over(item, order, receiver_identity="12345")
    with pytest.raises(IdentityOfOneDigit):
        hand_over(item, order, receiver_identity="000000000000")


def test_rooms_above_learn_of_a_release(item, make_release, hand_over, listeners):
    heard = []

    def listen(order, item, line, by):
        heard.append((order.sale_id, order.state, line.state))

    release.register_release_listener(listen)
    release.register_release_listener(listen)
    order = make_release(item, purpose=OrderPurpose.DELIVER_TO_BUYER, sale_id=7)
    hand_over(item, order)

    assert heard == [(7, OrderState.EXECUTED, LineState.DONE)]


def test_a_room_above_may_refuse(item, order, hand_over, listeners):
    def refuse(order, item, line, by):
        raise Refusal

    release.register_release_listener(refuse)
    db.session.commit()
    with pytest.raises(Refusal):
        hand_over(item, order)
    db.session.rollback()
    assert db.session.scalars(ledger.history(item.stream)).first().kind == "custody.received"
