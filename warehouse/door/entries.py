"""What the ledger says of things that wait at the door until both have signed."""

from decimal import Decimal
from typing import Final

from audit.entries import Key, Kind, by_another, by_opposite, declare
from foundation.i18n import N_
from warehouse.entries import INTAKE
from warehouse.entry_keys import CUSTODY, OBSERVED
from warehouse.models import LineState

_OFF: Final = by_opposite(N_("Take it off the hand-over before both have signed"))
_OF_ORDER: Final = {"line": Key(N_("Line"), int), "item": Key(N_("Item"), str)}

# In the stream of each thing.
LOOKED_AT: Final = declare(
    Kind(
        "custody.at_the_door",
        N_("Looked at, waiting at the door"),
        "info",
        keys=INTAKE,
        correctable=_OFF,
    )
)
NOT_TAKEN_IN: Final = declare(
    Kind(
        "custody.not_taken_in",
        N_("Not taken into the warehouse"),
        "warn",
        keys={
            "hand_over": Key(N_("Hand-over of things"), str),
            "why": Key(N_("Reason"), str).or_none(),
            **CUSTODY,
        },
        correctable=by_another(N_("Receive its line again")),
    )
)

# In the stream of the order.
LINE_LOOKED_AT: Final = declare(
    Kind(
        "order.line_at_the_door",
        N_("Looked at a line, waiting at the door"),
        "info",
        keys=_OF_ORDER,
        correctable=_OFF,
    )
)
LINE_OPEN_AGAIN: Final = declare(
    Kind(
        "order.line_open_again",
        N_("A line is to be received again"),
        "warn",
        keys=_OF_ORDER,
        correctable=by_another(N_("Receive its line again")),
    )
)

# In the stream of the intake.
LINE_SEEN: Final = declare(
    Kind(
        "hand_over.line_at_the_door",
        N_("Looked at a thing at the door"),
        "info",
        keys={"item": Key(N_("Item"), str), **OBSERVED},
        correctable=_OFF,
    )
)
LINE_TAKEN_OFF: Final = declare(
    Kind(
        "hand_over.line_not_taken_in",
        N_("Took a thing off that is not taken in"),
        "warn",
        keys={"item": Key(N_("Item"), str)},
        correctable=by_another(N_("Receive its line again")),
    )
)
ENDED_EMPTY: Final = declare(
    Kind(
        "hand_over.ended_empty",
        N_("Ended with its order: nothing was on it"),
        "info",
        keys={"order": Key(N_("Order"), str)},
        correctable=by_another(N_("Take things in under another order")),
    )
)
LINE_LEFT_OUT: Final = declare(
    Kind(
        "hand_over.line_left_out",
        N_("Did not take a line in"),
        "warn",
        keys={
            "line": Key(N_("Line"), int),
            "what": Key(N_("Item"), str),
            "state": Key(N_("State"), LineState),
            "counted": Key(N_("Quantity"), Decimal).or_none(),
            "unit": Key(N_("Unit"), str),
            "note": Key(N_("Reason"), str),
        },
        correctable=by_another(N_("Receive the line again where it waits, else by a new order")),
    )
)
