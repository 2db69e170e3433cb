"""Discrepancies: the list, one of them, who clears it up, and the decision."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from accounts import queries as of_accounts
from accounts.models import UserAccount
from audit import ledger
from foundation.acts import Act
from foundation.database import db
from foundation.permissions import Permission
from papers import queries as papers
from warehouse import allowed_discrepancies, queries
from warehouse.forms.discrepancies import AssignForm, DecideDiscrepancyForm
from warehouse.models import Deviation, Discrepancy, SealState
from warehouse.operations.discrepancies import assign_discrepancy, decide_discrepancy
from warehouse.queries.discrepancies import discrepancy
from warehouse.views import buttons
from warehouse.views.discrepancy_list import DISCREPANCIES
from warehouse.views.timeline import timeline_details
from web.access import offices, permission_required
from web.buttons import Button
from web.checking import Check
from web.formatting import label, quantity, short_day
from web.forms import refusal_text
from web.lists import list_page
from web.pages import act_on, act_page, one_or_404, page

MOST = 500  # people who may be named

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
    row: Discrepancy = one_or_404(discrepancy(discrepancy_id, offices()))
    entries = db.session.scalars(ledger.history(row.stream)).all()
    by = act_on(Permission.APPROVE_ORDERS, row)
    why = allowed_discrepancies.why_not_decide(row, by) if by and row.is_open else None
    return page(
        "warehouse/discrepancies/show.html",
        row=row,
        item=row.item,
        lines=lines_of(row),
        pictures=db.session.scalars(queries.photos_seen(row.observation)).all(),
        entries=entries,
        details=timeline_details(entries),
        acts=_acts(row, by),
        why_not=refusal_text(why) if why else "",
    )


def _acts(row: Discrepancy, by: Act | None) -> list[Button]:
    if by is None or allowed_discrepancies.why_not_assign(row):
        return []
    found = []
    if not allowed_discrepancies.why_not_decide(row, by):
        url = url_for("warehouse.discrepancies.decide", discrepancy_id=row.id)
        found.append(Button(_("Decide"), url, main=True))
    url = url_for("warehouse.discrepancies.assign", discrepancy_id=row.id)
    return [*found, Button(_("Assign it"), url)]


def lines_of(row: Discrepancy) -> list[tuple[str, str, str]]:
    """Return what differs: the words of the field, as it was known, as it was found."""
    unit = {Deviation.QUANTITY: row.item.unit, Deviation.WEIGHT: "g"}
    return [
        (label(kind), _value(kind, was, unit), _value(kind, now, unit))
        for kind, was, now in ((Deviation(name), was, now) for name, was, now in row.deviations)
    ]


def _value(kind: Deviation, value: str | None, unit: dict[Deviation, str]) -> str:
    if value in {None, ""}:
        return str(_("not known"))
    if kind in unit:
        return f"{quantity(Decimal(value or 0))} {unit[kind]}"
    return label(SealState(value)) if kind is Deviation.SEAL else str(value)


@bp.route("/<int:discrepancy_id>/assign", methods=["GET", "POST"])
@permission_required(Permission.APPROVE_ORDERS)
def assign(discrepancy_id: int) -> ResponseReturnValue:
    return act_page(
        lambda: one_or_404(discrepancy(discrepancy_id, offices())),
        lambda row: AssignForm(people=_people(row)),
        lambda row, form, by: assign_discrepancy(row, **form.given, by=by),
        first=_begin_assign,
        then=lambda row: url_for("warehouse.discrepancies.show", discrepancy_id=row.id),
        said=lambda row: _("Assigned, to be decided by %(day)s.", day=short_day(row.due_on)),
        template="warehouse/discrepancies/assign.html",
        subject="row",
    )


def _people(row: Discrepancy) -> Sequence[UserAccount]:
    return db.session.scalars(of_accounts.people([row.office_id]).limit(MOST)).all()


def _begin_assign(row: Discrepancy, form: AssignForm) -> None:
    form.due_on.data = row.due_on


@bp.route("/<int:discrepancy_id>/decide", methods=["GET", "POST"])
@permission_required(Permission.APPROVE_ORDERS)
def decide(discrepancy_id: int) -> ResponseReturnValue:
    return act_page(
        lambda: one_or_404(discrepancy(discrepancy_id, offices())),
        lambda row: DecideDiscrepancyForm(papers=papers.offered("case", row.item.case_id)),
        lambda row, form, by: decide_discrepancy(row, **form.given, by=by),
        check=lambda row, form: Check(
            _("Decide discrepancy %(number)s", number=row.number),
            [_("The item is no longer locked by it.")],
        ),
        then=lambda row: url_for("warehouse.discrepancies.show", discrepancy_id=row.id),
        said=lambda row: _("Discrepancy %(number)s is decided.", number=row.number),
        template="warehouse/discrepancies/decide.html",
        subject="row",
        context=_context,
    )


def _context(row: Discrepancy) -> dict[str, Any]:
    by = act_on(Permission.APPROVE_ORDERS, row)
    why = allowed_discrepancies.why_not_decide(row, by) if by else None
    return {"lines": lines_of(row), "item": row.item, "why_not": refusal_text(why) if why else ""}
