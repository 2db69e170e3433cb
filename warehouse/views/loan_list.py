"""The list of what is out on loan."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from flask import url_for
from flask_babel import gettext, ngettext
from markupsafe import Markup
from sqlalchemy import Select

from accounts.thresholds.in_force import threshold_of
from foundation import clock
from foundation.codes import shown
from foundation.i18n import N_
from foundation.paging import Within
from foundation.permissions import Permission
from warehouse import allowed, queries
from warehouse.models import Loan, LoanPurpose
from warehouse.thresholds import LOAN_SOON
from warehouse.views.item_list import photo_address
from web import lists
from web.access import offices
from web.buttons import Button
from web.formatting import label, short_day
from web.lists import Asked, Column, Filter, Option, Order, Phone, cells
from web.pages import act_on


@dataclass(frozen=True, slots=True)
class LoanRow:
    """One loan with what a list tells of it."""

    loan: Loan
    photo: str | None
    take_back: Button | None
    today: date

    @property
    def days(self) -> int:
        return (self.loan.due_back_on - self.today).days

    @property
    def tone(self) -> str:
        soon = threshold_of(LOAN_SOON, self.loan.office_id, self.today)
        return "danger" if self.days < 0 else "warn" if self.days <= soon else ""


def _select(asked: Asked) -> Select[Loan]:
    query = queries.loans_out(offices())
    purposes = [LoanPurpose(value) for value in asked.every("purpose")]
    if purposes:
        query = query.where(Loan.purpose.in_(purposes))
    if asked.one("due"):
        query = query.where(Loan.due_back_on < clock.today())
    return query


def _within(_asked: Asked) -> Within:
    return (Loan.office_id, offices())


def _prepare(rows: Sequence[Loan], _asked: Asked) -> Sequence[LoanRow]:
    photos = queries.first_photos([loan.item_id for loan in rows])
    back, today = _take_backs(rows), clock.today()
    return [LoanRow(loan, photos.get(loan.item_id), back.get(loan.id), today) for loan in rows]


def _addresses() -> Any:
    prefix = url_for("warehouse.items.index")
    return lambda row: f"{prefix}/{row.loan.item.code}"


def _left(row: LoanRow) -> Markup:
    if row.days < 0:
        words = ngettext("%(num)d day over", "%(num)d days over", -row.days)
    elif row.days:
        words = ngettext("%(num)d day left", "%(num)d days left", row.days)
    else:
        words = gettext("today")
    return cells.status(words, row.tone or "neutral")


def _take_backs(loans: Sequence[Loan]) -> dict[int, Button]:
    """Return the button that takes each loan's item back, by the number of the loan."""
    found: dict[int, Button] = {}
    for loan in loans:
        by = act_on(Permission.KEEP_WAREHOUSE, loan.item)
        if by and not allowed.why_not_take_back(loan.item, by):
            url = url_for("warehouse.loans.take_back", code=loan.item.code)
            found[loan.id] = Button(gettext("Take back"), url)
    return found


def _take_back(row: LoanRow) -> Markup:
    if row.take_back is None:
        return Markup()
    return cells.button(row.take_back.url, row.take_back.label)


def _under(row: LoanRow) -> Markup:
    return cells.joined(shown(row.loan.item.code), row.loan.item.case.number)


def _begin() -> Button:
    return Button(gettext("Warehouse"), url_for("warehouse.items.index"))


LOANS: Final = lists.declare(
    lists.List(
        key="loans",
        endpoint="warehouse.loans.index",
        permission=Permission.READ_WAREHOUSE,
        title=N_("Loans out"),
        name=N_("Item"),
        counted=N_("loans"),
        select=_select,
        within=_within,
        prepare=_prepare,
        subject=lambda row: row.loan,
        row_key=Loan.id,
        what=lambda row: row.loan.item.description,
        under=_under,
        tone=lambda row: row.tone,
        photo=lambda row: photo_address(row.photo),
        addresses=_addresses,
        acts=_take_back,
        orders=(
            Order(
                key="due",
                words=N_("Due back first"),
                by=(Loan.due_back_on, Loan.id),
                column="due",
            ),
            Order(
                key="due-back",
                words=N_("Due back last"),
                by=(Loan.due_back_on, Loan.id),
                descending=True,
                column="due",
            ),
        ),
        columns=(
            Column(key="left", words=N_("Left"), tell=_left, phone=Phone.LINE),
            Column(
                key="case",
                words=N_("Case file"),
                tell=lambda row: row.loan.item.case.number,
                phone=Phone.FIRST,
                shown=False,
            ),
            Column(
                key="borrower",
                words=N_("Borrower"),
                tell=lambda row: row.loan.borrower,
                phone=Phone.LINE,
            ),
            Column(
                key="purpose",
                words=N_("Purpose"),
                tell=lambda row: cells.word(row.loan.purpose),
                phone=Phone.LINE,
            ),
            Column(
                key="since",
                words=N_("Lent on"),
                tell=lambda row: short_day(row.loan.lent_at),
                plain=lambda row: clock.local_day(row.loan.lent_at),
            ),
            Column(
                key="due",
                words=N_("Due back on"),
                tell=lambda row: short_day(row.loan.due_back_on),
                plain=lambda row: row.loan.due_back_on,
                right=True,
                phone=Phone.RIGHT,
            ),
        ),
        filters=(
            Filter(
                key="due",
                words=N_("Due back on"),
                options=lambda: [Option("over", gettext("Overdue"))],
                many=False,
            ),
            Filter(
                key="purpose",
                words=N_("Purpose"),
                options=lambda: [Option(each.value, label(each)) for each in LoanPurpose],
            ),
        ),
        empty=N_("Nothing is out on loan."),
        begin=_begin,
        none=N_("No loan fits the filters."),
    )
)
