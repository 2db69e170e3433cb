"""What a case file and an asset are found by: every change of them calls these."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select

from cases.models import Asset, CaseFile, Party
from foundation import search
from foundation.database import db
from foundation.search import Findable


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
        words=_words(case, names),
    )


def index_new_cases(cases: Iterable[CaseFile]) -> None:
    """Make case files findable that were just opened: they have no parties yet."""
    search.index_new(
        Findable("case", case.id, case.office_id, case.number, case.summary, _words(case))
        for case in cases
    )


def index_new_assets(assets: Iterable[tuple[Asset, CaseFile]]) -> None:
    """Make assets findable that were just seized, each by its case as well."""
    search.index_new(
        Findable(
            "asset",
            asset.id,
            asset.office_id,
            case.number,
            asset.description,
            [written(case.number), asset.location, asset.seizure_no],
        )
        for asset, case in assets
    )


def _words(case: CaseFile, names: Iterable[str] = ()) -> Sequence[str | None]:
    return [written(case.number), case.decision_no, case.judgment_no, *names]
