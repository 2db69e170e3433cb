"""What the ledger says of items, orders, places and unknown codes."""

from datetime import date
from decimal import Decimal
from typing import Final

from audit.entries import (
    BY_CORRECTION,
    BY_NEW_ENTRY,
    BY_UNDO,
    NOT_ASKED,
    Key,
    Kind,
    LabelCode,
    by_another,
    by_opposite,
    declare,
    final,
    row_id,
)
from foundation.i18n import N_
from warehouse.entry_keys import BY_HAND_OVER, CUSTODY, DIFFERS, OBSERVED, PHOTOS
from warehouse.models import (
    Deviation,
    LoanPurpose,
    OrderPurpose,
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

INTAKE: Final = {
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
    "confirmation": Key(N_("Confirmation of the difference"), str).or_none().or_absent(),
    "as_described": Key(N_("Exactly as the minutes describe"), bool).or_absent(),
    **BY_HAND_OVER,
    **CUSTODY,
}
RECEIVED: Final = declare(
    Kind(
        "custody.received",
        N_("Received into the warehouse"),
        "ok",
        keys=INTAKE,
        correctable=BY_CORRECTION,
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
RETURNED: Final = declare(
    Kind(
        "custody.returned",
        N_("Took back from loan"),
        "ok",
        keys=_BACK,
        correctable=by_another(
            N_("Correct what was seen at the return; what did not come back is lent by a new order")
        ),
    )
)
RETURNED_BROKEN: Final = declare(
    Kind(
        "custody.returned_broken",
        N_("Took back from loan, the seal not whole"),
        "danger",
        _BACK,
        correctable=by_another(
            N_("Correct what was seen at the return; what did not come back is lent by a new order")
        ),
    )
)
RETURNED_OTHER_SEAL: Final = declare(
    Kind(
        "custody.returned_other_seal",
        N_("Took back from loan, another seal on it"),
        "danger",
        _BACK,
        correctable=by_another(
            N_("Correct what was seen at the return; what did not come back is lent by a new order")
        ),
    )
)
RELEASED: Final = declare(
    Kind(
        "custody.released",
        N_("Released"),
        "ok",
        keys=_RELEASE,
        correctable=final(N_("What left the store comes in again by a new order.")),
    )
)
RELEASED_PART: Final = declare(
    Kind(
        "custody.released_part",
        N_("Released in part"),
        "info",
        keys=_RELEASE,
        correctable=final(N_("What left the store comes in again by a new order.")),
    )
)
DESTROYED: Final = declare(
    Kind(
        "custody.destroyed",
        N_("Released for destruction"),
        "ok",
        keys=_RELEASE,
        correctable=final(
            N_("What was destroyed is gone; what is still there comes in by a new order.")
        ),
    )
)
PHOTOGRAPHED: Final = declare(
    Kind(
        "custody.photographed",
        N_("Photographed"),
        keys={"photos": PHOTOS},
        correctable=by_another(N_("Photograph it again; no photo is deleted")),
    )
)
CODE_BOUND: Final = declare(
    Kind(
        "custody.code_bound",
        N_("Bound a foreign code"),
        keys={"code": _CODE},
        correctable=BY_CORRECTION,
    )
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


SCAN_UNKNOWN: Final = declare(
    Kind(
        "scan.unknown",
        N_("Kept an unknown code"),
        keys={"code": _CODE},
        correctable=by_another(N_("Bind the code to its item, or put it aside")),
    )
)
SCAN_BOUND: Final = declare(
    Kind("scan.bound", N_("Bound an unknown code"), keys={"code": _CODE}, correctable=BY_CORRECTION)
)
SCAN_PUT_ASIDE: Final = declare(
    Kind(
        "scan.put_aside",
        N_("Put an unknown code aside"),
        keys={"code": _CODE},
        correctable=by_another(N_("Scan the code again: it waits anew")),
    )
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
PLACE_CLOSED: Final = declare(
    Kind(
        "place.closed",
        N_("Closed the place"),
        correctable=final(N_("Add another place; the code of a closed one is not used again.")),
    )
)
