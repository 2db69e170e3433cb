"""Pages of the warehouse: places, orders, receiving, items and their custody, labels, scanning."""

from flask import Blueprint

from warehouse.views import (
    care,
    care_panel,
    claims,
    count_finishing,
    count_people,
    counting,
    counts,
    deciding_panel,
    discrepancies,
    hand_over_signing,
    hand_overs,
    intake,
    items,
    kinds,
    labels,
    loans,
    looks,
    movements,
    orders,
    organisation_panel,
    panels,
    photos,
    places,
    printers,
    proposals,
    releases,
    scan,
    seals,
    unknown,
)

bp = Blueprint("warehouse", __name__, url_prefix="/warehouse")
for room in (
    places,
    orders,
    intake,
    care,
    claims,
    counting,
    counts,
    discrepancies,
    hand_overs,
    items,
    kinds,
    movements,
    loans,
    looks,
    releases,
    seals,
    photos,
    labels,
    printers,
    scan,
    unknown,
):
    bp.register_blueprint(room.bp)

__all__ = [
    "bp",
    "care_panel",
    "count_finishing",
    "count_people",
    "deciding_panel",
    "hand_over_signing",
    "organisation_panel",
    "panels",
    "proposals",
]
