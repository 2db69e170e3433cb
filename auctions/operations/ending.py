"""Ending what is open on a lot or a round when the act itself no longer comes."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from auctions import lifecycle, queries
from auctions.models import Lot, Round, RoundState
from cases.models import Deadline, EndReason, Step
from cases.operations import deadlines
from cases.operations.appraisals import appraisals_of
from cases.operations.deadlines import HasDeadlines
from foundation.acts import Act
from foundation.database import db

OF_THE_OFFER = frozenset(
    {
        Step.TELL_FIRST_BUYERS,
        Step.FIRST_BUYERS_BUY,
        Step.SIGN_CONTRACT,
        Step.HOLD_AUCTION,
        Step.POST_NOTICE,
        Step.FIRST_NOTICE,
        Step.SECOND_NOTICE,
        Step.SUSPEND_AUCTION,
        Step.RECORD_RESULT,
        Step.NOTIFY_FAILURE,
        Step.DECIDE_REDUCTION,
        Step.CREDITOR_ANSWER,
    }
)


def close_stopped(
    round_: Round, *, ground_code: str | None, ground: str, on: date, by: Act
) -> None:
    """Stop a live round on a day and end what was still to be done for it."""
    lifecycle.turn(round_, RoundState.STOPPED)
    round_.stop_code = ground_code
    round_.stop_ground = ground
    deadlines.of(round_).meet(Step.SUSPEND_AUCTION, on, by=by)
    waive(
        round_,
        Step.POST_NOTICE,
        Step.FIRST_NOTICE,
        Step.SECOND_NOTICE,
        Step.RECORD_RESULT,
        reason="round_stopped",
        by=by,
    )


def waive(round_: Round, *steps: Step, reason: str, by: Act) -> None:
    """End open deadlines of a round whose act no longer comes, with a reason code."""
    for step in steps:
        deadlines.of(round_).end(step, by.day, reason=reason, by=by)


def waive_open(lot: Lot, reason: str, *, by: Act) -> None:
    """End every open deadline of an offer: the lot leaves it, or is sold."""
    rows = db.session.scalars(
        select(Deadline).where(
            Deadline.lot_id == lot.id,
            Deadline.is_open,
            Deadline.step.in_(OF_THE_OFFER),
        )
    ).all()
    for row in rows:
        deadlines.end(row, by.day, reason=reason, by=by)


def reopen(lot: Lot, *reasons: str, by: Act, of: HasDeadlines | None = None) -> None:
    """Let be due again what ended for a reason that was none.

    Args:
        of: whose days; all of the lot if missing.
    """
    found = select(Deadline).where(Deadline.lot_id == lot.id, Deadline.waive_reason.in_(reasons))
    if of is not None:
        kind, _, key = of.stream.partition(":")
        found = found.where(Deadline.subject_kind == kind, Deadline.subject_id == int(key))
    for row in db.session.scalars(found.order_by(Deadline.id)).all():
        deadlines.due_again(row, by=by)


def steps_of(round_: Round) -> Sequence[Step]:
    """Return the steps of a round that have, or had, a last day."""
    found = select(Deadline.step).where(
        Deadline.subject_kind == "round", Deadline.subject_id == round_.id
    )
    return db.session.scalars(found.distinct().order_by(Deadline.step)).all()


def waive_appraisals(lot: Lot, *, on: date, by: Act) -> None:
    """End the days by which its assets are to be appraised: a round of it is published."""
    assets = [asset.id for asset in queries.assets_of(lot)]
    for row in appraisals_of(assets).values():
        deadlines.end(row, on, reason=EndReason.PUBLISHED_ELSEWHERE, by=by.onward())
