"""The calendar of sessions: one month or week with the days nobody works, and one day."""

import calendar as gregorian
import re
from dataclasses import dataclass
from datetime import date, timedelta

from flask import Blueprint, Response, abort, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from auctions import allowed, offers, queries, sessions
from auctions.ical import Event, calendar_file
from auctions.models import Lot, LotStatus, Round, RoundState
from auctions.planner import holidays_between
from auctions.sessions import MOST_COUNTED, DaySessions
from auctions.views.buttons import by_now
from auctions.views.naming import round_name
from cases.models import Hold
from foundation import clock
from foundation.database import db
from foundation.paging import keyset
from foundation.permissions import Permission
from web.access import offices, permission_required
from web.days import holiday_words
from web.formatting import label
from web.pages import page

bp = Blueprint("calendar", __name__, url_prefix="/calendar")

DAY = timedelta(days=1)
MOST_LOTS = 60  # looked at for one day; the list of lots has the others
DATE = re.compile(r"20\d{2}-\d{2}-\d{2}\Z", re.ASCII)
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
    """Show a month or a week: of each day how many sessions there are, and the first few."""
    today = clock.today()
    first, last, by_week = _asked(today)
    start, end = first - DAY * first.weekday(), last + DAY * (6 - last.weekday())
    shown = [start + DAY * offset for offset in range((end - start).days + 1)]
    held = sessions.by_day(offices(), shown)
    holidays = dict(holidays_between(start, end))
    days = [
        CalendarDay(
            on=day,
            within=first <= day <= last,
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
        holds=sessions.under_hold([each for day in held.values() for each in day.first]),
        by_week=by_week,
        last=last,
        before=first - DAY * 7 if by_week else (first - DAY).replace(day=1),
        after=last + DAY,
        adds=by_week and bool(offices(Permission.RUN_AUCTIONS)),
        today=today,
        week_of=today if first <= today <= last else first,
    )


def _asked(today: date) -> tuple[date, date, bool]:
    """Return the first and last day that is asked for, and whether it is a week."""
    week = request.args.get("week", "")
    if DATE.match(week):
        try:
            on = date.fromisoformat(week)
        except ValueError:
            on = today
        first = on - DAY * on.weekday()
        return first, first + DAY * 6, True
    found = MONTH.match(request.args.get("month", ""))
    first = date(int(found[1]), int(found[2]), 1) if found else today.replace(day=1)
    return first, first.replace(day=gregorian.monthrange(first.year, first.month)[1]), False


@bp.get("/sessions.ics")
@permission_required(Permission.READ_AUCTIONS)
def take() -> ResponseReturnValue:
    """Give the sessions of the month or week asked for as a calendar file."""
    first, last, _by_week = _asked(clock.today())
    rounds = sessions.between(offices(), first, last)
    holds = sessions.under_hold(rounds)
    events = [
        Event(
            uid=f"session-{each.id}-{each.lot.code}@kebien",
            starts=each.session_hour or each.session_day,
            summary=f"{round_name(each)}: {each.lot.title}",
            about=", ".join(_about(each, holds.get(each.id))),
            place=each.place or "",
            url=url_for("auctions.lots.show", code=each.lot.code, _external=True),
            confirmed=each.state is not RoundState.PLANNED and each.id not in holds,
        )
        for each in rounds
    ]
    name = f"sessions-{first.isoformat()}-{last.isoformat()}.ics"
    return Response(
        calendar_file(events, at=clock.now()),
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _about(round_: Round, hold: Hold | None) -> list[str]:
    return [label(round_.state), *([label(hold.reason)] if hold is not None else [])]


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
    return page(
        "auctions/calendar/on_day.html",
        on=on,
        rows=rows,
        holds=sessions.under_hold(rows.rows),
        lots=_lots_to_plan(on),
    )


def _lots_to_plan(on: date) -> list[Lot] | None:
    """Return the lots whose next session may be planned now; None for who plans none that day."""
    planning = offices(Permission.RUN_AUCTIONS)
    if not planning or on <= clock.today():
        return None
    ready = queries.lots(planning, statuses=[LotStatus.READY])
    lots = db.session.scalars(ready.order_by(Lot.id).limit(MOST_LOTS)).unique().all()
    by, facts = by_now(), offers.read_many(lots)
    return [lot for lot in lots if allowed.why_not_plan(facts[lot.id], by) is None]
