"""What the homes show beside the agenda: orders to decide, what turned red, sessions ahead."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, exists, func, literal, select, tuple_, union_all
from sqlalchemy.orm import aliased, joinedload, selectinload

from auctions.models import LIVE_STATES, Round
from auctions.stopped import of_ended_case, under_hold
from cases.models import Asset, AssetState, Deadline, Step
from foundation import clock
from foundation.counting import MOST_FIGURED, Counted, up_to
from foundation.database import db
from foundation.sight import in_sight
from review.models import Directive, DirectiveState, Flag, FlagCode
from review.queries.agenda import ActKind, DueRow, Key
from warehouse.models import Order, OrderState

MONEY_STEPS = (Step.PAY, Step.TERM_DEPOSIT, Step.PAY_OUT)
AHEAD = timedelta(days=14)


def orders_to_decide(offices: Collection[int], limit: int) -> Sequence[Order]:
    """Return the proposed orders, the oldest first."""
    return db.session.scalars(
        select(Order)
        .where(in_sight(Order.office_id, offices), Order.state == OrderState.PROPOSED)
        .options(joinedload(Order.case), joinedload(Order.proposed_by), selectinload(Order.lines))
        .order_by(Order.id)
        .limit(limit)
    ).all()


def count_orders_to_decide(offices: Collection[int]) -> Counted:
    return count_up_to(
        select(Order.id).where(
            in_sight(Order.office_id, offices), Order.state == OrderState.PROPOSED
        )
    )


def answers_to_judge(offices: Collection[int], reader_id: int, limit: int) -> Sequence[Directive]:
    """Return the answered directives this person may judge, the earliest due first."""
    return db.session.scalars(
        _answered(offices, reader_id).order_by(Directive.due_on, Directive.id).limit(limit)
    ).all()


def count_answers_to_judge(offices: Collection[int], reader_id: int) -> Counted:
    return count_up_to(_answered(offices, reader_id))


def count_up_to(rows: Select[Any]) -> Counted:
    """Count rows until there are more than a page would say."""
    return Counted.read(db.session.scalar(select(up_to(rows))) or 0)


def _answered(offices: Collection[int], reader_id: int) -> Select[Directive]:
    return _asked(offices).where(
        Directive.state == DirectiveState.ANSWERED, Directive.to_user_id != reader_id
    )


def overdue_directives(offices: Collection[int], today: date, limit: int) -> Sequence[Directive]:
    """Return the open directives past their day, the longest over first."""
    return db.session.scalars(
        _asked(offices)
        .where(Directive.is_overdue(today))
        .order_by(Directive.due_on, Directive.id)
        .limit(limit)
    ).all()


def _asked(offices: Collection[int]) -> Select[Directive]:
    return (
        select(Directive)
        .where(in_sight(Directive.office_id, offices))
        .options(
            joinedload(Directive.asset),
            joinedload(Directive.case),
            joinedload(Directive.to_user),
        )
    )


def directives_to(user_id: int, limit: int) -> Sequence[Directive]:
    """Return the open directives given to a person, the earliest due first."""
    return db.session.scalars(
        select(Directive)
        .where(Directive.to_user_id == user_id, Directive.is_open)
        .options(
            joinedload(Directive.asset),
            joinedload(Directive.case),
            joinedload(Directive.given_by),
        )
        .order_by(Directive.due_on, Directive.id)
        .limit(limit)
    ).all()


def turned(offices: Collection[int], since: date) -> dict[tuple[FlagCode, bool], Counted]:
    """Count the flags opened, and those closed, from a day on: (code, opened) to how many.

    Where more than ``MOST_FIGURED`` were opened, or closed, there may be more of each code.
    """
    parts = []
    for opened, column in ((True, Flag.opened_on), (False, Flag.closed_on)):
        some = (
            select(Flag.code)
            .where(in_sight(Flag.office_id, offices), column >= since)
            .limit(MOST_FIGURED + 1)
            .subquery()
        )
        parts.append(select(some.c.code, literal(opened), func.count()).group_by(some.c.code))
    rows = [
        (code, bool(opened), count) for code, opened, count in db.session.execute(union_all(*parts))
    ]
    every = {
        which: sum(n for _code, opened, n in rows if opened is which) for which in (True, False)
    }
    return {
        (code, opened): Counted(count, more=every[opened] > MOST_FIGURED)
        for code, opened, count in rows
    }


def sessions_ahead(
    offices: Collection[int], today: date, limit: int
) -> Sequence[tuple[Round, bool, bool]]:
    """Return sessions of the next fourteen days; of each, if on hold, if its case ended."""
    rows = db.session.execute(
        select(Round, under_hold(), of_ended_case())
        .where(
            in_sight(Round.office_id, offices),
            Round.state.in_(LIVE_STATES),
            Round.session_at >= clock.start_of(today),
            Round.session_at < clock.start_of(today + AHEAD),
        )
        .options(joinedload(Round.lot))
        .order_by(Round.session_at, Round.id)
        .limit(limit)
    )
    return [(round_, bool(held), bool(ended)) for round_, held, ended in rows]


def money_due(offices: Collection[int], limit: int) -> list[DueRow]:
    """Return the first step of money of each lot that is open and that no hold stops.

    Each kind of step is read by its own index and no further than the page shows.
    """
    first = union_all(*(_first_of(offices, step, limit) for step in MONEY_STEPS)).subquery()
    rows = db.session.scalars(
        select(Deadline)
        .where(Deadline.id.in_(select(first.c.id)))
        .order_by(Deadline.due_on, Deadline.id)
        .limit(limit)
    )
    return [DueRow(ActKind.DEADLINE, row, Key(row.due_on, 0, row.id)) for row in rows]


def _first_of(offices: Collection[int], step: Step, limit: int) -> Select[int]:
    """Select the first open rows of a step of money that are the first of their lots."""
    sooner = aliased(Deadline)
    some = (
        select(Deadline.id)
        .where(
            in_sight(Deadline.office_id, offices),
            Deadline.step == step,
            Deadline.is_running,
            ~exists().where(
                sooner.lot_id == Deadline.lot_id,
                sooner.is_running,
                sooner.step.in_(MONEY_STEPS),
                tuple_(sooner.due_on, sooner.id) < tuple_(Deadline.due_on, Deadline.id),
            ),
        )
        .order_by(Deadline.due_on, Deadline.id)
        .limit(limit)
        .subquery()
    )
    return select(some.c.id)


def unoffered(offices: Collection[int]) -> Counted:
    """Count the seized assets that stand in no lot and have no day: nothing else lists them.

    Their appraisal is arranged, or nobody knows when they were seized.
    """
    waiting = exists().where(
        Deadline.subject_kind == "asset", Deadline.subject_id == Asset.id, Deadline.is_open
    )
    rows = select(Asset.id).where(
        in_sight(Asset.office_id, offices), Asset.state == AssetState.SEIZED, ~waiting
    )
    return Counted.read(db.session.scalars(select(up_to(rows))).one())
