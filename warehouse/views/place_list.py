"""The list of warehouses; each opens into its areas, shelves and bins."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from flask import url_for
from flask_babel import gettext
from markupsafe import Markup, escape
from sqlalchemy import Select

from foundation.i18n import N_
from foundation.paging import Within
from foundation.permissions import Permission
from warehouse import queries
from warehouse.models import Place, PlaceClass
from warehouse.queries.places import Counts
from warehouse.views import buttons
from warehouse.views.blind import counting
from web import lists, pieces
from web.access import offices
from web.buttons import Button
from web.formatting import grouped, label
from web.lists import Asked, Column, Filter, Option, Order, Phone, cells


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One warehouse with what lies in it."""

    place: Place
    counts: Counts
    is_told: bool  # how many things lie there, to this reader


def _select(asked: Asked) -> Select[Place]:
    query = queries.warehouses(offices())
    classes = [PlaceClass(value) for value in asked.every("class")]
    return query.where(Place.place_class.in_(classes)) if classes else query


def _within(_asked: Asked) -> Within:
    return (Place.office_id, offices())


def _prepare(rows: Sequence[Place], _asked: Asked) -> Sequence[PlaceRow]:
    counts = queries.counts_of(rows)
    is_told = not counting()
    return [PlaceRow(place, counts[place.id], is_told) for place in rows]


def _addresses() -> Any:
    prefix = url_for("warehouse.places.index")
    return lambda row: f"{prefix}/{row.place.code}"


def _here(row: PlaceRow) -> Markup:
    here, capacity = row.counts.here, row.place.capacity
    if not row.is_told:
        return Markup()
    if capacity is None:
        return escape(grouped(here))
    full = cells.status(gettext("full"), "warn") if here >= capacity else ""
    return pieces.joined(" ", f"{grouped(here)} / {grouped(capacity)}", full)


def _begin() -> Button | None:
    return next(iter(buttons.of_places()), None)


PLACES: Final = lists.declare(
    lists.List(
        key="places",
        endpoint="warehouse.places.index",
        permission=Permission.READ_WAREHOUSE,
        title=N_("Places"),
        name=N_("Place"),
        counted=N_("warehouses"),
        select=_select,
        within=_within,
        prepare=_prepare,
        subject=lambda row: row.place,
        row_key=Place.code,
        what=lambda row: row.place.name,
        under=lambda row: cells.joined(cells.word(row.place.kind), row.place.short_name),
        addresses=_addresses,
        orders=(
            Order(
                key="name",
                words=N_("By office and name"),
                by=(Place.office_id, Place.sort_key, Place.id),
            ),
            Order(
                key="name-back",
                words=N_("By office and name, from the end"),
                by=(Place.office_id, Place.sort_key, Place.id),
                descending=True,
            ),
        ),
        columns=(
            Column(
                key="class",
                words=N_("Class"),
                tell=lambda row: cells.word(row.place.place_class),
                phone=Phone.LINE,
            ),
            Column(
                key="short",
                words=N_("Short name"),
                tell=lambda row: row.place.short_name,
                phone=Phone.LINE,
                shown=False,
            ),
            Column(
                key="here",
                words=N_("Items here"),
                tell=_here,
                plain=lambda row: row.counts.here if row.is_told else None,
                right=True,
            ),
            Column(
                key="all",
                words=N_("With what is under it"),
                tell=lambda row: grouped(row.counts.in_all) if row.is_told else "",
                plain=lambda row: row.counts.in_all if row.is_told else None,
                right=True,
                phone=Phone.RIGHT,
            ),
        ),
        filters=(
            Filter(
                key="class",
                words=N_("Class"),
                options=lambda: [Option(each.value, label(each)) for each in PlaceClass],
            ),
        ),
        empty=N_("There is no place yet. Begin with a warehouse."),
        begin=_begin,
        none=N_("No warehouse fits the filters."),
    )
)
