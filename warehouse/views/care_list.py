"""The list of care: what is visited, when the next visit is due."""

from datetime import date
from typing import Any, Final

from flask import url_for
from flask_babel import gettext, ngettext
from markupsafe import Markup
from sqlalchemy import Select

from foundation import clock
from foundation.codes import shown
from foundation.i18n import N_
from foundation.paging import Within
from foundation.permissions import Permission
from warehouse.models import CareKind, CarePlan, ItemStatus
from warehouse.queries.care import care_plans, is_due
from warehouse.views.blind import unseen
from web import lists
from web.access import offices
from web.buttons import Button
from web.formatting import label, short_day
from web.lists import Asked, Column, Filter, Option, Order, Phone, cells

DUE: Final = "due"
IN_FORCE: Final = "in_force"
EVERY: Final = "all"


def _select(asked: Asked) -> Select[CarePlan]:
    query = unseen(care_plans(offices()), CarePlan.item_id)
    if asked.one("state") == DUE:
        query = query.where(is_due(clock.today()))
    elif asked.one("state") == IN_FORCE:
        query = query.where(CarePlan.ended_at.is_(None))
    kinds = [CareKind(value) for value in asked.every("kind")]
    return query.where(CarePlan.kind.in_(kinds)) if kinds else query


def _within(_asked: Asked) -> Within:
    return (CarePlan.office_id, offices())


def _addresses() -> Any:
    prefix = url_for("warehouse.care.index")
    return lambda row: f"{prefix}/{row.item.code}"


def _tone(row: CarePlan) -> str:
    """Say how near the visit is of what lies here: late, due today, neither."""
    here = row.item.status is ItemStatus.IN_CUSTODY
    if not here or row.ended_at is not None or row.next_on > clock.today():
        return ""
    return "danger" if row.next_on < clock.today() else "warn"


def _state(row: CarePlan) -> Markup | str:
    if row.ended_at is not None:
        return cells.status(gettext("ended"), "neutral")
    if row.item.status is not ItemStatus.IN_CUSTODY:
        return cells.state(row.item.status)
    return visit_of(row.next_on) or cells.status(gettext("looked after"), "ok")


def visit_of(next_on: date) -> Markup | None:
    """Return the mark of a visit that is due or late, with how late; None before its day."""
    late = (clock.today() - next_on).days
    if late > 0:
        words = ngettext("visit %(num)d day over", "visit %(num)d days over", late)
        return cells.status(words, "danger")
    return None if late else cells.status(gettext("visit due"), "warn")


def _begin() -> Button:
    return Button(gettext("Warehouse"), url_for("warehouse.items.index"))


CARE: Final = lists.declare(
    lists.List(
        key="care",
        endpoint="warehouse.care.index",
        permission=Permission.READ_WAREHOUSE,
        title=N_("Care"),
        name=N_("Item"),
        counted=N_("things looked after"),
        select=_select,
        within=_within,
        row_key=CarePlan.id,
        what=lambda row: row.item.description,
        under=lambda row: cells.joined(shown(row.item.code), row.item.case.number),
        tone=_tone,
        addresses=_addresses,
        orders=(
            Order(
                key="due",
                words=N_("Due first"),
                by=(CarePlan.next_on, CarePlan.id),
                column="due",
            ),
            Order(key="newest", words=N_("Newest first"), by=(CarePlan.id,), descending=True),
        ),
        columns=(
            Column(key="state", words=N_("State"), tell=_state, phone=Phone.LINE),
            Column(key="kind", words=N_("For what"), tell=lambda row: cells.word(row.kind)),
            Column(
                key="place",
                words=N_("Place"),
                tell=lambda row: row.item.place.full_name if row.item.place else "",
                phone=Phone.LINE,
            ),
            Column(
                key="every",
                words=N_("Every (days)"),
                tell=lambda row: row.every_days,
                right=True,
            ),
            Column(
                key="due",
                words=N_("Next visit"),
                tell=lambda row: short_day(row.next_on),
                plain=lambda row: row.next_on,
                right=True,
                phone=Phone.RIGHT,
            ),
        ),
        filters=(
            Filter(
                key="state",
                words=N_("State"),
                options=lambda: [
                    Option(IN_FORCE, gettext("looked after")),
                    Option(DUE, gettext("visit due")),
                    Option(EVERY, gettext("All")),
                ],
                standing=lambda: IN_FORCE,
                widest=EVERY,
                many=False,
            ),
            Filter(
                key="kind",
                words=N_("For what"),
                options=lambda: [Option(each.value, label(each)) for each in CareKind],
            ),
        ),
        empty=N_("No care is planned. Plan it on the page of an item that loses value."),
        begin=_begin,
        none=N_("Nothing fits the filters."),
    )
)
