"""Drafting intakes (nhận vào kho): hand-overs of which who brings the things signs a half, too."""

from cases.models import CaseFile
from foundation.acts import Act, lock_as_seen
from foundation.database import db, lock
from foundation.refusals import check
from organisations.models import Organisation
from organisations.operations.naming import Named
from warehouse.allowed_hand_overs import why_not_take_in
from warehouse.models import HandOver, HandOverKind, Order
from warehouse.operations.outside_signers import begin_outside, name_signer
from warehouse.queries.hand_overs import open_intake
from warehouse.refusals import hand_overs as refused


def draft_intake(
    order: Order,
    *,
    organisation: Named | Organisation | None,
    name: str,
    capacity: str,
    identity: str,
    by: Act,
    introduction: str | None = None,
) -> HandOver:
    """Begin to take in what an approved intake order names, from who stands at the door.

    Nothing comes into the store before who brings it and the keeper have signed.

    Args:
        organisation: whose person brings it; None: they bring what is their own, or what they keep.
        name: of the person who signs; ``capacity``: as what; ``identity``: 12 digits of their card;
            ``introduction``: number of their introduction paper (giấy giới thiệu).

    Raises:
        ChangedMeanwhile: the order is not as the person saw it.
        WrongPurpose: the order is no intake.
        NotApproved: it is not approved, or it has ended.
        ThirdPersonNeeded: a third person carries an order out.
        WarehouseOfAnotherOffice: the person keeps the warehouse of another office.
        IntakeBegun: the person has begun one under this order that has not ended.
        ReceiverNeeded, CapacityNeeded: nobody says who signs, as what.
        IdentityNotTwelveDigits, IdentityOfOneDigit: the identity cannot be right.
        OutsideIsOurs: the keeper would sign both halves.
        OrganisationUnknown and the others of ``organisation_of``: it is not found, or not so.

    Basis: TT 04/2023/TT-BTP Điều 10 khoản 2.
    """
    lock(db.session.get_one(CaseFile, order.case_id))  # first, as whoever signs does
    lock_as_seen(order, by)
    check(why_not_take_in(order, by))
    begun = db.session.scalars(open_intake(order, by.actor.id)).first()
    if begun is not None:
        raise refused.IntakeBegun(
            order=order.number, number=begun.number, see=[f"hand_over:{begun.id}"]
        )
    signer = name_signer(
        organisation, name, capacity, identity, introduction, by=by, may_be_alone=True
    )
    row = HandOver(
        kind=HandOverKind.INTAKE,
        reason=order.reason[:500],
        receiver_id=by.actor.id,
        order_id=order.id,
    )
    begin_outside(row, order.office_id, signer, by=by)
    return row
