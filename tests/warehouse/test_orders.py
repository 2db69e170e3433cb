"""Orders: proposed by one person, approved by another, and every way they are refused."""

from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from accounts.models import Membership, UserAccount
from accounts.operations.people import set_active
from accounts.refusals import (
    ApprovalDecided,
    MayNotDecide,
    NobodyCarriesOut,
    NobodyElseMayApprove,
    OnlyProposerWithdraws,
    ProposerCarriesOut,
    ProposerMayNotDecide,
)
from audit.models import LedgerEntry
from cases.operations import files
from cases.refusals import AssetOfAnotherCase, CaseIsClosed
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import ChangedMeanwhile
from papers.refusals import DocumentFromTheFuture, DocumentNeeded
from tests.fixtures.ledger import verify_stream
from tests.fixtures.lending import release_item
from tests.fixtures.receiving import receive_line
from tests.fixtures.warehouse import IDENTITY, as_described, draft, lines_of, whole
from warehouse import refusals
from warehouse.models import ItemStatus, OrderDirection, OrderState
from warehouse.operations.orders import (
    approve_order,
    cancel_order,
    reject_order,
    revoke_order,
)


def last_kind(order):
    kinds = db.session.scalars(
        select(LedgerEntry.kind)
        .where(LedgerEntry.stream == order.stream, LedgerEntry.kind.startswith("order."))
        .order_by(LedgerEntry.seq.desc())
    )
    return kinds.first()


def test_a_proposed_intake_has_numbered_lines_and_waits(make_intake):
    order = make_intake(approved=False, lines=[draft(), draft(quantity=Decimal("0.5"), unit="kg")])

    assert (order.direction, order.state) == (OrderDirection.IN, OrderState.PROPOSED)
    assert order.number == "LNK-2026-000001"
    assert [line.line_no for line in lines_of(order)] == [1, 2]
    assert verify_stream(order.stream).entries == 1


def test_nothing_is_taken_in_for_a_closed_case(case, make_intake, officer, now):
    files.close_case(case, closed_on=now.date(), by=Act(officer, now))
    with pytest.raises(CaseIsClosed):
        make_intake()


def test_an_order_rests_on_a_numbered_paper(make_intake):
    with pytest.raises(DocumentNeeded):
        make_intake(document_no=" ")


def test_a_paper_is_not_dated_tomorrow(make_intake, now):
    with pytest.raises(DocumentFromTheFuture):
        make_intake(document_on=now.date() + timedelta(days=1))
    assert make_intake(document_on=now.date()).document_on == now.date()


def test_an_order_has_lines(make_intake):
    with pytest.raises(refusals.NoLines):
        make_intake(lines=[])


def test_a_line_has_a_quantity(make_intake):
    with pytest.raises(refusals.QuantityNotPositive):
        make_intake(lines=[draft(quantity=Decimal(0))])


def test_a_line_names_an_asset_of_the_case(make_intake, make_asset, make_case):
    asset = make_asset(case=make_case())
    with pytest.raises(AssetOfAnotherCase):
        make_intake(lines=[draft(asset=asset)])


def test_approval_names_who_and_when(make_intake, head, now):
    order = make_intake(approved=False)
    approve_order(order, by=Act(head, now, seen=order.version))

    assert (order.state, order.approved_by_id) == (OrderState.APPROVED, head.id)
    assert verify_stream(order.stream).entries == 2


def test_the_proposer_may_not_approve(make_intake, officer, now):
    order = make_intake(approved=False)
    with pytest.raises(ProposerMayNotDecide):
        approve_order(order, by=Act(officer, now))


def test_the_database_itself_keeps_the_two_apart(make_intake):
    order = make_intake(approved=False)
    db.session.flush()
    with pytest.raises(IntegrityError):
        db.session.execute(
            text("UPDATE stock_order SET approved_by_id = proposed_by_id WHERE id = :id"),
            {"id": order.id},
        )


def test_an_order_is_decided_once(intake, head, now):
    with pytest.raises(ApprovalDecided):
        approve_order(intake, by=Act(head, now))


def test_an_order_seen_in_an_older_state_is_not_approved(make_intake, head, now):
    order = make_intake(approved=False)
    with pytest.raises(ChangedMeanwhile):
        approve_order(order, by=Act(head, now, seen=order.version + 1))


def test_an_order_seen_in_an_older_state_is_neither_rejected_nor_cancelled(
    make_intake, head, officer, now
):
    order = make_intake(approved=False)
    with pytest.raises(ChangedMeanwhile):
        reject_order(order, note="Thiếu", by=Act(head, now, seen=order.version + 1))
    with pytest.raises(ChangedMeanwhile):
        cancel_order(order, note="Lập nhầm", by=Act(officer, now, seen=order.version + 1))


def test_an_order_is_rejected_once_and_by_another_person(make_intake, head, officer, now):
    order = make_intake(approved=False)
    with pytest.raises(ProposerMayNotDecide):
        reject_order(order, note="Thiếu", by=Act(officer, now))
    reject_order(order, note="Thiếu", by=Act(head, now))
    with pytest.raises(ApprovalDecided):
        reject_order(order, note="Thiếu", by=Act(head, now))


def test_a_cancellation_says_why_and_an_order_that_ended_is_not_cancelled(
    make_intake, head, officer, now
):
    order = make_intake(approved=False)
    with pytest.raises(refusals.ReasonNeeded):
        cancel_order(order, note=" ", by=Act(officer, now))
    reject_order(order, note="Thiếu", by=Act(head, now))
    with pytest.raises(ApprovalDecided):
        cancel_order(order, note="Lập nhầm", by=Act(officer, now))


def test_a_rejection_says_why(make_intake, head, now):
    order = make_intake(approved=False)
    with pytest.raises(refusals.ReasonNeeded):
        reject_order(order, note="", by=Act(head, now))
    reject_order(order, note="Thiếu biên bản", by=Act(head, now))

    assert (order.state, order.decision_note) == (OrderState.REJECTED, "Thiếu biên bản")


def test_the_proposer_cancels_what_nobody_decided(make_intake, officer, now):
    order = make_intake(approved=False)
    cancel_order(order, note=" Lập nhầm ", by=Act(officer, now))
    assert (order.state, order.decision_note) == (OrderState.CANCELLED, "Lập nhầm")
    assert last_kind(order) == "order.cancelled"


def test_nobody_cancels_what_somebody_else_proposed(make_intake, keeper, head, now):
    order = make_intake(approved=False)
    for other in (keeper, head):
        with pytest.raises(OnlyProposerWithdraws):
            cancel_order(order, note="Lập nhầm", by=Act(other, now))


def test_an_approved_order_is_cancelled_by_nobody(intake, officer, keeper, now):
    """Not by a keeper alone, and not by who proposed it: what was approved is revoked."""
    for other in (keeper, officer):
        with pytest.raises(refusals.ApprovedOrderIsRevoked):
            cancel_order(intake, note="Lập nhầm", by=Act(other, now))
    assert intake.state is OrderState.APPROVED


def test_an_approver_revokes_an_order_before_anything_is_done(intake, head, now):
    db.session.flush()  # as it was seen
    revoke_order(intake, note=" Sai vụ án ", by=Act(head, now, seen=intake.version))
    assert (intake.state, intake.decision_note) == (OrderState.CANCELLED, "Sai vụ án")
    assert intake.approved_by_id == head.id, "who approved it stays on the order"
    assert last_kind(intake) == "order.revoked"
    assert verify_stream(intake.stream).entries == 3


def test_an_order_seen_in_an_older_state_is_not_revoked(intake, head, now):
    db.session.flush()  # as it was seen
    with pytest.raises(ChangedMeanwhile):
        revoke_order(intake, note="Sai vụ án", by=Act(head, now, seen=intake.version + 1))


def test_a_revocation_says_why(intake, head, now):
    with pytest.raises(refusals.ReasonNeeded):
        revoke_order(intake, note=" ", by=Act(head, now))


def test_only_an_order_in_force_is_revoked(make_intake, head, now):
    order = make_intake(approved=False)
    with pytest.raises(refusals.OrderNotInForce):
        revoke_order(order, note="Sai vụ án", by=Act(head, now))


def test_an_order_begun_cannot_be_revoked(make_intake, shelf, keeper, head, now):
    order = make_intake(lines=[draft(), draft()])
    line = lines_of(order)[0]
    receive_line(line, place=shelf, by=Act(keeper, now), **as_described(line))
    with pytest.raises(refusals.OrderBegun):
        revoke_order(order, note="Sai vụ án", by=Act(head, now))


def test_an_order_carried_out_in_part_is_ended_and_frees_the_rest(
    make_item, make_release, officer, keeper, head, now
):
    gone, left = make_item(), make_item()
    order = make_release(gone, left)
    release_item(
        gone,
        order=order,
        name="Lý Thị Hoa",
        identity=IDENTITY,
        found=whole(gone),
        by=Act(keeper, now),
    )
    with pytest.raises(refusals.ItemOnAnotherOrder):
        make_release(left)
    revoke_order(order, note="Người nhận không đến nhận phần còn lại", by=Act(head, now))
    assert (order.state, gone.status) == (OrderState.CANCELLED, ItemStatus.RELEASED)
    assert make_release(left).number != order.number


def test_who_proposed_an_order_does_not_revoke_it(intake, officer, now):
    with pytest.raises(ProposerMayNotDecide):
        revoke_order(intake, note="Sai vụ án", by=Act(officer, now))


def test_the_only_keeper_proposes_nothing_they_alone_could_carry_out(
    make_intake, keeper, officer, make_user
):
    """Said before three people worked, with who may propose it."""
    with pytest.raises(ProposerCarriesOut) as said:
        make_intake(approved=False, actor=keeper)
    assert officer.name in said.value.details["people"]
    make_user(roles=["keeper"])
    assert make_intake(approved=False, actor=keeper).proposed_by_id == keeper.id


def test_no_order_is_proposed_that_nobody_else_could_approve(make_intake, make_release, item, head):
    with pytest.raises(NobodyElseMayApprove):
        make_intake(approved=False, actor=head)
    with pytest.raises(NobodyElseMayApprove):
        make_release(item, approved=False, actor=head)


def test_no_order_is_proposed_that_nobody_could_carry_out(
    make_intake, make_release, item, keeper, admin
):
    with pytest.raises(ProposerCarriesOut):
        make_release(item, approved=False, actor=keeper)
    account = db.session.get_one(UserAccount, keeper.id)
    set_active(account, active=False, by=Act(admin, clock.now()))
    with pytest.raises(NobodyCarriesOut):
        make_intake(approved=False)
    with pytest.raises(NobodyCarriesOut):
        make_release(item, approved=False)


def test_who_holds_no_right_over_the_office_decides_no_order_of_it(
    make_intake, make_user, unit, accountant, now
):
    order, below = make_intake(approved=False), make_user(roles=["head"], office=unit)
    for somebody in (accountant, below):
        with pytest.raises(MayNotDecide):
            approve_order(order, by=Act(somebody, now))
        with pytest.raises(MayNotDecide):
            reject_order(order, note="Thiếu", by=Act(somebody, now))
    approved = make_intake()
    with pytest.raises(MayNotDecide):
        revoke_order(approved, note="Sai vụ án", by=Act(accountant, now))


def test_a_role_that_has_ended_decides_no_order(make_intake, make_user, head, now):
    order, deputy = make_intake(approved=False), make_user(roles=["head"])
    held = db.session.scalars(select(Membership).where(Membership.user_id == deputy.id)).one()
    held.valid_to = now.date()
    db.session.flush()
    with pytest.raises(MayNotDecide):
        approve_order(order, by=Act(deputy, now))
