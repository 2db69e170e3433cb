"""Signing with an auction organisation (hợp đồng dịch vụ đấu giá)."""

from datetime import date

from auctions import allowed, entries, law, lifecycle, offers, queries, refusals, valued
from auctions.models import Lot, LotStatus, ServiceContract
from cases.models import CaseFile, Step
from cases.operations import deadlines
from foundation.acts import Act
from foundation.database import Dong, db
from foundation.moments import Moment
from foundation.past import check_order, check_past
from foundation.refusals import check
from organisations.models import Organisation
from organisations.operations.naming import Named, organisation_of
from papers.operations import Paper, record_document


def sign_contract(
    lot: Lot,
    *,
    organisation: Named | Organisation | None,
    contract: Paper,
    signed_on: date,
    by: Act,
    ends_on: date | None = None,
    fee: int | None = None,
    kept_price_no: str | None = None,
) -> ServiceContract:
    """Record a service contract, or a later one; the next round is held under the newest.

    Meets the day to sign (P15) and rules the last day to hold the auction (P17).

    Args:
        organisation: one of the registry, whose name of the day the contract keeps; None where
            nobody knows it.
        contract: the contract on paper; ``signed_on``: its day.
        fee: đồng agreed for the service.
        kept_price_no: the parties' agreement on the price of the certificate: after it has expired,
            or before their time to ask for another valuation is over.

    Raises:
        ChangedMeanwhile: the lot changed since the person saw it.
        ContractNotNow: a session is planned, or the lot is sold or closed.
        NotValued: the lot has no price.
        CaseEnded: the case was enforced here no more by then.
        OnHold: a hold lay over the case or an asset of the lot on the day of the signing.
        DayInTheFuture: signed later than the act.
        DayTooEarly: signed before the first valuation was received, or it would end before that.
        CertificateExpired: regime B, while the price is that of the certificate: it is over. A
            contract signed while it held keeps its price for the rounds under it.
        MayStillAskForValuation: regime B, the first contract: the parties may ask for another
            valuation on the day of the signing.
        OrganisationNeeded: the name of the auction organisation is blank.
        OrganisationUnknown: nothing in the registry is called so, and it is not to be added.
        OrganisationUnclear: several are called so.
        OrganisationClosed: it has closed.
        DocumentNeeded and the others of ``record_document``: no contract, or one named by half.

    Basis: 106/2025/QH15, Điều 82 khoản 2 điểm b, c, khoản 4, Điều 83 khoản 2 điểm a.
    """
    offer = offers.locked(lot, by)
    check(allowed.why_not_contract(offer, by, signed_on))
    check_past(signed_on, by, Moment.SIGNED)
    check_days(lot, signed_on, ends_on)
    former = offer.contract
    if not kept_price_no:
        _check_certificate(lot, signed_on)
        if former is None:
            _check_window(lot, signed_on)
    held_by = None
    if organisation is not None:
        held_by = organisation_of(organisation, office_id=lot.office_id, by=by)
    name = held_by.name if held_by is not None else None
    case = db.session.get_one(CaseFile, lot.case_id)
    document = record_document([case, lot], paper=contract, by=by.onward())
    signed = ServiceContract(
        office_id=lot.office_id,
        lot_id=lot.id,
        organisation=name,
        organisation_id=held_by.id if held_by is not None else None,
        document=document,
        signed_on=signed_on,
        ends_on=ends_on,
        fee=Dong(fee) if fee is not None else None,
    )
    db.session.add(signed)
    db.session.flush()
    lifecycle.advance(
        lot,
        entries.LOT_CONTRACTED,
        status=LotStatus.READY if lot.status is LotStatus.VALUED else None,
        on=signed_on,
        by=by,
        payload={
            "organisation": name,
            "number": document.number,
            "kept_price": kept_price_no,
        },
    )
    deadlines.of(lot).meet(Step.SIGN_CONTRACT, signed_on, by=by)
    if former is not None:
        deadlines.of(former).end(Step.HOLD_AUCTION, signed_on, reason="contract_replaced", by=by)
    ruling = law.deadline("P17", signed_on, lot)
    deadlines.of(signed).schedule(Step.HOLD_AUCTION, ruling, trigger_on=signed_on, by=by)
    return signed


def check_days(lot: Lot, signed_on: date, ends_on: date | None) -> None:
    """Refuse days of a contract that cannot follow each other.

    Raises:
        DayTooEarly: signed before the first valuation was received, or it would end before that.
    """
    valued_on = min((one.received_on for one in queries.valuations_of(lot)), default=signed_on)
    check_order(signed_on, valued_on, Moment.SIGNED, Moment.CERT_IN)
    if ends_on is not None:
        check_order(ends_on, signed_on, Moment.ENDS, Moment.SIGNED)


def _check_certificate(lot: Lot, signed_on: date) -> None:
    """Refuse a signing after the end of the certificate whose price the lot has."""
    valuation = queries.latest_valuation(lot)
    if valuation is None or not valued.is_price_of(valuation, lot):
        return
    basis = law.expired_certificate(signed_on)
    if basis is not None and signed_on > valuation.valid_until:
        raise refusals.CertificateExpired(
            number=valuation.certificate_no,
            until=valuation.valid_until,
            day=signed_on,
            basis=basis.short,
        )


def _check_window(lot: Lot, signed_on: date) -> None:
    """Refuse a signing while the parties may ask for another valuation: after the first only."""
    found = queries.valuations_of(lot)
    if not found or valued.was_revalued(found):
        return
    last = found[-1]  # the first, or what corrected it
    ruling = law.last_day_to_ask(lot, received_on=last.received_on, notified_on=last.notified_on)
    if ruling is not None and signed_on <= ruling.value:
        raise refusals.MayStillAskForValuation(
            until=ruling.value, first=ruling.value + law.DAY, basis=ruling.basis.short
        )
