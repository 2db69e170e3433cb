"""Of an old sale nobody may know whether it was handed over: nothing is concluded from that."""

from dataclasses import replace
from datetime import timedelta

import pytest

from audit.models import LedgerEntry
from backlog.forms import OldAssetForm
from backlog.judging import Judged, findings_of
from backlog.refusals import OldDeliveryCrossed
from cases.models import Asset, AssetState, CaseFile, Deadline, Step
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.partdays import PartDay, part_of
from foundation.refusals import ChangedMeanwhile, DayInTheFuture, DayTooEarly
from foundation.transaction import transaction
from papers.operations import Paper
from review.models import StalledAsset
from review.queries.figures import figures
from sales.models import AttemptOutcome, Delivery, SaleState
from sales.operations.attempts import record_attempt
from sales.operations.past_sales import record_delivery_unknown, say_delivery
from sales.refusals import (
    DeliveryIsKnown,
    HandOverDayCrossed,
    SaleNotPaid,
    SaleNotUnpaid,
    StillInStore,
)


@pytest.fixture
def unknown(workshop, record_old):
    """Return the sale of the example, of which nobody says whether it was handed over."""
    with transaction():
        return record_old(workshop, sale=replace(workshop.sale, delivered=None)).sale


@pytest.fixture
def say(officer):
    def said(sale, **told):
        with transaction():
            return say_delivery(sale, **{"day": None} | told, by=Act(officer, clock.now()))

    return said


def stalled():
    return [row.undelivered for row in db.session.query(StalledAsset)]


def last_day(sale):
    rows = db.session.query(Deadline).filter_by(subject_kind="sale", subject_id=sale.id)
    return rows.filter_by(step=Step.DELIVER, met_on=None).one_or_none()


def test_nothing_counts_it_as_undelivered_and_nothing_is_due(unknown, office):
    assert (unknown.state, unknown.standing) == (SaleState.PAID, Delivery.UNKNOWN)
    assert (stalled(), last_day(unknown)) == ([], None)
    for credit in (False, True):
        found = figures([office.id], credit=credit, today=clock.today())
        assert (found.paid, found.undelivered) == (0, 0)
    kinds = {kind for (kind,) in db.session.query(LedgerEntry.kind)}
    assert "sale.delivery_unknown" in kinds


def test_it_is_listed_where_unknown_ones_are_asked_for(unknown, pages, officer):
    own = pages.as_user(officer)
    listed = own.get("/sales?state=delivery_unknown").markup
    assert f'"/sales/{unknown.code}"' in listed
    assert f'"/sales/{unknown.code}"' not in own.get("/sales?state=paid").markup
    page = own.get(f"/sales/{unknown.code}").text
    assert "chưa rõ đã giao hay chưa" in page
    assert "Đã nộp đủ, chưa giao" not in page
    assert "Nói rõ đã giao hay chưa" in page  # the next act


def test_one_that_was_not_handed_over_is_undelivered_from_its_payment(unknown, pages, officer):
    own = pages.as_user(officer)
    own.post_form(f"/sales/{unknown.code}/delivery", {"was_delivered": "no"})
    assert (unknown.standing, stalled()) == (SaleState.PAID, [True])
    assert last_day(unknown) is not None
    own.get(f"/sales/{unknown.code}/delivery")


def test_one_that_was_handed_over_has_come_to_its_end(unknown, pages, officer):
    own = pages.as_user(officer)
    told = {"was_delivered": "yes", "day": "6/2025"}
    own.post_form(f"/sales/{unknown.code}/delivery", told)
    assert (unknown.state, unknown.delivered_in, stalled()) == (SaleState.DELIVERED, "2025-06", [])
    assert {one.state for one in db.session.query(Asset)} == {AssetState.DELIVERED}


def test_an_attempt_that_failed_says_that_it_was_not_handed_over(unknown, officer):
    with transaction():
        record_attempt(
            unknown,
            attempted_on=clock.today(),
            coercive=False,
            outcome=AttemptOutcome.BLOCKED,
            reason_code="U01",
            note=None,
            minutes=Paper(),
            by=Act(officer, clock.now()),
        )
    assert (unknown.delivery_unknown, stalled()) == (None, [True])


@pytest.mark.parametrize(
    ("told", "refusal"),
    [
        ({"delivered": False, "day": PartDay(2025, 6)}, HandOverDayCrossed),
        ({"delivered": True, "day": PartDay(2024, 6)}, DayTooEarly),
    ],
)
def test_what_cannot_be_said_of_it_changes_nothing(unknown, say, told, refusal):
    with pytest.raises(refusal):
        say(unknown, **told)
    assert unknown.standing is Delivery.UNKNOWN


def test_it_is_said_once(unknown, say):
    say(unknown, delivered=False)
    with pytest.raises(DeliveryIsKnown):
        say(unknown, delivered=True)


def test_over_it_there_is_no_verdict(workshop):
    matter = replace(workshop, sale=replace(workshop.sale, delivered=None))
    found = {each.code: each.lawful for each in findings_of(matter)}
    assert found[Judged.DELIVERY.value] is None


def test_a_day_of_a_hand_over_that_was_none_is_refused(workshop, record_old):
    for delivered in (False, None):
        sale = replace(workshop.sale, delivered=delivered, delivered_day=PartDay(2025, 6))
        with pytest.raises(OldDeliveryCrossed):
            record_old(workshop, sale=sale)


@pytest.mark.parametrize(
    ("typed", "delivered"),
    [
        ({}, None),
        ({"delivered": "no"}, False),
        ({"delivered": "yes"}, True),
        ({"delivered_day": "6/2025"}, True),
        ({"delivered": "no", "delivered_day": "6/2025"}, False),  # refused, and kept as typed
        ({"reason_code": "U01_RESIST"}, False),
        ({"reason_code": "F04_NO_ACCESS"}, None),
    ],
)
def test_the_form_invents_no_answer(app, typed, delivered):
    data = {"price": "11720000000", "paid": "18/4/25", **typed}
    with app.test_request_context(method="POST", data=data):
        assert OldAssetForm(papers=()).matter(1).sale.delivered is delivered


def test_what_lies_in_the_store_was_not_handed_over(unknown, say, make_item):
    case = db.session.get_one(CaseFile, unknown.case_id)
    make_item(case=case, asset=db.session.query(Asset).one())
    with pytest.raises(StillInStore):
        say(unknown, delivered=True)
    assert unknown.standing is Delivery.UNKNOWN
    say(unknown, delivered=False)


def test_what_is_not_so_is_not_said_of_a_hand_over(unknown, sale, officer, say):
    by = Act(officer, clock.now())
    with pytest.raises(SaleNotPaid):
        say_delivery(sale, delivered=True, day=None, by=by)
    with pytest.raises(ChangedMeanwhile):
        say_delivery(unknown, delivered=True, day=None, by=replace(by, seen=unknown.version + 1))
    with pytest.raises(DayInTheFuture):
        say(unknown, delivered=True, day=part_of(clock.today() + timedelta(days=1)))


def test_that_nobody_knows_of_a_hand_over_is_recorded_before_the_price_is_paid(
    unknown, sale, officer
):
    by = Act(officer, clock.now())
    with pytest.raises(ChangedMeanwhile):
        record_delivery_unknown(sale, by=replace(by, seen=sale.version + 1))
    with pytest.raises(SaleNotUnpaid):
        record_delivery_unknown(unknown, by=by)
