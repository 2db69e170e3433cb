"""Reads about sales: lists, what the page of one shows, what the accountant has to do."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select
from sqlalchemy.orm import aliased, joinedload

from auctions.models import Lot, LotAsset, Round
from auctions.next_act import Acts
from cases.models import CaseFile, Deadline, Hold, Step
from cases.queries import first_in_force
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.sight import in_sight
from sales import law, sale_facts
from sales.acts import acts_of
from sales.balance import SaleBalance, balance
from sales.milestone_states import Milestone, milestones_of
from sales.models import AttemptOutcome, Delivery, DeliveryAttempt, Sale, SaleMoney, SaleState
from sales.sale_facts import SaleFacts
from warehouse.models import Order


@dataclass(frozen=True, slots=True)
class Forfeit:
    """Who gets the deposit of a winner who did not pay, and by which provision (D4)."""

    to_office: bool  # else the state budget
    short: str
    basis: str


@dataclass(frozen=True, slots=True)
class SalePanel:
    """Everything a page shows of one sale."""

    facts: SaleFacts
    milestones: Sequence[Milestone]
    movements: Sequence[SaleMoney]
    attempts: Sequence[DeliveryAttempt]
    orders: Sequence[Order]

    @property
    def sale(self) -> Sale:
        return self.facts.sale

    @property
    def lot(self) -> Lot:
        return self.facts.lot

    def acts(self, by: Act) -> Acts:
        """Decide what is next for the sale."""
        return acts_of(self.facts, by)

    @property
    def hold(self) -> Hold | None:
        """The hold in force over the sale; the first of several. None once all is done."""
        ended = self.sale.state in {SaleState.COMPLETED, SaleState.DEFAULTED}
        return None if ended else first_in_force(self.facts.holds)

    @property
    def interest_from(self) -> date | None:
        """First day whose deposit interest belongs to the buyer: delivery is late (D8).

        None where nothing lies on deposit: there is no interest then. The day is the one that was
        ruled first: no hold takes interest from a person.
        """
        if not self.facts.sums.term_deposit:
            return None
        row = self.facts.deadlines.get(Step.DELIVER)
        if row is None or not row.is_open:
            return None
        due_on = row.ruled_on or row.due_on
        return due_on + timedelta(days=1) if due_on < clock.today() else None

    @property
    def forfeit(self) -> Forfeit | None:
        """What became of the deposit when the sale was cancelled; None while it stands."""
        due = next((one.due_on for one in self.milestones if one.step is Step.PAY), None)
        if self.sale.state is not SaleState.DEFAULTED or not self.sale.deposit or due is None:
            return None
        lapsed_on = due + timedelta(days=1)
        basis = law.forfeit_basis(lapsed_on)
        short, full = (basis.short, str(basis)) if basis is not None else ("", "")
        return Forfeit(law.deposit_goes_to_office(lapsed_on), short, full)


def sale_by_code(code: str, offices: Collection[int]) -> Select[Sale]:
    """Select a sale in sight with its lot, case, officer and round."""
    return (
        select(Sale)
        .where(Sale.code == code, in_sight(Sale.office_id, offices))
        .options(
            joinedload(Sale.lot).joinedload(Lot.case).joinedload(CaseFile.officer),
            joinedload(Sale.lot).selectinload(Lot.assets),
            joinedload(Sale.round),
        )
    )


def sales(
    offices: Collection[int],
    *,
    standings: Collection[SaleState | Delivery] = (),
    case_id: int | None = None,
    asset_id: int | None = None,
) -> Select[Sale]:
    """Select sales for a list."""
    query = (
        select(Sale)
        .where(in_sight(Sale.office_id, offices))
        .options(joinedload(Sale.lot).joinedload(Lot.case))
    )
    if standings:
        query = query.where(or_(*_stands(standings)))
    if case_id is not None:
        query = query.where(Sale.lot_id.in_(select(Lot.id).where(Lot.case_id == case_id)))
    if asset_id is not None:
        lots = select(LotAsset.lot_id).where(LotAsset.asset_id == asset_id)
        query = query.where(Sale.lot_id.in_(lots))
    return query


def _stands(standings: Collection[SaleState | Delivery]) -> Iterator[ColumnElement[bool]]:
    """Yield what is true of sales that stand so; what is said in place of a state is not that."""
    paid, unpaid = Sale.state == SaleState.PAID, Sale.state == SaleState.UNPAID
    instead: dict[SaleState | Delivery, ColumnElement[bool]] = {
        SaleState.PAID: and_(paid, Sale.delivery_unknown.is_not(True)),
        Delivery.UNKNOWN: and_(paid, Sale.delivery_unknown.is_(True)),
        SaleState.UNPAID: and_(unpaid, Sale.delivered_on.is_(None)),
        Delivery.EARLY: and_(unpaid, Sale.delivered_on.is_not(None)),
    }
    yield Sale.state.in_([each for each in standings if each not in instead])
    yield from (instead[each] for each in standings if each in instead)


def latest_sale(lot: Lot) -> Sale | None:
    """Return the newest sale of a lot; earlier ones were cancelled, those annulled never were."""
    return db.session.scalar(
        select(Sale)
        .where(Sale.lot_id == lot.id, Sale.state != SaleState.ANNULLED)
        .order_by(Sale.id.desc())
        .limit(1)
    )


def sale_of_round(round_: Round) -> Sale:
    """Return the sale of a round that has a winner."""
    standing = Sale.round_id == round_.id, Sale.state != SaleState.ANNULLED
    return db.session.scalars(select(Sale).where(*standing)).one()


def stands() -> ColumnElement[bool]:
    """Return the condition that a movement is not reversed, and reverses none."""
    reversal = aliased(SaleMoney)
    reversed_later = exists().where(reversal.reverses_id == SaleMoney.id)
    return and_(SaleMoney.reverses_id.is_(None), ~reversed_later)


def is_hand_over() -> ColumnElement[bool]:
    """Whether an attempt to deliver succeeded, and was not taken back."""
    return and_(
        DeliveryAttempt.outcome == AttemptOutcome.DONE, DeliveryAttempt.annulled_on.is_(None)
    )


def movements_that_stand(sale: Sale) -> Sequence[SaleMoney]:
    """Return the money of a sale, without what was reversed and what reverses it."""
    found = select(SaleMoney).where(SaleMoney.sale_id == sale.id, stands())
    return db.session.scalars(found.order_by(SaleMoney.id)).all()


def sums_of(sale: Sale) -> SaleBalance:
    """Return the balance of a sale as recorded now."""
    return balance(sale, db.session.scalars(select(SaleMoney).where(SaleMoney.sale_id == sale.id)))


def panel(lot: Lot) -> SalePanel | None:
    """Return the panel of a lot's newest sale; None when it was never sold."""
    sale = latest_sale(lot)
    return panel_of(sale, lot) if sale is not None else None


def panel_of(sale: Sale, lot: Lot) -> SalePanel:
    """Read everything the page of a sale shows."""
    facts = sale_facts.read(sale, lot)
    return SalePanel(
        facts=facts,
        milestones=milestones_of(facts),
        movements=sorted(facts.money, key=lambda row: (row.moved_on, row.id)),
        attempts=db.session.scalars(
            select(DeliveryAttempt)
            .where(DeliveryAttempt.sale_id == sale.id, DeliveryAttempt.annulled_on.is_(None))
            .order_by(DeliveryAttempt.attempted_on, DeliveryAttempt.id)
        ).all(),
        orders=db.session.scalars(
            select(Order).where(Order.sale_id == sale.id).order_by(Order.id)
        ).all(),
    )


def due_days(sale_ids: Collection[int]) -> dict[int, Deadline]:
    """Return the nearest open milestone of each sale that no hold stops."""
    rows = db.session.scalars(
        select(Deadline)
        .where(
            Deadline.subject_kind == "sale",
            Deadline.subject_id.in_(sale_ids),
            Deadline.is_running,
        )
        .order_by(Deadline.due_on.desc(), Deadline.id.desc())
    )
    return {row.subject_id: row for row in rows}
