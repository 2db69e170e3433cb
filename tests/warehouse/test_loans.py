"""Lending and taking back: what becomes true and every refusal."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from accounts.refusals import NotApproved, ThirdPersonNeeded
from audit import ledger
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import ChangedMeanwhile, IdentityNotTwelveDigits, IdentityOfOneDigit
from tests.fixtures.acting import with_act
from tests.fixtures.lending import lend_item, take_back
from tests.fixtures.warehouse import borrowing, lines_of, whole
from warehouse import queries, refusals
from warehouse.models import (
    ItemStatus,
    LineState,
    Loan,
    OrderState,
    PhysicalHolder,
    PlaceClass,
    SealState,
    Touch,
)
from warehouse.observing import Found
from warehouse.operations.movement import pack_item
from warehouse.operations.places import close_place

BROKEN = Found(condition="niêm phong rách một góc", seal_state=SealState.BROKEN)


@pytest.fixture
def order(item, make_loan_order):
    return make_loan_order(item)


@pytest.fixture
def lend(keeper, now):
    def lend(item, order, **said):
        return lend_item(
            item, order=order, **with_act({"actor": keeper, "at": now} | borrowing(item, **said))
        )

    return lend


@pytest.fixture
def returning(item, shelf, keeper, now):
    values = {"place": shelf, "found": whole(item, condition="như khi giao")}
    return values | {"actor": keeper, "at": now}


def test_a_loan_takes_the_item_off_its_shelf(item, order, lend, keeper):
    loan = lend(item, order)

    assert (item.status, item.place_id) == (ItemStatus.ON_LOAN, None)
    assert (item.holder, item.holder_name) == (PhysicalHolder.BORROWER, loan.borrower)
    assert (order.state, order.executed_by_id) == (OrderState.EXECUTED, keeper.id)
    entry = db.session.scalars(ledger.history(item.stream)).first()
    assert (entry.kind, entry.payload["identity"]) == ("custody.lent", "•••345")
    assert db.session.scalars(queries.loans_out([item.office_id])).all() == [loan]


def test_a_release_order_lends_nothing(item, make_release, lend):
    with pytest.raises(refusals.WrongPurpose):
        lend(item, make_release(item))


def test_nothing_is_lent_before_approval(item, make_loan_order, lend):
    with pytest.raises(NotApproved):
        lend(item, make_loan_order(item, approved=False))


def test_neither_proposer_nor_approver_hands_it_out(item, order, lend, officer, head):
    with pytest.raises(ThirdPersonNeeded):
        lend(item, order, actor=officer)
    with pytest.raises(ThirdPersonNeeded):
        lend(item, order, actor=head)


def test_an_item_that_changed_is_looked_at_again(item, order, lend):
    with pytest.raises(ChangedMeanwhile):
        lend(item, order, expected=9)


def test_the_order_lists_what_is_lent(make_item, order, lend):
    with pytest.raises(refusals.OrderDoesNotListItem):
        lend(make_item(), order)


def test_an_item_is_lent_once(item, make_item, make_loan_order, lend):
    order = make_loan_order(item, make_item())
    lend(item, order)
    with pytest.raises(refusals.NotInCustody):
        lend(item, order)


def test_an_item_back_from_its_loan_needs_another_order(
    item, make_item, make_loan_order, lend, returning
):
    order = make_loan_order(item, make_item())
    lend(item, order)
    take_back(item, **with_act(returning))
    with pytest.raises(refusals.LineSettledAlready):
        lend(item, order)


def test_a_box_is_lent_empty(item, make_item, make_loan_order, lend, keeper, now):
    pack_item(make_item(), into=item, by=Act(keeper, now))
    with pytest.raises(refusals.ContainerNotEmpty):
        lend(item, make_loan_order(item))


def test_somebody_signs(item, order, lend):
    with pytest.raises(refusals.ReceiverNeeded):
        lend(item, order, name=" ")


def test_a_card_of_one_repeated_digit_is_none(item, order, lend):
    with pytest.raises(IdentityOfOneDigit):
        lend(item, order, identity="111 111 111 111")


@pytest.mark.parametrize("identity", ["", "00109001234", "0010900123456", "00109001234x"])
def test_somebody_shows_a_card_of_twelve_digits(identity, item, order, lend):
    with pytest.raises(IdentityNotTwelveDigits):
        lend(item, order, identity=identity)


def test_the_due_day_is_not_past_and_not_after_the_orders(item, order, lend, now):
    with pytest.raises(refusals.LoanNeedsDueDay):
        lend(item, order, due_back_on=now.date() - timedelta(days=1))
    with pytest.raises(refusals.DueBackTooLate):
        lend(item, order, due_back_on=order.due_back_on + timedelta(days=1))


def test_a_loan_may_be_due_today_or_on_the_orders_day(item, make_item, make_loan_order, lend, now):
    second = make_item()
    order = make_loan_order(item, second)
    lend(item, order, due_back_on=now.date())
    lend(second, order, due_back_on=order.due_back_on)
    assert order.state is OrderState.EXECUTED


def test_a_return_ends_the_loan_on_a_shelf(lent, returning, shelf, now):
    loan = take_back(lent, **with_act(returning))

    assert (lent.status, lent.place_id) == (ItemStatus.IN_CUSTODY, shelf.id)
    assert lent.holder is PhysicalHolder.OFFICE
    assert loan.returned_at == now
    seen = db.session.scalars(queries.observations(lent)).all()[-1]
    assert (seen.touch, seen.seal_state, seen.loan_id) == (
        Touch.TAKE_BACK,
        SealState.INTACT,
        loan.id,
    )
    entry = db.session.scalars(ledger.history(lent.stream)).first()
    assert (entry.kind, entry.payload["late_days"]) == ("custody.returned", 0)


def test_a_late_return_says_how_late(lent, returning, travel_to, now):
    take_back(lent, **with_act(returning | {"at": travel_to(now + timedelta(days=10))}))
    entry = db.session.scalars(ledger.history(lent.stream)).first()
    assert entry.payload["late_days"] == 3


def test_a_torn_seal_stays_as_it_was_known_and_no_new_one_covers_it(lent, returning):
    before = lent.seal_number
    with pytest.raises(refusals.DecidedBeforeSealed):
        take_back(lent, **with_act(returning | {"found": BROKEN}), new_seal_number="NP-9/2026")
    take_back(lent, **with_act(returning | {"found": BROKEN}))

    chain = db.session.scalars(queries.seals(lent)).all()
    assert [(seal.number, seal.was_intact) for seal in chain] == [(before, None)]
    assert lent.seal_number == before
    told = [entry.kind for entry in db.session.scalars(ledger.history(lent.stream).limit(2))]
    assert told == ["item.differs", "custody.returned_broken"]


def test_no_second_seal_is_put_over_an_intact_one(lent, returning):
    with pytest.raises(refusals.SealStillIntact):
        take_back(lent, **with_act(returning), new_seal_number="NP-9/2026")


def test_what_left_unsealed_may_come_back_sealed(make_item, make_loan_order, lend, returning):
    item = make_item(seal=None)
    lend(item, make_loan_order(item))
    take_back(
        item,
        **with_act(returning | {"found": Found(condition="tốt", seal_state=SealState.NONE)}),
        new_seal_number="NP-9/2026",
    )
    assert item.seal_number == "NP-9/2026"


@pytest.mark.parametrize("said", [{"condition": " "}, {"seal_number": " "}])
def test_a_return_says_in_words_how_it_is_and_reads_the_seal(lent, returning, said):
    found = replace(returning["found"], **said)
    refusal = refusals.ConditionNeeded if "condition" in said else refusals.SealNumberNeeded
    with pytest.raises(refusal):
        take_back(lent, **with_act(returning | {"found": found}))


def test_what_is_here_is_not_taken_back(item, returning):
    with pytest.raises(refusals.NotOnLoan):
        take_back(item, **with_act(returning))


def test_an_item_that_changed_while_out_is_looked_at_again(lent, returning):
    with pytest.raises(ChangedMeanwhile):
        take_back(lent, **with_act(returning | {"expected": lent.custody_seq + 1}))


def test_the_seal_is_looked_at(lent, returning):
    with pytest.raises(refusals.SealStateNeeded):
        take_back(lent, **with_act(returning | {"found": Found(condition="tốt")}))


def test_the_place_is_checked_as_for_any_item(lent, returning, make_item, make_place, keeper, now):
    full, closed = make_place(capacity=1), make_place()
    close_place(closed, by=Act(keeper, now))
    drugs = make_place(place_class=PlaceClass.NARCOTICS)
    make_item(place=full)
    for place, refusal in (
        (full, refusals.PlaceFull),
        (closed, refusals.PlaceClosed),
        (drugs, refusals.WrongPlaceClass),
    ):
        with pytest.raises(refusal):
            take_back(lent, **with_act(returning | {"place": place}))


def test_the_line_of_the_order_knows_who_fetched_it(item, order, lend):
    lend(item, order)
    line = lines_of(order)[0]
    assert (line.state, line.receiver_identity) == (LineState.DONE, "001090012345")
    assert line.receiver_name == "Mai Văn Định"
    assert db.session.scalar(select(Loan.borrower)) == "Viện khoa học hình sự"
