"""What the ledger says of orders of the store and their lines."""

from decimal import Decimal
from typing import Final

from audit.entries import (
    BY_NEW_ENTRY,
    Key,
    Kind,
    by_another,
    by_opposite,
    declare,
    final,
    not_at_all,
)
from foundation.i18n import N_
from warehouse.entry_keys import OBSERVED, PHOTOS
from warehouse.models import Deviation, OrderPurpose, OrderState

_LINE: Final = Key(N_("Line"), int)
_DOCUMENT: Final = Key(N_("Document"), str)
_QUANTITY: Final = Key(N_("Quantity"), Decimal)
_DIFFERS: Final = Key(N_("Differs from the minutes"), Deviation).many()

_ITEM: Final = Key(N_("Item"), str)
_NOTE: Final = Key(N_("Note"), str)
ORDER_PROPOSED: Final = declare(
    Kind(
        "order.proposed",
        N_("Proposed the order"),
        keys={
            "number": Key(N_("Number"), str),
            "purpose": Key(N_("Purpose"), OrderPurpose),
            "case": Key(N_("Case file"), str),
            "document": _DOCUMENT,
            "lines": Key(N_("Lines"), int),
        },
        correctable=by_opposite(
            N_("Cancel the order (who proposed it) or reject it (the approver)")
        ),
    )
)
ORDER_APPROVED: Final = declare(
    Kind(
        "order.approved",
        N_("Approved the order"),
        "ok",
        keys={"note": _NOTE.or_none()},
        correctable=by_opposite(N_("Revoke the order before anything is done by it")),
    )
)
ORDER_REJECTED: Final = declare(
    Kind(
        "order.rejected",
        N_("Rejected the order"),
        "danger",
        keys={"note": _NOTE.or_none()},
        correctable=final(N_("Propose a new order.")),
    )
)
ORDER_CANCELLED: Final = declare(
    Kind(
        "order.cancelled",
        N_("Cancelled the order"),
        keys={"note": _NOTE},
        correctable=final(N_("Propose a new order.")),
    )
)
ORDER_REVOKED: Final = declare(
    Kind(
        "order.revoked",
        N_("Revoked the order"),
        "danger",
        keys={"note": _NOTE},
        correctable=final(N_("Propose a new order.")),
    )
)
ORDER_EXECUTED: Final = declare(
    Kind(
        "order.executed",
        N_("Carried out the order"),
        "ok",
        correctable=not_at_all(
            N_("An order is carried out with its last line: put the line right.")
        ),
    )
)
ORDER_DECISIONS: Final = {OrderState.APPROVED: ORDER_APPROVED, OrderState.REJECTED: ORDER_REJECTED}
LINE_RECEIVED: Final = declare(
    Kind(
        "order.line_received",
        N_("Received a line"),
        "ok",
        keys={"line": _LINE, "item": _ITEM},
        correctable=by_another(N_("Correct the thing that was received")),
    )
)
_NOT_TAKEN: Final = {
    "line": _LINE,
    "differs": _DIFFERS,
    "note": _NOTE.or_none(),
    **OBSERVED,
}
LINE_REFUSED: Final = declare(
    Kind(
        "order.line_refused",
        N_("Refused a line"),
        "danger",
        keys=_NOT_TAKEN,
        correctable=by_another(N_("Bring it in by a new order")),
    )
)
LINE_WAITING: Final = declare(
    Kind(
        "order.line_waiting",
        N_("Let a line wait for clarification"),
        "warn",
        keys=_NOT_TAKEN,
        correctable=BY_NEW_ENTRY,
    )
)
LINE_RELEASED: Final = declare(
    Kind(
        "order.line_released",
        N_("Released a line"),
        "ok",
        keys={"line": _LINE, "item": _ITEM, "quantity": _QUANTITY},
        correctable=by_another(N_("Take the thing in again by a new order")),
    )
)
LINE_SENT: Final = declare(
    Kind(
        "order.line_sent",
        N_("A line went to the store of another office"),
        "ok",
        keys={"line": _LINE, "item": _ITEM},
        correctable=by_another(N_("Send the thing back by an order of the store it is in")),
    )
)
LINE_LENT: Final = declare(
    Kind(
        "order.line_lent",
        N_("Lent out a line"),
        "info",
        keys={"line": _LINE, "item": _ITEM},
        correctable=by_another(N_("Take it back from loan")),
    )
)
LINE_PHOTOGRAPHED: Final = declare(
    Kind(
        "order.line_photographed",
        N_("Photographed a line"),
        keys={"line": _LINE, "photos": PHOTOS},
        correctable=by_another(N_("Photograph it again; no photo is deleted")),
    )
)
