"""The list of the things a seat sees: in its store, or those of its case files."""

from typing import Any, Final

from flask import url_for
from sqlalchemy import Select

from foundation.codes import shown
from foundation.i18n import N_
from foundation.permissions import Permission
from seats import queries
from seats.views.finding import sight
from warehouse.models import EvidenceItem
from web import lists
from web.formatting import how_many
from web.lists import Asked, Column, Order, Phone, cells


def _select(_asked: Asked) -> Select[EvidenceItem]:
    return queries.items(sight())


def _addresses() -> Any:
    prefix = url_for("seats.items.index")
    return lambda item: f"{prefix}/{item.code}"


OWN_ITEMS: Final = lists.declare(
    lists.List(
        key="seat-items",
        endpoint="seats.items.index",
        permission=Permission.SEAT,
        title=N_("Things"),
        name=N_("Thing"),
        counted=N_("things"),
        select=_select,
        offices=False,
        row_key=EvidenceItem.id,
        what=lambda item: item.description,
        under=lambda item: cells.joined(shown(item.code), item.case.number),
        addresses=_addresses,
        orders=(
            Order(key="new", words=N_("Newest first"), by=(EvidenceItem.id,), descending=True),
            Order(key="old", words=N_("Oldest first"), by=(EvidenceItem.id,)),
        ),
        columns=(
            Column(
                key="quantity",
                words=N_("Quantity"),
                tell=lambda item: how_many(item.quantity_held, item.unit),
                phone=Phone.RIGHT,
            ),
            Column(key="state", words=N_("State"), tell=lambda item: cells.state(item.status)),
            Column(
                key="place",
                words=N_("Place"),
                tell=lambda item: item.place.full_name if item.place else "",
                phone=Phone.LINE,
            ),
        ),
        empty=N_("No thing of this office is yours to see."),
        none=N_("No thing of this office is yours to see."),
    )
)
