"""Recording what a lot is worth: the result of a valuation is the starting price."""

from collections.abc import Sequence
from datetime import date

from auctions import allowed, entries, law, lifecycle, offers, queries, refusals, valued
from auctions.models import Lot, LotStatus, ServiceContract, Valuation, ValuationGround
from auctions.offers import Offer
from auctions.operations import ending
from auctions.operations.buying_first import schedule_telling
from auctions.valued import Valued
from cases.models import Asset, CaseFile, EndReason, Step
from cases.operations import deadlines
from foundation.acts import Act
from foundation.database import Dong, db
from foundation.folding import fold, identifier
from foundation.moments import Moment
from foundation.past import check_order, check_past
from foundation.refusals import check
from organisations.models import Organisation
from organisations.operations.naming import Named, organisation_of
from papers.operations import NOTHING, Paper, Subject, record_document
from papers.queries import is_numbered

ENTRIES = {
    Valued.FIRST: entries.LOT_VALUED,
    Valued.AGAIN: entries.LOT_REVALUED,
    Valued.CORRECTED: entries.LOT_VALUATION_CORRECTED,
}
WITH_A_PAPER = frozenset({ValuationGround.VIOLATION, ValuationGround.REQUEST})


def record_valuation(
    lot: Lot,
    *,
    firm: Named | Organisation | None,
    certificate: Paper,
    certificate_on: date,
    valid_until: date,
    value: int,
    received_on: date,
    by: Act,
    notified_on: date | None = None,
    ground: ValuationGround | None = None,
    ground_paper: Paper = NOTHING,
    contracted_on: date | None = None,
) -> Valuation:
    """Record a valuation: its value is the starting price, whatever cuts came before a new one.

    The last day to sign the service contract is ruled from it (P15), a new one from a re-valuation,
    also with a contract in hand: a new contract, or an addendum to it. After a failure the new
    price takes the place of the cut. The first certificate of a lot whose price a notice told is
    kept without touching that price.

    Args:
        firm: one of the registry, whose name of the day the valuation keeps; None where nobody
            knows it.
        valid_until: last day of the certificate, as written on it.
        value: đồng, above zero.
        received_on: day the result reached the office.
        notified_on: day the parties were notified of it; opens the window to ask for another.
        ground: why a lot that was valued before is valued again.
        certificate: the certificate (chứng thư thẩm định giá); ``certificate_on``: its day.
        ground_paper: the conclusion or the request that ``ground`` rests on.
        contracted_on: day the appraisal contract was signed, where it was not recorded before; if
            missing, it was signed by the day of the certificate at the latest.

    Raises:
        ChangedMeanwhile: the lot changed since the person saw it.
        CaseEnded: the case was enforced here no more when it was received.
        ValuationNotNow: the lot has a session ahead or is sold.
        CreditorNotAsked: unsold, and the creditor's right is open and not answered.
        CertificateDaysCrossed: it would end before it was issued.
        DayTooEarly: received before it was issued, notified before it was received, or issued
            before the ground of a new valuation or before its contract was signed.
        DayInTheFuture: received, notified or asked for later than the act.
        GroundNeeded: the lot was valued before, and no ground is given.
        GroundPaperNeeded: a conclusion or a request without its number and day.
        NothingToCorrect: a correction, after a round was planned or before any valuation.
        ValuedOnRequestBefore: a party's request, the second time.
        RequestTooLate: a party's request after its window (P8).
        CertificateInForce: expiry, while the certificate before still held.
        ContractSignedInTime: expiry, while a contract signed before it is in force.
        CertificateRecorded: this certificate is recorded for the lot, and nothing is corrected.
        OrganisationNeeded: the name of the firm is blank.
        OrganisationUnknown: nothing in the registry is called so, and it is not to be added.
        OrganisationUnclear: several are called so.
        OrganisationClosed: the firm has closed.
        DocumentNeeded and the others of ``record_document``: no certificate, or a paper named by
            half.

    Basis: 106/2025/QH15, Điều 82 khoản 2, 4; P8, P9, P12.
    """
    offer = offers.locked(lot, by)
    check(allowed.why_not_value(offer, by, received_on))
    if valid_until < certificate_on:
        raise refusals.CertificateDaysCrossed(issued=certificate_on, until=valid_until)
    check_order(received_on, certificate_on, Moment.CERT_IN, Moment.CERT)
    check_past(received_on, by, Moment.CERT_IN)
    if notified_on is not None:
        check_order(notified_on, received_on, Moment.PARTIES_TOLD, Moment.CERT_IN)
        check_past(notified_on, by, Moment.PARTIES_TOLD)
    if contracted_on is not None:
        check_order(certificate_on, contracted_on, Moment.CERT, Moment.APPR_CONTRACT)
    before = queries.valuations_of(lot)
    valued_by = None
    if firm is not None:
        valued_by = organisation_of(firm, office_id=lot.office_id, by=by)
    name = valued_by.name if valued_by is not None else None
    valuation = Valuation(
        office_id=lot.office_id,
        lot_id=lot.id,
        firm=name,
        organisation_id=valued_by.id if valued_by is not None else None,
        certificate_on=certificate_on,
        valid_until=valid_until,
        received_on=received_on,
        notified_on=notified_on,
        value=Dong(value),
        ground=ground,
        ground_on=ground_paper.day,
        round_id=offer.latest.id if offer.latest is not None else None,
    )
    _check_ground(offer, valuation, before, certificate, ground_paper, by)
    about: list[Subject] = [db.session.get_one(CaseFile, lot.case_id), lot]
    valuation.document = record_document(about, paper=certificate, by=by.onward())
    if not ground_paper.is_empty:
        valuation.ground_document = record_document(about, paper=ground_paper, by=by.onward())
    db.session.add(valuation)
    sets_price = ground is not None or lot.current_price is None
    lifecycle.advance(
        lot,
        ENTRIES[valued.what_is(valuation)],
        status=_status_after(offer) if sets_price else None,
        price=value if sets_price else None,
        on=received_on,
        by=by,
        payload={
            "firm": name,
            "certificate": valuation.certificate_no,
            "value": value,
            "valid_until": valid_until,
            "ground": ground,
            "ground_no": valuation.ground_no,
        },
    )
    if sets_price and offer.latest is not None:  # the new price takes the place of the cut
        ending.waive(
            offer.latest, Step.CREDITOR_ANSWER, Step.DECIDE_REDUCTION, reason="revalued", by=by
        )
    for asset in queries.assets_of(lot):
        _arranged(asset, contracted_on, certificate_on, by.onward())
    _rule_contract(lot, valuation, before, by)
    if sets_price:
        schedule_telling(lot, received_on, again=bool(before), by=by)
    db.session.flush()
    return valuation


def _arranged(asset: Asset, contracted_on: date | None, certificate_on: date, by: Act) -> None:
    """Meet the day of the appraisal contract; a day that nobody knows is never called late."""
    own = deadlines.of(asset)
    row = own.find(Step.APPRAISE)
    if contracted_on is not None or row is None or not row.is_overdue(certificate_on):
        own.meet(Step.APPRAISE, contracted_on or certificate_on, by=by)
    else:
        deadlines.end(row, row.due_on, reason=EndReason.DAY_UNKNOWN, by=by)


def _rule_contract(lot: Lot, new: Valuation, before: Sequence[Valuation], by: Act) -> None:
    """Rule the last day to sign: after a re-valuation a new one, whatever was signed before."""
    due = law.contract_due(
        lot,
        received_on=new.received_on,
        notified_on=new.notified_on,
        revalued=valued.was_revalued([*before, new]),
    )
    again = valued.what_is(new) is Valued.AGAIN
    own = deadlines.of(lot)
    if again:
        own.end(Step.SIGN_CONTRACT, new.received_on, reason="revalued", by=by)
    if due is not None:
        ruling, trigger_on = due
        own.schedule(Step.SIGN_CONTRACT, ruling, trigger_on=trigger_on, by=by, again=again)


def _status_after(offer: Offer) -> LotStatus | None:
    """Return the status a valuation brings the lot to; an unsold one is ready to be offered."""
    if offer.lot.status is LotStatus.DRAFT:
        return LotStatus.VALUED
    if offer.lot.status is LotStatus.UNSOLD:
        return LotStatus.READY if offer.contract is not None else LotStatus.VALUED
    return None


def _check_ground(
    offer: Offer,
    new: Valuation,
    before: Sequence[Valuation],
    certificate: Paper,
    ground: Paper,
    by: Act,
) -> None:
    """Refuse a valuation without a lawful ground, or one that is recorded already."""
    if new.ground is None:
        if before:
            raise refusals.GroundNeeded
        return
    if new.ground is ValuationGround.CORRECTION:
        if not before or offer.latest is not None:
            raise refusals.NothingToCorrect
        return
    if new.ground in WITH_A_PAPER and not (ground.called and ground.day):
        raise refusals.GroundPaperNeeded
    if new.ground_on is not None:
        check_past(new.ground_on, by, Moment.GROUND)
        check_order(new.certificate_on, new.ground_on, Moment.CERT, Moment.GROUND)
    if new.ground is ValuationGround.REQUEST:
        _check_request(offer.lot, new, before)
    last = before[-1] if before else None
    if new.ground is ValuationGround.EXPIRED and last and new.certificate_on <= last.valid_until:
        raise refusals.CertificateInForce(
            number=last.certificate_no, until=last.valid_until, day=new.certificate_on
        )
    if new.ground is ValuationGround.EXPIRED and last is not None:
        _check_expired(offer.contract, last, new)
    known = {_key(one.firm, one.certificate_no) for one in before}
    if is_numbered(certificate.called) and _key(new.firm, certificate.called) in known:
        raise refusals.CertificateRecorded(number=certificate.called)


def _check_expired(contract: ServiceContract | None, last: Valuation, new: Valuation) -> None:
    """Refuse expiry as a ground while a contract signed before it is in force."""
    if contract is None or contract.signed_on > last.valid_until:
        return
    if contract.ends_on is None or contract.ends_on >= new.certificate_on:
        basis = law.ground(law.expired_certificate(new.certificate_on))
        raise refusals.ContractSignedInTime(
            number=contract.number,
            signed=contract.signed_on,
            until=last.valid_until,
            basis=basis,
        )


def _check_request(lot: Lot, new: Valuation, before: Sequence[Valuation]) -> None:
    """Refuse a request that is not the first, or that came after its window."""
    if any(one.ground is ValuationGround.REQUEST for one in before):
        raise refusals.ValuedOnRequestBefore
    notified_on = before[0].notified_on if before else None
    window = law.deadline("P8", notified_on, lot) if notified_on is not None else None
    if window is not None and new.ground_on is not None and new.ground_on > window.value:
        raise refusals.RequestTooLate(due=window.value, day=new.ground_on)


def _key(firm: str | None, certificate_no: str | None) -> tuple[str, str]:
    return fold(firm or ""), identifier(certificate_no or "")
