"""Being through with a part of a count: what the page says before, and the act."""

from typing import Any

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import func, select

from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.permissions import Permission
from warehouse.allowed_counts import turn_of, why_not_count
from warehouse.forms.counts import FinishForm
from warehouse.models import CountTurn, StockCount
from warehouse.operations.comparing_counts import finish_counting
from warehouse.queries.counting import how_many, not_counted_yet, places_left, places_passed
from warehouse.views.counting import bp, found_count, root_of
from web.access import actor, permission_required
from web.checking import Check
from web.forms import refusal_text
from web.pages import act_page

PLACES = 50  # that the page to finish names


@bp.route("/finish", methods=["GET", "POST"])
@permission_required(Permission.READ_WAREHOUSE)
def finish(count_id: int) -> ResponseReturnValue:
    return act_page(
        lambda: found_count(count_id),
        lambda _count: FinishForm(),
        lambda count, form, by: finish_counting(
            count, nothing_there=bool(form.nothing_there.data), by=by
        ),
        check=_finishing,
        then=lambda count: url_for("warehouse.counts.show", count_id=count.id),
        said=lambda _count: _("You are through with counting."),
        template="warehouse/counting/finish.html",
        subject="count",
        context=_before_finishing,
    )


def _before_finishing(count: StockCount) -> dict[str, Any]:
    why = why_not_count(count, Act(actor(), clock.now()))
    names, number = _left(count)
    turn = turn_of(count, actor().id)
    drawn = (
        not_counted_yet(count, turn).subquery() if turn is not None and count.is_sample else None
    )
    return {
        "why_not": refusal_text(why) if why else "",
        "places": names,
        "places_left": number,
        "drawn_left": db.session.scalar(select(func.count()).select_from(drawn))
        if drawn is not None
        else 0,
    }


def _finishing(count: StockCount, _form: FinishForm) -> Check:
    """Say how much was counted in how many places; nothing of what is expected."""
    turn = turn_of(count, actor().id)
    things = how_many(count, turn) if turn is not None else 0
    places = places_passed(count, turn) if turn is not None else 0
    told = ngettext("You counted %(num)d thing.", "You counted %(num)d things.", things)
    where = ngettext("In %(num)d place.", "In %(num)d places.", places)
    return Check(_("I am through"), [told, where, _("You can add nothing afterwards.")])


def _left(count: StockCount) -> tuple[list[str], int]:
    """Return the first places in which this person counted nothing, and how many there are."""
    turn = turn_of(count, actor().id)
    if turn is None or turn is CountTurn.THIRD or count.is_sample:
        return [], 0
    query = places_left(count, root_of(count), turn)
    names = list(db.session.scalars(query.limit(PLACES)))
    if len(names) < PLACES:
        return names, len(names)
    return names, db.session.scalar(select(func.count()).select_from(query.subquery())) or 0
