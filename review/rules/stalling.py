"""The two flags an office is judged by: many failed auctions, and sold but not delivered."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Any, Final

from sqlalchemy import Row, Select, and_, func, select
from sqlalchemy.orm import aliased

from accounts.models import Role
from auctions.cuts import Priced, told_cuts
from auctions.models import Lot, LotAsset, LotStatus, Reduction, Round, RoundState
from cases.kinds import cautious
from cases.models import Asset, Deadline, Step
from foundation import clock
from foundation.database import db
from foundation.i18n import N_
from foundation.partdays import PartDay
from lawbook import periods, repricing
from review.models import FlagCode, Severity
from review.rules.rule import AssetIds, Facts, Finding, Rule
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
    first: dict[int, tuple[date, int, bool]] = {}
    rounds = db.session.execute(_rounds(candidates)).all()
    for lot_id, of_lot in groupby(rounds, key=lambda row: row.lot_id):
        held = list(of_lot)
        cuts = _told_cuts(held)
        for row in held:
            if row.state is not RoundState.FAILED or lot_id in first:
                continue
            # failed on a day nobody knows: the flag stands from the last day of its month or year,
            # else from the day its lot was first heard of
            session = row.session_at
            known = row.outcome_on or (clock.local_day(session) if session else None)
            day = known or (PartDay.of(row.session_in).last if row.session_in else row.seen_on)
            before = max(row.before - sum(cut > row.number for cut in cuts), 0)
            if day <= today and repricing.repeat_fail(before, True, today).value:
                first[lot_id] = (day, row.number, known is not None)
    ruling = repricing.repeat_fail(0, False, today)
    for asset, lot in db.session.execute(_of_lots(first, asset_ids)):
        since_on, number, is_known = first[lot.id]
        facts: Facts = {
            "failed_rounds": lot.failed_rounds,
            "reductions": lot.reductions,
            "round": number,
        }
        if not is_known:
            facts["since_unknown"] = True
        yield Finding(
            asset_id=asset.id,
            office_id=asset.office_id,
            case_id=asset.case_id,
            lot_id=lot.id,
            since_on=since_on,
            basis=str(ruling.basis),
            confirmed=ruling.confirmed,
            facts=facts,
        )


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
        .where(Reduction.lot_id == Round.lot_id, later.number >= Round.number)
        .correlate(Round)
        .scalar_subquery()
    )
    own = select(Reduction.id).where(Reduction.round_id == Round.id).correlate(Round).exists()
    return (
        select(
            Round.lot_id,
            Round.number,
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
        .where(Round.lot_id.in_(lots))
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

    A hold or an obstacle excuses the office; it does not hide the asset.
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
        .where(LotAsset.left_on.is_(None))
        .order_by(Asset.id)
    )
    if asset_ids is not None:
        query = query.where(Asset.id.in_(asset_ids))
    for asset, lot, sale, deadline in db.session.execute(query):
        if sale.paid_on is not None:
            finding = _undelivered(asset, lot, sale, sale.paid_on, deadline)
            if finding.since_on <= today:
                yield finding


def _undelivered(
    asset: Asset, lot: Lot, sale: Sale, paid_on: date, deadline: Deadline | None
) -> Finding:
    unknown = sale.paid_in == ""  # paid on a day nobody knows: it stands from the day it was told
    if unknown:
        provision = periods.parameter("D7").editions[-1]
        due_on, basis, confirmed = paid_on - DAY, str(provision.basis), False
    elif deadline is None:
        due_on, basis, confirmed = _oldest_delivery_day(paid_on, lot)
    else:
        due_on, basis, confirmed = deadline.due_on, deadline.basis, deadline.confirmed
    ruled_on = due_on if deadline is None or deadline.ruled_on is None else deadline.ruled_on
    facts: Facts = {"price": sale.price, "to_creditor": sale.to_creditor}
    if unknown:
        facts["since_unknown"] = True
    else:
        facts["paid_on"] = paid_on.isoformat()
        facts["due_on"] = due_on.isoformat()
    if sale.paid_in is None:
        facts["buyer_interest_from"] = (ruled_on + DAY).isoformat()  # D8; no hold takes it away
    return Finding(
        asset_id=asset.id,
        office_id=asset.office_id,
        case_id=asset.case_id,
        lot_id=lot.id,
        since_on=due_on + DAY,
        basis=basis,
        confirmed=confirmed,
        facts=facts,
    )


def _oldest_delivery_day(paid_on: date, lot: Lot) -> tuple[date, str, bool]:
    """Count by the oldest edition for a sale older than any: long ago, so never confirmed."""
    oldest = periods.parameter("D7").editions[0]
    return (
        paid_on + timedelta(days=oldest.span(cautious(lot.immovable)).length),
        str(oldest.basis),
        False,
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
