"""The list of discrepancies."""

from typing import Any, Final

from flask import url_for
from flask_babel import gettext
from markupsafe import Markup
from sqlalchemy import Select

from foundation import clock
from foundation.codes import shown
from foundation.i18n import N_
from foundation.paging import Within
from foundation.permissions import Permission
from warehouse.models import Deviation, Discrepancy
from warehouse.queries.discrepancies import differs_in, discrepancies
from web import lists
from web.access import actor, offices
from web.buttons import Button
from web.formatting import label
from web.lists import Asked, Column, Filter, Option, Order, Phone, cells

MINE: Final = "mine"
OPEN: Final = "open"
EVERY: Final = "all"


def _select(asked: Asked) -> Select[Discrepancy]:
    query = discrepancies(offices())
    if asked.one("state") == "decided":
        query = query.where(Discrepancy.decided_at.is_not(None))
    elif asked.one("state") == OPEN:
        query = query.where(Discrepancy.decided_at.is_(None))
    elif asked.one("state") == "over":
        query = query.where(Discrepancy.decided_at.is_(None), Discrepancy.due_on < clock.today())
    if asked.one("whose") == MINE:
        query = query.where(Discrepancy.owner_id == actor().id)
    kinds = [Deviation(value) for value in asked.every("kind")]
    return query.where(differs_in(kinds)) if kinds else query


def _within(_asked: Asked) -> Within:
    return (Discrepancy.office_id, offices())


def _addresses() -> Any:
    prefix = url_for("warehouse.discrepancies.index")
    return lambda row: f"{prefix}/{row.id}"


def _tone(row: Discrepancy) -> str:
    return ("danger" if row.due_on < clock.today() else "warn") if row.is_open else ""


def _state(row: Discrepancy) -> Markup:
    if row.decision is not None:
        return cells.status(label(row.decision), "neutral")
    return cells.status(gettext("open"), _tone(row))


def _begin() -> Button:
    return Button(gettext("Warehouse"), url_for("warehouse.items.index"))


DISCREPANCIES: Final = lists.declare(
    lists.List(
        key="discrepancies",
        endpoint="warehouse.discrepancies.index",
        permission=Permission.READ_WAREHOUSE,
        title=N_("Discrepancies"),
        name=N_("Item"),
        counted=N_("discrepancies"),
        select=_select,
        within=_within,
        row_key=Discrepancy.id,
        what=lambda row: row.item.description,
        under=lambda row: cells.joined(row.number, shown(row.item.code), row.item.case.number),
        tone=_tone,
        addresses=_addresses,
        orders=(
            Order(
                key="due",
                words=N_("Due first"),
                by=(Discrepancy.due_on, Discrepancy.id),
                column="due",
            ),
            Order(
                key="newest",
                words=N_("Newest first"),
                by=(Discrepancy.id,),
                descending=True,
            ),
        ),
        columns=(
            Column(key="state", words=N_("State"), tell=_state, phone=Phone.LINE),
            Column(
                key="kind",
                words=N_("What differs"),
                tell=lambda row: ", ".join(label(kind) for kind in row.kinds),
                phone=Phone.LINE,
            ),
            Column(
                key="touch",
                words=N_("Found when"),
                tell=lambda row: cells.word(row.touch),
            ),
            Column(
                key="owner",
                words=N_("Who clears it up"),
                tell=lambda row: row.owner.full_name if row.owner else gettext("nobody yet"),
            ),
            Column(
                key="due",
                words=N_("To be decided by"),
                tell=lambda row: cells.running(row.due_on, row.is_open),
                plain=lambda row: row.due_on,
                right=True,
                phone=Phone.RIGHT,
            ),
        ),
        filters=(
            Filter(
                key="state",
                words=N_("State"),
                options=lambda: [
                    Option(OPEN, gettext("open")),
                    Option("over", gettext("Overdue")),
                    Option("decided", gettext("decided")),
                    Option(EVERY, gettext("All")),
                ],
                standing=lambda: OPEN,
                widest=EVERY,
                many=False,
            ),
            Filter(
                key="whose",
                words=N_("Who clears it up"),
                options=lambda: [Option(MINE, gettext("I do"))],
                many=False,
            ),
            Filter(
                key="kind",
                words=N_("What differs"),
                options=lambda: [Option(each.value, label(each)) for each in Deviation],
            ),
        ),
        empty=N_("No discrepancy is open."),
        begin=_begin,
        none=N_("No discrepancy fits the filters."),
    )
)
