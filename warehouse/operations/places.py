"""Making and closing places: warehouses, areas, shelves and bins."""

from typing import Final

from sqlalchemy import exists, select

from audit import ledger
from foundation.acts import Act
from foundation.codes import read_code, shown
from foundation.database import db, lock
from foundation.folding import caseless, identifier
from foundation.refusals import check
from organisations.models import Organisation
from organisations.operations.naming import Named, organisation_of
from warehouse import allowed, allowed_places, entries, refusals
from warehouse.finding import index_place
from warehouse.lookup import meanings
from warehouse.models import PATH_MARK, EvidenceItem, Place, PlaceClass, PlaceCount, PlaceKind
from warehouse.naming import hold_code, unused_code
from warehouse.queries.hand_overs import waiting_kinds
from warehouse.shelving import places_in_use

MOST_PLACES: Final = 100  # of one pattern: they are made while nobody else can write


def create_place(
    *,
    office_id: int,
    parent: Place | None,
    name: str,
    short_name: str,
    kind: PlaceKind,
    by: Act,
    place_class: PlaceClass = PlaceClass.GENERAL,
    capacity: int | None = None,
    organisation: Named | Organisation | None = None,
) -> Place:
    """Add a place under ``parent`` (None: a warehouse of its own) with a code for its label.

    Args:
        name: as it is called beside its neighbours, "Ô 3".
        short_name: as it is called from anywhere in the office, "B-04-3".
        capacity: items it can hold; None: nobody counted.
        organisation: whose store it is, of a place elsewhere.

    Raises:
        ImpossibleNesting: the kind cannot stand under that parent, or it is another office's.
        PlaceClosed: the parent is no longer used.
        CapacityNotPositive: it could hold nothing.
        NoLetterOrDigit: nothing of the short name could be compared.
        ShortNameTaken: another place of the office is called that.
        ShortNameIsACode: it stands for an item, or reads as a code of our labels.
        StoreIsOurs: an organisation is named of a place that is not elsewhere.
        OrganisationUnknown, OrganisationUnclear, OrganisationClosed: see ``organisation_of``.
    """
    if parent is not None:
        lock(parent)
    check(allowed_places.why_not_build(office_id, kind, parent))
    if capacity is not None and capacity < 1:
        raise refusals.CapacityNotPositive
    if not identifier(short_name):
        raise refusals.NoLetterOrDigit(raw=short_name)
    taken = select(Place.id).where(
        Place.office_id == office_id, Place.short_key == caseless(short_name)
    )
    if (known := db.session.scalar(taken.limit(1))) is not None:
        raise refusals.ShortNameTaken(name=short_name, see=[f"place:{known}"])
    check_names_only(short_name, office_id)
    store = store_of(organisation, place_class, office_id=office_id, by=by)
    place = Place(
        office_id=office_id,
        organisation_id=store.id if store is not None else None,
        parent_id=parent.id if parent else None,
        path="",
        code=unused_code(),
        name=name,
        short_name=short_name,
        full_name=f"{parent.full_name}{PATH_MARK}{name}" if parent else name,
        kind=kind,
        place_class=place_class,
        capacity=capacity,
    )
    db.session.add(place)
    db.session.flush()
    place.path = f"{parent.path if parent else '/'}{place.id}/"
    db.session.add(PlaceCount(place_id=place.id, office_id=office_id))
    index_place(place)
    ledger.append(
        place.stream,
        entries.PLACE_CREATED,
        office_id=office_id,
        by=by,
        payload={
            "code": place.code,
            "name": place.full_name,
            "kind": kind,
            "class": place_class,
            "capacity": capacity,
            "organisation": store.name if store is not None else None,
        },
    )
    return place


def store_of(
    named: Named | Organisation | None, place_class: PlaceClass, *, office_id: int, by: Act
) -> Organisation | None:
    """Return the organisation whose store a place elsewhere is; None where nobody named one.

    Raises:
        StoreIsOurs: one is named of a place that is not elsewhere.
        OrganisationUnknown, OrganisationUnclear, OrganisationClosed: see ``organisation_of``.
    """
    if named is None or (isinstance(named, Named) and named.is_empty):
        return None
    if place_class is not PlaceClass.ELSEWHERE:
        raise refusals.StoreIsOurs
    return organisation_of(named, office_id=office_id, by=by)


def create_shelves(
    *,
    office_id: int,
    parent: Place | None,
    warehouse: str,
    area: str,
    shelves: int,
    bins: int,
    by: Act,
    place_class: PlaceClass = PlaceClass.GENERAL,
    capacity: int | None = None,
) -> Place:
    """Add an area of equal shelves with equal bins in one act; return the area.

    Args:
        parent: the warehouse; None: a new one called ``warehouse``.
        area: the letter all names begin with, "A": shelf "A-01", bin "A-01-1".
        bins: on each shelf; 0: its shelves have none.
        capacity: items each bin can hold, or each shelf without bins.

    Raises:
        PatternTooLarge: it would be no shelf, or more than 100 places.
        ImpossibleNesting, PlaceClosed, CapacityNotPositive, NoLetterOrDigit, ShortNameTaken,
            ShortNameIsACode: see :func:`create_place`; then none of them is made.
    """
    if shelves < 1 or bins < 0 or shelves * (1 + bins) > MOST_PLACES:
        raise refusals.PatternTooLarge(most=MOST_PLACES)

    def add(name: str, short_name: str, kind: PlaceKind, above: Place | None) -> Place:
        is_last = kind is PlaceKind.BIN or (kind is PlaceKind.SHELF and not bins)
        return create_place(
            office_id=office_id,
            parent=above,
            name=name,
            short_name=short_name,
            kind=kind,
            place_class=place_class,
            capacity=capacity if is_last else None,
            by=by,
        )

    if parent is None:
        parent = add(warehouse, warehouse, PlaceKind.WAREHOUSE, None)
    made = add(f"Khu {area}", area, PlaceKind.AREA, parent)
    for number in range(1, shelves + 1):
        shelf = add(f"Kệ {number:02}", f"{area}-{number:02}", PlaceKind.SHELF, made)
        for inside in range(1, bins + 1):
            add(f"Ô {inside}", f"{shelf.short_name}-{inside}", PlaceKind.BIN, shelf)
    return made


def check_names_only(short_name: str, office_id: int) -> None:
    """Refuse a short name that is a code of a thing: who scans or types it means the thing.

    Raises:
        ShortNameIsACode: it is the code of a thing.
    """
    hold_code(short_name, office_id)
    code = read_code(short_name) or next(
        (seen.code for seen in meanings(short_name, office_id) if seen.kind != "place"), None
    )
    if code is not None:
        raise refusals.ShortNameIsACode(name=short_name, code=shown(code))


def close_place(place: Place, *, by: Act) -> list[Place]:
    """Take a place out of use with every place in it; labels stay known. Return what was closed.

    An area made by a pattern is closed in one act, as it was made.

    Raises:
        PlaceClosed: it was closed before.
        PlaceNotEmpty: an item lies in it or in a place in it, or is to by an open hand-over; or
            more than 100 places in use lie in it.
    """
    lock(place)
    check(allowed.why_not_use(place))
    inside = list(db.session.scalars(places_in_use(place).limit(MOST_PLACES + 1)))
    for each in inside:
        lock(each)
    closed = [place, *(each for each in inside if each.is_active)]
    item_inside = exists().where(EvidenceItem.place_id.in_([each.id for each in closed]))
    if len(inside) > MOST_PLACES or db.session.scalar(select(item_inside)):
        raise refusals.PlaceNotEmpty(place=place.short_name)
    if db.session.scalars(waiting_kinds([each.id for each in closed])).first() is not None:
        raise refusals.PlaceNotEmpty(place=place.short_name)
    for each in closed:
        each.is_active = False
        ledger.append(
            each.stream, entries.PLACE_CLOSED, office_id=each.office_id, by=by, payload={}
        )
    return closed
