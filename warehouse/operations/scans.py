"""Unknown codes: kept, then bound to an item or put aside."""

from sqlalchemy import select

from audit import ledger
from audit.entries import Kind
from foundation.acts import Act
from foundation.codes import scanned
from foundation.database import db, lock
from foundation.refusals import check
from warehouse import allowed, entries
from warehouse.models import BoundCode, EvidenceItem, UnknownScan
from warehouse.operations.binding import bind_code


def keep_unknown_scan(raw: str, *, by: Act) -> UnknownScan:
    """Keep a code that names nothing; a code of an office waits once."""
    text = scanned(raw)[:300]
    row = db.session.scalar(
        select(UnknownScan)
        .where(
            UnknownScan.office_id == by.actor.office_id,
            UnknownScan.raw == text,
            UnknownScan.settled_at.is_(None),
        )
        .limit(1)
    )
    if row is None:
        row = UnknownScan(
            office_id=by.actor.office_id, raw=text, scanned_at=by.at, scanned_by_id=by.actor.id
        )
        db.session.add(row)
        db.session.flush()
        _log(row, entries.SCAN_UNKNOWN, by=by, code=text)
    return row


def bind_scan(scan: UnknownScan, *, item: EvidenceItem, by: Act) -> BoundCode:
    """Let a kept code stand for an item; it is unknown no more.

    Raises:
        ScanSettled: it was bound or put aside before.
        WarehouseOfAnotherOffice: the code or the item belongs to another office's warehouse.
        NoLetterOrDigit, CodeIsAWord, CodeTooShort, CodeIsOurs, CodeIsOrderNumber, CodeNamesCase,
            CodeNamesPlace, CodeBoundAlready: see ``check_means_nothing``.
    """
    _settle(scan, by=by)
    _log(scan, entries.SCAN_BOUND, by=by, code=scan.raw)
    return bind_code(item, raw=scan.raw[:120], by=by.onward())


def put_scan_aside(scan: UnknownScan, *, by: Act) -> UnknownScan:
    """Note that a kept code belongs to nothing here; the row stays.

    Raises:
        ScanSettled: it was bound or put aside before.
        WarehouseOfAnotherOffice: the code was scanned in another office's warehouse.
    """
    settled = _settle(scan, by=by)
    _log(settled, entries.SCAN_PUT_ASIDE, by=by, code=scan.raw)
    return settled


def _log(scan: UnknownScan, kind: Kind, *, by: Act, code: str) -> None:
    payload = {"code": code}
    ledger.append(f"scan:{scan.id}", kind, office_id=scan.office_id, by=by, payload=payload)


def _settle(scan: UnknownScan, *, by: Act) -> UnknownScan:
    lock(scan)
    check(allowed.why_not_settle(scan, by))
    scan.settled_at, scan.settled_by_id = by.at, by.actor.id
    db.session.flush()
    return scan
