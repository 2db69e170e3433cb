"""Seizing assets, and ending a seizure without a sale."""

from datetime import date
from decimal import Decimal

from audit import ledger
from cases import lifecycle, refusals
from cases.allowed import why_not_end_seizure
from cases.finding import index_asset
from cases.models import Asset, AssetCategory, AssetState, CaseFile, Party
from cases.operations.files import check_open
from foundation.acts import Act, lock_as_seen
from foundation.database import Dong, db
from foundation.past import check_past
from foundation.refusals import check

IMMOVABLE = frozenset({AssetCategory.LAND, AssetCategory.HOUSE})


def seize(
    case: CaseFile,
    *,
    category: AssetCategory,
    description: str,
    quantity: Decimal,
    unit: str,
    seized_on: date | None,
    by: Act,
    immovable: bool | None = None,
    location: str | None = None,
    seizure_no: str | None = None,
    mortgaged_to: Party | None = None,
    secured_debt: int | None = None,
) -> Asset:
    """Write an asset into the case as seized (kê biên).

    Args:
        immovable: real estate or not; None asks the category (land and houses are).
        seized_on: day of the seizure minutes; None when an imported notice does not say.
        secured_debt: đồng of debt the asset secures for ``mortgaged_to``.

    Raises:
        CaseIsClosed: the case is closed.
        QuantityNotPositive: zero or less.
        DayInTheFuture: seized later than the act.
        PartyOfAnotherCase: the mortgagee is no party of this case.
    """
    check_open(case)
    if quantity <= 0:
        raise refusals.QuantityNotPositive
    if seized_on is not None:
        check_past(seized_on, by)
    if mortgaged_to is not None and mortgaged_to.case_id != case.id:
        raise refusals.PartyOfAnotherCase
    asset = Asset(
        office_id=case.office_id,
        case_id=case.id,
        category=category,
        immovable=category in IMMOVABLE if immovable is None else immovable,
        description=description,
        location=location,
        quantity=quantity,
        unit=unit,
        seized_on=seized_on,
        seizure_no=seizure_no,
        mortgaged_to_id=mortgaged_to.id if mortgaged_to else None,
        secured_debt=Dong(secured_debt) if secured_debt is not None else None,
        state=AssetState.SEIZED,
    )
    db.session.add(asset)
    db.session.flush()
    index_asset(asset, case)
    ledger.append(
        asset.stream,
        "asset.seized",
        office_id=case.office_id,
        by=by,
        payload={
            "case": case.number,
            "category": category,
            "immovable": asset.immovable,
            "quantity": quantity,
            "unit": unit,
            "seized_on": seized_on,
            "minutes": seizure_no,
        },
    )
    return asset


def end_seizure(
    asset: Asset, *, to: AssetState, document_no: str, ended_on: date, by: Act
) -> Asset:
    """End a seizure without an auction: redeemed, returned, or disposed of otherwise.

    Raises:
        ChangedMeanwhile: the asset changed since the person saw it.
        ImpossibleAssetStep: the asset is sold, taken or has ended, or stands in a live lot
            (withdraw the lot first); or ``to`` is no such end.
        DayInTheFuture: ended later than the act.
    """
    lock_as_seen(asset, by)
    check(why_not_end_seizure(asset, to))
    check_past(ended_on, by)
    lifecycle.advance(asset, to, by=by, payload={"document": document_no, "ended_on": ended_on})
    return asset
