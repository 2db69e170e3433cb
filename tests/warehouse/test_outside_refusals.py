"""What refuses a loan or a return, in each act in which it may stand in the way."""

from datetime import timedelta

import pytest

from accounts.refusals import NotApproved
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import ChangedMeanwhile, IdentityNotTwelveDigits, IdentityOfOneDigit
from tests.fixtures.hand_overs import look_at_all, sign_by
from tests.fixtures.lending import outsider, sign_both, signature
from tests.fixtures.warehouse import whole
from warehouse import refusals
from warehouse.models import ItemStatus, LoanPurpose, PlaceClass
from warehouse.operations.hand_over_looks import look_at_line
from warehouse.operations.hand_over_signing import sign_hand_over, sign_outside
from warehouse.operations.hand_overs import add_lines
from warehouse.operations.loans import draft_loan, draft_return
from warehouse.operations.orders import revoke_order
from warehouse.operations.places import close_place
from warehouse.queries.hand_overs import lines_of
from warehouse.refusals import hand_overs as refused


@pytest.fixture
def by(keeper, now):
    return Act(keeper, now)


@pytest.fixture
def make_loan(make_loan_order, by, now):
    """Draft the loan of one thing; looked at where asked."""

    def make(item, *, seen=False, order=None, **said):
        values = {"purpose": LoanPurpose.TRIAL, "due_back_on": now.date() + timedelta(days=7)}
        values |= {"order": order or make_loan_order(item)}
        row = draft_loan(item, by=said.pop("by", by), **outsider(**values | said))
        if seen:
            look_at_all(row, by)
        return row

    return make


@pytest.fixture
def out(make_item, make_loan, by):
    """A thing that is out."""
    item = make_item()
    sign_both(make_loan(item, seen=True), by)
    return item


@pytest.fixture
def make_return(out, shelf, by):
    """Draft the return of what is out; looked at where asked."""

    def make(*, seen=False, **said):
        row = draft_return(out, by=by, **outsider(**{"place": shelf} | said))
        if seen:
            look_at_all(row, by)
        return row

    return make


def only(row):
    return db.session.scalars(lines_of(row)).one()


@pytest.fixture
def places(make_place, make_item, unit, by):
    """Places that take no phone, by the refusal."""
    full, closed, abroad = make_place(capacity=1), make_place(), make_place()
    make_item(place=full)
    close_place(closed, by=by)
    abroad.office_id = unit.id
    db.session.flush()
    return {
        refusals.PlaceFull: full,
        refusals.PlaceClosed: closed,
        refusals.WrongPlaceClass: make_place(place_class=PlaceClass.NARCOTICS),
        refusals.PlaceOfAnotherOffice: abroad,
    }


PLACES = [
    refusals.PlaceFull,
    refusals.PlaceClosed,
    refusals.WrongPlaceClass,
    refusals.PlaceOfAnotherOffice,
]


@pytest.mark.parametrize("refusal", PLACES)
def test_what_comes_back_is_put_where_it_may_lie(out, make_return, places, by, refusal):
    place = places[refusal]
    with pytest.raises(refusal), db.session.begin_nested():
        make_return(place=place)
    row = make_return()
    with pytest.raises(refusal):
        look_at_line(only(row), found=whole(out, condition="tốt"), place=place, by=by)


@pytest.mark.parametrize("outside", [True, False])
def test_a_place_that_is_closed_by_now_is_told_at_the_signature(
    make_return, make_place, by, outside
):
    place = make_place(capacity=1)
    row = make_return(place=place, seen=True)
    with pytest.raises(refusals.PlaceNotEmpty):
        close_place(place, by=by)
    place.is_active = False  # as releases before this one could leave it
    sign, how = (sign_outside, {"drawn": signature()}) if outside else (sign_hand_over, {})
    with pytest.raises(refusals.PlaceClosed):
        sign(row, looked=True, by=by, **how)


def test_what_is_back_already_is_not_looked_at(out, make_return, by):
    row = make_return()
    out.status = ItemStatus.IN_CUSTODY
    db.session.flush()
    with pytest.raises(refusals.NotOnLoan):
        look_at_line(only(row), found=whole(out, condition="tốt"), by=by)


def test_who_signs_outside_sees_what_stands(make_loan, item, by, keeper, now):
    row = make_loan(item, seen=True)
    with pytest.raises(ChangedMeanwhile):
        sign_outside(row, looked=True, drawn=signature(), by=Act(keeper, now, seen=99))


def test_an_outside_person_signs_once_and_for_something(make_loan, item, by, now):
    row = make_loan(item, seen=True)
    sign_outside(row, looked=True, drawn=signature(), by=by)
    with pytest.raises(refused.HalfSignedAlready):
        sign_outside(row, looked=True, drawn=signature(), by=by)


def test_an_outside_person_signs_for_no_empty_list(make_loan, item, by):
    row = make_loan(item)
    line = only(row)
    db.session.delete(line)
    row.lines_count = 0
    db.session.flush()
    with pytest.raises(refused.NothingHandedOver):
        sign_outside(row, looked=True, drawn=signature(), by=by)


def test_an_order_withdrawn_meanwhile_lets_nothing_go(
    make_loan, make_loan_order, item, by, head, now
):
    order = make_loan_order(item)
    row = make_loan(item, order=order, seen=True)
    revoke_order(order, note="Tòa hoãn phiên", by=Act(head, now))
    with pytest.raises(NotApproved):
        sign_outside(row, looked=True, drawn=signature(), by=by)


def test_a_loan_takes_only_what_its_order_lists(make_loan, item, make_item, by):
    row = make_loan(item)
    with pytest.raises(refusals.OrderDoesNotListItem):
        add_lines(row, items=[make_item()], by=by)


def test_what_another_keeper_answers_for_is_not_lent(
    make_hand_over, make_loan, item, keeper, second_keeper
):
    sign_by(make_hand_over(item), keeper, second_keeper)
    with pytest.raises(refused.KeptByAnother):
        make_loan(item)


def test_what_is_on_a_hand_over_is_not_lent(make_hand_over, make_loan, item):
    make_hand_over(item)
    with pytest.raises(refused.OnHandOverAlready):
        make_loan(item)


@pytest.mark.parametrize(
    ("identity", "refusal"),
    [("123", IdentityNotTwelveDigits), ("111 111 111 111", IdentityOfOneDigit)],
)
def test_whoever_signs_has_an_identity(make_loan, make_return, item, identity, refusal):
    with pytest.raises(refusal):
        make_loan(item, identity=identity)
    with pytest.raises(refusal):
        make_return(identity=identity)


def test_who_brings_it_back_is_none_of_ours(make_return, by):
    with pytest.raises(refused.OutsideIsOurs):
        make_return(name=by.actor.name)
