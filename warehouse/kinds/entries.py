"""What the ledger says of the kinds of things of an office."""

from datetime import date
from typing import Final

from audit.entries import (
    BY_NEW_ENTRY,
    Key,
    Kind,
    declare,
)
from foundation.i18n import N_
from warehouse.models import Demand, ItemKind, PlaceClass

KIND_RULED: Final = declare(
    Kind(
        "office.kind_ruled",
        N_("Set what the office says of a kind of thing"),
        keys={
            "kind": Key(N_("Kind of thing"), ItemKind),
            "own": Key(N_("A rule of its own"), bool),
            "classes": Key(N_("Where in our stores it lies"), PlaceClass).many().or_none(),
            "demands": Key(N_("Asked at the receipt"), Demand).many(),
            "unit": Key(N_("Usual unit"), str).or_none(),
            "valid_from": Key(N_("Valid from"), date),
            "reason": Key(N_("Reason"), str),
        },
        correctable=BY_NEW_ENTRY,
    )
)
