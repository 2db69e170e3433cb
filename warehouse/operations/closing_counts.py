"""Ending a count: what is done about each difference, three signatures, and the end."""

from sqlalchemy import select

from audit import checkpoints, ledger
from foundation.acts import Act, lock_as_seen
from foundation.codes import shown
from foundation.database import db, lock
from foundation.refusals import check
from warehouse import observing
from warehouse.allowed_counts import (
    why_not_close,
    why_not_propose,
    why_not_return,
    why_not_settle,
    why_not_sign,
)
from warehouse.counts import entries
from warehouse.counts.progress import advance
from warehouse.models import (
    ON_THE_SHELF,
    CountEntry,
    CountFinding,
    CountPart,
    CountState,
    Deviation,
    Discrepancy,
    EvidenceItem,
    FindingKind,
    Observation,
    StockCount,
    Touch,
)
from warehouse.observing import Difference, Found
from warehouse.operations.discrepancies import open_discrepancy
from warehouse.operations.observing import observe
from warehouse.queries.counts import differing, seen_since, unsettled
from warehouse.queries.discrepancies import open_of
from warehouse.refusals import counts as refusals


def settle_finding(finding: CountFinding, *, way: str, by: Act) -> CountFinding:
    """Say what is done about a difference; what is missing or differs opens a discrepancy.

    The count itself changes no place and no quantity: a thing in a wrong place is moved by a move,
    one that is missing is decided as lost by the decision of its discrepancy. What nobody saw and
    somebody moved on paper is missing, too, until somebody else has looked at it. What the store
    does not hold any more by the time it is said opens nothing.

    Raises:
        ChangedMeanwhile: it changed since the person saw it.
        FindingSettled: it was said already, and a discrepancy is open.
        CountNotCompared: the count is not at that point.
        NotOfThisCount: the person neither counted nor keeps the store.
        WayNeeded: nothing is said.
    """
    count = lock(db.session.get_one(StockCount, finding.count_id))
    lock_as_seen(finding, by)
    check(why_not_settle(count, finding, by))
    if not way.strip():
        raise refusals.WayNeeded
    row = None
    item = db.session.get(EvidenceItem, finding.item_id) if finding.item_id is not None else None
    if item is not None:
        lock(item)
        here = item.status in ON_THE_SHELF  # it may have been declared lost, or left, since
        unseen = finding.kind is FindingKind.UNSEEN and not seen_since(count, item)
        if here and (finding.kind is FindingKind.MISSING or unseen):
            row = _not_found(count, item, finding, way, by)
        elif finding.kind is FindingKind.DIFFERS:
            row = _otherwise(item, finding, by)
    finding.said, finding.settled_at = way.strip()[:500], by.at
    finding.settled_by_id = by.actor.id
    finding.discrepancy_id = row.id if row is not None else None
    db.session.flush()
    ledger.append(
        count.stream,
        entries.COUNT_SETTLED,
        office_id=count.office_id,
        by=by.onward(),
        payload={
            "finding": finding.kind,
            "item": shown(item.code) if item is not None else None,
            "said": finding.said,
            "discrepancy": row.number if row is not None else None,
        },
    )
    return finding


def _not_found(
    count: StockCount, item: EvidenceItem, finding: CountFinding, said: str, by: Act
) -> Discrepancy | None:
    """Write that nobody found a thing: a count of nothing, which its discrepancy decides."""
    nothing = Found(quantity=observing.NONE_LEFT, condition=said.strip())
    seen = observe(item, nothing, touch=Touch.COUNT, place_id=finding.place_id, by=by)
    ledger.append(
        item.stream,
        entries.ITEM_NOT_FOUND,
        office_id=item.office_id,
        by=by.onward(),
        payload={"number": count.number, **observing.told(nothing)},
    )
    differs = [Difference(Deviation.QUANTITY, item.quantity_held, observing.NONE_LEFT)]
    return open_discrepancy(item, seen, differs, by=by.onward())


def _otherwise(item: EvidenceItem, finding: CountFinding, by: Act) -> Discrepancy | None:
    """Open the discrepancy of what was seen otherwise; one that is open already names it."""
    entry = db.session.get_one(CountEntry, finding.entry_id)
    seen = db.session.get_one(Observation, entry.observation_id)
    row = db.session.scalar(open_of(item))
    if row is not None and row.last_observation_id > seen.id:
        return row
    known = observing.as_now(item, _others(item, seen))
    return open_discrepancy(
        item, seen, observing.compare(known, observing.of(seen)), by=by.onward()
    )


def _others(item: EvidenceItem, seen: Observation) -> list[Observation]:
    rows = select(Observation).where(Observation.item_id == item.id, Observation.id < seen.id)
    return list(db.session.scalars(rows.order_by(Observation.id)))


def propose_count(count: StockCount, *, by: Act) -> StockCount:
    """Put a count up for the three signatures.

    Raises:
        ChangedMeanwhile: it changed since the person saw it.
        CountNotCompared: what differs is not known yet, or it was put up already.
        NotOfThisCount: the person neither counted nor keeps the store.
        FindingsOpen: of a difference nobody has said what is done.
    """
    lock_as_seen(count, by)
    check(why_not_propose(count, by))
    left = unsettled(count)
    if left:
        raise refusals.FindingsOpen(count=left)
    advance(count, CountState.PROPOSED)
    count.proposed_at, count.proposed_by_id = by.at, by.actor.id
    db.session.flush()
    ledger.append(
        count.stream,
        entries.COUNT_PROPOSED,
        office_id=count.office_id,
        by=by,
        payload={"findings": differing(count)},
    )
    return count


def sign_count(count: StockCount, *, part: CountPart, by: Act) -> StockCount:
    """Sign a count as keeper, accountant or head; with the third signature it is approved.

    Raises:
        ChangedMeanwhile: it changed since the person saw it.
        CountNotCompared: it is not up for signing.
        NotYourPart: the person's role in this office is another one.
        SignedAlready: the part is signed, or the person signed another one.
        ProposerSigns: who put it up does not sign as head.
        CounterSigns: who counted does not sign as head.

    Basis: TT 04/2023/TT-BTP Điều 11 khoản 4.
    """
    lock_as_seen(count, by)
    check(why_not_sign(count, part, by))
    if part is CountPart.KEEPER:
        count.keeper_id, count.keeper_at = by.actor.id, by.at
    elif part is CountPart.ACCOUNTANT:
        count.accountant_id, count.accountant_at = by.actor.id, by.at
    else:
        count.head_id, count.head_at = by.actor.id, by.at
    if None not in count.signed_by.values():
        advance(count, CountState.APPROVED)
    db.session.flush()
    ledger.append(
        count.stream, entries.COUNT_SIGNED, office_id=count.office_id, by=by, payload={"part": part}
    )
    return count


def return_count(count: StockCount, *, note: str, by: Act) -> StockCount:
    """Send a count back before it is closed; its signatures fall, and the ledger keeps them.

    Raises:
        ChangedMeanwhile: it changed since the person saw it.
        CountNotCompared: it is not up for signing.
        NotYourPart: the person may not sign it.
        CountNoteNeeded: nobody says why.
    """
    lock_as_seen(count, by)
    check(why_not_return(count, by))
    if not note.strip():
        raise refusals.CountNoteNeeded
    advance(count, CountState.COMPARED)
    count.proposed_at = count.proposed_by_id = None
    count.keeper_id = count.accountant_id = count.head_id = None
    count.keeper_at = count.accountant_at = count.head_at = None
    db.session.flush()
    ledger.append(
        count.stream,
        entries.COUNT_RETURNED,
        office_id=count.office_id,
        by=by,
        payload={"note": note.strip()[:500]},
    )
    return count


def close_count(count: StockCount, *, by: Act) -> StockCount:
    """End a count that three people signed; its entry names the ledger's state it stands on.

    Raises:
        ChangedMeanwhile: it changed since the person saw it.
        CountNotCompared: three people have not signed it.
    """
    lock_as_seen(count, by)
    check(why_not_close(count))
    signed = [at for at in (count.keeper_at, count.accountant_at, count.head_at) if at is not None]
    checkpoint = checkpoints.last()
    last = db.session.scalars(ledger.history(count.stream).limit(1)).one().hash
    advance(count, CountState.CLOSED)
    count.ended_at, count.ended_by_id = by.at, by.actor.id
    db.session.flush()
    ledger.append(
        count.stream,
        entries.COUNT_CLOSED,
        office_id=count.office_id,
        by=by,
        payload={
            "number": count.number,
            "findings": differing(count),
            "entry": last,
            "checkpoint": checkpoint.named if checkpoint is not None else None,
            "signed_at": max(signed),
        },
    )
    return count
