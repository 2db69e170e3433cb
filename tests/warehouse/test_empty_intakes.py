"""An intake on which nothing is ends with its order; a draft is withdrawn by one rule."""

import pytest

from accounts.models import UserAccount
from audit import ledger
from foundation.acts import Act
from foundation.database import db
from tests.fixtures.ledger import verify_stream
from tests.fixtures.lending import outsider, sign_both, signature
from tests.fixtures.receiving import begin_intake
from tests.fixtures.warehouse import as_described, draft, lines_of
from warehouse.models import DifferenceDecision, HandOverState, OrderState
from warehouse.operations.hand_over_signing import sign_outside, withdraw_hand_over
from warehouse.operations.intake import receive_line
from warehouse.operations.loans import draft_return
from warehouse.operations.orders import revoke_order
from warehouse.refusals import hand_overs as refused


@pytest.fixture
def by(keeper, now):
    return Act(keeper, now)


@pytest.fixture
def colleague(make_user, office, now):
    return Act(make_user(roles=["keeper"], office=office, username="thukho.hai"), now)


@pytest.fixture
def one(make_intake):
    return make_intake(lines=[draft(seal=None)])


def last_of(row):
    return db.session.scalars(ledger.history(row.stream).limit(1)).one()


def test_it_ends_when_its_order_is_revoked(one, by, head, now, pages, keeper):
    row = begin_intake(one, by)
    revoke_order(one, note="Nhầm vụ việc", by=Act(head, now))
    assert (row.stage, row.ended_at) == (HandOverState.WITHDRAWN, now)
    assert (last_of(row).kind, last_of(row).payload) == (
        "hand_over.ended_empty",
        {"order": one.number},
    )
    assert verify_stream(row.stream).intact
    db.session.commit()
    page = pages.as_user(keeper).get(f"/warehouse/hand-overs/{row.id}")
    assert "kết thúc cùng lệnh" in page.text


def test_it_ends_when_the_last_line_is_refused_on_it(one, shelf, by):
    row = begin_intake(one, by)
    line = lines_of(one)[0]
    said = as_described(line, difference=DifferenceDecision.REFUSE, difference_note="hỏng")
    receive_line(line, place=shelf, by=by, **said)
    assert (one.state, row.stage) == (OrderState.EXECUTED, HandOverState.WITHDRAWN)


def test_two_keepers_take_in_under_one_order_each_by_their_own(make_intake, shelf, by, colleague):
    order = make_intake(lines=[draft(seal=None), draft(seal=None)])
    first, second = begin_intake(order, by), begin_intake(order, colleague)
    one, other = lines_of(order)
    receive_line(one, place=shelf, by=by, **as_described(one))
    receive_line(other, place=shelf, by=colleague, **as_described(other))
    assert (first.lines_count, second.lines_count) == (1, 1)
    sign_both(first, by)
    assert order.state is OrderState.APPROVED
    sign_both(second, colleague)
    assert (order.state, order.executed_by_id) == (OrderState.EXECUTED, colleague.actor.id)


def test_the_empty_one_of_a_colleague_ends_with_the_order_too(one, shelf, by, colleague):
    first, empty = begin_intake(one, by), begin_intake(one, colleague)
    line = lines_of(one)[0]
    receive_line(line, place=shelf, by=by, **as_described(line))
    sign_both(first, by)
    assert (first.stage, empty.stage) == (HandOverState.SIGNED, HandOverState.WITHDRAWN)
    assert last_of(empty).actor_id == by.actor.id


def test_another_keeper_withdraws_a_draft_of_any_kind_until_one_has_signed(
    one, lent, shelf, by, colleague
):
    for row in (begin_intake(one, by), draft_return(lent, by=by, place=shelf, **outsider())):
        withdraw_hand_over(row, why="người lập nghỉ phép", by=colleague.onward())
        assert row.stage is HandOverState.WITHDRAWN
    again = begin_intake(one, by)
    line = lines_of(one)[0]
    receive_line(line, place=shelf, by=by, **as_described(line))
    sign_outside(again, looked=True, drawn=signature(), by=by)
    with pytest.raises(refused.OnlyWhoSignedWithdraws):
        withdraw_hand_over(again, why="nhầm", by=colleague.onward())


def test_what_somebody_left_behind_another_keeper_withdraws(one, by, colleague, keeper):
    row = begin_intake(one, by)
    db.session.get_one(UserAccount, keeper.id).is_active = False
    db.session.flush()
    withdraw_hand_over(row, why="người lập đã nghỉ", by=colleague)
    assert row.stage is HandOverState.WITHDRAWN
