"""Binding foreign codes to items: plates, IMEI, seal numbers, supplier barcodes."""

from datetime import datetime

from sqlalchemy import select

from foundation.acts import Act, lock_as_seen
from foundation.codes import shown
from foundation.database import db
from foundation.folding import identifier
from foundation.refusals import check
from warehouse import allowed, custody, entries, refusals
from warehouse.finding import index_item
from warehouse.models import BoundCode, EvidenceItem


def bind_code(item: EvidenceItem, *, raw: str, by: Act) -> BoundCode:
    """Let a foreign code stand for an item; binding it again changes nothing.

    Raises:
        ChangedMeanwhile: the item is not as the person saw it.
        WarehouseOfAnotherOffice: the person keeps the warehouse of another office.
        CodeBoundAlready: it stands for another item of the office.
    """
    lock_as_seen(item, by)
    check(allowed.why_not_keep(item, by))
    known = bound_item(item.office_id, raw)
    if known is not None and known.id != item.id:
        raise refusals.CodeBoundAlready(raw=raw, code=shown(known.code))
    row = add_binding(item, raw, at=by.at)
    custody.post(item, entries.CODE_BOUND, by=by, payload={"code": raw})
    index_item(item)
    return row


def bound_item(office_id: int, raw: str) -> EvidenceItem | None:
    """Return the item a foreign code stands for in an office."""
    return db.session.scalar(
        select(EvidenceItem)
        .join(BoundCode, BoundCode.item_id == EvidenceItem.id)
        .where(BoundCode.office_id == office_id, BoundCode.folded == identifier(raw))
    )


def add_binding(item: EvidenceItem, raw: str, *, at: datetime) -> BoundCode:
    """Write the binding, or return it where it stands already; history is the caller's."""
    row = db.session.scalar(
        select(BoundCode).where(
            BoundCode.office_id == item.office_id, BoundCode.folded == identifier(raw)
        )
    )
    if row is None:
        row = BoundCode(
            office_id=item.office_id,
            item_id=item.id,
            raw=raw[:120],
            folded=identifier(raw),
            bound_at=at,
        )
        db.session.add(row)
        db.session.flush()
    return row
