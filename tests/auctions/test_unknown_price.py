"""A round whose starting price nobody knows, or which auction it is: kept, judged by no rule."""

from datetime import date, datetime

import pytest

from auctions import lot_page, offers, queries, refusals
from auctions.acts import LotAct
from auctions.gaps import Gap, gaps_of
from auctions.lot_page import LotPage
from auctions.models import CreditorChoice, Lot, LotStatus, Round, RoundCause, RoundState
from auctions.next_act import acts_of
from auctions.operations import repricing, results
from auctions.operations.announcing import stop_round
from auctions.operations.completing import complete_round
from auctions.operations.rounds import plan_round
from auctions.views import ladder
from foundation.acts import Act
from foundation.database import db
from papers.operations import NOTHING
from tests.fixtures.auctions import cut, fail, plan_values, publish
from tests.fixtures.ledger import verify_whole
from tests.fixtures.papers import typed

PAPER = "Công văn 12/CV ngày 20/11/2026"
SESSION = date(2026, 12, 10)
NO_PRICE = {"starting_price": None, "deposit": None}


@pytest.fixture
def by(officer, now: datetime) -> Act:
    return Act(officer, now)


@pytest.fixture
def unpriced(lot, officer, now) -> Round:
    """An announced first round, of which all but the price and the deposit is known."""
    return publish(lot, officer, now, SESSION, **NO_PRICE)


@pytest.fixture
def failed_unpriced(unpriced, officer, travel_to) -> Round:
    """The same, failed on its day, the parties told."""
    by = Act(officer, travel_to(SESSION))
    fail(unpriced, officer, by.at)
    return results.notify_parties(unpriced, on=by.day, document=typed("8/TB", by.day), by=by)


def read(lot: Lot) -> LotPage:
    query = queries.lot_by_code(lot.code, [lot.office_id])
    fresh = db.session.scalars(query.execution_options(populate_existing=True))
    return lot_page.read(fresh.unique().one())


def sell(round_, officer, at):
    return results.record_sold(
        round_,
        price=1_000_000_000,
        buyer="Bà Thử",
        buyer_identity=None,
        minutes=typed("1/BB"),
        registrants=2,
        result_received_on=SESSION,
        contract=NOTHING,
        by=Act(officer, at),
    )


def test_a_round_without_a_price_is_a_round_and_its_lot_has_no_price(unpriced, lot, by):
    assert (unpriced.state, unpriced.starting_price) == (RoundState.ANNOUNCED, None)
    assert (lot.status, lot.current_price, lot.first_price) == (LotStatus.ANNOUNCED, None, None)
    assert Gap.PRICE in gaps_of(unpriced, lot)
    assert acts_of(offers.read(lot), by).next.code == LotAct.COMPLETE
    assert verify_whole().intact


def test_a_price_in_force_ends_where_the_next_round_has_none(failed, lot, officer, travel_to):
    at = travel_to(date(2026, 12, 17))
    cut(lot, officer, at)
    publish(lot, officer, at, date(2027, 1, 14), **NO_PRICE)
    assert (lot.current_price, lot.first_price) == (None, 1_000_000_000)


def test_a_round_without_a_price_is_not_sold_before_it_is_completed(
    unpriced, lot, officer, travel_to
):
    at = travel_to(SESSION)
    with pytest.raises(refusals.PriceUnknown):
        sell(unpriced, officer, at)
    complete_round(unpriced, document=PAPER, starting_price=1_100_000_000, by=Act(officer, at))
    assert (lot.current_price, lot.first_price) == (1_100_000_000, 1_100_000_000)
    with pytest.raises(refusals.PriceBelowStart):
        sell(unpriced, officer, at)


def test_a_price_that_nobody_knows_is_not_cut(failed_unpriced, lot, officer, travel_to):
    now = travel_to(SESSION)
    with pytest.raises(refusals.PriceUnknown):
        cut(lot, officer, now, to_price=900_000_000, decided_on=SESSION)
    by = Act(officer, now)
    complete_round(failed_unpriced, document=PAPER, starting_price=1_000_000_000, by=by)
    assert lot.first_price == 1_000_000_000, "it is the first round, though it has failed"
    assert cut(lot, officer, now, decided_on=SESSION).basis_points == 1000


def test_an_asset_is_not_taken_at_a_price_that_nobody_knows(
    failed, fail_again, lot, bank, officer, travel_to
):
    fail_again(lot, date(2026, 12, 28))
    at = travel_to(date(2026, 12, 29))
    cut(lot, officer, at)
    third = publish(lot, officer, at, date(2027, 1, 14), **NO_PRICE)
    fail(third, officer, travel_to(date(2027, 1, 14)))
    by = Act(officer, travel_to(date(2027, 1, 18)))
    results.notify_parties(third, on=by.day, document=typed("8/TB", by.day), by=by)
    assert acts_of(offers.read(lot), by).next.code == LotAct.COMPLETE
    with pytest.raises(refusals.PriceUnknown):
        repricing.record_creditor_answer(
            lot,
            choice=CreditorChoice.TAKES,
            answered_on=by.day,
            paper=typed("3/CV", by.day),
            party=bank,
            by=by,
        )


def test_after_a_stop_the_price_is_completed_before_the_next_round(unpriced, lot, officer, now):
    by = Act(officer, now)
    stop_round(unpriced, paper=typed("9/QĐ"), stopped_on=by.day, ground_code="84.2A", by=by)
    with pytest.raises(refusals.PriceUnknown):
        plan_round(lot, **plan_values(date(2026, 12, 24)), by=by)


def test_the_deposit_of_a_share_follows_the_price(lot, officer, now, by):
    round_ = publish(lot, officer, now, SESSION, **NO_PRICE, deposit_share=1000)
    assert Gap.DEPOSIT in gaps_of(round_, lot)
    complete_round(round_, document=PAPER, starting_price=270_000_005, by=by)
    assert (round_.deposit, round_.deposit_share) == (27_000_001, 1000)


def test_a_confirmed_price_moves_the_deposit_of_a_share_and_no_other(make_lot, officer, now, by):
    share, amount = (
        publish(make_lot(), officer, now, SESSION, price_unconfirmed=True, deposit_share=points)
        for points in (1000, None)
    )
    for round_ in (share, amount):
        complete_round(round_, document=PAPER, starting_price=900_000_000, by=by)
    assert (share.deposit, amount.deposit) == (90_000_000, 100_000_000)


def test_a_deposit_that_is_given_is_no_share_any_more(lot, officer, now, by):
    round_ = publish(lot, officer, now, SESSION, **NO_PRICE, deposit_share=1000)
    complete_round(round_, document=PAPER, starting_price=10**9, deposit=10**8 + 1, by=by)
    assert (round_.deposit, round_.deposit_share) == (100_000_001, None)


def test_which_auction_it_is_is_learned_later_and_what_it_tells(lot, officer, now, by):
    round_ = publish(lot, officer, now, SESSION, number=None)
    assert (round_.number, round_.number_unknown, lot.first_price) == (1, True, None)
    assert Gap.NUMBER in gaps_of(round_, lot)
    complete_round(round_, document=PAPER, number=3, by=by)
    assert (round_.number, round_.number_unknown) == (3, None)
    assert round_.cause is None  # the one before it may have been stopped, or not paid
    assert (lot.failed_rounds, lot.first_price) == (2, None)
    assert verify_whole().intact


def test_a_failed_round_of_a_known_number_has_failed_once_more(lot, officer, now, by):
    round_ = publish(lot, officer, now, date(2026, 11, 10), number=None, failed=True)
    complete_round(round_, document=PAPER, number=3, by=by)
    assert lot.failed_rounds == 3


def test_the_first_round_gives_the_first_price(lot, officer, now, by):
    round_ = publish(lot, officer, now, SESSION, number=None)
    complete_round(round_, document=PAPER, number=1, by=by)
    assert (round_.cause, lot.failed_rounds) == (RoundCause.FIRST, 0)
    assert lot.first_price == round_.starting_price


@pytest.mark.parametrize("number", [0, 2, 7, 100])
def test_the_rounds_of_a_lot_stay_in_order(number, lot, officer, now, by):
    first = publish(lot, officer, now, date(2026, 11, 10), number=None)
    publish(lot, officer, now, SESSION, number=2)
    with pytest.raises(refusals.RoundOutOfOrder):
        complete_round(first, document=PAPER, number=number, by=by)
    complete_round(first, document=PAPER, number=1, by=by)
    assert [one.number for one in queries.rounds_of(lot)] == [1, 2]


def test_the_ladder_draws_no_rung_of_an_unknown_height_and_says_so(
    failed_unpriced, lot, officer, travel_to
):
    shown = read(lot)
    assert ladder.steps_of(shown) == []
    publish(lot, officer, travel_to(SESSION), date(2027, 1, 14))
    priced = read(lot)
    first = ladder.steps_of(priced)[0]
    assert (first["price"], first["cut"]) == (1_000_000_000, None)
    assert ladder.summary_of(priced) != ladder.summary_of(shown)


def test_every_page_with_a_price_says_that_it_is_not_known(unpriced, lot, pages, officer):
    visitor = pages.as_user(officer)
    for address in (
        "/auctions/lots",
        f"/auctions/lots/{lot.code}",
        f"/auctions/lots/{lot.code}/rounds/1",
        "/auctions/calendar?month=2026-12",
        f"/cases/assets/{queries.assets_of(lot)[0].id}",
        "/auctions/public",
    ):
        assert "chưa rõ" in visitor.get(address).text, address


def test_the_page_of_a_round_asks_for_its_number_and_goes_to_its_new_address(
    lot, officer, now, pages
):
    publish(lot, officer, now, SESSION, number=None, **NO_PRICE)
    visitor = pages.as_user(officer)
    answer = visitor.post_form(
        f"/auctions/lots/{lot.code}/rounds/1/complete",
        {"number": "4", "starting_price": "1.000.000.000", "document": PAPER},
    )
    assert answer.location.endswith(f"/auctions/lots/{lot.code}/rounds/4")
    db.session.expire_all()
    assert (lot.current_price, lot.failed_rounds) == (1_000_000_000, 3)


def test_a_lot_whose_price_nobody_knows_is_valued_again_on_a_ground(
    failed_unpriced, lot, pages, officer
):
    page = pages.as_user(officer).get(f"/auctions/lots/{lot.code}/value")
    assert page.form(having=("ground",)) is not None


def test_a_deadline_of_a_lot_without_a_known_price_says_so(unpriced, pages, officer):
    assert "chưa rõ" in pages.as_user(officer).get("/review/acts").text
