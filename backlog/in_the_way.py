"""The obstacle of an old matter: reported with the chain of those who had to act."""

from dataclasses import dataclass
from datetime import date

from backlog.shapes import NOT_KNOWN, OldObstacle
from cases.models import Asset, Holder
from cases.operations.obstacles import pass_on, report_obstacle
from foundation.acts import Act
from foundation.partdays import latest


def report_chain(asset: Asset, old: OldObstacle, by: Act) -> None:
    """Report the obstacle with the chain of those who had it; the last one has it now."""
    first, *others = _in_order(old, by.day)
    obstacle = report_obstacle(
        asset,
        reason_code=old.reason_code,
        held_by=first.held_by,
        holder_name=first.name,
        next_act=old.next_act or NOT_KNOWN,
        since_on=first.on,
        since_in=first.known_in,
        note=old.note,
        by=by.onward(),
    )
    for holder in others:
        obstacle = pass_on(
            obstacle,
            held_by=holder.held_by,
            holder_name=holder.name,
            next_act=old.next_act or NOT_KNOWN,
            since_on=holder.on,
            since_in=holder.known_in,
            by=by.onward(),
        )


@dataclass(frozen=True, slots=True)
class _Had:
    held_by: Holder
    name: str | None
    on: date
    known_in: str | None


def _in_order(old: OldObstacle, today: date) -> list[_Had]:
    """Return the holders, each with the last day from which they may have had it.

    A day that is not whole is never after the next holder's.
    """
    found: list[_Had] = []
    bound = today
    for holder in reversed(old.holders):
        on, known_in = latest(holder.since, today)
        bound = min(bound, on)
        found.append(_Had(holder.held_by, holder.name, bound, known_in))
    return found[::-1]
