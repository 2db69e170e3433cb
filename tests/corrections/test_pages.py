"""Correcting in the browser: propose, see what follows, approve; the old value stays visible."""

from datetime import timedelta

from sqlalchemy import select

from accounts.models import Approval, ApprovalState
from cases.models import PartyKind, PartyRole
from cases.operations import files
from corrections.models import Correction
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from sales.models import MoneyKind
from sales.queries import movements_that_stand

DAY = timedelta(days=1)
PAPER = {"paper_no": "15/BB", "paper_on": "20/11/2026"}


def test_a_seizure_day_is_corrected_by_two_people(pages, truck, officer, head):
    was, right = truck.seized_on, truck.seized_on - DAY
    own, asset = pages.as_user(officer), f"/cases/assets/{truck.id}"
    form = f"/corrections/asset/{truck.id}"
    assert form in own.get(asset).markup
    assert 'id="seized_on-echo"' in own.get(form).markup  # it has the calendar
    own.post_form(form, {"seized_on": f"{right:%d/%m/%Y}", "why": "Nhập nhầm", **PAPER})
    assert "đang chờ duyệt" in own.get(asset).text
    approval = db.session.scalars(select(Approval)).one()
    address = f"/approvals/{approval.id}"
    leader = pages.as_user(head)
    assert f"{was:%d/%m/%Y}" in leader.get(address).main
    assert approval.reason in leader.get("/approvals").main
    decide = {"decision": "approve"}
    asked = leader.post_form(address, decide, 200, action=f"{address}/decision", check=False)
    assert f"{was:%d/%m/%Y} → {right:%d/%m/%Y}" in asked.main  # what follows is said before
    db.session.refresh(truck)
    assert truck.seized_on == was
    leader.post_form(address, decide, action=f"{address}/decision")
    db.session.refresh(truck)
    assert truck.seized_on == right
    shown = own.get(asset)
    assert f"đã sửa ngày {clock.today():%d/%m/%Y}" in shown.text
    assert f"{was:%d/%m/%Y} → {right:%d/%m/%Y}" in shown.text


def test_nobody_invents_the_day_of_a_seizure_to_correct_something_else(
    pages, make_asset, officer, head
):
    asset = make_asset(seized_on=None)
    own, form = pages.as_user(officer), f"/corrections/asset/{asset.id}"
    own.post_form(form, {"unit": "xe", "seized_on": "", "why": "Nhập nhầm", **PAPER})
    (proposed,) = db.session.scalars(select(Correction))
    assert proposed.changes == [["unit", "chiếc", "xe"]]


def test_a_proposal_is_returned_or_withdrawn(pages, case, officer, head):
    party = files.add_party(
        case,
        role=PartyRole.RELATED,
        kind=PartyKind.PERSON,
        name="Trần Văn Nhầm",
        by=Act(officer, clock.now()),
    )
    own, form = pages.as_user(officer), f"/corrections/party/{party.id}"
    assert form in own.get(f"/cases/{case.id}").markup
    own.post_form(form, {"name": "Trần Văn Nhằm", "why": "Sai tên", **PAPER})
    (first,) = db.session.scalars(select(Approval))
    address = f"/approvals/{first.id}"
    back = {"decision": "return"}
    leader = pages.as_user(head)
    leader.post_form(address, back, 422, action=f"{address}/decision")  # the reason is missing
    leader.post_form(address, back | {"note": "Thiếu giấy tờ"}, action=f"{address}/decision")
    own = pages.as_user(officer)
    own.post_form(form, {"name": "Trần Văn Nhằm", "why": "Sai tên", **PAPER})
    *_, second = db.session.scalars(select(Approval).order_by(Approval.id))
    address = f"/approvals/{second.id}"
    own.post_form(address, action=f"{address}/withdrawal")
    states = list(db.session.scalars(select(Approval.state).order_by(Approval.id)))
    assert states == [ApprovalState.RETURNED, ApprovalState.WITHDRAWN]


def test_a_page_to_correct_is_for_who_may_record_the_fact(pages, truck, keeper, officer):
    pages.as_user(keeper).get(f"/corrections/asset/{truck.id}", 403)
    own = pages.as_user(officer)
    own.get(f"/corrections/nothing/{truck.id}", 404)
    own.get("/corrections/asset/99999", 404)


def test_money_and_results_have_their_pages(pages, paid, announced, lot, accountant, officer):
    (row,) = (row for row in movements_that_stand(paid) if row.kind is MoneyKind.PAYMENT)
    accounts, form = pages.as_user(accountant), f"/corrections/sale.money/{row.id}"
    assert form in accounts.get(f"/sales/{paid.code}").markup
    accounts.get(form)
    own = pages.as_user(officer)
    shown = own.get(f"/auctions/lots/{lot.code}/rounds/{announced.number}")
    assert f"/corrections/round/{announced.id}" in shown.markup
    assert f"/corrections/round.result/{announced.id}" in shown.markup
    own.get(f"/corrections/round/{announced.id}")
    result = own.get(f"/corrections/round.result/{announced.id}")  # money stands on it
    assert f'href="{form}"' in result.markup


def test_what_follows_is_said_before_it_is_proposed_and_days_are_read_as_people_write_them(
    pages, truck, officer, head
):
    own = pages.as_user(officer)
    typed = {"location": "Bãi xe số 2", "why": "Nhập nhầm", "paper_no": "15/BB"}
    page = own.get(f"/corrections/asset/{truck.id}")
    form = page.form(action=f"/corrections/asset/{truck.id}")
    asked = own.send(page, form, {**typed, "paper_on": "20/11/2026"}, 200, check=False)
    assert "→ Bãi xe số 2" in asked.main
    assert "PartDay" not in asked.main
    assert f"{truck.seized_on:%d/%m/%Y}" in asked.main
    assert db.session.scalars(select(Approval)).all() == []
