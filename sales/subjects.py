"""How the ledger names sales."""

from sqlalchemy import select

from auctions.models import Lot
from audit.subjects import SubjectKind, register
from foundation.codes import shown
from foundation.i18n import N_
from foundation.permissions import Permission
from sales.models import Sale

register(
    "sale",
    SubjectKind(
        N_("sale"),
        select(Sale.id, Sale.office_id, Sale.code, Lot.title).join(Lot, Lot.id == Sale.lot_id),
        Sale.id,
        name=lambda row: f"{shown(row.code)} · {row.title}",
        permission=Permission.READ_AUCTIONS,
        address=lambda row: ("sales.sales.show", {"code": row.code}),
    ),
)
