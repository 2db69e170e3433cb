"""What the ledger says of care: plans and visits."""

from datetime import date
from typing import Final

from audit.entries import (
    BY_NEW_ENTRY,
    Key,
    Kind,
    by_another,
    declare,
)
from foundation.i18n import N_
from warehouse.entry_keys import CUSTODY, DIFFERS, OBSERVED, PHOTOS
from warehouse.models import CareCheck, CareKind, CareState

CARE_BEGUN: Final = declare(
    Kind(
        "care.begun",
        N_("Care planned"),
        keys={
            "kind": Key(N_("For what"), CareKind),
            "every_days": Key(N_("Every (days)"), int),
            "next_on": Key(N_("Next visit"), date),
        },
        correctable=by_another(N_("End the plan")),
    )
)
CARE_ENDED: Final = declare(
    Kind(
        "care.ended",
        N_("No more care"),
        keys={"reason": Key(N_("Reason"), str), "visits": Key(N_("Visits"), int)},
        correctable=by_another(N_("Plan the care")),
    )
)
VISIT_BEGUN: Final = declare(
    Kind(
        "care.visit_begun",
        N_("Visit begun"),
        keys={
            "number": Key(N_("Visit"), int),
            "due_on": Key(N_("Due"), date),
            "place": Key(N_("Place"), str).or_none(),
            "photos": PHOTOS,
        },
        correctable=by_another(N_("Give the visit up")),
    )
)
VISITED: Final = declare(
    Kind(
        "care.visited",
        N_("Visited"),
        "ok",
        keys={
            "number": Key(N_("Visit"), int),
            "state": Key(N_("State"), CareState),
            "before": Key(N_("State at the visit before"), CareState).or_none(),
            "not_in_order": Key(N_("Not in order"), CareCheck).many(),
            "next_on": Key(N_("Next visit"), date),
            "differs": DIFFERS,
            **OBSERVED,
            **CUSTODY,
        },
        correctable=BY_NEW_ENTRY,
    )
)
VISIT_GIVEN_UP: Final = declare(
    Kind(
        "care.visit_given_up",
        N_("Visit given up"),
        "warn",
        keys={"number": Key(N_("Visit"), int), "reason": Key(N_("Reason"), str)},
        correctable=BY_NEW_ENTRY,
    )
)
