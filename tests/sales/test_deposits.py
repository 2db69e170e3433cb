"""A deposit that nobody knows: nothing is computed over it, and one act says it or corrects it."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from audit.models import LedgerEntry
from audit.place import verify_stream_here
from cases.models import DeadlineStatus, Step
from foundation.acts import Act
from foundation.database import db
from foundation.refusals import ChangedMeanwhile
from papers.models import DocumentSubject
from papers.refusals import DocumentNeeded
from review.models import FlagCode
from review.rules.overdue import UNPAID_WINNER
from sales import refusals, sale_facts
from sales.acts import acts_of
from sales.balance import Tied
from sales.milestone_states import MilestoneState, milestones_of
from sales.models import MoneyKind, SaleMoney, SaleState
from sales.operations import default, deposits
from sales.queries import sums_of
from tests.fixtures.papers import typed
from tests.fixtures.sales import DEPOSIT, PAID, REST, SOLD_FOR, milestone
from tests.sales.test_sale_pages import url

SOLD_ON = date(2026, 9, 1)
DAY = timedelta(days=1)
PAPER = typed("12/BB-ĐG", date(2026, 9, 1))


@pytest.fixture
def sale_unknown(sell_published):
    """A sale of a round whose notice names no deposit; the present is the day of the session."""
    return sell_published(SOLD_ON, deposit=None)


@pytest.fixture
def say(officer, travel_to):
    def make(sale, deposit=DEPOSIT, on=SOLD_ON, paper=PAPER):
        by = Act(officer, travel_to(on))
        return deposits.say_deposit(sale, deposit=deposit, paper=paper, by=by)

    return make


def moved(sale, kind=MoneyKind.DEPOSIT):
    query = select(SaleMoney.amount).where(SaleMoney.sale_id == sale.id, SaleMoney.kind == kind)
    return list(db.session.scalars(query))


def said(sale):
    query = select(LedgerEntry).where(
        LedgerEntry.stream == sale.stream, LedgerEntry.kind == "sale.deposit_said"
    )
    return [entry.payload for entry in db.session.scalars(query.order_by(LedgerEntry.seq))]


def facts_of(sale):
    return sale_facts.read(sale, sale.lot)


def test_a_deposit_that_no_notice_names_is_not_nought(sale_unknown):
    assert (sale_unknown.deposit, sale_unknown.state) == (None, SaleState.UNPAID)
    assert moved(sale_unknown) == []
    sums = sums_of(sale_unknown)
    assert (sums.received, sums.left_to_pay, sums.left_to_pay_out) == (None, None, None)
    assert [tick.tied for tick in sums.ticks] == [Tied.UNKNOWN] * 3


def test_payments_are_recorded_and_pay_nothing_in_full_until_it_is_said(sale_unknown, move, say):
    move(sale_unknown, MoneyKind.PAYMENT, REST, SOLD_ON + DAY)
    assert (sale_unknown.state, sums_of(sale_unknown).left_to_pay) == (SaleState.UNPAID, None)

    say(sale_unknown, on=SOLD_ON + 20 * DAY)
    assert (sale_unknown.state, sale_unknown.paid_on) == (SaleState.PAID, SOLD_ON + DAY)
    assert milestone(sale_unknown, Step.PAY).status is DeadlineStatus.MET
    assert moved(sale_unknown) == [DEPOSIT]


def test_even_without_a_deposit_nobody_pays_more_than_the_price(sale_unknown, move):
    with pytest.raises(refusals.Overpayment):
        move(sale_unknown, MoneyKind.PAYMENT, SOLD_FOR + 1, SOLD_ON + DAY)


def test_said_it_counts_with_its_document(sale_unknown, say):
    say(sale_unknown)
    assert (sale_unknown.deposit, sums_of(sale_unknown).left_to_pay) == (DEPOSIT, REST)
    assert said(sale_unknown) == [{"deposit": [None, DEPOSIT], "document": "12/BB-ĐG"}]
    about = {row.kind for row in db.session.scalars(select(DocumentSubject))}
    assert {"case", "lot", "sale"} <= about
    db.session.commit()
    assert verify_stream_here(sale_unknown.stream).intact


def test_a_wrong_one_is_corrected_while_the_price_is_being_paid(sale, officer, now):
    deposits.say_deposit(sale, deposit=DEPOSIT + 5, paper=PAPER, by=Act(officer, now))
    assert (sale.deposit, moved(sale)) == (DEPOSIT + 5, [DEPOSIT + 5])
    assert said(sale)[0]["deposit"] == [DEPOSIT, DEPOSIT + 5]
    db.session.commit()
    assert verify_stream_here(sale.stream).intact


def test_a_sale_that_somebody_changed_is_looked_at_again(sale, officer, now):
    by = Act(officer, now, seen=sale.version + 1)
    with pytest.raises(ChangedMeanwhile):
        deposits.say_deposit(sale, deposit=DEPOSIT + 5, paper=PAPER, by=by)


def test_once_paid_it_is_not_touched(paid, say):
    with pytest.raises(refusals.SaleNotUnpaid):
        say(paid, DEPOSIT + 5, PAID)


def test_a_creditor_who_takes_lays_down_nothing(taking, say):
    assert taking.deposit == 0
    with pytest.raises(refusals.NoDepositOfTaking):
        say(taking, on=date(2027, 1, 15))


@pytest.mark.parametrize("deposit", [0, -1])
def test_a_deposit_is_above_nought(sale_unknown, say, deposit):
    with pytest.raises(refusals.AmountNotPositive):
        say(sale_unknown, deposit)


def test_the_same_again_is_no_correction(sale_unknown, say):
    say(sale_unknown)
    with pytest.raises(refusals.DepositAsRecorded):
        say(sale_unknown)


def test_with_what_was_paid_it_is_at_most_the_price(sale_unknown, move, say):
    move(sale_unknown, MoneyKind.PAYMENT, REST, SOLD_ON + DAY)
    with pytest.raises(refusals.DepositTooLarge):
        say(sale_unknown, DEPOSIT + 1, SOLD_ON + DAY)


def test_a_document_says_it(sale_unknown, say):
    with pytest.raises(DocumentNeeded):
        say(sale_unknown, paper=typed("", None))


# what is concluded


def test_nobody_loses_a_deposit_that_is_not_known(sale_unknown, officer, travel_to):
    at = travel_to(date(2026, 10, 20))
    with pytest.raises(refusals.DepositNotKnown):
        default.declare_default(
            sale_unknown,
            declared_on=date(2026, 10, 20),
            document=typed("15", date(2026, 10, 20)),
            by=Act(officer, at),
        )
    assert sale_unknown.state is SaleState.UNPAID


def test_whether_it_was_paid_in_time_is_not_judged_until_it_is_said(sale_unknown, say, travel_to):
    late = date(2026, 10, 20)
    travel_to(late)
    first = milestones_of(facts_of(sale_unknown))[0]
    assert first.state is MilestoneState.UNJUDGED
    assert list(UNPAID_WINNER.find(late, None)) == []

    say(sale_unknown, on=late)
    assert milestones_of(facts_of(sale_unknown))[0].state is MilestoneState.OVERDUE
    assert len(list(UNPAID_WINNER.find(late, None))) == 1
    assert UNPAID_WINNER.code is FlagCode.UNPAID_WINNER


def test_it_is_what_is_asked_for_next_and_only_while_unknown(sale_unknown, say, officer, now):
    by = Act(officer, now)
    following = acts_of(facts_of(sale_unknown), by).next
    assert (following.code, following.due.step) == ("say_deposit", Step.PAY)
    say(sale_unknown)
    assert acts_of(facts_of(sale_unknown), by).next.code != "say_deposit"


# pages


def test_the_page_says_that_it_is_not_known_and_the_officer_records_it(
    sale_unknown, pages, officer
):
    as_officer = pages.as_user(officer)
    shown = as_officer.get(url(sale_unknown))
    assert "chưa rõ" in shown.text
    assert url(sale_unknown, "deposit") in shown.markup
    as_officer.post_form(
        url(sale_unknown, "deposit"),
        {"deposit": "100.000.000", "paper_no": "12/BB-ĐG", "paper_on": "2026-09-01"},
    )
    assert sale_unknown.deposit == DEPOSIT
    assert "chưa rõ" not in as_officer.get(url(sale_unknown)).document.one("main").text


def test_the_form_of_a_payment_proposes_no_amount(sale_unknown, pages, accountant):
    shown = pages.as_user(accountant).get(url(sale_unknown, "money?kind=payment"))
    assert "chưa rõ" in shown.text
    assert "1.050.000.000" not in [one.get("value") for one in shown.document.all("input")]
