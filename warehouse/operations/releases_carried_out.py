"""What both signatures of a release do: called by the second signature alone."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import select

from audit.entries import Kind
from cases import lifecycle
from cases.models import Asset, AssetState
from foundation.acts import Act
from foundation.codes import shown
from foundation.database import db
from foundation.identity import masked
from warehouse import custody, entries, entries_orders, observing
from warehouse.custody import Change
from warehouse.models import (
    STILL_OURS,
    EvidenceItem,
    HandOver,
    ItemStatus,
    LineState,
    Order,
    OrderLine,
    OrderPurpose,
    PhysicalHolder,
    Touch,
)
from warehouse.operations.hand_over_checks import lines_for
from warehouse.operations.hand_over_looks import found_of
from warehouse.operations.loans_carried_out import Line, observe_lines
from warehouse.operations.orders import finish_when_settled, log, settle_lines
from warehouse.queries.hand_overs import signer_of

ENDS_SEIZURE: Final = {
    OrderPurpose.RETURN_TO_OWNER: AssetState.RETURNED,
    OrderPurpose.CONFISCATE: AssetState.DISPOSED,
    OrderPurpose.DESTROY: AssetState.DISPOSED,
}
Gone = tuple[EvidenceItem, OrderLine]
ReleaseListener = Callable[[Order, Sequence[Gone], Act], None]

RELEASE_LISTENERS: Final[list[ReleaseListener]] = []
"""Rooms above that must know of a release; called inside its transaction, in order of arrival."""


def register_release_listener(listener: ReleaseListener) -> None:
    """Tell ``listener`` of every release: (order, the things with their lines, by).

    The lines' and the order's states say whether they are finished by this release. A Refusal
    raised by a listener refuses the release.
    """
    if listener not in RELEASE_LISTENERS:
        RELEASE_LISTENERS.append(listener)


def carry_out_release(hand_over: HandOver, lines: Sequence[Line], by: Act) -> None:
    """Hand the things over for good: what goes is no longer the store's.

    Basis: TT 01/2017/TT-BTP Điều 7, 9; NĐ 152/2026/NĐ-CP Điều 37 khoản 3, Điều 44 khoản 3.
    """
    by = by.onward()
    order = db.session.get_one(Order, hand_over.order_id)  # locked when it was asked
    document = order.document_no
    signer = db.session.scalars(signer_of(hand_over)).one()
    listed = lines_for(order, [item for _line, item in lines])
    observe_lines(lines, touch=Touch.RELEASE)
    kinds: dict[Kind, list[Change]] = {}
    done = []
    for line, item in lines:
        of_order = listed[item.id]
        going = line.amount
        left = item.quantity_held - going
        of_order.actual_quantity = (of_order.actual_quantity or Decimal(0)) + going
        of_order.receiver_name, of_order.receiver_identity = signer.name, signer.identity
        of_order.receiver_paper = signer.introduction
        if of_order.actual_quantity == of_order.described_quantity or left == 0:
            done.append(of_order)
        said = {
            "order": order.number,
            "purpose": order.purpose,
            "document": document,
            "receiver": signer.name,
            "identity": masked(signer.identity),
            "quantity": going,
            "unit": item.unit,
            "hand_over": hand_over.number,
            **observing.told(found_of(line)),
        }
        kind, changes = _change(order, left)
        if left == 0:
            changes |= {
                "holder_name": signer.whose,
                "holder_organisation_id": signer.organisation_id
                or order.counterpart_organisation_id,
            }
        kinds.setdefault(kind, []).append(Change(item, said, changes))
    settle_lines(done, LineState.DONE, by=by)
    for kind, together in kinds.items():
        custody.post_all(together, kind, by=by)
    gone = [(item, listed[item.id]) for _line, item in lines]
    for line, item in lines:
        line_no = listed[item.id].line_no
        released = {"item": shown(item.code), "quantity": line.amount}
        log(order, entries_orders.LINE_RELEASED, by=by, line=line_no, **released)
    finish_when_settled(order, by=by)
    _end_assets(order, [item for _line, item in lines], by)
    for listener in RELEASE_LISTENERS:
        listener(order, gone, by)


def _change(order: Order, left: Decimal) -> tuple[Kind, dict[str, Any]]:
    """Return the kind of entry, and what is true of a thing of which so much is left."""
    if left > 0:
        return entries.RELEASED_PART, {"quantity_held": left}
    destroyed = order.purpose is OrderPurpose.DESTROY
    return (
        entries.DESTROYED if destroyed else entries.RELEASED,
        {
            "status": ItemStatus.DESTROYED if destroyed else ItemStatus.RELEASED,
            "place_id": None,
            "container_id": None,
            "holder": PhysicalHolder.RECEIVER,
            "quantity_held": left,
            "handed_over_still_here": False,
        },
    )


def _end_assets(order: Order, items: Sequence[EvidenceItem], by: Act) -> None:
    """End the seizure of assets whose last thing was lawfully returned, confiscated, destroyed.

    A transfer to another agency ends no seizure.
    """
    to = ENDS_SEIZURE.get(order.purpose)
    gone = {item.asset_id for item in items if item.status not in STILL_OURS} - {None}
    if to is None or not gone:
        return
    kept = select(EvidenceItem.asset_id).where(
        EvidenceItem.asset_id.in_(gone), EvidenceItem.status.in_(STILL_OURS)
    )
    ended = gone - set(db.session.scalars(kept))
    rows = (
        select(Asset)
        .where(Asset.id.in_(ended), Asset.state == AssetState.SEIZED)
        .order_by(Asset.id)
    )
    assets = db.session.scalars(rows).all()
    for asset in assets:
        asset.end_document_id = order.document_id
    payload = {"document": order.document_no, "ended_on": by.day}
    lifecycle.advance_all(assets, to, by=by, payload=payload)
