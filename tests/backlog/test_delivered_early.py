"""An old file may tell that an asset was handed over before its price was paid, or known to be."""

from dataclasses import replace

import pytest

from backlog.judging import Judged, findings_of
from backlog.shapes import OldPaid
from backlog.summary import Standing, summary_of
from cases.models import Asset, AssetState, Deadline, Step
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.partdays import PartDay
from foundation.transaction import transaction
from papers.operations import Paper
from review.models import StalledAsset
from sales.models import Delivery, MoneyKind, SaleState
from sales.operations.money import record_money
from sales.queries import sales

EARLY = PartDay(2025, 3, 25)  # sold on 20/03, paid on 18/04
UNPAID = {"payment": OldPaid.PART, "paid_amount": 1_000_000_000, "paid": None}


@pytest.fixture
def early(workshop, record_old):
    """Return a function that records the example as handed over early."""

    def record(**told):
        sale = replace(workshop.sale, **{"delivered": True, "delivered_day": EARLY} | told)
        matter = replace(workshop, sale=sale, obstacle=None)
        with transaction():
            return matter, record_old(matter).sale

    return record


def deliveries():
    return db.session.query(Deadline).filter_by(step=Step.DELIVER).all()


@pytest.mark.parametrize(
    "told", [UNPAID, {"payment": OldPaid.UNKNOWN, "paid": None}, {"payment": OldPaid.NOTHING}]
)
def test_it_is_delivered_and_its_price_still_to_be_paid(early, told):
    matter, sale = early(**told)
    assert (sale.state, sale.standing) == (SaleState.UNPAID, Delivery.EARLY)
    assert sale.delivered_day.exact == EARLY.exact
    assert summary_of(matter, clock.today()).standing is Standing.DELIVERED_UNPAID
    assert {one.state for one in db.session.query(Asset)} == {AssetState.SOLD}
    assert (db.session.query(StalledAsset).count(), deliveries()) == (0, [])
    found = {each.what: each.lawful for each in findings_of(matter)}
    assert found[Judged.DELIVERY] is None


def test_it_is_listed_as_what_it_is(early, office, pages, officer):
    _matter, sale = early(**UNPAID)

    def listed(standing):
        return list(db.session.scalars(sales([office.id], standings=[standing])))

    assert (listed(Delivery.EARLY), listed(SaleState.UNPAID)) == ([sale], [])
    page = pages.as_user(officer).get(f"/sales/{sale.code}")
    assert "Đã giao, chưa rõ đã nộp đủ chưa" in page.text
    assert "25/03/2025" in page.text


def test_once_it_is_paid_it_has_come_to_its_end_and_nothing_is_due_for_the_hand_over(
    early, officer
):
    _matter, sale = early(**UNPAID)
    by = Act(officer, clock.now())
    with transaction():
        record_money(
            sale,
            kind=MoneyKind.PAYMENT,
            amount=sale.price - 1_000_000_000,
            moved_on=by.day,
            voucher=Paper(number="9/PT", issued_on=by.day),
            counterpart="Công ty TNHH T.L.",
            by=by,
        )
    assert (sale.state, sale.delivered_day.exact) == (SaleState.DELIVERED, EARLY.exact)
    assert {one.state for one in db.session.query(Asset)} == {AssetState.DELIVERED}
    assert deliveries() == []


def test_a_hand_over_before_the_payment_is_recorded_and_not_judged(early):
    matter, sale = early()
    assert (sale.state, sale.paid_on is not None) == (SaleState.DELIVERED, True)
    assert deliveries() == []
    found = {each.what: each.lawful for each in findings_of(matter)}
    assert found[Judged.DELIVERY] is None


def test_the_day_of_it_is_corrected(early, correct):
    _matter, sale = early(**UNPAID)
    correct("sale", sale, delivered_on=PartDay(2025, 3, 27))
    assert (sale.standing, sale.delivered_on.day) == (Delivery.EARLY, 27)
