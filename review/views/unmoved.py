"""Legal days that a change of the calendar did not move by itself: people look at each."""

from typing import Any, Final

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import select

from accounts.forms import StateForm
from audit.views.sentences import names_of
from cases.models import Deadline
from cases.operations.unmoved_days import let_stand
from foundation.counting import Counted, up_to
from foundation.database import db
from foundation.permissions import Permission
from review.queries.moved_days import unmoved
from web.access import may, offices, permission_required
from web.forms import Form
from web.pages import act_page, one_or_404, page
from web.requests import query_int

bp = Blueprint("unmoved", __name__, url_prefix="/calendar/unmoved")

MOST: Final = 50  # rows of the page


@bp.get("")
@permission_required(Permission.READ_AUCTIONS)
def index() -> ResponseReturnValue:
    return _show(None, StateForm(None))


@bp.post("/<int:deadline_id>/stands")
@permission_required(Permission.RUN_AUCTIONS)
def stands(deadline_id: int) -> ResponseReturnValue:
    """Record that somebody looked at a day and that it stands."""
    sight = offices(Permission.RUN_AUCTIONS)
    return act_page(
        lambda: one_or_404(
            select(Deadline).where(Deadline.id == deadline_id, Deadline.office_id.in_(sight))
        ),
        lambda _row: StateForm(),
        lambda row, _form, by: let_stand(row, by=by),
        then=lambda _row: url_for(".index"),
        said=lambda _row: _("It is recorded that the legal day stands."),
        show=_show,
    )


def _show(_row: Any, form: Form) -> ResponseReturnValue:
    sight = offices(Permission.READ_AUCTIONS)
    case_id = query_int("case")
    query = unmoved(sight, case_id)
    rows = db.session.scalars(query.limit(MOST)).all()
    names = names_of((f"{row.subject_kind}:{row.subject_id}" for row in rows), offices)
    return page(
        "review/unmoved/days.html",
        form=form,
        rows=[
            (
                row,
                names[f"{row.subject_kind}:{row.subject_id}"],
                may(Permission.RUN_AUCTIONS, row.office_id),
            )
            for row in rows
        ],
        total=Counted.read(db.session.scalar(select(up_to(query))) or 0),
        of_case=case_id,
    )
