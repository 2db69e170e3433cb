"""What can be corrected of a hold and of an obstacle; an event of a case is annulled."""

from datetime import date

from cases import queries
from cases.allowed import why_not_postpone
from cases.allowed_events import why_not_annul_event
from cases.correcting import case_of, why_not_closed
from cases.models import (
    Asset,
    CaseEvent,
    CaseFile,
    EventKind,
    Hold,
    Holder,
    HoldReason,
    Obstacle,
)
from cases.operations.deadlines import follow_hold
from cases.operations.events import annul_event, liftings_of, move_lifting
from cases.operations.files import reopen_case
from cases.operations.holds import check_begins, correct_lifting
from cases.operations.obstacles import PERSONS, begin_again
from cases.refusals import HoldNotLifted
from corrections.facts import Fact, Field, Values, declare, give, may_be
from foundation.acts import Act
from foundation.database import db
from foundation.i18n import N_
from foundation.moments import Moment
from foundation.partdays import KnownDay
from foundation.past import check_order
from foundation.permissions import Permission
from foundation.refusals import check
from organisations.correcting import meant_by, refer, written
from papers.dated import why_not_days


def _held(row: Hold | Obstacle) -> Asset | CaseFile:
    return db.session.get_one(Asset, row.asset_id) if row.asset_id else case_of(row)


def _check_hold(hold: Hold, values: Values, by: Act) -> None:
    placed_on = values.get("placed_on", hold.placed_on)
    if "placed_on" in values:
        check_begins(case_of(hold), placed_on)
    check_order(hold.review_on, placed_on, Moment.REVIEW, Moment.PLACED)
    if "lifted_on" in values and hold.lifted_on is None:
        raise HoldNotLifted
    lifted_on = values.get("lifted_on", hold.lifted_on)
    if lifted_on is not None:
        check_order(lifted_on, placed_on, Moment.LIFTED, Moment.PLACED)
    if "lifted_on" in values:
        for event in liftings_of(hold):
            check(why_not_days(event, {"happened_on": lifted_on}, by.day))
    corrected = Hold(
        id=hold.id,
        reason=values.get("reason", hold.reason),
        decision_on=values.get("decision_on", hold.decision_on),
        placed_on=placed_on,
        review_on=hold.review_on,
    )
    check(why_not_postpone(corrected, queries.holds_of([hold.case_id])))


def _put_hold(hold: Hold, values: Values, by: Act) -> None:
    give(hold, {key: value for key, value in values.items() if key != "lifted_on"}, by)
    if "lifted_on" in values:
        correct_lifting(hold, values["lifted_on"])


def _follow_hold(hold: Hold, before: Values, by: Act) -> None:
    """Let the clocks under the hold stand still from the right day, or run on."""
    if "lifted_on" in before and hold.lifted_on is not None:
        move_lifting(hold, case_of(hold), hold.lifted_on, by=by)
    follow_hold(hold, by)


declare(
    Fact(
        code="hold",
        words=N_("Hold"),
        model=Hold,
        permission=Permission.WRITE_CASES,
        subject=_held,
        name=lambda hold: hold.ground,
        fields=(
            Field("reason", N_("Reason of the hold"), HoldReason),
            Field("ground", N_("Legal ground"), str, longest=200),
            Field("placed_on", N_("From"), date, stopped=may_be),
            Field("decision_on", N_("Decision day"), date, required=False, stopped=may_be),
            Field("lifted_on", N_("Lifted on"), date, required=False, stays=True, stopped=may_be),
        ),
        locks=lambda hold: [case_of(hold)],
        why_not=why_not_closed,
        check=_check_hold,
        put=_put_hold,
        follow=_follow_hold,
    )
)


def _annul_event(event: CaseEvent, reason: str, by: Act) -> None:
    """Let an event count no more; a case whose end never was goes on."""
    case = case_of(event)
    if event.kind is EventKind.ENDED:
        reopen_case(case)
    annul_event(event, case, reason=reason, by=by)


declare(
    Fact(
        code="case_event",
        words=N_("Event of the case"),
        model=CaseEvent,
        permission=Permission.WRITE_CASES,
        subject=case_of,
        name=lambda event: event.day.shown,
        locks=lambda event: [case_of(event)],
        why_not=lambda event: why_not_annul_event(event, case_of(event)),
        take_back=_annul_event,
        taken=N_("The event never was; it is annulled."),
    )
)


def _holder_meant(obstacle: Obstacle, values: Values) -> tuple[bool, str | None]:
    """Return whether the holder is to be found in the registry anew, and by which name."""
    if values.get("held_by", obstacle.held_by) in PERSONS:
        return False, None
    anew = "holder_name" in values or obstacle.held_by in PERSONS
    return anew, values.get("holder_name", obstacle.holder_name) if anew else None


def _check_obstacle(obstacle: Obstacle, values: Values, by: Act) -> None:
    meant_by(_holder_meant(obstacle, values)[1])
    if obstacle.resolved_on is not None and "since_on" in values:
        ended = KnownDay.of(obstacle.resolved_on, obstacle.resolved_in)
        check_order(
            ended, KnownDay.told(values["since_on"], by.day), Moment.RESOLVED, Moment.OBSTACLE
        )


def _put_obstacle(obstacle: Obstacle, values: Values, by: Act) -> None:
    """Let the obstacle begin with the first who had it, where that day was wrong.

    The reference follows the holder and its name; a person is no organisation of the registry.
    """
    began = obstacle.first_day
    anew, name = _holder_meant(obstacle, values)
    give(obstacle, written(values, "holder_name"), by)
    if obstacle.held_by in PERSONS:
        obstacle.organisation_id = None
    elif anew:
        refer(obstacle, name)
    if "since_on" in values:
        begin_again(obstacle, began)


declare(
    Fact(
        code="obstacle",
        words=N_("Obstacle"),
        model=Obstacle,
        permission=Permission.WRITE_CASES,
        subject=_held,
        name=lambda obstacle: obstacle.next_act,
        fields=(
            Field("held_by", N_("Current holder"), Holder),
            Field("holder_name", N_("Name of the holder"), str, required=False, longest=120),
            Field("since_on", N_("Since"), Obstacle.SINCE, stopped=may_be),
            Field("next_act", N_("Next act"), str, longest=200),
            Field("note", N_("Note"), str, required=False, longest=500),
        ),
        locks=lambda obstacle: [case_of(obstacle)],
        why_not=why_not_closed,
        check=_check_obstacle,
        put=_put_obstacle,
    )
)
