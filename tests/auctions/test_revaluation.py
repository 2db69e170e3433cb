"""Valuing a lot again: grounds, the price that follows, and what the ladder shows."""

from datetime import date

import pytest

from auctions import entries, lot_page, offers, queries, refusals
from auctions.acts import LotAct
from auctions.models import LotStatus, ValuationGround
from auctions.next_act import acts_of
from auctions.operations import announcing, rounds
from auctions.views import ladder
from audit import ledger
from cases.models import DeadlineStatus, Step
from cases.operations import deadlines
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import DayInTheFuture, DayTooEarly
from tests.fixtures.auctions import PRICE, contracted, cut, fail, plan_values, publish, valued
from tests.fixtures.papers import typed

HIGHER = 3 * PRICE


@pytest.fixture
def revalue(lot, officer):
    """Value the lot again, by default after an authority's conclusion of a violation."""

    def make(**overrides):
        today = clock.today()
        values = {
            "certificate_no": "02/CT",
            "certificate_on": today,
            "received_on": today,
            "valid_until": date(2027, 6, 30),
            "value": HIGHER,
            "ground": ValuationGround.VIOLATION,
            "ground_no": "15/KL-TTr",
            "ground_on": today,
        }
        return valued(lot, officer, **(values | overrides))

    return make


def contract_row(lot):
    return deadlines.of(lot).find(Step.SIGN_CONTRACT)


def next_act_of(lot, officer):
    return acts_of(offers.read(lot), Act(officer, clock.now())).next.code


def drawn(app, lot):
    found = db.session.scalars(queries.lot_by_code(lot.code, [lot.office_id])).unique().one()
    with app.test_request_context():
        return ladder.steps_of(lot_page.read(found))


def test_a_new_valuation_while_unsold_is_the_next_starting_price(
    failed, lot, officer, travel_to, revalue
):
    revalue()
    assert (lot.status, lot.current_price) == (LotStatus.READY, HIGHER)
    assert (lot.failed_rounds, lot.reductions) == (1, 0)
    due = deadlines.of(failed).find(Step.DECIDE_REDUCTION)
    assert due.status is DeadlineStatus.WAIVED
    at = travel_to(date(2026, 12, 11))
    contracted(lot, officer, contract_no="PL 01/12/HĐ", signed_on=date(2026, 12, 11), at=at)
    days = {
        "posted_on": date(2026, 12, 14),
        "first_notice_on": date(2026, 12, 14),
        "second_notice_on": date(2026, 12, 17),
        "file_sale_from": date(2026, 12, 14),
        "file_sale_to": date(2026, 12, 28),
    }
    session_on = date(2026, 12, 31)
    values = plan_values(session_on, **days, deposit=HIGHER // 10)
    assert rounds.plan_round(lot, **values, by=Act(officer, at)).starting_price == HIGHER


def test_a_new_valuation_replaces_a_price_that_was_cut(failed, lot, officer, travel_to, revalue):
    cut(lot, officer, travel_to(date(2026, 12, 11)))
    revalue()
    assert (lot.current_price, lot.reductions) == (HIGHER, 1)


def test_the_creditor_answers_before_an_unsold_lot_is_valued_again(failed_thrice, revalue):
    with pytest.raises(refusals.CreditorNotAsked):
        revalue()


def test_the_ladder_shows_a_new_valuation_as_none_of_the_cuts(app, failed, lot, revalue):
    revalue(value=PRICE // 2)
    rung = drawn(app, lot)[1]
    assert (rung["number"], rung["price"], rung["cut"]) == (2, PRICE // 2, None)
    assert "thẩm định giá lại" in rung["note"]


def test_a_lot_is_not_valued_again_without_a_ground(ready_lot, revalue):
    with pytest.raises(refusals.GroundNeeded):
        revalue(ground=None, ground_no=None, ground_on=None)


@pytest.mark.parametrize("missing", ["ground_no", "ground_on"])
def test_a_violation_is_shown_by_its_conclusion(ready_lot, revalue, missing):
    with pytest.raises(refusals.GroundPaperNeeded):
        revalue(**{missing: None})


def test_the_ground_comes_before_the_new_certificate(ready_lot, revalue):
    with pytest.raises(DayTooEarly):
        revalue(ground_on=date(2026, 11, 20), certificate_on=date(2026, 11, 19))


def test_a_request_of_tomorrow_is_none(ready_lot, revalue):
    with pytest.raises(DayInTheFuture):
        revalue(ground_on=date(2026, 11, 24))


def test_the_parties_may_ask_once(lot, officer, revalue):
    valued(lot, officer, notified_on=date(2026, 11, 18))
    asked = {"ground": ValuationGround.REQUEST, "ground_on": date(2026, 11, 20)}
    revalue(**asked)
    assert lot.current_price == HIGHER
    with pytest.raises(refusals.ValuedOnRequestBefore):
        revalue(**asked, certificate_no="03/CT")


def test_the_parties_may_ask_for_five_working_days(lot, officer, revalue):
    valued(lot, officer, notified_on=date(2026, 11, 5))
    with pytest.raises(refusals.RequestTooLate) as refused:
        revalue(ground=ValuationGround.REQUEST, ground_on=date(2026, 11, 13))
    assert refused.value.details["due"] == date(2026, 11, 12)


def test_a_certificate_in_force_has_not_expired(ready_lot, revalue):
    with pytest.raises(refusals.CertificateInForce):
        revalue(ground=ValuationGround.EXPIRED)


def test_an_expired_certificate_is_replaced(lot, officer, revalue):
    valued(lot, officer, valid_until=date(2026, 11, 15))
    revalue(ground=ValuationGround.EXPIRED, ground_no=None, ground_on=None)
    assert (lot.status, lot.current_price) == (LotStatus.VALUED, HIGHER)


def test_a_certificate_is_recorded_once_however_it_is_written(ready_lot, revalue):
    with pytest.raises(refusals.CertificateRecorded):
        revalue(certificate_no="01 / ct")


def test_a_valuation_recorded_wrongly_is_corrected_before_the_first_round(ready_lot, lot, revalue):
    revalue(certificate_no="01/CT", ground=ValuationGround.CORRECTION, value=PRICE + 1)
    assert lot.current_price == PRICE + 1


def test_a_corrected_valuation_keeps_the_day_to_sign(lot, officer, revalue):
    valued(lot, officer, notified_on=date(2026, 11, 20))
    before = contract_row(lot).due_on
    revalue(
        ground=ValuationGround.CORRECTION,
        certificate_no="01/CT",
        received_on=clock.today(),
        notified_on=date(2026, 11, 23),
    )
    row = contract_row(lot)
    assert before == date(2026, 12, 7)
    assert (row.due_on, row.trigger_on) == (date(2026, 12, 8), date(2026, 12, 1))


def test_a_corrected_re_valuation_is_still_one(lot, officer, revalue):
    valued(lot, officer, notified_on=date(2026, 11, 20))
    revalue()
    counted = contract_row(lot).due_on
    revalue(ground=ValuationGround.CORRECTION, value=HIGHER + 1)
    assert contract_row(lot).due_on == counted
    contracted(lot, officer, signed_on=clock.today())  # nobody waits for a window again


def test_the_journal_tells_first_new_and_corrected_valuations_apart(lot, officer, revalue):
    valued(lot, officer)
    revalue()
    revalue(ground=ValuationGround.CORRECTION, value=HIGHER + 1)
    kinds = [one.kind for one in db.session.scalars(ledger.history(lot.stream))]
    assert [kind for kind in reversed(kinds) if "valu" in kind] == [
        entries.LOT_VALUED.code,
        entries.LOT_REVALUED.code,
        entries.LOT_VALUATION_CORRECTED.code,
    ]


def test_a_re_valuation_with_a_contract_in_hand_sets_a_new_day_to_sign(ready_lot, lot, revalue):
    signed = contract_row(lot)
    assert signed.status is DeadlineStatus.MET
    revalue()
    again = contract_row(lot)
    assert (again.id != signed.id, again.status) == (True, DeadlineStatus.SCHEDULED)
    assert (again.parameter, again.trigger_on, again.due_on) == (
        "P15",
        date(2026, 11, 23),
        date(2026, 12, 1),  # 24/11 is off in 2026
    )


def test_after_a_re_valuation_the_contract_comes_before_the_next_round(
    ready_lot, lot, officer, revalue
):
    assert next_act_of(lot, officer) == LotAct.PLAN.value
    revalue()
    assert next_act_of(lot, officer) == LotAct.SIGN_CONTRACT.value
    contracted(lot, officer, contract_no="PL 01/12/HĐ", signed_on=clock.today())
    assert contract_row(lot).status is DeadlineStatus.MET
    assert next_act_of(lot, officer) == LotAct.PLAN.value


def test_a_contract_signed_too_late_stays_late_after_a_re_valuation(lot, officer, revalue):
    valued(lot, officer, notified_on=date(2026, 11, 2), certificate_on=date(2026, 10, 1))
    first = contract_row(lot)
    assert first.due_on < clock.today()
    revalue()
    assert first.status is DeadlineStatus.MISSED
    assert contract_row(lot).status is DeadlineStatus.SCHEDULED


def test_expiry_is_no_ground_while_a_contract_signed_in_time_is_in_force(
    lot, officer, travel_to, revalue
):
    valued(lot, officer, valid_until=date(2026, 11, 20))
    contracted(lot, officer)
    expired = {"ground": ValuationGround.EXPIRED, "ground_no": None, "ground_on": None}
    with pytest.raises(refusals.ContractSignedInTime):
        revalue(**expired)
    offers.read(lot).contract.ends_on = date(2026, 11, 22)
    db.session.flush()
    revalue(**expired)
    assert lot.current_price == HIGHER


def test_a_contract_at_the_price_of_a_new_certificate_is_signed_while_it_holds(
    failed, lot, officer, travel_to, revalue
):
    revalue(valid_until=clock.today())
    with pytest.raises(refusals.CertificateExpired):
        contracted(lot, officer, signed_on=date(2026, 12, 11), at=travel_to(date(2026, 12, 11)))


def test_a_valuation_is_not_corrected_after_a_round_was_held(failed, revalue):
    with pytest.raises(refusals.NothingToCorrect):
        revalue(ground=ValuationGround.CORRECTION)


def test_the_certificate_of_a_price_a_notice_told_changes_nothing(lot, officer, travel_to, now):
    """The round was published elsewhere and failed: the day to cut still runs."""
    round_ = publish(lot, officer, now, date(2026, 12, 10), starting_price=PRICE)
    fail(round_, officer, travel_to(date(2026, 12, 10)))
    valued(lot, officer, value=HIGHER)
    assert (lot.status, lot.current_price) == (LotStatus.UNSOLD, PRICE)
    due = deadlines.of(round_).find(Step.DECIDE_REDUCTION)
    assert due.status is DeadlineStatus.SCHEDULED


def test_after_a_stop_the_ladder_keeps_the_price(app, officer, announced, lot):
    """The next round is held at the price in force; only further cuts come below it."""
    now = clock.now()
    announcing.stop_round(
        announced,
        ground_code="84.2A",
        paper=typed("9/QĐ"),
        stopped_on=clock.today(),
        by=Act(officer, now),
    )
    prices = [rung["price"] for rung in drawn(app, lot)]
    assert prices[:3] == [PRICE, PRICE, PRICE * 9 // 10]
