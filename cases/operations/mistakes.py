"""Taking back a case, an asset or a party that was entered by mistake: it never was.

Nothing is deleted. What was taken back stays where it was, struck, with the correction that says
why; lists, counters and the search leave it out.
"""

from sqlalchemy import ColumnElement, select

from cases import lifecycle
from cases.finding import index_asset, index_case
from cases.models import Asset, AssetState, CaseFile, Deadline, EndReason, Party, Step
from cases.operations import deadlines
from cases.operations.files import annul_case, count_as_credit
from foundation.acts import Act
from foundation.database import db


def take_back_case(case: CaseFile, by: Act) -> None:
    """Take back a case: its number is free again, nothing is due for it any more."""
    annul_case(case)
    _nothing_is_due(Deadline.case_id == case.id, by)
    index_case(case)


def take_back_asset(asset: Asset, by: Act) -> None:
    """Take back an asset: nothing is due for it any more."""
    lifecycle.advance(asset, AssetState.MISTAKEN, by=by)
    own = (Deadline.subject_kind == "asset") & (Deadline.subject_id == asset.id)
    _nothing_is_due(own, by)
    index_asset(asset)


def take_back_end(asset: Asset, by: Act) -> None:
    """Take back an end of a seizure that never was: the asset is seized, its appraisal is due."""
    lifecycle.not_ended(asset, by=by)
    asset.end_document = None
    row = deadlines.of(asset).find(Step.APPRAISE)
    if row is not None and row.waive_reason == EndReason.SEIZURE_ENDED:
        deadlines.due_again(row, by=by)
    index_asset(asset)


def take_back_party(party: Party, by: Act) -> None:
    """Take back a party; whether the case is a credit case is counted anew."""
    party.mistaken_on = by.day
    db.session.flush()
    case = db.session.get_one(CaseFile, party.case_id)
    count_as_credit(case)
    index_case(case)


def _nothing_is_due(of_it: ColumnElement[bool], by: Act) -> None:
    rows = db.session.scalars(
        select(Deadline).where(of_it, Deadline.is_open).order_by(Deadline.id).with_for_update()
    )
    for row in rows.all():
        deadlines.never_due(row, by=by)
