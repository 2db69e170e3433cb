"""Things that lay on the shelf before the program came: entered by an old file, then seen."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from accounts.models import Office
from audit.models import LedgerEntry
from cases.allowed import why_not_call
from cases.operations.numbered import case_of_number
from foundation.acts import Act, lock_as_seen
from foundation.codes import scanned
from foundation.database import db
from foundation.folding import tidy
from foundation.moments import Moment
from foundation.partdays import PartDay
from foundation.past import check_past
from foundation.refusals import check
from papers.operations import Paper, record_document
from warehouse import allowed, custody, observing, refusals
from warehouse.allowed_claims import why_not_see
from warehouse.claims import entries
from warehouse.finding import index_item
from warehouse.holding import OURS, HeldBy, held_by
from warehouse.models import (
    EvidenceItem,
    ItemKind,
    ItemStatus,
    PhysicalHolder,
    Place,
    PlaceClass,
    SealState,
    Touch,
)
from warehouse.naming import unused_code
from warehouse.observing import NOTHING_SEEN, Found
from warehouse.operations.binding import add_binding, check_means_nothing
from warehouse.operations.discrepancies import open_discrepancy
from warehouse.operations.observing import differs, observe
from warehouse.operations.sealing import begin_seal, seal_as_seen
from warehouse.shelving import check_place

ORIGIN: Final = "claim"  # of a case that was opened because an old file names a thing of it


def claim_item(
    office: Office,
    *,
    case_number: str,
    kind: ItemKind,
    description: str,
    quantity: Decimal | None,
    unit: str,
    place: Place | None,
    source: str,
    since: PartDay | None = None,
    paper: Paper | None = None,
    condition: str | None = None,
    weight_grams: Decimal | None = None,
    seal_number: str | None = None,
    bound_codes: Sequence[str] = (),
    holder: PhysicalHolder = PhysicalHolder.OFFICE,
    holder_name: str | None = None,
    adds_holder: bool | None = None,
    by: Act,
) -> EvidenceItem:
    """Enter a thing as an old file has it; it is no receipt, and nothing goes out until it is seen.

    A case file of that number that is not there yet is opened with nothing but its number and the
    words of the thing; all else of it stays unknown, and it waits for its officer. A closed case is
    named too: what it left in the store is there, and leaves by an order like everything else.

    Args:
        since: since when it is kept; a month or a year where that is all that is known.
        source: the old file: "sổ kho 2019, trang 12".
        paper: the paper that names it, if there is one.
        holder: who has it physically, where the place is elsewhere.
        adds_holder: see ``organisation_in_words``.

    Raises:
        PlaceNeeded: it lies nowhere.
        WarehouseOfAnotherOffice: the person keeps the warehouse of another office.
        CaseNumberNeeded: the number of the case has no letter or digit.
        QuantityNotPositive: there is none of it.
        WeightNotPositive: it weighs nothing.
        DayInTheFuture: it is kept since a day to come.
        ReceiveByOrder: it came today; what comes now is received under an order.
        PlaceOfAnotherOffice, PlaceClosed, WrongPlaceClass, PlaceFull: see ``check_place``.
        HolderNeeded: the place is elsewhere and nobody has it.
        NoLetterOrDigit, CodeIsAWord, CodeTooShort, CodeIsOurs, CodeIsOrderNumber, CodeNamesCase,
            CodeNamesPlace, CodeBoundAlready: see ``check_means_nothing``.
        DocumentNeeded, DocumentDayNeeded, DocumentFromTheFuture: see ``record_document``.
        OrganisationUnknown, OrganisationUnclear, OrganisationClosed, OrganisationNameUnreadable:
            see ``organisation_in_words``.
    """
    if place is None:
        raise refusals.PlaceNeeded
    check(allowed.why_not_keep(place, by))
    check(why_not_call(case_number))
    if quantity is None or quantity <= 0:
        raise refusals.QuantityNotPositive
    if since is not None:
        check_past(since.first, by, Moment.HOLDING)
        if since.day is not None and since.first == by.day:
            raise refusals.ReceiveByOrder(day=since.first)
    item = EvidenceItem(
        office_id=office.id,
        kind=kind,
        description=description,
        quantity=quantity,
        unit=tidy(unit)[:40],
        kept_since=since.iso if since else None,
        claimed_from=tidy(source)[:200],
        status=ItemStatus.CLAIMED,
        holder=PhysicalHolder.OFFICE,
        quantity_held=quantity,
        custody_seq=0,
    )
    check_place(place, item, [kind], by=by)
    elsewhere = place.place_class is PlaceClass.ELSEWHERE
    if elsewhere and holder is PhysicalHolder.OFFICE:
        raise refusals.HolderNeeded(place=place.short_name)
    there = held_by(
        holder if elsewhere else PhysicalHolder.OFFICE,
        holder_name,
        adds_holder,
        office_id=office.id,
        by=by,
    )
    codes = list(map(scanned, bound_codes))
    for raw in codes:
        check_means_nothing(raw, office.id)
    case = case_of_number(
        case_number, office_id=office.id, summary=description, origin=ORIGIN, by=by
    )
    item.case_id, item.code = case.id, unused_code()
    db.session.add(item)
    db.session.flush()
    document = None
    if paper is not None and not paper.is_empty:
        document = record_document([case, item], paper=paper, by=by.onward())
    seal = (seal_number or "").strip() or None
    said = Found(
        quantity=quantity,
        weight_grams=weight_grams,
        condition=condition or "",
        seal_state=SealState.INTACT if seal else None,
        seal_number=seal,
    )
    observe(item, said, touch=Touch.CLAIM, place_id=place.id, by=by)
    custody.post(
        item,
        entries.CLAIMED,
        place_id=place.id,
        seal_number=seal,
        by=by,
        holder=there.holder,
        holder_name=there.name,
        holder_organisation_id=there.organisation_id,
        payload={
            "code": item.code,
            "case": case.number,
            "source": item.claimed_from,
            "since": since.shown if since else None,
            "place": place.full_name,
            "quantity": quantity,
            "unit": item.unit,
            "document": document.number if document else None,
            **observing.told(said),
        },
    )
    if seal:
        begin_seal(item, number=seal, witnesses="", at=by.at)
    for raw in codes:
        add_binding(item, raw, at=by.at)
    index_item(item)
    return item


def see_item(
    item: EvidenceItem,
    *,
    at: Place,
    by: Act,
    found: Found = NOTHING_SEEN,
    holder: PhysicalHolder | None = None,
    holder_name: str | None = None,
    adds_holder: bool | None = None,
) -> LedgerEntry:
    """Say that a claimed thing was seen, and in which place: from now on it is in the warehouse.

    What is found is compared with what the old file says, as at every look. Who only scanned it
    looked at nothing: what the old file says of its seal, weight and state stays unseen.

    Args:
        found: as it is; where nothing is said, nobody looked at it yet.
        holder: who has it there, where the place is elsewhere; as the old file says if not given.
        holder_name: of that holder; the one in the old file names no other kind of holder.

    Raises:
        ChangedMeanwhile: the item is not as the person saw it.
        WarehouseOfAnotherOffice: the person keeps the warehouse of another office.
        SeenAlready: it was seen before, or received here.
        PlaceOfAnotherOffice, PlaceClosed, WrongPlaceClass, PlaceFull: another place than that of
            the old file does not take it, see ``check_place``.
        HolderNeeded: that place is elsewhere and nobody has it.
        WeightNotPositive: it weighs nothing.
        ConditionNeeded: it was looked at and nobody says in words how it is.
        SealStateNeeded, SealNumberNeeded: it was looked at and nobody says how its seal is, or
            reads its number.
        OrganisationUnknown, OrganisationUnclear, OrganisationClosed, OrganisationNameUnreadable:
            see ``organisation_in_words``.
        ReadAgain: another number is read than the old file names, and nobody read it twice.
        WeightNotPositive: it weighs nothing.
    """
    lock_as_seen(item, by)
    check(why_not_see(item, by))
    looked = not found.says_nothing
    if looked and not found.condition.strip():
        raise refusals.ConditionNeeded
    differing = differs(item, found) if looked else []
    claimed = db.session.get_one(Place, item.place_id)
    if at.id != claimed.id:
        check_place(at, item, [item.kind], by=by)
    elsewhere = at.place_class is PlaceClass.ELSEWHERE
    if holder is None:  # as the old file says
        holder = item.holder
    if elsewhere and holder is PhysicalHolder.OFFICE:
        raise refusals.HolderNeeded(place=at.short_name)
    there = OURS
    if (
        elsewhere
        and holder is item.holder
        and (holder_name or item.holder_name) == item.holder_name
    ):
        there = HeldBy.of(item)
    elif elsewhere:
        there = held_by(holder, holder_name, adds_holder, office_id=item.office_id, by=by)
    seal_number = item.seal_number
    if looked:
        seen = observe(item, found, touch=Touch.LOOK, place_id=at.id, by=by)
        seal_number = seal_as_seen(item, found, first=True, by=by)
    changed = seal_number != item.seal_number
    entry = custody.post(
        item,
        entries.SEEN,
        status=ItemStatus.IN_CUSTODY,
        place_id=at.id,
        seal_number=seal_number,
        by=by,
        holder=there.holder,
        holder_name=there.name,
        holder_organisation_id=there.organisation_id,
        payload={"claimed": claimed.full_name, "place": at.full_name}
        | ({"differs": [each.kind for each in differing]} if looked else {})
        | observing.told(found, found.photos),
    )
    if changed:
        index_item(item)
    if looked:
        open_discrepancy(item, seen, differing, by=by.onward())
    return entry
