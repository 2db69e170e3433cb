"""What another rule of a kind meets: things that lie elsewhere, lines still to be received."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import Select, func, select

from accounts.inherited import Said, lines_of
from accounts.models import Office
from foundation.database import db
from foundation.sight import in_sight
from foundation.trees import under
from warehouse.kinds.in_force import OwnRule, classes_by, held_by, said_of_offices
from warehouse.models import (
    ON_THE_SHELF,
    OPEN_LINES,
    EvidenceItem,
    ItemKind,
    Order,
    OrderLine,
    OrderPurpose,
    OrderState,
    Place,
)

LOOKED_AT: Final = 2_000  # things of a kind, the newest; a dry run says where it stopped


@dataclass(frozen=True, slots=True)
class Met:
    """What another rule meets: nothing of it is changed."""

    offices: int  # for which it is another rule
    misplaced: int  # things that lie where no other of their kind will be put; fewer places only
    lines: int  # of intake orders, still to be received, of which more is asked
    all_seen: bool  # every thing that could be concerned was looked at


def dry_run(
    kind: ItemKind, office: Office, said: Said[OwnRule], on: date, sight: Collection[int]
) -> Met:
    """Look at what lies in the stores and is still to come, by the rule as it would be.

    Args:
        said: what the office would say; a later day is looked at as if it were today.
        on: the day from which it holds.
        sight: the offices whose things the reader may know.
    """
    changed = _changed(kind, office, said, on)
    misplaced, lines, all_seen = 0, 0, True
    for before, after in set(changed.values()):
        seen = [id_ for id_, each in changed.items() if each == (before, after) and id_ in sight]
        if not seen:
            continue
        if classes_by(before, kind) - classes_by(after, kind):
            wrong, whole = _misplaced(kind, after, seen)
            misplaced, all_seen = misplaced + wrong, all_seen and whole
        if after.demands - before.demands:
            waiting = _count(_to_receive(kind, seen))
            lines, all_seen = lines + waiting, all_seen and waiting < LOOKED_AT
    return Met(len(changed), misplaced, lines, all_seen)


def _changed(
    kind: ItemKind, office: Office, said: Said[OwnRule], on: date
) -> dict[int, tuple[OwnRule, OwnRule]]:
    """Return the rule as it is and as it would be, of each office that would have another."""
    lines = lines_of(select(Office.id, Office.path).where(under(Office.path, office.path)))
    now = said_of_offices()
    then = now.with_one(kind.value, office.id, said, lines)
    rules = {
        id_: (held_by(now, kind, id_, on).rule, held_by(then, kind, id_, on).rule) for id_ in lines
    }
    return {id_: each for id_, each in rules.items() if each[0] != each[1]}


def _misplaced(kind: ItemKind, rule: OwnRule, offices: Collection[int]) -> tuple[int, bool]:
    """Count the newest things of a kind that lie in places of other classes."""
    newest = (
        select(EvidenceItem.place_id)
        .where(
            in_sight(EvidenceItem.office_id, offices),
            EvidenceItem.kind == kind,
            EvidenceItem.status.in_(ON_THE_SHELF),
        )
        .order_by(EvidenceItem.id.desc())
        .limit(LOOKED_AT)
        .subquery()
    )
    wrong = Place.place_class.notin_(sorted(classes_by(rule, kind)))
    looked_at, found = db.session.execute(
        select(func.count(), func.count().filter(wrong))
        .select_from(newest)
        .join(Place, Place.id == newest.c.place_id)
    ).one()
    return found, looked_at < LOOKED_AT


def _to_receive(kind: ItemKind, offices: Collection[int]) -> Select[Any]:
    return (
        select(OrderLine.id)
        .join(Order, Order.id == OrderLine.order_id)
        .where(
            in_sight(Order.office_id, offices),
            Order.state.in_([OrderState.PROPOSED, OrderState.APPROVED]),
            Order.purpose == OrderPurpose.INTAKE,
            OrderLine.kind == kind,
            OrderLine.state.in_(OPEN_LINES),
        )
        .limit(LOOKED_AT)
    )


def _count(rows: Select[Any]) -> int:
    return db.session.scalar(select(func.count()).select_from(rows.subquery())) or 0
