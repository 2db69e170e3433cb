"""Where no cut is left above the costs: one answer for the operation, the page and the lists."""

from datetime import date

import pytest

from auctions import offers, refusals
from auctions.acts import LotAct
from auctions.floors import floors_of
from auctions.models import CreditorChoice, LotStatus
from auctions.next_act import acts_of, acts_of_lots
from auctions.operations import lots, repricing, results
from cases.models import CostCategory, Step
from cases.operations.money import record_cost
from foundation.acts import Act
from foundation.database import db
from papers.models import DocumentKind
from tests.fixtures.auctions import PRICE, cut
from tests.fixtures.papers import typed
from tests.fixtures.queries import counted


@pytest.fixture
def by(failed, officer, travel_to):
    """The parties are told of the failure; the price is to be decided."""
    by = Act(officer, travel_to(date(2026, 12, 11)))
    results.notify_parties(failed, on=by.day, document=typed("8/TB", by.day), by=by)
    return by


def spend(case, amount, by, on):
    """Record a cost of the case."""
    record_cost(
        case,
        category=CostCategory.STORAGE,
        amount=amount,
        moved_on=on,
        paper=typed("0012/HĐ", kind=DocumentKind.INVOICE),
        by=by,
    )


@pytest.mark.parametrize("costs", [PRICE - 1, PRICE, PRICE + 1])
def test_without_a_cut_left_the_lot_is_withdrawn_next(lot, case, by, costs):
    case.enforcement_costs = costs
    db.session.flush()
    acts = acts_of(offers.read(lot), by)
    assert acts.next.code == LotAct.WITHDRAW
    assert [each.code for each in acts.towards(Step.DECIDE_REDUCTION)] == [LotAct.WITHDRAW]
    with pytest.raises(refusals.NoCutLeft) as refused:
        cut(lot, by.actor, by.at)
    assert refused.value.details == {"price": PRICE, "floor": costs}
    assert refused.value.basis == "Đ.65 k.7 đ.b NĐ 152"
    lots.withdraw_lot(lot, ground="Đ.83 k.3", paper=typed("9/QĐ"), withdrawn_on=by.day, by=by)
    assert lot.status is LotStatus.WITHDRAWN


def test_a_price_just_above_the_costs_is_still_a_cut(lot, case, by):
    case.enforcement_costs = PRICE - 2
    db.session.flush()
    assert acts_of(offers.read(lot), by).next.code == LotAct.REDUCE
    assert cut(lot, by.actor, by.at, to_price=PRICE - 1).to_price == PRICE - 1


def test_a_decision_of_an_earlier_day_is_judged_by_the_costs_of_that_day(
    lot, case, by, accountant, travel_to
):
    later = Act(by.actor, travel_to(date(2026, 12, 16)))
    spend(case, PRICE, Act(accountant, later.at), date(2026, 12, 15))
    with pytest.raises(refusals.NoCutLeft):
        cut(lot, later.actor, later.at)
    cut(lot, later.actor, later.at, decided_on=date(2026, 12, 14))
    assert lot.status is LotStatus.READY


def test_the_creditor_is_asked_before_the_lot_is_withdrawn(
    failed_thrice, lot, case, officer, travel_to
):
    by = Act(officer, travel_to(date(2027, 1, 18)))
    results.notify_parties(failed_thrice, on=by.day, document=typed("8/TB", by.day), by=by)
    case.enforcement_costs = PRICE
    db.session.flush()
    assert acts_of(offers.read(lot), by).next.code == LotAct.ANSWER
    repricing.record_creditor_answer(
        lot,
        choice=CreditorChoice.REFUSES,
        answered_on=by.day,
        paper=typed("3/CV", by.day),
        party=None,
        by=by,
    )
    assert acts_of(offers.read(lot), by).next.code == LotAct.WITHDRAW


def test_the_page_proposes_a_price_above_the_costs_and_then_the_withdrawal(
    pages, lot, case, by, accountant
):
    visitor, paying = pages.as_user(by.actor), Act(accountant, by.at)
    spend(case, PRICE * 95 // 100, paying, by.day)
    assert "950.000.001" in visitor.get(f"/auctions/lots/{lot.code}/reduce").markup
    spend(case, PRICE, paying, by.day)
    page = visitor.get(f"/auctions/lots/{lot.code}")
    assert f"/auctions/lots/{lot.code}/withdraw" in page.markup
    assert f"/auctions/lots/{lot.code}/reduce" not in page.markup


def test_the_floors_of_many_lots_take_as_many_queries_as_that_of_one(lot, make_lot, by):
    others = [make_lot() for _number in range(3)]
    with counted() as one:
        acts_of_lots([lot], by)
    with counted() as many:
        acts_of_lots([lot, *others], by)
    assert len(many) == len(one)
    assert set(floors_of([lot, *others], by.day)) == {each.id for each in [lot, *others]}
