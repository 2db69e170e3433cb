"""The working calendar: what differs from the recorded one, and recording a day after a dry run."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from flask import Blueprint, flash, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import select
from sqlalchemy.orm import joinedload
from werkzeug.wrappers import Response

from cases.holidays.allowed import why_not_record_day
from cases.holidays.in_force import Said, said, with_days
from cases.models import CalendarDay, DayKind, Deadline
from cases.operations.holidays import record_day
from foundation import clock
from foundation.acts import Act
from foundation.counting import Counted, up_to
from foundation.database import db
from foundation.days import UnreadDay, read_day
from foundation.permissions import Permission
from lawbook.working_days import default_calendar
from review import jobs
from review.forms.holidays import HolidayForm
from review.queries.moved_days import DryRun, Moved, dry_run, planned_on, unmoved
from review.views.dry_run import told
from web.access import actor, offices, permission_required
from web.checking import Check
from web.formatting import day as day_words
from web.formatting import grouped, label
from web.forms import refusal_text
from web.pages import act_page, page

bp = Blueprint("holidays", __name__, url_prefix="/calendar/days")

MOST: Final = 50  # rows of the page
STEPS: Final = 4  # of legal days ruled again while somebody waits for the page


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
        unmoved=Counted.read(
            db.session.scalar(select(up_to(unmoved(offices(Permission.READ_AUCTIONS))))) or 0
        ),
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
    if isinstance(answer, Response) and answer.status_code == 303:  # the day stands
        _begin_judging()
    return answer


def _begin_judging() -> None:
    """Rule the first legal days again at once, in small steps of its own; say if more are left."""
    if not jobs.begin_judging(STEPS):
        words = _(
            "The day is recorded. Legal days are still being ruled again; look here in some"
            " minutes."
        )
        flash(words, "info")


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
    run = dry_run(day, before, after, offices(Permission.READ_AUCTIONS))
    yes = _("Record %(day)s", day=day_words(day))
    return Check(
        yes,
        [*_told(run), *(_plans(day) if kind is not DayKind.WORKED else [])],
        _("Recording the day once more as it was takes it back; the legal days follow again."),
    )


def _told(run: DryRun) -> list[Any]:
    return [*_moved(run.found.moved), *_unmoved(run.found.unmoved), _looked_at(run)]


def _moved(rows: Sequence[Moved]) -> list[Any]:
    if not rows:
        return [_("No open legal day moves.")]
    count = len(rows)
    head = ngettext("%(num)d open legal day moves:", "%(num)d open legal days move:", count)
    return told(head, [(_stream(each.row), _from_to(each)) for each in rows])


def _unmoved(rows: Sequence[Deadline]) -> list[Any]:
    if not rows:
        return []
    head = ngettext(
        "%(num)d legal day may move and is not moved by itself; it is put on a list for"
        " people to look at:",
        "%(num)d legal days may move and are not moved by themselves; they are put on a"
        " list for people to look at:",
        len(rows),
    )
    return told(head, [(_stream(row), _stands(row)) for row in rows])


def _looked_at(run: DryRun) -> Any:
    """Say how many legal days near the day were looked at, and how many there are."""
    near = f"{grouped(run.near)}+" if run.near.more else grouped(run.near)
    if run.looked_at >= run.near and not run.near.more:
        return _("Looked at: every open legal day near it (%(near)s).", near=near)
    return _(
        "Looked at: the first %(looked_at)s of %(near)s open legal days near it. The others are"
        " ruled again as well once the day is recorded.",
        looked_at=grouped(run.looked_at),
        near=near,
    )


def _from_to(each: Moved) -> Any:
    return _(
        "%(step)s moves from %(old)s to %(new)s",
        step=label(each.row.step),
        old=day_words(each.row.due_on),
        new=day_words(each.to_on),
    )


def _stands(row: Deadline) -> Any:
    return _("%(step)s, %(day)s", step=label(row.step), day=day_words(row.due_on))


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
    return told(head, [(f"round:{round_.id}", "") for round_, _lot in found])


def _stream(row: Deadline) -> str:
    return f"{row.subject_kind}:{row.subject_id}"
