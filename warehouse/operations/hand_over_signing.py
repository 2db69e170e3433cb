"""Signing a hand-over: with the second signature, and not before, the things change hands."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from sqlalchemy import func, select

from audit import ledger
from foundation.acts import Act, lock_as_seen
from foundation.codes import shown
from foundation.database import db, lock
from foundation.refusals import check
from warehouse import allowed, locks
from warehouse.allowed_hand_overs import (
    half_of,
    why_not_give,
    why_not_sign,
    why_not_sign_outside,
    why_not_withdraw,
)
from warehouse.hand_overs import entries
from warehouse.locks import Door
from warehouse.models import EvidenceItem, Half, HandOver, HandOverKind, ItemStatus, Order
from warehouse.operations.hand_over_checks import check_things
from warehouse.operations.hand_overs import lock_case_of
from warehouse.operations.intakes_carried_out import carry_out_intake, leave_at_the_door
from warehouse.operations.keepers_carried_out import carry_out_keeper
from warehouse.operations.loans_carried_out import (
    Line,
    carry_out_loan,
    carry_out_return,
)
from warehouse.operations.releases_carried_out import carry_out_release
from warehouse.operations.transfers_carried_out import carry_out_transfer, check_places
from warehouse.photos import StoredPhoto
from warehouse.queries.discrepancies import open_looks
from warehouse.queries.hand_overs import lines_of, signer_of
from warehouse.refusals import hand_overs as refused
from warehouse.shelving import check_still_takes


def sign_hand_over(hand_over: HandOver, *, looked: bool, by: Act) -> HandOver:
    """Sign one's own half; the second signature hands the things over, all of them or none.

    The page has made sure that who signs is who they say: they typed their password again.

    Args:
        looked: who signs says that they have looked at all the things themselves.

    Raises:
        ChangedMeanwhile: the hand-over changed since the person saw it.
        HandOverEnded: it is signed by both, or withdrawn.
        NotOfTheHandOver: the person neither gives nor takes over.
        HalfSignedAlready: this half is signed; nobody signs both.
        NothingHandedOver: nothing is on it.
        LinesUnseen: a thing on it was not looked at.
        NotLookedAt: who signs does not say that they have looked at all the things.
        LinesStale: something happened to a thing after it was looked at.
        OutOfItsBox: a box is on it without all that lies in it.
        ItemLocked: a count did not find it, or found it otherwise, and that waits.
        KeptByAnother and the others of ``check_things``: a thing may not go, or not so, by now.
        PlacesNeeded: of a move to another store, who takes over has not said where all is put.
        PlaceClosed and the others of ``check_still_takes``: it may not lie in its place by now.

    Basis: TT 04/2023/TT-BTP Điều 10 khoản 2.
    """
    _lock(hand_over, by)
    check(why_not_sign(hand_over, by))
    half = half_of(hand_over, by)
    if half is Half.GIVER:
        hand_over.giver_id = by.actor.id
    else:
        hand_over.receiver_id = by.actor.id
    return _sign(hand_over, half, looked=looked, by=by)


def sign_outside(
    hand_over: HandOver,
    *,
    looked: bool,
    by: Act,
    drawn: StoredPhoto | None = None,
    paper: StoredPhoto | None = None,
) -> HandOver:
    """Let the outside person sign their half, before the keeper who drafted the hand-over.

    Args:
        looked: the outside person says that they have looked at all the things.
        drawn: their signature, drawn on this screen.
        paper: the photo of the paper that they signed.

    Raises:
        ChangedMeanwhile: the hand-over changed since the person saw it.
        HandOverEnded: it is signed by both, or withdrawn.
        OutsidePersonSigns: two keepers sign it.
        NotOfTheHandOver: another keeper drafted it.
        HalfSignedAlready: this half is signed.
        NothingHandedOver, LinesUnseen, NotLookedAt, LinesStale: see ``sign_hand_over``.
        OutsideSignatureNeeded: they neither signed here nor on paper.
        NotApproved and the others of ``check_things``: a thing may not go, or not so, by now.
        PlaceClosed and the others of ``check_still_takes``: it may not lie in its place by now.

    Basis: TT 04/2023/TT-BTP Điều 10 khoản 2, Điều 11 khoản 3.
    """
    _lock(hand_over, by)
    check(why_not_sign_outside(hand_over, by))
    if drawn is None and paper is None:
        raise refused.OutsideSignatureNeeded
    signer = db.session.scalars(signer_of(hand_over)).one()  # its hand-over is locked
    signer.signed_before_id = by.actor.id
    signer.drawn_sha256 = drawn.sha256 if drawn is not None else None
    signer.paper_sha256 = paper.sha256 if paper is not None else None
    return _sign(hand_over, hand_over.outside_half, looked=looked, by=by)


def _lock(hand_over: HandOver, by: Act) -> None:
    """Lock what is signed; the case first, as whoever offers things of it does."""
    lock_case_of(hand_over)
    lock_as_seen(hand_over, by)


def _sign(hand_over: HandOver, half: Half | None, *, looked: bool, by: Act) -> HandOver:
    if not looked:
        raise refused.NotLookedAt(count=hand_over.lines_count)
    lines = _lines(hand_over)
    going = _check_lines(hand_over, lines, by)
    if hand_over.kind is HandOverKind.TRANSFER:
        check_places(hand_over, lines, takes=half is Half.RECEIVER, by=by)
    if half is Half.GIVER:
        hand_over.giver_signed_at = by.at
    else:
        hand_over.receiver_signed_at = by.at
    both = hand_over.giver_signed_at is not None and hand_over.receiver_signed_at is not None
    if both:
        hand_over.ended_at = by.at
        for line, item in lines:
            line.held = going.get(item.id, item.quantity_held)
    db.session.flush()
    ledger.expect(_told_of(hand_over, lines) if both else [])
    ledger.append(
        hand_over.stream,
        entries.SIGNED if both else entries.HALF_SIGNED,
        office_id=hand_over.office_id,
        by=by,
        payload={"half": half, "count": len(lines), "looked": looked},
    )
    if both:
        CARRY_OUT[hand_over.kind](hand_over, lines, by)
    return hand_over


def _told_of(hand_over: HandOver, lines: Sequence[Line]) -> list[str]:
    """Return the streams that the second signature writes: its own, its order's, the things'."""
    of_order = [f"order:{hand_over.order_id}"] if hand_over.order_id is not None else []
    return [hand_over.stream, *of_order, *(item.stream for _line, item in lines)]


def withdraw_hand_over(hand_over: HandOver, *, why: str, by: Act) -> HandOver:
    """Give a hand-over up before both have signed; the things stay with who has them.

    What waits at the door of an intake never came into the store; its lines are to do again.

    Raises:
        ChangedMeanwhile: the hand-over changed since the person saw it.
        HandOverEnded: it is signed by both, or withdrawn already.
        NotOfTheHandOver: the person neither gives nor takes over.
        OnlyWhoSignedWithdraws, HandOverSigned: one has signed, and another than they or who
            drafted it withdraws.
    """
    _lock(hand_over, by)
    check(why_not_withdraw(hand_over, by))
    hand_over.withdrawn_why, hand_over.ended_at = why.strip()[:500], by.at
    db.session.flush()
    lines: list[Line] = []
    if hand_over.kind is HandOverKind.INTAKE:
        lock(db.session.get_one(Order, hand_over.order_id))
        lines = _lines(hand_over)
        ledger.expect(_told_of(hand_over, lines))
    ledger.append(
        hand_over.stream,
        entries.WITHDRAWN,
        office_id=hand_over.office_id,
        by=by,
        payload={"why": hand_over.withdrawn_why},
    )
    if lines:
        leave_at_the_door(hand_over, [item for _line, item in lines], by)
    return hand_over


def _lines(hand_over: HandOver) -> list[Line]:
    """Return the lines with their things, locked together."""
    lines = list(db.session.scalars(lines_of(hand_over)))
    items = {
        item.id: item
        for item in db.session.scalars(
            select(EvidenceItem)
            .where(EvidenceItem.id.in_([line.item_id for line in lines]))
            .order_by(EvidenceItem.id)
            .with_for_update()
            .execution_options(populate_existing=True)
        )
    }
    return [(line, items[line.item_id]) for line in lines]


def _check_lines(hand_over: HandOver, lines: Sequence[Line], by: Act) -> dict[int, Decimal]:
    """Refuse to sign for what is not as it was looked at, or may not go by now.

    Returns:
        Of a release, how much of each thing goes, by its id.
    """
    here = BEFORE.get(hand_over.kind, ItemStatus.IN_CUSTODY)
    items = [item for _line, item in lines]
    differing = open_looks([item.id for item in items])
    stale = [
        shown(item.code)
        for line, item in lines
        if (item.custody_seq != line.item_version and here is not ItemStatus.AT_THE_DOOR)
        or item.status is not here
        or (line.seen_at is not None and line.seen_at < differing.get(item.id, line.seen_at))
    ]
    if hand_over.kind is HandOverKind.KEEPER:
        check(why_not_give(hand_over, items, by))
    if stale:
        raise refused.LinesStale(codes=stale)
    going = check_things(
        hand_over, items, by, going={line.item_id: line.going for line, _item in lines}
    )
    if hand_over.outside_half is Half.GIVER:
        puts = [(item, line.place_id) for line, item in lines if line.place_id is not None]
        check_still_takes(puts, by=by)
        _check_seals(lines)
        return going
    if hand_over.kind is not HandOverKind.KEEPER:  # the order's own rule of boxes was asked
        return going
    ids = [item.id for item in items]
    inside = select(func.count()).where(
        EvidenceItem.container_id.in_(ids), EvidenceItem.id.not_in(ids)
    )
    if count := db.session.scalar(inside):
        raise refused.OutOfItsBox(count=count)
    return going


def _check_seals(lines: Sequence[Line]) -> None:
    """Refuse a new seal over what is to be decided about the seal before it."""
    sealed = [item for line, item in lines if line.new_seal_number]
    over = locks.over(sealed, Door.SEAL)
    for item in sealed:
        check(allowed.why_not_pass(item, Door.SEAL, over.get(item.id, ())))


CARRY_OUT: Final = {
    HandOverKind.KEEPER: carry_out_keeper,
    HandOverKind.LOAN: carry_out_loan,
    HandOverKind.RETURN: carry_out_return,
    HandOverKind.RELEASE: carry_out_release,
    HandOverKind.INTAKE: carry_out_intake,
    HandOverKind.TRANSFER: carry_out_transfer,
}
"""What the second signature does."""

BEFORE: Final = {
    HandOverKind.RETURN: ItemStatus.ON_LOAN,
    HandOverKind.INTAKE: ItemStatus.AT_THE_DOOR,
}
"""Where a thing stands before both have signed; here in the store otherwise."""
