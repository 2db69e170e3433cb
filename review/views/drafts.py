"""Sentences a directive can begin with, each with a day by which it can be answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from flask_babel import gettext as _

from lawbook.errors import CalendarNotLoaded
from lawbook.working_days import add_working_days
from review.views.stalled_rows import ShownRow
from web.lists import cells

SHORT: Final = 5
LONG: Final = 10
"""Working days the office gives for what is at hand, and for what needs others or a way."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A sentence and the last day that goes with it, if it can be counted."""

    text: str
    due_on: date | None


def drafts_for(row: ShownRow | None, today: date) -> Sequence[Draft]:
    """Return the sentences that fit how an asset stands; what is due next comes first."""
    found: list[Draft] = []
    if row is not None and row.next_act:
        act = str(cells.joined(row.next_act))
        found.append(
            Draft(_("%(act)s; report the result with its document.", act=act), _in(today, SHORT))
        )
    if row is not None and row.obstacle and row.holder_name:
        said = _(
            "Work with %(holder)s on the obstacle “%(obstacle)s” and report in writing.",
            holder=row.holder_name,
            obstacle=row.obstacle,
        )
        found.append(Draft(said, _in(today, LONG)))
    return [
        *found,
        Draft(
            _("Go through the case file and propose in writing how the asset is dealt with."),
            _in(today, SHORT),
        ),
        Draft(
            _("Look at the asset on the spot and report its condition with minutes and photos."),
            _in(today, LONG),
        ),
    ]


def _in(today: date, working: int) -> date | None:
    """Return the day after some working days; none where the calendar of the year is missing."""
    try:
        return add_working_days(today, working)
    except CalendarNotLoaded:
        return None
