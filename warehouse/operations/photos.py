"""Adding photos to order lines and items; the bytes are in the blob store already."""

from collections.abc import Sequence

from sqlalchemy import select

from foundation.acts import Act, lock_as_seen
from foundation.database import db, lock
from foundation.refusals import check
from warehouse import allowed, custody, entries, entries_orders
from warehouse.allowed_door import why_not_touch
from warehouse.models import EvidenceItem, Observation, Order, OrderLine, Photo
from warehouse.operations.orders import log
from warehouse.photos import StoredPhoto


def add_photos(
    subject: OrderLine | EvidenceItem, *, photos: Sequence[StoredPhoto], by: Act
) -> list[Photo]:
    """Show a line or an item in photos; the same picture a second time changes nothing.

    Args:
        photos: what :func:`warehouse.photos.keep` returned, in the order taken.

    Returns:
        The rows that are new.

    Raises:
        ChangedMeanwhile: the item is not as the person saw it.
        WarehouseOfAnotherOffice: the person keeps the warehouse of another office.
        NotInCustody: the item was not taken in.
        WrongPurpose: the line is of an order out.
        NotApproved: the line's order is not approved, or it has ended.
        ThirdPersonNeeded: a third person carries an order out.
        LineSettledAlready: the line was received or refused before.
    """
    if isinstance(subject, EvidenceItem):
        check(why_not_touch(lock_as_seen(subject, by), by))
    else:
        order = lock(db.session.get_one(Order, subject.order_id))
        check(allowed.why_not_receive(order, lock(subject), by))
    of_item = isinstance(subject, EvidenceItem)
    column = Photo.item_id if of_item else Photo.order_line_id
    mine = select(Photo.sha256).where(column == subject.id)
    if not of_item:  # what became of the line before, and was not taken in, keeps its own
        mine = mine.where(Photo.item_id.is_(None))
    known = set(db.session.scalars(mine))
    rows = []
    for photo in photos:
        if photo.sha256 in known:
            continue
        known.add(photo.sha256)
        rows.append(
            Photo(
                office_id=subject.office_id,
                order_id=subject.order_id if isinstance(subject, OrderLine) else None,
                order_line_id=subject.id if isinstance(subject, OrderLine) else None,
                item_id=subject.id if isinstance(subject, EvidenceItem) else subject.item_id,
                sha256=photo.sha256,
                width=photo.width,
                height=photo.height,
                taken_at=by.at,
                taken_by_id=by.actor.id,
            )
        )
    db.session.add_all(rows)
    db.session.flush()
    if rows and isinstance(subject, OrderLine):
        order = db.session.get_one(Order, subject.order_id)
        hashes = [row.sha256 for row in rows]
        log(order, entries_orders.LINE_PHOTOGRAPHED, by=by, line=subject.line_no, photos=hashes)
    if rows and isinstance(subject, EvidenceItem):
        custody.post(
            subject, entries.PHOTOGRAPHED, by=by, payload={"photos": [row.sha256 for row in rows]}
        )
    return rows


def hand_photos_to(item: EvidenceItem, line: OrderLine, seen: Observation) -> Sequence[Photo]:
    """Give the photos taken of a line to the item it became, and to what was seen of it."""
    photos = db.session.scalars(
        select(Photo)
        .where(Photo.order_line_id == line.id, Photo.item_id.is_(None))
        .order_by(Photo.id)
    ).all()
    for photo in photos:
        photo.item_id, photo.observation_id = item.id, seen.id
    db.session.flush()
    return photos
