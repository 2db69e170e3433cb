"""One thing of the furnished office for every act that names one in its address."""

from typing import Any

from sqlalchemy import select

from accounts.models import (
    Approval,
    ApprovalState,
    Membership,
    Office,
    SigningCapacity,
    UserAccount,
)
from accounts.thresholds.declared import thresholds
from auctions.models import Lot, Round
from cases.models import (
    Asset,
    CaseFile,
    Deadline,
    Hold,
    MoneyMovement,
    Obstacle,
    Party,
)
from foundation.database import Model, db
from organisations.models import Organisation, OrganisationAccount, OrganisationContact, Seat
from papers.drafting.models import Draft
from review.models import Directive
from sales.models import Sale
from warehouse.models import (
    BookClosing,
    CountEntry,
    CountFinding,
    Discrepancy,
    EvidenceItem,
    HandOver,
    HandOverKind,
    HandOverLine,
    ItemKind,
    ItemStatus,
    Order,
    OrderState,
    OutsideSigner,
    Place,
    Printer,
    PrinterKind,
    StockCount,
    UnknownScan,
)


def first(model: type[Model], *conditions: Any) -> Any:
    row = db.session.scalars(select(model).where(*conditions).limit(1)).first()
    assert row is not None, f"the furnished office has no {model.__name__}"
    return row


def things() -> dict[str, dict[str, Any]]:
    """Return what stands in addresses, by the beginning of the endpoint: things of the province."""
    sale, item = first(Sale), first(EvidenceItem, EvidenceItem.status == ItemStatus.IN_CUSTODY)
    round_, order = first(Round), first(Order, Order.state == OrderState.APPROVED)
    case, asset = first(CaseFile), first(Asset)
    keeper = first(UserAccount, UserAccount.username == "thukho")
    role = first(Membership, Membership.user_id == keeper.id)
    of_lot = first(Lot, Lot.id == round_.lot_id)
    lot = {"code": of_lot.code, "number": round_.number}
    movement = first(MoneyMovement)
    waiting = first(Approval, Approval.state == ApprovalState.PROPOSED)
    draft = first(
        HandOver, HandOver.giver_signed_at.is_(None), HandOver.kind == HandOverKind.KEEPER
    )
    signer = first(OutsideSigner, OutsideSigner.drawn_sha256.is_not(None))
    on_it = first(HandOverLine, HandOverLine.hand_over_id == draft.id)
    drafted = db.session.get_one(EvidenceItem, on_it.item_id)
    return {
        "accounts.approvals": {"approval_id": waiting.id},
        "accounts.letting_in": {"username": "thukho"},
        "accounts.letterheads": {
            "code": db.session.get_one(Office, 1).code,
            "capacity_id": first(SigningCapacity).id,
        },
        "accounts.offices": {"code": db.session.get_one(Office, 1).code},
        "accounts.people": {"username": "thukho", "membership_id": role.id, "session_id": 1},
        "auctions.lots": lot,
        "auctions.past_rounds": lot,
        "auctions.buying_first": lot,
        "auctions.repricing": lot,
        "auctions.results": lot,
        "auctions.rounds": lot | {"registration_id": 1},
        "cases": {
            "case_id": case.id,
            "asset_id": asset.id,
            "hold_id": first(Hold).id,
            "obstacle_id": first(Obstacle).id,
            "movement_id": movement.id,
            "party_id": first(Party, Party.case_id == case.id).id,
        },
        "papers.drafts": {
            "template": "price-reduction",
            "subject_id": of_lot.id,
            "draft_id": first(Draft, Draft.document_id.is_(None)).id,
        },
        "corrections": {"what": "asset", "target_id": asset.id},
        "exchange.exhibits": {"case_id": case.id, "token": "0" * 43},
        "exchange.notices": {"token": "0" * 43},
        "exchange.backlog": {"token": "0" * 43},
        "organisations": {
            "organisation_id": first(Organisation).id,
            "contact_id": first(OrganisationContact).id,
            "account_id": first(OrganisationAccount).id,
            "seat_id": first(Seat).id,
        },
        "papers.numbering": {"code": db.session.get_one(Office, 1).code, "kind": "decision"},
        "papers.documents": {"document_id": movement.document_id},
        "papers.templates": {"code": "price-reduction"},
        "review.thresholds": {
            "code": db.session.get_one(Office, 1).code,
            "name": thresholds()[0].code,
        },
        "warehouse.kinds": {
            "code": db.session.get_one(Office, 1).code,
            "name": ItemKind.VEHICLE.value,
        },
        "review.unmoved": {"deadline_id": first(Deadline).id},
        "review.directives": {"id": first(Directive).id, "asset_id": asset.id},
        "sales.sales": {"code": sale.code},
        "seats": {"case_id": case.id} | lot,
        "seats.items": {"code": first(EvidenceItem).code},
        "seats.answers.extension": {"code": sale.code},
        "warehouse.discrepancies": {
            "discrepancy_id": first(Discrepancy, Discrepancy.decided_at.is_(None)).id
        },
        "warehouse.hand_overs": {"hand_over_id": draft.id, "code": drafted.code},
        "warehouse.hand_overs.image": {
            "hand_over_id": signer.hand_over_id,
            "digest": signer.drawn_sha256,
        },
        "warehouse.counts": {
            "count_id": first(StockCount).id,
            "finding_id": first(CountFinding).id,
        },
        "warehouse.counting": {
            "count_id": first(StockCount).id,
            "place_id": first(StockCount).place_id,
            "code": item.code,
            "entry_id": first(CountEntry).id,
        },
        "warehouse.book": {"closing_id": first(BookClosing).id},
        "warehouse.intake": {"code": order.code, "line_no": 1},
        "warehouse.labels": {"code": item.code},
        "warehouse.orders": {"code": order.code},
        "warehouse.places": {"code": first(Place).code},
        "warehouse.printers": {
            "printer_id": first(Printer).id,
            "kind": PrinterKind.ROLL.value,
        },
        "warehouse.unknown": {"scan_id": first(UnknownScan).id},
        "warehouse": {"code": item.code},
    }
