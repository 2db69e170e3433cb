"""What may be done with a hand-over now, and why not."""

from collections.abc import Iterable

from accounts.approval_queries import people_with
from foundation.acts import Act
from foundation.codes import shown
from foundation.permissions import Permission
from foundation.refusals import Refusal
from warehouse import locks
from warehouse.allowed import why_not_execute, why_not_keep, why_not_pass
from warehouse.models import EvidenceItem, Half, HandOver, HandOverKind, ItemStatus, Order
from warehouse.refusals import WrongPurpose
from warehouse.refusals import hand_overs as refusals


def half_of(hand_over: HandOver, by: Act) -> Half | None:
    """Return the half a keeper signs; None where they sign none.

    Who gives signs the first, and any other of the office the second. Where an outside person signs
    one, who drafted it signs the other.
    """
    outside = hand_over.outside_half
    if outside is not None:
        ours = Half.GIVER if outside is Half.RECEIVER else Half.RECEIVER
        return ours if by.actor.id == hand_over.drafter_id else None
    if by.actor.id == hand_over.giver_id:
        return Half.GIVER
    return Half.RECEIVER if by.actor.office_id == hand_over.to_office_id else None


def why_not_take_in(order: Order, by: Act) -> Refusal | None:
    """A third person, keeper of its office, takes in what an approved intake order names."""
    if not order.is_intake:
        return WrongPurpose(purpose=order.purpose)
    return why_not_execute(order, by)


def why_not_at_the_door(item: EvidenceItem, by: Act) -> Refusal | None:
    """What two sign for at the door waits there."""
    if why := why_not_keep(item, by):
        return why
    if item.status is not ItemStatus.AT_THE_DOOR:
        return refusals.NotAtTheDoor(code=shown(item.code))
    return None


def why_not_open(hand_over: HandOver) -> Refusal | None:
    """What two have signed, or what was withdrawn, stays as it is."""
    if hand_over.ended_at is not None:
        return refusals.HandOverEnded(number=hand_over.number)
    return None


def why_not_change(hand_over: HandOver, by: Act) -> Refusal | None:
    """Until somebody signs, who drafted it says which things they are."""
    if why := _why_not_draft(hand_over):
        return why
    if by.actor.id != hand_over.drafter_id:
        return refusals.OnlyWhoGives(number=hand_over.number)
    return None


def why_not_look(hand_over: HandOver, by: Act) -> Refusal | None:
    """Until somebody signs, each of the two looks at the things."""
    return _why_not_draft(hand_over) or _why_not_of_it(hand_over, by)


def why_not_give(hand_over: HandOver, items: Iterable[EvidenceItem], by: Act) -> Refusal | None:
    """Who answers for a thing gives it; where nobody is named, any keeper of the office does.

    For what somebody left behind who keeps the warehouse no longer, another keeper gives. What a
    count did not find, or found otherwise, goes to no other keeper before that is settled; who
    lends or releases asks the doors of those.
    """
    items = list(items)
    keeps = hand_over.kind is HandOverKind.KEEPER
    over = locks.over(items, locks.Door.KEEPER) if keeps else {}
    for item in items:
        if why := why_not_pass(item, locks.Door.KEEPER, over.get(item.id, ())):
            return why
    others = [item for item in items if item.keeper_id not in {None, hand_over.giver_id}]
    if not others:
        return None
    keepers = people_with(Permission.KEEP_WAREHOUSE, hand_over.office_id, by.day, in_it=True)
    names = {one.id: one.full_name for one in keepers}
    for item in others:
        if item.keeper_id in names:
            return refusals.KeptByAnother(code=shown(item.code), keeper=names[item.keeper_id])
    return None


def why_not_withdraw(hand_over: HandOver, by: Act) -> Refusal | None:
    """Any keeper of the office withdraws a draft, of whatever kind: it holds nothing up.

    Once one has signed, they do, or who drafted it. What somebody left behind who keeps the
    warehouse no longer, another keeper withdraws.
    """
    if why := why_not_open(hand_over) or _why_not_of_it(hand_over, by):
        return why
    if _why_not_draft(hand_over) is None:
        return None
    theirs = {hand_over.drafter_id}
    if _signed(hand_over, Half.GIVER):
        theirs.add(hand_over.giver_id)
    if _signed(hand_over, Half.RECEIVER):
        theirs.add(hand_over.receiver_id)
    if by.actor.id in theirs:
        return None
    offices = {hand_over.office_id, hand_over.to_office_id}
    for office_id in sorted(offices):
        for one in people_with(Permission.KEEP_WAREHOUSE, office_id, by.day, in_it=True):
            if one.id in theirs:
                return refusals.OnlyWhoSignedWithdraws(
                    number=hand_over.number, keeper=one.full_name
                )
    return None


def why_not_sign(hand_over: HandOver, by: Act) -> Refusal | None:
    """Each half is signed once, by another person, when everything on it was looked at."""
    if why := why_not_open(hand_over) or _why_not_of_it(hand_over, by):
        return why
    half = half_of(hand_over, by)
    if half is None:
        return refusals.NotOfTheHandOver(number=hand_over.number)
    return _why_not_half(hand_over, half)


def why_not_sign_outside(hand_over: HandOver, by: Act) -> Refusal | None:
    """An outside person signs before who drafted the hand-over, and signs their own half alone."""
    if why := why_not_open(hand_over):
        return why
    half = hand_over.outside_half
    if half is None:
        return refusals.OutsidePersonSigns(number=hand_over.number)
    if half_of(hand_over, by) is None:
        return refusals.NotOfTheHandOver(number=hand_over.number)
    return _why_not_half(hand_over, half)


def _why_not_half(hand_over: HandOver, half: Half) -> Refusal | None:
    if _signed(hand_over, half):
        return refusals.HalfSignedAlready()
    if hand_over.lines_count == 0:
        return refusals.NothingHandedOver()
    if hand_over.seen_count < hand_over.lines_count:
        return refusals.LinesUnseen(count=hand_over.lines_count - hand_over.seen_count)
    return None


def _why_not_draft(hand_over: HandOver) -> Refusal | None:
    if why := why_not_open(hand_over):
        return why
    if _signed(hand_over, Half.GIVER) or _signed(hand_over, Half.RECEIVER):
        return refusals.HandOverSigned(number=hand_over.number)
    return None


def _why_not_of_it(hand_over: HandOver, by: Act) -> Refusal | None:
    if half_of(hand_over, by) is None and by.actor.office_id != hand_over.to_office_id:
        return refusals.NotOfTheHandOver(number=hand_over.number)
    return None


def _signed(hand_over: HandOver, half: Half) -> bool:
    if half is Half.GIVER:
        return hand_over.giver_signed_at is not None
    return hand_over.receiver_signed_at is not None
