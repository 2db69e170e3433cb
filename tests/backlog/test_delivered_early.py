"""An old file may tell that an asset was handed over before its price was paid, or known to be."""

from dataclasses import replace
from datetime import timedelta

import pytest

from auctions.models import Round
from auctions.refusals import LaterStepStands
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
from sales import refusals
from sales.models import AttemptOutcome, Delivery, MoneyKind, SaleState
from sales.operations.annulling import annul_sale
from sales.operations.default import declare_default
from sales.operations.money import record_money
from sales.operations.past_sales import record_past_attempt
from sales.operations.title import record_title_file
from sales.queries import sales

EARLY = PartDay(2025, 3, 25)  # sold on 20/03, paid on 18/04
FIRST_PAID = {"paid": PartDay(2025, 4, 18)}
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


@pytest.fixture
def pay_rest(officer):
    """Return a function that records the rest of the price of such a sale, some days ago."""

    def pay(sale, days_ago=0):
        by = Act(officer, clock.now())
        day = by.day - timedelta(days=days_ago)
        with transaction():
            return record_money(
                sale,
                kind=MoneyKind.PAYMENT,
                amount=sale.price - 1_000_000_000,
                moved_on=day,
                voucher=Paper(number="9/PT", issued_on=day),
                counterpart="Công ty TNHH T.L.",
                by=by,
            )

    return pay


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
    early, pay_rest
):
    _matter, sale = early(**UNPAID)
    pay_rest(sale)
    assert (sale.state, sale.delivered_day.exact) == (SaleState.DELIVERED, EARLY.exact)
    assert {one.state for one in db.session.query(Asset)} == {AssetState.DELIVERED}
    assert deliveries() == []


def test_a_hand_over_before_the_payment_is_recorded_with_its_article(early):
    matter, sale = early()
    assert (sale.state, sale.paid_on is not None) == (SaleState.DELIVERED, True)
    assert deliveries() == []
    found = {each.what: (each.lawful, each.basis) for each in findings_of(matter)}
    assert found[Judged.DELIVERY] == (False, "Đ.27 k.3 NĐ 62")


def test_the_day_of_it_is_corrected(early, correct):
    _matter, sale = early(**UNPAID)
    correct("sale", sale, delivered_on=PartDay(2025, 3, 27))
    assert (sale.standing, sale.delivered_on.day) == (Delivery.EARLY, 27)


def test_it_is_not_undone_as_if_the_buyer_did_not_have_it(early, officer):
    _matter, sale = early(payment=OldPaid.NOTHING, paid=None)
    by = Act(officer, clock.now())
    letter = Paper(number="3/QĐ", issued_on=by.day)
    round_ = db.session.get_one(Round, sale.round_id)
    for undo in (
        lambda: declare_default(sale, declared_on=by.day, document=letter, by=by),
        lambda: record_title_file(sale, sent_on=by.day, document=letter, by=by),
    ):
        with pytest.raises(refusals.DeliveredBeforePaid):
            undo()
    with pytest.raises(LaterStepStands):
        annul_sale(round_, by=by)
    with pytest.raises(refusals.SaleNotPaid):  # it is delivered: no attempt follows
        record_past_attempt(sale, outcome=AttemptOutcome.BLOCKED, day=None, note=None, by=by)
    assert sale.standing is Delivery.EARLY


def triggers(sale):
    rows = db.session.query(Deadline).filter_by(subject_kind="sale", subject_id=sale.id)
    after = (Step.TITLE_FILE, Step.PAY_OUT)
    return {row.step: row.trigger_on for row in rows if row.step in after}


@pytest.mark.parametrize("day", [EARLY, PartDay(2025, 3), None])
def test_title_file_and_payout_are_due_from_the_payment_that_came_last(early, pay_rest, day):
    _matter, sale = early(**UNPAID | FIRST_PAID, delivered_day=day)
    pay_rest(sale)
    assert sale.state is SaleState.DELIVERED
    assert triggers(sale) == dict.fromkeys((Step.TITLE_FILE, Step.PAY_OUT), clock.today())


def test_its_days_are_corrected_once_it_is_paid(early, pay_rest, correct, propose):
    _matter, sale = early(**UNPAID | FIRST_PAID)
    row = pay_rest(sale, days_ago=5)
    yesterday = clock.today() - timedelta(days=1)
    correct("sale.money", row, moved_on=PartDay.of(yesterday.isoformat()))
    assert sale.paid_on == yesterday
    assert triggers(sale) == dict.fromkeys((Step.TITLE_FILE, Step.PAY_OUT), yesterday)
    correct("sale", sale, delivered_on=PartDay(2025, 3, 27))
    assert triggers(sale) == dict.fromkeys((Step.TITLE_FILE, Step.PAY_OUT), yesterday)
    assert deliveries() == []
    correct("sale", sale, delivered_on=PartDay.of(clock.today().isoformat()))
    assert triggers(sale) == dict.fromkeys((Step.TITLE_FILE, Step.PAY_OUT), clock.today())
    assert [one.met_on for one in deliveries()] == [clock.today()]


def test_its_price_came_before_what_was_paid_out(early, pay_rest, propose, officer):
    _matter, sale = early(**UNPAID | FIRST_PAID)
    row = pay_rest(sale, days_ago=5)
    by = Act(officer, clock.now())
    out = by.day - timedelta(days=3)
    voucher = Paper(number="7/PC", issued_on=out)
    told = {"moved_on": out, "voucher": voucher, "counterpart": "NH TMCP N.L."}
    with transaction():
        record_money(sale, kind=MoneyKind.PAYOUT, amount=1, by=by, **told)
    with pytest.raises(refusals.PaidAfterNext):
        propose("sale.money", row, moved_on=PartDay.of(by.day.isoformat()))
