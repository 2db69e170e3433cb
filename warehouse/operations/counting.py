"""Counting: what each of the three sees, alone."""

from collections.abc import Iterable

from sqlalchemy import select

from audit import ledger
from foundation.acts import Act
from foundation.codes import shown
from foundation.database import db, lock
from foundation.folding import caseless
from foundation.refusals import ChangedMeanwhile, Refusal, check
from warehouse import observing
from warehouse.allowed_counts import (
    turn_of,
    why_not_count,
    why_not_count_this,
    why_not_counted_there,
    why_not_take_back_entry,
)
from warehouse.counts import entries
from warehouse.counts.comparing import Key, key_of
from warehouse.models import (
    CountEntry,
    CountTurn,
    Deviation,
    EvidenceItem,
    Observation,
    Place,
    SealState,
    StockCount,
    Touch,
)
from warehouse.observing import Difference, Found, Seen
from warehouse.operations.observing import observe
from warehouse.queries.counting import entry_of
from warehouse.queries.observations import observations
from warehouse.refusals import (
    ConditionNeeded,
    SealNumberNeeded,
    SealStateNeeded,
)
from warehouse.refusals import counts as refusals


def check_may_count(count: StockCount, item: EvidenceItem, by: Act) -> None:
    """Refuse to count a thing: it is not this person's turn, or they counted it before.

    Raises:
        CountNotRunning, NotYourCount, HalfFinished: see ``why_not_count``.
        WarehouseOfAnotherOffice: the thing belongs to another office.
        NotTakenInYet: it waits at the door, and is in no store yet.
        CountedAlready: this person counted it.
        NotToCountAgain: the two agree about it, and the third is not asked.
    """
    check(why_not_count(count, by))
    check(why_not_count_this(count, item))
    turn = turn_of(count, by.actor.id)
    before = entry_of(count, turn, item) if turn is not None else None
    if before is not None:
        raise refusals.CountedAlready(code=shown(item.code), at=before.counted_at)
    _check_asked(count, turn, item.id)


def count_thing(
    count: StockCount,
    *,
    item: EvidenceItem,
    place: Place,
    found: Found,
    by: Act,
    whole: bool = False,
) -> CountEntry:
    """Write that one person saw a thing in a place, and how it is.

    It is an observation as every other. What of it is not as it was known counts as known only when
    a discrepancy is decided. Nobody is told whether it fits, or read the known seal to: two people
    read it, each alone.

    Args:
        whole: a closed box, counted with all in it.

    Raises:
        CountNotRunning, NotYourCount, HalfFinished, WarehouseOfAnotherOffice, NotTakenInYet,
            CountedAlready, NotToCountAgain: see ``check_may_count``.
        PlaceNotCounted: the place is not part of the count.
        CountQuantityNeeded, ConditionNeeded, SealStateNeeded, SealNumberNeeded: not all of it is
            said.
        WholeNeedsSeal: a box without a whole seal is not counted unopened.
        WeightNotPositive: it is said to weigh nothing.
    """
    lock(count)
    check_may_count(count, lock(item), by)
    check(why_not_counted_there(count, _root(count), place))
    check(_why_not_said(found))
    if whole and found.seal_state is not SealState.INTACT:
        raise refusals.WholeNeedsSeal
    differs = observing.compare(_known_before(count, item), found)
    seen = observe(item, found, touch=Touch.COUNT, place_id=place.id, by=by)
    kinds = [each.kind for each in differs]
    seen.set_aside = list(dict.fromkeys([*(seen.set_aside or ()), *kinds])) or None
    entry = _enter(count, place, by)
    entry.item_id, entry.observation_id, entry.whole = item.id, seen.id, whole
    entry.recorded_place_id, entry.recorded_status = item.place_id, item.status
    entry.differs = _told(differs)
    db.session.add(entry)
    db.session.flush()
    ledger.append(
        item.stream,
        entries.ITEM_COUNTED,
        office_id=item.office_id,
        by=by.onward(),
        payload={
            "number": count.number,
            "place": place.full_name,
            **observing.told(found, found.photos),
        },
    )
    ledger.append(
        count.stream,
        entries.COUNT_THING_COUNTED,
        office_id=count.office_id,
        by=by,
        payload={
            "turn": entry.turn,
            "item": shown(item.code),
            "place": place.full_name,
            "differs": kinds,
        },
    )
    return entry


def count_unlabelled(
    count: StockCount, *, place: Place, looks: str, by: Act, raw: str = ""
) -> CountEntry:
    """Write that one person saw a thing without a label of ours.

    Args:
        looks: in words.
        raw: a code on it that stands for nothing here.

    Raises:
        CountNotRunning, NotYourCount, HalfFinished: see ``why_not_count``.
        PlaceNotCounted: the place is not part of the count.
        UnlabelledNeedsWords: nobody says how it looks.
        CountedAlready: this person counted the thing with that code, in the same words.
        NotToCountAgain: the two agree about it, and the third is not asked.
    """
    lock(count)
    check(why_not_count(count, by))
    check(why_not_counted_there(count, _root(count), place))
    if not looks.strip():
        raise refusals.UnlabelledNeedsWords
    code = raw.strip()[:300] or None
    entry = _enter(count, place, by)
    entry.raw, entry.said = code, looks.strip()[:500]
    before = _counted_as(count, entry) if code else None
    if before is not None:
        raise refusals.CountedAlready(code=code, at=before.counted_at)
    _check_asked(count, entry.turn, key_of(entry))
    db.session.add(entry)
    db.session.flush()
    ledger.append(
        count.stream,
        entries.COUNT_UNLABELLED_COUNTED,
        office_id=count.office_id,
        by=by,
        payload={
            "turn": entry.turn,
            "place": place.full_name,
            "said": entry.said,
            "code": code,
        },
    )
    return entry


def take_back_entry(entry: CountEntry, *, by: Act) -> StockCount:
    """Take back what one counted oneself, a wrong scan, until one is through with counting.

    The thing is not counted then, and is counted anew like any other. Nothing of what was seen
    counts as known; the ledger keeps both.

    Raises:
        ChangedMeanwhile: it was taken back already.
        CountedByAnother: another person counted it.
        CountNotRunning, NotYourCount, HalfFinished: see ``why_not_count``.
    """
    count = lock(db.session.get_one(StockCount, entry.count_id))
    if db.session.scalar(select(CountEntry.id).where(CountEntry.id == entry.id)) is None:
        raise ChangedMeanwhile
    check(why_not_take_back_entry(count, entry, by))
    place = db.session.get_one(Place, entry.place_id)
    item = db.session.get(EvidenceItem, entry.item_id) if entry.item_id is not None else None
    if item is not None:
        seen = db.session.get_one(Observation, entry.observation_id)
        seen.set_aside, seen.taken_back_at = list(Deviation), by.at
        ledger.append(
            item.stream,
            entries.ITEM_COUNT_TAKEN_BACK,
            office_id=item.office_id,
            by=by.onward(),
            payload={"number": count.number, "place": place.full_name},
        )
    ledger.append(
        count.stream,
        entries.COUNT_ENTRY_TAKEN_BACK,
        office_id=count.office_id,
        by=by.onward(),
        payload={
            "turn": entry.turn,
            "place": place.full_name,
            "item": shown(item.code) if item is not None else None,
            "said": entry.said,
            "code": entry.raw,
        },
    )
    db.session.delete(entry)
    db.session.flush()
    return count


def _enter(count: StockCount, place: Place, by: Act) -> CountEntry:
    return CountEntry(
        office_id=count.office_id,
        count_id=count.id,
        turn=turn_of(count, by.actor.id),
        place_id=place.id,
        counted_at=by.at,
        counted_by_id=by.actor.id,
    )


def _counted_as(count: StockCount, entry: CountEntry) -> CountEntry | None:
    """Return the entry of the same person about the same code in the same words."""
    rows = select(CountEntry).where(
        CountEntry.count_id == count.id,
        CountEntry.turn == entry.turn,
        CountEntry.raw.is_not(None),
    )
    words = caseless(entry.said or "")
    return next(
        (
            row
            for row in db.session.scalars(rows)
            if key_of(row) == key_of(entry) and caseless(row.said or "") == words
        ),
        None,
    )


def _check_asked(count: StockCount, turn: CountTurn | None, key: Key) -> None:
    if turn is CountTurn.THIRD and key not in (count.again or ()):
        raise refusals.NotToCountAgain


def _root(count: StockCount) -> Place | None:
    return db.session.get(Place, count.place_id) if count.place_id is not None else None


def _why_not_said(found: Found) -> Refusal | None:
    """Who counts says how many, how it is, and how its seal is; nothing is filled in."""
    if found.quantity is None:
        return refusals.CountQuantityNeeded()
    if not found.condition.strip():
        return ConditionNeeded()
    if found.seal_state is None:
        return SealStateNeeded()
    if found.seal_state is SealState.INTACT and not (found.seal_number or "").strip():
        return SealNumberNeeded()
    return None


def _known_before(count: StockCount, item: EvidenceItem) -> Seen:
    """Return what was known of a thing without what is seen of it in this count."""
    own = select(CountEntry.observation_id).where(
        CountEntry.count_id == count.id, CountEntry.item_id == item.id
    )
    rows = db.session.scalars(observations(item).where(Observation.id.not_in(own)))
    return observing.as_now(item, rows)


def _told(differs: Iterable[Difference]) -> list[list[str]] | None:
    return [[each.kind.value, observing.as_text(each.now) or ""] for each in differs] or None
