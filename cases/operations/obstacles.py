"""Obstacles: why an asset does not move on, and who must do the next act.

The only writer of the day an obstacle was resolved.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from sqlalchemy import select

from audit import ledger
from audit.entries import Kind
from cases import entries, refusals
from cases.allowed import why_not_change_obstacle, why_not_pass_on, why_not_report_obstacle
from cases.models import Asset, Holder, Obstacle
from foundation.acts import Act
from foundation.database import db, lock
from foundation.folding import fold
from foundation.moments import Moment
from foundation.partdays import KnownDay, first_of
from foundation.past import check_order, check_past
from foundation.refusals import check
from lawbook.errors import UnknownParameter
from lawbook.obstacles import obstacle_reason
from organisations.models import Organisation, OrganisationKind
from organisations.operations.naming import organisation_in_words, written_name

PERSONS: Final = (Holder.OFFICER, Holder.HEAD, Holder.DEBTOR, Holder.BUYER, Holder.UNKNOWN)
"""Holders that are looked for in no registry: people, and whoever nobody knows yet."""

KINDS: Final = {
    Holder.BANK: OrganisationKind.BANK,
    Holder.ORGANISATION: OrganisationKind.AUCTION,
    Holder.POLICE: OrganisationKind.POLICE,
    Holder.COURT: OrganisationKind.COURT,
    Holder.PROCURACY: OrganisationKind.PROCURACY,
    Holder.APPRAISER: OrganisationKind.APPRAISER,
    Holder.TAX: OrganisationKind.FINANCE,
    Holder.SUPERIOR: OrganisationKind.ENFORCEMENT,
}
"""What a holder that is added to the registry is; another kind of body where none stands here."""


def report_obstacle(
    asset: Asset,
    *,
    reason_code: str,
    held_by: Holder,
    next_act: str,
    since_on: date,
    by: Act,
    holder_name: str | None = None,
    adds_holder: bool | None = None,
    due_on: date | None = None,
    note: str | None = None,
    began: KnownDay | None = None,
    since_in: str | None = None,
) -> Obstacle:
    """Write down why an asset does not move on, who must act, and what comes next.

    The same obstacle of an asset reported again after it was called resolved goes on: its age runs
    from its first day, so that resolving and reporting again makes nothing younger.

    Args:
        holder_name: who it is; an organisation that the registry knows by the name is pointed to.
        adds_holder: an organisation the registry does not know is added to it, else refused; None:
            nobody was asked, as of a file, and the name is kept in words.
        since_on: the day from which the holder has it.
        began: first day of the obstacle, where somebody else held it before.
        since_in: what an old file says of that day, where ``since_on`` is the last it may be.

    Raises:
        AssetHasEnded: the asset was delivered, redeemed, returned or disposed of.
        UnknownReasonCode: not a code of lawbook.obstacles.
        DayInTheFuture: it began later than the act.
        DueBeforeToday: the next act is due before the day of the act.
        OrganisationUnknown, OrganisationUnclear, OrganisationClosed: see ``organisation_of``.
    """
    lock(asset)
    check(why_not_report_obstacle(asset))
    try:
        reason = obstacle_reason(reason_code)
    except UnknownParameter as unknown:
        raise refusals.UnknownReasonCode(code=reason_code) from unknown
    check_past(since_on, by, Moment.OBSTACLE)
    if due_on is not None and due_on < by.day:
        raise refusals.DueBeforeToday(day=due_on)
    known = _organisation(asset, held_by, holder_name, adds_holder, by)
    since = KnownDay.of(since_on, since_in)
    began_on, began_in = (began or _first_day(asset, reason.name, since)).kept
    obstacle = Obstacle(
        office_id=asset.office_id,
        case_id=asset.case_id,
        asset_id=asset.id,
        reason_code=reason.name,
        held_by=held_by,
        holder_name=written_name(holder_name, known),
        organisation_id=known.id if known is not None else None,
        since_on=since_on,
        since_in=since_in,
        began_on=began_on,
        began_in=began_in,
        next_act=next_act,
        due_on=due_on,
        note=note,
    )
    db.session.add(obstacle)
    db.session.flush()
    _log(obstacle, entries.OBSTACLE_REPORTED, by, {"since_on": since_on, "due_on": due_on})
    return obstacle


def _organisation(
    asset: Asset, held_by: Holder, name: str | None, adds: bool | None, by: Act
) -> Organisation | None:
    """Return the organisation that has an obstacle; None where a person has it, or no name is."""
    if held_by in PERSONS or not (name or "").strip():
        return None
    asked = None if held_by is Holder.MORTGAGOR else adds
    kind = KINDS.get(held_by, OrganisationKind.OTHER)
    return organisation_in_words(name, asked, kind, office_id=asset.office_id, by=by)


def _first_day(asset: Asset, reason: str, since: KnownDay) -> KnownDay:
    """Return the first day of an obstacle of this kind, whether or not it was resolved between."""
    return first_of([since, *(row.first_day for row in _of_kind(asset.id, reason))])


def _of_kind(asset_id: int, reason: str) -> Sequence[Obstacle]:
    return db.session.scalars(
        select(Obstacle).where(Obstacle.asset_id == asset_id, Obstacle.reason_code == reason)
    ).all()


def begin_again(obstacle: Obstacle, before: KnownDay) -> None:
    """Let an obstacle begin with the first of all who had it, once the day of one was corrected.

    Args:
        before: its first day until then; the rows of its other holders share it.
    """
    chain = [
        row
        for row in _of_kind(obstacle.asset_id, obstacle.reason_code)
        if row.id == obstacle.id or row.first_day == before
    ]
    began_on, began_in = first_of(row.since_day for row in chain).kept
    for row in chain:
        row.began_on, row.began_in = began_on, began_in


def pass_on(
    obstacle: Obstacle,
    *,
    held_by: Holder,
    next_act: str,
    since_on: date,
    by: Act,
    holder_name: str | None = None,
    adds_holder: bool | None = None,
    due_on: date | None = None,
    since_in: str | None = None,
) -> Obstacle:
    """Record who must act now, and what; the obstacle keeps its first day.

    When somebody else has it, the row of the former holder ends and a new one begins. While the
    holder is the same, only the next act changes: the holder has it since the same day.

    Args:
        since_in: what an old file says of that day, where ``since_on`` is the last it may be.

    Raises:
        ObstacleAlreadyResolved: there is nothing left to pass on.
        DayTooEarly: before the present holder had it.
        DayInTheFuture: later than the act.
        AssetHasEnded: the asset came to its end meanwhile.
        DueBeforeToday: the next act is due before the day of the act.
        OrganisationUnknown, OrganisationUnclear, OrganisationClosed: see ``report_obstacle``.
    """
    lock(obstacle)
    if _is_held_by(obstacle, held_by, holder_name):
        return _go_on(obstacle, next_act=next_act, since_on=since_on, due_on=due_on, by=by)
    resolve_obstacle(
        obstacle, resolved_on=since_on, resolved_in=since_in, resolution="passed_on", by=by
    )
    return report_obstacle(
        db.session.get_one(Asset, obstacle.asset_id),
        reason_code=obstacle.reason_code,
        held_by=held_by,
        holder_name=holder_name,
        adds_holder=adds_holder,
        next_act=next_act,
        since_on=since_on,
        due_on=due_on,
        note=obstacle.note,
        began=obstacle.first_day,
        since_in=since_in,
        by=by,
    )


def _is_held_by(obstacle: Obstacle, held_by: Holder, holder_name: str | None) -> bool:
    same_name = fold(holder_name or "") == fold(obstacle.holder_name or "")
    return obstacle.held_by is held_by and same_name


def _go_on(
    obstacle: Obstacle, *, next_act: str, since_on: date, due_on: date | None, by: Act
) -> Obstacle:
    """Write down the next act of the holder who has an obstacle already."""
    asset = db.session.get_one(Asset, obstacle.asset_id)
    lock(asset)
    check(why_not_pass_on(obstacle, asset))
    check_order(since_on, obstacle.since_day, Moment.NEXT_ACT, Moment.OBSTACLE)
    check_past(since_on, by, Moment.OBSTACLE)
    if due_on is not None and due_on < by.day:
        raise refusals.DueBeforeToday(day=due_on)
    obstacle.next_act, obstacle.due_on = next_act, due_on
    _log(obstacle, entries.OBSTACLE_GOES_ON, by, {"on": since_on, "due_on": due_on})
    return obstacle


def resolve_obstacle(
    obstacle: Obstacle,
    *,
    resolved_on: date,
    resolution: str,
    by: Act,
    resolved_in: str | None = None,
) -> Obstacle:
    """Record that an obstacle was removed, and how.

    Args:
        resolved_in: what an old file says of that day, where ``resolved_on`` is its last.

    Raises:
        ObstacleAlreadyResolved: it was before.
        DayTooEarly: before it began.
        DayInTheFuture: later than the act.
    """
    lock(obstacle)
    check(why_not_change_obstacle(obstacle))
    check_order(
        KnownDay.of(resolved_on, resolved_in), obstacle.since_day, Moment.RESOLVED, Moment.OBSTACLE
    )
    check_past(resolved_on, by, Moment.RESOLVED)
    obstacle.resolved_on, obstacle.resolved_in = resolved_on, resolved_in
    obstacle.resolution = resolution
    _log(obstacle, entries.OBSTACLE_RESOLVED, by, {"resolution": resolution})
    return obstacle


def not_removed(asset: Asset, resolution: str, *, by: Act) -> None:
    """Let the obstacles of an asset go on that ended by what never was.

    Args:
        resolution: the code of what was said to have removed them.
    """
    found = select(Obstacle).where(Obstacle.asset_id == asset.id, Obstacle.resolution == resolution)
    for row in db.session.scalars(found.order_by(Obstacle.id)).all():
        row.resolved_on = row.resolved_in = row.resolution = None
        _log(row, entries.OBSTACLE_GOES_ON, by, {"on": by.day, "due_on": row.due_on})


def _log(obstacle: Obstacle, kind: Kind, by: Act, payload: dict[str, object]) -> None:
    ledger.append(
        f"asset:{obstacle.asset_id}",
        kind,
        office_id=obstacle.office_id,
        by=by,
        payload={
            "obstacle": obstacle.id,
            "reason": obstacle.reason_code,
            "held_by": obstacle.held_by,
            "holder": obstacle.holder_name,
            "next_act": obstacle.next_act,
            **payload,
        },
    )
