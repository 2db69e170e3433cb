"""The calendar of sessions: one month, with the days nobody works."""

import calendar as gregorian
import re
from dataclasses import dataclass
from datetime import date, timedelta

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from auctions import queries
from auctions.models import Round
from auctions.planner import holidays_between
from auctions.views.acts import all_of
from foundation import clock
from foundation.permissions import Permission
from web.access import offices, permission_required
from web.pages import page

bp = Blueprint("calendar", __name__, url_prefix="/calendar")

DAY = timedelta(days=1)
MONTH = re.compile(r"(20\d{2})-(0[1-9]|1[0-2])\Z")


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One day of the month's sheet."""

    on: date
    within: bool  # of the month shown, not of its neighbours
    is_today: bool
    holiday: str
    sessions: list[Round]


@bp.get("")
@permission_required(Permission.READ_AUCTIONS)
def show() -> ResponseReturnValue:
    today = clock.today()
    found = MONTH.match(request.args.get("month", ""))
    first = date(int(found[1]), int(found[2]), 1) if found else today.replace(day=1)
    last = first.replace(day=gregorian.monthrange(first.year, first.month)[1])
    start, end = first - DAY * first.weekday(), last + DAY * (6 - last.weekday())
    sessions: list[Round] = list(all_of(queries.sessions_between(offices(), start, end)))
    holidays = dict(holidays_between(start, end))
    days = [
        CalendarDay(
            on=day,
            within=day.month == first.month,
            is_today=day == today,
            holiday=holidays.get(day, ""),
            sessions=[round_ for round_ in sessions if round_.session_on == day],
        )
        for day in (start + DAY * offset for offset in range((end - start).days + 1))
    ]
    within = {day.on: day for day in days if day.within}
    return page(
        "auctions/calendar/show.html",
        month=first,
        weeks=[days[at : at + 7] for at in range(0, len(days), 7)],
        listed=[day for day in within.values() if day.sessions or day.holiday],
        before=(first - DAY).replace(day=1),
        after=last + DAY,
    )
