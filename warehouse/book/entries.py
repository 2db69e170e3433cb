"""What the ledger says of closings of the book."""

from datetime import date
from typing import Final

from audit.entries import (
    Key,
    Kind,
    by_another,
    by_opposite,
    declare,
)
from foundation.i18n import N_
from warehouse.models import CountPart

_PARTS: Final = {
    "opened_with": Key(N_("In the book at the beginning"), int),
    "came": Key(N_("Came"), int),
    "went": Key(N_("Went"), int),
    "in_store": Key(N_("In the store"), int),
    "claimed": Key(N_("By the old files, not seen yet"), int),
    "lent": Key(N_("On loan"), int),
    "missing": Key(N_("Missing"), int),
}

CLOSING_PROPOSED: Final = declare(
    Kind(
        "closing.proposed",
        N_("Made up the closing of the book"),
        "info",
        keys={
            "number": Key(N_("Number"), str),
            "until": Key(N_("Until"), date),
            "lines": Key(N_("Lines of the book"), int),
            **_PARTS,
        },
        correctable=by_opposite(N_("Return the closing")),
    )
)
CLOSING_SIGNED: Final = declare(
    Kind(
        "closing.signed",
        N_("Signed the closing of the book"),
        "info",
        keys={"part": Key(N_("As"), CountPart)},
        correctable=by_opposite(N_("Return the closing")),
    )
)
CLOSING_RETURNED: Final = declare(
    Kind(
        "closing.returned",
        N_("Returned the closing of the book"),
        "warn",
        keys={"note": Key(N_("Note"), str)},
        correctable=by_another(N_("Make the closing up again")),
    )
)
CLOSING_CLOSED: Final = declare(
    Kind(
        "closing.closed",
        N_("Closed the book"),
        "ok",
        keys={
            "after": Key(N_("After entry no."), int),
            "checkpoint": Key(N_("Checkpoint of the ledger"), str).or_none(),
        },
        correctable=by_another(N_("Record what is missing: it stands in the next closing")),
    )
)
