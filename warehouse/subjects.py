"""How the ledger names items, orders, places, printers and unknown codes."""

from sqlalchemy import select

from audit.subjects import SubjectKind, register
from foundation.codes import shown
from foundation.i18n import N_
from foundation.permissions import Permission
from warehouse.models import (
    BookClosing,
    Discrepancy,
    EvidenceItem,
    HandOver,
    Order,
    Place,
    Printer,
    StockCount,
    UnknownScan,
)

register(
    "item",
    SubjectKind(
        N_("item"),
        select(
            EvidenceItem.id, EvidenceItem.office_id, EvidenceItem.code, EvidenceItem.description
        ),
        EvidenceItem.id,
        name=lambda row: f"{shown(row.code)} · {row.description}",
        permission=Permission.READ_WAREHOUSE,
        address=lambda row: ("warehouse.items.show", {"code": row.code}),
    ),
)
register(
    "order",
    SubjectKind(
        N_("order"),
        select(Order.id, Order.office_id, Order.code, Order.number),
        Order.id,
        name=lambda row: str(row.number),
        permission=Permission.READ_WAREHOUSE,
        address=lambda row: ("warehouse.orders.show", {"code": row.code}),
    ),
)
register(
    "place",
    SubjectKind(
        N_("place"),
        select(Place.id, Place.office_id, Place.code, Place.full_name),
        Place.id,
        name=lambda row: str(row.full_name),
        permission=Permission.READ_WAREHOUSE,
        address=lambda row: ("warehouse.places.show", {"code": row.code}),
    ),
)
register(
    "discrepancy",
    SubjectKind(
        N_("discrepancy"),
        select(Discrepancy.id, Discrepancy.office_id, Discrepancy.number),
        Discrepancy.id,
        name=lambda row: str(row.number),
        permission=Permission.READ_WAREHOUSE,
        address=lambda row: ("warehouse.discrepancies.show", {"discrepancy_id": row.id}),
    ),
)
register(
    "closing",
    SubjectKind(
        N_("closing of the book"),
        select(BookClosing.id, BookClosing.office_id, BookClosing.number),
        BookClosing.id,
        name=lambda row: str(row.number),
        permission=Permission.READ_WAREHOUSE,
        address=lambda row: ("warehouse.book.show", {"closing_id": row.id}),
    ),
)
register(
    "hand_over",
    SubjectKind(
        N_("hand-over"),
        select(HandOver.id, HandOver.office_id, HandOver.number),
        HandOver.id,
        name=lambda row: str(row.number),
        permission=Permission.READ_WAREHOUSE,
        address=lambda row: ("warehouse.hand_overs.show", {"hand_over_id": row.id}),
    ),
)
register(
    "printer",
    SubjectKind(
        N_("printer"),
        select(Printer.id, Printer.office_id, Printer.name),
        Printer.id,
        name=lambda row: str(row.name),
        permission=Permission.PRINT_LABELS,
        address=lambda row: ("warehouse.printers.show", {"printer_id": row.id}),
    ),
)
register(
    "scan",
    SubjectKind(
        N_("unknown code"),
        select(UnknownScan.id, UnknownScan.office_id, UnknownScan.raw),
        UnknownScan.id,
        name=lambda row: str(row.raw),
        permission=Permission.READ_WAREHOUSE,
        address=lambda _row: ("warehouse.unknown.index", {}),
    ),
)
register(
    "count",
    SubjectKind(
        N_("count"),
        select(StockCount.id, StockCount.office_id, StockCount.number),
        StockCount.id,
        name=lambda row: str(row.number),
        permission=Permission.READ_WAREHOUSE,
        address=lambda row: ("warehouse.counts.show", {"count_id": row.id}),
    ),
)
