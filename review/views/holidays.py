"""The working calendar: what differs from the recorded one, and recording a day after a dry run."""

from datetime import date
from typing import Any, Final

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from cases.holidays.allowed import why_not_record_day
from cases.holidays.in_force import Said, said, with_days
from cases.models import CalendarDay, DayKind
from cases.operations.holidays import record_day
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.days import UnreadDay, read_day
from foundation.permissions import Permission
from lawbook.working_days import default_calendar
from review import jobs
from review.forms.holidays import HolidayForm
from review.queries.moved_days import Moved, moved_days, planned_on
from review.views import dry_run
from web.access import actor, offices, permission_required
from web.checking import Check
from web.formatting import day as day_words
from web.formatting import label
from web.forms import refusal_text
from web.pages import act_page, page

bp = Blueprint("holidays", __name__, url_prefix="/calendar/days")

MOST: Final = 50  # rows of the page


@bp.get("")
@permission_required(Permission.MANAGE_ACCOUNTS)
def index() -> ResponseReturnValue:
    calendar, today = default_calendar(), clock.today()
    rows = db.session.scalars(
        select(CalendarDay)
        .options(joinedload(CalendarDay.recorded_by))
        .order_by(CalendarDay.id.desc())
        .limit(MOST)
    ).all()
    why_not = why_not_record_day(Act(actor(), clock.now()))
    return page(
        "review/holidays/calendar.html",
        rows=rows,
        awaited=[(day, what) for day, what in sorted(calendar.awaited.items()) if day >= today],
        ahead=[
            (day, name)
            for day, name in sorted(calendar.holidays.items())
            if today <= day <= today.replace(year=today.year + 1, day=1)
        ],
        worked=sorted(day for day in calendar.worked if day >= today),
        why_not=refusal_text(why_not) if why_not else "",
    )


@bp.route("/new", methods=["GET", "POST"])
@permission_required(Permission.MANAGE_ACCOUNTS)
def new() -> ResponseReturnValue:
    """Ask for the day, show what it moves, record it, and rule the legal days again."""
    answer = act_page(
        lambda: None,
        lambda _none: HolidayForm(),
        _record,
        first=_begin,
        check=lambda _none, form: _dry_run(form),
        then=lambda _row: url_for(".index"),
        said=lambda row: _("%(day)s is recorded.", day=day_words(row.day)),
        template="review/holidays/new.html",
        subject="nobody",
    )
    if request.method == "POST":
        jobs.judge(clock.today())  # after the day stands, in small steps of its own
    return answer


def _record(_none: None, form: HolidayForm, by: Act) -> CalendarDay:
    assert form.day.data is not None  # the form needs it
    return record_day(
        form.day.data,
        kind=DayKind(form.kind.data),
        name=form.holiday.data or "",
        source=form.source.data or "",
        by=by,
    )


def _begin(_none: None, form: HolidayForm) -> None:
    """Offer the day that the address names."""
    try:
        form.day.data = read_day(request.args.get("day", ""))
    except UnreadDay:
        form.day.data = None


def _dry_run(form: HolidayForm) -> Check:
    """Say which open legal days move, from what to what, and which plans fall on the day."""
    day, kind = form.day.data, DayKind(form.kind.data)
    assert day is not None  # the form needs it
    before = default_calendar()
    after = with_days((*said(), Said(day, kind, form.holiday.data or None)))
    sight = offices(Permission.READ_AUCTIONS)
    moved = moved_days(day, before, after, sight)
    yes = _("Record %(day)s", day=day_words(day))
    return Check(
        yes,
        [*_told(moved), *(_plans(day) if kind is not DayKind.WORKED else [])],
        _("Recording the day once more as it was takes it back; the legal days follow again."),
    )


def _told(moved: list[Moved]) -> list[Any]:
    if not moved:
        return [_("No open legal day moves.")]
    count = len(moved)
    head = ngettext("%(num)d open legal day moves:", "%(num)d open legal days move:", count)
    return dry_run.told(head, [(_stream(each), _from_to(each)) for each in moved])


def _from_to(each: Moved) -> str:
    step, old = label(each.row.step), day_words(each.from_on)
    if each.to_on is None:
        words = _("%(step)s, %(old)s: counted from a planned day; look at it", step=step, old=old)
    else:
        new = day_words(each.to_on)
        words = _("%(step)s moves from %(old)s to %(new)s", step=step, old=old, new=new)
    return str(words)


def _plans(day: date) -> list[Any]:
    found = planned_on(day, offices(Permission.READ_AUCTIONS))
    if not found:
        return []
    count = len(found)
    head = ngettext(
        "%(num)d planned round has its session, posting or notice on this day; people move it:",
        "%(num)d planned rounds have their session, posting or notice on this day; people move"
        " them:",
        count,
    )
    return dry_run.told(head, [(f"round:{round_.id}", "") for round_, _lot in found])


def _stream(each: Moved) -> str:
    return f"{each.row.subject_kind}:{each.row.subject_id}"
