"""The single writer of the stalled list: one row an asset with an open stalling flag."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import delete, select

from auctions.models import Lot
from cases.ages import age_of, since_seizure
from cases.models import Asset, CaseFile, Hold, Holder, Obstacle
from foundation.database import Dong, db
from foundation.partdays import KnownDay, PartDay
from lawbook.repricing import cut_basis_points
from review.models import Flag, FlagCode, StalledAsset
from review.queries.asset_facts import AssetFacts, StalledFacts
from review.rules import STALLING

MILLION = 1_000_000


def project(asset_ids: Sequence[int], facts: StalledFacts, *, today: date) -> None:
    """Make the rows of these assets say what is true on a day; rows no longer true go.

    Args:
        facts: of every asset among them that has a stalling flag.
    """
    flags: dict[int, dict[FlagCode, Flag]] = {}
    for flag in db.session.scalars(
        select(Flag).where(Flag.asset_id.in_(asset_ids), Flag.code.in_(STALLING), Flag.is_open)
    ):
        flags.setdefault(flag.asset_id, {})[flag.code] = flag
    db.session.execute(
        delete(StalledAsset).where(
            StalledAsset.asset_id.in_(asset_ids), StalledAsset.asset_id.not_in(flags)
        )
    )
    if not flags:
        return
    known = {
        row.asset_id: row
        for row in db.session.scalars(select(StalledAsset).where(StalledAsset.asset_id.in_(flags)))
    }
    around = facts.of_assets
    for asset, case in facts.things:
        row = known.get(asset.id)
        if row is None:
            row = StalledAsset(asset_id=asset.id)
            db.session.add(row)
        standing = flags[asset.id]
        lot = facts.lots[_main(standing).lot_id or 0]
        _identify(row, asset, case, lot)
        _measure(row, lot, standing, around, today)
        since = since_seizure(asset.seized_by(today), lot.created_on)
        _age(row, since or KnownDay.told(None, today), around.holds.get(asset.id, []), today)
        _say_who_holds_it(row, lot, facts)
    db.session.flush()


def _main(standing: dict[FlagCode, Flag]) -> Flag:
    """Return the flag that says which lot the row is about: money paid comes first."""
    return standing.get(FlagCode.SOLD_NOT_DELIVERED) or standing[FlagCode.REPEAT_FAIL]


def _identify(row: StalledAsset, asset: Asset, case: CaseFile, lot: Lot) -> None:
    row.office_id, row.case_id, row.lot_id = asset.office_id, asset.case_id, lot.id
    row.officer_id, row.is_credit = case.officer_id, case.is_credit
    row.failed_rounds = lot.failed_rounds
    row.last_event_on, row.last_event = lot.last_event_on, lot.last_event


def _measure(
    row: StalledAsset,
    lot: Lot,
    standing: dict[FlagCode, Flag],
    around: AssetFacts,
    today: date,
) -> None:
    row.bank = around.banks.get(row.asset_id)
    row.repeat_fail = FlagCode.REPEAT_FAIL in standing
    undelivered = standing.get(FlagCode.SOLD_NOT_DELIVERED)
    row.undelivered = undelivered is not None
    facts = undelivered.facts if undelivered is not None else {}
    row.paid_on, row.paid_in = _day(facts, "paid_on"), None
    if "paid_in" in facts:
        row.paid_on, row.paid_in = KnownDay.told(PartDay.of(facts["paid_in"]), today).kept
    row.buyer_interest_from = _day(facts, "buyer_interest_from")
    money = facts.get("price") or lot.current_price
    row.money = Dong(money) if money is not None else None
    row.cut_basis_points = _depth(lot)
    row.stalled_since_on = min(flag.since_on for flag in standing.values())


def _depth(lot: Lot) -> int | None:
    """Return how deep all cuts went, if the first price and that in force are known."""
    first, present = lot.first_price, lot.current_price
    if first is None or present is None:
        return None
    return cut_basis_points(first, present) if present <= first else 0


def _age(row: StalledAsset, since: KnownDay, holds: Sequence[Hold], today: date) -> None:
    """Measure the age from the seizure: at least so old where its day is not known."""
    spans = [(hold.counts_from, hold.lifted_on) for hold in holds]
    age = age_of(since, today, spans)
    row.total_days, row.active_days, row.at_least = age.days, age.active, age.at_least
    row.on_hold = any(hold.in_force for hold in holds)
    row.weight = Dong((row.money or 0) // MILLION * row.active_days)
    row.refreshed_on = today


def _say_who_holds_it(row: StalledAsset, lot: Lot, facts: StalledFacts) -> None:
    """Name who holds the next act and its last day: the obstacle's, else that of the lot."""
    obstacle: Obstacle | None = facts.of_assets.obstacles.get(row.asset_id)
    row.obstacle_id = row.obstacle_code = row.next_act = row.next_due_on = None
    row.obstacle_since_on = row.held_since_in = row.obstacle_since_in = None
    row.held_by, row.holder_name, row.held_since_on = Holder.OFFICER, None, lot.last_event_on
    if obstacle is not None:
        row.obstacle_id, row.obstacle_code = obstacle.id, obstacle.reason_code
        row.held_by, row.holder_name = obstacle.held_by, obstacle.holder_name
        row.held_since_on, row.held_since_in = obstacle.since_day.kept
        row.obstacle_since_on, row.obstacle_since_in = obstacle.first_day.kept
        row.next_act, row.next_due_on = obstacle.next_act, obstacle.due_on
    elif (following := facts.acts[lot.id].next) is not None:
        row.next_due_on = following.due_on


def _day(facts: dict[str, str], name: str) -> date | None:
    return date.fromisoformat(facts[name]) if name in facts else None
