"""Opening and closing flags, and with them the stalled list."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, or_, select, union

from auctions.models import LIVE_STATUSES, Lot, LotAsset
from audit import ledger
from audit.entries import Kind
from audit.models import LedgerEntry
from cases.models import Asset
from foundation.acts import Act
from foundation.database import db
from foundation.sight import in_sight
from review import entries
from review.models import Flag, FlagCode, StalledAsset
from review.operations.stalled import project
from review.queries.asset_facts import StalledFacts, stalled_facts
from review.rules import RULES, STALLING, Finding, Rule

CHUNK = 500  # assets looked at together


@dataclass(frozen=True, slots=True)
class RefreshCount:
    """What a refresh changed."""

    opened: int
    closed: int

    def __add__(self, other: "RefreshCount") -> "RefreshCount":
        return RefreshCount(self.opened + other.opened, self.closed + other.closed)


def refresh_flags(
    *, today: date, by: Act, asset_ids: Collection[int] | None = None
) -> RefreshCount:
    """Open every flag whose rule is true on a day, close every one whose rule is not.

    The stalled list follows. Doing it again the same day changes nothing; an asset that was looked
    at for a later day is left as it is, so an old day can be replayed without undoing newer ones.

    Args:
        today: the day the rules are asked about, in Viet Nam.
        asset_ids: the assets to look at; every one that could carry a flag if missing.

    Returns:
        How many flags were opened and closed.
    """
    ids = sorted(flaggable_assets() if asset_ids is None else set(asset_ids))
    counts = RefreshCount(0, 0)
    for start in range(0, len(ids), CHUNK):
        counts += carry_out(plan(ids[start : start + CHUNK], today=today), by)
    return counts


@dataclass(frozen=True, slots=True)
class Plan:
    """What the rules found of some assets: read first, written after, see :func:`carry_out`."""

    today: date
    ids: Sequence[int]
    found: Mapping[tuple[int, FlagCode], tuple[Rule, Finding]]
    facts: StalledFacts
    offices: frozenset[int]
    head: int  # the newest ledger entry when it was read


def plan(asset_ids: Collection[int], *, today: date) -> Plan:
    """Ask the rules about assets and read what the stalled list says of them; write nothing."""
    head = db.session.scalar(select(func.max(LedgerEntry.id))) or 0
    ids = sorted(set(asset_ids) - _seen_later(asset_ids, today))
    found = {
        (finding.asset_id, rule.code): (rule, finding)
        for rule in RULES
        for finding in rule.find(today, ids)
    }
    lots = {  # the last rule wins: money paid comes first
        asset_id: finding.lot_id
        for code in STALLING
        for (asset_id, found_code), (_rule, finding) in found.items()
        if found_code is code
    }
    offices = db.session.scalars(select(Asset.office_id).where(Asset.id.in_(ids)).distinct())
    return Plan(today, ids, found, stalled_facts(lots, today=today), frozenset(offices), head)


def is_outdated(made: Plan) -> bool:
    """Whether something happened in the offices of a plan since it was read."""
    later = select(LedgerEntry.id).where(
        LedgerEntry.id > made.head, in_sight(LedgerEntry.office_id, made.offices)
    )
    return db.session.scalar(later.limit(1)) is not None


def flaggable_assets() -> Sequence[int]:
    """Return the ids of assets in a live lot, or with an open flag or a row of the stalled list."""
    in_lots = (
        select(LotAsset.asset_id)
        .join(Lot, Lot.id == LotAsset.lot_id)
        .where(LotAsset.left_on.is_(None), Lot.status.in_(LIVE_STATUSES))
    )
    flagged = select(Flag.asset_id).where(Flag.is_open)
    return sorted(db.session.scalars(union(in_lots, flagged, select(StalledAsset.asset_id))))


def carry_out(made: Plan, by: Act) -> RefreshCount:
    """Open, close and correct what a plan found, and the rows of the stalled list."""
    ids, today, found = made.ids, made.today, made.found
    standing = {
        (flag.asset_id, flag.code): flag
        for flag in db.session.scalars(
            select(Flag).where(Flag.asset_id.in_(ids), Flag.is_open).order_by(Flag.id)
        )
    }
    new = [known for key, known in found.items() if key not in standing]
    gone = [flag for key, flag in standing.items() if key not in found]
    for key in found.keys() & standing.keys():
        _keep_true(standing[key], found[key][1], by)
    for flag in gone:
        flag.closed_on = today
        _log(flag, entries.FLAG_CLOSED, by, {"closed_on": today, "since_on": flag.since_on})
    for rule, finding in new:
        _open(rule, finding, today, by)
    db.session.flush()
    project(ids, made.facts, today=today)
    return RefreshCount(len(new), len(gone))


def _seen_later(ids: Collection[int], today: date) -> set[int]:
    return set(
        db.session.scalars(
            union(
                select(Flag.asset_id).where(
                    Flag.asset_id.in_(ids), or_(Flag.opened_on > today, Flag.closed_on > today)
                ),
                select(StalledAsset.asset_id).where(
                    StalledAsset.asset_id.in_(ids), StalledAsset.refreshed_on > today
                ),
            )
        )
    )


def _open(rule: Rule, finding: Finding, today: date, by: Act) -> None:
    flag = Flag(
        office_id=finding.office_id,
        case_id=finding.case_id,
        asset_id=finding.asset_id,
        lot_id=finding.lot_id,
        code=rule.code,
        severity=rule.severity,
        since_on=finding.since_on,
        opened_on=today,
        facts=dict(finding.facts),
        basis=finding.basis,
        confirmed=finding.confirmed,
    )
    db.session.add(flag)
    facts = {"since_on": finding.since_on, "lot": finding.lot_id, "acts": rule.acts}
    _log(flag, entries.FLAG_OPENED, by, {**finding.facts, **facts})


def _keep_true(flag: Flag, finding: Finding, by: Act) -> None:
    """Let an open flag say what the facts say now; its opening stays as it was.

    Where nobody knows since when it is true, the day that it said first stands while that may be.
    """
    since_on = finding.since_on
    if finding.since_from is not None and finding.since_from <= flag.since_on < since_on:
        since_on = flag.since_on
    now = (finding.lot_id, finding.office_id, since_on, finding.basis, finding.confirmed)
    if now != (flag.lot_id, flag.office_id, flag.since_on, flag.basis, flag.confirmed):
        flag.lot_id, flag.office_id, flag.since_on, flag.basis, flag.confirmed = now
        _log(flag, entries.FLAG_CHANGED, by, {"since_on": flag.since_on, "lot": flag.lot_id})
    if flag.facts != finding.facts:
        flag.facts = dict(finding.facts)


def _log(flag: Flag, kind: Kind, by: Act, payload: dict[str, object]) -> None:
    ledger.append(
        f"asset:{flag.asset_id}",
        kind,
        office_id=flag.office_id,
        by=by,
        payload={"flag": FlagCode(flag.code), **payload},
        basis=flag.basis,
    )
