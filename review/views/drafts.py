"""Sentences a directive can begin with, each with a day by which it can be answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from flask_babel import gettext as _

from lawbook.errors import CalendarNotLoaded
from lawbook.working_days import default_calendar
from review.views.stalled_rows import ShownRow
from web.lists import cells


@dataclass(frozen=True, slots=True)
class Draft:
    """A sentence and the last day that goes with it."""

    text: str
    due_on: date


def drafts_for(row: ShownRow | None, today: date) -> Sequence[Draft]:
    """Return the sentences that fit how an asset stands; what is due next comes first."""
    found: list[Draft] = []
    if row is not None and row.next_act:
        act = str(cells.joined(row.next_act))
        found.append(
            Draft(_("%(act)s; report the result with its document.", act=act), _in(today, 5))
        )
    if row is not None and row.obstacle and row.holder_name:
        said = _(
            "Work with %(holder)s on the obstacle “%(obstacle)s” and report in writing.",
            holder=row.holder_name,
            obstacle=row.obstacle,
        )
        found.append(Draft(said, _in(today, 10)))
    return [
        *found,
        Draft(
            _("Go through the case file and propose in writing how the asset is dealt with."),
            _in(today, 5),
        ),
        Draft(
            _("Look at the asset on the spot and report its condition with minutes and photos."),
            _in(today, 10),
        ),
    ]


def _in(today: date, working: int) -> date:
    """Return the day after some working days; calendar days where a year is not recorded."""
    day, left = today, working
    while left:
        day += timedelta(days=1)
        try:
            left -= default_calendar().is_working_day(day)
        except CalendarNotLoaded:
            left -= day.weekday() < 5  # noqa: PLR2004  # Monday to Friday
    return day
