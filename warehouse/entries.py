"""What the ledger says of items, orders, places and unknown codes."""

from datetime import date
from decimal import Decimal
from typing import Final

from audit.entries import (
    BY_NEW_ENTRY,
    BY_UNDO,
    NOT_ASKED,
    Key,
    Kind,
    LabelCode,
    by_another,
    by_opposite,
    declare,
    declare_final,
    row_id,
)
from foundation.i18n import N_
from warehouse.entry_keys import BY_HAND_OVER, CUSTODY, DIFFERS, OBSERVED, PHOTOS
from warehouse.models import (
    Deviation,
    LoanPurpose,
    OrderPurpose,
    OrderState,
    PlaceClass,
    PlaceKind,
    SealState,
)

FIRST_LABEL: Final = "first"  # why a first label was printed


class LabelReason(str):
    """Why a label was printed: the words of the person, or the code of a first print."""

    __slots__ = ()


_CODE: Final = Key(N_("Code"), LabelCode)
_ORDER: Final = Key(N_("Order"), str)
_LINE: Final = Key(N_("Line"), int)
_ITEM: Final = Key(N_("Item"), str)
_NOTE: Final = Key(N_("Note"), str)
_DOCUMENT: Final = Key(N_("Document"), str)
_QUANTITY: Final = Key(N_("Quantity"), Decimal)
_UNIT: Final = Key(N_("Unit"), str)
_IDENTITY: Final = Key(N_("Identity number"), str)  # masked
_DUE_BACK: Final = Key(N_("Due back on"), date)
_DIFFERS: Final = Key(N_("Differs from the minutes"), Deviation).many()

_MOVE: Final = {
    "from": Key(N_("From the place"), str).or_none(),
    "to": Key(N_("To the place"), str),
    **CUSTODY,
}
_BACK: Final = {
    "loan": row_id(),
    "to": Key(N_("To the place"), str),
    "seal_intact": Key(N_("Seal whole"), bool).or_none(),
    "due_back_on": _DUE_BACK,
    "late_days": Key(N_("Days late"), int),
    "differs": DIFFERS.or_absent(),
    **BY_HAND_OVER,
    **CUSTODY,
}
_RELEASE: Final = {
    "order": _ORDER,
    "purpose": Key(N_("Purpose"), OrderPurpose),
    "document": _DOCUMENT,
    "receiver": Key(N_("Receiver"), str).or_none(),
    "identity": _IDENTITY,
    "quantity": _QUANTITY,
    "unit": _UNIT,
    **BY_HAND_OVER,
    **CUSTODY,
}

RECEIVED: Final = declare(
    Kind(
        "custody.received",
        N_("Received into the warehouse"),
        "ok",
        keys={
            "code": _CODE,
            "order": _ORDER,
            "line": _LINE,
            "seizure": Key(N_("First minutes of the seizure"), str),
            "place": Key(N_("Place"), str),
            "described": Key(N_("Quantity in the minutes"), Decimal),
            "actual": Key(N_("Quantity received"), Decimal),
            "unit": _UNIT,
            "seal": Key(N_("State of the seal"), SealState).or_none(),
            "differs": _DIFFERS,
            "confirmation": Key(N_("Confirmation of the difference"), str).or_none(),
            "as_described": Key(N_("Exactly as the minutes describe"), bool).or_absent(),
            **OBSERVED,
            **CUSTODY,
        },
    )
)
MOVED: Final = declare(Kind("custody.moved", N_("Moved"), "info", keys=_MOVE, correctable=BY_UNDO))
PACKED: Final = declare(
    Kind(
        "custody.packed",
        N_("Put into a box"),
        "info",
        keys=_MOVE,
        correctable=by_another(N_("Move it, or put it into another box")),
    )
)
CORRECTED: Final = declare(
    Kind(
        "custody.corrected",
        N_("Took back the move"),
        "warn",
        keys={**_MOVE, "corrects": Key(N_("Takes back entry no."), int)},
        correctable=by_another(N_("Move it again")),
    )
)
LENT: Final = declare(
    Kind(
        "custody.lent",
        N_("Lent out"),
        "info",
        keys={
            "order": _ORDER,
            "borrower": Key(N_("Borrower"), str),
            "identity": _IDENTITY,
            "purpose": Key(N_("Purpose"), LoanPurpose),
            "due_back_on": _DUE_BACK,
            **BY_HAND_OVER,
            **CUSTODY,
        },
        correctable=by_opposite(N_("Take back from loan")),
    )
)
RETURNED: Final = declare(Kind("custody.returned", N_("Took back from loan"), "ok", keys=_BACK))
RETURNED_BROKEN: Final = declare(
    Kind("custody.returned_broken", N_("Took back from loan, the seal not whole"), "danger", _BACK)
)
RETURNED_OTHER_SEAL: Final = declare(
    Kind(
        "custody.returned_other_seal",
        N_("Took back from loan, another seal on it"),
        "danger",
        _BACK,
    )
)
RELEASED: Final = declare_final(Kind("custody.released", N_("Released"), "ok", keys=_RELEASE))
RELEASED_PART: Final = declare_final(
    Kind("custody.released_part", N_("Released in part"), "info", keys=_RELEASE)
)
DESTROYED: Final = declare_final(
    Kind("custody.destroyed", N_("Released for destruction"), "ok", keys=_RELEASE)
)
PHOTOGRAPHED: Final = declare(
    Kind("custody.photographed", N_("Photographed"), keys={"photos": PHOTOS})
)
CODE_BOUND: Final = declare(
    Kind("custody.code_bound", N_("Bound a foreign code"), keys={"code": _CODE})
)
_SEALING: Final = {"reason": Key(N_("Reason"), str), **OBSERVED, **CUSTODY}
SEALED: Final = declare(
    Kind("custody.sealed", N_("Sealed"), "info", _SEALING, correctable=BY_NEW_ENTRY)
)
RESEALED: Final = declare(
    Kind(
        "custody.resealed",
        N_("Sealed anew"),
        "info",
        keys={"was_intact": Key(N_("The old seal was whole"), bool), **_SEALING},
        correctable=BY_NEW_ENTRY,
    )
)
SEAL_WAS_TORN: Final = declare(  # written by migration 0048, of things received before
    Kind(
        "custody.seal_was_torn",
        N_("Ended a seal that was torn when the item was received"),
        "warn",
        keys=CUSTODY,
        correctable=NOT_ASKED,
    )
)
LABEL_PRINTED: Final = declare(
    Kind(
        "label.printed",
        N_("Printed a label"),
        keys={"code": _CODE, "reason": Key(N_("Reason"), LabelReason)},
        correctable=by_another(N_("Print the label again and say why")),
    )
)

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
ORDER_REJECTED: Final = declare_final(
    Kind("order.rejected", N_("Rejected the order"), "danger", keys={"note": _NOTE.or_none()})
)
ORDER_CANCELLED: Final = declare_final(
    Kind("order.cancelled", N_("Cancelled the order"), keys={"note": _NOTE})
)
ORDER_REVOKED: Final = declare_final(
    Kind("order.revoked", N_("Revoked the order"), "danger", keys={"note": _NOTE})
)
ORDER_EXECUTED: Final = declare(Kind("order.executed", N_("Carried out the order"), "ok"))
ORDER_DECISIONS: Final = {OrderState.APPROVED: ORDER_APPROVED, OrderState.REJECTED: ORDER_REJECTED}
LINE_RECEIVED: Final = declare(
    Kind("order.line_received", N_("Received a line"), "ok", keys={"line": _LINE, "item": _ITEM})
)
_NOT_TAKEN: Final = {
    "line": _LINE,
    "differs": _DIFFERS,
    "note": _NOTE.or_none(),
    **OBSERVED,
}
LINE_REFUSED: Final = declare(
    Kind("order.line_refused", N_("Refused a line"), "danger", keys=_NOT_TAKEN)
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
    )
)
LINE_LENT: Final = declare(
    Kind("order.line_lent", N_("Lent out a line"), "info", keys={"line": _LINE, "item": _ITEM})
)
LINE_PHOTOGRAPHED: Final = declare(
    Kind(
        "order.line_photographed",
        N_("Photographed a line"),
        keys={"line": _LINE, "photos": PHOTOS},
    )
)

SCAN_UNKNOWN: Final = declare(
    Kind(
        "scan.unknown",
        N_("Kept an unknown code"),
        keys={"code": _CODE},
        correctable=by_another(N_("Bind the code to its item, or put it aside")),
    )
)
SCAN_BOUND: Final = declare(Kind("scan.bound", N_("Bound an unknown code"), keys={"code": _CODE}))
SCAN_PUT_ASIDE: Final = declare(
    Kind("scan.put_aside", N_("Put an unknown code aside"), keys={"code": _CODE})
)

PLACE_CREATED: Final = declare(
    Kind(
        "place.created",
        N_("Added the place"),
        keys={
            "code": _CODE,
            "name": Key(N_("Name"), str),
            "kind": Key(N_("Kind"), PlaceKind),
            "class": Key(N_("What may lie there"), PlaceClass),
            "capacity": Key(N_("Capacity"), int).or_none(),
            "organisation": Key(N_("Whose store"), str).or_none().or_absent(),
        },
        correctable=by_opposite(N_("Close the place")),
    )
)
PLACE_CLOSED: Final = declare_final(Kind("place.closed", N_("Closed the place")))
