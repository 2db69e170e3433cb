"""What a sale is found by: every change of it calls this."""

from auctions.models import Lot
from cases.finding import written
from cases.models import CaseFile
from foundation import search
from foundation.codes import shown
from foundation.database import db
from sales.models import Sale


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
