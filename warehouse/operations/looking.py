"""Looking at an item where it lies, and finding again what was missing: acts of their own."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from audit.entries import Kind
from audit.models import LedgerEntry
from foundation.acts import Act, lock_as_seen
from foundation.refusals import check
from warehouse import allowed, custody, observing, refusals
from warehouse.allowed_discrepancies import why_not_recover
from warehouse.finding import index_item
from warehouse.looking.entries import FOUND_AGAIN, LOOKED
from warehouse.models import EvidenceItem, ItemStatus, Observation, Place, Touch
from warehouse.observing import Found
from warehouse.operations.discrepancies import open_discrepancy
from warehouse.operations.observing import differs, known_of, observe
from warehouse.operations.sealing import seal_as_seen
from warehouse.shelving import check_place


def look_at_item(item: EvidenceItem, *, found: Found, by: Act) -> LedgerEntry:
    """Write what is seen of an item that lies here, compared with what is known of it.

    A seal that was opened under minutes ends as opened, and the one it bears now begins. Whatever
    differs opens a discrepancy, or is added to the open one; nothing of what is known changes
    before its decision, the seal neither.

    Raises:
        ChangedMeanwhile: the item is not as the person saw it.
        WarehouseOfAnotherOffice: the person keeps the warehouse of another office.
        NotSeenYet: only an old file says that it is here.
        NotInCustody: the item is not here.
        ConditionNeeded: nobody says in words how it is.
        SealStateNeeded, SealNumberNeeded: nobody says how the seal is, or reads its number.
        ReadAgain: another number is read than is known, and nobody read it twice.
        WeightNotPositive: it weighs nothing.
    """
    lock_as_seen(item, by)
    check(allowed.why_not_handle(item, by))
    return compare_again(item, found, touch=Touch.LOOK, kind=LOOKED, by=by)[0]


def compare_again(
    item: EvidenceItem,
    found: Found,
    *,
    touch: Touch,
    kind: Kind,
    payload: Mapping[str, Any] = MappingProxyType({}),
    by: Act,
) -> tuple[LedgerEntry, Observation]:
    """Write what is seen of an item at a touch that changes nothing of it, and compare.

    The caller has locked it and asked whether it may be touched.

    Args:
        kind: of the entry; it has the keys of what was seen.
        payload: what else the entry says.

    Raises:
        ConditionNeeded, SealStateNeeded, SealNumberNeeded, ReadAgain, WeightNotPositive: see
            ``look_at_item``.
    """
    if not found.condition.strip():
        raise refusals.ConditionNeeded
    first = known_of(item).seal_state is None
    differing = differs(item, found)
    seen = observe(item, found, touch=touch, place_id=item.place_id, by=by)
    in_force = seal_as_seen(item, found, first=first, by=by)
    changed = in_force != item.seal_number
    entry = custody.post(
        item,
        kind,
        seal_number=in_force,
        by=by,
        payload={
            "differs": [each.kind for each in differing],
            **observing.told(found, found.photos),
            **payload,
        },
    )
    if changed:
        index_item(item)
    open_discrepancy(item, seen, differing, by=by.onward())
    return entry, seen


def recover_item(item: EvidenceItem, *, place: Place, found: Found, by: Act) -> LedgerEntry:
    """Put a missing item that turned up onto a shelf; it is compared with what was known of it.

    Raises:
        ChangedMeanwhile: the item is not as the person saw it.
        WarehouseOfAnotherOffice: the person keeps the warehouse of another office.
        NotMissing: it is not missing.
        ConditionNeeded: nobody says in words how it is.
        SealStateNeeded, SealNumberNeeded: nobody says how the seal is, or reads its number.
        ReadAgain: another number is read than is known, and nobody read it twice.
        WeightNotPositive: it weighs nothing.
        PlaceOfAnotherOffice, PlaceClosed, WrongPlaceClass, PlaceFull: see ``check_place``.
    """
    lock_as_seen(item, by)
    check(why_not_recover(item, by))
    if not found.condition.strip():
        raise refusals.ConditionNeeded
    differing = differs(item, found)
    check_place(place, item, [item.kind], by=by)
    seen = observe(item, found, touch=Touch.LOOK, place_id=place.id, by=by)
    entry = custody.post(
        item,
        FOUND_AGAIN,
        status=ItemStatus.IN_CUSTODY,
        place_id=place.id,
        by=by,
        payload={
            "place": place.full_name,
            "differs": [each.kind for each in differing],
            **observing.told(found, found.photos),
        },
    )
    open_discrepancy(item, seen, differing, by=by.onward())
    return entry
