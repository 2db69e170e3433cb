"""What is not as it was known opens a discrepancy, locks its thing, and ends by a decision only."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select

from accounts.models import UserAccount
from audit.place import verify_stream_here
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import ChangedMeanwhile
from tests.fixtures.lending import OUTSIDER, both_sign_on_pages, lend_item, release_item, take_back
from tests.fixtures.warehouse import borrowing, whole
from warehouse import refusals
from warehouse.models import (
    Deviation,
    Discrepancy,
    ItemStatus,
    Observation,
    OrderPurpose,
    SealState,
    Touch,
)
from warehouse.observing import Found, Seen, compare, known
from warehouse.operations.discrepancies import assign_discrepancy
from warehouse.operations.looking import look_at_item
from warehouse.operations.movement import move_item


def opened() -> list[Discrepancy]:
    return list(db.session.scalars(select(Discrepancy).order_by(Discrepancy.id)))


def kinds(before: Seen, now: Seen) -> list[Deviation]:
    return [each.kind for each in compare(before, now)]


@pytest.mark.parametrize(
    ("before", "now", "found"),
    [
        ({}, {"quantity": Decimal(3), "weight_grams": Decimal(9)}, []),
        ({"quantity": Decimal(3)}, {}, []),
        ({"quantity": Decimal(3)}, {"quantity": Decimal(2)}, [Deviation.QUANTITY]),
        ({"weight_grams": Decimal(9)}, {"weight_grams": Decimal("8.99")}, [Deviation.WEIGHT]),
        ({"seal_state": SealState.INTACT}, {"seal_state": SealState.BROKEN}, [Deviation.SEAL]),
        ({"seal_state": SealState.INTACT}, {"seal_state": SealState.NONE}, [Deviation.SEAL]),
        ({"seal_state": SealState.NONE}, {"seal_state": SealState.INTACT}, [Deviation.SEAL]),
        ({"seal_state": SealState.NONE}, {"seal_state": SealState.NEW}, []),
        ({"condition": "tốt"}, {"condition": "đẹp"}, []),
        ({"condition": "tốt"}, {"condition_differs": True}, [Deviation.CONDITION]),
    ],
)
def test_what_one_side_does_not_know_is_neither_equal_nor_different(before, now, found):
    assert kinds(Seen(**before), Seen(**now)) == found


def test_a_whole_seal_with_another_number_is_another_seal():
    on_it = Seen(seal_state=SealState.INTACT, seal_number="NP-77-01")
    assert kinds(on_it, Seen(seal_state=SealState.INTACT, seal_number="np 77 01")) == []
    other = Seen(seal_state=SealState.INTACT, seal_number="NP-77-10")
    assert kinds(on_it, other) == [Deviation.SEAL_NUMBER]


def test_a_weight_ends_when_a_part_went_out():
    seen = Observation(touch=Touch.INTAKE, weight_grams=Decimal(9), condition="tốt")
    gone = Observation(touch=Touch.RELEASE, condition="")
    assert known([seen]).weight_grams == 9
    assert (known([seen, gone]).weight_grams, known([seen, gone]).condition) == (None, "tốt")


@pytest.fixture
def came_torn(make_item, make_loan_order, shelf, keeper, now):
    """A bag that came back torn and lighter, and its discrepancy."""
    item = make_item(weight_grams=Decimal(12))
    by = Act(keeper, now)
    lend_item(item, order=make_loan_order(item), by=by, **borrowing(item))
    found = Found(condition="rách", seal_state=SealState.BROKEN, weight_grams=Decimal(11))
    take_back(item, place=shelf, found=found, by=by)
    return item, opened()[0]


def test_a_torn_and_lighter_bag_is_one_discrepancy_with_both(came_torn, keeper, now):
    item, row = came_torn
    assert len(opened()) == 1
    assert (row.kind, row.touch, row.opened_by_id) == (Deviation.SEAL, Touch.TAKE_BACK, keeper.id)
    assert [(one.kind, one.before, one.now) for one in row.deviations] == [
        (Deviation.SEAL, "intact", "broken"),
        (Deviation.WEIGHT, "12", "11"),
    ]
    assert (row.due_on - now.date()).days == 7
    db.session.commit()
    assert not verify_stream_here(row.stream).findings
    assert not verify_stream_here(item.stream).findings


def test_an_open_discrepancy_locks_its_thing_but_lets_it_be_set_apart(
    came_torn, make_release, make_place, keeper, now
):
    item, _row = came_torn
    for purpose in (OrderPurpose.RETURN_TO_OWNER, OrderPurpose.DESTROY):
        with pytest.raises(refusals.ItemDiffers):
            make_release(item, purpose=purpose)
    move_item(item, to=make_place(), by=Act(keeper, now))


def test_it_is_to_be_cleared_up_by_a_day_to_come(came_torn, keeper, head, now):
    _item, row = came_torn
    owner, by = db.session.get_one(UserAccount, keeper.id), Act(head, now)
    with pytest.raises(refusals.DueDayPast):
        assign_discrepancy(row, owner=owner, due_on=now.date() - timedelta(days=1), by=by)
    assert row.owner_id is None
    with pytest.raises(ChangedMeanwhile):
        assign_discrepancy(row, owner=owner, due_on=now.date(), by=replace(by, seen=99))
    assign_discrepancy(row, owner=owner, due_on=now.date(), by=by)
    assert (row.owner_id, row.due_on) == (keeper.id, now.date())


@pytest.mark.parametrize("condition", ["", "  "])
def test_a_look_says_in_words_how_it_is(item, keeper, now, condition):
    with pytest.raises(refusals.ConditionNeeded):
        look_at_item(item, found=whole(item, condition=condition), by=Act(keeper, now))
    assert opened() == []


def test_what_is_as_it_was_opens_nothing(item, keeper, now):
    look_at_item(item, found=whole(item, condition="như cũ"), by=Act(keeper, now))
    assert opened() == []


@pytest.mark.parametrize(
    ("found", "refusal"),
    [
        (Found(), refusals.SealStateNeeded),
        (Found(seal_state=SealState.INTACT), refusals.SealNumberNeeded),
        (Found(seal_state=SealState.INTACT, seal_number="NP-0/2020"), refusals.DiffersFromKnown),
        (Found(seal_state=SealState.BROKEN), refusals.DiffersFromKnown),
    ],
)
def test_nothing_leaves_that_is_not_as_it_was(
    item, make_loan_order, make_release, keeper, now, found, refusal
):
    order, by = make_loan_order(item), Act(keeper, now)
    with pytest.raises(refusal):
        lend_item(item, order=order, by=by, **borrowing(item, found=found))
    assert item.status is ItemStatus.IN_CUSTODY
    assert opened() == []


def test_nothing_is_released_whose_seal_is_torn(item, make_release, keeper, now):
    found = {"found": Found(seal_state=SealState.BROKEN), "identity": "001090012345"}
    with pytest.raises(refusals.DiffersFromKnown):
        release_item(
            item, order=make_release(item), name="Lý Thị Hoa", by=Act(keeper, now), **found
        )


def test_the_answer_to_a_torn_seal_is_not_green_and_names_the_discrepancy(
    pages, keeper, head, lent
):
    db.session.commit()
    as_keeper, as_head = pages.as_user(keeper), pages.as_user(head)
    address = f"/warehouse/items/{lent.code}/take-back"
    draft = as_keeper.post_form(address, OUTSIDER | {"place": "B-04"})
    torn = {"condition": "rách một góc", "seal_state": "broken"}
    answer = as_keeper.follow(both_sign_on_pages(as_keeper, draft.location, torn))
    row = opened()[0]
    said = [one for one in answer.document.all("div") if "kb-band" in one.get("class", "")]
    (told,) = (one for one in said if f"Chênh lệch đang chờ: {row.number}" in one.text)
    assert "kb-danger" in told.get("class")
    assert row.number in as_head.get("/warehouse/discrepancies?state=open").text
    assert "1 chênh lệch trong kho chờ quyết định" in as_head.get("/").text
    assert "Chênh lệch chờ quyết định" in as_keeper.get("/").text
    assert "rách một góc" in as_head.get(f"/warehouse/discrepancies/{row.id}").text
    assigned = {"owner": str(keeper.id), "due_on": "31/12/2026"}
    as_head.post_form(f"/warehouse/discrepancies/{row.id}/assign", assigned)
    db.session.expire_all()
    assert opened()[0].owner_id == keeper.id
