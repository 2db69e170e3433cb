"""The stock voucher of an order (phiếu nhập kho, phiếu xuất kho), with what it takes from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from accounts.models import UserAccount
from cases.models import CaseFile
from foundation import clock
from foundation.acts import Act
from foundation.codes import shown
from foundation.database import db
from foundation.figures import shown_quantity
from foundation.i18n import N_
from foundation.moments import Moment
from foundation.past import why_not_before
from foundation.permissions import Permission
from foundation.refusals import Refusal
from papers.drafting import registry
from papers.drafting.facts import Facts, day, rows, text
from papers.drafting.registry import Free, Kind, Template
from papers.models import DocumentKind
from warehouse import allowed, locks, queries
from warehouse.models import LineState, Order, OrderLine, OrderState

VOUCHER: Final = Path(__file__).parent / "stock_voucher.docx"
DECIDED: Final = (OrderState.APPROVED, OrderState.EXECUTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class VoucherFacts(Facts):
    """What a stock voucher says of an order."""

    case_number: str | None = text(N_("Number of the case file"))
    order_number: str | None = text(N_("Number of the order"))
    order_on: date | None = day(N_("Day of the approval"))
    document_no: str | None = text(N_("Paper the order rests on"))
    document_on: date | None = day(N_("Day of that paper"))
    reason: str | None = text(N_("Reason of the order"))
    counterpart: str | None = text(N_("Who brings or fetches"))
    counterpart_office: str | None = text(N_("Office of who brings or fetches"))
    keeper: str | None = text(N_("Keeper who carried it out"))
    things: tuple[dict[str, str], ...] = rows(N_("Lines of the order"))


def read_voucher(order: Order) -> VoucherFacts:
    """Read what a stock voucher says of an order."""
    case = db.session.get_one(CaseFile, order.case_id)
    keeper = db.session.get(UserAccount, order.executed_by_id) if order.executed_by_id else None
    lines = db.session.scalars(
        select(OrderLine)
        .where(OrderLine.order_id == order.id, OrderLine.state != LineState.REFUSED)
        .order_by(OrderLine.line_no)
        .options(selectinload(OrderLine.item))
    )
    approved = order.approved_at
    return VoucherFacts(
        case_number=case.number,
        order_number=order.number,
        order_on=clock.local_day(approved) if approved is not None else None,
        document_no=order.document_no,
        document_on=order.document_on,
        reason=order.reason,
        counterpart=order.counterpart_name,
        counterpart_office=order.counterpart_office,
        keeper=keeper.full_name if keeper is not None else None,
        things=tuple(_row(line) for line in lines),
        sources=dict.fromkeys(
            (
                "order_number",
                "order_on",
                "document_no",
                "document_on",
                "reason",
                "counterpart",
                "counterpart_office",
                "keeper",
                "things",
            ),
            order.stream,
        )
        | {"case_number": case.stream},
    )


def _row(line: OrderLine) -> dict[str, str]:
    came = line.state is not LineState.AT_THE_DOOR  # what waits there was not taken in
    return {
        "line": str(line.line_no),
        "what": line.description,
        "code": shown(line.item.code) if line.item is not None and came else "",
        "unit": line.unit or "",
        "described": _amount(line.described_quantity),
        "actual": _amount(line.actual_quantity) if came else "",
    }


def _amount(value: Decimal | None) -> str:
    return shown_quantity(value) if value is not None else ""


def _why_not_move(
    order: Order, _facts: Mapping[str, Any], _free: Mapping[str, str], on: date, _by: Act
) -> Refusal | None:
    """Say why nothing moves under an order on a day, as the acts that carry it out say it."""
    approved = clock.local_day(order.approved_at) if order.approved_at is not None else on
    if why := why_not_before(on, approved, Moment.MINUTES, Moment.APPROVED):
        return why
    if order.is_intake or order.state is not OrderState.APPROVED:
        return None
    items = db.session.scalars(queries.items_to_go(order)).all()
    return allowed.why_not_leave(items, order.purpose, locks.over(items), sale_id=order.sale_id)


def _papers_of(order: Order) -> Sequence[CaseFile | Order]:
    return [db.session.get_one(CaseFile, order.case_id), order]


def _named(about: str) -> Any:
    """Return what gives the name of the voucher as its title writes it."""

    def more(_facts: Mapping[str, Any], _free: Mapping[str, str]) -> dict[str, str]:
        return {"about_upper": about.upper()}

    return more


INTAKE_VOUCHER: Final = Template(
    code="intake-voucher",
    words=N_("Stock voucher of an intake"),
    about="Phiếu nhập kho",
    kind=DocumentKind.VOUCHER,
    subject="order",
    file=VOUCHER,
    facts=VoucherFacts,
    find=lambda order_id: db.session.get(Order, order_id),
    read=read_voucher,
    papers_of=_papers_of,
    permission=Permission.KEEP_WAREHOUSE,
    fits=lambda order: order.is_intake and order.state in DECIDED,
    why_not=_why_not_move,
    more=_named("Phiếu nhập kho"),
    free=(
        Free(key="store", words=N_("Store"), needed=True),
        Free(
            key="total",
            words=N_("Total value (₫), where the papers say one"),
            kind=Kind.MONEY,
        ),
        Free(key="notes", words=N_("Notes, a line each"), kind=Kind.LINES),
    ),
    capacities=("Thủ trưởng đơn vị", "Thủ kho"),
)
RELEASE_VOUCHER: Final = replace(
    INTAKE_VOUCHER,
    code="release-voucher",
    words=N_("Stock voucher of a release"),
    about="Phiếu xuất kho",
    fits=lambda order: not order.is_intake and order.state in DECIDED,
    more=_named("Phiếu xuất kho"),
)
registry.declare(INTAKE_VOUCHER, RELEASE_VOUCHER)
