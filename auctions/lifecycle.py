"""The single writer of a lot and of the state of its rounds: allowed steps, counters, price."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from auctions import refusals
from auctions.models import Lot, LotStatus, Round, RoundState
from auctions.taking_back.entries import LOT_TAKEN_BACK
from audit import ledger
from audit.entries import Kind, declared
from audit.models import LedgerEntry
from foundation.acts import Act
from foundation.database import Dong, db

L = LotStatus
ALLOWED: Final[dict[LotStatus, frozenset[LotStatus]]] = {
    # a round published elsewhere may be the first we hear of a lot: draft to announced
    L.DRAFT: frozenset({L.VALUED, L.ANNOUNCED, L.WITHDRAWN}),
    L.VALUED: frozenset({L.READY, L.ANNOUNCED, L.WITHDRAWN}),
    L.READY: frozenset({L.PLANNED, L.ANNOUNCED, L.WITHDRAWN}),
    L.PLANNED: frozenset({L.ANNOUNCED, L.READY, L.WITHDRAWN}),
    # announced again: a round whose result is not known, and the next one a notice tells of
    L.ANNOUNCED: frozenset({L.ANNOUNCED, L.UNSOLD, L.SOLD, L.READY, L.WITHDRAWN}),
    # valued again: ready, or valued where there is no service contract
    L.UNSOLD: frozenset({L.READY, L.VALUED, L.ANNOUNCED, L.TAKING, L.WITHDRAWN}),
    L.SOLD: frozenset({L.PAID, L.READY}),  # ready again when the winner defaults, without a cut
    L.PAID: frozenset({L.DELIVERED}),
    # a creditor who does not pay what is due falls back to the decision
    L.TAKING: frozenset({L.PAID, L.DELIVERED, L.UNSOLD}),
    L.DELIVERED: frozenset({L.COMPLETED}),
    L.COMPLETED: frozenset(),
    L.WITHDRAWN: frozenset(),
}


R = RoundState
ROUND_ALLOWED: Final[dict[RoundState, frozenset[RoundState]]] = {
    R.PLANNED: frozenset({R.ANNOUNCED, R.STOPPED}),
    R.ANNOUNCED: frozenset({R.SOLD, R.FAILED, R.STOPPED, R.UNKNOWN}),
    R.UNKNOWN: frozenset({R.SOLD, R.FAILED, R.STOPPED, R.ANNOUNCED}),  # its day became known
    R.SOLD: frozenset({R.DEFAULTED}),
    R.FAILED: frozenset(),
    R.STOPPED: frozenset(),
    R.DEFAULTED: frozenset(),
}


def turn(round_: Round, state: RoundState) -> None:
    """Take a round to its next state; the entry of its lot says why.

    Raises:
        ImpossibleRoundStep: the table has no such step.
    """
    if state not in ROUND_ALLOWED[round_.state]:
        raise refusals.ImpossibleRoundStep(before=round_.state, after=state)
    round_.state = state


def turn_back(round_: Round, state: RoundState | None = None) -> None:
    """Take a round a step back: what brought it to its state never was.

    Args:
        state: where it was before; missing for a wrong result: it waits for its result again.

    Raises:
        ImpossibleRoundStep: the step that is taken back leads elsewhere.
    """
    awaited = R.UNKNOWN if round_.origin else R.ANNOUNCED
    before = state or awaited
    told = before is awaited and round_.state in {R.SOLD, R.FAILED}  # an old file may tell it
    if not told and round_.state not in ROUND_ALLOWED[before]:
        raise refusals.ImpossibleRoundStep(before=round_.state, after=before)
    round_.state = before


def annul(round_: Round) -> None:
    """Let a round be none: it was entered by mistake.

    Raises:
        ImpossibleRoundStep: it has a result, which is annulled first.
    """
    if round_.state not in {R.PLANNED, R.ANNOUNCED, R.UNKNOWN, R.STOPPED}:
        raise refusals.ImpossibleRoundStep(before=round_.state, after=R.ANNULLED)
    round_.state = R.ANNULLED


def take_back(lot: Lot, *, never: Callable[[LedgerEntry], bool], by: Act) -> LedgerEntry:
    """Take a lot back to before steps that never were; one entry names them.

    Status, price and counters are those before the first of them, as its entries tell; what never
    was is no progress, for ever.

    Args:
        never: tells the entries of the lot that say what never was.

    Raises:
        ImpossibleLotStep: no entry says it.
    """
    standing = entries_that_stand(lot)
    wrong = [entry for entry in standing if never(entry)]
    if not wrong:
        raise refusals.ImpossibleLotStep(before=lot.status, after=lot.status)
    changes = _undone(lot, wrong)
    entry = ledger.append(
        lot.stream,
        LOT_TAKEN_BACK,
        office_id=lot.office_id,
        by=by,
        payload={"entries": [one.seq for one in wrong], "on": by.day, **changes},
    )
    if "status" in changes:
        lot.status = LotStatus(changes["status"][1])
    if "price" in changes:
        price = changes["price"][1]
        lot.current_price = Dong(price) if price is not None else None
    lot.failed_rounds = changes.get("failed_rounds", [0, lot.failed_rounds])[1]
    lot.reductions = changes.get("reductions", [0, lot.reductions])[1]
    if "price" in changes and not (lot.failed_rounds or lot.reductions):
        lot.first_price = lot.current_price
    _progress_of(lot, [one for one in standing if one not in wrong])
    return entry


def entries_that_stand(lot: Lot) -> list[LedgerEntry]:
    """Return the entries of a lot, oldest first, without those that were taken back."""
    history = db.session.scalars(ledger.history(lot.stream)).all()[::-1]
    named = [one.payload["entries"] for one in history if one.kind == LOT_TAKEN_BACK.code]
    gone = {seq for some in named for seq in some}
    return [one for one in history if one.seq not in gone]


def _undone(lot: Lot, wrong: Sequence[LedgerEntry]) -> dict[str, list[Any]]:
    """Return what changes once these entries count no more, before and after."""
    changes: dict[str, list[Any]] = {}
    now = {"status": lot.status.value, "price": lot.current_price}
    for key, value in now.items():
        before = next((one.payload[key][0] for one in wrong if key in one.payload), value)
        if before != value:
            changes[key] = [value, before]
    for key, count in (("failed_rounds", lot.failed_rounds), ("reductions", lot.reductions)):
        steps = [one.payload[key] for one in wrong if key in one.payload]
        if added := sum(after - before for before, after in steps):
            changes[key] = [count, count - added]
    return changes


def _progress_of(lot: Lot, standing: Sequence[LedgerEntry]) -> None:
    """Let the newest progress of a lot be that of the entries that stand, else its making."""
    lot.last_event_on, lot.last_event = lot.created_on, None
    for entry in standing:
        on = entry.payload.get("on")
        if on is None or not declared()[entry.kind].progress:
            continue
        day = date.fromisoformat(on)
        if day >= (lot.last_event_on or day):
            lot.last_event_on, lot.last_event = day, entry.kind


def correct_price(lot: Lot, price: int) -> None:
    """Let the price in force be the right one; the entry of the correction says why."""
    lot.current_price = Dong(price)
    if not (lot.failed_rounds or lot.reductions):
        lot.first_price = Dong(price)


def follow_day(lot: Lot, kind: Kind, before: date | None, after: date | None) -> None:
    """Let the newest progress of a lot stand on its right day, if it is what was corrected.

    Args:
        before: None: nobody knew the day, and it was no progress.
        after: None: nobody knows it.
    """
    was = lot.last_event == kind.code and lot.last_event_on == before
    if was or (before is None and after is not None and after >= (lot.last_event_on or after)):
        lot.last_event_on, lot.last_event = after, kind.code


def advance(
    lot: Lot,
    kind: Kind,
    *,
    on: date | None,
    by: Act,
    status: LotStatus | None = None,
    price: int | None = None,
    price_unknown: bool = False,
    which_unknown: bool = False,
    first_price: int | None = None,
    failed: int = 0,
    reduced: int = 0,
    payload: Mapping[str, Any] | None = None,
    basis: str | None = None,
    begins: bool = False,
) -> LedgerEntry:
    """Move a lot a step and write it down, or neither.

    Args:
        kind: as declared in ``entries``; whether it is progress stands there.
        on: legal day of the step, Asia/Ho_Chi_Minh; ``last_event_on`` follows what is progress.
            None where nobody knows it, which a notice may leave open.
        status: the next status; None leaves it.
        price: starting price from now on, đồng; the first one ever is kept as the lot's first.
        price_unknown: nobody knows the price from now on; the one before is not in force any more.
        which_unknown: nobody knows whether the price is that of the first round.
        first_price: the price of the first round, learned after it.
        failed: failed rounds to add; ``reduced``: reductions to add.
        payload: codes and values beside the changes, which are added as [before, after].
        begins: the lot was just made, and nothing was written of it before.

    Raises:
        ImpossibleLotStep: the table has no such step.
    """
    if status is not None and status not in ALLOWED[lot.status]:
        raise refusals.ImpossibleLotStep(before=lot.status, after=status)
    changes: dict[str, Any] = {}
    if status is not None:
        changes["status"] = [lot.status.value, status.value]
    if price is not None or (price_unknown and lot.current_price is not None):
        changes["price"] = [lot.current_price, price]
    if failed:
        changes["failed_rounds"] = [lot.failed_rounds, lot.failed_rounds + failed]
    if reduced:
        changes["reductions"] = [lot.reductions, lot.reductions + reduced]
    entry = ledger.append(
        lot.stream,
        kind,
        office_id=lot.office_id,
        by=by,
        payload={**(payload or {}), "on": on, **changes},
        basis=basis,
        begins=begins,
    )
    if status is not None:
        lot.status = status
    if price is not None:
        if not (which_unknown or lot.failed_rounds or lot.reductions or failed or reduced):
            lot.first_price = Dong(price)  # a later price says nothing of the first one
        lot.current_price = Dong(price)
    elif price_unknown:
        lot.current_price = None
    if first_price is not None:
        lot.first_price = Dong(first_price)
    lot.failed_rounds += failed
    lot.reductions += reduced
    if kind.progress and on is not None and on >= (lot.last_event_on or on):
        lot.last_event_on, lot.last_event = on, kind.code
    return entry
