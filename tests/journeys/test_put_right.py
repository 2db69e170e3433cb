"""A wrong result, payment, party and seizure day, each put right on its page by two people."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from accounts.models import Approval
from auctions.queries import assets_of
from cases.models import PartyKind, PartyRole
from cases.operations import files
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from review.models import StalledAsset
from sales.models import MoneyKind, SaleState
from sales.queries import movements_that_stand
from tests.fixtures.ledger import verify_whole
from tests.fixtures.sales import REST
from web.formatting import grouped

DAY = timedelta(days=1)
PART = 100_000_000


@pytest.fixture
def put_right(pages, head, refresh):
    """Propose on the page of a fact, as one person; approve as another; judge the lists again."""

    def put(proposer, what, row, **values):
        own, form = pages.as_user(proposer), f"/corrections/{what}/{row.id}"
        paper = {"paper_no": "15/BB", "paper_on": f"{clock.today():%d/%m/%Y}"}
        own.post_form(form, {"why": "Nhập nhầm", **paper, **values})
        newest = db.session.scalars(select(Approval).order_by(Approval.id.desc()).limit(1)).one()
        address = f"/approvals/{newest.id}"
        assert not own.get(address).document.all("form", action=f"{address}/decision")
        pages.as_user(head).post_form(
            address, {"decision": "approve"}, action=f"{address}/decision"
        )
        db.session.expire_all()
        refresh(clock.today())
        verdict = verify_whole()
        assert verdict.intact, verdict.findings
        return own

    return put


def stalled():
    return [row.asset_id for row in db.session.scalars(select(StalledAsset))]


def test_a_wrong_result_takes_its_asset_off_the_stalled_list(
    failed_thrice, lot, officer, put_right, refresh
):
    refresh(clock.today())
    assert stalled() == [one.id for one in assets_of(lot)]
    own = put_right(officer, "round.result", failed_thrice)
    assert lot.failed_rounds == 2
    assert stalled() == []
    shown = own.get(f"/auctions/lots/{lot.code}").text
    assert "Nhập nhầm" in shown


def test_a_wrong_payment_is_not_paid_and_both_amounts_stay(paid, accountant, put_right):
    (row,) = (row for row in movements_that_stand(paid) if row.kind is MoneyKind.PAYMENT)
    own = put_right(accountant, "sale.money", row, amount=str(REST - PART))
    assert paid.state is SaleState.UNPAID
    shown = own.get(f"/sales/{paid.code}").text
    assert grouped(REST) in shown
    assert grouped(REST - PART) in shown


def test_a_wrong_party_is_found_by_the_right_name(case, officer, put_right):
    party = files.add_party(
        case,
        role=PartyRole.RELATED,
        kind=PartyKind.PERSON,
        name="Trần Văn Nhầm",
        by=Act(officer, clock.now()),
    )
    db.session.commit()
    own = put_right(officer, "party", party, name="Trần Văn Nhằm")
    assert "Trần Văn Nhằm" in own.get(f"/cases/{case.id}").text
    newest = db.session.scalars(select(Approval).order_by(Approval.id.desc()).limit(1)).one()
    assert "Trần Văn Nhầm" in own.get(f"/approvals/{newest.id}").main


def test_a_wrong_seizure_day_moves_what_runs_from_it(
    failed_thrice, lot, officer, put_right, refresh
):
    (truck,) = assets_of(lot)
    was, right = truck.seized_on, truck.seized_on - 30 * DAY
    refresh(clock.today())
    total = db.session.scalars(select(StalledAsset.total_days)).one()
    own = put_right(officer, "asset", truck, seized_on=f"{right:%d/%m/%Y}")
    shown = own.get(f"/cases/assets/{truck.id}").text
    assert f"{was:%d/%m/%Y} → {right:%d/%m/%Y}" in shown
    (row,) = db.session.scalars(select(StalledAsset))
    assert (row.asset_id, row.total_days) == (truck.id, total + 30)
