"""Drafting releases (xuất kho): hand-overs for good that an outside person signs, too."""

from decimal import Decimal

from cases.models import CaseFile
from foundation.acts import Act, lock_as_seen
from foundation.database import db, lock
from organisations.models import Organisation
from organisations.operations.naming import Named
from warehouse import queries
from warehouse.models import EvidenceItem, HandOver, HandOverKind, Order
from warehouse.operations.hand_over_checks import check_releasing
from warehouse.operations.hand_overs import MOST_LINES, add_lines
from warehouse.operations.outside_signers import begin_outside, name_signer


def draft_release(
    item: EvidenceItem,
    *,
    order: Order,
    organisation: Named | Organisation | None,
    name: str,
    capacity: str,
    identity: str,
    by: Act,
    quantity: Decimal | None = None,
    everything: bool = False,
    introduction: str | None = None,
) -> HandOver:
    """Draft the hand-over by which things leave for good under an approved order.

    Nothing goes before the keeper and who takes it have signed.

    Args:
        organisation: whose person takes it; None: they sign for themselves, as an owner does.
        name: of the person who signs; ``capacity``: as what; ``identity``: 12 digits of their card;
            ``introduction``: number of their introduction paper (giấy giới thiệu).
        quantity: how much of the item goes now; None: all the order still allows. What is left
            stays here, and the line of the order stays open until all of it went.
        everything: all things of the order that are still to go, and not this one alone.

    Raises:
        ChangedMeanwhile: the item is not as the person saw it.
        WrongPurpose: the order lends or takes in.
        NotApproved: it is not approved, or it has ended.
        ThirdPersonNeeded: a third person carries an order out.
        WarehouseOfAnotherOffice: the person keeps the warehouse of another office.
        NotInCustody: a thing is on loan, already released, or destroyed.
        ItemLocked: something holds it: an offer, a sale to somebody else or unpaid, a hold.
        OrderDoesNotListItem: the order names other things.
        LineSettledAlready: all the order allows went before.
        ContainerNotEmpty: something is still in it that does not go with it.
        QuantityNotPositive, QuantityTooLarge: nothing, or more than is allowed or here.
        ReceiverNeeded, CapacityNeeded: nobody says who signs, as what.
        IdentityNotTwelveDigits, IdentityOfOneDigit: the identity cannot be right.
        OutsideIsOurs: the keeper would sign both halves.
        OrganisationUnknown and the others of ``organisation_of``: it is not found, or not so.
        OnHandOverAlready, KeptByAnother: see ``add_lines``.

    Basis: TT 01/2017/TT-BTP Điều 7, 9; NĐ 152/2026/NĐ-CP Điều 37 khoản 3, Điều 44 khoản 3.
    """
    lock(db.session.get_one(CaseFile, item.case_id))  # first, as whoever offers things of it does
    lock(order)
    lock_as_seen(item, by)
    things = [item]
    if everything:
        rest = db.session.scalars(queries.items_to_go(order)).all()
        things += [each for each in rest if each.id != item.id][: MOST_LINES - 1]
    check_releasing(order, things, {item.id: quantity}, by)
    signer = name_signer(
        organisation, name, capacity, identity, introduction, by=by, may_be_alone=True
    )
    row = HandOver(
        kind=HandOverKind.RELEASE,
        reason=order.reason[:500],
        giver_id=by.actor.id,
        order_id=order.id,
    )
    begin_outside(row, item.office_id, signer, by=by)
    add_lines(row, items=things, going={item.id: quantity}, by=by.onward())
    return row
