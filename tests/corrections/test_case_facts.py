"""Case files, parties and assets are corrected: both values kept, found and counted anew."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select

from accounts.models import Approval, ApprovalState
from accounts.operations.approvals import approve
from accounts.refusals import NobodyElseMayApprove, ReasonOfProposalNeeded
from auctions.models import ServiceContract
from audit.models import LedgerEntry
from audit.wording import details
from cases import refusals as case_refusals
from cases.models import (
    AssetCategory,
    CaseFile,
    Holder,
    HoldReason,
    PartyKind,
    PartyRole,
    Step,
)
from cases.operations import deadlines, deciding, files, holds, obstacles
from corrections import entries, queries, refusals
from corrections.facts import declared
from corrections.operations import propose_correction
from foundation import clock, search
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import ChangedMeanwhile, DayInTheFuture, DayTooEarly
from papers.operations import Paper
from papers.refusals import DocumentNeeded
from tests.fixtures.ledger import verify_stream, verify_whole
from tests.fixtures.papers import typed

DAY = timedelta(days=1)


def newest(stream):
    return db.session.scalars(
        select(LedgerEntry)
        .where(LedgerEntry.stream == stream, LedgerEntry.kind == entries.CORRECTED.code)
        .order_by(LedgerEntry.seq.desc())
    ).first()


def found(words, office):
    return {(hit.kind, hit.subject_id) for hit in search.find(words, offices=[office])}


def test_a_wrong_seizure_day_is_corrected_with_approval(truck, propose, approved):
    before, right = truck.seized_on, truck.seized_on - 3 * DAY
    correction = propose("asset", truck, seized_on=right)
    assert truck.seized_on == before  # nothing changes until approved
    approved(correction)
    assert truck.seized_on == right
    assert correction.approval.state is ApprovalState.EXECUTED
    assert correction.executed_on == clock.today()
    (shown,) = queries.on_page_of(truck.stream)
    assert shown.changes == [["seized_on", before.isoformat(), right.isoformat()]]
    told = details(newest(truck.stream), {})[0].value
    assert f"{before:%d/%m/%Y}" in told
    assert f"{right:%d/%m/%Y}" in told


def test_what_an_asset_is_called_is_corrected_and_found(truck, correct):
    correct(
        "asset",
        truck,
        category=AssetCategory.MACHINERY,
        description="Máy xúc lật bánh lốp",
        quantity=Decimal(2),
        unit="máy",
    )
    assert (truck.category, truck.quantity) == (AssetCategory.MACHINERY, 2)
    assert ("asset", truck.id) in found("máy xúc lật", truck.office_id)
    assert ("asset", truck.id) not in found("xe ô tô tải", truck.office_id)


def test_a_wrong_party_is_corrected_and_its_name_stays_out_of_the_ledger(
    make_case, officer, correct
):
    case = make_case(tags=[])
    party = files.add_party(
        case,
        role=PartyRole.CREDITOR,
        kind=PartyKind.ORGANISATION,
        is_bank=True,
        name="Ngân hàng Sai Tên",
        by=Act(officer, clock.now()),
    )
    assert case.is_credit
    correct("party", party, name="Phạm Thị Đúng", kind=PartyKind.PERSON, identity_no="001090011111")
    assert (party.name, party.identity_no, party.is_bank) == (
        "Phạm Thị Đúng",
        "001090011111",
        False,
    )
    assert not case.is_credit  # counted by what is right
    assert ("case", case.id) in found("Phạm Thị Đúng", case.office_id)
    assert ("case", case.id) not in found("Ngân hàng Sai Tên", case.office_id)
    assert "Đúng" not in str(newest(case.stream).payload)
    (shown,) = queries.on_page_of(case.stream)
    assert ["name", "Ngân hàng Sai Tên", "Phạm Thị Đúng"] in shown.changes


def test_a_case_is_corrected_and_its_assets_are_found_by_the_right_number(case, truck, correct):
    correct("case", case, number="9911/2026", money_due=77, judgment_on=date(2026, 1, 5))
    assert (case.number, case.money_due) == ("9911/2026", 77)
    assert ("asset", truck.id) in found("9911/2026", case.office_id)


def test_the_ledger_still_agrees_with_the_rows(truck, correct, app):
    correct("asset", truck, seized_on=truck.seized_on - DAY)
    db.session.commit()
    verdict = verify_whole()
    assert verdict.intact, verdict.findings


def test_what_is_no_correction_is_refused(case, truck, propose, officer, make_case):
    asset = declared()["asset"]
    with pytest.raises(refusals.NothingToCorrect):
        propose("asset", truck, seized_on=truck.seized_on)
    with pytest.raises(DayInTheFuture):
        propose("asset", truck, seized_on=clock.today() + DAY)
    with pytest.raises(case_refusals.QuantityNotPositive):
        propose("asset", truck, quantity=Decimal(0))
    with pytest.raises(case_refusals.NumberTaken):
        propose("case", case, number=make_case(number="5555/2026").number)
    with pytest.raises(DocumentNeeded):
        propose_correction(
            truck,
            fact=asset,
            new={"unit": "xe"},
            reason="Ghi nhầm",
            paper=Paper(),
            by=Act(officer, clock.now()),
        )
    with pytest.raises(ChangedMeanwhile):
        propose_correction(
            truck,
            fact=asset,
            new={"unit": "xe"},
            reason="Ghi nhầm",
            paper=Paper(),
            by=Act(officer, clock.now(), seen=99),
        )


def test_one_correction_of_a_fact_waits_at_a_time(truck, propose, approved):
    first = propose("asset", truck, unit="cái")
    with pytest.raises(refusals.CorrectionWaits):
        propose("asset", truck, unit="xe")
    approved(first)
    propose("asset", truck, unit="xe")


def test_what_changed_since_it_was_proposed_is_not_corrected(truck, propose, approved):
    waiting = propose("asset", truck, unit="xe")
    truck.unit = "cái"
    with pytest.raises(refusals.ChangedSinceProposed):
        approved(waiting)


def test_nothing_of_a_closed_case_is_corrected(case, truck, propose):
    case.stage = "closed"
    with pytest.raises(case_refusals.CaseIsClosed):
        propose("asset", truck, unit="xe")


def test_the_first_day_of_a_hold_is_corrected_and_its_clocks_stand_still_from_it(
    planned, lot, officer, correct
):
    """A hold that began a week before was said to begin today: the contract's clock waits since."""
    case, today = db.session.get_one(CaseFile, lot.case_id), clock.today()
    hold = holds.place_hold(
        case,
        reason=HoldReason.COMPLAINT,
        ground="Điều 84",
        placed_on=today,
        review_on=today + 30 * DAY,
        paper=typed("3/QĐ", today - 7 * DAY),
        by=Act(officer, clock.now()),
    )
    contract = db.session.get_one(ServiceContract, planned.contract_id)
    held = deadlines.of(contract).find(Step.HOLD_AUCTION)
    assert held.paused_from == today
    correct("hold", hold, placed_on=today - 5 * DAY)
    assert held.paused_from == today - 5 * DAY


def test_the_day_a_hold_was_lifted_is_corrected_with_its_event_and_its_clocks(
    planned, lot, officer, head, correct, propose
):
    case, today = db.session.get_one(CaseFile, lot.case_id), clock.today()
    hold = holds.place_hold(
        case,
        reason=HoldReason.COMPLAINT,
        ground="Điều 84",
        placed_on=today - 5 * DAY,
        review_on=today + 30 * DAY,
        paper=typed("3/QĐ", today - 7 * DAY),
        by=Act(officer, clock.now()),
    )
    with pytest.raises(refusals.NotTakenBack):
        propose("hold", hold, takes_back=True)
    with pytest.raises(case_refusals.HoldNotLifted):
        propose("hold", hold, lifted_on=today)
    lifting = deciding.propose_lifting(
        hold, lifted_on=today, ground="Đã giải quyết", by=Act(officer, clock.now())
    )
    approve(db.session.get_one(Approval, lifting.approval_id), by=Act(head, clock.now()))
    with pytest.raises(DayTooEarly):
        propose("hold", hold, lifted_on=today - 6 * DAY)
    contract = db.session.get_one(ServiceContract, planned.contract_id)
    held = deadlines.of(contract).find(Step.HOLD_AUCTION)
    before = held.paused_until

    correct("hold", hold, lifted_on=today - 4 * DAY)
    assert hold.lifted_on == lifting.happened_on == today - 4 * DAY
    assert lifting.day.exact == today - 4 * DAY
    assert held.paused_until != before
    assert verify_stream(f"case:{case.id}").intact


def test_since_when_an_obstacle_stands_and_who_holds_it_is_corrected(truck, officer, correct):
    obstacle = obstacles.report_obstacle(
        truck,
        reason_code="U01_RESIST",
        held_by=Holder.POLICE,
        holder_name="Công an xã",
        since_on=clock.today(),
        next_act="Họp bàn",
        by=Act(officer, clock.now()),
    )
    correct("obstacle", obstacle, since_on=clock.today() - 40 * DAY, held_by=Holder.COMMITTEE)
    assert obstacle.first_day.exact == clock.today() - 40 * DAY
    assert obstacle.held_by is Holder.COMMITTEE


def test_a_proposal_says_why_and_has_somebody_to_approve_it(truck, officer, make_user, office):
    def propose(reason):
        return propose_correction(
            truck,
            fact=declared()["asset"],
            new={"seized_on": truck.seized_on - 3 * DAY},
            reason=reason,
            paper=typed("15/BB", clock.today()),
            by=Act(officer, clock.now()),
        )

    with pytest.raises(NobodyElseMayApprove):
        propose("Ghi nhầm")
    make_user(roles=["head"])
    with pytest.raises(ReasonOfProposalNeeded):
        propose(" ")
    assert propose("Ghi nhầm").target_id == truck.id


def appraisal_of(asset):
    row = deadlines.of(asset).find(Step.APPRAISE)
    return row and (row.trigger_on, row.due_on, row.status, row.met_on, row.lot_id)


def test_the_appraisal_is_due_from_the_corrected_day_of_the_seizure(make_asset, correct, officer):
    """As if the right day had been entered at first, of one open, one done, one of no known day."""
    today = clock.today()
    right = today - 20 * DAY
    expected = make_asset(seized_on=right)
    wrong, unknown = make_asset(seized_on=today - DAY), make_asset(seized_on=None)
    by = Act(officer, clock.now())
    for asset in (wrong, unknown):
        correct("asset", asset, seized_on=right)
        assert appraisal_of(asset) == appraisal_of(expected)
    done = make_asset(seized_on=today - DAY)
    for asset in (expected, done):
        deadlines.of(asset).meet(Step.APPRAISE, today, by=by)
    assert appraisal_of(done) != appraisal_of(expected)
    correct("asset", done, seized_on=right)
    assert appraisal_of(done) == appraisal_of(expected)


def test_an_asset_in_a_lot_keeps_its_lot_and_an_old_one_has_no_day(make_asset, make_lot, correct):
    asset = make_asset(seized_on=date(2026, 11, 20))
    lot = make_lot(assets=[asset])
    correct("asset", asset, seized_on=date(2026, 11, 5))
    assert appraisal_of(asset)[0::4] == (date(2026, 11, 5), lot.id)
    correct("asset", asset, seized_on=date(2015, 2, 2))  # before any law recorded
    assert not deadlines.of(asset).find(Step.APPRAISE).is_open
    correct("asset", asset, seized_on=date(2026, 11, 5))
    assert appraisal_of(asset)[:2] == (date(2026, 11, 5), date(2026, 11, 12))
