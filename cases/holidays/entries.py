"""What the ledger says of the working calendar."""

from datetime import date
from typing import Final

from audit.entries import (
    BY_NEW_ENTRY,
    NOT_ASKED,
    Key,
    Kind,
    declare,
)
from cases.entries import DUE_ON
from cases.models import DayKind, Step
from foundation.i18n import N_

_DAY: Final = Key(N_("Day"), date)
DAY_RECORDED: Final = declare(
    Kind(
        "calendar.day_recorded",
        N_("Recorded a day of the working calendar"),
        keys={
            "day": _DAY,
            "is": Key(N_("What the day is"), DayKind),
            "name": Key(N_("Name of the holiday"), str).or_none(),
            "source": Key(N_("By which announcement"), str),
        },
        correctable=BY_NEW_ENTRY,
    )
)
DAYS_JUDGED: Final = declare(
    Kind(
        "calendar.days_judged",
        N_("Ruled legal days again by the changed calendar"),
        keys={"day": _DAY, "moved": Key(N_("Last days moved"), int)},
        correctable=NOT_ASKED,
    )
)
_LEGAL_DAY: Final = {
    "step": Key(N_("Step"), Step),
    "parameter": Key("", str, internal=True),
    "due_on": DUE_ON,
    "changed": Key(N_("Day of the calendar that changed"), date),
}
DAY_NOT_MOVED: Final = declare(
    Kind(
        "deadline.not_moved",
        N_("A legal day did not follow the changed calendar by itself"),
        "warn",
        keys=_LEGAL_DAY,
        correctable=NOT_ASKED,
    )
)
DAY_FOLLOWS: Final = declare(
    Kind(
        "deadline.follows_calendar",
        N_("A legal day agrees with the calendar again"),
        keys=_LEGAL_DAY,
        correctable=NOT_ASKED,
        quiet=True,
    )
)
DAY_STANDS: Final = declare(
    Kind(
        "deadline.stands",
        N_("Looked at a legal day after a change of the calendar: it stands"),
        "ok",
        keys=_LEGAL_DAY,
        correctable=NOT_ASKED,
    )
)
