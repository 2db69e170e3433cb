"""What a case file and an asset are found by: every change of them calls these."""

from sqlalchemy import select

from cases.models import Asset, CaseFile, Party
from foundation import search
from foundation.database import db


def written(number: str) -> str:
    """Return a case number as labels and papers write it."""
    return f"HS {number}"


def index_case(case: CaseFile) -> None:
    names = db.session.scalars(select(Party.name).where(Party.case_id == case.id))
    search.index(
        "case",
        case.id,
        office_id=case.office_id,
        key=case.number,
        title=case.summary,
        words=[written(case.number), case.decision_no, case.judgment_no, *names],
    )


def index_asset(asset: Asset, case: CaseFile) -> None:
    search.index(
        "asset",
        asset.id,
        office_id=asset.office_id,
        key=case.number,
        title=asset.description,
        words=[written(case.number), asset.location, asset.seizure_no],
    )
