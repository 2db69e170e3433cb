"""A step that never was is taken back: all is as in a world in which nobody recorded it."""

from datetime import date, timedelta

import pytest

from auctions.models import CreditorChoice, LotStatus, RoundState, ValuationGround
from auctions.operations import announcing, lots, repricing, results, rounds
from auctions.queries import valuations_of
from foundation import clock
from foundation.acts import Act
from sales.models import SaleState
from sales.operations import delivery
from sales.operations.default import declare_default
from sales.operations.title import record_title_file
from sales.queries import latest_sale
from tests.fixtures.auctions import announce, cut, plan_values, publish, valued
from tests.fixtures.ledger import verify_whole
from tests.fixtures.papers import typed
from tests.fixtures.sales import PAY_DUE, minutes
from tests.fixtures.standing import everything_of, round_of

DAY = timedelta(days=1)
LATE = date(2027, 1, 20)


@pytest.fixture
def by(officer):
    return lambda: Act(officer, clock.now())


def no_and_back(lot, correct, what, record):
    """Record what never was, take it back, and compare; return the row it was."""
    before = everything_of(lot)
    row = record()
    assert everything_of(lot) != before
    correct(what, row, takes_back=True)
    after = everything_of(lot)
    assert {key: after[key] for key in after if after[key] != before[key]} == {}
    verdict = verify_whole()
    assert verdict.intact, verdict.findings
    return row


def plan(lot, by, session_on=date(2027, 1, 14)):
    days = {
        "posted_on": session_on - 17 * DAY,
        "first_notice_on": session_on - 17 * DAY,
        "second_notice_on": session_on - 10 * DAY,
        "file_sale_from": session_on - 17 * DAY,
        "file_sale_to": session_on - 3 * DAY,
    }
    values = plan_values(session_on, deposit=(lot.current_price or 0) // 10, **days)
    return rounds.plan_round(lot, **values, late_reason="Chờ giảm giá", by=by())


def withdraw(lot, by, **values):
    paper = typed("07/QĐ", clock.today())
    values = {"ground": "Đương sự thỏa thuận", "paper": paper} | values
    return lots.withdraw_lot(lot, withdrawn_on=clock.today(), by=by(), **values)


def answer(lot, by, choice, party=None):
    return repricing.record_creditor_answer(
        lot,
        choice=choice,
        answered_on=clock.today(),
        paper=typed("77/CV", clock.today()),
        party=party,
        by=by(),
    )


# a cut, a round after it


def test_a_cut_that_never_was(failed, lot, officer, correct):
    row = no_and_back(lot, correct, "lot.cut", lambda: cut(lot, officer, clock.now()))
    assert not row.stands
    assert (lot.status, lot.reductions) == (LotStatus.UNSOLD, 0)
    assert cut(lot, officer, clock.now()).ordinal == 1  # the right one may follow


def test_a_planned_round_that_never_was(failed, lot, officer, by, correct):
    cut(lot, officer, clock.now())
    row = no_and_back(lot, correct, "round.whole", lambda: plan(lot, by))
    assert row.state is RoundState.ANNULLED
    assert plan(lot, by).number == row.number  # its number is free


def test_an_announced_round_that_never_was(ready_lot, officer, by, correct, travel_to):
    def announced():
        round_ = rounds.plan_round(ready_lot, **plan_values(date(2026, 12, 10)), by=by())
        return announce(round_, officer, travel_to(date(2026, 11, 30)))

    no_and_back(ready_lot, correct, "round.whole", announced)


def test_a_stopped_round_that_never_was(ready_lot, officer, by, correct, travel_to):
    def stopped():
        round_ = rounds.plan_round(ready_lot, **plan_values(date(2026, 12, 10)), by=by())
        announce(round_, officer, travel_to(date(2026, 11, 30)))
        paper = typed("5/CV", clock.today())
        return announcing.stop_round(
            round_, paper=paper, stopped_on=clock.today(), ground_code="84.1B", by=by()
        )

    no_and_back(ready_lot, correct, "round.whole", stopped)


def test_a_published_round_that_never_was(make_lot, officer, now, correct):
    """Entered for the wrong lot: price, counters and the appraisal are as before."""
    lot, values = make_lot(), {"earlier_failures": 2, "earlier_reductions": 2}
    session_on = date(2026, 12, 12)
    no_and_back(
        lot, correct, "round.whole", lambda: publish(lot, officer, now, session_on, **values)
    )


def test_a_round_published_after_one_whose_session_is_over(
    make_lot, officer, now, correct, travel_to
):
    lot = make_lot()
    publish(lot, officer, now, date(2026, 12, 10), origin="notice:THU-0")
    at = travel_to(date(2026, 12, 14))
    no_and_back(lot, correct, "round.whole", lambda: publish(lot, officer, at, date(2027, 1, 12)))
    assert round_of(lot).state is RoundState.ANNOUNCED


# the answer of the creditor


@pytest.fixture
def told(failed_thrice, lot, by, travel_to):
    """The third failure, of which the parties were told on 15/01/2027."""
    travel_to(date(2027, 1, 15))
    results.notify_parties(failed_thrice, on=clock.today(), document=typed("9/TB"), by=by())
    return failed_thrice


@pytest.mark.parametrize("choice", [CreditorChoice.REFUSES, CreditorChoice.SILENT])
def test_an_answer_that_never_was(told, lot, by, correct, travel_to, choice):
    travel_to(date(2027, 3, 1))
    row = no_and_back(lot, correct, "lot.answer", lambda: answer(lot, by, choice))
    assert not row.stands


def test_a_taking_that_never_was(told, lot, bank, by, correct):
    no_and_back(lot, correct, "lot.answer", lambda: answer(lot, by, CreditorChoice.TAKES, bank))
    assert latest_sale(lot) is None


# a withdrawal


def test_a_withdrawal_that_never_was(ready_lot, by, correct):
    no_and_back(ready_lot, correct, "lot.withdrawal", lambda: withdraw(ready_lot, by))


def test_a_withdrawal_with_an_announced_round_that_never_was(announced, lot, by, correct):
    no_and_back(lot, correct, "lot.withdrawal", lambda: withdraw(lot, by, ground_code="84.2A"))
    assert announced.state is RoundState.ANNOUNCED


def test_a_withdrawal_after_a_failure_that_never_was(failed, lot, by, correct):
    no_and_back(lot, correct, "lot.withdrawal", lambda: withdraw(lot, by))


# a valuation after a failure


def test_a_valuation_after_a_failure_that_never_was(failed, lot, officer, correct):
    def revalue():
        today = clock.today()
        valued(
            lot,
            officer,
            certificate_no="02/CT",
            certificate_on=today,
            received_on=today,
            value=2_000_000_000,
            ground=ValuationGround.VIOLATION,
            ground_no="15/KL-TTr",
            ground_on=today,
        )
        return valuations_of(lot)[-1]

    no_and_back(lot, correct, "lot.valuation", revalue)
    assert lot.current_price == 1_000_000_000


# a sale


def test_a_default_that_never_was(sale, lot, by, correct, travel_to):
    travel_to(PAY_DUE + DAY)

    def default():
        return declare_default(
            sale, declared_on=clock.today(), document=typed("31/QĐ", clock.today()), by=by()
        )

    no_and_back(lot, correct, "sale.default", default)
    assert (sale.state, lot.status) == (SaleState.UNPAID, LotStatus.SOLD)


def test_a_default_of_a_creditor_who_takes_that_never_was(taking, lot, by, correct, travel_to):
    travel_to(date(2027, 6, 1))

    def default():
        return declare_default(
            taking, declared_on=clock.today(), document=typed("31/QĐ", clock.today()), by=by()
        )

    no_and_back(lot, correct, "sale.default", default)


def test_a_hand_over_that_never_was(paid, lot, by, correct, travel_to):
    travel_to(date(2027, 1, 6))
    no_and_back(
        lot, correct, "sale.delivery", lambda: delivery.hand_over(paid, **minutes(), by=by())
    )
    assert (paid.state, lot.status) == (SaleState.PAID, LotStatus.PAID)


def test_a_title_file_that_never_was_sent(delivered, lot, by, correct):
    def send():
        return record_title_file(
            delivered, sent_on=clock.today(), document=typed("4/CV", clock.today()), by=by()
        )

    no_and_back(lot, correct, "sale.title", send)
