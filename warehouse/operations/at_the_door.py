"""Putting a thing on an intake: it has a code and waits at the door until both have signed."""

from dataclasses import dataclass
from decimal import Decimal

from audit import ledger
from foundation.acts import Act
from foundation.codes import shown
from foundation.database import db
from warehouse import custody, law, observing
from warehouse.door import entries as door
from warehouse.door.telling import told_of_intake
from warehouse.holding import HeldBy
from warehouse.models import (
    Deviation,
    EvidenceItem,
    HandOver,
    HandOverLine,
    ItemStatus,
    Order,
    OrderLine,
    PhysicalHolder,
    Place,
    Touch,
)
from warehouse.naming import unused_code
from warehouse.observing import Found
from warehouse.operations.hand_over_looks import see_line
from warehouse.operations.observing import observe
from warehouse.operations.photos import hand_photos_to
from warehouse.queries.hand_overs import signer_of


@dataclass(frozen=True, slots=True, kw_only=True)
class AtTheDoor:
    """What was found of a line, where the thing is to lie, and who has it then."""

    found: Found
    unit: str
    place: Place
    holder: HeldBy
    seal_number: str | None  # of the seal in force once it is taken in
    witnesses: str
    differing: list[Deviation]
    confirmation: str | None
    as_described: bool


def put_at_the_door(
    order: Order, line: OrderLine, intake: HandOver, seen: AtTheDoor, *, by: Act
) -> EvidenceItem:
    """Make the thing of a line with its code, its first entry and its line on the intake.

    Who brings it has it still: it is in no place and in no book.
    """
    item = _made(order, line, intake, seen)
    row = observe(item, seen.found, touch=Touch.INTAKE, line=line, place_id=seen.place.id, by=by)
    photos = hand_photos_to(item, line, row)
    custody.post(
        item,
        door.LOOKED_AT,
        by=by,
        payload={
            **told_of_intake(item, order, line, intake, seen.place),
            "seal": seen.found.seal_state,
            "differs": seen.differing,
            "confirmation": seen.confirmation or None,
            **({"as_described": True} if seen.as_described else {}),
            **observing.told(seen.found, photos),
        },
        basis=law.difference_basis(by.day) if seen.differing else None,
    )
    on_it = HandOverLine(
        office_id=intake.office_id,
        hand_over_id=intake.id,
        item_id=item.id,
        place_id=seen.place.id,
        new_seal_number=seen.seal_number,
        witnesses=seen.witnesses.strip()[:300] or None,
        observation_id=row.id,
        holder=seen.holder.holder,
        holder_name=seen.holder.name,
        holder_organisation_id=seen.holder.organisation_id,
    )
    see_line(on_it, item, seen.found, by)
    db.session.add(on_it)
    intake.lines_count += 1
    intake.seen_count += 1
    db.session.flush()
    ledger.append(
        intake.stream,
        door.LINE_SEEN,
        office_id=intake.office_id,
        by=by,
        payload={"item": shown(item.code), **observing.told(seen.found)},
    )
    return item


def _made(order: Order, line: OrderLine, intake: HandOver, seen: AtTheDoor) -> EvidenceItem:
    signer = db.session.scalars(signer_of(intake)).one()
    quantity = line.actual_quantity or Decimal(0)
    item = EvidenceItem(
        office_id=order.office_id,
        code=unused_code(),
        case_id=order.case_id,
        asset_id=line.asset_id,
        kind=line.kind,
        description=line.description,
        quantity=quantity,
        unit=seen.unit,
        seizure_document_id=order.document_id,
        seizure_on=order.document_on,
        status=ItemStatus.AT_THE_DOOR,
        holder=PhysicalHolder.GIVER,
        holder_name=signer.whose[:200],
        holder_organisation_id=signer.organisation_id,
        quantity_held=quantity,
        custody_seq=0,
    )
    db.session.add(item)
    db.session.flush()
    return item
