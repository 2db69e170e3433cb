"""Which counts are due, by store: what waits, and the calendar of the year ahead."""

from dataclasses import dataclass
from datetime import date

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from accounts.models import Role
from foundation import clock
from foundation.permissions import Permission
from warehouse.counts.schedule import AHEAD, Due
from warehouse.models import Place
from warehouse.queries.count_schedule import counts_due
from warehouse.views.counts import bp
from web.access import may, offices, permission_required
from web.buttons import Button
from web.formatting import label
from web.pages import page


@dataclass(frozen=True, slots=True)
class DueRow:
    """One count that may begin, or is overdue: its state in words, and the way on."""

    place: Place
    due: Due
    state: str
    tone: str
    way: Button | None


@dataclass(frozen=True, slots=True)
class Month:
    """One month of the calendar with what is due in it."""

    first: date
    rows: list[tuple[Place, Due]]


@bp.get("/due")
@permission_required(Permission.READ_WAREHOUSE)
def due() -> ResponseReturnValue:
    today = clock.today()
    stores = counts_due(offices(), today, ahead=AHEAD)
    told = [(store.place, each) for store in stores for each in store.due]
    months: dict[date, Month] = {}
    for place, each in sorted(told, key=lambda one: one[1].by):
        first = each.by.replace(day=1)
        months.setdefault(first, Month(first, [])).rows.append((place, each))
    return page(
        "warehouse/counts/due.html",
        rows=[_row(place, each, today) for place, each in told if each.is_open(today)],
        months=list(months.values()),
        stores=len(stores),
        opened_by=opened_by(),
        today=today,
    )


def opened_by() -> str:
    """Say who opens a count, to somebody who does not."""
    return str(_("%(role)s opens the count", role=label(Role.HEAD)))


def _row(place: Place, each: Due, today: date) -> DueRow:
    if each.running is not None:
        state = _("being made: %(number)s", number=each.running.number)
        url = url_for("warehouse.counts.show", count_id=each.running.count_id)
        return DueRow(place, each, state, "info", Button(each.running.number, url))
    way = None
    if may(Permission.APPROVE_ORDERS, place.office_id):
        url = url_for("warehouse.counts.new", kind=each.kind.value, place=place.short_name)
        way = Button(_("Begin the count"), url, main=True)
    if each.is_overdue(today):
        days = (today - each.by).days
        return DueRow(place, each, _("overdue for %(num)s days", num=days), "danger", way)
    days = (each.by - today).days
    return DueRow(place, each, _("due in %(num)s days", num=days), "warn", way)
