"""Valuing a lot and signing with an organisation: prices, legal days, refusals."""

from datetime import date, timedelta

import pytest

from auctions import refusals
from auctions.models import LotStatus, ServiceContract, ValuationGround
from cases.models import DeadlineStatus, Step
from cases.operations import deadlines
from foundation.database import db
from foundation.refusals import DayInTheFuture, DayTooEarly
from tests.fixtures.auctions import PRICE, contracted, cut, valued


def deadline_of(step, thing):
    return deadlines.of(thing).find(step)


def contract_no(contract_id):
    return db.session.get_one(ServiceContract, contract_id)


def test_a_first_valuation_sets_the_price_and_the_day_to_sign(lot, officer):
    valued(lot, officer)

    assert (lot.status, lot.current_price, lot.first_price) == (LotStatus.VALUED, PRICE, PRICE)
    due = deadline_of(Step.SIGN_CONTRACT, lot)
    # asked for until 09/11, then five working days
    assert (due.trigger_on, due.due_on) == (date(2026, 11, 9), date(2026, 11, 16))
    assert (due.parameter, due.basis_short) == ("P15", "Đ.83 k.2 đ.a LTHADS")


def test_the_window_runs_from_the_notice_when_its_day_is_known(lot, officer):
    valued(lot, officer, notified_on=date(2026, 11, 5))
    assert deadline_of(Step.SIGN_CONTRACT, lot).trigger_on == date(2026, 11, 12)


def test_under_the_old_law_ten_days_run_from_the_valuation(make_lot, officer, make_asset):
    old = make_lot(created_on=date(2026, 3, 3))
    valued(
        old,
        officer,
        certificate_on=date(2026, 3, 10),
        received_on=date(2026, 3, 12),
        valid_until=date(2026, 9, 10),
    )
    due = deadline_of(Step.SIGN_CONTRACT, old)
    assert (due.due_on, due.edition) == (date(2026, 3, 23), "A")  # 22/03/2026 is a Sunday


def test_a_new_valuation_before_any_round_replaces_the_price(lot, officer):
    valued(
        valued(lot, officer),
        officer,
        certificate_no="02/CT",
        value=900_000_000,
        ground=ValuationGround.REQUEST,
        ground_no="Đơn yêu cầu",
        ground_on=date(2026, 10, 29),
    )
    assert (lot.current_price, lot.first_price) == (900_000_000, 900_000_000)
    assert deadline_of(Step.SIGN_CONTRACT, lot).trigger_on == date(2026, 11, 2)


def test_a_certificate_does_not_end_before_it_begins(lot, officer):
    with pytest.raises(refusals.CertificateDaysCrossed):
        valued(lot, officer, valid_until=date(2026, 10, 29))


def test_a_result_does_not_arrive_before_its_certificate(lot, officer):
    with pytest.raises(DayTooEarly):
        valued(lot, officer, received_on=date(2026, 10, 1))


def test_a_result_does_not_arrive_tomorrow(lot, officer):
    with pytest.raises(DayInTheFuture):
        valued(lot, officer, received_on=date(2026, 11, 24))


def test_a_price_is_not_replaced_under_a_planned_session(planned, lot, officer):
    with pytest.raises(refusals.ValuationNotNow):
        valued(lot, officer)


def test_a_contract_makes_the_lot_ready_and_sets_the_last_day_of_the_auction(lot, officer):
    contracted(valued(lot, officer), officer)

    assert lot.status is LotStatus.READY
    assert deadline_of(Step.SIGN_CONTRACT, lot).status is DeadlineStatus.MET
    due = deadline_of(Step.HOLD_AUCTION, contract_no(1))
    assert (due.parameter, due.due_on) == ("P17", date(2026, 12, 16))


def test_a_contract_signed_late_is_late_for_ever(lot, officer):
    contracted(valued(lot, officer), officer, signed_on=date(2026, 11, 17))
    assert deadline_of(Step.SIGN_CONTRACT, lot).status is DeadlineStatus.MET_LATE


def test_a_later_contract_ends_the_day_of_the_one_before(ready_lot, officer):
    contracted(ready_lot, officer, contract_no="PL 01", signed_on=date(2026, 11, 20))
    assert deadline_of(Step.HOLD_AUCTION, contract_no(1)).status is DeadlineStatus.WAIVED
    assert deadline_of(Step.HOLD_AUCTION, contract_no(2)).due_on == date(2026, 12, 21)


def test_a_lot_without_a_price_is_not_contracted(lot, officer):
    with pytest.raises(refusals.NotValued):
        contracted(lot, officer)


def test_an_expired_certificate_needs_a_new_valuation(lot, officer):
    valued(lot, officer, valid_until=date(2026, 11, 15))
    with pytest.raises(refusals.CertificateExpired) as refused:
        contracted(lot, officer)
    assert refused.value.basis == "Đ.82 k.2 đ.b LTHADS"


def test_a_later_contract_at_the_price_of_an_expired_certificate_needs_a_new_valuation(
    ready_lot, officer, travel_to
):
    """It held until 30/04/2027 when the first contract was signed; no round failed since."""
    at = travel_to(date(2027, 5, 10))
    later = {"contract_no": "PL 01", "signed_on": date(2027, 5, 10), "at": at}
    with pytest.raises(refusals.CertificateExpired):
        contracted(ready_lot, officer, **later)
    assert contracted(ready_lot, officer, kept_price_no="05/BB-TT", **later)


def test_after_a_cut_the_price_is_that_of_the_decision_and_no_certificate_is_asked(
    failed, lot, officer, travel_to
):
    """``failed``: its first round failed on 10/12/2026."""
    cut(lot, officer, travel_to(date(2026, 12, 16)))
    at = travel_to(date(2027, 5, 10))
    assert contracted(lot, officer, contract_no="PL 01", signed_on=date(2027, 5, 10), at=at)


def test_the_parties_may_keep_the_price_of_an_expired_certificate(lot, officer):
    valued(lot, officer, valid_until=date(2026, 11, 15))
    contracted(lot, officer, kept_price_no="05/BB-TT")
    assert lot.status is LotStatus.READY


def test_nothing_is_signed_while_a_session_is_planned(planned, lot, officer):
    with pytest.raises(refusals.ContractNotNow):
        contracted(lot, officer)


@pytest.mark.parametrize(
    ("signed_on", "notified_on", "until"),
    [
        (date(2026, 11, 9), None, date(2026, 11, 9)),  # received on 02/11
        (date(2026, 11, 3), date(2026, 11, 3), date(2026, 11, 10)),
        (date(2026, 11, 10), date(2026, 11, 3), date(2026, 11, 10)),
    ],
)
def test_nothing_is_signed_while_a_party_may_ask_for_another_valuation(
    lot, officer, signed_on, notified_on, until
):
    valued(lot, officer, notified_on=notified_on)
    with pytest.raises(refusals.MayStillAskForValuation) as refused:
        contracted(lot, officer, signed_on=signed_on)
    first = until + timedelta(days=1)
    assert refused.value.details == {"until": until, "first": first}
    contracted(lot, officer, signed_on=first)
    assert lot.status is LotStatus.READY


def test_parties_who_agreed_on_the_price_in_writing_ask_for_no_other(lot, officer):
    contracted(valued(lot, officer), officer, signed_on=date(2026, 11, 4), kept_price_no="05/BB-TT")
    assert lot.status is LotStatus.READY


def test_after_another_valuation_nobody_is_waited_for(lot, officer):
    asked = {"ground": ValuationGround.REQUEST, "ground_no": "Đơn", "ground_on": date(2026, 10, 29)}
    valued(valued(lot, officer), officer, certificate_no="02/CT", **asked)
    contracted(lot, officer, signed_on=date(2026, 11, 3))
    assert lot.status is LotStatus.READY


def test_under_the_old_law_a_contract_does_not_wait(make_lot, officer):
    old = make_lot(created_on=date(2026, 3, 3))
    march = {"certificate_on": date(2026, 3, 10), "received_on": date(2026, 3, 12)}
    valued(old, officer, **march)
    contracted(old, officer, signed_on=date(2026, 3, 13))
    assert old.status is LotStatus.READY


def test_a_contract_is_not_signed_before_there_was_a_price(lot, officer):
    valued(lot, officer)
    with pytest.raises(DayTooEarly):
        contracted(lot, officer, signed_on=date(2026, 11, 1), kept_price_no="1/TT")
    assert contracted(lot, officer, signed_on=date(2026, 11, 2), kept_price_no="1/TT") is not None


@pytest.mark.parametrize(
    ("until", "marked"), [(date(2027, 4, 30), False), (date(2027, 5, 1), True)]
)
def test_a_certificate_that_holds_more_than_six_months_is_marked(
    lot, officer, pages, until, marked
):
    valued(lot, officer, valid_until=until)  # of 30/10/2026
    db.session.commit()
    shown = pages.as_user(officer).get(f"/auctions/lots/{lot.code}").text
    assert ("quá 6 tháng" in shown) is marked
