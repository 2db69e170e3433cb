"""Care: the list, what is done for one thing, its plan, and a visit in two halves."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.permissions import Permission
from foundation.refusals import Refusal
from warehouse import allowed_care, queries, resolver
from warehouse.care.checks import usual_kind
from warehouse.forms.care import BeginVisitForm, CarePlanForm, CareReasonForm, FinishVisitForm
from warehouse.models import CarePlan, CareVisit, EvidenceItem
from warehouse.operations.care import (
    begin_visit,
    end_care,
    finish_visit,
    give_up_visit,
    plan_care,
)
from warehouse.queries.care import care_of, last_done, visits_of
from warehouse.views import buttons
from warehouse.views.care_drawing import MOST, drawn
from warehouse.views.care_list import CARE
from warehouse.views.care_panel import acts_of
from warehouse.views.discrepancy_words import decides_if_it_differs
from warehouse.views.known import answered, beside
from web.access import actor, offices, permission_required
from web.formatting import short_day
from web.forms import refusal_text
from web.lists import list_page
from web.pages import act_on, act_page, one_or_404, page

Asked = Callable[[EvidenceItem, Act], Refusal | None]

bp = Blueprint("care", __name__, url_prefix="/care")


@bp.get("")
@permission_required(Permission.READ_WAREHOUSE)
def index() -> ResponseReturnValue:
    return list_page(CARE, "warehouse/care/index.html", sections=buttons.sections("care"))


@bp.get("/<code>")
@permission_required(Permission.READ_WAREHOUSE)
def show(code: str) -> ResponseReturnValue:
    item = _item(code)
    care = care_of(item)
    visits = db.session.scalars(visits_of(item).limit(MOST)).all()
    return page(
        "warehouse/care/show.html",
        item=item,
        plan=care.plan,
        open_visit=care.visit,
        visits=visits,
        drawing=drawn(visits),
        today=clock.today(),
        acts=acts_of(item, care),
    )


@bp.route("/<code>/plan", methods=["GET", "POST"])
@permission_required(Permission.KEEP_WAREHOUSE)
def plan(code: str) -> ResponseReturnValue:
    def first(_item: EvidenceItem, form: CarePlanForm) -> None:
        form.next_on.data = clock.today()

    def said(plan: CarePlan) -> str:
        day = short_day(plan.next_on)
        return str(_("Care is planned; the first visit is due on %(day)s.", day=day))

    return act_page(
        lambda: _item(code),
        lambda _item: CarePlanForm(),
        lambda item, form, by: plan_care(item, **form.given, by=by),
        first=first,
        then=lambda _plan: _address(code),
        said=said,
        template="warehouse/care/plan.html",
        subject="item",
        context=_why(lambda item, by: allowed_care.why_not_plan(item, care_of(item).plan, by)),
    )


@bp.route("/<code>/end", methods=["GET", "POST"])
@permission_required(Permission.KEEP_WAREHOUSE)
def end(code: str) -> ResponseReturnValue:
    def asked(item: EvidenceItem, by: Act) -> Refusal | None:
        care = care_of(item)
        return allowed_care.why_not_end(item, care.plan, care.visit, by)

    return act_page(
        lambda: _item(code),
        lambda _item: CareReasonForm(),
        lambda item, form, by: end_care(item, **form.given, by=by),
        then=lambda _done: _address(code),
        said=lambda _done: _("It is visited no more. What the visits found stays."),
        template="warehouse/care/reason.html",
        subject="item",
        context=_why(asked, title=_("End the care"), button=_("End the care")),
    )


@bp.route("/<code>/begin", methods=["GET", "POST"])
@permission_required(Permission.KEEP_WAREHOUSE)
def begin(code: str) -> ResponseReturnValue:
    def asked(item: EvidenceItem, by: Act) -> Refusal | None:
        care = care_of(item)
        return allowed_care.why_not_begin(item, care.plan, care.visit, by)

    def act(item: EvidenceItem, form: BeginVisitForm, by: Act) -> CareVisit:
        scanned = resolver.item_named(form.scanned.data or "", offices())
        return begin_visit(item, scanned=scanned, photos=form.kept, by=by)

    return act_page(
        lambda: _item(code),
        lambda _item: BeginVisitForm(),
        act,
        prepare=lambda _item, form: form.keep_photos(),
        then=lambda _visit: url_for("warehouse.care.finish", code=code),
        said=lambda visit: _("Visit %(number)s is begun.", number=visit.number),
        template="warehouse/care/begin.html",
        subject="item",
        context=_why(asked),
    )


@bp.route("/<code>/finish", methods=["GET", "POST"])
@permission_required(Permission.KEEP_WAREHOUSE)
def finish(code: str) -> ResponseReturnValue:
    def asked(item: EvidenceItem, by: Act) -> Refusal | None:
        return allowed_care.why_not_finish(item, care_of(item).visit, by)

    def make(item: EvidenceItem) -> FinishVisitForm:
        plan = care_of(item).plan
        form = FinishVisitForm(kind=plan.kind if plan is not None else usual_kind(item.kind))
        form.ask_of(item)
        last = last_done(item)
        form.beside(last.answers if last is not None else [])
        return form

    def act(item: EvidenceItem, form: FinishVisitForm, by: Act) -> EvidenceItem:
        finish_visit(item, **form.given, by=by)
        return item

    def context(item: EvidenceItem) -> dict[str, Any]:
        care = care_of(item)
        decides = decides_if_it_differs(item, actor().id)
        more = {"plan": care.plan, "visit": care.visit, "decides": decides}
        return beside(item) | more | _why(asked)(item)

    return act_page(
        lambda: _item(code),
        make,
        act,
        prepare=lambda _item, form: form.keep_photos(),
        then=lambda _done: _address(code),
        said=lambda item: answered(item, _("The visit is recorded.")),
        template="warehouse/care/finish.html",
        subject="item",
        context=context,
    )


@bp.route("/<code>/give-up", methods=["GET", "POST"])
@permission_required(Permission.KEEP_WAREHOUSE)
def give_up(code: str) -> ResponseReturnValue:
    def asked(item: EvidenceItem, by: Act) -> Refusal | None:
        return allowed_care.why_not_give_up(item, care_of(item).visit, by)

    return act_page(
        lambda: _item(code),
        lambda _item: CareReasonForm(),
        lambda item, form, by: give_up_visit(item, **form.given, by=by),
        then=lambda _visit: _address(code),
        said=lambda visit: _("Visit %(number)s is given up.", number=visit.number),
        template="warehouse/care/reason.html",
        subject="item",
        context=_why(asked, title=_("Give the visit up"), button=_("Give the visit up")),
    )


def _item(code: str) -> EvidenceItem:
    found: EvidenceItem = one_or_404(queries.item(code, offices()))
    return found


def _address(code: str) -> str:
    return url_for("warehouse.care.show", code=code)


def _why(asked: Asked, **words: str) -> Callable[[EvidenceItem], dict[str, Any]]:
    """Return what a page adds: why its act may not be done now, and its own words."""

    def context(item: EvidenceItem) -> dict[str, Any]:
        by = act_on(Permission.KEEP_WAREHOUSE, item)
        why = asked(item, by) if by else None
        return {"why_not": refusal_text(why) if why else "", **words}

    return context
