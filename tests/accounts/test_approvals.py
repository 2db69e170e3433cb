"""Approvals: one proposes, another approves or returns; a third carries out where it must be so."""

from dataclasses import replace

import pytest
from markupsafe import Markup
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from accounts import approvals, entries, refusals
from accounts.approvals import Approvable
from accounts.deciding import Parts
from accounts.models import Approval, ApprovalState
from accounts.operations.approvals import approve, execute, propose, send_back, withdraw
from accounts.views import approvals as views
from audit.models import LedgerEntry
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.permissions import Permission
from foundation.refusals import ChangedMeanwhile


@pytest.fixture
def done(monkeypatch):
    """What was carried out, of a kind that is declared for this test only."""
    found = []
    kind = Approvable(
        "test",
        "Test",
        Parts(Permission.PROPOSE_CORRECTIONS, Permission.APPROVE_CORRECTIONS),
        lambda row, by: found.append((row.id, by)),
    )
    monkeypatch.setitem(approvals._declared, "test", kind)
    return found


def _with(**parts):
    kind = approvals.declared()["test"]
    return replace(kind, parts=replace(kind.parts, **parts))


def by(actor, seen=None):
    return Act(actor, clock.now(), seen=seen)


@pytest.fixture
def proposal(case, officer, head, done):
    kind = approvals.declared()["test"]
    return propose(case, kind=kind, reason="Ghi nhầm", by=by(officer))


@pytest.fixture
def by_a_third(monkeypatch):
    """Let a third person carry the kind out."""
    kind = _with(carries_out=Permission.KEEP_WAREHOUSE)
    monkeypatch.setitem(approvals._declared, "test", kind)


def kinds_of(approval):
    return list(
        db.session.scalars(
            select(LedgerEntry.kind)
            .where(LedgerEntry.stream == approval.stream)
            .order_by(LedgerEntry.seq)
        )
    )


def test_who_approves_carries_it_out_in_the_same_act(proposal, head, done):
    approve(proposal, by=by(head))
    assert proposal.state is ApprovalState.EXECUTED
    assert proposal.decided_by_id == proposal.executed_by_id == head.id
    assert [number for number, _act in done] == [proposal.id]
    assert kinds_of(proposal) == [
        entries.APPROVAL_PROPOSED.code,
        entries.APPROVAL_APPROVED.code,
        entries.APPROVAL_EXECUTED.code,
    ]


def test_a_third_person_carries_out_what_needs_one(
    proposal, by_a_third, officer, head, keeper, done
):
    approve(proposal, by=by(head))
    assert proposal.state is ApprovalState.APPROVED
    assert done == []
    for same in (officer, head):
        with pytest.raises(refusals.ThirdPersonNeeded):
            execute(proposal, by=by(same))
    execute(proposal, by=by(keeper))
    assert proposal.state is ApprovalState.EXECUTED
    with pytest.raises(refusals.NotApproved):
        execute(proposal, by=by(keeper))
    with pytest.raises(ChangedMeanwhile):
        execute(proposal, by=by(keeper, seen=1))


def test_a_proposal_is_returned_with_its_reason(proposal, head, done):
    with pytest.raises(refusals.ReasonOfReturnNeeded):
        send_back(proposal, note=" ", by=by(head))
    send_back(proposal, note="Chưa đủ giấy tờ", by=by(head))
    assert (proposal.state, proposal.decision_note) == (ApprovalState.RETURNED, "Chưa đủ giấy tờ")
    assert done == []
    for decide in (approve, lambda row, by: send_back(row, note="nữa", by=by)):
        with pytest.raises(refusals.ApprovalDecided):
            decide(proposal, by=by(head))
    with pytest.raises(refusals.ApprovalDecided):
        withdraw(proposal, by=by(head))


def test_nobody_decides_what_they_proposed(proposal, officer):
    with pytest.raises(refusals.ProposerMayNotDecide):
        approve(proposal, by=by(officer))
    with pytest.raises(refusals.ProposerMayNotDecide):
        send_back(proposal, note="không", by=by(officer))
    db.session.commit()
    with pytest.raises(IntegrityError):  # the database holds it, too
        db.session.connection().execute(update(Approval.__table__).values(decided_by_id=officer.id))
    db.session.rollback()


def test_who_has_not_the_right_that_the_kind_names_decides_nothing(
    proposal, head, keeper, done, make_user, unit, monkeypatch
):
    below = make_user(roles=["head"], office=unit)
    for somebody in (keeper, below):
        with pytest.raises(refusals.MayNotDecide):
            approve(proposal, by=by(somebody))
        with pytest.raises(refusals.MayNotDecide):
            send_back(proposal, note="không", by=by(somebody))
    kind = _with(decides=Permission.KEEP_WAREHOUSE)
    monkeypatch.setitem(approvals._declared, "test", kind)
    with pytest.raises(refusals.MayNotDecide):
        approve(proposal, by=by(head))
    assert done == []
    approve(proposal, by=by(keeper))
    assert len(done) == 1


def test_the_page_asks_for_the_right_that_the_kind_names(
    proposal, pages, head, keeper, done, monkeypatch
):
    kind = _with(decides=Permission.KEEP_WAREHOUSE)
    monkeypatch.setitem(approvals._declared, "test", kind)
    monkeypatch.setitem(views._tellers, "test", views.Teller(lambda _row: Markup("x"), "Test"))
    page = f"/approvals/{proposal.id}"
    answers = {"decision": "return", "note": "Chưa đủ"}
    db.session.commit()
    assert "/decision" not in pages.as_user(head).get(page).markup
    pages.as_user(keeper).post_form(page, answers, action=f"{page}/decision")
    db.session.refresh(proposal)
    assert proposal.state is ApprovalState.RETURNED


def test_only_who_proposed_it_withdraws_it(proposal, officer, head):
    with pytest.raises(refusals.OnlyProposerWithdraws):
        withdraw(proposal, by=by(head))
    withdraw(proposal, by=by(officer))
    assert proposal.state is ApprovalState.WITHDRAWN


def test_an_old_page_decides_nothing(proposal, head, officer):
    for act in (
        lambda: approve(proposal, by=by(head, seen=9)),
        lambda: send_back(proposal, note="x", by=by(head, seen=9)),
        lambda: withdraw(proposal, by=by(officer, seen=9)),
    ):
        with pytest.raises(ChangedMeanwhile):
            act()


def test_that_nobody_else_may_approve_is_said_at_the_proposal(case, head, done):
    kind = approvals.declared()["test"]
    with pytest.raises(refusals.NobodyElseMayApprove):
        propose(case, kind=kind, reason="Ghi nhầm", by=by(head))
    with pytest.raises(refusals.ReasonOfProposalNeeded):
        propose(case, kind=kind, reason=" ", by=by(head))


def test_what_only_its_proposer_could_carry_out_is_refused_and_says_who_may_propose_it(
    case, officer, head, keeper, done, by_a_third, make_user
):
    kind = approvals.declared()["test"]
    with pytest.raises(refusals.ProposerCarriesOut) as said:
        propose(case, kind=kind, reason="Ghi nhầm", by=by(keeper))
    assert officer.name in said.value.details["people"]
    make_user(roles=["keeper"])
    assert propose(case, kind=kind, reason="Ghi nhầm", by=by(keeper)).awaits_decision


def test_what_nobody_could_carry_out_is_refused(case, officer, head, done, by_a_third, make_user):
    kind = approvals.declared()["test"]
    with pytest.raises(refusals.NobodyCarriesOut):
        propose(case, kind=kind, reason="Ghi nhầm", by=by(officer))
    both = make_user(roles=["head", "keeper"])
    assert propose(case, kind=kind, reason="Ghi nhầm", by=by(officer)).proposed_by_id == officer.id
    with pytest.raises(refusals.NobodyCarriesOut):  # one approves: nobody is left to carry it out
        propose(case, kind=kind, reason="Ghi nhầm", by=by(head))
    assert both.id != head.id


def test_a_keeper_of_another_office_carries_nothing_out(
    case, officer, head, done, by_a_third, make_user, unit
):
    make_user(roles=["keeper"], office=unit)
    with pytest.raises(refusals.NobodyCarriesOut):
        propose(case, kind=approvals.declared()["test"], reason="Ghi nhầm", by=by(officer))


def test_who_carries_it_out_needs_the_right_of_the_kind(
    proposal, by_a_third, head, keeper, accountant
):
    approve(proposal, by=by(head))
    with pytest.raises(refusals.MayNotDecide):
        execute(proposal, by=by(accountant))
