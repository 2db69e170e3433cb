"""What the ledger says of a place that was changed."""

from typing import Final

from audit.entries import (
    BY_NEW_ENTRY,
    Key,
    Kind,
    declare,
)
from foundation.i18n import N_
from warehouse.models import PlaceClass

PLACE_CHANGED: Final = declare(
    Kind(
        "place.changed",
        N_("Changed the place"),
        keys={
            "name": Key(N_("Name"), str).changed(),
            "short_name": Key(N_("Short name"), str).changed(),
            "class": Key(N_("What may lie there"), PlaceClass).changed(),
            "capacity": Key(N_("Capacity"), int).or_none().changed(),
            "organisation": Key(N_("Whose store"), str).or_none().or_absent(),
        },
        correctable=BY_NEW_ENTRY,
    )
)
