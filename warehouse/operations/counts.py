"""Opening a count: who counts, what is counted, and the list that is frozen."""

import secrets
from decimal import Decimal
from typing import Final

from accounts.approval_queries import people_with
from accounts.models import UserAccount
from audit import ledger
from foundation.acts import Act, lock_as_seen
from foundation.database import db
from foundation.numbering import next_number
from foundation.permissions import Permission
from foundation.refusals import Refusal, check
from warehouse.allowed_counts import (
    SIGNS,
    has_counted,
    why_not_cancel,
    why_not_name,
    why_not_these,
)
from warehouse.counts import entries
from warehouse.counts.progress import advance
from warehouse.counts.sampling import draw, sample_size
from warehouse.models import (
    ROOM,
    CountKind,
    CountLine,
    CountPart,
    CountState,
    CountTurn,
    ItemKind,
    Place,
    StockCount,
)
from warehouse.queries.counts import lying_in, running_over
from warehouse.refusals import PlaceOfAnotherOffice
from warehouse.refusals import counts as refusals

SERIES: Final = "KK"
CONFIDENCES: Final = (Decimal(50), Decimal("99.9"))
SHARES: Final = (Decimal("0.1"), Decimal(50))


def open_count(
    *,
    office_id: int,
    kind: CountKind,
    counter_one: UserAccount,
    counter_two: UserAccount,
    third: UserAccount,
    by: Act,
    place: Place | None = None,
    item_kind: ItemKind | None = None,
    confidence: Decimal | None = None,
    share: Decimal | None = None,
    seed: str | None = None,
) -> StockCount:
    """Begin a count of a store, or of a part or sample of it, and freeze what lies there.

    What lies there stands in rows that nobody changes; the people who count never see them before
    both are through. Things may be moved, lent and released meanwhile: the ledger says so, and the
    comparison knows it.

    Args:
        place: it and all under it; None: every place of the office.
        item_kind: only things of this kind.
        confidence, share: of a sample, in per cent, see ``counts.sampling``; None: all of it.
        seed: from which the sample is drawn; a new one if not given.

    Raises:
        PlaceOfAnotherOffice: the place belongs to another office.
        ThreeCountersNeeded: one person is named twice.
        CounterSeesNoWarehouse: one of them holds no role now that reads this warehouse.
        NoKeeperAtSurprise: at a surprise count one of them keeps the store.
        KeepersCountAlone: more than one of the three keeps it.
        NobodyLeftToSign: the three leave nobody who may sign the count as head.
        SampleByHalf: of confidence and share only one is given.
        SampleOutOfRange: they make no sample.
        CountRunsThere: another count of these places has not ended.
        NothingToCount: by the record nothing of this lies there.

    Basis: TT 04/2023/TT-BTP Điều 11 khoản 4; TT 78/2020/TT-BTC Điều 5.
    """
    if place is not None and place.office_id != office_id:
        raise PlaceOfAnotherOffice(place=place.short_name)
    people = [counter_one, counter_two, third]
    check(_why_not_they(people, office_id, kind, by))
    check(_why_no_sample(confidence, share))
    number = next_number(SERIES, office_id=office_id, year=by.day.year)  # one opens at a time
    other = db.session.scalar(running_over(office_id, place))
    if other is not None:
        raise refusals.CountRunsThere(number=other.number)
    lying = {row[0]: row for row in db.session.execute(lying_in(office_id, place, item_kind))}
    if not lying:
        raise refusals.NothingToCount
    chosen = list(lying)
    if confidence is not None and share is not None:
        seed = seed or secrets.token_hex(8)
        size = sample_size(len(lying), confidence=confidence, share=share)
        chosen = sorted(draw(chosen, size=size, seed=seed))
    count = StockCount(
        office_id=office_id,
        number=number,
        kind=kind,
        place_id=place.id if place is not None else None,
        item_kind=item_kind,
        sample_confidence=confidence,
        sample_share=share,
        sample_seed=seed if confidence is not None else None,
        population=len(lying),
        expected=len(chosen),
        counter_one_id=counter_one.id,
        counter_two_id=counter_two.id,
        third_id=third.id,
        opened_at=by.at,
        opened_by_id=by.actor.id,
    )
    db.session.add(count)
    db.session.flush()
    db.session.add_all(
        CountLine(
            id=count.id * ROOM + place_in_list,
            office_id=office_id,
            count_id=count.id,
            item_id=item_id,
            place_id=place_id,
            container_id=container_id,
            quantity=quantity,
        )
        for place_in_list, (item_id, place_id, container_id, quantity) in enumerate(
            lying[one] for one in chosen
        )
    )
    ledger.append(
        count.stream,
        entries.COUNT_OPENED,
        office_id=office_id,
        by=by,
        payload={
            "number": count.number,
            "kind": kind,
            "place": place.full_name if place is not None else None,
            "item_kind": item_kind,
            "population": count.population,
            "expected": count.expected,
            "confidence": confidence,
            "share": share,
            "seed": count.sample_seed,
            "people": [one.full_name for one in people],
        },
        begins=True,
    )
    return count


def _why_not_they(
    people: list[UserAccount], office_id: int, kind: CountKind, by: Act
) -> Refusal | None:
    if len({one.id for one in people}) < len(people):
        return refusals.ThreeCountersNeeded()
    able = {one.id for one in people_with(Permission.READ_WAREHOUSE, office_id, by.day)}
    for one in people:
        if one.id not in able:
            return refusals.CounterSeesNoWarehouse(name=one.full_name)
    keepers = {one.id for one in people_with(Permission.KEEP_WAREHOUSE, office_id, by.day)}
    why = why_not_these([one.id in keepers for one in people], surprise=kind is CountKind.SURPRISE)
    if why is not None:
        return why
    heads = people_with(SIGNS[CountPart.HEAD], office_id, by.day)
    if {one.id for one in heads} <= {one.id for one in people}:
        return refusals.NobodyLeftToSign(name=", ".join(one.full_name for one in heads))
    return None


def _why_no_sample(confidence: Decimal | None, share: Decimal | None) -> Refusal | None:
    if confidence is None and share is None:
        return None
    if confidence is None or share is None:
        return refusals.SampleByHalf()
    fits = CONFIDENCES[0] <= confidence <= CONFIDENCES[1] and SHARES[0] <= share <= SHARES[1]
    return None if fits else refusals.SampleOutOfRange()


def name_counter(
    count: StockCount, *, turn: CountTurn, who: UserAccount, note: str, by: Act
) -> StockCount:
    """Let another person count in the place of one of the three, who can no longer.

    What was counted in that part stays, under the name of who counted it; the other goes on.

    Raises:
        ChangedMeanwhile: it changed since the person saw it.
        CountNotRunning: nothing is counted in it now.
        PartFinished: that part is counted through.
        CountsAlready: the person is one of the three, or counted in it before.
        CounterSeesNoWarehouse, NoKeeperAtSurprise, KeepersCountAlone, NobodyLeftToSign: see
            ``open_count``.
        CountNoteNeeded: nobody says why.
    """
    lock_as_seen(count, by)
    check(why_not_name(count, turn))
    if who.id in count.people.values() or has_counted(count, who.id):
        raise refusals.CountsAlready(name=who.full_name)
    accounts = {each: db.session.get_one(UserAccount, one) for each, one in count.people.items()}
    former, accounts[turn] = accounts[turn], who
    check(_why_not_they(list(accounts.values()), count.office_id, count.kind, by))
    if not note.strip():
        raise refusals.CountNoteNeeded
    if turn is CountTurn.ONE:
        count.counter_one_id = who.id
    elif turn is CountTurn.TWO:
        count.counter_two_id = who.id
    else:
        count.third_id = who.id
    db.session.flush()
    ledger.append(
        count.stream,
        entries.COUNT_COUNTER_NAMED,
        office_id=count.office_id,
        by=by,
        payload={
            "turn": turn,
            "people": [former.full_name, who.full_name],
            "note": note.strip()[:500],
        },
    )
    return count


def cancel_count(count: StockCount, *, note: str, by: Act) -> StockCount:
    """End a count without a result; what was seen in it stays with the things.

    Raises:
        ChangedMeanwhile: it changed since the person saw it.
        CountEnded: it is closed or cancelled.
        CountedThrough: somebody is through with counting.
        CountNoteNeeded: nobody says why.
    """
    lock_as_seen(count, by)
    check(why_not_cancel(count))
    if not note.strip():
        raise refusals.CountNoteNeeded
    advance(count, CountState.CANCELLED)
    count.end_note = note.strip()[:500]
    count.ended_at, count.ended_by_id = by.at, by.actor.id
    db.session.flush()
    ledger.append(
        count.stream,
        entries.COUNT_CANCELLED,
        office_id=count.office_id,
        by=by,
        payload={"note": count.end_note},
    )
    return count
