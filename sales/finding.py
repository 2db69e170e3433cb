"""What a sale is found by: every change of it calls this."""

from sqlalchemy import select

from auctions.models import Lot
from cases.finding import written
from cases.models import CaseFile
from foundation import search
from foundation.codes import shown
from foundation.database import db
from foundation.permissions import Permission
from sales.models import Sale
from warehouse import lookup

lookup.register(
    "sale",
    Sale,
    title=select(Lot.title).where(Lot.id == Sale.lot_id).scalar_subquery(),
    state=Sale.state,
    permission=Permission.READ_AUCTIONS,
    endpoint="sales.sales.show",
)


def index_sale(sale: Sale, lot: Lot) -> None:
    case = db.session.get_one(CaseFile, sale.case_id)
    search.index(
        "sale",
        sale.id,
        office_id=sale.office_id,
        key=sale.code,
        title=lot.title,
        words=[shown(sale.code), written(case.number), sale.buyer, sale.contract_no],
    )
