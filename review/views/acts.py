"""Next acts: what the law and the head want, the earliest last day first."""

from datetime import date

from flask import Blueprint
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from foundation import clock
from foundation.permissions import Permission
from lawbook.errors import CalendarNotLoaded
from lawbook.working_days import default_calendar
from review.queries.homes import unoffered
from review.views.act_list import ACTS
from web.access import offices, permission_required
from web.days import holiday_words
from web.formatting import day
from web.lists import list_page

bp = Blueprint("acts", __name__, url_prefix="/review/acts")


@bp.get("")
@permission_required(Permission.READ_AUCTIONS)
def index() -> ResponseReturnValue:
    today = clock.today()
    return list_page(
        ACTS,
        "review/acts/index.html",
        today=today,
        rests_tomorrow=_rest_after(today),
        unoffered=unoffered(offices(Permission.RUN_AUCTIONS)),
    )


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
            words = holiday_words(name)
            return str(_("%(day)s is a rest day (%(name)s).", day=day(ahead), name=words))
    return ""
