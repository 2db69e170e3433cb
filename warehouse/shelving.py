"""Whether a thing may be put into a place: in use, of the right class, with room left."""

from sqlalchemy import func, select

from foundation.database import db, lock
from foundation.refusals import Refusal
from warehouse import law, refusals
from warehouse.models import EvidenceItem, ItemKind, Place


def check_place(place: Place, kind: ItemKind) -> None:
    """Refuse a place that may not take a thing of ``kind`` now.

    Raises:
        PlaceClosed: the place is no longer used.
        WrongPlaceClass: the kind may not lie in a place of that class.
        PlaceFull: it holds as many items as it can.
    """
    if not place.is_active:
        raise refusals.PlaceClosed(place=place.short_name)
    allowed = law.allowed_classes(kind)
    if place.place_class not in allowed:
        raise wrong_class(place, kind)
    if place.capacity is not None:
        lock(place)
        if held_in(place) >= place.capacity:
            raise refusals.PlaceFull(place=place.short_name, capacity=place.capacity)


def wrong_class(place: Place, kind: ItemKind) -> Refusal:
    """Make the refusal that names the classes allowed for a kind, in a fixed order."""
    allowed = law.allowed_classes(kind)
    return refusals.WrongPlaceClass(
        basis=law.place_basis(kind),
        kind=kind,
        place=place.short_name,
        place_class=place.place_class,
        allowed=[c for c in type(place.place_class) if c in allowed],
    )


def held_in(place: Place) -> int:
    """Count the items that lie in a place itself, those inside boxes not counted."""
    return (
        db.session.scalar(
            select(func.count())
            .select_from(EvidenceItem)
            .where(EvidenceItem.place_id == place.id, EvidenceItem.container_id.is_(None))
        )
        or 0
    )
