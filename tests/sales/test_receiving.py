"""Another than the buyer receives by an authorisation, or for a reason that is kept."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from audit.models import LedgerEntry
from foundation.acts import Act
from foundation.database import db
from papers.models import DocumentKind
from papers.refusals import DocumentAfterAct
from sales.entries import HANDED_OVER
from sales.operations import delivery
from sales.receiving import is_buyer
from sales.refusals import ReceiverNotBuyer
from tests.fixtures.papers import typed
from tests.fixtures.sales import DELIVERED, minutes

OTHER = "Người Nhận Thay"


@pytest.fixture
def by(officer, travel_to):
    return Act(officer, travel_to(DELIVERED))


def hand_over(sale, by, **given):
    return delivery.hand_over(sale, **{**minutes(), **given}, by=by)


def kept():
    return db.session.scalars(
        select(LedgerEntry.payload).where(LedgerEntry.kind == HANDED_OVER.code)
    ).one()


def test_another_receives_by_an_authorisation_of_before_the_hand_over(paid, by, travel_to):
    with pytest.raises(ReceiverNotBuyer):
        hand_over(paid, by, received_by=OTHER)
    late = typed("5/UQ", DELIVERED + timedelta(days=1), kind=DocumentKind.OTHER)
    later = Act(by.actor, travel_to(DELIVERED + timedelta(days=1)))
    with pytest.raises(DocumentAfterAct):
        hand_over(paid, later, received_by=OTHER, authority=late)
    hand_over(paid, later, received_by=OTHER, authority=typed("5/UQ", DELIVERED))
    assert kept()["authority"] == "5/UQ"
    assert paid.received_by == OTHER


def test_another_receives_for_a_reason_in_law(paid, by):
    hand_over(paid, by, received_by=OTHER, receives_as="Người đại diện theo pháp luật")
    assert kept()["receives_as"] == "Người đại diện theo pháp luật"


def test_the_buyer_needs_nothing_however_the_name_is_written(paid, by):
    assert is_buyer(paid, f"ông {paid.buyer.upper()}")
    hand_over(paid, by, received_by=f"Ông {paid.buyer}")
    assert set(kept()) & {"authority", "receives_as"} == set()
