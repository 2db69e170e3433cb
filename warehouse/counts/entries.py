"""What the ledger says of counts."""

from datetime import datetime
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
)
from foundation.i18n import N_
from warehouse.entry_keys import DIFFERS, OBSERVED
from warehouse.models import CountKind, CountPart, CountTurn, FindingKind, ItemKind

_NUMBER: Final = Key(N_("Number"), str)
_TURN: Final = Key(N_("Counts as"), CountTurn)
_PLACE: Final = Key(N_("Place"), str)
_NOTE: Final = Key(N_("Note"), str)
_THIRD: Final = by_another(N_("The third person counts again where the two differ"))

COUNT_OPENED: Final = declare(
    Kind(
        "count.opened",
        N_("Opened the count"),
        "info",
        keys={
            "number": _NUMBER,
            "kind": Key(N_("Kind"), CountKind),
            "place": _PLACE.or_none(),
            "item_kind": Key(N_("Kind of thing"), ItemKind).or_none(),
            "population": Key(N_("Things that lay there"), int),
            "expected": Key(N_("Things to be counted"), int),
            "confidence": Key(N_("Confidence (%)"), Decimal).or_none(),
            "share": Key(N_("Tolerated share (%)"), Decimal).or_none(),
            "seed": Key(N_("Seed of the sample"), str).or_none(),
            "people": Key(N_("Who counts"), str).many(),
        },
        correctable=by_opposite(N_("Cancel the count")),
    )
)
COUNT_COUNTER_NAMED: Final = declare(
    Kind(
        "count.counter_named",
        N_("Named another person to count"),
        "warn",
        keys={
            "turn": _TURN,
            "people": Key(N_("From whom to whom"), str).many(),
            "note": _NOTE,
        },
        correctable=BY_NEW_ENTRY,
    )
)
COUNT_THING_COUNTED: Final = declare(
    Kind(
        "count.thing_counted",
        N_("Counted a thing"),
        keys={"turn": _TURN, "item": Key(N_("Item"), str), "place": _PLACE, "differs": DIFFERS},
        correctable=_THIRD,
    )
)
COUNT_UNLABELLED_COUNTED: Final = declare(
    Kind(
        "count.unlabelled_counted",
        N_("Counted a thing without a label of ours"),
        "warn",
        keys={
            "turn": _TURN,
            "place": _PLACE,
            "said": Key(N_("Description"), str),
            "code": Key(N_("Code on it"), str).or_none(),
        },
        correctable=_THIRD,
    )
)
COUNT_ENTRY_TAKEN_BACK: Final = declare(
    Kind(
        "count.entry_taken_back",
        N_("Took back what they had counted"),
        "warn",
        keys={
            "turn": _TURN,
            "place": _PLACE,
            "item": Key(N_("Item"), str).or_none(),
            "said": Key(N_("Description"), str).or_none(),
            "code": Key(N_("Code on it"), str).or_none(),
        },
        correctable=BY_NEW_ENTRY,
    )
)
COUNT_TURN_FINISHED: Final = declare(
    Kind(
        "count.finished",
        N_("Finished counting"),
        "info",
        keys={"turn": _TURN, "things": Key(N_("Things counted"), int)},
        correctable=final(N_("A third person counts again where the two differ.")),
    )
)
COUNT_COMPARED: Final = declare(
    Kind(
        "count.compared",
        N_("Compared what was counted"),
        "info",
        keys={
            "again": Key(N_("To be counted again"), int),
            "findings": Key(N_("Differences"), int),
        },
        correctable=by_another(N_("Close the count and open another one")),
    )
)
COUNT_SETTLED: Final = declare(
    Kind(
        "count.settled",
        N_("Said what is done about a difference"),
        "info",
        keys={
            "finding": Key(N_("Difference"), FindingKind),
            "item": Key(N_("Item"), str).or_none(),
            "said": Key(N_("What is done"), str),
            "discrepancy": Key(N_("Discrepancy"), str).or_none(),
        },
        correctable=by_another(
            N_("Say it otherwise before the count is signed, or decide the discrepancy")
        ),
    )
)
COUNT_PROPOSED: Final = declare(
    Kind(
        "count.proposed",
        N_("Put the count up for signing"),
        keys={"findings": Key(N_("Differences"), int)},
        correctable=by_opposite(N_("Return the count")),
    )
)
COUNT_SIGNED: Final = declare(
    Kind(
        "count.signed",
        N_("Signed the count"),
        "ok",
        keys={"part": Key(N_("As"), CountPart)},
        correctable=by_opposite(N_("Return the count")),
    )
)
COUNT_RETURNED: Final = declare(
    Kind(
        "count.returned",
        N_("Returned the count"),
        "warn",
        keys={"note": _NOTE},
        correctable=BY_NEW_ENTRY,
    )
)
COUNT_CLOSED: Final = declare(
    Kind(
        "count.closed",
        N_("Closed the count"),
        "ok",
        keys={
            "number": _NUMBER,
            "findings": Key(N_("Differences"), int),
            "entry": Key(N_("Hash of the last entry of the count"), str),
            "checkpoint": Key(N_("Last checkpoint of the ledger"), str).or_none(),
            "signed_at": Key(N_("Last signature"), datetime),
        },
        correctable=final(N_("Open another count.")),
    )
)
COUNT_CANCELLED: Final = declare(
    Kind(
        "count.cancelled",
        N_("Cancelled the count"),
        "danger",
        keys={"note": _NOTE},
        correctable=final(N_("Open another count.")),
    )
)

# In the stream of the item: its own history knows that it was counted.
ITEM_COUNTED: Final = declare(
    Kind(
        "item.counted",
        N_("Counted"),
        "info",
        keys={"number": _NUMBER, "place": _PLACE, **OBSERVED},
        correctable=_THIRD,
    )
)
ITEM_COUNT_TAKEN_BACK: Final = declare(
    Kind(
        "item.count_taken_back",
        N_("What was counted of it was taken back"),
        "warn",
        keys={"number": _NUMBER, "place": _PLACE},
        correctable=BY_NEW_ENTRY,
    )
)
ITEM_NOT_FOUND: Final = declare(
    Kind(
        "item.not_found",
        N_("Not found at the count"),
        "danger",
        keys={"number": _NUMBER, **OBSERVED},
        correctable=by_another(N_("Decide the discrepancy")),
    )
)
