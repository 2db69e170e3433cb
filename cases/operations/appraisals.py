"""Arranging how the price of seized assets is found: the first step after a seizure."""

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import select

from audit import ledger
from cases import refusals
from cases.allowed_ended import why_not_appraise
from cases.appraisal import entries
from cases.models import AppraisalWay, Asset, CaseFile, Deadline, EndReason, Step
from cases.operations import deadlines
from cases.operations.files import check_open
from cases.over import over_cases
from foundation.acts import Act
from foundation.database import db
from foundation.moments import Moment
from foundation.past import check_order, check_past
from foundation.refusals import check
from papers.dated import as_kind
from papers.operations import Paper, Subject, record_document

ENDS = {
    AppraisalWay.AGREED: EndReason.PRICE_AGREED,
    AppraisalWay.FIXED: EndReason.PRICE_FIXED,
}
"""Ways that leave no contract to sign; the price itself is recorded with the lot."""


def arrange_appraisal(
    case: CaseFile,
    *,
    assets: Sequence[Asset],
    way: AppraisalWay,
    arranged_on: date,
    paper: Paper,
    by: Act,
) -> CaseFile:
    """Record the appraisal contract of seized assets, or why none is signed.

    Args:
        arranged_on: day the contract was signed, the agreement came in, or the officer decided.
        paper: the contract, the agreement, or the minutes that say it.

    Raises:
        CaseIsClosed: the case is closed.
        NoAssetToAppraise: none is chosen.
        AssetOfAnotherCase: one is not of this case.
        NoAppraisalDue: one waits for none.
        OnHold: a hold lies over the case or one of them.
        WasOnHold: one lay over it on that day.
        CaseEnded: the case was enforced here no more by then.
        DayTooEarly: before one was seized.
        DayInTheFuture: later than the act.
        DocumentNeeded and the others of ``record_document``: no contract, agreement or minutes.

    Basis: 106/2025/QH15, Điều 82 khoản 1; P4.
    """
    check_open(case)
    if not assets:
        raise refusals.NoAssetToAppraise
    if any(asset.case_id != case.id for asset in assets):
        raise refusals.AssetOfAnotherCase
    due = appraisals_of([asset.id for asset in assets])
    over = over_cases([case.id])
    for asset in assets:
        row = due.get(asset.id)
        check(why_not_appraise(row, over.of(case.id, [asset.id]), arranged_on))
        if row is not None:
            check_order(arranged_on, row.trigger_on, Moment.ARRANGED, Moment.SEIZED)
    check_past(arranged_on, by, Moment.ARRANGED)
    about: list[Subject] = [case, *assets]
    document = record_document(about, paper=paper, by=by.onward(), dated=[as_kind(arranged_on)])
    for asset in assets:
        ledger.append(
            asset.stream,
            entries.APPRAISAL_ARRANGED,
            office_id=case.office_id,
            by=by.onward(),
            payload={"way": way, "on": arranged_on, "document": document.number},
        )
        of_asset = deadlines.of(asset)
        if reason := ENDS.get(way):
            of_asset.end(Step.APPRAISE, arranged_on, reason=reason, by=by.onward())
        else:
            of_asset.meet(Step.APPRAISE, arranged_on, by=by.onward())
    db.session.flush()
    return case


def appraisals_of(asset_ids: Collection[int]) -> dict[int, Deadline]:
    """Return the open days by which assets are to be appraised, by the asset; locked."""
    rows = db.session.scalars(
        select(Deadline)
        .where(
            Deadline.subject_kind == "asset",
            Deadline.subject_id.in_(asset_ids),
            Deadline.step == Step.APPRAISE,
            Deadline.is_open,
        )
        .order_by(Deadline.id)
        .with_for_update()
    )
    return {row.subject_id: row for row in rows}


def carry(asset_ids: Collection[int], lot_id: int | None) -> None:
    """Let the open days of assets stand with the lot they are put into, or leave it with them."""
    for row in appraisals_of(asset_ids).values():
        row.lot_id = lot_id
