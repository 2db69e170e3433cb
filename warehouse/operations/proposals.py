"""Proposing orders: what comes in against the first seizure minutes, what goes out and to whom."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import select

from accounts.models import Office
from cases.allowed import why_not_name_asset
from cases.models import Asset, CaseFile
from cases.operations.files import check_open
from foundation.acts import Act
from foundation.codes import shown
from foundation.database import db, lock
from foundation.refusals import check
from papers.operations import Paper, record_document
from warehouse import allowed, locks, refusals
from warehouse.models import (
    EvidenceItem,
    ItemKind,
    OnOrder,
    Order,
    OrderDirection,
    OrderLine,
    OrderPurpose,
)
from warehouse.operations.beginning_orders import announce_order, begin_order
from warehouse.operations.observing import known_of_all
from warehouse.queries import ordered_out
from warehouse.refusals import transfers as refused


@dataclass(frozen=True, slots=True)
class LineDraft:
    """One thing as the first seizure minutes describe it."""

    kind: ItemKind
    description: str
    quantity: Decimal
    unit: str | None  # None where the minutes name none
    condition: str = ""
    weight_grams: Decimal | None = None
    seal: str | None = None  # the seal's number or text, as the minutes give it
    asset: Asset | None = None  # the asset of the case it is, or belongs to
    about: bool = False  # the minutes give about so much
    notes: str | None = None  # what the list notes of it, word for word


def propose_intake(
    case: CaseFile,
    *,
    document: Paper,
    reason: str,
    lines: Sequence[LineDraft],
    counterpart_name: str | None,
    counterpart_office: str | None,
    by: Act,
    adds_counterpart_office: bool | None = None,
    counterpart_paper: str | None = None,
) -> Order:
    """Propose an intake order (lệnh nhập kho) over the lines of the first seizure minutes.

    Args:
        document: the first seizure minutes.
        counterpart_name: who brings the things; ``counterpart_office``: for which agency.
        adds_counterpart_office: see ``organisation_in_words``.
        lines: in the order of the minutes.

    Raises:
        CaseIsClosed: nothing is taken in for a closed case.
        NobodyElseMayApprove, NobodyCarriesOut, ProposerCarriesOut: it would come to nothing.
        DocumentNeeded, DocumentFromTheFuture and the others of ``record_document``: no minutes, or
            named by half.
        NoLines: there is nothing to receive.
        QuantityNotPositive: a line has no quantity.
        AssetOfAnotherCase: a line names an asset of another case.
        TakenBackBefore: it was entered by mistake.
        OrganisationUnknown, OrganisationUnclear, OrganisationClosed, OrganisationNameUnreadable:
            see ``organisation_in_words``.
    """
    check_open(case)
    minutes = record_document([case], paper=document, by=by.onward())
    if not lines:
        raise refusals.NoLines
    for line in lines:
        if line.quantity <= 0:
            raise refusals.QuantityNotPositive
        check(why_not_name_asset(case, line.asset) if line.asset is not None else None)
    order = begin_order(
        case,
        case.office_id,
        OrderDirection.IN,
        OrderPurpose.INTAKE,
        document=minutes,
        reason=reason,
        counterpart_name=counterpart_name,
        office=(counterpart_office, adds_counterpart_office),
        counterpart_paper=counterpart_paper,
        by=by,
    )
    db.session.add_all(
        OrderLine(
            office_id=order.office_id,
            order_id=order.id,
            line_no=line_no,
            asset_id=line.asset.id if line.asset else None,
            kind=line.kind,
            description=line.description,
            described_quantity=line.quantity,
            described_about=line.about,
            unit=line.unit or None,
            described_weight_grams=line.weight_grams,
            described_condition=line.condition,
            described_seal=line.seal or None,
            described_notes=line.notes or None,
        )
        for line_no, line in enumerate(lines, start=1)
    )
    announce_order(order, case, len(lines), by=by)
    return order


def propose_release(
    case: CaseFile,
    *,
    purpose: OrderPurpose,
    items: Sequence[EvidenceItem],
    document: Paper,
    reason: str,
    counterpart_name: str | None,
    by: Act,
    due_back_on: date | None = None,
    sale_id: int | None = None,
    quantities: Mapping[int, Decimal] | None = None,
    counterpart_office: str | None = None,
    adds_counterpart_office: bool | None = None,
    to_office: Office | None = None,
) -> Order:
    """Propose an order out of the warehouse (lệnh xuất kho) over exactly these items.

    Args:
        document: the decision or request relied on.
        quantities: item id to how much of it goes; items not named go whole.
        due_back_on: for a loan, the day everything is due back.
        sale_id: the sale it delivers, where the purpose is to deliver to the buyer.
        to_office: whose store takes the things over, where they go to another store.

    Raises:
        StoreNeeded: they go to another store, and nobody says to which.
        SameStore: they are in that store.
        ItemsOfTwoStores: they are in the stores of several offices.
        WrongPurpose: the purpose is an intake.
        NobodyElseMayApprove, NobodyCarriesOut, ProposerCarriesOut: it would come to nothing.
        DocumentNeeded, DocumentFromTheFuture and the others of ``record_document``: no decision,
            or one named by half.
        LoanNeedsDueDay: a loan without a day, or with a day that is past.
        NoLines: no item is named.
        ItemOfAnotherCase: an item belongs to another case file.
        NotSeenYet: only an old file says that one of them is here.
        NotInCustody: an item is not here.
        ItemOnAnotherOrder: an order that has not ended names it already.
        ItemLocked, ItemsLocked: something holds what should go: an offer, a sale, a hold.
        QuantityTooLarge: more of an item than is here; QuantityNotPositive: nothing of it.
        OrganisationUnknown, OrganisationUnclear, OrganisationClosed, OrganisationNameUnreadable:
            see ``organisation_in_words``.
    """
    if purpose not in allowed.OUTWARD:
        raise refusals.WrongPurpose(purpose=purpose)
    lock(case)  # before the things of it, as whoever offers them does
    if purpose is OrderPurpose.LOAN and (due_back_on is None or due_back_on < by.day):
        raise refusals.LoanNeedsDueDay
    if not items:
        raise refusals.NoLines
    sends = purpose is OrderPurpose.TO_STORE
    store = _store_of(items, to_office if sends else None, sends=sends)
    items = list(dict.fromkeys(items))
    # a document is of one office: that of the store, where it is not that of the case
    about = case if case.office_id == store else items[0]
    decision = record_document([about], paper=document, by=by.onward())
    taken = _lock_and_see_orders(items)
    going = {item.id: (quantities or {}).get(item.id, item.quantity_held) for item in items}
    for item in items:
        if item.case_id != case.id:
            raise refusals.ItemOfAnotherCase(code=shown(item.code))
        check(allowed.why_not_order_out(item, on_order=taken.get(item.id)))
        check(allowed.why_not_so_much(going[item.id], item.quantity_held))
    check(allowed.why_not_leave(items, purpose, locks.over(items), sale_id=sale_id))
    known = known_of_all(items)
    order = begin_order(
        case,
        store,
        OrderDirection.OUT,
        purpose,
        document=decision,
        reason=reason,
        counterpart_name=counterpart_name,
        office=(counterpart_office, adds_counterpart_office),
        counterpart_paper=None,
        by=by,
    )
    order.due_back_on = due_back_on if purpose is OrderPurpose.LOAN else None
    order.sale_id = sale_id
    order.to_office_id = to_office.id if to_office is not None and sends else None
    db.session.add_all(
        OrderLine(
            office_id=order.office_id,
            order_id=order.id,
            line_no=line_no,
            item_id=item.id,
            asset_id=item.asset_id,
            kind=item.kind,
            description=item.description,
            described_quantity=going[item.id],
            unit=item.unit,
            described_weight_grams=known[item.id].weight_grams,
            described_condition=known[item.id].condition,
            described_seal=item.seal_number,
        )
        for line_no, item in enumerate(items, start=1)
    )
    announce_order(order, case, len(items), by=by)
    return order


def _store_of(items: Sequence[EvidenceItem], to_office: Office | None, *, sends: bool) -> int:
    """Return the office in whose store the things are."""
    stores = {item.office_id for item in items}
    if len(stores) > 1:
        raise refused.ItemsOfTwoStores
    (store,) = stores
    if sends and to_office is None:
        raise refused.StoreNeeded
    if to_office is not None and to_office.id == store:
        raise refused.SameStore
    return store


def _lock_and_see_orders(items: Sequence[EvidenceItem]) -> dict[int, OnOrder]:
    """Lock the items, and return the open orders out that name some of them."""
    ids = [item.id for item in items]
    locked = (
        select(EvidenceItem)
        .where(EvidenceItem.id.in_(ids))
        .order_by(EvidenceItem.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    db.session.scalars(locked).all()
    return ordered_out(ids)
