"""What the ledger says of hand-overs."""

from typing import Final

from audit.entries import (
    BY_NEW_ENTRY,
    Key,
    Kind,
    by_another,
    by_opposite,
    declare,
)
from foundation.i18n import N_
from warehouse.entry_keys import CUSTODY, OBSERVED
from warehouse.models import Half, HandOverKind

_NUMBER: Final = Key(N_("Number"), str)
_ITEM: Final = Key(N_("Item"), str)
_COUNT: Final = Key(N_("Things"), int)
_SIGNED: Final = {
    "half": Key(N_("Signs as"), Half),
    "count": _COUNT,
    "looked": Key(N_("Says to have looked at all of them"), bool),
}
_AGAIN: Final = by_another(N_("Withdraw the hand-over and draft another one"))

DRAFTED: Final = declare(
    Kind(
        "hand_over.drafted",
        N_("Drafted a hand-over"),
        "info",
        keys={
            "number": _NUMBER,
            "kind": Key(N_("Kind"), HandOverKind),
            "to": Key(N_("To the office"), str),
            "document": Key(N_("Document"), str).or_none(),
        },
        correctable=_AGAIN,
    )
)
LINES_ADDED: Final = declare(
    Kind(
        "hand_over.lines_added",
        N_("Put things on the hand-over"),
        "info",
        keys={"count": _COUNT, "seen": Key(N_("Of these looked at"), int)},
        correctable=by_opposite(N_("Take a thing off the hand-over")),
    )
)
LINE_REMOVED: Final = declare(
    Kind(
        "hand_over.line_removed",
        N_("Took a thing off the hand-over"),
        "info",
        keys={"item": _ITEM},
        correctable=by_opposite(N_("Put it on the hand-over again")),
    )
)
LINE_SEEN: Final = declare(
    Kind(
        "hand_over.line_seen",
        N_("Looked at a thing of the hand-over"),
        "info",
        keys={"item": _ITEM, **OBSERVED},
        correctable=BY_NEW_ENTRY,
    )
)
HALF_SIGNED: Final = declare(
    Kind(
        "hand_over.half_signed",
        N_("Signed the hand-over as the first of two"),
        "info",
        keys=_SIGNED,
        correctable=_AGAIN,
    )
)
SIGNED: Final = declare(
    Kind(
        "hand_over.signed",
        N_("Signed the hand-over as the second of two"),
        "ok",
        keys=_SIGNED,
        correctable=by_opposite(N_("Draft another hand-over, or an order, the other way round")),
    )
)
WITHDRAWN: Final = declare(
    Kind(
        "hand_over.withdrawn",
        N_("Withdrew the hand-over"),
        "warn",
        keys={"why": Key(N_("Reason"), str)},
        correctable=by_another(N_("Draft another hand-over")),
    )
)

PLACED: Final = declare(
    Kind(
        "hand_over.placed",
        N_("Said where what comes is put"),
        "info",
        keys={"count": _COUNT, "place": Key(N_("Place"), str)},
        correctable=by_another(N_("Say another place for it")),
    )
)

# In the stream of each thing.
_HANDED: Final = {
    "hand_over": Key(N_("Hand-over of things"), str),
    "giver": Key(N_("Gives"), str),
    "receiver": Key(N_("Takes over"), str),
    **OBSERVED,
    **CUSTODY,
}
KEEPER_CHANGED: Final = declare(
    Kind(
        "custody.keeper_changed",
        N_("Handed over to another keeper"),
        "info",
        keys=_HANDED,
        correctable=by_opposite(N_("Hand it back by another hand-over")),
    )
)
STORE_CHANGED: Final = declare(
    Kind(
        "custody.sent_to_store",
        N_("Went to the store of another office"),
        "info",
        keys={
            "order": Key(N_("Order"), str),
            "from_office": Key(N_("From the store of"), str),
            "to_office": Key(N_("To the store of"), str),
            "to": Key(N_("To the place"), str),
            **_HANDED,
        },
        correctable=by_opposite(N_("Send it back by an order and another hand-over")),
    )
)
