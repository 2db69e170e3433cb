"""Orders to release or lend: what they list, rest on, and every way they are refused."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from papers.refusals import DocumentFromTheFuture, DocumentNeeded
from tests.fixtures.warehouse import lines_of
from warehouse import refusals
from warehouse.models import OrderPurpose


def test_a_release_order_lists_exactly_the_items(item, make_release):
    order = make_release(item, approved=False)

    line = lines_of(order)[0]
    assert order.number == "LXK-2026-000001"
    assert (line.item_id, line.described_quantity) == (item.id, Decimal(3))


def test_a_release_rests_on_a_numbered_paper_of_today_or_before(item, make_release, now):
    with pytest.raises(DocumentNeeded):
        make_release(item, document_no=" ")
    with pytest.raises(DocumentFromTheFuture):
        make_release(item, document_on=now.date() + timedelta(days=1))
    assert make_release(item, document_on=now.date()).document_on == now.date()


def test_an_intake_is_no_purpose_of_a_release(item, make_release):
    with pytest.raises(refusals.WrongPurpose):
        make_release(item, purpose=OrderPurpose.INTAKE)


@pytest.mark.parametrize("day", [None, date(2026, 11, 22)])
def test_a_loan_needs_a_day_to_come_back(day, item, make_release):
    with pytest.raises(refusals.LoanNeedsDueDay):
        make_release(item, purpose=OrderPurpose.LOAN, due_back_on=day)


def test_a_loan_may_be_due_back_today(item, make_release, now):
    order = make_release(item, purpose=OrderPurpose.LOAN, due_back_on=now.date())
    assert order.due_back_on == now.date()


def test_an_item_named_twice_stands_on_the_order_once(item, make_release):
    assert len(lines_of(make_release(item, item))) == 1


def test_an_order_names_at_least_one_item(make_release, case):
    with pytest.raises(refusals.NoLines):
        make_release(case=case)


def test_an_order_covers_one_case(item, make_release, make_case):
    with pytest.raises(refusals.ItemOfAnotherCase):
        make_release(item, case=make_case())


def test_what_is_not_here_is_not_ordered_out(lent, make_release):
    with pytest.raises(refusals.NotInCustody):
        make_release(lent)


def test_an_item_stands_on_one_open_order(item, make_release):
    make_release(item)
    with pytest.raises(refusals.ItemOnAnotherOrder):
        make_release(item)


def test_no_more_is_ordered_out_than_is_here(item, make_release):
    with pytest.raises(refusals.QuantityTooLarge):
        make_release(item, quantities={item.id: Decimal(4)})
    with pytest.raises(refusals.QuantityNotPositive):
        make_release(item, quantities={item.id: Decimal(0)})
