"""Selects of hand-overs and their lines."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import joinedload

from foundation.sight import in_sight
from warehouse.models import (
    EvidenceItem,
    HandOver,
    HandOverKind,
    HandOverLine,
    ItemKind,
    LineState,
    Order,
    OrderLine,
    OutsideSigner,
)

Offices = Collection[int]


def hand_overs() -> Select[HandOver]:
    """Select hand-overs with who gives and who takes over; the caller narrows by office."""
    return select(HandOver).options(
        joinedload(HandOver.giver),
        joinedload(HandOver.receiver),
        joinedload(HandOver.office),
        joinedload(HandOver.to_office),
        joinedload(HandOver.outside).joinedload(OutsideSigner.organisation),
    )


def seen_by(offices: Offices) -> ColumnElement[bool]:
    """Whether one of the two offices is in sight."""
    return or_(in_sight(HandOver.office_id, offices), in_sight(HandOver.to_office_id, offices))


def hand_over(hand_over_id: int, offices: Offices) -> Select[HandOver]:
    """Select one hand-over for its page."""
    return (
        hand_overs()
        .where(HandOver.id == hand_over_id, seen_by(offices))
        .options(joinedload(HandOver.document), joinedload(HandOver.order))
    )


def signer_of(hand_over: HandOver) -> Select[OutsideSigner]:
    """Select the outside person who signs a half of a hand-over, with whose person it is."""
    return (
        select(OutsideSigner)
        .where(OutsideSigner.hand_over_id == hand_over.id)
        .options(joinedload(OutsideSigner.organisation))
    )


def signed_image(digest: str, hand_over_id: int, offices: Offices) -> Select[OutsideSigner]:
    """Select who signed by an image that is kept."""
    return (
        select(OutsideSigner)
        .join(OutsideSigner.hand_over)
        .where(
            HandOver.id == hand_over_id,
            seen_by(offices),
            or_(OutsideSigner.drawn_sha256 == digest, OutsideSigner.paper_sha256 == digest),
        )
    )


def lines_of(hand_over: HandOver) -> Select[HandOverLine]:
    """Select the lines of a hand-over with their things and who looked, in their order on it."""
    return (
        select(HandOverLine)
        .where(HandOverLine.hand_over_id == hand_over.id)
        .options(
            joinedload(HandOverLine.seen_by),
            joinedload(HandOverLine.place),
            joinedload(HandOverLine.item).joinedload(EvidenceItem.place),
            joinedload(HandOverLine.item).joinedload(EvidenceItem.case),
        )
        .order_by(HandOverLine.id)
    )


def line(hand_over_id: int, code: str, offices: Offices) -> Select[HandOverLine]:
    """Select one line by the code of its thing."""
    return (
        select(HandOverLine)
        .join(HandOverLine.hand_over)
        .join(HandOverLine.item)
        .where(HandOver.id == hand_over_id, EvidenceItem.code == code, seen_by(offices))
        .options(
            joinedload(HandOverLine.hand_over),
            joinedload(HandOverLine.place),
            joinedload(HandOverLine.item).joinedload(EvidenceItem.case),
            joinedload(HandOverLine.item).joinedload(EvidenceItem.place),
        )
    )


def open_of_items(item_ids: Collection[int]) -> Select[int, int, str]:
    """Select (id of the thing, hand-over) of things on a hand-over that has not ended."""
    return (
        select(HandOverLine.item_id, HandOver.id, HandOver.number)
        .join(HandOver, HandOver.id == HandOverLine.hand_over_id)
        .where(HandOverLine.item_id.in_(item_ids), HandOver.ended_at.is_(None))
    )


def open_intake(order: Order, keeper_id: int) -> Select[HandOver]:
    """Select the intake that a keeper drafted under an order and that has not ended."""
    return open_intakes(order).where(HandOver.receiver_id == keeper_id)


def open_intakes(order: Order) -> Select[HandOver]:
    """Select the intakes under an order that have not ended."""
    return select(HandOver).where(
        HandOver.order_id == order.id,
        HandOver.kind == HandOverKind.INTAKE,
        HandOver.ended_at.is_(None),
    )


def at_the_door(item: EvidenceItem) -> Select[HandOverLine]:
    """Select the line of the intake on which a thing stands, or stood until it was given up."""
    return (
        select(HandOverLine)
        .join(HandOverLine.hand_over)
        .where(HandOverLine.item_id == item.id, HandOver.kind == HandOverKind.INTAKE)
        .options(joinedload(HandOverLine.hand_over), joinedload(HandOverLine.place))
    )


def lines_by_state(order: Order) -> Select[LineState, int]:
    """Select how many lines of an order are in each state."""
    return (
        select(OrderLine.state, func.count())
        .where(OrderLine.order_id == order.id)
        .group_by(OrderLine.state)
    )


def next_line(order: Order, after: int) -> Select[int]:
    """Select the number of the next line to receive, those passed over at the end."""
    return (
        select(OrderLine.line_no)
        .where(
            OrderLine.order_id == order.id,
            OrderLine.state == LineState.PENDING,
            OrderLine.line_no != after,
        )
        .order_by(OrderLine.line_no < after, OrderLine.line_no)
        .limit(1)
    )


def waiting_for(place_id: Any, beside: Collection[int] = ()) -> Select[int]:
    """Count what open hand-overs put into a place once both have signed.

    Args:
        place_id: of the place, or a column of such ids.
        beside: the ids of things whose own lines do not count.
    """
    return (
        select(func.count())
        .select_from(HandOverLine)
        .join(HandOver, HandOver.id == HandOverLine.hand_over_id)
        .where(
            HandOver.ended_at.is_(None),
            HandOverLine.place_id == place_id,
            HandOverLine.item_id.not_in(beside),
        )
    )


def waiting_kinds(place_ids: Collection[int]) -> Select[ItemKind]:
    """Select the kinds of things that an open hand-over puts into one of some places."""
    return (
        select(EvidenceItem.kind)
        .distinct()
        .join(HandOverLine, HandOverLine.item_id == EvidenceItem.id)
        .join(HandOver, HandOver.id == HandOverLine.hand_over_id)
        .where(HandOver.ended_at.is_(None), HandOverLine.place_id.in_(place_ids))
    )


def unplaced(hand_over: HandOver) -> Select[int]:
    """Count the things of a hand-over of which nobody said where they are put.

    What lies in a box that is on it stays in the box and is not counted.
    """
    mine = select(HandOverLine.item_id).where(HandOverLine.hand_over_id == hand_over.id)
    return (
        select(func.count())
        .select_from(HandOverLine)
        .join(EvidenceItem, EvidenceItem.id == HandOverLine.item_id)
        .where(
            HandOverLine.hand_over_id == hand_over.id,
            HandOverLine.place_id.is_(None),
            or_(EvidenceItem.container_id.is_(None), EvidenceItem.container_id.not_in(mine)),
        )
    )


def under_order(order: Order) -> Select[HandOver]:
    """Select the hand-overs by which an order was or is carried out, the oldest first."""
    return select(HandOver).where(HandOver.order_id == order.id).order_by(HandOver.id)


def items_on(hand_over: HandOver) -> Select[int]:
    """Select the ids of the things of a hand-over."""
    return select(HandOverLine.item_id).where(HandOverLine.hand_over_id == hand_over.id)


def first_unseen(hand_over_id: int) -> Select[str]:
    """Select the code of the first thing nobody looked at yet."""
    return (
        select(EvidenceItem.code)
        .join(HandOverLine, HandOverLine.item_id == EvidenceItem.id)
        .where(HandOverLine.hand_over_id == hand_over_id, HandOverLine.seen_at.is_(None))
        .order_by(HandOverLine.id)
        .limit(1)
    )


def coming(offices: Offices) -> Select[int]:
    """Select the ids of open hand-overs by which things come from the store of another office."""
    return select(HandOver.id).where(
        in_sight(HandOver.to_office_id, offices),
        HandOver.ended_at.is_(None),
        HandOver.kind == HandOverKind.TRANSFER,
    )


def unsigned(offices: Offices) -> Select[int]:
    """Select the ids of hand-overs that were drafted in offices and that both have not signed."""
    return select(HandOver.id).where(
        in_sight(HandOver.office_id, offices), HandOver.ended_at.is_(None)
    )
