"""Deadlines: store what the lawbook rules, record when the act was done; late stays late.

The only writer of a deadline's status.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol

from sqlalchemy import select

from audit import ledger
from audit.entries import Kind
from cases import clocks, entries, queries
from cases.models import Deadline, DeadlineStatus, EndReason, Hold, Step
from foundation.acts import Act
from foundation.database import db
from lawbook.citation import Ruling
from lawbook.periods import deadline

DONE: Final = (DeadlineStatus.MET, DeadlineStatus.MET_LATE)


class HasDeadlines(Protocol):
    """An asset, a lot, a contract, a round or a sale: something for which steps are due."""

    @property
    def stream(self) -> str: ...  # "sale:7"
    @property
    def office_id(self) -> int: ...
    @property
    def case_id(self) -> int: ...

    @property
    def lot_id(self) -> int | None: ...  # none: it stands in no lot


@dataclass(frozen=True, slots=True)
class Deadlines:
    """The deadlines of one thing."""

    thing: HasDeadlines

    def find(self, step: Step) -> Deadline | None:
        """Return the newest deadline of a step, if one was ever scheduled; locked."""
        kind, _, key = self.thing.stream.partition(":")
        return db.session.scalar(
            select(Deadline)
            .where(
                Deadline.subject_kind == kind,
                Deadline.subject_id == int(key),
                Deadline.step == step,
            )
            .order_by(Deadline.id.desc())
            .limit(1)
            .with_for_update()
        )

    def schedule(
        self,
        step: Step,
        ruling: Ruling[date] | None,
        *,
        trigger_on: date,
        by: Act,
        first: bool = False,
        again: bool = False,
        holds: Sequence[Hold] | None = None,
    ) -> Deadline | None:
        """Store the last day of a step; ruling again while it is open moves the day.

        Args:
            ruling: the last day and the provision behind it; None where the law sets no day.
            trigger_on: the day the law attaches to.
            first: the thing was just made, and this is the first that is written of it.
            again: the law sets a new day though the step was done, or ended, before.
            holds: those in force over the thing, where they were read before.

        Returns:
            The deadline; None without a ruling. One that has ended is not touched, unless ``again``
            begins another beside it, or it was due by a mistake.
        """
        if ruling is None:
            return None
        row = None if first else self.find(step)
        if row is not None and not row.is_open:
            if not again and row.waive_reason != EndReason.CORRECTED:
                return row
            row = None
        before = row.due_on if row is not None else None
        if row is None:
            kind, _, key = self.thing.stream.partition(":")
            row = Deadline(
                office_id=self.thing.office_id,
                case_id=self.thing.case_id,
                subject_kind=kind,
                subject_id=int(key),
                step=step,
                status=DeadlineStatus.SCHEDULED,
            )
            db.session.add(row)
        row.lot_id = row.lot_id if self.thing.lot_id is None else self.thing.lot_id
        row.parameter, row.trigger_on = ruling.code, trigger_on
        row.due_on, row.counted, row.edition = ruling.value, ruling.counted, ruling.edition
        row.basis, row.basis_short = str(ruling.basis), ruling.basis.short
        row.confirmed, row.ruled_at = ruling.confirmed, by.at
        row.ruled_on = row.paused_from = row.paused_until = row.unmoved_at = row.unmoved_over = None
        if not first and clocks.is_stopped(step, ruling.code):
            _stand(row, holds_over(row) if holds is None else holds)
        if before != row.due_on:
            days: dict[str, object] = {"due_on": [before, row.due_on], **_pause_of(row)}
            _log(row, entries.DEADLINE_SCHEDULED, by, days, begins=first)
        return row

    def meet(self, step: Step, on: date, *, by: Act) -> Deadline | None:
        """Record that a step was done on a day: met, or met late; late stays late.

        Returns:
            The deadline; None when the step was never scheduled. One that has ended stays as it is.
        """
        row = self.find(step)
        if row is None or not row.is_open:
            return row
        late = row.is_overdue(on)
        row.met_on = on
        row.status = DeadlineStatus.MET_LATE if late else DeadlineStatus.MET
        kind = entries.DEADLINE_MET_LATE if late else entries.DEADLINE_MET
        _log(row, kind, by, {"due_on": row.due_on, "met_on": on})
        return row

    def met_later(self, step: Step, on: date, *, by: Act) -> Deadline | None:
        """Record that a step said to be met in time was really done after its last day.

        Returns:
            The deadline, if there is one; only one that was met in time changes.
        """
        row = self.find(step)
        if row is None or row.status is not DeadlineStatus.MET or on <= row.due_on:
            return row
        row.met_on, row.status = on, DeadlineStatus.MET_LATE
        _log(row, entries.DEADLINE_MET_LATE, by, {"due_on": row.due_on, "met_on": on})
        return row

    def correct(
        self,
        step: Step,
        ruling: Ruling[date] | None,
        *,
        trigger_on: date,
        by: Act,
    ) -> None:
        """Rule a step again from a corrected day, and judge it again where it was done.

        One that was due only by a mistake is due again.
        """
        row = self.find(step)
        if row is None or ruling is None or row.is_open or row.waive_reason == EndReason.CORRECTED:
            self.schedule(step, ruling, trigger_on=trigger_on, by=by)
            return
        done_on, unknown = row.met_on, row.waive_reason == EndReason.DAY_UNKNOWN
        if row.status not in DONE and not unknown:
            return
        self.reopen(step, by=by)
        self.schedule(step, ruling, trigger_on=trigger_on, by=by)
        if done_on is not None:
            self.meet(step, done_on, by=by)
        elif unknown:
            end(row, row.due_on, reason=EndReason.DAY_UNKNOWN, by=by)

    def reopen(self, step: Step, *, by: Act) -> None:
        """Let a step be due again that was not done as it was recorded."""
        row = self.find(step)
        if row and (row.status in DONE or row.waive_reason == EndReason.DAY_UNKNOWN):
            due_again(row, by=by)

    def never_due(self, step: Step, *, by: Act, ended: bool = False) -> None:
        """Take back a step that was due only by what was wrong; ``ended``: also without its act."""
        if (row := self.find(step)) and (ended or row.is_open or row.status in DONE):
            never_due(row, by=by)

    def end(self, step: Step, on: date, *, reason: str, by: Act) -> Deadline | None:
        """End the deadline of a step that will not be done; see :func:`end`."""
        return end(row, on, reason=reason, by=by) if (row := self.find(step)) else None


def of(thing: HasDeadlines) -> Deadlines:
    """Return the deadlines of an asset, a lot, a contract, a round or a sale."""
    return Deadlines(thing)


def end(row: Deadline, on: date, *, reason: str, by: Act) -> Deadline:
    """End an open deadline without its act: missed if its last day is past, else waived.

    Args:
        on: the day from which the act will not be done.
        reason: a code that says why.
    """
    if not row.is_open:
        return row
    late = row.is_overdue(on)
    row.status = DeadlineStatus.MISSED if late else DeadlineStatus.WAIVED
    row.waive_reason = reason
    kind = entries.DEADLINE_MISSED if late else entries.DEADLINE_WAIVED
    _log(row, kind, by, {"due_on": row.due_on, "reason": reason})
    return row


def never_due(row: Deadline, *, by: Act) -> None:
    """Take back a deadline that was due only by what was recorded wrongly."""
    row.status, row.met_on, row.waive_reason = DeadlineStatus.WAIVED, None, EndReason.CORRECTED
    _log(row, entries.DEADLINE_WAIVED, by, {"due_on": row.due_on, "reason": row.waive_reason})


def due_again(row: Deadline, *, by: Act) -> None:
    """Let a deadline that was met or has ended be due again: that was recorded wrongly."""
    row.status, row.met_on, row.waive_reason = DeadlineStatus.SCHEDULED, None, None
    days = {"due_on": [row.due_on, row.due_on], **_pause_of(row)}
    _log(row, entries.DEADLINE_SCHEDULED, by, days)


def follow_hold(hold: Hold, by: Act) -> None:
    """Let the open deadlines under a hold stand still, or run on, as all their holds say."""
    rows = db.session.scalars(
        select(Deadline)
        .where(Deadline.case_id == hold.case_id, Deadline.is_open)
        .order_by(Deadline.id)
        .with_for_update()
    ).all()
    stopped = [row for row in rows if clocks.is_stopped(row.step, ruled(row).code)]
    under = clocks.lots_under({row.lot_id for row in rows if row.lot_id}, hold.asset_id)
    for row in stopped:
        if row.lot_id not in under and not _is_of_asset(row, hold.asset_id):
            continue
        before = row.due_on, row.paused_from, row.paused_until
        _stand(row, holds_over(row))
        if before != (row.due_on, row.paused_from, row.paused_until):
            days = {"due_on": [before[0], row.due_on], **_pause_of(row)}
            _log(row, entries.DEADLINE_SCHEDULED, by, days)
    db.session.flush()
    clocks.follow(under, by)


def holds_over(row: Deadline) -> list[Hold]:
    """Return the holds over the case of a deadline, over its asset, or over one of its lot."""
    lots = {row.lot_id} if row.lot_id else set()
    return [
        hold
        for hold in queries.holds_of([row.case_id])
        if hold.asset_id is None
        or _is_of_asset(row, hold.asset_id)
        or clocks.lots_under(lots, hold.asset_id)
    ]


def _is_of_asset(row: Deadline, asset_id: int | None) -> bool:
    """Whether a deadline of an asset is that of one asset, or of any where none is named."""
    return row.subject_kind == "asset" and asset_id in {None, row.subject_id}


def ruled(row: Deadline) -> clocks.Ruled:
    """Return a row as it was ruled, before any hold."""
    anew = row.parameter == clocks.ANEW.get(row.step)
    code = clocks.RULED_FIRST[row.step] if anew else row.parameter
    return clocks.Ruled(row.step, code, row.trigger_on, row.ruled_on or row.due_on)


def _stand(row: Deadline, holds: Sequence[Hold]) -> None:
    """Write down where a deadline stands with the holds over its subject."""
    stands = clocks.standing(was := ruled(row), holds)
    pause = stands.pause
    row.due_on, row.ruled_on = stands.due_on, was.due_on if pause is not None else None
    row.paused_from, row.paused_until = (pause.since, pause.until) if pause else (None, None)
    if stands.anew is not None and row.paused_until is not None:
        again = deadline(stands.anew, row.paused_until + clocks.DAY)
        row.parameter, row.edition = again.code, again.edition
        row.basis, row.basis_short = str(again.basis), again.basis.short
        row.counted, row.confirmed = again.counted, again.confirmed
    elif pause is not None and not stands.is_paused and row.due_on != was.due_on:
        row.confirmed = False  # that the rest runs on is a reading


def _pause_of(row: Deadline) -> dict[str, object]:
    if row.paused_from is None:
        return {}
    return {"paused_from": row.paused_from, "paused_until": row.paused_until}


def _log(
    row: Deadline, kind: Kind, by: Act, payload: dict[str, object], *, begins: bool = False
) -> None:
    ledger.append(
        f"{row.subject_kind}:{row.subject_id}",
        kind,
        office_id=row.office_id,
        by=by,
        payload={"step": row.step, "parameter": row.parameter, **payload},
        basis=row.basis,
        begins=begins,
    )
