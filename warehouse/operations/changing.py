"""Changing a place that stands: its names, its class, how much it holds."""

from datetime import date

from sqlalchemy import select

from audit import ledger
from foundation.acts import Act
from foundation.database import db, lock
from foundation.folding import caseless, identifier
from foundation.refusals import check
from foundation.trees import under
from organisations.models import Organisation
from organisations.operations.naming import Named
from warehouse import allowed, refusals
from warehouse.changing import entries
from warehouse.finding import index_place
from warehouse.kinds.in_force import classes_of
from warehouse.models import PATH_MARK, EvidenceItem, Place, PlaceClass
from warehouse.operations.places import check_names_only, store_of
from warehouse.queries.hand_overs import waiting_kinds


def change_place(
    place: Place,
    *,
    name: str,
    short_name: str,
    place_class: PlaceClass,
    capacity: int | None,
    by: Act,
    organisation: Named | Organisation | None = None,
) -> Place:
    """Give a place other names, another class or another capacity; its label stays the same.

    Less room than what lies there is a fact to be seen, and is not refused.

    Raises:
        PlaceClosed: it is no longer used.
        CapacityNotPositive: it could hold nothing.
        NoLetterOrDigit: nothing of the short name could be compared.
        ShortNameTaken: another place of the office is called that.
        ShortNameIsACode: it stands for an item, or reads as a code of our labels.
        ClassDoesNotFit: something lies there that may not lie in a place of that class, or the
            place becomes one elsewhere, or is no longer, while something lies there.
        StoreIsOurs: an organisation is named of a place that is not elsewhere.
        OrganisationUnknown, OrganisationUnclear, OrganisationClosed: see ``organisation_of``.
    """
    lock(place)
    check(allowed.why_not_use(place))
    if capacity is not None and capacity < 1:
        raise refusals.CapacityNotPositive
    if not identifier(short_name):
        raise refusals.NoLetterOrDigit(raw=short_name)
    _check_short_name(place, short_name)
    _check_class(place, place_class, by.day)
    store = store_of(organisation, place_class, office_id=place.office_id, by=by)
    payload = {
        "name": [place.name, name],
        "short_name": [place.short_name, short_name],
        "class": [place.place_class, place_class],
        "capacity": [place.capacity, capacity],
        "organisation": store.name if store is not None else None,
    }
    place.organisation_id = store.id if store is not None else None
    place.short_name, place.place_class, place.capacity = short_name, place_class, capacity
    if name != place.name:
        _rename(place, name)
    index_place(place)
    ledger.append(
        place.stream, entries.PLACE_CHANGED, office_id=place.office_id, by=by, payload=payload
    )
    return place


def _check_short_name(place: Place, short_name: str) -> None:
    other = select(Place.id).where(
        Place.office_id == place.office_id,
        Place.short_key == caseless(short_name),
        Place.id != place.id,
    )
    if (taken := db.session.scalar(other.limit(1))) is not None:
        raise refusals.ShortNameTaken(name=short_name, see=[f"place:{taken}"])
    if caseless(short_name) != place.short_key:
        check_names_only(short_name, place.office_id)


def _check_class(place: Place, wanted: PlaceClass, on: date) -> None:
    if wanted is place.place_class:
        return
    lying = select(EvidenceItem.kind).where(EvidenceItem.place_id == place.id).distinct()
    kinds = {*db.session.scalars(lying), *db.session.scalars(waiting_kinds([place.id]))}
    far = PlaceClass.ELSEWHERE in {wanted, place.place_class}
    wrong = [
        kind for kind in sorted(kinds) if far or wanted not in classes_of(kind, place.office_id, on)
    ]
    if wrong:
        raise refusals.ClassDoesNotFit(place=place.short_name, kinds=wrong)


def _rename(place: Place, name: str) -> None:
    """Write the new name into the full names of the place and of all under it."""
    inside = db.session.scalars(
        select(Place).where(Place.office_id == place.office_id, under(Place.path, place.path))
    ).all()
    before = place.full_name
    above = before.rpartition(PATH_MARK)[0]
    place.name, place.full_name = name, f"{above}{PATH_MARK}{name}" if above else name
    for each in inside:
        if each.id != place.id:
            each.full_name = place.full_name + each.full_name.removeprefix(before)
            index_place(each)
