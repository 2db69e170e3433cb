"""What refuses a release: when it is drafted, when a thing is put on it, when it is signed."""

from decimal import Decimal

import pytest

from accounts.models import UserAccount
from accounts.refusals import NotApproved, ThirdPersonNeeded
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import (
    ChangedMeanwhile,
    IdentityNotTwelveDigits,
    IdentityOfOneDigit,
)
from organisations.models import OrganisationKind
from organisations.operations.naming import Named
from organisations.refusals import OrganisationUnknown
from tests.fixtures.acting import with_act
from tests.fixtures.hand_overs import look_at_all, sign_by
from tests.fixtures.lending import release_item, taker
from tests.fixtures.warehouse import whole
from warehouse import refusals
from warehouse.operations.hand_overs import add_lines
from warehouse.operations.movement import pack_item
from warehouse.operations.orders import revoke_order
from warehouse.operations.release import draft_release
from warehouse.refusals import hand_overs as refused


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


def test_a_loan_order_releases_nothing_for_good(item, make_loan_order, draft):
    with pytest.raises(refusals.WrongPurpose):
        draft(item, make_loan_order(item))


def test_nothing_leaves_before_approval(item, make_release, draft):
    with pytest.raises(NotApproved):
        draft(item, make_release(item, approved=False))


def test_what_was_revoked_meanwhile_is_not_signed(item, order, draft, by, make_user, now):
    row = draft(item, order)
    look_at_all(row, by)
    revoke_order(order, note="Hủy lệnh", by=Act(make_user(roles=["head"]), now))
    with pytest.raises(NotApproved):
        sign_by(row, by.actor)


@pytest.mark.parametrize("who", ["officer", "head"])
def test_a_third_person_hands_over(item, order, draft, who, request):
    with pytest.raises(ThirdPersonNeeded):
        draft(item, order, actor=request.getfixturevalue(who))


def test_an_item_that_changed_is_looked_at_again(item, order, draft):
    with pytest.raises(ChangedMeanwhile):
        draft(item, order, expected=item.custody_seq + 1)


def test_exactly_what_the_order_lists_goes_out(make_item, order, draft):
    with pytest.raises(refusals.OrderDoesNotListItem):
        draft(make_item(), order)


def test_an_item_cannot_leave_twice(item, make_item, make_release, hand_over, draft):
    order = make_release(item, make_item())
    hand_over(item, order)
    with pytest.raises(refusals.NotInCustody):
        draft(item, order)


def test_a_part_cannot_leave_twice(item, make_item, make_release, hand_over, draft):
    order = make_release(item, make_item(), quantities={item.id: Decimal(1)})
    hand_over(item, order)
    with pytest.raises(refusals.LineSettledAlready):
        draft(item, order)


def test_what_went_by_its_order_is_put_on_no_other_draft(
    item, make_item, make_release, hand_over, draft, by
):
    other = make_item()
    order = make_release(item, other, quantities={item.id: Decimal(1)})
    hand_over(item, order)
    row = draft(other, order)
    with pytest.raises(refusals.LineSettledAlready):
        add_lines(row, items=[item], by=by)


def test_a_box_does_not_leave_without_what_lies_in_it(item, make_item, order, draft, by):
    pack_item(make_item(), into=item, by=by)
    with pytest.raises(refusals.ContainerNotEmpty):
        draft(item, order)


def test_no_more_leaves_than_the_order_allows(item, order, draft):
    with pytest.raises(refusals.QuantityTooLarge):
        draft(item, order, quantity=Decimal(4))
    with pytest.raises(refusals.QuantityNotPositive):
        draft(item, order, quantity=Decimal(0))


def test_somebody_signs_with_twelve_digits_and_says_as_what(item, order, draft):
    with pytest.raises(refusals.ReceiverNeeded):
        draft(item, order, name=" ")
    with pytest.raises(refused.CapacityNeeded):
        draft(item, order, capacity=" ")
    with pytest.raises(IdentityNotTwelveDigits):
        draft(item, order, identity="12345")
    with pytest.raises(IdentityOfOneDigit):
        draft(item, order, identity="000000000000")
    with pytest.raises(OrganisationUnknown):
        draft(item, order, organisation=Named("Sở lạ", OrganisationKind.OTHER))


def test_the_keeper_does_not_sign_both_halves(item, order, draft, keeper):
    name = db.session.get_one(UserAccount, keeper.id).full_name
    with pytest.raises(refused.OutsideIsOurs):
        draft(item, order, name=name)


def test_what_is_on_a_draft_is_put_on_no_other(item, order, draft):
    draft(item, order)
    with pytest.raises(refused.OnHandOverAlready):
        draft(item, order)


def test_who_answers_for_a_thing_releases_it(item, order, draft, second_keeper):
    item.keeper_id = second_keeper.id
    db.session.flush()
    with pytest.raises(refused.KeptByAnother):
        draft(item, order)
