"""What a list of items tells besides the items: one statement for all rows of a page."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Select, String, cast, func, literal, select
from sqlalchemy.orm import InstrumentedAttribute

from audit.models import LedgerEntry
from foundation.database import db
from foundation.trees import ids_of, under
from warehouse.models import EvidenceItem, ItemStatus, Loan, OrderLine, Photo, Place

MOST_COUNTED: Final = 10_000


def first_photos(item_ids: Collection[int]) -> Mapping[int, str]:
    """Return the digest of each item's first photo, by item."""
    first = select(func.min(Photo.id)).where(Photo.item_id.in_(item_ids)).group_by(Photo.item_id)
    rows = db.session.execute(select(Photo.item_id, Photo.sha256).where(Photo.id.in_(first)))
    return {item_id: digest for item_id, digest in rows if item_id is not None}


def first_photos_of_lines(lines: Collection[OrderLine]) -> Mapping[int, str]:
    """Return the digest of a photo of each line: taken at the door, else of its thing."""
    first = (
        select(func.min(Photo.id))
        .where(Photo.order_line_id.in_([line.id for line in lines]))
        .group_by(Photo.order_line_id)
    )
    rows = db.session.execute(select(Photo.order_line_id, Photo.sha256).where(Photo.id.in_(first)))
    found = {line_id: digest for line_id, digest in rows if line_id is not None}
    rest = {line.id: line.item_id for line in lines if line.item_id and line.id not in found}
    of_things = first_photos(list(rest.values())) if rest else {}
    return found | {
        line_id: of_things[item_id] for line_id, item_id in rest.items() if item_id in of_things
    }


def first_photos_of_assets(asset_ids: Collection[int]) -> Mapping[int, str]:
    """Return the digest of the first photo of the things of each asset, by asset."""
    things = select(func.min(Photo.id)).join(EvidenceItem, Photo.item_id == EvidenceItem.id)
    first = things.where(
        EvidenceItem.asset_id.in_(asset_ids), EvidenceItem.status != ItemStatus.NOT_TAKEN_IN
    ).group_by(EvidenceItem.asset_id)
    rows = db.session.execute(
        select(EvidenceItem.asset_id, Photo.sha256)
        .join(EvidenceItem, Photo.item_id == EvidenceItem.id)
        .where(Photo.id.in_(first))
    )
    return {asset_id: digest for asset_id, digest in rows if asset_id is not None}


def days_over(item_ids: Collection[int], today: date) -> Mapping[int, int]:
    """Return how many days the loans of items are over their day; of those that are."""
    rows = db.session.execute(
        select(Loan.item_id, Loan.due_back_on).where(
            Loan.item_id.in_(item_ids), Loan.returned_at.is_(None), Loan.due_back_on < today
        )
    )
    return {item_id: (today - due).days for item_id, due in rows}


def last_hand(item: EvidenceItem) -> Select[LedgerEntry]:
    """Select the entry that brought an item where it is: what the program wrote later is no hand.

    An entry of custody only; photos, labels and looks change nothing of it.
    """
    return select(LedgerEntry).where(
        LedgerEntry.stream == item.stream, LedgerEntry.seq == item.custody_seq
    )


def last_touched(items: Sequence[EvidenceItem]) -> Mapping[int, datetime]:
    """Return when each item was last moved, packed, lent, sealed or the like."""
    streams = {item.stream: item.id for item in items}
    rows = db.session.execute(
        select(LedgerEntry.stream, LedgerEntry.at)
        .join(
            EvidenceItem,
            (LedgerEntry.seq == EvidenceItem.custody_seq)
            & (LedgerEntry.stream == literal("item:") + cast(EvidenceItem.id, String)),
        )
        .where(EvidenceItem.id.in_([item.id for item in items]))
    )
    return {streams[stream]: at for stream, at in rows}


def longest_untouched(place: Place) -> Mapping[int, datetime]:
    """Return when the thing that was touched longest ago was, by each place of a tree.

    A place with nothing under it is left out. Scans that change nothing are no touch: nobody
    records them yet.
    """
    rows = db.session.execute(
        select(Place.path, func.min(LedgerEntry.at))
        .join(EvidenceItem, EvidenceItem.place_id == Place.id)
        .join(
            LedgerEntry,
            (LedgerEntry.seq == EvidenceItem.custody_seq)
            & (LedgerEntry.stream == literal("item:") + cast(EvidenceItem.id, String)),
        )
        .where(Place.office_id == place.office_id, under(Place.path, place.path))
        .group_by(Place.path)
    )
    found: dict[int, datetime] = {}
    for path, at in rows:
        for place_id in ids_of(path):
            found[place_id] = min(at, found.get(place_id, at))
    return found


def counts_by(
    query: Select[Any], column: InstrumentedAttribute[Any], key: InstrumentedAttribute[int]
) -> Mapping[str, int]:
    """Count the rows of each value of a column; of a list too long to count, nothing."""
    some = query.with_only_columns(key, column).order_by(None).limit(MOST_COUNTED + 1).subquery()
    value = some.c[column.key]
    rows = db.session.execute(select(value, func.count()).group_by(value)).all()
    if sum(count for _value, count in rows) > MOST_COUNTED:
        return {}
    return {value.value: count for value, count in rows}
