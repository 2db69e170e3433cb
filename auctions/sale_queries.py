"""Reads about sales: lists, what the page of one shows, what the accountant owes today."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload

from auctions.models import DeliveryAttempt, Lot, Sale, SaleMoney, SaleState
from auctions.operations.delivery import stored_items
from auctions.operations.settlement import SaleBalance, balance
from cases.models import CaseFile, Deadline, DeadlineStatus, Step
from foundation.database import db
from warehouse.models import EvidenceItem, Order

MILESTONES = (Step.PAY, Step.TERM_DEPOSIT, Step.DELIVER, Step.TITLE_FILE, Step.PAY_OUT)
ACCOUNTANT_STEPS = (Step.PAY, Step.TERM_DEPOSIT, Step.PAY_OUT)


@dataclass(frozen=True, slots=True)
class SalePanel:
    """What a page shows of one sale; milestones not yet scheduled are missing from the mapping."""

    sale: Sale
    milestones: dict[Step, Deadline]
    balance: SaleBalance
    movements: Sequence[SaleMoney]
    attempts: Sequence[DeliveryAttempt]
    stored: Sequence[EvidenceItem]
    orders: Sequence[Order]

    @property
    def steps(self) -> tuple[Step, ...]:
        """Milestones in their order, for a strip that shows the future too."""
        return MILESTONES

    @property
    def interest_from(self) -> date | None:
        """First day whose deposit interest belongs to the buyer (D8), once delivery is late."""
        due = self.milestones.get(Step.DELIVER)
        return due.due_on + timedelta(days=1) if due is not None else None


@dataclass(frozen=True, slots=True)
class AccountsDue:
    """The accountant's open steps: how many, and how many of them are late."""

    payments: int
    term_deposits: int
    payouts: int
    late: int


def sale_by_code(code: str, offices: Collection[int]) -> Select[Sale]:
    """Select a sale in sight with its lot, case, officer and round."""
    return (
        select(Sale)
        .where(Sale.code == code, Sale.office_id.in_(offices))
        .options(
            joinedload(Sale.lot).joinedload(Lot.case).joinedload(CaseFile.officer),
            joinedload(Sale.round),
        )
    )


def sales(offices: Collection[int], *, state: SaleState | None = None) -> Select[Sale]:
    """Select sales for a list."""
    query = (
        select(Sale)
        .where(Sale.office_id.in_(offices))
        .options(joinedload(Sale.lot).joinedload(Lot.case))
    )
    return query.where(Sale.state == state) if state is not None else query


def latest_sale(lot: Lot) -> Sale | None:
    return db.session.scalar(
        select(Sale).where(Sale.lot_id == lot.id).order_by(Sale.id.desc()).limit(1)
    )


def panel_of(sale: Sale, lot: Lot) -> SalePanel:
    """Read everything the page of a sale shows."""
    rows = db.session.scalars(
        select(Deadline).where(Deadline.subject_kind == "sale", Deadline.subject_id == sale.id)
    )
    return SalePanel(
        sale=sale,
        milestones={row.step: row for row in rows},
        balance=balance(sale),
        movements=db.session.scalars(
            select(SaleMoney).where(SaleMoney.sale_id == sale.id).order_by(SaleMoney.id)
        ).all(),
        attempts=db.session.scalars(
            select(DeliveryAttempt)
            .where(DeliveryAttempt.sale_id == sale.id)
            .order_by(DeliveryAttempt.attempted_on, DeliveryAttempt.id)
        ).all(),
        stored=stored_items(lot),
        orders=db.session.scalars(
            select(Order).where(Order.sale_id == sale.id).order_by(Order.id)
        ).all(),
    )


def panel(lot: Lot) -> SalePanel | None:
    """Return the panel of a lot's latest sale; None when it was never sold."""
    sale = latest_sale(lot)
    return panel_of(sale, lot) if sale is not None else None


def due_days(sale_ids: Collection[int]) -> dict[int, Deadline]:
    """Return the nearest open milestone of each sale."""
    rows = db.session.scalars(
        select(Deadline)
        .where(
            Deadline.subject_kind == "sale",
            Deadline.subject_id.in_(sale_ids),
            Deadline.status == DeadlineStatus.SCHEDULED,
        )
        .order_by(Deadline.due_on.desc(), Deadline.id.desc())
    )
    return {row.subject_id: row for row in rows}


def accounts_due(offices: Collection[int], today: date) -> AccountsDue:
    """Count the accountant's open steps of the offices in sight."""
    rows = db.session.execute(
        select(
            Deadline.step,
            func.count(),
            func.count().filter(Deadline.due_on < today),
        )
        .where(
            Deadline.office_id.in_(offices),
            Deadline.status == DeadlineStatus.SCHEDULED,
            Deadline.subject_kind == "sale",
            Deadline.step.in_(ACCOUNTANT_STEPS),
        )
        .group_by(Deadline.step)
    ).all()
    counts = {step: (count, late) for step, count, late in rows}
    return AccountsDue(
        payments=counts.get(Step.PAY, (0, 0))[0],
        term_deposits=counts.get(Step.TERM_DEPOSIT, (0, 0))[0],
        payouts=counts.get(Step.PAY_OUT, (0, 0))[0],
        late=sum(late for _count, late in counts.values()),
    )
