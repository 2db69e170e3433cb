"""What a lot is found by: every change of it calls this."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select

from auctions.models import Lot, LotAsset
from cases.finding import written
from cases.models import Asset, CaseFile
from foundation import search
from foundation.database import db
from foundation.permissions import Permission
from foundation.search import Findable
from warehouse import lookup

lookup.register(
    "lot",
    Lot,
    title=Lot.title,
    state=Lot.status,
    permission=Permission.READ_AUCTIONS,
    endpoint="auctions.lots.show",
)


@search.describes(Lot)
def describe_lot(lot: Lot) -> list[Findable]:
    case = db.session.get_one(CaseFile, lot.case_id)
    descriptions = db.session.scalars(
        select(Asset.description)
        .join(LotAsset, LotAsset.asset_id == Asset.id)
        .where(LotAsset.lot_id == lot.id)
        .order_by(LotAsset.id)
    )
    return [_lot(lot, case, descriptions)]


def index_lot(lot: Lot) -> None:
    search.index(*describe_lot(lot))


def index_new_lots(lots: Iterable[tuple[Lot, CaseFile, Sequence[str]]]) -> None:
    """Make lots findable that were just made: by their case, and by what their assets are."""
    search.index_new(_lot(lot, case, descriptions) for lot, case, descriptions in lots)


def _lot(lot: Lot, case: CaseFile, descriptions: Iterable[str]) -> Findable:
    words = [written(case.number), *descriptions]
    return Findable("lot", lot.id, lot.office_id, lot.code, lot.title, words)
