"""What copies tell of the health of the installation."""

from typing import Final

from backups import queries
from foundation.health import Line, told_by
from foundation.i18n import N_

NIGHTLY: Final = 26  # hours after which the night's copy is missed
ADVICE: Final = N_(
    "Ask who looks after the server whether the program of the jobs runs, and for a copy now."
)


@told_by
def newest_copy() -> list[Line]:
    """Tell how old the newest copy is."""
    title, hours = N_("Newest copy of the office"), queries.hours()
    if hours is None:
        return [Line("backup", title, N_("no copy was made yet"), "danger", ADVICE)]
    tone = "ok" if hours <= NIGHTLY else "danger"
    value = N_("%(hours)s hours ago")
    return [Line("backup", title, value, tone, ADVICE, {"hours": round(hours, 1)})]
