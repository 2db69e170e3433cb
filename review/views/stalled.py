"""The stalled list: figures, filters, one row an asset, the heaviest first."""

from typing import Any

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue

from accounts.sessions import workplace
from cases.models import Holder
from foundation import clock
from foundation.paging import keyset
from foundation.permissions import Permission
from review.filters import Condition, DirectiveStanding
from review.models import StalledAsset
from review.queries import directives, figures, stalled
from review.queries.stalled import Narrowing
from review.views.stalled_filters import address, groups_of
from review.views.stalled_rows import shown
from web.access import offices, permission_required
from web.pages import page
from web.requests import query_int

bp = Blueprint("stalled", __name__, url_prefix="/review/stalled")


@bp.get("")
@permission_required(Permission.READ_REVIEW)
def index() -> ResponseReturnValue:
    today = clock.today()
    narrowed = narrowing()
    here = address(narrowed)
    rows = keyset(
        stalled.stalled(narrowed, today),
        StalledAsset.weight,
        StalledAsset.id,
        descending=True,
        after=request.args.get("after"),
        before=request.args.get("before"),
        within=(StalledAsset.office_id, narrowed.offices),
    )
    about = directives.standing_about([row.asset_id for row in rows.rows], today)
    counted = stalled.facets(narrowed, today)
    return page(
        "review/stalled/index.html",
        today=today,
        office=workplace(),
        narrowed=narrowed,
        figures=figures.figures(offices(), credit=narrowed.credit, today=today),
        shown=shown(rows.rows, about, today),
        total=counted.total,
        groups=groups_of(counted, narrowed),
        undelivered_url=url_for(".index", cases=here["cases"], condition="undelivered"),
        failed_url=url_for(".index", cases=here["cases"], condition="failed"),
        credit_url=url_for(".index", **{**here, "cases": None}),
        every_url=url_for(".index", **{**here, "cases": "all"}),
        refreshed_on=min((row.refreshed_on for row in rows.rows), default=None),
        previous=url_for(".index", **here, before=rows.before) if rows.before else None,
        following=url_for(".index", **here, after=rows.after) if rows.after else None,
    )


def narrowing() -> Narrowing:
    """Read what the address asks for; a value nobody offered is left out."""
    asked = request.args
    return Narrowing(
        offices=offices(),
        credit=asked.get("cases") != "all",
        condition=_member(Condition, asked.get("condition")),
        bank=asked.get("bank"),
        holder=_member(Holder, asked.get("holder")),
        holder_name=asked.get("name"),
        standing=_member(DirectiveStanding, asked.get("directive")),
        officer_id=query_int("officer"),
        office_id=query_int("unit"),
    )


def _member(kind: Any, text: str | None) -> Any:
    return next((member for member in kind if member.value == text), None)
