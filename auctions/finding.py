"""What a lot is found by: every change of it calls this."""

from sqlalchemy import select

from auctions.models import Lot, LotAsset
from cases.finding import written
from cases.models import Asset, CaseFile
from foundation import search
from foundation.codes import shown
from foundation.database import db
from foundation.permissions import Permission
from warehouse import lookup

lookup.register(
    "lot",
    Lot,
    title=Lot.title,
    state=Lot.status,
    permission=Permission.READ_AUCTIONS,
    endpoint="auctions.lots.show",
)


def index_lot(lot: Lot) -> None:
    case = db.session.get_one(CaseFile, lot.case_id)
    descriptions = db.session.scalars(
        select(Asset.description)
        .join(LotAsset, LotAsset.asset_id == Asset.id)
        .where(LotAsset.lot_id == lot.id)
        .order_by(Asset.id)
    )
    search.index(
        "lot",
        lot.id,
        office_id=lot.office_id,
        key=lot.code,
        title=lot.title,
        words=[shown(lot.code), written(case.number), *descriptions],
    )
