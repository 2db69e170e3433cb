"""Every act that names an organisation refuses one that is unknown, unclear, closed, or no name."""

from datetime import date
from decimal import Decimal

import pytest

from cases.models import Holder
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from organisations import refusals
from organisations.models import OrganisationKind
from organisations.operations.naming import Named
from organisations.operations.registry import close_organisation, record_organisation
from sales.models import AttemptOutcome
from sales.operations.attempts import record_attempt
from tests.fixtures.lending import lend_item
from tests.fixtures.papers import typed
from tests.fixtures.receiving import receive_line
from tests.fixtures.warehouse import as_described, borrowing, lines_of
from warehouse.models import ItemKind, PhysicalHolder, PlaceClass
from warehouse.operations.claims import claim_item, see_item

POLICE = "Công an tỉnh Mẫu"
R = refusals


@pytest.fixture
def away(make_place):
    return make_place(short_name="CA-1", name="Kho công an", place_class=PlaceClass.ELSEWHERE)


@pytest.fixture
def refused(officer):
    """Try an act with each name that is refused; the act takes a name and whether it is added."""

    def trial(act):
        by, day = Act(officer, clock.now()), clock.today()

        def tried(refusal, name=POLICE, *, adds=False):
            with pytest.raises(refusal), db.session.begin_nested():
                act(name, adds)

        tried(R.OrganisationUnknown)
        tried(R.OrganisationNameUnreadable, "12", adds=True)
        said = {"kind": OrganisationKind.POLICE, "name": POLICE, "office_id": 1}
        close_organisation(record_organisation(**said, by=by.onward()), on=day, by=by.onward())
        tried(R.OrganisationClosed)
        record_organisation(**said, is_another=True, by=by.onward())
        tried(R.OrganisationUnclear)

    return trial


def test_an_intake_that_is_proposed(refused, make_intake):
    refused(
        lambda name, adds: make_intake(
            counterpart_office=name, adds_counterpart_office=adds, approved=False
        )
    )


def test_a_release_that_is_proposed(refused, make_release, item):
    refused(
        lambda name, adds: make_release(
            item, counterpart_office=name, adds_counterpart_office=adds, approved=False
        )
    )


def test_a_loan(refused, item, make_loan_order, keeper, now):
    order = make_loan_order(item)

    def act(name, adds):
        lending = borrowing(item, organisation=Named(name, OrganisationKind.OTHER, adds=adds))
        lend_item(item, order=order, by=Act(keeper, now), **lending)

    refused(act)


def held(name, adds):
    return {"holder": PhysicalHolder.POLICE, "holder_name": name, "adds_holder": adds}


def test_what_is_received_elsewhere(refused, intake, away, keeper, now):
    line = lines_of(intake)[0]
    refused(
        lambda name, adds: receive_line(
            line, place=away, by=Act(keeper, now), **as_described(line), **held(name, adds)
        )
    )


@pytest.fixture
def claim(office, away, keeper, now):
    def act(name, adds):
        return claim_item(
            office,
            case_number="12/2020",
            kind=ItemKind.VEHICLE,
            description="Xe máy",
            quantity=Decimal(1),
            unit="chiếc",
            place=away,
            source="sổ kho",
            by=Act(keeper, now),
            **held(name, adds),
        )

    return act


def test_what_is_claimed_elsewhere(refused, claim):
    refused(claim)


def test_what_is_seen_elsewhere(refused, claim, away, keeper, now):
    claimed = claim("Công an huyện Mẫu", adds=True)
    refused(lambda name, adds: see_item(claimed, at=away, by=Act(keeper, now), **held(name, adds)))


def test_an_attempt_to_deliver(refused, paid, officer, travel_to):
    on = date(2027, 1, 4)
    moment = travel_to(on)

    def act(name, adds):
        record_attempt(
            paid,
            attempted_on=on,
            coercive=False,
            outcome=AttemptOutcome.BLOCKED,
            reason_code="U01_RESIST",
            note="Khóa cổng",
            minutes=typed("01/BB-GTS", on),
            held_by=Holder.POLICE,
            next_act="Lập kế hoạch",
            holder_name=name,
            adds_holder=adds,
            by=Act(officer, moment),
        )

    refused(act)
