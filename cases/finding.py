"""What a case file and an asset are found by: every change of them calls these."""

from collections.abc import Iterable

from sqlalchemy import select

from cases.models import Asset, AssetState, CaseFile, CaseStage, Party
from foundation import search
from foundation.database import db
from foundation.search import Findable


def written(number: str) -> str:
    """Return a case number as labels and papers write it."""
    return f"HS {number}"


@search.describes(CaseFile)
def describe_case(case: CaseFile) -> list[Findable]:
    if case.stage is CaseStage.MISTAKEN:
        return []
    names = db.session.scalars(
        select(Party.name).where(Party.case_id == case.id, Party.stands).order_by(Party.id)
    )
    return [_case(case, names)]


@search.describes(Asset)
def describe_asset(asset: Asset) -> list[Findable]:
    if asset.state is AssetState.MISTAKEN:
        return []
    return [_asset(asset, db.session.get_one(CaseFile, asset.case_id))]


def index_case(case: CaseFile) -> None:
    if case.stage is CaseStage.MISTAKEN:
        search.forget("case", case.id)
    search.index(*describe_case(case))


def index_new_cases(cases: Iterable[CaseFile]) -> None:
    """Make case files findable that were just opened: they have no parties yet."""
    search.index_new(map(_case, cases))


def index_asset(asset: Asset) -> None:
    if asset.state is AssetState.MISTAKEN:
        search.forget("asset", asset.id)
    search.index(*describe_asset(asset))


def index_new_assets(assets: Iterable[tuple[Asset, CaseFile]]) -> None:
    """Make assets findable that were just seized, each by its case as well."""
    search.index_new(_asset(asset, case) for asset, case in assets)


def _case(case: CaseFile, names: Iterable[str] = ()) -> Findable:
    words = [written(case.number), case.decision_no, case.judgment_no, *names]
    return Findable("case", case.id, case.office_id, case.number, case.summary, words)


def _asset(asset: Asset, case: CaseFile) -> Findable:
    words = [written(case.number), asset.location, asset.seizure_no]
    return Findable("asset", asset.id, asset.office_id, case.number, asset.description, words)
