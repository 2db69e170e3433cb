"""Next acts: what the law and the head want, the earliest last day first."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from accounts.models import Role
from accounts.sessions import me
from foundation import clock
from foundation.counting import Counted
from foundation.permissions import Permission
from lawbook.errors import CalendarNotLoaded
from lawbook.working_days import default_calendar
from review.filters import Due
from review.queries import agenda
from review.queries.agenda import Whose
from review.views.due_acts import ShownAct, shown
from review.views.segments import Segment
from web.access import actor, offices, permission_required
from web.formatting import day, label
from web.pages import page

bp = Blueprint("acts", __name__, url_prefix="/review/acts")


@dataclass(frozen=True, slots=True)
class Group:
    """The acts that fall into one part of the week."""

    label: str
    count: Counted  # of the whole list, not of this page
    acts: list[ShownAct]


@bp.get("")
@permission_required(Permission.READ_AUCTIONS)
def index() -> ResponseReturnValue:
    today = clock.today()
    mine = _wants_mine()
    me_id = actor().id
    whose = Whose(offices(), me_id if mine else None, me_id, offices(Permission.READ_REVIEW))
    due = next((each for each in Due if each.value == request.args.get("due")), None)
    found = agenda.agenda(
        whose,
        today=today,
        due=due,
        after=request.args.get("after"),
        before=request.args.get("before"),
    )
    counts = agenda.counts(whose, today)
    chosen: dict[str, Any] = {"whose": "mine" if mine else "all"}
    here = {**chosen, "due": due.value if due else None}
    return page(
        "review/acts/index.html",
        today=today,
        rests_tomorrow=_rest_after(today),
        groups=_groups(found, today, counts),
        segments_shown=_segments(counts, due, chosen),
        whose=[
            Segment(_("Mine"), url_for(".index", due=here["due"], whose="mine"), mine),
            Segment(_("All"), url_for(".index", due=here["due"], whose="all"), not mine),
        ],
        all_url=url_for(".index", whose="all"),
        previous=url_for(".index", **here, before=found.before) if found.before else None,
        following=url_for(".index", **here, after=found.after) if found.after else None,
    )


def _wants_mine() -> bool:
    """An officer's own acts, unless asked otherwise; everybody else sees all in sight."""
    asked = request.args.get("whose")
    return asked == "mine" or (asked != "all" and Role.OFFICER in me().roles)


def _groups(found: agenda.AgendaPage, today: date, counts: dict[Due, Counted]) -> list[Group]:
    def falls(pair: tuple[agenda.DueRow, ShownAct]) -> Due:
        return agenda.when(pair[0].due_on, today)

    pairs = zip(found.rows, shown(found.rows, today), strict=True)
    return [
        Group(label(due), counts[due], [act for _row, act in group])
        for due, group in groupby(pairs, key=falls)
    ]


def _segments(counts: dict[Due, Counted], due: Due | None, chosen: dict[str, Any]) -> list[Segment]:
    every = Segment(
        _("All"), url_for(".index", **chosen), due is None, Counted.together(counts.values())
    )
    return [
        every,
        *(
            Segment(
                label(each), url_for(".index", **chosen, due=each.value), each is due, counts[each]
            )
            for each in Due
        ),
    ]


def _rest_after(today: date) -> str:
    """Say which day of the coming week is a public holiday: it explains the days left."""
    calendar = default_calendar()
    for offset in range(1, 8):
        ahead = date.fromordinal(today.toordinal() + offset)
        try:
            name = None if calendar.is_working_day(ahead) else calendar.holiday_name(ahead)
        except CalendarNotLoaded:
            return ""
        if name:
            return str(_("%(day)s is a rest day (%(name)s).", day=day(ahead), name=name))
    return ""
