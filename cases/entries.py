"""What the ledger says of case files, assets, holds, obstacles and legal days."""

from datetime import date
from decimal import Decimal
from typing import Final

from audit.entries import (
    BY_CORRECTION,
    BY_NEW_ENTRY,
    NOT_ASKED,
    Key,
    Kind,
    LabelCode,
    by_another,
    by_opposite,
    declare,
    row_id,
)
from cases.models import (
    AssetCategory,
    AssetState,
    EndReason,
    Holder,
    HoldReason,
    PartyRole,
    Step,
    Tag,
)
from foundation.database import Dong
from foundation.i18n import N_


class ReasonName(str):
    """The name of a reason of an obstacle in the lawbook, "U01_RESIST"."""

    __slots__ = ()


class Resolution(str):
    """How an obstacle was removed: the words of the person, or a code of the program."""

    __slots__ = ()


DOCUMENT: Final = Key(N_("Document"), str)
DECISION: Final = Key(N_("Decision no."), str)
AMOUNT: Final = Key(N_("Amount"), Dong)
VOUCHER: Final = Key(N_("Voucher"), str)
DUE_ON: Final = Key(N_("Last day"), date)
LOT: Final = Key(N_("Lot"), LabelCode)
SALE: Final = Key(N_("Sale"), LabelCode)
QUANTITY: Final = Key(N_("Quantity"), Decimal)
UNIT: Final = Key(N_("Unit"), str)

CASE_OPENED: Final = declare(
    Kind(
        "case.opened",
        N_("Opened the case file"),
        keys={
            "number": Key(N_("Number"), str),
            "decision": DECISION.or_none(),
            "money_due": Key(N_("Money due"), Dong).or_none(),
            "officer": Key(N_("Officer in charge"), str),
            "tags": Key(N_("Marks"), Tag).many(),
        },
        correctable=BY_CORRECTION,
    )
)
PARTY_ADDED: Final = declare(
    Kind(
        "case.party_added",
        N_("Added a party"),
        keys={
            "party": row_id(),
            "role": Key(N_("Role"), PartyRole),
            "bank": Key(N_("A bank"), bool),
        },
        correctable=BY_CORRECTION,
    )
)


_STATE: Final = {"state": Key(N_("State"), AssetState).changed()}
_IMMOVABLE: Final = Key(N_("Immovable"), bool)
_WHY: Final = Key(N_("Reason"), str)

ASSET_SEIZED: Final = declare(
    Kind(
        "asset.seized",  # formerly also when a lot that offered it was withdrawn
        N_("Seized the asset"),
        keys={
            "case": Key(N_("Case file"), str).or_absent(),
            "category": Key(N_("Category"), AssetCategory).or_absent(),
            "immovable": _IMMOVABLE.or_none().or_absent(),
            "quantity": QUANTITY.or_none().or_absent(),
            "unit": UNIT.or_none().or_absent(),
            "seized_on": Key(N_("Seized on"), date).or_none().or_absent(),
            "minutes": Key(N_("Minutes"), str).or_none().or_absent(),
            "lot": LOT.or_absent(),
            "state": _STATE["state"].or_absent(),
        },
        correctable=by_opposite(N_("End the seizure")),
    )
)
ASSET_KIND_CORRECTED: Final = declare(
    Kind(
        "asset.kind_corrected",
        N_("Corrected whether the asset is immovable"),
        keys={"immovable": _IMMOVABLE.changed(), "reason": _WHY},
        correctable=BY_NEW_ENTRY,
    )
)
ASSET_KIND_SAID: Final = declare(
    Kind(
        "asset.kind_said",
        N_("Said whether the asset is immovable, which was not known"),
        keys={"immovable": _IMMOVABLE, "reason": _WHY.or_none()},
        correctable=by_another(N_("Correct the kind in law")),
    )
)

_HOLD: Final = {"hold": row_id(), "decision": DECISION.or_none()}
_REVIEW_ON: Final = Key(N_("To be reviewed on"), date)

HOLD_PLACED: Final = declare(
    Kind(
        "hold.placed",
        N_("Placed a hold"),
        "hold",
        keys={**_HOLD, "reason": Key(N_("Reason"), HoldReason), "review_on": _REVIEW_ON},
        correctable=by_opposite(N_("Lift the hold")),
    )
)
HOLD_REVIEWED: Final = declare(
    Kind(
        "hold.reviewed",
        N_("Reviewed the hold"),
        "hold",
        keys={**_HOLD, "review_on": _REVIEW_ON.changed()},
        correctable=BY_NEW_ENTRY,
    )
)
HOLD_LIFTED: Final = declare(
    Kind(
        "hold.lifted",
        N_("Lifted the hold"),
        "ok",
        keys={
            **_HOLD,
            "reason": Key(N_("Reason"), HoldReason),
            "lifted_on": Key(N_("Lifted on"), date),
            "document": Key(N_("Document"), str).or_none().or_absent(),
        },
        correctable=BY_CORRECTION,
    )
)

_OBSTACLE: Final = {
    "obstacle": row_id(),
    "reason": Key(N_("Reason"), ReasonName),
    "held_by": Key(N_("Who must act"), Holder),
    "holder": Key(N_("By name"), str).or_none(),
    "next_act": Key(N_("Next act"), str),
}

OBSTACLE_REPORTED: Final = declare(
    Kind(
        "obstacle.reported",
        N_("Reported an obstacle"),
        "warn",
        keys={**_OBSTACLE, "since_on": Key(N_("Since"), date), "due_on": DUE_ON.or_none()},
        correctable=by_opposite(N_("Resolve")),
    )
)
OBSTACLE_GOES_ON: Final = declare(
    Kind(
        "obstacle.goes_on",
        N_("Wrote down the next act of an obstacle"),
        keys={**_OBSTACLE, "on": Key(N_("Day"), date), "due_on": DUE_ON.or_none()},
        correctable=BY_NEW_ENTRY,
    )
)
OBSTACLE_RESOLVED: Final = declare(
    Kind(
        "obstacle.resolved",
        N_("Resolved the obstacle"),
        "ok",
        keys={**_OBSTACLE, "resolution": Key(N_("How"), Resolution)},
        correctable=by_another(N_("Report an obstacle")),
    )
)

_LEGAL_DAY: Final = {"step": Key(N_("Step"), Step), "parameter": Key("", str, internal=True)}
_PAUSED: Final = Key(N_("Paused, from or until"), date).or_none().or_absent()
_PAUSES: Final = {"paused_from": _PAUSED, "paused_until": _PAUSED}
DEADLINE_SCHEDULED: Final = declare(
    Kind(
        "deadline.scheduled",
        N_("Computed a legal day"),
        keys={**_LEGAL_DAY, "due_on": DUE_ON.changed(), **_PAUSES},
        correctable=NOT_ASKED,
        quiet=True,
    )
)
DEADLINE_MET: Final = declare(
    Kind(
        "deadline.met",
        N_("Did a step in time"),
        "ok",
        keys={**_LEGAL_DAY, "due_on": DUE_ON, "met_on": Key(N_("Done on"), date)},
        correctable=NOT_ASKED,
    )
)
DEADLINE_MET_LATE: Final = declare(
    Kind(
        "deadline.met_late",
        N_("Did a step late"),
        "warn",
        keys={**_LEGAL_DAY, "due_on": DUE_ON, "met_on": Key(N_("Done on"), date)},
        correctable=NOT_ASKED,
    )
)
DEADLINE_MISSED: Final = declare(
    Kind(
        "deadline.missed",
        N_("Missed a legal day"),
        "danger",
        keys={**_LEGAL_DAY, "due_on": DUE_ON, "reason": Key(N_("Reason"), EndReason)},
        correctable=NOT_ASKED,
    )
)
DEADLINE_WAIVED: Final = declare(
    Kind(
        "deadline.waived",
        N_("Waived a legal day"),
        keys={**_LEGAL_DAY, "due_on": DUE_ON, "reason": Key(N_("Reason"), EndReason)},
        correctable=NOT_ASKED,
    )
)
DEADLINES: Final = frozenset(
    {DEADLINE_SCHEDULED, DEADLINE_MET, DEADLINE_MET_LATE, DEADLINE_MISSED, DEADLINE_WAIVED}
)
