"""Who counts: opening a count with its three people, and naming another of them."""

from flask import request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import select

from accounts.approval_queries import people_with
from accounts.models import UserAccount
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.permissions import Permission
from warehouse import resolver
from warehouse.forms.counts import NameCounterForm, OpenCountForm
from warehouse.models import CountKind, StockCount
from warehouse.operations.counts import name_counter, open_count
from warehouse.views.counts import bp, found_count, page_of
from web.access import actor, offices, permission_required
from web.pages import act_page


def _people(office_id: int) -> list[UserAccount]:
    return list(people_with(Permission.READ_WAREHOUSE, office_id, clock.today()))


@bp.route("/new", methods=["GET", "POST"])
@permission_required(Permission.APPROVE_ORDERS)
def new() -> ResponseReturnValue:
    return act_page(
        lambda: None,
        lambda _none: OpenCountForm(people=_people(actor().office_id)),
        _open,
        first=_begin,
        then=page_of,
        said=lambda count: _("Count %(number)s is open.", number=count.number),
        template="warehouse/counts/new.html",
        subject="nothing",
    )


def _begin(_none: None, form: OpenCountForm) -> None:
    """Take kind and place of what is due, and who counted last: one press is left."""
    form.kind.data = request.args.get("kind", "")[:20] or None
    form.place.data = request.args.get("place", "")[:80]
    if not form.kind.data:
        return
    last = db.session.scalar(
        select(StockCount)
        .where(StockCount.office_id == actor().office_id, StockCount.kind != CountKind.SURPRISE)
        .order_by(StockCount.id.desc())
        .limit(1)
    )
    if last is not None:
        form.counter_one.data = str(last.counter_one_id)
        form.counter_two.data = str(last.counter_two_id)
        form.third.data = str(last.third_id)


def _open(_none: None, form: OpenCountForm, by: Act) -> StockCount:
    given = form.given
    text = (given.pop("place") or "").strip()
    office_id = by.actor.office_id
    place = resolver.place_named(text, offices(), own=office_id) if text else None
    return open_count(office_id=office_id, place=place, by=by, **given)


@bp.route("/<int:count_id>/counter", methods=["GET", "POST"])
@permission_required(Permission.APPROVE_ORDERS)
def name(count_id: int) -> ResponseReturnValue:
    def form(count: StockCount) -> NameCounterForm:
        taken = set(count.people.values())
        return NameCounterForm(people=[p for p in _people(count.office_id) if p.id not in taken])

    return act_page(
        lambda: found_count(count_id),
        form,
        lambda count, form, by: name_counter(count, **form.given, by=by),
        then=page_of,
        said=lambda _count: _("Another person counts now. What was counted before stays."),
        template="warehouse/counts/note.html",
        subject="count",
        context=lambda _count: {"title": _("Name another counter"), "endpoint": "name"},
    )
