"""Opening, assigning and deciding discrepancies."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from accounts.models import UserAccount
from audit import ledger
from audit.exact import plain
from foundation.acts import Act, lock_as_seen
from foundation.codes import shown
from foundation.database import db, lock
from foundation.numbering import next_number
from foundation.refusals import check
from papers.operations import NOTHING, Paper, record_document
from warehouse import custody, refusals
from warehouse.allowed_discrepancies import why_not_assign, why_not_decide
from warehouse.discrepancies import entries
from warehouse.models import (
    Deviation,
    Discrepancy,
    DiscrepancyDecision,
    EvidenceItem,
    Observation,
)
from warehouse.observing import Difference

SERIES: Final = "CL"
DAYS: Final = 7  # an office's habit; no text gives a period


def open_discrepancy(
    item: EvidenceItem, seen: Observation, differences: Sequence[Difference], *, by: Act
) -> Discrepancy | None:
    """Open one discrepancy over all that one touch found; None where nothing differs.

    Args:
        seen: the observation that found it.
        differences: the gravest first.
    """
    if not differences:
        return None
    row = Discrepancy(
        office_id=item.office_id,
        number=next_number(SERIES, office_id=item.office_id, year=by.day.year),
        item_id=item.id,
        observation_id=seen.id,
        touch=seen.touch,
        kind=differences[0].kind,
        deviations=[[each.kind.value, _text(each.before), _text(each.now)] for each in differences],
        opened_at=by.at,
        opened_by_id=by.actor.id,
        due_on=by.day + timedelta(days=DAYS),
    )
    db.session.add(row)
    db.session.flush()
    ledger.append(
        row.stream,
        entries.OPENED,
        office_id=row.office_id,
        by=by,
        payload={
            "number": row.number,
            "item": shown(item.code),
            "touch": row.touch,
            "differs": [each.kind for each in differences],
            "due_on": row.due_on,
        },
        begins=True,
    )
    return row


def assign_discrepancy(
    discrepancy: Discrepancy, *, owner: UserAccount, due_on: date, by: Act
) -> Discrepancy:
    """Say who clears a discrepancy up, and by when it is to be decided.

    Raises:
        ChangedMeanwhile: it changed since the person saw it.
        DiscrepancyDecided: it has its decision.
        DueDayPast: the day is past.
    """
    lock_as_seen(discrepancy, by)
    check(why_not_assign(discrepancy))
    if due_on < by.day:
        raise refusals.DueDayPast
    discrepancy.owner_id, discrepancy.due_on = owner.id, due_on
    db.session.flush()
    ledger.append(
        discrepancy.stream,
        entries.ASSIGNED,
        office_id=discrepancy.office_id,
        by=by,
        payload={"owner": owner.full_name, "due_on": due_on},
    )
    return discrepancy


def decide_discrepancy(
    discrepancy: Discrepancy,
    *,
    decision: DiscrepancyDecision,
    cause: str,
    by: Act,
    paper: Paper = NOTHING,
) -> Discrepancy:
    """End a discrepancy by a decision: its lock is lifted, and the thing is kept as decided.

    Taken as found, a thing of which another quantity was counted is held in that quantity from now
    on. Every other decision leaves the quantity as it was.

    Raises:
        ChangedMeanwhile: it changed since the person saw it.
        DiscrepancyDecided: it has its decision.
        OwnActNotDecided: the person recorded what it is about.
        CauseNeeded: nobody says why it came to this.
        DecisionNeedsPaper: taken as found, without the written confirmation.
        DocumentNeeded and the others of ``record_document``: a paper is named by half.

    Basis: NĐ 152/2026/NĐ-CP Điều 37 khoản 2; NĐ 127/2017/NĐ-CP Điều 11 khoản 3.
    """
    item = lock(db.session.get_one(EvidenceItem, discrepancy.item_id))
    lock_as_seen(discrepancy, by)
    check(why_not_decide(discrepancy, by))
    if not cause.strip():
        raise refusals.CauseNeeded
    if decision is DiscrepancyDecision.AS_FOUND and paper.is_empty:
        raise refusals.DecisionNeedsPaper
    if not paper.is_empty:
        document = record_document([item], paper=paper, by=by.onward())
        discrepancy.document_id = document.id
    discrepancy.decision, discrepancy.cause = decision, cause.strip()[:500]
    discrepancy.decided_at, discrepancy.decided_by_id = by.at, by.actor.id
    db.session.flush()
    ledger.append(
        discrepancy.stream,
        entries.DECIDED,
        office_id=discrepancy.office_id,
        by=by,
        payload={
            "number": discrepancy.number,
            "decision": decision,
            "cause": discrepancy.cause,
            "document": paper.called if not paper.is_empty else None,
        },
    )
    if decision is DiscrepancyDecision.AS_FOUND:
        _take_as_counted(item, discrepancy, by)
    return discrepancy


def _take_as_counted(item: EvidenceItem, discrepancy: Discrepancy, by: Act) -> None:
    counted = next(
        (now for kind, _was, now in discrepancy.deviations if kind == Deviation.QUANTITY), None
    )
    if counted is None or Decimal(counted) == item.quantity_held:
        return
    custody.post(
        item,
        entries.ADJUSTED,
        quantity_held=Decimal(counted),
        by=by,
        payload={"number": discrepancy.number, "counted": Decimal(counted)},
    )


def _text(value: Any) -> str | None:
    return None if value is None else str(plain({"": value})[""])
