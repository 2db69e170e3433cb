"""Why a thing may not leave: rooms above register reasons, and every act asks the same list.

A lock says what holds a thing, through which doors it may not go, and who can lift it. The acts on
things (an order's proposal, approval and execution, a loan, a release, a move) ask
:func:`over`, and :mod:`warehouse.allowed` judges the answer. A room that adds a reason calls
:func:`register` and changes nothing here.
"""

import enum
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from cases.models import EventKind
from cases.over import over_cases
from foundation.codes import shown
from foundation.refusals import Refusal
from warehouse import refusals
from warehouse.models import EvidenceItem, LoanPurpose, OrderPurpose


class Door(enum.Enum):
    """A way in which a thing leaves, or is touched."""

    LEND = enum.auto()
    DESTROY = enum.auto()
    HAND_OVER = enum.auto()  # returned, transferred: to somebody who keeps it
    CONFISCATE = enum.auto()  # to the budget
    DELIVER = enum.auto()  # to its buyer
    MOVE = enum.auto()  # to another place
    PACK = enum.auto()  # into a box
    SEAL = enum.auto()  # under a new seal
    KEEPER = enum.auto()  # to another keeper of this office, who answers for it from then on


DOORS: Final = {
    OrderPurpose.LOAN: Door.LEND,
    OrderPurpose.DELIVER_TO_BUYER: Door.DELIVER,
    OrderPurpose.RETURN_TO_OWNER: Door.HAND_OVER,
    OrderPurpose.CONFISCATE: Door.CONFISCATE,
    OrderPurpose.TRANSFER: Door.HAND_OVER,
    OrderPurpose.TO_STORE: Door.HAND_OVER,
    OrderPurpose.DESTROY: Door.DESTROY,
}
OUT: Final = frozenset(DOORS.values())
FOR_GOOD: Final = OUT - {Door.LEND}


@dataclass(frozen=True, slots=True)
class Lock:
    """One reason why a thing may not go.

    Args:
        reason: the refusal; its sentence says what holds the thing and who can lift that.
        subject: the stream of what holds it, "lot:17"; its page is where the lock is lifted.
        stops: the doors it may not go through.
        lends_for: where it may be lent, the purposes for which it may; None is all of them.
        but_for_sale: the id of the sale whose own order to deliver goes through all the same.
        details: what the sentence names, beside the code of the thing.
    """

    reason: type["refusals.ItemLocked"]
    subject: str
    stops: Collection[Door]
    lends_for: Collection[LoanPurpose] | None = None
    but_for_sale: int | None = None
    details: Mapping[str, Any] = field(default_factory=dict)
    basis: str | None = None

    def closes(self, door: Door, *, sale_id: int | None = None) -> bool:
        """Whether a thing may not go through a door.

        Args:
            sale_id: the sale an order to deliver is of.
        """
        if door not in self.stops:
            return False
        own = sale_id is not None and sale_id == self.but_for_sale
        return not (own and door is Door.DELIVER)

    def refusal(self, item: EvidenceItem) -> Refusal:
        """Say why a thing may not go."""
        return self.reason(code=shown(item.code), basis=self.basis, **self.details)


Locks = Mapping[int, Sequence[Lock]]  # by the id of the thing
Provider = Callable[[Sequence[EvidenceItem]], Iterable[tuple[int, Lock]]]

_registered: Final[dict[Provider, frozenset[Door]]] = {}


def register(provider: Provider, *, doors: Collection[Door]) -> None:
    """Let a room say which things are locked.

    Args:
        provider: returns (id of the thing, lock) for those of the things that are locked; it asks
            the database a fixed number of times, however many they are.
        doors: all that its locks can stop; it is not asked about others.
    """
    _registered[provider] = frozenset(doors)


def unregister(provider: Provider) -> None:
    """Ask a room no more."""
    _registered.pop(provider, None)


def over(items: Sequence[EvidenceItem], *doors: Door) -> Locks:
    """Return the locks over things.

    Args:
        doors: of interest; all of them if none is named.
    """
    found: dict[int, list[Lock]] = {}
    wanted = frozenset(doors or Door)
    for provider, stops in _registered.items() if items else ():
        if stops & wanted:
            for item_id, lock in provider(items):
                found.setdefault(item_id, []).append(lock)
    return found


def held(items: Sequence[EvidenceItem]) -> Iterable[tuple[int, Lock]]:
    """Return the locks of what lies over cases: nothing of one goes while a hold is in force.

    Of one that was stopped, or went to another office, nothing is destroyed or confiscated here any
    more: what is seized is returned, transferred, or delivered to who bought it. What is left in
    the store of a case that ended with its judgment carried out leaves by an order like all else.
    """
    over = over_cases({item.case_id for item in items})
    for end in over.ends:
        if end.kind is EventKind.ENDED:
            continue
        lock = Lock(
            refusals.ItemOfEndedCase,
            f"case:{end.case_id}",
            {Door.DESTROY, Door.CONFISCATE},
            details={"kind": end.kind, "day": end.day.shown},
        )
        for item in items:
            if item.case_id == end.case_id:
                yield item.id, lock
    for hold in over.holds:
        if not hold.in_force:
            continue
        lock = Lock(
            refusals.ItemHeld,
            f"case:{hold.case_id}",
            FOR_GOOD,  # what a court or an expert fetches comes back
            details={"reason": hold.reason, "review": hold.review_on},
            basis=hold.ground,
        )
        for item in items:
            if item.case_id == hold.case_id and hold.asset_id in {None, item.asset_id}:
                yield item.id, lock


register(held, doors=FOR_GOOD)
