"""Every thing that was corrected still has its page: its timeline tells the correction."""

from datetime import timedelta

from sqlalchemy import select

from auctions.models import ServiceContract
from cases.models import Holder, HoldReason, PartyKind, PartyRole
from cases.operations import files, holds, obstacles
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from sales.models import MoneyKind
from sales.queries import movements_that_stand
from tests.fixtures.papers import typed
from warehouse.queries import observations

DAY = timedelta(days=1)


def test_the_page_of_every_corrected_thing_opens_and_tells_the_correction(
    pages, delivered, announced, lot, case, truck, item, officer, head, correct
):
    today = clock.today()
    party = files.add_party(
        case,
        role=PartyRole.RELATED,
        kind=PartyKind.PERSON,
        name="Trần Văn Nhầm",
        by=Act(officer, clock.now()),
    )
    hold = holds.place_hold(
        case,
        reason=HoldReason.COMPLAINT,
        ground="Điều 84",
        placed_on=today,
        review_on=today + 30 * DAY,
        paper=typed("3/QĐ", today - DAY),
        by=Act(officer, clock.now()),
    )
    obstacle = obstacles.report_obstacle(
        truck,
        reason_code="U01_RESIST",
        held_by=Holder.POLICE,
        holder_name="Công an xã",
        since_on=today,
        next_act="Họp bàn",
        by=Act(officer, clock.now()),
    )
    contract = db.session.scalars(select(ServiceContract)).first()
    (payment,) = (row for row in movements_that_stand(delivered) if row.kind is MoneyKind.PAYMENT)
    seen = db.session.scalars(observations(item)).first()
    done = [
        correct("case", case, summary="Thi hành khoản vay"),
        correct("party", party, name="Trần Văn Nhằm"),
        correct("asset", truck, unit="cái"),
        correct("hold", hold, ground="Điều 84 khoản 1"),
        correct("obstacle", obstacle, next_act="Họp lần nữa"),
        correct("round", announced, place="Hội trường"),
        correct("contract", contract, organisation="Công ty Đấu giá Khác"),
        correct("sale", delivered, buyer="Mai Văn Mùa"),
        correct("sale.money", payment, moved_on=payment.moved_on - DAY),
        correct("observation", seen, condition="Xước nhẹ"),
    ]
    reader = pages.as_user(head)
    for address in (
        f"/cases/{case.id}",
        f"/cases/assets/{truck.id}",
        f"/auctions/lots/{lot.code}",
        f"/auctions/lots/{lot.code}/rounds/{announced.number}",
        f"/sales/{delivered.code}",
        f"/warehouse/items/{item.code}",
    ):
        reader.get(address)
    for one in done:
        reader.get(f"/approvals/{one.approval_id}")
    told = reader.get(f"/sales/{delivered.code}").main
    assert "Ghi nhầm khi nhập" in told
    assert "sale.money" not in told


def test_who_may_not_open_a_sale_reads_nothing_of_it_through_a_proposal_or_a_paper(
    pages, delivered, keeper, officer, correct
):
    correction = correct("sale", delivered, buyer="Mai Văn Mùa")
    proposal = f"/approvals/{correction.approval_id}"
    paper = f"/papers/documents/{correction.document_id}"
    stranger = pages.as_user(keeper)
    stranger.get(f"/sales/{delivered.code}", 403)
    stranger.get(proposal, 403)
    stranger.get(paper, 403)
    stranger.get(f"{paper}/file", 403)
    assert "Ghi nhầm khi nhập" not in stranger.get("/approvals").main
    own = pages.as_user(officer)
    own.get(paper)
    assert "Mai Văn Mùa" in own.get(proposal).main
    assert "Ghi nhầm khi nhập" in own.get("/approvals").main
