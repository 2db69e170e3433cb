"""What a sale is found by: every change of it calls this."""

from sqlalchemy import select

from auctions.models import Lot
from cases.finding import written
from cases.models import CaseFile
from foundation import search
from foundation.database import db
from foundation.permissions import Permission
from foundation.search import Findable
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


@search.describes(Sale)
def describe_sale(sale: Sale) -> list[Findable]:
    case = db.session.get_one(CaseFile, sale.case_id)
    lot = db.session.get_one(Lot, sale.lot_id)
    words = [written(case.number), sale.buyer, sale.contract_no]
    return [Findable("sale", sale.id, sale.office_id, sale.code, lot.title, words)]


def index_sale(sale: Sale) -> None:
    search.index(*describe_sale(sale))
