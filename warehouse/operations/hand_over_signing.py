"""Signing a hand-over: with the second signature, and not before, the things change hands."""

from collections.abc import Sequence

from sqlalchemy import func, select

from accounts.models import UserAccount
from audit import ledger
from foundation.acts import Act, lock_as_seen
from foundation.codes import shown
from foundation.database import db
from foundation.refusals import check
from warehouse import custody, observing
from warehouse.allowed_hand_overs import (
    half_of,
    why_not_give,
    why_not_sign,
    why_not_withdraw,
)
from warehouse.custody import Change
from warehouse.hand_overs import entries
from warehouse.models import EvidenceItem, Half, HandOver, HandOverLine, ItemStatus, Touch
from warehouse.observing import Found
from warehouse.operations.observing import SeenBy, observe_all
from warehouse.queries.discrepancies import open_looks
from warehouse.queries.hand_overs import lines_of
from warehouse.refusals import hand_overs as refused

Line = tuple[HandOverLine, EvidenceItem]


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
        ItemLocked: a count did not find it, or found it otherwise, and that waits.
        KeptByAnother: another keeper than who gives answers for a thing by now.
        OutOfItsBox: a box is on it without all that lies in it.

    Basis: TT 04/2023/TT-BTP Điều 10 khoản 2.
    """
    lock_as_seen(hand_over, by)
    check(why_not_sign(hand_over, by))
    if not looked:
        raise refused.NotLookedAt(count=hand_over.lines_count)
    lines = _lines(hand_over)
    check(why_not_give(hand_over, [item for _line, item in lines], by))
    _check_lines(lines)
    half = half_of(hand_over, by)
    if half is Half.GIVER:
        hand_over.giver_signed_at = by.at
    else:
        hand_over.receiver_id, hand_over.receiver_signed_at = by.actor.id, by.at
    both = hand_over.giver_signed_at is not None and hand_over.receiver_signed_at is not None
    if both:
        hand_over.ended_at = by.at
    db.session.flush()
    ledger.append(
        hand_over.stream,
        entries.SIGNED if both else entries.HALF_SIGNED,
        office_id=hand_over.office_id,
        by=by,
        payload={"half": half, "count": len(lines), "looked": looked},
    )
    if both:
        _carry_out(hand_over, lines, by)
    return hand_over


def withdraw_hand_over(hand_over: HandOver, *, why: str, by: Act) -> HandOver:
    """Give a hand-over up before both have signed; the things stay with who has them.

    Raises:
        ChangedMeanwhile: the hand-over changed since the person saw it.
        HandOverEnded: it is signed by both, or withdrawn already.
        NotOfTheHandOver: the person neither gives nor takes over.
    """
    lock_as_seen(hand_over, by)
    check(why_not_withdraw(hand_over, by))
    hand_over.withdrawn_why, hand_over.ended_at = why.strip()[:500], by.at
    db.session.flush()
    ledger.append(
        hand_over.stream,
        entries.WITHDRAWN,
        office_id=hand_over.office_id,
        by=by,
        payload={"why": hand_over.withdrawn_why},
    )
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


def _check_lines(lines: Sequence[Line]) -> None:
    """Refuse to sign for what is not as it was looked at."""
    differing = open_looks([item.id for _line, item in lines])
    stale = [
        shown(item.code)
        for line, item in lines
        if item.custody_seq != line.item_version
        or item.status is not ItemStatus.IN_CUSTODY
        or (line.seen_at is not None and line.seen_at < differing.get(item.id, line.seen_at))
    ]
    if stale:
        raise refused.LinesStale(codes=stale)
    ids = [item.id for _line, item in lines]
    inside = select(func.count()).where(
        EvidenceItem.container_id.in_(ids), EvidenceItem.id.not_in(ids)
    )
    if count := db.session.scalar(inside):
        raise refused.OutOfItsBox(count=count)


def _carry_out(hand_over: HandOver, lines: Sequence[Line], by: Act) -> None:
    """Hand the things over: what was seen is observed, and their keeper is who took them."""
    rows = observe_all(
        [SeenBy(item, _found(line), line.seen_by_id, line.seen_at) for line, item in lines],
        touch=Touch.HAND_OVER,
    )
    for (line, _item), row in zip(lines, rows, strict=True):
        line.observation_id = row.id
    people = select(UserAccount.id, UserAccount.full_name).where(
        UserAccount.id.in_([hand_over.giver_id, hand_over.receiver_id])
    )
    names = {row.id: row.full_name for row in db.session.execute(people)}
    said = {
        "hand_over": hand_over.number,
        "giver": names[hand_over.giver_id],
        "receiver": names[hand_over.receiver_id],
    }
    custody.post_all(
        [
            Change(
                item,
                said | observing.told(_found(line)),
                {"keeper_id": hand_over.receiver_id},
            )
            for line, item in lines
        ],
        entries.KEEPER_CHANGED,
        by=by.onward(),
    )


def _found(line: HandOverLine) -> Found:
    return Found(
        quantity=line.quantity,
        weight_grams=line.weight_grams,
        condition=line.condition,
        seal_state=line.seal_state,
        seal_number=line.seal_number,
    )
