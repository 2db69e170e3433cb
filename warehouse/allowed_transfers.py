"""What may go to the store of another office now, and why not."""

from collections.abc import Iterable

from accounts.refusals import NotApproved
from foundation.acts import Act
from foundation.refusals import Refusal
from warehouse import refusals
from warehouse.allowed import why_not_execute, why_not_here, why_not_pass
from warehouse.allowed_hand_overs import why_not_open
from warehouse.locks import DOORS, Lock
from warehouse.models import EvidenceItem, HandOver, HandOverKind, Order, OrderPurpose
from warehouse.refusals import hand_overs as refused


def why_not_send(order: Order, by: Act) -> Refusal | None:
    """A third person, keeper of its office, sends what an order to another store names."""
    return _why_not_such(order) or why_not_execute(order, by)


def why_not_transfer(item: EvidenceItem, order: Order, locks: Iterable[Lock]) -> Refusal | None:
    """What lies here and is not locked goes to another store under an order in force to that end.

    Who carries it out is asked apart: the two who sign are of two offices.
    """
    if why := _why_not_such(order):
        return why
    if not order.is_in_force:
        return NotApproved(state=order.state)
    return why_not_here(item) or why_not_pass(item, DOORS[order.purpose], locks)


def sends_now(order: Order, item: EvidenceItem, by: Act, locks: Iterable[Lock]) -> bool:
    """Whether a person sends a thing to another store under an order now."""
    return why_not_send(order, by) is None and why_not_transfer(item, order, locks) is None


def why_not_say_where(hand_over: HandOver, by: Act) -> Refusal | None:
    """Until the store that takes things over has signed, its keepers say where they are put."""
    if why := why_not_open(hand_over):
        return why
    if hand_over.kind is not HandOverKind.TRANSFER or by.actor.office_id != hand_over.to_office_id:
        return refused.NotOfTheHandOver(number=hand_over.number)
    return refused.HalfSignedAlready() if hand_over.receiver_signed_at is not None else None


def _why_not_such(order: Order) -> Refusal | None:
    if order.purpose is not OrderPurpose.TO_STORE:
        return refusals.WrongPurpose(purpose=order.purpose)
    return None
