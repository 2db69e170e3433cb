"""Binding foreign codes to items: plates, IMEI, seal numbers, supplier barcodes."""

from datetime import datetime

from sqlalchemy import select

from cases.models import CaseFile, numbered
from foundation.acts import Act, lock_as_seen
from foundation.codes import read_code, scanned, shown
from foundation.database import db, lock
from foundation.folding import code_key, identifier
from foundation.refusals import check
from warehouse import custody, entries, refusals
from warehouse.allowed_door import why_not_touch
from warehouse.allowed_unbinding import why_unbound
from warehouse.finding import index_item
from warehouse.lookup import meanings
from warehouse.models import BoundCode, EvidenceItem
from warehouse.naming import hold_code, order_number_in

SHORTEST = 3  # letters and digits of a code


def bind_code(item: EvidenceItem, *, raw: str, by: Act) -> BoundCode:
    """Let a foreign code stand for an item; binding it again changes nothing.

    Raises:
        ChangedMeanwhile: the item is not as the person saw it.
        WarehouseOfAnotherOffice: the person keeps the warehouse of another office.
        NotInCustody: it was not taken in.
        NoLetterOrDigit, CodeIsAWord, CodeTooShort, CodeIsOurs, CodeIsOrderNumber, CodeNamesCase,
            CodeNamesPlace, CodeBoundAlready: see ``check_means_nothing``.
    """
    lock_as_seen(item, by)
    check(why_not_touch(item, by))
    raw = scanned(raw)
    check_means_nothing(raw, item.office_id, but=item)
    row = add_binding(item, raw, at=by.at)
    custody.post(item, entries.CODE_BOUND, by=by, payload={"code": raw})
    index_item(item)
    return row


def unbind_code(row: BoundCode, *, by: Act) -> BoundCode:
    """Let a code that was bound to the wrong item stand for it no more; it is free again.

    Raises:
        CodeUnbound: it was taken back before.
    """
    item = lock(db.session.get_one(EvidenceItem, row.item_id))
    lock(row)
    check(why_unbound(row))
    row.unbound_on = by.day
    db.session.flush()
    index_item(item)
    return row


def check_means_nothing(raw: str, office_id: int, *, but: EvidenceItem | None = None) -> None:
    """Refuse a code that stands for something already.

    Args:
        but: what it may stand for.

    Raises:
        NoLetterOrDigit: nothing of it could be compared.
        CodeIsAWord: it has no digit; words are searched for.
        CodeTooShort: it has fewer than three letters or digits.
        CodeIsOurs: it reads as a code of our labels.
        CodeIsOrderNumber: it reads as the number of an order of a warehouse.
        CodeNamesCase: a case of the office has this number.
        CodeNamesPlace: a place of the office is called that.
        CodeBoundAlready: it is bound to another item of the office, or its seal has this number.
    """
    if not identifier(raw):
        raise refusals.NoLetterOrDigit(raw=raw)
    if not any(letter.isdigit() for letter in identifier(raw)):
        raise refusals.CodeIsAWord(raw=raw)
    if len(identifier(raw)) < SHORTEST:
        raise refusals.CodeTooShort(raw=raw, count=SHORTEST)
    if code := read_code(raw):
        raise refusals.CodeIsOurs(code=shown(code))
    hold_code(raw, office_id)
    if number := order_number_in(raw):
        raise refusals.CodeIsOrderNumber(number=number)
    case = db.session.scalar(
        select(CaseFile.number).where(CaseFile.office_id == office_id, numbered(raw)).limit(1)
    )
    if case is not None:
        raise refusals.CodeNamesCase(raw=raw, case=case)
    for seen in meanings(raw, office_id):
        if seen.kind == "place":
            raise refusals.CodeNamesPlace(raw=raw, place=seen.title)
        if but is None or seen.id != but.id:
            raise refusals.CodeBoundAlready(
                raw=raw, code=shown(seen.code), see=[f"{seen.kind}:{seen.id}"]
            )


def add_binding(item: EvidenceItem, raw: str, *, at: datetime) -> BoundCode:
    """Write the binding, or return it where it stands already; history is the caller's."""
    row = db.session.scalar(
        select(BoundCode).where(
            BoundCode.office_id == item.office_id,
            BoundCode.folded.in_((identifier(raw), code_key(raw))),
            BoundCode.unbound_on.is_(None),
        )
    )
    if row is None:
        row = BoundCode(
            office_id=item.office_id,
            item_id=item.id,
            raw=raw[:120],
            folded=code_key(raw),
            bound_at=at,
        )
        db.session.add(row)
        db.session.flush()
    return row
