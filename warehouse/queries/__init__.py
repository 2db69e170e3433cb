"""Selects for the warehouse's screens, always within the offices in sight."""

from warehouse.queries.home import (
    KeeperCounts,
    keeper_counts,
)
from warehouse.queries.items import (
    bound_codes,
    contents,
    item,
    item_bound_to,
    items,
    items_without_label,
    line_of,
    photo,
    photos,
    prints,
    seals,
    unknown_scans,
)
from warehouse.queries.orders import (
    line,
    loans_of,
    loans_out,
    order,
    orders,
    orders_out_for,
    photos_of_line,
)
from warehouse.queries.places import (
    counts_by_place,
    find_place,
    place,
    places,
    places_above,
    places_under,
)

__all__ = [
    "bound_codes",
    "item_bound_to",
    "KeeperCounts",
    "contents",
    "counts_by_place",
    "find_place",
    "item",
    "items",
    "items_without_label",
    "keeper_counts",
    "line",
    "line_of",
    "loans_of",
    "loans_out",
    "order",
    "orders",
    "orders_out_for",
    "photo",
    "photos",
    "photos_of_line",
    "place",
    "places",
    "places_above",
    "places_under",
    "prints",
    "seals",
    "unknown_scans",
]
