"""Deciding a discrepancy: which value is true, how it ends, and what becomes of the thing."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import or_, select

from audit import ledger
from foundation.acts import Act, lock_as_seen
from foundation.database import db, lock
from foundation.refusals import Refusal, check
from papers.operations import NOTHING, Paper
from warehouse import allowed, custody, observing, refusals
from warehouse.allowed_discrepancies import why_not_decide
from warehouse.discrepancies import entries
from warehouse.finding import index_item
from warehouse.models import (
    Deviation,
    Discrepancy,
    DiscrepancyDecision,
    EvidenceItem,
    FoundDeviation,
    ItemStatus,
    Observation,
    Seal,
    SealState,
    Side,
)
from warehouse.operations.discrepancies import keep_paper
from warehouse.operations.movement import check_empty
from warehouse.operations.sealing import begin_seal, end_seal
from warehouse.queries.discrepancies import actors_of

Sides = Mapping[Deviation, Side]
AMOUNTS: Final = frozenset({Deviation.QUANTITY, Deviation.WEIGHT})
BEARS_ONE: Final = frozenset({SealState.INTACT, SealState.OPENED})  # whole, or sealed again


def decide_discrepancy(
    discrepancy: Discrepancy,
    *,
    decision: DiscrepancyDecision,
    sides: Sides,
    cause: str,
    by: Act,
    paper: Paper = NOTHING,
) -> Discrepancy:
    """End a discrepancy by a decision: its lock is lifted, and the thing is kept as decided.

    What is true as found is from now on what is known: the quantity held becomes what was counted
    last, a seal that is torn or gone ends, another seal that was read is in force. What is true as
    it was known stays, and what was found otherwise counts no more. Of which nothing is left is
    missing.

    Args:
        sides: for every kind of deviation, which value is true.

    Raises:
        ChangedMeanwhile: it changed since the person saw it; somebody looked again.
        DiscrepancyDecided: it has its decision.
        OwnActNotDecided: the person did one of the acts it is about.
        CauseNeeded: nobody says why it came to this.
        SideNeeded: of something that differs nobody says which value is true.
        NothingKeptAsFound: kept as found, and nothing is true as found.
        NoLoss: lost, and no lower count is true as found.
        NothingLeft: a count of nothing is true as found, and it is not decided as lost.
        NotInCustody, ContainerNotEmpty: all of it is lost, and it is on loan, or things lie in it.
        DecisionNeedsPaper: kept as found, without the written confirmation.
        LossNeedsPaper: lost, without minutes.
        ConclusionNeeded: it was passed on, and no conclusion is named.
        ShortageNeedsPaper: less was found than was known, and no paper says how it was cleared up.
        DocumentNeeded and the others of ``record_document``: a paper is named by half.

    Basis: NĐ 152/2026/NĐ-CP Điều 37 khoản 2; NĐ 127/2017/NĐ-CP Điều 11 khoản 3.
    """
    item = lock(db.session.get_one(EvidenceItem, discrepancy.item_id))
    lock_as_seen(discrepancy, by)
    check(why_not_decide(discrepancy, actors_of(discrepancy), by))
    if not cause.strip():
        raise refusals.CauseNeeded
    check(_why_not_so(discrepancy, decision, sides, item))
    if paper.is_empty:
        check(_why_paper(discrepancy, decision))
    changes = changes_of(discrepancy, sides, item)
    if changes.get("status") is ItemStatus.MISSING:
        check(allowed.why_not_here(item))
        check_empty(item)
    if not paper.is_empty:
        discrepancy.document_id = keep_paper(discrepancy, item, paper, by).id
    discrepancy.decision, discrepancy.cause = decision, cause.strip()[:500]
    discrepancy.decided_at, discrepancy.decided_by_id = by.at, by.actor.id
    for row in discrepancy.deviations:
        row.side = sides[row.kind]
    _count_what_is_true(discrepancy, sides)
    db.session.flush()
    said = {
        "number": discrepancy.number,
        "decision": decision,
        "found_true": [kind for kind in discrepancy.kinds if sides[kind] is Side.FOUND],
        "document": paper.called if not paper.is_empty else None,
    }
    ledger.append(
        discrepancy.stream,
        entries.DECIDED,
        office_id=discrepancy.office_id,
        by=by,
        payload=said | {"cause": discrepancy.cause},
    )
    if "seal_number" in changes:
        _change_seal(item, changes["seal_number"], discrepancy, by)
    custody.post(item, entries.ITEM_DECIDED, by=by.onward(), payload=said, **changes)
    index_item(item)
    return discrepancy


def last_found(discrepancy: Discrepancy, kind: Deviation) -> FoundDeviation:
    """Return what was found last of one kind of deviation."""
    return [row for row in discrepancy.deviations if row.kind is kind][-1]


def _why_not_so(
    discrepancy: Discrepancy, decision: DiscrepancyDecision, sides: Sides, item: EvidenceItem
) -> Refusal | None:
    """A decision and the sides it takes must fit together."""
    open_kinds = [kind for kind in discrepancy.kinds if kind not in sides]
    if open_kinds:
        return refusals.SideNeeded(kinds=open_kinds)
    counted = _counted(discrepancy, sides)
    if decision is DiscrepancyDecision.LOST:
        return refusals.NoLoss() if counted is None or counted >= item.quantity_held else None
    if counted == 0:
        return refusals.NothingLeft()
    kept = any(sides[kind] is Side.FOUND for kind in discrepancy.kinds)
    if decision is DiscrepancyDecision.AS_FOUND and not kept:
        return refusals.NothingKeptAsFound()
    return None


def _why_paper(discrepancy: Discrepancy, decision: DiscrepancyDecision) -> Refusal | None:
    """Which paper a decision cannot do without."""
    if discrepancy.is_taken_on:
        return refusals.ConclusionNeeded()
    if decision is DiscrepancyDecision.AS_FOUND:
        return refusals.DecisionNeedsPaper()
    if decision is DiscrepancyDecision.LOST:
        return refusals.LossNeedsPaper()
    return refusals.ShortageNeedsPaper() if is_short(discrepancy) else None


def is_short(discrepancy: Discrepancy) -> bool:
    """Whether any look found less, by number or by weight, than was known."""
    return any(
        row.kind in AMOUNTS and row.before and row.now and Decimal(row.now) < Decimal(row.before)
        for row in discrepancy.deviations
    )


def _counted(discrepancy: Discrepancy, sides: Sides) -> Decimal | None:
    """Return the count that is true as found; None where none is."""
    if sides.get(Deviation.QUANTITY) is not Side.FOUND:
        return None
    if Deviation.QUANTITY not in discrepancy.kinds:
        return None
    return Decimal(last_found(discrepancy, Deviation.QUANTITY).now or 0)


def changes_of(discrepancy: Discrepancy, sides: Sides, item: EvidenceItem) -> dict[str, Any]:
    """Return what custody changes by the decision."""
    counted = _counted(discrepancy, sides)
    found: dict[str, Any] = {}
    if counted == 0:  # what is missing is still answered for: its quantity stays
        found |= {"status": ItemStatus.MISSING, "place_id": None, "container_id": None}
    elif counted is not None:
        found["quantity_held"] = counted
    seals = [row for row in discrepancy.deviations if row.kind in observing.OF_SEALS]
    true = [row for row in seals if sides[row.kind] is Side.FOUND]
    if true and counted != 0 and _is_still_that_seal(item, true[-1]):
        found["seal_number"] = _seal_found(true[-1])
    return found


def _is_still_that_seal(item: EvidenceItem, row: FoundDeviation) -> bool:
    """Whether nothing was opened or sealed since it was found."""
    at = db.session.get_one(Observation, row.observation_id).seen_at
    later = select(Seal.id).where(
        Seal.item_id == item.id, or_(Seal.applied_at > at, Seal.opened_at > at)
    )
    return db.session.scalar(later.limit(1)) is None


def _seal_found(row: FoundDeviation) -> str | None:
    """Return the number of the seal that is on it as found; None where none seals it."""
    seen = db.session.get_one(Observation, row.observation_id)
    return seen.seal_number if seen.seal_state in BEARS_ONE else None


def _change_seal(item: EvidenceItem, number: str | None, discrepancy: Discrepancy, by: Act) -> None:
    """End the seal in force as it was found; another one that was read begins."""
    if number == item.seal_number:
        return
    reason = f"{discrepancy.number}: {discrepancy.cause}"
    end_seal(item, was_intact=False, reason=reason, at=by.at)
    if number is not None:
        begin_seal(item, number=number, witnesses="", at=by.at)


def _count_what_is_true(discrepancy: Discrepancy, sides: Sides) -> None:
    """Let what is true count as known, and what is not never again."""
    true = {kind: _true(discrepancy, kind, sides[kind]) for kind in discrepancy.kinds}
    seen = select(Observation).where(
        Observation.item_id == discrepancy.item_id,
        Observation.id >= discrepancy.observation_id,
        Observation.taken_back_at.is_(None),
    )
    for row in db.session.scalars(seen).all():
        kept: Sequence[Deviation] = [
            kind
            for kind in discrepancy.kinds
            if (said := observing.said_of(kind, observing.of(row))) is not None
            and observing.as_text(said) != true[kind]
        ]
        others = [kind for kind in row.set_aside or () if kind not in discrepancy.kinds]
        row.set_aside = [*others, *kept] or None


def _true(discrepancy: Discrepancy, kind: Deviation, side: Side) -> str | None:
    row = last_found(discrepancy, kind)
    return row.now if side is Side.FOUND else row.before
