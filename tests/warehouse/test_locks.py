"""Locks: the same list of reasons is asked at every door, and each locked thing is named."""

from datetime import date, timedelta

import pytest

from cases.models import AssetState, HoldReason
from cases.operations import holds
from cases.operations.assets import end_seizure
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from tests.fixtures.lending import lend_item, release_item
from tests.fixtures.papers import typed
from tests.fixtures.warehouse import IDENTITY, borrowing, whole
from warehouse import locks, refusals
from warehouse.locks import Door, Lock
from warehouse.models import ItemStatus, OrderPurpose
from warehouse.operations.movement import move_item, pack_item
from warehouse.operations.orders import approve_order, reject_order

FOR_GOOD = sorted(set(locks.DOORS) - {OrderPurpose.LOAN})


def hold(case, officer, asset=None):
    return holds.place_hold(
        case,
        reason=HoldReason.LAWSUIT,
        ground="Đ.46 k.1 LTHADS",
        placed_on=clock.today(),
        review_on=clock.today() + timedelta(days=30),
        asset=asset,
        by=Act(officer, clock.now()),
    )


def release(item, order, keeper):
    return release_item(
        item,
        order=order,
        name="Lý Thị Hoa",
        identity=IDENTITY,
        found=whole(item),
        by=Act(keeper, clock.now()),
    )


@pytest.fixture
def held(item, case, officer):
    """The item, of a case under a hold."""
    hold(case, officer)
    return item


@pytest.fixture
def locking(item):
    """Lock the item for some doors, as a room above would; the room is asked no more afterwards."""
    made = []

    def lock(*doors):
        def provider(items):
            return [
                (each.id, Lock(refusals.ItemHeld, each.stream, doors, details=WHY))
                for each in items
                if each.id == item.id
            ]

        locks.register(provider, doors=doors)
        made.append(provider)
        return item

    yield lock
    for provider in made:
        locks.unregister(provider)


WHY = {"reason": HoldReason.LAWSUIT, "review": date(2026, 12, 31)}


@pytest.mark.parametrize("purpose", FOR_GOOD)
def test_a_held_thing_is_not_ordered_out_for_good(held, make_release, unit, purpose):
    with pytest.raises(refusals.ItemHeld):
        make_release(held, purpose=purpose, to_office=unit, approved=False)


def test_a_hold_lets_a_court_borrow(held, make_loan_order, keeper):
    order = make_loan_order(held)
    lend_item(held, order=order, by=Act(keeper, clock.now()), **borrowing(held))
    assert held.status is ItemStatus.ON_LOAN


def test_a_hold_over_an_asset_leaves_the_things_of_others(
    make_item, make_asset, case, officer, make_release
):
    hold(case, officer, make_asset())
    assert make_release(make_item()).number


def test_every_locked_thing_of_an_order_is_named(make_item, case, officer, make_release):
    items = [make_item(), make_item(), make_item()]
    hold(case, officer)
    with pytest.raises(refusals.ItemsLocked) as refused:
        make_release(*items, approved=False)
    assert [type(why) for why in refused.value.details["reasons"]] == [refusals.ItemHeld] * 3


def test_what_is_locked_after_the_proposal_is_not_approved(
    make_item, case, officer, head, make_release
):
    items = [make_item(), make_item()]
    one, both = make_release(make_item(), approved=False), make_release(*items, approved=False)
    hold(case, officer)
    with pytest.raises(refusals.ItemHeld):
        approve_order(one, by=Act(head, clock.now()))
    with pytest.raises(refusals.ItemsLocked):
        approve_order(both, by=Act(head, clock.now()))
    assert reject_order(both, note="Đang hoãn", by=Act(head, clock.now())).version > 1


def test_what_is_locked_after_the_approval_does_not_leave(
    item, case, officer, keeper, make_release
):
    order = make_release(item)
    hold(case, officer)
    with pytest.raises(refusals.ItemHeld):
        release(item, order, keeper)
    assert item.status is ItemStatus.IN_CUSTODY


def test_a_lock_of_another_room_stops_a_loan_at_the_door(
    item, locking, keeper, make_loan_order, make_release
):
    order = make_loan_order(item)
    locking(Door.LEND)
    with pytest.raises(refusals.ItemLocked):
        lend_item(item, order=order, by=Act(keeper, clock.now()), **borrowing(item))


def test_a_lock_can_keep_a_thing_in_its_place(item, locking, keeper, make_place, make_item):
    box = make_item()
    locking(Door.MOVE)
    with pytest.raises(refusals.ItemLocked):
        move_item(item, to=make_place(), by=Act(keeper, clock.now()))
    locking(Door.PACK)
    with pytest.raises(refusals.ItemLocked):
        pack_item(item, into=box, by=Act(keeper, clock.now()))


def test_the_page_of_a_thing_says_what_holds_it(pages, officer, held):
    shown = pages.as_user(officer).get(f"/warehouse/items/{held.code}")
    assert "Phải giữ lại trong kho" in shown.main
    links = {link.get("href") for link in shown.document.all("a")}
    assert f"/cases/{held.case_id}" in links
    assert not [link for link in links if link and "new-release" in link and "loan" not in link]
    assert [link for link in links if link and "purpose=loan" in link]


def test_an_order_that_waits_says_what_holds_its_things(
    pages, head, item, case, officer, make_release
):
    order = make_release(item, approved=False)
    hold(case, officer)
    db.session.commit()
    page = pages.as_user(head).get(f"/warehouse/orders/{order.code}")
    assert not [b for b in page.document.all("button") if b.get("value") == "approve"]
    assert [b for b in page.document.all("button") if b.get("value") == "reject"]


# the end of custody and the asset


@pytest.mark.parametrize(
    ("purpose", "state"),
    [
        (OrderPurpose.RETURN_TO_OWNER, AssetState.RETURNED),
        (OrderPurpose.CONFISCATE, AssetState.DISPOSED),
        (OrderPurpose.DESTROY, AssetState.DISPOSED),
        (OrderPurpose.TRANSFER, AssetState.SEIZED),
    ],
)
def test_the_last_thing_of_an_asset_ends_its_seizure(
    make_asset, make_item, make_release, keeper, purpose, state
):
    asset = make_asset()
    first, last = make_item(asset=asset), make_item(asset=asset)
    release(first, make_release(first, purpose=purpose), keeper)
    assert asset.state is AssetState.SEIZED
    release(last, make_release(last, purpose=purpose), keeper)
    assert asset.state is state


def test_what_was_ended_on_paper_before_stays_as_it_was(
    make_asset, make_item, make_release, keeper, officer
):
    asset = make_asset()
    thing = make_item(asset=asset)
    end_seizure(
        asset,
        to=AssetState.REDEEMED,
        document=typed("9/QĐ"),
        ended_on=clock.today(),
        by=Act(officer, clock.now()),
    )
    release(thing, make_release(thing), keeper)
    assert asset.state is AssetState.REDEEMED
