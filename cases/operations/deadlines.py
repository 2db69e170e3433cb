"""Deadlines: store what the lawbook rules, record when the act was done; late stays late.

The only writer of a deadline's status.
"""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from sqlalchemy import select

from audit import ledger
from audit.entries import Kind
from cases import entries
from cases.models import Deadline, DeadlineStatus, Step
from foundation.acts import Act
from foundation.database import db
from lawbook.citation import Ruling


class HasDeadlines(Protocol):
    """A lot, a contract, a round or a sale: something for which steps are due."""

    @property
    def stream(self) -> str: ...  # "sale:7"

    @property
    def office_id(self) -> int: ...

    @property
    def case_id(self) -> int: ...

    @property
    def lot_id(self) -> int: ...


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
    ) -> Deadline | None:
        """Store the last day of a step; ruling again while it is open moves the day.

        Args:
            ruling: the last day and the provision behind it; None where the law sets no day.
            trigger_on: the day the law attaches to.
            first: the thing was just made, and this is the first that is written of it.
            again: the law sets a new day though the step was done, or ended, before.

        Returns:
            The deadline; None without a ruling. One that has ended is not touched, unless ``again``
            begins another beside it.
        """
        if ruling is None:
            return None
        row = None if first else self.find(step)
        if row is not None and not row.is_open:
            if not again:
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
        row.lot_id, row.parameter, row.trigger_on = self.thing.lot_id, ruling.code, trigger_on
        row.due_on, row.counted, row.edition = ruling.value, ruling.counted, ruling.edition
        row.basis, row.basis_short = str(ruling.basis), ruling.basis.short
        row.confirmed, row.ruled_at = ruling.confirmed, by.at
        if before != row.due_on:
            days: dict[str, object] = {"due_on": [before, row.due_on]}
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

    def end(self, step: Step, on: date, *, reason: str, by: Act) -> Deadline | None:
        """End the deadline of a step that will not be done; see :func:`end`."""
        row = self.find(step)
        return row if row is None else end(row, on, reason=reason, by=by)


def of(thing: HasDeadlines) -> Deadlines:
    """Return the deadlines of a lot, a contract, a round or a sale."""
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
