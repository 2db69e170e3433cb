"""What refuses an intake: when it is drafted, when a line is looked at, when it is signed."""

import pytest
from sqlalchemy import select

from accounts.models import UserAccount
from accounts.refusals import NotApproved, ThirdPersonNeeded
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import ChangedMeanwhile, IdentityNotTwelveDigits, IdentityOfOneDigit
from organisations.models import OrganisationKind
from organisations.operations.naming import Named
from organisations.refusals import OrganisationUnknown
from tests.fixtures.lending import sign_both, signature
from tests.fixtures.receiving import begin_intake
from tests.fixtures.warehouse import as_described, draft, lines_of
from warehouse import refusals
from warehouse.models import EvidenceItem, HandOver, OrderState
from warehouse.observing import Found
from warehouse.operations import intake as receiving
from warehouse.operations.hand_over_looks import look_at_line
from warehouse.operations.hand_over_signing import sign_hand_over, sign_outside
from warehouse.operations.hand_overs import add_lines, remove_line
from warehouse.operations.intake import receive_line
from warehouse.operations.intakes import draft_intake
from warehouse.operations.places import close_place
from warehouse.queries.hand_overs import lines_of as lines_on
from warehouse.refusals import hand_overs as refused


@pytest.fixture
def by(keeper, now):
    return Act(keeper, now)


@pytest.fixture
def look(shelf, by):
    def look(line, by=by, **said):
        return receive_line(line, by=by, **{"place": shelf} | as_described(line, **said))

    return look


@pytest.fixture
def two(make_intake):
    return make_intake(lines=[draft(seal="NP-1"), draft(seal="NP-2")])


def test_an_order_out_takes_nothing_in(item, make_release, by):
    with pytest.raises(refusals.WrongPurpose):
        begin_intake(make_release(item), by)


def test_nothing_is_taken_in_before_approval(make_intake, by, look):
    order = make_intake(approved=False)
    with pytest.raises(NotApproved):
        begin_intake(order, by)
    with pytest.raises(NotApproved):
        look(lines_of(order)[0])


@pytest.mark.parametrize("who", ["officer", "head"])
def test_a_third_person_takes_in(intake, who, request, now, look):
    by = Act(request.getfixturevalue(who), now)
    with pytest.raises(ThirdPersonNeeded):
        begin_intake(intake, by)
    with pytest.raises(ThirdPersonNeeded):
        look(lines_of(intake)[0], by=by)


def test_another_office_takes_nothing_in(intake, make_user, make_office, now):
    other = make_user(roles=["keeper"], office=make_office())
    with pytest.raises(refusals.WarehouseOfAnotherOffice):
        begin_intake(intake, Act(other, now))


def test_an_order_that_changed_is_read_again(intake, keeper, now):
    stale = Act(keeper, now, seen=99)
    with pytest.raises(ChangedMeanwhile):
        draft_intake(
            intake, organisation=None, name="A B", capacity="C", identity="001090012345", by=stale
        )


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"name": " "}, refusals.ReceiverNeeded),
        ({"capacity": " "}, refused.CapacityNeeded),
        ({"identity": "12"}, IdentityNotTwelveDigits),
        ({"identity": "1" * 12}, IdentityOfOneDigit),
        ({"organisation": Named("Ai đó", OrganisationKind.OTHER)}, OrganisationUnknown),
    ],
)
def test_who_brings_it_is_named_in_full(intake, by, said, why):
    with pytest.raises(why):
        begin_intake(intake, by, **said)


def test_the_keeper_signs_no_half_of_who_brings_it(intake, by):
    ours = db.session.get_one(UserAccount, by.actor.id).full_name
    with pytest.raises(refused.OutsideIsOurs):
        begin_intake(intake, by, name=ours)


def test_one_keeper_receives_under_an_order_once_at_a_time(intake, by):
    begin_intake(intake, by)
    with pytest.raises(refused.IntakeBegun):
        begin_intake(intake, by)


def test_nothing_is_received_from_nobody(intake, look):
    with pytest.raises(refused.IntakeNeeded):
        look(lines_of(intake)[0])
    assert db.session.scalar(select(EvidenceItem)) is None


def test_nothing_is_added_to_what_one_has_signed(two, by, look):
    first, second = lines_of(two)
    row = begin_intake(two, by)
    look(first)
    sign_outside(row, looked=True, drawn=signature(), by=by)
    with pytest.raises(refused.HandOverSigned):
        look(second)
    with pytest.raises(refused.HandOverSigned):
        remove_line(db.session.scalars(lines_on(row)).one(), by=by)


def test_a_line_at_the_door_is_received_once(two, by, look):
    begin_intake(two, by)
    look(lines_of(two)[0])
    with pytest.raises(refusals.LineSettledAlready):
        look(lines_of(two)[0])


def test_an_intake_takes_no_more_things_than_a_page_shows(two, by, look, monkeypatch):
    monkeypatch.setattr(receiving, "MOST_LINES", 1)
    begin_intake(two, by)
    look(lines_of(two)[0])
    with pytest.raises(refused.TooManyLines):
        look(lines_of(two)[1])


def test_what_is_in_the_store_is_put_on_no_intake(two, by, item):
    row = begin_intake(two, by)
    with pytest.raises(refused.NotAtTheDoor):
        add_lines(row, items=[item], by=by)


def test_a_thing_at_the_door_is_not_looked_at_a_second_time(two, by, look):
    row = begin_intake(two, by)
    look(lines_of(two)[0])
    line = db.session.scalars(lines_on(row)).one()
    with pytest.raises(refusals.NotInCustody):
        look_at_line(line, found=Found(condition="móp"), by=by)


def test_an_empty_intake_is_not_signed(two, by):
    row = begin_intake(two, by)
    with pytest.raises(refused.NothingHandedOver):
        sign_hand_over(row, looked=True, by=by)


def test_an_order_that_ended_meanwhile_takes_nothing_in(two, by, look):
    row = begin_intake(two, by)
    look(lines_of(two)[0])
    two.state = OrderState.CANCELLED  # no act does it while a line is at the door
    db.session.flush()
    with pytest.raises(NotApproved):
        sign_both(row, by)


def test_another_keeper_signs_neither_half(two, by, look, make_user, now):
    row = begin_intake(two, by)
    look(lines_of(two)[0])
    other = Act(make_user(roles=["keeper"], username="thukho9"), now)
    with pytest.raises(refused.NotOfTheHandOver):
        sign_hand_over(row, looked=True, by=other)
    with pytest.raises(refused.NotOfTheHandOver):
        sign_outside(row, looked=True, drawn=signature(), by=other)


def test_a_place_for_which_something_waits_is_not_closed_and_a_closed_one_takes_nothing(
    two, by, look, make_place
):
    bin_ = make_place(short_name="C-9")
    row = begin_intake(two, by)
    look(lines_of(two)[0], place=bin_)
    with pytest.raises(refusals.PlaceNotEmpty):
        close_place(bin_, by=by.onward())
    bin_.is_active = False  # as releases before this one could leave it
    with pytest.raises(refusals.PlaceClosed):
        sign_both(row, by)
    assert db.session.get_one(HandOver, row.id).ended_at is None
