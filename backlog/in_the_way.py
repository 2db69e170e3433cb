"""The obstacle of an old matter: reported with the chain of those who had to act."""

from datetime import date

from backlog.shapes import NOT_KNOWN, OldObstacle
from cases.models import Asset
from cases.operations.obstacles import pass_on, report_obstacle
from foundation.acts import Act
from foundation.partdays import KnownDay


def report_chain(asset: Asset, old: OldObstacle, by: Act) -> None:
    """Report the obstacle with the chain of those who had it; the last one has it now."""
    (first, since), *others = zip(old.holders, holder_days(old, by.day), strict=True)
    since_on, since_in = since.kept
    obstacle = report_obstacle(
        asset,
        reason_code=old.reason_code,
        held_by=first.held_by,
        holder_name=first.name,
        next_act=old.next_act or NOT_KNOWN,
        since_on=since_on,
        since_in=since_in,
        note=old.note,
        by=by.onward(),
    )
    for holder, since in others:
        since_on, since_in = since.kept
        obstacle = pass_on(
            obstacle,
            held_by=holder.held_by,
            holder_name=holder.name,
            next_act=old.next_act or NOT_KNOWN,
            since_on=since_on,
            since_in=since_in,
            by=by.onward(),
        )


def holder_days(old: OldObstacle, today: date) -> list[KnownDay]:
    """Return since when each holder had it, in their order: none later than the next one."""
    found: list[KnownDay] = []
    bound = today
    for holder in reversed(old.holders):
        since = KnownDay.told(holder.since, today).not_after(bound)
        bound = min(bound, since.latest)
        found.append(since)
    return found[::-1]
