"""Making a lot of seized assets, and withdrawing it from sale."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from auctions import allowed, allowed_stopping, entries, lifecycle, offers, queries, refusals
from auctions.allowed_lots import why_not_free
from auctions.finding import index_new_lots
from auctions.models import Lot, LotAsset, LotStatus, RoundState
from auctions.operations import ending
from cases import lifecycle as assets_life
from cases.allowed_ended import why_not_after_end
from cases.kinds import kind_of_all
from cases.models import Asset, AssetState, CaseFile
from cases.operations.appraisals import carry
from cases.operations.files import check_open
from cases.over import over_cases
from cases.refusals import AssetOfAnotherCase
from foundation.acts import Act
from foundation.codes import new_code
from foundation.database import db, lock
from foundation.moments import Moment
from foundation.past import check_past
from foundation.refusals import check
from papers.dated import orders
from papers.operations import Paper, Subject, record_document


def create_lot(
    case: CaseFile, *, assets: Sequence[Asset], title: str, by: Act, created_on: date | None = None
) -> Lot:
    """Offer one or several seized assets of a case together.

    Args:
        created_on: day the lot was made; the day of the act if missing.

    Raises:
        CaseIsClosed: nothing of a closed case is offered.
        CaseEnded: the case was enforced here no more by then.
        NoAssets: a lot needs one.
        AssetOfAnotherCase: an asset is not of this case.
        AssetNotSeized: an asset is on offer elsewhere, sold, or no longer seized.
        AssetOnOrder: an order that has not ended lets a thing of it out of the store.
        DayInTheFuture: made later than the act.
    """
    check_open(case)
    day = created_on or by.day
    check(why_not_after_end(over_cases([case.id]).ends, day))
    check_past(day, by, Moment.LOT_MADE)
    if not assets:
        raise refusals.NoAssets
    for asset in assets:
        lock(asset)
        if asset.case_id != case.id:
            raise AssetOfAnotherCase
    check(why_not_free(assets))
    (code,) = unused_codes(1)
    lot = new_lot(case, assets, title=title, code=code, created_on=day)
    db.session.add(lot)
    db.session.flush()
    put_on_offer([(lot, case, assets)], by=by)
    return lot


def new_lot(
    case: CaseFile,
    assets: Sequence[Asset],
    *,
    title: str,
    code: str,
    created_on: date,
    happened: bool = True,
) -> Lot:
    """Return a lot as it begins; it is not in the database yet.

    Args:
        happened: making it is the first event; not for one that a notice tells of.
    """
    return Lot(
        office_id=case.office_id,
        code=code,
        case_id=case.id,
        title=title,
        immovable=kind_of_all(asset.immovable for asset in assets),
        created_on=created_on,
        status=LotStatus.DRAFT,
        failed_rounds=0,
        reductions=0,
        last_event_on=created_on if happened else None,
    )


def put_on_offer(many: Sequence[tuple[Lot, CaseFile, Sequence[Asset]]], *, by: Act) -> None:
    """Write down that lots that were just made offer these seized assets."""
    db.session.add_all(
        LotAsset(office_id=lot.office_id, lot_id=lot.id, asset_id=asset.id)
        for lot, _case, assets in many
        for asset in assets
    )
    for lot, case, assets in many:
        lifecycle.advance(
            lot,
            entries.LOT_CREATED,
            on=lot.created_on,
            by=by,
            payload={"code": lot.code, "case": case.number, "assets": [a.id for a in assets]},
            begins=True,
        )
        for asset in assets:
            assets_life.advance(asset, AssetState.ON_OFFER, by=by, payload={"lot": lot.code})
        carry([asset.id for asset in assets], lot.id)
    index_new_lots((lot, case, [a.description for a in assets]) for lot, case, assets in many)


def withdraw_lot(
    lot: Lot,
    *,
    ground: str,
    paper: Paper,
    withdrawn_on: date,
    by: Act,
    ground_code: str | None = None,
) -> Lot:
    """Take a lot off sale for good; its assets are seized again, free for another lot.

    A live round is stopped with it and open deadlines are waived.

    Args:
        paper: the decision or request it rests on.
        ground_code: of the law of the day withdrawn on, one for stopping for good; missing for
            another ground, as long as no announced auction is stopped by it.

    Raises:
        ChangedMeanwhile: the lot changed since the person saw it.
        LotIsSold: a sale or a taking by the creditor is under way.
        LotIsClosed: it was withdrawn or completed before.
        DayInTheFuture: withdrawn later than the act.
        StopGroundNeeded: it stops an announced auction, and no ground is given.
        NotAStopGround: the law of that day has no such ground for stopping for good.
        DocumentNeeded and the others of ``record_document``: no decision or request.
    """
    offer = offers.locked(lot, by)
    check(allowed.why_not_withdraw(offer, by))
    check_past(withdrawn_on, by, Moment.WITHDRAWN)
    round_ = offer.latest
    live = round_ is not None and round_.is_live
    needed = live and round_ is not None and round_.state is not RoundState.PLANNED
    grounds = allowed_stopping.grounds_of_lots(withdrawn_on)
    check(allowed_stopping.why_not_ground(ground_code, grounds, withdrawn_on, needed=needed))
    case = db.session.get_one(CaseFile, lot.case_id)
    about: list[Subject] = [case, lot, *([round_] if round_ is not None and live else [])]
    document = record_document(about, paper=paper, by=by.onward(), dated=[orders(withdrawn_on)])
    if round_ is not None and live:
        ending.close_stopped(round_, ground_code=ground_code, ground=ground, on=withdrawn_on, by=by)
    ending.waive_open(lot, "lot_withdrawn", by=by)
    lifecycle.advance(
        lot,
        entries.LOT_WITHDRAWN,
        status=LotStatus.WITHDRAWN,
        on=withdrawn_on,
        by=by,
        payload={"document": document.number, "ground": ground, "ground_code": ground_code},
        basis=allowed_stopping.basis_of(ground_code),
    )
    places = db.session.scalars(
        select(LotAsset).where(LotAsset.lot_id == lot.id, LotAsset.left_on.is_(None))
    ).all()
    for asset in queries.assets_of(lot):
        if asset.state is AssetState.ON_OFFER:
            assets_life.advance(asset, AssetState.SEIZED, by=by, payload={"lot": lot.code})
    for place in places:
        place.left_on = withdrawn_on
    carry([place.asset_id for place in places], None)
    db.session.flush()
    return lot


def unused_codes(count: int) -> list[str]:
    """Draw codes that stand on no lot."""
    while True:
        codes = [new_code() for _number in range(count)]
        taken = select(Lot.id).where(Lot.code.in_(codes)).limit(1)
        if len(set(codes)) == count and db.session.scalar(taken) is None:
            return codes
