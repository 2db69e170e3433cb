"""A creditor who takes the asset: the debt is set off, the rest is paid; every refusal."""

from datetime import date

import pytest

from auctions.models import LotStatus
from cases.models import CaseFile, Step
from cases.operations import files
from cases.operations.claims import say_claim
from cases.refusals import CaseIsClosed, ClaimKnown
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import ChangedMeanwhile, DayTooEarly
from papers.operations import Paper
from papers.refusals import DocumentNeeded
from sales import refusals as sale_refusals
from sales.models import MoneyKind, SaleState
from sales.operations import settlement
from sales.queries import sums_of
from tests.fixtures.acting import with_act
from tests.fixtures.ledger import changed_elsewhere, verify_stream
from tests.fixtures.papers import typed
from tests.fixtures.sales import milestone
from tests.sales.taking import another_taking, owe, settle

PAYMENT = MoneyKind.PAYMENT


def extend(sale, officer, at, **overrides):
    values = {"extended_to": date(2027, 2, 1), "document": typed("3/TT")}
    return settlement.extend_payment(
        sale, **with_act({"actor": officer, "at": at} | values | overrides)
    )


def test_until_the_creditor_is_told_the_last_day_is_the_latest_and_not_certain(taking, lot):
    row = milestone(taking, Step.PAY)
    assert (row.parameter, row.confirmed) == ("R11", False)
    assert row.due_on == date(2027, 2, 3)  # 3 + 5 + 5 working days
    assert (taking.to_creditor, taking.price, lot.status) == (
        True,
        lot.current_price,
        LotStatus.TAKING,
    )


def test_what_is_set_off_need_not_be_paid_and_the_rest_is_due_in_5_working_days(
    taking, lot, officer, travel_to, move
):
    settle(taking, officer, travel_to(date(2027, 1, 26)))
    row = milestone(taking, Step.PAY)
    assert (row.due_on, row.confirmed) == (date(2027, 2, 2), True)
    move(taking, PAYMENT, 10_000_000, date(2027, 2, 2))
    assert (taking.state, lot.status) == (SaleState.PAID, LotStatus.PAID)
    assert milestone(taking, Step.DELIVER).parameter == "R12"
    assert milestone(taking, Step.TERM_DEPOSIT) is None


def test_with_nothing_left_to_pay_the_taking_is_paid(taking, officer, travel_to):
    settle(taking, officer, travel_to(date(2027, 1, 26)), offset=taking.price)
    assert (taking.state, taking.paid_on) == (SaleState.PAID, date(2027, 1, 26))


def test_the_debtors_days_come_first(taking, officer, travel_to):
    with pytest.raises(sale_refusals.DebtorMayStillPay) as no:
        settle(taking, officer, travel_to(date(2027, 1, 25)))
    assert no.value.details["due"] == date(2027, 1, 25)


def test_not_more_than_the_price_is_set_off(taking, officer, travel_to):
    with pytest.raises(sale_refusals.OffsetAbovePrice):
        settle(taking, officer, travel_to(date(2027, 1, 26)), offset=taking.price + 1)


def test_no_more_is_set_off_than_is_owed_and_the_creditor_pays_the_rest(
    taking, officer, travel_to, move
):
    owe(taking, taking.price - 1_000_000, collected=2_000_000)
    at = travel_to(date(2027, 1, 26))
    with pytest.raises(sale_refusals.OffsetAboveClaim) as no:
        settle(taking, officer, at, offset=taking.price - 2_999_999)
    assert no.value.details == {"owed": taking.price - 3_000_000, "rest": 3_000_000}
    settle(taking, officer, at, offset=taking.price - 3_000_000)
    assert sums_of(taking).left_to_pay == 3_000_000


def test_what_another_taking_of_the_case_set_off_is_owed_no_more(taking, officer, travel_to):
    owe(taking, taking.price)
    other = another_taking(taking, offset=5_000_000, state=SaleState.PAID)
    at = travel_to(date(2027, 1, 26))
    with pytest.raises(sale_refusals.OffsetAboveClaim):
        settle(taking, officer, at, offset=taking.price - 4_999_999)
    other.state = SaleState.DEFAULTED
    db.session.flush()
    settle(taking, officer, at, offset=taking.price)
    assert taking.state is SaleState.PAID


def test_nothing_is_set_off_while_nobody_knows_the_claim(taking, officer, travel_to):
    owe(taking, None)
    at = travel_to(date(2027, 1, 26))
    with pytest.raises(sale_refusals.ClaimNotKnown):
        settle(taking, officer, at, offset=1)
    case = db.session.get_one(CaseFile, taking.case_id)
    say_claim(
        case, money_due=3_000_000_000, paper=typed("1/QĐ", date(2026, 1, 5)), by=Act(officer, at)
    )
    settle(taking, officer, at, offset=1)
    assert taking.offset == 1


def test_a_claim_nobody_knew_is_said_once_on_the_page_of_the_case(case, officer, pages):
    changed_elsewhere(case, money_due=None)
    db.session.commit()
    visitor = pages.as_user(officer)
    assert "/claim" in visitor.get(f"/cases/{case.id}").markup
    visitor.post_form(
        f"/cases/{case.id}/claim",
        {"money_due": "3.000.000.000", "paper_no": "1/QĐ-THA", "paper_on": "2026-01-05"},
    )
    db.session.expire_all()
    assert case.money_due == 3_000_000_000
    assert "/claim" not in visitor.get(f"/cases/{case.id}").markup
    with pytest.raises(ClaimKnown):
        say_claim(case, money_due=1, paper=typed("2/QĐ"), by=Act(officer, clock.now()))
    assert verify_stream(case.stream).intact


def test_a_case_somebody_else_changed_is_looked_at_again(case, officer):
    case.money_due = None
    db.session.flush()
    values = {"actor": officer, "at": clock.now(), "expected": case.version + 1}
    with pytest.raises(ChangedMeanwhile):
        say_claim(case, **with_act(values | {"money_due": 1, "paper": typed("2/QĐ")}))


def test_no_claim_is_said_of_a_closed_case_or_without_its_document(case, officer):
    by = Act(officer, clock.now())
    case.money_due = None
    db.session.flush()
    with pytest.raises(DocumentNeeded):
        say_claim(case, money_due=1, paper=Paper(), by=by)
    files.close_case(case, closed_on=clock.today(), by=by.onward())
    with pytest.raises(CaseIsClosed):
        say_claim(case, money_due=1, paper=typed("2/QĐ"), by=by)


def test_the_creditor_is_told_by_a_notice_with_a_number(taking, officer, travel_to):
    with pytest.raises(DocumentNeeded):
        settle(taking, officer, travel_to(date(2027, 1, 26)), document=typed(""))


def test_the_creditor_is_told_once(taking, officer, travel_to):
    at = travel_to(date(2027, 1, 26))
    settle(taking, officer, at)
    with pytest.raises(sale_refusals.TakingSettledAlready):
        settle(taking, officer, at)


def test_nothing_is_set_off_for_a_winner(sale, officer):
    with pytest.raises(sale_refusals.NotATaking):
        settle(sale, officer, clock.now())


def test_the_creditor_does_not_pay_before_he_is_told(taking, move):
    with pytest.raises(sale_refusals.TakingNotSettled):
        move(taking, PAYMENT, 1, date(2027, 1, 18))


def test_a_creditor_has_no_extension(taking, officer):
    with pytest.raises(sale_refusals.NotABuyer):
        extend(taking, officer, clock.now())


def test_the_creditor_does_not_pay_before_he_is_told_what_is_left(taking, officer, travel_to, move):
    settle(taking, officer, travel_to(date(2027, 1, 27)))
    with pytest.raises(DayTooEarly):
        move(taking, PAYMENT, 10_000_000, date(2027, 1, 26))
    assert move(taking, PAYMENT, 10_000_000, date(2027, 1, 27)) is not None
