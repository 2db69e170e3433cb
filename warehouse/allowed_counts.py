"""What may be done about a count now, and why not."""

from collections.abc import Collection

from accounts.approval_queries import holds_over
from foundation.acts import Act
from foundation.codes import shown
from foundation.permissions import Permission
from foundation.refusals import Refusal
from foundation.trees import ids_of
from warehouse.allowed import why_not_keep
from warehouse.models import (
    ENDED,
    RUNNING,
    CountEntry,
    CountFinding,
    CountPart,
    CountState,
    CountTurn,
    EvidenceItem,
    ItemStatus,
    Place,
    StockCount,
)
from warehouse.queries.counting import has_entry_of
from warehouse.refusals import WarehouseOfAnotherOffice
from warehouse.refusals import counts as refusals

SIGNS = {
    CountPart.KEEPER: Permission.KEEP_WAREHOUSE,
    CountPart.ACCOUNTANT: Permission.KEEP_ACCOUNTS,
    CountPart.HEAD: Permission.APPROVE_ORDERS,
}
"""Which right makes a person sign as what."""


def turn_of(count: StockCount, account_id: int) -> CountTurn | None:
    """Return as which of the three a person counts; None where they are not named."""
    return next((turn for turn, who in count.people.items() if who == account_id), None)


def why_not_count(count: StockCount, by: Act) -> Refusal | None:
    """Who is named counts, until they are through; the third only where the two differ."""
    if count.state not in RUNNING:
        return refusals.CountNotRunning(number=count.number, state=count.state)
    turn = turn_of(count, by.actor.id)
    third = count.state is CountState.RECOUNTING
    if turn is None or (turn is CountTurn.THIRD) is not third:
        return refusals.NotYourCount(number=count.number)
    if count.finished.get(turn) is not None:
        return refusals.HalfFinished(number=count.number)
    return None


def why_not_count_this(count: StockCount, item: EvidenceItem) -> Refusal | None:
    """A thing of the own office is counted; what waits at the door is in no store yet.

    What was never taken in and lies here all the same is a finding as any other.
    """
    if item.office_id != count.office_id:
        return WarehouseOfAnotherOffice()
    if item.status is ItemStatus.AT_THE_DOOR:
        return refusals.NotTakenInYet(code=shown(item.code))
    return None


def why_not_take_back_entry(count: StockCount, entry: CountEntry, by: Act) -> Refusal | None:
    """Who counted a thing takes it back until they are through."""
    if entry.counted_by_id != by.actor.id:
        return refusals.CountedByAnother()
    return why_not_count(count, by)


def why_not_counted_there(count: StockCount, root: Place | None, place: Place) -> Refusal | None:
    """A place is counted where it stands in what is counted.

    Args:
        root: the place whose tree is counted; None: the whole store of the office.
    """
    inside = root is None or root.id in ids_of(place.path)
    if place.office_id != count.office_id or not inside:
        return refusals.PlaceNotCounted(place=place.short_name)
    return None


def why_not_settle(count: StockCount, finding: CountFinding, by: Act) -> Refusal | None:
    """What is done about a difference is said before the count is signed, see ``is_settled``."""
    return refusals.FindingSettled() if is_settled(finding) else why_not_settle_any(count, by)


def why_not_settle_any(count: StockCount, by: Act) -> Refusal | None:
    """Whether anything about the differences of a count may be said now; asked once a page."""
    if count.state is not CountState.COMPARED:
        return refusals.CountNotCompared(number=count.number, state=count.state)
    return _why_not_take_part(count, by)


def is_settled(finding: CountFinding) -> bool:
    """Whether what is done about a difference cannot be said otherwise in the count any more.

    A discrepancy is decided on its own; words are said anew, and the ledger keeps both.
    """
    return finding.settled_at is not None and finding.discrepancy_id is not None


def why_not_propose(count: StockCount, by: Act) -> Refusal | None:
    """A count is put up for signing once what differs is known."""
    if count.state is not CountState.COMPARED:
        return refusals.CountNotCompared(number=count.number, state=count.state)
    return _why_not_take_part(count, by)


def _why_not_take_part(count: StockCount, by: Act) -> Refusal | None:
    keeps = why_not_keep(count, by) is None and holds_over(
        Permission.KEEP_WAREHOUSE, count.office_id, by
    )
    if keeps or turn_of(count, by.actor.id) is not None:
        return None
    return refusals.NotOfThisCount()


def why_not_sign(count: StockCount, part: CountPart, by: Act) -> Refusal | None:
    """Keeper, accountant and head sign, three people, each once.

    Who proposed does not sign as head, and neither does who counted.
    """
    if count.state is not CountState.PROPOSED:
        return refusals.CountNotCompared(number=count.number, state=count.state)
    if not holds_over(SIGNS[part], count.office_id, by):
        return refusals.NotYourPart(part=part)
    if count.signed_by[part] is not None or by.actor.id in count.signed_by.values():
        return refusals.SignedAlready()
    if part is CountPart.HEAD and count.proposed_by_id == by.actor.id:
        return refusals.ProposerSigns()
    if part is CountPart.HEAD and has_counted(count, by.actor.id):
        return refusals.CounterSigns()
    return None


def has_counted(count: StockCount, account_id: int) -> bool:
    """Whether a person is one of the two who counted, or the third whom a count needed.

    Who counted before another was named in their place has counted too.
    """
    turn = turn_of(count, account_id)
    if turn is not None and (turn is not CountTurn.THIRD or bool(count.again)):
        return True
    return has_entry_of(count, account_id)


def why_not_name(count: StockCount, turn: CountTurn) -> Refusal | None:
    """Another person is named for a part that is not counted through."""
    if count.state not in RUNNING:
        return refusals.CountNotRunning(number=count.number, state=count.state)
    if turn is not CountTurn.THIRD and count.finished[turn] is not None:
        return refusals.PartFinished(number=count.number)
    return None


def parts_of(count: StockCount, by: Act) -> list[CountPart]:
    """Return as what a person may sign a count now."""
    return [part for part in CountPart if why_not_sign(count, part, by) is None]


def why_not_return(count: StockCount, by: Act) -> Refusal | None:
    """Who may sign a count may return it, until it is closed."""
    if count.state not in {CountState.PROPOSED, CountState.APPROVED}:
        return refusals.CountNotCompared(number=count.number, state=count.state)
    if not any(holds_over(right, count.office_id, by) for right in SIGNS.values()):
        return refusals.NotYourPart(part=CountPart.HEAD)
    return None


def why_not_close(count: StockCount) -> Refusal | None:
    """A count is closed when three people have signed it."""
    if count.state is not CountState.APPROVED:
        return refusals.CountNotCompared(number=count.number, state=count.state)
    return None


def why_not_cancel(count: StockCount) -> Refusal | None:
    """A count is cancelled while both still count: what one is through with is compared.

    Otherwise a count that was about to show a loss would be cancelled and begun again.
    """
    if count.state in ENDED:
        return refusals.CountEnded(number=count.number)
    if count.state is not CountState.COUNTING or any(count.finished.values()):
        return refusals.CountedThrough(number=count.number)
    return None


def takes_part(count: StockCount, by: Act) -> bool:
    """Whether a person has anything to do in a count: they were named, or may sign it."""
    if turn_of(count, by.actor.id) is not None:
        return True
    return any(holds_over(right, count.office_id, by) for right in SIGNS.values())


def why_not_these(kinds: Collection[bool], *, surprise: bool) -> Refusal | None:
    """One of the three at most keeps the store, at a surprise count none of them.

    Two keepers would outvote the one who does not keep it.

    Args:
        kinds: of each of the two counters and the third, whether they keep the store.
    """
    if surprise and any(kinds):
        return refusals.NoKeeperAtSurprise()
    if sum(kinds) > 1:
        return refusals.KeepersCountAlone()
    return None
