"""The calendar of sessions: one month with the days nobody works, and one day."""

import calendar as gregorian
import re
from dataclasses import dataclass
from datetime import date, timedelta

from flask import Blueprint, abort, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from auctions import sessions
from auctions.models import Round, RoundState
from auctions.planner import holidays_between
from auctions.sessions import MOST_COUNTED, DaySessions
from foundation import clock
from foundation.paging import keyset
from foundation.permissions import Permission
from web.access import offices, permission_required
from web.days import holiday_words
from web.pages import page

bp = Blueprint("calendar", __name__, url_prefix="/calendar")

DAY = timedelta(days=1)
MONTH = re.compile(r"(20\d{2})-(0[1-9]|1[0-2])\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One day of the month's sheet."""

    on: date
    within: bool  # of the month shown, not of its neighbours
    is_today: bool
    holiday: str
    sessions: DaySessions
    every: str  # the link to all sessions, where some are left out


@bp.get("")
@permission_required(Permission.READ_AUCTIONS)
def show() -> ResponseReturnValue:
    """Show a month: of each day how many sessions there are, and the first few."""
    today = clock.today()
    found = MONTH.match(request.args.get("month", ""))
    first = date(int(found[1]), int(found[2]), 1) if found else today.replace(day=1)
    last = first.replace(day=gregorian.monthrange(first.year, first.month)[1])
    start, end = first - DAY * first.weekday(), last + DAY * (6 - last.weekday())
    shown = [start + DAY * offset for offset in range((end - start).days + 1)]
    held = sessions.by_day(offices(), shown)
    holidays = dict(holidays_between(start, end))
    days = [
        CalendarDay(
            on=day,
            within=day.month == first.month,
            is_today=day == today,
            holiday=holiday_words(holidays.get(day, "")),
            sessions=held[day],
            every=_every(held[day]),
        )
        for day in shown
    ]
    listed = [day for day in days if day.within and (day.sessions.count or day.holiday)]
    ahead = [day for day in listed if day.on >= today]
    is_over = last < today  # a month that is over is read from its beginning
    return page(
        "auctions/calendar/show.html",
        month=first,
        weeks=[days[at : at + 7] for at in range(0, len(days), 7)],
        listed=listed if is_over else ahead,
        past=[] if is_over else [day for day in listed if day.on < today],
        states=list(RoundState),
        before=(first - DAY).replace(day=1),
        after=last + DAY,
    )


def _every(held: DaySessions) -> str:
    if not held.more:
        return ""
    if held.count > MOST_COUNTED:
        return str(_("all, more than %(count)s", count=MOST_COUNTED))
    return str(_("all %(count)s", count=held.count))


@bp.get("/<string:day>")
@permission_required(Permission.READ_AUCTIONS)
def on_day(day: str) -> ResponseReturnValue:
    """Show all sessions of one day, a page at a time."""
    try:
        on = date.fromisoformat(day)
    except ValueError:
        abort(404)
    if not 2000 <= on.year < 2100:
        abort(404)
    rows = keyset(
        sessions.sessions_on(offices(), on),
        Round.session_at,
        Round.id,
        after=request.args.get("after"),
        before=request.args.get("before"),
        within=(Round.office_id, offices()),
    )
    return page("auctions/calendar/on_day.html", on=on, rows=rows)
