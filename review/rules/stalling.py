"""The two flags an office is judged by: many failed auctions, and sold but not delivered."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby
from typing import Any, Final

from sqlalchemy import Row, Select, and_, func, select
from sqlalchemy.orm import aliased

from accounts.models import Role
from auctions.cuts import Priced, told_cuts
from auctions.models import Lot, LotAsset, LotStatus, Reduction, Round, RoundState
from auctions.repeats import Held, first_repeat, in_order
from cases.models import Asset, Deadline, Step
from foundation import clock
from foundation.database import db
from foundation.i18n import N_
from foundation.partdays import KnownDay, PartDay
from lawbook import periods, repricing
from review.models import FlagCode, Severity
from review.rules.rule import AssetIds, Facts, Finding, Rule
from sales.delivery_days import DeliveryDue, delivery_due
from sales.models import Sale, SaleState

DAY = timedelta(days=1)
UNSOLD: Final = (  # lots that may still be offered
    LotStatus.DRAFT,
    LotStatus.VALUED,
    LotStatus.READY,
    LotStatus.PLANNED,
    LotStatus.ANNOUNCED,
    LotStatus.UNSOLD,
)


def failed_repeatedly(today: date, asset_ids: AssetIds) -> Iterator[Finding]:
    """Find unsold assets whose auction failed after the second reduction, from that failure on."""
    candidates = select(Lot.id).where(
        Lot.status.in_(UNSOLD), Lot.reductions > 0, Lot.failed_rounds > 0
    )
    if asset_ids is not None:
        candidates = candidates.where(
            Lot.id.in_(select(LotAsset.lot_id).where(LotAsset.asset_id.in_(asset_ids)))
        )
    first: dict[int, Held] = {}
    rounds = db.session.execute(_rounds(candidates)).all()
    for lot_id, of_lot in groupby(rounds, key=lambda row: row.lot_id):
        held = first_repeat(_held(list(of_lot), today), today)
        if held is not None:
            first[lot_id] = held
    ruling = repricing.repeat_fail(0, False, today)
    for asset, lot in db.session.execute(_of_lots(first, asset_ids)):
        held = first[lot.id]
        facts: Facts = {
            "failed_rounds": lot.failed_rounds,
            "reductions": lot.reductions,
            "round": held.number,
        }
        if held.day.exact is None:
            facts["since_unknown"] = True
        yield Finding(
            asset_id=asset.id,
            office_id=asset.office_id,
            case_id=asset.case_id,
            lot_id=lot.id,
            since_on=held.day.latest,
            since_from=held.day.earliest if held.day.exact is None else None,
            basis=str(ruling.basis),
            confirmed=ruling.confirmed,
            facts=facts,
        )


def _held(rows: Sequence[Row[Any]], today: date) -> list[Held]:
    """Return the rounds of a lot as the rule asks for them.

    One that failed on a day nobody knows ended by the last day of its month or year that is over,
    else by the day its lot was first heard of.
    """
    cuts = _told_cuts(rows)
    found = []
    for row in rows:
        session_on = clock.local_day(row.session_at) if row.session_at else None
        whole, day = row.outcome_on or session_on, KnownDay(None, row.seen_on, None)
        if whole is not None:
            day = KnownDay.of(whole, None)
        elif row.session_in:
            day = KnownDay.told(PartDay.of(row.session_in), today)
        is_first = row.number == 1 and not row.number_unknown
        before = 0 if is_first else row.before - sum(cut > row.number for cut in cuts)
        found.append(Held(row.number, row.state is RoundState.FAILED, day, max(before, 0)))
    return in_order(found)


def _rounds(lots: Select[int]) -> Select[*tuple[Any, ...]]:
    """Select the rounds of lots, oldest first, with the reductions made before each.

    Reductions an office never saw (a round known from a notice) stand in the lot's counter only,
    and were all before, but for those its prices tell: so those *after* a round are taken off.
    """
    later = aliased(Round)
    after = (
        select(func.count())
        .select_from(Reduction)
        .join(later, later.id == Reduction.round_id)
        .where(Reduction.lot_id == Round.lot_id, later.number >= Round.number, Reduction.stands)
        .correlate(Round)
        .scalar_subquery()
    )
    of_round = select(Reduction.id).where(Reduction.round_id == Round.id, Reduction.stands)
    own = of_round.correlate(Round).exists()
    return (
        select(
            Round.lot_id,
            Round.number,
            Round.number_unknown,
            Round.state,
            Round.outcome_on,
            Round.session_at,
            Round.session_in,
            Round.starting_price,
            (Lot.reductions - after).label("before"),
            own.label("reduced"),
            Lot.created_on.label("seen_on"),
        )
        .join(Lot, Lot.id == Round.lot_id)
        .where(Round.lot_id.in_(lots), Round.stands)
        .order_by(Round.lot_id, Round.number)
    )


def _told_cuts(rounds: Sequence[Row[Any]]) -> list[int]:
    """Return the rounds of a lot that began with a lower price, without a reduction of ours.

    Of a round that was held before the program came its price tells that it was cut.
    """
    priced = [Priced(row.number, row.starting_price, bool(row.reduced)) for row in rounds]
    return [rounds[cut.place].number for cut in told_cuts(priced)]


def _of_lots(lot_ids: Collection[int], asset_ids: AssetIds) -> Select[Asset, Lot]:
    query = (
        select(Asset, Lot)
        .join(LotAsset, LotAsset.asset_id == Asset.id)
        .join(Lot, Lot.id == LotAsset.lot_id)
        .where(LotAsset.left_on.is_(None), Lot.id.in_(lot_ids))
        .order_by(Asset.id)
    )
    return query if asset_ids is None else query.where(Asset.id.in_(asset_ids))


def sold_not_delivered(today: date, asset_ids: AssetIds) -> Iterator[Finding]:
    """Find assets paid for in full and not handed over after the last day of delivery.

    A hold or an obstacle excuses the office; it does not hide the asset. Over one that perhaps was
    handed over nothing is said.
    """
    query = (
        select(Asset, Lot, Sale, Deadline)
        .join(LotAsset, LotAsset.asset_id == Asset.id)
        .join(Lot, Lot.id == LotAsset.lot_id)
        .join(Sale, and_(Sale.lot_id == Lot.id, Sale.state == SaleState.PAID))
        .outerjoin(
            Deadline,
            and_(
                Deadline.subject_kind == "sale",
                Deadline.subject_id == Sale.id,
                Deadline.step == Step.DELIVER,
            ),
        )
        .where(LotAsset.left_on.is_(None), Sale.delivery_unknown.is_not(True))
        .order_by(Asset.id)
    )
    if asset_ids is not None:
        query = query.where(Asset.id.in_(asset_ids))
    for asset, lot, sale, deadline in db.session.execute(query):
        paid = sale.paid_day
        if paid is None:
            continue
        due = delivery_due(paid, lot.immovable)
        if deadline is not None:
            due = replace(
                due,
                first=deadline.due_on,
                last=deadline.due_on,
                basis=deadline.basis,
                confirmed=deadline.confirmed,
            )
        if due.is_late(today) is not False:
            yield _undelivered(asset, lot, sale, due, deadline, today)


def _undelivered(
    asset: Asset, lot: Lot, sale: Sale, due: DeliveryDue, deadline: Deadline | None, today: date
) -> Finding:
    facts: Facts = {"price": sale.price, "to_creditor": sale.to_creditor}
    if due.paid.exact is not None:
        ruled_on = deadline.ruled_on if deadline is not None else None
        facts["paid_on"] = due.paid.exact.isoformat()
        facts["due_on"] = due.last.isoformat()
        # D8; no hold takes it away
        facts["buyer_interest_from"] = ((ruled_on or due.last) + DAY).isoformat()
    else:
        facts["since_unknown"] = True
        if due.paid.part is not None:
            facts["paid_in"] = due.paid.part.iso
    return Finding(
        asset_id=asset.id,
        office_id=asset.office_id,
        case_id=asset.case_id,
        lot_id=lot.id,
        since_on=due.late_since(today),
        basis=due.basis,
        confirmed=due.confirmed,
        facts=facts,
    )


_repeat = repricing.repeat_fail(0, False)
REPEAT_FAIL = Rule(
    code=FlagCode.REPEAT_FAIL,
    severity=Severity.DANGER,
    title=N_("Auction failed many times"),
    parameter="REPEAT_FAIL",
    basis=_repeat.basis,
    confirmed=_repeat.confirmed,
    acts=Role.OFFICER,
    find=failed_repeatedly,
)
_delivery = periods.parameter("D7").editions[-1]
SOLD_NOT_DELIVERED = Rule(
    code=FlagCode.SOLD_NOT_DELIVERED,
    severity=Severity.DANGER,
    title=N_("Sold but not delivered"),
    parameter="D7",
    basis=_delivery.basis,
    confirmed=_delivery.confirmed,
    acts=Role.OFFICER,
    find=sold_not_delivered,
)
