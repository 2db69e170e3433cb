"""Opening discrepancies, adding what is seen later, assigning them and passing them on."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from accounts.approval_queries import people_with
from accounts.models import UserAccount
from audit import ledger
from cases.models import CaseFile
from foundation.acts import Act, lock_as_seen
from foundation.codes import shown
from foundation.database import db, lock
from foundation.numbering import next_number
from foundation.permissions import Permission
from foundation.refusals import check
from papers.models import Document
from papers.operations import Paper, record_document
from warehouse import observing, refusals
from warehouse.allowed_discrepancies import why_not_assign
from warehouse.discrepancies import entries
from warehouse.finding import index_discrepancy
from warehouse.models import (
    Deviation,
    Discrepancy,
    DiscrepancyStep,
    EvidenceItem,
    FoundDeviation,
    Observation,
)
from warehouse.observing import Difference
from warehouse.papers_about import about
from warehouse.queries.discrepancies import open_of
from warehouse.queries.observations import observations

SERIES: Final = "CL"
DAYS: Final = 7  # an office's habit; no text gives a period


def open_discrepancy(
    item: EvidenceItem, seen: Observation, differences: Sequence[Difference], *, by: Act
) -> Discrepancy | None:
    """Write what differs into the item's open discrepancy; open one where there is none.

    What is found while one is open belongs to it, also where it says that a thing is as it was
    known: what is seen last counts for the decision, and a decision over an older state is refused.

    Args:
        seen: the observation that found it.
        differences: the gravest first.

    Returns:
        The open discrepancy; None where nothing differs and none is open.
    """
    row = db.session.scalar(open_of(item))
    if row is None and not differences:
        return None
    kinds = [each.kind for each in differences]
    began = row is None
    if row is None:
        row = _opened(item, seen, kinds, by)
    found = [*differences, *_as_known(row, item, seen, kinds)]
    row.last_observation_id = seen.id
    _add(row, item, seen, found)
    row.kind = min([row.kind, *kinds], key=list(Deviation).index)
    seen.set_aside = row.kinds
    db.session.flush()
    if not began:
        ledger.append(
            row.stream,
            entries.SEEN_AGAIN,
            office_id=row.office_id,
            by=by,
            payload={"touch": seen.touch, "differs": kinds},
        )
    if differences:
        ledger.append(
            item.stream,
            entries.ITEM_DIFFERS,
            office_id=item.office_id,
            by=by,
            payload={"number": row.number, "differs": kinds},
        )
    return row


def _opened(item: EvidenceItem, seen: Observation, kinds: list[Deviation], by: Act) -> Discrepancy:
    row = Discrepancy(
        office_id=item.office_id,
        number=next_number(SERIES, office_id=item.office_id, year=by.day.year),
        item_id=item.id,
        observation_id=seen.id,
        last_observation_id=seen.id,
        touch=seen.touch,
        kind=kinds[0],
        opened_at=by.at,
        opened_by_id=by.actor.id,
        due_on=by.day + timedelta(days=DAYS),
    )
    db.session.add(row)
    db.session.flush()
    index_discrepancy(row)
    ledger.append(
        row.stream,
        entries.OPENED,
        office_id=row.office_id,
        by=by,
        payload={
            "number": row.number,
            "item": shown(item.code),
            "touch": row.touch,
            "differs": kinds,
            "due_on": row.due_on,
        },
        begins=True,
    )
    return row


def _as_known(
    row: Discrepancy, item: EvidenceItem, seen: Observation, kinds: Sequence[Deviation]
) -> list[Difference]:
    """Return what an earlier look found otherwise, and this one finds as it was known."""
    again = [kind for kind in row.kinds if kind not in kinds and kind is not Deviation.CONDITION]
    now = observing.of(seen)
    known = observing.as_now(item, _history(item, seen))
    return [
        Difference(kind, observing.said_of(kind, known), said)
        for kind in again
        if (said := observing.said_of(kind, now)) is not None
    ]


def _add(
    row: Discrepancy, item: EvidenceItem, seen: Observation, found: Sequence[Difference]
) -> None:
    history = _history(item, seen)
    for each in found:
        before = observing.source(history, each.kind)
        db.session.add(
            FoundDeviation(
                office_id=row.office_id,
                discrepancy_id=row.id,
                observation_id=seen.id,
                before_id=before.id if before is not None else None,
                kind=each.kind,
                before=observing.as_text(each.before),
                now=observing.as_text(each.now),
            )
        )
    db.session.flush()
    db.session.expire(row, ["deviations"])


def _history(item: EvidenceItem, seen: Observation) -> list[Observation]:
    """Return what was seen of an item before this look, the oldest first."""
    return list(db.session.scalars(observations(item).where(Observation.id < seen.id)))


def assign_discrepancy(
    discrepancy: Discrepancy, *, owner: UserAccount, due_on: date, by: Act
) -> Discrepancy:
    """Say who clears a discrepancy up, and by when it is to be decided.

    Raises:
        ChangedMeanwhile: it changed since the person saw it.
        DiscrepancyDecided: it has its decision.
        DueDayPast: the day is past.
        OwnerSeesNoWarehouse: the person holds no role now that reads this warehouse.
    """
    lock_as_seen(discrepancy, by)
    check(why_not_assign(discrepancy))
    if due_on < by.day:
        raise refusals.DueDayPast
    able = people_with(Permission.READ_WAREHOUSE, discrepancy.office_id, by.day)
    if owner.id not in {each.id for each in able}:
        raise refusals.OwnerSeesNoWarehouse(name=owner.full_name)
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


def pass_on_discrepancy(
    discrepancy: Discrepancy, *, step: DiscrepancyStep, paper: Paper, by: Act
) -> Discrepancy:
    """Send what differs to experts, or report it to the competent body; it stays open.

    What is sent to experts may be lent for an examination or an investigation. Everything else
    stays locked until the decision, which then names their conclusion.

    Raises:
        ChangedMeanwhile: it changed since the person saw it.
        DiscrepancyDecided: it has its decision.
        StepNeedsPaper: no minutes, no letter.
        DocumentNeeded and the others of ``record_document``: a paper is named by half.

    Basis: NĐ 127/2017/NĐ-CP Điều 11 khoản 3.
    """
    item = lock(db.session.get_one(EvidenceItem, discrepancy.item_id))
    lock_as_seen(discrepancy, by)
    check(why_not_assign(discrepancy))
    if paper.is_empty:
        raise refusals.StepNeedsPaper
    document = keep_paper(discrepancy, item, paper, by)
    if step is DiscrepancyStep.EXPERTISE:
        discrepancy.examined_at = by.at
    else:
        discrepancy.reported_at = by.at
    db.session.flush()
    ledger.append(
        discrepancy.stream,
        entries.SENT,
        office_id=discrepancy.office_id,
        by=by,
        payload={"step": step, "document": document.number or ""},
    )
    return discrepancy


def keep_paper(discrepancy: Discrepancy, item: EvidenceItem, paper: Paper, by: Act) -> Document:
    """Record a paper of a discrepancy: it is about the item, the discrepancy and their case."""
    case = db.session.get_one(CaseFile, item.case_id)
    return record_document(about(case, item, discrepancy), paper=paper, by=by.onward())
