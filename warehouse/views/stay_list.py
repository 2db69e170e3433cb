"""The list of stays: what is asked about, since when it is kept, the last answer."""

from collections.abc import Mapping, Sequence
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
from foundation.refusals import Refusal
from warehouse.allowed_stays import why_not_answer
from warehouse.models import Stay, StayReason
from warehouse.queries.stays import stays
from warehouse.refusals.stays import AnsweredByAnotherOffice
from warehouse.stays.days import LONG, LONGER, kept_before, years_kept
from warehouse.views.blind import unseen
from web import lists
from web.access import may, offices
from web.buttons import Button
from web.formatting import label, short_day
from web.lists import Asked, Bulk, Column, Filter, Option, Order, Phone, cells
from web.pages import act_on

DUE: Final = "due"
EVERY: Final = "all"


def _select(asked: Asked) -> Select[Stay]:
    today = clock.today()
    query = unseen(stays(offices()), Stay.item_id)
    if asked.one("state") == DUE:
        query = query.where(Stay.due_on <= today)
    reasons = [StayReason(value) for value in asked.every("reason")]
    if reasons:
        query = query.where(Stay.reason.in_(reasons))
    years = asked.one("kept")
    return query.where(Stay.kept_from <= kept_before(today, int(years))) if years else query


def _within(_asked: Asked) -> Within:
    return (Stay.office_id, offices())


def _addresses() -> Any:
    """Lead whoever may answer to the answer, and everybody else to the thing."""
    answer, item = url_for("warehouse.stays.answer"), url_for("warehouse.items.index")

    def address(row: Stay) -> str:
        answers = may(Permission.PROPOSE_ORDERS, row.office_id)
        return f"{answer}?code={row.item.code}" if answers else f"{item}/{row.item.code}"

    return address


def _tone(row: Stay) -> str:
    return "warn" if row.due_on <= clock.today() else ""


def _kept(row: Stay) -> Markup | str:
    years = years_kept(row.kept_from, clock.today())
    since = short_day(row.kept_from)
    if years < LONG:
        return since
    words = ngettext("%(num)d year", "%(num)d years", years)
    return cells.joined(since, cells.status(words, "danger" if years >= LONGER else "warn"))


def _answer(row: Stay) -> Markup | str:
    if row.reason is None or row.step is None:
        return cells.status(gettext("not said yet"), "neutral")
    return cells.joined(cells.word(row.reason), cells.word(row.step))


def _why_not(rows: Sequence[Stay]) -> Mapping[str, Refusal]:
    found: dict[str, Refusal] = {}
    for row in rows:
        by = act_on(Permission.PROPOSE_ORDERS, row.item)
        why = AnsweredByAnotherOffice() if by is None else why_not_answer(row.item, by)
        if why is not None:
            found[str(row.id)] = why
    return found


def _begin() -> Button:
    return Button(gettext("Warehouse"), url_for("warehouse.items.index"))


STAYS: Final = lists.declare(
    lists.List(
        key="stays",
        endpoint="warehouse.stays.index",
        permission=Permission.READ_WAREHOUSE,
        title=N_("Why it is still here"),
        name=N_("Item"),
        counted=N_("things the office answers for"),
        select=_select,
        within=_within,
        row_key=Stay.id,
        what=lambda row: row.item.description,
        under=lambda row: cells.joined(shown(row.item.code), row.item.case.number),
        tone=_tone,
        addresses=_addresses,
        orders=(
            Order(key="due", words=N_("Due first"), by=(Stay.due_on, Stay.id), column="due"),
            Order(
                key="longest",
                words=N_("Kept longest first"),
                by=(Stay.kept_from, Stay.id),
                column="kept",
            ),
        ),
        columns=(
            Column(
                key="kept",
                words=N_("Kept since"),
                tell=_kept,
                plain=lambda row: row.kept_from,
                phone=Phone.LINE,
            ),
            Column(
                key="place",
                words=N_("Place"),
                tell=lambda row: row.item.place.full_name if row.item.place else "",
            ),
            Column(key="answer", words=N_("Last answer"), tell=_answer, phone=Phone.LINE),
            Column(
                key="due",
                words=N_("Ask again on"),
                tell=lambda row: cells.clock(row.due_on),
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
                    Option(DUE, gettext("to be answered")),
                    Option(EVERY, gettext("All")),
                ],
                standing=lambda: DUE,
                widest=EVERY,
                many=False,
            ),
            Filter(
                key="kept",
                words=N_("Kept for"),
                options=lambda: [
                    Option(str(years), ngettext("over %(num)d year", "over %(num)d years", years))
                    for years in (LONG, LONGER)
                ],
                many=False,
            ),
            Filter(
                key="reason",
                words=N_("What keeps it"),
                options=lambda: [Option(each.value, label(each)) for each in StayReason],
            ),
        ),
        bulk=(
            Bulk(
                key="answer",
                words=N_("Say why"),
                permission=Permission.PROPOSE_ORDERS,
                why_not=_why_not,
                address=lambda keys: url_for("warehouse.stays.answer", stay=list(keys)),
            ),
        ),
        empty=N_("The office keeps nothing. What comes into the store is asked about here later."),
        begin=_begin,
        none=N_("Nothing fits the filters."),
    )
)
