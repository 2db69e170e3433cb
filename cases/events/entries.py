"""What the ledger says of the events of a case."""

from datetime import date
from typing import Final

from audit.entries import (
    BY_CORRECTION,
    NOT_ASKED,
    Key,
    Kind,
    by_another,
    declare,
    row_id,
)
from cases.models import CaseEnding, Enforceability, EventKind, Verified
from foundation.i18n import N_


class GroundCode(str):
    """The code of a ground in the lawbook, "38.1.a"."""

    __slots__ = ()


_EVENT: Final = {
    "event": row_id(),
    "kind": Key(N_("What happened"), EventKind),
    "happened": Key(N_("When it happened"), str),
}
EVENT_RECORDED: Final = declare(
    Kind(
        "case.event_recorded",
        N_("Recorded an event of the case"),
        keys={
            **_EVENT,
            "ground": Key(N_("Ground by law"), GroundCode).or_none(),
            "ending": Key(N_("How it ended"), CaseEnding).or_none(),
            "organisation": Key(N_("To which organisation"), str).or_none(),
            "document": Key(N_("Document"), str).or_none(),
            "source": Key(N_("Where it is known from"), str).or_none(),
            "enforceability": Key(N_("Enforceability"), Enforceability).or_none(),
            "found": Key(N_("What was found"), Verified).or_absent(),
            "yearly": Key(N_("Verified once a year"), bool).or_absent(),
        },
        correctable=BY_CORRECTION,
    )
)
EVENT_MOVED: Final = declare(
    Kind(
        "case.event_moved",
        N_("An event of the case has the corrected day"),
        keys={
            **_EVENT,
            "enforceability": Key(N_("Enforceability"), Enforceability).or_none(),
        },
        correctable=NOT_ASKED,
    )
)
CASE_CLOSED: Final = declare(
    Kind(
        "case.closed",
        N_("Closed the case file"),
        "ok",
        keys={"closed_on": Key(N_("Closed on"), date)},
        correctable=BY_CORRECTION,
    )
)
EVENT_ANNULLED: Final = declare(
    Kind(
        "case.event_annulled",
        N_("Annulled an event of the case"),
        "warn",
        keys={
            **_EVENT,
            "enforceability": Key(N_("Enforceability"), Enforceability).or_none(),
            "reason": Key(N_("Reason of the annulment"), str),
        },
        correctable=by_another(N_("Record an event")),
    )
)
