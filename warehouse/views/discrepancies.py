"""Discrepancies: the list, one of them, who clears it up, to whom it goes, and the decision."""

from typing import Any

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from accounts.approval_queries import people_with
from audit import ledger
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.permissions import Permission
from papers import queries as papers
from warehouse import allowed_discrepancies, queries
from warehouse.forms.discrepancies import AssignForm, DecideDiscrepancyForm, PassOnForm
from warehouse.models import Discrepancy
from warehouse.operations.deciding import decide_discrepancy
from warehouse.operations.discrepancies import assign_discrepancy, pass_on_discrepancy
from warehouse.queries.discrepancies import actors_of, discrepancy
from warehouse.views import buttons
from warehouse.views.discrepancy_list import DISCREPANCIES
from warehouse.views.discrepancy_words import effects_of, lines_of, looks_of, who_decides
from warehouse.views.timeline import timeline_details
from web.access import offices, permission_required
from web.buttons import Button
from web.checking import Check
from web.formatting import short_day
from web.forms import refusal_text
from web.lists import list_page
from web.pages import act_on, act_page, one_or_404, page

bp = Blueprint("discrepancies", __name__, url_prefix="/discrepancies")


@bp.get("")
@permission_required(Permission.READ_WAREHOUSE)
def index() -> ResponseReturnValue:
    return list_page(
        DISCREPANCIES,
        "warehouse/discrepancies/index.html",
        sections=buttons.sections("discrepancies"),
    )


@bp.get("/<int:discrepancy_id>")
@permission_required(Permission.READ_WAREHOUSE)
def show(discrepancy_id: int) -> ResponseReturnValue:
    row: Discrepancy = _found(discrepancy_id)
    entries = db.session.scalars(ledger.history(row.stream)).all()
    by = act_on(Permission.APPROVE_ORDERS, row)
    actors = actors_of(row) if row.is_open else frozenset()
    why = allowed_discrepancies.why_not_decide(row, actors, by) if by and row.is_open else None
    about = papers.documents_about("discrepancy", row.id)
    return page(
        "warehouse/discrepancies/show.html",
        row=row,
        item=row.item,
        lines=lines_of(row),
        looks=looks_of(row),
        pictures=db.session.scalars(queries.photos_seen(row.observation)).all(),
        documents=db.session.scalars(about).all(),
        entries=entries,
        details=timeline_details(entries),
        acts=_acts(row, actors, by),
        why_not=refusal_text(why) if why else "",
        decides=who_decides(row.office_id, actors) if row.is_open else None,
    )


def _found(discrepancy_id: int) -> Discrepancy:
    row: Discrepancy = one_or_404(discrepancy(discrepancy_id, offices()))
    return row


def _acts(row: Discrepancy, actors: frozenset[int], by: Act | None) -> list[Button]:
    if by is None or allowed_discrepancies.why_not_assign(row):
        return []
    found = []
    if not allowed_discrepancies.why_not_decide(row, actors, by):
        url = url_for("warehouse.discrepancies.decide", discrepancy_id=row.id)
        found.append(Button(_("Decide"), url, main=True))
    assign = url_for("warehouse.discrepancies.assign", discrepancy_id=row.id)
    pass_on = url_for("warehouse.discrepancies.pass_on", discrepancy_id=row.id)
    return [*found, Button(_("Pass it on"), pass_on), Button(_("Assign it"), assign)]


@bp.route("/<int:discrepancy_id>/assign", methods=["GET", "POST"])
@permission_required(Permission.APPROVE_ORDERS)
def assign(discrepancy_id: int) -> ResponseReturnValue:
    return act_page(
        lambda: _found(discrepancy_id),
        lambda row: AssignForm(
            people=people_with(Permission.READ_WAREHOUSE, row.office_id, clock.today())
        ),
        lambda row, form, by: assign_discrepancy(row, **form.given, by=by),
        first=_begin_assign,
        then=_page_of,
        said=lambda row: _("Assigned, to be decided by %(day)s.", day=short_day(row.due_on)),
        template="warehouse/discrepancies/assign.html",
        subject="row",
    )


def _begin_assign(row: Discrepancy, form: AssignForm) -> None:
    form.due_on.data = row.due_on


def _page_of(row: Discrepancy) -> str:
    return url_for("warehouse.discrepancies.show", discrepancy_id=row.id)


@bp.route("/<int:discrepancy_id>/pass-on", methods=["GET", "POST"])
@permission_required(Permission.APPROVE_ORDERS)
def pass_on(discrepancy_id: int) -> ResponseReturnValue:
    return act_page(
        lambda: _found(discrepancy_id),
        lambda row: PassOnForm(papers=papers.offered("case", row.item.case_id)),
        lambda row, form, by: pass_on_discrepancy(row, **form.given, by=by),
        then=_page_of,
        said=lambda row: _("Passed on. Discrepancy %(number)s stays open.", number=row.number),
        template="warehouse/discrepancies/pass_on.html",
        subject="row",
        context=lambda row: {"lines": lines_of(row)},
    )


@bp.route("/<int:discrepancy_id>/decide", methods=["GET", "POST"])
@permission_required(Permission.APPROVE_ORDERS)
def decide(discrepancy_id: int) -> ResponseReturnValue:
    return act_page(
        lambda: _found(discrepancy_id),
        lambda row: DecideDiscrepancyForm(
            papers=papers.offered("case", row.item.case_id), kinds=row.kinds
        ),
        lambda row, form, by: decide_discrepancy(row, **form.given, by=by),
        check=lambda row, form: Check(
            _("Decide discrepancy %(number)s", number=row.number),
            [*effects_of(row, form.given["sides"]), _("The item is no longer locked by it.")],
        ),
        then=_page_of,
        said=lambda row: _("Discrepancy %(number)s is decided.", number=row.number),
        template="warehouse/discrepancies/decide.html",
        subject="row",
        context=_context,
    )


def _context(row: Discrepancy) -> dict[str, Any]:
    by = act_on(Permission.APPROVE_ORDERS, row)
    why = allowed_discrepancies.why_not_decide(row, actors_of(row), by) if by else None
    return {
        "lines": lines_of(row),
        "looks": looks_of(row),
        "item": row.item,
        "why_not": refusal_text(why) if why else "",
    }
