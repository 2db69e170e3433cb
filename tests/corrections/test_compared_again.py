"""A corrected observation is compared again; its page is there for every kind of line."""

from decimal import Decimal

import pytest
from sqlalchemy import select

from foundation.acts import Act
from foundation.database import db
from tests.fixtures.lending import lend_item
from tests.fixtures.receiving import receive_line
from tests.fixtures.warehouse import as_described, borrowing, lines_of, whole
from warehouse import queries
from warehouse.models import DifferenceDecision, Discrepancy, Observation, Order
from warehouse.operations.looking import look_at_item

FIVE_KILOS, HALF_A_KILO = Decimal(5000), Decimal(500)


def rows_of(item):
    return list(db.session.scalars(queries.observations(item)))


def weights():
    """The deviations of every discrepancy: before, now, and whether it is open."""
    found = db.session.scalars(select(Discrepancy).order_by(Discrepancy.id)).all()
    return [(each.before, each.now, row.is_open) for row in found for each in row.deviations]


@pytest.fixture
def weigh(keeper, now):
    def weigh(item, grams):
        found = whole(item, condition="như cũ", weight_grams=grams)
        look_at_item(item, found=found, by=Act(keeper, now))

    return weigh


def test_the_open_discrepancy_says_the_corrected_weight_and_waits_for_its_decision(
    make_item, weigh, correct
):
    item = make_item(weight_grams=FIVE_KILOS)
    weigh(item, HALF_A_KILO)
    (row,) = db.session.scalars(select(Discrepancy))
    seen = row.version
    assert weights() == [("5000", "500", True)]
    correct("observation", rows_of(item)[0], weight_grams=HALF_A_KILO)
    assert weights() == [("500", "500", True)]
    assert row.version > seen
    correct("observation", rows_of(item)[1], weight_grams=Decimal(480))
    assert weights() == [("500", "480", True)]


def test_a_correction_that_makes_two_looks_differ_opens_a_discrepancy(make_item, weigh, correct):
    item = make_item(weight_grams=HALF_A_KILO)
    weigh(item, HALF_A_KILO)
    assert weights() == []
    correct("observation", rows_of(item)[0], weight_grams=FIVE_KILOS)
    assert weights() == [("5000", "500", True)]


def test_a_correction_that_changes_no_comparison_opens_nothing(make_item, weigh, correct):
    item = make_item()
    weigh(item, HALF_A_KILO)
    correct("observation", rows_of(item)[1], weight_grams=FIVE_KILOS)
    correct("observation", rows_of(item)[0], condition="còn mới")
    assert weights() == []


def test_the_buttons_correct_the_rows_that_say_what_is_known(
    make_item, make_loan_order, pages, keeper, now
):
    """A thing was lent unweighed: its weight is of its receipt, its condition of the loan."""
    item = make_item(weight_grams=FIVE_KILOS)
    lend_item(item, order=make_loan_order(item), by=Act(keeper, now), **borrowing(item))
    received, lent = (row.id for row in rows_of(item))
    page = pages.as_user(keeper).get(f"/warehouse/items/{item.code}")
    links = {one.get("href") for one in page.document.all("a")}
    assert {one for one in links if "/corrections/observation/" in (one or "")} == {
        f"/corrections/observation/{received}",
        f"/corrections/observation/{lent}",
    }


@pytest.mark.parametrize("decided", [DifferenceDecision.REFUSE, DifferenceDecision.WAIT])
def test_what_was_seen_of_a_line_that_became_no_thing_is_corrected_on_its_order(
    intake, shelf, keeper, now, pages, correct, decided
):
    line = lines_of(intake)[0]
    found = as_described(line, weight_grams=FIVE_KILOS)
    note = {"difference": decided, "difference_note": "niêm phong rách"}
    receive_line(line, place=shelf, by=Act(keeper, now), **found, **note)
    of_line = select(Observation).where(Observation.order_line_id == line.id)
    (row,) = db.session.scalars(of_line)
    order = db.session.get_one(Order, line.order_id)
    db.session.commit()
    visitor = pages.as_user(keeper)
    page = visitor.get(f"/corrections/observation/{row.id}")
    assert order.number in page.main
    assert "Số lượng và niêm phong không sửa ở đây" in page.main
    done = correct("observation", row, weight_grams=HALF_A_KILO)
    assert row.weight_grams == HALF_A_KILO
    visitor.get(f"/approvals/{done.approval_id}")
    assert "5.000" in visitor.get(f"/warehouse/orders/{order.code}").main
