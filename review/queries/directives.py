"""Directives: of a person, in sight, about assets."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import joinedload

from foundation.database import db
from foundation.sight import in_sight
from review.models import Directive, DirectiveState


def directives(
    offices: Collection[int],
    *,
    reader_id: int,
    read_all: Collection[int],
    to_user_id: int | None = None,
    state: DirectiveState | None = None,
    ended: bool = True,
    overdue_on: date | None = None,
) -> Select[Directive]:
    """Select the directives a person may read: those given to or by them, or all of an office.

    Args:
        offices: in which the person works at all.
        read_all: in which they read the directives of everybody.
        ended: those whose answer was accepted too.
        overdue_on: only those still open whose last day lies before this one.
    """
    query = (
        select(Directive)
        .where(
            in_sight(Directive.office_id, offices),
            or_(
                in_sight(Directive.office_id, read_all),
                Directive.to_user_id == reader_id,
                Directive.given_by_id == reader_id,
            ),
        )
        .options(
            joinedload(Directive.asset),
            joinedload(Directive.case),
            joinedload(Directive.to_user),
            joinedload(Directive.given_by),
        )
    )
    if to_user_id is not None:
        query = query.where(Directive.to_user_id == to_user_id)
    if state is not None:
        query = query.where(Directive.state == state)
    if not ended:
        query = query.where(Directive.accepted_at.is_(None))
    if overdue_on is not None:
        query = query.where(Directive.state == DirectiveState.OPEN, Directive.due_on < overdue_on)
    return query


def standing_about(asset_ids: Collection[int], today: date) -> dict[int, Directive]:
    """Return the directive that matters of each asset: late, to be judged, open, else the last."""

    def weight(directive: Directive) -> tuple[int, int]:
        match directive.state:
            case DirectiveState.OPEN if directive.due_on < today:
                return 3, -directive.due_on.toordinal()
            case DirectiveState.ANSWERED:
                return 2, directive.id
            case DirectiveState.OPEN:
                return 1, -directive.due_on.toordinal()
        return 0, directive.id

    rows = db.session.scalars(select(Directive).where(Directive.asset_id.in_(asset_ids)))
    return {directive.asset_id: directive for directive in sorted(rows, key=weight)}
