"""The events of a case: recording one, annulling a wrong one.

The only writer of the state of an event, and of how a case is classed.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import select

from audit import ledger
from cases.allowed_events import BY_KIND, IN_PART, WITH_RECEIVER, why_not_record_event
from cases.events import entries, refusals
from cases.events.state import VERIFYING, CaseState, case_state
from cases.events.verified import verified_later
from cases.models import CaseEvent, CaseFile, Certainty, EventKind, EventState, Hold, Verified
from cases.operations.files import check_open
from cases.operations.verifying import forget_verification, rule_verification
from foundation.acts import Act
from foundation.database import db, lock
from foundation.moments import Moment
from foundation.partdays import KnownDay, PartDay
from foundation.past import check_past
from foundation.refusals import check
from organisations.operations.naming import Named, organisation_of
from papers.dated import as_kind
from papers.operations import NOTHING, Paper, record_document


def record_event(
    case: CaseFile,
    *,
    kind: EventKind,
    happened: PartDay,
    by: Act,
    paper: Paper = NOTHING,
    ground: str | None = None,
    partial: bool = False,
    organisation: Named | None = None,
    decider: str | None = None,
    source: str | None = None,
    certainty: Certainty | None = None,
    note: str | None = None,
    found: Verified | None = None,
    yearly: bool = False,
    before_later: bool = False,
) -> CaseEvent:
    """Record what was decided or found in a case; it may be long past.

    Args:
        happened: the day; a month or a year where that is all that is known.
        ground: the point of the law, of a decision that has any.
        partial: of a stop, or of what is entrusted: it is about part of the case only.
        organisation: to whom the case was entrusted or transferred.
        decider: who decided, as the document names them.
        found: what a verification found.
        yearly: of who cannot perform: the law asks for a verification once a year only.
        source: the old file that tells of it, where its document is not at hand.
        before_later: a verification that was forgotten: a later one is recorded, and counts.

    Raises:
        CaseIsClosed: the case is closed.
        EventHasItsAct: the end of a case and of a hold have acts of their own.
        EventShownByNothing: neither a document is named nor an old file.
        GroundNotInForce: the ground is none of the law of that day.
        GroundNeeded: a decision that has grounds in the law names none.
        AlwaysWhole: it is said of a part, and such an event is about the whole case.
        ReceiverNeeded: nobody says to whom the case went.
        DayInTheFuture: it lies after the act.
        EventTwice: the same is recorded of that day.
        VerifiedLater: a verification, and a later one is recorded; nobody says that it was
            forgotten, and no old file tells of it.
        OrganisationUnknown, OrganisationUnclear, OrganisationClosed: see ``organisation_of``.
        DocumentNeeded and the others of ``record_document``: a document named by half.
    """
    check_open(case)
    shown = not paper.is_empty
    check(why_not_record_event(kind, happened, ground, shown=shown, source=source))
    if partial and kind not in IN_PART:
        raise refusals.AlwaysWhole(kind=kind)
    named = organisation is not None and not organisation.is_empty
    if kind in WITH_RECEIVER and shown and not named:
        raise refusals.ReceiverNeeded
    check_past(happened.first, by, Moment.EVENT)
    same = select(CaseEvent.id).where(
        CaseEvent.case_id == case.id,
        CaseEvent.kind == kind,
        CaseEvent.happened == happened.iso,
        CaseEvent.stands,
    )
    if db.session.scalar(same.limit(1)) is not None:
        raise refusals.EventTwice(kind=kind, day=happened.shown, see=[case.stream])
    later = verified_later(case, happened) if kind in VERIFYING and not source else None
    if later is not None and not before_later:
        raise refusals.VerifiedLater(day=later.day.shown, found=later.found or later.kind)
    known = None
    if organisation is not None and named and kind in WITH_RECEIVER:
        known = organisation_of(organisation, office_id=case.office_id, by=by)
    event = new_event(case, kind=kind, happened=happened, by=by)
    event.ground = ground if kind in BY_KIND else None
    event.partial = partial if kind in IN_PART else None
    if known is not None:
        event.organisation_id, event.organisation_name = known.id, known.name
    event.decider, event.note = decider, note
    event.found = found if kind in VERIFYING else None
    event.yearly = yearly if kind in (*VERIFYING, EventKind.UNABLE) else None
    event.source, event.certainty = source, certainty if source else None
    if shown:
        event.document = record_document(
            [case], paper=paper, by=by.onward(), dated=[as_kind(KnownDay.told(happened, by.day))]
        )
    db.session.add(event)
    db.session.flush()
    let_stand(event, case, by=by)
    return event


def record_verification(
    case: CaseFile,
    *,
    verified_on: date,
    found: Verified,
    by: Act,
    paper: Paper = NOTHING,
    yearly: bool = False,
    note: str | None = None,
    before_later: bool = False,
) -> CaseEvent:
    """Record that it was verified again whether who has to perform can; it begins the next period.

    Args:
        found: the result; that the enforcement goes on is a decision of its own.
        yearly, before_later: see ``record_event``.

    Raises:
        CaseIsClosed: the case is closed.
        EventShownByNothing: the minutes are not named.
        DayInTheFuture: it lies after the act.
        EventTwice: the same is recorded of that day.
        VerifiedLater: a later one is recorded, and nobody says that this one was forgotten.
        DocumentNeeded and the others of ``record_document``: minutes named by half.

    Basis: 106/2025/QH15, Điều 38 khoản 3.
    """
    return record_event(
        case,
        kind=EventKind.VERIFIED_AGAIN,
        happened=PartDay(verified_on.year, verified_on.month, verified_on.day),
        paper=paper,
        found=found,
        yearly=yearly,
        note=note,
        before_later=before_later,
        by=by,
    )


def new_event(case: CaseFile, *, kind: EventKind, happened: PartDay, by: Act) -> CaseEvent:
    """Return an event of a case that does not count yet."""
    return CaseEvent(
        office_id=case.office_id,
        case_id=case.id,
        kind=kind,
        state=EventState.PROPOSED,
        happened=happened.iso,
        happened_on=happened.first,
        former_class=case.enforceability,
        recorded_by_id=by.actor.id,
        recorded_at=by.at,
    )


def let_stand(event: CaseEvent, case: CaseFile, *, by: Act) -> None:
    """Let an event count; the case is classed as its events say."""
    event.state = EventState.STANDS
    db.session.flush()
    state = _class_anew(case, by)
    rule_verification(case, state, by=by)
    document = event.document
    _log(
        event,
        entries.EVENT_RECORDED,
        by,
        ground=event.ground,
        ending=event.ending,
        organisation=event.organisation_name,
        document=document.number if document is not None else None,
        source=event.source,
        enforceability=case.enforceability,
        **({"found": event.found} if event.found is not None else {}),
        **({"yearly": True} if event.yearly else {}),
    )


def annul_event(event: CaseEvent, case: CaseFile, *, reason: str, by: Act) -> None:
    """Let an event count no more: it never was. The approval of a correction carries it out."""
    lock(case)
    event.state, event.annulled_on, event.annul_reason = EventState.ANNULLED, by.day, reason[:300]
    db.session.flush()
    forget_verification(event, case, by=by)
    rule_verification(case, _class_anew(case, by), by=by)
    _log(event, entries.EVENT_ANNULLED, by, enforceability=case.enforceability, reason=reason[:300])


def _class_anew(case: CaseFile, by: Act) -> CaseState:
    state = case_state(case, by.day)
    if case.enforceability is not state.enforceability:
        case.enforceability = state.enforceability
    return state


def liftings_of(hold: Hold) -> Sequence[CaseEvent]:
    """Return the decisions to go on after a hold, those that stand."""
    events = select(CaseEvent).where(
        CaseEvent.case_id == hold.case_id,
        CaseEvent.hold_id == hold.id,
        CaseEvent.state == EventState.STANDS,
    )
    return db.session.scalars(events).all()


def move_lifting(hold: Hold, case: CaseFile, lifted_on: date, *, by: Act) -> None:
    """Let the decision to go on after a hold bear the corrected day; none where no event is.

    The case, locked by who corrects the hold, is classed again as its events say now.
    """
    for event in liftings_of(hold):
        event.happened, event.happened_on = lifted_on.isoformat(), lifted_on
        db.session.flush()
        _class_anew(case, by)
        _log(event, entries.EVENT_MOVED, by, enforceability=case.enforceability)


def _log(event: CaseEvent, kind: Any, by: Act, **more: Any) -> None:
    ledger.append(
        f"case:{event.case_id}",
        kind,
        office_id=event.office_id,
        by=by,
        payload={
            "event": event.id,
            "kind": event.kind,
            "happened": event.day.shown,
            **more,
        },
    )
