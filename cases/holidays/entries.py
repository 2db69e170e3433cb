"""What the ledger says of the working calendar."""

from datetime import date
from typing import Final

from audit.entries import BY_NEW_ENTRY, NOT_ASKED, Key, Kind, declare
from cases.models import DayKind
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
