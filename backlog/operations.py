"""Recording an old asset with all its past, in one act: each room records its part, in order."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from auctions.models import Lot, Round
from auctions.operations.past_results import record_past_sale
from auctions.operations.past_rounds import record_past_round
from auctions.operations.published_lots import PublishedLot, record_published_lots
from auctions.published import PastEnd
from audit import ledger
from backlog import entries, refusals
from backlog.allowed import deposit_of, was_delivered_early, why_not_record
from backlog.counting import counted, first_known
from backlog.in_the_way import report_chain
from backlog.judging import Finding, findings_of, immovable_of
from backlog.parties import add_parties, officer_for
from backlog.shapes import (
    NOT_KNOWN,
    OldEnd,
    OldMatter,
    OldPaid,
    OldRound,
    OldSale,
    asset_key,
)
from cases.models import Asset, CaseFile
from cases.operations.assets import NewAsset, seize_all
from cases.operations.numbered import case_of_number
from foundation.acts import Act
from foundation.database import db, lock
from foundation.folding import tidy
from foundation.refusals import check
from organisations.models import OrganisationKind
from organisations.operations.naming import Named
from papers.operations import Subject, record_document
from sales.models import Sale
from sales.operations.past_sales import (
    record_delivery_unknown,
    record_past_attempt,
    record_past_delivery,
    record_past_payment,
)
from sales.queries import sale_of_round

ORIGIN = "backlog"
"""Of a case that was opened because an old asset of it was entered."""
ENDS = {
    OldEnd.FAILED: PastEnd.FAILED,
    OldEnd.SOLD: PastEnd.SOLD,
    OldEnd.STOPPED: PastEnd.STOPPED,
    OldEnd.UNKNOWN: PastEnd.NOT_SAID,
}


@dataclass(frozen=True, slots=True)
class Recorded:
    """What an old matter became."""

    case: CaseFile
    asset: Asset
    lot: Lot | None  # none: it was never offered
    sale: Sale | None
    findings: Sequence[Finding]


def record_old_asset(matter: OldMatter, *, by: Act) -> Recorded:
    """Record an old asset with its rounds, sale, obstacle and keeper, as the old file tells it.

    The case is found by its number or opened by it. What was unlawful is recorded with its verdict;
    what is unknown stays unknown. Only what cannot be true is refused.

    Raises:
        OldAssetNotDescribed: nobody says what was seized.
        OldAssetThere: the case has an asset of this name, and nobody says that it is another one.
        DayInTheFuture: something of the past is still to come.
        OldRoundsCrossed: a round stands after a later one, or has the number of another.
        OldRoundAfterSale: what was sold was offered again.
        OldPriceNeeded: it was sold, and nobody says for how much.
        OldPartNeeded: a part of the price was paid, and nobody says how much.
        OldPaidTooMuch: more was paid than the price.
        OldDepositCrossed: more was laid down than was paid, or than the price.
        OldPaymentCrossed: the amount that was paid is not what is said of the payment.
        OldDeliveryCrossed: a day of the hand-over, and none is said to have been.
        OldDaysCrossed: sold before it was seized, paid or handed over before it was sold; an
            attempt before the sale, before an earlier one, or after the hand-over.
        OldHolderNeeded: an obstacle that nobody has.
        OldHoldersCrossed: somebody had it before the one who had it first.
        CaseNumberNeeded, CaseIsClosed, NotAnOfficer: of the case.
        OrganisationUnclear, OrganisationClosed: a name of several, or of a bank that has closed.
        OrganisationUnknown, OrganisationNameUnreadable: the keeper is none of the registry, and is
            not to be added; or has no letter in its name.
        QuantityNotPositive: there is none of it.
        UnknownReasonCode, AssetHasEnded: of the obstacle.
        DocumentNeeded and the others of ``record_document``: a document named by half.
    """
    check(why_not_record(matter, by))
    case = case_of_number(
        matter.case_number,
        office_id=matter.office_id,
        summary=tidy(matter.asset.description),
        origin=ORIGIN,
        officer=matter.officer or officer_for(matter.office_id, by),
        by=by.onward(),
    )
    _check_not_there(case, matter)
    add_parties(case, debtors=matter.debtors, creditors=matter.creditors, by=by)
    asset = _seized(case, matter, by)
    lot, rounds = _offered(case, asset, matter, by)
    sale = None
    if matter.sale is not None and rounds:
        sale = _sold(rounds[-1], matter, matter.sale, by)
    if matter.obstacle is not None:
        report_chain(asset, matter.obstacle, by)
    findings = findings_of(matter)
    document = None
    if matter.paper is not None and not matter.paper.is_empty:
        about: list[Subject] = [case, asset, *([lot] if lot is not None else [])]
        document = record_document(about, paper=matter.paper, by=by.onward())
    ledger.append(
        asset.stream,
        entries.OLD_ASSET_RECORDED,
        office_id=asset.office_id,
        by=by,
        payload={
            "case": case.number,
            "source": matter.source,
            "certainty": matter.certainty,
            "seized": matter.asset.seized.shown if matter.asset.seized else None,
            "appraised": matter.asset.appraised,
            "rounds": len(rounds),
            "failed": lot.failed_rounds if lot is not None else 0,
            "sold_for": sale.price if sale is not None else None,
            "against_law": [each.code for each in findings if each.lawful is False],
            "provisions": [each.basis or "" for each in findings if each.lawful is False],
            "unread": [each.code for each in findings if each.lawful is False and each.is_unread],
            "document": document.number if document is not None else None,
            "note": matter.note,
        },
    )
    db.session.flush()
    return Recorded(case, asset, lot, sale, findings)


def _check_not_there(case: CaseFile, matter: OldMatter) -> None:
    """Refuse an asset that the case has by its name; asked while nobody else adds to the case."""
    lock(case)
    if matter.is_another:
        return
    query = select(Asset.id, Asset.description, Asset.origin).where(
        Asset.case_id == case.id, Asset.stands
    )
    name = asset_key(matter.asset.description)
    for asset_id, description, origin in db.session.execute(query):
        if matter.is_listed and origin == matter.source[:200]:
            continue
        if asset_key(description) == name:
            raise refusals.OldAssetThere(case=case.number, see=[f"asset:{asset_id}"])


def _seized(case: CaseFile, matter: OldMatter, by: Act) -> Asset:
    old = matter.asset
    seized = old.seized
    new = NewAsset(
        category=old.category,
        description=tidy(old.description)[:2000],
        quantity=old.quantity,
        unit=tidy(old.unit or "")[:40] or None,
        seized_on=seized.exact if seized is not None else None,
        seized_in=seized.iso if seized is not None and not seized.day else None,
        immovable=immovable_of(matter),
        location=old.location,
        appraised=old.appraised,
        valued=old.valued,
        keeper=old.keeper,
        keeper_name=old.keeper_name,
        adds_keeper=old.adds_keeper,
        origin=matter.source[:200],
        certainty=matter.certainty,
    )
    return seize_all([(case, new)], by=by.onward())[0]


def _offered(
    case: CaseFile, asset: Asset, matter: OldMatter, by: Act
) -> tuple[Lot | None, list[Round]]:
    """Make the lot with its rounds, if it was ever offered."""
    told = list(counted(matter))
    if not told:
        return None, []
    published = PublishedLot(
        case,
        [asset],
        asset.description[:300],
        None,
        origin=matter.source,
        known_on=first_known(matter, by.day),
    )
    lot = record_published_lots([published], by=by.onward())[0].lot
    return lot, [
        record_past_round(
            lot,
            ended=ENDS[each.round.ended],
            number=each.round.number,
            session=each.round.session,
            starting_price=each.round.starting_price,
            contract=each.round.contract,
            published=each.round.notified,
            organisation=_auctioneer(each.round),
            failure_code=each.round.failure_code,
            registrants=each.round.registrants,
            deposit=each.round.deposit,
            earlier_failures=each.failed_before,
            earlier_reductions=each.reduced_before,
            source=matter.source,
            by=by.onward(),
        )
        for each in told
    ]


def _auctioneer(round_: OldRound) -> Named | None:
    if round_.organisation is None or not round_.organisation.strip():
        return None
    return Named(round_.organisation, OrganisationKind.AUCTION, adds=True)


def _sold(round_: Round, matter: OldMatter, old: OldSale, by: Act) -> Sale:
    record_past_sale(
        round_,
        price=old.price,
        buyer=tidy(old.winner or "")[:200] or NOT_KNOWN,
        buyer_identity=old.winner_identity,
        source=matter.source[:200],
        by=by.onward(),
    )
    sale = sale_of_round(round_)
    if old.delivered is None:
        record_delivery_unknown(sale, by=by.onward())
    for each in old.attempts:
        record_past_attempt(
            sale, outcome=each.outcome, day=each.day, note=each.note, by=by.onward()
        )
    early = was_delivered_early(old)
    if early:
        record_past_delivery(sale, day=old.delivered_day, by=by.onward())
    deposit = deposit_of(matter)
    amount = {
        OldPaid.FULL: old.price,
        OldPaid.PART: old.paid_amount,
        OldPaid.NOTHING: deposit,  # nothing beside it
    }.get(old.payment)
    if amount:
        record_past_payment(sale, amount=amount, deposit=deposit, day=old.paid, by=by.onward())
    if old.delivered and not early:
        record_past_delivery(sale, day=old.delivered_day, by=by.onward())
    return sale
