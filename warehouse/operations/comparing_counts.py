"""Finishing to count: when both are through, what they saw is compared with what was frozen."""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import or_, select

from audit import ledger
from foundation.acts import Act
from foundation.database import db, lock
from foundation.folding import caseless
from foundation.refusals import check
from warehouse.allowed_counts import turn_of, why_not_count
from warehouse.counts import comparing, entries
from warehouse.counts.comparing import Expected, Key, Sight, key_of
from warehouse.counts.progress import advance
from warehouse.models import (
    NOTED,
    ON_THE_SHELF,
    ROOM,
    CountEntry,
    CountFinding,
    CountLine,
    CountState,
    CountTurn,
    EvidenceItem,
    FindingKind,
    StockCount,
)
from warehouse.queries.counting import how_many
from warehouse.queries.counts import lines_of, seen_since
from warehouse.refusals import counts as refusals

TURNS: Final = {1: CountTurn.ONE, 2: CountTurn.TWO, 3: CountTurn.THIRD}


def finish_counting(count: StockCount, *, by: Act, nothing_there: bool = False) -> StockCount:
    """Say that one is through; when both are, what they saw is compared.

    Where the two do not see the same, the third person counts that again, and the comparison is
    made when they are through.

    Args:
        nothing_there: they went through every place and counted nothing.

    Raises:
        CountNotRunning, NotYourCount, HalfFinished: see ``why_not_count``.
        NothingSeenYet: nothing was counted, and nobody says that nothing is there.
    """
    lock(count)
    check(why_not_count(count, by))
    turn = turn_of(count, by.actor.id) or CountTurn.THIRD
    things = how_many(count, turn)
    if not things and not nothing_there:
        raise refusals.NothingSeenYet
    if turn is CountTurn.ONE:
        count.one_finished_at = by.at
    elif turn is CountTurn.TWO:
        count.two_finished_at = by.at
    ledger.append(
        count.stream,
        entries.COUNT_TURN_FINISHED,
        office_id=count.office_id,
        by=by,
        payload={"turn": turn, "things": things},
    )
    if count.one_finished_at is not None and count.two_finished_at is not None:
        _compare(count, third=turn is CountTurn.THIRD, by=by)
    db.session.flush()
    return count


def _compare(count: StockCount, *, third: bool, by: Act) -> None:
    _hold(count)
    expected = _expected(count)
    rows = list(db.session.scalars(select(CountEntry).where(CountEntry.count_id == count.id)))
    sights = {turn: _sights(rows, turn, expected) for turn in CountTurn}
    one, two = sights[CountTurn.ONE], sights[CountTurn.TWO]
    if not third:
        again = comparing.to_count_again(expected, one, two)
        count.again = sorted(again, key=str) or None
        if again:
            advance(count, CountState.RECOUNTING)
            _say_compared(count, len(again), 0, by)
            return
    keys = set(count.again or ())
    found = comparing.differences(expected, one, two, sights[CountTurn.THIRD], keys)
    lines = {row.item_id: row for row in db.session.scalars(lines_of(count))}
    seen: dict[tuple[CountTurn, Key], list[CountEntry]] = {}
    for entry in rows:
        seen.setdefault((entry.turn, key_of(entry)), []).append(entry)
    made = [row for each in found for row in _findings(count, each, seen, lines)]
    for number, row in enumerate(made):
        row.id = count.id * ROOM + number
    db.session.add_all(made)
    advance(count, CountState.COMPARED)
    count.compared_at = by.at
    _say_compared(count, 0, sum(row.kind not in NOTED for row in made), by)


def _hold(count: StockCount) -> None:
    """Lock what was frozen and what was counted: nothing of it leaves while it is compared.

    Who lends or moves one of them waits, and then meets the difference that was found; or goes
    first, and the comparison knows that it left.
    """
    frozen = select(CountLine.item_id).where(CountLine.count_id == count.id)
    seen = select(CountEntry.item_id).where(CountEntry.count_id == count.id)
    things = select(EvidenceItem.id).where(
        or_(EvidenceItem.id.in_(frozen), EvidenceItem.id.in_(seen))
    )
    db.session.execute(things.order_by(EvidenceItem.id).with_for_update()).all()


def _say_compared(count: StockCount, again: int, findings: int, by: Act) -> None:
    ledger.append(
        count.stream,
        entries.COUNT_COMPARED,
        office_id=count.office_id,
        by=by,
        payload={"again": again, "findings": findings},
    )


def _findings(
    count: StockCount,
    found: comparing.Found,
    seen: dict[tuple[CountTurn, Key], list[CountEntry]],
    lines: dict[int, CountLine],
) -> list[CountFinding]:
    """Return the rows of one difference: of things without a label, one each."""
    if not isinstance(found.key, int):
        told = [seen.get((turn, found.key), []) for turn in CountTurn]
        return [_finding(count, found.kind, None, row, row.place_id) for row in _standing(told)]
    own = seen.get((TURNS[found.whose], found.key), []) if found.whose is not None else []
    line = lines.get(found.key)
    if own:
        return [_finding(count, found.kind, found.key, own[0], own[0].place_id)]
    return [_finding(count, found.kind, found.key, None, line.place_id if line else None)]


def _standing(told: Iterable[list[CountEntry]]) -> list[CountEntry]:
    """Return every thing without a label that anybody described; nobody's silence undoes it.

    The same words about the same place are the same thing, as often as one person said them.
    """
    found: dict[str, list[CountEntry]] = {}
    for rows in told:
        said: dict[str, list[CountEntry]] = {}
        for row in rows:
            said.setdefault(_words(row), []).append(row)
        for words, same in said.items():
            if len(same) > len(found.get(words, [])):
                found[words] = same
    return [row for same in found.values() for row in same]


def _words(row: CountEntry) -> str:
    return f"{row.place_id}: {caseless(row.said or '')}"


def _finding(
    count: StockCount,
    kind: FindingKind,
    item_id: int | None,
    entry: CountEntry | None,
    place_id: int | None,
) -> CountFinding:
    return CountFinding(
        office_id=count.office_id,
        count_id=count.id,
        kind=kind,
        item_id=item_id,
        entry_id=entry.id if entry is not None else None,
        place_id=place_id,
    )


def _expected(count: StockCount) -> dict[int, Expected]:
    """Return what was frozen, with what left its place by the record since."""
    seen = seen_since(count)
    rows = db.session.execute(
        select(
            CountLine.item_id,
            CountLine.container_id,
            CountLine.place_id,
            EvidenceItem.status,
            EvidenceItem.office_id,
            EvidenceItem.place_id,
            EvidenceItem.container_id,
        )
        .join(EvidenceItem, EvidenceItem.id == CountLine.item_id)
        .where(CountLine.count_id == count.id)
    )
    return {
        item_id: Expected(
            box=box,
            gone=status not in ON_THE_SHELF or place != place_now or box != box_now,
            parted=box != box_now,
            out=status not in ON_THE_SHELF or office_id != count.office_id,
            seen=item_id in seen,
        )
        for item_id, box, place, status, office_id, place_now, box_now in rows
    }


def _sights(
    rows: Iterable[CountEntry], turn: CountTurn, expected: dict[int, Expected]
) -> dict[Key, Sight]:
    found: dict[Key, Sight] = {}
    for row in rows:
        if row.turn is not turn:
            continue
        key = key_of(row)
        if row.item_id is None:
            before = found.get(key)
            said = before.differs if before is not None else frozenset()
            number = 1 + sum(words == _words(row) for words, _number in said)
            said |= {(_words(row), str(number))}
            found[key] = Sight(row.place_id, right=False, ours=False, differs=said)
            continue
        found[key] = Sight(
            row.place_id,
            right=row.place_id == row.recorded_place_id,
            left=row.recorded_status not in ON_THE_SHELF,
            differs=frozenset((str(kind), str(value)) for kind, value in row.differs or ()),
            whole=row.whole,
        )
    return found
